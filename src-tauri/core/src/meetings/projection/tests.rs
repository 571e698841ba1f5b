//! Nothing of anybody else, and nothing that may not be seen, over a whole dossier.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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

#[test]
fn nobody_else_is_ever_named_whatever_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let lines = crowded(&dossier);
    let all = known(&dossier);
    assert!(lines.len() > 25 && all.len() == 50, "{}", lines.len());
    // Everybody talks about everybody, in every field that may be on the screen.
    write(&dossier, |sql| {
        for (at, line) in lines.iter().enumerate() {
            let own = all.iter().find(|one| one.id == line.student).unwrap();
            let others = all.iter().filter(|other| other.id != own.id);
            let mut words = String::from("Regel die blijft staan.\n");
            for other in others {
                words.push_str(&format!(
                    "Ik ga met {} mee.\nDe stage van {}s vader.\nNummer {} ook, en {} {}.\n",
                    other.first,
                    other.last.to_uppercase(),
                    other.number,
                    other.first,
                    other.last
                ));
            }
            let other = &all[(at * 7 + 3) % all.len()];
            sql.execute(
                "UPDATE meeting_item SET own_words = ?2, plan_a = ?3, plan_b = 'Eerst leren', own_plan = 1 WHERE id = ?1",
                (&line.id, &words, format!("Werken bij {}", other.last)),
            )
            .unwrap();
            sql.execute(
                "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, text, status, status_at, created_at)
                 VALUES (?1, ?2, ?3, 'gemeente', ?4, ?5, 'open', '2027-01-19', '2027-01-19'), (?6, ?2, ?3, 'gemeente', ?4, 'belt terug', 'open', '2027-01-19', '2027-01-19')",
                (
                    format!("a{at}"),
                    &line.student,
                    &line.id,
                    format!("{} {}", other.first, other.last),
                    format!("belt {}", other.first),
                    format!("b{at}"),
                ),
            )
            .unwrap();
        }
        // Everybody at the table bears the name of a student.
        sql.execute(
            "UPDATE participant SET presence = 'present', name = (SELECT first_name || ' ' || last_name FROM student ORDER BY (rowid * 7 + participant.rowid) % 41 LIMIT 1) WHERE rowid % 2 = 0",
            [],
        )
        .unwrap();
    });
    let adults = adults(&dossier);
    let mut shown = 0;
    for line in &lines {
        let screen = json(&dossier, &line.id);
        let found = leaks(&screen, line, &all, &near(&lines, &line.meeting), &adults);
        assert!(found.is_empty(), "{found:?} in {screen}");
        assert!(screen.contains("Regel die blijft staan."), "{screen}");
        shown += usize::from(screen.contains("belt terug"));
    }
    assert_eq!(shown, lines.len());
    // The instrument itself sees a name.
    let line = &lines[0];
    let other = all
        .iter()
        .find(|one| one.id != line.student && one.last == "Bakker")
        .unwrap();
    let screen = format!("{{\"own_words\":[\"Met {}\"]}}", other.last);
    assert_eq!(
        leaks(&screen, line, &all, &BTreeSet::new(), &adults),
        ["bakker"]
    );
}

/// Where words may come from, when they are of the student at hand.
const MAY: &[&str] = &[
    "agreement.text",
    "answer.text",
    "meeting_item.own_words",
    "meeting_item.plan_a",
    "meeting_item.plan_b",
    "route.plan_a",
    "route.plan_b",
    "student.first_name",
];

