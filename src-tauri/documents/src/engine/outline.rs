//! The table of contents beside the pages (ISO 32000-1 12.3.3), entry by entry: each knows the one
//! before it and the one after it, so the last of the highest level waits for the next.

use std::io::Write;

use super::content::whole;
use super::error::DocumentError;
use super::file::File;
use super::object::{write_reference, write_words};
use super::page::Bookmark;

/// The table of contents of a file that is being written.
#[derive(Default)]
pub(super) struct Outline {
    /// Its object, when there is anything in it.
    root: Option<u32>,
    first: Option<u32>,
    count: usize,
    waiting: Option<Entry>,
}

struct Entry {
    id: u32,
    title: String,
    /// The object of its page.
    page: Option<u32>,
    parent: u32,
    before: Option<u32>,
    after: Option<u32>,
    below: Vec<u32>,
}

impl Outline {
    /// Adds the bookmarks of a draft of which these are the pages.
    pub(super) fn add<W: Write>(
        &mut self,
        file: &mut File<W>,
        bookmarks: &[Bookmark],
        pages: &[u32],
    ) -> Result<(), DocumentError> {
        if bookmarks.is_empty() {
            return Ok(());
        }
        let root = match self.root {
            Some(root) => root,
            None => *self.root.insert(file.id()),
        };
        let base = file.ids(bookmarks.len());
        let mut entries: Vec<Entry> = (base..)
            .zip(bookmarks)
            .map(|(id, bookmark)| Entry {
                id,
                title: bookmark.title.clone(),
                page: pages.get(bookmark.page).copied(),
                parent: root,
                before: None,
                after: None,
                below: Vec::new(),
            })
            .collect();
        let mut highest: Vec<usize> = Vec::new();
        for (index, bookmark) in bookmarks.iter().enumerate() {
            let above = bookmarks[..index]
                .iter()
                .rposition(|before| before.depth < bookmark.depth);
            let Some(above) = above else {
                highest.push(index);
                continue;
            };
            entries[index].parent = entries[above].id;
            let id = entries[index].id;
            if let Some(&before) = entries[above].below.last() {
                entries[index].before = Some(before);
                entries[(before - base) as usize].after = Some(id);
            }
            entries[above].below.push(id);
        }
        for (index, mut entry) in entries.into_iter().enumerate() {
            if highest.contains(&index) {
                self.count += 1;
                self.first.get_or_insert(entry.id);
                if let Some(mut before) = self.waiting.take() {
                    before.after = Some(entry.id);
                    entry.before = Some(before.id);
                    before.write(file)?;
                }
                self.waiting = Some(entry);
            } else {
                entry.write(file)?;
            }
        }
        Ok(())
    }

    /// Writes what was waiting; gives the table of contents, nothing when there is none.
    pub(super) fn finish<W: Write>(self, file: &mut File<W>) -> Result<Option<u32>, DocumentError> {
        let (Some(root), Some(first), Some(last)) = (self.root, self.first, self.waiting) else {
            return Ok(None);
        };
        file.object(root, |out| {
            out.extend_from_slice(b"<</Type/Outlines");
            write_entry(out, b"/First ", first);
            write_entry(out, b"/Last ", last.id);
            out.extend_from_slice(b"/Count ");
            whole(out, self.count);
            out.extend_from_slice(b">>");
        })?;
        last.write(file)?;
        Ok(Some(root))
    }
}

impl Entry {
    fn write<W: Write>(&self, file: &mut File<W>) -> Result<(), DocumentError> {
        file.object(self.id, |out| {
            out.extend_from_slice(b"<</Title");
            write_words(out, &self.title);
            write_entry(out, b"/Parent ", self.parent);
            if let Some(page) = self.page {
                write_entry(out, b"/Dest[", page);
                out.extend_from_slice(b"/XYZ null null null]");
            }
            if let Some(before) = self.before {
                write_entry(out, b"/Prev ", before);
            }
            if let Some(after) = self.after {
                write_entry(out, b"/Next ", after);
            }
            if let (Some(&first), Some(&last)) = (self.below.first(), self.below.last()) {
                write_entry(out, b"/First ", first);
                write_entry(out, b"/Last ", last);
                // A part of the table of contents starts closed (a negative count).
                out.extend_from_slice(b"/Count -");
                whole(out, self.below.len());
            }
            out.extend_from_slice(b">>");
        })
    }
}

fn write_entry(out: &mut Vec<u8>, key: &[u8], id: u32) {
    out.extend_from_slice(key);
    write_reference(out, id);
}
