//! A student's record: adding, changing, everything around it, and taking back.

use chrono::NaiveDate;
use transitieroute_core::ids::{RouteKindId, StudentId};
use transitieroute_core::route::{Phase, RouteEventKind};
use transitieroute_core::students::{
    self, DomainState, Evidence, LifeDomain, LifeDomainState, NewContact, NewStudent, Placement,
    Relative, StudentError, StudentPatch,
};
use transitieroute_core::{Dossier, Moment, Secret};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> Moment {
    Moment::noon(on("2027-03-25"))
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let password = Secret::new("oefenen-met-transitieroute");
    let path = folder.path().join("voorbeeld.transitieroute");
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", today()).unwrap();
    Desk {
        dossier,
        _folder: folder,
    }
}

fn sanne() -> NewStudent {
    NewStudent {
        number: "1001".to_owned(),
        first_name: " Sanne ".to_owned(),
        prefix: "van".to_owned(),
        last_name: "Voorbeeld".to_owned(),
        birth_date: "2009-06-14".to_owned(),
        class: "K5A".to_owned(),
        municipality_code: "373".to_owned(),
        school_type: "pro".to_owned(),
        ..NewStudent::default()
    }
}

fn add(desk: &Desk, new: &NewStudent) -> StudentId {
    students::add(&desk.dossier, new, today()).unwrap().value
}

#[test]
fn a_student_is_added_with_a_route_and_read_back_tidy() {
    let desk = desk();
    let added = students::add(&desk.dossier, &sanne(), today()).unwrap();
    assert!(added.changes.students.contains(&added.value));
    let student = students::get(&desk.dossier, &added.value, on("2027-06-13")).unwrap();
    assert_eq!(
        (student.first_name.as_str(), student.last_name.as_str()),
        ("Sanne", "Voorbeeld")
    );
    assert_eq!(student.school, "Praktijkschool Voorbeeldstad");
    assert_eq!(student.municipality_code, "GM0373");
    assert_eq!(student.municipality, "Bergen (NH.)");
    assert_eq!(student.age, Some(17));
    assert_eq!(
        students::get(&desk.dossier, &added.value, on("2027-06-14"))
            .unwrap()
            .age,
        Some(18)
    );

    let file = students::file(&desk.dossier, &added.value, on("2027-03-25")).unwrap();
    assert_eq!(file.route.phase, Phase::Aangemeld);
    assert_eq!(file.route.cohort, "2026-2027");
    assert_eq!(file.route.kind, "Transitieroute pro en vso");
    assert_eq!(file.route.expected_end_date, Some(on("2027-07-10")));
    assert_eq!(file.events.len(), 1);
    assert_eq!(file.events[0].kind, RouteEventKind::Start);
    assert_eq!(file.life_domains.len(), 5);
    assert!(
        file.life_domains
            .iter()
            .all(|domain| domain.state == DomainState::Onbekend)
    );
    assert_eq!(students::schools(&desk.dossier).unwrap().len(), 1);
}

#[test]
fn what_can_not_be_added_is_refused_and_nothing_is_kept() {
    let desk = desk();
    let sanne_id = add(&desk, &sanne());
    let refused = |change: &dyn Fn(&mut NewStudent)| {
        let mut new = NewStudent {
            number: String::new(),
            ..sanne()
        };
        change(&mut new);
        students::add(&desk.dossier, &new, today()).unwrap_err()
    };
    assert!(matches!(
        refused(&|new| new.first_name = " ".into()),
        StudentError::Missing {
            field: "first_name"
        }
    ));
    assert!(matches!(
        refused(&|new| new.last_name = String::new()),
        StudentError::Missing { field: "last_name" }
    ));
    assert!(matches!(
        refused(&|new| new.number = "1001".into()),
        StudentError::NumberTaken
    ));
    assert!(matches!(
        refused(&|new| new.birth_date = "2009-02-30".into()),
        StudentError::BadDate { .. }
    ));
    assert!(matches!(
        refused(&|new| new.birth_date = "2028-01-01".into()),
        StudentError::BadDate { .. }
    ));
    assert!(matches!(
        refused(&|new| new.birth_date = "1809-01-01".into()),
        StudentError::BadDate { .. }
    ));
    assert!(matches!(
        refused(&|new| new.municipality_code = "GM9999".into()),
        StudentError::UnknownMunicipality
    ));
    assert!(matches!(
        refused(&|new| new.cohort = "2026-2028".into()),
        StudentError::BadCohort
    ));
    assert!(matches!(
        refused(&|new| new.route_kind = Some(RouteKindId::from("weg"))),
        StudentError::UnknownRouteKind
    ));
    assert!(matches!(
        refused(&|new| new.last_name = "111222333".into()),
        StudentError::LooksLikeBsn { field: "last_name" }
    ));
    let list = students_in_list(&desk);
    assert_eq!(list, [sanne_id]);
}

