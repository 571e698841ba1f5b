//! Closing a meeting: routes move on, what is empty is listed (handbook 4.3: A4 is "meeting closed
//! with at least one agreement").

use rusqlite::Connection;

use super::agenda::{self, dutch_day};
use super::items;
use super::store::{one, still_open, touch};
use super::{
    AgendaItem, Closing, Meeting, MeetingError, MeetingItem, MeetingStatus, Missing, Outcome,
    Presence, Round, people, running,
};
use crate::agreements::{AgreementStatus, OwnerKind};
use crate::ids::{ItemId, MeetingId};
use crate::instruments::InstrumentStatus;
use crate::moment::Moment;
use crate::route::{self, Phase};
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError};
use crate::text;

/// What is not filled in yet. Nothing of it keeps a meeting from being closed.
///
/// # Errors
/// `Unknown` when the meeting is gone.
pub fn missing(dossier: &Dossier, id: &MeetingId) -> Result<Vec<Missing>, MeetingError> {
    dossier.read(|sql| {
        let meeting = one(sql, id)?;
        // Only what is late depends on the day, and that is not asked here.
        let minutes = all_minutes(sql, id, meeting.date)?;
        let mut missing = list_missing(sql, id, meeting.round, &minutes)?;
        keep_names_back(sql, &meeting, &minutes, &mut missing)?;
        Ok(missing)
    })
}

/// While the meeting is being held, whoever sees this list sees no name of another part.
fn keep_names_back(
    sql: &Connection,
    meeting: &Meeting,
    minutes: &[MeetingItem],
    missing: &mut [Missing],
) -> Result<(), StoreError> {
    let lines: Vec<AgendaItem> = minutes.iter().map(|item| item.agenda.clone()).collect();
    let here = match running::at(sql, &meeting.id, &lines)? {
        running::At::NotHeld => return Ok(()),
        running::At::Here(at) => Some(at.block_code),
        running::At::Nowhere => None,
    };
    let line = |id: &ItemId| lines.iter().find(|line| line.id == *id);
    for one in missing {
        if let Some(other) = one.item_id.as_ref().and_then(line)
            && Some(&other.block_code) != here.as_ref()
        {
            one.student = running::nameless(other);
        }
    }
    Ok(())
}

fn all_minutes(
    sql: &Connection,
    id: &MeetingId,
    today: chrono::NaiveDate,
) -> Result<Vec<MeetingItem>, MeetingError> {
    let meeting = one(sql, id)?;
    let listed = agenda::agenda(sql, &meeting)?;
    listed
        .items
        .into_iter()
        .map(|line| items::minutes(sql, &meeting, line, today))
        .collect()
}

fn list_missing(
    sql: &Connection,
    id: &MeetingId,
    round: Round,
    minutes: &[MeetingItem],
) -> Result<Vec<Missing>, StoreError> {
    let mut missing = Vec::new();
    let people = people::of_meeting(sql, id)?;
    if people.is_empty()
        || people
            .iter()
            .any(|person| person.presence == Presence::Unknown)
    {
        missing.push(Missing {
            item_id: None,
            student: String::new(),
            what: "participants".to_owned(),
        });
    }
    for item in minutes {
        let named = names_another(item, minutes).then_some("other_name");
        missing.extend(
            empty_fields(item, round)
                .into_iter()
                .chain(named)
                .map(|what| Missing {
                    item_id: Some(item.agenda.id.clone()),
                    student: item.agenda.name.clone(),
                    what: what.to_owned(),
                }),
        );
    }
    Ok(missing)
}

/// Does the report of this student name another student of the same agenda? A hint, by whole words
/// with a capital: only a person can tell whether "Roos" is a student or a flower.
fn names_another(item: &MeetingItem, all: &[MeetingItem]) -> bool {
    let own: Vec<&str> = words(&item.agenda.name).collect();
    let others: Vec<&str> = all
        .iter()
        .filter(|other| other.agenda.id != item.agenda.id)
        .flat_map(|other| words(&other.agenda.name))
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && !own.contains(word))
        .collect();
    let texts = [
        &item.own_words,
        &item.notes,
        &item.opinion,
        &item.advice,
        &item.plan_a,
        &item.plan_b,
        &item.responsible_after,
    ];
    let agreements = item.agreements.iter().map(|agreement| &agreement.text);
    let obstacles = item.obstacles.iter().map(|obstacle| &obstacle.text);
    texts
        .into_iter()
        .chain(agreements)
        .chain(obstacles)
        .any(|text| {
            words(text).any(|word| {
                // Of somebody: "Brams stage".
                let stem = word.strip_suffix('s').filter(|stem| !own.contains(stem));
                others.contains(&word) || stem.is_some_and(|stem| others.contains(&stem))
            })
        })
}

/// The words of a text; one letter is no name.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| word.chars().nth(1).is_some())
}

/// Was this student talked about? Said so, or simply written down.
fn discussed(item: &MeetingItem) -> bool {
    let texts = [
        &item.own_words,
        &item.notes,
        &item.opinion,
        &item.advice,
        &item.jobcoach_wish,
        &item.responsible_after,
    ];
    let written = texts.iter().any(|text| !text.is_empty())
        || !(item.agreements.is_empty() && item.obstacles.is_empty());
    match item.agenda.outcome {
        Outcome::Discussed => true,
        Outcome::Open => written,
        Outcome::Moved => false,
    }
}

