//! Stories about organisations, their people and the reference card of a municipality.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use transitieroute_core::organisations::{
    self, Contact, Organisation, OrganisationError, OrganisationKind, Rule,
};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing, jobcoaches, students};

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

fn organisation(kind: OrganisationKind, name: &str) -> Organisation {
    Organisation {
        id: None,
        kind,
        name: name.to_owned(),
        municipality_code: String::new(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    }
}

#[test]
fn a_municipality_gets_its_code_people_and_a_card_with_local_rules() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let id = organisations::save(
        &dossier,
        &organisation(OrganisationKind::Gemeente, "  Gemeente  Doetinchem "),
        now(),
    )
    .unwrap()
    .value;
    organisations::save(
        &dossier,
        &organisation(OrganisationKind::Werkgever, "Hovenier Fictief Groen"),
        now(),
    )
    .unwrap();
    let error = organisations::save(
        &dossier,
        &organisation(OrganisationKind::Gemeente, "Bergen"),
        now(),
    )
    .unwrap_err();
    assert!(
        matches!(error, OrganisationError::UnknownMunicipality),
        "two Bergens: a person has to choose"
    );
    let error = organisations::save(&dossier, &organisation(OrganisationKind::Mbo, " "), now())
        .unwrap_err();
    assert_eq!((error.code(), error.field()), ("missing", Some("name")));

    let contact = Contact {
        id: None,
        organisation_id: id.clone(),
        name: "Çağla Bedacht".to_owned(),
        role: "consulent".to_owned(),
        phone: "06 00 00 00 61".to_owned(),
        email: "cagla.bedacht@voorbeeld.invalid".to_owned(),
        reach: "dinsdag en donderdag".to_owned(),
        red_button: true,
    };
    organisations::save_contact(&dossier, &contact, now()).unwrap();

    let page = organisations::get(&dossier, &id).unwrap();
    assert_eq!(page.organisation.name, "Gemeente Doetinchem");
    assert_eq!(page.organisation.municipality_code, "GM0222");
    assert!(page.contacts[0].red_button);

    // a student there counts, one who has landed does not
    for (number, phase) in [
        ("1", None),
        ("2", Some(transitieroute_core::route::Phase::Geland)),
    ] {
        let new = students::NewStudent {
            number: number.to_owned(),
            first_name: "Sanne".to_owned(),
            last_name: "Voorbeeld".to_owned(),
            municipality_code: "GM0222".to_owned(),
            ..students::NewStudent::default()
        };
        let student = students::add(&dossier, &new, now()).unwrap().value;
        if let Some(to) = phase {
            let request = transitieroute_core::route::MovePhase {
                students: vec![student],
                to,
                reason: "baan gevonden".to_owned(),
            };
            transitieroute_core::route::move_to(&dossier, &request, now()).unwrap();
        }
    }
    for (municipality, to, name) in [
        ("GM0222", "", "Marit Schets"),
        ("GM0222", "2026-10-01", "Wim Probeersel"),
        ("GM0197", "", "Joost Modelaar"),
        ("", "", "Hanan Bedenk"),
    ] {
        let coach = jobcoaches::Coach {
            id: None,
            name: name.to_owned(),
            kind_code: "gemeente".to_owned(),
            organisation_id: None,
            paid_by: String::new(),
            phone: String::new(),
            email: String::new(),
            capacity: 10,
            half_year_hours: 0,
            regime_codes: Vec::new(),
            from_date: None,
            to_date: (!to.is_empty()).then(|| day(to)),
            municipality_codes: if municipality.is_empty() {
                vec![]
            } else {
                vec![municipality.to_owned()]
            },
            expertise: String::new(),
            remarks: String::new(),
        };
        jobcoaches::save(&dossier, &coach, now()).unwrap();
    }
    let rule = Rule {
        id: None,
        municipality_code: "222".to_owned(),
        topic: "uitnodigen".to_owned(),
        text: "Minstens drie weken van tevoren.".to_owned(),
        source: "mail van de consulent".to_owned(),
        checked_on: Some(day("2026-09-03")),
    };
    let rule_id = organisations::save_rule(&dossier, &rule, now())
        .unwrap()
        .value;
    let wrong = Rule {
        text: "  ".to_owned(),
        ..rule.clone()
    };
    assert_eq!(
        organisations::save_rule(&dossier, &wrong, now())
            .unwrap_err()
            .field(),
        Some("text")
    );

    let card = organisations::card(&dossier, "GM0222", now().today()).unwrap();
    assert_eq!(
        (card.name.as_str(), card.province.as_str()),
        ("Doetinchem", "Gelderland")
    );
    assert_eq!(
        (
            card.labour_region.as_str(),
            card.doorstroompunt_region.as_str()
        ),
        ("Achterhoek", "Achterhoek")
    );
    assert_eq!(card.organisation.unwrap().contacts[0].name, "Çağla Bedacht");
    assert_eq!(card.rules[0].checked_on, Some(day("2026-09-03")));
    assert_eq!(card.rules[0].municipality_code, "GM0222");
    assert_eq!(card.students, 1);
    assert_eq!(
        card.coaches
            .iter()
            .map(|coach| coach.name.as_str())
            .collect::<Vec<_>>(),
        ["Hanan Bedenk", "Marit Schets"],
        "no coach who left, none of elsewhere"
    );
    assert!(matches!(
        organisations::card(&dossier, "GM9999", now().today()),
        Err(OrganisationError::UnknownMunicipality)
    ));

    organisations::delete_rule(&dossier, &rule_id, now()).unwrap();
    assert!(
        organisations::card(&dossier, "GM0222", now().today())
            .unwrap()
            .rules
            .is_empty()
    );

    // found by name, place and people, without marks
    let names = |search: &str| {
        organisations::list(&dossier, search)
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(""), ["Gemeente Doetinchem", "Hovenier Fictief Groen"]);
    assert_eq!(names("cagla doet"), ["Gemeente Doetinchem"]);
    assert_eq!(names("groen"), ["Hovenier Fictief Groen"]);
    assert_eq!(names("groen doetinchem"), Vec::<String>::new());
    assert_eq!(
        organisations::list(&dossier, "doetinchem").unwrap()[0].students,
        1
    );
}

