//! The list of students: search, filters, signals, order, counts, and that it follows every write.

use chrono::NaiveDate;
use transitieroute_core::ids::{CoachId, StudentId};
use transitieroute_core::roster::{
    Group, Signal, SortBy, StudentList, StudentQuery, StudentRow, list,
};
use transitieroute_core::route::{self, MovePhase, Phase, RoutePatch};
use transitieroute_core::stuck::{self, Reason, SaveRedButton};
use transitieroute_core::students::{self, NewContact, NewStudent, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret, settings};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Thursday.
const TODAY: &str = "2027-03-25";

fn today() -> Moment {
    Moment::noon(on(TODAY))
}

struct Desk {
    dossier: Dossier,
    _folder: tempfile::TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let password = Secret::new("oefenen-met-transitieroute");
    let path = folder.path().join("voorbeeld.transitieroute");
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", today()).unwrap();
    Desk {
        dossier,
        _folder: folder,
    }
}

/// `(number, first name, prefix, last name, class, municipality, cohort)`
const CLASS: [(&str, &str, &str, &str, &str, &str, &str); 6] = [
    (
        "1001",
        "Sanne",
        "van",
        "Voorbeeld",
        "K5A",
        "GM0222",
        "2026-2027",
    ),
    ("1002", "Daan", "", "Testman", "K5A", "GM0222", "2026-2027"),
    ("1003", "Çağla", "", "Yılmaz", "K5B", "GM0373", "2026-2027"),
    (
        "1004",
        "Łukasz",
        "",
        "Jansen-de Vries",
        "K4B",
        "GM0893",
        "2027-2028",
    ),
    ("1005", "Noor", "van 't", "Oefenhof", "K5B", "", "2026-2027"),
    (
        "1006",
        "Sem",
        "de",
        "Aardappel",
        "K5A",
        "GM0222",
        "2026-2027",
    ),
];

fn class(desk: &Desk) -> Vec<StudentId> {
    CLASS
        .iter()
        .map(
            |(number, first_name, prefix, last_name, class, municipality, cohort)| {
                let new = NewStudent {
                    number: (*number).to_owned(),
                    first_name: (*first_name).to_owned(),
                    prefix: (*prefix).to_owned(),
                    last_name: (*last_name).to_owned(),
                    class: (*class).to_owned(),
                    municipality_code: (*municipality).to_owned(),
                    cohort: (*cohort).to_owned(),
                    school_type: "pro".to_owned(),
                    ..NewStudent::default()
                };
                students::add(&desk.dossier, &new, today()).unwrap().value
            },
        )
        .collect()
}

fn ask(desk: &Desk, query: &StudentQuery) -> StudentList {
    list(&desk.dossier, query, on(TODAY)).unwrap()
}

fn by_name() -> StudentQuery {
    StudentQuery {
        sort: SortBy::Name,
        limit: 50,
        ..StudentQuery::default()
    }
}

fn names(list: &StudentList) -> Vec<&str> {
    list.rows
        .iter()
        .map(|row| row.first_name.as_str())
        .collect()
}

fn row(desk: &Desk, id: &StudentId) -> StudentRow {
    let query = StudentQuery {
        closed: true,
        ..by_name()
    };
    ask(desk, &query)
        .rows
        .into_iter()
        .find(|row| row.id == *id)
        .unwrap()
}

#[test]
fn names_sort_without_their_prefix_and_are_found_without_their_marks() {
    let desk = desk();
    class(&desk);
    assert_eq!(
        names(&ask(&desk, &by_name())),
        ["Sem", "Łukasz", "Noor", "Daan", "Sanne", "Çağla"]
    );
    for (typed, found) in [
        ("cagla", vec!["Çağla"]),
        ("YILMAZ", vec!["Çağla"]),
        ("lukasz vries", vec!["Łukasz"]),
        ("jansen de vries", vec!["Łukasz"]),
        ("jansen-de", vec!["Łukasz"]),
        ("van sanne", vec!["Sanne"]),
        ("van t oefen", vec!["Noor"]),
        ("van 't", vec!["Noor"]),
        ("k5b", vec!["Noor", "Çağla"]),
        (
            "100",
            vec!["Sem", "Łukasz", "Noor", "Daan", "Sanne", "Çağla"],
        ),
        ("1003", vec!["Çağla"]),
        ("5a te", vec!["Daan"]),
        ("voorbeeldsanne", vec![]),
        ("zzz", vec![]),
    ] {
        let query = StudentQuery {
            search: typed.to_owned(),
            ..by_name()
        };
        let list = ask(&desk, &query);
        assert_eq!(names(&list), found, "{typed}");
        assert_eq!((list.matching, list.total), (found.len(), 6), "{typed}");
    }
}

