//! The sheet of simple documents for young people and parents: at least 14 points, a sentence per
//! line, a pictogram at the left of every row (handbook 12c).

use crate::engine::block::{Block, Ground, Table};
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Color, PAGE_HEIGHT, PAGE_WIDTH, mm};
use crate::engine::page::{Draft, Mark, Page};
use crate::engine::paginate::{Sheet, paginate};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::{NodeId, Tags};
use crate::look::{BOTTOM, HAIR, INK, ROUTE, SIDE, SMALLEST, SOFT, WIDTH};
use crate::person::{Person, filled};
use crate::pictogram::{CREDIT, Pictogram};
use crate::{DocumentError, Engine, form, words};

const TITLE: TextStyle = TextStyle::new(Voice::Title, 34.0, 37.0, INK).spaced(-0.006);
const NAME: TextStyle = TextStyle::new(Voice::Text, 14.0, 18.0, INK);
const FOOT: TextStyle = TextStyle::new(Voice::Text, 12.0, 15.0, SOFT);
/// White between the pictogram and the text.
const GAP: f32 = mm(6.0);

/// How large a simple document is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Sentences.
    pub text: TextStyle,
    /// Frame of the pictogram.
    frame: f32,
    /// White above and below a row.
    row: f32,
}

const fn scale(size: f32, leading: f32, frame: f32, row: f32) -> Scale {
    Scale {
        text: TextStyle::new(Voice::Text, size, leading, INK),
        frame: mm(frame),
        row: mm(row),
    }
}

/// From large to the smallest that is still simple: the first with the fewest pages is taken.
const SCALES: [Scale; 5] = [
    scale(16.0, 24.0, 26.0, 4.5),
    scale(16.0, 22.0, 22.0, 3.5),
    scale(15.0, 20.5, 18.0, 3.0),
    scale(14.0, 19.0, 16.0, 2.4),
    scale(14.0, 18.5, 15.0, 1.7),
];

/// A row: a pictogram, a label, sentences.
pub(crate) struct Row {
    pub pictogram: Pictogram,
    pub label: String,
    pub lines: Vec<Line>,
}

/// A line of a row.
pub(crate) enum Line {
    /// A sentence.
    Text(String),
    /// Begins with a name that is never split, in bold.
    Named(String, String),
    /// Own words of the young person.
    Own(String),
    /// A line to write on.
    Write,
}

impl Row {
    pub(crate) fn new(pictogram: Pictogram, label: &str, lines: Vec<String>) -> Row {
        Row {
            pictogram,
            label: label.to_owned(),
            lines: lines.into_iter().map(Line::Text).collect(),
        }
    }
}

impl Scale {
    /// Bold at the size of the sentences.
    pub(crate) fn bold(self) -> TextStyle {
        self.text.voice(Voice::Bold)
    }

    /// A heading above a table or a box.
    pub(crate) fn heading(self) -> TextStyle {
        TextStyle::new(Voice::Head, 18.0, 23.0, INK)
    }

    /// Sentences, one per line.
    pub(crate) fn sentences(self, lines: &[String]) -> Vec<Block> {
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let before = if index == 0 { 0.0 } else { mm(0.5) };
                Block::text(Span::new(line.trim(), self.text), before)
            })
            .collect()
    }

    /// Rows between lines; rows without a sentence fall away.
    pub(crate) fn rows(self, rows: &[Row]) -> Result<Vec<Block>, DocumentError> {
        let rule = |before| Block::Rule {
            color: HAIR,
            width: mm(0.25),
            before,
        };
        let shown: Vec<&Row> = rows.iter().filter(|row| !row.lines.is_empty()).collect();
        let mut blocks = Vec::new();
        for (index, row) in shown.iter().enumerate() {
            blocks.push(rule(self.row));
            let columns = Block::Columns {
                columns: vec![
                    (self.frame, vec![row.pictogram.framed(self.frame)?]),
                    (WIDTH - self.frame - GAP, self.words(row)),
                ],
                gap: GAP,
                before: self.row,
            };
            if index + 1 < shown.len() {
                blocks.push(columns);
                continue;
            }
            // The closing line belongs to the last row, not to what comes after it.
            let end = Block::Space(0.0);
            blocks.push(Block::Keep(vec![columns, rule(self.row), end]));
        }
        Ok(blocks)
    }

    /// A table of what is to do, with columns of these widths in millimetres and room to tick.
    pub(crate) fn steps(self, columns: &[(f32, &str)], rows: Vec<Vec<Vec<Block>>>) -> Block {
        let head = |text: &str| vec![Span::new(text, self.bold())];
        Block::Table(Table {
            columns: columns
                .iter()
                .map(|(width, text)| (mm(*width), head(text)))
                .collect(),
            rows,
            line: (INK, mm(0.25)),
            pad: mm(2.0),
            row_height: mm(11.0),
            gap: mm(3.0),
            before: mm(2.0),
        })
    }

    /// A line of a cell, at the size of the sentences.
    pub(crate) fn line(self, text: impl Into<String>) -> Block {
        Block::text(Span::new(text, self.text), 0.0)
    }

    fn words(self, row: &Row) -> Vec<Block> {
        let mut blocks = vec![Block::Heading {
            level: 2,
            spans: vec![Span::new(row.label.trim(), self.bold())],
            before: 0.0,
        }];
        for line in &row.lines {
            blocks.push(match line {
                Line::Text(text) => Block::text(Span::new(text.trim(), self.text), mm(0.5)),
                Line::Named(name, rest) => Block::Text {
                    spans: vec![
                        Span::name(name.trim(), self.bold()),
                        Span::name(rest.as_str(), self.text),
                    ],
                    before: mm(0.5),
                    align: Align::Left,
                    keep: false,
                },
                Line::Write => Block::Keep(vec![
                    Block::Space(mm(7.5)),
                    form::line(),
                    Block::Space(mm(1.0)),
                ]),
                Line::Own(text) => Block::text(
                    Span::new(text.trim(), self.text.voice(Voice::Head)),
                    mm(0.5),
                ),
            });
        }
        blocks
    }
}

