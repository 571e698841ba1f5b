//! The year plan and the invitations: what leaves the school, and what comes of a change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use transitieroute_core::exchange::calendar::{CalendarFile, LeftOut};
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::meetings::{
    self, ItemPatch, MarkSent, MoveTalks, NewTime, Participant, Postpone, Presence, Round,
    SaveMeeting,
};
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::planning::{
    self, AskProposal, Closed, PlanningSettings, TalkState, WarningKind,
};
use transitieroute_core::route::{self, RoutePatch};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, Relative};
use transitieroute_core::{Moment, UserFacing};
use transitieroute_tests::desk::{Desk, KAMPEN, RAALTE, ZWOLLE, day, desk, meeting, now};
use transitieroute_tests::plan::as_proposed;

const ROOM: &str = "lokaal 12";

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
    meetings::invitation(&desk.dossier, id, None, now())
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

/// A desk in a quiet autumn: 22 November 2026, with the people of two regions.
fn autumn() -> Moment {
    Moment::noon(day("2026-11-22"))
}

fn organisation(
    desk: &Desk,
    kind: OrganisationKind,
    name: &str,
    code: &str,
    people: &[(&str, &str)],
) {
    let organisation = Organisation {
        id: None,
        kind,
        name: name.to_owned(),
        municipality_code: code.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let id = organisations::save(&desk.dossier, &organisation, now())
        .unwrap()
        .value;
    for (name, email) in people {
        let contact = Contact {
            id: None,
            organisation_id: id.clone(),
            name: (*name).to_owned(),
            role: String::new(),
            phone: String::new(),
            email: (*email).to_owned(),
            reach: String::new(),
            red_button: false,
        };
        organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    }
}

fn class(desk: &Desk, code: &str, count: usize) -> Vec<StudentId> {
    (0..count)
        .map(|n| desk.student(&format!("Jongere{n}"), &format!("Voorbeeld{code}"), code))
        .collect()
}

fn ask(round: Round) -> AskProposal {
    AskProposal {
        round,
        minutes: Some(15),
    }
}

#[test]
fn who_must_be_seen_before_when_is_always_in_view() {
    let desk = desk();
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example")],
    );
    let zwolle = class(&desk, ZWOLLE, 3);
    class(&desk, KAMPEN, 2);
    desk.student("Noor", "Bedacht", "");
    // One seen, one planned, one still to be seen.
    let seen = desk.plan(&SaveMeeting {
        date: "2026-11-05".to_owned(),
        round: Round::First,
        ..meeting(&[ZWOLLE], &[&zwolle[0]])
    });
    let item = &desk.items(&seen)[0];
    desk.note(
        item,
        &meetings::ItemPatch {
            outcome: Some(meetings::Outcome::Discussed),
            ..Default::default()
        },
    );
    meetings::close(&desk.dossier, &seen, autumn()).unwrap();
    desk.plan(&SaveMeeting {
        date: "2026-12-01".to_owned(),
        round: Round::First,
        ..meeting(&[ZWOLLE], &[&zwolle[1]])
    });

    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(plan.cohort, "2026-2027");
    let before: Vec<String> = plan
        .rounds
        .iter()
        .map(|round| round.before.to_string())
        .collect();
    assert_eq!(before, ["2027-01-01", "2027-04-01", "2027-07-10"]);
    assert_eq!(plan.rounds[0].days_left, 40);
    let names: Vec<&str> = plan
        .municipalities
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["Kampen", "Zwolle"]);
    let first = plan.municipalities[1].counts[0];
    assert_eq!((first.seen, first.planned, first.open), (1, 1, 1));
    assert_eq!(plan.municipalities[1].counts[1].open, 3);
    assert_eq!(plan.municipalities[1].marks.len(), 2);
    let kinds: Vec<WarningKind> = plan.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(
        kinds,
        [
            WarningKind::Soon,
            WarningKind::NoHome,
            WarningKind::NoContact,
            WarningKind::NoHolidays
        ]
    );

    let who = planning::who(&desk.dossier, ZWOLLE, Round::First, autumn().today()).unwrap();
    let states: Vec<TalkState> = who.iter().map(|student| student.state).collect();
    assert_eq!(
        states,
        [TalkState::Seen, TalkState::Planned, TalkState::Open]
    );
    assert_eq!(
        planning::who(&desk.dossier, "", Round::First, autumn().today())
            .unwrap()
            .len(),
        1
    );

    // After the day it says how many were missed; with too few days left that it can't fit.
    let late = planning::overview(&desk.dossier, day("2027-01-04")).unwrap();
    assert_eq!(
        (late.warnings[0].kind, late.warnings[0].students),
        (WarningKind::Late, 4)
    );
    let settings = Settings {
        planning: PlanningSettings {
            weekdays: vec![1],
            invite_days: 28,
            ..Default::default()
        },
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    let full = planning::overview(&desk.dossier, day("2026-12-07")).unwrap();
    assert_eq!(
        (full.warnings[0].kind, full.warnings[0].days),
        (WarningKind::NoRoom, 1)
    );
}

