//! The shape of a dossier: as it is kept in `references/schema.sql`, and the same for a new dossier
//! and for one of every version that was ever released.
//!
//! A migration that was released is never edited. To add one: run
//! `cargo test -p transitieroute-tests --test migrations -- --ignored` *before* adding the file,
//! which keeps a dossier of the present version in `references/dossiers`; add the file; then
//! `UPDATE_REFERENCES=1 cargo test -p transitieroute-tests --test migrations` and read the
//! difference in `schema.sql` before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::store::schema_version;
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret};

const PASSWORD: &str = "oefenen-met-transitieroute";

fn references() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("references")
}

fn kept(version: usize) -> PathBuf {
    references().join(format!("dossiers/v{version}.transitieroute"))
}

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

/// A dossier with a recognisable record or two.
fn make(path: &Path) -> Dossier {
    let (dossier, _) = Dossier::create(
        path,
        &Secret::new(PASSWORD),
        "Praktijkschool Voorbeeldstad",
        now(),
    )
    .unwrap();
    let new = NewStudent {
        number: "1001".to_owned(),
        first_name: "Sanne".to_owned(),
        last_name: "Voorbeeld".to_owned(),
        ..NewStudent::default()
    };
    students::add(&dossier, &new, now()).unwrap();
    let settings = Settings {
        user_name: "Noor Proef".to_owned(),
        ..settings::get(&dossier).unwrap()
    };
    settings::update(&dossier, &settings, now()).unwrap();
    dossier
}

fn is_well(dossier: &Dossier) {
    let check = dossier.check().unwrap();
    assert_eq!(
        (check.schema, check.students, check.problems),
        (schema_version(), 1, vec![])
    );
    assert_eq!(settings::get(dossier).unwrap().user_name, "Noor Proef");
}

#[test]
fn a_new_dossier_has_the_shape_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = make(&folder.path().join("nieuw.transitieroute"));
    is_well(&dossier);
    let found = dossier.schema_sql().unwrap();
    let reference = references().join("schema.sql");
    if std::env::var_os("UPDATE_REFERENCES").is_some() {
        fs::create_dir_all(references()).unwrap();
        fs::write(&reference, &found).unwrap();
    }
    let kept = fs::read_to_string(&reference)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        found == kept,
        "the schema is not what references/schema.sql says; see the head of this file\n{}",
        first_difference(&kept, &found),
    );
}

fn first_difference(kept: &str, found: &str) -> String {
    let pair = kept
        .lines()
        .zip(found.lines())
        .find(|(kept, found)| kept != found);
    pair.map_or_else(
        || "one has more lines than the other".to_owned(),
        |(kept, found)| format!("kept:  {kept}\nfound: {found}"),
    )
}

#[test]
fn a_dossier_of_every_earlier_version_is_brought_up_to_date_with_its_records() {
    for version in 1..schema_version() {
        let fixture = kept(version);
        assert!(
            fixture.exists(),
            "{} is missing; see the head of this file",
            fixture.display()
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("oud.transitieroute");
        fs::copy(&fixture, &path).unwrap();
        let dossier = Dossier::open(&path, &Secret::new(PASSWORD)).unwrap();
        is_well(&dossier);
        let fresh = make(&folder.path().join("nieuw.transitieroute"));
        // A column that was added later stands elsewhere in the text; names and types are the same.
        assert_eq!(
            words(&dossier.schema_sql().unwrap()),
            words(&fresh.schema_sql().unwrap()),
            "version {version}"
        );
        drop(dossier);
        is_well(&Dossier::open(&path, &Secret::new(PASSWORD)).unwrap());
    }
    // Nothing was kept for a version that does not exist.
    let count = fs::read_dir(references().join("dossiers")).map_or(0, Iterator::count);
    assert!(count <= schema_version(), "{count} dossiers are kept");
}

fn words(schema: &str) -> Vec<String> {
    let mut lines: Vec<String> = schema
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    lines.sort();
    lines
}

#[test]
#[ignore = "writes references/dossiers; run by hand before a migration is added"]
fn keep_a_dossier_of_this_version() {
    let path = kept(schema_version());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(
        !path.exists(),
        "{} is there already and is never made again",
        path.display()
    );
    drop(make(&path));
}