fn empty_fields(item: &MeetingItem, round: Round) -> Vec<&'static str> {
    if item.agenda.outcome == Outcome::Moved {
        return Vec::new();
    }
    if !discussed(item) {
        return vec!["outcome"];
    }
    let absent = item.agenda.presence == Presence::Absent;
    let open = || {
        let all = item.agreements.iter();
        all.filter(|agreement| agreement.status == AgreementStatus::Open)
    };
    let checks = [
        ("presence", item.agenda.presence == Presence::Unknown),
        // Who is not there says nothing.
        ("own_words", item.own_words.is_empty() && !absent),
        (
            "plan_a",
            item.plan_a.is_empty() && item.plan_a_code.is_empty(),
        ),
        (
            "plan_b",
            item.plan_b.is_empty() && item.plan_b_code.is_empty(),
        ),
        ("agreements", item.agreements.is_empty()),
        ("draft", !item.draft.line.trim().is_empty()),
        (
            "agreement_owner",
            open().any(|agreement| {
                agreement.owner_kind == OwnerKind::Anders && nobody(&agreement.owner)
            }),
        ),
        (
            "agreement_date",
            open().any(|agreement| agreement.due.is_none()),
        ),
        ("instrument_status", asked_only(item)),
        // After the last round there need not be another.
        (
            "next_date",
            item.next_date.is_none() && round != Round::Third,
        ),
        ("jobcoach", item.jobcoach_wish.is_empty()),
        (
            "jobcoach_from",
            item.jobcoach_wish == "ja" && item.jobcoach_from.is_none(),
        ),
        ("responsible_after", item.responsible_after.is_empty()),
    ];
    checks
        .into_iter()
        .filter(|(_, empty)| *empty)
        .map(|(what, _)| what)
        .collect()
}

/// Words of an agreement that nobody in particular keeps.
fn nobody(owner: &str) -> bool {
    matches!(text::fold(owner).as_str(), "" | "iemand anders" | "iemand")
}

/// Was an instrument asked here of which it is not said what happens with it?
fn asked_only(item: &MeetingItem) -> bool {
    item.instruments.iter().any(|instrument| {
        instrument.item_id.as_ref() == Some(&item.agenda.id)
            && instrument.status == InstrumentStatus::Besproken
            && instrument.mbo.is_none()
    })
}

/// Closes a meeting: plan A and B go to the route of everybody who was talked about, and who made
/// an agreement moves to the phase "afspraken", with the talk as reason in the history. Further on
/// than that a student never moves by itself, and nobody moves back. Who was not talked about
/// stays due.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn close(
    dossier: &Dossier,
    id: &MeetingId,
    now: Moment,
) -> Result<Changed<Closing>, MeetingError> {
    dossier.transact("meetings.close", now, |tx| {
        let meeting = still_open(tx.sql, id)?;
        let minutes = all_minutes(tx.sql, id, now.today())?;
        let missing = list_missing(tx.sql, id, meeting.round, &minutes)?;
        let mut closing = Closing {
            moved: 0,
            not_discussed: 0,
            missing,
        };
        for item in &minutes {
            if !discussed(item) {
                closing.not_discussed += 1;
                continue;
            }
            settle(tx, &meeting, item)?;
            let agreements = match item.agreements.len() {
                0 => continue,
                1 => "1 afspraak".to_owned(),
                more => format!("{more} afspraken"),
            };
            let reason = format!(
                "Uitstroomgesprek van {}: {agreements}.",
                dutch_day(meeting.date)
            );
            if route::store::advance(tx, &item.agenda.student_id, Phase::Afspraken, &reason)? {
                closing.moved += 1;
            }
        }
        tx.sql
            .prepare_cached("UPDATE meeting SET status = 'closed', closed_at = ?2 WHERE id = ?1")?
            .execute((id, now.stamp()))?;
        running::end(tx, id)?;
        touch(tx, id)?;
        Ok(closing)
    })
}

/// Fixes the plan in the minutes and, when it was made in the meeting, copies it to the route. A
/// meeting that was opened again to add something does not put its plan over that of a later one.
fn settle(tx: &Tx<'_>, meeting: &Meeting, item: &MeetingItem) -> Result<(), MeetingError> {
    let id = &item.agenda.id;
    tx.sql
        .prepare_cached(
            "UPDATE route SET plan_a_code = ?2, plan_a = ?3, plan_b_code = ?4, plan_b = ?5
             WHERE id = (SELECT id FROM route WHERE student_id = ?1 ORDER BY created_at DESC, id DESC LIMIT 1)
               AND (plan_a_code, plan_a, plan_b_code, plan_b) <> (?2, ?3, ?4, ?5)
               AND NOT EXISTS (SELECT 1 FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id
                               WHERE i.student_id = ?1 AND m.status = 'closed' AND i.outcome = 'discussed'
                                 AND (m.date, m.start_time, m.id) > (?6, ?7, ?8))",
        )?
        .execute((
            &item.agenda.student_id,
            &item.plan_a_code,
            &item.plan_a,
            &item.plan_b_code,
            &item.plan_b,
            meeting.date,
            &meeting.start_time,
            &meeting.id,
        ))?;
    items::own_plan(tx.sql, id)?;
    agenda::talked_in_part(tx.sql, id)?;
    tx.sql
        .prepare_cached("UPDATE meeting_item SET outcome = ?2 WHERE id = ?1 AND outcome <> ?2")?
        .execute((id, text::code(&Outcome::Discussed)?))?;
    Ok(())
}

/// Opens a closed meeting again, to add what was forgotten. Routes stay where they are.
///
/// # Errors
/// `Unknown`, `Cancelled`.
pub fn reopen(dossier: &Dossier, id: &MeetingId, now: Moment) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.reopen", now, |tx| {
        if one(tx.sql, id)?.status == MeetingStatus::Cancelled {
            return Err(MeetingError::Cancelled);
        }
        tx.sql
            .prepare_cached(
                "UPDATE meeting SET status = 'planned', closed_at = NULL WHERE id = ?1",
            )?
            .execute([id])?;
        touch(tx, id)
    })
}