#[test]
fn participants_come_as_few_times_as_possible_and_the_plan_goes_on_the_calendar_as_one_step() {
    let desk = desk();
    // Zwolle and Kampen share WSP and UWV; Raalte is of the same region and has Kampen's consultant.
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example")],
    );
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Kampen",
        KAMPEN,
        &[("Bea Model", "bea@samen.example")],
    );
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Raalte",
        RAALTE,
        &[("Bea Model", "bea@samen.example")],
    );
    organisation(
        &desk,
        OrganisationKind::Wsp,
        "WSP",
        ZWOLLE,
        &[("Tom Modelsma", "tom@wsp.example")],
    );
    organisation(
        &desk,
        OrganisationKind::Uwv,
        "UWV",
        ZWOLLE,
        &[("Eva Oefen", "eva@uwv.example")],
    );
    let all: usize = [(ZWOLLE, 14), (KAMPEN, 4), (RAALTE, 5)]
        .map(|(code, count)| class(&desk, code, count).len())
        .iter()
        .sum();

    let proposal = planning::propose(&desk.dossier, &ask(Round::First), autumn().today()).unwrap();
    // 23 talks fit on one day of two sessions of twelve; Zwolle's rest goes to the other session.
    let dates: BTreeSet<NaiveDate> = proposal
        .meetings
        .iter()
        .map(|meeting| meeting.date)
        .collect();
    assert_eq!(dates.len(), 1);
    assert_eq!(
        (proposal.visits, proposal.least, proposal.proven),
        (4, 4, true)
    );
    let lines: Vec<String> = proposal
        .meetings
        .iter()
        .map(|meeting| {
            let blocks: Vec<String> = meeting
                .blocks
                .iter()
                .map(|block| format!("{} {}", block.municipality, block.students.len()))
                .collect();
            format!(
                "{}-{} {}",
                meeting.start_time,
                meeting.end_time,
                blocks.join(" + ")
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "09:00-11:15 Kampen 4 + Raalte 5",
            "11:15-11:45 Zwolle 2",
            "13:00-16:00 Zwolle 12"
        ],
        "one consultant is one meeting; the others follow"
    );
    // The day is a school day, far enough ahead to invite, before the first of January.
    let date = *dates.first().unwrap();
    assert!(
        date >= day("2026-12-06") && date < day("2027-01-01"),
        "{date}"
    );

    let done = planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap();
    assert_eq!(done.value.len(), 3);
    let together = meetings::get(&desk.dossier, &done.value[0], autumn().today()).unwrap();
    assert_eq!(together.meeting.municipalities, ["Kampen", "Raalte"]);
    assert_eq!(together.meeting.place, "lokaal 12");
    let names: Vec<&str> = together
        .participants
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Bea Model", "Tom Modelsma", "Eva Oefen"],
        "everybody once"
    );
    assert_eq!(together.items.len(), 9);
    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(
        (plan.rounds[0].count.planned, plan.rounds[0].count.open),
        (all, 0)
    );
    assert!(
        planning::propose(&desk.dossier, &ask(Round::First), autumn().today())
            .unwrap()
            .meetings
            .is_empty()
    );

    desk.dossier
        .undo(done.changes.undo.unwrap(), autumn())
        .unwrap();
    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(
        (plan.rounds[0].count.planned, plan.rounds[0].count.open),
        (0, all)
    );
}

