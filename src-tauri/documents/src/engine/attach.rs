//! Files inside the document, each said to be its data or its source (PDF/A-3, ISO 19005-3 6.8).

use std::io::Write;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, dictionary};

use super::error::DocumentError;
use super::file::{File, Packing, number, reference};
use super::object::words;
use super::page::Attachment;
use super::post::moment;

/// Writes the files and names them in the catalogue; nothing when there are none.
pub(super) fn add<W: Write>(
    file: &mut File<W>,
    catalog: &mut Dictionary,
    attachments: &[Attachment],
    created: DateTime<FixedOffset>,
) -> Result<(), DocumentError> {
    if attachments.is_empty() {
        return Ok(());
    }
    let at = Object::string_literal(moment(created));
    let (mut names, mut files) = (Vec::new(), Vec::new());
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|one, other| one.name.cmp(&other.name));
    for attachment in sorted {
        let (embedded, specification) = (file.id(), file.id());
        let dictionary = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => attachment.mime,
            "Params" => dictionary! {
                "Size" => number(attachment.bytes.len()),
                "CreationDate" => at.clone(),
                "ModDate" => at.clone(),
            },
        };
        file.stream(embedded, dictionary, &attachment.bytes, Packing::Small)?;
        let described = dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(attachment.name.as_str()),
            "UF" => words(&attachment.name),
            "Desc" => words(&attachment.description),
            "AFRelationship" => attachment.relation.name(),
            "EF" => dictionary! { "F" => reference(embedded), "UF" => reference(embedded) },
        };
        file.dictionary(specification, &described)?;
        names.push(Object::string_literal(attachment.name.as_str()));
        names.push(reference(specification));
        files.push(reference(specification));
    }
    let list = file.id();
    file.dictionary(list, &dictionary! { "Names" => names })?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => reference(list) });
    catalog.set("AF", files);
    Ok(())
}