fn students_in_list(desk: &Desk) -> Vec<StudentId> {
    use transitieroute_core::roster::{StudentQuery, list};
    list(&desk.dossier, &StudentQuery::default(), today().today())
        .unwrap()
        .ids
}

#[test]
fn students_without_a_number_get_one_each() {
    let desk = desk();
    let nameless = |name: &str| NewStudent {
        number: String::new(),
        first_name: name.to_owned(),
        ..sanne()
    };
    let numbers: Vec<String> = ["Daan", "Noor", "Sem"]
        .iter()
        .map(|name| {
            students::get(&desk.dossier, &add(&desk, &nameless(name)), today().today())
                .unwrap()
                .number
        })
        .collect();
    assert_eq!(numbers, ["H-1", "H-2", "H-3"]);
}

#[test]
fn fields_change_one_by_one_and_back() {
    let desk = desk();
    let id = add(&desk, &sanne());
    let patch = StudentPatch {
        phone: Some("06 12345678".to_owned()),
        support_needs: Some("Eén opdracht tegelijk.\nRustige plek.\n".to_owned()),
        prefix: Some(String::new()),
        ..StudentPatch::default()
    };
    let changed = students::update(&desk.dossier, &id, &patch, today()).unwrap();
    assert_eq!(changed.value.phone, "06 12345678");
    assert_eq!(
        changed.value.support_needs,
        "Eén opdracht tegelijk.\nRustige plek."
    );
    assert_eq!(changed.value.prefix, "");
    assert_eq!(changed.value.class, "K5A", "what is absent stays");

    desk.dossier
        .undo(changed.changes.undo.unwrap(), today())
        .unwrap();
    let back = students::get(&desk.dossier, &id, today().today()).unwrap();
    assert_eq!((back.phone.as_str(), back.prefix.as_str()), ("", "van"));

    let daan = add(
        &desk,
        &NewStudent {
            number: "1002".to_owned(),
            ..sanne()
        },
    );
    let refused =
        |patch: StudentPatch| students::update(&desk.dossier, &daan, &patch, today()).unwrap_err();
    let text = |text: &str| Some(text.to_owned());
    assert!(matches!(
        refused(StudentPatch {
            number: text("1001"),
            ..Default::default()
        }),
        StudentError::NumberTaken
    ));
    assert!(matches!(
        refused(StudentPatch {
            number: text(""),
            ..Default::default()
        }),
        StudentError::Missing { .. }
    ));
    assert!(matches!(
        refused(StudentPatch {
            support_needs: text("bsn is 111222333."),
            ..Default::default()
        }),
        StudentError::LooksLikeBsn {
            field: "support_needs"
        }
    ));
    assert!(matches!(
        students::update(
            &desk.dossier,
            &StudentId::from("weg"),
            &StudentPatch::default(),
            today()
        ),
        Err(StudentError::Unknown)
    ));
}