fn facet(facets: &[transitieroute_core::roster::Facet]) -> Vec<(&str, usize)> {
    facets
        .iter()
        .map(|facet| (facet.label.as_str(), facet.count))
        .collect()
}

#[test]
fn filters_narrow_and_counts_say_what_there_is() {
    let desk = desk();
    class(&desk);
    let all = ask(&desk, &by_name());
    assert_eq!(facet(&all.cohorts), [("2026-2027", 5), ("2027-2028", 1)]);
    assert_eq!(facet(&all.classes), [("K4B", 1), ("K5A", 3), ("K5B", 2)]);
    assert_eq!(facet(&all.school_types), [("Praktijkonderwijs", 6)]);
    let both_bergens = [
        ("Bergen (L.)", 1),
        ("Bergen (NH.)", 1),
        ("Doetinchem", 3),
        ("gemeente onbekend", 1),
    ];
    assert_eq!(facet(&all.municipalities), both_bergens);
    assert_eq!(all.phases.len(), Phase::ALL.len());

    let query = StudentQuery {
        cohorts: vec!["2026-2027".to_owned()],
        municipalities: vec!["GM0222".to_owned(), String::new()],
        classes: vec!["K5A".to_owned(), "bestaat niet".to_owned()],
        ..by_name()
    };
    let narrow = ask(&desk, &query);
    assert_eq!(names(&narrow), ["Sem", "Daan", "Sanne"]);
    assert_eq!(
        facet(&narrow.classes),
        [("K5A", 3), ("K5B", 2)],
        "counted within search and cohort"
    );
    assert_eq!(facet(&narrow.cohorts), [("2026-2027", 5), ("2027-2028", 1)]);

    let nobody = StudentQuery {
        classes: vec!["bestaat niet".to_owned()],
        ..by_name()
    };
    assert_eq!(ask(&desk, &nobody).matching, 0);
}

#[test]
fn mine_are_those_i_mentor_or_am_responsible_for() {
    let desk = desk();
    let people = class(&desk);
    let responsible = |id: &StudentId, mentor: Option<&str>, owner: Option<&str>| {
        let patch = StudentPatch {
            mentor: mentor.map(str::to_owned),
            case_owner: owner.map(str::to_owned),
            ..StudentPatch::default()
        };
        students::update(&desk.dossier, id, &patch, today()).unwrap();
    };
    responsible(&people[0], Some("Çiğdem Testman"), None);
    responsible(&people[1], Some("Iemand Anders"), Some("cigdem testman"));
    responsible(&people[2], Some("Iemand Anders"), None);
    let mine = StudentQuery {
        mine: true,
        ..by_name()
    };
    assert_eq!(
        ask(&desk, &mine).matching,
        0,
        "without a name nobody is mine, also not who has no mentor"
    );
    let mut named = settings::get(&desk.dossier).unwrap();
    named.user_name = "Çiğdem Testman".to_owned();
    settings::update(&desk.dossier, &named, today()).unwrap();
    assert_eq!(names(&ask(&desk, &mine)), ["Daan", "Sanne"]);
    let all = ask(&desk, &by_name());
    assert_eq!((all.matching, all.mine), (6, 2));
    let class = StudentQuery {
        classes: vec!["K5B".to_owned()],
        ..by_name()
    };
    assert_eq!(
        ask(&desk, &class).mine,
        0,
        "counted within the other filters"
    );
}

