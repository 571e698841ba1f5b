//! What one receiver gets, in one file: documents one after the other, each from a front side on.

use crate::engine::page::{Bookmark, Draft, Page};
use crate::engine::tags::NodeId;
use crate::{DocumentError, Engine, Printable};

/// Documents for one receiver.
pub struct Packet {
    /// Title of the whole: `Uitstroomgesprek van 19 januari 2027, voor Karim Fictief`.
    pub title: String,
    /// The documents, in order.
    pub documents: Vec<Box<dyn Printable + Send>>,
}

impl Printable for Packet {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        for document in &self.documents {
            if draft.pages.len() % 2 == 1 {
                draft.pages.push(Page::default());
            }
            let (page, before) = (draft.pages.len(), draft.bookmarks.len());
            let part = draft.tags.add(parent, "Part");
            document.lay_out(engine, draft, part)?;
            for bookmark in draft.bookmarks.iter_mut().skip(before) {
                bookmark.depth += 1;
            }
            let whole = Bookmark {
                title: document.title(),
                page,
                depth: 0,
            };
            draft.bookmarks.insert(before, whole);
        }
        Ok(())
    }
}
