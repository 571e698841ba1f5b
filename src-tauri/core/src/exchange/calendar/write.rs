//! The file itself, through the crate `icalendar`, which knows the properties and escapes text. What
//! it does not do is done here: line ends of all kinds, characters that may not be in a file, quotes
//! in names, lines of at most 75 octets.

use std::fmt::Write;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use icalendar::{Calendar, Component, Event as Entry, EventLike, Property};

use super::{CalendarError, Method, Numbered, Organizer, Person, When};
use crate::moment::Moment;

/// Who made the file (RFC 5545, 3.7.3).
const PRODUCT: &str = concat!(
    "-//Transitieroute//Transitieroute ",
    env!("CARGO_PKG_VERSION"),
    "//NL"
);

/// The bytes of a calendar. Without a sender a list says no method: then it is a copy of
/// appointments, not a message (RFC 5545, 3.7.2).
pub(super) fn bytes(
    events: &[Numbered],
    method: Method,
    organizer: Option<&Organizer>,
    now: Moment,
) -> Result<Vec<u8>, CalendarError> {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PRODUCT))
        .append_property(("CALSCALE", "GREGORIAN"));
    if organizer.is_some() {
        calendar.append_property((
            "METHOD",
            match method {
                Method::Publish => "PUBLISH",
                Method::Request => "REQUEST",
                Method::Cancel => "CANCEL",
            },
        ));
    }
    for event in events {
        calendar.push(entry(event, method, organizer, now)?);
    }
    let mut text = String::new();
    write!(text, "{calendar}").map_err(|_| CalendarError::NotWritten)?;
    Ok(fold(&text).into_bytes())
}

/// Folds lines at 75 octets, never within a character (RFC 5545, 3.1). The crate does so too, but
/// forgets the space that a folded line begins with: its last one can be 76 long.
fn fold(text: &str) -> String {
    const LIMIT: usize = 75;
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut taken = 0;
        for c in line.chars() {
            if taken + c.len_utf8() > LIMIT {
                out.push_str("\r\n ");
                taken = 1;
            }
            out.push(c);
            taken += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn entry(
    numbered: &Numbered,
    method: Method,
    organizer: Option<&Organizer>,
    now: Moment,
) -> Result<Entry, CalendarError> {
    let event = &numbered.event;
    let mut entry = Entry::new();
    entry
        .uid(&numbered.uid)
        .sequence(numbered.sequence)
        .timestamp(now.date_time().to_utc())
        .summary(&event.title)
        .append_property((
            "STATUS",
            if event.cancelled {
                "CANCELLED"
            } else {
                "CONFIRMED"
            },
        ));
    match event.when {
        When::Day(day) => {
            // The day after: an end is the first moment that it is over (RFC 5545, 3.6.1).
            let after = day.checked_add_days(Days::new(1)).unwrap_or(day);
            entry
                .append_property(whole_day("DTSTART", day))
                .append_property(whole_day("DTEND", after))
                .append_property(("TRANSP", "TRANSPARENT"));
        }
        When::Time { date, start, end } => {
            let (start, end) = (stamp(date, start)?, stamp(date, end)?);
            entry
                .append_property(("DTSTART", start.as_str()))
                .append_property(("TRANSP", "OPAQUE"));
            // An end must be later than the start; without one it is over when it begins (RFC 5545,
            // 3.6.1, 3.8.2.2). Both are UTC, so they sort as text.
            if end > start {
                entry.append_property(("DTEND", end.as_str()));
            }
        }
    }
    if !event.place.is_empty() {
        entry.location(&event.place);
    }
    if !event.text.is_empty() {
        entry.description(&event.text);
    }
    if let Some(organizer) = organizer {
        entry.append_property(address_of("ORGANIZER", &organizer.name, &organizer.email));
    }
    if method != Method::Publish {
        for Person { name, email } in &event.people {
            let mut property = address_of("ATTENDEE", name, email);
            property
                .add_parameter("CUTYPE", "INDIVIDUAL")
                .add_parameter("ROLE", "REQ-PARTICIPANT");
            if method == Method::Request {
                property
                    .add_parameter("PARTSTAT", "NEEDS-ACTION")
                    .add_parameter("RSVP", "TRUE");
            }
            entry.append_multi_property(property);
        }
    }
    Ok(entry)
}

fn whole_day(key: &str, day: NaiveDate) -> Property {
    let mut property = Property::new(key, day.format("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE").done()
}

/// A moment on the clock in Amsterdam, in UTC.
fn stamp(date: NaiveDate, time: NaiveTime) -> Result<String, CalendarError> {
    let utc = utc(date.and_time(time)).ok_or(CalendarError::NotWritten)?;
    Ok(utc.format("%Y%m%dT%H%M%SZ").to_string())
}

/// In the night that summer time begins an hour does not exist: then it is the hour after. In the
/// night that it ends an hour comes twice: then it is the first.
fn utc(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    Amsterdam
        .from_local_datetime(&local)
        .earliest()
        .or_else(|| {
            Amsterdam
                .from_local_datetime(&(local + TimeDelta::hours(1)))
                .earliest()
        })
        .map(|moment| moment.to_utc())
}

fn address_of(key: &str, name: &str, email: &str) -> Property {
    let mut property = Property::new(key, mailto(email));
    // No quotes and no line ends in a parameter (RFC 5545, 3.2); the crate adds quotes around it.
    let name = name.replace('"', "'").replace('\n', " ");
    if !name.trim().is_empty() {
        property.add_parameter("CN", name.trim());
    }
    property.done()
}

/// The address as a URI: what is not ASCII is percent-encoded (RFC 6068, 2).
fn mailto(email: &str) -> String {
    let mut uri = "mailto:".to_owned();
    for c in email.chars() {
        if c.is_ascii() {
            uri.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                uri.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    uri
}

/// A mail address that can stand in a file as it is; `None` for anything else.
pub(super) fn address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (name, host) = typed.split_once('@')?;
    let allowed = |c: char| c.is_alphanumeric() || "._+-'~=".contains(c);
    let good = !name.is_empty()
        && name.chars().all(allowed)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || ".-".contains(c));
    good.then(|| typed.to_owned())
}

/// Text with one kind of line end and nothing in it that may not be in a file.
pub(super) fn plain(text: &str) -> String {
    text.trim()
        .replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        })
        .filter(|c| *c == '\n' || !c.is_control())
        .collect()
}

#[cfg(test)]
mod tests;
