//! How fast the list of students answers: `cargo bench -p transitieroute-tests --bench roster`.
//!
//! Asks for 50,000 students what a person asks while typing (1 to 4 characters, then with filters)
//! and measures from the request to the serialised answer. Fails when the 95th percentile is over
//! 10 ms, or when reading all rows into memory takes longer than its limit.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::exchange::Quiet;
use transitieroute_core::ids::StudentId;
use transitieroute_core::import::{self, ImportDefaults, PlanImport};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::meetings::{self, Round, SaveMeeting};
use transitieroute_core::reference::municipalities;
use transitieroute_core::roster::{Signal, SortBy, StudentQuery, list};
use transitieroute_core::students::{self, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::bench;

const FIRST: [&str; 12] = [
    "Sanne", "Daan", "Noor", "Sem", "Çağla", "Łukasz", "Fatima", "Jesús", "Björn", "Mila",
    "Youssef", "Đorđe",
];
const PREFIX: [&str; 5] = ["", "", "van", "de", "van der"];
const LAST: [&str; 10] = [
    "Voorbeeld",
    "Testman",
    "Oefenhof",
    "Proefpersoon",
    "Aardappel",
    "Zonneveld",
    "Yılmaz",
    "Jansen-de Vries",
    "Monster",
    "Kladblok",
];
/// The 95th percentile of a question while typing, at 50,000 students.
const LIMIT: Duration = Duration::from_millis(10);

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 25).expect("a day")
}

