//! Meetings for the calendars of those who are invited. What is in the file is what may be known
//! outside: when, where, which municipality and which round. Who is talked about is not.

use std::path::Path;

use chrono::{NaiveTime, TimeDelta};
use rusqlite::Connection;

use super::store::{clock, find, one, touch};
use super::{Meeting, MeetingError, MeetingStatus, agenda, blocks, changes, told};
use crate::exchange::calendar::{self, CalendarFile, Event, Purpose, Sent, Subject, When};
use crate::ids::MeetingId;
use crate::moment::Moment;
use crate::store::{Area, Changed, Dossier, StoreError};

/// The invitation to a meeting as a calendar file: the first one, a change, or, when the meeting is
/// cancelled, the cancellation. Counts as sent to everybody who is in it. With a path the file is
/// written there; when that fails nothing is counted.
///
/// # Errors
/// `Calendar` when there is nothing to send, no sender, or the file can't be written; `Unknown`.
pub fn invitation(
    dossier: &Dossier,
    id: &MeetingId,
    path: Option<&Path>,
    now: Moment,
) -> Result<Changed<CalendarFile>, MeetingError> {
    dossier.transact("calendar.invitation", now, |tx| {
        let event = event(tx.sql, &one(tx.sql, id)?)?;
        let file = calendar::file(tx, &[event], Purpose::Invite)?;
        let (ids, people): (Vec<_>, Vec<_>) = changes::by_mail(tx.sql, id)?.into_iter().unzip();
        let reached = ids
            .into_iter()
            .zip(calendar::addresses(tx.sql, &people)?)
            .filter_map(|(id, address)| address.map(|_| id))
            .collect::<Vec<_>>();
        changes::note_sent(tx, id, &reached)?;
        touch(tx, id)?;
        calendar::put(path, &file)?;
        Ok(file)
    })
}

/// All meetings of a municipality from today on as one calendar file, with those that were sent
/// before and are cancelled now. An empty code is every municipality. Names no guests, and says
/// nothing about who was invited. With a path the file is written there.
///
/// # Errors
/// `Calendar` when there is nothing to put in it.
pub fn calendar_of(
    dossier: &Dossier,
    municipality: &str,
    path: Option<&Path>,
    now: Moment,
) -> Result<Changed<CalendarFile>, MeetingError> {
    dossier.transact("calendar.municipality", now, |tx| {
        let meetings = find(
            tx.sql,
            "m.date >= ?1 AND m.status <> 'closed' AND (?2 = '' OR EXISTS (SELECT 1 FROM meeting_municipality AS x WHERE x.meeting_id = m.id AND x.municipality_code = ?2))",
            (now.today(), municipality),
        )?;
        let events = meetings
            .iter()
            .map(|meeting| event(tx.sql, meeting))
            .collect::<Result<Vec<_>, _>>()?;
        let file = calendar::file(tx, &events, Purpose::Publish)?;
        tx.touch(Area::Meetings);
        calendar::put(path, &file)?;
        Ok(file)
    })
}

/// The calendar file that was made last for a meeting; `None` when none was.
///
/// # Errors
/// Only those of the store.
pub fn invitation_sent(dossier: &Dossier, id: &MeetingId) -> Result<Option<Sent>, MeetingError> {
    dossier.read(|sql| Ok(calendar::sent(sql, &Subject::Meeting(id.clone()))?))
}

/// A meeting as it may be known outside. The name of who is invited is the contact's own: what was
/// typed over it on the list of the meeting stays inside.
fn event(sql: &Connection, meeting: &Meeting) -> Result<Event, StoreError> {
    let towns = meeting.municipalities.join(", ");
    Ok(Event {
        subject: Subject::Meeting(meeting.id.clone()),
        title: format!("Uitstroomgesprekken {towns}"),
        typed_title: String::new(),
        when: when(sql, meeting)?,
        place: meeting.place.clone(),
        text: format!(
            "Gesprekken over na school met jongeren uit {towns} ({}). {}Wie aan de beurt zijn, hoor je van school.",
            meeting.round.words(),
            parts(sql, meeting)?
        ),
        remarks: meeting.remarks.clone(),
        people: changes::by_mail(sql, &meeting.id)?
            .into_iter()
            .map(|(_, person)| person)
            .collect(),
        cancelled: meeting.status == MeetingStatus::Cancelled,
    })
}

/// When the part of each municipality is: the appointment is of the whole meeting, and nobody has to
/// sit through the part of another.
fn parts(sql: &Connection, meeting: &Meeting) -> Result<String, StoreError> {
    Ok(told::parts(sql, meeting)?
        .iter()
        .map(|part| {
            let (town, from, to) = (&part.municipality, &part.start_time, &part.end_time);
            format!("{town}: van {from} tot {to} uur. ")
        })
        .collect())
}

/// Without an end it lasts as long as its agenda; without a start it is a whole day.
fn when(sql: &Connection, meeting: &Meeting) -> Result<When, StoreError> {
    let Some(start) = clock(&meeting.start_time) else {
        return Ok(When::Day(meeting.date));
    };
    let end = match clock(&meeting.end_time) {
        Some(end) => end,
        None => {
            let minutes: i64 = sql
                .prepare_cached(
                    "SELECT coalesce(sum(minutes), 0) FROM meeting_item WHERE meeting_id = ?1",
                )?
                .query_row([&meeting.id], |row| row.get(0))?;
            let minutes = minutes.max(i64::from(meeting.minutes_per_student));
            let (end, days) = start.overflowing_add_signed(TimeDelta::minutes(minutes));
            let end = if days == 0 { end } else { LAST_MINUTE };
            // With a pause before a part it ends later.
            let items = agenda::agenda(sql, meeting)?.items;
            let known = blocks::known(sql, &meeting.id)?;
            let parts = blocks::of_agenda(meeting, &items, &known);
            let last = parts.iter().filter_map(|part| clock(&part.end_time)).max();
            last.map_or(end, |last| last.max(end))
        }
    };
    Ok(When::Time {
        date: meeting.date,
        start,
        end,
    })
}

const LAST_MINUTE: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
