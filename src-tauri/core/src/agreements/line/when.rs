//! Before when: the day in a line.
//!
//! A day at the end or the beginning of a line counts, and one after `voor` or `uiterlijk` anywhere.
//! Elsewhere a day is part of what is done (`loopt op vrijdag stage`).

mod days;
mod words;

use std::ops::Range;

use chrono::NaiveDate;

use self::words::{BEFORE, LOOSE, OTHERWISE, weekday};
use super::Table;
use super::tokens::Token;
use crate::text;

/// The day in a line.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its words.
    pub(super) span: Range<usize>,
    pub(super) due: Option<NaiveDate>,
    /// The year was typed, or follows from the words.
    pub(super) year: bool,
    /// The line begins with the day, so the verb comes before who does it.
    pub(super) leads: bool,
    /// Something like a day that is not understood.
    pub(super) unclear: bool,
}

/// A day that was read: how many words, and the day when it exists.
struct Read {
    words: usize,
    day: Option<NaiveDate>,
    year: bool,
    /// Numbers or a name of a month: a day and nothing else, wherever it stands.
    exact: bool,
}

/// Finds the day of a line.
pub(super) fn find(tokens: &[Token<'_>], table: &Table, today: NaiveDate) -> Found {
    let reader = Reader {
        tokens,
        table,
        today,
    };
    let mut found = reader
        .at_end()
        .or_else(|| reader.at_start())
        .or_else(|| reader.between())
        .unwrap_or_default();
    found.unclear = found.due.is_none() && reader.something_like_a_day();
    if found.due.is_none() {
        // No such day, 31 February: its words stay in the text.
        found.span = 0..0;
        found.leads = false;
    }
    found
}

struct Reader<'t, 'l> {
    tokens: &'t [Token<'l>],
    table: &'t Table,
    today: NaiveDate,
}

impl Reader<'_, '_> {
    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// The end of the line without a time of the day: `vrijdag om 9 uur`.
    fn end(&self) -> usize {
        let count = self.tokens.len();
        let digits = |at: usize| self.key(at).starts_with(|c: char| c.is_ascii_digit());
        for length in [4, 3, 2] {
            let Some(start) = count.checked_sub(length) else {
                continue;
            };
            if start > 0
                && self.key(start) == "om"
                && (digits(start + 1) || self.key(start + 1) == "half")
            {
                return start;
            }
        }
        count
    }

    fn at_end(&self) -> Option<Found> {
        let end = self.end();
        // The longest reading that reaches the end: `voor het einde van de week`.
        (0..end).find_map(|start| {
            let (words, said) = self.before(start);
            let read = self.day_at(start + words, said)?;
            if start + words + read.words != end || self.is_name(start + words, read.words) {
                return None;
            }
            let sure = matches!(said, Some("voor" | "uiterlijk"));
            let previous = start.checked_sub(1).map_or("", |at| self.key(at));
            if !sure && OTHERWISE.contains(&previous) {
                return None;
            }
            self.short_is_safe(start + words, read.words, said)
                .then(|| Found {
                    span: start..end,
                    due: read.day,
                    year: read.year,
                    ..Found::default()
                })
        })
    }

    fn at_start(&self) -> Option<Found> {
        let (words, said) = self.before(0);
        let read = self.day_at(words, said)?;
        let end = words + read.words;
        let whole = end < self.tokens.len()
            && !self.is_name(words, read.words)
            && !OTHERWISE.contains(&self.key(end))
            && self.short_is_safe(words, read.words, said);
        whole.then(|| Found {
            span: 0..end,
            due: read.day,
            year: read.year,
            leads: true,
            ..Found::default()
        })
    }

    /// After `voor` or `uiterlijk`, in the middle: `vraagt voor 27-3 loonwaarde aan`.
    fn between(&self) -> Option<Found> {
        (1..self.tokens.len()).find_map(|start| {
            let (words, said) = self.before(start);
            if !matches!(said, Some("voor" | "uiterlijk")) {
                return None;
            }
            let read = self.day_at(start + words, said)?;
            (read.exact && !self.is_name(start + words, read.words)).then(|| Found {
                span: start..start + words + read.words,
                due: read.day,
                year: read.year,
                ..Found::default()
            })
        })
    }

    /// The words before a day, and the one that decides.
    fn before(&self, at: usize) -> (usize, Option<&'static str>) {
        BEFORE
            .iter()
            .find(|words| {
                words
                    .iter()
                    .enumerate()
                    .all(|(step, word)| self.key(at + step) == *word)
            })
            .map_or((0, None), |words| (words.len(), words.first().copied()))
    }

    /// `ma` is a mother too, `zo` and `do` are words: those need a `voor` or a date behind them.
    fn short_is_safe(&self, at: usize, words: usize, said: Option<&str>) -> bool {
        words > 1 || said.is_some() || !["ma", "zo", "do", "mei"].contains(&self.key(at))
    }

    /// Somebody here is called Jan, April or Mei.
    fn is_name(&self, at: usize, words: usize) -> bool {
        words == 1
            && self.table.seats.iter().any(|seat| {
                text::fold(&seat.name)
                    .split_whitespace()
                    .any(|part| part == self.key(at))
            })
    }

    fn something_like_a_day(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            LOOSE.contains(&self.key(at))
                || weekday(self.key(at)).is_some_and(|_| self.key(at).len() > 2)
                || (self.is_name(at, 1).eq(&false)
                    && self.day_at(at, None).is_some_and(|read| read.exact))
        })
    }
}
