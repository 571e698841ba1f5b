//! Slips while a meeting is planned, held and closed.

use super::*;

#[test]
fn who_is_taken_off_while_at_hand_does_not_open_the_other_part() {
    let two = two();
    let dossier = &two.desk.dossier;
    meetings::begin(dossier, &two.id, Some(&two.items[1]), now()).unwrap();
    meetings::remove_item(dossier, &two.items[1], now()).unwrap();
    two.only_zwolle_is_seen();
    let page = two.screen();
    assert_eq!(page.items.len(), 1);
    assert_eq!(page.run.unwrap().item_id.as_ref(), Some(&two.items[0]));
    // The last one of the part goes too: then nobody is named until somebody says who is next.
    meetings::remove_item(dossier, &two.items[0], now()).unwrap();
    two.only_zwolle_is_seen();
    let page = two.screen();
    assert!(page.items.is_empty());
    assert!(page.blocks.iter().all(|part| part.hidden));
    meetings::at_hand(dossier, &two.items[2], now()).unwrap();
    assert_eq!(two.screen().items.len(), 2);
}

#[test]
fn who_moves_away_while_at_hand_does_not_open_the_other_part() {
    let two = two();
    meetings::begin(&two.desk.dossier, &two.id, None, now()).unwrap();
    two.desk.move_home(&two.students[0], "GM0177");
    two.only_zwolle_is_seen();
    assert_eq!(
        two.screen().run.unwrap().item_id.as_ref(),
        Some(&two.items[1])
    );
}

#[test]
fn who_was_added_by_mistake_and_taken_back_while_at_hand_opens_nothing() {
    let two = two();
    let dossier = &two.desk.dossier;
    let sem = two.desk.student("Sem", "Schets", ZWOLLE);
    let added = meetings::add_item(dossier, &two.id, &[sem], now()).unwrap();
    meetings::begin(dossier, &two.id, Some(&added.value[0]), now()).unwrap();
    dossier.undo(added.changes.undo.unwrap(), now()).unwrap();
    two.only_zwolle_is_seen();
}

#[test]
fn situation_2_who_was_spoken_with_and_moves_to_the_other_municipality_stays_in_that_talk() {
    let two = two();
    let dossier = &two.desk.dossier;
    let talked = ItemPatch {
        outcome: Some(Outcome::Discussed),
        own_words: Some("Ik wil in het groen werken.".to_owned()),
        ..ItemPatch::default()
    };
    two.desk.note(&two.items[0], &talked);
    meetings::close(dossier, &two.id, now()).unwrap();
    two.desk.move_home(&two.students[0], KAMPEN);

    let report = meetings::report_for_print(dossier, &two.items[0], now().today()).unwrap();
    let there: Vec<_> = report.participants.iter().map(|one| &one.name).collect();
    assert_eq!(there, ["Ida Schijnhof"], "who sat there");
    assert_eq!(report.meeting.municipalities, ["Zwolle"]);
    let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
    let karel = packets
        .packets
        .iter()
        .find(|packet| packet.name == "Karel Bedacht");
    assert!(karel.is_none(), "{karel:?}");
    // The case summary names the municipality of that talk alone.
    let draft = stuck::draft(dossier, &two.students[0], now().today()).unwrap();
    let lines: Vec<_> = draft.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["uitstroomgesprek met gemeente Zwolle"]);
}

