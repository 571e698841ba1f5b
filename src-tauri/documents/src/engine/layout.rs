//! First pass: blocks become pieces of known height that may be separated by a page break.

use super::Engine;
use super::block::{Block, Ground};
use super::canvas::{Align, Canvas, measure, shift};
use super::error::DocumentError;
use super::geometry::Area;
use super::page::{Item, Mark};
use super::path::Path;
use super::style::Span;
use super::tags::{NodeId, Tags};
use super::text::lines;

/// Lower than this, in points, a piece is no company for signatures.
const ALONE: f32 = 30.0;

/// What cannot be divided over two pages. Heights in its items count from its own top.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub height: f32,
    pub before: f32,
    /// Stays on one page with the next piece.
    pub keep: bool,
    /// Starts a new page.
    pub breaks: bool,
    /// Goes down to the bottom of the page.
    pub sinks: bool,
    pub items: Vec<Item>,
    /// The panel this is in: index into [`Layout::frames`].
    pub frame: Option<usize>,
    /// The table head that comes back above this on a new page: index into [`Layout::heads`].
    pub head: Option<usize>,
}

/// A panel: its ground is painted per page part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub x: f32,
    pub width: f32,
    pub ground: Ground,
}

/// Turns blocks into pieces.
pub(super) struct Layout<'a> {
    pub engine: &'a Engine,
    pub tags: &'a mut Tags,
    pub frames: Vec<Frame>,
    pub heads: Vec<Piece>,
    /// Height of an empty page; what is higher is cut between lines.
    pub room: f32,
}

