//! A meeting that is being held: parts per municipality, what is kept back, the clock, and going on
//! after the program was killed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{TimeDelta, Timelike};
use transitieroute_core::Moment;
use transitieroute_core::agreements::{self, LineOf, OwnerKind, SaveAgreement};
use transitieroute_core::ids::{ItemId, MeetingId, OrganisationId};
use transitieroute_core::meetings::{
    self, AgreementDraft, BlockOf, Invitation, ItemPatch, Outcome, Participant, Presence, Round,
};
use transitieroute_core::organisations;
use transitieroute_core::students::{self, StudentPatch};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, day, desk, meeting, now};

/// So many minutes after noon.
fn later(minutes: i64) -> Moment {
    Moment::at(now().date_time() + TimeDelta::minutes(minutes))
}

/// Two students of Zwolle, two of Kampen, put on the agenda by turns; a consultant of each, and
/// UWV for all.
struct Two {
    desk: Desk,
    id: MeetingId,
    items: Vec<ItemId>,
}

fn two() -> Two {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Karel Bedacht");
    let students = [
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Bram", "Oefenaar", KAMPEN),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Noor", "Verzonnen", KAMPEN),
    ];
    let id = desk.plan(&meeting(
        &[ZWOLLE, KAMPEN],
        &students.iter().collect::<Vec<_>>(),
    ));
    let uwv = person(&id, "P. Denkbeeld", "UWV", None);
    meetings::save_participant(&desk.dossier, &uwv, now()).unwrap();
    let items = desk.items(&id);
    Two { desk, id, items }
}

fn person(meeting: &MeetingId, name: &str, role: &str, of: Option<OrganisationId>) -> Participant {
    Participant {
        id: None,
        meeting_id: meeting.clone(),
        name: name.to_owned(),
        role: role.to_owned(),
        organisation_id: of,
        contact_id: None,
        student_id: None,
        block_code: String::new(),
        invitation: Invitation::Invited,
        presence: Presence::Unknown,
    }
}

impl Two {
    fn screen(&self, at: Moment) -> meetings::MeetingPage {
        meetings::on_screen(&self.desk.dossier, &self.id, at).unwrap()
    }

    fn names(&self, item: &ItemId) -> Vec<String> {
        let item = meetings::item(&self.desk.dossier, item, now().today()).unwrap();
        item.people.into_iter().map(|person| person.name).collect()
    }
}

#[test]
fn the_agenda_runs_in_parts_one_per_municipality() {
    let two = two();
    let page = two.screen(now());
    let lines: Vec<_> = page
        .items
        .iter()
        .map(|item| (item.start_time.as_str(), item.first_name.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("09:00", "Yara"),
            ("09:20", "Daan"),
            ("09:40", "Bram"),
            ("10:00", "Noor")
        ]
    );
    let parts = |page: &meetings::MeetingPage| -> Vec<String> {
        page.blocks
            .iter()
            .map(|part| {
                format!(
                    "{} {}-{} {}",
                    part.municipality, part.start_time, part.end_time, part.students
                )
            })
            .collect()
    };
    assert_eq!(
        parts(&page),
        ["Zwolle 09:00-09:40 2", "Kampen 09:40-10:20 2"]
    );
    // A pause before a part; never before the part before it is over.
    let kampen = BlockOf {
        meeting_id: two.id.clone(),
        municipality_code: KAMPEN.to_owned(),
    };
    let start = |typed: &str| {
        meetings::set_start(&two.desk.dossier, &kampen, typed, now())
            .map(|_| parts(&two.screen(now())))
    };
    assert_eq!(
        start("10").unwrap(),
        ["Zwolle 09:00-09:40 2", "Kampen 10:00-10:40 2"]
    );
    assert_eq!(
        start("9.10").unwrap(),
        ["Zwolle 09:00-09:40 2", "Kampen 09:40-10:20 2"]
    );
    assert_eq!(
        start("half tien").unwrap_err().to_string(),
        "Deze tijd klopt niet. Typ bijvoorbeeld 09:00."
    );
    // Who is moved above the first of another part takes the part along.
    meetings::move_item(&two.desk.dossier, &two.items[3], 0, now()).unwrap();
    let order: Vec<_> = two
        .screen(now())
        .items
        .into_iter()
        .map(|item| item.first_name)
        .collect();
    assert_eq!(order, ["Noor", "Bram", "Yara", "Daan"]);
}

