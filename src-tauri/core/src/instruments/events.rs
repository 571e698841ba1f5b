//! The history of an instrument: every change of status, with its day.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::mbo::MboStatus;
use super::{Instrument, InstrumentError, InstrumentStatus};
use crate::ids::{InstrumentId, StudentId};
use crate::store::transact::Tx;
use crate::store::{StoreError, column};
use crate::text;

/// A change of status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentEvent {
    /// UTC moment at which it was written down, RFC 3339.
    pub at: String,
    /// The day on which it happened, as far as known.
    pub on_date: NaiveDate,
    /// Who wrote it down, as in the settings.
    pub by: String,
    /// Name of the kind at that time; the choice within an application may change.
    pub kind: String,
    /// Status.
    pub status: InstrumentStatus,
    /// Status at the mbo, for applications there.
    pub mbo_status: Option<MboStatus>,
    /// Why, where that was said.
    pub reason: String,
}

/// The day of the status that an instrument has now.
fn day_of(instrument: &Instrument, today: NaiveDate) -> NaiveDate {
    match instrument.status {
        InstrumentStatus::Aangevraagd => instrument.applied_on,
        InstrumentStatus::Toegekend | InstrumentStatus::Afgewezen => instrument.decided_on,
        InstrumentStatus::Bezwaar => instrument.objection_on,
        InstrumentStatus::Beeindigd => instrument.ended_on,
        InstrumentStatus::Besproken | InstrumentStatus::Aanvragen => None,
    }
    .unwrap_or(today)
}

/// Notes a change when there is one. When only the day or the reason of the last status was filled
/// in, the last line is mended.
pub(super) fn note(
    tx: &Tx<'_>,
    id: &InstrumentId,
    now: &Instrument,
    before: Option<&Instrument>,
) -> Result<(), InstrumentError> {
    let mbo = |of: &Instrument| of.mbo.as_ref().map(|mbo| mbo.status);
    let on = day_of(now, tx.now.today());
    let reason = text::tidy(&now.status_reason);
    let same = before.is_some_and(|before| {
        before.status == now.status && before.kind_code == now.kind_code && mbo(before) == mbo(now)
    });
    if same {
        let moved = before.is_some_and(|before| {
            day_of(before, on) != on || before.status_reason != now.status_reason
        });
        if moved {
            tx.sql
                .prepare_cached(
                    "UPDATE instrument_event SET on_date = ?2, reason = ?3
                     WHERE id = (SELECT id FROM instrument_event WHERE instrument_id = ?1 ORDER BY at DESC, id DESC LIMIT 1)",
                )?
                .execute((id, on, reason))?;
        }
        return Ok(());
    }
    let mbo_status = mbo(now).map(|status| text::code(&status)).transpose()?;
    tx.sql
        .prepare_cached(
            "INSERT INTO instrument_event (id, instrument_id, at, on_date, by, kind_code, status, mbo_status, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            uuid::Uuid::now_v7().to_string(),
            id,
            tx.now.stamp(),
            on,
            tx.by()?,
            &now.kind_code,
            text::code(&now.status)?,
            mbo_status.unwrap_or_default(),
            reason,
        ))?;
    Ok(())
}

/// The history of all instruments of a student, newest first.
pub(super) fn of_student(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<(InstrumentId, InstrumentEvent)>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT e.instrument_id, e.at, e.on_date, e.by, k.name, e.status, e.mbo_status, e.reason
         FROM instrument_event AS e JOIN instrument AS i ON i.id = e.instrument_id JOIN instrument_kind AS k ON k.code = e.kind_code
         WHERE i.student_id = ?1 ORDER BY e.at DESC, e.id DESC",
    )?;
    let mut rows = statement.query([student])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mbo_status: String = row.get("mbo_status")?;
        let event = InstrumentEvent {
            at: row.get("at")?,
            on_date: column::needed_day(row, "on_date")?,
            by: row.get("by")?,
            kind: row.get("name")?,
            status: column::code(row, "status")?,
            mbo_status: if mbo_status.is_empty() {
                None
            } else {
                Some(text::from_code(&mbo_status)?)
            },
            reason: row.get("reason")?,
        };
        found.push((row.get("instrument_id")?, event));
    }
    Ok(found)
}
