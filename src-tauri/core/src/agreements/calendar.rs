//! Agreements as appointments for somebody's calendar. No name of a student is in it: initials and the
//! student number say enough to look it up here.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::owners::Known;
use super::store::find;
use super::{Agreement, AgreementError, AgreementStatus, OwnerKey};
use crate::exchange::calendar::{self, CalendarFile, Event, Purpose, Subject, When};
use crate::ids::AgreementId;
use crate::moment::Moment;
use crate::store::{Changed, Dossier, StoreError};

/// Which agreements go to the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "which")]
#[ts(export, export_to = "agreements.ts")]
pub enum CalendarOf {
    /// One.
    One {
        /// Which.
        id: AgreementId,
    },
    /// All of an owner; `OwnerKey::Ik` for one's own.
    Owner {
        /// Whose.
        key: OwnerKey,
    },
}

/// Makes the file: what is open and has a day, and what was sent before and is done or dropped since,
/// as cancelled. Each keeps its UID, and its SEQUENCE counts when something changed.
///
/// # Errors
/// `Unknown`; `Calendar` when there is nothing to send.
pub fn to_calendar(
    dossier: &Dossier,
    of: &CalendarOf,
    now: Moment,
) -> Result<Changed<CalendarFile>, AgreementError> {
    let today = now.today();
    dossier.transact("agreements.to_calendar", now, |tx| {
        let known = Known::read(tx.sql)?;
        let chosen = match of {
            CalendarOf::One { id } => {
                let found = find(tx.sql, "a.id = ?1", [id], today)?;
                if found.is_empty() {
                    return Err(AgreementError::Unknown);
                }
                found
            }
            CalendarOf::Owner { key } => {
                let mut all = find(
                    tx.sql,
                    "(a.status = 'open' AND a.due IS NOT NULL)
                     OR a.id IN (SELECT subject_id FROM calendar_event WHERE kind = 'agreement' AND cancelled = 0)",
                    [],
                    today,
                )?;
                all.retain(|agreement| known.is_of(agreement, key));
                all
            }
        };
        let events: Vec<Event> = chosen
            .iter()
            .filter_map(|agreement| event(agreement, &known))
            .collect();
        Ok(calendar::file(tx, &events, Purpose::Publish)?)
    })
}

/// Was this ever sent to a calendar? Then throwing it away would leave it standing there.
pub(super) fn was_sent(sql: &Connection, id: &AgreementId) -> Result<bool, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM calendar_event WHERE kind = 'agreement' AND subject_id = ?1 AND cancelled = 0)",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// The appointment. One without a day that was sent when it had one is taken back; of one that never
/// was nothing is sent.
fn event(agreement: &Agreement, known: &Known) -> Option<Event> {
    let day = agreement.due.unwrap_or(agreement.made_on);
    let (initials, number) = known.sign(&agreement.student_id)?;
    let who = match number {
        "" => initials,
        number => format!("{initials} ({number})"),
    };
    Some(Event {
        subject: Subject::Agreement(agreement.id.clone()),
        title: format!("Afspraak over leerling {who}"),
        typed_title: agreement.text.clone(),
        when: When::Day(day),
        place: String::new(),
        text: format!("Over leerling {who}. De naam staat alleen in Transitieroute."),
        remarks: String::new(),
        people: Vec::new(),
        cancelled: agreement.status != AgreementStatus::Open || agreement.due.is_none(),
    })
}