#[test]
fn an_old_meeting_that_is_opened_again_does_not_put_its_plan_over_a_newer_one() {
    let desk = desk();
    let daan = desk.student("Daan", "Testman", ZWOLLE);
    let plan = |text: &str| ItemPatch {
        outcome: Some(Outcome::Discussed),
        plan_a: Some(text.to_owned()),
        ..ItemPatch::default()
    };
    let held = |date: &str, text: &str| {
        let id = desk.plan(&SaveMeeting {
            date: date.to_owned(),
            ..meeting(&[ZWOLLE], &[&daan])
        });
        desk.note(&desk.items(&id)[0], &plan(text));
        meetings::close(&desk.dossier, &id, now()).unwrap();
        id
    };
    let first = held("2026-11-18", "entree groen");
    held("2027-02-10", "werken bij een hovenier");
    let route = || {
        let file = students::file(&desk.dossier, &daan, now().today()).unwrap();
        file.route.plan_a
    };
    assert_eq!(route(), "werken bij een hovenier");

    meetings::reopen(&desk.dossier, &first, now()).unwrap();
    desk.agree(&daan, &desk.items(&first)[0], "stuurt de folder na");
    let closed = meetings::close(&desk.dossier, &first, now()).unwrap();
    assert_eq!(route(), "werken bij een hovenier");
    // And closing is taken back as one step.
    desk.dossier
        .undo(closed.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(route(), "werken bij een hovenier");
    assert_eq!(desk.items(&first).len(), 1);
}

#[test]
fn whatever_was_written_was_talked_about() {
    let desk = desk();
    for patch in [
        ItemPatch {
            opinion: Some("Dit klopt.".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            obstacle: Some(Obstacle {
                domain: LifeDomain::Wonen,
                text: "zoekt een kamer".to_owned(),
            }),
            ..ItemPatch::default()
        },
    ] {
        let sem = desk.student("Sem", "Schets", ZWOLLE);
        let id = desk.plan(&meeting(&[ZWOLLE], &[&sem]));
        desk.note(&desk.items(&id)[0], &patch);
        let closing = meetings::close(&desk.dossier, &id, now()).unwrap().value;
        assert_eq!(closing.not_discussed, 0, "{patch:?}");
    }
}

#[test]
fn another_name_is_seen_in_all_that_the_report_holds() {
    let desk = desk();
    let bram = desk.student("Bram", "Oefenaar", ZWOLLE);
    let noor = desk.student("Noor", "Verzonnen", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&bram, &noor]));
    let item = &desk.items(&id)[1];
    for patch in [
        ItemPatch {
            plan_a: Some("samen met Bram naar de entree".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            plan_a: Some(String::new()),
            opinion: Some("Net als bij Brams stage.".to_owned()),
            ..ItemPatch::default()
        },
    ] {
        desk.note(item, &patch);
        let missing = meetings::missing(&desk.dossier, &id).unwrap();
        let seen = missing
            .iter()
            .any(|one| one.item_id.as_ref() == Some(item) && one.what == "other_name");
        assert!(seen, "{patch:?}");
    }
}

#[test]
fn a_municipality_that_leaves_a_meeting_takes_its_people_along() {
    let two = two();
    let dossier = &two.desk.dossier;
    for item in &two.items[2..] {
        meetings::remove_item(dossier, item, now()).unwrap();
    }
    let request = SaveMeeting {
        id: Some(two.id.clone()),
        ..meeting(&[ZWOLLE], &[])
    };
    let left = meetings::save(dossier, &request, now()).unwrap();
    let names = || -> Vec<String> {
        let page = meetings::get(dossier, &two.id, now().today()).unwrap();
        page.participants.into_iter().map(|one| one.name).collect()
    };
    assert_eq!(names(), ["Ida Schijnhof"]);
    let talked = ItemPatch {
        outcome: Some(Outcome::Discussed),
        ..ItemPatch::default()
    };
    two.desk.note(&two.items[0], &talked);
    let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
    assert!(!format!("{packets:?}").contains("Karel Bedacht"));
    dossier.undo(left.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(names(), ["Ida Schijnhof", "Karel Bedacht"]);
}

/// Yara and Daan each have another employer and coach; one of each sits at the table.
#[test]
fn an_employer_or_coach_at_the_table_gets_nothing_about_who_works_with_another() {
    let two = two();
    let dossier = &two.desk.dossier;
    for (item, student) in two.items.iter().zip(&two.students).take(2) {
        let talked = ItemPatch {
            outcome: Some(Outcome::Discussed),
            ..ItemPatch::default()
        };
        two.desk.note(item, &talked);
        for kind in [OwnerKind::Werkgever, OwnerKind::Jobcoach] {
            let request = SaveAgreement {
                item_id: Some(item.clone()),
                owner_kind: kind,
                owner: String::new(),
                ..asked(student, "belt terug", "2027-03-27")
            };
            agree(&two.desk, &request);
        }
    }
    let (bas, joost) = ("Bas Bedacht", "Joost Modelaar");
    let mut ids = Vec::new();
    for (name, role) in [(bas, "werkgever"), (joost, "jobcoach")] {
        let one = person(&two.id, name, role);
        ids.push(
            meetings::save_participant(dossier, &one, now())
                .unwrap()
                .value,
        );
    }
    let of = |name: &str| {
        let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
        let mut all = packets.packets.into_iter();
        all.find(|packet| packet.name == name).map(|packet| {
            let lists = packet.lists.iter().flat_map(|list| &list.students);
            let names: Vec<_> = lists.map(|(line, _)| line.first_name.clone()).collect();
            (packet.reports.len(), names)
        })
    };
    assert_eq!((of(bas), of(joost)), (None, None));
    // Who comes for one of them gets what was promised about that one.
    for (id, (name, role)) in ids.iter().zip([(bas, "werkgever"), (joost, "jobcoach")]) {
        let one = Participant {
            id: Some(id.clone()),
            student_id: Some(two.students[1].clone()),
            ..person(&two.id, name, role)
        };
        meetings::save_participant(dossier, &one, now()).unwrap();
    }
    let daan = vec!["Daan".to_owned()];
    assert_eq!(of(bas), Some((0, daan.clone())));
    assert_eq!(of(joost), Some((1, daan)));
}

#[test]
fn who_is_noted_for_the_whole_meeting_is_noted_so_at_every_student() {
    let two = two();
    let dossier = &two.desk.dossier;
    let page = meetings::get(dossier, &two.id, now().today()).unwrap();
    let ida = page.participants[0].id.clone().unwrap();
    let at = |item: usize| {
        let item = meetings::item(dossier, &two.items[item], now().today()).unwrap();
        item.people[0].presence
    };
    for presence in [Presence::Absent, Presence::Present] {
        meetings::set_presence_at(dossier, &two.items[0], &ida, presence, now()).unwrap();
    }
    assert_eq!(at(1), Presence::Present);
    // It was somebody else who came in.
    meetings::set_presence(dossier, &ida, Presence::Absent, now()).unwrap();
    assert_eq!((at(0), at(1)), (Presence::Absent, Presence::Absent));
}
