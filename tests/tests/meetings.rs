//! Outflow meetings: planning them, who is on the agenda, and what may be printed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use transitieroute_core::UserFacing;
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{
    self, Invitation, ItemPatch, MeetingError, MeetingStatus, Obstacle, Outcome, Participant,
    Presence, Round, SaveMeeting,
};
use transitieroute_core::route::Phase;
use transitieroute_core::students::{self, LifeDomain};
use transitieroute_core::today::today;
use transitieroute_tests::desk::{KAMPEN, RAALTE, ZWOLLE, day, desk, meeting, now};

#[test]
fn a_meeting_is_planned_with_its_times_people_and_agenda() {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    let (yara, daan) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", KAMPEN),
    );
    assert_eq!(desk.phase(&daan), Phase::Aangemeld);

    let id = desk.plan(&meeting(&[ZWOLLE, "166"], &[&yara, &daan]));

    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(
        (
            page.meeting.start_time.as_str(),
            page.meeting.end_time.as_str()
        ),
        ("09:00", "11:00")
    );
    assert_eq!(page.meeting.municipalities, ["Kampen", "Zwolle"]);
    assert_eq!((page.meeting.students, page.meeting.room), (2, Some(4)));
    let times: Vec<(&str, &str)> = page
        .items
        .iter()
        .map(|item| (item.start_time.as_str(), item.name.as_str()))
        .collect();
    assert_eq!(
        times,
        [("09:00", "Yara de Demo"), ("09:20", "Daan Testman")]
    );
    assert_eq!(page.participants.len(), 1);
    assert_eq!(
        (
            page.participants[0].name.as_str(),
            page.participants[0].invitation
        ),
        ("Ida Schijnhof", Invitation::ToInvite)
    );
    assert_eq!(desk.phase(&daan), Phase::Gesprek);

    let items = desk.items(&id);
    meetings::move_item(&desk.dossier, &items[1], 0, now()).unwrap();
    desk.note(
        &items[1],
        &ItemPatch {
            minutes: Some(30),
            ..ItemPatch::default()
        },
    );
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let times: Vec<(&str, &str)> = page
        .items
        .iter()
        .map(|item| (item.start_time.as_str(), item.first_name.as_str()))
        .collect();
    assert_eq!(times, [("09:00", "Daan"), ("09:30", "Yara")]);

    // Another usual time goes for who had the usual time.
    let later = SaveMeeting {
        id: Some(id.clone()),
        minutes_per_student: 15,
        ..meeting(&[ZWOLLE, KAMPEN], &[])
    };
    meetings::save(&desk.dossier, &later, now()).unwrap();
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(
        page.items
            .iter()
            .map(|item| item.minutes)
            .collect::<Vec<_>>(),
        [30, 15]
    );
    assert_eq!(
        page.participants.len(),
        1,
        "the same contact is not invited twice"
    );
}

#[test]
fn a_meeting_that_can_not_be_is_refused_and_nothing_is_saved() {
    let desk = desk();
    let (here, there, nowhere) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Bram", "Oefenaar", RAALTE),
        desk.student("Noor", "Bedacht", ""),
    );
    let good = || meeting(&[ZWOLLE], &[&here]);
    for (request, code, field) in [
        (
            SaveMeeting {
                date: "2027-02-30".to_owned(),
                ..good()
            },
            "bad_date",
            Some("date"),
        ),
        (
            SaveMeeting {
                date: String::new(),
                ..good()
            },
            "bad_date",
            Some("date"),
        ),
        (
            SaveMeeting {
                start_time: "25:00".to_owned(),
                ..good()
            },
            "bad_time",
            Some("start_time"),
        ),
        (
            SaveMeeting {
                end_time: "08:00".to_owned(),
                ..good()
            },
            "bad_time",
            Some("end_time"),
        ),
        (
            SaveMeeting {
                minutes_per_student: 4,
                ..good()
            },
            "bad_minutes",
            Some("minutes_per_student"),
        ),
        (
            SaveMeeting {
                municipality_codes: vec![],
                ..good()
            },
            "no_municipality",
            Some("municipality_codes"),
        ),
        (
            SaveMeeting {
                municipality_codes: vec!["GM9999".to_owned()],
                ..good()
            },
            "no_municipality",
            Some("municipality_codes"),
        ),
        (
            SaveMeeting {
                students: vec![here.clone(), there.clone()],
                ..good()
            },
            "other_municipality",
            None,
        ),
        (
            SaveMeeting {
                students: vec![nowhere.clone()],
                ..good()
            },
            "home_unknown",
            None,
        ),
        (
            SaveMeeting {
                id: Some(MeetingId::new()),
                ..good()
            },
            "unknown_meeting",
            None,
        ),
    ] {
        let error = meetings::save(&desk.dossier, &request, now()).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, field));
    }
    assert!(
        meetings::list(&desk.dossier, now().today())
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        desk.phase(&here),
        Phase::Aangemeld,
        "half a meeting would have moved this student on"
    );

    let id = desk.plan(&good());
    let refused = meetings::add_item(&desk.dossier, &id, &[there], now()).unwrap_err();
    assert!(
        matches!(&refused, MeetingError::OtherMunicipality { name } if name == "Bram Oefenaar"),
        "{refused}"
    );
    // A municipality can't leave the meeting while its students are on the list.
    let without = SaveMeeting {
        id: Some(id.clone()),
        ..meeting(&[RAALTE], &[])
    };
    assert_eq!(
        meetings::save(&desk.dossier, &without, now())
            .unwrap_err()
            .code(),
        "other_municipality"
    );
    assert_eq!(desk.items(&id).len(), 1);
}

