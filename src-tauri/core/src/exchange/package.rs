//! Weighs a zipped workbook before the reader may unpack it.
//!
//! calamine trusts what a workbook says about itself: it reserves memory for the number of
//! strings that the file announces, repeats ODS cells as often as the file asks, and waits for an
//! end tag that a cut-off ODS never gives. A failed reservation ends the whole program and can't
//! be caught, so every part is unpacked once here, counted and walked, and only a workbook that
//! passes goes on. The walk costs a few milliseconds per megabyte.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::limits::{
    MAX_CELLS, MAX_COLUMNS, MAX_PARTS, MAX_ROWS, MAX_UNPACKED_BYTES, MAX_XML_DEPTH,
    MAX_XML_TOKEN_BYTES,
};
use super::ods_size::TableSize;
use super::{Foreign, ListError};

/// The kind of workbook in a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Package {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// Unpacks and walks every part once. `on_part` is called before each; an error from it stops.
pub(super) fn inspect(
    bytes: &[u8],
    mut on_part: impl FnMut(usize, usize) -> Result<(), ListError>,
) -> Result<Package, ListError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ListError::Damaged)?;
    if zip.len() > MAX_PARTS {
        return Err(ListError::UnpacksTooLarge);
    }
    let package = kind(&mut zip)?;
    let parts = zip.len();
    let mut budget = Budget {
        left: MAX_UNPACKED_BYTES,
    };
    for index in 0..parts {
        on_part(index, parts)?;
        let part = zip.by_index(index).map_err(|_| ListError::Damaged)?;
        if part.encrypted() {
            return Err(ListError::PasswordProtected);
        }
        if part.size() > budget.left {
            return Err(ListError::UnpacksTooLarge);
        }
        let name = part
            .name()
            .map_err(|_| ListError::Damaged)?
            .to_ascii_lowercase();
        walk_part(part, &name, package, &mut budget)?;
    }
    Ok(package)
}

/// What is left of the bytes that all parts together may unpack to. The sizes in the directory
/// can lie, so what really comes out is counted.
struct Budget {
    left: u64,
}

fn kind(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Package, ListError> {
    let mut mimetype = String::new();
    if let Ok(part) = zip.by_name("mimetype") {
        let mut start = Vec::new();
        part.take(128)
            .read_to_end(&mut start)
            .map_err(|_| ListError::Damaged)?;
        mimetype = String::from_utf8_lossy(&start).into_owned();
    }
    if let Some(kind) = mimetype.strip_prefix("application/vnd.oasis.opendocument.") {
        return match kind {
            _ if kind.starts_with("spreadsheet") => Ok(Package::Ods),
            _ if kind.starts_with("presentation") => {
                Err(ListError::NotAList(Foreign::Presentation))
            }
            _ if kind.starts_with("graphics") => Err(ListError::NotAList(Foreign::Picture)),
            _ => Err(ListError::NotAList(Foreign::TextDocument)),
        };
    }
    let has = |start: &str| {
        zip.file_names()
            .filter_map(Result::ok)
            .any(|name| name.starts_with(start))
    };
    if has("word/") {
        Err(ListError::NotAList(Foreign::TextDocument))
    } else if has("ppt/") {
        Err(ListError::NotAList(Foreign::Presentation))
    } else if has("xl/workbook.bin") {
        Err(ListError::OldExcel)
    } else if has("xl/") || (has("[Content_Types].xml") && has("_rels/")) {
        Ok(Package::Xlsx)
    } else if has("Index/Document.iwa") {
        Err(ListError::NotAList(Foreign::Numbers))
    } else {
        Err(ListError::NotAList(Foreign::Archive))
    }
}

fn walk_part(
    part: ZipFile<'_, Cursor<&[u8]>>,
    name: &str,
    package: Package,
    budget: &mut Budget,
) -> Result<(), ListError> {
    // One byte more than is allowed, to see the difference between "just fits" and "too much".
    let mut source = BufReader::new(Counted {
        inner: part.take(budget.left + 1),
        count: 0,
        failed: false,
    });
    let strict = name.ends_with(".xml") || name.ends_with(".rels");
    let outcome = walk_xml(&mut source, package);
    // A picture is no XML; the rest of such a part is only counted.
    let drained = drain(&mut source);
    let (count, failed) = (source.get_ref().count, source.get_ref().failed);
    budget.left = budget
        .left
        .checked_sub(count)
        .ok_or(ListError::UnpacksTooLarge)?;
    if failed || !drained {
        return Err(ListError::Damaged);
    }
    match outcome {
        Err(ListError::Damaged) if !strict => Ok(()),
        other => other,
    }
}

/// Reads on to the end; `false` if the packed data is broken.
fn drain(source: &mut impl BufRead) -> bool {
    loop {
        match source.fill_buf() {
            Ok([]) => return true,
            Ok(bytes) => {
                let n = bytes.len();
                source.consume(n);
            }
            Err(_) => return false,
        }
    }
}

/// Counts what passes and remembers a read error: the XML reader would report it as its own.
struct Counted<R> {
    inner: R,
    count: u64,
    failed: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        match self.inner.read(buf) {
            Ok(n) => {
                self.count += n as u64;
                Ok(n)
            }
            Err(error) => {
                self.failed |= error.kind() != std::io::ErrorKind::Interrupted;
                Err(error)
            }
        }
    }
}

