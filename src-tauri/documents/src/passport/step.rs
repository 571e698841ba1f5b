//! The last page: the step after school, who to call, with whom this is shared, signatures.

use super::shapes::{FOUR, inks, outline, stop};
use super::{NextStep, Passport, Recipient, SectionKind, Sharing};
use crate::engine::block::{Block, Ground, Table};
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fit::paginate_fitting;
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Color, mm};
use crate::engine::page::{Draft, Mark};
use crate::engine::paginate::Sheet;
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::look::{
    ANSWER, BODY, BOTTOM, COACH, COLUMN, HAIR, HEADING, INK, LABEL, ROUTE, SIDE, SMALL, STRONG,
    SUBHEADING, TITLE, WIDTH,
};
use crate::{DocumentError, Engine, sheet, words};

const SIGN: TextStyle = TextStyle::new(Voice::Text, 10.5, 13.0, INK);

/// Title of the page.
pub(super) fn title(passport: &Passport) -> &'static str {
    passport.next_step.as_ref().map_or(words::SHARING, heading)
}

/// Without a step that was agreed the page is about who to call, and says so.
fn heading(step: &NextStep) -> &'static str {
    if agreed(step) {
        words::NEXT_STEP
    } else {
        words::CALL
    }
}

fn agreed(step: &NextStep) -> bool {
    let goal = step.goal.as_deref().unwrap_or_default();
    !goal.trim().is_empty()
        || step
            .answers
            .iter()
            .any(|(_, answer)| !answer.trim().is_empty())
}

