//! Slips of the hand and odd moments in meetings and agreements: somebody is taken off while at hand,
//! a meeting is opened again, a municipality leaves, a day in a year that nobody means.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use transitieroute_core::agreements::{
    self, AgreementQuery, AgreementStatus, CalendarOf, OwnerKey, OwnerKind, Repeat, RepeatUnit,
    SaveAgreement, SaveSeries, SetStatus, TakeOver,
};
use transitieroute_core::exchange::calendar::CalendarFile;
use transitieroute_core::ids::{AgreementId, ItemId, MeetingId, StudentId};
use transitieroute_core::instruments::{self, Instrument, InstrumentStatus};
use transitieroute_core::matching::{self, Brought, NewLook, OpenPlace, PlaceKind};
use transitieroute_core::meetings::{
    self, BlockOf, Invitation, ItemPatch, MeetingPage, Obstacle, Outcome, Participant, Presence,
    SaveMeeting, Whom,
};
use transitieroute_core::organisations::{self, Contact};
use transitieroute_core::planning::{self, AskProposal};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, LifeDomain, Relative};
use transitieroute_core::{Moment, UserFacing, stuck};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, day, desk, meeting, now};
use transitieroute_tests::plan::as_proposed;

fn on(text: &str) -> Moment {
    Moment::noon(day(text))
}

/// Yara and Daan of Zwolle, Bram and Noor of Kampen, in this order in two parts.
struct Two {
    desk: Desk,
    id: MeetingId,
    students: Vec<StudentId>,
    items: Vec<ItemId>,
}

fn two() -> Two {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Karel Bedacht");
    let students = vec![
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Bram", "Oefenaar", KAMPEN),
        desk.student("Noor", "Verzonnen", KAMPEN),
    ];
    let id = desk.plan(&meeting(
        &[ZWOLLE, KAMPEN],
        &students.iter().collect::<Vec<_>>(),
    ));
    let items = desk.items(&id);
    Two {
        desk,
        id,
        students,
        items,
    }
}

impl Two {
    fn screen(&self) -> MeetingPage {
        meetings::on_screen(&self.desk.dossier, &self.id, now()).unwrap()
    }

    /// Nothing of Kampen is on the screen, on paper or among what is missing.
    #[track_caller]
    fn only_zwolle_is_seen(&self) {
        let dossier = &self.desk.dossier;
        let (lines, people) = meetings::on_paper(dossier, &self.id).unwrap();
        let print = meetings::for_print(dossier, &self.id, now().today()).unwrap();
        let packets = meetings::packets(dossier, &self.id, now().today()).unwrap();
        let seen = format!(
            "{:?} {:?} {lines:?} {people:?} {print:?} {packets:?}",
            self.screen(),
            meetings::missing(dossier, &self.id).unwrap()
        );
        for name in ["Bram", "Oefenaar", "Noor", "Verzonnen", "Karel Bedacht"] {
            assert!(!seen.contains(name), "{name} in {seen}");
        }
    }
}

#[test]
fn who_is_taken_off_while_at_hand_does_not_open_the_other_part() {
    let two = two();
    let dossier = &two.desk.dossier;
    meetings::begin(dossier, &two.id, Some(&two.items[1]), now()).unwrap();
    meetings::remove_item(dossier, &two.items[1], now()).unwrap();
    two.only_zwolle_is_seen();
    let page = two.screen();
    assert_eq!(page.items.len(), 1);
    assert_eq!(page.run.unwrap().item_id.as_ref(), Some(&two.items[0]));
    // The last one of the part goes too: then nobody is named until somebody says who is next.
    meetings::remove_item(dossier, &two.items[0], now()).unwrap();
    two.only_zwolle_is_seen();
    let page = two.screen();
    assert!(page.items.is_empty());
    assert!(page.blocks.iter().all(|part| part.hidden));
    meetings::at_hand(dossier, &two.items[2], now()).unwrap();
    assert_eq!(two.screen().items.len(), 2);
}

#[test]
fn who_moves_away_while_at_hand_does_not_open_the_other_part() {
    let two = two();
    meetings::begin(&two.desk.dossier, &two.id, None, now()).unwrap();
    two.desk.move_home(&two.students[0], "GM0177");
    two.only_zwolle_is_seen();
    assert_eq!(
        two.screen().run.unwrap().item_id.as_ref(),
        Some(&two.items[1])
    );
}

