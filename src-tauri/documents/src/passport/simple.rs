//! The simple passport: large letters, a sentence per line, a pictogram at the left of every row, at
//! most five rows on a page (handbook 12c). The words stay those of the young person.

mod content;

use serde::{Deserialize, Serialize};

use super::cover::quoted;
use super::shapes::{FOUR, stop};
use super::{Passport, SectionKind};
use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Color, PAGE_HEIGHT, mm};
use crate::engine::page::{Bookmark, Draft, Mark, Page};
use crate::engine::paginate::{Sheet, paginate};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::engine::text::lines;
use crate::look::{HAIR, INK, ROUTE, SIDE, SOFT, WIDTH};
use crate::pictogram::{EDGE, Pictogram};
use crate::words::short as texts;
use crate::{DocumentError, Engine, simple, words};
use content::{Row, Sign, filled, said, section_rows, step_rows, step_title};

const TITLE: TextStyle = TextStyle::new(Voice::Title, 34.0, 38.0, INK).spaced(-0.006);
const NAME: TextStyle = TextStyle::new(Voice::Text, 14.0, 18.0, INK);
const LABEL: TextStyle = TextStyle::new(Voice::Bold, 14.0, 21.0, INK);
const TEXT: TextStyle = TextStyle::new(Voice::Text, 16.0, 24.0, INK);
const BOLD: TextStyle = TextStyle::new(Voice::Bold, 16.0, 24.0, INK);
const FOOT: TextStyle = TextStyle::new(Voice::Text, 12.0, 15.0, SOFT);

/// Frame of a pictogram.
const BOX: f32 = mm(30.0);
/// White between the box and the text.
const GAP: f32 = mm(8.0);
/// White above and below a row.
const PAD: f32 = mm(4.2);
/// White between question and answer.
const CLOSE: f32 = mm(0.6);
/// Left edge of the title.
const HEAD: f32 = mm(56.0);
/// Where rows begin and end.
const TOP: f32 = mm(66.0);
const END: f32 = mm(268.0);
/// Longest sentence in one piece, in letters: half a page.
const LONGEST: usize = 600;
/// Most rows on a page.
const ROWS: usize = 5;

/// A Paspoort voor Succes in simple form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimplePassport(pub Passport);

/// The pages of one part.
struct Part {
    /// Nothing for the next step.
    kind: Option<SectionKind>,
    title: String,
    rows: Vec<Row>,
}

impl Printable for SimplePassport {
    fn title(&self) -> String {
        format!("{}{}", texts::SIMPLE_OF, self.0.full_name())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let first = draft.pages.len();
        for part in self.parts() {
            draft.bookmarks.push(Bookmark {
                title: part.title.clone(),
                page: draft.pages.len(),
                depth: 0,
            });
            self.add(&part, engine, draft, parent)?;
        }
        if let Some(last) = draft.pages.last_mut() {
            let mark = Mark::Tag(draft.tags.add(parent, "P"));
            simple::credit(engine, last, mark)?;
        }
        let total = draft.pages.len() - first;
        for (index, page) in draft.pages[first..].iter_mut().enumerate() {
            foot(engine, page, &texts::page(index + 1, total))?;
        }
        Ok(())
    }
}

impl SimplePassport {
    fn parts(&self) -> Vec<Part> {
        let mut used = Vec::new();
        let mut parts: Vec<Part> = self
            .0
            .sections
            .iter()
            .map(|section| Part {
                kind: Some(section.kind),
                title: section.title().to_string(),
                rows: section_rows(section, &mut used),
            })
            .collect();
        if let Some(step) = &self.0.next_step {
            parts.push(Part {
                kind: None,
                title: step_title(step).to_string(),
                rows: step_rows(step),
            });
        }
        parts.retain(|part| !part.rows.is_empty());
        let me = self.me();
        match parts.first_mut() {
            Some(part) => part.rows.insert(0, me),
            None => parts.push(Part {
                kind: Some(SectionKind::Who),
                title: words::PASSPORT.to_string(),
                rows: vec![me],
            }),
        }
        parts
    }

    /// The first row of all: photo and name.
    fn me(&self) -> Row {
        let passport = &self.0;
        let mut lines = vec![Span::name(texts::i_am(&passport.full_name()), TEXT)];
        if let Some(age) = passport.age {
            lines.push(Span::new(texts::i_am_years(&words::years(age)), TEXT));
        }
        if let Some(school) = filled(passport.school.as_deref().unwrap_or_default()) {
            lines.push(Span::name(texts::my_school(school), TEXT));
        }
        if let Some(quote) = filled(passport.quote.as_deref().unwrap_or_default()) {
            lines.extend(said(&quoted(quote)));
        }
        Row {
            sign: if passport.photo.is_some() {
                Sign::Photo
            } else {
                Sign::Pictogram(Pictogram::Person)
            },
            label: Span::new(texts::THIS_IS_ME, LABEL),
            lines,
        }
    }

