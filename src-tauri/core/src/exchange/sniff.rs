//! What a file is, by its first bytes; the name of a file says too little.

use super::Foreign;

/// What to read a file with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip package: XLSX, ODS, or something else that is packed that way.
    Package,
    /// An encrypted XLSX inside a compound file.
    EncryptedWorkbook,
    /// Excel before 2007.
    OldExcel,
    /// Text, perhaps delimited.
    Text,
    /// Certainly no list.
    Foreign(Foreign),
}

/// The signature of a compound file (OLE): old Office files and encrypted new ones.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const SIGNATURES: &[(&[u8], Foreign)] = &[
    (b"%PDF", Foreign::Pdf),
    (b"{\\rtf", Foreign::TextDocument),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"\x1F\x8B", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"Rar!", Foreign::Archive),
    (b"BZh", Foreign::Archive),
    (b"\xFD7zXZ", Foreign::Archive),
    (b"SQLite format 3\0", Foreign::Binary),
    (b"\x7FELF", Foreign::Binary),
    (b"MZ\x90\0", Foreign::Binary),
];

/// Recognises the kind of file.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Package;
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if let Some((_, foreign)) = SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Kind::Foreign(*foreign);
    }
    if bytes.get(4..8) == Some(b"ftyp")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
    {
        return Kind::Foreign(Foreign::Picture);
    }
    match markup(bytes) {
        Some(foreign) => Kind::Foreign(foreign),
        None => Kind::Text,
    }
}

/// The names in a compound file's directory are UTF-16LE; which one it has tells what it is.
fn compound(bytes: &[u8]) -> Kind {
    if has_name(bytes, "EncryptedPackage") {
        Kind::EncryptedWorkbook
    } else if has_name(bytes, "WordDocument") {
        Kind::Foreign(Foreign::TextDocument)
    } else if has_name(bytes, "PowerPoint Document") {
        Kind::Foreign(Foreign::Presentation)
    } else if has_name(bytes, "Workbook") || has_name(bytes, "Book") {
        Kind::OldExcel
    } else {
        Kind::Foreign(Foreign::Binary)
    }
}

fn has_name(bytes: &[u8], name: &str) -> bool {
    // Ends in a zero character, so that "Book" is not found inside "WorkBook2".
    let wanted: Vec<u8> = name
        .encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes
        .windows(wanted.len())
        .any(|window| window == wanted.as_slice())
}

/// HTML, XML and JSON are text but no list. Student systems do export HTML tables named `.xls`.
fn markup(bytes: &[u8]) -> Option<Foreign> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head: String = start
        .iter()
        .skip_while(|b| b.is_ascii_whitespace())
        .take(512)
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    let is_html = [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<body",
        "<meta",
    ]
    .iter()
    .any(|tag| head.starts_with(tag));
    if is_html || (head.starts_with("<?xml") && head.contains("<html")) {
        return Some(Foreign::WebPage);
    }
    if head.starts_with("<?xml") {
        return Some(Foreign::DataMessage);
    }
    // A bracket may open the first cell of a list; a bracket and a quoted key or object may not.
    let mut rest = head.chars().filter(|c| !c.is_whitespace());
    match (rest.next(), rest.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{')) => Some(Foreign::DataMessage),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_their_first_bytes() {
        let compound_with = |name: &str| {
            let mut file = COMPOUND.to_vec();
            file.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
            file
        };
        for (bytes, expected) in [
            (b"PK\x03\x04....".to_vec(), Kind::Package),
            (compound_with("EncryptedPackage"), Kind::EncryptedWorkbook),
            (compound_with("Workbook"), Kind::OldExcel),
            (
                compound_with("WordDocument"),
                Kind::Foreign(Foreign::TextDocument),
            ),
            (compound_with("Thumbs"), Kind::Foreign(Foreign::Binary)),
            (b"%PDF-1.7".to_vec(), Kind::Foreign(Foreign::Pdf)),
            (
                b"\xFF\xD8\xFF\xE0".to_vec(),
                Kind::Foreign(Foreign::Picture),
            ),
            (
                b"\0\0\0\x18ftypheic".to_vec(),
                Kind::Foreign(Foreign::Picture),
            ),
            (b"{\\rtf1".to_vec(), Kind::Foreign(Foreign::TextDocument)),
            (
                b"\xEF\xBB\xBF <!DOCTYPE html>".to_vec(),
                Kind::Foreign(Foreign::WebPage),
            ),
            (b"<TABLE>".to_vec(), Kind::Foreign(Foreign::WebPage)),
            (
                b"<?xml version='1.0'?><EDEX>".to_vec(),
                Kind::Foreign(Foreign::DataMessage),
            ),
            (
                b"[ {\"a\":1}]".to_vec(),
                Kind::Foreign(Foreign::DataMessage),
            ),
            (b"Stamnummer;Naam".to_vec(), Kind::Text),
            (b"[Klas];Naam".to_vec(), Kind::Text),
            (b"".to_vec(), Kind::Text),
        ] {
            assert_eq!(
                kind(&bytes),
                expected,
                "{:?}",
                String::from_utf8_lossy(&bytes)
            );
        }
    }
}
