//! A meeting of more municipalities runs in parts, one per municipality (handbook 6.4): each part
//! has its own students, its own people and its own times.
//!
//! The one place that says who belongs to which part. Somebody who comes for a municipality belongs
//! to its part alone: not on the paper of a student of another, not among the names that are
//! proposed there. While a meeting runs, students of another part have no name on the screen.

use std::collections::HashMap;

use chrono::{NaiveTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::agenda::open_item;
use super::store::{clock, one, still_open, touch};
use super::told::Told;
use super::{AgendaItem, Meeting, MeetingError, Outcome, Participant, Presence, people};
use crate::ids::{ItemId, MeetingId, ParticipantId};
use crate::moment::Moment;
use crate::store::{Changed, Dossier, StoreError};
use crate::{agreements, reference, text};

/// The part of one municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Block {
    /// CBS code; empty for students of whom the part is not known.
    pub municipality_code: String,
    /// Name.
    pub municipality: String,
    /// `09:00`, or empty without a start.
    pub start_time: String,
    /// When the last student of it ends; empty without a start.
    pub end_time: String,
    /// The start was set for this part, so there may be a pause before it.
    pub own_start: bool,
    /// Students in it.
    pub students: usize,
    /// With whom it begins: the first who was not talked about, else the first.
    pub first_item: Option<ItemId>,
    /// Nobody of this municipality came.
    pub absent: bool,
    /// Names are kept back, because another part is going on.
    pub hidden: bool,
}

/// Another start, or nobody came, for the part of one municipality.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct BlockOf {
    /// Meeting.
    pub meeting_id: MeetingId,
    /// CBS code.
    pub municipality_code: String,
}

/// What is known of the municipalities of a meeting.
pub(super) struct Known {
    start: Option<NaiveTime>,
    absent: bool,
}

pub(super) fn known(
    sql: &Connection,
    meeting: &MeetingId,
) -> Result<HashMap<String, Known>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT municipality_code, start_time, absent FROM meeting_municipality WHERE meeting_id = ?1",
    )?;
    let rows = statement.query_map([meeting], |row| {
        let start: String = row.get("start_time")?;
        Ok((
            row.get("municipality_code")?,
            Known {
                start: clock(&start),
                absent: row.get("absent")?,
            },
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The order of the parts: as their first students stand on the agenda, then those without
/// students as they stand in the meeting.
pub(super) fn order<'a>(
    codes: impl Iterator<Item = &'a str>,
    meeting: &'a Meeting,
) -> Vec<&'a str> {
    let mut order: Vec<&str> = Vec::new();
    for code in codes.chain(meeting.municipality_codes.iter().map(String::as_str)) {
        if !order.contains(&code) {
            order.push(code);
        }
    }
    order
}

/// The parts of an agenda that is in order.
pub(super) fn of_agenda(
    meeting: &Meeting,
    items: &[AgendaItem],
    known: &HashMap<String, Known>,
) -> Vec<Block> {
    order(items.iter().map(|item| item.block_code.as_str()), meeting)
        .into_iter()
        .map(|code| {
            let mut own = items
                .iter()
                .filter(|item| item.block_code == code)
                .peekable();
            let here = known.get(code);
            let set = here.and_then(|known| known.start);
            let first = own.peek().map(|item| item.start_time.clone());
            let (mut students, mut end) = (0, String::new());
            let mut begins = own.peek().map(|item| &item.id);
            let mut met = false;
            for item in own {
                students += 1;
                if !met && item.outcome == Outcome::Open {
                    begins = Some(&item.id);
                    met = true;
                }
                end = clock(&item.start_time)
                    .map(|start| hour(start + TimeDelta::minutes(i64::from(item.minutes))))
                    .unwrap_or_default();
            }
            Block {
                municipality_code: code.to_owned(),
                municipality: reference::municipality_name(code).to_owned(),
                start_time: first.unwrap_or_else(|| set.map(hour).unwrap_or_default()),
                end_time: end,
                own_start: set.is_some(),
                students,
                first_item: begins.cloned(),
                absent: here.is_some_and(|known| known.absent),
                hidden: false,
            }
        })
        .collect()
}

fn hour(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Gives every student on an agenda a time: one after the other, with a pause where a part has a
/// start of its own. A part never begins before the one before it is over.
pub(super) struct Times<'k> {
    next: Option<NaiveTime>,
    block: Option<String>,
    known: &'k HashMap<String, Known>,
}

impl<'k> Times<'k> {
    pub(super) fn new(meeting: &Meeting, known: &'k HashMap<String, Known>) -> Self {
        Self {
            next: clock(&meeting.start_time),
            block: None,
            known,
        }
    }

    /// The start of the next student.
    pub(super) fn take(&mut self, block: &str, minutes: u32) -> Option<NaiveTime> {
        if self.block.as_deref() != Some(block) {
            let set = self.known.get(block).and_then(|known| known.start);
            self.next = match (self.next, set) {
                (Some(next), Some(set)) => Some(next.max(set)),
                (next, set) => set.or(next),
            };
            self.block = Some(block.to_owned());
        }
        let start = self.next;
        self.next = start.map(|time| time + TimeDelta::minutes(i64::from(minutes)));
        start
    }
}

/// Does this person come for students of this part? Somebody of a municipality comes for that
/// municipality alone.
pub(crate) fn concerns(person: &Participant, line: &AgendaItem) -> bool {
    match &person.student_id {
        Some(student) => *student == line.student_id,
        None => person.block_code.is_empty() || person.block_code == line.block_code,
    }
}

/// The people at the table for one student, with who was there at that student.
pub(super) fn people_of(
    sql: &Connection,
    meeting: &Meeting,
    line: &AgendaItem,
) -> Result<Vec<Participant>, StoreError> {
    let mut people: Vec<Participant> = people::of_meeting(sql, &meeting.id)?
        .into_iter()
        .filter(|person| concerns(person, line))
        .collect();
    let noted = noted(sql, &line.id)?;
    for person in &mut people {
        if let Some(presence) = person.id.as_ref().and_then(|id| noted.get(id)) {
            person.presence = *presence;
        }
    }
    Ok(people)
}

/// What was noted at this student or the nearest one before it.
fn noted(sql: &Connection, item: &ItemId) -> Result<HashMap<ParticipantId, Presence>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT p.participant_id, p.presence FROM item_presence AS p
         JOIN meeting_item AS i ON i.id = p.item_id
         JOIN meeting_item AS here ON here.id = ?1 AND here.meeting_id = i.meeting_id
         WHERE (i.position, i.id) <= (here.position, here.id) ORDER BY i.position, i.id",
    )?;
    let mut rows = statement.query([item])?;
    let mut noted = HashMap::new();
    while let Some(row) = rows.next()? {
        // The later one wins.
        noted.insert(row.get(0)?, text::from_code(&row.get::<_, String>(1)?)?);
    }
    Ok(noted)
}

