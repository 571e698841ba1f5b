//! Outflow meetings from plan to paper: who is on the agenda, what closing does, what may be printed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::ids::{ItemId, MeetingId, StudentId};
use transitieroute_core::meetings::{
    self, Invitation, ItemPatch, MeetingError, MeetingStatus, Obstacle, Outcome, Participant,
    Presence, Round, SaveMeeting,
};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::route::{self, Phase, RoutePatch};
use transitieroute_core::students::{self, LifeDomain, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

const ZWOLLE: &str = "GM0193";
const KAMPEN: &str = "GM0166";
const RAALTE: &str = "GM0177";

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2027-03-10"))
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proef.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _code) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    Desk {
        dossier,
        _folder: folder,
    }
}

impl Desk {
    fn student(&self, first_name: &str, last_name: &str, municipality: &str) -> StudentId {
        let new = NewStudent {
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            municipality_code: municipality.to_owned(),
            cohort: "2026-2027".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, now()).unwrap().value
    }

    fn plan(&self, request: &SaveMeeting) -> MeetingId {
        meetings::save(&self.dossier, request, now()).unwrap().value
    }

    fn items(&self, meeting: &MeetingId) -> Vec<ItemId> {
        let page = meetings::get(&self.dossier, meeting, now().today()).unwrap();
        page.items.into_iter().map(|item| item.id).collect()
    }

    fn note(&self, item: &ItemId, patch: &ItemPatch) {
        meetings::update_item(&self.dossier, item, patch, now()).unwrap();
    }

