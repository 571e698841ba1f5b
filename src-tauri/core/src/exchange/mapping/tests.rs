#![allow(clippy::unwrap_used)]
use super::*;
use crate::exchange::{Cell, Quiet, TargetField as T, preview, read_bytes};

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|text| Cell::from_text(text)).collect())
        .collect();
    Sheet {
        name: name.into(),
        rows,
        hidden: false,
    }
}

fn csv(text: &str) -> Sheets {
    read_bytes(text.as_bytes(), &Quiet).unwrap()
}

#[test]
fn a_proposal_says_what_is_read_what_not_and_what_never() {
    let sheets = csv("Stamnr;Roepnaam;Achternaam;Geslacht;BSN\n1;Sanne;Voorbeeld;V;123456782\n");
    let found = suggest(&sheets).unwrap();
    assert_eq!(
        found.mapping.columns,
        [
            Some(T::Number),
            Some(T::FirstName),
            Some(T::LastName),
            None,
            None
        ]
    );
    assert_eq!(found.unmapped, [3]);
    assert_eq!(found.bsn_columns, [4]);
    assert_eq!(found.mapping.check(&sheets), Ok(()));
    let shown = preview(&sheets, &found.mapping, 10);
    assert_eq!(shown.total_rows, 1);
    assert_eq!(shown.rows[0].row_number, 2);
    assert_eq!(shown.rows[0].cells[3].as_deref(), Some("V"));
    assert_eq!(shown.rows[0].cells[4], None);
    assert!(shown.columns[4].bsn);
}

#[test]
fn student_numbers_that_are_bsn_are_not_proposed() {
    let sheets = csv("Leerlingnummer;Naam\n123456782;Sanne Voorbeeld\n111222333;Daan Testman\n");
    let found = suggest(&sheets).unwrap();
    assert_eq!(found.bsn_columns, [0]);
    assert_eq!(found.mapping.check(&sheets), Err(MappingError::NoNumber));
    let mut forced = found.mapping;
    forced.columns[0] = Some(T::Number);
    assert_eq!(forced.check(&sheets), Err(MappingError::BsnColumn));
}

#[test]
fn no_header_no_rows_and_pointing_it_out() {
    let sheets = csv("A1;B2;C3\n1;Sanne;Voorbeeld\n");
    assert_eq!(suggest(&sheets), Err(ListError::NoHeader));
    let found = suggest_at(&sheets, 0, 0).unwrap();
    assert_eq!(found.mapping.columns, [None, None, None]);
    assert_eq!(found.unmapped, [0, 1, 2]);
    assert_eq!(suggest_at(&sheets, 0, 9), Err(ListError::NoHeader));
    assert_eq!(suggest_at(&sheets, 3, 0), Err(ListError::NoHeader));
    assert_eq!(suggest(&csv("Stamnr;Naam\n;\n")), Err(ListError::NoRows));
}

#[test]
fn a_mapping_is_checked() {
    let sheets = csv("Stamnr;Naam;Klas\n1;Sanne Voorbeeld;P5a\n");
    let with = |columns: Vec<Option<T>>| Mapping {
        columns,
        ..Mapping::default()
    };
    assert_eq!(
        with(vec![Some(T::Number), None]).check(&sheets),
        Err(MappingError::NoName)
    );
    assert_eq!(
        with(vec![None, Some(T::FullName)]).check(&sheets),
        Err(MappingError::NoNumber)
    );
    let twice = with(vec![Some(T::Number), Some(T::FullName), Some(T::Number)]);
    assert_eq!(twice.check(&sheets), Err(MappingError::Twice(T::Number)));
    assert_eq!(
        Mapping {
            header_row: 7,
            ..Mapping::default()
        }
        .check(&sheets),
        Err(MappingError::OutOfSheet)
    );
    assert_eq!(
        Mapping {
            sheet: 7,
            ..Mapping::default()
        }
        .check(&sheets),
        Err(MappingError::OutOfSheet)
    );
}

#[test]
fn a_remembered_mapping_finds_its_file_again() {
    let first = suggest(&csv("Stamnr;Naam;Vak\n1;Sanne Voorbeeld;P5a\n")).unwrap();
    let mut corrected = first.mapping.clone();
    corrected.columns[2] = Some(T::Class);
    corrected
        .municipality_choices
        .insert("hengelo".into(), "GM0164".into());
    // Other spelling and a title row: the same kind of file.
    let sheets = csv("Lijst van vandaag\nSTAMNR.;naam;vak;\n2;Daan Testman;P5b\n");
    let second = suggest(&sheets).unwrap();
    assert_eq!(first.fingerprint, second.fingerprint);
    let adopted = Mapping::adopted_from(&second, &corrected);
    assert_eq!(adopted.header_row, 1);
    assert_eq!(adopted.columns[2], Some(T::Class));
    assert_eq!(adopted.municipality_choices["hengelo"], "GM0164");
    let other = suggest(&csv("Stamnr;Naam;Klas\n1;Sanne Voorbeeld;P5a\n")).unwrap();
    assert_ne!(first.fingerprint, other.fingerprint);
    let kept: Mapping = serde_json::from_str(&serde_json::to_string(&corrected).unwrap()).unwrap();
    assert_eq!(kept, corrected);
}

#[test]
fn a_tab_per_class_is_one_list_but_an_overview_is_not_read_twice() {
    let sheets = Sheets {
        list: vec![
            sheet("P5a", &[&["Stamnr", "Naam"], &["1", "Sanne Voorbeeld"]]),
            sheet(
                "P5b",
                &[&["Klas P5b"], &["Stamnr", "Naam"], &["2", "Daan Testman"]],
            ),
            sheet(
                "Alle",
                &[
                    &["Stamnr", "Naam"],
                    &["1", "Sanne Voorbeeld"],
                    &["2", "Daan Testman"],
                ],
            ),
            sheet("Uitleg", &[&["Stamnr", "is het nummer"]]),
        ],
        epoch_1904: false,
    };
    let found = suggest(&sheets).unwrap();
    assert_eq!(found.mapping.sheet, 0);
    assert_eq!(
        found.mapping.more_sheets,
        [SheetPart {
            sheet: 1,
            header_row: 1
        }]
    );
    assert_eq!(preview(&sheets, &found.mapping, 5).total_rows, 2);
}
