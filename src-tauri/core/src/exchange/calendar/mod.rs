//! Appointments out: events in, the bytes of an iCalendar file out (RFC 5545, RFC 5546).
//!
//! A file goes to people outside the school and stays in their calendars, so two things are kept
//! here and nowhere else. **No student and no parent is named in it**: [`file`] asks the dossier for
//! every name and leaves out each text in which one stands. **An appointment stays itself**: each
//! subject keeps its UID, and SEQUENCE counts up when what is sent differs from what was sent last,
//! so that a calendar replaces or removes the appointment instead of adding a second one.
//!
//! Times are written in UTC. Outlook and Google read that without looking a zone up, appointments
//! here do not repeat, and a zone of its own (VTIMEZONE) is what calendars disagree about most.

mod error;
mod names;
mod sequence;
mod write;

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

pub use self::error::CalendarError;
use self::names::Names;
pub use self::sequence::Sent;
pub(crate) use self::sequence::sent;
use crate::ids::{AgreementId, MeetingId};
use crate::settings;
use crate::store::StoreError;
use crate::store::transact::Tx;

/// What an appointment is about. It keeps its UID for as long as the dossier exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An outflow meeting.
    Meeting(MeetingId),
    /// An agreement.
    Agreement(AgreementId),
}

impl Subject {
    fn kind(&self) -> &'static str {
        match self {
            Self::Meeting(_) => "meeting",
            Self::Agreement(_) => "agreement",
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Meeting(id) => id.as_str(),
            Self::Agreement(id) => id.as_str(),
        }
    }
}

/// When it is, on the clock in Amsterdam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(NaiveDate),
    /// From – to; an end before the start counts as no length.
    Time {
        /// Day.
        date: NaiveDate,
        /// Start.
        start: NaiveTime,
        /// End.
        end: NaiveTime,
    },
}

/// A professional who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Mail; without a usable one this person is not in the file.
    pub email: String,
}

/// One appointment, as far as it may be known outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// About what.
    pub subject: Subject,
    /// Title by the program, for instance `Uitstroomgesprekken gemeente Aalten`. No names.
    pub title: String,
    /// A title as typed, in place of the program's when it names nobody; may be empty.
    pub typed_title: String,
    /// When.
    pub when: When,
    /// Where, as typed.
    pub place: String,
    /// Sentences of the program; no names.
    pub text: String,
    /// Remarks, as typed: left out as a whole when they name somebody.
    pub remarks: String,
    /// Professionals only; students, parents and mentors never.
    pub people: Vec<Person>,
    /// Does not take place.
    pub cancelled: bool,
}

/// For what a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// One appointment for the people who are invited: an invitation, a change or a cancellation.
    Invite,
    /// Any number of appointments for one's own calendar, or that of one receiver. Names no guests.
    Publish,
}

/// Something that is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "calendar.ts")]
pub enum LeftOut {
    /// The title named somebody; a plain one stands there.
    Title,
    /// The place named somebody.
    Place,
    /// The remarks named somebody.
    Remarks,
    /// A person had no usable mail address, or is no professional.
    Person,
}

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many appointments.
    pub events: usize,
    /// Is it a cancellation?
    pub cancels: bool,
    /// What is not in it, each once.
    pub left_out: Vec<LeftOut>,
}

/// An event with the names out of it, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clean {
    title: String,
    when: When,
    place: String,
    text: String,
    people: Vec<Person>,
    cancelled: bool,
}

/// An event that knows its place in the count.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Numbered {
    uid: String,
    sequence: u32,
    event: Clean,
}

/// What the receiver's calendar is asked to do (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    /// Take it over; no answer is expected.
    Publish,
    /// An invitation, or a change of one.
    Request,
    /// It is off.
    Cancel,
}

/// Who sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Organizer {
    name: String,
    email: String,
}

