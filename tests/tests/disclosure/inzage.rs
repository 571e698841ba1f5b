//! What a student may read, counts without names, and the call list.

use super::*;

fn all_of(print: &AccessPrint) -> String {
    let mut text = String::new();
    for group in &print.groups {
        text += &format!("# {}\n", group.title);
        for block in &group.blocks {
            match block {
                AccessBlock::Rows { title, rows } => {
                    text += &format!("## {title}\n");
                    for row in rows {
                        text += &format!("{}: {}\n", row.label, row.value);
                    }
                }
                AccessBlock::Table { title, head, rows } => {
                    text += &format!("## {title}\n{}\n", head.join(" | "));
                    for row in rows {
                        assert_eq!(row.len(), head.len(), "{title}");
                        text += &format!("{}\n", row.join(" | "));
                    }
                }
            }
        }
    }
    text
}

#[test]
fn a_student_sees_everything_that_is_stored_and_nothing_about_another() {
    let desk = Desk::new();
    let (sanne, answers) = filled_in(&desk);
    let daan = desk.student("Daan", "2009-01-01");
    desk.answer(&daan, "goed-in", "Iets van Daan.", Visibility::Ontvanger);
    let contact = NewContact {
        student_id: sanne.clone(),
        date: String::new(),
        channel: "bellen".to_owned(),
        reached: false,
        note: "voicemail vol".to_owned(),
    };
    students::note_contact(&desk.dossier, &contact, now()).unwrap();
    desk.consent(
        &sanne,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Gegeven,
    )
    .unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();

    let print = disclosure::access(&desk.dossier, &sanne, now().today()).unwrap();
    assert_eq!(
        (print.name.as_str(), print.school.as_str()),
        ("Sanne Voorbeeld", "Praktijkschool Voorbeeldstad")
    );
    let text = all_of(&print);
    for (_, question, _, word) in &answers {
        assert!(
            text.contains(word.as_str()),
            "{question}: also what only the student may see"
        );
    }
    for stored in [
        "Geboortedatum: 5 mei 2011",
        "Gemeente: Doetinchem",
        "Foto: er is een foto van je bewaard",
        "Truus Verzinsel | moeder | 06 00 00 00 53",
        "Plan A: Werken bij een hovenier",
        "Fase: paspoort",
        "voicemail vol",
        "gespr",
        "22 november 2026 | bellen | nee",
        "Kwekerij Verzonnen",
        "VCA basis",
        "Hier ben ik goed in",
        "alleen jij",
        "Tante Bedacht",
        "Aan wie: Bakkerij Bedacht",
        "Wat: kort paspoort",
        "Waarom het mag: toestemming",
        "Delen van je paspoort: wat kan ik",
        "Toestemming van: Els Verzonnen",
        "Jouw leeftijd toen: 15",
        "Aantal keer dat er iets is opgeschreven",
    ] {
        assert!(
            text.to_lowercase().contains(&stored.to_lowercase()),
            "{stored} in\n{text}"
        );
    }
    for never in ["Daan", "Iets van", "GM0222", "null", "_"] {
        assert!(!text.contains(never), "{never} in\n{text}");
    }
    assert_eq!(
        code(disclosure::access(
            &desk.dossier,
            &StudentId::new(),
            now().today()
        )),
        "unknown_student"
    );
}

#[test]
fn a_cohort_is_counted_without_anybody_to_recognise() {
    let desk = Desk::new();
    for number in 0..12 {
        let id = desk.student(&format!("Jongere{number}"), "2009-01-01");
        let code = match number {
            0..6 => "PRO-ARB",
            6..10 => "PRO-BOL",
            _ => "PRO-DAG",
        };
        let patch = RoutePatch {
            plan_a_code: Some(code.to_owned()),
            ..RoutePatch::default()
        };
        route::update(&desk.dossier, &id, &patch, now()).unwrap();
    }
    let counts = disclosure::cohort(&desk.dossier, "2026-2027").unwrap();
    assert_eq!(counts.total, Some(12));
    let shown: Vec<(&str, usize)> = counts
        .destinations
        .iter()
        .map(|count| (count.label.as_str(), count.count))
        .collect();
    assert_eq!(shown, [("Arbeid", 6), ("Dagbesteding, Mbo-bol", 6)]);
    assert_eq!(counts.profiles[0].label, "nog niet bekend");
    for table in [
        &counts.destinations,
        &counts.profiles,
        &counts.school_types,
        &counts.phases,
    ] {
        assert_eq!(table.iter().map(|count| count.count).sum::<usize>(), 12);
        assert!(table.iter().all(|count| count.count >= disclosure::LEAST));
    }
    assert!(
        !serde_json::to_string(&counts).unwrap().contains("Jongere"),
        "no names"
    );
    let small = desk.student("Alleen", "2009-01-01");
    let patch = RoutePatch {
        cohort: Some("2027-2028".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &small, &patch, now()).unwrap();
    let counts = disclosure::cohort(&desk.dossier, "2027-2028").unwrap();
    assert_eq!(
        (counts.total, counts.destinations.len(), counts.phases.len()),
        (None, 0, 0)
    );
}

#[test]
fn a_call_list_holds_what_a_caller_needs_and_no_notes() {
    let desk = Desk::new();
    let (sanne, daan) = (
        desk.student("Sanne", "2009-05-05"),
        desk.student("Daan", "2009-01-01"),
    );
    let patch = StudentPatch {
        phone: Some("06 00 00 00 01".to_owned()),
        preferred_channel: Some("app".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &sanne, &patch, now()).unwrap();
    for (date, reached) in [
        ("2026-09-01", false),
        ("2026-10-01", true),
        ("2026-11-01", false),
        ("2026-11-10", false),
    ] {
        let contact = NewContact {
            student_id: sanne.clone(),
            date: date.to_owned(),
            channel: "bellen".to_owned(),
            reached,
            note: "gevoelige notitie".to_owned(),
        };
        students::note_contact(&desk.dossier, &contact, now()).unwrap();
    }
    for (text, due) in [
        ("belt de bakker", "2026-12-01"),
        ("zoekt een fiets", "2026-11-25"),
        ("ooit", ""),
    ] {
        let agreement = SaveAgreement {
            id: None,
            student_id: sanne.clone(),
            item_id: None,
            owner_kind: OwnerKind::Jongere,
            owner: "Sanne".to_owned(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: due.to_owned(),
        };
        agreements::save(&desk.dossier, &agreement, now()).unwrap();
    }
    let calls = students::calls(&desk.dossier, &[daan.clone(), sanne.clone()]).unwrap();
    assert_eq!(
        (&calls[0].student_id, &calls[0].last, calls[0].attempts),
        (&daan, &None, 0)
    );
    let call = &calls[1];
    assert_eq!(
        (call.phone.as_str(), call.preferred_channel.as_str()),
        ("06 00 00 00 01", "app")
    );
    let last = call.last.as_ref().unwrap();
    assert_eq!(
        (last.date, last.reached, call.last_reached, call.attempts),
        (day("2026-11-10"), false, Some(day("2026-10-01")), 2)
    );
    assert_eq!(
        call.next_agreement.as_ref().unwrap().text,
        "zoekt een fiets"
    );
    assert!(
        !serde_json::to_string(&calls).unwrap().contains("gevoelige"),
        "no notes"
    );
    assert!(students::calls(&desk.dossier, &[StudentId::new()]).is_err());
}
