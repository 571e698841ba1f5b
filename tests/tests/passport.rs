//! Stories about the Paspoort voor Succes: filling in, who may see it, printing, question sets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{NaiveDate, TimeDelta};
use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{
    self, PassportError, PassportStatus, SaveAnswer, SectionKind, Share, ShareStatus, Visibility,
};
use transitieroute_core::route::{MovePhase, Phase};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing, route, settings, students};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2026-11-23"))
}

fn dossier(folder: &tempfile::TempDir) -> Dossier {
    let path = folder.path().join("oefen.transitieroute");
    Dossier::create(
        &path,
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now(),
    )
    .unwrap()
    .0
}

fn student(dossier: &Dossier, first_name: &str, birth_date: &str) -> StudentId {
    let new = students::NewStudent {
        first_name: first_name.to_owned(),
        prefix: "van".to_owned(),
        last_name: "Voorbeeld".to_owned(),
        birth_date: birth_date.to_owned(),
        class: "5B".to_owned(),
        municipality_code: "GM0222".to_owned(),
        ..students::NewStudent::default()
    };
    students::add(dossier, &new, now()).unwrap().value
}

fn request(
    student: &StudentId,
    question: &str,
    text: Option<&str>,
    visibility: Option<Visibility>,
) -> SaveAnswer {
    SaveAnswer {
        student_id: student.clone(),
        question: question.to_owned(),
        text: text.map(str::to_owned),
        visibility,
    }
}

fn answer(
    dossier: &Dossier,
    student: &StudentId,
    question: &str,
    text: &str,
    visibility: Option<Visibility>,
) {
    passport::save_answer(
        dossier,
        &request(student, question, Some(text), visibility),
        now(),
    )
    .unwrap();
}

fn phase(dossier: &Dossier, student: &StudentId) -> Phase {
    students::file(dossier, student, now().today())
        .unwrap()
        .route
        .phase
}

#[test]
fn the_first_answer_begins_the_passport_and_moves_the_route() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let sanne = student(&dossier, "Sanne", "2009-06-14");

    let empty = passport::get(&dossier, &sanne).unwrap();
    assert_eq!(
        (empty.id, empty.status, empty.set.code.as_str()),
        (None, PassportStatus::Concept, "standaard")
    );
    assert_eq!(
        students::file(&dossier, &sanne, now().today())
            .unwrap()
            .passport
            .status,
        None,
        "looking begins nothing"
    );
    assert_eq!(phase(&dossier, &sanne), Phase::Aangemeld);

    let first = passport::save_answer(
        &dossier,
        &request(&sanne, "goed-in", Some("Snoeien.\nPlanten. \n"), None),
        now(),
    )
    .unwrap();
    assert_eq!(first.value.text, "Snoeien.\nPlanten.");
    assert_eq!(first.value.visibility, Visibility::Coach);
    assert!(first.changes.students.contains(&sanne));
    assert_eq!(phase(&dossier, &sanne), Phase::Paspoort);
    let summary = students::file(&dossier, &sanne, now().today())
        .unwrap()
        .passport;
    assert_eq!(
        (summary.status, summary.answered, summary.questions),
        (Some(PassportStatus::Concept), 1, 27)
    );

    // the whole first step can be taken back
    dossier.undo(first.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(passport::get(&dossier, &sanne).unwrap().id, None);
    assert_eq!(phase(&dossier, &sanne), Phase::Aangemeld);

    // who is further stays there
    let to_plaatsing = MovePhase {
        students: vec![sanne.clone()],
        to: Phase::Plaatsing,
        reason: "begint vroeg".to_owned(),
    };
    route::move_to(&dossier, &to_plaatsing, now()).unwrap();
    answer(&dossier, &sanne, "goed-in", "Snoeien", None);
    assert_eq!(phase(&dossier, &sanne), Phase::Plaatsing);

    for (question, text, code) in [
        ("hobby", "lezen", "unknown_question"),
        ("zo-ben-ik", "mijn nummer is 123456782", "looks_like_bsn"),
    ] {
        let error = passport::save_answer(
            &dossier,
            &request(&sanne, question, Some(text), None),
            now(),
        )
        .unwrap_err();
        assert_eq!(error.code(), code);
    }
    let nobody = passport::save_answer(
        &dossier,
        &request(&StudentId::new(), "goed-in", Some("alles"), None),
        now(),
    );
    assert!(matches!(nobody, Err(PassportError::UnknownStudent)));
    assert_eq!(passport::get(&dossier, &sanne).unwrap().answers.len(), 1);
}