#[test]
fn a_student_who_moves_is_off_the_agenda_and_off_the_paper_at_once() {
    let desk = desk();
    let (yara, daan, bram) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Bram", "Oefenaar", ZWOLLE),
    );
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara, &daan, &bram]));
    let items = desk.items(&id);

    desk.move_home(&daan, RAALTE);

    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let times: Vec<(&str, &str)> = page
        .items
        .iter()
        .map(|item| (item.start_time.as_str(), item.first_name.as_str()))
        .collect();
    assert_eq!(
        times,
        [("09:00", "Yara"), ("09:40", "Bram")],
        "times that were told stay as they are"
    );
    assert_eq!(
        (
            page.moved_away[0].name.as_str(),
            page.moved_away[0].municipality.as_str()
        ),
        ("Daan Testman", "Raalte")
    );
    assert_eq!(page.meeting.students, 2);
    let print = meetings::for_print(&desk.dossier, &id, now().today()).unwrap();
    assert!(
        !format!(
            "{:?} {:?} {:?}",
            print.meeting, print.participants, print.items
        )
        .contains("Daan")
    );
    assert_eq!(print.left_out.len(), 1);
    assert!(matches!(
        meetings::item(&desk.dossier, &items[1], now().today()),
        Err(MeetingError::Unknown)
    ));
    assert!(matches!(
        meetings::report_for_print(&desk.dossier, &items[1], now().today()),
        Err(MeetingError::Unknown)
    ));
    let without = today(&desk.dossier, now().today()).unwrap().without_meeting;
    assert_eq!(
        without
            .iter()
            .map(|student| student.name.as_str())
            .collect::<Vec<_>>(),
        ["Daan Testman"]
    );
    // The student is due in the new municipality, and not seen as planned in the old one.
    let due = meetings::candidates(
        &desk.dossier,
        &[RAALTE.to_owned()],
        Round::Second,
        day("2027-03-24"),
        now().today(),
    )
    .unwrap();
    assert!(due[0].due && due[0].student_id == daan);
    assert!(
        students::file(&desk.dossier, &daan, now().today())
            .unwrap()
            .meetings
            .is_empty()
    );

    // Talked about first and moved after: the report of that talk stays, the agenda does not name them.
    desk.note(
        &items[2],
        &ItemPatch {
            outcome: Some(Outcome::Discussed),
            own_words: Some("Ik wil naar buiten.".to_owned()),
            ..ItemPatch::default()
        },
    );
    meetings::close(&desk.dossier, &id, now()).unwrap();
    desk.move_home(&bram, RAALTE);
    let print = meetings::for_print(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(
        print
            .items
            .iter()
            .map(|item| item.agenda.first_name.as_str())
            .collect::<Vec<_>>(),
        ["Yara"]
    );
    assert_eq!(print.meeting.students, 1);
    assert_eq!(
        meetings::report_for_print(&desk.dossier, &items[2], now().today())
            .unwrap()
            .item
            .own_words,
        "Ik wil naar buiten."
    );
}

