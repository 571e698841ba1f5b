//! How fast a class list of 10,000 rows goes in, from the file to confirmed on disk in the encrypted
//! dossier: `cargo bench -p transitieroute-tests --bench lists`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use rust_xlsxwriter::Workbook;
use transitieroute_core::exchange::Quiet;
use transitieroute_core::import::{self, ImportDefaults, PlanImport};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::bench::{class_list, median, time, within};

const ROWS: usize = 10_000;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = class_list(ROWS);
    let csv = folder.path().join("lijst.csv");
    let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    fs::write(&csv, lines.join("\r\n")).expect("a list");
    let xlsx = folder.path().join("lijst.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            sheet
                .write_string(at as u32, column as u16, text)
                .expect("a cell");
        }
    }
    book.save(&xlsx).expect("a list");

    let mut in_time = true;
    for (name, list, limit) in [("XLSX", &xlsx, 1000), ("CSV", &csv, 400)] {
        let measured = median(5, || import(list, folder.path()));
        in_time &= within(
            &format!("import of 10,000 rows, {name}"),
            measured,
            Duration::from_millis(limit),
        );
    }
    if in_time {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Into a new dossier every time: a list that is known already changes nothing.
fn import(list: &Path, folder: &Path) -> Duration {
    let path = folder.join("meting.transitieroute");
    let now = Moment::now();
    let (dossier, _) = Dossier::create(
        &path,
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .expect("a dossier");
    let request = PlanImport {
        path: list.to_string_lossy().into_owned(),
        mapping: None,
        defaults: ImportDefaults::default(),
    };
    let (took, done) = time(|| import::apply(&dossier, &request, now, &Quiet).expect("an import"));
    assert_eq!(done.value.done.new, ROWS);
    drop(dossier);
    fs::remove_file(path).expect("the dossier gone");
    took
}
