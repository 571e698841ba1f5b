//! Where a field came from. The note counts as long as the field is what came: who changes it by hand
//! makes it their own.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use super::{HandoverError, digest};
use crate::ids::{EvidenceId, PlacementId, ReceivedId, StudentId};
use crate::store::column::needed_day;
use crate::store::{Dossier, StoreError};
use crate::students::photo;

/// Where one field of a student came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct Origin {
    /// `first_name`, `photo`, `answer.<code>`, `placement.<number>`, `evidence.<number>`.
    pub field: String,
    /// The school that sent it.
    pub school: String,
    /// Day on which they sealed it.
    pub sealed_on: NaiveDate,
    /// Day on which it was taken over.
    pub received_on: NaiveDate,
    /// Who took it over.
    pub by: String,
}

/// A field that can come from elsewhere.
pub(super) enum Field {
    Record(String),
    Photo,
    Answer(String),
    Placement(PlacementId),
    Evidence(EvidenceId),
}

impl Field {
    fn key(&self) -> String {
        match self {
            Self::Record(name) => name.clone(),
            Self::Photo => "photo".to_owned(),
            Self::Answer(question) => format!("answer.{question}"),
            Self::Placement(id) => format!("placement.{id}"),
            Self::Evidence(id) => format!("evidence.{id}"),
        }
    }

    fn of(key: &str) -> Option<Self> {
        Some(match key.split_once('.') {
            None if key == "photo" => Self::Photo,
            None => Self::Record(key.to_owned()),
            Some(("answer", question)) => Self::Answer(question.to_owned()),
            Some(("placement", id)) => Self::Placement(id.into()),
            Some(("evidence", id)) => Self::Evidence(id.into()),
            Some(_) => return None,
        })
    }

    /// What the field holds now, as one digest.
    fn value(&self, sql: &Connection, student: &StudentId) -> Result<Option<String>, StoreError> {
        let one = |query: &str, key: &str| -> Result<Option<String>, StoreError> {
            Ok(sql
                .prepare_cached(query)?
                .query_row((student, key), |row| row.get(0))
                .optional()?)
        };
        let text = match self {
            Self::Photo => {
                let photo = photo::of_student(sql, student)?;
                return Ok(photo.map(|photo| digest(&photo.jpeg)));
            }
            Self::Record(name) => one(
                "SELECT CASE ?2 WHEN 'first_name' THEN first_name WHEN 'prefix' THEN prefix
                   WHEN 'last_name' THEN last_name WHEN 'class' THEN class ELSE '' END FROM student WHERE id = ?1",
                name,
            )?,
            Self::Answer(question) => one(
                "SELECT text FROM answer JOIN passport ON passport.id = passport_id WHERE student_id = ?1 AND question = ?2",
                question,
            )?,
            Self::Placement(id) => one(
                "SELECT json_array(kind, organisation, tasks, from_date, to_date, days, supervisor, supervisor_phone)
                 FROM placement WHERE student_id = ?1 AND id = ?2",
                id.as_str(),
            )?,
            Self::Evidence(id) => one(
                "SELECT json_array(kind, title, issuer, date, valid_to) FROM evidence WHERE student_id = ?1 AND id = ?2",
                id.as_str(),
            )?,
        };
        Ok(text.map(|text| digest(text.as_bytes())))
    }
}

/// Writes down where a field came from, after it was written.
pub(super) fn note(
    sql: &Connection,
    student: &StudentId,
    field: &Field,
    received: &ReceivedId,
) -> Result<(), StoreError> {
    let kept = field.value(sql, student)?.unwrap_or_default();
    sql.prepare_cached(
        "INSERT INTO origin (student_id, field, received_id, kept_digest) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (student_id, field) DO UPDATE SET received_id = excluded.received_id, kept_digest = excluded.kept_digest",
    )?
    .execute((student, field.key(), received, kept))?;
    Ok(())
}

/// Where the fields of a student came from, of those that are still as they came.
///
/// # Errors
/// Only those of the store.
pub fn origins(dossier: &Dossier, student: &StudentId) -> Result<Vec<Origin>, HandoverError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(
            "SELECT field, kept_digest, school, sealed_at, received_at, by FROM origin
             JOIN received ON received.id = received_id WHERE origin.student_id = ?1 ORDER BY field",
        )?;
        let mut rows = statement.query([student])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get("field")?;
            let kept: String = row.get("kept_digest")?;
            let now = match Field::of(&key) {
                Some(field) => field.value(sql, student)?,
                None => None,
            };
            if now.as_ref() == Some(&kept) {
                found.push(Origin {
                    field: key,
                    school: row.get("school")?,
                    sealed_on: needed_day(row, "sealed_at")?,
                    received_on: needed_day(row, "received_at")?,
                    by: row.get("by")?,
                });
            }
        }
        Ok(found)
    })
}
