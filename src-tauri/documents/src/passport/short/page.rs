//! How the short passport looks: name and photo above the route, what it says in two columns below.

use super::super::cover::{face, quoted};
use super::super::name;
use super::super::shapes::{inks, outline, stop};
use super::{SectionKind, ShortPart, ShortPassport};
use crate::document::Printable;
use crate::engine::canvas::{Align, Canvas, measure};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Area, mm};
use crate::engine::page::{Draft, Mark, Page};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::engine::text::{balanced, lines};
use crate::look::{ANSWER, INK, ROUTE, SIDE, SMALL, SMALLEST, SUBHEADING, WIDTH, foot};
use crate::words::short as texts;
use crate::{DocumentError, Engine, words};

const FIRST_NAME: TextStyle = TextStyle::new(Voice::Title, 54.0, 50.0, INK).spaced(-0.024);
const LAST_NAME: TextStyle = TextStyle::new(Voice::Head, 19.0, 23.0, INK);
const QUOTE: TextStyle = TextStyle::new(Voice::Head, 17.0, 22.0, INK).spaced(-0.005);
const ABOVE: TextStyle = TextStyle::new(Voice::Text, 10.5, 14.0, INK);

/// Width of a column.
const COLUMN: f32 = mm(82.0);
/// Left edge of the second column.
const SECOND: f32 = mm(110.0);
/// Where the columns begin and end.
const TOP: f32 = mm(109.0);
const END: f32 = mm(243.0);
/// From the left edge to the text of a line, past its square.
const INDENT: f32 = mm(4.8);
/// White inside the box with the phone number.
const PAD: f32 = mm(5.0);
/// Longest line in letters; the rest of a longer one falls away.
const LONGEST: usize = 160;

/// Sizes of text, from large to small: a page with little on it is set larger.
const SIZES: [f32; 5] = [16.0, 14.5, 13.0, 12.0, 11.0];

/// How large the text under the headings is set.
#[derive(Clone, Copy)]
struct Scale {
    text: TextStyle,
    /// Headings.
    head: TextStyle,
    /// White under a heading, its line included.
    under: f32,
    /// White between two parts.
    gap: f32,
}

impl Scale {
    fn of(size: f32) -> Scale {
        let close = size < 13.0;
        Scale {
            text: ANSWER.sized(size),
            head: SUBHEADING.sized(if close { 13.0 } else { 15.0 }),
            under: mm(if close { 3.4 } else { 4.3 }),
            gap: mm(if close { 4.0 } else { 6.0 }),
        }
    }
}

impl Printable for ShortPassport {
    fn title(&self) -> String {
        format!("{}{}", texts::SHORT_OF, self.full_name())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut canvas = Canvas::new(engine);
        route(&mut canvas);
        self.head(&mut canvas, draft, parent)?;
        let (parts, cut, scale) = self.fitted(engine)?;
        let mut y = TOP;
        for (index, part) in parts.iter().enumerate() {
            let second = index >= cut;
            if index == cut {
                y = TOP;
            }
            let left = if second { SECOND } else { SIDE };
            y = add_part(&mut canvas, draft, parent, part, scale, (left, y))? + scale.gap;
        }
        if let Some(call) = &self.call {
            let (left, top) = if cut > parts.len() {
                (SIDE, y)
            } else if cut == parts.len() {
                (SECOND, TOP)
            } else {
                (SECOND, y)
            };
            let spans = spans(call, scale);
            add_call(&mut canvas, draft, parent, &spans, (left, top))?;
        }
        self.sign(&mut canvas, draft, parent)?;
        let mut page = Page::a4(canvas.items);
        let owner = [
            Span::new(texts::SHORT_OF, SMALLEST),
            Span::name(self.full_name(), SMALLEST.voice(Voice::Bold)),
        ];
        foot(engine, &mut page, &owner, &words::sheets(1))?;
        draft.pages.push(page);
        Ok(())
    }
}

