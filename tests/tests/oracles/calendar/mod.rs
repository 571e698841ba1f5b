//! The calendar files beside the Python package `icalendar`, which reads them strictly.

mod many;
mod one;
mod tampered;
mod year;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;
use transitieroute_core::Dossier;
use transitieroute_core::exchange::calendar::CalendarFile;
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings;
use transitieroute_core::organisations::OrganisationKind;
use transitieroute_core::settings::{self, Settings};
use transitieroute_tests::desk::{Desk, KAMPEN, RAALTE, ZWOLLE, desk, now};

use super::ask;

/// Every word of the names at the [`office`], folded: none of them may leave the school.
const NAMES: &[&str] = &[
    "cagla",
    "denkbeeldig",
    "noor",
    "bedacht",
    "annemarie",
    "anne-marie",
    "schetsman",
    "testman",
    "daan",
];

/// What the judge reads in a file.
#[derive(Debug, Deserialize)]
struct Read {
    #[serde(default)]
    fault: Option<String>,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    events: Vec<Appointment>,
}

#[derive(Debug, Deserialize)]
struct Appointment {
    uid: String,
    sequence: u32,
    stamp: String,
    start: Clock,
    end: Option<Clock>,
    status: String,
    summary: String,
    location: String,
    description: String,
    organizer: Option<Address>,
    attendees: Vec<Address>,
}

/// A day, or a moment: in UTC, and as the clock in Amsterdam showed it.
#[derive(Debug, Deserialize)]
struct Clock {
    day: Option<NaiveDate>,
    utc: Option<String>,
    amsterdam: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Address {
    email: String,
    name: String,
    parameters: BTreeMap<String, String>,
}

fn judged(files: &[Vec<u8>]) -> Vec<Read> {
    let hex = |bytes: &Vec<u8>| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let files: Vec<String> = files.iter().map(hex).collect();
    let answer = ask(
        "appointments.py",
        &json!({ "names": NAMES, "files": files }),
    );
    serde_json::from_value(answer).unwrap()
}

/// All files, accepted.
#[track_caller]
fn accepted(files: &[CalendarFile]) -> Vec<Read> {
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| file.bytes.clone()).collect();
    let read = judged(&bytes);
    assert_eq!(read.len(), files.len());
    for (read, file) in read.iter().zip(files) {
        assert_eq!(
            read.fault,
            None,
            "refused:\n{}",
            String::from_utf8_lossy(&file.bytes)
        );
        assert_eq!(read.events.len(), file.events);
    }
    read
}

/// A desk with a sender, students with names to look for, and people to invite whose names are hard
/// on a file.
fn office() -> Desk {
    let desk = desk();
    let settings = Settings {
        user_name: "Ans \"de planner\" Proef; coördinator, school".to_owned(),
        user_email: "ans.proef+uitstroom@school.example".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    for (first, last, code) in [
        ("Çağla", "Denkbeeldig", ZWOLLE),
        ("Noor", "Bedacht", KAMPEN),
        ("Anne-Marie", "de Schetsman", RAALTE),
        ("Daan", "Testman", ZWOLLE),
    ] {
        desk.student(first, last, code);
    }
    for (name, code, people) in [
        (
            "Gemeente Zwolle",
            ZWOLLE,
            [
                (
                    "Vries, Marijke de: \"consulent\"",
                    "m.devries@zwolle.example",
                ),
                ("Ağa Öztürk-Łodź 👩🏽‍🏭", "aga@zwolle.example"),
            ],
        ),
        (
            "Gemeente Kampen",
            KAMPEN,
            [
                ("Bea Model", "béa@kämpen.example"),
                ("Loket", "postbus@kampen.example"),
            ],
        ),
        (
            "Gemeente Raalte",
            RAALTE,
            [
                (
                    "Jonkheer Theophilus van Langenaam tot Nog Veel Langer en Verder, plaatsvervangend consulent; werk",
                    "theophilus.van.langenaam.tot.nog.veel.langer.en.verder@plaatsvervangend.raalte.example",
                ),
                ("Geen Mail", ""),
            ],
        ),
    ] {
        desk.organisation(OrganisationKind::Gemeente, name, code, &people);
    }
    desk
}

fn invitation(dossier: &Dossier, id: &MeetingId) -> CalendarFile {
    meetings::invitation(dossier, id, None, now())
        .unwrap()
        .value
}

fn only(read: &Read) -> &Appointment {
    assert_eq!(read.events.len(), 1);
    &read.events[0]
}
