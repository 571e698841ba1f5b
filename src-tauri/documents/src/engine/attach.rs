//! Files inside the document, each said to be its data or its source (PDF/A-3, ISO 19005-3 6.8).

use chrono::{DateTime, FixedOffset};
use lopdf::{Document, Object, Stream, dictionary};

use super::error::DocumentError;
use super::page::Attachment;
use super::post::{broken, moment, text};

/// Adds the files and names them in the catalogue; nothing when there are none.
pub(super) fn add(
    document: &mut Document,
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
        let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
        let file = document.add_object(Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => attachment.mime,
                "Params" => dictionary! {
                    "Size" => size,
                    "CreationDate" => at.clone(),
                    "ModDate" => at.clone(),
                },
            },
            attachment.bytes.clone(),
        ));
        let specification = document.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(attachment.name.as_str()),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => attachment.relation.name(),
            "EF" => dictionary! { "F" => file, "UF" => file },
        });
        names.push(Object::string_literal(attachment.name.as_str()));
        names.push(Object::Reference(specification));
        files.push(Object::Reference(specification));
    }
    let names = document.add_object(dictionary! { "Names" => names });
    let catalog = document.catalog_mut().map_err(broken)?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    catalog.set("AF", files);
    Ok(())
}