    fn add(
        &self,
        part: &Part,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let around = draft.tags.add(parent, "Sect");
        let heading = Mark::Tag(draft.tags.add(around, "H1"));
        let mut rows = Vec::new();
        for row in &part.rows {
            rows.extend(row.parts(engine)?);
        }
        let mut heights = Vec::new();
        for row in &rows {
            heights.push(row.height(engine)?);
        }
        let mut blocks = Vec::new();
        let starts = starts(&heights);
        for (index, row) in rows.iter().enumerate() {
            if index > 0 && starts.contains(&index) {
                blocks.push(Block::Break);
            }
            blocks.extend(self.row(row)?);
        }
        let sheet = Sheet {
            left: SIDE,
            width: WIDTH,
            first_top: TOP,
            next_top: TOP,
            bottom: END,
        };
        let mut pages = paginate(engine, &mut draft.tags, around, &blocks, sheet)?;
        for (index, page) in pages.iter_mut().enumerate() {
            let mut canvas = Canvas::new(engine);
            route(&mut canvas, part.kind);
            let room = SIDE + WIDTH - HEAD;
            let name = self.0.full_name();
            let style = one_line(engine, &name, NAME, room, 7.0)?;
            let name = [Span::name(name, style)];
            canvas.text(&name, (HEAD, mm(16.0)), room, Align::Left, Mark::Running)?;
            let (text, mark) = if index == 0 {
                (part.title.clone(), heading)
            } else {
                (words::continued(&part.title), Mark::Running)
            };
            let style = one_line(engine, &text, TITLE, room, 18.0)?;
            canvas.text(
                &[Span::new(text, style)],
                (HEAD, mm(42.0)),
                room,
                Align::Left,
                mark,
            )?;
            page.items.splice(0..0, canvas.items);
        }
        draft.pages.extend(pages);
        Ok(())
    }

    fn row(&self, row: &Row) -> Result<Vec<Block>, DocumentError> {
        let photo = match row.sign {
            Sign::Photo => self.0.photo.as_ref(),
            Sign::Pictogram(_) => None,
        };
        let sign = match (&row.sign, photo) {
            (_, Some(photo)) => Block::Photo {
                jpeg: photo.to_engine(),
                side: BOX,
                edge: (INK, EDGE),
                alt: words::photo_of(&self.0.full_name()),
                before: 0.0,
            },
            (Sign::Pictogram(pictogram), None) => pictogram.framed(BOX)?,
            (Sign::Photo, None) => Pictogram::Person.framed(BOX)?,
        };
        let mut said = vec![Block::Heading {
            level: 2,
            spans: vec![row.label.clone()],
            before: 0.0,
        }];
        for (index, line) in row.lines.iter().enumerate() {
            let before = if index == 0 { CLOSE } else { 0.0 };
            said.push(Block::text(line.clone(), before));
        }
        let rule = |before| Block::Rule {
            color: HAIR,
            width: mm(0.35),
            before,
        };
        Ok(vec![
            rule(0.0),
            Block::Columns {
                columns: vec![(BOX, vec![sign]), (WIDTH - BOX - GAP, said)],
                gap: GAP,
                before: PAD,
            },
            Block::Space(PAD),
        ])
    }
}

impl Row {
    fn height(&self, engine: &Engine) -> Result<f32, DocumentError> {
        let mut height = CLOSE + span_height(engine, &self.label)?;
        for span in &self.lines {
            height += span_height(engine, span)?;
        }
        Ok(height.max(BOX) + PAD * 2.0 + mm(0.35))
    }

    /// The same row, in parts that each fit a page.
    fn parts(&self, engine: &Engine) -> Result<Vec<Row>, DocumentError> {
        let room = END - TOP - PAD * 2.0 - CLOSE - span_height(engine, &self.label)? * 2.0;
        let mut parts: Vec<Vec<Span>> = vec![Vec::new()];
        let mut used = 0.0;
        for span in self.lines.iter().flat_map(|span| pieces(span, LONGEST)) {
            let height = span_height(engine, &span)?;
            if used > 0.0 && used + height > room {
                // A name goes along with what is said about it.
                let name = parts
                    .last_mut()
                    .filter(|part| part.len() > 1)
                    .and_then(|part| part.pop_if(|last| last.style == BOLD && span.style != BOLD));
                used = name.iter().map(|name| name.style.leading).sum();
                parts.push(name.into_iter().collect());
            }
            used += height;
            if let Some(part) = parts.last_mut() {
                part.push(span);
            }
        }
        let row = |(index, lines): (usize, Vec<Span>)| Row {
            sign: self.sign,
            label: if index == 0 {
                self.label.clone()
            } else {
                Span::new(words::continued(&self.label.text), LABEL)
            },
            lines,
        };
        Ok(parts.into_iter().enumerate().map(row).collect())
    }
}