#[test]
fn who_was_added_by_mistake_and_taken_back_while_at_hand_opens_nothing() {
    let two = two();
    let dossier = &two.desk.dossier;
    let sem = two.desk.student("Sem", "Schets", ZWOLLE);
    let added = meetings::add_item(dossier, &two.id, &[sem], now()).unwrap();
    meetings::begin(dossier, &two.id, Some(&added.value[0]), now()).unwrap();
    dossier.undo(added.changes.undo.unwrap(), now()).unwrap();
    two.only_zwolle_is_seen();
}

#[test]
fn situation_2_who_was_spoken_with_and_moves_to_the_other_municipality_stays_in_that_talk() {
    let two = two();
    let dossier = &two.desk.dossier;
    let talked = ItemPatch {
        outcome: Some(Outcome::Discussed),
        own_words: Some("Ik wil in het groen werken.".to_owned()),
        ..ItemPatch::default()
    };
    two.desk.note(&two.items[0], &talked);
    meetings::close(dossier, &two.id, now()).unwrap();
    two.desk.move_home(&two.students[0], KAMPEN);

    let report = meetings::report_for_print(dossier, &two.items[0], now().today()).unwrap();
    let there: Vec<_> = report.participants.iter().map(|one| &one.name).collect();
    assert_eq!(there, ["Ida Schijnhof"], "who sat there");
    assert_eq!(report.meeting.municipalities, ["Zwolle"]);
    let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
    let karel = packets
        .packets
        .iter()
        .find(|packet| packet.name == "Karel Bedacht");
    assert!(karel.is_none(), "{karel:?}");
    // The case summary names the municipality of that talk alone.
    let draft = stuck::draft(dossier, &two.students[0], now().today()).unwrap();
    let lines: Vec<_> = draft.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["uitstroomgesprek met gemeente Zwolle"]);
}

