//! Periods with an evaluation before their end, such as the half years of a jobcoach through UWV.
//! The first one is made when it is granted, the next one when an extension is granted.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::last_day_of;
use super::kinds::{Counts, InstrumentSetup};
use super::store::{student_of, touch};
use super::{Instrument, InstrumentError, InstrumentStatus, setup};
use crate::ids::{InstrumentId, PeriodId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError, column};
use crate::text;

/// Does another period follow?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Extension {
    /// Not talked about.
    #[default]
    Open,
    /// Not needed.
    NietNodig,
    /// Asked.
    Gevraagd,
    /// Granted: another period follows.
    Toegekend,
    /// Refused.
    Geweigerd,
}

/// One period; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentPeriod {
    /// Number.
    pub id: Option<PeriodId>,
    /// Of what.
    pub instrument_id: InstrumentId,
    /// First day.
    pub from_date: NaiveDate,
    /// Last day.
    pub to_date: NaiveDate,
    /// Evaluated on.
    pub evaluated_on: Option<NaiveDate>,
    /// By whom.
    pub evaluated_by: String,
    /// What came out, in working words.
    pub outcome: String,
    /// Another period?
    pub extension: Extension,
    /// When that was asked or decided.
    pub extension_on: Option<NaiveDate>,
}

/// The last day of the period that begins on `first`, in a row of periods that began on `anchor`:
/// counted from the anchor, so that a row from the 31st does not shorten.
#[must_use]
pub(super) fn end_of_next(
    anchor: NaiveDate,
    first: NaiveDate,
    length: (u32, super::Unit),
) -> Option<NaiveDate> {
    let (amount, unit) = length;
    if amount == 0 {
        return None;
    }
    (1..=400_u32)
        .filter_map(|nth| last_day_of(anchor, amount.checked_mul(nth)?, unit))
        .find(|last| *last >= first)
}

/// How long one period lasts, when that is known.
fn length(
    sql: &Connection,
    instrument: &Instrument,
) -> Result<Option<(u32, super::Unit)>, StoreError> {
    let setup = setup::read(sql)?;
    Ok(setup
        .kind(&instrument.kind_code)
        .and_then(|kind| length_of(&setup, kind, &instrument.municipality_code)))
}

fn length_of(
    setup: &InstrumentSetup,
    kind: &super::InstrumentKind,
    municipality: &str,
) -> Option<(u32, super::Unit)> {
    let terms = setup.terms_of(kind, municipality);
    let term = terms.iter().find(|term| term.counts == Counts::Periode)?;
    Some((term.amount?, term.unit))
}

/// Makes the first period of what was granted; moves it along while nothing was written in it.
pub(super) fn begin(
    tx: &Tx<'_>,
    id: &InstrumentId,
    instrument: &Instrument,
) -> Result<(), InstrumentError> {
    let (InstrumentStatus::Toegekend, Some(from)) = (instrument.status, instrument.from_date)
    else {
        return Ok(());
    };
    let known = of_instrument(tx.sql, id)?;
    let untouched = |period: &InstrumentPeriod| {
        period.evaluated_on.is_none()
            && period.extension == Extension::Open
            && period.outcome.is_empty()
    };
    // A period does not run on after the last day that was granted.
    let too_long =
        |period: &InstrumentPeriod| instrument.to_date.is_some_and(|end| end < period.to_date);
    let number = match known.as_slice() {
        [] => None,
        [only] if untouched(only) && (only.from_date != from || too_long(only)) => only.id.clone(),
        _ => return Ok(()),
    };
    let Some(length) = length(tx.sql, instrument)? else {
        return Ok(());
    };
    if let Some(to) = end_of_next(from, from, length) {
        let period = InstrumentPeriod {
            id: number,
            ..fresh(id, from, instrument.to_date.map_or(to, |end| end.min(to)))
        };
        write(tx.sql, &period)?;
    }
    Ok(())
}

fn fresh(id: &InstrumentId, from_date: NaiveDate, to_date: NaiveDate) -> InstrumentPeriod {
    InstrumentPeriod {
        id: None,
        instrument_id: id.clone(),
        from_date,
        to_date,
        evaluated_on: None,
        evaluated_by: String::new(),
        outcome: String::new(),
        extension: Extension::Open,
        extension_on: None,
    }
}