#[test]
fn days_are_spread_kept_free_and_never_too_late() {
    let desk = desk();
    for code in [ZWOLLE, KAMPEN, RAALTE] {
        class(&desk, code, 30);
    }
    // Who leaves before the others must be seen before that day.
    let early = desk.student("Vroeg", "Weg", ZWOLLE);
    let patch = RoutePatch {
        expected_end_date: Some("2027-05-14".to_owned()),
        ..Default::default()
    };
    route::update(&desk.dossier, &early, &patch, autumn()).unwrap();
    // A holiday, a day with a meeting, and days of the week without meetings.
    let settings = Settings {
        planning: PlanningSettings {
            weekdays: vec![2, 4],
            closed: vec![Closed {
                from: day("2027-04-19"),
                to: day("2027-05-07"),
                name: "meivakantie".to_owned(),
            }],
            ..Default::default()
        },
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, autumn()).unwrap();
    desk.plan(&SaveMeeting {
        date: "2027-05-11".to_owned(),
        ..meeting(&[ZWOLLE], &[])
    });

    let proposal = planning::propose(&desk.dossier, &ask(Round::Third), autumn().today()).unwrap();
    let placed: usize = proposal
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.blocks)
        .map(|block| block.students.len())
        .sum();
    assert_eq!((placed, proposal.unplaced.len()), (91, 0));
    for meeting in &proposal.meetings {
        assert!(
            [Weekday::Tue, Weekday::Thu].contains(&meeting.date.weekday()),
            "{}",
            meeting.date
        );
        assert!(!(day("2027-04-19")..=day("2027-05-07")).contains(&meeting.date));
        assert_ne!(meeting.date, day("2027-05-11"));
        for student in meeting.blocks.iter().flat_map(|block| &block.students) {
            assert!(
                meeting.date < student.before,
                "{} of {}",
                meeting.date,
                student.name
            );
            if student.id == early {
                assert_eq!(student.before, day("2027-05-14"));
            }
        }
    }
    // Spread over the round: not all in the first weeks.
    let last = proposal.meetings.last().unwrap().date;
    assert!(last > day("2027-06-10"), "{last}");

    // When the round is over nobody can be placed, and that is said.
    let late = planning::propose(&desk.dossier, &ask(Round::First), day("2026-12-28")).unwrap();
    assert!(late.meetings.is_empty());
    assert_eq!(
        late.unplaced
            .iter()
            .map(|block| block.students.len())
            .sum::<usize>(),
        91
    );
    assert!(!late.proven);
}

#[test]
fn situation_2_moving_between_planning_and_the_talk_and_a_class_of_five_regions() {
    let desk = desk();
    // One class, five labour market regions: nobody shares anybody, so five days of their own.
    let homes = [ZWOLLE, "GM0344", "GM0363", "GM0599", "GM0014"];
    for (at, code) in homes.iter().enumerate() {
        organisation(
            &desk,
            OrganisationKind::Wsp,
            &format!("WSP {at}"),
            code,
            &[(&format!("Wim Werk{at}"), "")],
        );
        class(&desk, code, 2);
    }
    let proposal = planning::propose(&desk.dossier, &ask(Round::Second), autumn().today()).unwrap();
    assert_eq!(proposal.meetings.len(), 5);
    assert_eq!((proposal.visits, proposal.proven), (5, true));
    let regions: BTreeSet<&str> = proposal
        .people
        .iter()
        .flat_map(|of| &of.people)
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(regions.len(), 5);

    // A student moves after the proposal was made: the calendar refuses the lot and says who.
    let moved = proposal.meetings[0].blocks[0].students[0].clone();
    desk.move_home(&moved.id, KAMPEN);
    let refused =
        planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap_err();
    assert_eq!(refused.code(), "other_municipality");
    assert!(refused.to_string().contains(&moved.name), "{refused}");
    assert!(
        meetings::list(&desk.dossier, autumn().today())
            .unwrap()
            .is_empty()
    );

    // Asked again, the student is with the new municipality.
    let proposal = planning::propose(&desk.dossier, &ask(Round::Second), autumn().today()).unwrap();
    planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap();
    // And one who moves after planning is still to be planned: with the new municipality.
    let later = proposal.meetings[1].blocks[0].students[0].clone();
    desk.move_home(&later.id, RAALTE);
    let who = planning::who(&desk.dossier, RAALTE, Round::Second, autumn().today()).unwrap();
    assert_eq!((who.len(), who[0].state), (1, TalkState::Open));
}

