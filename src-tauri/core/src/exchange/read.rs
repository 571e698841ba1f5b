//! A file to rows of cells.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::limits::MAX_FILE_BYTES;
use super::sniff::{Kind, kind};
use super::{ListError, Progress, Sheets, delimited, encoding, workbook};

/// Reads a class list: CSV or TXT in any usual encoding, XLSX (XLSM too) or ODS. The content
/// decides what it is, not the name.
///
/// # Errors
/// [`ListError`] when the file can't be opened, is too large, or is not a readable list.
pub fn read_file(path: &Path, progress: &dyn Progress) -> Result<Sheets, ListError> {
    let file = File::open(path).map_err(|_| ListError::Unreadable)?;
    let mut bytes = Vec::new();
    // The size on disk can change between asking and reading, so the reading itself is limited.
    file.take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| ListError::Unreadable)?;
    read_bytes(&bytes, progress)
}

/// As [`read_file`], for bytes in memory.
///
/// # Errors
/// [`ListError`] when the bytes are too many or not a readable list.
pub fn read_bytes(bytes: &[u8], progress: &dyn Progress) -> Result<Sheets, ListError> {
    if bytes.is_empty() {
        return Err(ListError::Empty);
    }
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ListError::FileTooLarge);
    }
    let sheets = match kind(bytes) {
        Kind::Package => workbook::read(bytes, progress)?,
        Kind::EncryptedWorkbook => return Err(ListError::PasswordProtected),
        Kind::OldExcel => return Err(ListError::OldExcel),
        Kind::Foreign(foreign) => return Err(ListError::NotAList(foreign)),
        Kind::Text => delimited::read(&encoding::decode(bytes)?, progress)?,
    };
    if sheets.list.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(ListError::Empty);
    }
    Ok(sheets)
}

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