impl ShortPassport {
    /// Month, name and quote; beside it the photo.
    fn head(
        &self,
        canvas: &mut Canvas<'_>,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let engine = canvas.engine;
        let width = if self.photo.is_some() {
            mm(122.0)
        } else {
            WIDTH
        };
        let above = format!("{} · {}", texts::SHORT, words::month(self.date));
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let height = canvas.text(
            &[Span::new(above, ABOVE)],
            (SIDE, mm(16.0)),
            width,
            Align::Left,
            mark,
        )?;
        let line = mm(18.0) + height;
        canvas.shape(
            Path::line(&[(SIDE, line), (SIDE + width, line)]).stroke(INK, mm(0.7)),
            Mark::Decor,
        );

        let mark = Mark::Tag(draft.tags.add(parent, "H1"));
        let mut big = name::set(engine, self.first_name.trim(), FIRST_NAME, width)?;
        if big.lines.len() > 1 && big.size > 34.0 {
            big = name::set(
                engine,
                self.first_name.trim(),
                FIRST_NAME.sized(34.0),
                width,
            )?;
        }
        let face_of_title = engine.faces.get(crate::engine::fonts::FaceId::Title);
        let mut base = mm(29.0) + face_of_title.cap_height * big.size;
        for (index, line) in big.lines.iter().enumerate() {
            if index > 0 {
                base += big.size * 0.92;
            }
            canvas.line(line, SIDE - big.size * 0.032, base, mark);
        }
        let mut y = base + mm(3.6) + big.size * 0.05;
        let about: Vec<String> = [
            Some(self.last_name.trim().to_string()),
            self.age.map(words::years),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
        if !about.is_empty() {
            let mut style = LAST_NAME;
            let span = |style| [Span::name(about.join(", "), style)];
            while lines(engine, &span(style), width)?.len() > 1 && style.size > 13.0 {
                style = style.sized(style.size - 1.0);
            }
            y += canvas.text(&span(style), (SIDE, y), width, Align::Left, mark)?;
        }
        if let Some(photo) = &self.photo {
            let around = draft.tags.add(parent, "P");
            let figure = draft
                .tags
                .figure(around, words::photo_of(&self.full_name()));
            let room = Area {
                x: mm(146.0),
                y: mm(16.0),
                width: mm(46.0),
                height: mm(57.0),
            };
            face(canvas, photo, room, Align::Right, figure);
        }
        self.quote(canvas, draft, parent, y.max(mm(56.0)) + mm(5.0), width)
    }

    /// Own words between the name and the route, as large as fits.
    fn quote(
        &self,
        canvas: &mut Canvas<'_>,
        draft: &mut Draft,
        parent: NodeId,
        top: f32,
        width: f32,
    ) -> Result<(), DocumentError> {
        let quote = self.quote.as_deref().map(str::trim).unwrap_or_default();
        let room = mm(82.0) - top;
        let mut text = quote.to_string();
        while !text.is_empty() {
            for size in [20.0, 17.0, 15.0, 13.0, 11.5] {
                let spans = [Span::new(quoted(&text), QUOTE.sized(size))];
                let count = lines(canvas.engine, &spans, width)?.len();
                if count as f32 * spans[0].style.leading <= room {
                    let width = balanced(canvas.engine, &spans, width)?;
                    let mark = Mark::Tag(draft.tags.add(parent, "P"));
                    canvas.text(&spans, (SIDE, top), width, Align::Left, mark)?;
                    return Ok(());
                }
            }
            text = shorter(&text).unwrap_or_default();
        }
        Ok(())
    }

    /// What fits on the page, after which part the second column begins, and how large. When even the
    /// smallest size is too large, the last lines of the longest parts fall away: the page is a
    /// beginning, the passport has it all.
    fn fitted(&self, engine: &Engine) -> Result<(Vec<ShortPart>, usize, Scale), DocumentError> {
        let mut parts = self.parts.clone();
        for line in parts.iter_mut().flat_map(|part| &mut part.lines) {
            while line.chars().count() > LONGEST {
                match shorter(line) {
                    Some(shorter) => *line = shorter,
                    None => *line = line.chars().take(LONGEST).collect(),
                }
            }
        }
        loop {
            for size in SIZES {
                let scale = Scale::of(size);
                if let Some(cut) = self.cut(engine, &parts, scale)? {
                    return Ok((parts, cut, scale));
                }
            }
            let longest = (0..parts.len()).max_by_key(|&index| parts[index].lines.len());
            match longest {
                Some(index) if parts[index].lines.len() > 2 => {
                    parts[index].lines.pop();
                }
                // Many parts of a line or two: the last but one goes, so that every side keeps some.
                Some(_) if parts.len() > 1 => {
                    parts.remove(parts.len() - 2);
                }
                _ => return Ok((parts, usize::MAX, Scale::of(SIZES[SIZES.len() - 1]))),
            }
        }
    }

    /// After which part the second column begins so that the longer column is as short as it can be;
    /// nothing when that is too long.
    fn cut(
        &self,
        engine: &Engine,
        parts: &[ShortPart],
        scale: Scale,
    ) -> Result<Option<usize>, DocumentError> {
        let mut heights = Vec::new();
        for part in parts {
            heights.push(part_height(engine, part, scale)? + scale.gap);
        }
        let kinds: Vec<Option<SectionKind>> = parts.iter().map(|part| Some(part.kind)).collect();
        if let Some(call) = &self.call {
            heights.push(call_height(engine, &spans(call, scale))?);
        }
        let total: f32 = heights.iter().sum();
        let mut best: Option<(f32, usize)> = None;
        let mut left = 0.0;
        for cut in 0..=heights.len() {
            let height = f32::max(left, total - left);
            // A little longer is fine when a column then begins with another part.
            let inside = cut > 0 && kinds.get(cut).is_some_and(|kind| *kind == kinds[cut - 1]);
            let cost = height + if inside { mm(14.0) } else { 0.0 };
            if height - scale.gap <= END - TOP && best.is_none_or(|(before, _)| cost < before) {
                best = Some((cost, cut));
            }
            left += heights.get(cut).copied().unwrap_or(0.0);
        }
        Ok(best.map(|(_, cut)| cut))
    }

    fn sign(
        &self,
        canvas: &mut Canvas<'_>,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let give = [Span::new(texts::I_GIVE, ANSWER)];
        canvas.text(&give, (SIDE, mm(248.0)), COLUMN, Align::Left, mark)?;
        let line = mm(255.0);
        canvas.shape(
            Path::line(&[(SECOND, line), (SECOND + COLUMN, line)]).stroke(INK, mm(0.35)),
            Mark::Decor,
        );
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let below = words::signature_of(self.first_name.trim());
        canvas.text(
            &[Span::name(below, SMALL)],
            (SECOND, line + mm(1.0)),
            COLUMN,
            Align::Left,
            mark,
        )?;
        Ok(())
    }
}

/// The text without its last word, ending in an ellipsis; nothing when it is one word.
fn shorter(text: &str) -> Option<String> {
    let (shorter, _) = text.trim_end_matches('…').trim_end().rsplit_once(' ')?;
    Some(format!("{}…", shorter.trim_end_matches([',', '.', ' '])))
}

fn route(canvas: &mut Canvas<'_>) {
    let line = Path::line(&[(mm(5.0), mm(92.0)), (mm(205.0), mm(92.0))]);
    canvas.shape(line.stroke(ROUTE, mm(2.6)), Mark::Decor);
    let white = (89.8, 94.2);
    stop(canvas, SectionKind::Can, (32.5, 84.5), 15.0, white);
    stop(canvas, SectionKind::Want, (96.5, 83.5), 17.0, white);
    stop(canvas, SectionKind::Need, (162.5, 84.5), 15.0, white);
}

fn title_room() -> f32 {
    COLUMN - mm(9.0)
}

fn part_height(engine: &Engine, part: &ShortPart, scale: Scale) -> Result<f32, DocumentError> {
    let title = [Span::new(part.title.trim(), scale.head)];
    let rows = lines(engine, &title, title_room())?.len() as f32;
    let mut height = rows * scale.head.leading + scale.under;
    for line in &part.lines {
        let rows = lines(engine, &[Span::new(line, scale.text)], COLUMN - INDENT)?.len();
        height += rows as f32 * scale.text.leading + mm(1.0);
    }
    Ok(height)
}

/// Draws a part from `y` down and gives back where it ends.
fn add_part(
    canvas: &mut Canvas<'_>,
    draft: &mut Draft,
    parent: NodeId,
    part: &ShortPart,
    scale: Scale,
    (left, mut y): (f32, f32),
) -> Result<f32, DocumentError> {
    let size = mm(6.4);
    let shape = outline(part.kind, left, y + (scale.head.leading - size) / 2.0, size);
    canvas.shape(shape.fill(inks(part.kind).shape), Mark::Decor);
    let mark = Mark::Tag(draft.tags.add(parent, "H2"));
    let title = [Span::new(part.title.trim(), scale.head)];
    y += canvas.text(&title, (left + mm(9.0), y), title_room(), Align::Left, mark)?;
    let line = y + scale.under * 0.4;
    canvas.shape(
        Path::line(&[(left, line), (left + COLUMN, line)]).stroke(INK, mm(0.7)),
        Mark::Decor,
    );
    y += scale.under;
    let list = draft.tags.add(parent, "L");
    for text in &part.lines {
        let item = draft.tags.add(list, "LI");
        let mark = Mark::Tag(draft.tags.add(item, "LBody"));
        let spans = [Span::new(text, scale.text)];
        let square = mm(2.2);
        let top =
            y + measure(canvas.engine, &spans).baseline - scale.text.size * 0.25 - square / 2.0;
        canvas.shape(
            Path::rect(Area {
                x: left,
                y: top,
                width: square,
                height: square,
            })
            .fill(INK),
            Mark::Decor,
        );
        let (x, room) = (left + INDENT, COLUMN - INDENT);
        y += canvas.text(&spans, (x, y), room, Align::Left, mark)? + mm(1.0);
    }
    Ok(y)
}

/// Who to call: a name, what they are, a number.
fn spans(call: &super::Contact, scale: Scale) -> Vec<Span> {
    let mut spans = vec![Span::name(texts::call(call.name.trim()), scale.text)];
    let role = call.role.trim();
    if !role.is_empty() {
        spans.push(Span::new(format!("\n{role}"), scale.text));
    }
    let phone = words::phone(&call.phone);
    if !phone.is_empty() {
        let bold = scale.text.voice(Voice::Bold);
        spans.push(Span::name(format!("\n{phone}"), bold));
    }
    spans
}

fn call_height(engine: &Engine, spans: &[Span]) -> Result<f32, DocumentError> {
    let rows = lines(engine, spans, COLUMN - PAD * 2.0)?.len() as f32;
    let text = rows * measure(engine, spans).leading;
    Ok(mm(4.0) + SUBHEADING.leading + mm(1.0) + text + mm(4.5))
}

fn add_call(
    canvas: &mut Canvas<'_>,
    draft: &mut Draft,
    parent: NodeId,
    spans: &[Span],
    (left, top): (f32, f32),
) -> Result<(), DocumentError> {
    let edge = mm(0.7);
    let frame = Path::rect(Area {
        x: left + edge / 2.0,
        y: top + edge / 2.0,
        width: COLUMN - edge,
        height: call_height(canvas.engine, spans)? - edge,
    });
    canvas.shape(frame.stroke(INK, edge), Mark::Decor);
    let (x, width) = (left + PAD, COLUMN - PAD * 2.0);
    let mark = Mark::Tag(draft.tags.add(parent, "H2"));
    let title = [Span::new(texts::CALL_WHEN, SUBHEADING)];
    let y = top + mm(4.0) + canvas.text(&title, (x, top + mm(4.0)), width, Align::Left, mark)?;
    let mark = Mark::Tag(draft.tags.add(parent, "P"));
    canvas.text(spans, (x, y + mm(1.0)), width, Align::Left, mark)?;
    Ok(())
}