#[test]
fn situation_9_a_municipality_that_does_not_show_up_is_noted_and_planned_again() {
    let desk = desk();
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "")],
    );
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Kampen",
        KAMPEN,
        &[("Bea Model", "")],
    );
    let (yara, daan, sami) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", KAMPEN),
        desk.student("Sami", "Proefje", KAMPEN),
    );
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &daan, &sami]));
    let items = desk.items(&id);
    // One of Kampen was talked about before it turned out that nobody would come.
    desk.note(
        &items[1],
        &meetings::ItemPatch {
            outcome: Some(meetings::Outcome::Discussed),
            ..Default::default()
        },
    );
    let request = |reason: &str, absent| Postpone {
        meeting_id: id.clone(),
        municipality_code: KAMPEN.to_owned(),
        reason: reason.to_owned(),
        absent,
    };
    let refused = meetings::postpone(&desk.dossier, &request(" ", true), now()).unwrap_err();
    assert_eq!(
        (refused.code(), refused.field()),
        ("no_reason", Some("reason"))
    );

    let done =
        meetings::postpone(&desk.dossier, &request("niemand van Kampen", true), now()).unwrap();
    assert_eq!(done.value, 1, "who was talked about, was talked about");
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let presence: Vec<(&str, Presence)> = page
        .participants
        .iter()
        .map(|person| (person.name.as_str(), person.presence))
        .collect();
    assert_eq!(
        presence,
        [
            ("Ida Schijnhof", Presence::Unknown),
            ("Bea Model", Presence::Absent)
        ]
    );
    let outcomes: Vec<meetings::Outcome> = page.items.iter().map(|item| item.outcome).collect();
    assert_eq!(
        outcomes,
        [
            meetings::Outcome::Open,
            meetings::Outcome::Discussed,
            meetings::Outcome::Moved
        ]
    );
    let states = |code: &str| -> Vec<TalkState> {
        planning::who(&desk.dossier, code, Round::Second, now().today())
            .unwrap()
            .iter()
            .map(|student| student.state)
            .collect()
    };
    assert_eq!(states(KAMPEN), [TalkState::Open, TalkState::Planned]);
    assert_eq!(states(ZWOLLE), [TalkState::Planned]);
    let again = planning::propose(&desk.dossier, &ask(Round::Second), now().today()).unwrap();
    assert_eq!(again.meetings.len(), 1);
    assert_eq!(again.meetings[0].blocks[0].students[0].id, sami);

    desk.dossier
        .undo(done.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(states(KAMPEN), [TalkState::Planned, TalkState::Planned]);

    // Calling off before: those who are left go on; when nobody is left, the meeting is off.
    meetings::postpone(&desk.dossier, &request("ziek", false), now()).unwrap();
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(
        page.participants[1].invitation,
        meetings::Invitation::Declined
    );
    assert_eq!(page.meeting.status, meetings::MeetingStatus::Planned);
}