#[test]
fn a_choice_of_who_sees_it_outlives_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let sanne = student(&dossier, "Sanne", "2009-06-14");
    let save = |text: Option<&str>, visibility| {
        passport::save_answer(
            &dossier,
            &request(&sanne, "moeilijk", text, visibility),
            now(),
        )
        .unwrap()
        .value
    };
    assert_eq!(
        save(Some("Door mijn adhd snap ik het niet"), None).visibility,
        Visibility::Coach
    );
    assert!(save(None, None).health_hint);
    assert_eq!(
        save(None, Some(Visibility::Ik)).text,
        "Door mijn adhd snap ik het niet"
    );
    // cleared and typed again: still for the student alone
    save(Some(""), None);
    let again = save(Some("Praat één voor één met mij"), None);
    assert_eq!(
        (again.visibility, again.health_hint),
        (Visibility::Ik, false)
    );
}

#[test]
fn what_was_confirmed_is_confirmed_again_after_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let sanne = student(&dossier, "Sanne", "2009-06-14");
    answer(&dossier, &sanne, "droom", "Een eigen tuin", None);
    let set = |status, with| {
        passport::set_status(&dossier, &sanne, status, with, "", now())
            .unwrap()
            .value
    };
    set(PassportStatus::Besproken, "mentor en oma");
    let confirmed = set(PassportStatus::Vastgesteld, "");
    assert_eq!(confirmed.status, PassportStatus::Vastgesteld);
    assert_eq!(confirmed.events[1].with_whom, "mentor en oma");

    // the same text again, or another reader, changes nothing about what was confirmed
    answer(
        &dossier,
        &sanne,
        "droom",
        "Een eigen tuin",
        Some(Visibility::Ontvanger),
    );
    assert_eq!(
        passport::get(&dossier, &sanne).unwrap().status,
        PassportStatus::Vastgesteld
    );

    let share = Share {
        id: None,
        recipient: "Hovenier Fictief Groen".to_owned(),
        role: "mijn baas".to_owned(),
        sections: vec![SectionKind::Nodig, SectionKind::Kan, SectionKind::Nodig],
        status: ShareStatus::TeGeven,
        shared_on: None,
        withdrawn_on: None,
    };
    let given = passport::save_share(&dossier, &sanne, &share, now())
        .unwrap()
        .value;
    assert_eq!(given.sections, [SectionKind::Kan, SectionKind::Nodig]);
    let given = passport::save_share(
        &dossier,
        &sanne,
        &Share {
            status: ShareStatus::Gedeeld,
            ..given
        },
        now(),
    )
    .unwrap()
    .value;
    assert_eq!(given.shared_on, Some(now().today()));
    let now_shared = passport::get(&dossier, &sanne).unwrap();
    assert_eq!(
        (now_shared.status, now_shared.events[0].with_whom.as_str()),
        (PassportStatus::Gedeeld, "Hovenier Fictief Groen")
    );
    let back = Share {
        status: ShareStatus::Ingetrokken,
        ..given.clone()
    };
    let back = passport::save_share(&dossier, &sanne, &back, now())
        .unwrap()
        .value;
    assert_eq!(back.withdrawn_on, Some(now().today()));
    let later = Moment::noon(now().today() + TimeDelta::days(3));
    let again = Share {
        withdrawn_on: None,
        ..back
    };
    passport::save_share(&dossier, &sanne, &again, later).unwrap();
    let listed = passport::get(&dossier, &sanne).unwrap().shares.remove(0);
    assert_eq!(
        (listed.shared_on, listed.withdrawn_on),
        (Some(now().today()), Some(now().today())),
        "the day it was taken back stays"
    );
    let shared_again = Share {
        status: ShareStatus::Gedeeld,
        ..listed
    };
    let shared_again = passport::save_share(&dossier, &sanne, &shared_again, later)
        .unwrap()
        .value;
    assert_eq!(shared_again.withdrawn_on, None);
    let nobody = Share {
        recipient: " ".to_owned(),
        ..share
    };
    assert_eq!(
        passport::save_share(&dossier, &sanne, &nobody, now())
            .unwrap_err()
            .code(),
        "no_recipient"
    );

    answer(&dossier, &sanne, "droom", "Een eigen kwekerij", None);
    let changed = passport::get(&dossier, &sanne).unwrap();
    assert_eq!(
        (changed.status, changed.events.len()),
        (PassportStatus::Besproken, 4)
    );
    answer(
        &dossier,
        &sanne,
        "droom",
        "Een eigen kwekerij in Aalten",
        None,
    );
    assert_eq!(
        passport::get(&dossier, &sanne).unwrap().events.len(),
        4,
        "said once"
    );

    passport::delete_share(&dossier, &given.id.unwrap(), now()).unwrap();
    assert!(passport::get(&dossier, &sanne).unwrap().shares.is_empty());
}

