//! What happens after the rode knop was pressed: sent, asked again, answered, closed.

use rusqlite::OptionalExtension;
use serde::Deserialize;
use ts_rs::TS;

use super::store::{follow_flag, log, open_student, student_of};
use super::{How, Outcome, RedButtonEventKind, StuckError};
use crate::ids::{RedButtonId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier};
use crate::text;

/// It went to the official.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct SentRedButton {
    /// Which.
    pub id: RedButtonId,
    /// How.
    pub how: How,
}

/// What the official said.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct AnswerRedButton {
    /// Which.
    pub id: RedButtonId,
    /// The answer in words.
    pub text: String,
}

/// It is over.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct CloseRedButton {
    /// Which.
    pub id: RedButtonId,
    /// As what.
    pub outcome: Outcome,
    /// What came of it, in words.
    pub text: String,
}

/// Writes down that the page went to the official, or that the official was called.
///
/// # Errors
/// `Unknown`, `Closed`.
pub fn sent(
    dossier: &Dossier,
    request: &SentRedButton,
    now: Moment,
) -> Result<Changed<()>, StuckError> {
    let how = text::code(&request.how)?;
    dossier.transact("stuck.sent", now, |tx| {
        let student = open_student(tx.sql, &request.id)?;
        tx.sql
            .prepare_cached("UPDATE red_button SET sent_on = ?2, sent_how = ?3 WHERE id = ?1")?
            .execute((&request.id, now.today(), &how))?;
        done(tx, &request.id, &student, RedButtonEventKind::Sent, &how)
    })
}

/// Writes down that the official was asked again.
///
/// # Errors
/// `Unknown`, `Closed`, `NotSent`.
pub fn reminded(
    dossier: &Dossier,
    request: &SentRedButton,
    now: Moment,
) -> Result<Changed<()>, StuckError> {
    let how = text::code(&request.how)?;
    dossier.transact("stuck.reminded", now, |tx| {
        let student = open_student(tx.sql, &request.id)?;
        let changed = tx
            .sql
            .prepare_cached(
                "UPDATE red_button SET reminded_on = ?2 WHERE id = ?1 AND sent_on IS NOT NULL",
            )?
            .execute((&request.id, now.today()))?;
        if changed == 0 {
            return Err(StuckError::NotSent);
        }
        done(
            tx,
            &request.id,
            &student,
            RedButtonEventKind::Reminded,
            &how,
        )
    })
}

/// Writes the answer down.
///
/// # Errors
/// `Unknown`, `Closed`, `NoAnswer`.
pub fn answered(
    dossier: &Dossier,
    request: &AnswerRedButton,
    now: Moment,
) -> Result<Changed<()>, StuckError> {
    let answer = request.text.trim();
    if answer.is_empty() {
        return Err(StuckError::NoAnswer);
    }
    dossier.transact("stuck.answered", now, |tx| {
        let student = open_student(tx.sql, &request.id)?;
        tx.sql
            .prepare_cached("UPDATE red_button SET answered_on = ?2, answer = ?3 WHERE id = ?1")?
            .execute((&request.id, now.today(), answer))?;
        done(
            tx,
            &request.id,
            &student,
            RedButtonEventKind::Answered,
            answer,
        )
    })
}

/// Closes it, with what came of it.
///
/// # Errors
/// `Unknown`, `Closed`, `NoAnswer`.
pub fn close(
    dossier: &Dossier,
    request: &CloseRedButton,
    now: Moment,
) -> Result<Changed<()>, StuckError> {
    let words = request.text.trim();
    if words.is_empty() {
        return Err(StuckError::NoAnswer);
    }
    let outcome = text::code(&request.outcome)?;
    dossier.transact("stuck.close", now, |tx| {
        let student = open_student(tx.sql, &request.id)?;
        tx.sql
            .prepare_cached(
                "UPDATE red_button SET closed_on = ?2, closed_as = ?3, outcome = ?4 WHERE id = ?1",
            )?
            .execute((&request.id, now.today(), &outcome, words))?;
        done(tx, &request.id, &student, RedButtonEventKind::Closed, words)
    })
}

/// Opens one again that was closed too soon.
///
/// # Errors
/// `Unknown`; `AlreadyPressed` while another is open.
pub fn reopen(dossier: &Dossier, id: &RedButtonId, now: Moment) -> Result<Changed<()>, StuckError> {
    dossier.transact("stuck.reopen", now, |tx| {
        let (student, _) = student_of(tx.sql, id)?;
        let other: Option<RedButtonId> = tx
            .sql
            .prepare_cached("SELECT id FROM red_button WHERE student_id = ?1 AND closed_on IS NULL AND id <> ?2")?
            .query_row((&student, id), |row| row.get(0))
            .optional()?;
        if other.is_some() {
            return Err(StuckError::AlreadyPressed);
        }
        tx.sql
            .prepare_cached("UPDATE red_button SET closed_on = NULL, closed_as = '' WHERE id = ?1")?
            .execute([id])?;
        done(tx, id, &student, RedButtonEventKind::Reopened, "")
    })
}

fn done(
    tx: &mut Tx<'_>,
    id: &RedButtonId,
    student: &StudentId,
    kind: RedButtonEventKind,
    what: &str,
) -> Result<(), StuckError> {
    log(tx, id, kind, what)?;
    follow_flag(tx, student)?;
    tx.subject(id);
    Ok(())
}