    fn agree(&self, student: &StudentId, item: &ItemId, text: &str) {
        let request = SaveAgreement {
            id: None,
            student_id: student.clone(),
            item_id: Some(item.clone()),
            owner_kind: OwnerKind::Wsp,
            owner: "Tom Modelsma".to_owned(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: "2027-03-27".to_owned(),
        };
        agreements::save(&self.dossier, &request, now()).unwrap();
    }

    fn phase(&self, student: &StudentId) -> Phase {
        students::file(&self.dossier, student, now().today())
            .unwrap()
            .route
            .phase
    }

    fn move_home(&self, student: &StudentId, municipality: &str) {
        let patch = StudentPatch {
            municipality_code: Some(municipality.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&self.dossier, student, &patch, now()).unwrap();
    }
}

fn meeting(codes: &[&str], students: &[&StudentId]) -> SaveMeeting {
    SaveMeeting {
        id: None,
        date: "2027-03-24".to_owned(),
        start_time: "9:00".to_owned(),
        end_time: "11.00".to_owned(),
        place: "lokaal 12".to_owned(),
        round: Round::Second,
        municipality_codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        minutes_per_student: 20,
        remarks: String::new(),
        students: students.iter().map(|student| (*student).clone()).collect(),
    }
}

#[test]
fn a_meeting_is_planned_with_its_times_people_and_agenda() {
    let desk = desk();
    let organisation = Organisation {
        id: None,
        kind: OrganisationKind::Gemeente,
        name: "Gemeente Zwolle".to_owned(),
        municipality_code: ZWOLLE.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let organisation = organisations::save(&desk.dossier, &organisation, now())
        .unwrap()
        .value;
    let contact = Contact {
        id: None,
        organisation_id: organisation,
        name: "Ida Schijnhof".to_owned(),
        role: "consulent".to_owned(),
        phone: String::new(),
        email: String::new(),
        reach: String::new(),
        red_button: false,
    };
    organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
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
fn closing_moves_routes_on_and_can_be_taken_back() {
    let desk = desk();
    let (yara, daan, bram, vera) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Bram", "Oefenaar", ZWOLLE),
        desk.student("Vera", "Proefdruk", ZWOLLE),
    );
    let plan = |text: &str| RoutePatch {
        plan_a: Some(text.to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &yara, &plan("Mbo entree"), now()).unwrap();
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara, &daan, &bram, &vera]));
    let items = desk.items(&id);
    // Changed on the student's page after the agenda was made: the minutes show the plan as it is.
    route::update(&desk.dossier, &yara, &plan("Werk in het groen"), now()).unwrap();
    assert_eq!(
        meetings::item(&desk.dossier, &items[0], now().today())
            .unwrap()
            .plan_a,
        "Werk in het groen"
    );

    desk.note(
        &items[0],
        &ItemPatch {
            plan_b: Some("Bbl groen".to_owned()),
            presence: Some(Presence::Present),
            ..ItemPatch::default()
        },
    );
    desk.agree(&yara, &items[0], "Zoekt twee kwekers");
    // Daan is only written about; Bram comes another time; Vera is not reached.
    desk.note(
        &items[1],
        &ItemPatch {
            own_words: Some("Eerst kijken.\nDan kiezen.".to_owned()),
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        },
    );
    desk.note(
        &items[2],
        &ItemPatch {
            outcome: Some(Outcome::Moved),
            ..ItemPatch::default()
        },
    );

    let missing = meetings::missing(&desk.dossier, &id).unwrap();
    let of = |item: &ItemId| {
        missing
            .iter()
            .filter(|gap| gap.item_id.as_ref() == Some(item))
            .map(|gap| gap.what.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(&items[0]),
        ["own_words", "next_date", "jobcoach", "responsible_after"]
    );
    assert_eq!(
        of(&items[1]),
        [
            "presence",
            "plan_a",
            "plan_b",
            "agreements",
            "next_date",
            "responsible_after"
        ]
    );
    assert!(of(&items[2]).is_empty());
    assert_eq!(of(&items[3]), ["outcome"]);
    assert_eq!(missing[0].what, "participants");

    let closed = meetings::close(&desk.dossier, &id, now()).unwrap();

    assert_eq!((closed.value.moved, closed.value.not_discussed), (1, 2));
    assert_eq!(
        [&yara, &daan, &bram].map(|student| desk.phase(student)),
        [Phase::Afspraken, Phase::Gesprek, Phase::Gesprek]
    );
    let file = students::file(&desk.dossier, &yara, now().today()).unwrap();
    assert_eq!(
        (file.route.plan_a.as_str(), file.route.plan_b.as_str()),
        ("Werk in het groen", "Bbl groen")
    );
    assert_eq!(
        file.events[0].reason,
        "Uitstroomgesprek van 24-03-2027: 1 afspraak."
    );
    assert!(file.meetings[0].closed);
    // The minutes are fixed: what happens to the route later does not change what was said.
    route::update(&desk.dossier, &yara, &plan("Iets anders"), now()).unwrap();
    let fixed = meetings::item(&desk.dossier, &items[0], now().today()).unwrap();
    assert_eq!(fixed.plan_a, "Werk in het groen");
    assert_eq!(
        meetings::update_item(&desk.dossier, &items[0], &ItemPatch::default(), now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    assert_eq!(
        meetings::close(&desk.dossier, &id, now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    // Who was not talked about is due again; who was is not.
    let due = meetings::candidates(
        &desk.dossier,
        &[ZWOLLE.to_owned()],
        Round::Second,
        day("2027-04-07"),
        day("2027-03-25"),
    )
    .unwrap();
    let names = |wanted: bool| {
        due.iter()
            .filter(|c| c.due == wanted)
            .map(|c| c.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (names(true), names(false)),
        (
            vec!["Bram Oefenaar", "Vera Proefdruk"],
            vec!["Yara de Demo", "Daan Testman"]
        )
    );
    // The step before touched Yara's route again, so the closing can't be taken back over it.
    assert_eq!(
        desk.dossier
            .undo(closed.changes.undo.unwrap(), now())
            .unwrap_err()
            .code(),
        "undo_gone"
    );
}

#[test]
fn closing_can_be_undone_and_a_closed_meeting_opened_again() {
    let desk = desk();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara]));
    let item = desk.items(&id).remove(0);
    desk.note(
        &item,
        &ItemPatch {
            plan_a: Some("Mbo entree".to_owned()),
            ..ItemPatch::default()
        },
    );
    desk.agree(&yara, &item, "Meldt zich aan");
    let before = format!(
        "{:?}",
        meetings::item(&desk.dossier, &item, now().today()).unwrap()
    );

    let closed = meetings::close(&desk.dossier, &id, now()).unwrap();
    assert!(closed.changes.students.contains(&yara));
    desk.dossier
        .undo(closed.changes.undo.unwrap(), now())
        .unwrap();

    assert_eq!(
        format!(
            "{:?}",
            meetings::item(&desk.dossier, &item, now().today()).unwrap()
        ),
        before
    );
    assert_eq!(desk.phase(&yara), Phase::Gesprek);
    assert_eq!(
        students::file(&desk.dossier, &yara, now().today())
            .unwrap()
            .route
            .plan_a,
        ""
    );

    meetings::close(&desk.dossier, &id, now()).unwrap();
    meetings::reopen(&desk.dossier, &id, now()).unwrap();
    desk.note(
        &item,
        &ItemPatch {
            notes: Some("Nog iets vergeten.".to_owned()),
            ..ItemPatch::default()
        },
    );
    let again = meetings::close(&desk.dossier, &id, now()).unwrap();
    assert_eq!(
        (again.value.moved, desk.phase(&yara)),
        (0, Phase::Afspraken)
    );
}

#[test]
fn the_next_talk_shows_what_was_said_and_agreed_before() {
    let desk = desk();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let first = SaveMeeting {
        date: "2026-11-14".to_owned(),
        round: Round::First,
        ..meeting(&[ZWOLLE], &[&yara])
    };
    let first = desk.plan(&first);
    let item = desk.items(&first).remove(0);
    desk.note(
        &item,
        &ItemPatch {
            own_words: Some("Ik wil in een magazijn.".to_owned()),
            ..ItemPatch::default()
        },
    );
    desk.agree(&yara, &item, "Belt over de banenafspraak");
    meetings::close(&desk.dossier, &first, now()).unwrap();

    let second = desk.plan(&meeting(&[ZWOLLE], &[&yara]));
    let item = desk.items(&second).remove(0);
    desk.agree(&yara, &item, "Zoekt twee magazijnen");
    let minutes = meetings::item(&desk.dossier, &item, day("2027-03-30")).unwrap();

    assert_eq!((minutes.agenda.talk, minutes.agenda.agreements), (2, 1));
    assert_eq!(
        (minutes.earlier_words.as_str(), minutes.earlier_date),
        ("Ik wil in een magazijn.", Some(day("2026-11-14")))
    );
    assert_eq!(
        minutes
            .earlier
            .iter()
            .map(|a| (a.text.as_str(), a.made_on, a.days_late))
            .collect::<Vec<_>>(),
        [("Belt over de banenafspraak", day("2026-11-14"), 3)]
    );
    assert_eq!(
        minutes
            .agreements
            .iter()
            .map(|a| a.text.as_str())
            .collect::<Vec<_>>(),
        ["Zoekt twee magazijnen"]
    );
    let talks = students::file(&desk.dossier, &yara, now().today())
        .unwrap()
        .meetings;
    assert_eq!(
        talks
            .iter()
            .map(|talk| (talk.date, talk.closed))
            .collect::<Vec<_>>(),
        [(day("2027-03-24"), false), (day("2026-11-14"), true)]
    );
}

#[test]
fn minutes_keep_what_was_typed_and_refuse_what_can_not_be() {
    let desk = desk();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara]));
    let item = desk.items(&id).remove(0);
    let patch = ItemPatch {
        own_words: Some("Ik wil eerst kijken.\nDaarna beslis ik.\n".to_owned()),
        plan_a_code: Some("PRO-ARB".to_owned()),
        plan_a: Some("  Magazijn,  met hulp ".to_owned()),
        jobcoach_wish: Some("ja".to_owned()),
        jobcoach_from: Some("2027-03-30".to_owned()),
        jobcoach_regime: Some("midden".to_owned()),
        next_date: Some("2027-05-12".to_owned()),
        obstacle: Some(Obstacle {
            domain: LifeDomain::SchoolWerk,
            text: "geen vervoer voor 7 uur".to_owned(),
        }),
        ..ItemPatch::default()
    };
    desk.note(&item, &patch);
    let kept = meetings::item(&desk.dossier, &item, now().today()).unwrap();
    assert_eq!(
        (kept.own_words.as_str(), kept.plan_a.as_str()),
        (
            "Ik wil eerst kijken.\nDaarna beslis ik.",
            "Magazijn, met hulp"
        )
    );
    assert_eq!(
        (kept.jobcoach_from, kept.next_date),
        (Some(day("2027-03-30")), Some(day("2027-05-12")))
    );
    assert_eq!(
        kept.obstacles,
        [Obstacle {
            domain: LifeDomain::SchoolWerk,
            text: "geen vervoer voor 7 uur".to_owned()
        }]
    );

    for (patch, code, field) in [
        (
            ItemPatch {
                minutes: Some(3),
                ..ItemPatch::default()
            },
            "bad_minutes",
            Some("minutes_per_student"),
        ),
        (
            ItemPatch {
                next_date: Some("2027-02-30".to_owned()),
                ..ItemPatch::default()
            },
            "bad_date",
            Some("next_date"),
        ),
        (
            ItemPatch {
                plan_a_code: Some("MAAN".to_owned()),
                ..ItemPatch::default()
            },
            "bad_choice",
            Some("plan_a_code"),
        ),
        (
            ItemPatch {
                jobcoach_wish: Some("misschien".to_owned()),
                ..ItemPatch::default()
            },
            "bad_choice",
            Some("jobcoach_wish"),
        ),
        (
            ItemPatch {
                jobcoach_regime: Some("heel veel".to_owned()),
                ..ItemPatch::default()
            },
            "bad_choice",
            Some("jobcoach_regime"),
        ),
    ] {
        let patch = ItemPatch {
            notes: Some("half bewaard".to_owned()),
            ..patch
        };
        let error = meetings::update_item(&desk.dossier, &item, &patch, now()).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, field));
    }
    assert_eq!(
        meetings::item(&desk.dossier, &item, now().today()).unwrap(),
        kept,
        "a refused change leaves everything"
    );

    let cleared = ItemPatch {
        plan_a: Some(String::new()),
        obstacle: Some(Obstacle {
            domain: LifeDomain::SchoolWerk,
            text: String::new(),
        }),
        ..ItemPatch::default()
    };
    desk.note(&item, &cleared);
    let kept = meetings::item(&desk.dossier, &item, now().today()).unwrap();
    assert_eq!((kept.plan_a.as_str(), kept.obstacles.len()), ("", 0));
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
