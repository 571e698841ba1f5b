//! The content of a document before it is laid out.

use super::canvas::Align;
use super::geometry::Color;
use super::page::Jpeg;
use super::path::Path;
use super::style::Span;

/// A part of a page. `before` is the white space above it in points; at the top of a page or a
/// column it falls away.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading; stays with what follows.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The text.
        spans: Vec<Span>,
        /// Space above.
        before: f32,
    },
    /// A paragraph.
    Text {
        /// The text.
        spans: Vec<Span>,
        /// Space above.
        before: f32,
        /// Which edge is straight.
        align: Align,
        /// Stays with what follows (a label above its answer).
        keep: bool,
    },
    /// A list with square bullets.
    List {
        /// The texts.
        items: Vec<Vec<Span>>,
        /// Ink of the bullets.
        bullet: Color,
        /// Space above.
        before: f32,
    },
    /// Blocks on a tinted or framed ground.
    Panel {
        /// How the ground looks.
        ground: Ground,
        /// What is on it.
        blocks: Vec<Block>,
        /// Space above.
        before: f32,
    },
    /// Columns beside each other; each has its width in points.
    Columns {
        /// Width and content.
        columns: Vec<(f32, Vec<Block>)>,
        /// Space between columns.
        gap: f32,
        /// Space above.
        before: f32,
    },
    /// A table with a head that comes back on every page.
    Table(Table),
    /// Places on a line, the first still open.
    Timeline {
        /// Name and what was done there.
        steps: Vec<(Vec<Span>, Vec<Span>)>,
        /// Ink of the line.
        color: Color,
        /// Space above.
        before: f32,
    },
    /// Certificates as stamps.
    Stamps {
        /// Per stamp the lines, the first the largest.
        stamps: Vec<Vec<Span>>,
        /// Ink of the edges.
        color: Color,
        /// Space above.
        before: f32,
    },
    /// A drawing that means something.
    Picture {
        /// Shapes, measured from the top left corner of the picture.
        paths: Vec<Path>,
        /// Width in points.
        width: f32,
        /// Height in points.
        height: f32,
        /// The text that stands for it; without it the drawing is decoration.
        alt: Option<String>,
        /// Space above.
        before: f32,
    },
    /// A photo in a square frame, whole and in the middle.
    Photo {
        /// The photo.
        jpeg: Jpeg,
        /// Side of the frame in points.
        side: f32,
        /// Ink and thickness of the frame.
        edge: (Color, f32),
        /// The text that stands for it.
        alt: String,
        /// Space above.
        before: f32,
    },
    /// A line over the whole width.
    Rule {
        /// Ink.
        color: Color,
        /// Thickness in points.
        width: f32,
        /// Space above.
        before: f32,
    },
    /// White space.
    Space(f32),
    /// Blocks that stay on one page.
    Keep(Vec<Block>),
    /// Blocks at the foot of the page, together.
    Sink(Vec<Block>),
    /// The next block starts a new page.
    Break,
    /// Here a document may turn the page, when its last page would be nearly empty without it.
    Turn,
}

/// The ground of a panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Tint.
    pub fill: Option<Color>,
    /// Ink and width of the bar at the left, so that the panel also shows without colour.
    pub bar: Option<(Color, f32)>,
    /// Ink and width of a frame.
    pub edge: Option<(Color, f32)>,
    /// White inside: left and right, top, bottom.
    pub pad: (f32, f32, f32),
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Width and heading of each column.
    pub columns: Vec<(f32, Vec<Span>)>,
    /// The cells of each row, as many as there are columns. The first names the row.
    pub rows: Vec<Vec<Vec<Block>>>,
    /// Ink and thickness of the line above each row.
    pub line: (Color, f32),
    /// White above and below the text of a cell.
    pub pad: f32,
    /// Smallest height of a row.
    pub row_height: f32,
    /// White between columns.
    pub gap: f32,
    /// Space above.
    pub before: f32,
}

impl Block {
    /// A paragraph with a straight left edge.
    #[must_use]
    pub fn text(span: Span, before: f32) -> Block {
        Block::Text {
            spans: vec![span],
            before,
            align: Align::Left,
            keep: false,
        }
    }

    /// A label that stays with what follows.
    #[must_use]
    pub fn label(span: Span, before: f32) -> Block {
        Block::Text {
            spans: vec![span],
            before,
            align: Align::Left,
            keep: true,
        }
    }
}