#[test]
fn an_old_meeting_that_is_opened_again_does_not_put_its_plan_over_a_newer_one() {
    let desk = desk();
    let daan = desk.student("Daan", "Testman", ZWOLLE);
    let plan = |text: &str| ItemPatch {
        outcome: Some(Outcome::Discussed),
        plan_a: Some(text.to_owned()),
        ..ItemPatch::default()
    };
    let held = |date: &str, text: &str| {
        let id = desk.plan(&SaveMeeting {
            date: date.to_owned(),
            ..meeting(&[ZWOLLE], &[&daan])
        });
        desk.note(&desk.items(&id)[0], &plan(text));
        meetings::close(&desk.dossier, &id, now()).unwrap();
        id
    };
    let first = held("2026-11-18", "entree groen");
    held("2027-02-10", "werken bij een hovenier");
    let route = || {
        let file = students::file(&desk.dossier, &daan, now().today()).unwrap();
        file.route.plan_a
    };
    assert_eq!(route(), "werken bij een hovenier");

    meetings::reopen(&desk.dossier, &first, now()).unwrap();
    desk.agree(&daan, &desk.items(&first)[0], "stuurt de folder na");
    let closed = meetings::close(&desk.dossier, &first, now()).unwrap();
    assert_eq!(route(), "werken bij een hovenier");
    // And closing is taken back as one step.
    desk.dossier
        .undo(closed.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(route(), "werken bij een hovenier");
    assert_eq!(desk.items(&first).len(), 1);
}

#[test]
fn whatever_was_written_was_talked_about() {
    let desk = desk();
    for patch in [
        ItemPatch {
            opinion: Some("Dit klopt.".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            jobcoach_wish: Some("ja".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            obstacle: Some(Obstacle {
                domain: LifeDomain::Wonen,
                text: "zoekt een kamer".to_owned(),
            }),
            ..ItemPatch::default()
        },
    ] {
        let sem = desk.student("Sem", "Schets", ZWOLLE);
        let id = desk.plan(&meeting(&[ZWOLLE], &[&sem]));
        desk.note(&desk.items(&id)[0], &patch);
        let closing = meetings::close(&desk.dossier, &id, now()).unwrap().value;
        assert_eq!(closing.not_discussed, 0, "{patch:?}");
    }
}

#[test]
fn another_name_is_seen_in_all_that_the_report_holds() {
    let desk = desk();
    let bram = desk.student("Bram", "Oefenaar", ZWOLLE);
    let noor = desk.student("Noor", "Verzonnen", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&bram, &noor]));
    let item = &desk.items(&id)[1];
    for patch in [
        ItemPatch {
            plan_a: Some("samen met Bram naar de entree".to_owned()),
            ..ItemPatch::default()
        },
        ItemPatch {
            plan_a: Some(String::new()),
            opinion: Some("Net als bij Brams stage.".to_owned()),
            ..ItemPatch::default()
        },
    ] {
        desk.note(item, &patch);
        let missing = meetings::missing(&desk.dossier, &id).unwrap();
        let seen = missing
            .iter()
            .any(|one| one.item_id.as_ref() == Some(item) && one.what == "other_name");
        assert!(seen, "{patch:?}");
    }
}

#[test]
fn a_municipality_that_leaves_a_meeting_takes_its_people_along() {
    let two = two();
    let dossier = &two.desk.dossier;
    for item in &two.items[2..] {
        meetings::remove_item(dossier, item, now()).unwrap();
    }
    let request = SaveMeeting {
        id: Some(two.id.clone()),
        ..meeting(&[ZWOLLE], &[])
    };
    let left = meetings::save(dossier, &request, now()).unwrap();
    let names = || -> Vec<String> {
        let page = meetings::get(dossier, &two.id, now().today()).unwrap();
        page.participants.into_iter().map(|one| one.name).collect()
    };
    assert_eq!(names(), ["Ida Schijnhof"]);
    let talked = ItemPatch {
        outcome: Some(Outcome::Discussed),
        ..ItemPatch::default()
    };
    two.desk.note(&two.items[0], &talked);
    let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
    assert!(!format!("{packets:?}").contains("Karel Bedacht"));
    dossier.undo(left.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(names(), ["Ida Schijnhof", "Karel Bedacht"]);
}

#[test]
fn a_mother_who_was_typed_in_for_the_whole_meeting_is_proposed_to_nobody() {
    let two = two();
    let dossier = &two.desk.dossier;
    for (name, role) in [("Fatma Bakkali", "moeder"), ("Joke Zonderrol", "gast")] {
        let person = person(&two.id, name, role);
        meetings::save_participant(dossier, &person, now()).unwrap();
    }
    // A father whose name was typed as the owner of something else.
    let father = Relative {
        id: None,
        name: "Peter de Demo".to_owned(),
        relation: "vader".to_owned(),
        phone: String::new(),
        email: String::new(),
    };
    students::save_relative(dossier, &two.students[0], &father, now()).unwrap();
    let request = SaveAgreement {
        owner_kind: OwnerKind::Anders,
        owner: "Peter de Demo".to_owned(),
        ..asked(&two.students[0], "zoekt de papieren", "")
    };
    agreements::save(dossier, &request, now()).unwrap();
    for names in [
        agreements::owners(dossier).unwrap(),
        meetings::owners(dossier, &two.items[1]).unwrap(),
    ] {
        assert!(names.contains(&"Ida Schijnhof".to_owned()), "{names:?}");
        for hidden in ["Fatma Bakkali", "Peter de Demo"] {
            assert!(!names.contains(&hidden.to_owned()), "{names:?}");
        }
    }
}

fn person(meeting: &MeetingId, name: &str, role: &str) -> Participant {
    Participant {
        id: None,
        meeting_id: meeting.clone(),
        name: name.to_owned(),
        role: role.to_owned(),
        organisation_id: None,
        contact_id: None,
        student_id: None,
        block_code: String::new(),
        invitation: Invitation::Invited,
        presence: Presence::Unknown,
    }
}

/// Yara and Daan each have another employer and coach; one of each sits at the table.
#[test]
fn an_employer_or_coach_at_the_table_gets_nothing_about_who_works_with_another() {
    let two = two();
    let dossier = &two.desk.dossier;
    for (item, student) in two.items.iter().zip(&two.students).take(2) {
        let talked = ItemPatch {
            outcome: Some(Outcome::Discussed),
            ..ItemPatch::default()
        };
        two.desk.note(item, &talked);
        for kind in [OwnerKind::Werkgever, OwnerKind::Jobcoach] {
            let request = SaveAgreement {
                item_id: Some(item.clone()),
                owner_kind: kind,
                owner: String::new(),
                ..asked(student, "belt terug", "2027-03-27")
            };
            agree(&two.desk, &request);
        }
    }
    let (bas, joost) = ("Bas Bedacht", "Joost Modelaar");
    let mut ids = Vec::new();
    for (name, role) in [(bas, "werkgever"), (joost, "jobcoach")] {
        let one = person(&two.id, name, role);
        ids.push(
            meetings::save_participant(dossier, &one, now())
                .unwrap()
                .value,
        );
    }
    let of = |name: &str| {
        let packets = meetings::packets(dossier, &two.id, now().today()).unwrap();
        let mut all = packets.packets.into_iter();
        all.find(|packet| packet.name == name).map(|packet| {
            let lists = packet.lists.iter().flat_map(|list| &list.students);
            let names: Vec<_> = lists.map(|(line, _)| line.first_name.clone()).collect();
            (packet.reports.len(), names)
        })
    };
    assert_eq!((of(bas), of(joost)), (None, None));
    // Who comes for one of them gets what was promised about that one.
    for (id, (name, role)) in ids.iter().zip([(bas, "werkgever"), (joost, "jobcoach")]) {
        let one = Participant {
            id: Some(id.clone()),
            student_id: Some(two.students[1].clone()),
            ..person(&two.id, name, role)
        };
        meetings::save_participant(dossier, &one, now()).unwrap();
    }
    let daan = vec!["Daan".to_owned()];
    assert_eq!(of(bas), Some((0, daan.clone())));
    assert_eq!(of(joost), Some((1, daan)));
}

#[test]
fn who_is_noted_for_the_whole_meeting_is_noted_so_at_every_student() {
    let two = two();
    let dossier = &two.desk.dossier;
    let page = meetings::get(dossier, &two.id, now().today()).unwrap();
    let ida = page.participants[0].id.clone().unwrap();
    let at = |item: usize| {
        let item = meetings::item(dossier, &two.items[item], now().today()).unwrap();
        item.people[0].presence
    };
    for presence in [Presence::Absent, Presence::Present] {
        meetings::set_presence_at(dossier, &two.items[0], &ida, presence, now()).unwrap();
    }
    assert_eq!(at(1), Presence::Present);
    // It was somebody else who came in.
    meetings::set_presence(dossier, &ida, Presence::Absent, now()).unwrap();
    assert_eq!((at(0), at(1)), (Presence::Absent, Presence::Absent));
}

#[test]
fn a_period_does_not_run_on_after_what_was_granted() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let granted = Instrument {
        from_date: Some(day("2027-03-01")),
        ..Instrument::asked(&sem, "jobcoach-uwv", InstrumentStatus::Toegekend)
    };
    let id = instruments::save(&desk.dossier, &granted, now())
        .unwrap()
        .value;
    let ends = || {
        let sheet = instruments::sheet(&desk.dossier, &sem, now().today()).unwrap();
        let periods = sheet.entries.into_iter().flat_map(|one| one.periods);
        periods
            .map(|period| period.to_date.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ends(), ["2027-08-31"], "half a year");
    let shorter = Instrument {
        id: Some(id.clone()),
        to_date: Some(day("2027-06-30")),
        ..granted.clone()
    };
    instruments::save(&desk.dossier, &shorter, now()).unwrap();
    assert_eq!(ends(), ["2027-06-30"]);
    let far = Instrument {
        id: Some(id),
        to_date: Some("+12345-01-01".parse().unwrap()),
        ..granted
    };
    let wrong = instruments::save(&desk.dossier, &far, now()).unwrap_err();
    assert_eq!(wrong.code(), "bad_day");
    assert_eq!(ends(), ["2027-06-30"]);
}

fn asked(student: &StudentId, text: &str, due: &str) -> SaveAgreement {
    SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: None,
        owner_kind: OwnerKind::Wsp,
        owner: "Tom Modelsma".to_owned(),
        owner_contact_id: None,
        text: text.to_owned(),
        due: due.to_owned(),
    }
}

fn agree(desk: &Desk, request: &SaveAgreement) -> AgreementId {
    agreements::save(&desk.dossier, request, now())
        .unwrap()
        .value
}

#[test]
fn a_word_for_what_somebody_is_makes_no_list_over_more_students() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let noor = desk.student("Noor", "Verzonnen", ZWOLLE);
    for owner in [
        "oma",
        "de leermeester",
        "klantmanager",
        "stagebegeleider",
        "zijn baas",
    ] {
        for (student, what) in [(&sem, "belt over Sem"), (&noor, "belt over Noor")] {
            let request = SaveAgreement {
                owner_kind: OwnerKind::Anders,
                owner: owner.to_owned(),
                ..asked(student, what, "2027-03-20")
            };
            agree(&desk, &request);
        }
    }
    let uwv = |student| SaveAgreement {
        owner_kind: OwnerKind::Uwv,
        owner: String::new(),
        ..asked(student, "neemt een besluit", "2027-03-20")
    };
    agree(&desk, &uwv(&sem));
    agree(&desk, &uwv(&noor));
    for row in agreements::lists(&desk.dossier, now().today()).unwrap() {
        let one_body = row.owner == "UWV";
        assert_eq!(row.students, if one_body { 2 } else { 1 }, "{}", row.owner);
    }
}