#[test]
fn what_is_used_stays_and_what_is_not_goes_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let id = organisations::save(
        &dossier,
        &organisation(OrganisationKind::Werkgever, "Bakkerij Verzonnen"),
        now(),
    )
    .unwrap()
    .value;
    let contact = Contact {
        id: None,
        organisation_id: id.clone(),
        name: "Bas Verzonnen".to_owned(),
        role: "baas".to_owned(),
        phone: String::new(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    let contact_id = organisations::save_contact(&dossier, &contact, now())
        .unwrap()
        .value;
    let new = students::NewStudent {
        first_name: "Daan".to_owned(),
        last_name: "Testman".to_owned(),
        ..students::NewStudent::default()
    };
    let student = students::add(&dossier, &new, now()).unwrap().value;
    let placement = students::Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: Some(id.clone()),
        organisation: "Bakkerij Verzonnen".to_owned(),
        tasks: "brood bakken".to_owned(),
        from_date: None,
        to_date: None,
        days: String::new(),
        hours_per_week: None,
        supervisor: String::new(),
        supervisor_phone: String::new(),
        ended_because: String::new(),
    };
    let placement = students::save_placement(&dossier, &student, &placement, now())
        .unwrap()
        .value;
    let agreement = transitieroute_core::agreements::SaveAgreement {
        id: None,
        student_id: student,
        item_id: None,
        owner_kind: transitieroute_core::agreements::OwnerKind::Werkgever,
        owner: "Bas Verzonnen".to_owned(),
        owner_contact_id: Some(contact_id.clone()),
        text: "maakt een rooster".to_owned(),
        due: String::new(),
    };
    let agreement = transitieroute_core::agreements::save(&dossier, &agreement, now())
        .unwrap()
        .value;

    let error = organisations::remove(&dossier, &id, now()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Deze organisatie wordt nog gebruikt in 1 afspraak en 1 stage of werkplek. Daarom laten we haar staan."
    );
    // who owns an agreement leaves the list but not the agreement
    organisations::remove_contact(&dossier, &contact_id, now()).unwrap();
    assert!(
        organisations::get(&dossier, &id)
            .unwrap()
            .contacts
            .is_empty()
    );
    assert!(matches!(
        organisations::remove_contact(&dossier, &contact_id, now()),
        Err(OrganisationError::Unknown)
    ));

    students::delete_placement(&dossier, &placement, now()).unwrap();
    transitieroute_core::agreements::delete(&dossier, &agreement, now()).unwrap();
    let removed = organisations::remove(&dossier, &id, now()).unwrap();
    assert!(matches!(
        organisations::get(&dossier, &id),
        Err(OrganisationError::Unknown)
    ));
    dossier.undo(removed.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(
        organisations::get(&dossier, &id).unwrap().organisation.name,
        "Bakkerij Verzonnen"
    );
}
