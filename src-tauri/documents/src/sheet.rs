//! The sheet of documents for professionals: a piece of route at the top, a title, a foot that
//! says for whom it is.

use crate::engine::block::{Block, Ground, Table};
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fit::paginate_fitting;
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Color, PAGE_WIDTH, mm};
use crate::engine::page::{Bookmark, Draft, Mark};
use crate::engine::paginate::Sheet;
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::look::{
    BODY, BOTTOM, COLUMN, HAIR, INK, LABEL, ROUTE, SIDE, SMALL, SMALLEST, STRONG, SUNKEN, WIDTH,
    foot, one_line,
};
use crate::person::Person;
use crate::{DocumentError, Engine, words};

/// Title of a document for professionals.
const TITLE: TextStyle = TextStyle::new(Voice::Title, 27.0, 30.0, INK);
/// Heading in a document for professionals.
const HEAD: TextStyle = TextStyle::new(Voice::Head, 14.0, 18.0, INK);
/// The line above the title.
const ABOVE: TextStyle = TextStyle::new(Voice::Text, 10.5, 14.0, INK);

/// The title of the first page with a small line above it.
pub(crate) fn title(above: &str, title: &str) -> Vec<Block> {
    vec![
        Block::text(Span::name(above, ABOVE), 0.0),
        Block::Heading {
            level: 1,
            spans: vec![Span::name(title, TITLE)],
            before: mm(0.6),
        },
    ]
}

/// A heading of a part.
pub(crate) fn heading(text: &str) -> Block {
    Block::Heading {
        level: 2,
        spans: vec![Span::name(text, HEAD)],
        before: mm(6.5),
    }
}

/// A paragraph.
pub(crate) fn text(text: &str) -> Block {
    Block::text(Span::new(text.trim(), BODY), mm(0.8))
}

/// Facts two by two: a label in front of its value. Empty values fall away.
pub(crate) fn facts(facts: &[(&str, String)]) -> Vec<Block> {
    let shown: Vec<_> = facts
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .collect();
    let gap = mm(8.0);
    let width = (WIDTH - gap) / 2.0;
    shown
        .chunks(2)
        .enumerate()
        .map(|(index, pair)| Block::Columns {
            columns: pair
                .iter()
                .map(|(label, value)| (width, vec![fact(label, value)]))
                .collect(),
            gap,
            before: if index == 0 { mm(4.0) } else { mm(1.2) },
        })
        .collect()
}

/// A label in front of its value.
pub(crate) fn fact(label: &str, value: &str) -> Block {
    Block::Text {
        spans: vec![
            Span::new(format!("{}: ", label.trim()), STRONG),
            Span::name(value.trim(), BODY),
        ],
        before: 0.0,
        align: Align::Left,
        keep: false,
    }
}

/// A list of names and texts.
pub(crate) fn list(items: Vec<Vec<Span>>) -> Block {
    Block::List {
        items,
        bullet: ROUTE,
        before: mm(0.8),
    }
}

/// A table with columns of these widths in millimetres; gaps of 3 mm come between.
pub(crate) fn table(columns: &[(f32, &str)], rows: Vec<Vec<Vec<Block>>>, row_height: f32) -> Block {
    Block::Table(Table {
        columns: columns
            .iter()
            .map(|(width, head)| (mm(*width), vec![Span::new(*head, COLUMN)]))
            .collect(),
        rows,
        line: (HAIR, mm(0.25)),
        pad: mm(1.6),
        row_height: mm(row_height),
        gap: mm(3.0),
        before: mm(2.5),
    })
}

/// A cell with plain text.
pub(crate) fn cell(text: impl Into<String>) -> Vec<Block> {
    vec![Block::text(Span::new(text, BODY), 0.0)]
}

/// A cell with a name, bold.
pub(crate) fn name_cell(name: &str) -> Vec<Block> {
    vec![Block::text(Span::name(name.trim(), STRONG), 0.0)]
}

/// Lines to write on.
pub(crate) fn writing_lines(count: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    for _ in 0..count {
        blocks.push(Block::Space(mm(8.5)));
        blocks.push(Block::Rule {
            color: HAIR,
            width: mm(0.2),
            before: 0.0,
        });
    }
    vec![Block::Keep(blocks)]
}

/// Lines to sign on, two or three beside each other, at the foot of the page.
pub(crate) fn signatures(names: &[String]) -> Vec<Block> {
    let beside: u8 = if names.len() == 3 { 3 } else { 2 };
    let gap = mm(10.0);
    let width = (WIDTH - gap * f32::from(beside - 1)) / f32::from(beside);
    let rows: Vec<Block> = names
        .chunks(beside.into())
        .map(|pair| Block::Columns {
            columns: pair.iter().map(|name| (width, signature(name))).collect(),
            gap,
            before: 0.0,
        })
        .collect();
    if rows.is_empty() {
        rows
    } else {
        vec![Block::Sink(rows)]
    }
}

/// One line to sign on.
pub(crate) fn signature(name: &str) -> Vec<Block> {
    vec![
        Block::Space(mm(15.0)),
        Block::Rule {
            color: INK,
            width: mm(0.35),
            before: 0.0,
        },
        Block::text(Span::name(words::signature_of(name.trim()), SMALL), mm(1.0)),
    ]
}

/// A label above a text; nothing when the text is empty.
pub(crate) fn labelled(label: &str, content: Option<&str>) -> Vec<Block> {
    match content.map(str::trim) {
        Some(content) if !content.is_empty() => vec![
            Block::label(Span::new(label, LABEL.ink(ROUTE)), mm(4.0)),
            Block::text(Span::new(content, BODY), mm(0.4)),
        ],
        _ => Vec::new(),
    }
}

