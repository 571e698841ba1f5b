//! What stands around agreements: names to propose, closed meetings, instruments, Vandaag.

use super::*;

#[test]
fn an_owner_without_a_name_gets_a_word_and_the_young_stay_out_of_the_list_of_names() {
    let desk = desk();
    for (kind, owner) in [
        (OwnerKind::Uwv, ""),
        (OwnerKind::Jongere, ""),
        (OwnerKind::Ik, ""),
        (OwnerKind::Ouder, "Moeder van Sem"),
        (OwnerKind::Wsp, " Tom  Modelsma "),
    ] {
        // A contact who is gone in the meantime is no reason to lose the agreement.
        let request = SaveAgreement {
            owner_kind: kind,
            owner: owner.to_owned(),
            owner_contact_id: Some(ContactId::new()),
            ..desk.request("doet iets", "")
        };
        agreements::save(&desk.dossier, &request, now()).unwrap();
    }
    let mut owners: Vec<String> =
        agreements::list(&desk.dossier, &AgreementQuery::default(), now().today())
            .unwrap()
            .into_iter()
            .map(|agreement| agreement.owner)
            .collect();
    owners.sort();
    assert_eq!(
        owners,
        ["Moeder van Sem", "Sem", "Tom Modelsma", "UWV", "ik"]
    );
    assert_eq!(
        agreements::owners(&desk.dossier).unwrap(),
        ["ik", "Tom Modelsma", "UWV"]
    );
    let of_one = AgreementQuery {
        owner: Some("Tom Modelsma".to_owned()),
        ..AgreementQuery::default()
    };
    assert_eq!(desk.texts(&of_one).len(), 1);
}

