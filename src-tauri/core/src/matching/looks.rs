//! Who goes to look where, and what came of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::MatchingError;
use super::places::{self, iso, line};
use super::sessions;
use super::types::{Look, LookOutcome, LookState, NewLook};
use crate::agreements::{AgreementStatus, OwnerKind, SaveAgreement, along};
use crate::ids::{LookId, StudentId};
use crate::moment::Moment;
use crate::store::column::{Day, code, day, needed_day};
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text;

/// Agrees that a student goes to look; with an agreement for who takes care of it, in one go.
///
/// # Errors
/// `UnknownPlace`, `UnknownStudent`, `BadDate`, `LooksLikeBsn`.
pub fn look(
    dossier: &Dossier,
    request: &NewLook,
    now: Moment,
) -> Result<Changed<LookId>, MatchingError> {
    let day = iso(&request.day, "day")?;
    let companion = line(&request.companion, "companion")?;
    dossier.transact("matching.look", now, |tx| {
        let place = places::needed(tx.sql, &request.place_id)?;
        let first_name = known_student(tx.sql, &request.student_id)?;
        let session = sessions::current(tx.sql, now.today())?.map(|session| session.id);
        let kind = request.companion_kind.unwrap_or(OwnerKind::Anders);
        let agreement = if request.agreement {
            let organisation = &place.place.organisation;
            let alone = companion.is_empty();
            let agreement = SaveAgreement {
                id: None,
                student_id: request.student_id.clone(),
                item_id: None,
                owner_kind: if alone { OwnerKind::Jongere } else { kind },
                owner: companion.clone(),
                owner_contact_id: request.companion_contact_id.clone(),
                text: if alone {
                    format!("gaat kijken bij {organisation}")
                } else {
                    format!("gaat met {first_name} kijken bij {organisation}")
                },
                due: day.map(|day| day.to_string()).unwrap_or_default(),
            };
            Some(along::add(tx, &agreement)?)
        } else {
            None
        };
        let state = if day.is_some() {
            LookState::GaatKijken
        } else {
            LookState::Voorgesteld
        };
        let id = LookId::new();
        let kind = if companion.is_empty() {
            String::new()
        } else {
            text::code(&kind)?
        };
        tx.sql
            .prepare_cached(
                "INSERT INTO place_look (id, place_id, student_id, session_id, state, companion, companion_kind, day, by,
                   agreement_id, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                &id,
                &request.place_id,
                &request.student_id,
                session,
                text::code(&state)?,
                companion,
                kind,
                day.map(Day),
                tx.by()?,
                agreement,
                now.stamp(),
            ))?;
        touch(tx, &request.student_id);
        tx.subject(&id);
        Ok(id)
    })
}

/// Says what came of a look, or puts it on another day. What became a place goes through
/// [`super::becomes`] and [`super::stopped`]. The agreement that goes with it is settled too.
///
/// # Errors
/// `UnknownLook`; `Settled` when it became a place, or when that is asked for here; `BadDate`;
/// `Missing` for another day without a day; `LooksLikeBsn`.
pub fn outcome(
    dossier: &Dossier,
    request: &LookOutcome,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    let new_day = iso(&request.day, "day")?;
    let words = line(&request.outcome, "outcome")?;
    if matches!(request.state, LookState::WordtHet | LookState::Gestopt) {
        return Err(MatchingError::Settled);
    }
    if request.state == LookState::GaatKijken && new_day.is_none() {
        return Err(MatchingError::Missing { field: "day" });
    }
    dossier.transact("matching.outcome", now, |tx| {
        let old = needed(tx.sql, &request.id, now.today())?;
        if matches!(old.state, LookState::WordtHet | LookState::Gestopt) {
            return Err(MatchingError::Settled);
        }
        let day = if request.state == LookState::GaatKijken {
            new_day
        } else {
            old.day
        };
        let said = Said {
            state: request.state,
            outcome: &words,
            day,
        };
        say(tx, &old, &said)?;
        if let Some(agreement) = &old.agreement_id {
            match request.state {
                LookState::Geweest | LookState::WordtNiet => {
                    along::settle_open(tx, agreement, AgreementStatus::Gedaan, "")?;
                }
                LookState::WildeNiet => {
                    along::settle_open(
                        tx,
                        agreement,
                        AgreementStatus::Vervallen,
                        "wilde zelf niet",
                    )?;
                }
                _ => along::move_open(tx, agreement, day, "gaat op een andere dag kijken")?,
            }
        }
        touch(tx, &old.student_id);
        Ok(())
    })
}

