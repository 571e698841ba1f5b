//! The passport as a booklet of A5: two pages on every side of A4, to print on both sides, fold and
//! staple. The text is that of the passport; only the order on paper is another.

use serde::{Deserialize, Serialize};

use super::Passport;
use crate::document::Printable;
use crate::engine::impose;
use crate::engine::page::Draft;
use crate::engine::tags::NodeId;
use crate::{DocumentError, Engine, words};

/// A Paspoort voor Succes to fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Booklet(pub Passport);

impl Printable for Booklet {
    fn title(&self) -> String {
        words::booklet_of(&self.0.full_name())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let (first, known) = (draft.pages.len(), draft.bookmarks.len());
        self.0.lay_out(engine, draft, parent)?;
        let pages = draft.pages.split_off(first);
        let bookmarks = &mut draft.bookmarks[known..];
        for bookmark in bookmarks.iter_mut() {
            bookmark.page -= first;
        }
        let sheets = impose::booklet(pages, &mut draft.tags, bookmarks);
        for bookmark in bookmarks.iter_mut() {
            bookmark.page += first;
        }
        draft.pages.extend(sheets);
        draft.folded = true;
        draft.real_size = true;
        Ok(())
    }
}
