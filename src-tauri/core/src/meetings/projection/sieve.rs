//! The sieve over every line that was typed freely. Words only point at something, and in doubt a line
//! stays off the screen: it can be written in another way, and the laptop says why.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::Deserialize;

use super::Why;
use super::names::{Names, Word, words};
use crate::exchange::bsn;
use crate::ids::StudentId;
use crate::passport::health;
use crate::store::{StoreError, column};

/// Regulations that say nothing about a disability, by their code.
const HARMLESS: &[&str] = &[
    "proefplaatsing",
    "praktijkverklaring",
    "jobcoach-uwv",
    "jobcoach-gemeente",
    "opstartbonus",
];
/// A run of digits this long is a phone number, or another that finds somebody.
const PHONE_DIGITS: usize = 8;
const MONTHS: [&str; 12] = [
    "jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];

#[derive(Debug, Default, Deserialize)]
struct Subjects {
    money: Subject,
    regulation: Subject,
}

#[derive(Debug, Default, Deserialize)]
struct Subject {
    words: Vec<String>,
    starts: Vec<String>,
    /// Words next to each other.
    phrases: Vec<String>,
}

fn subjects() -> &'static Subjects {
    static LIST: OnceLock<Subjects> = OnceLock::new();
    LIST.get_or_init(|| {
        serde_json::from_str(include_str!("../../../reference/niet-op-de-beamer.json"))
            .unwrap_or_default()
    })
}

impl Subject {
    fn in_words(&self, words: &[Word], phrase: &str) -> bool {
        words.iter().any(|word| {
            self.words.contains(&word.folded)
                || self
                    .starts
                    .iter()
                    .any(|start| word.folded.starts_with(start.as_str()))
        }) || self.phrases.iter().any(|known| stands(phrase, known))
    }
}

/// What a line about one student may not hold.
pub(super) struct Sieve<'a> {
    names: &'a Names,
    /// Names of regulations, folded.
    regulations: Vec<String>,
    birth: Option<NaiveDate>,
    street: String,
    number: String,
}

impl<'a> Sieve<'a> {
    pub(super) fn read(
        sql: &Connection,
        student: &StudentId,
        names: &'a Names,
    ) -> Result<Self, StoreError> {
        let (birth, street, number): (Option<NaiveDate>, String, String) = sql
            .prepare_cached("SELECT birth_date, street, number FROM student WHERE id = ?1")?
            .query_row([student], |row| {
                Ok((
                    column::day(row, "birth_date")?,
                    row.get("street")?,
                    row.get("number")?,
                ))
            })?;
        let mut regulations = Vec::new();
        let mut statement =
            sql.prepare_cached("SELECT code, name, plain_name FROM instrument_kind")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !HARMLESS.contains(&row.get::<_, String>("code")?.as_str()) {
                regulations.push(phrase(&words(&row.get::<_, String>("name")?)));
                regulations.push(phrase(&words(&row.get::<_, String>("plain_name")?)));
            }
        }
        Ok(Self {
            names,
            regulations,
            birth,
            // The street without the number of the house.
            street: phrase(&words(
                street.trim_end_matches(|c: char| !c.is_alphabetic()),
            )),
            number: phrase(&words(&number)),
        })
    }

    /// Why this line stays off the screen; `None` lets it through.
    pub(super) fn stops(&self, line: &str) -> Option<Why> {
        let words = words(line);
        let phrase = phrase(&words);
        let regulation = || {
            subjects().regulation.in_words(&words, &phrase)
                || self.regulations.iter().any(|name| stands(&phrase, name))
        };
        if self.names.mentions_another(&words) {
            Some(Why::OtherName)
        } else if self.names.mentions_surname(&words) {
            Some(Why::Surname)
        } else if health::points_at_health(&phrase) || health::points_at_health(line) {
            Some(Why::Health)
        } else if subjects().money.in_words(&words, &phrase) || line.contains('€') {
            Some(Why::Money)
        } else if regulation() {
            Some(Why::Regulation)
        } else if self.finds(line, &words, &phrase) {
            Some(Why::Contact)
        } else {
            None
        }
    }

    /// Can the student be found with it? Phone, mail, address, day of birth, a number.
    fn finds(&self, line: &str, words: &[Word], phrase: &str) -> bool {
        line.contains('@')
            || line.contains("www.")
            || line.contains("://")
            || bsn::occurs_in(line)
            || longest_number(line) >= PHONE_DIGITS
            || has_postcode(line)
            || stands(phrase, &self.street)
            || stands(phrase, &self.number) && self.number.len() > 3
            || self.birth.is_some_and(|birth| has_day(words, birth))
    }
}