fn series(agreement: SaveAgreement, every: u32, unit: RepeatUnit) -> SaveSeries {
    SaveSeries {
        agreement,
        repeat: Some(Repeat {
            every,
            unit,
            until: None,
        }),
    }
}

/// Day and status of every agreement of a student, by day.
fn row(desk: &Desk, student: &StudentId) -> Vec<(String, AgreementStatus)> {
    let query = AgreementQuery {
        student_id: Some(student.clone()),
        ..AgreementQuery::default()
    };
    let mut found: Vec<_> = agreements::list(&desk.dossier, &query, now().today())
        .unwrap()
        .into_iter()
        .map(|one| (one.due.unwrap().to_string(), one.status))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn set(desk: &Desk, id: &AgreementId, status: AgreementStatus, when: &str) {
    let request = SetStatus {
        id: id.clone(),
        status,
        reason: String::new(),
    };
    agreements::set_status(&desk.dossier, &request, on(when)).unwrap();
}

fn open_one(desk: &Desk, student: &StudentId) -> AgreementId {
    let query = AgreementQuery {
        student_id: Some(student.clone()),
        open_only: true,
        ..AgreementQuery::default()
    };
    let mut open = agreements::list(&desk.dossier, &query, now().today()).unwrap();
    assert_eq!(open.len(), 1);
    open.remove(0).id
}

#[test]
fn mending_the_words_of_one_that_was_moved_leaves_its_row_where_it_was() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let first = series(asked(&sem, "belt", "2027-03-15"), 2, RepeatUnit::Week);
    let id = agreements::save_series(&desk.dossier, &first, now())
        .unwrap()
        .value;
    let moved = agreements::MoveAgreement {
        id: id.clone(),
        due: "2027-03-18".to_owned(),
        reason: "ziek".to_owned(),
    };
    agreements::move_day(&desk.dossier, &moved, now()).unwrap();
    let mended = series(
        SaveAgreement {
            id: Some(id.clone()),
            ..asked(&sem, "belt de leermeester", "2027-03-18")
        },
        2,
        RepeatUnit::Week,
    );
    agreements::save_series(&desk.dossier, &mended, now()).unwrap();
    set(&desk, &id, AgreementStatus::Gedaan, "2027-03-18");
    let days: Vec<_> = row(&desk, &sem).into_iter().map(|one| one.0).collect();
    assert_eq!(days, ["2027-03-18", "2027-03-29"]);
}

