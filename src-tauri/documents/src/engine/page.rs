//! Finished pages: nothing left to decide, only to write.

use std::sync::Arc;

use super::geometry::{Area, Color, Size};
use super::path::{Path, Step};
use super::tags::{NodeId, Tags};
use super::text::Run;

/// What a mark on the page is for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Content that belongs to an element.
    Tag(NodeId),
    /// Decoration: a line, a background.
    Decor,
    /// The text under each page, and a repeated table head.
    Running,
}

/// A JPEG photo, upright and without metadata.
#[derive(Debug, Clone, PartialEq)]
pub struct Jpeg {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Text that starts at a point on the baseline; `turn` in degrees with the clock.
    Text {
        /// Left end of the baseline.
        x: f32,
        /// Height of the baseline, from the top of the page.
        y: f32,
        /// Degrees with the clock.
        turn: f32,
        /// The glyphs.
        run: Run,
    },
    /// A shape.
    Shape(Path),
    /// A photo.
    Photo {
        /// Where it goes.
        area: Area,
        /// The photo.
        jpeg: Jpeg,
    },
}

/// One thing on a page.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is for a reader.
    pub mark: Mark,
    /// What is drawn.
    pub drawing: Drawing,
}

impl Jpeg {
    /// Number of colour components, from the start-of-frame segment; nothing when the file is
    /// not a whole JPEG.
    #[must_use]
    pub fn components(&self) -> Option<u8> {
        let bytes = &self.bytes;
        let mut at = 2;
        loop {
            let marker = *bytes.get(at + 1)?;
            if *bytes.get(at)? != 0xFF {
                return None;
            }
            let length = usize::from(u16::from_be_bytes([
                *bytes.get(at + 2)?,
                *bytes.get(at + 3)?,
            ]));
            match marker {
                0xC4 | 0xC8 | 0xCC => {}
                0xC0..=0xCF => return bytes.get(at + 9).copied(),
                0xDA | 0xD9 => return None,
                _ => {}
            }
            at += 2 + length.max(2);
        }
    }
}

impl Item {
    /// The place a shape or photo takes, for the bounding box of a picture.
    #[must_use]
    pub fn area(&self) -> Option<Area> {
        match &self.drawing {
            Drawing::Text { .. } => None,
            Drawing::Photo { area, .. } => Some(*area),
            Drawing::Shape(path) => path
                .steps
                .iter()
                .flat_map(|step| match *step {
                    Step::Move(x, y) | Step::Line(x, y) => [Some((x, y)), None, None],
                    Step::Curve(ax, ay, bx, by, x, y) => {
                        [Some((ax, ay)), Some((bx, by)), Some((x, y))]
                    }
                    Step::Close => [None; 3],
                })
                .flatten()
                .map(|(x, y)| Area {
                    x,
                    y,
                    width: 0.0,
                    height: 0.0,
                })
                .reduce(Area::around),
        }
    }

    /// The same at `scale` times its size, with the corner of the page moved to `x`, `y`.
    #[must_use]
    pub fn scaled(mut self, scale: f32, (x, y): (f32, f32)) -> Item {
        match &mut self.drawing {
            Drawing::Text {
                x: left,
                y: base,
                run,
                ..
            } => {
                *left = x + *left * scale;
                *base = y + *base * scale;
                run.size *= scale;
                run.x *= scale;
            }
            Drawing::Photo { area, .. } => {
                *area = Area {
                    x: x + area.x * scale,
                    y: y + area.y * scale,
                    width: area.width * scale,
                    height: area.height * scale,
                };
            }
            Drawing::Shape(path) => {
                let mut moved = std::mem::take(path).map(|px, py| (x + px * scale, y + py * scale));
                if let Some(stroke) = &mut moved.stroke {
                    stroke.width *= scale;
                    stroke.dash = stroke.dash.map(|(dash, gap)| (dash * scale, gap * scale));
                }
                *path = moved;
            }
        }
        self
    }

    /// The same, lower on the page.
    #[must_use]
    pub fn lowered(mut self, by: f32) -> Item {
        match &mut self.drawing {
            Drawing::Text { y, .. } => *y += by,
            Drawing::Photo { area, .. } => area.y += by,
            Drawing::Shape(path) => {
                let moved = std::mem::take(path);
                *path = moved.map(|x, y| (x, y + by));
            }
        }
        self
    }
}

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What is on it, in the order of drawing and reading.
    pub items: Vec<Item>,
    /// Measures of the paper.
    pub size: Size,
}

impl Page {
    /// A page of A4 upright.
    #[must_use]
    pub fn a4(items: Vec<Item>) -> Page {
        Page {
            items,
            size: Size::A4,
        }
    }
}

/// A line in the table of contents beside the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// Page number from 0.
    pub page: usize,
    /// 0 for a document or a young person, 1 for a part of it.
    pub depth: usize,
}

/// What a file inside a document is to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// What the pages say, as data.
    Data,
    /// What the pages were made from.
    Source,
}

impl Relation {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Source => "Source",
        }
    }
}

/// A file that goes along inside a document.
#[derive(Clone, PartialEq)]
pub struct Attachment {
    /// Name of the file, in ASCII: `paspoort.json`.
    pub name: String,
    /// Kind of the file: `application/json`.
    pub mime: &'static str,
    /// What it is, for who opens the list of attachments.
    pub description: String,
    /// What it is to the document.
    pub relation: Relation,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Attachment {
    // What is in it never goes into a message.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "Attachment({}, {} B)",
            self.name,
            self.bytes.len()
        )
    }
}

/// Room for a seal over every byte of the file; the `seal` crate fills it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealRoom {
    /// Who seals: the school, no person.
    pub name: String,
    /// Why, for who looks at the signature in a PDF reader.
    pub reason: String,
    /// What the field is, for who hears the document.
    pub label: String,
}

/// A whole document, ready to be written.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Title in the window of a PDF reader.
    pub title: String,
    /// Pages.
    pub pages: Vec<Page>,
    /// Structure.
    pub tags: Tags,
    /// Table of contents.
    pub bookmarks: Vec<Bookmark>,
    /// Files inside.
    pub attachments: Vec<Attachment>,
    /// Room for a seal.
    pub seal: Option<SealRoom>,
    /// To be printed on both sides and turned over along the short edge.
    pub folded: bool,
    /// To be printed at its real size, not made to fit the printer.
    pub real_size: bool,
}

/// Ink that covers: a rectangle in the colour of the paper.
#[must_use]
pub fn blank(area: Area) -> Path {
    Path::rect(area).fill(Color::WHITE)
}
