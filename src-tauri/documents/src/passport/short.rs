//! The short passport: one page for who gives work (handbook 9). It says what I can, how I learn best,
//! what helps me and whom to call; never who I am, my family or what I live on.

mod page;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Answer, Certificate, Contact, Content, Passport, Photo, SectionKind};
use crate::simple::sentences;

/// A short passport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShortPassport {
    /// The name the young person goes by.
    pub first_name: String,
    /// Surname with prefix.
    pub last_name: String,
    /// Age in whole years, when it may be printed.
    pub age: Option<u8>,
    /// Day of making; the page shows month and year.
    pub date: NaiveDate,
    /// Photo.
    pub photo: Option<Photo>,
    /// Own words, without quotation marks.
    pub quote: Option<String>,
    /// What the page says, in order.
    pub parts: Vec<ShortPart>,
    /// Who can be called when it does not go well.
    pub call: Option<Contact>,
}

/// A heading with a few lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShortPart {
    /// Part of the passport; its shape stands before the heading.
    pub kind: SectionKind,
    /// The question.
    pub title: String,
    /// The answer, a thing per line.
    pub lines: Vec<String>,
}

/// Questions of the standard set that are for who gives work.
const IN: [&str; 7] = [
    "goed-in",
    "geleerd",
    "stages",
    "bewijzen",
    "werk-of-school",
    "zo-leer-ik",
    "helpt-op-werk",
];
/// Questions of the standard set that are not.
const OUT: [&str; 9] = [
    "moeilijk",
    "ander-zegt",
    "droom",
    "nog-leren",
    "wil-niet",
    "onrustig",
    "bel-dan",
    "hulp",
    "eigendom",
];
/// Words of other questions that are for who gives work.
const IN_WORDS: [&str; 15] = [
    "kan",
    "goed",
    "geleerd",
    "leer",
    "leren",
    "helpt",
    "bewijs",
    "bewijzen",
    "certificaten",
    "diploma",
    "stage",
    "stages",
    "werk",
    "werken",
    "zoek",
];
/// Words of other questions that keep them out.
const OUT_WORDS: [&str; 14] = [
    "niet",
    "moeilijk",
    "lastig",
    "hulp",
    "thuis",
    "gezin",
    "familie",
    "ouders",
    "geld",
    "uitkering",
    "bel",
    "bellen",
    "ziek",
    "gezondheid",
];

impl ShortPassport {
    /// The short passport out of a full one. `call` is who can be called about the work: the coach,
    /// never a relative.
    #[must_use]
    pub fn of(passport: &Passport, call: Option<Contact>) -> ShortPassport {
        let mut parts = Vec::new();
        for section in &passport.sections {
            let asked = |answer: &&Answer| Self::asks(section.kind, &answer.code, &answer.label);
            for answer in section.answers.iter().filter(asked) {
                let lines = lines(&answer.content);
                match parts.last_mut() {
                    // What was written and what the record adds stand under the same question.
                    Some(ShortPart {
                        title,
                        lines: before,
                        ..
                    }) if *title == answer.label => {
                        before.extend(lines);
                    }
                    _ if lines.is_empty() => {}
                    _ => parts.push(ShortPart {
                        kind: section.kind,
                        title: answer.label.clone(),
                        lines,
                    }),
                }
            }
        }
        ShortPassport {
            first_name: passport.first_name.clone(),
            last_name: passport.last_name.clone(),
            age: passport.age,
            date: passport.date,
            photo: passport.photo.clone(),
            quote: passport.quote.clone(),
            parts,
            call,
        }
    }

    /// Is this question for who gives work?
    #[must_use]
    pub fn asks(kind: SectionKind, code: &str, label: &str) -> bool {
        matches!(
            kind,
            SectionKind::Can | SectionKind::Want | SectionKind::Need
        ) && for_work(code, label)
    }

    fn full_name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim())
            .trim()
            .to_string()
    }
}

fn for_work(code: &str, label: &str) -> bool {
    if OUT.contains(&code) {
        return false;
    }
    let label = label.to_lowercase();
    let has = |known: &[&str]| {
        let mut words = label.split(|c: char| !c.is_alphanumeric());
        words.any(|word| known.contains(&word))
    };
    IN.contains(&code) || (has(&IN_WORDS) && !has(&OUT_WORDS))
}

fn lines(content: &Content) -> Vec<String> {
    let filled = |lines: Vec<String>| -> Vec<String> {
        lines
            .into_iter()
            .map(|line| line.trim().to_string())
            .filter(|line| !line.is_empty())
            .collect()
    };
    let joined = |parts: &[&str]| {
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    match content {
        Content::Big(text) | Content::Text(text) | Content::Panel(text) | Content::Quote(text) => {
            filled(sentences(text))
        }
        Content::List(items) => filled(items.clone()),
        Content::Timeline(stops) => filled(
            stops
                .iter()
                // When is enough here; what was done there stands in the passport.
                .map(|stop| {
                    joined(&[
                        &stop.name,
                        stop.text.split(" · ").next().unwrap_or_default(),
                    ])
                })
                .collect(),
        ),
        Content::Stamps(stamps) => filled(
            stamps
                .iter()
                .map(|Certificate { title, kind, date }| joined(&[title, kind, date]))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_for_work_is_on_it() {
        assert!(for_work("goed-in", "Hier ben ik goed in"));
        assert!(!for_work("hulp", "Hulp die ik al heb"));
        assert!(!for_work("bel-dan", "Als het niet gaat, bel dan …"));
        assert!(for_work("regio-3", "Dit kan ik"));
        assert!(!for_work("regio-4", "Dit helpt thuis"));
        assert!(!for_work("regio-5", "Mijn mensen"));
    }
}