#[test]
fn opening_an_older_one_of_a_row_takes_no_later_one_away_and_makes_none_twice() {
    use AgreementStatus::{Gedaan, Open};
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let weekly = series(asked(&sem, "belt", "2027-03-10"), 1, RepeatUnit::Week);
    let first = agreements::save_series(&desk.dossier, &weekly, now())
        .unwrap()
        .value;
    set(&desk, &first, Gedaan, "2027-03-10");
    let second = open_one(&desk, &sem);
    set(&desk, &second, Gedaan, "2027-03-11");
    let days = |of: &[(String, AgreementStatus)]| -> Vec<(String, bool)> {
        of.iter()
            .map(|(day, status)| (day.clone(), *status == Open))
            .collect()
    };
    let expected = [
        ("2027-03-10".to_owned(), false),
        ("2027-03-17".to_owned(), false),
        ("2027-03-24".to_owned(), true),
    ];
    assert_eq!(days(&row(&desk, &sem)), expected);
    // The first was not done after all, and then it was: the third stays, the second comes once.
    set(&desk, &first, Open, "2027-03-12");
    set(&desk, &first, Gedaan, "2027-03-12");
    assert_eq!(days(&row(&desk, &sem)), expected);
}

#[test]
fn a_row_from_the_last_day_of_a_month_runs_over_new_year_and_a_leap_day() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let monthly = SaveSeries {
        repeat: Some(Repeat {
            every: 1,
            unit: RepeatUnit::Month,
            until: Some(day("2028-03-31")),
        }),
        ..series(asked(&sem, "belt", "2027-10-31"), 1, RepeatUnit::Month)
    };
    agreements::save_series(&desk.dossier, &monthly, now()).unwrap();
    for done in [
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
    ] {
        let open = open_one(&desk, &sem);
        set(&desk, &open, AgreementStatus::Gedaan, done);
    }
    let days: Vec<_> = row(&desk, &sem).into_iter().map(|one| one.0).collect();
    assert_eq!(
        days,
        [
            "2027-10-31",
            "2027-11-30",
            "2027-12-31",
            "2028-01-31",
            "2028-02-29",
            "2028-03-31"
        ]
    );
}

