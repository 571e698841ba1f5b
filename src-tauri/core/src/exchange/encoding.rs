//! Bytes to text: UTF-8, UTF-16 and Windows-1252, with or without a mark at the start.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Foreign, ListError};

/// Decodes a text file, with line ends made `\n`.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ListError> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (guess(bytes), 0),
    };
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, _, _) = encoding.decode(body);
    // Some old programs close a file with Ctrl-Z, some databases with zeros.
    let text = text.trim_end_matches(['\0', '\u{1a}']);
    if text.chars().all(char::is_whitespace) {
        return Err(ListError::Empty);
    }
    if is_binary(text) {
        return Err(ListError::NotAList(Foreign::Binary));
    }
    Ok(unix_lines(text))
}

/// Without a mark: zeros at every other byte are UTF-16; what is valid UTF-8 is UTF-8; the rest is
/// what Windows programs write.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |offset: usize| {
        start
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    // Separators, digits and Western letters all have a zero half; one in three is plenty.
    if half > 1 && odd * 3 > half && even * 10 < half {
        UTF_16LE
    } else if half > 1 && even * 3 > half && odd * 10 < half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// Text has no zeros and hardly any control characters. A file that was cut in the middle of a
/// character may have one replacement character, a binary one has many.
fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(65_536) {
        all += 1;
        if c == '\0' {
            return true;
        }
        odd += usize::from(
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || c == '\u{fffd}',
        );
    }
    odd * 50 > all
}

fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "Stamnummer;Roepnaam\n1;Renée\n2;Zoë\n";

    #[test]
    fn every_encoding_gives_the_same_text() {
        let crlf = TEXT.replace('\n', "\r\n");
        let le: Vec<u8> = crlf.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = crlf.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            with(b"\xEF\xBB\xBF", crlf.as_bytes()),
            with(b"\xFF\xFE", &le),
            with(b"\xFE\xFF", &be),
            le.clone(),
            be.clone(),
            WINDOWS_1252.encode(TEXT).0.into_owned(),
            TEXT.replace('\n', "\r").into_bytes(),
            with(TEXT.as_bytes(), b"\x1A"),
        ] {
            assert_eq!(decode(&bytes).unwrap(), TEXT);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(ListError::Empty));
        assert_eq!(decode(b" \r\n\t"), Err(ListError::Empty));
        assert_eq!(decode(b"\xEF\xBB\xBF"), Err(ListError::Empty));
        assert_eq!(decode(&[7; 100]), Err(ListError::NotAList(Foreign::Binary)));
        let mixed: Vec<u8> = (0..=255).cycle().take(2000).collect();
        assert_eq!(decode(&mixed), Err(ListError::NotAList(Foreign::Binary)));
    }
}
