//! The minutes of outflow meetings: what is written down, and what closing does with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use transitieroute_core::UserFacing;
use transitieroute_core::ids::ItemId;
use transitieroute_core::meetings::{
    self, ItemPatch, Obstacle, Outcome, Presence, Round, SaveMeeting,
};
use transitieroute_core::route::{self, Phase, RoutePatch};
use transitieroute_core::students::{self, LifeDomain};
use transitieroute_tests::desk::{ZWOLLE, day, desk, meeting, now};

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
            "jobcoach_from",
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
fn a_report_that_seems_to_name_another_student_is_pointed_out() {
    let desk = desk();
    let (yara, daan, roos) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Roos", "Testman", ZWOLLE),
    );
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara, &daan, &roos]));
    let items = desk.items(&id);
    let notes = |text: &str| ItemPatch {
        notes: Some(text.to_owned()),
        ..ItemPatch::default()
    };
    desk.note(
        &items[0],
        &notes("Wil hetzelfde werk als Daan, in de stad."),
    );
    desk.note(
        &items[1],
        &notes("Meneer Testman belt. Hij kweekt een roos. Daantje is een ander."),
    );
    desk.agree(&roos, &items[2], "Gaat samen met Yara kijken");
    let missing = meetings::missing(&desk.dossier, &id).unwrap();
    let pointed: Vec<&ItemId> = missing
        .iter()
        .filter(|gap| gap.what == "other_name")
        .filter_map(|gap| gap.item_id.as_ref())
        .collect();
    assert_eq!(pointed, [&items[0], &items[2]]);
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
