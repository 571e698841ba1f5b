//! Does a text name a student or a parent? Asked of every text that leaves in a calendar file.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::store::StoreError;
use crate::text::{fold, unseen};

/// Words of names that are no names by themselves.
const LINKS: &[&str] = &[
    "aan",
    "al",
    "bij",
    "da",
    "de",
    "del",
    "den",
    "der",
    "des",
    "di",
    "do",
    "dos",
    "du",
    "el",
    "en",
    "het",
    "in",
    "la",
    "le",
    "onder",
    "op",
    "s",
    "t",
    "te",
    "ten",
    "ter",
    "tot",
    "uit",
    "van",
    "vom",
    "von",
    "voor",
    "zu",
    "zur", // and what stands before the name of a relative
    "moeder",
    "vader",
    "mama",
    "papa",
    "ouder",
    "ouders",
    "oma",
    "opa",
    "pleegmoeder",
    "pleegvader",
    "pleegouders",
    "voogd",
    "mevrouw",
    "mw",
    "meneer",
    "dhr",
    "familie",
    "fam",
];

/// The names of all students and of the people around them, folded.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Every word that is part of a name.
    words: HashSet<String>,
    /// The words of each person.
    people: Vec<Vec<String>>,
}

impl Names {
    /// All names of the dossier, also of students who left.
    pub(crate) fn read(sql: &Connection) -> Result<Self, StoreError> {
        let mut names = Self::default();
        let mut statement = sql.prepare_cached(
            "SELECT first_name || ' ' || last_name, official_names || ' ' || last_name FROM student",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names.add(&row.get::<_, String>(0)?);
            names.add(&row.get::<_, String>(1)?);
        }
        let mut statement = sql.prepare_cached("SELECT name FROM relative")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names.add(&row.get::<_, String>(0)?);
        }
        Ok(names)
    }

    fn add(&mut self, name: &str) {
        let words: Vec<String> = words(name).collect();
        // A double name is also written as one word: Anne-Marie, Annemarie.
        for part in name.split_whitespace().filter(|part| part.contains('-')) {
            self.words.insert(fold(part).replace('-', ""));
        }
        self.words.extend(words.iter().cloned());
        if words.len() > 1 {
            self.people.push(words);
        }
    }

    /// Does a first or last name of anybody stand in this text, as a word of its own? Strict on
    /// purpose: a text that is left out without need is typed again, a name that is sent is not.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        let found: Vec<String> = words(text).collect();
        found.iter().any(|word| self.knows(word))
            // A name in one piece that is written apart: Anne Marie for Annemarie.
            || found.windows(2).any(|pair| self.knows(&pair.concat()))
            || text
                .split_whitespace()
                .filter(|part| part.contains('-'))
                .any(|part| self.knows(&fold(part).replace(|c: char| !c.is_alphanumeric(), "")))
    }

    /// Also `Sannes` of `Sanne's`.
    fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
            || word
                .strip_suffix('s')
                .is_some_and(|word| self.words.contains(word))
    }

    /// Is this the name (or mail address) of a student or parent? Every word of the person's name
    /// must stand in it: a consultant who shares a first name with a student is still invited.
    pub(crate) fn is_one(&self, name: &str) -> bool {
        let given: HashSet<String> = words(name).collect();
        self.people
            .iter()
            .any(|person| person.iter().all(|word| given.contains(word)))
    }
}

/// The words of a text, folded; without links, initials and figures.
fn words(text: &str) -> impl Iterator<Item = String> {
    let visible: String = text.chars().filter(|c| !unseen(*c)).collect();
    fold(&visible)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.chars().count() > 1
                && !LINKS.contains(word)
                && word.chars().any(char::is_alphabetic)
        })
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for name in [
            "Çağla Yılmaz",
            "Sanne Voorbeeld",
            "Anne-Marie de Testman",
            "Moeder Fatma Bakkali",
        ] {
            names.add(name);
        }
        names
    }

    #[test]
    fn a_name_is_seen_however_it_is_written() {
        for text in [
            "Graag ook over Sanne praten",
            "sannes stage",
            "Sanne's stage",
            "CAGLA komt later",
            "met ÇAĞLA,\nom tien uur",
            "bel mevr. Bakkali",
            "kamer (Voorbeeld)",
            "Annemarie komt",
            "Anne Marie komt",
            "anne-marie",
            "Cag\u{306}la y\u{131}lmaz",
        ] {
            assert!(names().stand_in(text), "{text}");
        }
    }

    #[test]
    fn other_words_are_left_in() {
        for text in [
            "",
            "Lokaal 12, naast de ingang van het gebouw",
            "Moeder en vader zijn er niet bij",
            "Neem de loonwaarde mee; parkeren kan achter",
            "Voorbeeldstraat 3",
        ] {
            assert!(!names().stand_in(text), "{text}");
        }
    }

    #[test]
    fn a_professional_may_share_a_first_name_with_a_student() {
        let names = names();
        assert!(!names.is_one("Sanne de Wit"));
        assert!(!names.is_one("s.dewit@gemeente.example"));
        assert!(names.is_one("Sanne Voorbeeld"));
        assert!(names.is_one("voorbeeld, sanne (leerling)"));
        assert!(names.is_one("sanne.voorbeeld@school.example"));
        assert!(names.is_one("Fatma Bakkali"));
    }
}
