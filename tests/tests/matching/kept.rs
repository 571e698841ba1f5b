//! What does not lie on the table, and who may read what was kept.

use super::*;

/// A word that may not be on the table, in every field that is not for it.
#[test]
fn nothing_sensitive_lies_on_the_table() {
    const MARK: &str = "geheimwoord";
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let mark = |field: &str| format!("{MARK} {field}");
    let sanne = desk.student("Sanne", &mark("achternaam"), "Werken bij een hovenier");
    let twin = desk.student("Sanne", "Bedenksel", "Werken bij een hovenier");
    let patch = StudentPatch {
        birth_date: Some("2009-09-19".to_owned()),
        street: Some(mark("straat")),
        phone: Some(mark("telefoon")),
        email: Some(mark("mail")),
        legal_representation: Some(mark("gezag")),
        mentor: Some(mark("mentor")),
        case_owner: Some(mark("verantwoordelijk")),
        support_needs: Some(mark("ondersteuning")),
        class: Some(mark("klas")),
        ..StudentPatch::default()
    };
    students::update(dossier, &sanne, &patch, now()).unwrap();
    let red = SaveRedButton {
        reason: Reason::GeenPlek,
        stuck: mark("rode knop"),
        needed: mark("nodig"),
        needed_before: String::new(),
        contact_id: None,
        lines: Vec::new(),
    };
    stuck::press(dossier, &sanne, &red, now()).unwrap();
    let relative = Relative {
        id: None,
        name: mark("moeder"),
        relation: "moeder".to_owned(),
        phone: String::new(),
        email: String::new(),
    };
    students::save_relative(dossier, &sanne, &relative, now()).unwrap();
    let domain = LifeDomainState {
        domain: LifeDomain::Inkomen,
        state: DomainState::Zorg,
        note: mark("schulden"),
    };
    students::save_life_domain(dossier, &sanne, &domain, now()).unwrap();
    let contact = NewContact {
        student_id: sanne.clone(),
        date: String::new(),
        channel: "bellen".to_owned(),
        reached: true,
        note: mark("contact"),
    };
    students::note_contact(dossier, &contact, now()).unwrap();
    let placement = Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Groenvoorziening Voorbeeld".to_owned(),
        tasks: "snoeien".to_owned(),
        from_date: Some(on("2026-09-01")),
        to_date: Some(on("2026-12-01")),
        days: String::new(),
        hours_per_week: None,
        supervisor: mark("begeleider"),
        supervisor_phone: mark("nummer"),
        ended_because: mark("gestopt omdat"),
    };
    students::save_placement(dossier, &sanne, &placement, now()).unwrap();
    let hidden = Evidence {
        id: None,
        kind: "anders".to_owned(),
        title: mark("niet in paspoort"),
        issuer: String::new(),
        date: None,
        valid_to: None,
        in_passport: false,
    };
    students::save_evidence(dossier, &sanne, &hidden, now()).unwrap();
    for (question, visibility) in [
        ("zo-ben-ik", Visibility::Ontvanger),
        ("mijn-mensen", Visibility::Ontvanger),
        ("moeilijk", Visibility::Ontvanger),
        ("hulp", Visibility::Ontvanger),
        ("bel-dan", Visibility::Ontvanger),
        ("geregeld", Visibility::Ontvanger),
        ("geleerd", Visibility::Coach),
        ("droom", Visibility::Ik),
    ] {
        desk.answer(&sanne, question, &mark(question), visibility);
    }
    desk.answer(
        &sanne,
        "goed-in",
        &format!("Netjes werken, ook met mijn ADHD. {MARK}"),
        Visibility::Ontvanger,
    );
    desk.answer(
        &sanne,
        "werk-of-school",
        "Een vaste ploeg.",
        Visibility::Ontvanger,
    );
    let green = desk.save(&OpenPlace {
        remarks: mark("opmerking bij de plek"),
        ..place("Groenvoorziening Voorbeeld", "snoeien")
    });

    let shown = [
        serde_json::to_string(&desk.table("2027-01-12")).unwrap(),
        serde_json::to_string(&desk.for_place(&green, "2027-01-12")).unwrap(),
        serde_json::to_string(&desk.for_student(&sanne, "2027-01-12")).unwrap(),
        format!(
            "{:?}",
            matching::for_print(
                dossier,
                &Edition::standard(Receiver::Gemeente),
                on("2027-01-12")
            )
            .unwrap()
        ),
    ]
    .join("\n");
    assert!(!shown.contains(MARK), "{shown}");
    assert!(!shown.contains("2009-09-19") && !shown.contains("Bedenksel"));
    // first names, told apart by one letter; and what she does show is there
    let names: Vec<_> = desk
        .seekers("2027-01-12")
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["Sanne B.", "Sanne G."]);
    assert!(shown.contains("Een vaste ploeg.") && shown.contains("Vraag hoe dat ging."));
    let _ = twin;
}

#[test]
fn who_asks_for_everything_gets_the_search_and_the_looks_too() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let green = desk.place("Groenvoorziening Voorbeeld", "snoeien en planten");
    let session = SaveSession {
        id: None,
        date: String::new(),
        place: String::new(),
        present: vec![],
        remarks: String::new(),
    };
    matching::save_session(dossier, &session, now()).unwrap();
    let look = desk.goes(&green, &sanne, "2027-01-19");
    let no = LookOutcome {
        id: look,
        state: LookState::WordtNiet,
        outcome: "zochten iemand met rijbewijs".to_owned(),
        day: String::new(),
    };
    matching::outcome(dossier, &no, at("2027-01-20")).unwrap();
    matching::save_search(
        dossier,
        &JobSearch {
            student_id: sanne.clone(),
            looks: Some(true),
            reason: "wil snel beginnen".to_owned(),
            hours_per_week: Some(24),
            days: vec![Weekday::Ma, Weekday::Wo],
            reach: Some(Reach::Gemeente),
            travel: "op de fiets".to_owned(),
        },
        now(),
    )
    .unwrap();
    let print = disclosure::access(dossier, &sanne, on("2027-01-20")).unwrap();
    let text = format!("{print:?}");
    for held in [
        "snoeien en planten",
        "12 januari 2027",
        "het werd het niet",
        "Tom Zogenaamd",
        "19 januari 2027",
        "zochten iemand met rijbewijs",
        "wil snel beginnen",
        "ma, wo",
        "in je eigen gemeente",
        "op de fiets",
    ] {
        assert!(text.contains(held), "{held}");
    }
}

#[test]
fn an_organisation_shows_its_places_and_what_came_of_them() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let employer = Organisation {
        id: None,
        kind: OrganisationKind::Werkgever,
        name: "Groenvoorziening Voorbeeld".to_owned(),
        municipality_code: DOETINCHEM.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let id = organisations::save(dossier, &employer, now())
        .unwrap()
        .value;
    let green = desk.save(&OpenPlace {
        organisation_id: Some(id.clone()),
        ..place("", "snoeien")
    });
    desk.place("Bakkerij Deeg", "brood bakken");
    desk.goes(&green, &sanne, "2027-01-19");
    let history = matching::of_organisation(dossier, &id, on("2027-01-12")).unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].place.organisation, "Groenvoorziening Voorbeeld");
    assert_eq!(history[0].looks[0].name, "Sanne");
    let error = organisations::remove(dossier, &id, now()).unwrap_err();
    assert!(error.to_string().contains("1 open plek"), "{error}");
}
