//! Invitations as calendar files: they stay the same appointment, and say what has to be told again.

use super::*;

#[test]
fn an_invitation_stays_the_same_appointment_through_changes_and_cancelling() {
    let desk = sender();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    mail(&desk, "i.schijnhof@zwolle.example");
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara]));

    let first = invitation(&desk, &id);
    let uid = value(&first, "UID:");
    assert_eq!(value(&first, "METHOD:"), "REQUEST");
    assert_eq!(value(&first, "SEQUENCE:"), "0");
    assert_eq!(value(&first, "SUMMARY:"), "Uitstroomgesprekken Zwolle");
    assert_eq!(value(&first, "DTSTART:"), "20270324T080000Z");
    assert!(value(&first, "ATTENDEE;").ends_with(":mailto:i.schijnhof@zwolle.example"));
    assert!(value(&first, "ORGANIZER;").ends_with(":mailto:ans@school.example"));

    // The same again is the same number; who is on the agenda is no business of the calendar.
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    meetings::add_item(&desk.dossier, &id, &[noor], now()).unwrap();
    assert_eq!(invitation(&desk, &id).bytes, first.bytes);

    // Another room, then another time: one up each.
    for (sequence, place, start) in [("1", "aula", "9:00"), ("2", "aula", "8:30")] {
        let request = SaveMeeting {
            place: place.to_owned(),
            start_time: start.to_owned(),
            ..meeting(&[ZWOLLE], &[])
        };
        meetings::save(&desk.dossier, &again(&id, request), now()).unwrap();
        let next = invitation(&desk, &id);
        assert_eq!(value(&next, "UID:"), uid);
        assert_eq!(value(&next, "SEQUENCE:"), sequence);
        assert_eq!(value(&next, "LOCATION:"), "aula");
    }

    // Somebody else is invited as well.
    let tom = Contact {
        id: None,
        name: "Tom Modelsma".to_owned(),
        email: "tom@zwolle.example".to_owned(),
        ..mail(&desk, "i.schijnhof@zwolle.example")
    };
    let tom = organisations::save_contact(&desk.dossier, &tom, now())
        .unwrap()
        .value;
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let participant = Participant {
        id: None,
        contact_id: Some(tom),
        name: "Tom Modelsma".to_owned(),
        ..page.participants[0].clone()
    };
    meetings::save_participant(&desk.dossier, &participant, now()).unwrap();
    assert_eq!(value(&invitation(&desk, &id), "SEQUENCE:"), "3");

    // Cancelled and taken back before anybody was told: nothing changed for the calendar.
    let before = invitation(&desk, &id);
    let cancelled = meetings::cancel(&desk.dossier, &id, now()).unwrap();
    desk.dossier
        .undo(cancelled.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(invitation(&desk, &id).bytes, before.bytes);

    // Cancelled and told; and planned again after all.
    meetings::cancel(&desk.dossier, &id, now()).unwrap();
    let off = invitation(&desk, &id);
    assert!(off.cancels);
    assert_eq!(value(&off, "METHOD:"), "CANCEL");
    assert_eq!(value(&off, "STATUS:"), "CANCELLED");
    assert_eq!(
        (value(&off, "UID:"), value(&off, "SEQUENCE:")),
        (uid.clone(), "4".to_owned())
    );
    meetings::save(&desk.dossier, &again(&id, meeting(&[ZWOLLE], &[])), now()).unwrap();
    let on = invitation(&desk, &id);
    assert_eq!(value(&on, "METHOD:"), "REQUEST");
    assert_eq!(
        (value(&on, "UID:"), value(&on, "SEQUENCE:")),
        (uid, "5".to_owned())
    );
}

