#![allow(clippy::unwrap_used)]
use super::*;
use crate::exchange::Sheet;

fn row(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|name| Cell::from_text(name)).collect()
}

fn assigned(names: &[&str]) -> Vec<Option<T>> {
    assign(
        &names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>(),
    )
}

#[test]
fn every_synonym_is_written_folded_and_stands_once() {
    let mut seen = std::collections::HashSet::new();
    for (_, _, names) in SYNONYMS {
        for name in *names {
            assert_eq!(&compact(name), name);
            assert!(seen.insert(*name), "{name} stands twice");
            assert!(!bsn::is_bsn_header(name), "{name}");
        }
    }
}

#[test]
fn names_as_systems_write_them() {
    for (name, field) in [
        ("Leerling nr.", T::Number),
        ("STAMNUMMER", T::Number),
        ("deelnemernummer", T::Number),
        ("Roepnaam", T::FirstName),
        ("Tussenvoegsel(s)", T::Prefix),
        ("Voorvoegsel", T::Prefix),
        ("Klassenmentor 1", T::Mentor),
        ("Geb. datum", T::BirthDate),
        ("geb.dat.", T::BirthDate),
        ("Geboortedatum (dd-mm-jjjj)", T::BirthDate),
        ("E-mail", T::Email),
        ("E-mailadres leerling", T::Email),
        ("mobielNummer", T::Phone),
        ("Leerling.Achternaam", T::LastName),
        ("ILT.CREBO", T::Crebo),
        ("GEMCODE", T::MunicipalityCode),
        ("naam_volledig", T::FullName),
        ("Leerling-\nnummer", T::Number),
        ("Straat + huisnummer", T::Address),
    ] {
        assert_eq!(recognise(name).map(|hit| hit.0), Some(field), "{name}");
    }
    for none in [
        "Geslacht",
        "BSN",
        "Mentor 2",
        "Nationaliteit",
        "Telefoon ouders",
        "Opmerking",
        "",
        "E-mail school",
        "Leerling",
        "Nr",
        "Naam school x",
    ] {
        let hit = recognise(none).map(|hit| hit.0);
        assert!(hit.is_none() || none == "Leerling", "{none}: {hit:?}");
    }
}

#[test]
fn a_field_is_given_once_to_the_surest_column() {
    assert_eq!(
        assigned(&["Nummer", "Leerlingnummer", "Naam"]),
        [None, Some(T::Number), Some(T::FullName)]
    );
    assert_eq!(assigned(&["Groep", "Klas"]), [None, Some(T::Class)]);
    assert_eq!(
        assigned(&["E-mail", "E-mail privé"]),
        [None, Some(T::Email)]
    );
    assert_eq!(assigned(&["Klas", "Klas"]), [Some(T::Class), None]);
}

#[test]
fn names_beside_each_other_explain_each_other() {
    assert_eq!(
        assigned(&["Roepnaam", "Voornaam"]),
        [Some(T::FirstName), Some(T::OfficialNames)]
    );
    assert_eq!(
        assigned(&["Roepnaam", "Voornaam", "Voornamen"]),
        [Some(T::FirstName), None, Some(T::OfficialNames)]
    );
    assert_eq!(
        assigned(&["Voornaam", "Naam"]),
        [Some(T::FirstName), Some(T::LastName)]
    );
    assert_eq!(
        assigned(&["Naam", "Roepnaam", "Achternaam"]),
        [None, Some(T::FirstName), Some(T::LastName)]
    );
    assert_eq!(
        assigned(&["Naam", "Klas"]),
        [Some(T::FullName), Some(T::Class)]
    );
}

#[test]
fn the_header_row_lies_below_title_rows_and_on_any_sheet() {
    let cover = Sheet {
        name: "Voorblad".into(),
        rows: vec![row(&["Klassenlijst", "2026"])],
        hidden: false,
    };
    let list = Sheet {
        name: "Lijst".into(),
        rows: vec![
            row(&["School De Proef"]),
            row(&["Klas", "P5a", "Mentor", "Mw. Mentor"]),
            Vec::new(),
            row(&["Stamnr", "Roepnaam", "Tv", "Achternaam"]),
            row(&["1", "Sanne", "", "Voorbeeld"]),
        ],
        hidden: false,
    };
    let hidden = Sheet {
        hidden: true,
        rows: vec![row(&[
            "Stamnr",
            "Roepnaam",
            "Tv",
            "Achternaam",
            "Klas",
            "Mentor",
        ])],
        ..Sheet::default()
    };
    let sheets = Sheets {
        list: vec![hidden.clone(), cover, list],
        epoch_1904: false,
    };
    assert_eq!(find(&sheets), Some((2, 3)));
    assert_eq!(
        find(&Sheets {
            list: vec![hidden],
            epoch_1904: false
        }),
        Some((0, 0))
    );
}

#[test]
fn rows_of_students_are_no_header_rows() {
    assert_eq!(
        score(&row(&["10001", "Sanne", "van der", "Oefening", "P5a"])),
        0
    );
    assert_eq!(score(&row(&["Naam"])), 0);
    assert_eq!(score(&row(&["Klas", "Mentor"])), 0);
    assert_eq!(score(&[]), 0);
    assert!(score(&row(&["Nummer", "Naam"])) > score(&row(&["Naam", "Klas"])));
}
