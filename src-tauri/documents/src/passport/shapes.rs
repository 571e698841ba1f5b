//! The four shapes and the route. Every shape stands in a box of 24 by 24 units, as in the window.

use super::SectionKind;
use crate::engine::canvas::Canvas;
use crate::engine::geometry::{Area, Color, MM, mm};
use crate::engine::page::{Mark, blank};
use crate::engine::path::{Path, Step};
use crate::look::INK;

/// The four parts that have a shape, in the order of the route.
pub(super) const FOUR: [SectionKind; 4] = [
    SectionKind::Who,
    SectionKind::Can,
    SectionKind::Want,
    SectionKind::Need,
];

/// Inks of a part: the shape, a text in its colour, a light ground.
pub(super) struct Inks {
    pub shape: Color,
    pub text: Color,
    pub soft: Color,
}

pub(super) fn inks(kind: SectionKind) -> Inks {
    let (shape, text, soft) = match kind {
        SectionKind::Who => (0x1E4B8A, 0x1E4B8A, 0xE5ECF6),
        SectionKind::Can => (0xA62F5D, 0xA62F5D, 0xF8E6ED),
        SectionKind::Want => (0x177D68, 0x11675A, 0xDFF1EC),
        SectionKind::Need => (0xEBA91A, 0x7A5200, 0xFCF1D8),
        SectionKind::Happened => (0x0B5563, 0x0B5563, 0xE8ECE6),
    };
    let color = |hex: u32| Color((hex >> 16) as u8, (hex >> 8) as u8, hex as u8);
    Inks {
        shape: color(shape),
        text: color(text),
        soft: color(soft),
    }
}

/// The outline of a shape in a box of `size` points with its left top corner at `x`, `y`.
pub(super) fn outline(kind: SectionKind, x: f32, y: f32, size: f32) -> Path {
    let unit = size / 24.0;
    let path = match kind {
        SectionKind::Who | SectionKind::Happened => Path::circle(12.0, 12.0, 10.0),
        SectionKind::Can => Path::rounded(
            Area {
                x: 2.5,
                y: 2.5,
                width: 19.0,
                height: 19.0,
            },
            1.0,
        ),
        SectionKind::Want => Path::polygon(&[(4.0, 1.6), (22.4, 12.0), (4.0, 22.4)]),
        SectionKind::Need => Path::polygon(&[
            (8.2, 2.0),
            (15.8, 2.0),
            (15.8, 8.2),
            (22.0, 8.2),
            (22.0, 15.8),
            (15.8, 15.8),
            (15.8, 22.0),
            (8.2, 22.0),
            (8.2, 15.8),
            (2.0, 15.8),
            (2.0, 8.2),
            (8.2, 8.2),
        ]),
    };
    path.map(|px, py| (x + px * unit, y + py * unit))
}

/// Left and right edge of a shape in units of its box.
fn edges(kind: SectionKind) -> (f32, f32) {
    match kind {
        SectionKind::Can => (2.5, 21.5),
        SectionKind::Want => (4.0, 22.4),
        _ => (2.0, 22.0),
    }
}

/// A full shape on the line, with white at both sides; measures in millimetres, `x` and `y` are
/// the left top corner of its box and `line` the middle of the route.
pub(super) fn stop(
    canvas: &mut Canvas<'_>,
    kind: SectionKind,
    (x, y): (f32, f32),
    size: f32,
    white: (f32, f32),
) {
    let (left, right) = edges(kind);
    let unit = size / 24.0;
    let margin = if size < 12.0 { 1.0 } else { 1.5 };
    let from = x + left * unit - margin;
    let to = x + right * unit + margin;
    canvas.shape(
        blank(Area {
            x: mm(from),
            y: mm(white.0),
            width: mm(to - from),
            height: mm(white.1 - white.0),
        }),
        Mark::Decor,
    );
    canvas.shape(
        outline(kind, mm(x), mm(y), mm(size)).fill(inks(kind).shape),
        Mark::Decor,
    );
}

/// A hollow shape on the line; measures in millimetres.
pub(super) fn hollow(canvas: &mut Canvas<'_>, kind: SectionKind, (x, y): (f32, f32), size: f32) {
    canvas.shape(
        outline(kind, mm(x), mm(y), mm(size))
            .fill(Color::WHITE)
            .stroke(INK, mm(0.5)),
        Mark::Decor,
    );
}

/// A line through points in millimetres, with corners of the given radius.
pub(super) fn winding(points: &[(f32, f32)], radius: f32) -> Path {
    let mut steps = Vec::new();
    let last = points.len().saturating_sub(1);
    for (index, &(x, y)) in points.iter().enumerate() {
        if index == 0 {
            steps.push(Step::Move(x, y));
        } else if index == last {
            steps.push(Step::Line(x, y));
        } else {
            let (px, py) = points[index - 1];
            let (nx, ny) = points[index + 1];
            let toward = |tx: f32, ty: f32| {
                let length = (tx - x).hypot(ty - y).max(0.001);
                let part = radius.min(length / 2.0) / length;
                (x + (tx - x) * part, y + (ty - y) * part)
            };
            let (ax, ay) = toward(px, py);
            let (bx, by) = toward(nx, ny);
            steps.push(Step::Line(ax, ay));
            // Handles at two thirds towards the corner: the quadratic curve of the design.
            let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
            steps.push(Step::Curve(
                third(ax, x),
                third(ay, y),
                third(bx, x),
                third(by, y),
                bx,
                by,
            ));
        }
    }
    Path {
        steps,
        ..Path::default()
    }
    .map(|x, y| (x * MM, y * MM))
}
