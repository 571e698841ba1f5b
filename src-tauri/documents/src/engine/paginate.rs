//! Second pass: pieces onto pages.

use super::Engine;
use super::block::Block;
use super::error::DocumentError;
use super::layout::{Column, Layout, Piece};
use super::page::{Item, Mark, Page};
use super::tags::{NodeId, Tags};

/// Where text may stand on a page, in points from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Left edge of the text.
    pub left: f32,
    /// Width of the text.
    pub width: f32,
    /// Top of the text on the first page.
    pub first_top: f32,
    /// Top of the text on the pages after it.
    pub next_top: f32,
    /// Bottom of the text.
    pub bottom: f32,
}

/// Lays out blocks over as many pages as they need.
///
/// # Errors
/// [`DocumentError::Build`] when a text cannot be shaped.
pub fn paginate(
    engine: &Engine,
    tags: &mut Tags,
    parent: NodeId,
    blocks: &[Block],
    sheet: Sheet,
) -> Result<Vec<Page>, DocumentError> {
    let mut layout = Layout {
        engine,
        tags,
        frames: Vec::new(),
        heads: Vec::new(),
        room: sheet.bottom - sheet.first_top.max(sheet.next_top),
    };
    let pieces = layout.blocks(blocks, sheet.left, sheet.width, parent)?;
    let mut pages = Vec::new();
    let mut page = Column::starting_at(sheet.first_top);
    let mut index = 0;
    let mut pieces: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
    while index < pieces.len() {
        let end = chain_end(&pieces, index);
        let needed = height(&layout, &page, pieces[index..end].iter().flatten());
        let fits = page.y + needed <= sheet.bottom;
        let forced = pieces[index].as_ref().is_some_and(|piece| piece.breaks);
        if (!fits || forced) && !page.is_empty() {
            finish(&layout, &mut pages, &mut page, sheet);
            if let Some(head) = pieces[index].as_ref().and_then(|piece| piece.head) {
                repeat_head(&layout, &mut page, head);
            }
        }
        for slot in &mut pieces[index..end] {
            let Some(piece) = slot.take() else { continue };
            if piece.breaks {
                continue;
            }
            // A chain longer than a page is cut where the page ends.
            let needed = height(&layout, &page, std::iter::once(&piece));
            if page.y + needed > sheet.bottom && !page.is_empty() {
                finish(&layout, &mut pages, &mut page, sheet);
                if let Some(head) = piece.head {
                    repeat_head(&layout, &mut page, head);
                }
            }
            let at_top = page.is_empty();
            if piece.sinks {
                layout.close(&mut page);
                page.y = page.y.max(sheet.bottom - piece.height);
            }
            layout.put(&mut page, piece, at_top);
        }
        index = end;
    }
    layout.close(&mut page);
    if !page.is_empty() || pages.is_empty() {
        pages.push(Page::a4(page.items));
    }
    Ok(pages)
}

/// The end of the pieces that have to stay together.
fn chain_end(pieces: &[Option<Piece>], start: usize) -> usize {
    let mut end = start;
    while pieces
        .get(end)
        .and_then(Option::as_ref)
        .is_some_and(|piece| piece.keep)
    {
        end += 1;
    }
    (end + 1).min(pieces.len())
}

fn height<'p>(layout: &Layout<'_>, page: &Column, pieces: impl Iterator<Item = &'p Piece>) -> f32 {
    let mut sum = 0.0;
    let mut frame = page.open_frame();
    let mut top = page.is_empty();
    for piece in pieces {
        if piece.frame != frame {
            sum += layout.pad_bottom(frame) + layout.pad_top(piece.frame);
            frame = piece.frame;
        }
        if !top {
            sum += piece.before;
        }
        top = false;
        sum += piece.height;
    }
    sum + layout.pad_bottom(frame)
}

fn finish(layout: &Layout<'_>, pages: &mut Vec<Page>, page: &mut Column, sheet: Sheet) {
    layout.close(page);
    let done = std::mem::replace(page, Column::starting_at(sheet.next_top));
    pages.push(Page::a4(done.items));
}

/// The head of a table once more: a reader already has it, so it is not read again.
fn repeat_head(layout: &Layout<'_>, page: &mut Column, head: usize) {
    let head = layout.heads[head].clone();
    let again = Piece {
        items: head
            .items
            .into_iter()
            .map(|item| Item {
                mark: match item.mark {
                    Mark::Decor => Mark::Decor,
                    Mark::Tag(_) | Mark::Running => Mark::Running,
                },
                ..item
            })
            .collect(),
        before: 0.0,
        ..head
    };
    layout.put(page, again, true);
}
