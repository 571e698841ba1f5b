//! The names of others. A line that holds one stays off the screen.
//!
//! What counts as a name, folded and by whole words (handbook 12d.13: diacritics, no prefix, two
//! surnames):
//! - every surname of every other student of the dossier, and the parts of a double one;
//! - every first name and official name of every other student. A known adult (somebody at the table,
//!   a contact, a coach) may be named by a first name that a student bears too, unless that student
//!   is on the same agenda or in the same class: then nobody can tell who is meant;
//! - every number of another student that is long enough to be told from a day or an amount.
//!
//! A name that is also an ordinary word ("Wil", "Roos", "de Jong") counts when it is written with a
//! capital, also at the start of a sentence: in doubt the line stays off. The student's own first name
//! never counts.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rusqlite::Connection;

use crate::ids::{MeetingId, StudentId};
use crate::store::StoreError;
use crate::text::{fold, full_name, unseen};

/// Shorter numbers are days and amounts more often than students.
const LEAST_DIGITS: usize = 4;
/// What stands before a name and is none.
const TITLES: &[&str] = &[
    "dhr", "heer", "meneer", "mevrouw", "mevr", "mw", "juf", "meester", "mr", "ir", "dr", "drs",
    "ing", "prof", "familie", "fam", "de", "het", "van", "den", "der", "te", "ten", "ter", "el",
    "al", "mijn", "haar", "zijn", "onze",
];

fn ordinary() -> &'static HashSet<String> {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        include_str!("../../../reference/gewone-woorden.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect()
    })
}

/// A word of a text.
pub(super) struct Word {
    pub(super) folded: String,
    capital: bool,
}

/// The words of a text, without signs that can't be seen.
pub(super) fn words(text: &str) -> Vec<Word> {
    let visible: String = text.chars().filter(|c| !unseen(*c)).collect();
    visible
        .split(|c: char| !(c.is_alphanumeric() || is_mark(c)))
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            folded: fold(word),
            capital: word.chars().any(char::is_uppercase),
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

/// What folds away inside a name: apostrophes, and marks over a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ') || unicode_normalization::char::is_combining_mark(c)
}

/// The names that a line may not hold, and the people who may be named.
pub struct Names {
    /// Words that count however they are written.
    always: HashSet<String>,
    /// Words that count with a capital.
    capital: HashSet<String>,
    /// First names of adults who are known, with their full names.
    adults: HashSet<String>,
    /// The student's own.
    own: HashSet<String>,
    own_surname: HashSet<String>,
    own_first: Vec<String>,
}

impl Names {
    /// Everybody but this student.
    pub(super) fn read(
        sql: &Connection,
        meeting: &MeetingId,
        student: &StudentId,
    ) -> Result<Self, StoreError> {
        let mut names = Self {
            always: HashSet::new(),
            capital: HashSet::new(),
            adults: HashSet::new(),
            own: HashSet::new(),
            own_surname: HashSet::new(),
            own_first: Vec::new(),
        };
        let mut statement =
            sql.prepare_cached("SELECT first_name, last_name FROM student WHERE id = ?1")?;
        let (first, last): (String, String) =
            statement.query_row([student], |row| Ok((row.get(0)?, row.get(1)?)))?;
        names.own_first = parts(&first);
        names.own.extend(names.own_first.iter().cloned());
        names.own_surname.extend(parts(&last));
        let mut known: HashMap<String, ()> = HashMap::new();
        names.adults(sql, meeting, &mut known)?;
        names.others(sql, meeting, student, &known)?;
        Ok(names)
    }

    /// Everybody who is no student: at the table, in the address book, at work in the dossier.
    fn adults(
        &mut self,
        sql: &Connection,
        meeting: &MeetingId,
        first_names: &mut HashMap<String, ()>,
    ) -> Result<(), StoreError> {
        let mut statement = sql.prepare_cached(
            "SELECT name FROM contact UNION SELECT name FROM coach UNION SELECT name FROM participant WHERE meeting_id = ?1",
        )?;
        let mut rows = statement.query([meeting])?;
        while let Some(row) = rows.next()? {
            self.adult(&row.get::<_, String>(0)?, first_names);
        }
        let user = crate::settings::store::read(sql)?.user_name;
        self.adult(&user, first_names);
        Ok(())
    }

    fn adult(&mut self, name: &str, first_names: &mut HashMap<String, ()>) {
        let words = parts(name);
        if let Some(first) = words.first() {
            first_names.insert(first.clone(), ());
            self.adults.insert(words.join(" "));
        }
    }