/// Makes the file and counts what is in it as sent. A cancelled event that nobody ever got is not in
/// it: there is nothing to take back.
///
/// # Errors
/// `NothingToSend` when no event is left; `NoSender` for an invitation while the settings hold no
/// usable mail address (calendars tie an answer, a change and a cancellation to it).
pub(crate) fn file(
    tx: &Tx<'_>,
    events: &[Event],
    purpose: Purpose,
) -> Result<CalendarFile, CalendarError> {
    let settings = settings::store::read(tx.sql)?;
    let names = Names::read(tx.sql)?;
    let organizer = write::address(&settings.user_email).map(|email| Organizer {
        name: if settings.user_name.is_empty() {
            settings.school_name.clone()
        } else {
            settings.user_name.clone()
        },
        email,
    });
    let mut left_out = Vec::new();
    let mut numbered = Vec::new();
    for event in events {
        let clean = clean(event, &names, purpose, &mut left_out);
        if let Some(number) = sequence::count(tx, &event.subject, clean)? {
            numbered.push(number);
        }
    }
    left_out.sort_unstable();
    left_out.dedup();
    let method = match (purpose, numbered.as_slice()) {
        (_, []) => return Err(CalendarError::NothingToSend),
        (Purpose::Invite, [one]) if one.event.cancelled => Method::Cancel,
        (Purpose::Invite, [one]) if !one.event.people.is_empty() => Method::Request,
        _ => Method::Publish,
    };
    if method != Method::Publish && organizer.is_none() {
        return Err(CalendarError::NoSender);
    }
    let bytes = write::bytes(&numbered, method, organizer.as_ref(), tx.now)?;
    Ok(CalendarFile {
        bytes,
        events: numbered.len(),
        cancels: method == Method::Cancel,
        left_out,
    })
}

/// Writes a file where the user asked: whole, or not at all. Without a path nothing is written.
pub(crate) fn put(path: Option<&Path>, file: &CalendarFile) -> Result<(), CalendarError> {
    let Some(path) = path else { return Ok(()) };
    let half = path.with_extension("ics.half");
    let done = std::fs::write(&half, &file.bytes).and_then(|()| std::fs::rename(&half, path));
    done.map_err(|_| {
        // Best effort: what is left of it holds nothing that may not be there.
        drop(std::fs::remove_file(&half));
        CalendarError::NotWritten
    })
}

/// Whom a file can invite: the address, for each of these people who has a usable one and is no student
/// and no parent.
pub(crate) fn addresses(
    sql: &Connection,
    people: &[Person],
) -> Result<Vec<Option<String>>, StoreError> {
    let names = Names::read(sql)?;
    Ok(people
        .iter()
        .map(|person| reached(person, &names))
        .collect())
}

fn reached(person: &Person, names: &Names) -> Option<String> {
    write::address(&person.email)
        .filter(|email| !names.is_one(&person.name) && !names.is_one(email))
}

/// The event without names of students and parents.
fn clean(event: &Event, names: &Names, purpose: Purpose, left_out: &mut Vec<LeftOut>) -> Clean {
    let mut kept = |text: &str, part: LeftOut| {
        let text = write::plain(text);
        if names.stand_in(&text) {
            left_out.push(part);
            String::new()
        } else {
            text
        }
    };
    let mut title = kept(&event.typed_title, LeftOut::Title);
    if title.is_empty() {
        title = write::plain(&event.title);
    }
    let place = kept(&event.place, LeftOut::Place);
    let remarks = kept(&event.remarks, LeftOut::Remarks);
    let text = [write::plain(&event.text), remarks]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    let mut people = Vec::new();
    for person in &event.people {
        match reached(person, names) {
            Some(email) => people.push(Person {
                name: write::plain(&person.name),
                email,
            }),
            None if purpose == Purpose::Invite => left_out.push(LeftOut::Person),
            None => {}
        }
    }
    people.sort_by(|a, b| a.email.cmp(&b.email));
    people.dedup_by(|a, b| a.email == b.email);
    Clean {
        title,
        when: event.when,
        place,
        text,
        people,
        cancelled: event.cancelled,
    }
}
