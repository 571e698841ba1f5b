//! The first name as large as it can be.

use crate::engine::style::{Span, TextStyle};
use crate::engine::text::{Line, lines};
use crate::{DocumentError, Engine};

/// Smallest size for one line, in points; a longer name gets two lines.
const ONE_LINE: f32 = 72.0;

/// The lines of a name and the size they are set in.
pub(super) struct BigName {
    pub lines: Vec<Line>,
    pub size: f32,
}

/// Sets `name` in `style`, scaled down until it is no wider than `width`: on one line, or on two
/// when one line would be smaller than 72 points and the name has a place to break.
pub(super) fn set(
    engine: &Engine,
    name: &str,
    style: TextStyle,
    width: f32,
) -> Result<BigName, DocumentError> {
    let one = fitted(engine, &[name.to_string()], style, width)?;
    if one.size >= ONE_LINE {
        return Ok(one);
    }
    let mut best = one;
    for (at, character) in name.char_indices() {
        if !matches!(character, ' ' | '-') {
            continue;
        }
        let after = at + character.len_utf8();
        let parts = [
            format!("{} ", name[..after].trim_end()),
            name[after..].to_string(),
        ];
        if parts.iter().any(|part| part.trim().is_empty()) {
            continue;
        }
        let two = fitted(engine, &parts, style.sized(style.size.min(ONE_LINE)), width)?;
        if two.size > best.size {
            best = two;
        }
    }
    Ok(best)
}

fn fitted(
    engine: &Engine,
    parts: &[String],
    style: TextStyle,
    width: f32,
) -> Result<BigName, DocumentError> {
    let mut widest: f32 = 0.0;
    for part in parts {
        for line in lines(engine, &[Span::name(part, style)], f32::INFINITY)? {
            widest = widest.max(line.width);
        }
    }
    let scale = if widest > width { width / widest } else { 1.0 };
    let style = style.sized(style.size * scale);
    let last = parts.len().saturating_sub(1);
    let mut all = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        // The space after a line keeps it apart from what follows for who searches or listens.
        let text = if index == last {
            format!("{part} ")
        } else {
            part.clone()
        };
        all.extend(lines(engine, &[Span::name(text, style)], f32::INFINITY)?);
    }
    Ok(BigName {
        lines: all,
        size: style.size,
    })
}