#[test]
fn somebody_of_one_municipality_is_no_part_of_the_other() {
    let two = two();
    assert_eq!(two.names(&two.items[0]), ["Ida Schijnhof", "P. Denkbeeld"]);
    assert_eq!(two.names(&two.items[2]), ["Karel Bedacht", "P. Denkbeeld"]);
    // Not in the report, and not the name of the other municipality either.
    let report =
        meetings::report_for_print(&two.desk.dossier, &two.items[2], now().today()).unwrap();
    let said = format!("{report:?}");
    for hidden in ["Ida Schijnhof", "Zwolle", "Yara", "Daan", "Noor"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
    // Not among the names that are proposed, and not understood in a line.
    let request = SaveAgreement {
        id: None,
        student_id: meetings::item(&two.desk.dossier, &two.items[0], now().today())
            .unwrap()
            .agenda
            .student_id,
        item_id: Some(two.items[0].clone()),
        owner_kind: OwnerKind::Gemeente,
        owner: "Ida Schijnhof".to_owned(),
        owner_contact_id: None,
        text: "vraagt loonwaarde aan".to_owned(),
        due: String::new(),
    };
    agreements::save(&two.desk.dossier, &request, now()).unwrap();
    let owners = |item| meetings::owners(&two.desk.dossier, item).unwrap();
    assert!(owners(&two.items[0]).contains(&"Ida Schijnhof".to_owned()));
    assert_eq!(owners(&two.items[2]), ["Karel Bedacht"]);
    let read = |item: &ItemId, line: &str| {
        let line = LineOf {
            item_id: item.clone(),
            line: line.to_owned(),
        };
        let found = agreements::understand_at(&two.desk.dossier, &line, now().today()).unwrap();
        (found.owner, found.owner_contact_id.is_some(), found.due)
    };
    let line = "gemeente vraagt loonwaarde aan voor 27-3";
    let due = Some(day("2027-03-27"));
    assert_eq!(
        read(&two.items[0], line),
        ("Ida Schijnhof".to_owned(), true, due)
    );
    assert_eq!(
        read(&two.items[2], line),
        ("Karel Bedacht".to_owned(), true, due)
    );
    assert_eq!(
        read(&two.items[2], "Ida belt vrijdag").0,
        "Ida",
        "a stranger here"
    );
    // A regional consultant of a municipality that is not in the meeting comes for all.
    let regional = organisations::list(&two.desk.dossier, "").unwrap();
    let zwolle = regional
        .iter()
        .find(|row| row.name == "Gemeente Zwolle")
        .unwrap();
    let own = person(&two.id, "Wil Tweede", "consulent", Some(zwolle.id.clone()));
    meetings::save_participant(&two.desk.dossier, &own, now()).unwrap();
    assert!(!two.names(&two.items[2]).contains(&"Wil Tweede".to_owned()));
}

#[test]
fn while_a_meeting_is_held_no_name_of_another_part_leaves_the_program() {
    let two = two();
    for name in ["Bram", "Noor", "Karel Bedacht"] {
        assert!(
            format!("{:?}", two.screen(now())).contains(name),
            "before it begins"
        );
    }
    meetings::begin(&two.desk.dossier, &two.id, None, now()).unwrap();
    let page = two.screen(now());
    assert_eq!(
        page.run.as_ref().unwrap().item_id.as_ref(),
        Some(&two.items[0])
    );
    assert_eq!(
        page.blocks
            .iter()
            .map(|part| part.hidden)
            .collect::<Vec<_>>(),
        [false, true]
    );
    let sent = serde_json::to_string(&page).unwrap();
    for hidden in ["Bram", "Oefenaar", "Noor", "Verzonnen", "Karel Bedacht"] {
        assert!(!sent.contains(hidden), "{hidden} in {sent}");
    }
    // Of who is not at hand just what the agenda needs.
    let other = &page.items[1];
    assert_eq!(
        (
            other.first_name.as_str(),
            other.class.as_str(),
            other.student_number.as_str()
        ),
        ("Daan", "", "")
    );
    // What is missing names nobody of the other part either.
    let missing =
        serde_json::to_string(&meetings::missing(&two.desk.dossier, &two.id).unwrap()).unwrap();
    assert!(
        missing.contains("Daan Testman") && missing.contains("De jongere van 09:40"),
        "{missing}"
    );
    assert!(
        !missing.contains("Bram") && !missing.contains("Noor"),
        "{missing}"
    );

    // The other part begins: now those are here, and the first are gone.
    meetings::at_hand(&two.desk.dossier, &two.items[2], later(40)).unwrap();
    let sent = serde_json::to_string(&two.screen(later(40))).unwrap();
    assert!(sent.contains("Bram") && sent.contains("Noor"));
    for hidden in ["Yara", "Daan", "Ida Schijnhof"] {
        assert!(!sent.contains(hidden), "{hidden} in {sent}");
    }
    meetings::stop(&two.desk.dossier, &two.id, later(50)).unwrap();
    assert!(two.screen(later(50)).run.is_none());
    assert_eq!(two.screen(later(50)).items.len(), 4);
}

#[test]
fn the_clock_counts_per_student_and_nobodys_time_is_nobodys() {
    let two = two();
    let dossier = &two.desk.dossier;
    let seconds = |at: i64| two.screen(later(at)).run.unwrap().seconds;
    meetings::begin(dossier, &two.id, None, now()).unwrap();
    assert_eq!(seconds(2), 120);
    // Kept every minute.
    for minute in 1..=5 {
        meetings::clock(dossier, &two.id, false, later(minute)).unwrap();
    }
    assert_eq!(seconds(6), 360);
    meetings::clock(dossier, &two.id, true, later(6)).unwrap();
    assert_eq!(seconds(20), 360, "it stands still");
    meetings::clock(dossier, &two.id, false, later(20)).unwrap();
    assert_eq!(seconds(21), 420);
    // The program was off for an hour.
    assert_eq!(seconds(90), 360, "from the last time that it was kept");
    meetings::at_hand(dossier, &two.items[1], later(90)).unwrap();
    assert_eq!(seconds(91), 60, "the next student begins at nothing");
    meetings::at_hand(dossier, &two.items[0], later(91)).unwrap();
    assert_eq!(seconds(91), 360, "and who comes back goes on");
    // Nothing of it can be taken back, and nothing of it stays.
    meetings::close(dossier, &two.id, later(95)).unwrap();
    assert!(meetings::running(dossier, later(95)).unwrap().is_none());
}

#[test]
fn a_meeting_goes_on_where_it_was() {
    let two = two();
    let dossier = &two.desk.dossier;
    assert!(meetings::running(dossier, now()).unwrap().is_none());
    meetings::begin(dossier, &two.id, None, now()).unwrap();
    meetings::at_hand(dossier, &two.items[1], later(15)).unwrap();
    let draft = AgreementDraft {
        line: "gemeente vraagt loonw".to_owned(),
        ..AgreementDraft::default()
    };
    let patch = ItemPatch {
        draft: Some(draft.clone()),
        opinion: Some("Goed. Ik wil eerst een dag kijken.".to_owned()),
        ..ItemPatch::default()
    };
    two.desk.note(&two.items[1], &patch);

    let running = meetings::running(dossier, later(30)).unwrap().unwrap();
    assert_eq!(
        (running.meeting.id, running.run.item_id),
        (two.id.clone(), Some(two.items[1].clone()))
    );
    assert_eq!(running.run.started_on, now().today());
    assert_eq!(
        running.run.started_at,
        format!("{:02}:00", now().date_time().hour())
    );
    let item = meetings::item(dossier, &two.items[1], now().today()).unwrap();
    assert_eq!(
        (item.draft, item.opinion.as_str()),
        (draft, "Goed. Ik wil eerst een dag kijken.")
    );
    // Beginning again is going on.
    meetings::begin(dossier, &two.id, None, later(31)).unwrap();
    assert_eq!(
        two.screen(later(31)).run.unwrap().item_id,
        Some(two.items[1].clone())
    );
    // The draft becomes an agreement: it is gone in the same step.
    let request = SaveAgreement {
        id: None,
        student_id: item.agenda.student_id,
        item_id: Some(two.items[1].clone()),
        owner_kind: OwnerKind::Gemeente,
        owner: String::new(),
        owner_contact_id: None,
        text: "vraagt loonwaarde aan".to_owned(),
        due: String::new(),
    };
    agreements::save(dossier, &request, later(32)).unwrap();
    let item = meetings::item(dossier, &two.items[1], now().today()).unwrap();
    assert_eq!(
        (item.draft, item.agreements.len()),
        (AgreementDraft::default(), 1)
    );
}

#[test]
fn who_comes_late_or_leaves_early_is_there_from_one_student_on() {
    let two = two();
    let dossier = &two.desk.dossier;
    let uwv = |item: &ItemId| {
        let people = meetings::item(dossier, item, now().today()).unwrap().people;
        let found = people
            .into_iter()
            .find(|person| person.name == "P. Denkbeeld")
            .unwrap();
        (found.id.unwrap(), found.presence)
    };
    let id = uwv(&two.items[0]).0;
    let note = |at: usize, presence| {
        meetings::set_presence_at(dossier, &two.items[at], &id, presence, now()).unwrap();
        two.items.iter().map(|item| uwv(item).1).collect::<Vec<_>>()
    };
    use Presence::{Absent, Present, Unknown};
    assert_eq!(note(0, Absent), [Absent, Absent, Absent, Absent]);
    assert_eq!(
        note(2, Present),
        [Absent, Absent, Present, Present],
        "comes late"
    );
    assert_eq!(
        note(3, Absent),
        [Absent, Absent, Present, Absent],
        "and leaves early"
    );
    assert_eq!(
        note(0, Unknown),
        [Unknown, Unknown, Unknown, Unknown],
        "all over again"
    );
}

/// Handbook 12d.9: the municipality does not show up at the talk.
#[test]
fn situation_9_a_municipality_that_does_not_show_up_gets_the_report_and_is_met_again() {
    let two = two();
    let dossier = &two.desk.dossier;
    meetings::begin(dossier, &two.id, None, now()).unwrap();
    let zwolle = BlockOf {
        meeting_id: two.id.clone(),
        municipality_code: ZWOLLE.to_owned(),
    };
    meetings::set_absent(dossier, &zwolle, true, now()).unwrap();
    let page = two.screen(now());
    assert_eq!(
        page.blocks
            .iter()
            .map(|part| part.absent)
            .collect::<Vec<_>>(),
        [true, false]
    );
    for at in 0..4 {
        two.desk.note(
            &two.items[at],
            &ItemPatch {
                own_words: Some("Ik wil werken.".to_owned()),
                outcome: Some(Outcome::Discussed),
                ..ItemPatch::default()
            },
        );
    }
    meetings::close(dossier, &two.id, now()).unwrap();
    // Absent in the report, which is made all the same.
    let report = meetings::report_for_print(dossier, &two.items[0], now().today()).unwrap();
    let ida = report
        .participants
        .iter()
        .find(|person| person.name == "Ida Schijnhof")
        .unwrap();
    assert_eq!(
        (ida.presence, report.item.own_words.as_str()),
        (Presence::Absent, "Ik wil werken.")
    );
    // Zwolle still has to meet its students in this round; Kampen has met its own.
    let codes = [ZWOLLE.to_owned(), KAMPEN.to_owned()];
    let again = meetings::candidates(
        dossier,
        &codes,
        Round::Second,
        day("2027-04-14"),
        day("2027-03-30"),
    )
    .unwrap();
    let due: Vec<_> = again
        .iter()
        .map(|one| (one.name.as_str(), one.due, one.reason.as_str()))
        .collect();
    let reason = "Besproken op 24 maart, maar de gemeente was er niet.";
    assert_eq!(
        due,
        [
            ("Yara de Demo", true, reason),
            ("Daan Testman", true, reason),
            ("Bram Oefenaar", false, "Het 2e gesprek was op 24 maart."),
            ("Noor Verzonnen", false, "Het 2e gesprek was op 24 maart."),
        ]
    );
}

/// Handbook 12d.1: turns 18 around the day of the meeting, and decides alone from then on.
#[test]
fn situation_1_who_turns_18_on_the_day_of_the_talk_is_pointed_out() {
    let two = two();
    for (birth, expected) in [
        ("2009-03-24", Some((18, 0))),
        ("2009-04-01", Some((18, 8))),
        ("2009-03-01", Some((18, -23))),
        ("2011-03-24", Some((16, 0))),
        ("2008-03-24", None),
        ("", None),
    ] {
        let item = meetings::item(&two.desk.dossier, &two.items[0], now().today()).unwrap();
        let patch = StudentPatch {
            birth_date: Some(birth.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&two.desk.dossier, &item.agenda.student_id, &patch, now()).unwrap();
        let item = meetings::item(&two.desk.dossier, &two.items[0], now().today()).unwrap();
        let told = item
            .comes_of_age
            .map(|birthday| (birthday.age, birthday.days));
        assert_eq!(told, expected, "{birth}");
    }
}