/// Saves a period. An extension that is granted makes the next period and moves the end along.
///
/// # Errors
/// `Unknown` when the instrument is gone, `BadPeriod` when the end lies before the begin.
pub fn save_period(
    dossier: &Dossier,
    period: &InstrumentPeriod,
    now: Moment,
) -> Result<Changed<PeriodId>, InstrumentError> {
    if period.to_date < period.from_date {
        return Err(InstrumentError::BadPeriod);
    }
    super::store::usual_days([
        Some(period.from_date),
        Some(period.to_date),
        period.evaluated_on,
        period.extension_on,
    ])?;
    dossier.transact("instruments.save_period", now, |tx| {
        let id = &period.instrument_id;
        let student = student_of(tx.sql, id)?;
        let known = of_instrument(tx.sql, id)?;
        if period.id.is_some() && known.iter().all(|one| one.id != period.id) {
            return Err(InstrumentError::Unknown);
        }
        let number = write(tx.sql, period)?;
        let follows = known.iter().any(|one| one.from_date > period.to_date);
        if period.extension == Extension::Toegekend && !follows {
            let instrument = super::store::one(tx.sql, id)?.ok_or(InstrumentError::Unknown)?;
            let anchor = known.first().map_or(period.from_date, |first| {
                first.from_date.min(period.from_date)
            });
            let next = period
                .to_date
                .succ_opt()
                .ok_or(InstrumentError::BadPeriod)?;
            if let Some(to) =
                length(tx.sql, &instrument)?.and_then(|length| end_of_next(anchor, next, length))
            {
                write(tx.sql, &fresh(id, next, to))?;
                tx.sql
                    .prepare_cached(
                        "UPDATE instrument SET to_date = ?2 WHERE id = ?1 AND to_date < ?2",
                    )?
                    .execute((id, to))?;
            }
        }
        touch(tx, id, &student);
        Ok(number)
    })
}

/// Takes a period away that was noted by mistake.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn delete_period(
    dossier: &Dossier,
    id: &PeriodId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    dossier.transact("instruments.delete_period", now, |tx| {
        let instrument: InstrumentId = tx
            .sql
            .prepare_cached("DELETE FROM instrument_period WHERE id = ?1 RETURNING instrument_id")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or(InstrumentError::Unknown)?;
        let student = student_of(tx.sql, &instrument)?;
        touch(tx, &instrument, &student);
        Ok(())
    })
}

fn write(sql: &Connection, period: &InstrumentPeriod) -> Result<PeriodId, InstrumentError> {
    let id = period.id.clone().unwrap_or_else(PeriodId::new);
    sql.prepare_cached(
        "INSERT INTO instrument_period (id, instrument_id, from_date, to_date, evaluated_on, evaluated_by, outcome, extension, extension_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET from_date = excluded.from_date, to_date = excluded.to_date,
           evaluated_on = excluded.evaluated_on, evaluated_by = excluded.evaluated_by, outcome = excluded.outcome,
           extension = excluded.extension, extension_on = excluded.extension_on",
    )?
    .execute((
        &id,
        &period.instrument_id,
        period.from_date,
        period.to_date,
        period.evaluated_on,
        text::tidy(&period.evaluated_by),
        period.outcome.trim_end(),
        text::code(&period.extension)?,
        period.extension_on,
    ))?;
    Ok(id)
}

const COLUMNS: &str = "p.id, p.instrument_id, p.from_date, p.to_date, p.evaluated_on, p.evaluated_by, p.outcome, p.extension, p.extension_on";

fn of_row(row: &Row<'_>) -> Result<InstrumentPeriod, rusqlite::Error> {
    Ok(InstrumentPeriod {
        id: row.get("id")?,
        instrument_id: row.get("instrument_id")?,
        from_date: column::needed_day(row, "from_date")?,
        to_date: column::needed_day(row, "to_date")?,
        evaluated_on: column::day(row, "evaluated_on")?,
        evaluated_by: row.get("evaluated_by")?,
        outcome: row.get("outcome")?,
        extension: column::code(row, "extension")?,
        extension_on: column::day(row, "extension_on")?,
    })
}

/// The periods of one instrument, in order.
pub(super) fn of_instrument(
    sql: &Connection,
    id: &InstrumentId,
) -> Result<Vec<InstrumentPeriod>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM instrument_period AS p WHERE p.instrument_id = ?1 ORDER BY p.from_date, p.id"
    ))?;
    let rows = statement.query_map([id], of_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The periods of all instruments of a student, in order.
pub(super) fn of_student(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<InstrumentPeriod>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM instrument_period AS p JOIN instrument AS i ON i.id = p.instrument_id
         WHERE i.student_id = ?1 ORDER BY p.from_date, p.id"
    ))?;
    let rows = statement.query_map([student], of_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The periods of everything that was granted and is not over, in order.
pub(super) fn running(sql: &Connection) -> Result<Vec<InstrumentPeriod>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM instrument_period AS p JOIN instrument AS i ON i.id = p.instrument_id
         WHERE i.status = 'toegekend' ORDER BY p.from_date, p.id"
    ))?;
    let rows = statement.query_map([], of_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Unit;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_row_of_half_years_from_the_end_of_a_month_does_not_shorten() {
        let half = (6, Unit::Maanden);
        let anchor = day("2026-08-31");
        let mut first = anchor;
        let mut ends = Vec::new();
        for _ in 0..4 {
            let last = end_of_next(anchor, first, half).unwrap();
            ends.push(last.to_string());
            first = last.succ_opt().unwrap();
        }
        assert_eq!(
            ends,
            ["2027-02-28", "2027-08-30", "2028-02-29", "2028-08-30"]
        );
    }

    #[test]
    fn a_period_that_began_late_still_ends_with_the_row() {
        let half = (6, Unit::Maanden);
        assert_eq!(
            end_of_next(day("2026-09-01"), day("2027-03-10"), half),
            Some(day("2027-08-31"))
        );
        assert_eq!(
            end_of_next(day("2026-09-01"), day("2026-09-01"), (0, Unit::Weken)),
            None
        );
    }
}
