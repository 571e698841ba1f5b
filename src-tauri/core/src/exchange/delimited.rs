//! CSV and TXT to rows of cells: which sign separates the fields, and which rows there are.

use std::borrow::Cow;

use super::limits::{MAX_CELLS, MAX_COLUMNS};
use super::progress::tick;
use super::{Cell, ListError, Progress, Sheet, Sheets, header};

/// Separators that student systems and spreadsheets write.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Lines that are looked at to find the separator.
const SAMPLE_LINES: usize = 60;

/// A field with more line breaks than this is no address but a quote that was never closed.
const MAX_LINES_IN_FIELD: usize = 20;

/// Reads delimited text with `\n` as line end.
pub(super) fn read(text: &str, progress: &dyn Progress) -> Result<Sheets, ListError> {
    if text
        .bytes()
        .all(|b| b.is_ascii_whitespace() || b == b'"' || DELIMITERS.contains(&b))
    {
        return Err(ListError::Empty);
    }
    // With a line end at the very end too, each row is exactly one line end.
    let closed = if text.ends_with('\n') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{text}\n"))
    };
    let (mark, text) = take_excel_mark(&closed);
    let delimiter = mark.unwrap_or_else(|| sniff(text));
    let rows = match parse(text, delimiter, true, progress)? {
        Some(rows) => rows,
        None => parse(text, delimiter, false, progress)?.unwrap_or_default(),
    };
    Ok(Sheets {
        list: vec![Sheet {
            rows,
            ..Sheet::default()
        }],
        epoch_1904: false,
    })
}

/// Excel understands, and some systems write, a first line `sep=;`. It stays as an empty row so
/// that row numbers are those of the file.
fn take_excel_mark(text: &str) -> (Option<u8>, &str) {
    let line = text.lines().next().unwrap_or_default().trim_matches('"');
    let mark = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and(line.as_bytes().get(4));
    match mark {
        Some(sign) if line.len() == 5 => (
            Some(*sign),
            text.split_once('\n')
                .map_or("", |(first, _)| &text[first.len()..]),
        ),
        Some(_) if line.len() == 6 && line.ends_with("\\t") => (
            Some(b'\t'),
            text.split_once('\n')
                .map_or("", |(first, _)| &text[first.len()..]),
        ),
        _ => (None, text),
    }
}

/// The separator under which a header row is recognised best; failing that, the one that cuts the
/// lines into the same number of fields most often.
fn sniff(text: &str) -> u8 {
    let end = text
        .match_indices('\n')
        .nth(SAMPLE_LINES)
        .map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    let score = |delimiter: u8| {
        let quoted = parse(sample, delimiter, true, &super::Quiet);
        let rows = match quoted {
            Ok(Some(rows)) => rows,
            _ => parse(sample, delimiter, false, &super::Quiet)
                .ok()
                .flatten()
                .unwrap_or_default(),
        };
        let names = rows.iter().map(|row| header::score(row)).max().unwrap_or(0);
        let mut widths: Vec<usize> = rows
            .iter()
            .map(Vec::len)
            .filter(|width| *width > 0)
            .collect();
        widths.sort_unstable();
        let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
        let same = widths.iter().filter(|width| **width == usual).count();
        let steady = if usual > 1 {
            same * 100 / widths.len().max(1)
        } else {
            0
        };
        (names, steady, usual)
    };
    let mut best = (DELIMITERS[0], score(DELIMITERS[0]));
    for delimiter in &DELIMITERS[1..] {
        let this = score(*delimiter);
        if this > best.1 {
            best = (*delimiter, this);
        }
    }
    best.0
}

/// The rows; `None` when a quote seems never to be closed, so that quotes had better be taken as
/// ordinary signs.
fn parse(
    text: &str,
    delimiter: u8,
    quoting: bool,
    progress: &dyn Progress,
) -> Result<Option<Vec<Vec<Cell>>>, ListError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let total = text.bytes().filter(|b| *b == b'\n').count();
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(total.min(MAX_CELLS / 4));
    let mut record = csv::StringRecord::new();
    let mut cells = 0_usize;
    let mut line = reader.position().line();
    // The text is valid UTF-8 and records may differ in length, so nothing is left to go wrong.
    while reader
        .read_record(&mut record)
        .map_err(|_| ListError::Damaged)?
    {
        let breaks: usize = record
            .iter()
            .map(|field| field.bytes().filter(|b| *b == b'\n').count())
            .sum();
        if quoting && breaks > MAX_LINES_IN_FIELD {
            return Ok(None);
        }
        // Blank lines are skipped by the reader but count as rows in a spreadsheet.
        let now = reader.position().line();
        let blank = now.saturating_sub(line).saturating_sub(1 + breaks as u64);
        line = now;
        rows.extend((0..blank).map(|_| Vec::new()));
        tick(progress, rows.len(), total.max(rows.len()))?;
        let row = to_row(&record, quoting);
        cells = cells.saturating_add(row.len());
        if cells > MAX_CELLS {
            return Err(ListError::TooManyCells);
        }
        rows.push(row);
    }
    Ok(Some(rows))
}

fn to_row(record: &csv::StringRecord, quoting: bool) -> Vec<Cell> {
    let mut row: Vec<Cell> = record
        .iter()
        .take(MAX_COLUMNS)
        .map(|field| Cell::from_text(unwrap(field, quoting)))
        .collect();
    while row.last().is_some_and(Cell::is_empty) {
        row.pop();
    }
    row
}

/// Takes off what is there for Excel only: `="00123"` keeps the zeros, `'00123` says "text".
fn unwrap(field: &str, quoting: bool) -> &str {
    let mut field = field.trim();
    if !quoting {
        field = field.strip_prefix('"').unwrap_or(field);
        field = field.strip_suffix('"').unwrap_or(field);
    }
    if let Some(inner) = field
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return inner;
    }
    match field.strip_prefix('\'') {
        Some(rest) if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => field,
    }
}

#[cfg(test)]
mod tests;
