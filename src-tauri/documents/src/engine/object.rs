//! How objects are written (ISO 32000-1 7.3).

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::content::whole;

pub(super) fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
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

/// Writes anything but a stream, which is no part of another object.
pub(super) fn write_object(out: &mut Vec<u8>, object: &Object) {
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
        Object::Stream(stream) => write_dictionary(out, &stream.dict),
        Object::Reference((id, _)) => write_reference(out, *id),
    }
}

pub(super) fn write_reference(out: &mut Vec<u8>, id: u32) {
    whole(out, id as usize);
    out.extend_from_slice(b" 0 R");
}

pub(super) fn write_references(out: &mut Vec<u8>, ids: impl Iterator<Item = u32>) {
    for (index, id) in ids.enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        write_reference(out, id);
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

fn write_hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    for &byte in bytes {
        hexadecimal(out, byte);
    }
    out.push(b'>');
}

fn hexadecimal(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(DIGITS[usize::from(byte >> 4)]);
    out.push(DIGITS[usize::from(byte & 15)]);
}

/// Text as PDF wants it outside pages: UTF-16 with a byte order mark.
pub(super) fn write_words(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<FEFF");
    for byte in text.encode_utf16().flat_map(u16::to_be_bytes) {
        hexadecimal(out, byte);
    }
    out.push(b'>');
}

/// The same as an object.
pub(super) fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Adds `by` to the number of every object that is referred to.
pub(super) fn shift(object: &mut Object, by: u32) {
    match object {
        Object::Reference((id, _)) => *id += by,
        Object::Array(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Object::Dictionary(dictionary) => shift_all(dictionary, by),
        Object::Stream(stream) => shift_all(&mut stream.dict, by),
        _ => {}
    }
}

fn shift_all(dictionary: &mut Dictionary, by: u32) {
    for (_, value) in dictionary.iter_mut() {
        shift(value, by);
    }
}

/// The objects that an object refers to.
pub(super) fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => {
            for (_, value) in dictionary {
                references(value, found);
            }
        }
        Object::Stream(stream) => {
            for (_, value) in &stream.dict {
                references(value, found);
            }
        }
        _ => {}
    }
}
