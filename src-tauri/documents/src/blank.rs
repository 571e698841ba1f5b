//! Forms to fill in by hand when no computer is near (handbook 9): the questions of the passport,
//! the minutes of a meeting, a note of a contact. Every page has a line for the name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::{Block, Table};
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{PAGE_WIDTH, mm};
use crate::engine::page::{Draft, Mark};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::{NodeId, Tags};
use crate::look::{ANSWER, BODY, COLUMN, HAIR, LABEL, SIDE, SMALL, WIDTH};
use crate::person::filled;
use crate::words::blank as texts;
use crate::{DocumentError, Engine, form, sheet, words};

/// Distances of lines to write on, from wide to close: the first with the fewest pages is taken.
const SPACINGS: [f32; 4] = [mm(9.5), mm(9.0), mm(8.5), mm(8.0)];

/// The passport with lines to write on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlankPassport {
    /// School.
    pub school: String,
    /// Name and version of the question set, for who types it over.
    pub set: String,
    /// Name of the student, when it is known.
    pub student: Option<String>,
    /// The parts.
    pub sections: Vec<BlankSection>,
}

/// A part of the passport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlankSection {
    /// Title: `Wat kan ik?`.
    pub title: String,
    /// The questions.
    pub questions: Vec<BlankQuestion>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlankQuestion {
    /// The question as the student reads it.
    pub label: String,
    /// Help below it.
    pub help: Option<String>,
    /// Lines to write on.
    pub lines: u8,
}

/// The minutes of one student with lines to write on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlankMinutes {
    /// School.
    pub school: String,
    /// The student, when it is known.
    pub student: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// Where the meeting is.
    pub place: Option<String>,
    /// Names of instruments to tick.
    pub instruments: Vec<String>,
    /// Profiles to tick.
    pub profiles: Vec<String>,
    /// Who signs, as it stands behind `Handtekening`.
    pub signatures: Vec<String>,
}

/// A note of a contact with lines to write on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlankContact {
    /// School.
    pub school: String,
    /// The student, when it is known.
    pub student: Option<String>,
}

/// A label, with the value behind it or a line to write on, and the widths in millimetres.
struct Slot<'t> {
    label: &'t str,
    value: Option<String>,
    label_width: f32,
    width: f32,
}

fn slots(parts: &[Slot<'_>], before: f32) -> Block {
    let style = LABEL;
    Block::Columns {
        columns: parts
            .iter()
            .map(|slot| {
                let label = format!("{}:", slot.label);
                let block = match filled(slot.value.as_deref()) {
                    Some(value) => Block::Text {
                        spans: vec![
                            Span::new(format!("{label} "), style),
                            Span::name(value, style.voice(Voice::Text)),
                        ],
                        before: 0.0,
                        align: Align::Left,
                        keep: false,
                    },
                    None => form::field(&label, mm(slot.label_width), mm(slot.width), style),
                };
                (mm(slot.width), vec![block])
            })
            .collect(),
        gap: mm(6.0),
        before,
    }
}

/// Boxes to tick beside each other, `per_row` on a row.
fn boxes(texts: &[impl AsRef<str>], per_row: usize, style: TextStyle) -> Vec<Block> {
    let gap = mm(4.0);
    let per_row = per_row.max(1);
    let width = (WIDTH - gap * (per_row as f32 - 1.0)) / per_row as f32;
    texts
        .chunks(per_row)
        .map(|row| Block::Columns {
            columns: row
                .iter()
                .map(|text| {
                    let choice = form::choice(false, text.as_ref(), style, width, 0.0);
                    (width, vec![choice])
                })
                .collect(),
            gap,
            before: mm(1.4),
        })
        .collect()
}

/// A heading with lines below it, together on one page.
fn asked(heading: Block, lines: usize, spacing: f32) -> Block {
    let mut blocks = vec![heading];
    blocks.extend(form::lines(lines, spacing));
    Block::Keep(blocks)
}

/// What stands around a form.
struct Around<'t> {
    title: &'t str,
    student: Option<&'t str>,
    foot: &'t str,
}

