#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::exchange::{Cell, LearningPath, OutflowProfile, Quiet, Sheet, read_bytes, suggest};

const MAGISTER: &[u8] = include_bytes!("../../../../../tests/samples/magister-klassenlijst.csv");
const SOMTODAY: &[u8] = include_bytes!("../../../../../tests/samples/somtoday-leerlingen.csv");
const MBO: &[u8] = include_bytes!("../../../../../tests/samples/mbo-deelnemers.xlsx");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(bytes: &[u8]) -> ParsedList {
    let sheets = read_bytes(bytes, &Quiet).unwrap();
    let found = suggest(&sheets).unwrap();
    assert_eq!(found.mapping.check(&sheets), Ok(()));
    parse_rows(&sheets, &found.mapping, day("2026-11-22"), &Quiet).unwrap()
}

fn csv(text: &str) -> ParsedList {
    read(text.as_bytes())
}

/// The one row of a list with a number, a name and these further columns.
fn row(headers: &str, cells: &str) -> ParsedRow {
    let mut list = csv(&format!(
        "Stamnr;Roepnaam;Achternaam;{headers}\n10001;Sanne;Voorbeeld;{cells}\n"
    ));
    assert_eq!(list.rows.len(), 1);
    list.rows.swap_remove(0)
}

fn codes(row: &ParsedRow) -> Vec<ProblemCode> {
    row.problems.iter().map(|problem| problem.code).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn the_three_samples_come_in_whole() {
    for (bytes, count) in [(MAGISTER, 42), (SOMTODAY, 35), (MBO, 60)] {
        let list = read(bytes);
        assert_eq!(list.rows.len(), count);
        assert!(
            list.rows
                .iter()
                .all(|row| row.problems.is_empty() && !row.dropped_bsn),
            "{list:?}"
        );
        assert_eq!(
            (
                list.skipped.len(),
                list.unresolved.len(),
                list.bsn_columns.len()
            ),
            (0, 0, 0)
        );
    }
}

#[test]
fn a_row_of_each_sample() {
    let magister = read(MAGISTER);
    let first = &magister.rows[3];
    assert_eq!((first.row_number, first.sheet), (5, 0));
    let expected = StudentFields {
        number: some("10004"),
        first_name: some("Ayşe"),
        prefix: some("in 't"),
        last_name: some("Spiegelbeeld"),
        class: some("E1"),
        mentor: some("Mw. Mentor"),
        ..StudentFields::default()
    };
    assert_eq!(first.fields, expected);

    let somtoday = read(SOMTODAY);
    let expected = StudentFields {
        number: some("10202"),
        first_name: some("Jip"),
        prefix: some("van der"),
        last_name: some("Oefening"),
        birth_date: Some(day("2008-11-16")),
        email: some("leerling202@voorbeeld.invalid"),
        phone: some("06-00000202"),
        ..StudentFields::default()
    };
    assert_eq!(somtoday.rows[2].fields, expected);

    let mbo = read(MBO);
    let expected = StudentFields {
        number: some("10400"),
        first_name: some("Lotte"),
        prefix: some("van der"),
        last_name: some("Oefening"),
        birth_date: Some(day("2010-04-07")),
        place: some("Doesburg"),
        municipality: some("GM0221"),
        crebo: some("25252"),
        learning_path: Some(LearningPath::Bol),
        level: Some(2),
        cohort: some("2026-2027"),
        ..StudentFields::default()
    };
    assert_eq!(mbo.rows[0].fields, expected);
}

#[test]
fn a_row_without_number_or_name_is_refused() {
    let list = csv("Stamnr;Roepnaam;Achternaam\n;Sanne;Voorbeeld\n10002;;\n10003;Daan;\n");
    assert_eq!(codes(&list.rows[0]), [ProblemCode::NoNumber]);
    assert_eq!(codes(&list.rows[1]), [ProblemCode::NoName]);
    assert_eq!(codes(&list.rows[2]), [ProblemCode::IncompleteName]);
    assert!(list.rows[0].refusal().is_some());
    assert!(list.rows[2].refusal().is_none());
}

#[test]
fn an_impossible_birth_date_is_refused_with_the_reason() {
    let refused = |text: &str| row("Geboortedatum", text);
    let none = refused("31-02-2009");
    assert_eq!(codes(&none), [ProblemCode::ImpossibleDate]);
    assert_eq!(
        none.refusal().unwrap().message,
        "De geboortedatum ‘31-02-2009’ bestaat niet. Verbeter de datum in de lijst."
    );
    assert_eq!(codes(&refused("gisteren")), [ProblemCode::ImpossibleDate]);
    assert_eq!(codes(&refused("23-11-2026")), [ProblemCode::BornInFuture]);
    assert_eq!(codes(&refused("23-11-2016")), [ProblemCode::ImplausibleAge]);
    assert_eq!(codes(&refused("22-11-2016")), []);
    assert_eq!(codes(&refused("22-11-1985")), [ProblemCode::ImplausibleAge]);
    assert_eq!(codes(&refused("23-11-1985")), []);
    assert_eq!(refused("").fields.birth_date, None);
}

#[test]
fn the_same_number_twice_refuses_both_and_names_the_other() {
    let list = csv("Stamnr;Naam\na1;Sanne Voorbeeld\n2;Daan Testman\nA1;Sanne Voorbeeld\n");
    assert_eq!(
        list.rows[0].refusal().unwrap().message,
        "Dit leerlingnummer staat ook in rij 4. Haal de dubbele rij uit de lijst."
    );
    assert_eq!(
        list.rows[2].refusal().unwrap().message,
        "Dit leerlingnummer staat ook in rij 2. Haal de dubbele rij uit de lijst."
    );
    assert!(list.rows[1].refusal().is_none());
    let schools =
        csv("Stamnr;Naam;School\n1;Sanne Voorbeeld;De Proef\n1;Daan Testman;Het Voorbeeld\n");
    assert!(schools.rows.iter().all(|row| row.refusal().is_none()));
}

#[test]
fn bsn_never_comes_through() {
    let list = csv(
        "Stamnr;Naam;BSN;Opmerking;Klas\n10001;Sanne Voorbeeld;123456782;x;P5a\n10002;Daan Testman;;bsn 111222333;111222333\n10003;Jip Proef;;;P5a\n",
    );
    assert_eq!(list.bsn_columns, ["BSN"]);
    assert_eq!(
        list.rows
            .iter()
            .map(|row| row.dropped_bsn)
            .collect::<Vec<_>>(),
        [true, true, false]
    );
    assert_eq!(list.rows[1].fields.class, None);
    assert!(list.rows.iter().all(|row| row.refusal().is_none()));
    let all = serde_json::to_string(&list).unwrap();
    assert!(
        !all.contains("123456782") && !all.contains("111222333"),
        "{all}"
    );
}

#[test]
fn a_bsn_among_student_numbers_leaves_the_row_without_number() {
    let list = csv(
        "Leerlingnummer;Naam\n10001;Sanne Voorbeeld\n123456782;Daan Testman\n10003;Jip Proef\n",
    );
    assert_eq!(
        codes(&list.rows[1]),
        [ProblemCode::BsnDropped, ProblemCode::NoNumber]
    );
    assert!(list.rows[1].dropped_bsn);
}

#[test]
fn municipalities_by_code_name_and_place_and_never_by_guess() {
    let at = |headers: &str, cells: &str| {
        let row = row(headers, cells);
        (row.fields.municipality.clone(), codes(&row))
    };
    assert_eq!(at("Gemeentecode", "0518"), (some("GM0518"), vec![]));
    assert_eq!(at("Gemeentecode", "518"), (some("GM0518"), vec![]));
    assert_eq!(at("Gemeente", "Den Bosch"), (some("GM0796"), vec![]));
    assert_eq!(at("Woonplaats", "Ulft"), (some("GM1509"), vec![]));
    assert_eq!(
        at("Woonplaats;Gemeente", "Hengelo;Bronckhorst"),
        (some("GM1876"), vec![])
    );
    // The place says which Bergen; a place elsewhere says nothing.
    let bergen = at("Woonplaats;Gemeente", "Schoorl;Bergen");
    assert_eq!(bergen, (some("GM0373"), vec![]));
    let elsewhere = at("Woonplaats;Gemeente", "Ulft;Bergen");
    assert_eq!(elsewhere, (None, vec![ProblemCode::AmbiguousMunicipality]));
    assert_eq!(
        at("Woonplaats", "Hengelo"),
        (None, vec![ProblemCode::AmbiguousMunicipality])
    );
    assert_eq!(at("Gemeente", "Hengelo"), (some("GM0164"), vec![]));
    assert_eq!(
        at("Gemeente", "Bergen"),
        (None, vec![ProblemCode::AmbiguousMunicipality])
    );
    assert_eq!(
        at("Woonplaats", "Nergenshuizen"),
        (None, vec![ProblemCode::UnknownMunicipality])
    );
    assert_eq!(at("Woonplaats", ""), (None, vec![]));
    assert_eq!(
        row("Woonplaats", "Bergen").problems[0].message,
        "‘Bergen’ kan meer dan één gemeente zijn: Bergen (NH.) of Bergen (L.). Kies zelf de gemeente."
    );
}

#[test]
fn a_place_is_chosen_once_for_the_whole_list() {
    let sheets = read_bytes(b"Stamnr;Naam;Woonplaats\n1;Sanne Voorbeeld;Bergen\n2;Daan Testman;bergen\n3;Jip Proef;Elders\n", &Quiet).unwrap();
    let mut mapping = suggest(&sheets).unwrap().mapping;
    let list = parse_rows(&sheets, &mapping, day("2026-11-22"), &Quiet).unwrap();
    let open: Vec<(&str, usize, usize)> = list
        .unresolved
        .iter()
        .map(|u| (u.key.as_str(), u.codes.len(), u.rows))
        .collect();
    assert_eq!(open, [("bergen", 2, 2), ("elders", 0, 1)]);
    mapping
        .municipality_choices
        .insert("bergen".into(), "GM0893".into());
    let list = parse_rows(&sheets, &mapping, day("2026-11-22"), &Quiet).unwrap();
    assert_eq!(list.rows[1].fields.municipality, some("GM0893"));
    assert_eq!(list.unresolved.len(), 1);
}

#[test]
fn everything_else_that_is_wrong_is_a_warning() {
    let row = row(
        "E-mail;Crebo;Leerweg;Niveau;Cohort;Uitstroomprofiel;Brin;Einddatum",
        "sanne;abc;avond;9;ooit;misschien;geen;31-02-2027",
    );
    assert_eq!(
        codes(&row),
        [
            ProblemCode::InvalidEmail,
            ProblemCode::InvalidBrin,
            ProblemCode::UnknownLevel,
            ProblemCode::UnknownLearningPath,
            ProblemCode::InvalidCohort,
            ProblemCode::UnknownProfile,
            ProblemCode::InvalidCrebo,
            ProblemCode::InvalidEndDate,
        ]
    );
    assert!(row.refusal().is_none());
    let expected = StudentFields {
        number: some("10001"),
        first_name: some("Sanne"),
        last_name: some("Voorbeeld"),
        ..StudentFields::default()
    };
    assert_eq!(row.fields, expected);
}

#[test]
fn every_field_finds_its_place() {
    let row = row(
        "Voornamen;Leerjaar;Straat;Huisnr;Toevoeging;Postcode;Plaats;School;Brin;Locatie;Opleiding;Uitstroomprofiel;Einddatum;Mobiel",
        "Johanna Maria;5;Testlaan;12;a;1234ab;Arnhem;De Proef;16sw03;Noord;Glazenwasser;Arbeid;31-07-27;612345678",
    );
    assert_eq!(row.problems, []);
    let expected = StudentFields {
        number: some("10001"),
        first_name: some("Sanne"),
        last_name: some("Voorbeeld"),
        official_names: some("Johanna Maria"),
        year: some("5"),
        street: some("Testlaan 12 a"),
        postcode: some("1234 AB"),
        place: some("Arnhem"),
        municipality: some("GM0202"),
        school: some("De Proef"),
        brin: some("16SW03"),
        location: some("Noord"),
        course: some("Glazenwasser"),
        crebo: some("25032"),
        outflow_profile: Some(OutflowProfile::Arbeid),
        expected_end_date: Some(day("2027-07-31")),
        phone: some("0612345678"),
        ..StudentFields::default()
    };
    assert_eq!(row.fields, expected);
}

#[test]
fn names_from_every_mix_of_columns() {
    let name = |headers: &str, cells: &str| {
        let mut list = csv(&format!("Stamnr;{headers}\n1;{cells}\n"));
        let row = list.rows.swap_remove(0);
        let f = row.fields;
        [f.first_name, f.prefix, f.last_name]
            .map(Option::unwrap_or_default)
            .join("|")
    };
    assert_eq!(name("Naam", "Berg, Jan van der"), "Jan|van der|Berg");
    assert_eq!(name("Leerling", "Jan van der Berg"), "Jan|van der|Berg");
    assert_eq!(
        name("Roepnaam;Achternaam", "Jan;Berg, van der"),
        "Jan|van der|Berg"
    );
    assert_eq!(
        name(
            "Roepnaam;Tussenvoegsel;Achternaam",
            "Jan;van der;van der Berg"
        ),
        "Jan|van der|Berg"
    );
    assert_eq!(
        name("Roepnaam;Tussenvoegsel;Achternaam", "Jan;van;de Berg"),
        "Jan|van|de Berg"
    );
    assert_eq!(
        name("Roepnaam;Naam", "Sanne;Voorbeeld, Sanne"),
        "Sanne||Voorbeeld"
    );
    assert_eq!(name("Voornaam;Naam", "Sanne;Voorbeeld"), "Sanne||Voorbeeld");
    assert_eq!(
        name("Voornamen;Achternaam", "Johanna Maria;Voorbeeld"),
        "Johanna||Voorbeeld"
    );
    assert_eq!(
        name("Achternaam;Klas", "Voorbeeld, Sanne;P5a"),
        "Sanne||Voorbeeld"
    );
}

#[test]
fn headers_and_totals_in_between_are_no_students() {
    let list = csv(
        "Stamnr;Naam;Klas\n1;Sanne Voorbeeld;P5a\n\nAantal leerlingen: 1;;\nStamnr;Naam;Klas\n2;Daan Testman;P5b\nTotaal;2;\n;Totaal;2\n;;\n3;Totaal Testman;P5b\n",
    );
    assert_eq!(
        list.rows
            .iter()
            .map(|row| row.row_number)
            .collect::<Vec<_>>(),
        [2, 6, 10]
    );
    assert!(list.rows.iter().all(|row| row.refusal().is_none()));
    let skipped: Vec<(usize, SkipReason)> = list
        .skipped
        .iter()
        .map(|s| (s.row_number, s.reason))
        .collect();
    assert_eq!(
        skipped,
        [
            (4, SkipReason::Total),
            (5, SkipReason::RepeatedHeader),
            (7, SkipReason::Total),
            (8, SkipReason::Total)
        ]
    );
}

#[test]
fn a_list_with_only_totals_has_no_rows() {
    let sheets = read_bytes(b"Stamnr;Naam\nTotaal;0\n", &Quiet).unwrap();
    let mapping = suggest(&sheets).unwrap().mapping;
    assert_eq!(
        parse_rows(&sheets, &mapping, day("2026-11-22"), &Quiet),
        Err(ListError::NoRows)
    );
}

#[test]
fn several_tabs_and_both_calendars() {
    let tab = |name: &str, number: f64| Sheet {
        name: name.into(),
        rows: vec![
            vec![
                Cell::from_text("Stamnr"),
                Cell::from_text("Naam"),
                Cell::from_text("Geboortedatum"),
            ],
            vec![
                Cell::Number(number),
                Cell::from_text("Sanne Voorbeeld"),
                Cell::Number(39_613.0 - 1462.0),
            ],
        ],
        hidden: false,
    };
    let sheets = Sheets {
        list: vec![tab("P5a", 1.0), tab("P5b", 2.0)],
        epoch_1904: true,
    };
    let mapping = suggest(&sheets).unwrap().mapping;
    let list = parse_rows(&sheets, &mapping, day("2026-11-22"), &Quiet).unwrap();
    assert_eq!(
        list.rows
            .iter()
            .map(|row| (row.sheet, row.row_number))
            .collect::<Vec<_>>(),
        [(0, 2), (1, 2)]
    );
    assert!(
        list.rows
            .iter()
            .all(|row| row.fields.birth_date == Some(day("2008-06-14")))
    );
}

#[test]
fn cancelling_leaves_nothing() {
    let text = "Stamnr;Naam\n".to_owned()
        + &(0..2000)
            .map(|i| format!("{i};Sanne Voorbeeld\n"))
            .collect::<String>();
    let sheets = read_bytes(text.as_bytes(), &Quiet).unwrap();
    let mapping = suggest(&sheets).unwrap().mapping;
    let stop = |done: usize, _total: usize| done < 1000;
    assert_eq!(
        parse_rows(&sheets, &mapping, day("2026-11-22"), &stop),
        Err(ListError::Cancelled)
    );
    let seen = std::cell::Cell::new((0, 0));
    let watch = |done: usize, total: usize| {
        seen.set((done, total));
        true
    };
    assert_eq!(
        parse_rows(&sheets, &mapping, day("2026-11-22"), &watch)
            .unwrap()
            .rows
            .len(),
        2000
    );
    assert!(seen.get().0 > 1500 && seen.get().1 >= 2000);
}
