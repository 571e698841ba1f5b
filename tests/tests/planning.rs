//! The year plan and the invitations: what leaves the school, and what comes of a change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use transitieroute_core::UserFacing;
use transitieroute_core::exchange::calendar::{CalendarFile, LeftOut};
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{self, Participant, Presence, SaveMeeting};
use transitieroute_core::organisations::{self, Contact};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, Relative};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, desk, meeting, now};

/// A desk whose coordinator has a mail address.
fn sender() -> Desk {
    let desk = desk();
    let settings = Settings {
        user_name: "Ans Proef".to_owned(),
        user_email: "ans@school.example".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    desk
}

/// Gives the only contact person of a municipality a mail address.
fn mail(desk: &Desk, email: &str) -> Contact {
    let row = organisations::list(&desk.dossier, "").unwrap().remove(0);
    let contact = Contact {
        email: email.to_owned(),
        ..row.contacts[0].clone()
    };
    organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    contact
}

fn invitation(desk: &Desk, id: &MeetingId) -> CalendarFile {
    meetings::invitation(&desk.dossier, id, now())
        .unwrap()
        .value
}

/// The lines of a file, unfolded.
fn lines(file: &CalendarFile) -> Vec<String> {
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

#[track_caller]
fn value(file: &CalendarFile, key: &str) -> String {
    lines(file)
        .iter()
        .find_map(|line| line.strip_prefix(key).map(str::to_owned))
        .unwrap_or_else(|| panic!("no {key} in {:#?}", lines(file)))
}

fn again(id: &MeetingId, request: SaveMeeting) -> SaveMeeting {
    SaveMeeting {
        id: Some(id.clone()),
        ..request
    }
}

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

    // Undoing takes back what stands here, not what stands in somebody's calendar.
    let cancelled = meetings::cancel(&desk.dossier, &id, now()).unwrap();
    let off = invitation(&desk, &id);
    assert!(off.cancels);
    assert_eq!(value(&off, "METHOD:"), "CANCEL");
    assert_eq!(value(&off, "STATUS:"), "CANCELLED");
    assert_eq!(
        (value(&off, "UID:"), value(&off, "SEQUENCE:")),
        (uid.clone(), "4".to_owned())
    );
    desk.dossier
        .undo(cancelled.changes.undo.unwrap(), now())
        .unwrap();
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
    let list = meetings::calendar_of(&desk.dossier, ZWOLLE, now())
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
        meetings::invitation(&desk.dossier, id, now())
            .unwrap_err()
            .code()
            .to_owned()
    };
    assert_eq!(refused(&id), "no_sender");
    // A list for one's own calendar needs no sender, and is then no message but a copy.
    let list = meetings::calendar_of(&desk.dossier, "", now())
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
    let nothing = meetings::calendar_of(&desk.dossier, KAMPEN, now()).unwrap_err();
    assert_eq!(nothing.code(), "nothing_to_send");
}