#[test]
fn no_student_and_no_parent_is_named_in_a_calendar_file() {
    let desk = sender();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Çağla Vermeer");
    let consultant = mail(&desk, "c.vermeer@zwolle.example");
    let cagla = desk.student("Çağla", "Yılmaz", ZWOLLE);
    let sanne = desk.student("Sanne", "Voorbeeld", KAMPEN);
    let mother = Relative {
        id: None,
        name: "Fatma Bakkali".to_owned(),
        relation: "moeder".to_owned(),
        phone: String::new(),
        email: "fatma@thuis.example".to_owned(),
    };
    students::save_relative(&desk.dossier, &sanne, &mother, now()).unwrap();

    let request = SaveMeeting {
        place: "Bij Sanne thuis".to_owned(),
        remarks: "Eerst praten met de moeder van çağla,\nmevrouw Bakkali".to_owned(),
        ..meeting(&[ZWOLLE, KAMPEN], &[&cagla, &sanne])
    };
    let id = desk.plan(&request);
    let whole = |name: &str, contact: Option<&Contact>| Participant {
        id: None,
        meeting_id: id.clone(),
        name: name.to_owned(),
        role: "moeder van Sanne Voorbeeld".to_owned(),
        organisation_id: None,
        contact_id: contact.and_then(|contact| contact.id.clone()),
        student_id: None,
        block_code: String::new(),
        invitation: meetings::Invitation::ToInvite,
        presence: Presence::Unknown,
    };
    let wrong = Contact {
        id: None,
        name: "Voorbeeld, Sanne".to_owned(),
        email: "sanne.voorbeeld@school.example".to_owned(),
        ..consultant.clone()
    };
    let wrong = Contact {
        id: Some(
            organisations::save_contact(&desk.dossier, &wrong, now())
                .unwrap()
                .value,
        ),
        ..wrong
    };
    for participant in [
        whole("Fatma Bakkali", None),
        whole("Sanne Voorbeeld", Some(&wrong)),
        Participant {
            student_id: Some(sanne.clone()),
            ..whole("Fatma Bakkali", None)
        },
    ] {
        meetings::save_participant(&desk.dossier, &participant, now()).unwrap();
    }

    let invite = invitation(&desk, &id);
    assert_eq!(
        invite.left_out,
        [LeftOut::Place, LeftOut::Remarks, LeftOut::Person]
    );
    let list = meetings::calendar_of(&desk.dossier, ZWOLLE, None, now())
        .unwrap()
        .value;
    meetings::cancel(&desk.dossier, &id, now()).unwrap();
    let off = invitation(&desk, &id);
    for file in [&invite, &list, &off] {
        let text = lines(file).join("\n").to_lowercase();
        for name in [
            "sanne",
            "voorbeeld",
            "yılmaz",
            "yilmaz",
            "fatma",
            "bakkali",
            "moeder",
            "thuis",
        ] {
            assert!(!text.contains(name), "{name} stands in:\n{text}");
        }
    }
    // The consultant shares a first name with a student and is invited all the same.
    let attendees = |file: &CalendarFile| {
        lines(file)
            .into_iter()
            .filter(|line| line.starts_with("ATTENDEE"))
            .count()
    };
    assert!(value(&invite, "ATTENDEE;").contains("CN=Çağla Vermeer"));
    assert_eq!(
        (attendees(&invite), attendees(&list), attendees(&off)),
        (1, 0, 1)
    );
    assert_eq!(value(&list, "METHOD:"), "PUBLISH");
    assert_eq!(
        value(&list, "SEQUENCE:"),
        "0",
        "a list counts as the same thing sent"
    );
}

#[test]
fn what_can_not_be_sent_says_why() {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    mail(&desk, "i.schijnhof@zwolle.example");
    let id = desk.plan(&meeting(&[ZWOLLE], &[]));
    let refused = |id: &MeetingId| {
        meetings::invitation(&desk.dossier, id, None, now())
            .unwrap_err()
            .code()
            .to_owned()
    };
    assert_eq!(refused(&id), "no_sender");
    // A list for one's own calendar needs no sender, and is then no message but a copy.
    let list = meetings::calendar_of(&desk.dossier, "", None, now())
        .unwrap()
        .value;
    assert!(
        !lines(&list)
            .iter()
            .any(|line| line.starts_with("METHOD:") || line.starts_with("ORGANIZER"))
    );

    let never = desk.plan(&meeting(&[KAMPEN], &[]));
    meetings::cancel(&desk.dossier, &never, now()).unwrap();
    assert_eq!(refused(&never), "nothing_to_send");
    let nothing = meetings::calendar_of(&desk.dossier, KAMPEN, None, now()).unwrap_err();
    assert_eq!(nothing.code(), "nothing_to_send");
}

#[test]
fn an_invitation_for_two_municipalities_says_when_the_part_of_each_is() {
    let desk = sender();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    let sami = desk.student("Sami", "Schijn", KAMPEN);
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &noor, &sami]));
    let says = |what: &str| {
        let text = value(&invitation(&desk, &id), "DESCRIPTION:");
        assert!(text.contains(what), "{what}: {text}");
    };
    says("Zwolle: van 09:00 tot 09:40 uur. Kampen: van 09:40 tot 10:00 uur.");
    // Who is ill leaves an empty place: the others keep the time that they were told.
    let before = value(&invitation(&desk, &id), "SEQUENCE:");
    let ill = MoveTalks {
        items: vec![desk.items(&id)[0].clone()],
        to: None,
        at: None,
        reason: "ziek gemeld".to_owned(),
    };
    meetings::move_talks(&desk.dossier, &ill, now()).unwrap();
    says("Zwolle: van 09:00 tot 09:40 uur. Kampen: van 09:40 tot 10:00 uur.");
    assert_eq!(value(&invitation(&desk, &id), "SEQUENCE:"), before);
    // Off the agenda the part of the other begins earlier: that is a change to tell.
    meetings::remove_item(&desk.dossier, &desk.items(&id)[0], now()).unwrap();
    says("Zwolle: van 09:00 tot 09:20 uur. Kampen: van 09:20 tot 09:40 uur.");
    assert_ne!(value(&invitation(&desk, &id), "SEQUENCE:"), before);
}

