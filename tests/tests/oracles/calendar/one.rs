//! One meeting: from invitation to cancelling, and through the change of the clock.

use transitieroute_core::exchange::calendar::CalendarFile;
use transitieroute_core::meetings::{self, SaveMeeting};
use transitieroute_tests::desk::{KAMPEN, ZWOLLE, meeting, now};

use super::{accepted, invitation, office, only};

#[test]
fn a_meeting_stays_one_appointment_from_invitation_to_cancelling() {
    let desk = office();
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[]));
    let mut files = vec![invitation(&desk.dossier, &id)];
    let room = "Aula; 1e verdieping, links van de \"trap\" \\ bij de kapstok\u{1f9e5}, neem de lift als de deur dicht is";
    for (start, end) in [("9:00", "11:00"), ("13:15", "14:05")] {
        let request = SaveMeeting {
            id: Some(id.clone()),
            place: room.to_owned(),
            start_time: start.to_owned(),
            end_time: end.to_owned(),
            remarks: "Neem mee:\n- loonwaarde; advies, of beide\n- C:\\nieuw\\nota".to_owned(),
            ..meeting(&[ZWOLLE, KAMPEN], &[])
        };
        meetings::save(&desk.dossier, &request, now()).unwrap();
        files.push(invitation(&desk.dossier, &id));
        // Sent once more without a change: the same number.
        files.push(invitation(&desk.dossier, &id));
    }
    meetings::cancel(&desk.dossier, &id, now()).unwrap();
    files.push(invitation(&desk.dossier, &id));
    let read = accepted(&files);

    let numbers: Vec<u32> = read.iter().map(|file| only(file).sequence).collect();
    assert_eq!(numbers, [0, 1, 1, 2, 2, 3]);
    assert!(
        read.iter().all(|file| only(file).uid == only(&read[0]).uid),
        "one appointment"
    );
    let methods: Vec<&str> = read
        .iter()
        .flat_map(|file| file.method.as_deref())
        .collect();
    assert_eq!(
        methods,
        [
            "REQUEST", "REQUEST", "REQUEST", "REQUEST", "REQUEST", "CANCEL"
        ]
    );
    assert_eq!(only(&read[0]).status, "CONFIRMED");
    assert_eq!(only(&read[5]).status, "CANCELLED");
    for moved in [&read[4], &read[5]] {
        let event = only(moved);
        assert_eq!(event.summary, "Uitstroomgesprekken Kampen, Zwolle");
        assert_eq!(event.location, room);
        assert!(
            event
                .description
                .ends_with("\n\nNeem mee:\n- loonwaarde; advies, of beide\n- C:\\nieuw\\nota"),
            "{:?}",
            event.description
        );
        assert_eq!(event.start.utc.as_deref(), Some("2027-03-24T12:15:00Z"));
        assert_eq!(event.stamp, "2027-03-10T12:00:00Z");
    }

    // Who gets it, and who asks for an answer.
    let event = only(&read[0]);
    let organizer = event.organizer.as_ref().unwrap();
    assert_eq!(organizer.email, "ans.proef+uitstroom@school.example");
    assert_eq!(
        organizer.name,
        "Ans 'de planner' Proef; coördinator, school"
    );
    let guests: Vec<(&str, &str)> = event
        .attendees
        .iter()
        .map(|guest| (guest.email.as_str(), guest.name.as_str()))
        .collect();
    assert_eq!(
        guests,
        [
            ("aga@zwolle.example", "Ağa Öztürk-Łodź 👩🏽‍🏭"),
            ("b%C3%A9a@k%C3%A4mpen.example", "Bea Model"),
            ("m.devries@zwolle.example", "Vries, Marijke de: 'consulent'"),
            ("postbus@kampen.example", "Loket"),
        ]
    );
    assert_eq!(event.attendees[0].parameters["RSVP"], "TRUE");
    assert_eq!(event.attendees[0].parameters["PARTSTAT"], "NEEDS-ACTION");
    assert!(
        only(&read[5])
            .attendees
            .iter()
            .all(|guest| !guest.parameters.contains_key("RSVP")),
        "a cancellation asks no answer"
    );
}

#[test]
fn nine_o_clock_is_nine_o_clock_on_both_sides_of_the_change_of_the_clock() {
    let desk = office();
    let days = [
        ("2026-03-28", "2026-03-28T08:00:00Z"),
        ("2026-03-30", "2026-03-30T07:00:00Z"),
        ("2026-10-24", "2026-10-24T07:00:00Z"),
        ("2026-10-26", "2026-10-26T08:00:00Z"),
        ("2027-03-27", "2027-03-27T08:00:00Z"),
        ("2027-03-28", "2027-03-28T07:00:00Z"),
        ("2027-10-31", "2027-10-31T08:00:00Z"),
    ];
    let files: Vec<CalendarFile> = days
        .iter()
        .map(|(date, _)| {
            let request = SaveMeeting {
                date: (*date).to_owned(),
                ..meeting(&[ZWOLLE], &[])
            };
            invitation(&desk.dossier, &desk.plan(&request))
        })
        .collect();
    for (read, (date, utc)) in accepted(&files).iter().zip(days) {
        let event = only(read);
        assert_eq!(event.start.utc.as_deref(), Some(utc));
        assert_eq!(event.start.amsterdam, Some(format!("{date} 09:00")));
        let end = event.end.as_ref().unwrap();
        assert_eq!(end.amsterdam, Some(format!("{date} 11:00")));
    }

    // The hour that does not exist: it starts after it and has no length, and is a file all the same.
    let night = SaveMeeting {
        date: "2027-03-28".to_owned(),
        start_time: "2:00".to_owned(),
        end_time: "3:00".to_owned(),
        ..meeting(&[ZWOLLE], &[])
    };
    let file = invitation(&desk.dossier, &desk.plan(&night));
    let read = accepted(&[file]).remove(0);
    assert_eq!(
        only(&read).start.amsterdam.as_deref(),
        Some("2027-03-28 03:00")
    );
    assert!(only(&read).end.is_none());
}