/// What is written on a look.
pub(super) struct Said<'a> {
    pub(super) state: LookState,
    pub(super) outcome: &'a str,
    pub(super) day: Option<NaiveDate>,
}

pub(super) fn say(tx: &mut Tx<'_>, look: &Look, said: &Said<'_>) -> Result<(), StoreError> {
    // Open again: nothing came of it yet.
    let outcome_on = match said.state {
        LookState::Voorgesteld | LookState::GaatKijken => None,
        _ => Some(Day(tx.now.today())),
    };
    tx.sql
        .prepare_cached(
            "UPDATE place_look SET state = ?2, outcome = ?3, outcome_on = ?4, day = ?5, by = ?6 WHERE id = ?1",
        )?
        .execute((
            &look.id,
            text::code(&said.state)?,
            said.outcome,
            outcome_on,
            said.day.map(Day),
            tx.by()?,
        ))?;
    tx.subject(&look.id);
    Ok(())
}

pub(super) fn touch(tx: &mut Tx<'_>, student: &StudentId) {
    tx.touch(Area::Places);
    tx.touch(Area::Agreements);
    tx.touch_student(student);
}

/// The first name of a student who is there.
pub(super) fn known_student(sql: &Connection, id: &StudentId) -> Result<String, MatchingError> {
    sql.prepare_cached("SELECT first_name FROM student WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(MatchingError::UnknownStudent)
}

pub(super) fn needed(
    sql: &Connection,
    id: &LookId,
    today: NaiveDate,
) -> Result<Look, MatchingError> {
    find(sql, "l.id = ?1", [id], today)?
        .pop()
        .ok_or(MatchingError::UnknownLook)
}

/// The looks for which a condition over `l` (look) and `p` (place) holds, by day.
pub(super) fn find(
    sql: &Connection,
    condition: &str,
    parameters: impl Params,
    today: NaiveDate,
) -> Result<Vec<Look>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT l.*, p.organisation, p.tasks, p.kind AS place_kind, s.first_name, s.last_name,
                w.to_date AS worked_until, w.ended_because
         FROM place_look AS l JOIN open_place AS p ON p.id = l.place_id JOIN student AS s ON s.id = l.student_id
         LEFT JOIN placement AS w ON w.id = l.placement_id
         WHERE {condition} ORDER BY coalesce(l.day, '9999'), l.created_at, l.id"
    ))?;
    let rows = statement.query_map(parameters, |row| read(row, today))?;
    let mut found: Vec<(Look, String)> = rows.collect::<Result<_, _>>()?;
    let full = short_names(
        found
            .iter()
            .map(|(look, last)| (look.student_id.clone(), look.name.clone(), last.clone())),
    );
    for (look, _) in &mut found {
        if let Some(name) = full.get(&look.student_id) {
            look.name.clone_from(name);
        }
    }
    Ok(found.into_iter().map(|(look, _)| look).collect())
}

fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<(Look, String)> {
    let state: LookState = code(row, "state")?;
    let until = day(row, "worked_until")?;
    let ended: Option<String> = row.get("ended_because")?;
    let look = Look {
        id: row.get("id")?,
        place_id: row.get("place_id")?,
        organisation: row.get("organisation")?,
        tasks: row.get("tasks")?,
        kind: code(row, "place_kind")?,
        student_id: row.get("student_id")?,
        name: row.get("first_name")?,
        session_id: row.get("session_id")?,
        state,
        companion: row.get("companion")?,
        day: day(row, "day")?,
        outcome: row.get("outcome")?,
        outcome_on: day(row, "outcome_on")?,
        by: row.get("by")?,
        placement_id: row.get("placement_id")?,
        over: state == LookState::WordtHet
            && until.is_some_and(|until| until < today)
            && ended.is_some_and(|ended| !ended.is_empty()),
        agreement_id: row.get("agreement_id")?,
        made_on: needed_day(row, "created_at")?,
    };
    Ok((look, row.get("last_name")?))
}

/// First names; with the first letter of the last name where two share one.
pub(super) fn short_names(
    people: impl Iterator<Item = (StudentId, String, String)>,
) -> HashMap<StudentId, String> {
    let mut by_name: HashMap<String, HashMap<StudentId, String>> = HashMap::new();
    for (id, first, last) in people {
        by_name.entry(first).or_default().insert(id, last);
    }
    let mut names = HashMap::new();
    for (first, people) in by_name {
        let shared = people.len() > 1;
        for (id, last) in people {
            let name = match last.chars().next() {
                Some(letter) if shared => format!("{first} {}.", letter.to_uppercase()),
                _ => first.clone(),
            };
            names.insert(id, name);
        }
    }
    names
}