#[test]
fn closed_routes_show_when_asked_for() {
    let desk = desk();
    let ids = class(&desk);
    let request = MovePhase {
        students: vec![ids[0].clone()],
        to: Phase::UitBeeld,
        reason: "weg".to_owned(),
    };
    route::move_to(&desk.dossier, &request, today()).unwrap();
    let open = ask(&desk, &by_name());
    assert_eq!((open.matching, open.total), (5, 5));
    let gone = open
        .phases
        .iter()
        .find(|facet| facet.value == "uit_beeld")
        .unwrap();
    assert_eq!((gone.label.as_str(), gone.count), ("Uit beeld", 1));
    let all = ask(
        &desk,
        &StudentQuery {
            closed: true,
            ..by_name()
        },
    );
    assert_eq!((all.matching, all.total), (6, 6));
    let gone = ask(
        &desk,
        &StudentQuery {
            phases: vec![Phase::UitBeeld],
            ..by_name()
        },
    );
    assert_eq!(names(&gone), ["Sanne"]);
    assert!(gone.rows[0].signals.is_empty(), "nothing is due any more");
    assert!(gone.rows[0].next_step.is_none());
}

#[test]
fn pages_follow_each_other_and_ids_come_in_the_same_order() {
    let desk = desk();
    class(&desk);
    for sort in [
        SortBy::NextStep,
        SortBy::Name,
        SortBy::Phase,
        SortBy::Municipality,
        SortBy::Coach,
        SortBy::Class,
    ] {
        for descending in [false, true] {
            let all = StudentQuery {
                sort,
                descending,
                ..by_name()
            };
            let whole: Vec<StudentId> = ask(&desk, &all)
                .rows
                .into_iter()
                .map(|row| row.id)
                .collect();
            assert_eq!(whole.len(), 6);
            let mut pages = Vec::new();
            for offset in [0, 2, 4, 6] {
                let page = ask(
                    &desk,
                    &StudentQuery {
                        offset,
                        limit: 2,
                        ..all.clone()
                    },
                );
                assert!(page.ids.is_empty() && page.matching == 6);
                pages.extend(page.rows.into_iter().map(|row| row.id));
            }
            assert_eq!(pages, whole, "{sort:?} {descending}");
            let ids = ask(&desk, &StudentQuery { limit: 0, ..all });
            assert!(ids.rows.is_empty());
            assert_eq!(ids.ids, whole, "{sort:?} {descending}");
        }
    }
    let backwards = ask(
        &desk,
        &StudentQuery {
            descending: true,
            ..by_name()
        },
    );
    assert_eq!(
        names(&backwards),
        ["Çağla", "Sanne", "Daan", "Noor", "Łukasz", "Sem"]
    );
    let towns = ask(
        &desk,
        &StudentQuery {
            sort: SortBy::Municipality,
            descending: true,
            ..by_name()
        },
    );
    assert_eq!(
        names(&towns),
        ["Sem", "Daan", "Sanne", "Çağla", "Łukasz", "Noor"],
        "unknown is last either way"
    );
}

