//! A meeting that is being held: which student is at hand, and how long.
//!
//! It stands in the dossier, so that after a power cut the meeting goes on where it was. The clock
//! is for the person who leads the talk; nobody is sent how long somebody took.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use super::agenda::{agenda, in_parts, open_item};
use super::store::{one, still_open};
use super::{AgendaItem, Meeting, MeetingError, MeetingPage, Outcome, blocks};
use crate::ids::{ItemId, MeetingId};
use crate::moment::Moment;
use crate::route::Phase;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};

/// A longer silence than this, in seconds, is a program that was closed or a laptop that slept:
/// that time is nobody's.
const SILENCE: i64 = 150;

/// How far a meeting is that is being held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Run {
    /// When it began, in the clock of this computer: `09:20`.
    pub started_at: String,
    /// Day on which it began.
    pub started_on: NaiveDate,
    /// The student at hand; absent when the agenda is empty.
    pub item_id: Option<ItemId>,
    /// Seconds that this student had so far.
    pub seconds: i64,
    /// The clock stands still.
    pub paused: bool,
}

/// The meeting that was being held when the program was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Running {
    /// The meeting.
    pub meeting: Meeting,
    /// How far it is.
    pub run: Run,
}

/// The row of the dossier.
pub(super) struct Row {
    started: DateTime<FixedOffset>,
    pub(super) item: Option<ItemId>,
    since: Option<DateTime<FixedOffset>>,
    clock: BTreeMap<String, i64>,
}

impl Row {
    fn seconds(&self, now: DateTime<FixedOffset>) -> i64 {
        let item = self.item.as_ref().map(ToString::to_string);
        let before = item.and_then(|id| self.clock.get(&id)).copied();
        before.unwrap_or(0) + self.since.map_or(0, |since| counted(since, now))
    }

    /// Adds what passed to the student at hand, and goes on from now.
    fn fold(&mut self, now: DateTime<FixedOffset>) {
        let seconds = self.seconds(now);
        if let Some(item) = &self.item {
            self.clock.insert(item.to_string(), seconds);
        }
        if self.since.is_some() {
            self.since = Some(now);
        }
    }
}

