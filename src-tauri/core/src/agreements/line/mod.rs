//! An agreement typed as one line: `gemeente vraagt loonwaarde aan voor 27-3` into who, does what,
//! before when.
//!
//! Pure: the day and the people at the table are passed in. Nothing is guessed in silence. Every
//! word of the line ends up in one of the three boxes; a word that is not understood stays in the
//! text, and what is doubtful is asked about.

mod boxes;
mod tokens;
mod when;
mod who;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::boxes::{LineOf, understand_at};
use self::tokens::{Token, tokens};
pub(crate) use self::who::{is_somebody, kind_of};
use super::OwnerKind;
use crate::ids::ContactId;

/// Somebody who can be named in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Name as it is printed.
    pub name: String,
    /// Role: consulent gemeente, moeder, mentor.
    pub role: String,
    /// What kind of owner this is.
    pub kind: OwnerKind,
    /// Contact person, when it is one.
    pub contact_id: Option<ContactId>,
    /// Sits at the table: a first name or a role is enough. Others are known by their full name.
    pub near: bool,
}

/// The company that a line is read in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Who can be named; the student is one of them.
    pub seats: Vec<Seat>,
}

/// What is doubtful about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum Ask {
    /// Nobody is named.
    WhoMissing,
    /// More than one person is called so.
    WhoTwo,
    /// Somebody who is not at the table and not known.
    WhoUnknown,
    /// Nothing is left to do.
    WhatMissing,
    /// No day.
    WhenMissing,
    /// Something like a day that is not one, or that is no fixed day.
    WhenUnclear,
    /// The day has been.
    WhenPast,
    /// A day without a year that is almost a year off: perhaps it has just been.
    WhenFar,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct Understood {
    /// Kind of owner; absent when nobody was understood.
    pub owner_kind: Option<OwnerKind>,
    /// Owner as it is printed; empty takes the kind's own word.
    pub owner: String,
    /// Contact person, when the owner is one.
    pub owner_contact_id: Option<ContactId>,
    /// The words that say who.
    pub who: String,
    /// The words that say what.
    pub what: String,
    /// The words that say before when.
    pub when: String,
    /// The day.
    pub due: Option<NaiveDate>,
    /// What is doubtful.
    pub asks: Vec<Ask>,
    /// Full names to choose from, when more than one person is called so.
    pub choices: Vec<String>,
}

/// A day without a year further off than this, in days, is asked about.
const FAR: i64 = 300;

/// Reads a line.
#[must_use]
pub fn understand(line: &str, table: &Table, today: NaiveDate) -> Understood {
    let tokens = tokens(line);
    let found = when::find(&tokens, table, today);
    let rest: Vec<&Token<'_>> = tokens
        .iter()
        .enumerate()
        .filter(|(at, _)| !found.span.contains(at))
        .map(|(_, token)| token)
        .collect();
    let who = who::find(&rest, table, found.leads);
    let what: Vec<&str> = rest
        .iter()
        .enumerate()
        .filter(|(at, _)| !who.span.contains(at))
        .map(|(_, token)| token.raw)
        .collect();
    let what = tidy_ends(&what.join(" "));
    let mut asks = who.asks;
    if what.is_empty() {
        asks.push(Ask::WhatMissing);
    }
    match found.due {
        Some(due) if due < today => asks.push(Ask::WhenPast),
        Some(due) if !found.year && (due - today).num_days() > FAR => asks.push(Ask::WhenFar),
        Some(_) => {}
        None if found.unclear => asks.push(Ask::WhenUnclear),
        None => asks.push(Ask::WhenMissing),
    }
    let typed = |span: &std::ops::Range<usize>, of: &[&Token<'_>]| {
        let words: Vec<&str> = of
            .iter()
            .enumerate()
            .filter(|(at, _)| span.contains(at))
            .map(|(_, token)| token.raw)
            .collect();
        tidy_ends(&words.join(" "))
    };
    let all: Vec<&Token<'_>> = tokens.iter().collect();
    Understood {
        owner_kind: who.kind,
        owner: who.owner,
        owner_contact_id: who.contact,
        who: typed(&who.span, &rest),
        what,
        when: typed(&found.span, &all),
        due: found.due,
        asks,
        choices: who.choices,
    }
}

/// Without the signs that stood between the parts of a line.
fn tidy_ends(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-' | '–' | '—'))
        .to_owned()
}
