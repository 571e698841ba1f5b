//! How large the tables of an ODS become once their repeated cells and rows are written out.
//!
//! One row of an ODS may say "this cell 16,384 times" and "this row a million times". LibreOffice
//! does so for empty cells to the edge of the sheet, which is harmless; with a value in them it
//! fills the memory.

use quick_xml::events::BytesStart;

use super::ListError;
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use super::package::attribute;

/// Follows the tags of one `content.xml`.
#[derive(Debug, Default)]
pub(super) struct TableSize {
    /// Filled width of the widest row of this table so far.
    width: usize,
    /// Rows up to the last filled one of this table.
    rows: usize,
    /// Empty rows since then.
    empty_rows: usize,
    row: Row,
    /// Cells of all tables with their rows repeated; long texts count for more.
    weight: usize,
}

#[derive(Debug, Default)]
struct Row {
    repeats: usize,
    /// Cells up to the last filled one.
    width: usize,
    /// Empty cells since then.
    empty: usize,
    weight: usize,
    cell: Option<OpenCell>,
}

#[derive(Debug)]
struct OpenCell {
    repeats: usize,
    filled: bool,
    /// Bytes of text, with the spaces that the file asks for.
    text: usize,
}

/// Longest text of one cell that is accepted, in bytes. Excel and LibreOffice stop at 32,767 and
/// 65,535 characters.
const MAX_CELL_TEXT: usize = 1024 * 1024;

/// Bytes of text that come with an ordinary cell; what is over weighs as extra cells.
const ORDINARY_TEXT: usize = 512;

impl TableSize {
    /// A tag opens.
    pub(super) fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ListError> {
        match tag.name().as_ref() {
            // A table inside a cell: in the standard, made by no program, and the reader loses its way.
            "table:table" if self.row.cell.is_some() => return Err(ListError::Damaged),
            "table:table" => {
                *self = Self {
                    weight: self.weight,
                    ..Self::default()
                }
            }
            "table:table-row" => {
                let repeats = count(tag, "table:number-rows-repeated")?.min(MAX_ROWS);
                self.row = Row {
                    repeats,
                    ..Row::default()
                };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = count(tag, "table:number-columns-repeated")?.min(MAX_COLUMNS);
                self.row.cell = Some(OpenCell {
                    repeats,
                    filled: is_filled(tag)?,
                    text: tag.len(),
                });
            }
            "text:s" => self.text(count(tag, "text:c")?)?,
            _ => {}
        }
        Ok(())
    }

    /// Text inside the open cell, if there is one.
    pub(super) fn text(&mut self, length: usize) -> Result<(), ListError> {
        let Some(cell) = &mut self.row.cell else {
            return Ok(());
        };
        cell.text = cell.text.saturating_add(length);
        if cell.text > MAX_CELL_TEXT {
            Err(ListError::Damaged)
        } else {
            Ok(())
        }
    }

    /// A tag closes.
    pub(super) fn close(&mut self, name: &str) -> Result<(), ListError> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.close_cell(),
            "table:table-row" => self.close_row(),
            _ => Ok(()),
        }
    }

    fn close_cell(&mut self) -> Result<(), ListError> {
        let Some(cell) = self.row.cell.take() else {
            return Ok(());
        };
        if !cell.filled {
            self.row.empty = self.row.empty.saturating_add(cell.repeats);
            return Ok(());
        }
        let before = self.row.width;
        self.row.width = before
            .saturating_add(self.row.empty)
            .saturating_add(cell.repeats)
            .min(MAX_COLUMNS);
        self.row.empty = 0;
        let extra = cell.text.saturating_sub(ORDINARY_TEXT) / size_of::<super::Cell>();
        self.row.weight = self
            .row
            .weight
            .saturating_add(self.row.width - before)
            .saturating_add(extra.saturating_mul(cell.repeats));
        Self::check(self.weight.saturating_add(self.row.weight))
    }

    fn close_row(&mut self) -> Result<(), ListError> {
        let row = std::mem::take(&mut self.row);
        if row.width == 0 {
            self.empty_rows = self.empty_rows.saturating_add(row.repeats);
            return Ok(());
        }
        self.width = self.width.max(row.width);
        self.rows = self
            .rows
            .saturating_add(self.empty_rows)
            .saturating_add(row.repeats);
        self.empty_rows = 0;
        self.weight = self
            .weight
            .saturating_add(row.weight.saturating_mul(row.repeats));
        // The reader makes a table a full rectangle.
        Self::check(self.weight.max(self.rows.saturating_mul(self.width)))
    }

    fn check(weight: usize) -> Result<(), ListError> {
        if weight > MAX_CELLS {
            Err(ListError::TooManyCells)
        } else {
            Ok(())
        }
    }
}

/// A repeat count; 1 when it is not there.
fn count(tag: &BytesStart<'_>, name: &str) -> Result<usize, ListError> {
    match attribute(tag, name) {
        Some(value) => value.parse().map_err(|_| ListError::Damaged),
        None => Ok(1),
    }
}

/// Whether the reader will see something in this cell. A number that Rust reads but that has a
/// form of its own ("+1", "infinity") is refused: no spreadsheet writes it.
fn is_filled(tag: &BytesStart<'_>) -> Result<bool, ListError> {
    if let Some(value) = attribute(tag, "office:value") {
        let plain = value
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'e' | b'E' | b'+'));
        if !plain || value.starts_with('+') || value.parse::<f64>().is_err() {
            return Err(ListError::Damaged);
        }
    }
    Ok(tag
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .any(|a| {
            let key: &str = a.key.as_ref();
            key == "table:formula" || key.starts_with("office:") || key.starts_with("calcext:")
        }))
}
