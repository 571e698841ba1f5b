//! Text as people type it: folding for search, trimming, names in one piece.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::store::StoreError;

/// Lower case without diacritics and apostrophes, so that `Çağla` is found by `cagla` and
/// `'s-Hertogenbosch` by `shertogenbosch`. Letters that are no base plus mark (ł, đ, ø, ı, ə, ß)
/// are spelled out.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'ə' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '\'' | '’' | '‘' | '`' | 'ʼ' => {}
            // İ lowers to i and a mark that is filtered only before lowering
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// First name, prefix and last name in reading order.
#[must_use]
pub fn full_name(first_name: &str, prefix: &str, last_name: &str) -> String {
    [first_name, prefix, last_name]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Trimmed, with every run of white space as one space.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Years outside these are typing mistakes; far outside, a day can't be read back or counted on from.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day that may stand in a dossier.
#[must_use]
pub fn usual(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Joiners, soft hyphens and marks of direction: nobody sees them, and they cut a word in two.
#[must_use]
pub fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// An ISO date as typed or stored; `Ok(None)` for empty text.
///
/// # Errors
/// The text back when it is not a day that exists, or in a year that nobody means.
pub fn iso_date(text: &str) -> Result<Option<NaiveDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| usual(*day))
        .map(Some)
        .ok_or_else(|| text.to_owned())
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `27 maart`.
#[must_use]
pub fn short_day(day: NaiveDate) -> String {
    let month = MONTHS
        .get(day.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month}", day.day())
}

/// `27 maart 2027`.
#[must_use]
pub fn long_day(day: NaiveDate) -> String {
    format!("{} {}", short_day(day), day.year())
}

/// A value of an enum without fields as it stands in the dossier: its serde name.
pub(crate) fn code(value: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(StoreError::Database("code".to_owned())),
    }
}

/// A list or object as it stands in the dossier.
pub(crate) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Database(error.to_string()))
}

/// The value that goes with a code; a code that this program does not know means a damaged file.
pub(crate) fn from_code<T: DeserializeOwned>(code: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(code.to_owned()))
        .map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_words() {
        let day = |text: &str| iso_date(text).ok().flatten().unwrap_or_default();
        assert_eq!(long_day(day("2027-03-01")), "1 maart 2027");
        assert_eq!(short_day(day("2026-12-31")), "31 december");
    }

    #[test]
    fn folding_finds_a_name_without_its_marks() {
        for (name, typed) in [
            ("Çağla", "cagla"),
            ("Łukasz", "lukasz"),
            ("Đorđe", "dorde"),
            ("İpek", "ipek"),
            ("Iğdır", "igdir"),
            ("van 't Hoff", "van t hoff"),
            ("Ənvər", "enver"),
        ] {
            assert_eq!(fold(name), typed);
        }
    }
}
