//! Room for a seal: a signature field without a place on the page, and a gap of zeros where the
//! signature comes (ISO 32000-1 12.8.1). Everything around the gap is final; who fills it in needs
//! to know nothing of the document.

use chrono::{DateTime, FixedOffset};
use lopdf::{Document, Object, ObjectId, dictionary};

use super::error::DocumentError;
use super::file;
use super::page::SealRoom;
use super::post::{broken, moment, text};

/// Bytes kept for the signature: the certificate of a school with a long name fits twice.
const BYTES: usize = 1536;

/// Width of the numbers that say what the signature covers; they are known last.
const DIGITS: usize = 10;

/// The signature field is there; the signature itself is written last.
pub(super) struct Room {
    /// Number of the signature.
    pub id: u32,
    name: String,
    reason: String,
    at: String,
}

/// Where the gap is.
pub(super) struct Hole {
    /// The four numbers between brackets.
    numbers: usize,
    /// The first byte of the gap, its bracket.
    from: usize,
}

impl Room {
    /// Adds the field, on the first page and in the structure.
    pub(super) fn add(
        document: &mut Document,
        room: &SealRoom,
        page: ObjectId,
        created: DateTime<FixedOffset>,
    ) -> Result<Self, DocumentError> {
        let (signature, field, element) = (
            document.new_object_id(),
            document.new_object_id(),
            document.new_object_id(),
        );
        let root = document
            .catalog()
            .and_then(|catalog| catalog.get(b"StructTreeRoot"))
            .and_then(Object::as_reference)
            .map_err(broken)?;
        let tree = document.get_dictionary(root).map_err(broken)?;
        let whole = tree
            .get(b"K")
            .and_then(Object::as_reference)
            .map_err(broken)?;
        let parents = tree
            .get(b"ParentTree")
            .and_then(Object::as_reference)
            .map_err(broken)?;
        let key = tree
            .get(b"ParentTreeNextKey")
            .and_then(Object::as_i64)
            .map_err(broken)?;
        document.set_object(
            field,
            dictionary! {
                "Type" => "Annot",
                "Subtype" => "Widget",
                "FT" => "Sig",
                "T" => Object::string_literal("zegel"),
                "TU" => text(&room.label),
                "V" => signature,
                // Printed (as nothing) and locked.
                "F" => 132,
                "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
                "P" => page,
                "StructParent" => key,
            },
        );
        document.set_object(
            element,
            dictionary! {
                "Type" => "StructElem",
                "S" => "Form",
                "P" => whole,
                "Pg" => page,
                "Alt" => text(&room.label),
                "K" => vec![Object::Dictionary(dictionary! {
                    "Type" => "OBJR",
                    "Obj" => field,
                    "Pg" => page,
                })],
            },
        );
        let dictionary = |document: &mut Document, id, change: &dyn Fn(&mut lopdf::Dictionary)| {
            document
                .get_object_mut(id)
                .and_then(Object::as_dict_mut)
                .map(change)
                .map_err(broken)
        };
        dictionary(document, page, &|page| {
            page.set("Annots", vec![file::reference(field)]);
        })?;
        dictionary(document, root, &|root| {
            root.set("ParentTreeNextKey", key + 1)
        })?;
        dictionary(document, whole, &|whole| {
            push(whole, b"K", [file::reference(element)])
        })?;
        dictionary(document, parents, &|parents| {
            push(
                parents,
                b"Nums",
                [Object::Integer(key), file::reference(element)],
            );
        })?;
        document.catalog_mut().map_err(broken)?.set(
            "AcroForm",
            // Signed, and only ever to be added to.
            dictionary! { "Fields" => vec![file::reference(field)], "SigFlags" => 3 },
        );
        Ok(Self {
            id: signature.0,
            name: room.name.clone(),
            reason: room.reason.clone(),
            at: moment(created),
        })
    }

    /// Writes the signature with its gap.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Hole {
        let (mut numbers, mut from) = (0, 0);
        file::indirect(out, self.id, |out| {
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
            file::write_text(out, self.at.as_bytes());
            for (key, value) in [("/Name", &self.name), ("/Reason", &self.reason)] {
                out.extend_from_slice(key.as_bytes());
                if let Object::String(bytes, _) = text(value) {
                    file::write_hexadecimal(out, &bytes);
                }
            }
            out.extend_from_slice(b">>");
        });
        Hole { numbers, from }
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

fn push<const N: usize>(holder: &mut lopdf::Dictionary, key: &[u8], more: [Object; N]) {
    if let Ok(list) = holder.get_mut(key).and_then(Object::as_array_mut) {
        list.extend(more);
    }
}
