//! PDF objects to bytes: everything that is no stream goes compressed into object streams, and so
//! does the table of where things are (ISO 32000-1 7.5.7 and 7.5.8). The room for a seal stays
//! outside: a signature has to stand in the file as it is (7.5.7).

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::error::DocumentError;
use super::seal::Room;

/// Objects in one object stream. More compress better, fewer are found faster.
const TOGETHER: usize = 200;

/// Level of compression: a middle one takes half the time of the slowest for 1 % more bytes.
const LEVEL: Compression = Compression::new(5);

/// Where an object is.
enum Place {
    /// As it is, at this byte.
    At(usize),
    /// In an object stream, as this object of it.
    In(u32, usize),
}

pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Writes a document of which the streams are compressed already.
pub(super) fn write(document: &Document, room: Option<&Room>) -> Result<Vec<u8>, DocumentError> {
    let mut out = Vec::with_capacity(1 << 16);
    // Four bytes above 127 tell programs that this is no text.
    out.extend_from_slice(format!("%PDF-{}\n%\u{e7}\u{f3}\n", document.version).as_bytes());
    let mut places: BTreeMap<u32, Place> = BTreeMap::new();
    let mut together = Vec::new();
    for (&(id, _), object) in &document.objects {
        if let Object::Stream(stream) = object {
            places.insert(id, Place::At(out.len()));
            indirect(&mut out, id, |out| write_stream(out, stream));
        } else {
            together.push((id, object));
        }
    }
    let mut next = document.max_id + 1;
    for objects in together.chunks(TOGETHER) {
        let (mut index, mut body) = (Vec::new(), Vec::new());
        for (number, (id, object)) in objects.iter().enumerate() {
            places.insert(*id, Place::In(next, number));
            write!(index, "{id} {} ", body.len())?;
            write_object(&mut body, object);
            body.push(b'\n');
        }
        let first = number(index.len());
        index.extend_from_slice(&body);
        let dictionary = dictionary! {
            "Type" => "ObjStm", "N" => number(objects.len()), "First" => first,
            "Filter" => "FlateDecode",
        };
        let stream = Stream::new(dictionary, deflate(&index)?);
        places.insert(next, Place::At(out.len()));
        indirect(&mut out, next, |out| write_stream(out, &stream));
        next += 1;
    }
    let sealed = room.map(|room| {
        places.insert(room.id, Place::At(out.len()));
        room.write(&mut out)
    });
    let start = out.len();
    places.insert(next, Place::At(start));
    let table = table(document, &places, next, start)?;
    indirect(&mut out, next, |out| write_stream(out, &table));
    write!(out, "startxref\n{start}\n%%EOF\n")?;
    if let Some(hole) = sealed {
        hole.cover(&mut out);
    }
    Ok(out)
}

/// The table of where things are, as a stream.
fn table(
    document: &Document,
    places: &BTreeMap<u32, Place>,
    last: u32,
    start: usize,
) -> Result<Stream, DocumentError> {
    // As many bytes for a place in the file as the last one needs.
    let wide = (1..8).find(|bytes| start >> (8 * bytes) == 0).unwrap_or(8);
    let mut rows = Vec::new();
    for id in 0..=last {
        let (kind, at, index) = match places.get(&id) {
            None => (0, 0, 0),
            Some(Place::At(at)) => (1, *at, 0),
            Some(Place::In(stream, index)) => (2, *stream as usize, *index),
        };
        rows.push(kind);
        rows.extend_from_slice(&at.to_be_bytes()[size_of::<usize>() - wide..]);
        rows.push(u8::try_from(index).unwrap_or(u8::MAX));
    }
    let mut dictionary = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(last) + 1,
        "W" => vec![1.into(), number(wide).into(), 1.into()],
        "Filter" => "FlateDecode",
    };
    for key in ["Root", "Info", "ID"] {
        if let Ok(value) = document.trailer.get(key.as_bytes()) {
            dictionary.set(key, value.clone());
        }
    }
    Ok(Stream::new(dictionary, deflate(&rows)?))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn indirect(out: &mut Vec<u8>, id: u32, body: impl FnOnce(&mut Vec<u8>)) {
    out.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
    body(out);
    out.extend_from_slice(b"\nendobj\n");
}

fn write_stream(out: &mut Vec<u8>, stream: &Stream) {
    write_dictionary(out, &stream.dict);
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(&stream.content);
    out.extend_from_slice(b"\nendstream");
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        // A name, string, array or dictionary needs no space before it.
        if !begins_itself(value) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn begins_itself(object: &Object) -> bool {
    matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
    )
}

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(text, StringFormat::Literal) => write_text(out, text),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(out, text),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 && !begins_itself(item) {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Stream(stream) => write_stream(out, stream),
        Object::Reference((id, generation)) => {
            out.extend_from_slice(format!("{id} {generation} R").as_bytes());
        }
    }
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

pub(super) fn write_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            byte => out.push(byte),
        }
    }
    out.push(b')');
}

pub(super) fn write_hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(b'<');
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
    out.push(b'>');
}

/// A reference to an object of this document.
pub(super) fn reference(id: ObjectId) -> Object {
    Object::Reference(id)
}
