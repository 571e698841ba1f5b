//! Which UID belongs to what, and how often it changed since it was first sent. This is never undone:
//! what stands in somebody else's calendar can't be taken back by pressing Ctrl Z here, only by
//! sending the next number.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::{Clean, Numbered, Subject, When};
use crate::store::StoreError;
use crate::store::transact::Tx;

/// Gives an event its UID and its number, and keeps both. `None` for a cancellation of what was
/// never sent.
pub(super) fn count(
    tx: &Tx<'_>,
    subject: &Subject,
    event: Clean,
) -> Result<Option<Numbered>, StoreError> {
    let known: Option<(String, u32, String)> = tx
        .sql
        .prepare_cached(
            "SELECT uid, sequence, digest FROM calendar_event WHERE kind = ?1 AND subject_id = ?2",
        )?
        .query_row((subject.kind(), subject.id()), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let digest = digest(&event);
    let (uid, sequence) = match known {
        Some((uid, sequence, before)) if before == digest => (uid, sequence),
        Some((uid, sequence, _)) => (uid, sequence.saturating_add(1)),
        None if event.cancelled => return Ok(None),
        // A number without meaning: nothing can be read from it (RFC 7986, 5.3).
        None => (uuid::Uuid::new_v4().to_string(), 0),
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO calendar_event (uid, kind, subject_id, sequence, digest, cancelled, sent_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (uid) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest,
               cancelled = excluded.cancelled, sent_at = excluded.sent_at",
        )?
        .execute((
            &uid,
            subject.kind(),
            subject.id(),
            sequence,
            &digest,
            event.cancelled,
            tx.now.stamp(),
        ))?;
    Ok(Some(Numbered {
        uid,
        sequence,
        event,
    }))
}

/// What stands in the file, in one number. Who is invited counts; the day on which it is sent and
/// whether it is an invitation or a list do not.
fn digest(event: &Clean) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update(part.as_bytes());
        hash.update([0]);
    };
    add(&event.title);
    match event.when {
        When::Day(day) => add(&day.to_string()),
        When::Time { date, start, end } => add(&format!("{date} {start} {end}")),
    }
    add(&event.place);
    add(&event.text);
    for person in &event.people {
        add(&person.email);
    }
    add(if event.cancelled { "cancelled" } else { "on" });
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What the world outside has of a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "calendar.ts")]
pub struct Sent {
    /// Number of the last one.
    pub sequence: u32,
    /// The last one was a cancellation.
    pub cancelled: bool,
    /// Day of the last one.
    pub on: NaiveDate,
}

/// What was sent last about a subject; `None` when it never left.
pub(crate) fn sent(sql: &Connection, subject: &Subject) -> Result<Option<Sent>, StoreError> {
    sql.prepare_cached(
        "SELECT sequence, cancelled, substr(sent_at, 1, 10) AS sent_on FROM calendar_event WHERE kind = ?1 AND subject_id = ?2",
    )?
    .query_row((subject.kind(), subject.id()), |row| {
        Ok(Sent {
            sequence: row.get("sequence")?,
            cancelled: row.get("cancelled")?,
            on: row.get("sent_on")?,
        })
    })
    .optional()
    .map_err(StoreError::from)
}
