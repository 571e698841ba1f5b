//! Agreements that change as a part of something larger, inside its transaction: a look at a place
//! that is agreed, put on another day, or settled.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::store::{checked, day_of, moved, settle, touch, write};
use super::{AgreementError, AgreementStatus, SaveAgreement, series};
use crate::ids::AgreementId;
use crate::store::transact::Tx;
use crate::text;

/// Puts an agreement on the list.
///
/// # Errors
/// As [`super::save`].
pub(crate) fn add(tx: &mut Tx<'_>, request: &SaveAgreement) -> Result<AgreementId, AgreementError> {
    let (what, due) = checked(request)?;
    write(tx, request, &what, due)
}

/// Settles an agreement that is still open; one that is settled or gone stays as it is.
///
/// # Errors
/// Only those of the store.
pub(crate) fn settle_open(
    tx: &mut Tx<'_>,
    id: &AgreementId,
    status: AgreementStatus,
    reason: &str,
) -> Result<(), AgreementError> {
    if !open(tx, id)? {
        return Ok(());
    }
    let student = settle(tx, id, status, reason)?;
    series::open_next(tx, id, &student)?;
    Ok(())
}

/// Puts an agreement that is still open on another day.
///
/// # Errors
/// Only those of the store.
pub(crate) fn move_open(
    tx: &mut Tx<'_>,
    id: &AgreementId,
    due: Option<NaiveDate>,
    reason: &str,
) -> Result<(), AgreementError> {
    if !open(tx, id)? {
        return Ok(());
    }
    let (student, before) = day_of(tx.sql, id)?;
    if before == due {
        return Ok(());
    }
    tx.sql
        .prepare_cached(
            "UPDATE agreement SET due = ?2, status_reason = ?3, status_at = ?4 WHERE id = ?1",
        )?
        .execute((id, due, reason, tx.now.stamp()))?;
    moved(tx, id, before, due, reason)?;
    touch(tx, id, &student);
    Ok(())
}

fn open(tx: &Tx<'_>, id: &AgreementId) -> Result<bool, AgreementError> {
    let status: Option<String> = tx
        .sql
        .prepare_cached("SELECT status FROM agreement WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(status == Some(text::code(&AgreementStatus::Open)?))
}