#[test]
fn what_a_closed_meeting_agreed_stays_and_what_was_a_mistake_goes() {
    let desk = desk();
    let (meeting, item) = desk.talk("2027-03-08");
    let there = || SaveAgreement {
        item_id: Some(item.clone()),
        ..desk.request("zoekt een plek", "2027-03-20")
    };
    let id = agreements::save(&desk.dossier, &there(), now())
        .unwrap()
        .value;
    let mistake = agreements::save(&desk.dossier, &there(), now())
        .unwrap()
        .value;
    let of_meeting = AgreementQuery {
        meeting_id: Some(meeting.clone()),
        ..AgreementQuery::default()
    };
    assert_eq!(
        agreements::list(&desk.dossier, &of_meeting, now().today()).unwrap()[0].made_on,
        day("2027-03-08")
    );

    let gone = agreements::delete(&desk.dossier, &mistake, now()).unwrap();
    assert_eq!(desk.texts(&of_meeting).len(), 1);
    desk.dossier
        .undo(gone.changes.undo.unwrap(), now())
        .unwrap();
    agreements::delete(&desk.dossier, &mistake, now()).unwrap();
    meetings::close(&desk.dossier, &meeting, now()).unwrap();

    assert_eq!(
        agreements::delete(&desk.dossier, &id, now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    assert_eq!(
        agreements::save(&desk.dossier, &there(), now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    let later = SaveAgreement {
        id: Some(id),
        due: "2027-03-27".to_owned(),
        ..there()
    };
    agreements::save(&desk.dossier, &later, now()).unwrap();
    assert_eq!(
        agreements::list(&desk.dossier, &of_meeting, now().today()).unwrap()[0].due,
        Some(day("2027-03-27"))
    );
}

#[test]
fn instruments_are_asked_followed_and_taken_back() {
    let desk = desk();
    assert_eq!(
        instruments::kinds(&desk.dossier).unwrap()[0].code,
        "banenafspraak"
    );
    let of_student = || {
        students::file(&desk.dossier, &desk.student, now().today())
            .unwrap()
            .instruments
    };
    let asked =
        instruments::save(&desk.dossier, &desk.instrument("proefplaatsing"), now()).unwrap();
    let mut known = of_student();
    assert_eq!(
        (known[0].kind.as_str(), known[0].status),
        ("Proefplaatsing", InstrumentStatus::Aanvragen)
    );

    let granted = Instrument {
        status: InstrumentStatus::Toegekend,
        from_date: Some(day("2027-04-01")),
        to_date: Some(day("2027-05-31")),
        note: "Twee maanden.\nDaarna contract.".to_owned(),
        ..known.remove(0)
    };
    let wrong = Instrument {
        to_date: Some(day("2027-03-01")),
        ..granted.clone()
    };
    assert_eq!(
        instruments::save(&desk.dossier, &wrong, now())
            .unwrap_err()
            .code(),
        "bad_period"
    );
    assert_eq!(
        instruments::save(&desk.dossier, &desk.instrument("maanreis"), now())
            .unwrap_err()
            .code(),
        "unknown_instrument"
    );
    let step = instruments::save(&desk.dossier, &granted, now()).unwrap();
    assert_eq!(of_student(), [granted]);
    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(of_student()[0].status, InstrumentStatus::Aanvragen);
    instruments::delete(&desk.dossier, &asked.value, now()).unwrap();
    assert!(of_student().is_empty());
}

#[test]
fn vandaag_lists_what_is_late_and_who_fits_where() {
    let desk = desk();
    for (text, due) in [
        ("7 dagen", "2027-03-03"),
        ("1 dag", "2027-03-09"),
        ("vandaag", "2027-03-10"),
        ("over een week", "2027-03-17"),
        ("later", "2027-03-18"),
        ("ooit", ""),
    ] {
        desk.agree(text, due);
    }
    let names = [
        ("Noor", "Bedacht", "GM0193"),
        ("Amira", "Verzinsel", "GM0193"),
        ("Lotte", "Schijnhof", "GM0166"),
    ];
    let students: Vec<StudentId> = names
        .iter()
        .map(|(first, last, code)| desk.student(first, last, code))
        .collect();
    let plan = |date: &str, end: &str, students: Vec<StudentId>| {
        let request = SaveMeeting {
            id: None,
            date: date.to_owned(),
            start_time: "09:00".to_owned(),
            end_time: end.to_owned(),
            place: String::new(),
            round: Round::First,
            municipality_codes: vec!["GM0193".to_owned()],
            minutes_per_student: 20,
            remarks: String::new(),
            students,
        };
        meetings::save(&desk.dossier, &request, now())
            .unwrap()
            .value
    };
    let past = plan("2027-02-01", "10:00", vec![]);
    // One place, and it is taken by Sem; the next has room for one of the two others.
    let full = plan("2027-03-11", "09:20", vec![desk.student.clone()]);
    let room = plan("2027-03-27", "09:20", vec![]);
    plan("2027-05-12", "09:20", vec![]);

    let page = today(&desk.dossier, now().today()).unwrap();

    let texts = |list: &[agreements::Agreement]| {
        list.iter()
            .map(|agreement| agreement.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (texts(&page.late), texts(&page.this_week)),
        (
            vec!["7 dagen".to_owned(), "1 dag".to_owned()],
            vec!["vandaag".to_owned(), "over een week".to_owned()]
        )
    );
    assert_eq!((page.open_agreements, page.students), (6, 4));
    assert_eq!(
        page.deadline.map(|deadline| (deadline.code, deadline.date)),
        Some(("mbo_date".to_owned(), day("2027-04-01")))
    );
    let strip: Vec<_> = page
        .meetings
        .iter()
        .map(|meeting| (meeting.id.clone(), meeting.to_close, meeting.room))
        .collect();
    assert_eq!(
        strip,
        [
            (past, true, Some(3)),
            (full, false, Some(0)),
            (room.clone(), false, Some(1))
        ]
    );
    let places: Vec<_> = page
        .without_meeting
        .iter()
        .map(|student| {
            (
                student.student_id.clone(),
                student.fits.as_ref().map(|fits| fits.date),
                student.full.as_ref().map(|full| full.date),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            (students[0].clone(), Some(day("2027-03-27")), None),
            (students[2].clone(), None, None),
            // Her first place is in May: the one of 27 March is offered to Noor.
            (students[1].clone(), Some(day("2027-05-12")), None),
        ]
    );
}
