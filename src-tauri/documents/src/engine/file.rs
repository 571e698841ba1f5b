//! Objects to a PDF file, each as soon as it is known: a file of a thousand documents takes no more
//! memory than one. Everything that is no stream goes compressed into object streams, and so does
//! the table of where things are (ISO 32000-1 7.5.7 and 7.5.8). The room for a seal stays outside:
//! a signature has to stand in the file as it is (7.5.7).

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::error::DocumentError;
use super::lock::Lock;
use super::object;

/// Objects in one object stream. More compress better, fewer are found faster.
const TOGETHER: usize = 200;

/// Level of compression: a middle one takes half the time of the slowest for 1 % more bytes.
const LEVEL: Compression = Compression::new(6);

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// As it is, at this byte.
    At(u64),
    /// In an object stream, as this object of it.
    In(u32, u8),
}

/// Whether a stream is made smaller.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Compressed.
    Small,
    /// As it is: it is small already, or has to stay readable.
    AsItIs,
}

/// Objects that go into the file as one stream.
#[derive(Default)]
struct Together {
    ids: Vec<u32>,
    /// Number and place of each object.
    index: Vec<u8>,
    body: Vec<u8>,
}

/// A file that is being written.
pub(super) struct File<W> {
    out: W,
    /// Bytes written.
    at: u64,
    places: Vec<Place>,
    together: Together,
    deflate: Compress,
    hash: Sha256,
    lock: Option<Lock>,
    /// One object on its way to the file.
    buffer: Vec<u8>,
}

impl<W: Write> File<W> {
    /// Starts a file; with a lock, everything in it goes through that.
    pub(super) fn new(out: W, lock: Option<Lock>) -> Result<Self, DocumentError> {
        let mut file = Self {
            out,
            at: 0,
            // Number 0 is never used.
            places: vec![Place::Nowhere],
            together: Together::default(),
            deflate: Compress::new(LEVEL, true),
            hash: Sha256::new(),
            lock,
            buffer: Vec::new(),
        };
        // Four bytes above 127 tell programs that this is no text.
        file.put("%PDF-1.7\n%\u{e7}\u{f3}\n".as_bytes())?;
        Ok(file)
    }

    /// Numbers for `count` objects that are still to come; the first of them.
    pub(super) fn ids(&mut self, count: usize) -> u32 {
        let first = self.places.len();
        self.places.resize(first + count, Place::Nowhere);
        u32::try_from(first).unwrap_or(u32::MAX)
    }

    /// A number for an object that is still to come.
    pub(super) fn id(&mut self) -> u32 {
        self.ids(1)
    }

    /// An object that is no stream.
    pub(super) fn object(
        &mut self,
        id: u32,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), DocumentError> {
        self.together.ids.push(id);
        write!(self.together.index, "{id} {} ", self.together.body.len())?;
        write(&mut self.together.body);
        self.together.body.push(b'\n');
        if self.together.ids.len() == TOGETHER {
            self.put_together()?;
        }
        Ok(())
    }

    /// An object that is a dictionary.
    pub(super) fn dictionary(
        &mut self,
        id: u32,
        dictionary: &Dictionary,
    ) -> Result<(), DocumentError> {
        self.object(id, |out| object::write_dictionary(out, dictionary))
    }

    /// A stream.
    pub(super) fn stream(
        &mut self,
        id: u32,
        mut dictionary: Dictionary,
        content: &[u8],
        packing: Packing,
    ) -> Result<(), DocumentError> {
        let small;
        let mut content = content;
        if packing == Packing::Small {
            small = self.deflate(content)?;
            content = &small;
            dictionary.set("Filter", "FlateDecode");
        }
        let secret;
        if let Some(lock) = &self.lock {
            lock.strings(&mut dictionary)?;
            secret = lock.bytes(content)?;
            content = &secret;
        }
        self.plain_stream(id, dictionary, content)
    }

    /// An object that stands outside object streams; where it begins in the file.
    pub(super) fn outside(
        &mut self,
        id: u32,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<u64, DocumentError> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        writeln!(buffer, "{id} 0 obj")?;
        write(&mut buffer);
        buffer.extend_from_slice(b"\nendobj\n");
        let at = self.at;
        self.place(id, Place::At(at));
        self.put(&buffer)?;
        self.buffer = buffer;
        Ok(at)
    }