#[test]
fn no_field_but_the_few_reaches_the_screen_and_none_of_another_student() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    // A part of all lines: every column is tried against each of them.
    let lines: Vec<Line> = crowded(&dossier).into_iter().step_by(3).collect();
    let columns: Vec<(String, String)> = write(&dossier, |sql| {
        let mut statement = sql
            .prepare(
                "SELECT t.name, c.name FROM main.sqlite_master AS t, pragma_table_info(t.name) AS c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' ORDER BY 1, 2",
            )
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    });
    // A mark of its own in every value of every column of the dossier. A column with codes or numbers of
    // records can't be read any more then: that one is put back.
    let readable = |dossier: &Dossier| {
        lines
            .iter()
            .all(|line| projection(dossier, &line.id, now().today()).is_ok())
    };
    let mut marked: Vec<String> = Vec::new();
    for (at, (table, column)) in columns.iter().enumerate() {
        let mark = format!("Merk{at}r");
        let set = write(&dossier, |sql| {
            sql.execute(
                &format!("UPDATE \"{table}\" SET \"{column}\" = \"{column}\" || ' {mark}' || rowid || 'z' WHERE \"{column}\" IS NOT NULL"),
                [],
            )
        });
        let Ok(changed) = set else { continue };
        if changed > 0 && readable(&dossier) {
            marked.push(format!("{table}.{column}"));
        } else {
            write(&dossier, |sql| {
                sql.execute(
                    &format!("UPDATE \"{table}\" SET \"{column}\" = replace(\"{column}\", ' {mark}' || rowid || 'z', '') WHERE \"{column}\" IS NOT NULL"),
                    [],
                )
                .unwrap();
            });
        }
    }
    for field in MAY.iter().chain(&[
        "student.last_name",
        "student.phone",
        "student.street",
        "meeting_item.notes",
        "meeting_item.advice",
        "obstacle.text",
        "relative.name",
        "life_domain.note",
        "instrument.note",
        "agreement.owner",
        "participant.name",
        "participant.role",
        "meeting.place",
        "meeting.remarks",
    ]) {
        assert!(
            marked.iter().any(|one| one == field),
            "{field} is not marked: {marked:?}"
        );
    }
    assert!(marked.len() > 60, "{marked:?}");
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        let screen = json(&dossier, &line.id);
        for (start, _) in screen.match_indices("Merk") {
            let mark = &screen[start + 4..];
            let (column, rest) = mark.split_once('r').unwrap();
            let row: i64 = rest.split_once('z').unwrap().0.parse().unwrap();
            let (table, column) = &columns[column.parse::<usize>().unwrap()];
            let field = format!("{table}.{column}");
            assert!(MAY.contains(&field.as_str()), "{field} in {screen}");
            let owner = match table.as_str() {
                "student" => "SELECT id FROM student WHERE rowid = ?1",
                "answer" => {
                    "SELECT p.student_id FROM answer AS a JOIN passport AS p ON p.id = a.passport_id WHERE a.rowid = ?1"
                }
                "agreement" => "SELECT student_id FROM agreement WHERE rowid = ?1",
                "route" => "SELECT student_id FROM route WHERE rowid = ?1",
                _ => "SELECT student_id FROM meeting_item WHERE rowid = ?1",
            };
            let owner: StudentId = write(&dossier, |sql| {
                sql.query_row(owner, [row], |row| row.get(0)).unwrap()
            });
            assert!(owner == line.student, "{field} of another in {screen}");
            *seen.entry(field).or_default() += 1;
        }
    }
    // It does look: what may be seen is there.
    for field in ["meeting_item.own_words", "agreement.text"] {
        assert!(seen.get(field).is_some_and(|count| *count > 2), "{seen:?}");
    }
}

/// Who can sit at the table, besides the student.
const COMPANY: &[(&str, Option<OrganisationKind>, &str)] = &[
    (
        "Ida Schijnhof",
        Some(OrganisationKind::Gemeente),
        "consulent",
    ),
    (
        "Tom Modelsma",
        Some(OrganisationKind::Wsp),
        "accountmanager",
    ),
    (
        "Piet Denkbeeld",
        Some(OrganisationKind::Uwv),
        "arbeidsdeskundige",
    ),
    (
        "Bas Bedacht",
        Some(OrganisationKind::Werkgever),
        "leermeester",
    ),
    ("Noor Opleiding", Some(OrganisationKind::Mbo), "intaker"),
    ("Zita Zorgzaam", Some(OrganisationKind::Zorg), "begeleider"),
    (
        "Joost Modelaar",
        Some(OrganisationKind::Jobcoachorganisatie),
        "jobcoach",
    ),
    ("Hanan Bedenk", None, "mentor"),
    ("Karin Voorbeeld", None, "moeder"),
    ("Wie Dan", None, "gast"),
];

/// What is on the screen: own words, passport, plan, agreements, next talk.
fn shown(screen: &Projection) -> [bool; 4] {
    [
        !screen.own_words.is_empty(),
        !screen.plan_a.is_empty(),
        !screen.agreements.is_empty(),
        screen.next_talk.is_some(),
    ]
}