fn span_height(engine: &Engine, span: &Span) -> Result<f32, DocumentError> {
    let rows = lines(engine, std::slice::from_ref(span), WIDTH - BOX - GAP)?.len();
    Ok(rows as f32 * span.style.leading)
}

/// A text without a full stop for a whole page is cut between words; `most` counts letters.
fn pieces(span: &Span, most: usize) -> Vec<Span> {
    if span.text.chars().count() <= most {
        return vec![span.clone()];
    }
    let mut texts = vec![String::new()];
    for word in span.text.split_whitespace() {
        match texts.last_mut() {
            Some(text) if text.chars().count() + word.chars().count() < most => {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
            _ => texts.push(word.to_string()),
        }
    }
    let piece = |text: String| Span {
        text,
        ..span.clone()
    };
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(piece)
        .collect()
}

/// The style made smaller until the text takes one line, but not below `least` points.
fn one_line(
    engine: &Engine,
    text: &str,
    style: TextStyle,
    room: f32,
    least: f32,
) -> Result<TextStyle, DocumentError> {
    let mut style = style;
    while style.size > least && lines(engine, &[Span::name(text, style)], room)?.len() > 1 {
        style = style.sized(style.size * 0.95);
    }
    Ok(style)
}

/// The rows with which a page begins: at most five on each, as many on every page as can be.
fn starts(heights: &[f32]) -> Vec<usize> {
    let pack = |most: usize| {
        let mut starts = vec![0];
        let (mut count, mut used) = (0, 0.0);
        for (index, height) in heights.iter().enumerate() {
            if count > 0 && (count == most || used + height > END - TOP) {
                starts.push(index);
                (count, used) = (0, 0.0);
            }
            count += 1;
            used += height;
        }
        starts
    };
    let full = pack(ROWS);
    // The fewest rows per page that need no page more: no page then has one row left over.
    (1..=ROWS)
        .map(pack)
        .find(|starts| starts.len() <= full.len())
        .unwrap_or(full)
}

/// The route with the shape of the part.
fn route(canvas: &mut Canvas<'_>, kind: Option<SectionKind>) {
    let line = Path::line(&[(mm(5.0), mm(33.0)), (mm(205.0), mm(33.0))]);
    canvas.shape(line.stroke(ROUTE, mm(3.4)), Mark::Decor);
    match kind {
        Some(SectionKind::Happened) => {
            for (index, kind) in FOUR.into_iter().enumerate() {
                let x = 18.0 + 9.0 * index as f32;
                stop(canvas, kind, (x, 29.0), 8.0, (30.8, 35.2));
            }
        }
        Some(kind) => stop(canvas, kind, (20.5, 19.5), 27.0, (30.8, 35.2)),
        None => {
            let goal = (mm(34.0), mm(33.0));
            let ring = Path::circle(goal.0, goal.1, mm(10.0));
            canvas.shape(ring.fill(Color::WHITE).stroke(ROUTE, mm(4.0)), Mark::Decor);
            canvas.shape(
                Path::circle(goal.0, goal.1, mm(3.0)).fill(ROUTE),
                Mark::Decor,
            );
        }
    }
}

fn foot(engine: &Engine, page: &mut Page, number: &str) -> Result<(), DocumentError> {
    let mut canvas = Canvas::new(engine);
    let top = PAGE_HEIGHT - mm(11.0) - FOOT.leading;
    let line = top - mm(1.6);
    canvas.shape(
        Path::line(&[(SIDE, line), (SIDE + WIDTH, line)]).stroke(INK, mm(0.35)),
        Mark::Running,
    );
    for (text, align) in [(texts::MINE, Align::Left), (number, Align::Right)] {
        let spans = [Span::new(text, FOOT)];
        canvas.text(&spans, (SIDE, top), WIDTH, align, Mark::Running)?;
    }
    page.items.extend(canvas.items);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_spread_over_the_pages() {
        let row = BOX + PAD * 2.0;
        assert_eq!(starts(&[row; 5]), [0]);
        assert_eq!(starts(&[row; 6]), [0, 3]);
        assert_eq!(starts(&[row; 11]), [0, 4, 8]);
        assert_eq!(starts(&[row, (END - TOP) * 0.9, row]), [0, 1, 2]);
        assert_eq!(starts(&[]), [0]);
    }
}
