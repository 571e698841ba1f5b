//! A file as rows of cells, whatever it came from.

use std::borrow::Cow;

use chrono::NaiveDate;

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or an error value such as `#N/A`.
    #[default]
    Empty,
    /// Text as it stands, never blank.
    Text(String),
    /// A number without a date format; may still be the serial of a date.
    Number(f64),
    /// A cell with a date format, or a date in ODS.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
}

impl Cell {
    /// A text cell, or an empty one when there is only white space. Non-breaking spaces and the
    /// invisible marks that web exports leave behind count as white space.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let trimmed = text.trim_matches(is_blank);
        if trimmed.is_empty() {
            Self::Empty
        } else {
            Self::Text(trimmed.to_owned())
        }
    }

    /// Whether there is nothing in the cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as a person would read it: whole numbers without decimals, dates as dd-mm-jjjj.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            // Above 2^53 a float no longer counts single units; such a number is no identifier.
            Self::Number(n) if n.fract() == 0.0 && n.abs() < 9.0e15 => {
                Cow::Owned((*n as i64).to_string())
            }
            Self::Number(n) => Cow::Owned(n.to_string()),
            Self::Date(date) => Cow::Owned(date.format("%d-%m-%Y").to_string()),
            Self::Bool(true) => Cow::Borrowed("ja"),
            Self::Bool(false) => Cow::Borrowed("nee"),
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'
        )
}

/// One sheet; a CSV file is one sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Name on the tab; empty for a CSV file.
    pub name: String,
    /// Rows from the first row of the sheet on, so that row `i` is row `i + 1` in the program
    /// that made it. Rows are as long as their last filled cell.
    pub rows: Vec<Vec<Cell>>,
    /// Hidden in the workbook.
    pub hidden: bool,
}

impl Sheet {
    /// The cell at a row and column, counted from 0; empty outside the sheet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .unwrap_or(EMPTY)
    }
}

/// Everything that was read from a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheets {
    /// The sheets in the order of their tabs.
    pub list: Vec<Sheet>,
    /// The workbook counts its days from 1904 instead of 1900.
    pub epoch_1904: bool,
}

impl Sheets {
    /// The sheet with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Sheet> {
        self.list.get(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_as_a_person_would() {
        assert_eq!(Cell::Number(10400.0).text(), "10400");
        assert_eq!(Cell::Number(2.5).text(), "2.5");
        assert_eq!(Cell::from_text(" \u{a0}\u{feff}\t"), Cell::Empty);
        assert_eq!(
            Cell::from_text("\u{a0}Łukasz "),
            Cell::Text("Łukasz".into())
        );
        assert_eq!(Cell::Date(NaiveDate::default()).text(), "01-01-1970");
    }
}