#[test]
fn a_part_is_shown_only_when_everybody_at_the_table_may_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let new = NewStudent {
        first_name: "Daan".to_owned(),
        last_name: "Testman".to_owned(),
        municipality_code: "GM0193".to_owned(),
        ..NewStudent::default()
    };
    let student = students::add(&dossier, &new, now()).unwrap().value;
    let meeting = meetings::SaveMeeting {
        id: None,
        date: "2027-01-19".to_owned(),
        start_time: "9:00".to_owned(),
        end_time: String::new(),
        place: String::new(),
        round: meetings::Round::Second,
        municipality_codes: vec!["GM0193".to_owned()],
        minutes_per_student: 20,
        remarks: String::new(),
        students: vec![student.clone()],
    };
    let meeting = meetings::save(&dossier, &meeting, now()).unwrap().value;
    let item = lines(&dossier)[0].id.clone();
    let patch = ItemPatch {
        presence: Some(Presence::Present),
        plan_a: Some("Werken in een magazijn".to_owned()),
        next_date: Some("2027-05-12".to_owned()),
        ..ItemPatch::default()
    };
    meetings::update_item(&dossier, &item, &patch, now()).unwrap();
    let agreement = crate::agreements::SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: Some(item.clone()),
        owner_kind: OwnerKind::Jongere,
        owner: String::new(),
        owner_contact_id: None,
        text: "kiest welke het beste past".to_owned(),
        due: String::new(),
    };
    crate::agreements::save(&dossier, &agreement, now()).unwrap();
    let answer = SaveAnswer {
        student_id: student.clone(),
        question: "droom".to_owned(),
        text: Some("Ik wil op een heftruck.".to_owned()),
        visibility: Some(Visibility::Ontvanger),
    };
    passport::save_answer(&dossier, &answer, now()).unwrap();
    // Shared with the municipality, the employer and the mother; not with the others.
    for (recipient, role) in [
        ("Gemeente van Ida", "gemeente"),
        ("Bas Bedacht", "werkgever"),
        ("moeder", "ouder"),
    ] {
        let share = Share {
            id: None,
            recipient: recipient.to_owned(),
            role: role.to_owned(),
            sections: vec![SectionKind::Wil],
            status: ShareStatus::Gedeeld,
            shared_on: None,
            withdrawn_on: None,
        };
        passport::save_share(&dossier, &student, &share, now()).unwrap();
    }
    // The school lets an employer see no next step.
    let mut profile =
        crate::disclosure::ReceiverProfile::standard(crate::disclosure::Receiver::Werkgever);
    profile
        .sections
        .retain(|section| *section != SectionKind::Stap);
    crate::disclosure::save_profile(&dossier, &profile, now()).unwrap();
    let people: Vec<_> = COMPANY
        .iter()
        .map(|(name, kind, role)| {
            let organisation_id = kind.map(|kind| organisation(&dossier, kind, name));
            let person: Participant = serde_json::from_value(serde_json::json!({
                "id": null, "meeting_id": meeting, "name": name, "role": role,
                "organisation_id": organisation_id, "contact_id": null,
                "invitation": "invited", "presence": "absent",
            }))
            .unwrap();
            meetings::save_participant(&dossier, &person, now())
                .unwrap()
                .value
        })
        .collect();
    let with = |company: usize| {
        write(&dossier, |sql| {
            for (at, person) in people.iter().enumerate() {
                let presence = if company >> at & 1 == 1 {
                    "present"
                } else {
                    "absent"
                };
                sql.execute(
                    "UPDATE participant SET presence = ?2 WHERE id = ?1",
                    (person, presence),
                )
                .unwrap();
            }
        });
        projection(&dossier, &item, now().today()).unwrap()
    };
    let alone: Vec<[bool; 4]> = (0..people.len())
        .map(|at| shown(&with(1 << at).screen))
        .collect();
    assert_eq!(shown(&with(0).screen), [true; 4]);
    // Passport words: the municipality and the employer got them, the mother too, the mentor is on the case.
    let passport: Vec<bool> = alone.iter().map(|parts| parts[0]).collect();
    assert_eq!(
        passport,
        [
            true, false, false, true, false, false, false, true, true, false
        ]
    );
    // The employer may not see the next step; nor may a stranger, who is nobody in particular.
    assert_eq!(alone[3], [true, true, false, false]);
    assert_eq!(alone[9], [false, true, false, false]);
    for company in 0..1_usize << people.len() {
        let projected = with(company);
        let expected = (0..4)
            .map(|part| (0..people.len()).all(|at| company >> at & 1 == 0 || alone[at][part]));
        assert!(
            expected.eq(shown(&projected.screen)),
            "{company:b}: {projected:?}"
        );
        assert_eq!(
            projected.screen.table.len(),
            company.count_ones() as usize + 1
        );
        let text = serde_json::to_string(&projected.screen).unwrap();
        for hidden in [
            "Testman",
            "Schijnhof",
            "Modelsma",
            "accountmanager",
            "leermeester",
        ] {
            assert!(!text.contains(hidden), "{text}");
        }
    }
    // Noted at this student alone, whatever was noted for the meeting.
    with(0);
    let here = meetings::set_presence_at(&dossier, &item, &people[3], Presence::Present, now());
    here.unwrap();
    let projected = projection(&dossier, &item, now().today()).unwrap();
    assert!(projected.screen.agreements.is_empty());
    assert_eq!(projected.screen.table.len(), 2);
    write(&dossier, |sql| {
        sql.execute("DELETE FROM item_presence", []).unwrap();
    });
    // Who is not noted yet counts as a looker and is not named.
    with(0);
    meetings::set_presence(&dossier, &people[3], Presence::Unknown, now()).unwrap();
    let projected = projection(&dossier, &item, now().today()).unwrap();
    assert!(projected.screen.agreements.is_empty());
    assert_eq!(projected.screen.table.len(), 1);
    assert!(
        projected
            .withheld
            .iter()
            .any(|one| one.why == Why::Company && one.who == ["Bas Bedacht"])
    );
}

