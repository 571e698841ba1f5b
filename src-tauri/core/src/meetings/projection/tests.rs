//! Nothing of anybody else, and nothing that may not be seen, over a whole dossier.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fields;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::ids::{MeetingId, StudentId};
use crate::meetings::{self, ItemPatch, Participant, Presence};
use crate::organisations::{self, Organisation, OrganisationKind};
use crate::passport::{self, SaveAnswer, Share, ShareStatus, Visibility};
use crate::store::transact::Undo;
use crate::students::{self, NewStudent};
use crate::text::fold;
use crate::{Dossier, Moment, Secret, demo};

/// Names that are words, that look alike, that hold marks, signs and each other.
const NASTY: &[(&str, &str, &str)] = &[
    ("Ben", "", "Wil"),
    ("Roos", "de", "Jong"),
    ("Jan-Willem", "van 't", "Hoff-de Vries"),
    ("Çağla", "", "Đorđević"),
    ("Li", "", "Ng"),
    ("Mei", "", "Werk"),
    ("Anna", "", "Bakker"),
    ("İpek", "", "Şahin"),
    ("O'Neill", "", "O'Brien"),
    ("Fatima-Zahra", "el", "Idrissi"),
];

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2027, 1, 19).unwrap())
}

fn dossier(folder: &TempDir) -> Dossier {
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now())
        .unwrap()
        .0
}

/// Everything at once, without undo.
fn write<T>(dossier: &Dossier, work: impl FnOnce(&Connection) -> T) -> T {
    let done = dossier.transact_with("test.write", now(), Undo::Not, |tx| {
        Ok::<_, StoreError>(work(tx.sql))
    });
    done.unwrap().value
}

/// An item of an agenda with whose it is.
#[derive(Clone)]
struct Line {
    id: ItemId,
    meeting: MeetingId,
    student: StudentId,
}

fn lines(dossier: &Dossier) -> Vec<Line> {
    let meetings = meetings::list(dossier, now().today()).unwrap();
    meetings
        .into_iter()
        .flat_map(|meeting| {
            let page = meetings::get(dossier, &meeting.id, now().today()).unwrap();
            page.items.into_iter().map(move |item| Line {
                id: item.id,
                meeting: meeting.id.clone(),
                student: item.student_id,
            })
        })
        .collect()
}

fn json(dossier: &Dossier, id: &ItemId) -> String {
    let projected = projection(dossier, id, now().today()).unwrap();
    serde_json::to_string(&projected.screen).unwrap()
}

/// A student as the rest of the dossier knows them.
struct Known {
    id: StudentId,
    number: String,
    first: String,
    last: String,
    class: String,
}

fn known(dossier: &Dossier) -> Vec<Known> {
    write(dossier, |sql| {
        let mut statement = sql
            .prepare("SELECT id, number, first_name, last_name, class FROM student")
            .unwrap();
        let rows = statement.query_map([], |row| {
            Ok(Known {
                id: row.get(0)?,
                number: row.get(1)?,
                first: row.get(2)?,
                last: row.get(3)?,
                class: row.get(4)?,
            })
        });
        rows.unwrap().map(Result::unwrap).collect()
    })
}

/// The first names of people who are no student.
fn adults(dossier: &Dossier) -> BTreeSet<String> {
    write(dossier, |sql| {
        let mut statement = sql
            .prepare("SELECT name FROM contact UNION SELECT name FROM coach UNION SELECT name FROM participant UNION SELECT value FROM setting WHERE key = 'user_name'")
            .unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0));
        rows.unwrap()
            .map(|name| fold(name.unwrap().trim_matches('"').split(' ').next().unwrap()))
            .collect()
    })
}

/// The words of what can be read on the screen: a name is one of them.
fn spoken(json: &str) -> Vec<(String, bool)> {
    json.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c))
        .filter(|word| !word.is_empty())
        .map(|word| (fold(word), word.chars().any(char::is_uppercase)))
        .collect()
}

fn words_of(name: &str) -> Vec<String> {
    name.split([' ', '-'])
        .map(fold)
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Names that are also ordinary words: those are names with a capital only.
const BOTH: &[&str] = &[
    "ben", "wil", "roos", "jong", "mei", "werk", "li", "van", "de", "el",
];

/// Every word of another student that stands on the screen.
fn leaks(
    screen: &str,
    line: &Line,
    all: &[Known],
    near: &BTreeSet<StudentId>,
    adults: &BTreeSet<String>,
) -> Vec<String> {
    let own = all.iter().find(|one| one.id == line.student).unwrap();
    let mine = words_of(&own.first);
    let words = spoken(screen);
    let stands = |name: &String| {
        !mine.contains(name)
            && words
                .iter()
                .any(|(word, capital)| word == name && (*capital || !BOTH.contains(&name.as_str())))
    };
    let mut found = Vec::new();
    for other in all.iter().filter(|other| other.id != own.id) {
        let close = near.contains(&other.id) || (!own.class.is_empty() && other.class == own.class);
        found.extend(words_of(&other.last).into_iter().filter(&stands));
        found.extend(
            words_of(&other.first)
                .into_iter()
                .filter(|name| close || !adults.contains(name))
                .filter(&stands),
        );
        if screen.contains(&other.number) && other.number.len() > 3 {
            found.push(other.number.clone());
        }
    }
    // The own surname is no business of the beamer either.
    found.extend(words_of(&own.last).into_iter().filter(&stands));
    found
}

fn near(lines: &[Line], meeting: &MeetingId) -> BTreeSet<StudentId> {
    lines
        .iter()
        .filter(|line| line.meeting == *meeting)
        .map(|line| line.student.clone())
        .collect()
}

/// The demo, with people of nasty names on its agendas.
fn crowded(dossier: &Dossier) -> Vec<Line> {
    demo::fill(dossier, 40, now()).unwrap();
    let planned: Vec<_> = meetings::list(dossier, now().today())
        .unwrap()
        .into_iter()
        .filter(|meeting| meeting.status == meetings::MeetingStatus::Planned)
        .collect();
    for (index, (first, prefix, last)) in NASTY.iter().enumerate() {
        let meeting = &planned[index % planned.len()];
        let new = NewStudent {
            first_name: (*first).to_owned(),
            prefix: (*prefix).to_owned(),
            last_name: (*last).to_owned(),
            municipality_code: meeting.municipality_codes[0].clone(),
            ..NewStudent::default()
        };
        let student = students::add(dossier, &new, now()).unwrap().value;
        meetings::add_item(dossier, &meeting.id, &[student], now()).unwrap();
    }
    lines(dossier)
}