#[test]
fn the_list_follows_every_write_and_every_step_back() {
    let desk = desk();
    let ids = class(&desk);
    assert_eq!(ask(&desk, &by_name()).matching, 6);
    let rename = StudentPatch {
        last_name: Some("Zonneveld".to_owned()),
        ..StudentPatch::default()
    };
    let changed = students::update(&desk.dossier, &ids[5], &rename, today()).unwrap();
    assert_eq!(
        names(&ask(&desk, &by_name())),
        ["Łukasz", "Noor", "Daan", "Sanne", "Çağla", "Sem"]
    );
    desk.dossier
        .undo(changed.changes.undo.unwrap(), today())
        .unwrap();
    assert_eq!(names(&ask(&desk, &by_name()))[0], "Sem");
    let new = NewStudent {
        first_name: "Bo".to_owned(),
        last_name: "Midden".to_owned(),
        ..NewStudent::default()
    };
    students::add(&desk.dossier, &new, today()).unwrap();
    assert_eq!(
        names(&ask(&desk, &by_name())),
        ["Sem", "Łukasz", "Bo", "Noor", "Daan", "Sanne", "Çağla"]
    );
    let plan = RoutePatch {
        plan_a: Some("bakker worden".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &ids[1], &plan, today()).unwrap();
    let daan = row(&desk, &ids[1]);
    assert_eq!(
        (
            daan.plan_a.as_str(),
            daan.number.as_str(),
            daan.last_name.as_str()
        ),
        ("bakker worden", "1002", "Testman")
    );
}

#[test]
fn signals_come_from_records_and_the_day() {
    let desk = desk();
    let ids = class(&desk);
    let has = |id: &StudentId, signal: Signal| row(&desk, id).signals.contains(&signal);
    assert!(has(&ids[0], Signal::NoMeeting), "leaves this year");
    assert!(!has(&ids[3], Signal::NoMeeting), "leaves next year");
    assert!(has(&ids[4], Signal::NoMunicipality) && !has(&ids[0], Signal::NoMunicipality));
    let request = MovePhase {
        students: vec![ids[0].clone()],
        to: Phase::Plaatsing,
        reason: String::new(),
    };
    route::move_to(&desk.dossier, &request, today()).unwrap();
    assert!(
        !has(&ids[0], Signal::NoMeeting),
        "a place is being prepared"
    );
    route::fall_back(&desk.dossier, &ids[0], "stage gestopt", today()).unwrap();
    assert!(has(&ids[0], Signal::FellBack));
    let flags = RoutePatch {
        unreachable: Some(true),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &ids[1], &flags, today()).unwrap();
    let pressed = SaveRedButton {
        reason: Reason::Anders,
        stuck: "Niemand beslist".to_owned(),
        needed: String::new(),
        needed_before: String::new(),
        contact_id: None,
        lines: vec![],
    };
    stuck::press(&desk.dossier, &ids[1], &pressed, today()).unwrap();
    assert!(has(&ids[1], Signal::RedButton) && has(&ids[1], Signal::Unreachable));
    let birth = StudentPatch {
        birth_date: Some("2009-05-01".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &ids[2], &birth, today()).unwrap();
    assert!(has(&ids[2], Signal::Birthday));
    assert_eq!(row(&desk, &ids[2]).age, Some(17));

    let all = ask(&desk, &by_name());
    let count = |signal: Signal| {
        all.signals
            .iter()
            .find(|(other, _)| *other == signal)
            .unwrap()
            .1
    };
    assert_eq!(all.signals.len(), 10);
    assert_eq!(count(Signal::NoMeeting), 4);
    assert_eq!(count(Signal::RedButton), 1);
    assert_eq!(count(Signal::Late), 0);
    let either = StudentQuery {
        signals: vec![Signal::RedButton, Signal::FellBack],
        ..by_name()
    };
    let either = ask(&desk, &either);
    assert_eq!(names(&either), ["Daan", "Sanne"]);
    assert_eq!(
        either.signals, all.signals,
        "counted without the signal filter"
    );
}

#[test]
fn quiet_is_counted_from_the_last_time_that_the_student_was_reached() {
    let desk = desk();
    let id = class(&desk).remove(0);
    let at = |day: &str| {
        let list = list(&desk.dossier, &by_name(), on(day)).unwrap();
        list.rows.into_iter().find(|row| row.id == id).unwrap()
    };
    // The setting is 60 days; the route began on 25 March.
    assert_eq!(at("2027-05-24").days_quiet, 60);
    assert!(!at("2027-05-24").signals.contains(&Signal::Quiet));
    assert!(at("2027-05-25").signals.contains(&Signal::Quiet));
    let call = |day: &str, reached: bool| {
        let contact = NewContact {
            student_id: id.clone(),
            date: String::new(),
            channel: "bellen".to_owned(),
            reached,
            note: String::new(),
        };
        students::note_contact(&desk.dossier, &contact, Moment::noon(on(day))).unwrap();
    };
    call("2027-05-20", false);
    assert!(
        at("2027-05-25").signals.contains(&Signal::Quiet),
        "an attempt is not contact"
    );
    call("2027-05-21", true);
    assert_eq!(at("2027-05-25").days_quiet, 4);
    assert!(!at("2027-05-25").signals.contains(&Signal::Quiet));
}

#[test]
fn an_unknown_coach_keeps_nobody() {
    let desk = desk();
    class(&desk);
    let query = StudentQuery {
        coaches: vec![CoachId::from("weg")],
        ..by_name()
    };
    let nobody = ask(&desk, &query);
    assert_eq!((nobody.matching, nobody.total), (0, 6));
    assert!(
        ask(&desk, &by_name())
            .rows
            .iter()
            .all(|row| row.group == Group::None)
    );
}
