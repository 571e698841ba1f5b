//! A table of eight students of two municipalities, and what is said at it.

use std::path::PathBuf;

use transitieroute_core::ids::StudentId;
use transitieroute_core::meetings::{self, Round, SaveMeeting};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::window::{Home, TODAY};

use super::PASSWORD;

/// The students in the order of the agenda, four of each municipality: first and last name.
pub const STUDENTS: [(&str, &str); 8] = [
    ("Yara", "Demo"),
    ("Daan", "Testman"),
    ("Bram", "Oefenaar"),
    ("Ilias", "Ingebeeld"),
    ("Noor", "Verzonnen"),
    ("Tygo", "Uitgedacht"),
    ("Vera", "Proefdruk"),
    ("Sanne", "Voorbeeld"),
];
/// Name, code and consultant.
pub const PLACES: [(&str, &str, &str); 2] = [
    ("Kampen", "GM0166", "Ida Schijnhof"),
    ("Zwolle", "GM0193", "Karel Bedacht"),
];

/// A dossier with the meeting of today.
#[track_caller]
pub fn set(home: &Home) -> PathBuf {
    let path = home.documents().join("school.transitieroute");
    let now = Moment::noon(TODAY.parse().unwrap());
    let (dossier, _code) = Dossier::create(
        &path,
        &Secret::new(PASSWORD),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .unwrap();
    for (name, code, person) in PLACES {
        consultant(&dossier, name, code, person, now);
    }
    let students: Vec<StudentId> = STUDENTS
        .iter()
        .enumerate()
        .map(|(at, (first, last))| {
            let new = NewStudent {
                first_name: (*first).to_owned(),
                last_name: (*last).to_owned(),
                municipality_code: PLACES[at / 4].1.to_owned(),
                cohort: "2026-2027".to_owned(),
                ..NewStudent::default()
            };
            students::add(&dossier, &new, now).unwrap().value
        })
        .collect();
    let meeting = SaveMeeting {
        id: None,
        date: TODAY.to_owned(),
        start_time: "09:00".to_owned(),
        end_time: "11:30".to_owned(),
        place: "lokaal 12".to_owned(),
        round: Round::Second,
        municipality_codes: PLACES
            .iter()
            .map(|(_, code, _)| (*code).to_owned())
            .collect(),
        minutes_per_student: 15,
        remarks: String::new(),
        students,
    };
    meetings::save(&dossier, &meeting, now).unwrap();
    path
}

#[track_caller]
fn consultant(dossier: &Dossier, name: &str, code: &str, person: &str, now: Moment) {
    let organisation = Organisation {
        id: None,
        kind: OrganisationKind::Gemeente,
        name: format!("Gemeente {name}"),
        municipality_code: code.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let organisation = organisations::save(dossier, &organisation, now)
        .unwrap()
        .value;
    let contact = Contact {
        id: None,
        organisation_id: organisation,
        name: person.to_owned(),
        role: "consulent".to_owned(),
        phone: String::new(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    organisations::save_contact(dossier, &contact, now).unwrap();
}

/// What the municipality does for this student; every student has another.
#[must_use]
pub fn promise(at: usize) -> String {
    let first = STUDENTS[at].0;
    format!("zoekt plek {} met {first}", at + 1)
}

/// Every name that may not be in the window or on paper while this student is at hand.
#[must_use]
pub fn others(at: usize) -> Vec<&'static str> {
    let part = at / 4;
    let mut names: Vec<&str> = STUDENTS
        .iter()
        .enumerate()
        .filter(|(other, _)| other / 4 != part)
        .flat_map(|(_, (first, last))| [*first, *last])
        .collect();
    names.push(PLACES[1 - part].2);
    names
}

/// Does this page hold this word?
#[must_use]
pub fn holds(page: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (page, name) = (words(page), words(name));
    page.windows(name.len()).any(|found| found == name)
}

/// The municipality of a student.
#[must_use]
pub fn place_of(at: usize) -> &'static str {
    PLACES[at / 4].0
}
