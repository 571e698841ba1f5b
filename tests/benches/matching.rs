//! How fast the match table answers: `cargo bench -p transitieroute-tests --bench matching`.
//!
//! 500 made-up students who all look for a place, and 200 open places: the whole table, read from
//! the dossier, weighed pair by pair and written out for the window; and the suggestions for one
//! place and for one student, with every reason as a sentence. Fails when one of them takes longer
//! than 50 ms.

use std::process::ExitCode;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use transitieroute_core::ids::StudentId;
use transitieroute_core::matching::{
    self, Brought, JobSearch, OpenPlace, PlaceKind, Reach, SuggestFor, Weekday,
};
use transitieroute_core::roster::{StudentQuery, list};
use transitieroute_core::{Dossier, Moment, Secret, demo};
use transitieroute_tests::bench;

const STUDENTS: usize = 500;
const PLACES: usize = 200;
/// The longest that somebody at the table waits for an answer.
const LIMIT: Duration = Duration::from_millis(50);
const RUNS: usize = 21;

const WORK: [(&str, &str, &[&str]); 8] = [
    (
        "Groenvoorziening Voorbeeld",
        "snoeien en planten",
        &["VCA", "vroeg beginnen"],
    ),
    (
        "Magazijn Nergens",
        "orderpicken en inpakken",
        &["heftruck", "rijbewijs"],
    ),
    ("Bakkerij Deeg", "brood bakken", &["HACCP"]),
    (
        "Zorgboerderij De Proef",
        "dieren verzorgen",
        &["rustig werken"],
    ),
    (
        "Supermarkt Denkbeeld",
        "vakken vullen, kassa",
        &["klanten helpen"],
    ),
    ("Bouwbedrijf Verzinsel", "timmeren en metselen", &["VCA"]),
    ("Garage Oefening", "autobanden wisselen", &[]),
    (
        "Schoonmaak Helder",
        "schoonmaken van scholen",
        &["in de avond werken"],
    ),
];
const TOWNS: [&str; 5] = ["Doetinchem", "Aalten", "Arnhem", "Zutphen", "Amsterdam"];
const KINDS: [PlaceKind; 4] = [
    PlaceKind::Baan,
    PlaceKind::Stage,
    PlaceKind::Proefplaatsing,
    PlaceKind::Dagbesteding,
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 25).expect("a day")
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Moment::noon(today());
    let (dossier, _) = Dossier::create(
        &folder.path().join("tafel.transitieroute"),
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .expect("a dossier");
    let students = fill(&dossier, now);
    let table = matching::table(&dossier, today()).expect("the table");
    assert!(table.seekers.len() >= STUDENTS, "{}", table.seekers.len());
    assert_eq!(table.places.len(), PLACES);
    let pairs = matching::promising(&dossier, today()).expect("the pairs");
    assert!(pairs > 0 && pairs < table.seekers.len() * PLACES, "{pairs}");

    let ask = |of: &SuggestFor| {
        let answer = matching::suggest(&dossier, of, today()).expect("suggestions");
        serde_json::to_string(&answer).expect("an answer").len()
    };
    let place = SuggestFor::Place {
        id: table.places[0].id.clone(),
    };
    let student = SuggestFor::Student {
        id: students[0].clone(),
    };
    let mut in_time = true;
    for (what, work) in [
        (
            "the whole table",
            &(|| {
                let answer = matching::table(&dossier, today()).expect("the table");
                serde_json::to_string(&answer).expect("an answer").len()
            }) as &dyn Fn() -> usize,
        ),
        ("suggestions for a place", &|| ask(&place)),
        ("suggestions for a student", &|| ask(&student)),
    ] {
        let middle = bench::median(RUNS, || bench::time(work).0);
        let what = format!("match table, {STUDENTS} students and {PLACES} places: {what}");
        in_time &= bench::within(&what, middle, LIMIT);
    }
    if in_time {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Everybody looks, and the places differ in everything.
fn fill(dossier: &Dossier, now: Moment) -> Vec<StudentId> {
    // Some of them have a place already.
    demo::fill(dossier, STUDENTS + STUDENTS / 20, now).expect("students");
    let students = list(dossier, &StudentQuery::default(), today())
        .expect("the list")
        .ids;
    for (at, id) in students.iter().enumerate() {
        let search = JobSearch {
            student_id: id.clone(),
            looks: Some(true),
            reason: String::new(),
            hours_per_week: (at % 3 > 0).then_some(24),
            days: vec![Weekday::Ma, Weekday::Di, Weekday::Do],
            reach: [None, Some(Reach::Gemeente), Some(Reach::Regio)][at % 3],
            travel: String::new(),
        };
        matching::save_search(dossier, &search, now).expect("a search");
    }
    // The practice dossier brings a few places of its own.
    let there = matching::table(dossier, today()).expect("the table").places;
    for at in 0..PLACES - there.len() {
        let (organisation, tasks, asks) = WORK[at % WORK.len()];
        let place = OpenPlace {
            id: None,
            organisation_id: None,
            organisation: format!("{organisation} {at}"),
            brought_kind: Brought::Wsp,
            brought_by: "Tom Zogenaamd".to_owned(),
            kind: KINDS[at % KINDS.len()],
            field: String::new(),
            tasks: tasks.to_owned(),
            place: TOWNS[at % TOWNS.len()].to_owned(),
            municipality_code: String::new(),
            hours_per_week: (at % 2 == 0).then_some(32),
            days: vec![Weekday::Ma, Weekday::Wo],
            from: Some(today() + Days::new(at as u64)),
            until: Some(today() + Days::new(300)),
            asks: asks.iter().map(|&ask| ask.to_owned()).collect(),
            offers: vec!["vaste begeleider".to_owned()],
            places: 2,
            taken: 0,
            remarks: String::new(),
        };
        matching::save_place(dossier, &place, now).expect("a place");
    }
    students
}
