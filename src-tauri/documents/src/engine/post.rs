//! What a PDF needs beyond its pages: structure, language, description, colour, table of contents.

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::error::DocumentError;
use super::geometry::Size;
use super::page::{Bookmark, Draft};
use super::seal::Room;
use super::tags::NodeId;
use super::write::Written;
use super::xmp::{PRODUCER, packet};
use super::{attach, file, lock};

/// CC0, see `color/README.md`.
const SRGB: &[u8] = include_bytes!("../../color/sRGB-v2-magic.icc");

pub(super) fn finish(
    written: Written,
    draft: &Draft,
    password: Option<&str>,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    let Written {
        mut document,
        marks,
        glyph_numbers,
    } = written;
    document.version = "1.7".into();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();

    for (name, numbers) in glyph_numbers {
        number_glyphs(&mut document, pages.first().copied(), &name, numbers)?;
    }
    let root = structure(&mut document, draft, &pages, &marks)?;
    let metadata = document.add_object(
        Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            packet(&draft.title, created, password.is_none()).into_bytes(),
        )
        .with_compression(false),
    );
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let outlines = outline(&mut document, &draft.bookmarks, &pages);
    let catalog = document.catalog_mut().map_err(broken)?;
    catalog.set("Lang", Object::string_literal("nl-NL"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("PageLayout", "SinglePage");
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if draft.folded {
        preferences.set("Duplex", "DuplexFlipShortEdge");
    }
    if draft.real_size {
        preferences.set("PrintScaling", "None");
    }
    catalog.set("ViewerPreferences", preferences);
    if let Some(outlines) = outlines {
        catalog.set("Outlines", outlines);
        catalog.set("PageMode", "UseOutlines");
    }

    attach::add(&mut document, &draft.attachments, created)?;
    // A lock changes every byte afterwards, so what is locked can't be sealed.
    let room = match (&draft.seal, password, pages.first()) {
        (Some(room), None, Some(&page)) => Some(Room::add(&mut document, room, page, created)?),
        _ => None,
    };

    let moment = Object::string_literal(moment(created));
    let info = document.add_object(dictionary! {
        "Title" => text(&draft.title),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => moment.clone(),
        "ModDate" => moment,
    });
    // The description that printpdf wrote is replaced; nothing else refers to it.
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    document.trailer.set("Info", info);
    let id = identity(&document, created);
    document.trailer.set("ID", vec![id.clone(), id]);
    compress(&mut document)?;
    match password {
        Some(password) => lock::write(&mut document, password),
        None => file::write(&document, room.as_ref()),
    }
}

/// A moment as PDF writes it, with the time zone as +01'00.
pub(super) fn moment(at: DateTime<FixedOffset>) -> String {
    let moment = at.format("D:%Y%m%d%H%M%S%z").to_string();
    let (date, minutes) = moment.split_at(moment.len().saturating_sub(2));
    format!("{date}'{minutes}'")
}

/// Makes the streams small, except photos, which are small already, and the description, which has
/// to stay readable.
fn compress(document: &mut Document) -> Result<(), DocumentError> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        stream.set_content(file::deflate(&stream.content)?);
        stream.dict.set("Filter", "FlateDecode");
    }
    Ok(())
}

// `map_err` hands the error over by value.
#[allow(clippy::needless_pass_by_value)]
pub(super) fn broken(error: lopdf::Error) -> DocumentError {
    DocumentError::Build(error.to_string())
}