/// Lays out a form with the widest lines that need no page more, and puts a line for the name
/// above every page after the first.
fn add(
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
    around: &Around<'_>,
    blocks: impl Fn(f32) -> Vec<Block>,
) -> Result<(), DocumentError> {
    let &Around {
        title,
        student,
        foot,
    } = around;
    let mut chosen = SPACINGS[0];
    let mut fewest = usize::MAX;
    for spacing in SPACINGS {
        let mut trial = Draft::default();
        sheet::add(
            engine,
            &mut trial,
            Tags::ROOT,
            &blocks(spacing),
            foot,
            title,
        )?;
        if trial.pages.len() < fewest {
            (chosen, fewest) = (spacing, trial.pages.len());
        }
    }
    let first = draft.pages.len();
    sheet::add(engine, draft, parent, &blocks(chosen), foot, title)?;
    for page in draft.pages.iter_mut().skip(first + 1) {
        let mut canvas = Canvas::new(engine);
        let (from, to, y) = (mm(112.0), PAGE_WIDTH - SIDE, mm(20.0));
        let label = match filled(student) {
            Some(name) => format!("{}: {name}", words::form::NAME),
            None => format!("{}:", words::form::NAME),
        };
        if filled(student).is_none() {
            let base = y + SMALL.leading - mm(0.6);
            let line = Path::line(&[(from + mm(13.0), base), (to, base)]);
            canvas.shape(line.stroke(HAIR, mm(0.25)), Mark::Running);
        }
        canvas.text(
            &[Span::name(label, SMALL)],
            (from, y),
            to - from,
            Align::Left,
            Mark::Running,
        )?;
        page.items.extend(canvas.items);
    }
    Ok(())
}

impl Printable for BlankPassport {
    fn title(&self) -> String {
        texts::PASSPORT.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let first = draft.pages.len();
        let around = Around {
            title: texts::PASSPORT,
            student: self.student.as_deref(),
            foot: &texts::foot(&self.set),
        };
        add(engine, draft, parent, &around, |spacing| {
            self.blocks(spacing)
        })?;
        let titles = self
            .sections
            .iter()
            .filter(|section| !section.questions.is_empty())
            .map(|section| section.title.trim().to_owned())
            .collect();
        sheet::bookmark(draft, first, titles);
        Ok(())
    }
}

impl BlankPassport {
    fn blocks(&self, spacing: f32) -> Vec<Block> {
        let mut blocks = sheet::title(self.school.trim(), texts::PASSPORT);
        blocks.push(slots(
            &[
                Slot {
                    label: words::form::NAME,
                    value: self.student.clone(),
                    label_width: 16.0,
                    width: 112.0,
                },
                Slot {
                    label: words::form::DATE,
                    value: None,
                    label_width: 17.0,
                    width: 56.0,
                },
            ],
            mm(5.0),
        ));
        blocks.push(Block::text(Span::new(texts::HOW, ANSWER), mm(4.0)));
        for section in &self.sections {
            if section.questions.is_empty() {
                continue;
            }
            let mut heading = Some(Block::Heading {
                level: 2,
                spans: vec![Span::new(section.title.trim(), crate::look::HEADING)],
                before: mm(8.0),
            });
            for question in &section.questions {
                let first = heading.take();
                let before = if first.is_some() { mm(2.0) } else { mm(5.5) };
                let mut inside: Vec<Block> = first.into_iter().collect();
                inside.push(Block::Heading {
                    level: 3,
                    spans: vec![Span::new(question.label.trim(), LABEL.sized(13.0))],
                    before,
                });
                inside.extend(
                    filled(question.help.as_deref())
                        .map(|help| Block::text(Span::new(help, BODY), 0.0)),
                );
                inside.extend(form::lines(usize::from(question.lines.max(1)), spacing));
                blocks.push(Block::Keep(inside));
            }
        }
        blocks
    }
}

impl Printable for BlankMinutes {
    fn title(&self) -> String {
        texts::MINUTES.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let around = Around {
            title: texts::MINUTES,
            student: self.student.as_deref(),
            foot: texts::MINUTES_FOOT,
        };
        add(engine, draft, parent, &around, |spacing| {
            self.blocks(spacing)
        })
    }
}

