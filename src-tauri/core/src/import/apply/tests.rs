//! What can only be seen with a second route, which no list brings.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::exchange::Quiet;
use crate::import::{ImportDefaults, PlanImport};
use crate::{Dossier, Secret};

/// The expected end of every route of the one student, oldest route first.
fn ends(dossier: &Dossier) -> Vec<Option<String>> {
    dossier
        .read(|sql| {
            let mut rows =
                sql.prepare("SELECT expected_end_date FROM route ORDER BY created_at, id")?;
            let ends = rows.query_map([], |row| row.get(0))?;
            Ok::<_, StoreError>(ends.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

#[test]
fn a_new_end_date_is_for_the_current_route_alone() {
    let folder = tempfile::tempdir().unwrap();
    let day = |text: &str| Moment::noon(text.parse().unwrap());
    let now = day("2026-11-22");
    let path = folder.path().join("school.transitieroute");
    let (dossier, _) = Dossier::create(
        &path,
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .unwrap();
    let import = |end: &str, now| {
        let list = folder.path().join("lijst.csv");
        let text =
            format!("Leerlingnummer;Roepnaam;Achternaam;Einddatum\n1;Sanne;Voorbeeld;{end}\n");
        std::fs::write(&list, text).unwrap();
        let request = PlanImport {
            path: list.to_string_lossy().into_owned(),
            mapping: None,
            defaults: ImportDefaults::default(),
        };
        apply(&dossier, &request, now, &Quiet).unwrap().value
    };
    assert_eq!(import("10-07-2026", now).done.new, 1);
    // A year later the student is back on a second route.
    dossier
        .transact("test", day("2027-11-22"), |tx| {
            let student = tx
                .sql
                .query_row("SELECT id FROM student", [], |row| row.get(0))?;
            let kind = RouteKindId::from("school-ex");
            start(
                tx,
                &Start {
                    student: &student,
                    kind: &kind,
                    cohort: "2027-2028",
                    expected_end_date: None,
                    by: "",
                },
            )
        })
        .unwrap();
    let done = import("14-07-2028", day("2027-11-23"));
    assert_eq!((done.done.changed, done.rows[0].changes.len()), (1, 1));
    assert_eq!(
        ends(&dossier),
        [Some("2026-07-10".to_owned()), Some("2028-07-14".to_owned())]
    );
    assert_eq!(import("14-07-2028", day("2027-11-24")).done.unchanged, 1);
}
