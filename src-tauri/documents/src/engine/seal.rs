//! Room for a seal: a signature field without a place on the page, and a gap of zeros where the
//! signature comes (ISO 32000-1 12.8.1). Everything around the gap is final; who fills it in needs
//! to know nothing of the document.

use std::io::Write;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, dictionary};

use super::error::DocumentError;
use super::file::{File, number, reference};
use super::object::{words, write_text, write_words};
use super::page::SealRoom;
use super::post::moment;

/// Bytes kept for the signature: the certificate of a school with a long name fits twice.
const BYTES: usize = 1536;

/// Width of the numbers that say what the signature covers; they are known last.
const DIGITS: usize = 10;

/// The signature field of a file; the signature itself is written last.
pub(super) struct Room<'a> {
    /// Object of the field.
    pub field: u32,
    /// Its element in the structure.
    pub element: u32,
    signature: u32,
    room: &'a SealRoom,
}

/// Where the gap is.
pub(super) struct Hole {
    /// The four numbers between brackets.
    numbers: usize,
    /// The first byte of the gap, its bracket.
    from: usize,
}

impl<'a> Room<'a> {
    pub(super) fn new<W: Write>(file: &mut File<W>, room: &'a SealRoom) -> Self {
        let first = file.ids(3);
        Self {
            field: first,
            element: first + 1,
            signature: first + 2,
            room,
        }
    }

    /// Writes the field, on a page and with its `key` in the structure, in the element `whole`.
    pub(super) fn field<W: Write>(
        &self,
        file: &mut File<W>,
        page: u32,
        key: usize,
        whole: u32,
    ) -> Result<(), DocumentError> {
        let field = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => Object::string_literal("zegel"),
            "TU" => words(&self.room.label),
            "V" => reference(self.signature),
            // Printed (as nothing) and locked.
            "F" => 132,
            "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
            "P" => reference(page),
            "StructParent" => number(key),
        };
        file.dictionary(self.field, &field)?;
        let element = dictionary! {
            "Type" => "StructElem",
            "S" => "Form",
            "P" => reference(whole),
            "Pg" => reference(page),
            "Alt" => words(&self.room.label),
            "K" => vec![Object::Dictionary(dictionary! {
                "Type" => "OBJR",
                "Obj" => reference(self.field),
                "Pg" => reference(page),
            })],
        };
        file.dictionary(self.element, &element)
    }

    /// What the catalogue says of it: signed, and only ever to be added to.
    pub(super) fn form(&self) -> Dictionary {
        dictionary! { "Fields" => vec![reference(self.field)], "SigFlags" => 3 }
    }

    /// Writes the signature with its gap.
    pub(super) fn signature<W: Write>(
        &self,
        file: &mut File<W>,
        created: DateTime<FixedOffset>,
    ) -> Result<Hole, DocumentError> {
        let (mut numbers, mut from) = (0, 0);
        let at = file.outside(self.signature, |out| {
            out.extend_from_slice(
                b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[",
            );
            numbers = out.len();
            out.extend(std::iter::repeat_n(b' ', 4 * DIGITS + 3));
            out.extend_from_slice(b"]/Contents");
            from = out.len();
            out.push(b'<');
            out.extend(std::iter::repeat_n(b'0', 2 * BYTES));
            out.extend_from_slice(b">/M");
            write_text(out, moment(created).as_bytes());
            for (key, value) in [("/Name", &self.room.name), ("/Reason", &self.room.reason)] {
                out.extend_from_slice(key.as_bytes());
                write_words(out, value);
            }
            out.extend_from_slice(b">>");
        })?;
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        Ok(Hole {
            numbers: at + numbers,
            from: at + from,
        })
    }
}

impl Hole {
    /// Says what the signature covers: the whole file around the gap.
    pub(super) fn cover(&self, out: &mut [u8]) {
        let after = self.from + 2 * BYTES + 2;
        let numbers = format!("0 {} {after} {}", self.from, out.len() - after);
        out[self.numbers..self.numbers + numbers.len()].copy_from_slice(numbers.as_bytes());
    }
}
