//! The words of days: what stands before one, names of months and days of the week, numbers.

use chrono::Weekday;

/// Words before a day at the beginning or the end of a line.
pub(super) const BEFORE: &[&[&str]] = &[
    &["voor", "of", "op"],
    &["uiterlijk", "op"],
    &["uiterlijk", "voor"],
    &["uiterlijk", "in"],
    &["voor"],
    &["uiterlijk"],
    &["op"],
    &["in"],
    &["tegen"],
    &["nog"],
];

/// A day after one of these is not the day before which something is done.
pub(super) const OTHERWISE: &[&str] = &[
    "tot", "t/m", "tm", "en", "of", "vanaf", "van", "sinds", "tussen", "elke", "iedere", "alle",
    "na", "per", "om", "ieder", "elk",
];

/// Words of a day that is not fixed, or that is said in more ways than one.
pub(super) const LOOSE: &[&str] = &[
    "vakantie",
    "meivakantie",
    "zomervakantie",
    "kerstvakantie",
    "voorjaarsvakantie",
    "herfstvakantie",
    "kerst",
    "pasen",
    "pinksteren",
    "schooljaar",
    "zomer",
    "najaar",
    "voorjaar",
    "winter",
    "herfst",
    "binnenkort",
    "asap",
    "z.s.m",
    "zsm",
    "spoedig",
    "rapportvergadering",
];

/// What is counted, so that the number before it is no day.
pub(super) const UNITS: &[&str] = &[
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "keer",
    "uur",
    "uren",
    "dagdelen",
    "plekken",
    "plaatsen",
    "gesprekken",
    "x",
];

pub(super) const MONTHS: [(&str, &str); 12] = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei", "mei"),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];

pub(super) const DAYS: [(&str, &str, Weekday); 7] = [
    ("maandag", "ma", Weekday::Mon),
    ("dinsdag", "di", Weekday::Tue),
    ("woensdag", "wo", Weekday::Wed),
    ("donderdag", "do", Weekday::Thu),
    ("vrijdag", "vr", Weekday::Fri),
    ("zaterdag", "za", Weekday::Sat),
    ("zondag", "zo", Weekday::Sun),
];

pub(super) const NUMBERS: [&str; 13] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf",
];

pub(super) fn two_digits(text: &str) -> Option<u32> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

pub(super) fn number(word: &str) -> Option<u32> {
    let named = NUMBERS.iter().position(|name| *name == word);
    named
        .and_then(|at| u32::try_from(at).ok())
        .or_else(|| (word.len() <= 4).then(|| word.parse().ok()).flatten())
        .filter(|amount| *amount > 0)
}

pub(super) fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|(name, short)| {
        *name == word || *short == word || (word == "sept" && *short == "sep")
    })?;
    u32::try_from(at + 1).ok()
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    DAYS.iter()
        .find(|(name, short, _)| *name == word || *short == word)
        .map(|(_, _, day)| *day)
}