/// A framed box with large text.
pub(crate) fn frame(blocks: Vec<Block>, before: f32) -> Block {
    Block::Panel {
        ground: Ground {
            fill: None,
            bar: None,
            edge: Some((INK, mm(0.7))),
            pad: (mm(5.0), mm(4.0), mm(4.0)),
        },
        blocks,
        before,
    }
}

/// Whom to call, in a box; nothing when nobody is known.
pub(crate) fn call(scale: Scale, contacts: &[Person]) -> Vec<Block> {
    let mut inside = vec![Block::Heading {
        level: 2,
        spans: vec![Span::new(words::CALL, scale.heading())],
        before: 0.0,
    }];
    for person in contacts.iter().filter(|person| !person.is_empty()) {
        let mut spans = vec![Span::name(person.name.trim(), scale.bold())];
        if let Some(role) = filled(Some(&person.role)) {
            spans.push(Span::new(format!(", {role}"), scale.text));
        }
        if let Some(phone) = person.shown_phone() {
            spans.push(Span::name(format!(": {phone}"), scale.text));
        }
        inside.push(Block::Text {
            spans,
            before: mm(1.0),
            align: Align::Left,
            keep: false,
        });
    }
    if inside.len() == 1 {
        return Vec::new();
    }
    vec![Block::Space(mm(7.0)), Block::Keep(vec![frame(inside, 0.0)])]
}

/// Lines to sign on, two beside each other, with large words below.
pub(crate) fn signatures(names: &[String], text: TextStyle) -> Vec<Block> {
    let gap = mm(10.0);
    let width = (WIDTH - gap) / 2.0;
    names
        .chunks(2)
        .map(|pair| Block::Columns {
            columns: pair
                .iter()
                .map(|name| {
                    let line = Block::Rule {
                        color: INK,
                        width: mm(0.35),
                        before: 0.0,
                    };
                    let below = words::signature_of(name.trim());
                    let below = Block::text(Span::name(below, text), mm(0.8));
                    (width, vec![Block::Space(mm(14.0)), line, below])
                })
                .collect(),
            gap,
            before: 0.0,
        })
        .collect()
}

/// What a simple page is about.
pub(crate) struct Head<'t> {
    /// Above the route: the name of the young person.
    pub above: &'t str,
    /// Title.
    pub title: &'t str,
    /// Foot.
    pub foot: &'t str,
}