#[test]
fn the_report_of_a_student_holds_nothing_about_another() {
    let desk = desk();
    let (yara, daan) = (
        desk.student("Yara", "Demostra", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
    );
    let id = desk.plan(&SaveMeeting {
        remarks: "Yara eerst, haar moeder werkt.".to_owned(),
        ..meeting(&[ZWOLLE], &[&yara, &daan])
    });
    let items = desk.items(&id);
    for (name, role, student) in [
        ("Ida Schijnhof", "gemeente", None),
        ("Mevrouw Demostra", "moeder van Yara", Some(&yara)),
        ("Meneer Testman", "vader", Some(&daan)),
    ] {
        let participant = Participant {
            id: None,
            meeting_id: id.clone(),
            name: name.to_owned(),
            role: role.to_owned(),
            organisation_id: None,
            contact_id: None,
            student_id: student.cloned(),
            block_code: String::new(),
            invitation: Invitation::Accepted,
            presence: Presence::Present,
        };
        meetings::save_participant(&desk.dossier, &participant, now()).unwrap();
    }
    for (item, student, name) in [(&items[0], &yara, "Yara"), (&items[1], &daan, "Daan")] {
        desk.note(
            item,
            &ItemPatch {
                own_words: Some(format!("{name} zegt iets.")),
                notes: Some(format!("Over {name}.")),
                obstacle: Some(Obstacle {
                    domain: LifeDomain::Wonen,
                    text: format!("{name} woont ver."),
                }),
                ..ItemPatch::default()
            },
        );
        desk.agree(student, item, &format!("Zoekt een plek voor {name}"));
    }

    let report = meetings::report_for_print(&desk.dossier, &items[1], now().today()).unwrap();

    let all = format!("{report:?}");
    assert!(
        all.contains("Daan zegt iets")
            && all.contains("Zoekt een plek voor Daan")
            && all.contains("Meneer Testman")
            && all.contains("Ida Schijnhof")
    );
    for word in ["Yara", "Demostra"] {
        assert!(
            !all.contains(word),
            "{word} stands in the report of Daan: {all}"
        );
    }
}

#[test]
fn taking_off_and_cancelling_can_be_undone_and_keep_agreements() {
    let desk = desk();
    let (yara, daan) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
    );
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara]));
    let added = meetings::add_item(&desk.dossier, &id, &[yara.clone(), daan.clone()], now())
        .unwrap()
        .value;
    assert_eq!(added.len(), 1, "who is on the list stays where they are");
    desk.agree(&daan, &added[0], "Kiest een plek");
    let before = format!(
        "{:?}",
        meetings::get(&desk.dossier, &id, now().today()).unwrap()
    );

    let off = meetings::remove_item(&desk.dossier, &added[0], now()).unwrap();
    assert_eq!(
        students::file(&desk.dossier, &daan, now().today())
            .unwrap()
            .agreements
            .len(),
        1
    );
    assert_eq!(desk.items(&id).len(), 1);
    desk.dossier.undo(off.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(
        format!(
            "{:?}",
            meetings::get(&desk.dossier, &id, now().today()).unwrap()
        ),
        before
    );

    let cancelled = meetings::cancel(&desk.dossier, &id, now()).unwrap();
    assert_eq!(
        meetings::list(&desk.dossier, now().today()).unwrap()[0].status,
        MeetingStatus::Cancelled
    );
    assert_eq!(
        meetings::add_item(&desk.dossier, &id, &[daan], now())
            .unwrap_err()
            .code(),
        "cancelled"
    );
    let due = meetings::candidates(
        &desk.dossier,
        &[ZWOLLE.to_owned()],
        Round::Second,
        day("2027-03-24"),
        now().today(),
    )
    .unwrap();
    assert!(due.iter().all(|candidate| candidate.due));
    desk.dossier
        .undo(cancelled.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(
        meetings::list(&desk.dossier, now().today()).unwrap()[0].status,
        MeetingStatus::Planned
    );
    assert!(
        meetings::propose(&desk.dossier, &id, now().today())
            .unwrap()
            .is_empty(),
        "everybody is on the list already"
    );
}

#[test]
fn the_list_shows_what_comes_first() {
    let desk = desk();
    for date in ["2027-03-01", "2027-03-24", "2026-11-14", "2027-03-10"] {
        desk.plan(&SaveMeeting {
            date: date.to_owned(),
            ..meeting(&[ZWOLLE], &[])
        });
    }
    let dates: Vec<String> = meetings::list(&desk.dossier, now().today())
        .unwrap()
        .iter()
        .map(|meeting| meeting.date.to_string())
        .collect();
    assert_eq!(
        dates,
        ["2027-03-10", "2027-03-24", "2027-03-01", "2026-11-14"]
    );
}
