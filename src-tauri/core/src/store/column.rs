//! Values as they stand in the columns of the dossier: dates as ISO text, enums as their codes.

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Row};
use serde::de::DeserializeOwned;

/// A calendar day in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        parse(value.as_str()?)
            .map(Self)
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

/// The day of an ISO date, or of a moment that starts with one. By hand because the list of
/// students reads hundreds of thousands of them and chrono's parser takes ten times as long.
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| {
        bytes.get(from..to)?.iter().try_fold(0_u32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    NaiveDate::from_ymd_opt(
        i32::try_from(number(0, 4)?).ok()?,
        number(5, 7)?,
        number(8, 10)?,
    )
}

/// A day that may be absent.
pub(crate) fn day(row: &Row<'_>, column: &str) -> Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<Day>>(column)?.map(|day| day.0))
}

/// A day that is always there.
pub(crate) fn needed_day(row: &Row<'_>, column: &str) -> Result<NaiveDate> {
    Ok(row.get::<_, Day>(column)?.0)
}

/// An enum without fields by its serde name; a code that this program does not know is an error.
pub(crate) fn code<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    Ok(row.get::<_, Code<T>>(column)?.0)
}

/// A list or object that stands in the column as JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    Ok(row.get::<_, Json<T>>(column)?.0)
}

struct Json<T>(T);

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}

struct Code<T>(T);

impl<T: DeserializeOwned> FromSql for Code<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        crate::text::from_code(value.as_str()?)
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn reads_days_and_the_day_of_a_moment_and_refuses_the_rest() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 27).unwrap();
        assert_eq!(parse("2027-03-27"), Some(day));
        assert_eq!(parse("2027-03-27T10:00:00.000Z"), Some(day));
        for wrong in [
            "",
            "2027-3-27",
            "27-03-2027",
            "2027-02-30",
            "2027/03/27",
            "2027-03-2é",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
