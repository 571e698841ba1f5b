//! What is remembered, what lapses, and what speaks for and against.

use super::*;

#[test]
fn what_did_not_work_out_is_remembered_and_the_agreement_goes_along() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let first = desk.place("Groenvoorziening Voorbeeld", "snoeien");
    let look = desk.goes(&first, &sanne, "2027-01-19");

    // another day moves the agreement too
    let say = |state, day: &str| LookOutcome {
        id: look.clone(),
        state,
        outcome: String::new(),
        day: day.to_owned(),
    };
    matching::outcome(dossier, &say(LookState::GaatKijken, "2027-01-21"), now()).unwrap();
    let agreed =
        |day| agreements::list(dossier, &AgreementQuery::default(), on(day)).unwrap()[0].clone();
    assert_eq!(agreed("2027-01-12").due, Some(on("2027-01-21")));
    assert_eq!(
        matching::outcome(dossier, &say(LookState::GaatKijken, ""), now())
            .unwrap_err()
            .field(),
        Some("day")
    );

    // she did not want it: the agreement drops with a reason
    matching::outcome(dossier, &say(LookState::WildeNiet, ""), at("2027-01-22")).unwrap();
    assert_eq!(agreed("2027-01-22").status, AgreementStatus::Vervallen);
    let second = desk.place("Groenvoorziening Voorbeeld", "maaien, andere ploeg");
    let suggested = desk.for_student(&sanne, "2027-02-09");
    let reason = |place: &OpenPlaceId| {
        let of = suggested.iter().find(|one| one.place_id == *place).unwrap();
        texts(of, Tone::Min).join(" ")
    };
    assert!(reason(&first).contains("Sanne is hier al geweest (22 januari) en wilde het niet."));
    assert!(reason(&second).contains("bij Groenvoorziening Voorbeeld al geweest"));

    // a placement that the coordinator throws away leaves the look standing
    let look = desk.goes(&second, &sanne, "2027-02-10");
    let made = matching::becomes(
        dossier,
        &Becomes {
            id: look.clone(),
            from: String::new(),
            to: String::new(),
            supervisor: String::new(),
            outcome: String::new(),
            move_route: false,
        },
        at("2027-02-10"),
    )
    .unwrap();
    students::delete_placement(dossier, &made.value, at("2027-02-10")).unwrap();
    let history = matching::of_student(dossier, &sanne, on("2027-02-10")).unwrap();
    assert_eq!(history[0].state, LookState::WordtHet);
    assert_eq!(history[0].placement_id, None);
    agreements::delete(dossier, history[1].agreement_id.as_ref().unwrap(), now()).unwrap();
    assert_eq!(
        matching::of_student(dossier, &sanne, on("2027-02-10")).unwrap()[1].agreement_id,
        None
    );
}

#[test]
fn the_month_before_comes_back_first_and_a_session_holds_what_was_agreed() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken bij een hovenier");
    let daan = desk.student("Daan", "Testman", "Werken bij een hovenier");
    let green = desk.place("Groenvoorziening Voorbeeld", "snoeien");
    let session = SaveSession {
        id: None,
        date: String::new(),
        place: "Stadhuis".to_owned(),
        present: vec![
            "Tom Zogenaamd (WSP)".to_owned(),
            " ".to_owned(),
            "UWV".to_owned(),
        ],
        remarks: String::new(),
    };
    let january = matching::save_session(dossier, &session, now())
        .unwrap()
        .value;
    desk.goes(&green, &sanne, "2027-01-19");
    let table = desk.table("2027-01-12");
    assert_eq!(
        table.session.as_ref().unwrap().present,
        ["Tom Zogenaamd (WSP)", "UWV"]
    );
    assert_eq!((table.agreed.len(), table.questions.len()), (1, 0));
    matching::close_session(dossier, &january, now()).unwrap();

    let february = matching::save_session(dossier, &session, at("2027-02-09"))
        .unwrap()
        .value;
    let table = desk.table("2027-02-09");
    assert_eq!((table.agreed.len(), table.questions.len()), (0, 1));
    assert_eq!(table.questions[0].session_id.as_ref(), Some(&january));
    assert_eq!(table.last.as_ref().unwrap().id, january);
    assert_eq!(table.last.as_ref().unwrap().looks, 1);
    let look = NewLook {
        place_id: green,
        student_id: daan,
        companion: String::new(),
        companion_kind: None,
        companion_contact_id: None,
        day: String::new(),
        agreement: false,
    };
    matching::look(dossier, &look, at("2027-02-09")).unwrap();
    let table = desk.table("2027-02-09");
    assert_eq!(table.agreed[0].session_id.as_ref(), Some(&february));
    assert_eq!(table.agreed[0].state, LookState::Voorgesteld);
    assert_eq!(table.places[0].looks.len(), 2);
    assert_eq!(matching::sessions(dossier).unwrap().len(), 2);
}