fn text(file: &CalendarFile) -> String {
    String::from_utf8(file.bytes.clone())
        .unwrap()
        .replace("\r\n ", "")
}

#[test]
fn an_agreement_that_lost_its_day_leaves_the_calendar_and_can_be_thrown_away() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let id = agree(&desk, &asked(&sem, "belt terug", "2027-03-20"));
    let send = || {
        let one = CalendarOf::One { id: id.clone() };
        agreements::to_calendar(&desk.dossier, &one, now()).map(|sent| text(&sent.value))
    };
    assert!(send().unwrap().contains("STATUS:CONFIRMED"));
    let without = SaveAgreement {
        id: Some(id.clone()),
        ..asked(&sem, "belt terug", "")
    };
    agree(&desk, &without);
    let back = send().unwrap();
    assert!(
        back.contains("STATUS:CANCELLED") && back.contains("SEQUENCE:1"),
        "{back}"
    );
    agreements::delete(&desk.dossier, &id, now()).unwrap();
    // What never had a day is no appointment.
    let other = agree(&desk, &asked(&sem, "denkt erover na", ""));
    let one = CalendarOf::One { id: other };
    let none = agreements::to_calendar(&desk.dossier, &one, now()).unwrap_err();
    assert_eq!(none.code(), "nothing_to_send");
}

#[test]
fn what_stands_in_the_calendar_of_others_is_not_unmade() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let step = agreements::save(
        &desk.dossier,
        &asked(&sem, "belt terug", "2027-03-20"),
        now(),
    )
    .unwrap();
    let key = OwnerKey::Name {
        name: "tom modelsma".to_owned(),
    };
    agreements::to_calendar(&desk.dossier, &CalendarOf::Owner { key }, now()).unwrap();
    let gone = desk
        .dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap_err();
    assert_eq!(gone.code(), "undo_gone");
    // A meeting that was sent is called off, and that is sent too.
    let planned = meetings::save(&desk.dossier, &meeting(&[ZWOLLE], &[]), now()).unwrap();
    meetings::calendar_of(&desk.dossier, ZWOLLE, None, now()).unwrap();
    assert!(
        desk.dossier
            .undo(planned.changes.undo.unwrap(), now())
            .is_err()
    );
}

#[test]
fn an_invitation_without_an_end_lasts_until_the_last_part_is_over() {
    let two = two();
    let request = SaveMeeting {
        id: Some(two.id.clone()),
        end_time: String::new(),
        ..meeting(&[ZWOLLE, KAMPEN], &[])
    };
    meetings::save(&two.desk.dossier, &request, now()).unwrap();
    let kampen = BlockOf {
        meeting_id: two.id.clone(),
        municipality_code: KAMPEN.to_owned(),
    };
    meetings::set_start(&two.desk.dossier, &kampen, "13:00", now()).unwrap();
    let file = meetings::calendar_of(&two.desk.dossier, "", None, now())
        .unwrap()
        .value;
    let file = text(&file);
    assert!(file.contains("DTSTART:20270324T080000Z"), "{file}");
    assert!(file.contains("DTEND:20270324T124000Z"), "{file}");
}