/// Walks one part: every tag closed, nothing absurdly deep or long, no size or position that the
/// reader would stumble over.
fn walk_xml(source: &mut impl BufRead, package: Package) -> Result<(), ListError> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    let mut buf = Vec::with_capacity(4096);
    let mut depth = 0_usize;
    let mut ods = TableSize::default();
    loop {
        buf.clear();
        let event = reader
            .read_event_into(&mut buf)
            .map_err(|_| ListError::Damaged)?;
        let length = match &event {
            Event::Start(tag) => {
                depth += 1;
                match package {
                    Package::Xlsx => check_xlsx(tag)?,
                    Package::Ods => ods.open(tag)?,
                }
                tag.len()
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if package == Package::Ods {
                    ods.close(tag.name().as_ref())?;
                }
                0
            }
            Event::Text(text) => {
                if package == Package::Ods {
                    ods.text(text.len())?;
                }
                text.len()
            }
            Event::CData(text) => text.len(),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(ListError::Damaged),
            _ => 0,
        };
        if depth > MAX_XML_DEPTH || length > MAX_XML_TOKEN_BYTES {
            return Err(ListError::Damaged);
        }
    }
}

/// The values of the named attributes of a tag, by their exact names.
pub(super) fn attribute<'a>(
    tag: &'a BytesStart<'_>,
    name: &str,
) -> Option<std::borrow::Cow<'a, str>> {
    tag.attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|a| a.key.as_ref() == name)
        .map(|a| a.value)
}

fn check_xlsx(tag: &BytesStart<'_>) -> Result<(), ListError> {
    match tag.local_name().as_ref() {
        // A position outside the sheet overflows the reader's arithmetic.
        "c" | "row" => match attribute(tag, "r") {
            Some(position) => position_of(&position).map(|_| ()).ok_or(ListError::Damaged),
            None => Ok(()),
        },
        "dimension" => match attribute(tag, "ref") {
            Some(range) => check_range(&range),
            None => Ok(()),
        },
        // The reader reserves room for this many strings at once.
        "sst" => match attribute(tag, "uniqueCount").map(|count| count.parse::<usize>()) {
            Some(Ok(count)) if count > MAX_CELLS => Err(ListError::TooManyCells),
            Some(Err(_)) => Err(ListError::Damaged),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

fn check_range(range: &str) -> Result<(), ListError> {
    let ends: Option<Vec<(usize, usize)>> = range.split(':').map(position_of).collect();
    match ends.as_deref() {
        Some([_]) => Ok(()),
        Some([(top, left), (bottom, right)]) if top <= bottom && left <= right => Ok(()),
        _ => Err(ListError::Damaged),
    }
}

/// "B12" → (12, 2), "12" → (12, 0); `None` outside the largest sheet there is.
fn position_of(reference: &str) -> Option<(usize, usize)> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (column, row) = reference.split_at_checked(letters)?;
    if column.len() > 3
        || row.is_empty()
        || row.len() > 7
        || !row.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let column = column.bytes().fold(0, |sum, b| {
        sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1
    });
    let row: usize = row.parse().ok()?;
    ((1..=MAX_ROWS).contains(&row) && column <= MAX_COLUMNS).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_stay_inside_the_sheet() {
        assert_eq!(position_of("B12"), Some((12, 2)));
        assert_eq!(position_of("XFD1048576"), Some((MAX_ROWS, MAX_COLUMNS)));
        assert_eq!(position_of("7"), Some((7, 0)));
        for wrong in [
            "",
            "A",
            "A0",
            "XFE1",
            "A1048577",
            "ZZZZ1",
            "A1B",
            "$A$1",
            "é1",
            "A99999999999999999999",
        ] {
            assert_eq!(position_of(wrong), None, "{wrong}");
        }
        assert!(check_range("A1:J61").is_ok());
        assert!(check_range("A1").is_ok());
        assert!(check_range("B5:A1").is_err());
        assert!(check_range("A1:B2:C3").is_err());
    }
}
