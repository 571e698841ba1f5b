//! How fast a dossier of 5,000 students opens, beside turning the password into a key, which is slow
//! on purpose: `cargo bench -p transitieroute-tests --bench dossier`.

use std::fs;
use std::process::ExitCode;
use std::time::Duration;

use transitieroute_core::exchange::Quiet;
use transitieroute_core::import::{self, ImportDefaults, PlanImport};
use transitieroute_core::roster::{StudentQuery, list};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::bench::{class_list, time, within};

const STUDENTS: usize = 5_000;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let now = Moment::now();
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now).expect("a dossier");
    let file = folder.path().join("lijst.csv");
    let lines: Vec<String> = class_list(STUDENTS)
        .iter()
        .map(|row| row.join(";"))
        .collect();
    fs::write(&file, lines.join("\n")).expect("a list");
    let request = PlanImport {
        path: file.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults::default(),
    };
    import::apply(&dossier, &request, now, &Quiet).expect("an import");
    drop(dossier);

    // A wrong password takes the derivation and nothing else: the database is never touched. By turns
    // and each at its best, because the derivation itself varies more than what is measured here.
    let wrong = Secret::new("oefenen-met-iets-anders");
    let (mut open, mut derivation) = (Duration::MAX, Duration::MAX);
    for _ in 0..9 {
        let (took, shown) = time(|| {
            let dossier = Dossier::open(&path, &password).expect("the dossier");
            let query = StudentQuery {
                limit: 60,
                ..StudentQuery::default()
            };
            list(&dossier, &query, now.today())
                .expect("the list")
                .rows
                .len()
        });
        assert_eq!(shown, 60);
        open = open.min(took);
        let (took, opened) = time(|| Dossier::open(&path, &wrong));
        assert!(opened.is_err());
        derivation = derivation.min(took);
    }
    println!(
        "opening with the first page of the list {open:.1?}, of which the password {derivation:.1?}"
    );
    let fine = within(
        "opening 5,000 students, beside the password",
        open.saturating_sub(derivation),
        Duration::from_millis(60),
    );
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
