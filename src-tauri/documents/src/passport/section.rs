//! A part of the passport: its shape on the line, own words large, the rest around it.

use super::cover::quoted;
use super::shapes::{FOUR, Inks, hollow, inks, stop};
use super::{Answer, Content, Section, SectionKind};
use crate::engine::block::{Block, Ground};
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::mm;
use crate::engine::page::{Draft, Mark};
use crate::engine::paginate::{Sheet, paginate};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::{NodeId, Tags};
use crate::look::{
    ANSWER, BOTTOM, HEADING, INK, LABEL, OWN_WORDS, QUOTED, ROUTE, SIDE, SUBHEADING, TITLE, WIDTH,
};
use crate::{DocumentError, Engine, words};

/// How large a part is set. A page with few answers gets larger own words and more air, so that it
/// looks meant and not empty.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// Own words, against 19 points.
    own: f32,
    /// Answers, against 13 points.
    answer: f32,
    /// White between two rows of answers, in points.
    row: f32,
}

/// From large to normal: the first that fits one page is taken, else the last.
const SCALES: [Scale; 4] = [
    scale(1.5, 1.15, 17.0),
    scale(1.3, 1.15, 14.0),
    scale(1.15, 1.0, 12.0),
    scale(1.0, 1.0, 10.0),
];

const fn scale(own: f32, answer: f32, row: f32) -> Scale {
    Scale {
        own,
        answer,
        row: mm(row),
    }
}

/// White between a question and its answer.
const CLOSE: f32 = mm(0.8);
/// White between two columns.
const GUTTER: f32 = mm(10.0);
/// Longest text, in letters, that still stands beside another answer.
const SHORT: usize = 170;

/// Own words longer than this, in letters, are set smaller.
const STORY: usize = 220;

const PLACE: TextStyle = TextStyle::new(Voice::Bold, 12.5, 17.0, INK);
const PLACE_TEXT: TextStyle = TextStyle::new(Voice::Text, 11.5, 16.0, INK);

fn filled(section: &Section) -> Vec<&Answer> {
    let answers = section.answers.iter();
    answers
        .filter(|answer| !is_empty(&answer.content))
        .collect()
}

/// What happened before, below the part before it: a few lines make no page of their own.
fn below(section: &Section, scale: Scale) -> Vec<Block> {
    let mut blocks = vec![
        Block::Rule {
            color: INK,
            width: mm(0.7),
            before: scale.row,
        },
        Block::Heading {
            level: 1,
            spans: vec![Span::new(section.title(), HEADING)],
            before: mm(3.4),
        },
    ];
    let plain = SCALES[SCALES.len() - 1];
    let answers = rows(&filled(section), &inks(section.kind), plain);
    blocks.extend(answers.into_iter().map(|block| match block {
        Block::Columns { columns, gap, .. } => Block::Columns {
            columns,
            gap,
            before: mm(4.0),
        },
        other => other,
    }));
    blocks
}

/// Adds the pages of a part, and below it the part after it when that has no shape of its own and
/// there is room; gives back how many of the two were printed.
pub(super) fn add(
    section: &Section,
    after: Option<&Section>,
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<usize, DocumentError> {
    let answers = filled(section);
    if answers.is_empty() {
        return Ok(0);
    }
    let after = after.filter(|after| {
        after.kind == SectionKind::Happened
            && section.kind != SectionKind::Happened
            && !filled(after).is_empty()
    });
    let inks = inks(section.kind);
    let sheet = Sheet {
        left: SIDE,
        width: WIDTH,
        first_top: mm(49.0),
        next_top: mm(52.0),
        bottom: BOTTOM,
    };
    let blocks = |scale: Scale, after: Option<&Section>| {
        let mut blocks = vec![Block::Heading {
            level: 1,
            spans: vec![Span::new(section.title(), TITLE)],
            before: 0.0,
        }];
        blocks.extend(rows(&answers, &inks, scale));
        blocks.extend(after.map(|after| below(after, scale)).into_iter().flatten());
        blocks
    };
    let fits = |scale: Scale, after: Option<&Section>| -> Result<bool, DocumentError> {
        let mut trial = Tags::default();
        let pages = paginate(engine, &mut trial, Tags::ROOT, &blocks(scale, after), sheet)?;
        Ok(pages.len() == 1)
    };
    let mut chosen = (SCALES[SCALES.len() - 1], None);
    'found: for after in after.map(Some).into_iter().chain([None]) {
        for scale in SCALES {
            if fits(scale, after)? {
                chosen = (scale, after);
                break 'found;
            }
        }
    }
    let (scale, after) = chosen;
    let part = draft.tags.add(parent, "Sect");
    let mut pages = paginate(engine, &mut draft.tags, part, &blocks(scale, after), sheet)?;
    for (index, page) in pages.iter_mut().enumerate() {
        let mut canvas = Canvas::new(engine);
        line(&mut canvas, section.kind, index == 0);
        if index > 0 {
            canvas.text(
                &[Span::new(words::continued(section.title()), SUBHEADING)],
                (SIDE, mm(42.0)),
                WIDTH,
                Align::Left,
                Mark::Running,
            )?;
        }
        page.items.splice(0..0, canvas.items);
    }
    draft.pages.extend(pages);
    Ok(1 + usize::from(after.is_some()))
}

