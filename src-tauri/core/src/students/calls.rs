//! Whom to call: what a caller needs beside the phone, and no notes (handbook 8.11 and 9).

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use super::StudentError;
use crate::ids::StudentId;
use crate::store::column;
use crate::store::{Dossier, StoreError};

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct Call {
    /// Who.
    pub student_id: StudentId,
    /// Roepnaam.
    pub first_name: String,
    /// Prefix and last name.
    pub last_name: String,
    /// Class.
    pub class: String,
    /// Own number, or empty.
    pub phone: String,
    /// app, bellen, sms, mail, brief; or empty.
    pub preferred_channel: String,
    /// The first relative with a number.
    pub second: Option<SecondNumber>,
    /// The last contact or attempt.
    pub last: Option<CallContact>,
    /// The last day on which the student was reached.
    pub last_reached: Option<NaiveDate>,
    /// Attempts without an answer since then.
    pub attempts: u32,
    /// The open agreement that is due first.
    pub next_agreement: Option<CallAgreement>,
}

/// A number of somebody around the student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct SecondNumber {
    /// moeder, vader, oma, voogd …
    pub relation: String,
    /// Phone.
    pub phone: String,
}

/// A contact without what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct CallContact {
    /// Day.
    pub date: NaiveDate,
    /// bellen, app, gesprek, bezoek, mail, brief.
    pub channel: String,
    /// Was the student reached?
    pub reached: bool,
}

/// An open agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct CallAgreement {
    /// In words.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// When.
    pub due: NaiveDate,
}

/// Whom to call, in the order of the request.
///
/// # Errors
/// `Unknown` when one of them is gone.
pub fn calls(dossier: &Dossier, students: &[StudentId]) -> Result<Vec<Call>, StudentError> {
    dossier.read(|sql| students.iter().map(|id| call(sql, id)).collect())
}

fn call(sql: &Connection, id: &StudentId) -> Result<Call, StudentError> {
    let mut call = sql
        .prepare_cached(
            "SELECT first_name, prefix, last_name, class, phone, preferred_channel FROM student WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Call {
                student_id: id.clone(),
                first_name: row.get("first_name")?,
                last_name: crate::text::full_name(
                    "",
                    &row.get::<_, String>("prefix")?,
                    &row.get::<_, String>("last_name")?,
                ),
                class: row.get("class")?,
                phone: row.get("phone")?,
                preferred_channel: row.get("preferred_channel")?,
                second: None,
                last: None,
                last_reached: None,
                attempts: 0,
                next_agreement: None,
            })
        })
        .optional()?
        .ok_or(StudentError::Unknown)?;
    call.second = sql
        .prepare_cached(
            "SELECT relation, phone FROM relative WHERE student_id = ?1 AND phone <> '' ORDER BY position, id LIMIT 1",
        )?
        .query_row([id], |row| {
            Ok(SecondNumber {
                relation: row.get("relation")?,
                phone: row.get("phone")?,
            })
        })
        .optional()?;
    for contact in contacts(sql, id)? {
        if contact.reached {
            call.last_reached = Some(contact.date);
        } else {
            call.attempts += 1;
        }
        let reached = contact.reached;
        call.last.get_or_insert(contact);
        if reached {
            break;
        }
    }
    call.next_agreement = sql
        .prepare_cached(
            "SELECT text, owner, due FROM agreement WHERE student_id = ?1 AND status = 'open' AND due IS NOT NULL
             ORDER BY due, id LIMIT 1",
        )?
        .query_row([id], |row| {
            Ok(CallAgreement {
                text: row.get("text")?,
                owner: row.get("owner")?,
                due: column::needed_day(row, "due")?,
            })
        })
        .optional()?;
    Ok(call)
}

/// Newest first.
fn contacts(sql: &Connection, id: &StudentId) -> Result<Vec<CallContact>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT date, channel, reached FROM student_contact WHERE student_id = ?1 ORDER BY date DESC, id DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(CallContact {
            date: column::needed_day(row, "date")?,
            channel: row.get("channel")?,
            reached: row.get("reached")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