/// Everything that is in the print, as one text.
fn all_of(print: &passport::PassportPrint) -> String {
    serde_json::to_string(print).unwrap()
}

#[test]
fn paper_holds_what_its_reader_may_see_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let mut own = settings::get(&dossier).unwrap();
    own.user_name = "Els Verzonnen".to_owned();
    own.user_phone = "06 00 00 00 52".to_owned();
    settings::update(&dossier, &own, now()).unwrap();
    let sanne = student(&dossier, "Sanne", "2009-06-14");
    let answers = [
        (
            "motto",
            "Ik maak af waar ik aan begin.",
            Some(Visibility::Ontvanger),
        ),
        (
            "goed-in",
            "Snoeien en planten.",
            Some(Visibility::Ontvanger),
        ),
        ("mijn-mensen", "Mijn oma Truus.", None),
        ("onrustig", "Ruzie thuis.", Some(Visibility::Ik)),
        (
            "waar",
            "Hovenier Fictief Groen",
            Some(Visibility::Ontvanger),
        ),
    ];
    for (question, text, visibility) in answers {
        answer(&dossier, &sanne, question, text, visibility);
    }
    let placement = students::Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Kwekerij Het Verzonnen Blad".to_owned(),
        tasks: "planten verpotten".to_owned(),
        from_date: Some(day("2026-09-01")),
        to_date: None,
        days: "ma, di".to_owned(),
        hours_per_week: Some(16),
        supervisor: "Bas Verzonnen".to_owned(),
        supervisor_phone: "06 00 00 00 44".to_owned(),
        ended_because: String::new(),
    };
    students::save_placement(&dossier, &sanne, &placement, now()).unwrap();
    for (title, in_passport) in [("VCA basis", true), ("Zwemdiploma B", false)] {
        let evidence = students::Evidence {
            id: None,
            kind: "vca".to_owned(),
            title: title.to_owned(),
            issuer: "Examenbureau Denkbeeld".to_owned(),
            date: Some(day("2026-01-20")),
            valid_to: None,
            in_passport,
        };
        students::save_evidence(&dossier, &sanne, &evidence, now()).unwrap();
    }
    let oma = students::Relative {
        id: None,
        name: "Truus Verzinsel".to_owned(),
        relation: "oma".to_owned(),
        phone: "06 00 00 00 53".to_owned(),
        email: String::new(),
    };
    students::save_relative(&dossier, &sanne, &oma, now()).unwrap();
    let plan = route::RoutePatch {
        plan_a: Some("Werken bij een hovenier".to_owned()),
        ..route::RoutePatch::default()
    };
    route::update(&dossier, &sanne, &plan, now()).unwrap();
    let share = Share {
        id: None,
        recipient: "Gemeente Doetinchem".to_owned(),
        role: "consulent".to_owned(),
        sections: vec![SectionKind::Wil],
        status: ShareStatus::Gedeeld,
        shared_on: None,
        withdrawn_on: None,
    };
    passport::save_share(&dossier, &sanne, &share, now()).unwrap();
    let print = |receiver| {
        passport::for_print(
            &dossier,
            &sanne,
            &Edition::standard(receiver),
            now().today(),
        )
        .unwrap()
    };

    let mine = print(Receiver::Jongere);
    assert_eq!(
        (mine.name.as_str(), mine.last_name.as_str(), mine.age),
        ("Sanne van Voorbeeld", "van Voorbeeld", Some(17))
    );
    assert_eq!(
        (mine.school.as_str(), mine.class.as_str()),
        ("Praktijkschool Voorbeeldstad", "5B")
    );
    assert_eq!(mine.quote, "Ik maak af waar ik aan begin.");
    assert_eq!(
        mine.owner_line,
        "Dit paspoort is van mij. Ik kies wie het leest."
    );
    assert!(mine.photo.is_none() && !mine.signatures.parent_needed);
    assert_eq!(mine.signatures.mentor, "Els Verzonnen");
    for (_, text, _) in answers {
        assert!(all_of(&mine).contains(text), "{text}");
    }
    let kan = mine
        .sections
        .iter()
        .find(|section| section.kind == SectionKind::Kan)
        .unwrap();
    let stages = kan
        .answers
        .iter()
        .find(|answer| answer.question == "stages")
        .unwrap();
    assert!(stages.placements[0].now && stages.placements[0].supervisor_phone == "06 00 00 00 44");
    assert!(all_of(&mine).contains("VCA basis"));
    assert!(
        !all_of(&mine).contains("Zwemdiploma"),
        "not in the passport"
    );
    assert_eq!(mine.next_step.plan, "Werken bij een hovenier");
    let call: Vec<&str> = mine
        .next_step
        .contacts
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(call, ["Els Verzonnen", "Truus Verzinsel"]);

    let coach = all_of(&print(Receiver::Jobcoach));
    assert!(!coach.contains("Ruzie thuis"));
    for seen in [
        "Mijn oma Truus",
        "Snoeien",
        "Kwekerij",
        "VCA basis",
        "Gemeente Doetinchem",
        "Truus Verzinsel",
    ] {
        assert!(coach.contains(seen), "{seen}");
    }

    let recipient = print(Receiver::Zorg);
    let text = all_of(&recipient);
    for withheld in [
        "Ruzie thuis",
        "Mijn oma Truus",
        "Truus",
        "Kwekerij",
        "VCA",
        "Gemeente Doetinchem",
        "Werken bij een hovenier",
        "06 00 00 00 53",
    ] {
        assert!(!text.contains(withheld), "{withheld}");
    }
    assert_eq!(
        recipient
            .sections
            .iter()
            .map(|section| section.kind)
            .collect::<Vec<_>>(),
        [SectionKind::Kan, SectionKind::Stap]
    );
    assert_eq!(recipient.next_step.contacts[0].name, "Els Verzonnen");

    // the student shows the internships and the numbers to everybody
    for question in ["stages", "bel-dan"] {
        passport::save_answer(
            &dossier,
            &request(&sanne, question, None, Some(Visibility::Ontvanger)),
            now(),
        )
        .unwrap();
    }
    let text = all_of(&print(Receiver::Zorg));
    assert!(text.contains("Kwekerij") && text.contains("06 00 00 00 53") && !text.contains("VCA"));

    let young = student(&dossier, "Ties", "2011-01-01");
    let print = passport::for_print(&dossier, &young, &Edition::own(), now().today()).unwrap();
    assert!(print.signatures.parent_needed && print.sections.is_empty());
    assert!(matches!(
        passport::for_print(&dossier, &StudentId::new(), &Edition::own(), now().today()),
        Err(PassportError::UnknownStudent)
    ));
}

