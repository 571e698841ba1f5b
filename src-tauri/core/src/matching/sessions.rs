//! Sessions of the table: the monthly moment, so that last month's outcomes come back first.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::MatchingError;
use super::places::{iso, line};
use super::types::{MatchSession, SaveSession};
use crate::ids::MatchSessionId;
use crate::moment::Moment;
use crate::store::column::{Day, json, needed_day};
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text;

const SELECT: &str = "SELECT id, date, place, present, remarks, closed,
    (SELECT count(*) FROM place_look WHERE session_id = match_session.id) AS looks FROM match_session";

/// All sessions, latest first.
///
/// # Errors
/// Only those of the store.
pub fn sessions(dossier: &Dossier) -> Result<Vec<MatchSession>, MatchingError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(&format!("{SELECT} ORDER BY date DESC, id DESC"))?;
        let rows = statement.query_map([], session)?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Begins a session, plans one, or changes who are there.
///
/// # Errors
/// `BadDate`, `UnknownSession`, `LooksLikeBsn`.
pub fn save_session(
    dossier: &Dossier,
    request: &SaveSession,
    now: Moment,
) -> Result<Changed<MatchSessionId>, MatchingError> {
    let date = iso(&request.date, "date")?.unwrap_or_else(|| now.today());
    let place = line(&request.place, "place")?;
    let remarks = line(&request.remarks, "remarks")?;
    let mut present: Vec<String> = Vec::new();
    for name in &request.present {
        let name = line(name, "present")?;
        if !name.is_empty() && !present.contains(&name) {
            present.push(name);
        }
    }
    dossier.transact("matching.save_session", now, |tx| {
        let id = request.id.clone().unwrap_or_else(MatchSessionId::new);
        if request.id.is_some() {
            needed(tx.sql, &id)?;
        }
        tx.sql
            .prepare_cached(
                "INSERT INTO match_session (id, date, place, present, remarks, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET date = excluded.date, place = excluded.place,
                   present = excluded.present, remarks = excluded.remarks",
            )?
            .execute((&id, Day(date), place, text::json(&present)?, remarks, now.stamp()))?;
        tx.touch(Area::Places);
        tx.subject(&id);
        Ok(id)
    })
}

/// Closes a session. What is not settled comes back at the next.
///
/// # Errors
/// `UnknownSession`.
pub fn close_session(
    dossier: &Dossier,
    id: &MatchSessionId,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    dossier.transact("matching.close_session", now, |tx| {
        needed(tx.sql, id)?;
        tx.sql
            .prepare_cached("UPDATE match_session SET closed = 1 WHERE id = ?1")?
            .execute([id])?;
        tx.touch(Area::Places);
        tx.subject(id);
        Ok(())
    })
}

/// The session that is going on: the latest that has begun and is not closed.
pub(super) fn current(
    sql: &Connection,
    today: NaiveDate,
) -> Result<Option<MatchSession>, StoreError> {
    one(
        sql,
        "closed = 0 AND date <= ?1 ORDER BY date DESC, id DESC LIMIT 1",
        Day(today),
    )
}

/// The last one that was closed.
pub(super) fn last(sql: &Connection, today: NaiveDate) -> Result<Option<MatchSession>, StoreError> {
    one(
        sql,
        "closed = 1 AND date <= ?1 ORDER BY date DESC, id DESC LIMIT 1",
        Day(today),
    )
}

fn needed(sql: &Connection, id: &MatchSessionId) -> Result<MatchSession, MatchingError> {
    one(sql, "id = ?1", id)?.ok_or(MatchingError::UnknownSession)
}

fn one(
    sql: &Connection,
    which: &str,
    parameter: impl rusqlite::ToSql,
) -> Result<Option<MatchSession>, StoreError> {
    Ok(sql
        .prepare_cached(&format!("{SELECT} WHERE {which}"))?
        .query_row([parameter], session)
        .optional()?)
}

fn session(row: &Row<'_>) -> rusqlite::Result<MatchSession> {
    Ok(MatchSession {
        id: row.get("id")?,
        date: needed_day(row, "date")?,
        place: row.get("place")?,
        present: json(row, "present")?,
        remarks: row.get("remarks")?,
        closed: row.get("closed")?,
        looks: row.get("looks")?,
    })
}