/// Notes who is there from this student on. The first note about somebody holds for the whole
/// meeting; a later one that differs is a person who came late or left early.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn set_presence_at(
    dossier: &Dossier,
    item: &ItemId,
    person: &ParticipantId,
    presence: Presence,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.set_presence", now, |tx| {
        let (meeting, _) = open_item(tx.sql, item)?;
        let whole: Option<String> = tx
            .sql
            .prepare_cached("SELECT presence FROM participant WHERE id = ?1 AND meeting_id = ?2")?
            .query_row((person, &meeting), |row| row.get(0))
            .optional()?;
        let whole: Presence = text::from_code(&whole.ok_or(MeetingError::Unknown)?)?;
        let code = text::code(&presence)?;
        if whole == Presence::Unknown || presence == Presence::Unknown {
            tx.sql
                .prepare_cached("DELETE FROM item_presence WHERE participant_id = ?1")?
                .execute([person])?;
        } else {
            tx.sql
                .prepare_cached(
                    "INSERT INTO item_presence (item_id, participant_id, presence) VALUES (?1, ?2, ?3)
                     ON CONFLICT (item_id, participant_id) DO UPDATE SET presence = excluded.presence",
                )?
                .execute((item, person, &code))?;
        }
        // Who was there for a part of it, was there.
        if whole != Presence::Present || presence == Presence::Unknown {
            if whole == Presence::Absent && presence == Presence::Present {
                // Those before this one keep what was noted about them.
                keep_absent_before(tx.sql, item, person)?;
            }
            tx.sql
                .prepare_cached("UPDATE participant SET presence = ?2 WHERE id = ?1")?
                .execute((person, &code))?;
        }
        touch(tx, &meeting)
    })
}

