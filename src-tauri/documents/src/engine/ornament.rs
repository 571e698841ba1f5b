//! The places a young person worked as a line, and certificates as stamps.

use super::canvas::{Align, Canvas, measure};
use super::error::DocumentError;
use super::geometry::{Area, Color, mm};
use super::layout::{Layout, Piece};
use super::page::{Drawing, Item, Jpeg, Mark};
use super::path::Path;
use super::style::Span;
use super::tags::NodeId;
use super::text::{Line, lines};

/// From the left edge to the middle of the line.
const LINE_X: f32 = mm(4.0);
/// From the left edge to the text.
const TEXT_X: f32 = mm(10.0);
/// White between two places.
const PLACE_GAP: f32 = mm(5.0);
/// White between two stamps.
const STAMP_GAP: f32 = mm(3.0);
/// White between the edge of a stamp and its text.
const STAMP_PAD: (f32, f32) = (mm(6.0), mm(4.4));
/// Widest text in a stamp.
const STAMP_TEXT: f32 = mm(52.0);
/// Which of three stamps in turn is an oval.
const OVAL: usize = 1;
/// White between the round end of an oval and its text, with both edges.
const OVAL_EDGE: f32 = mm(2.8);
/// How far stamps are turned, in degrees with the clock, one after the other.
const TURNS: [f32; 4] = [-2.0, 2.0, -1.5, 1.0];

struct Stamp {
    lines: Vec<(Line, f32, f32)>,
    width: f32,
    height: f32,
}

impl Layout<'_> {
    pub(super) fn timeline(
        &mut self,
        steps: &[(Vec<Span>, Vec<Span>)],
        color: Color,
        before: f32,
        x: f32,
        width: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        let list = self.tags.add(parent, "L");
        let mut pieces = Vec::new();
        let last = steps.len().saturating_sub(1);
        for (index, (title, text)) in steps.iter().enumerate() {
            let item = self.tags.add(list, "LI");
            let body = self.tags.add(item, "LBody");
            let mark = Mark::Tag(body);
            let (left, room) = (x + TEXT_X, width - TEXT_X);
            // Both texts are one element; the space between them keeps their words apart.
            let mut title = title.clone();
            if let Some(span) = title.last_mut()
                && !text.is_empty()
            {
                span.text.push(' ');
            }
            let mut parts = self.paragraph(&title, left, room, Align::Left, 0.0, mark)?;
            parts.extend(self.paragraph(text, left, room, Align::Left, 0.0, mark)?);
            let (items, height) = self.stack(parts);
            let middle = measure(self.engine, &title).leading / 2.0;
            let end = if index == last {
                height
            } else {
                height + PLACE_GAP
            };
            let mut canvas = Canvas::new(self.engine);
            let (px, ink) = (x + LINE_X, mm(1.6));
            let from = if index == 0 { middle } else { 0.0 };
            let to = if index == last { middle } else { end };
            if to > from {
                let line = Path::line(&[(px, from), (px, to)]);
                canvas.shape(line.stroke(color, ink), Mark::Decor);
            }
            let dot = if index == 0 {
                Path::circle(px, middle, mm(3.2))
                    .fill(Color::WHITE)
                    .stroke(color, mm(1.8))
            } else {
                Path::circle(px, middle, mm(2.6)).fill(color)
            };
            canvas.shape(dot, Mark::Decor);
            canvas.items.extend(items);
            pieces.push(Piece {
                height: end,
                before: if index == 0 { before } else { 0.0 },
                items: canvas.items,
                ..Piece::default()
            });
        }
        Ok(pieces)
    }

    pub(super) fn stamps(
        &mut self,
        stamps: &[Vec<Span>],
        color: Color,
        before: f32,
        x: f32,
        width: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        let list = self.tags.add(parent, "L");
        let mut rows: Vec<Vec<(usize, Stamp, Mark)>> = Vec::new();
        let mut used = 0.0;
        for (index, spans) in stamps.iter().enumerate() {
            let item = self.tags.add(list, "LI");
            let mark = Mark::Tag(self.tags.add(item, "LBody"));
            let stamp = self.stamp(spans, width, index)?;
            if rows.is_empty() || used + STAMP_GAP + stamp.width > width {
                rows.push(Vec::new());
                used = 0.0;
            } else {
                used += STAMP_GAP;
            }
            used += stamp.width;
            if let Some(row) = rows.last_mut() {
                row.push((index, stamp, mark));
            }
        }
        let mut pieces = Vec::new();
        for (number, row) in rows.into_iter().enumerate() {
            let taken: f32 = row.iter().map(|(_, stamp, _)| stamp.width).sum::<f32>()
                + STAMP_GAP * row.len().saturating_sub(1) as f32;
            // A row that is not full shifts a little, as stamps do.
            let mut left = x + ((width - taken) / 2.0).min(mm(16.0)) * (number % 2) as f32;
            let mut canvas = Canvas::new(self.engine);
            let mut height: f32 = 0.0;
            for (place, (index, stamp, mark)) in row.into_iter().enumerate() {
                let drop = if place % 2 == 1 { mm(2.0) } else { 0.0 };
                let area = Area {
                    x: left,
                    y: drop,
                    width: stamp.width,
                    height: stamp.height,
                };
                draw(&mut canvas, &stamp, area, index, color, mark);
                left += stamp.width + STAMP_GAP;
                height = height.max(drop + stamp.height);
            }
            pieces.push(Piece {
                height: height + mm(1.0),
                before: if number == 0 { before } else { STAMP_GAP },
                items: canvas.items,
                ..Piece::default()
            });
        }
        Ok(pieces)
    }

    pub(super) fn photo(
        &self,
        jpeg: &Jpeg,
        side: f32,
        (ink, thick): (Color, f32),
        before: f32,
        x: f32,
        mark: Mark,
    ) -> Piece {
        let mut canvas = Canvas::new(self.engine);
        let frame = Path::rect(Area {
            x: x + thick / 2.0,
            y: thick / 2.0,
            width: side - thick,
            height: side - thick,
        });
        canvas.shape(frame.fill(Color::WHITE).stroke(ink, thick), Mark::Decor);
        let (width, height) = (jpeg.width.max(1) as f32, jpeg.height.max(1) as f32);
        let scale = (side - thick * 4.0) / width.max(height);
        canvas.items.push(Item {
            mark,
            drawing: Drawing::Photo {
                area: Area {
                    x: x + (side - width * scale) / 2.0,
                    y: (side - height * scale) / 2.0,
                    width: width * scale,
                    height: height * scale,
                },
                jpeg: jpeg.clone(),
            },
        });
        Piece {
            height: side,
            before,
            items: canvas.items,
            ..Piece::default()
        }
    }

    /// A stamp no wider than `width`, unless a word is; an oval is wide enough for its corners.
    fn stamp(&self, spans: &[Span], width: f32, index: usize) -> Result<Stamp, DocumentError> {
        let mut room = STAMP_TEXT.min(width - STAMP_PAD.0 * 2.0);
        let mut stamp = self.stamp_of(spans, width, room)?;
        if index % 3 != OVAL {
            return Ok(stamp);
        }
        for _ in 0..4 {
            stamp.width = stamp.width.max(oval_width(&stamp));
            if stamp.width <= width {
                break;
            }
            room *= 0.85;
            stamp = self.stamp_of(spans, width, room)?;
        }
        Ok(stamp)
    }

    fn stamp_of(&self, spans: &[Span], width: f32, room: f32) -> Result<Stamp, DocumentError> {
        let mut stamp = Stamp {
            lines: Vec::new(),
            width: mm(34.0).min(width),
            height: STAMP_PAD.1,
        };
        let last = spans.len().saturating_sub(1);
        for (index, span) in spans.iter().enumerate() {
            let mut span = span.clone();
            if index < last {
                span.text.push(' ');
            }
            let one = [span];
            let measure = measure(self.engine, &one);
            for line in lines(self.engine, &one, room)? {
                stamp.width = stamp.width.max(line.width + STAMP_PAD.0 * 2.0);
                stamp
                    .lines
                    .push((line, stamp.height + measure.baseline, measure.leading));
                stamp.height += measure.leading;
            }
        }
        stamp.height += STAMP_PAD.1;
        Ok(stamp)
    }
}

