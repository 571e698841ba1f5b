//! The look shared by all documents: inks, sizes, the foot of a page.

use crate::DocumentError;
use crate::engine::Engine;
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Color, PAGE_HEIGHT, PAGE_WIDTH, mm};
use crate::engine::page::{Mark, Page};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};

/// Ink of text and thin lines.
pub const INK: Color = Color(0x12, 0x29, 0x2E);
/// Ink of small print.
pub const SOFT: Color = Color(0x43, 0x56, 0x5A);
/// Ink of lines between rows.
pub const HAIR: Color = Color(0x71, 0x81, 0x7F);
/// The route.
pub const ROUTE: Color = Color(0x0B, 0x55, 0x63);
/// The line of the jobcoach beside the route.
pub const COACH: Color = Color(0x9C, 0x5A, 0x00);
/// Ground under a box in a document for professionals.
pub const SUNKEN: Color = Color(0xE8, 0xEC, 0xE6);

/// White at the left and right of a page.
pub const SIDE: f32 = mm(18.0);
/// Width of the text.
pub const WIDTH: f32 = PAGE_WIDTH - SIDE * 2.0;
/// Where the text of a page ends.
pub const BOTTOM: f32 = PAGE_HEIGHT - mm(22.0);
/// Distance of the foot text from the bottom edge.
const FOOT: f32 = mm(11.0);

/// Title of a page.
pub const TITLE: TextStyle = TextStyle::new(Voice::Title, 38.0, 40.0, INK).spaced(-0.006);
/// Heading inside a page.
pub const HEADING: TextStyle = TextStyle::new(Voice::Head, 19.0, 24.0, INK);
/// Smaller heading.
pub const SUBHEADING: TextStyle = TextStyle::new(Voice::Head, 15.0, 18.0, INK);
/// A young person's own words.
pub const OWN_WORDS: TextStyle = TextStyle::new(Voice::Head, 19.0, 25.0, INK).spaced(-0.005);
/// What someone else says.
pub const QUOTED: TextStyle = TextStyle::new(Voice::Head, 16.0, 21.0, INK).spaced(-0.005);
/// An answer.
pub const ANSWER: TextStyle = TextStyle::new(Voice::Text, 13.0, 18.0, INK);
/// A question above its answer.
pub const LABEL: TextStyle = TextStyle::new(Voice::Bold, 11.5, 15.0, INK);
/// Text in documents for professionals and in tables.
pub const BODY: TextStyle = TextStyle::new(Voice::Text, 11.0, 14.5, INK);
/// Bold in documents for professionals and in tables.
pub const STRONG: TextStyle = TextStyle::new(Voice::Bold, 11.0, 14.5, INK);
/// Small print.
pub const SMALL: TextStyle = TextStyle::new(Voice::Text, 10.0, 14.0, INK);
/// Heads of table columns.
pub const COLUMN: TextStyle = TextStyle::new(Voice::Bold, 10.0, 14.0, INK);
/// Foot of a page.
pub const SMALLEST: TextStyle = TextStyle::new(Voice::Text, 9.0, 12.0, SOFT);

/// Draws the foot of a page: a line, a text at the left, a text at the right. It repeats on every
/// page, so it is not read aloud as content.
///
/// # Errors
/// [`DocumentError::Build`] when a text cannot be shaped.
pub fn foot(
    engine: &Engine,
    page: &mut Page,
    left: &[Span],
    right: &str,
) -> Result<(), DocumentError> {
    let mut canvas = Canvas::new(engine);
    let top = PAGE_HEIGHT - FOOT - SMALLEST.leading;
    let line = top - mm(1.6);
    canvas.shape(
        Path::line(&[(SIDE, line), (SIDE + WIDTH, line)]).stroke(INK, mm(0.35)),
        Mark::Running,
    );
    let room = mm(36.0);
    let left = one_line(engine, left, WIDTH - room)?;
    canvas.text(&left, (SIDE, top), WIDTH - room, Align::Left, Mark::Running)?;
    canvas.text(
        &[Span::new(right, SMALLEST)],
        (SIDE + WIDTH - room, top),
        room,
        Align::Right,
        Mark::Running,
    )?;
    page.items.extend(canvas.items);
    Ok(())
}

/// The same text, smaller when it would need more than one line.
///
/// # Errors
/// [`DocumentError::Build`] when a text cannot be shaped.
pub fn one_line(engine: &Engine, spans: &[Span], width: f32) -> Result<Vec<Span>, DocumentError> {
    let mut spans = spans.to_vec();
    for _ in 0..6 {
        if crate::engine::text::lines(engine, &spans, width)?.len() <= 1 {
            break;
        }
        for span in &mut spans {
            let leading = span.style.leading;
            span.style = span.style.sized(span.style.size * 0.9);
            span.style.leading = leading;
        }
    }
    Ok(spans)
}