/// The first student of the agenda gets the note that held for everybody so far.
fn keep_absent_before(
    sql: &Connection,
    item: &ItemId,
    person: &ParticipantId,
) -> Result<(), MeetingError> {
    sql.prepare_cached(
        "INSERT INTO item_presence (item_id, participant_id, presence)
         SELECT first.id, ?2, 'absent' FROM meeting_item AS here
         JOIN meeting_item AS first ON first.meeting_id = here.meeting_id
         WHERE here.id = ?1 AND first.id <> ?1 AND (first.position, first.id) < (here.position, here.id)
         ORDER BY first.position, first.id LIMIT 1
         ON CONFLICT (item_id, participant_id) DO NOTHING",
    )?
    .execute((item, person))?;
    Ok(())
}

/// Nobody of this municipality came (handbook 12d.9), or they came after all. Its people are noted
/// as absent and get the report; the talks can go on without them, and its students stay due, so
/// that they are planned again.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn set_absent(
    dossier: &Dossier,
    block: &BlockOf,
    absent: bool,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.block_absent", now, |tx| {
        let (meeting, code) = (&block.meeting_id, &block.municipality_code);
        let page = still_open(tx.sql, meeting)?;
        if !page.municipality_codes.contains(code) {
            return Err(MeetingError::Unknown);
        }
        tx.sql
            .prepare_cached("UPDATE meeting_municipality SET absent = ?3 WHERE meeting_id = ?1 AND municipality_code = ?2")?
            .execute((meeting, code, absent))?;
        let noted = if absent { Presence::Absent } else { Presence::Unknown };
        let own = people::of_meeting(tx.sql, meeting)?
            .into_iter()
            .filter(|person| person.block_code == *code)
            .filter_map(|person| person.id);
        for id in own {
            tx.sql
                .prepare_cached("DELETE FROM item_presence WHERE participant_id = ?1")?
                .execute([&id])?;
            tx.sql
                .prepare_cached("UPDATE participant SET presence = ?2 WHERE id = ?1")?
                .execute((&id, text::code(&noted)?))?;
        }
        touch(tx, meeting)
    })
}

/// The start of one part, so that there is a pause before it; empty follows the part before it.
///
/// # Errors
/// `BadTime`, `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn set_start(
    dossier: &Dossier,
    block: &BlockOf,
    typed: &str,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    let start = super::store::typed_time(typed).ok_or(MeetingError::BadTime {
        field: "start_time",
    })?;
    dossier.transact("meetings.block_start", now, |tx| {
        still_open(tx.sql, &block.meeting_id)?;
        let told = Told::before(tx, &block.meeting_id)?;
        let set = tx
            .sql
            .prepare_cached("UPDATE meeting_municipality SET start_time = ?3 WHERE meeting_id = ?1 AND municipality_code = ?2")?
            .execute((&block.meeting_id, &block.municipality_code, start))?;
        if set == 0 {
            return Err(MeetingError::Unknown);
        }
        told.tell(tx)?;
        touch(tx, &block.meeting_id)
    })
}

/// Names that may be proposed as owner of an agreement about this student: contacts, coaches and
/// earlier owners, without those who belong to another part of the meeting, and never a student or
/// a relative.
///
/// # Errors
/// `Unknown` when the item is gone.
pub fn owners(dossier: &Dossier, item: &ItemId) -> Result<Vec<String>, MeetingError> {
    dossier.read(|sql| {
        let (meeting, _) = super::agenda::whose(sql, item)?;
        let meeting = one(sql, &meeting)?;
        let line = super::agenda::line(sql, &meeting, item)?;
        let mut statement = sql.prepare_cached(
            "WITH other AS (
               SELECT c.name FROM contact AS c JOIN organisation AS o ON o.id = c.organisation_id
               WHERE o.kind = 'gemeente' AND o.municipality_code NOT IN ('', ?1)
             )
             SELECT c.name FROM contact AS c WHERE c.archived = 0 AND c.name <> '' AND c.name NOT IN (SELECT name FROM other)
             UNION SELECT name FROM coach WHERE name <> ''
             UNION SELECT owner FROM agreement WHERE owner_kind NOT IN ('jongere', 'ouder') AND owner NOT IN (SELECT name FROM other)
             ORDER BY 1 COLLATE NOCASE",
        )?;
        let names = statement.query_map([&line.block_code], |row| row.get(0))?;
        let names = agreements::names::no_family(sql, names.collect::<Result<_, _>>()?)?;
        let elsewhere: Vec<String> = people::of_meeting(sql, &meeting.id)?
            .into_iter()
            .filter(|person| !concerns(person, &line))
            .map(|person| person.name)
            .collect();
        Ok(names
            .into_iter()
            .filter(|name| !elsewhere.contains(name))
            .collect())
    })
}
