//! Which fields are shown, to whom, and what the student chose.

use super::*;

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
