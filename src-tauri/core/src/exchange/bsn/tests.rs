use super::*;

/// Nine digits that pass, from eight and the check digit that makes them pass.
fn passing(base: u32) -> String {
    (0..10)
        .map(|check| format!("{base:08}{check}"))
        .find(|digits| passes_eleven_test(digits))
        .unwrap_or_else(|| passing(base + 1))
}

/// Nine digits that fail.
fn failing(base: u32) -> String {
    let mut digits = passing(base);
    let last = digits
        .pop()
        .and_then(|c| c.to_digit(10))
        .unwrap_or_default();
    format!("{digits}{}", (last + 1) % 10)
}

fn guard(header: &str, values: &[&str], target: Option<TargetField>) -> (BsnGuard, Sheet) {
    let mut sheet = Sheet::default();
    sheet.rows.push(vec![Cell::from_text(header)]);
    sheet
        .rows
        .extend(values.iter().map(|value| vec![Cell::from_text(value)]));
    (
        BsnGuard::new(&[(&sheet, 0)], &[header.to_owned()], &[target]),
        sheet,
    )
}

/// Which of the values are dropped.
fn dropped(header: &str, values: &[&str], target: Option<TargetField>) -> Vec<bool> {
    let (guard, sheet) = guard(header, values, target);
    (1..=values.len())
        .map(|row| guard.drops(0, sheet.cell(row, 0)))
        .collect()
}

#[test]
fn the_eleven_test() {
    for yes in ["111222333", "123456782"] {
        assert!(passes_eleven_test(yes), "{yes}");
    }
    for no in [
        "111222334",
        "123456789",
        "000000000",
        "12345678",
        "1234567820",
        "12345678a",
        "",
    ] {
        assert!(!passes_eleven_test(no), "{no}");
    }
}

#[test]
fn column_names() {
    for yes in [
        "BSN",
        "bsn-nummer",
        "Leerling BSN",
        "BSN_ONDERWIJSNR",
        "Burgerservicenummer",
        "Onderwijsnummer",
        "PGN",
        "Sofi-nummer",
        "sofi",
        "BSN/PGN",
        "Persoonsgebonden nummer",
        "PGN leerling",
        "LeerlingBSN",
    ] {
        assert!(is_bsn_header(yes), "{yes}");
    }
    for no in [
        "Leerlingnummer",
        "Onderwijssoort",
        "Sofie",
        "Nummer",
        "Stamnr",
        "",
        "Opgnaam",
    ] {
        assert!(!is_bsn_header(no), "{no}");
    }
}

#[test]
fn a_column_that_says_so_is_dropped_whatever_it_holds() {
    assert_eq!(
        dropped("BSN", &["12345", "onbekend", ""], None),
        [true, true, false]
    );
    assert!(guard("Onderwijsnummer", &[], None).0.drops_column(0));
}

#[test]
fn a_column_full_of_them_is_dropped_under_any_name() {
    let values: Vec<String> = (0..6).map(|i| passing(12_345_600 + i * 7)).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    assert!(
        guard("Nummer", &values, Some(TargetField::Number))
            .0
            .drops_column(0)
    );
    assert!(guard("Kenmerk", &values, None).0.drops_column(0));
    // A spreadsheet ate the leading zero of two of them.
    let short = passing(1_234_567);
    let with_short = [values[0], values[1], values[2], &short[1..], values[3]];
    assert_eq!(short.len(), 9);
    assert!(short.starts_with('0'));
    assert!(
        guard("Leerlingnummer", &with_short, Some(TargetField::Number))
            .0
            .drops_column(0)
    );
}

#[test]
fn half_of_many_is_too_many_for_chance() {
    let yes: Vec<String> = (0..6).map(|i| passing(23_456_000 + i * 13)).collect();
    let no: Vec<String> = (0..5).map(|i| failing(34_567_000 + i * 13)).collect();
    let all: Vec<&str> = yes.iter().chain(&no).map(String::as_str).collect();
    assert!(
        guard("Leerlingnummer", &all, Some(TargetField::Number))
            .0
            .drops_column(0)
    );
}

#[test]
fn ordinary_nine_digit_numbers_stay_even_the_one_that_passes() {
    let yes = passing(10_000_000);
    let no: Vec<String> = (0..10).map(|i| failing(10_000_010 + i)).collect();
    let mut all: Vec<&str> = no.iter().map(String::as_str).collect();
    all.push(&yes);
    assert!(
        dropped("Leerlingnummer", &all, Some(TargetField::Number))
            .iter()
            .all(|dropped| !dropped)
    );
    assert!(
        dropped("Relatienummer", &all, None)
            .iter()
            .all(|dropped| !dropped)
    );
    // A list of one student can't tell.
    assert_eq!(
        dropped("Leerlingnummer", &[&yes], Some(TargetField::Number)),
        [false]
    );
}

#[test]
fn among_shorter_numbers_it_stands_out() {
    let found = dropped(
        "Leerlingnummer",
        &["10001", "123456782", "10003"],
        Some(TargetField::Number),
    );
    assert_eq!(found, [false, true, false]);
}

#[test]
fn cells_elsewhere() {
    let remarks = [
        "BSN 123456782, zie map",
        "komt later",
        "tel 0612345678",
        "111.222.333",
        "123-456-782 x",
        "123456789",
    ];
    assert_eq!(
        dropped("Opmerking", &remarks, None),
        [true, false, false, true, true, false]
    );
    assert_eq!(
        dropped("Klas", &["123456782"], Some(TargetField::Class)),
        [true]
    );
    assert_eq!(
        dropped("Opmerking", &["", "", "bsn: 123456782"], None),
        [false, false, true]
    );
}

#[test]
fn dates_and_telephones_are_no_bsn() {
    assert_eq!(
        dropped(
            "Geboortedatum",
            &["20080614", "20090101"],
            Some(TargetField::BirthDate)
        ),
        [false, false]
    );
    // Ten digits, eleven digits, and nine that lost their zero.
    let mobile: String = (0..10)
        .map(|d| format!("61234567{d}"))
        .find(|n| passes_eleven_test(n))
        .unwrap_or_default();
    let phones = ["0612345678", "+31612345678", "06-12345678", &mobile];
    assert_eq!(
        dropped("Telefoon", &phones, Some(TargetField::Phone)),
        [false; 4]
    );
    assert_eq!(
        dropped(
            "Mobiel",
            &["06-12345678", "123456782"],
            Some(TargetField::Phone)
        ),
        [false, true]
    );
}

#[test]
fn numbers_of_a_spreadsheet_count_like_text() {
    let sheet = Sheet {
        rows: vec![
            vec![Cell::from_text("Leerlingnummer")],
            vec![Cell::Number(10001.0)],
            vec![Cell::Number(123_456_782.0)],
            vec![Cell::Number(10002.0)],
        ],
        ..Sheet::default()
    };
    let guard = BsnGuard::new(
        &[(&sheet, 0)],
        &["Leerlingnummer".to_owned()],
        &[Some(TargetField::Number)],
    );
    assert!(!guard.drops(0, sheet.cell(1, 0)));
    assert!(guard.drops(0, sheet.cell(2, 0)));
}

#[test]
fn in_what_somebody_types() {
    assert!(occurs_in("zijn bsn is 123456782."));
    assert!(occurs_in(" 1112.22.333 "));
    assert!(!occurs_in("bel 06-12345678 of 0612345678"));
    assert!(!occurs_in("123456789"));
}
