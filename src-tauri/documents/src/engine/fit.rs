//! Less white between blocks, when that saves a page that would be nearly empty; when it does not, a
//! better place to turn the page.

use super::Engine;
use super::block::{Block, Ground, Table};
use super::error::DocumentError;
use super::geometry::mm;
use super::page::Page;
use super::paginate::{Sheet, paginate};
use super::tags::{NodeId, Tags};

/// A last page with less of its height covered than this is nearly empty.
const NEARLY_EMPTY: f32 = 0.45;
/// How much of the white is left, from a little less to the least that still looks calm.
const CLOSER: [f32; 3] = [0.85, 0.7, 0.58];

/// Tables whose rows are no higher than this, in points, are only read.
const READ: f32 = mm(9.5);

/// White higher than this, in points, is there to sign in.
const SIGNED: f32 = mm(13.0);

/// As [`paginate`], with less white when the last page would be nearly empty and is then not needed.
/// When it is needed, the pages turn at the last [`Block::Turn`] that leaves no page more than before.
///
/// # Errors
/// As [`paginate`].
pub fn paginate_fitting(
    engine: &Engine,
    tags: &mut Tags,
    parent: NodeId,
    blocks: &[Block],
    sheet: Sheet,
) -> Result<Vec<Page>, DocumentError> {
    let before = tags.nodes().len();
    let pages = paginate(engine, tags, parent, blocks, sheet)?;
    let spare = pages.len() > 1
        && pages
            .last()
            .is_some_and(|page| covered(page) < (sheet.bottom - sheet.next_top) * NEARLY_EMPTY);
    if !spare {
        return Ok(pages);
    }
    for white in CLOSER {
        let closer: Vec<Block> = blocks.iter().map(|block| with_less(block, white)).collect();
        let mut trial = Tags::default();
        if paginate(engine, &mut trial, Tags::ROOT, &closer, sheet)?.len() < pages.len() {
            tags.cut(before);
            return paginate(engine, tags, parent, &closer, sheet);
        }
    }
    for turned in turned(blocks) {
        let mut trial = Tags::default();
        if paginate(engine, &mut trial, Tags::ROOT, &turned, sheet)?.len() == pages.len() {
            tags.cut(before);
            return paginate(engine, tags, parent, &turned, sheet);
        }
    }
    Ok(pages)
}

/// The blocks with one of their turns taken, the last first.
fn turned(blocks: &[Block]) -> impl Iterator<Item = Vec<Block>> {
    let places = (0..blocks.len()).rev();
    places
        .filter(|place| matches!(blocks.get(*place), Some(Block::Turn)))
        .map(|place| {
            let mut turned = blocks.to_vec();
            if let Some(block) = turned.get_mut(place) {
                *block = Block::Break;
            }
            turned
        })
}

/// How much of the height of a page has something on it, in points.
fn covered(page: &Page) -> f32 {
    let mut stretches: Vec<(f32, f32)> = page
        .items
        .iter()
        .filter_map(|item| item.area())
        .map(|area| (area.y, area.y + area.height))
        .collect();
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let mut reached = 0.0_f32;
    for (top, bottom) in stretches {
        sum += (bottom - top.max(reached)).max(0.0);
        reached = reached.max(bottom);
    }
    sum
}

/// The same block with `white` of the white around and inside it.
fn with_less(block: &Block, white: f32) -> Block {
    let all = |blocks: &[Block]| -> Vec<Block> {
        blocks.iter().map(|block| with_less(block, white)).collect()
    };
    let mut block = block.clone();
    match &mut block {
        Block::Heading { before, .. }
        | Block::Text { before, .. }
        | Block::List { before, .. }
        | Block::Timeline { before, .. }
        | Block::Stamps { before, .. }
        | Block::Picture { before, .. }
        | Block::Photo { before, .. }
        | Block::Rule { before, .. } => *before *= white,
        Block::Panel {
            ground,
            blocks,
            before,
        } => {
            let (side, top, bottom) = ground.pad;
            *ground = Ground {
                pad: (side, top * white, bottom * white),
                ..*ground
            };
            *blocks = all(blocks);
            *before *= white;
        }
        Block::Columns {
            columns, before, ..
        } => {
            for (_, blocks) in columns {
                *blocks = all(blocks);
            }
            *before *= white;
        }
        Block::Table(Table {
            pad,
            before,
            row_height,
            ..
        }) => {
            *pad *= white;
            *before *= white;
            // Higher rows are there to write in.
            if *row_height <= READ {
                *row_height *= white;
            }
        }
        // Room to write in stays, and most of the room to sign in.
        Block::Keep(blocks) if !is_writing(blocks) => *blocks = all(blocks),
        Block::Sink(blocks) => *blocks = all(blocks),
        Block::Space(height) if *height > SIGNED => *height *= white.max(0.78),
        Block::Keep(_) | Block::Space(_) | Block::Break | Block::Turn => {}
    }
    block
}

fn is_writing(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .all(|block| matches!(block, Block::Space(_) | Block::Rule { .. }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fonts::Voice;
    use super::super::geometry::Color;
    use super::super::style::{Span, TextStyle};
    use super::*;

    const STYLE: TextStyle = TextStyle::new(Voice::Text, 11.0, 20.0, Color(0, 0, 0));
    const SHEET: Sheet = Sheet {
        left: 50.0,
        width: 400.0,
        first_top: 50.0,
        next_top: 50.0,
        bottom: 50.0 + 20.0 * 20.0 + 19.0 * 10.0,
    };

    fn paragraphs(count: usize) -> Vec<Block> {
        (0..count)
            .map(|_| Block::text(Span::new("Een regel.", STYLE), 10.0))
            .collect()
    }

    fn pages(count: usize) -> (usize, usize) {
        let engine = Engine::new().unwrap();
        let mut tags = Tags::default();
        let blocks = paragraphs(count);
        let pages = paginate_fitting(&engine, &mut tags, Tags::ROOT, &blocks, SHEET).unwrap();
        let read = tags.nodes().iter().filter(|node| node.tag == "P").count();
        (pages.len(), read)
    }

    #[test]
    fn a_page_for_one_line_is_saved_and_nothing_is_read_twice() {
        assert_eq!(pages(20), (1, 20));
        assert_eq!(pages(21), (1, 21));
        assert_eq!(pages(22), (1, 22));
    }

    #[test]
    fn a_page_that_is_needed_keeps_its_white() {
        assert_eq!(pages(28), (2, 28));
        assert_eq!(pages(39), (2, 39));
    }

    #[test]
    fn a_last_page_for_a_few_lines_gets_the_part_before_it_too() {
        let engine = Engine::new().unwrap();
        let mut blocks = paragraphs(24);
        blocks.insert(18, Block::Turn);
        let mut tags = Tags::default();
        let pages = paginate_fitting(&engine, &mut tags, Tags::ROOT, &blocks, SHEET).unwrap();
        let read = tags.nodes().iter().filter(|node| node.tag == "P").count();
        assert_eq!((pages.len(), read), (2, 24));
        assert_eq!(pages[1].items.len(), 6);
    }

    #[test]
    fn lines_to_write_on_keep_their_height() {
        let lines = Block::Keep(vec![
            Block::Space(mm(8.5)),
            Block::Rule {
                color: Color(0, 0, 0),
                width: 0.5,
                before: 0.0,
            },
        ]);
        let Block::Keep(inside) = with_less(&lines, 0.5) else {
            return;
        };
        assert!(matches!(inside[0], Block::Space(height) if height == mm(8.5)));
    }
}
