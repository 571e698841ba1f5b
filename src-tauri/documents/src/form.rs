//! Blocks of forms: boxes to tick, lines to write on, a line to cut along.

use crate::engine::block::Block;
use crate::engine::canvas::Align;
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::look::{HAIR, INK, SMALL, STRONG, WIDTH};
use crate::words::form as words;

/// A box of `size` points, ticked or not.
fn outline(ticked: bool, x: f32, y: f32, size: f32) -> Vec<Path> {
    let thick = mm(0.35);
    let mut paths = vec![
        Path::rect(Area {
            x: x + thick / 2.0,
            y: y + thick / 2.0,
            width: size - thick,
            height: size - thick,
        })
        .fill(Color::WHITE)
        .stroke(INK, thick),
    ];
    if ticked {
        let at = |px: f32, py: f32| (x + px * size, y + py * size);
        paths.push(
            Path::line(&[at(0.2, 0.52), at(0.42, 0.76), at(0.82, 0.22)]).stroke(INK, size * 0.14),
        );
    }
    paths
}

/// A box beside text in this style. `alt` says what it means, ticked or not.
pub(crate) fn tick(ticked: bool, alt: &str, style: TextStyle) -> Block {
    let size = style.size * 1.05;
    Block::Picture {
        paths: outline(ticked, 0.0, (style.leading - size) / 2.0, size),
        width: size,
        height: style.leading,
        alt: Some(words::ticked(alt, ticked)),
        before: 0.0,
    }
}

/// A box with a text behind it, in a column of `width` points.
pub(crate) fn choice(ticked: bool, text: &str, style: TextStyle, width: f32, before: f32) -> Block {
    let size = style.size * 1.6;
    let box_only = match tick(ticked, text, style) {
        // The text behind it says what it is; only a tick needs words of its own.
        Block::Picture {
            paths,
            width,
            height,
            before,
            ..
        } => Block::Picture {
            paths,
            width,
            height,
            alt: Some(words::state(ticked).to_owned()),
            before,
        },
        other => other,
    };
    Block::Columns {
        columns: vec![
            (size, vec![box_only]),
            (
                width - size,
                vec![Block::text(Span::new(text.trim(), style), 0.0)],
            ),
        ],
        gap: 0.0,
        before,
    }
}

/// A label with a line behind it to write on; `label_width` and `width` in points.
pub(crate) fn field(label: &str, label_width: f32, width: f32, style: TextStyle) -> Block {
    Block::Columns {
        columns: vec![
            (
                label_width,
                vec![Block::text(Span::new(label.trim(), style), 0.0)],
            ),
            (
                width - label_width,
                vec![Block::Space(style.leading - mm(1.0)), line()],
            ),
        ],
        gap: 0.0,
        before: 0.0,
    }
}

/// Fields beside each other, each with the width of its label and of all of it in millimetres.
pub(crate) fn fields(parts: &[(&str, f32, f32)], before: f32) -> Block {
    Block::Columns {
        columns: parts
            .iter()
            .map(|&(label, label_width, width)| {
                let block = field(label, mm(label_width), mm(width), STRONG);
                (mm(width), vec![block])
            })
            .collect(),
        gap: mm(5.0),
        before,
    }
}

/// A line to write on.
pub(crate) fn line() -> Block {
    Block::Rule {
        color: HAIR,
        width: mm(0.25),
        before: 0.0,
    }
}

/// Lines to write on, `height` points apart; a page may end between them.
pub(crate) fn lines(count: usize, height: f32) -> Vec<Block> {
    (0..count)
        // A line stays with what follows it; the empty space after it lets a page end there.
        .map(|_| Block::Keep(vec![Block::Space(height), line(), Block::Space(0.0)]))
        .collect()
}

/// A dashed line over the width with a word about cutting.
pub(crate) fn cut(before: f32) -> Block {
    let y = SMALL.leading / 2.0;
    Block::Columns {
        columns: vec![
            (
                mm(22.0),
                vec![Block::Text {
                    spans: vec![Span::new(words::CUT_HERE, SMALL)],
                    before: 0.0,
                    align: Align::Left,
                    keep: false,
                }],
            ),
            (
                WIDTH - mm(22.0),
                vec![Block::Picture {
                    paths: vec![Path::line(&[(0.0, y), (WIDTH - mm(22.0), y)]).dashed(
                        INK,
                        mm(0.35),
                        mm(2.2),
                        mm(1.6),
                    )],
                    width: WIDTH - mm(22.0),
                    height: SMALL.leading,
                    alt: None,
                    before: 0.0,
                }],
            ),
        ],
        gap: 0.0,
        before,
    }
}
