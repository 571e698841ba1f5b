//! XLSX and ODS to rows of cells, through calamine.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Range, Reader, SheetVisible, Xlsx, XlsxError,
};
use chrono::NaiveDate;

use super::limits::{MAX_CELLS, MAX_TEXT_BYTES};
use super::package::{self, Package};
use super::progress::tick;
use super::{Cell, ListError, Progress, Sheet, Sheets};

/// Reads a zipped workbook.
pub(super) fn read(bytes: &[u8], progress: &dyn Progress) -> Result<Sheets, ListError> {
    let package = package::inspect(bytes, |done, total| {
        if progress.step(done, total) {
            Ok(())
        } else {
            Err(ListError::Cancelled)
        }
    })?;
    match package {
        Package::Xlsx => read_xlsx(bytes, progress),
        Package::Ods => read_ods(bytes, progress),
    }
}

fn read_xlsx(bytes: &[u8], progress: &dyn Progress) -> Result<Sheets, ListError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| xlsx_error(&e))?;
    let tabs = tabs(book.sheets_metadata());
    let mut sheets = Sheets {
        epoch_1904: book.has_1904_epoch(),
        ..Sheets::default()
    };
    let mut room = Room::default();
    for (name, hidden) in tabs {
        let mut sheet = Sheet {
            name,
            hidden,
            rows: Vec::new(),
        };
        // Cell by cell: a range would be a full rectangle, and two stray cells in far corners
        // would make it larger than the memory.
        let mut cells = match book.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(xlsx_error(&error)),
        };
        let total = cells.dimensions().end.0 as usize + 1;
        let mut last_row = 0;
        while let Some(cell) = cells.next_cell().map_err(|e| xlsx_error(&e))? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            if row != last_row {
                last_row = row;
                tick(progress, row, total.max(row))?;
            }
            let value = from_xlsx(cell.get_value());
            put(&mut sheet.rows, row, column, value, &mut room)?;
        }
        sheets.list.push(sheet);
    }
    Ok(sheets)
}

fn read_ods(bytes: &[u8], progress: &dyn Progress) -> Result<Sheets, ListError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|e| ods_error(&e))?;
    let tabs = tabs(book.sheets_metadata());
    let mut sheets = Sheets::default();
    let mut room = Room::default();
    for (name, hidden) in tabs {
        let range: Range<Data> = book.worksheet_range(&name).map_err(|e| ods_error(&e))?;
        let mut sheet = Sheet {
            name,
            hidden,
            rows: Vec::new(),
        };
        let (top, left) = range.start().unwrap_or_default();
        for (index, cells) in range.rows().enumerate() {
            tick(progress, index, range.height())?;
            for (offset, value) in cells.iter().enumerate() {
                put(
                    &mut sheet.rows,
                    top as usize + index,
                    left as usize + offset,
                    from_ods(value),
                    &mut room,
                )?;
            }
        }
        sheets.list.push(sheet);
    }
    Ok(sheets)
}

fn tabs(metadata: &[calamine::Sheet]) -> Vec<(String, bool)> {
    metadata
        .iter()
        .map(|tab| (tab.name.clone(), tab.visible != SheetVisible::Visible))
        .collect()
}

/// What has been put in memory so far.
#[derive(Default)]
struct Room {
    cells: usize,
    text: usize,
}

/// Puts a filled cell in its place; the rows and cells before it come into being with it.
fn put(
    rows: &mut Vec<Vec<Cell>>,
    row: usize,
    column: usize,
    cell: Cell,
    room: &mut Room,
) -> Result<(), ListError> {
    if cell.is_empty() {
        return Ok(());
    }
    if let Cell::Text(text) = &cell {
        room.text = room.text.saturating_add(text.len());
    }
    // An empty row takes room as well: a hundred sheets with one cell at the bottom.
    let width = rows.get(row).map_or(0, Vec::len);
    let grows = (row + 1).saturating_sub(rows.len()) + (column + 1).saturating_sub(width);
    room.cells = room.cells.saturating_add(grows);
    if room.cells > MAX_CELLS || room.text > MAX_TEXT_BYTES {
        return Err(ListError::TooManyCells);
    }
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    let Some(cells) = rows.get_mut(row) else {
        return Err(ListError::Damaged);
    };
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = cells.get_mut(column) {
        *place = cell;
    }
    Ok(())
}

fn from_xlsx(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(n) => Cell::Number(*n as f64),
        DataRef::Float(n) => Cell::Number(*n),
        DataRef::String(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Bool(b) => Cell::Bool(*b),
        DataRef::DateTime(moment) => from_serial(moment),
        DataRef::DateTimeIso(text) => from_iso(text),
        DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}

fn from_ods(value: &Data) -> Cell {
    match value {
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(n) => Cell::Number(*n),
        Data::String(text) => Cell::from_text(text),
        Data::Bool(b) => Cell::Bool(*b),
        Data::DateTime(moment) => from_serial(moment),
        Data::DateTimeIso(text) => from_iso(text),
        Data::DurationIso(text) => Cell::from_text(text),
        Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

/// A number with a date format. Durations and impossible days (Excel's 29 February 1900) stay
/// numbers.
fn from_serial(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
        Some(date) if moment.is_datetime() && moment.as_f64() >= 1.0 => Cell::Date(date),
        _ => Cell::Number(moment.as_f64()),
    }
}

fn from_iso(text: &str) -> Cell {
    match text
        .get(..10)
        .map(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d"))
    {
        Some(Ok(date)) => Cell::Date(date),
        _ => Cell::from_text(text),
    }
}

fn xlsx_error(error: &XlsxError) -> ListError {
    match error {
        XlsxError::Password => ListError::PasswordProtected,
        _ => ListError::Damaged,
    }
}

fn ods_error(error: &OdsError) -> ListError {
    match error {
        OdsError::Password => ListError::PasswordProtected,
        OdsError::CellLimitExceeded { .. } => ListError::TooManyCells,
        _ => ListError::Damaged,
    }
}