/// The route over the page with the shape of this part.
fn line(canvas: &mut Canvas<'_>, own: SectionKind, first: bool) {
    let route = Path::line(&[(mm(5.0), mm(30.0)), (mm(205.0), mm(30.0))]);
    canvas.shape(route.stroke(ROUTE, mm(2.6)), Mark::Decor);
    if own == SectionKind::Happened {
        for (index, kind) in FOUR.into_iter().enumerate() {
            let x = 21.0 + 14.0 * index as f32;
            stop(canvas, kind, (x, 25.0), 10.0, (27.8, 32.2));
        }
        return;
    }
    for (index, kind) in FOUR.into_iter().enumerate() {
        let middle = 36.0 + 40.0 * index as f32;
        if kind == own {
            let size = if first { 22.0 } else { 12.0 };
            let corner = (middle - size / 2.0, 30.0 - size / 2.0);
            stop(canvas, kind, corner, size, (27.8, 32.2));
        } else {
            hollow(canvas, kind, (middle - 4.0, 26.0), 8.0);
        }
    }
}

fn is_empty(content: &Content) -> bool {
    match content {
        Content::Big(text) | Content::Text(text) | Content::Panel(text) | Content::Quote(text) => {
            text.trim().is_empty()
        }
        Content::List(items) => items.iter().all(|item| item.trim().is_empty()),
        Content::Timeline(stops) => stops.iter().all(|stop| stop.name.trim().is_empty()),
        Content::Stamps(stamps) => stamps.iter().all(|stamp| stamp.title.trim().is_empty()),
    }
}

/// Puts short answers two by two beside each other.
fn rows(answers: &[&Answer], inks: &Inks, scale: Scale) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut index = 0;
    while index < answers.len() {
        let answer = answers[index];
        let next = answers.get(index + 1).copied();
        let before = if index == 0 { mm(8.0) } else { scale.row };
        match next {
            Some(next) if is_narrow(&answer.content) && is_narrow(&next.content) => {
                let someone = |a: &Answer| matches!(a.content, Content::Quote(_));
                let left = if someone(next) && !someone(answer) {
                    // Who says it stands small beside what is said.
                    blocks.push(Block::Rule {
                        color: INK,
                        width: mm(0.35),
                        before,
                    });
                    mm(62.0)
                } else {
                    (WIDTH - GUTTER) / 2.0
                };
                let before = if left < mm(70.0) { mm(4.0) } else { before };
                blocks.push(Block::Columns {
                    columns: vec![
                        (left, one(answer, inks, scale, 0.0, false)),
                        (WIDTH - GUTTER - left, one(next, inks, scale, 0.0, false)),
                    ],
                    gap: GUTTER,
                    before,
                });
                index += 2;
            }
            _ => {
                blocks.extend(one(answer, inks, scale, before, true));
                index += 1;
            }
        }
    }
    blocks
}

fn is_narrow(content: &Content) -> bool {
    match content {
        Content::Big(_) => false,
        Content::Text(text) | Content::Panel(text) | Content::Quote(text) => {
            text.chars().count() <= SHORT
        }
        Content::List(items) => {
            items.len() <= 8 && items.iter().all(|item| item.chars().count() <= 60)
        }
        Content::Timeline(stops) => stops.len() <= 5,
        Content::Stamps(stamps) => stamps.len() <= 6,
    }
}