/// Text as PDF wants it outside pages: UTF-16 with a byte order mark.
pub(super) fn text(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A number for this file that no other file has: from its content and the moment of making.
fn identity(document: &Document, created: DateTime<FixedOffset>) -> Object {
    let mut hash = Sha256::new();
    hash.update(created.to_rfc3339());
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    let digest = hash.finalize();
    Object::String(
        digest.iter().copied().take(16).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Tells a font which glyph each code of the text stands for.
fn number_glyphs(
    document: &mut Document,
    page: Option<ObjectId>,
    name: &str,
    numbers: Vec<u8>,
) -> Result<(), DocumentError> {
    let page = page.ok_or_else(|| DocumentError::Build("geen bladen".into()))?;
    let map = document.add_object(Stream::new(Dictionary::new(), numbers));
    let fonts = document
        .get_dictionary(page)
        .and_then(|page| page.get(b"Resources"))
        .and_then(Object::as_reference)
        .and_then(|id| document.get_dictionary(id))
        .and_then(|resources| resources.get(b"Font"))
        .and_then(Object::as_reference)
        .map_err(broken)?;
    let font = document
        .get_dictionary(fonts)
        .and_then(|fonts| fonts.get(name.as_bytes()))
        .and_then(Object::as_reference)
        .map_err(broken)?;
    document
        .get_object_mut(font)
        .and_then(Object::as_dict_mut)
        .and_then(|font| font.get_mut(b"DescendantFonts"))
        .and_then(Object::as_array_mut)
        .map_err(broken)?
        .iter_mut()
        .filter_map(|font| font.as_dict_mut().ok())
        .for_each(|font| font.set("CIDToGIDMap", map));
    Ok(())
}

/// Writes the structure tree and tells every page which of its parts belong where.
fn structure(
    document: &mut Document,
    draft: &Draft,
    pages: &[ObjectId],
    marks: &[Vec<NodeId>],
) -> Result<ObjectId, DocumentError> {
    let root = document.new_object_id();
    let nodes = draft.tags.nodes();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| document.new_object_id()).collect();
    // Which parts of which pages each element has, in the order of reading.
    let mut content: Vec<Vec<(usize, usize)>> = vec![Vec::new(); nodes.len()];
    for (page, marks) in marks.iter().enumerate() {
        for (number, node) in marks.iter().enumerate() {
            content[node.0].push((page, number));
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        let mut kids: Vec<Object> = Vec::new();
        for &(page, number) in &content[index] {
            let Some(&page) = pages.get(page) else {
                continue;
            };
            kids.push(Object::Dictionary(dictionary! {
                "Type" => "MCR",
                "Pg" => page,
                "MCID" => i64::try_from(number).unwrap_or(0),
            }));
        }
        kids.extend(
            node.children
                .iter()
                .map(|child| Object::Reference(ids[child.0])),
        );
        let parent = node.parent.map_or(root, |parent| ids[parent.0]);
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => node.tag,
            "P" => parent,
            "K" => kids,
        };
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        match node.tag {
            "TH" => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            "L" => element.set(
                "A",
                dictionary! { "O" => "List", "ListNumbering" => "Square" },
            ),
            _ => {}
        }
        if let Some((page, area)) = node.area {
            let height = draft
                .pages
                .get(page)
                .map_or(Size::A4.height, |page| page.size.height);
            let bottom = height - area.y - area.height;
            let corners = [area.x, bottom, area.x + area.width, bottom + area.height];
            element.set(
                "A",
                dictionary! {
                    "O" => "Layout",
                    "Placement" => "Block",
                    "BBox" => corners.map(Object::Real).to_vec(),
                },
            );
            if let Some(&page) = pages.get(page) {
                element.set("Pg", page);
            }
        }
        document.set_object(ids[index], element);
    }
    let mut numbers = Vec::new();
    for (index, (&page, marks)) in pages.iter().zip(marks).enumerate() {
        let index = i64::try_from(index).unwrap_or(0);
        let parents: Vec<Object> = marks
            .iter()
            .map(|node| Object::Reference(ids[node.0]))
            .collect();
        let parents = document.add_object(parents);
        numbers.push(Object::Integer(index));
        numbers.push(Object::Reference(parents));
        let page = document
            .get_object_mut(page)
            .and_then(Object::as_dict_mut)
            .map_err(broken)?;
        page.set("StructParents", index);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let next = i64::try_from(pages.len()).unwrap_or(0);
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => ids[0],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    Ok(root)
}

/// Writes the table of contents; nothing when there is none.
fn outline(
    document: &mut Document,
    bookmarks: &[Bookmark],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let parent = |index: usize| {
        bookmarks[..index]
            .iter()
            .rposition(|before| before.depth < bookmarks[index].depth)
    };
    let parents: Vec<Option<usize>> = (0..bookmarks.len()).map(parent).collect();
    let children = |of: Option<usize>| -> Vec<usize> {
        (0..bookmarks.len())
            .filter(|&index| parents[index] == of)
            .collect()
    };
    let mut entries: Vec<Dictionary> = bookmarks
        .iter()
        .zip(&parents)
        .map(|(bookmark, parent)| {
            let mut entry = dictionary! {
                "Title" => text(&bookmark.title),
                "Parent" => parent.map_or(root, |parent| ids[parent]),
            };
            if let Some(&page) = pages.get(bookmark.page) {
                entry.set(
                    "Dest",
                    vec![
                        Object::Reference(page),
                        "XYZ".into(),
                        Object::Null,
                        Object::Null,
                        Object::Null,
                    ],
                );
            }
            entry
        })
        .collect();
    let mut top = dictionary! { "Type" => "Outlines" };
    for of in std::iter::once(None).chain((0..bookmarks.len()).map(Some)) {
        let below = children(of);
        for pair in below.windows(2) {
            entries[pair[0]].set("Next", ids[pair[1]]);
            entries[pair[1]].set("Prev", ids[pair[0]]);
        }
        let (Some(&first), Some(&last)) = (below.first(), below.last()) else {
            continue;
        };
        let count = i64::try_from(below.len()).unwrap_or(0);
        let holder = match of {
            None => &mut top,
            Some(index) => &mut entries[index],
        };
        holder.set("First", ids[first]);
        holder.set("Last", ids[last]);
        // A part of the table of contents starts closed (a negative count).
        holder.set("Count", if of.is_none() { count } else { -count });
    }
    for (id, entry) in ids.iter().zip(entries) {
        document.set_object(*id, entry);
    }
    document.set_object(root, top);
    Some(root)
}
