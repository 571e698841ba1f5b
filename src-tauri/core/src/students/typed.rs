//! What people type in a student's fields, checked before it is kept.

use chrono::NaiveDate;

use super::StudentError;
use crate::exchange::bsn;
use crate::text::{iso_date, tidy};

/// One line, with white space in order.
///
/// # Errors
/// `LooksLikeBsn`: a BSN is never kept (handbook 10.2).
pub(super) fn line(text: &str, field: &'static str) -> Result<String, StudentError> {
    let text = tidy(text);
    if bsn::occurs_in(&text) {
        Err(StudentError::LooksLikeBsn { field })
    } else {
        Ok(text)
    }
}

/// Several lines, as typed.
///
/// # Errors
/// As [`line`].
pub(super) fn lines(text: &str, field: &'static str) -> Result<String, StudentError> {
    let text = text.trim_end();
    if bsn::occurs_in(text) {
        Err(StudentError::LooksLikeBsn { field })
    } else {
        Ok(text.to_owned())
    }
}

/// One line that can't be empty.
///
/// # Errors
/// `Missing`, and as [`line`].
pub(super) fn needed(text: &str, field: &'static str) -> Result<String, StudentError> {
    let text = line(text, field)?;
    if text.is_empty() {
        Err(StudentError::Missing { field })
    } else {
        Ok(text)
    }
}

/// An ISO date or nothing.
///
/// # Errors
/// `BadDate`.
pub(super) fn day(text: &str, field: &'static str) -> Result<Option<NaiveDate>, StudentError> {
    iso_date(text).map_err(|_| StudentError::BadDate { field })
}

/// A day of which the year can be meant, or nothing.
///
/// # Errors
/// `BadDate`.
pub(super) fn usual(day: Option<NaiveDate>, field: &'static str) -> Result<(), StudentError> {
    if day.is_none_or(crate::text::usual) {
        Ok(())
    } else {
        Err(StudentError::BadDate { field })
    }
}

/// The CBS code as it is kept, or nothing.
///
/// # Errors
/// `UnknownMunicipality`.
pub(super) fn municipality(code: &str) -> Result<String, StudentError> {
    if code.trim().is_empty() {
        return Ok(String::new());
    }
    let municipality = crate::reference::by_code(code).ok_or(StudentError::UnknownMunicipality)?;
    Ok(municipality.code.clone())
}
