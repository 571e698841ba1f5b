//! The PDF that this program writes: one revision, object streams, one table of where things are.
//! A file that is anything else was not made here.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

use flate2::read::ZlibDecoder;

use crate::SealError;
use crate::object::{Dictionary, Object, Reader};

/// Most objects in a file; a passport has some hundreds.
const MOST_OBJECTS: usize = 100_000;
/// Largest object stream or table, unpacked.
const MOST_UNPACKED: usize = 4 << 20;
/// Longest description of a picture.
const LONGEST_HEAD: usize = 2048;
/// What may be unpacked from one file in all.
const MOST_IN_ALL: usize = 24 << 20;

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    In(usize, usize),
}

/// A file, read as far as is asked.
pub(crate) struct File<'b> {
    bytes: &'b [u8],
    places: Vec<Place>,
    root: usize,
    left: Cell<usize>,
    opened: RefCell<BTreeMap<usize, Rc<Together>>>,
}

/// An object stream, unpacked.
struct Together {
    bytes: Vec<u8>,
    starts: Vec<(usize, usize)>,
}

impl<'b> File<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Result<Self, SealError> {
        let mut file = Self {
            bytes,
            places: Vec::new(),
            root: 0,
            left: Cell::new(MOST_IN_ALL),
            opened: RefCell::default(),
        };
        let tail = bytes.len().saturating_sub(40);
        let word = b"startxref\n";
        let from = bytes
            .get(tail..)
            .and_then(|tail| tail.windows(word.len()).rposition(|window| window == word))
            .ok_or(SealError::Damaged)?;
        let mut end = Reader::new(bytes, tail + from + word.len());
        let start = end.number().ok_or(SealError::Damaged)?;
        if !end.take(b"\n%%EOF\n") || end.at != bytes.len() {
            return Err(SealError::Damaged);
        }
        let (table, content) = file.stream_at(start, MOST_UNPACKED)?;
        // Only one revision: a later one could say something else.
        if name(&table, "Type") != Some(b"XRef") || table.contains_key(b"Prev".as_slice()) {
            return Err(SealError::Damaged);
        }
        file.places = places(&table, &content)?;
        file.root = match table.get(b"Root".as_slice()) {
            Some(Object::Reference(root)) => *root,
            _ => return Err(SealError::Damaged),
        };
        Ok(file)
    }

    /// The catalogue.
    pub(crate) fn catalog(&self) -> Result<Dictionary, SealError> {
        self.object(self.root)?.dictionary()
    }

    /// An object by number.
    pub(crate) fn object(&self, number: usize) -> Result<Object, SealError> {
        match self.places.get(number).copied().unwrap_or(Place::Nowhere) {
            Place::Nowhere => Err(SealError::Damaged),
            Place::At(at) => {
                let mut reader = self.opened_at(at)?;
                reader.object()
            }
            Place::In(stream, index) => {
                let together = self.together(stream)?;
                let &(found, start) = together.starts.get(index).ok_or(SealError::Damaged)?;
                if found != number {
                    return Err(SealError::Damaged);
                }
                Reader::new(&together.bytes, start).object()
            }
        }
    }

    /// What a value is; one step when it stands elsewhere.
    pub(crate) fn value(&self, value: Option<&Object>) -> Result<Object, SealError> {
        match value {
            Some(Object::Reference(number)) => self.object(*number),
            Some(object) => Ok(object.clone()),
            None => Err(SealError::Damaged),
        }
    }

    /// A stream by number, unpacked to at most so many bytes.
    pub(crate) fn stream(
        &self,
        number: usize,
        most: usize,
    ) -> Result<(Dictionary, Vec<u8>), SealError> {
        match self.places.get(number) {
            Some(Place::At(at)) => self.stream_at(*at, most),
            _ => Err(SealError::Damaged),
        }
    }

    /// The JPEG files that stand in the document as pictures, each as it is. At most so many.
    pub(crate) fn pictures(&self, most: usize) -> Result<Vec<Vec<u8>>, SealError> {
        let mut found = Vec::new();
        for place in &self.places {
            let Place::At(at) = *place else { continue };
            // Ours begin with some hundred bytes of description; nobody makes us read more.
            let end = self.bytes.len().min(at.saturating_add(LONGEST_HEAD));
            let mut head = Reader::new(self.bytes.get(..end).unwrap_or_default(), at);
            if head.number().is_none() || !head.take(b" 0 obj\n") {
                return Err(SealError::Damaged);
            }
            let Ok(Object::Dictionary(dictionary)) = head.object() else {
                continue;
            };
            let mut reader = Reader::new(self.bytes, head.at);
            if name(&dictionary, "Subtype") != Some(b"Image")
                || name(&dictionary, "Filter") != Some(b"DCTDecode")
            {
                continue;
            }
            if found.len() == most {
                return Err(SealError::TooBig);
            }
            found.push(self.packed(&dictionary, &mut reader)?.to_vec());
        }
        Ok(found)
    }

    /// What stands between `stream` and `endstream`, as it is.
    fn packed(
        &self,
        dictionary: &Dictionary,
        reader: &mut Reader<'b>,
    ) -> Result<&'b [u8], SealError> {
        if !reader.take(b"\nstream\n") {
            return Err(SealError::Damaged);
        }
        let length = integer(dictionary, "Length")?;
        reader
            .at
            .checked_add(length)
            .and_then(|end| self.bytes.get(reader.at..end))
            .ok_or(SealError::Damaged)
    }

    fn opened_at(&self, at: usize) -> Result<Reader<'b>, SealError> {
        let mut reader = Reader::new(self.bytes, at);
        let good = reader.number().is_some() && reader.take(b" 0 obj\n");
        good.then_some(reader).ok_or(SealError::Damaged)
    }

    fn stream_at(&self, at: usize, most: usize) -> Result<(Dictionary, Vec<u8>), SealError> {
        let mut reader = self.opened_at(at)?;
        let dictionary = reader.object()?.dictionary()?;
        let packed = self.packed(&dictionary, &mut reader)?;
        let most = most.min(self.left.get());
        let content = match name(&dictionary, "Filter") {
            None if !dictionary.contains_key(b"Filter".as_slice()) => packed.to_vec(),
            Some(b"FlateDecode") if !dictionary.contains_key(b"DecodeParms".as_slice()) => {
                // One byte more than may be, to see that it is too much.
                let limit = u64::try_from(most).unwrap_or(u64::MAX) + 1;
                let mut content = Vec::new();
                ZlibDecoder::new(packed)
                    .take(limit)
                    .read_to_end(&mut content)
                    .map_err(|_| SealError::Damaged)?;
                content
            }
            _ => return Err(SealError::Damaged),
        };
        if content.len() > most {
            return Err(SealError::TooBig);
        }
        self.left.set(self.left.get() - content.len());
        Ok((dictionary, content))
    }

    fn together(&self, number: usize) -> Result<Rc<Together>, SealError> {
        if let Some(known) = self.opened.borrow().get(&number) {
            return Ok(Rc::clone(known));
        }
        let (dictionary, bytes) = self.stream(number, MOST_UNPACKED)?;
        if name(&dictionary, "Type") != Some(b"ObjStm") {
            return Err(SealError::Damaged);
        }
        let (count, first) = (integer(&dictionary, "N")?, integer(&dictionary, "First")?);
        if count > MOST_OBJECTS {
            return Err(SealError::TooBig);
        }
        let mut reader = Reader::new(&bytes, 0);
        let mut starts = Vec::new();
        for _ in 0..count {
            let mut next = || {
                reader.space();
                reader.number().ok_or(SealError::Damaged)
            };
            let (number, start) = (next()?, next()?);
            starts.push((number, first.checked_add(start).ok_or(SealError::Damaged)?));
        }
        let together = Rc::new(Together { bytes, starts });
        self.opened
            .borrow_mut()
            .insert(number, Rc::clone(&together));
        Ok(together)
    }
}