#[test]
fn a_place_lapses_is_opened_again_and_stays_when_somebody_looked() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken in een magazijn");
    let shed = desk.save(&OpenPlace {
        until: Some(on("2027-01-31")),
        places: 2,
        ..place("Magazijn Nergens", "orderpicken")
    });
    assert_eq!(desk.table("2027-01-31").places.len(), 1);
    let table = desk.table("2027-02-01");
    assert!(table.places.is_empty());
    assert_eq!(table.closed[0].state, PlaceState::Vervallen);
    assert!(desk.for_student(&sanne, "2027-02-01").is_empty());
    let open = SetPlaceStatus {
        id: shed.clone(),
        state: PlaceState::Open,
        reason: String::new(),
    };
    matching::set_place_status(dossier, &open, at("2027-02-01")).unwrap();
    assert_eq!(desk.table("2027-02-01").places[0].free, 2);

    for (wrong, code, field) in [
        (
            OpenPlace {
                organisation: " ".to_owned(),
                ..place("", "")
            },
            "missing",
            "organisation",
        ),
        (
            OpenPlace {
                places: 0,
                ..place("Bakkerij Deeg", "")
            },
            "bad_number",
            "places",
        ),
        (
            OpenPlace {
                hours_per_week: Some(200),
                ..place("Bakkerij Deeg", "")
            },
            "bad_number",
            "hours_per_week",
        ),
        (
            OpenPlace {
                field: "raketten".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "unknown_field",
            "field",
        ),
        (
            OpenPlace {
                municipality_code: "GM9999".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "unknown_municipality",
            "municipality_code",
        ),
        (
            OpenPlace {
                remarks: "bsn 111222333".to_owned(),
                ..place("Bakkerij Deeg", "")
            },
            "looks_like_bsn",
            "remarks",
        ),
        (
            OpenPlace {
                from: Some(on("2027-03-01")),
                until: Some(on("2027-02-01")),
                ..place("Bakkerij Deeg", "")
            },
            "bad_period",
            "until",
        ),
    ] {
        let error = matching::save_place(dossier, &wrong, now()).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some(field)));
    }
    assert_eq!(
        desk.table("2027-02-01").places.len(),
        1,
        "nothing half-written"
    );

    let bare = desk.place("Bakkerij Deeg", "brood bakken");
    matching::remove_place(dossier, &bare, now()).unwrap();
    desk.goes(&shed, &sanne, "2027-02-03");
    assert_eq!(
        matching::remove_place(dossier, &shed, now())
            .unwrap_err()
            .code(),
        "still_used"
    );
}

#[test]
fn facts_speak_for_and_against_and_what_nobody_knows_is_said() {
    let desk = Desk::new();
    let dossier = &desk.dossier;
    let sanne = desk.student("Sanne", "Voorbeeld", "Werken in een magazijn");
    desk.answer(
        &sanne,
        "wil-niet",
        "Werken in de horeca.",
        Visibility::Ontvanger,
    );
    desk.answer(
        &sanne,
        "goed-in",
        "Klanten helpen aan de telefoon",
        Visibility::Ontvanger,
    );
    for (kind, title, valid_to) in [
        ("vca", "VCA-basis", Some("2036-01-01")),
        ("branche", "Heftruckcertificaat", Some("2026-12-01")),
    ] {
        let evidence = Evidence {
            id: None,
            kind: kind.to_owned(),
            title: title.to_owned(),
            issuer: String::new(),
            date: None,
            valid_to: valid_to.map(on),
            in_passport: true,
        };
        students::save_evidence(dossier, &sanne, &evidence, now()).unwrap();
    }
    matching::save_search(
        dossier,
        &JobSearch {
            student_id: sanne.clone(),
            looks: None,
            reason: String::new(),
            hours_per_week: Some(24),
            days: vec![Weekday::Ma, Weekday::Di, Weekday::Wo],
            reach: Some(Reach::Regio),
            travel: "fiets".to_owned(),
        },
        now(),
    )
    .unwrap();
    let shed = desk.save(&OpenPlace {
        asks: ["VCA", "heftruck", "BHV", "klanten helpen", "VOG"]
            .map(str::to_owned)
            .to_vec(),
        hours_per_week: Some(32),
        days: vec![Weekday::Ma, Weekday::Za],
        from: Some(on("2027-03-01")),
        place: "Amsterdam".to_owned(),
        ..place("Magazijn Nergens", "orderpicken")
    });
    let suggested = &desk.for_place(&shed, "2027-01-12")[0];
    let pluses = texts(suggested, Tone::Plus);
    let minuses = texts(suggested, Tone::Min);
    assert!(pluses.contains(&"Past bij wat Sanne wil: magazijn en vervoer."));
    assert!(pluses.contains(&"Sanne heeft wat gevraagd wordt: VCA-basis."));
    assert!(
        pluses
            .iter()
            .any(|text| text.starts_with("Gevraagd: klanten helpen."))
    );
    for against in [
        "Gevraagd: BHV. Dat heeft Sanne nog niet.",
        "Heftruckcertificaat van Sanne is dan verlopen (geldig tot 1 december 2026).",
        "Het is 32 uur per week. Sanne kan hooguit 24.",
        "Sanne kan niet op zaterdag.",
        "Begint op 1 maart. Sanne zit tot 10 juli op school.",
        "Amsterdam is voor Sanne te ver.",
    ] {
        assert!(minuses.contains(&against), "{against}: {minuses:?}");
    }
    assert_eq!(
        texts(suggested, Tone::Onbekend),
        ["We weten niet of dit Sanne lukt: VOG."]
    );

    let kitchen = desk.place("Restaurant Denkbeeld", "afwassen in de keuken");
    let suggested = desk.for_student(&sanne, "2027-01-12");
    let last = suggested.last().unwrap();
    assert_eq!(last.place_id, kitchen);
    assert_eq!(
        texts(last, Tone::Min)[0],
        "Staat bij wat Sanne niet wil: horeca en keuken."
    );

    // by hand off the table and on it
    let mut search = matching::search(dossier, &sanne).unwrap();
    assert_eq!(
        (search.reach, search.travel.as_str()),
        (Some(Reach::Regio), "fiets")
    );
    search.looks = Some(false);
    matching::save_search(dossier, &search, now()).unwrap();
    assert!(desk.seekers("2027-01-12").is_empty());
    desk.phase(&sanne, Phase::Nazorg1);
    search.looks = Some(true);
    matching::save_search(dossier, &search, now()).unwrap();
    assert_eq!(desk.seekers("2027-01-12")[0].why, Why::MetDeHand);
}