/// Lays out the blocks at the largest size that needs no page more, and adds route and foot.
pub(crate) fn add(
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
    head: &Head<'_>,
    blocks: impl Fn(Scale) -> Result<Vec<Block>, DocumentError>,
) -> Result<(), DocumentError> {
    let sheet = Sheet {
        left: SIDE,
        width: WIDTH,
        first_top: mm(40.0),
        next_top: mm(34.0),
        bottom: BOTTOM - mm(4.0),
    };
    let whole = |scale: Scale| {
        let mut all = vec![Block::Columns {
            columns: vec![
                (mm(26.0), vec![]),
                (
                    WIDTH - mm(26.0),
                    vec![Block::Heading {
                        level: 1,
                        spans: vec![Span::new(head.title, TITLE)],
                        before: 0.0,
                    }],
                ),
            ],
            gap: 0.0,
            before: 0.0,
        }];
        all.extend(blocks(scale)?);
        Ok::<_, DocumentError>(all)
    };
    let mut chosen = SCALES[SCALES.len() - 1];
    let mut fewest = usize::MAX;
    for scale in SCALES {
        let mut trial = Tags::default();
        let pages = paginate(engine, &mut trial, Tags::ROOT, &whole(scale)?, sheet)?.len();
        if pages < fewest {
            (chosen, fewest) = (scale, pages);
        }
    }
    let mut pages = paginate(engine, &mut draft.tags, parent, &whole(chosen)?, sheet)?;
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let mut canvas = Canvas::new(engine);
        let (y, radius) = if index == 0 {
            (mm(30.0), mm(9.0))
        } else {
            (mm(20.0), mm(4.0))
        };
        let route = Path::line(&[(mm(5.0), y), (PAGE_WIDTH - mm(5.0), y)]);
        canvas.shape(route.stroke(ROUTE, mm(2.6)), Mark::Decor);
        canvas.shape(
            Path::circle(SIDE + mm(9.0), y, radius)
                .fill(Color::WHITE)
                .stroke(ROUTE, radius * 0.4),
            Mark::Decor,
        );
        if index == 0 {
            canvas.shape(
                Path::circle(SIDE + mm(9.0), y, mm(2.6)).fill(ROUTE),
                Mark::Decor,
            );
        }
        let above = if index == 0 {
            head.above.to_owned()
        } else {
            words::continued(head.title)
        };
        canvas.text(
            &[Span::name(above, NAME)],
            (SIDE + mm(26.0), y - mm(10.0)),
            WIDTH - mm(26.0),
            Align::Left,
            Mark::Running,
        )?;
        foot(&mut canvas, head.foot, &words::sheet(index + 1, total))?;
        page.items.splice(0..0, canvas.items);
    }
    if let Some(last) = pages.last_mut() {
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        credit(engine, last, mark)?;
    }
    draft.pages.extend(pages);
    Ok(())
}

/// Who drew the pictograms, small above the foot of the last page.
pub(crate) fn credit(engine: &Engine, page: &mut Page, mark: Mark) -> Result<(), DocumentError> {
    let mut canvas = Canvas::new(engine);
    let credit = [Span::new(CREDIT, SMALLEST)];
    canvas.text(&credit, (SIDE, mm(272.8)), WIDTH, Align::Left, mark)?;
    page.items.extend(canvas.items);
    Ok(())
}

fn foot(canvas: &mut Canvas<'_>, left: &str, right: &str) -> Result<(), DocumentError> {
    let top = PAGE_HEIGHT - mm(11.0) - FOOT.leading;
    let line = top - mm(1.6);
    canvas.shape(
        Path::line(&[(SIDE, line), (SIDE + WIDTH, line)]).stroke(INK, mm(0.35)),
        Mark::Running,
    );
    let room = mm(36.0);
    let mut style = FOOT;
    while style.size > 8.0
        && crate::engine::text::lines(canvas.engine, &[Span::name(left, style)], WIDTH - room)?
            .len()
            > 1
    {
        style.size *= 0.93;
    }
    canvas.text(
        &[Span::name(left, style)],
        (SIDE, top),
        WIDTH - room,
        Align::Left,
        Mark::Running,
    )?;
    canvas.text(
        &[Span::new(right, FOOT)],
        (SIDE + WIDTH - room, top),
        room,
        Align::Right,
        Mark::Running,
    )?;
    Ok(())
}

/// Words that end with a point without ending a sentence.
const SHORT: [&str; 14] = [
    "dhr", "mevr", "mw", "bijv", "o.a", "i.v.m", "evt", "nr", "tel", "t/m", "ca", "d.w.z", "enz",
    "incl",
];

/// A text cut after every sentence, so that each stands on its own line.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut words = line.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
            let bare = word.trim_end_matches(['"', '”', '’', ')']);
            let ends = bare.ends_with(['.', '!', '?']);
            let stem = bare.trim_end_matches(['.', '!', '?']).to_lowercase();
            let short = bare.ends_with('.')
                && (SHORT.contains(&stem.as_str()) || stem.chars().count() == 1);
            let starts = words.peek().is_none_or(|next| {
                next.chars()
                    .find(|c| c.is_alphanumeric())
                    .is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
            });
            if ends && starts && !short {
                found.push(std::mem::take(&mut sentence));
            }
        }
        if !sentence.is_empty() {
            found.push(sentence);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_per_line() {
        assert_eq!(
            sentences("Ik wil bij Bas blijven. Vier dagen is genoeg!\nMag dat?"),
            [
                "Ik wil bij Bas blijven.",
                "Vier dagen is genoeg!",
                "Mag dat?"
            ]
        );
    }

    #[test]
    fn a_short_word_or_an_initial_ends_no_sentence() {
        assert_eq!(
            sentences("Bel dhr. Verzonnen of mevr. B. Bedacht. Om 9.30 uur"),
            ["Bel dhr. Verzonnen of mevr. B. Bedacht.", "Om 9.30 uur"]
        );
    }

    #[test]
    fn an_empty_text_has_none() {
        assert!(sentences(" \n ").is_empty());
    }
}