#[test]
fn who_was_told_other_hours_is_told_again() {
    let desk = sender();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Bea Model");
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    let sami = desk.student("Sami", "Schijn", KAMPEN);
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &sami]));
    let father = Participant {
        id: None,
        meeting_id: id.clone(),
        name: "Karel Schijn".to_owned(),
        role: "vader".to_owned(),
        organisation_id: None,
        contact_id: None,
        student_id: Some(sami.clone()),
        block_code: String::new(),
        invitation: meetings::Invitation::ToInvite,
        presence: Presence::Unknown,
    };
    meetings::save_participant(&desk.dossier, &father, now()).unwrap();
    let people = || {
        meetings::get(&desk.dossier, &id, now().today())
            .unwrap()
            .participants
    };
    let again = || -> Vec<String> {
        let states = meetings::invitations(&desk.dossier, &id).unwrap();
        people()
            .into_iter()
            .zip(states)
            .filter(|(_, state)| state.resend)
            .map(|(person, _)| person.name)
            .collect()
    };
    let told = || {
        let request = MarkSent {
            meeting_id: id.clone(),
            participants: people().into_iter().filter_map(|one| one.id).collect(),
        };
        meetings::mark_sent(&desk.dossier, &request, now()).unwrap();
        assert_eq!(again(), [""; 0]);
    };
    let waiting = || meetings::list(&desk.dossier, now().today()).unwrap()[0].waiting;
    // Nobody knows anything yet.
    assert_eq!(waiting(), 3);
    meetings::add_item(&desk.dossier, &id, &[noor], now()).unwrap();
    assert_eq!(again(), [""; 0]);

    // One student less in the first part: everything after it is earlier.
    told();
    let gone = meetings::remove_item(&desk.dossier, &desk.items(&id)[0], now()).unwrap();
    assert_eq!(again(), ["Ida Schijnhof", "Bea Model", "Karel Schijn"]);
    assert_eq!(waiting(), 3);
    // Taken back: nothing to tell.
    desk.dossier
        .undo(gone.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(again(), [""; 0]);

    // The last part takes longer: no business of the first, nor of who comes for the student before.
    let extra = desk.student("Lotte", "Schijnhof", KAMPEN);
    meetings::add_item(&desk.dossier, &id, &[extra], now()).unwrap();
    assert_eq!(again(), ["Bea Model"]);
    assert_eq!(waiting(), 1);

    // A pause before the second part.
    told();
    let part = meetings::BlockOf {
        meeting_id: id.clone(),
        municipality_code: KAMPEN.to_owned(),
    };
    meetings::set_start(&desk.dossier, &part, "10:30", now()).unwrap();
    assert_eq!(again(), ["Bea Model", "Karel Schijn"]);

    // While it is held nobody is told anything.
    told();
    meetings::begin(&desk.dossier, &id, None, now()).unwrap();
    meetings::remove_item(&desk.dossier, &desk.items(&id)[0], now()).unwrap();
    assert_eq!(again(), [""; 0]);
}

#[test]
fn another_room_asks_to_send_the_invitations_again() {
    let desk = sender();
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example"), ("Bea Model", "")],
    );
    let id = desk.plan(&meeting(&[ZWOLLE], &[]));
    let state = || -> Vec<(bool, Option<NaiveDate>, bool)> {
        meetings::invitations(&desk.dossier, &id)
            .unwrap()
            .into_iter()
            .map(|one| (one.by_mail, one.sent_on, one.resend))
            .collect()
    };
    assert_eq!(state(), [(false, None, false), (true, None, false)]);
    // Nobody was told anything yet: nothing to send again.
    let room = |place: &str| {
        again(
            &id,
            SaveMeeting {
                place: place.to_owned(),
                ..meeting(&[ZWOLLE], &[])
            },
        )
    };
    meetings::save(&desk.dossier, &room("aula"), now()).unwrap();
    assert_eq!(state(), [(false, None, false), (true, None, false)]);

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gesprek.ics");
    meetings::invitation(&desk.dossier, &id, Some(&path), now()).unwrap();
    let today = Some(now().today());
    assert_eq!(state(), [(false, None, false), (true, today, false)]);
    let bea = meetings::invitations(&desk.dossier, &id).unwrap()[0]
        .participant_id
        .clone();
    let letter = MarkSent {
        meeting_id: id.clone(),
        participants: vec![bea],
    };
    meetings::mark_sent(&desk.dossier, &letter, now()).unwrap();
    meetings::save(&desk.dossier, &room("lokaal 3"), now()).unwrap();
    assert_eq!(state(), [(false, today, true), (true, today, true)]);
    meetings::invitation(&desk.dossier, &id, Some(&path), now()).unwrap();
    assert_eq!(
        state(),
        [(false, today, true), (true, today, false)],
        "the letter still has to go"
    );
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("LOCATION:lokaal 3\r\n") && text.contains("SEQUENCE:1\r\n"),
        "{text}"
    );

    // A file that can't be written counts nothing and leaves nothing behind.
    meetings::save(&desk.dossier, &room("aula"), now()).unwrap();
    let nowhere = folder.path().join("weg").join("gesprek.ics");
    let failed = meetings::invitation(&desk.dossier, &id, Some(&nowhere), now()).unwrap_err();
    assert_eq!(failed.code(), "calendar_not_written");
    assert_eq!(state()[1], (true, today, true));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