pub(super) fn add(
    passport: &Passport,
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<(), DocumentError> {
    let mut blocks = Vec::new();
    let step = passport.next_step.as_ref();
    if let Some(step) = step {
        blocks.push(Block::Heading {
            level: 1,
            spans: vec![Span::new(heading(step), TITLE)],
            before: 0.0,
        });
        blocks.extend(what(step));
    }
    if let Some(sharing) = &passport.sharing {
        let heading = if step.is_some() { HEADING } else { TITLE };
        if step.is_some() {
            blocks.push(Block::Rule {
                color: INK,
                width: mm(0.7),
                before: mm(9.0),
            });
        }
        blocks.push(Block::Heading {
            level: if step.is_some() { 2 } else { 1 },
            spans: vec![Span::new(words::SHARING, heading)],
            before: mm(3.4),
        });
        blocks.push(Block::text(
            Span::new(
                words::how_to_stop(sharing.contact.as_deref()),
                TextStyle::new(Voice::Text, 11.5, 16.0, INK),
            ),
            mm(0.6),
        ));
        blocks.push(shared(sharing, passport));
        blocks.push(legend());
    }
    if !passport.signatures.is_empty() {
        blocks.extend(sheet::signatures(&passport.signatures));
    }
    let part = draft.tags.add(parent, "Sect");
    let mut pages = paginate_fitting(
        engine,
        &mut draft.tags,
        part,
        &blocks,
        Sheet {
            left: SIDE,
            width: WIDTH,
            first_top: if step.is_some() { mm(72.0) } else { mm(49.0) },
            next_top: mm(44.0),
            bottom: BOTTOM + mm(2.0),
        },
    )?;
    for (index, page) in pages.iter_mut().enumerate() {
        let mut canvas = Canvas::new(engine);
        match step {
            Some(step) if index == 0 => {
                let labels = Mark::Tag(draft.tags.add(part, "P"));
                gate(&mut canvas, step, labels)?;
            }
            _ => small_line(&mut canvas),
        }
        page.items.splice(0..0, canvas.items);
    }
    draft.pages.extend(pages);
    Ok(())
}

/// The route through the gate of the last school day to the goal.
fn gate(canvas: &mut Canvas<'_>, step: &NextStep, mark: Mark) -> Result<(), DocumentError> {
    let line =
        |x: f32, y: f32, to_x: f32, to_y: f32| Path::line(&[(mm(x), mm(y)), (mm(to_x), mm(to_y))]);
    canvas.shape(
        line(5.0, 42.0, 205.0, 42.0).stroke(ROUTE, mm(3.4)),
        Mark::Decor,
    );
    if step.coach {
        canvas.shape(
            line(5.0, 50.0, 205.0, 50.0).stroke(COACH, mm(1.7)),
            Mark::Decor,
        );
    }
    for (index, kind) in FOUR.into_iter().enumerate() {
        let x = 21.0 + 14.0 * index as f32;
        stop(canvas, kind, (x, 37.0), 10.0, (39.8, 44.2));
    }
    for x in [92.0, 102.0] {
        canvas.shape(line(x, 26.0, x, 60.0).stroke(INK, mm(1.6)), Mark::Decor);
    }
    canvas.shape(
        Path::circle(mm(150.0), mm(42.0), mm(10.0))
            .fill(Color::WHITE)
            .stroke(ROUTE, mm(4.0)),
        Mark::Decor,
    );
    canvas.shape(
        Path::circle(mm(150.0), mm(42.0), mm(3.0)).fill(ROUTE),
        Mark::Decor,
    );
    if let Some(day) = step.last_school_day {
        let gate = format!("{} ", words::LAST_SCHOOL_DAY);
        let place = |top: f32| (mm(72.0), mm(top));
        let middle = Align::Middle;
        canvas.text(
            &[Span::new(gate, SIGN)],
            place(17.0),
            mm(50.0),
            middle,
            mark,
        )?;
        let date = format!("{} ", words::date(day));
        canvas.text(
            &[Span::new(date, SIGN)],
            place(61.0),
            mm(50.0),
            middle,
            mark,
        )?;
    }
    if let Some(goal) = step.goal.as_deref().map(str::trim)
        && !goal.is_empty()
    {
        canvas.text(
            &[Span::new(goal, SIGN.voice(Voice::Bold))],
            (mm(124.0), mm(61.0)),
            mm(52.0),
            Align::Middle,
            mark,
        )?;
    }
    Ok(())
}

fn small_line(canvas: &mut Canvas<'_>) {
    let route = Path::line(&[(mm(5.0), mm(30.0)), (mm(205.0), mm(30.0))]);
    canvas.shape(route.stroke(ROUTE, mm(2.6)), Mark::Decor);
    for (index, kind) in FOUR.into_iter().enumerate() {
        let x = 21.0 + 14.0 * index as f32;
        stop(canvas, kind, (x, 25.0), 10.0, (27.8, 32.2));
    }
}

/// Where, when, with whom; beside it who can be called.
fn what(step: &NextStep) -> Vec<Block> {
    let mut answers = Vec::new();
    for (label, answer) in &step.answers {
        if answer.trim().is_empty() {
            continue;
        }
        answers.push(Block::label(
            Span::new(label.trim(), LABEL.ink(ROUTE)),
            mm(3.2),
        ));
        answers.push(Block::text(Span::new(answer.trim(), ANSWER), mm(0.6)));
    }
    let contacts: Vec<_> = step
        .contacts
        .iter()
        .filter(|contact| !contact.name.trim().is_empty() || !contact.phone.trim().is_empty())
        .collect();
    if contacts.is_empty() {
        let mut blocks = vec![Block::Space(mm(3.0))];
        blocks.extend(answers);
        return blocks;
    }
    let mut inside = Vec::new();
    if agreed(step) {
        inside.push(Block::Heading {
            level: 2,
            spans: vec![Span::new(words::CALL, SUBHEADING)],
            before: 0.0,
        });
    }
    let phone = ANSWER.sized(13.0);
    for contact in contacts {
        if !inside.is_empty() {
            inside.push(Block::Rule {
                color: HAIR,
                width: mm(0.2),
                before: mm(1.6),
            });
        }
        let mut spans = vec![Span::name(contact.name.trim(), phone.voice(Voice::Bold))];
        if !contact.role.trim().is_empty() {
            spans.push(Span::new(
                format!(", {}", contact.role.trim()),
                TextStyle::new(Voice::Text, 11.5, 17.0, INK),
            ));
        }
        spans.push(Span::name(
            format!("\n{}", words::phone(&contact.phone)),
            phone,
        ));
        inside.push(Block::Text {
            spans,
            before: mm(1.4),
            align: Align::Left,
            keep: false,
        });
    }
    let panel = Block::Panel {
        ground: Ground {
            fill: None,
            bar: None,
            edge: Some((INK, mm(0.7))),
            pad: (mm(5.0), mm(4.0), mm(4.0)),
        },
        blocks: inside,
        before: 0.0,
    };
    if answers.is_empty() {
        return vec![Block::Space(mm(4.0)), panel];
    }
    vec![Block::Columns {
        columns: vec![(mm(98.0), answers), (mm(66.0), vec![panel])],
        gap: mm(10.0),
        before: mm(5.0),
    }]
}

fn shared(sharing: &Sharing, passport: &Passport) -> Block {
    let head = |text: String| vec![Span::name(text, COLUMN)];
    let mut rows: Vec<Vec<Vec<Block>>> = sharing
        .recipients
        .iter()
        .map(|recipient| {
            let date = recipient.date.map(words::date).unwrap_or_default();
            vec![
                recipient_cell(recipient),
                vec![parts(&recipient.sections)],
                vec![Block::text(Span::new(date, BODY), 0.0)],
                vec![],
            ]
        })
        .collect();
    for _ in 0..sharing.empty_rows {
        rows.push(vec![vec![], vec![parts(&[])], vec![], vec![]]);
    }
    Block::Table(Table {
        columns: vec![
            (mm(56.0), head(words::WHO_GETS_IT.into())),
            (mm(32.0), head(words::WHICH_PARTS.into())),
            (mm(34.0), head(words::DATE.into())),
            (
                mm(43.0),
                head(words::initials_of(passport.first_name.trim())),
            ),
        ],
        rows,
        line: (HAIR, mm(0.2)),
        pad: mm(1.5),
        row_height: mm(11.0),
        gap: mm(3.0),
        before: mm(3.0),
    })
}

fn recipient_cell(recipient: &Recipient) -> Vec<Block> {
    let role = recipient.role.trim();
    let mut spans = vec![Span::name(recipient.name.trim(), STRONG)];
    if !role.is_empty() {
        spans.push(Span::new(format!("\n{role}"), BODY));
    }
    vec![Block::Text {
        spans,
        before: 0.0,
        align: Align::Left,
        keep: false,
    }]
}

/// The four shapes: filled when shared, a dashed edge when not.
fn parts(shared: &[SectionKind]) -> Block {
    let size = mm(5.2);
    let names: Vec<&str> = FOUR
        .into_iter()
        .filter(|kind| shared.contains(kind))
        .map(words::section_name)
        .collect();
    Block::Picture {
        paths: FOUR
            .into_iter()
            .enumerate()
            .map(|(index, kind)| {
                let x = index as f32 * (size + mm(1.3));
                shape(kind, shared.contains(&kind), x, mm(0.9), size)
            })
            .collect(),
        width: mm(26.0),
        height: mm(7.0),
        alt: Some(if names.is_empty() {
            words::NOTHING_SHARED.into()
        } else {
            names.join(", ")
        }),
        before: 0.0,
    }
}

fn shape(kind: SectionKind, shared: bool, x: f32, y: f32, size: f32) -> Path {
    let path = outline(kind, x, y, size);
    if shared {
        path.fill(inks(kind).shape)
    } else {
        let unit = size / 24.0;
        path.dashed(INK, unit * 1.4, unit * 2.4, unit * 2.0)
    }
}

/// Which shape is which part.
fn legend() -> Block {
    let size = mm(3.6);
    let mut columns = Vec::new();
    let entries = FOUR
        .into_iter()
        .map(|kind| {
            (
                shape(kind, true, 0.0, mm(0.7), size),
                words::section_name(kind),
            )
        })
        .chain([(
            shape(SectionKind::Can, false, 0.0, mm(0.7), size),
            words::NOT_SHARED,
        )]);
    for (path, text) in entries {
        columns.push((
            size + mm(1.0),
            vec![Block::Picture {
                paths: vec![path],
                width: size,
                height: SMALL.leading,
                alt: None,
                before: 0.0,
            }],
        ));
        // Wide enough for its words and no wider, so that the row fits.
        let width = mm(if text.len() > 14 { 33.0 } else { 22.0 });
        columns.push((width, vec![Block::text(Span::new(text, SMALL), 0.0)]));
    }
    Block::Columns {
        columns,
        gap: 0.0,
        before: mm(2.0),
    }
}