/// A label at the left and a list of names and texts beside it; nothing when the list is empty.
pub(crate) fn listed_beside(label: &str, items: Vec<Vec<Span>>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    let gap = mm(4.0);
    let width = mm(28.0);
    let list = Block::List {
        items,
        bullet: ROUTE,
        before: 0.0,
    };
    let label = vec![Block::label(Span::new(label, LABEL.ink(ROUTE)), 0.0)];
    vec![Block::Columns {
        columns: vec![(width, label), (WIDTH - width - gap, vec![list])],
        gap,
        before: mm(4.5),
    }]
}

/// Labelled texts beside each other when all are short, else below each other.
pub(crate) fn labelled_beside(parts: &[(&str, Option<&str>)]) -> Vec<Block> {
    const SHORT: usize = 160;
    let mut shown: Vec<(&str, &str)> = Vec::new();
    for (label, content) in parts {
        let content = content.map(str::trim).unwrap_or_default();
        if !content.is_empty() {
            shown.push((label, content));
        }
    }
    if shown.len() < 2 || shown.iter().any(|(_, text)| text.chars().count() > SHORT) {
        return shown
            .into_iter()
            .flat_map(|(label, text)| labelled(label, Some(text)))
            .collect();
    }
    let gap = mm(8.0);
    let count = shown.len() as f32;
    let width = (WIDTH - gap * (count - 1.0)) / count;
    vec![Block::Columns {
        columns: shown
            .into_iter()
            .map(|(label, text)| (width, labelled(label, Some(text))))
            .collect(),
        gap,
        before: mm(4.0),
    }]
}

/// A label at the left and its text beside it; a text of many lines stands below its label, so that
/// it can go on at the next page.
pub(crate) fn told(label: &str, text: &str) -> Vec<Block> {
    const LONG: usize = 600;
    let (label, text) = (label.trim(), text.trim());
    let own = Block::label(Span::new(label, LABEL.ink(ROUTE)), 0.0);
    let said = Block::text(Span::new(text, BODY), 0.0);
    if text.is_empty() {
        return Vec::new();
    }
    if label.is_empty() {
        return vec![said];
    }
    if text.chars().count() > LONG {
        return labelled(label, Some(text));
    }
    let gap = mm(4.0);
    let width = mm(50.0);
    vec![Block::Columns {
        columns: vec![(width, vec![own]), (WIDTH - width - gap, vec![said])],
        gap,
        before: mm(2.2),
    }]
}

/// Blocks on a tinted ground with a bar, so that they are seen first.
pub(crate) fn panel(blocks: Vec<Block>, before: f32) -> Block {
    Block::Panel {
        ground: Ground {
            fill: Some(SUNKEN),
            bar: Some((ROUTE, mm(1.2))),
            edge: None,
            pad: (mm(4.0), mm(3.0), mm(3.5)),
        },
        blocks,
        before,
    }
}

/// People with their numbers below a heading; nothing when there are none.
pub(crate) fn people(title: &str, people: &[Person]) -> Vec<Block> {
    let lines: Vec<Vec<Span>> = people
        .iter()
        .filter(|person| !person.is_empty())
        .map(|person| person.line(STRONG, BODY))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![heading(title), list(lines)]
}

/// Adds a bookmark for every heading of the second level from page `first` on; `titles` are their
/// texts, in order.
pub(crate) fn bookmark(draft: &mut Draft, first: usize, titles: Vec<String>) {
    let mut pages = Vec::new();
    let mut last = None;
    for (number, page) in draft.pages.iter().enumerate().skip(first) {
        for item in &page.items {
            if let Mark::Tag(node) = item.mark
                && last != Some(node)
                && draft.tags.node(node).tag == "H2"
            {
                last = Some(node);
                pages.push(number);
            }
        }
    }
    let bookmarks = titles.into_iter().zip(pages);
    draft
        .bookmarks
        .extend(bookmarks.map(|(title, page)| Bookmark {
            title,
            page,
            depth: 0,
        }));
}

/// Lays out the blocks and adds route and foot to every page.
pub(crate) fn add(
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
    blocks: &[Block],
    foot_text: &str,
    running_title: &str,
) -> Result<(), DocumentError> {
    let mut pages = paginate_fitting(
        engine,
        &mut draft.tags,
        parent,
        blocks,
        Sheet {
            left: SIDE,
            width: WIDTH,
            first_top: mm(24.0),
            next_top: mm(28.0),
            bottom: BOTTOM,
        },
    )?;
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let mut canvas = Canvas::new(engine);
        let y = mm(15.0);
        let route = Path::line(&[(mm(5.0), y), (PAGE_WIDTH - mm(5.0), y)]);
        canvas.shape(route.stroke(ROUTE, mm(1.6)), Mark::Decor);
        canvas.shape(
            Path::circle(SIDE + mm(3.0), y, mm(3.0))
                .fill(Color::WHITE)
                .stroke(ROUTE, mm(1.6)),
            Mark::Decor,
        );
        if index > 0 {
            let running = [Span::name(words::continued(running_title), SMALL)];
            canvas.text(
                &one_line(engine, &running, WIDTH)?,
                (SIDE, mm(20.0)),
                WIDTH,
                Align::Left,
                Mark::Running,
            )?;
        }
        page.items.splice(0..0, canvas.items);
        let left = [Span::name(foot_text, SMALLEST)];
        foot(engine, page, &left, &words::sheet(index + 1, total))?;
    }
    draft.pages.extend(pages);
    Ok(())
}
