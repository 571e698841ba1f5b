#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

/// A Thursday.
const TODAY: &str = "2027-03-11";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn seat(name: &str, role: &str, near: bool) -> Seat {
    Seat {
        name: name.to_owned(),
        role: role.to_owned(),
        kind: if role == "jongere" {
            OwnerKind::Jongere
        } else {
            kind_of(role)
        },
        contact_id: role.contains("gemeente").then(|| ContactId::from("ida")),
        near,
    }
}

fn table() -> Table {
    Table {
        seats: vec![
            seat("Daan", "jongere", true),
            seat("Ida Schijnhof", "consulent gemeente", true),
            seat("Tom Modelsma", "WSP", true),
            seat("P. Denkbeeld", "UWV", true),
            seat("Karel Testman", "vader", true),
            seat("Hanan de Groot", "mentor", true),
            seat("Joost Modelaar", "jobcoach", false),
            seat("Bakkerij Verzinsel", "werkgever", false),
        ],
    }
}

/// Reads a line into `who | what | due`, with what is asked behind it.
fn read(line: &str) -> String {
    let found = understand(line, &table(), day(TODAY));
    let who = match (&found.owner_kind, found.owner.as_str()) {
        (None, _) => "?".to_owned(),
        (Some(kind), "") => format!("<{}>", text_of(*kind)),
        (Some(_), owner) => owner.to_owned(),
    };
    let due = found.due.map(|due| due.to_string()).unwrap_or_default();
    let asks: Vec<String> = found.asks.iter().map(|ask| format!("{ask:?}")).collect();
    let cells = format!("{who} | {} | {due} | {}", found.what, asks.join(" "));
    crate::text::tidy(cells.trim_end_matches([' ', '|']))
}

fn text_of(kind: OwnerKind) -> String {
    crate::text::code(&kind).unwrap()
}

#[test]
fn lines_are_read_as_people_type_them() {
    let table: Vec<(&str, &str)> = include_str!("lines.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(" => ").unwrap())
        .collect();
    assert!(table.len() >= 80, "{}", table.len());
    let wrong: Vec<String> = table
        .iter()
        .filter(|(line, expected)| read(line) != expected.trim())
        .map(|(line, expected)| {
            format!("{line}\n  read:     {}\n  expected: {expected}", read(line))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_people_of_one_name_are_asked_about() {
    let mut table = table();
    table.seats.push(seat("Ida Bedacht", "UWV", true));
    let found = understand("Ida belt Wmo vrijdag", &table, day(TODAY));
    assert_eq!(found.asks, [Ask::WhoTwo]);
    assert_eq!(found.choices, ["Ida Schijnhof", "Ida Bedacht"]);
    assert_eq!(
        (found.owner.as_str(), found.owner_contact_id),
        ("Ida", None)
    );
    // The whole name, or the surname, says which.
    for line in [
        "Ida Bedacht belt vrijdag",
        "mevrouw Bedacht belt vrijdag",
        "Bedacht belt vrijdag",
    ] {
        let found = understand(line, &table, day(TODAY));
        assert_eq!(
            (found.owner.as_str(), found.asks),
            ("Ida Bedacht", vec![]),
            "{line}"
        );
    }
    // Two of one kind: the kind, and no name is picked.
    let found = understand("UWV belt vrijdag", &table, day(TODAY));
    assert_eq!(
        (found.owner_kind, found.owner.as_str()),
        (Some(OwnerKind::Uwv), "")
    );
    // A student and a mentor of one name.
    table.seats.push(seat("Daan Bakker", "mentor", true));
    let found = understand("Daan belt vrijdag", &table, day(TODAY));
    assert_eq!(found.choices, ["Daan", "Daan Bakker"]);
}

#[test]
fn somebody_called_jan_or_april_is_no_month() {
    let mut table = table();
    table.seats.push(seat("April Verzonnen", "jobcoach", true));
    let found = understand("Tom zoekt een plek voor April", &table, day(TODAY));
    assert_eq!(
        (found.what.as_str(), found.due),
        ("zoekt een plek voor April", None)
    );
    let found = understand("April belt voor 1 april", &table, day(TODAY));
    assert_eq!(
        (found.owner.as_str(), found.due),
        ("April Verzonnen", Some(day("2027-04-01")))
    );
}

#[test]
fn nobody_at_the_table_is_a_role_or_a_stranger() {
    let table = Table::default();
    for (line, kind, owner) in [
        ("gemeente belt vrijdag", Some(OwnerKind::Gemeente), ""),
        ("UWV belt vrijdag", Some(OwnerKind::Uwv), ""),
        ("mentor belt vrijdag", Some(OwnerKind::School), "mentor"),
        ("moeder belt vrijdag", Some(OwnerKind::Ouder), "moeder"),
        ("Ida belt vrijdag", Some(OwnerKind::Anders), "Ida"),
    ] {
        let found = understand(line, &table, day(TODAY));
        assert_eq!(
            (found.owner_kind, found.owner.as_str()),
            (kind, owner),
            "{line}"
        );
    }
}

/// The words of a text, as they are compared.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split_whitespace()
        .map(tokens::key)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words
}

fn nothing_is_lost(line: &str) -> Result<(), TestCaseError> {
    for table in [table(), Table::default()] {
        let found = understand(line, &table, day(TODAY));
        let boxes = format!("{} {} {}", found.who, found.what, found.when);
        prop_assert_eq!(words(&boxes), words(line), "{:?}", found);
        prop_assert_eq!(found.due.is_some(), !found.when.is_empty(), "{:?}", found);
    }
    Ok(())
}

/// Words that mean something in a line, and some that don't.
const PIECES: &[&str] = &[
    "gemeente",
    "Ida",
    "Schijnhof",
    "Daan",
    "ik",
    "vader",
    "mevrouw",
    "de",
    "zijn",
    "van",
    "en",
    "door",
    "voor",
    "uiterlijk",
    "op",
    "in",
    "over",
    "binnen",
    "het",
    "einde",
    "eind",
    "half",
    "week",
    "maand",
    "volgende",
    "deze",
    "vrijdag",
    "vr",
    "ma",
    "27-3",
    "27/3/2027",
    "31-2",
    "27",
    "maart",
    "mrt",
    "2027",
    "+2w",
    "+9999j",
    "twee",
    "weken",
    "14",
    "belt",
    "vraagt",
    "bellen",
    "aan",
    "om",
    "9",
    "uur",
    "(UWV)",
    "UWV:",
    ",",
    "-",
    "meivakantie",
    "a.s.",
    "1e",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_line_panics_and_no_word_is_lost(line in "\\PC{0,80}") {
        nothing_is_lost(&line)?;
    }

    #[test]
    fn no_word_is_lost_of_words_that_mean_something(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..14)
    ) {
        nothing_is_lost(&pieces.join(" "))?;
    }
}

#[test]
fn the_last_week_of_a_year_may_end_in_the_next() {
    let due = |today: &str| understand("belt week 53", &table(), day(today)).due;
    // 1 January 2027 is the Friday of week 53 of 2026.
    for today in ["2026-12-28", "2027-01-01"] {
        assert_eq!(due(today), Some(day("2027-01-01")), "{today}");
    }
    assert_eq!(due("2027-01-02"), None, "2027 and 2028 have no week 53");
}
