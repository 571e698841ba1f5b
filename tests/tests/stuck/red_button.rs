//! The rode knop.

use super::*;

fn press_for(desk: &Desk, student: &StudentId, contact: Option<&Contact>) -> SaveRedButton {
    let request = SaveRedButton {
        reason: Reason::WieIsAanZet,
        stuck: "Wmo en Werk en Inkomen wijzen naar elkaar.".to_owned(),
        needed: "Iemand die beslist.".to_owned(),
        needed_before: "2027-03-27".to_owned(),
        contact_id: contact.and_then(|contact| contact.id.clone()),
        lines: stuck::draft(&desk.dossier, student, now().today())
            .unwrap()
            .lines,
    };
    stuck::press(&desk.dossier, student, &request, now()).unwrap();
    request
}

/// Makes the first contact of the first organisation the one who may break through.
fn mandate(desk: &Desk) -> Contact {
    let row = organisations::list(&desk.dossier, "").unwrap().remove(0);
    let contact = Contact {
        red_button: true,
        ..row.contacts.into_iter().next().unwrap()
    };
    organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    contact
}

#[test]
fn the_rode_knop_goes_to_the_mandated_official_and_is_followed_until_it_is_closed() {
    let desk = desk();
    desk.contact("gemeente Zwolle", ZWOLLE, "Karin Consulent");
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let lotte = desk.student("Lotte", "Schijnhof", KAMPEN);
    agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Gemeente,
            "",
            "vraagt Wajong aan",
            "2027-03-01",
        ),
    );
    agree(
        &desk,
        &ask(
            &sem,
            OwnerKind::Gemeente,
            "",
            "zoekt een plek",
            "2027-03-01",
        ),
    );
    let draft = stuck::draft(&desk.dossier, &sem, now().today()).unwrap();
    assert!(
        draft.officials.people.is_empty(),
        "nobody has the mandate yet"
    );
    assert_eq!(draft.left_out, 1, "a benefit stays off the page");
    assert!(draft.lines.iter().all(|line| !line.text.contains("Wajong")));
    let karin = mandate(&desk);
    let draft = stuck::draft(&desk.dossier, &sem, now().today()).unwrap();
    assert_eq!(draft.officials.people, std::slice::from_ref(&karin));
    let kampen = stuck::draft(&desk.dossier, &lotte, now().today()).unwrap();
    assert!(kampen.officials.people.is_empty() && kampen.officials.municipality == "Kampen");

    press_for(&desk, &sem, Some(&karin));
    let again = SaveRedButton {
        lines: vec![],
        contact_id: None,
        reason: Reason::Anders,
        stuck: "nog eens".to_owned(),
        needed: String::new(),
        needed_before: String::new(),
    };
    let twice = stuck::press(&desk.dossier, &sem, &again, now()).unwrap_err();
    assert_eq!(twice.code(), "already_pressed");
    let file = students::file(&desk.dossier, &sem, now().today()).unwrap();
    assert!(file.route.red_button && file.route.red_reason.starts_with("Wmo"));

    let state = |date: &str| {
        let all = stuck::of_student(&desk.dossier, &sem, day(date)).unwrap();
        (all[0].state, all[0].days_waiting)
    };
    assert_eq!(state("2027-03-10"), (State::NietVerstuurd, 0));
    let printed = print(
        &desk,
        Paper::ZitVast,
        Subject::Students {
            ids: vec![sem.clone()],
        },
        note(),
    );
    assert_eq!(printed.files.len(), 1);
    let log = disclosure::of_student(&desk.dossier, &sem).unwrap();
    assert_eq!(
        (
            log[0].recipient.as_str(),
            log[0].basis,
            log[0].contact_id.clone()
        ),
        (
            "Karin Consulent, gemeente Zwolle",
            Basis::WettelijkeTaak,
            karin.id.clone()
        )
    );

    let id = stuck::of_student(&desk.dossier, &sem, now().today()).unwrap()[0]
        .id
        .clone();
    let how = |how| SentRedButton {
        id: id.clone(),
        how,
    };
    assert_eq!(
        stuck::reminded(&desk.dossier, &how(How::Telefoon), now())
            .unwrap_err()
            .code(),
        "not_sent"
    );
    stuck::sent(&desk.dossier, &how(How::Mail), now()).unwrap();
    assert_eq!(state("2027-03-16"), (State::Wacht, 6));
    assert_eq!(state("2027-03-17"), (State::GeenAntwoord, 7));
    let page = today(&desk.dossier, day("2027-03-17")).unwrap();
    assert_eq!(page.red_buttons[0].state, State::GeenAntwoord);
    stuck::reminded(&desk.dossier, &how(How::Telefoon), on("2027-03-17")).unwrap();
    assert_eq!(state("2027-03-18"), (State::Wacht, 1));
    let answer = AnswerRedButton {
        id: id.clone(),
        text: "Wmo pakt het op.".to_owned(),
    };
    stuck::answered(&desk.dossier, &answer, on("2027-03-19")).unwrap();
    let close = CloseRedButton {
        id: id.clone(),
        outcome: Outcome::Opgelost,
        text: "Sem heeft een plek.".to_owned(),
    };
    stuck::close(&desk.dossier, &close, on("2027-03-30")).unwrap();
    assert_eq!(state("2027-03-30").0, State::Klaar);
    let file = students::file(&desk.dossier, &sem, now().today()).unwrap();
    assert!(!file.route.red_button && file.route.red_reason.is_empty());
    assert!(
        today(&desk.dossier, day("2027-03-30"))
            .unwrap()
            .red_buttons
            .is_empty()
    );
}