/// The width at which no line touches the round ends of an oval.
fn oval_width(stamp: &Stamp) -> f32 {
    let radius = stamp.height / 2.0;
    let widths = stamp.lines.iter().map(|(line, baseline, leading)| {
        // From the middle of the stamp to the far edge of the letters.
        let far = (baseline - leading * 0.25 - radius).abs() + leading * 0.3;
        let bend = radius - (radius * radius - far * far).max(0.0).sqrt();
        line.width + (bend + OVAL_EDGE) * 2.0
    });
    widths.fold(0.0, f32::max)
}

fn draw(
    canvas: &mut Canvas<'_>,
    stamp: &Stamp,
    area: Area,
    index: usize,
    color: Color,
    mark: Mark,
) {
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    let turn = TURNS[index % TURNS.len()];
    let inner = mm(1.4);
    let inside = Area {
        x: area.x + inner,
        y: area.y + inner,
        width: area.width - inner * 2.0,
        height: area.height - inner * 2.0,
    };
    let (outer_radius, inner_radius) = match index % 3 {
        0 => (mm(2.5), mm(1.3)),
        OVAL => (area.height / 2.0, inside.height / 2.0),
        _ => (0.0, 0.0),
    };
    for (area, radius, ink) in [
        (area, outer_radius, mm(0.9)),
        (inside, inner_radius, mm(0.3)),
    ] {
        let edge = Path::rounded(area, radius).turned(turn, x, y);
        canvas.shape(edge.stroke(color, ink), Mark::Decor);
    }
    for (line, baseline, _) in &stamp.lines {
        canvas.turned_line(line, (x, y), area.y + baseline, turn, mark);
    }
}