/// Seconds from one moment to the next, unless nobody was there in between.
fn counted(since: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> i64 {
    let seconds = (now - since).num_seconds();
    if (0..=SILENCE).contains(&seconds) {
        seconds
    } else {
        0
    }
}

fn moment(text: &str) -> Result<DateTime<FixedOffset>, StoreError> {
    DateTime::parse_from_rfc3339(text).map_err(|_| StoreError::Damaged)
}

pub(super) fn row(sql: &Connection, meeting: &MeetingId) -> Result<Option<Row>, StoreError> {
    let found: Option<(String, String, Option<String>, String)> = sql
        .prepare_cached(
            "SELECT started_at, item_id, since, clock FROM meeting_run WHERE meeting_id = ?1",
        )?
        .query_row([meeting], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((started, item, since, clock)) = found else {
        return Ok(None);
    };
    Ok(Some(Row {
        started: moment(&started)?,
        item: (!item.is_empty()).then(|| ItemId::from(item.as_str())),
        since: since.as_deref().map(moment).transpose()?,
        // A clock that can't be read is a clock at zero: no reason to lose the meeting.
        clock: serde_json::from_str(&clock).unwrap_or_default(),
    }))
}

fn put(sql: &Connection, meeting: &MeetingId, row: &Row) -> Result<(), StoreError> {
    let stamp = |at: &DateTime<FixedOffset>| Moment::at(*at).stamp();
    sql.prepare_cached(
        "INSERT INTO meeting_run (meeting_id, started_at, item_id, since, clock) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (meeting_id) DO UPDATE SET item_id = excluded.item_id, since = excluded.since, clock = excluded.clock",
    )?
    .execute((
        meeting,
        stamp(&row.started),
        row.item.as_ref().map(ToString::to_string).unwrap_or_default(),
        row.since.as_ref().map(stamp),
        crate::text::json(&row.clock)?,
    ))?;
    Ok(())
}

fn shown(row: &Row, now: Moment) -> Run {
    let local = row.started.with_timezone(now.date_time().offset());
    Run {
        started_at: local.format("%H:%M").to_string(),
        started_on: local.date_naive(),
        item_id: row.item.clone(),
        seconds: row.seconds(now.date_time()),
        paused: row.since.is_none(),
    }
}

pub(super) fn of_meeting(
    sql: &Connection,
    meeting: &Meeting,
    now: Moment,
) -> Result<Option<Run>, StoreError> {
    Ok(row(sql, &meeting.id)?.map(|row| shown(&row, now)))
}

/// Where a meeting is.
pub(super) enum At {
    /// It is not being held: nobody looks along.
    NotHeld,
    /// At this student.
    Here(Box<AgendaItem>),
    /// Nobody knows at whom, and it has more parts: then nobody is named.
    Nowhere,
}

/// Where a meeting is, among the lines of its agenda. When the student at hand is off the agenda
/// (taken off, moved away), it is at another one of the same part, so that no name of another part
/// comes on the screen unasked.
pub(super) fn at(
    sql: &Connection,
    meeting: &MeetingId,
    lines: &[AgendaItem],
) -> Result<At, StoreError> {
    let Some(run) = row(sql, meeting)? else {
        return Ok(At::NotHeld);
    };
    let here = |line: &AgendaItem| At::Here(Box::new(line.clone()));
    let at_hand = lines
        .iter()
        .find(|line| Some(&line.id) == run.item.as_ref());
    if let Some(line) = at_hand {
        return Ok(here(line));
    }
    let noted: Option<String> = match &run.item {
        Some(item) => sql
            .prepare_cached("SELECT block_code FROM meeting_item WHERE id = ?1")?
            .query_row([item], |row| row.get(0))
            .optional()?,
        None => None,
    };
    let one_part: bool = sql
        .prepare_cached("SELECT count(*) < 2 FROM meeting_municipality WHERE meeting_id = ?1")?
        .query_row([meeting], |row| row.get(0))?;
    let mut part = lines
        .iter()
        .filter(|line| one_part || Some(&line.block_code) == noted.as_ref());
    let first = part.clone().next();
    let next = part.find(|line| line.outcome == Outcome::Open).or(first);
    Ok(next.map_or(At::Nowhere, here))
}

/// The meeting that is being held, if any: the one that began last.
///
/// # Errors
/// Only those of the store.
pub fn running(dossier: &Dossier, now: Moment) -> Result<Option<Running>, MeetingError> {
    dossier.read(|sql| {
        let id: Option<MeetingId> = sql
            .prepare_cached(
                "SELECT r.meeting_id FROM meeting_run AS r JOIN meeting AS m ON m.id = r.meeting_id
                 WHERE m.status = 'planned' ORDER BY r.started_at DESC LIMIT 1",
            )?
            .query_row([], |row| row.get(0))
            .optional()?;
        let Some(id) = id else { return Ok(None) };
        let meeting = one(sql, &id)?;
        Ok(of_meeting(sql, &meeting, now)?.map(|run| Running { meeting, run }))
    })
}

/// Begins a meeting with this student, or with the first who was not talked about. Another meeting
/// that was still going on stops; what was written there stays.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn begin(
    dossier: &Dossier,
    id: &MeetingId,
    first: Option<&ItemId>,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.begin", now, |tx| {
        let meeting = still_open(tx.sql, id)?;
        in_parts(tx.sql, &meeting)?;
        let items = agenda(tx.sql, &meeting)?.items;
        let item = items
            .iter()
            .find(|item| Some(&item.id) == first)
            .or_else(|| items.iter().find(|item| item.outcome == Outcome::Open))
            .or(items.first())
            .map(|item| item.id.clone());
        tx.sql
            .prepare_cached("DELETE FROM meeting_run WHERE meeting_id <> ?1")?
            .execute([id])?;
        if row(tx.sql, id)?.is_none() {
            let run = Row {
                started: now.date_time(),
                item,
                since: Some(now.date_time()),
                clock: BTreeMap::new(),
            };
            put(tx.sql, id, &run)?;
        }
        tx.touch(Area::Meetings);
        tx.subject(id);
        Ok(())
    })
}

/// Puts another student at hand. Outside a meeting that is being held this does nothing.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn at_hand(dossier: &Dossier, item: &ItemId, now: Moment) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.at_hand", now, |tx| {
        let (meeting, _) = open_item(tx.sql, item)?;
        let Some(mut run) = row(tx.sql, &meeting)? else {
            return Ok(());
        };
        run.fold(now.date_time());
        run.item = Some(item.clone());
        put(tx.sql, &meeting, &run)?;
        // The beamer and the agenda of another part follow.
        tx.touch(Area::Meetings);
        Ok(())
    })
}

/// The student at hand is taken off the agenda: the meeting goes on at the next one of the same part.
pub(super) fn leave(tx: &Tx<'_>, meeting: &Meeting, id: &ItemId) -> Result<(), MeetingError> {
    let Some(mut run) = row(tx.sql, &meeting.id)?.filter(|run| run.item.as_ref() == Some(id))
    else {
        return Ok(());
    };
    run.fold(tx.now.date_time());
    let lines = agenda(tx.sql, meeting)?.items;
    let gone = lines.iter().position(|line| line.id == *id);
    let part = gone
        .and_then(|at| lines.get(at))
        .map(|line| &line.block_code);
    let near = |line: &&AgendaItem| Some(&line.block_code) == part && line.id != *id;
    let after = lines.iter().skip(gone.unwrap_or(0)).find(near);
    run.item = after
        .or_else(|| lines.iter().rev().find(near))
        .map(|line| line.id.clone());
    put(tx.sql, &meeting.id, &run)?;
    Ok(())
}

