//! Rows under the header row that are no students.

use super::SkipReason;
use crate::exchange::bsn::BsnGuard;
use crate::exchange::{Cell, Mapping, TargetField};
use crate::reference::words;

/// Words with which a row of totals or the foot of a list begins.
const TOTALS: &[&str] = &[
    "totaal",
    "subtotaal",
    "eindtotaal",
    "totalen",
    "aantal",
    "gemiddelde",
    "total",
    "grand total",
    "totaal aantal",
];

/// A repeated header is the same text again, line breaks and capitals aside.
fn same_words(one: &str, other: &str) -> bool {
    let mut others = other.split_whitespace();
    one.split_whitespace()
        .all(|word| others.next().is_some_and(|o| o.eq_ignore_ascii_case(word)))
        && others.next().is_none()
}

/// Recognises rows that are no students.
pub(super) struct Skipper {
    headers: Vec<String>,
    mapped: Vec<usize>,
    number: Option<usize>,
}

impl Skipper {
    pub(super) fn new(headers: &[String], mapping: &Mapping) -> Self {
        Self {
            headers: headers.to_vec(),
            mapped: mapping
                .columns
                .iter()
                .enumerate()
                .filter(|(_, c)| c.is_some())
                .map(|(i, _)| i)
                .collect(),
            number: mapping.column(TargetField::Number),
        }
    }

    /// Nothing in any column that is read, and no BSN to report either.
    pub(super) fn is_blank(&self, cells: &[Cell], guard: &BsnGuard) -> bool {
        let empty = |column: &usize| cells.get(*column).is_none_or(Cell::is_empty);
        self.mapped.iter().all(empty)
            && !cells
                .iter()
                .enumerate()
                .any(|(column, cell)| guard.drops(column, cell))
    }

    pub(super) fn reason(&self, cells: &[Cell]) -> Option<SkipReason> {
        if self.repeats_header(cells) {
            Some(SkipReason::RepeatedHeader)
        } else if self.is_total(cells) {
            Some(SkipReason::Total)
        } else {
            None
        }
    }

    /// Printed lists repeat the column names on every page.
    fn repeats_header(&self, cells: &[Cell]) -> bool {
        let mut filled = 0_usize;
        let mut same = 0_usize;
        for column in &self.mapped {
            let Some(Cell::Text(text)) = cells.get(*column) else {
                continue;
            };
            filled += 1;
            same += usize::from(
                self.headers
                    .get(*column)
                    .is_some_and(|name| same_words(name, text)),
            );
        }
        // A student called Klas may share one word with the header, never most of them.
        same >= 2 && same * 2 > filled
    }

    /// "Totaal", "Aantal leerlingen: 12": the first filled cell says so and there is no number
    /// of a student beside it.
    fn is_total(&self, cells: &[Cell]) -> bool {
        let Some((first, cell)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_empty())
        else {
            return false;
        };
        let Cell::Text(text) = cell else { return false };
        if !text.starts_with(|c: char| c.is_alphabetic()) {
            return false;
        }
        let text = words(text);
        let says_so = TOTALS.iter().any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let number = self
            .number
            .filter(|column| *column != first)
            .and_then(|column| cells.get(column));
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        says_so
            && filled <= 3
            && number.is_none_or(|cell| cell.is_empty() || first < self.number.unwrap_or(0))
    }
}