fn main() -> ExitCode {
    let mut in_time = true;
    for (count, reading) in [
        (5_000, Duration::from_millis(25)),
        (50_000, Duration::from_millis(300)),
    ] {
        in_time &= measure(count, reading);
    }
    if in_time {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn measure(count: usize, reading: Duration) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("lijst.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let now = Moment::noon(today());
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now).expect("a dossier");
    fill(&dossier, folder.path(), count, now);
    drop(dossier);

    let dossier = Dossier::open(&path, &password).expect("the dossier");
    let started = Instant::now();
    let everybody = list(&dossier, &StudentQuery::default(), today())
        .expect("the list")
        .ids;
    let took = started.elapsed();
    assert_eq!(everybody.len(), count);
    let what = format!("list of {count} students, read into memory");
    let mut in_time = bench::within(&what, took, reading);

    for (name, queries) in questions() {
        in_time &= ask(&dossier, count, name, &queries);
    }

    // The first answer after a write, which reads the student again.
    let mut times = Vec::new();
    for (at, id) in everybody.iter().step_by(everybody.len() / 50).enumerate() {
        let patch = StudentPatch {
            phone: Some(format!("06 {at:08}")),
            ..StudentPatch::default()
        };
        students::update(&dossier, id, &patch, now).expect("a change");
        times.push(time(
            &dossier,
            &StudentQuery {
                limit: 60,
                ..StudentQuery::default()
            },
        ));
    }
    report(count, "after a write", &mut times);
    in_time
}

/// Kinds of question with the questions of that kind.
fn questions() -> Vec<(&'static str, Vec<StudentQuery>)> {
    let typed = [
        "sann", "test", "cagl", "1004", "p5a", "van", "zonn", "vrie", "yous", "xyz",
    ];
    let of_length = |length: usize, sort: SortBy| -> Vec<StudentQuery> {
        let search = |word: &&str| word.chars().take(length).collect();
        typed
            .iter()
            .map(|word| StudentQuery {
                search: search(word),
                sort,
                limit: 60,
                ..StudentQuery::default()
            })
            .collect()
    };
    let one = |query: StudentQuery| vec![StudentQuery { limit: 60, ..query }];
    vec![
        ("nothing typed", one(StudentQuery::default())),
        ("1 character", of_length(1, SortBy::NextStep)),
        ("2 characters", of_length(2, SortBy::NextStep)),
        ("3 characters", of_length(3, SortBy::Name)),
        ("4 characters", of_length(4, SortBy::NextStep)),
        (
            "two words",
            one(StudentQuery {
                search: "sa v".to_owned(),
                ..StudentQuery::default()
            }),
        ),
        (
            "filters",
            one(StudentQuery {
                municipalities: vec!["GM0222".to_owned(), "GM0014".to_owned()],
                signals: vec![Signal::NoMeeting, Signal::Late],
                sort: SortBy::Municipality,
                ..StudentQuery::default()
            }),
        ),
        (
            "far down",
            one(StudentQuery {
                offset: 30_000,
                sort: SortBy::Class,
                ..StudentQuery::default()
            }),
        ),
    ]
}

fn ask(dossier: &Dossier, count: usize, name: &str, queries: &[StudentQuery]) -> bool {
    let mut times: Vec<Duration> = queries
        .iter()
        .cycle()
        .take(300)
        .map(|query| time(dossier, query))
        .collect();
    let slowest = report(count, name, &mut times);
    bench::within(
        &format!("list of {count} students, {name}, p95"),
        slowest,
        LIMIT,
    )
}

fn time(dossier: &Dossier, query: &StudentQuery) -> Duration {
    let started = Instant::now();
    let answer = list(dossier, query, today()).expect("an answer");
    let json = serde_json::to_string(&answer).expect("JSON");
    let took = started.elapsed();
    assert!(!json.is_empty());
    took
}

/// Prints the spread and gives the 95th percentile.
fn report(count: usize, name: &str, times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
    println!(
        "{count} students, {name}: median {:.2?}, p95 {:.2?}, worst {:.2?}",
        at(50),
        at(95),
        at(100)
    );
    at(95)
}

fn fill(dossier: &Dossier, folder: &std::path::Path, count: usize, now: Moment) {
    let towns = municipalities();
    let mut csv =
        "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas;Gemeente\n".to_owned();
    for at in 0..count {
        let born =
            NaiveDate::from_ymd_opt(2008, 1, 1).expect("a day") + Days::new((at % 1500) as u64);
        let (first, prefix, last) = (FIRST[at % 12], PREFIX[at % 5], LAST[at / 12 % 10]);
        let town = &towns[at % 60].code;
        let class = format!("P{}{}", at % 6 + 1, char::from(b'a' + (at / 6 % 26) as u8));
        writeln!(
            csv,
            "{};{first};{prefix};{last}{};{};{class};{town}",
            10_000 + at,
            at % 400,
            born.format("%d-%m-%Y")
        )
        .expect("text");
    }
    let file = folder.join("lijst.csv");
    std::fs::write(&file, csv).expect("a file");
    let request = PlanImport {
        path: file.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults::default(),
    };
    let done = import::apply(dossier, &request, now, &Quiet)
        .expect("an import")
        .value
        .done;
    assert_eq!(done.new, count);

    // Records around one student in ten; on paper each of these is a person's work of minutes.
    let by_name = StudentQuery {
        sort: SortBy::Name,
        ..StudentQuery::default()
    };
    let everybody = list(dossier, &by_name, today()).expect("the list").ids;
    let some: Vec<&StudentId> = everybody.iter().step_by(20).collect();
    let coach = Coach {
        id: None,
        name: "Wim Jobcoach".to_owned(),
        kind_code: "gemeente".to_owned(),
        organisation_id: None,
        paid_by: String::new(),
        phone: String::new(),
        email: String::new(),
        capacity: 0,
        half_year_hours: 0,
        regime_codes: Vec::new(),
        from_date: None,
        to_date: None,
        municipality_codes: Vec::new(),
        expertise: String::new(),
        remarks: String::new(),
    };
    let coaches: Vec<_> = (0..20)
        .map(|at| Coach {
            name: format!("Wim Jobcoach {at}"),
            ..coach.clone()
        })
        .map(|coach| {
            jobcoaches::save(dossier, &coach, now)
                .expect("a coach")
                .value
        })
        .collect();
    for (at, student) in some.iter().enumerate() {
        let due = today() - Days::new(10) + Days::new((at % 60) as u64);
        let agreement = SaveAgreement {
            id: None,
            student_id: (*student).clone(),
            item_id: None,
            owner_kind: OwnerKind::Gemeente,
            owner: "Petra Gemeente".to_owned(),
            owner_contact_id: None,
            text: "Belt UWV over de banenafspraak en mailt de uitslag aan school".to_owned(),
            due: due.to_string(),
        };
        agreements::save(dossier, &agreement, now).expect("an agreement");
        if at % 3 == 0 {
            let assignment = NewAssignment {
                student_id: (*student).clone(),
                coach_id: coaches[at % coaches.len()].clone(),
                regime_code: String::new(),
                half_year_hours: None,
                paid_by: String::new(),
                from_date: (today() - Days::new(5)).to_string(),
                to_date: String::new(),
                goals: String::new(),
                reason: "meting".to_owned(),
            };
            jobcoaches::assign(dossier, &assignment, now).expect("an assignment");
        }
    }
    for town in &towns[..60] {
        let here = StudentQuery {
            municipalities: vec![town.code.clone()],
            ..StudentQuery::default()
        };
        let students = list(dossier, &here, today())
            .expect("the list")
            .ids
            .into_iter()
            .take(30)
            .collect();
        let meeting = SaveMeeting {
            id: None,
            date: (today() + Days::new(9)).to_string(),
            start_time: "09:00".to_owned(),
            end_time: "16:30".to_owned(),
            place: "lokaal 12".to_owned(),
            round: Round::First,
            municipality_codes: vec![town.code.clone()],
            minutes_per_student: 15,
            remarks: String::new(),
            students,
        };
        meetings::save(dossier, &meeting, now).expect("a meeting");
    }
}