/// Lets the clock run or stand still, and keeps how far it is. Called every minute too, so that a
/// power cut costs the clock a minute at most.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`.
pub fn clock(
    dossier: &Dossier,
    id: &MeetingId,
    paused: bool,
    now: Moment,
) -> Result<Changed<Option<Run>>, MeetingError> {
    dossier.transact("meetings.clock", now, |tx| {
        still_open(tx.sql, id)?;
        let Some(mut run) = row(tx.sql, id)? else {
            return Ok(None);
        };
        if run.since.is_none() == paused {
            // It ticks, once a minute: nobody did anything.
            tx.quiet();
        }
        run.fold(now.date_time());
        run.since = (!paused).then(|| now.date_time());
        put(tx.sql, id, &run)?;
        Ok(Some(shown(&run, now)))
    })
}

/// Stops without closing: all names are on the agenda again, for who prepares or finishes alone.
///
/// # Errors
/// Only those of the store.
pub fn stop(dossier: &Dossier, id: &MeetingId, now: Moment) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.stop", now, |tx| end(tx, id))
}

pub(super) fn end(tx: &mut Tx<'_>, id: &MeetingId) -> Result<(), MeetingError> {
    tx.sql
        .prepare_cached("DELETE FROM meeting_run WHERE meeting_id = ?1")?
        .execute([id])?;
    tx.touch(Area::Meetings);
    tx.subject(id);
    Ok(())
}

/// Keeps back what this company may not see while a meeting is going on: names of another part,
/// people who come for somebody else, and of the other students of this part all that an agenda
/// does not need.
pub(super) fn keep_back(page: &mut MeetingPage, at: At) {
    let at = match at {
        At::NotHeld => return,
        At::Here(at) => at,
        At::Nowhere => {
            page.items.clear();
            page.participants.clear();
            page.moved_away.clear();
            page.meeting.remarks.clear();
            page.blocks.iter_mut().for_each(|block| block.hidden = true);
            return;
        }
    };
    if let Some(run) = &mut page.run
        && run.item_id.as_ref() != Some(&at.id)
    {
        run.item_id = Some(at.id.clone());
        run.seconds = 0;
    }
    page.items.retain(|item| item.block_code == at.block_code);
    for item in page.items.iter_mut().filter(|item| item.id != at.id) {
        bare(item);
    }
    page.participants
        .retain(|person| blocks::concerns(person, &at));
    page.moved_away.clear();
    page.meeting.remarks.clear();
    for block in &mut page.blocks {
        block.hidden = block.municipality_code != at.block_code;
    }
}

fn bare(item: &mut AgendaItem) {
    item.student_number.clear();
    item.class.clear();
    item.outflow_profile.clear();
    item.instruments.clear();
    item.phase = Phase::Gesprek;
}

/// What a student of another part is called as long as the name is kept back.
pub(super) fn nameless(item: &AgendaItem) -> String {
    match item.start_time.as_str() {
        "" => "Een jongere van een ander deel".to_owned(),
        time => format!("De jongere van {time}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::meetings::{Round, SaveMeeting};
    use crate::secret::Secret;

    #[test]
    fn a_clock_that_ticks_is_no_deed_and_uses_up_no_step_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("proef.transitieroute");
        let start = Moment::noon(NaiveDate::from_ymd_opt(2027, 3, 24).unwrap());
        let password = Secret::new("oefenen-met-transitieroute");
        let (dossier, _code) = Dossier::create(&path, &password, "School", start).unwrap();
        let request = SaveMeeting {
            id: None,
            date: "2027-03-24".to_owned(),
            start_time: "9".to_owned(),
            end_time: String::new(),
            place: String::new(),
            round: Round::Second,
            municipality_codes: vec!["GM0193".to_owned()],
            minutes_per_student: 15,
            remarks: String::new(),
            students: Vec::new(),
        };
        let id = crate::meetings::save(&dossier, &request, start)
            .unwrap()
            .value;
        let moved = crate::meetings::save(
            &dossier,
            &SaveMeeting {
                id: Some(id.clone()),
                place: "aula".to_owned(),
                ..request
            },
            start,
        )
        .unwrap();
        begin(&dossier, &id, None, start).unwrap();
        let rows = || -> i64 {
            dossier
                .read(|sql| -> Result<i64, StoreError> {
                    Ok(sql.query_row("SELECT count(*) FROM audit", [], |row| row.get(0))?)
                })
                .unwrap()
        };
        let later = |minutes| Moment::at(start.date_time() + chrono::TimeDelta::minutes(minutes));
        let before = rows();
        for minute in 1..=150 {
            clock(&dossier, &id, false, later(minute)).unwrap();
        }
        assert_eq!(rows(), before, "nobody did anything");
        // Who lets it stand still, did.
        clock(&dossier, &id, true, later(151)).unwrap();
        clock(&dossier, &id, true, later(152)).unwrap();
        assert_eq!(rows(), before + 1);
        // And what was done before can still be taken back.
        dossier.undo(moved.changes.undo.unwrap(), start).unwrap();
    }
}