    /// The table of where things are, and the end of the file.
    pub(super) fn finish(mut self, root: u32, info: u32) -> Result<W, DocumentError> {
        self.put_together()?;
        let mut trailer = dictionary! {
            "Type" => "XRef",
            "Root" => reference(root),
            "Info" => reference(info),
        };
        if let Some(lock) = &self.lock {
            let dictionary = lock.dictionary.clone();
            let id = self.id();
            self.outside(id, |out| object::write_dictionary(out, &dictionary))?;
            trailer.set("Encrypt", reference(id));
        }
        // A number that no other file has: from its content, of which the moment is a part.
        let digest = self.hash.clone().finalize();
        let identity = Object::String(
            digest.iter().copied().take(16).collect(),
            StringFormat::Hexadecimal,
        );
        trailer.set("ID", vec![identity.clone(), identity]);
        let (id, start) = (self.id(), self.at);
        self.place(id, Place::At(start));
        // As many bytes for a place in the file as the last one needs.
        let wide = (1..8).find(|bytes| start >> (8 * bytes) == 0).unwrap_or(8);
        let mut rows = Vec::with_capacity(self.places.len() * (wide + 2));
        for place in &self.places {
            let (kind, at, index) = match *place {
                Place::Nowhere => (0, 0, 0),
                Place::At(at) => (1, at, 0),
                Place::In(stream, index) => (2, u64::from(stream), index),
            };
            rows.push(kind);
            rows.extend_from_slice(&at.to_be_bytes()[8 - wide..]);
            rows.push(index);
        }
        trailer.set("Size", number(self.places.len()));
        trailer.set("W", vec![1.into(), number(wide), 1.into()]);
        trailer.set("Filter", "FlateDecode");
        let table = self.deflate(&rows)?;
        self.plain_stream(id, trailer, &table)?;
        self.put(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn put_together(&mut self) -> Result<(), DocumentError> {
        let mut together = std::mem::take(&mut self.together);
        if together.ids.is_empty() {
            return Ok(());
        }
        let id = self.id();
        for (index, &object) in together.ids.iter().enumerate() {
            self.place(
                object,
                Place::In(id, u8::try_from(index).unwrap_or(u8::MAX)),
            );
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => number(together.ids.len()),
            "First" => number(together.index.len()),
        };
        together.index.extend_from_slice(&together.body);
        self.stream(id, dictionary, &together.index, Packing::Small)?;
        // The memory is used again for the next ones.
        together.ids.clear();
        together.index.clear();
        together.body.clear();
        self.together = together;
        Ok(())
    }

    /// A stream that is ready.
    fn plain_stream(
        &mut self,
        id: u32,
        mut dictionary: Dictionary,
        content: &[u8],
    ) -> Result<(), DocumentError> {
        dictionary.set("Length", number(content.len()));
        self.outside(id, |out| {
            object::write_dictionary(out, &dictionary);
            out.extend_from_slice(b"\nstream\n");
            out.extend_from_slice(content);
            out.extend_from_slice(b"\nendstream");
        })?;
        Ok(())
    }

    fn place(&mut self, id: u32, place: Place) {
        if let Some(known) = self.places.get_mut(id as usize) {
            *known = place;
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        self.out.write_all(bytes)?;
        self.hash.update(bytes);
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Compresses with one memory for the whole file: making that anew takes longer than a small
    /// stream does.
    fn deflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
        self.deflate.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 2 + 128);
        loop {
            let read = usize::try_from(self.deflate.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(read..).unwrap_or_default();
            let status = self
                .deflate
                .compress_vec(rest, &mut packed, FlushCompress::Finish)
                .map_err(|error| DocumentError::Build(error.to_string()))?;
            if status == Status::StreamEnd {
                return Ok(packed);
            }
            packed.reserve(bytes.len() / 2 + 128);
        }
    }
}

/// A reference to an object of the same file.
pub(super) fn reference(id: u32) -> Object {
    Object::Reference((id, 0))
}

/// A count as PDF has it.
pub(super) fn number(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