fn places(table: &Dictionary, content: &[u8]) -> Result<Vec<Place>, SealError> {
    let Some(Object::List(widths)) = table.get(b"W".as_slice()) else {
        return Err(SealError::Damaged);
    };
    let &[
        Object::Integer(1),
        Object::Integer(wide),
        Object::Integer(1),
    ] = widths.as_slice()
    else {
        return Err(SealError::Damaged);
    };
    let size = integer(table, "Size")?;
    if wide == 0 || wide > 8 || size > MOST_OBJECTS || content.len() != size * (wide + 2) {
        return Err(SealError::Damaged);
    }
    Ok(content
        .chunks_exact(wide + 2)
        .map(|row| {
            let at = row[1..=wide]
                .iter()
                .fold(0_usize, |at, &byte| at << 8 | usize::from(byte));
            match row[0] {
                1 => Place::At(at),
                2 => Place::In(at, usize::from(row[wide + 1])),
                _ => Place::Nowhere,
            }
        })
        .collect())
}

fn integer(dictionary: &Dictionary, key: &str) -> Result<usize, SealError> {
    match dictionary.get(key.as_bytes()) {
        Some(Object::Integer(number)) => Ok(*number),
        _ => Err(SealError::Damaged),
    }
}

/// The name under a key.
pub(crate) fn name<'d>(dictionary: &'d Dictionary, key: &str) -> Option<&'d [u8]> {
    match dictionary.get(key.as_bytes()) {
        Some(Object::Name(name)) => Some(name),
        _ => None,
    }
}