#[test]
fn a_name_that_is_written_apart_or_with_signs_that_nobody_sees_stays_out_of_a_calendar() {
    let desk = desk();
    let anne = desk.student("Annemarie", "Testman", ZWOLLE);
    desk.student("Sanne", "Voorbeeld", ZWOLLE);
    for words in ["belt met Anne Marie", "belt met San\u{ad}ne"] {
        let id = agree(&desk, &asked(&anne, words, "2027-03-20"));
        let one = CalendarOf::One { id };
        let file = agreements::to_calendar(&desk.dossier, &one, now()).unwrap();
        let file = text(&file.value);
        assert!(
            file.contains("SUMMARY:Afspraak over leerling A.T."),
            "{file}"
        );
    }
}

#[test]
fn a_look_at_a_place_goes_along_with_its_agreement() {
    let desk = desk();
    let dossier = &desk.dossier;
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let place = OpenPlace {
        id: None,
        organisation_id: None,
        organisation: "Hovenier Fictief Groen".to_owned(),
        brought_kind: Brought::School,
        brought_by: String::new(),
        kind: PlaceKind::Stage,
        field: String::new(),
        tasks: "snoeien".to_owned(),
        place: String::new(),
        municipality_code: String::new(),
        hours_per_week: None,
        days: Vec::new(),
        from: None,
        until: None,
        asks: Vec::new(),
        offers: Vec::new(),
        places: 1,
        taken: 0,
        remarks: String::new(),
    };
    let look = NewLook {
        place_id: matching::save_place(dossier, &place, now()).unwrap().value,
        student_id: sem.clone(),
        companion: String::new(),
        companion_kind: None,
        companion_contact_id: None,
        day: "2027-03-12".to_owned(),
        agreement: true,
    };
    let look = matching::look(dossier, &look, now()).unwrap().value;
    let meeting = desk.plan(&meeting(&[ZWOLLE], &[&sem]));
    let over = TakeOver {
        id: open_one(&desk, &sem),
        item_id: desk.items(&meeting)[0].clone(),
        reason: "nog niet geweest".to_owned(),
    };
    agreements::take_over(dossier, &over, now()).unwrap();
    let been = matching::LookOutcome {
        id: look,
        state: matching::LookState::Geweest,
        outcome: "vond het leuk".to_owned(),
        day: String::new(),
    };
    matching::outcome(dossier, &been, now()).unwrap();
    let query = AgreementQuery {
        open_only: true,
        ..AgreementQuery::default()
    };
    let open = agreements::list(dossier, &query, now().today()).unwrap();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_day_in_a_year_that_nobody_means_is_refused_and_everything_can_still_be_read() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    for far in ["+12345-01-01", "+262142-12-31", "0027-03-24", "-0001-01-01"] {
        let request = SaveMeeting {
            date: far.to_owned(),
            ..meeting(&[ZWOLLE], &[&sem])
        };
        let wrong = meetings::save(&desk.dossier, &request, now()).unwrap_err();
        assert_eq!(wrong.code(), "bad_date", "{far}");
        let wrong = agreements::save(&desk.dossier, &asked(&sem, "belt", far), now()).unwrap_err();
        assert_eq!(wrong.code(), "bad_date", "{far}");
    }
    assert!(
        meetings::list(&desk.dossier, now().today())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_proposal_that_is_taken_over_twice_plans_nobody_twice() {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.student("Yara", "de Demo", ZWOLLE);
    let ask = AskProposal {
        round: meetings::Round::Third,
        minutes: None,
    };
    let proposal = planning::propose(&desk.dossier, &ask, now().today()).unwrap();
    let plan = as_proposed(&proposal, "lokaal 12");
    planning::apply(&desk.dossier, &plan, now()).unwrap();
    let twice = planning::apply(&desk.dossier, &plan, now()).unwrap_err();
    assert_eq!(twice.code(), "already_planned");
    assert!(twice.to_string().contains("Yara de Demo"), "{twice}");
    assert_eq!(
        meetings::list(&desk.dossier, now().today()).unwrap().len(),
        1
    );
}

#[test]
fn a_session_that_begins_late_ends_on_the_same_day() {
    let desk = desk();
    for name in ["Yara", "Daan", "Noor", "Bram", "Sem", "Fay", "Mo", "Isa"] {
        desk.student(name, "Testman", ZWOLLE);
    }
    let mut settings = settings::get(&desk.dossier).unwrap();
    settings.planning.starts = vec!["22:30".to_owned()];
    settings::update(&desk.dossier, &settings, now()).unwrap();
    let ask = AskProposal {
        round: meetings::Round::Third,
        minutes: Some(20),
    };
    let proposal = planning::propose(&desk.dossier, &ask, now().today()).unwrap();
    let plan = as_proposed(&proposal, "lokaal 12");
    planning::apply(&desk.dossier, &plan, now()).unwrap();
    for meeting in &proposal.meetings {
        assert!(meeting.end_time > meeting.start_time, "{meeting:?}");
    }
}

/// Names of 200 letters, line ends, emoji and a BSN in everything that is typed: nothing breaks, and
/// the number is nowhere.
#[test]
fn odd_text_everywhere_breaks_nothing_and_leaves_no_bsn() {
    const ODD: &str = "Zoë 🦊\r\n\u{202e}\"; DROP TABLE x;--\u{0}\t111222333 einde";
    let desk = desk();
    let dossier = &desk.dossier;
    let settings = Settings {
        user_name: "Ans\nProef".to_owned(),
        user_email: "ans@school.example".to_owned(),
        ..settings::get(dossier).unwrap()
    };
    settings::update(dossier, &settings, now()).unwrap();
    let long = "Ä".repeat(200);
    let sem = desk.student(&format!("Sem {long}"), &format!("O'{long}"), ZWOLLE);
    desk.contact("Gemeente Zwolle", ZWOLLE, &format!("Ida {long}"));
    let row = organisations::list(dossier, "").unwrap().remove(0);
    let contact = Contact {
        email: "ida@zwolle.example".to_owned(),
        ..row.contacts[0].clone()
    };
    organisations::save_contact(dossier, &contact, now()).unwrap();
    let id = desk.plan(&SaveMeeting {
        place: ODD.to_owned(),
        remarks: ODD.to_owned(),
        ..meeting(&[ZWOLLE], &[&sem])
    });
    let item = desk.items(&id).remove(0);
    let odd = || Some(ODD.to_owned());
    let patch = ItemPatch {
        outcome: Some(Outcome::Discussed),
        own_words: odd(),
        notes: odd(),
        opinion: odd(),
        advice: odd(),
        plan_a: odd(),
        plan_b: odd(),
        responsible_after: odd(),
        obstacle: Some(Obstacle {
            domain: LifeDomain::Welzijn,
            text: ODD.to_owned(),
        }),
        ..ItemPatch::default()
    };
    desk.note(&item, &patch);
    let request = SaveAgreement {
        item_id: Some(item.clone()),
        owner: ODD.to_owned(),
        ..asked(&sem, ODD, "2027-03-20")
    };
    agree(&desk, &request);
    meetings::begin(dossier, &id, None, now()).unwrap();
    let today = now().today();
    let mut seen = vec![
        format!("{:?}", meetings::on_screen(dossier, &id, now()).unwrap()),
        format!("{:?}", meetings::item(dossier, &item, today).unwrap()),
        format!("{:?}", meetings::projection(dossier, &item, today).unwrap()),
        format!("{:?}", meetings::missing(dossier, &id).unwrap()),
        format!("{:?}", meetings::for_print(dossier, &id, today).unwrap()),
        text(
            &meetings::invitation(dossier, &id, None, now())
                .unwrap()
                .value,
        ),
        format!("{:?}", stuck::draft(dossier, &sem, today).unwrap()),
    ];
    meetings::close(dossier, &id, now()).unwrap();
    let packets = meetings::packets(dossier, &id, today).unwrap();
    assert!(
        packets
            .packets
            .iter()
            .any(|packet| packet.whom == Whom::Student(sem.clone()))
    );
    seen.push(format!("{packets:?}"));
    for owner in agreements::lists(dossier, today).unwrap() {
        let mail = agreements::owner_mail(dossier, &owner.key, today).unwrap();
        assert!(!mail.link().contains(['\r', '\n', ' ', '"']));
        let sent = agreements::to_calendar(
            dossier,
            &CalendarOf::Owner {
                key: owner.key.clone(),
            },
            now(),
        )
        .unwrap();
        seen.push(format!("{owner:?} {mail:?} {}", text(&sent.value)));
    }
    for one in seen {
        assert!(!one.contains("111222333"), "{one}");
    }
}