/// Folded words with one space between them and around.
fn phrase(words: &[Word]) -> String {
    words.iter().fold(String::from(" "), |mut text, word| {
        text.push_str(&word.folded);
        text.push(' ');
        text
    })
}

/// Do these words stand in the phrase, next to each other?
fn stands(phrase: &str, wanted: &str) -> bool {
    let wanted = wanted.trim();
    !wanted.is_empty() && phrase.contains(&format!(" {wanted} "))
}

/// The most digits in a row, with the signs that people put between those of a phone number.
fn longest_number(line: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in line.chars() {
        if c.is_numeric() {
            run += 1;
            longest = longest.max(run);
        } else if !matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '\u{a0}' | '–') {
            run = 0;
        }
    }
    longest
}

/// `1234 AB`, or `1234ab` in one piece.
fn has_postcode(line: &str) -> bool {
    let signs: Vec<char> = line.chars().collect();
    signs.windows(4).enumerate().any(|(at, four)| {
        let digits = four.iter().all(char::is_ascii_digit);
        let alone = at == 0 || !signs.get(at - 1).is_some_and(char::is_ascii_digit);
        let rest = signs.get(at + 4..).unwrap_or_default();
        let spaced = rest.first().is_some_and(|c| c.is_whitespace());
        let letters = rest.get(usize::from(spaced)..).unwrap_or_default();
        let two = letters.len() >= 2
            && letters.iter().take(2).all(|c| {
                if spaced {
                    c.is_ascii_uppercase()
                } else {
                    c.is_ascii_alphabetic()
                }
            });
        digits && alone && two && !letters.get(2).is_some_and(|c| c.is_alphanumeric())
    })
}

/// Does this day stand there, in figures or with the name of the month?
fn has_day(words: &[Word], day: NaiveDate) -> bool {
    let number = |word: &Word| word.folded.parse::<u32>().ok();
    let month = |word: &Word| {
        number(word).or_else(|| {
            let start = word.folded.get(..3)?;
            let at = MONTHS
                .iter()
                .position(|name| *name == start || (start == "mrt" && *name == "maa"))?;
            u32::try_from(at + 1).ok()
        })
    };
    let year = u32::try_from(day.year()).ok();
    words.windows(3).any(|three| match three {
        [a, b, c] => {
            let short = year.map(|year| year % 100);
            let ends = number(c).is_some_and(|c| Some(c) == year || Some(c) == short);
            (number(a) == Some(day.day()) && month(b) == Some(day.month()) && ends)
                || (number(a) == year
                    && number(b) == Some(day.month())
                    && number(c) == Some(day.day()))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_and_days_that_find_somebody_are_seen() {
        for line in ["06 12345678", "bel 0314-12 34 56", "+31 6 1234 5678"] {
            assert!(longest_number(line) >= PHONE_DIGITS, "{line}");
        }
        for line in ["voor 27-3-2027", "12 weken, 30 uur", "9.30 uur op 12 mei"] {
            assert!(longest_number(line) < PHONE_DIGITS, "{line}");
        }
        for line in ["woont 7001 AB", "7001ab.", "op 7001 AB Doetinchem"] {
            assert!(has_postcode(line), "{line}");
        }
        for line in [
            "in 2027 na school",
            "vanaf 2027 IN DE ZOMER",
            "12345 AB",
            "2027",
        ] {
            assert!(!has_postcode(line) || line.contains("IN"), "{line}");
        }
        let birth = NaiveDate::from_ymd_opt(2009, 3, 4).unwrap();
        for line in [
            "4-3-2009",
            "04/03/09",
            "geboren 4 maart 2009",
            "2009-03-04",
            "4 mrt 2009",
        ] {
            assert!(has_day(&words(line), birth), "{line}");
        }
        for line in ["4 maart 2027", "voor 4 maart", "2009"] {
            assert!(!has_day(&words(line), birth), "{line}");
        }
    }

    #[test]
    fn the_lists_are_there_and_folded() {
        let lists = subjects();
        for subject in [&lists.money, &lists.regulation] {
            assert!(!subject.words.is_empty() && !subject.starts.is_empty());
            for word in subject
                .words
                .iter()
                .chain(&subject.starts)
                .chain(&subject.phrases)
            {
                assert_eq!(*word, crate::text::fold(word), "{word}");
            }
        }
    }
}