#[test]
fn an_ill_student_moves_to_another_meeting_in_one_action() {
    let desk = desk();
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example")],
    );
    organisation(
        &desk,
        OrganisationKind::Gemeente,
        "Gemeente Kampen",
        KAMPEN,
        &[("Bea Model", "")],
    );
    let (yara, noor) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Noor", "Bedacht", ZWOLLE),
    );
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &noor]));
    let mother = Participant {
        id: None,
        meeting_id: id.clone(),
        name: "Fatma Demo".to_owned(),
        role: "moeder".to_owned(),
        organisation_id: None,
        contact_id: None,
        block_code: String::new(),
        student_id: Some(yara.clone()),
        invitation: meetings::Invitation::Accepted,
        presence: Presence::Unknown,
    };
    meetings::save_participant(&desk.dossier, &mother, now()).unwrap();
    let items = desk.items(&id);
    let request = MoveTalks {
        items: vec![items[0].clone()],
        to: None,
        at: Some(NewTime {
            date: "2027-03-29".to_owned(),
            start_time: "10".to_owned(),
            end_time: String::new(),
            place: "lokaal 3".to_owned(),
        }),
        reason: "ziek gemeld".to_owned(),
    };
    let done = meetings::move_talks(&desk.dossier, &request, now()).unwrap();
    let new = done.value.clone().unwrap();
    let page = meetings::get(&desk.dossier, &new, now().today()).unwrap();
    assert_eq!(
        (page.meeting.municipalities.as_slice(), page.items.len()),
        (&["Zwolle".to_owned()][..], 1)
    );
    assert_eq!(page.meeting.round, Round::Second);
    let names: Vec<&str> = page
        .participants
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Ida Schijnhof", "Fatma Demo"],
        "only who concerns this student; the mother comes along"
    );
    let old = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(old.items[0].outcome, meetings::Outcome::Moved);
    assert_eq!(old.meeting.status, meetings::MeetingStatus::Planned);
    let state = || {
        planning::who(&desk.dossier, ZWOLLE, Round::Second, now().today())
            .unwrap()
            .into_iter()
            .find(|one| one.id == yara)
            .unwrap()
    };
    assert_eq!(
        (state().state, state().date),
        (TalkState::Planned, Some(day("2027-03-29")))
    );

    // Better sooner than thought: back to the old list.
    let back = MoveTalks {
        items: desk.items(&new),
        to: Some(id.clone()),
        at: None,
        reason: "toch beter".to_owned(),
    };
    meetings::move_talks(&desk.dossier, &back, now()).unwrap();
    assert_eq!(state().date, Some(day("2027-03-24")));
    assert_eq!(
        meetings::get(&desk.dossier, &new, now().today())
            .unwrap()
            .meeting
            .status,
        meetings::MeetingStatus::Cancelled
    );

    // Nobody knows when: the student is still to be planned.
    let open = MoveTalks {
        items: vec![items[0].clone()],
        to: None,
        at: None,
        reason: "in het ziekenhuis".to_owned(),
    };
    let done = meetings::move_talks(&desk.dossier, &open, now()).unwrap();
    assert_eq!(state().state, TalkState::Open);
    desk.dossier
        .undo(done.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(state().state, TalkState::Planned);
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
    // Nobody knows anything yet.
    meetings::add_item(&desk.dossier, &id, &[noor], now()).unwrap();
    assert_eq!(again(), [""; 0]);

    // One student less in the first part: everything after it is earlier.
    told();
    let gone = meetings::remove_item(&desk.dossier, &desk.items(&id)[0], now()).unwrap();
    assert_eq!(again(), ["Ida Schijnhof", "Bea Model", "Karel Schijn"]);
    // Taken back: nothing to tell.
    desk.dossier
        .undo(gone.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(again(), [""; 0]);

    // The last part takes longer: no business of the first, nor of who comes for the student before.
    let extra = desk.student("Lotte", "Schijnhof", KAMPEN);
    meetings::add_item(&desk.dossier, &id, &[extra], now()).unwrap();
    assert_eq!(again(), ["Bea Model"]);

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
fn who_was_spoken_with_does_not_move() {
    let desk = desk();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara, &noor]));
    let items = desk.items(&id);
    let spoken = ItemPatch {
        outcome: Some(meetings::Outcome::Discussed),
        ..ItemPatch::default()
    };
    meetings::update_item(&desk.dossier, &items[1], &spoken, now()).unwrap();
    let request = MoveTalks {
        items: items.clone(),
        to: None,
        at: None,
        reason: "geen tijd meer".to_owned(),
    };
    let error = meetings::move_talks(&desk.dossier, &request, now()).unwrap_err();
    assert_eq!(error.code(), "discussed");
    assert!(error.to_string().contains("Noor"), "{error}");
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let outcomes = page.items.iter().map(|item| item.outcome);
    assert!(
        outcomes.eq([meetings::Outcome::Open, meetings::Outcome::Discussed]),
        "nobody is moved"
    );
}

#[test]
fn another_room_asks_to_send_the_invitations_again() {
    let desk = sender();
    organisation(
        &desk,
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
