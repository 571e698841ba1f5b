//! PDF objects from bytes that may be anything (ISO 32000-1 7.3). Every step has a limit; nothing
//! here can loop or fall through the stack.

use std::collections::BTreeMap;

use crate::SealError;

/// Deepest nesting of arrays and dictionaries. Ours are four deep.
const DEEPEST: usize = 32;

/// An object. Numbers with a fraction are read and forgotten.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Other,
    Integer(usize),
    Name(Vec<u8>),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dictionary(Dictionary),
    Reference(usize),
}

pub(crate) type Dictionary = BTreeMap<Vec<u8>, Object>;

/// Reads objects one after another.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    pub(crate) at: usize,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Takes these bytes, or says that they are not there.
    pub(crate) fn take(&mut self, word: &[u8]) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    pub(crate) fn space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// A whole number that is not negative.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        let digits = self.rest().get(..count)?;
        let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
        self.at += count;
        Some(number)
    }

    /// The next object.
    pub(crate) fn object(&mut self) -> Result<Object, SealError> {
        self.nested(0)
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn nested(&mut self, depth: usize) -> Result<Object, SealError> {
        if depth > DEEPEST {
            return Err(SealError::Damaged);
        }
        self.space();
        match self.peek().ok_or(SealError::Damaged)? {
            b'/' => Ok(Object::Name(self.name())),
            b'(' => self.literal(),
            b'<' if self.take(b"<<") => self.dictionary(depth),
            b'<' => self.hexadecimal(),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.space();
                    if self.take(b"]") {
                        return Ok(Object::List(items));
                    }
                    items.push(self.nested(depth + 1)?);
                }
            }
            _ => self.word(),
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Object, SealError> {
        let mut entries = Dictionary::new();
        loop {
            self.space();
            if self.take(b">>") {
                return Ok(Object::Dictionary(entries));
            }
            if self.peek() != Some(b'/') {
                return Err(SealError::Damaged);
            }
            let key = self.name();
            let value = self.nested(depth + 1)?;
            // A key that stands there twice can be read in two ways.
            if entries.insert(key, value).is_some() {
                return Err(SealError::Damaged);
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self
            .peek()
            .filter(|&byte| !is_space(byte) && !is_mark(byte))
        {
            self.at += 1;
            let code = (byte == b'#')
                .then(|| self.rest().get(..2).and_then(hexadecimal_byte))
                .flatten();
            if let Some(code) = code {
                self.at += 2;
                name.push(code);
            } else {
                name.push(byte);
            }
        }
        name
    }

    fn literal(&mut self) -> Result<Object, SealError> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 0_usize);
        loop {
            let byte = self.peek().ok_or(SealError::Damaged)?;
            self.at += 1;
            match byte {
                b'\\' => {
                    let escaped = self.peek().ok_or(SealError::Damaged)?;
                    self.at += 1;
                    match escaped {
                        b'n' => text.push(b'\n'),
                        b'r' => text.push(b'\r'),
                        b't' => text.push(b'\t'),
                        b'(' | b')' | b'\\' => text.push(escaped),
                        // Ours know no octal numbers and no broken lines.
                        _ => return Err(SealError::Damaged),
                    }
                }
                b'(' => {
                    open += 1;
                    text.push(byte);
                }
                b')' if open == 0 => return Ok(Object::Text(text)),
                b')' => {
                    open -= 1;
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
    }

    fn hexadecimal(&mut self) -> Result<Object, SealError> {
        self.at += 1;
        let mut text = Vec::new();
        while !self.take(b">") {
            let pair = self.rest().get(..2).and_then(hexadecimal_byte);
            text.push(pair.ok_or(SealError::Damaged)?);
            self.at += 2;
        }
        Ok(Object::Text(text))
    }

    /// A number, a reference, or a word such as `true`.
    fn word(&mut self) -> Result<Object, SealError> {
        let start = self.at;
        if let Some(number) = self.number() {
            let end = self.at;
            if self.rest().first() != Some(&b'.') {
                self.space();
                let generation = self.number();
                self.space();
                if generation == Some(0) && self.take(b"R") {
                    return Ok(Object::Reference(number));
                }
                self.at = end;
                return Ok(Object::Integer(number));
            }
        }
        self.at = start;
        let length = self
            .rest()
            .iter()
            .take_while(|&&byte| !is_space(byte) && !is_mark(byte))
            .count();
        if length == 0 {
            return Err(SealError::Damaged);
        }
        self.at += length;
        Ok(Object::Other)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_mark(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

/// A byte from two digits.
pub(crate) fn hexadecimal_byte(pair: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let [high, low] = pair else { return None };
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

impl Object {
    pub(crate) fn dictionary(self) -> Result<Dictionary, SealError> {
        match self {
            Self::Dictionary(entries) => Ok(entries),
            _ => Err(SealError::Damaged),
        }
    }
}

/// Text as it was meant: UTF-16 with a byte order mark, or plain letters.
pub(crate) fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        plain => plain.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str) -> Result<Object, SealError> {
        Reader::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn reads_what_the_press_writes_and_refuses_what_can_be_read_in_two_ways() {
        let read_well = read("<</A[1 2 0 R(a\\(b\\))<FEFF0041>/N#41 -1 0.5 true]/B<</C 3>>>>");
        let entries = read_well.unwrap().dictionary().unwrap();
        let Object::List(items) = &entries[b"A".as_slice()] else {
            unreachable!("a list")
        };
        assert_eq!(
            items,
            &[
                Object::Integer(1),
                Object::Reference(2),
                Object::Text(b"a(b)".to_vec()),
                Object::Text(vec![0xFE, 0xFF, 0, 0x41]),
                Object::Name(b"NA".to_vec()),
                Object::Other,
                Object::Other,
                Object::Other,
            ]
        );
        assert_eq!(words(&[0xFE, 0xFF, 0, 0x41]), "A");
        for text in ["<</A 1/A 2>>", "<</A", "[1", "(a", "<4", "", "<</A 1]", ")"] {
            assert_eq!(read(text), Err(SealError::Damaged), "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)), Err(SealError::Damaged));
        assert_eq!(read(&"<</A".repeat(100_000)), Err(SealError::Damaged));
    }
}
