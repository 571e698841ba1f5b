//! The first rows of a file, for the step in which the mapping is checked.

use serde::Serialize;
use ts_rs::TS;

use super::{Mapping, Sheets, TargetField};

/// One column of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct PreviewColumn {
    /// The name in the file, perhaps empty.
    pub header: String,
    /// What it is read as.
    pub target: Option<TargetField>,
    /// Holds a BSN: never read and never shown.
    pub bsn: bool,
}

/// One row of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct PreviewRow {
    /// Row number as the spreadsheet shows it, from 1.
    pub row_number: usize,
    /// A text per column; `None` where a BSN stands.
    pub cells: Vec<Option<String>>,
}

/// A sheet to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct PreviewSheet {
    /// Name on the tab; empty for CSV.
    pub name: String,
    /// Filled rows.
    pub rows: usize,
}

/// What the mapping step shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct Preview {
    /// All sheets, in order.
    pub sheets: Vec<PreviewSheet>,
    /// The columns.
    pub columns: Vec<PreviewColumn>,
    /// The first rows under the header row.
    pub rows: Vec<PreviewRow>,
    /// How many filled rows there are under the header rows of all sheets that are read.
    pub total_rows: usize,
}

/// The first `limit` filled rows as this mapping reads them. Digits that may be a BSN are not
/// shown.
#[must_use]
pub fn preview(sheets: &Sheets, mapping: &Mapping, limit: usize) -> Preview {
    let guard = mapping.guard(sheets);
    let headers = mapping.headers(sheets);
    let source = sheets.get(mapping.sheet);
    let below = || {
        let rows = source
            .map(|sheet| sheet.rows.as_slice())
            .unwrap_or_default();
        rows.iter()
            .enumerate()
            .skip(mapping.header_row + 1)
            .filter(|(_, row)| !row.is_empty())
    };
    let shown = || below().take(limit);
    let width = shown()
        .map(|(_, row)| row.len())
        .max()
        .unwrap_or(0)
        .max(headers.len());
    let columns = (0..width).map(|column| PreviewColumn {
        header: headers.get(column).cloned().unwrap_or_default(),
        target: mapping.columns.get(column).copied().flatten(),
        bsn: guard.drops_column(column),
    });
    let rows = shown().map(|(index, row)| PreviewRow {
        row_number: index + 1,
        cells: (0..width)
            .map(|column| match row.get(column) {
                Some(cell) if guard.drops(column, cell) => None,
                Some(cell) => Some(cell.text().into_owned()),
                None => Some(String::new()),
            })
            .collect(),
    });
    let filled = |part: super::SheetPart| {
        let rows = sheets
            .get(part.sheet)
            .map(|sheet| sheet.rows.as_slice())
            .unwrap_or_default();
        rows.iter()
            .skip(part.header_row + 1)
            .filter(|row| !row.is_empty())
            .count()
    };
    Preview {
        sheets: sheets
            .list
            .iter()
            .map(|sheet| PreviewSheet {
                name: sheet.name.clone(),
                rows: sheet.rows.iter().filter(|row| !row.is_empty()).count(),
            })
            .collect(),
        columns: columns.collect(),
        rows: rows.collect(),
        total_rows: mapping.parts().map(filled).sum(),
    }
}