#[test]
fn a_region_loads_its_own_questions_and_old_passports_keep_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let (sanne, daan) = (
        student(&dossier, "Sanne", "2009-06-14"),
        student(&dossier, "Daan", "2009-06-14"),
    );
    answer(&dossier, &sanne, "droom", "Een eigen tuin", None);

    let json = r#"{"code":"regio","version":3,"name":"Regio Voorbeeldland","source":"regiokantoor",
        "sections":[{"kind":"wie","title":"Wie ben ik?","questions":[{"code":"ik","label":"Over mij","style":"groot"}]}]}"#;
    let loaded = passport::load(&dossier, json, now()).unwrap().value;
    assert!(!loaded.active);
    assert_eq!(
        passport::load(&dossier, json, now()).unwrap().value.id,
        loaded.id,
        "the same again changes nothing"
    );
    let other = json.replace("Over mij", "Over jou");
    assert!(matches!(
        passport::load(&dossier, &other, now()),
        Err(PassportError::VersionTaken { version: 3 })
    ));
    let error = passport::load(&dossier, "{", now()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Deze vragenlijst lukt niet: het bestand houdt midden in de lijst op. Er is niets veranderd."
    );

    let step = passport::activate(&dossier, &loaded.id, now()).unwrap();
    assert_eq!(passport::get(&dossier, &daan).unwrap().set.code, "regio");
    assert_eq!(
        passport::get(&dossier, &sanne).unwrap().set.code,
        "standaard"
    );
    answer(&dossier, &daan, "ik", "Rustig", None);
    let sets: Vec<(String, bool, usize)> = passport::sets(&dossier)
        .unwrap()
        .into_iter()
        .map(|set| (set.name, set.active, set.passports))
        .collect();
    assert_eq!(
        sets,
        [
            ("Regio Voorbeeldland".to_owned(), true, 1),
            ("Paspoort voor Succes, standaard".to_owned(), false, 1)
        ]
    );
    dossier.undo(step.changes.undo.unwrap(), now()).unwrap();
    assert!(
        passport::sets(&dossier)
            .unwrap()
            .iter()
            .any(|set| set.active && set.code == "standaard")
    );
}