fn organisation(
    dossier: &Dossier,
    kind: OrganisationKind,
    name: &str,
) -> crate::ids::OrganisationId {
    let own = kind == OrganisationKind::Gemeente;
    let organisation = Organisation {
        id: None,
        kind,
        name: if own {
            "Gemeente van Ida".to_owned()
        } else {
            format!("Huis van {name}")
        },
        municipality_code: if own {
            "GM0193".to_owned()
        } else {
            String::new()
        },
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    organisations::save(dossier, &organisation, now())
        .unwrap()
        .value
}

/// A sieve of Daan Testman, with some others in the dossier, and Tom of the employers' desk at the table.
fn sieve<T>(look: impl Fn(&Sieve<'_>, &Names) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let add = |first: &str, prefix: &str, last: &str, class: &str, number: &str| {
        let new = NewStudent {
            number: number.to_owned(),
            first_name: first.to_owned(),
            prefix: prefix.to_owned(),
            last_name: last.to_owned(),
            class: class.to_owned(),
            municipality_code: "GM0193".to_owned(),
            ..NewStudent::default()
        };
        students::add(&dossier, &new, now()).unwrap().value
    };
    let daan = add("Daan", "", "Testman", "5C", "700123");
    for (at, (first, prefix, last)) in NASTY.iter().enumerate() {
        add(
            first,
            prefix,
            last,
            if at % 2 == 0 { "5C" } else { "4A" },
            &format!("80{at}456"),
        );
    }
    add("Tom", "", "Ergens", "4A", "900111");
    write(&dossier, |sql| {
        sql.execute(
            "UPDATE student SET street = 'Dorpsstraat 12', birth_date = '2009-03-04' WHERE id = ?1",
            [&daan],
        )
        .unwrap();
        sql.execute(
            "INSERT INTO coach (id, name, kind_code) VALUES ('c', 'Tom Modelsma', 'school')",
            [],
        )
        .unwrap();
    });
    write(&dossier, |sql| {
        let names = Names::read(sql, &MeetingId::from("geen"), &daan).unwrap();
        look(&Sieve::read(sql, &daan, &names).unwrap(), &names)
    })
}

#[test]
fn lines_are_sifted() {
    sieve(|sieve, names| {
        for (line, why) in [
            ("Ik wil werken in een magazijn, met hulp.", None),
            ("Tom zoekt twee magazijnen", None),
            ("Daan kiest welke het beste past", None),
            ("ik ben blij met mijn werk", None),
            ("een jong bedrijf, elke dag van 9 tot 5", None),
            ("gemeente regelt een fiets voor 27-3", None),
            ("gemeente belt de jobcoach over de proefplaatsing", None),
            ("gaat kijken bij de bakker", Some(Why::OtherName)),
            ("samen met Ben", Some(Why::OtherName)),
            ("Roos gaat mee", Some(Why::OtherName)),
            ("bij familie De Jong", Some(Why::OtherName)),
            ("met cagla", Some(Why::OtherName)),
            ("Annas stage", Some(Why::OtherName)),
            ("Anna's stage", Some(Why::OtherName)),
            ("An\u{ad}na gaat mee", Some(Why::OtherName)),
            ("jan willem belt", Some(Why::OtherName)),
            ("obrien komt ook", Some(Why::OtherName)),
            ("zie 800456", Some(Why::OtherName)),
            ("Daan Testman tekent", Some(Why::Surname)),
            ("door zijn autisme", Some(Why::Health)),
            ("helpt met zijn schulden", Some(Why::Money)),
            ("gemeente vraagt loonwaarde aan voor 27-3", Some(Why::Money)),
            ("UWV belt over de banenafspraak", Some(Why::Regulation)),
            ("naar beschut werk", Some(Why::Regulation)),
            ("vraagt de Wajong aan", Some(Why::Regulation)),
            ("staat in het doelgroepregister", Some(Why::Regulation)),
            ("bel 06 12345678", Some(Why::Contact)),
            ("mail naar daan@voorbeeld.test", Some(Why::Contact)),
            ("woont Dorpsstraat 12", Some(Why::Contact)),
            ("geboren 4 maart 2009", Some(Why::Contact)),
            ("leerling 700123", Some(Why::Contact)),
        ] {
            assert_eq!(sieve.stops(line), why, "{line}");
        }
        assert_eq!(names.shown("Daan (Testman)"), "Daan");
        assert_eq!(names.of_adult("Tom Modelsma"), "Tom");
        for nobody in ["Ida Onbekend", "de heer Modelsma", "", "Anna Bakker"] {
            assert_eq!(names.of_adult(nobody), "", "{nobody}");
        }
    });
}

#[test]
fn a_name_is_seen_wherever_it_stands() {
    sieve(|sieve, _| {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let around = "[a-z ,.;:!?()\"/\n\t-]{0,20}";
        let names = proptest::sample::select(vec![
            "Bakker",
            "Đorđević",
            "dordevic",
            "Şahin",
            "IDRISSI",
            "Hoff",
            "Vries",
            "O’Brien",
            "Zahra",
        ]);
        runner
            .run(&(around, names, around), |(before, name, after)| {
                let line = format!("{before} {name} {after}");
                prop_assert_eq!(sieve.stops(&line), Some(Why::OtherName), "{}", line);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn the_student_chooses_what_is_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let lines = crowded(&dossier);
    let open = lines
        .iter()
        .find(|line| {
            let item = meetings::item(&dossier, &line.id, now().today()).unwrap();
            let page = meetings::get(&dossier, &line.meeting, now().today()).unwrap();
            page.meeting.status == meetings::MeetingStatus::Planned && !item.own_words.is_empty()
        })
        .unwrap();
    let other = lines
        .iter()
        .find(|line| line.meeting == open.meeting && line.id != open.id)
        .unwrap();
    let parts = |line: &Line| projection(&dossier, &line.id, now().today()).unwrap();
    assert!(!parts(open).screen.own_words.is_empty());
    assert_eq!(parts(open).parts, ScreenPart::ALL);
    let choose = |parts: &[ScreenPart], everybody| {
        let request = SaveScreen {
            item_id: open.id.clone(),
            parts: parts.to_vec(),
            everybody,
        };
        save_screen(&dossier, &request, now()).unwrap();
    };
    choose(&[ScreenPart::Plan], false);
    let screen = parts(open).screen;
    assert!(screen.own_words.is_empty() && screen.table.is_empty() && screen.agreements.is_empty());
    assert_eq!(parts(other).parts, ScreenPart::ALL);
    choose(&[], true);
    assert!(parts(open).parts.is_empty() && parts(other).parts.is_empty());
    let empty = parts(open).screen;
    assert!(empty.plan_a.is_empty() && empty.next_talk.is_none() && !empty.first_name.is_empty());
}