    fn others(
        &mut self,
        sql: &Connection,
        meeting: &MeetingId,
        student: &StudentId,
        adults: &HashMap<String, ()>,
    ) -> Result<(), StoreError> {
        let mut statement = sql.prepare_cached(
            "SELECT s.number, s.first_name, s.prefix, s.last_name, s.official_names,
                    i.id IS NOT NULL OR (s.class <> '' AND s.class = own.class) AS near
             FROM student AS s JOIN student AS own ON own.id = ?2
             LEFT JOIN meeting_item AS i ON i.meeting_id = ?1 AND i.student_id = s.id
             WHERE s.id <> ?2",
        )?;
        let mut rows = statement.query((meeting, student))?;
        while let Some(row) = rows.next()? {
            let near: bool = row.get("near")?;
            let text = |column: &str| row.get::<_, String>(column);
            let (first, prefix, last) = (text("first_name")?, text("prefix")?, text("last_name")?);
            let official = text("official_names")?;
            for word in parts(&last) {
                self.take(word);
            }
            for word in parts(&first).into_iter().chain(parts(&official)) {
                if near || !adults.contains_key(&word) {
                    self.take(word);
                }
            }
            let whole = parts(&full_name(&first, &prefix, &last)).concat();
            self.take(whole);
            let number = parts(&text("number")?).concat();
            if number.chars().any(char::is_alphabetic) || number.len() >= LEAST_DIGITS {
                self.take(number);
            }
        }
        Ok(())
    }

    fn take(&mut self, word: String) {
        if word.chars().nth(1).is_none() || self.own.contains(&word) {
            return;
        }
        if ordinary().contains(&word) {
            self.capital.insert(word);
        } else {
            self.always.insert(word);
        }
    }

    /// Does the text name another student, or may it do so?
    pub(super) fn mentions_another(&self, words: &[Word]) -> bool {
        let single = words
            .iter()
            .any(|word| self.counts(&word.folded, word.capital));
        // A name or number that is written apart: "Jan Willem", "12 34 56".
        let joined = words.windows(2).any(|pair| {
            pair.iter().all(|word| !self.own.contains(&word.folded))
                && self.always.contains(&join(pair))
        });
        let thrice = words
            .windows(3)
            .any(|three| self.always.contains(&join(three)));
        single || joined || thrice
    }

    fn counts(&self, word: &str, capital: bool) -> bool {
        let listed =
            |word: &str| self.always.contains(word) || (capital && self.capital.contains(word));
        // Of somebody: "Brams stage". With an apostrophe it folds to the same.
        listed(word)
            || word
                .strip_suffix('s')
                .is_some_and(|stem| !self.own.contains(stem) && listed(stem))
    }

    /// Does the text hold the student's own surname?
    pub(super) fn mentions_surname(&self, words: &[Word]) -> bool {
        words.iter().any(|word| {
            let own = |text: &str| {
                self.own_surname.contains(text)
                    && !self.own.contains(text)
                    && text.chars().nth(1).is_some()
                    && (word.capital || !ordinary().contains(text))
            };
            own(&word.folded) || word.folded.strip_suffix('s').is_some_and(own)
        })
    }

    /// The first name of the student, without a surname that was typed into it.
    pub(super) fn shown(&self, first_name: &str) -> String {
        first_name
            .split_whitespace()
            .enumerate()
            .take_while(|(at, word)| *at == 0 || !self.mentions_surname(&words(word)))
            .map(|(_, word)| word)
            .filter(|word| word.chars().any(char::is_alphabetic))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The first name of an adult who is known, when there is one and it is nobody else's; else
    /// nothing, and the screen says what they are.
    pub(super) fn of_adult(&self, name: &str) -> String {
        let given = parts(name);
        let known = self.adults.contains(&given.join(" "));
        let first = name.split_whitespace().next().unwrap_or_default();
        let letters = first
            .chars()
            .all(|c| c.is_alphabetic() || is_mark(c) || c == '-');
        let capital = first.chars().next().is_some_and(char::is_uppercase);
        let found = words(first);
        let usable = known
            && letters
            && capital
            && first.chars().count() > 1
            && found.iter().all(|word| !TITLES.contains(&word.folded.as_str()))
            && !self.mentions_another(&found)
            && !self.mentions_surname(&found)
            // Ida and Idä are told apart by nobody.
            && given.first().is_none_or(|first| !self.own_first.contains(first));
        if usable {
            first.to_owned()
        } else {
            String::new()
        }
    }
}

fn join(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect()
}

/// The folded words of a name.
fn parts(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.folded).collect()
}