impl BlankMinutes {
    fn blocks(&self, spacing: f32) -> Vec<Block> {
        let mut blocks = sheet::title(self.school.trim(), texts::MINUTES);
        let slot = |label, value, label_width, width| Slot {
            label,
            value,
            label_width,
            width,
        };
        blocks.push(slots(
            &[
                slot(words::form::NAME, self.student.clone(), 16.0, 112.0),
                slot(words::form::DATE, self.date.map(words::date), 17.0, 56.0),
            ],
            mm(5.0),
        ));
        blocks.push(slots(
            &[
                slot(words::MUNICIPALITY, self.municipality.clone(), 24.0, 84.0),
                slot(words::PLACE, self.place.clone(), 14.0, 84.0),
            ],
            mm(4.0),
        ));
        blocks.push(asked(sheet::heading(words::PRESENT), 2, spacing));
        blocks.push(asked(sheet::heading(texts::SAYS), 2, spacing));
        if !self.profiles.is_empty() {
            blocks.push(sheet::heading(words::PROFILE));
            blocks.extend(boxes(&self.profiles, 3, BODY));
        }
        blocks.push(asked(sheet::heading(words::DISCUSSED), 5, spacing));
        blocks.push(asked(sheet::heading(words::ADVICE), 2, spacing));
        for plan in [words::PLAN_A, words::PLAN_B] {
            blocks.push(Block::Space(spacing - mm(4.0)));
            blocks.push(slots(&[slot(plan, None, 17.0, 174.0)], 0.0));
        }
        blocks.push(sheet::heading(words::OBSTACLES));
        blocks.push(rows(
            &[(34.0, texts::DOMAIN), (137.0, texts::WHAT)],
            &texts::DOMAINS,
            texts::DOMAINS.len(),
        ));
        blocks.push(sheet::heading(words::AGREEMENTS));
        blocks.push(rows(
            &[
                (46.0, words::WHO),
                (92.0, words::WHAT),
                (30.0, words::BEFORE),
            ],
            &[],
            5,
        ));
        if !self.instruments.is_empty() {
            blocks.push(sheet::heading(texts::INSTRUMENTS));
            blocks.extend(boxes(&self.instruments, 2, BODY));
        }
        blocks.push(sheet::heading(texts::COACH));
        blocks.extend(boxes(&texts::YES_NO, 3, BODY));
        blocks.push(slots(
            &[
                slot(words::RESPONSIBLE, None, 57.0, 112.0),
                slot(texts::NEXT, None, 30.0, 56.0),
            ],
            mm(7.0),
        ));
        blocks.extend(sheet::signatures(&self.signatures));
        blocks
    }
}

/// A table with empty rows; the first column may hold names.
fn rows(columns: &[(f32, &str)], names: &[&str], count: usize) -> Block {
    Block::Table(Table {
        columns: columns
            .iter()
            .map(|(width, head)| (mm(*width), vec![Span::new(*head, COLUMN)]))
            .collect(),
        rows: (0..count)
            .map(|row| {
                (0..columns.len())
                    .map(|column| match names.get(row) {
                        Some(name) if column == 0 => sheet::name_cell(name),
                        _ => vec![],
                    })
                    .collect()
            })
            .collect(),
        line: (HAIR, mm(0.25)),
        pad: mm(1.6),
        row_height: mm(9.5),
        gap: mm(3.0),
        before: mm(2.0),
    })
}

impl Printable for BlankContact {
    fn title(&self) -> String {
        texts::CONTACT.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let around = Around {
            title: texts::CONTACT,
            student: self.student.as_deref(),
            foot: texts::CONTACT_FOOT,
        };
        add(engine, draft, parent, &around, |spacing| {
            self.blocks(spacing)
        })
    }
}

impl BlankContact {
    fn blocks(&self, spacing: f32) -> Vec<Block> {
        let slot = |label, value, label_width, width| Slot {
            label,
            value,
            label_width,
            width,
        };
        let mut blocks = sheet::title(self.school.trim(), texts::CONTACT);
        blocks.push(slots(
            &[
                slot(words::form::NAME, self.student.clone(), 16.0, 112.0),
                slot(words::form::DATE, None, 17.0, 56.0),
            ],
            mm(5.0),
        ));
        blocks.push(slots(
            &[
                slot(texts::BY, None, 34.0, 112.0),
                slot(words::TIME, None, 12.0, 56.0),
            ],
            mm(4.0),
        ));
        for (heading, choices, per_row) in [
            (texts::KIND, &texts::KINDS[..], 3),
            (texts::REACHED, &texts::REACHES, 4),
            (texts::INITIATIVE, &texts::WHO_CALLED, 4),
        ] {
            blocks.push(sheet::heading(heading));
            blocks.extend(boxes(choices, per_row, BODY));
        }
        blocks.push(sheet::heading(texts::GOES));
        blocks.extend(boxes(&texts::MARKS, 5, BODY));
        blocks.extend(form::lines(2, spacing));
        blocks.push(sheet::heading(texts::SAME_PLACE));
        blocks.extend(boxes(&texts::SAME, 3, BODY));
        blocks.push(sheet::heading(texts::HELP));
        blocks.extend(boxes(&texts::HELP_ABOUT, 3, BODY));
        blocks.push(asked(sheet::heading(texts::FOLLOW_UP), 2, spacing));
        blocks.push(slots(
            &[
                slot(texts::WHO_DOES, None, 28.0, 112.0),
                slot(texts::AGAIN, None, 28.0, 56.0),
            ],
            mm(5.0),
        ));
        blocks
    }
}
