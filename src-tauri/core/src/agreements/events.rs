//! What happened to an agreement after it was made, so that a day that moves time and again is seen.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AgreementError;
use crate::ids::AgreementId;
use crate::store::transact::Tx;
use crate::store::{Dossier, StoreError, column};
use crate::text;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum AgreementEventKind {
    /// Its day changed.
    Moved,
    /// Done.
    Gedaan,
    /// Dropped.
    Vervallen,
    /// Open again.
    Open,
    /// Days of the series that went by without it.
    Skipped,
    /// The owner was asked about it.
    Reminded,
    /// It comes back from now on, or otherwise than before.
    Repeats,
    /// It does not come back any more.
    Ended,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct AgreementEvent {
    /// UTC moment, RFC 3339.
    pub at: String,
    /// Who did it, as in the settings.
    pub by: String,
    /// What.
    pub kind: AgreementEventKind,
    /// The day it was, or the first day that was skipped.
    pub from: Option<NaiveDate>,
    /// The day it became, or the last day that was skipped.
    pub to: Option<NaiveDate>,
    /// Why, or how it was asked.
    pub reason: String,
}

/// The history of an agreement, newest first. Of one that comes back: of the whole row.
///
/// # Errors
/// Only those of the store.
pub fn history(dossier: &Dossier, id: &AgreementId) -> Result<Vec<AgreementEvent>, AgreementError> {
    dossier.read(|sql| Ok(of(sql, id)?))
}

fn of(sql: &Connection, id: &AgreementId) -> Result<Vec<AgreementEvent>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT at, by, kind, from_day, to_day, reason FROM agreement_event
         WHERE agreement_id = ?1 OR agreement_id IN (
           SELECT other.id FROM agreement AS this JOIN agreement AS other ON other.series_id = this.series_id WHERE this.id = ?1)
         ORDER BY at DESC, id DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(AgreementEvent {
            at: row.get("at")?,
            by: row.get("by")?,
            kind: column::code(row, "kind")?,
            from: column::day(row, "from_day")?,
            to: column::day(row, "to_day")?,
            reason: row.get("reason")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What to write down.
#[derive(Debug, Default)]
pub(super) struct Happened<'a> {
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) reason: &'a str,
}

pub(super) fn log(
    tx: &Tx<'_>,
    id: &AgreementId,
    kind: AgreementEventKind,
    what: &Happened<'_>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO agreement_event (id, agreement_id, at, by, kind, from_day, to_day, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            uuid::Uuid::now_v7().to_string(),
            id,
            tx.now.stamp(),
            tx.by()?,
            text::code(&kind)?,
            what.from,
            what.to,
            what.reason,
        ))?;
    Ok(())
}

/// Throws the history away with its agreement.
pub(super) fn forget(sql: &Connection, id: &AgreementId) -> Result<(), StoreError> {
    sql.prepare_cached("DELETE FROM agreement_event WHERE agreement_id = ?1")?
        .execute([id])?;
    Ok(())
}