/// A question with its answer. `wide` when it has the page to itself.
fn one(answer: &Answer, inks: &Inks, scale: Scale, before: f32, wide: bool) -> Vec<Block> {
    let (own, said) = (
        OWN_WORDS.sized(OWN_WORDS.size * scale.own),
        QUOTED.sized(QUOTED.size * scale.own),
    );
    let plain = ANSWER.sized(ANSWER.size * scale.answer);
    let label = |before: f32, ink| -> Option<Block> {
        let text = answer.label.trim();
        (!text.is_empty()).then(|| Block::label(Span::new(text, LABEL.ink(ink)), before))
    };
    let text = |text: &str, style: TextStyle| Block::text(Span::new(text.trim(), style), CLOSE);
    match &answer.content {
        Content::Panel(content) => {
            let mut inside: Vec<Block> = label(0.0, INK).into_iter().collect();
            inside.push(text(content, plain));
            vec![Block::Panel {
                ground: Ground {
                    fill: Some(inks.soft),
                    bar: Some((inks.shape, mm(1.2))),
                    edge: None,
                    pad: (mm(4.0), mm(3.0), mm(3.5)),
                },
                blocks: inside,
                before,
            }]
        }
        content => {
            let mut blocks: Vec<Block> = label(before, inks.text).into_iter().collect();
            blocks.push(match content {
                // Large letters are for a few sentences; a story reads better smaller.
                Content::Big(words) if words.chars().count() > STORY => text(words, said),
                Content::Big(words) => text(words, own),
                Content::Quote(words) => text(&quoted(words), said),
                Content::Text(words) | Content::Panel(words) => text(words, plain),
                Content::List(items) => list(items, inks, plain),
                Content::Timeline(stops) => Block::Timeline {
                    steps: stops
                        .iter()
                        .filter(|stop| !stop.name.trim().is_empty())
                        .map(|stop| {
                            let text = stop.text.trim();
                            let text = (!text.is_empty()).then(|| Span::new(text, PLACE_TEXT));
                            (
                                vec![Span::name(stop.name.trim(), PLACE)],
                                text.into_iter().collect(),
                            )
                        })
                        .collect(),
                    color: ROUTE,
                    before: mm(1.6),
                },
                Content::Stamps(stamps) => certificates(stamps, inks, plain, wide),
            });
            blocks
        }
    }
}

fn list(items: &[String], inks: &Inks, style: TextStyle) -> Block {
    Block::List {
        items: items
            .iter()
            .filter(|item| !item.trim().is_empty())
            .map(|item| vec![Span::new(item.trim(), style)])
            .collect(),
        bullet: inks.shape,
        before: CLOSE,
    }
}

/// Up to four certificates are stamps, more are a plain list.
fn certificates(stamps: &[super::Certificate], inks: &Inks, plain: TextStyle, wide: bool) -> Block {
    let stamps: Vec<&super::Certificate> = stamps
        .iter()
        .filter(|stamp| !stamp.title.trim().is_empty())
        .collect();
    if stamps.len() > 4 {
        let lines: Vec<String> = stamps
            .iter()
            .map(|stamp| {
                [&stamp.title, &stamp.kind, &stamp.date]
                    .into_iter()
                    .map(|part| part.trim())
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .collect();
        return list(&lines, inks, plain);
    }
    let size = if wide { 1.15 } else { 1.0 };
    let style = |voice, size: f32, leading| TextStyle::new(voice, size, leading, INK);
    Block::Stamps {
        stamps: stamps
            .iter()
            .map(|stamp| {
                let title = style(Voice::Head, 11.6 * size, 15.0 * size).ink(inks.text);
                let mut lines = vec![Span::name(stamp.title.trim(), title)];
                for part in [&stamp.kind, &stamp.date] {
                    if !part.trim().is_empty() {
                        let small = style(Voice::Text, 10.0 * size, 13.5 * size);
                        lines.push(Span::new(part.trim(), small));
                    }
                }
                lines
            })
            .collect(),
        color: inks.shape,
        before: mm(2.0),
    }
}