#[test]
fn people_domains_contact_work_and_proofs_belong_to_the_student() {
    let desk = desk();
    let id = add(&desk, &sanne());
    let dossier = &desk.dossier;
    let mother = Relative {
        id: None,
        name: "Anja Voorbeeld".to_owned(),
        relation: "moeder".to_owned(),
        phone: "0612345678".to_owned(),
        email: String::new(),
    };
    let mother_id = students::save_relative(dossier, &id, &mother, today())
        .unwrap()
        .value;
    let moved = Relative {
        id: Some(mother_id.clone()),
        phone: "0687654321".to_owned(),
        ..mother.clone()
    };
    students::save_relative(dossier, &id, &moved, today()).unwrap();
    let state = LifeDomainState {
        domain: LifeDomain::Wonen,
        state: DomainState::LetOp,
        note: "zoekt kamer".to_owned(),
    };
    students::save_life_domain(dossier, &id, &state, today()).unwrap();
    let contact = NewContact {
        student_id: id.clone(),
        date: String::new(),
        channel: "bellen".to_owned(),
        reached: true,
        note: "Stage gaat goed.".to_owned(),
    };
    let contact_id = students::note_contact(dossier, &contact, today())
        .unwrap()
        .value;
    let placement = Placement {
        id: None,
        kind: "stage".to_owned(),
        organisation_id: None,
        organisation: "Bakkerij Voorbeeld".to_owned(),
        tasks: "Brood bakken".to_owned(),
        from_date: Some(on("2026-09-01")),
        to_date: None,
        days: "ma en di".to_owned(),
        hours_per_week: Some(16),
        supervisor: "Bas Bakker".to_owned(),
        supervisor_phone: String::new(),
        ended_because: String::new(),
    };
    let placement_id = students::save_placement(dossier, &id, &placement, today())
        .unwrap()
        .value;
    let proof = Evidence {
        id: None,
        kind: "vca".to_owned(),
        title: "VCA Basis".to_owned(),
        issuer: "SSVV".to_owned(),
        date: Some(on("2027-02-01")),
        valid_to: Some(on("2037-02-01")),
        in_passport: true,
    };
    let proof_id = students::save_evidence(dossier, &id, &proof, today())
        .unwrap()
        .value;

    let file = students::file(dossier, &id, today().today()).unwrap();
    assert_eq!(file.relatives, [moved]);
    assert_eq!(file.life_domains[1], state);
    assert_eq!(
        (file.contacts.len(), file.contacts[0].date),
        (1, today().today())
    );
    assert_eq!(
        file.placements,
        [Placement {
            id: Some(placement_id.clone()),
            ..placement.clone()
        }]
    );
    assert_eq!(
        file.evidence,
        [Evidence {
            id: Some(proof_id.clone()),
            ..proof.clone()
        }]
    );

    let late = NewContact {
        date: "2027-03-26".to_owned(),
        ..contact.clone()
    };
    assert!(matches!(
        students::note_contact(dossier, &late, today()),
        Err(StudentError::BadDate { field: "date" })
    ));
    let backwards = Placement {
        to_date: Some(on("2026-08-31")),
        ..placement
    };
    assert!(matches!(
        students::save_placement(dossier, &id, &backwards, today()),
        Err(StudentError::BadPeriod)
    ));
    let other = add(
        &desk,
        &NewStudent {
            number: "1002".to_owned(),
            ..sanne()
        },
    );
    let stolen = Relative {
        id: Some(mother_id.clone()),
        ..mother
    };
    assert!(matches!(
        students::save_relative(dossier, &other, &stolen, today()),
        Err(StudentError::Unknown)
    ));

    students::delete_relative(dossier, &mother_id, today()).unwrap();
    students::delete_placement(dossier, &placement_id, today()).unwrap();
    students::delete_evidence(dossier, &proof_id, today()).unwrap();
    let gone = students::delete_contact(dossier, &contact_id, today()).unwrap();
    assert!(gone.changes.students.contains(&id));
    assert!(matches!(
        students::delete_contact(dossier, &contact_id, today()),
        Err(StudentError::Unknown)
    ));
    dossier.undo(gone.changes.undo.unwrap(), today()).unwrap();
    let file = students::file(dossier, &id, today().today()).unwrap();
    assert!(file.relatives.is_empty() && file.placements.is_empty() && file.evidence.is_empty());
    assert_eq!(file.contacts.len(), 1, "taken back");
}

#[test]
fn a_photo_replaces_the_one_before_and_goes_when_asked() {
    let desk = desk();
    let id = add(&desk, &sanne());
    assert!(students::photo(&desk.dossier, &id).unwrap().is_none());
    // The smallest PNG there is: one pixel.
    let png: &[u8] = &[
        137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
        0, 0, 0, 31, 21, 196, 137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 156, 99, 248, 207, 192, 240,
        31, 0, 5, 0, 1, 255, 137, 153, 61, 29, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
    ];
    students::save_photo(&desk.dossier, &id, png, today()).unwrap();
    let second = students::save_photo(&desk.dossier, &id, png, today())
        .unwrap()
        .value;
    let student = students::get(&desk.dossier, &id, today().today()).unwrap();
    assert_eq!(student.photo_id, Some(second));
    let photo = students::photo(&desk.dossier, &id).unwrap().unwrap();
    assert_eq!((photo.width, photo.height), (1, 1));
    assert_eq!(photo.jpeg[..2], [0xFF, 0xD8]);
    assert!(matches!(
        students::save_photo(&desk.dossier, &id, b"geen foto", today()),
        Err(StudentError::BadPhoto)
    ));
    assert!(
        students::photo(&desk.dossier, &id).unwrap().is_some(),
        "the earlier one stays"
    );
    let removed = students::remove_photo(&desk.dossier, &id, today()).unwrap();
    assert!(students::photo(&desk.dossier, &id).unwrap().is_none());
    desk.dossier
        .undo(removed.changes.undo.unwrap(), today())
        .unwrap();
    assert!(students::photo(&desk.dossier, &id).unwrap().is_some());
}
