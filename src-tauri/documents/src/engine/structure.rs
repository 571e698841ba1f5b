//! The structure behind the pages: elements, and per page which of its parts belong where
//! (ISO 32000-1 14.7).

use std::io::Write;

use super::content::{number, whole};
use super::error::DocumentError;
use super::file::File;
use super::geometry::Size;
use super::object::{write_reference, write_references, write_words};
use super::page::Draft;
use super::tags::NodeId;

/// The pages of a draft in the file.
pub(super) struct Placed<'a> {
    /// Their objects.
    pub pages: &'a [u32],
    /// Per page which element each marked content number belongs to.
    pub marks: &'a [Vec<NodeId>],
    /// Number of the first of them in the file, from 0.
    pub first: usize,
}

/// The element that all others of a draft are in.
pub(super) struct Top {
    /// Its object.
    pub id: u32,
    /// What it is: the whole document, or a part of it.
    pub tag: &'static str,
    /// What it is in.
    pub parent: u32,
    /// One more element at its end.
    pub last: Option<u32>,
}

/// A part of the tree that says which part of which page belongs to which element.
pub(super) struct Leaf {
    /// Its object.
    pub id: u32,
    /// Its first and last key.
    pub limits: (usize, usize),
}

/// Writes the elements of a draft, and the leaf of the tree for its pages. `field` has a key and an
/// element that are not on a page.
pub(super) fn elements<W: Write>(
    file: &mut File<W>,
    draft: &Draft,
    placed: &Placed<'_>,
    top: &Top,
    field: Option<(usize, u32)>,
) -> Result<Leaf, DocumentError> {
    let nodes = draft.tags.nodes();
    let base = file.ids(nodes.len().saturating_sub(1));
    let id = |node: NodeId| match node.0 {
        0 => top.id,
        other => base + u32::try_from(other - 1).unwrap_or(0),
    };
    // Which parts of which pages each element has, in the order of reading.
    let mut content: Vec<(usize, usize, usize)> = Vec::new();
    for (page, marks) in placed.marks.iter().enumerate() {
        let parts = marks.iter().enumerate();
        content.extend(parts.map(|(number, node)| (node.0, page, number)));
    }
    content.sort_unstable();
    let mut content = content.into_iter().peekable();
    for (index, node) in nodes.iter().enumerate() {
        file.object(id(NodeId(index)), |out| {
            let tag = if index == 0 { top.tag } else { node.tag };
            out.extend_from_slice(b"<</Type/StructElem/S/");
            out.extend_from_slice(tag.as_bytes());
            out.extend_from_slice(b"/P ");
            write_reference(out, node.parent.map_or(top.parent, id));
            out.extend_from_slice(b"/K[");
            // Parts of the page of the element itself need no more than their number.
            let own = content
                .peek()
                .filter(|part| part.0 == index)
                .map(|part| part.1);
            let own = node.area.map(|(page, _)| page).or(own);
            while let Some((_, page, number)) = content.next_if(|part| part.0 == index) {
                if own == Some(page) {
                    whole(out, number);
                    out.push(b' ');
                } else {
                    out.extend_from_slice(b"<</Type/MCR/Pg ");
                    write_reference(out, placed.pages.get(page).copied().unwrap_or(0));
                    out.extend_from_slice(b"/MCID ");
                    whole(out, number);
                    out.extend_from_slice(b">>");
                }
            }
            let last = top.last.filter(|_| index == 0);
            write_references(
                out,
                node.children.iter().map(|&child| id(child)).chain(last),
            );
            out.extend_from_slice(b"]");
            if let Some(page) = own.and_then(|page| placed.pages.get(page)) {
                out.extend_from_slice(b"/Pg ");
                write_reference(out, *page);
            }
            if let Some(alt) = &node.alt {
                out.extend_from_slice(b"/Alt");
                write_words(out, alt);
            }
            match (tag, node.area) {
                (_, Some((page, area))) => {
                    let height = draft
                        .pages
                        .get(page)
                        .map_or(Size::A4.height, |page| page.size.height);
                    let bottom = height - area.y - area.height;
                    let corners = [area.x, bottom, area.x + area.width, bottom + area.height];
                    out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox[");
                    for corner in corners {
                        number(out, corner);
                        out.push(b' ');
                    }
                    out.extend_from_slice(b"]>>");
                }
                ("TH", None) => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
                ("L", None) => out.extend_from_slice(b"/A<</O/List/ListNumbering/Square>>"),
                _ => {}
            }
            out.extend_from_slice(b">>");
        })?;
    }
    let parents = file.ids(placed.marks.len());
    for (parent, marks) in (parents..).zip(placed.marks) {
        file.object(parent, |out| {
            out.push(b'[');
            write_references(out, marks.iter().map(|&node| id(node)));
            out.push(b']');
        })?;
    }
    let keys = (placed.first..)
        .zip(parents..)
        .take(placed.marks.len())
        .chain(field);
    let last = (placed.first + placed.marks.len()).saturating_sub(1);
    let leaf = Leaf {
        id: file.id(),
        limits: (placed.first, field.map_or(last, |(key, _)| key)),
    };
    file.object(leaf.id, |out| {
        out.extend_from_slice(b"<</Limits[");
        write_limits(out, leaf.limits);
        out.extend_from_slice(b"]/Nums[");
        for (key, parents) in keys {
            whole(out, key);
            out.push(b' ');
            write_reference(out, parents);
            out.push(b' ');
        }
        out.extend_from_slice(b"]>>");
    })?;
    Ok(leaf)
}

fn write_limits(out: &mut Vec<u8>, (first, last): (usize, usize)) {
    whole(out, first);
    out.push(b' ');
    whole(out, last);
}

/// Writes the root of the structure, over the element that is the whole document.
pub(super) fn root<W: Write>(
    file: &mut File<W>,
    id: u32,
    document: u32,
    leaves: &[Leaf],
) -> Result<(), DocumentError> {
    let tree = file.id();
    let next = leaves.last().map_or(0, |leaf| leaf.limits.1 + 1);
    file.object(id, |out| {
        out.extend_from_slice(b"<</Type/StructTreeRoot/K ");
        write_reference(out, document);
        out.extend_from_slice(b"/ParentTree ");
        write_reference(out, tree);
        out.extend_from_slice(b"/ParentTreeNextKey ");
        whole(out, next);
        out.extend_from_slice(b">>");
    })?;
    file.object(tree, |out| {
        out.extend_from_slice(b"<</Kids[");
        write_references(out, leaves.iter().map(|leaf| leaf.id));
        out.extend_from_slice(b"]>>");
    })
}

/// Writes the element that is the whole document, when each draft is a part of it.
pub(super) fn whole_document<W: Write>(
    file: &mut File<W>,
    id: u32,
    root: u32,
    parts: &[u32],
) -> Result<(), DocumentError> {
    file.object(id, |out| {
        out.extend_from_slice(b"<</Type/StructElem/S/Document/P ");
        write_reference(out, root);
        out.extend_from_slice(b"/K[");
        write_references(out, parts.iter().copied());
        out.extend_from_slice(b"]>>");
    })
}
