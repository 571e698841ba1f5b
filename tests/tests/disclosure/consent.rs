//! Who consents, and taking it back.

use super::*;

#[test]
fn under_sixteen_a_parent_consents_from_sixteen_the_student() {
    let desk = Desk::new();
    let (ties, sanne) = (
        desk.student("Ties", "2011-01-01"),
        desk.student("Sanne", "2009-05-05"),
    );
    assert_eq!(
        code(desk.consent(&ties, GivenBy::Jongere, "", Decision::Gegeven)),
        "wrong_consenter"
    );
    assert_eq!(
        code(desk.consent(
            &sanne,
            GivenBy::Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven
        )),
        "wrong_consenter"
    );
    assert_eq!(
        code(desk.consent(&ties, GivenBy::Vertegenwoordiger, " ", Decision::Gegeven)),
        "no_name"
    );
    let refused = desk
        .record(&to_bakery(&ties, Basis::Toestemming))
        .unwrap_err();
    assert!(
        refused.to_string().contains("een ouder of voogd"),
        "{refused}"
    );

    let by_parent = desk
        .consent(
            &ties,
            GivenBy::Vertegenwoordiger,
            "Els Verzonnen",
            Decision::Gegeven,
        )
        .unwrap();
    assert_eq!(
        (
            by_parent.age,
            by_parent.text_version.as_str(),
            by_parent.by.as_str()
        ),
        (Some(15), "1", "Noor Proef")
    );
    let by_student = desk
        .consent(&sanne, GivenBy::Jongere, "wie dan ook", Decision::Gegeven)
        .unwrap();
    assert_eq!(
        (by_student.name.as_str(), by_student.age),
        ("Sanne Voorbeeld", Some(17))
    );
    desk.record(&to_bakery(&ties, Basis::Toestemming)).unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    assert_eq!(
        desk.log(&sanne)[0].consent.as_ref().unwrap().id,
        by_student.id
    );

    // consent covers what it names
    let more = NewDisclosure {
        sections: vec![SectionKind::Wie],
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    assert_eq!(code(desk.record(&more)), "no_consent");
    // and belongs to one student
    let borrowed = NewDisclosure {
        consent_id: Some(by_parent.id),
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    assert_eq!(code(desk.record(&borrowed)), "unknown_consent");

    // on the sixteenth birthday the student has to say it
    let birthday = on("2027-01-01");
    let again = disclosure::record(
        &desk.dossier,
        &[to_bakery(&ties, Basis::Toestemming)],
        birthday,
    );
    assert!(again.unwrap_err().to_string().contains("de jongere zelf"));

    // the text that was read has a version
    let settings = Settings {
        consent_version: "2".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    assert_eq!(
        desk.consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
            .unwrap()
            .text_version,
        "2"
    );
    let nameless = Settings {
        consent_version: " ".to_owned(),
        ..settings
    };
    assert_eq!(
        settings::update(&desk.dossier, &nameless, now())
            .unwrap_err()
            .field(),
        Some("consent_version")
    );
}

#[test]
fn without_a_date_of_birth_nobody_knows_who_decides() {
    let desk = Desk::new();
    let daan = desk.student("Daan", "");
    let refused = desk
        .record(&to_bakery(&daan, Basis::Toestemming))
        .unwrap_err();
    assert_eq!(refused.code(), "unknown_birth_date");
    assert!(
        refused.to_string().contains("kies een andere grondslag"),
        "{refused}"
    );
    assert_eq!(
        code(desk.consent(&daan, GivenBy::Jongere, "", Decision::Gegeven)),
        "unknown_birth_date"
    );
    desk.consent(
        &daan,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Geweigerd,
    )
    .unwrap();
    desk.record(&to_bakery(&daan, Basis::ZelfGegeven)).unwrap();
    let patch = StudentPatch {
        birth_date: Some("2011-01-01".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &daan, &patch, now()).unwrap();
    assert_eq!(
        code(desk.record(&to_bakery(&daan, Basis::Toestemming))),
        "consent_stopped"
    );
}

#[test]
fn one_parent_who_says_no_is_enough_and_the_check_says_so_beforehand() {
    let desk = Desk::new();
    let ties = desk.student("Ties", "2011-01-01");
    let question = ConsentQuestion {
        student_id: ties.clone(),
        receiver: Receiver::Werkgever,
        recipient: "Bakkerij Bedacht".to_owned(),
        sections: vec![SectionKind::Kan],
    };
    let check = |question: &ConsentQuestion| {
        disclosure::check_consent(&desk.dossier, question, now().today()).unwrap()
    };
    let nobody = check(&question);
    assert_eq!(
        (nobody.decides, nobody.problem.unwrap().code.as_str()),
        (Some(GivenBy::Vertegenwoordiger), "no_consent")
    );
    desk.consent(
        &ties,
        GivenBy::Vertegenwoordiger,
        "Els Verzonnen",
        Decision::Gegeven,
    )
    .unwrap();
    assert!(check(&question).consent.is_some() && check(&question).hint.is_empty());
    desk.consent(
        &ties,
        GivenBy::Vertegenwoordiger,
        "Piet Verzonnen",
        Decision::Geweigerd,
    )
    .unwrap();
    let stopped = check(&question).problem.unwrap();
    assert!(
        stopped.code == "consent_stopped" && stopped.message.contains("Piet Verzonnen"),
        "{stopped:?}"
    );
    assert_eq!(
        code(desk.record(&to_bakery(&ties, Basis::Toestemming))),
        "consent_stopped"
    );

    // towards a public body consent is weak: a hint, no lock
    let public = check(&ConsentQuestion {
        receiver: Receiver::Gemeente,
        ..question
    });
    assert!(public.hint.contains("zwakke grondslag"));
    assert!(disclosure::weak_consent(Receiver::Gemeente, Basis::ZelfGegeven).is_none());
}

#[test]
fn taking_back_lists_whom_to_tell_and_stops_the_consent() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    desk.answer(&sanne, "goed-in", "Ik werk netjes.", Visibility::Ontvanger);
    let bakery = Organisation {
        id: None,
        kind: OrganisationKind::Werkgever,
        name: "Bakkerij Bedacht".to_owned(),
        municipality_code: String::new(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: "0314 00 00 00".to_owned(),
        email: "info@bakkerij.example".to_owned(),
        website: String::new(),
        remarks: String::new(),
    };
    let bakery = organisations::save(&desk.dossier, &bakery, now())
        .unwrap()
        .value;
    let piet = Contact {
        id: None,
        organisation_id: bakery.clone(),
        name: "Piet Bedenksel".to_owned(),
        role: String::new(),
        phone: "06 00 00 00 11".to_owned(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    let piet = organisations::save_contact(&desk.dossier, &piet, now())
        .unwrap()
        .value;

    desk.consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
        .unwrap();
    let by_name = desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    let to_piet = NewDisclosure {
        contact_id: Some(piet.clone()),
        recipient: "Bakkerij Bedacht, Piet Bedenksel".to_owned(),
        document: "verslag".to_owned(),
        ..to_bakery(&sanne, Basis::Toestemming)
    };
    desk.record(&to_piet).unwrap();
    let other = NewDisclosure {
        recipient: "Iemand Anders".to_owned(),
        ..to_bakery(&sanne, Basis::ZelfGegeven)
    };
    desk.record(&other).unwrap();

    assert_eq!(
        code(disclosure::withdraw(&desk.dossier, &by_name, " ", now())),
        "no_reason"
    );
    assert_eq!(
        code(disclosure::withdraw(
            &desk.dossier,
            &DisclosureId::new(),
            "wil niet",
            now()
        )),
        "unknown_disclosure"
    );
    let withdrawal = disclosure::withdraw(
        &desk.dossier,
        &by_name,
        "Sanne wil dit niet meer.",
        on("2026-12-01"),
    )
    .unwrap();
    let tell = &withdrawal.value.tell;
    assert_eq!(
        tell.len(),
        2,
        "also who got it on the same consent, and nobody else: {tell:?}"
    );
    assert_eq!(
        (
            tell[0].recipient.as_str(),
            tell[0].phone.as_str(),
            tell[0].email.as_str()
        ),
        ("Bakkerij Bedacht", "0314 00 00 00", "info@bakkerij.example")
    );
    assert_eq!(
        (
            tell[1].contact.as_str(),
            tell[1].phone.as_str(),
            tell[1].email.as_str()
        ),
        ("Piet Bedenksel", "06 00 00 00 11", "info@bakkerij.example")
    );
    for line in desk.log(&sanne) {
        let expected = (line.recipient != "Iemand Anders").then_some(day("2026-12-01"));
        assert_eq!(line.withdrawn_on, expected, "{}", line.recipient);
    }
    let consent = &disclosure::consents(&desk.dossier, &sanne).unwrap()[0];
    assert_eq!(
        (consent.withdrawn_on, consent.withdrawn_reason.as_str()),
        (Some(day("2026-12-01")), "Sanne wil dit niet meer.")
    );
    let share = &passport::get(&desk.dossier, &sanne).unwrap().shares[0];
    assert_eq!(
        (share.recipient.as_str(), share.status, share.withdrawn_on),
        (
            "Bakkerij Bedacht",
            ShareStatus::Ingetrokken,
            Some(day("2026-12-01"))
        )
    );
    assert_eq!(
        code(desk.record(&to_bakery(&sanne, Basis::Toestemming))),
        "consent_stopped"
    );

    // once more gives the same list, and changes nothing: there is no step to undo
    let again =
        disclosure::withdraw(&desk.dossier, &by_name, "nog eens", on("2027-01-05")).unwrap();
    assert_eq!(again.value, withdrawal.value);
    assert!(again.changes.undo.is_none() && again.changes.areas.is_empty());
    let told = disclosure::told(&desk.dossier, &by_name).unwrap();
    assert_eq!(told, withdrawal.value.tell);
    assert!(
        desk.log(&sanne)
            .iter()
            .all(|line| line.withdrawn_on.is_none_or(|on| on == day("2026-12-01")))
    );

    // who got something stays known
    assert_eq!(
        organisations::remove(&desk.dossier, &bakery, now())
            .unwrap_err()
            .code(),
        "still_used"
    );
    organisations::remove_contact(&desk.dossier, &piet, now()).unwrap();
    assert_eq!(
        desk.log(&sanne)
            .iter()
            .filter(|line| line.contact_id.is_some())
            .count(),
        1
    );
}

#[test]
fn what_was_given_again_is_not_taken_back_by_looking_whom_to_tell() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    desk.answer(&sanne, "goed-in", "Brood bakken.", Visibility::Ontvanger);
    let first = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    assert!(disclosure::told(&desk.dossier, &first).unwrap().is_empty());
    disclosure::withdraw(&desk.dossier, &first, "wil niet meer", now()).unwrap();
    let second = desk.record(&to_bakery(&sanne, Basis::ZelfGegeven)).unwrap();
    let before = desk.log(&sanne);
    let again = disclosure::withdraw(&desk.dossier, &first, "wil niet meer", now()).unwrap();
    assert_eq!(again.value.tell.len(), 1);
    assert_eq!(disclosure::told(&desk.dossier, &first).unwrap().len(), 1);
    assert_eq!(desk.log(&sanne), before);
    let line = before.iter().find(|line| line.id == second).unwrap();
    assert_eq!(line.withdrawn_on, None);
    let share = &passport::get(&desk.dossier, &sanne).unwrap().shares[0];
    assert_eq!(share.status, ShareStatus::Gedeeld);
}

#[test]
fn a_consent_is_taken_back_as_a_whole_and_in_one_step() {
    let desk = Desk::new();
    let sanne = desk.student("Sanne", "2009-05-05");
    let consent = desk
        .consent(&sanne, GivenBy::Jongere, "", Decision::Gegeven)
        .unwrap();
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    let taken =
        disclosure::withdraw_consent(&desk.dossier, &consent.id, "wil niet meer", now()).unwrap();
    assert_eq!(
        (taken.value.tell.len(), taken.value.consent_id.as_ref()),
        (1, Some(&consent.id))
    );
    assert!(desk.log(&sanne)[0].withdrawn_on.is_some());
    desk.dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert!(desk.log(&sanne)[0].withdrawn_on.is_none());
    desk.record(&to_bakery(&sanne, Basis::Toestemming)).unwrap();
    disclosure::withdraw_consent(&desk.dossier, &consent.id, "toch niet", now()).unwrap();
    let again =
        disclosure::withdraw_consent(&desk.dossier, &consent.id, "nog eens", now()).unwrap();
    assert_eq!(again.value.tell.len(), 2);
    assert!(again.changes.undo.is_none() && again.changes.areas.is_empty());

    // nothing went out on it: nobody to tell
    let other = NewConsent {
        student_id: sanne.clone(),
        receiver: Receiver::Zorg,
        recipient: String::new(),
        purpose: "zorg".to_owned(),
        sections: vec![SectionKind::Wie],
        decision: Decision::Gegeven,
        given_by: GivenBy::Jongere,
        name: String::new(),
        manner: Manner::MondelingBevestigd,
        given_on: Some(day("2026-11-01")),
    };
    let other = disclosure::save_consent(&desk.dossier, &other, now())
        .unwrap()
        .value;
    assert!(
        disclosure::withdraw_consent(&desk.dossier, &other.id, "nee", now())
            .unwrap()
            .value
            .tell
            .is_empty()
    );
    let tomorrow = NewConsent {
        student_id: sanne,
        receiver: Receiver::Zorg,
        recipient: String::new(),
        purpose: "zorg".to_owned(),
        sections: Vec::new(),
        decision: Decision::Gegeven,
        given_by: GivenBy::Jongere,
        name: String::new(),
        manner: Manner::Papier,
        given_on: Some(day("2026-11-23")),
    };
    assert_eq!(
        code(disclosure::save_consent(&desk.dossier, &tomorrow, now())),
        "in_future"
    );
}
