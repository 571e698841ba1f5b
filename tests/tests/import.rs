//! Class lists into the dossier: the three samples, twice, changed, broken, cancelled.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::import::{self, ImportDefaults, PlanImport, RowOutcome};
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

const GO_ON: &dyn Fn(usize, usize) -> bool = &|_, _| true;

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn dossier() -> (TempDir, Dossier) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    (folder, dossier)
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(name)
}

fn request(path: &Path) -> PlanImport {
    PlanImport {
        path: path.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults::default(),
    }
}

fn count(dossier: &Dossier) -> usize {
    let query = StudentQuery {
        closed: true,
        ..StudentQuery::default()
    };
    roster::list(dossier, &query, now().today())
        .unwrap()
        .matching
}

fn write(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn each_sample_comes_in_and_the_second_time_changes_nothing() {
    let (_folder, dossier) = dossier();
    let mut before = 0;
    for (name, rows) in [
        ("magister-klassenlijst.csv", 42),
        ("somtoday-leerlingen.csv", 35),
        ("mbo-deelnemers.xlsx", 60),
    ] {
        let request = request(&sample(name));
        let plan = import::plan(&dossier, &request, now(), &GO_ON).unwrap();
        assert_eq!(count(&dossier), before, "a dry run writes nothing: {name}");
        let done = import::apply(&dossier, &request, now(), &GO_ON).unwrap();
        assert_eq!(
            done.value, plan,
            "the import does what the dry run said: {name}"
        );
        assert_eq!((plan.done.new, plan.done.refused), (rows, 0), "{name}");
        assert!(
            done.changes.undo.is_none(),
            "an import is not undone row by row"
        );
        before += rows;
        assert_eq!(count(&dossier), before, "{name}");
        let again = import::apply(&dossier, &request, now(), &GO_ON)
            .unwrap()
            .value
            .done;
        assert_eq!(
            (again.new, again.changed, again.unchanged),
            (0, 0, rows),
            "{name}"
        );
    }
    assert!(dossier.check().unwrap().problems.is_empty());
}

#[test]
fn a_second_list_says_what_changes_who_is_missing_and_removes_nobody() {
    let (folder, dossier) = dossier();
    let first = write(
        &folder,
        "a.csv",
        "leerlingnummer;roepnaam;achternaam;klas\n1;Sanne;Voorbeeld;5A\n2;Daan;Testman;5A\n3;Noor;Bedacht;5B\n",
    );
    import::apply(&dossier, &request(&first), now(), &GO_ON).unwrap();
    let second = write(
        &folder,
        "b.csv",
        "leerlingnummer;roepnaam;achternaam;klas\n1;Sanne;Voorbeeld;6A\n2;Daan;Testman;5A\n4;Finn;Gefingeerd;5B\n",
    );
    let plan = import::apply(&dossier, &request(&second), now(), &GO_ON)
        .unwrap()
        .value;
    let outcomes: Vec<RowOutcome> = plan.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(
        outcomes,
        [RowOutcome::Changed, RowOutcome::Unchanged, RowOutcome::New]
    );
    let change = &plan.rows[0].changes[0];
    assert_eq!(
        (change.field, change.from.as_str(), change.to.as_str()),
        ("class", "5A", "6A")
    );
    assert_eq!(
        plan.missing
            .iter()
            .map(|student| student.number.as_str())
            .collect::<Vec<_>>(),
        ["3"]
    );
    assert_eq!(count(&dossier), 4, "nobody is removed");
}

#[test]
fn a_bsn_column_never_comes_in() {
    let (folder, dossier) = dossier();
    let list = write(
        &folder,
        "bsn.csv",
        "leerlingnummer;bsn;roepnaam;achternaam\n1;111222333;Sanne;Voorbeeld\n2;123456782;Daan;Testman\n",
    );
    let plan = import::apply(&dossier, &request(&list), now(), &GO_ON)
        .unwrap()
        .value;
    assert_eq!((plan.done.new, plan.done.dropped_bsn), (2, 2));
    assert_eq!(plan.bsn_columns, ["bsn"]);
    let told = serde_json::to_string(&plan).unwrap();
    assert!(!told.contains("111222333") && !told.contains("123456782"));
}

#[test]
fn a_cancelled_or_broken_import_changes_nothing() {
    let (folder, dossier) = dossier();
    let stopped = import::apply(
        &dossier,
        &request(&sample("mbo-deelnemers.xlsx")),
        now(),
        &|_, _| false,
    )
    .unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    let broken = [
        ("leeg.csv", "", "list_empty"),
        ("geen-kop.csv", "a;b;c\n1;2;3\n", "no_header"),
        (
            "geen-rijen.csv",
            "leerlingnummer;roepnaam;achternaam\n",
            "no_rows",
        ),
        ("foto.csv", "\u{89}PNG", "not_a_list"),
    ];
    for (name, text, code) in broken {
        let bytes: Vec<u8> = if name == "foto.csv" {
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()
        } else {
            text.as_bytes().to_vec()
        };
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = import::apply(&dossier, &request(&path), now(), &GO_ON).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(!error.to_string().is_empty());
    }
    assert_eq!(count(&dossier), 0);
}

#[test]
fn a_corrected_mapping_is_remembered_for_the_next_file_of_its_kind() {
    let (folder, dossier) = dossier();
    let list = write(
        &folder,
        "eigen.csv",
        "leerlingnummer;roepnaam;achternaam;kamer\n1;Sanne;Voorbeeld;5A\n",
    );
    let read = import::ReadList {
        path: list.to_string_lossy().into_owned(),
        mapping: None,
    };
    let preview = import::preview(&dossier, &read).unwrap();
    assert!(!preview.remembered);
    let mut mapping = preview.mapping;
    mapping.columns[3] = Some(transitieroute_core::exchange::TargetField::Class);
    import::apply(
        &dossier,
        &PlanImport {
            mapping: Some(mapping),
            ..request(&list)
        },
        now(),
        &GO_ON,
    )
    .unwrap();
    let next = write(
        &folder,
        "volgende.csv",
        "leerlingnummer;roepnaam;achternaam;kamer\n2;Daan;Testman;5B\n",
    );
    let read = import::ReadList {
        path: next.to_string_lossy().into_owned(),
        mapping: None,
    };
    assert!(import::preview(&dossier, &read).unwrap().remembered);
    import::apply(&dossier, &request(&next), now(), &GO_ON).unwrap();
    let query = StudentQuery {
        search: "daan".into(),
        limit: 1,
        ..StudentQuery::default()
    };
    assert_eq!(
        roster::list(&dossier, &query, now().today()).unwrap().rows[0].class,
        "5B"
    );
}

#[test]
fn a_student_number_counts_within_its_school_and_mbo_students_take_the_mbo_route() {
    let (folder, dossier) = dossier();
    let text = "school;leerlingnummer;roepnaam;achternaam;niveau\nRoc Verzonnen;1;Sanne;Voorbeeld;2\nRoc Bedacht;1;Daan;Testman;1\n";
    let plan = import::apply(
        &dossier,
        &request(&write(&folder, "twee.csv", text)),
        now(),
        &GO_ON,
    )
    .unwrap()
    .value;
    assert_eq!(plan.done.new, 2, "{:?}", plan.rows);
    let query = StudentQuery {
        limit: 9,
        ..StudentQuery::default()
    };
    let rows = roster::list(&dossier, &query, now().today()).unwrap().rows;
    let types: Vec<&str> = rows.iter().map(|row| row.school_type.as_str()).collect();
    assert!(
        types.contains(&"mbo2") && types.contains(&"entree"),
        "{types:?}"
    );
}