impl Layout<'_> {
    pub fn blocks(
        &mut self,
        blocks: &[Block],
        x: f32,
        width: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        let mut pieces: Vec<Piece> = Vec::new();
        for block in blocks {
            if matches!(block, Block::Sink(_))
                && let Some(last) = pieces.last_mut()
            {
                // What stands at the foot (signatures) is never alone on a page.
                last.keep = true;
                let low = last.height < ALONE;
                let above = pieces.len().checked_sub(2);
                if low && let Some(piece) = above.and_then(|above| pieces.get_mut(above)) {
                    piece.keep = true;
                }
            }
            pieces.extend(self.block(block, x, width, parent)?);
        }
        Ok(pieces)
    }

    fn block(
        &mut self,
        block: &Block,
        x: f32,
        width: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        match block {
            Block::Heading {
                level,
                spans,
                before,
            } => {
                const LEVELS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
                let tag = LEVELS[usize::from(*level).clamp(1, 6) - 1];
                let node = self.tags.add(parent, tag);
                let mut pieces =
                    self.paragraph(spans, x, width, Align::Left, *before, Mark::Tag(node))?;
                for piece in &mut pieces {
                    piece.keep = true;
                }
                Ok(pieces)
            }
            Block::Text {
                spans,
                before,
                align,
                keep,
            } => {
                if spans.iter().all(|span| span.text.trim().is_empty()) {
                    return Ok(Vec::new());
                }
                let node = self.tags.add(parent, "P");
                let mut pieces =
                    self.paragraph(spans, x, width, *align, *before, Mark::Tag(node))?;
                if *keep {
                    for piece in &mut pieces {
                        piece.keep = true;
                    }
                }
                Ok(pieces)
            }
            Block::List {
                items,
                bullet,
                before,
            } => self.list(items, *bullet, *before, x, width, parent),
            Block::Panel {
                ground,
                blocks,
                before,
            } => {
                let (side, _, _) = ground.pad;
                let bar = ground.bar.map_or(0.0, |(_, width)| width);
                let inner =
                    self.blocks(blocks, x + bar + side, width - bar - side * 2.0, parent)?;
                let frame = self.frames.len();
                self.frames.push(Frame {
                    x,
                    width,
                    ground: *ground,
                });
                Ok(inner
                    .into_iter()
                    .enumerate()
                    .map(|(index, piece)| Piece {
                        before: if index == 0 { *before } else { piece.before },
                        frame: Some(frame),
                        ..piece
                    })
                    .collect())
            }
            Block::Columns {
                columns,
                gap,
                before,
            } => {
                let mut left = x;
                let mut sides = Vec::new();
                for (width, blocks) in columns {
                    sides.push(self.blocks(blocks, left, *width, parent)?);
                    left += width + gap;
                }
                Ok(self.beside(sides, *before))
            }
            Block::Table(table) => self.table(table, x, parent),
            Block::Timeline {
                steps,
                color,
                before,
            } => self.timeline(steps, *color, *before, x, width, parent),
            Block::Stamps {
                stamps,
                color,
                before,
            } => self.stamps(stamps, *color, *before, x, width, parent),
            Block::Picture {
                paths,
                height,
                alt,
                before,
                ..
            } => {
                let mark = match alt {
                    Some(alt) => {
                        // A picture stands inside a paragraph, so that it is part of the text.
                        let around = self.tags.add(parent, "P");
                        Mark::Tag(self.tags.figure(around, alt))
                    }
                    None => Mark::Decor,
                };
                let mut canvas = Canvas::new(self.engine);
                for path in paths {
                    canvas.shape(path.clone().map(|px, py| (px + x, py)), mark);
                }
                Ok(vec![Piece {
                    height: *height,
                    before: *before,
                    items: canvas.items,
                    ..Piece::default()
                }])
            }
            Block::Photo {
                jpeg,
                side,
                edge,
                alt,
                before,
            } => {
                let around = self.tags.add(parent, "P");
                let mark = Mark::Tag(self.tags.figure(around, alt));
                Ok(vec![self.photo(jpeg, *side, *edge, *before, x, mark)])
            }
            Block::Rule {
                color,
                width: thick,
                before,
            } => {
                let mut canvas = Canvas::new(self.engine);
                let line = Path::line(&[(x, thick / 2.0), (x + width, thick / 2.0)]);
                canvas.shape(line.stroke(*color, *thick), Mark::Decor);
                Ok(vec![Piece {
                    height: *thick,
                    before: *before,
                    keep: true,
                    items: canvas.items,
                    ..Piece::default()
                }])
            }
            Block::Space(height) => Ok(vec![Piece {
                height: *height,
                ..Piece::default()
            }]),
            Block::Keep(blocks) => {
                let mut pieces = self.blocks(blocks, x, width, parent)?;
                let last = pieces.len().saturating_sub(1);
                for piece in &mut pieces[..last] {
                    piece.keep = true;
                }
                Ok(pieces)
            }
            Block::Sink(blocks) => {
                let pieces = self.blocks(blocks, x, width, parent)?;
                let (items, height) = self.stack(pieces);
                Ok(vec![Piece {
                    height,
                    items,
                    sinks: true,
                    ..Piece::default()
                }])
            }
            Block::Turn => Ok(Vec::new()),
            Block::Break => Ok(vec![Piece {
                breaks: true,
                ..Piece::default()
            }]),
        }
    }

    /// A paragraph, a piece per line; never one line alone at the foot or the top of a page.
    pub fn paragraph(
        &mut self,
        spans: &[Span],
        x: f32,
        width: f32,
        align: Align,
        before: f32,
        mark: Mark,
    ) -> Result<Vec<Piece>, DocumentError> {
        let set = lines(self.engine, spans, width)?;
        let measure = measure(self.engine, spans);
        let count = set.len();
        Ok(set
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let mut canvas = Canvas::new(self.engine);
                let left = x + shift(align, width, line.width);
                canvas.line(line, left, measure.baseline, mark);
                Piece {
                    height: measure.leading,
                    before: if index == 0 { before } else { 0.0 },
                    keep: count > 1 && (index == 0 || index + 2 == count),
                    items: canvas.items,
                    ..Piece::default()
                }
            })
            .collect())
    }

    fn list(
        &mut self,
        items: &[Vec<Span>],
        bullet: super::geometry::Color,
        before: f32,
        x: f32,
        width: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        const BULLET: f32 = super::geometry::mm(2.2);
        const INDENT: f32 = super::geometry::mm(4.8);
        let list = self.tags.add(parent, "L");
        let mut pieces = Vec::new();
        for spans in items {
            let item = self.tags.add(list, "LI");
            let body = self.tags.add(item, "LBody");
            let mark = Mark::Tag(body);
            let mut lines =
                self.paragraph(spans, x + INDENT, width - INDENT, Align::Left, 0.0, mark)?;
            if let Some(first) = lines.first_mut() {
                let measure = measure(self.engine, spans);
                let size = spans.first().map_or(0.0, |span| span.style.size);
                // The bullet stands on the middle of the small letters.
                let top = measure.baseline - size * 0.25 - BULLET / 2.0;
                let square = Path::rect(Area {
                    x,
                    y: top,
                    width: BULLET,
                    height: BULLET,
                });
                let mut canvas = Canvas::new(self.engine);
                canvas.shape(square.fill(bullet), Mark::Decor);
                first.items.splice(0..0, canvas.items);
            }
            pieces.extend(lines);
        }
        let count = pieces.len();
        if let Some(first) = pieces.first_mut() {
            first.before = before;
            // Never one item alone at the foot of a page.
            first.keep = count > 1;
        }
        if count > 2 {
            pieces[count - 2].keep = true;
        }
        Ok(pieces)
    }

    /// Sets columns beside each other: one piece when it fits a page, else cut line by line.
    pub fn beside(&self, sides: Vec<Vec<Piece>>, before: f32) -> Vec<Piece> {
        let total = sides
            .iter()
            .map(|pieces| self.stacked_height(pieces))
            .fold(0.0, f32::max);
        if total <= self.room {
            let mut whole = Piece {
                before,
                ..Piece::default()
            };
            for pieces in sides {
                let (items, height) = self.stack(pieces);
                whole.height = whole.height.max(height);
                whole.items.extend(items);
            }
            return vec![whole];
        }
        let rows = sides.iter().map(Vec::len).max().unwrap_or(0);
        let mut sides: Vec<_> = sides.into_iter().map(Vec::into_iter).collect();
        (0..rows)
            .map(|row| {
                let mut piece = Piece {
                    before: if row == 0 { before } else { 0.0 },
                    ..Piece::default()
                };
                for side in &mut sides {
                    if let Some(part) = side.next() {
                        let gap = if row == 0 { 0.0 } else { part.before };
                        piece.height = piece.height.max(part.height + gap);
                        piece
                            .items
                            .extend(part.items.into_iter().map(|item| item.lowered(gap)));
                    }
                }
                piece
            })
            .collect()
    }

    fn stacked_height(&self, pieces: &[Piece]) -> f32 {
        let mut height = 0.0;
        let mut frame = None;
        for (index, piece) in pieces.iter().enumerate() {
            if piece.frame != frame {
                height += self.pad_bottom(frame);
            }
            if index > 0 {
                height += piece.before;
            }
            if piece.frame != frame {
                height += self.pad_top(piece.frame);
                frame = piece.frame;
            }
            height += piece.height;
        }
        height + self.pad_bottom(frame)
    }

    pub fn pad_top(&self, frame: Option<usize>) -> f32 {
        frame.map_or(0.0, |frame| self.frames[frame].ground.pad.1)
    }

    pub fn pad_bottom(&self, frame: Option<usize>) -> f32 {
        frame.map_or(0.0, |frame| self.frames[frame].ground.pad.2)
    }

    /// Puts pieces under each other, with the grounds of their panels.
    pub fn stack(&self, pieces: Vec<Piece>) -> (Vec<Item>, f32) {
        let mut column = Column::default();
        for piece in pieces {
            let first = column.is_empty();
            self.put(&mut column, piece, first);
        }
        self.close(&mut column);
        (column.items, column.y)
    }

    /// Adds a piece to a column or page.
    pub fn put(&self, column: &mut Column, piece: Piece, at_top: bool) {
        if piece.frame != column.frame {
            self.close(column);
        }
        if !at_top {
            column.y += piece.before;
        }
        if piece.frame != column.frame {
            column.frame = piece.frame;
            column.frame_top = column.y;
            column.frame_at = column.items.len();
            column.y += self.pad_top(piece.frame);
        }
        let y = column.y;
        column
            .items
            .extend(piece.items.into_iter().map(|item| item.lowered(y)));
        column.y += piece.height;
    }

    /// Ends the open panel: paints its ground under what is on it.
    pub fn close(&self, column: &mut Column) {
        let Some(frame) = column.frame.take() else {
            return;
        };
        column.y += self.pad_bottom(Some(frame));
        let Frame { x, width, ground } = self.frames[frame];
        let area = Area {
            x,
            y: column.frame_top,
            width,
            height: column.y - column.frame_top,
        };
        let mut canvas = Canvas::new(self.engine);
        if let Some(fill) = ground.fill {
            canvas.shape(Path::rect(area).fill(fill), Mark::Decor);
        }
        if let Some((color, width)) = ground.bar {
            canvas.shape(Path::rect(Area { width, ..area }).fill(color), Mark::Decor);
        }
        if let Some((color, thick)) = ground.edge {
            let inset = Area {
                x: area.x + thick / 2.0,
                y: area.y + thick / 2.0,
                width: area.width - thick,
                height: area.height - thick,
            };
            canvas.shape(Path::rect(inset).stroke(color, thick), Mark::Decor);
        }
        column
            .items
            .splice(column.frame_at..column.frame_at, canvas.items);
    }
}

/// A growing column: a page or a cell.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub items: Vec<Item>,
    pub y: f32,
    frame: Option<usize>,
    frame_top: f32,
    frame_at: usize,
}

impl Column {
    pub fn starting_at(y: f32) -> Column {
        Column {
            y,
            ..Column::default()
        }
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.frame.is_none()
    }

    pub fn open_frame(&self) -> Option<usize> {
        self.frame
    }
}
