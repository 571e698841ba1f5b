//! Titled groups of facts and tables: what somebody wrote down, as it stands in the dossier.

use serde::{Deserialize, Serialize};

use crate::engine::block::{Block, Table};
use crate::engine::fonts::Voice;
use crate::engine::geometry::mm;
use crate::engine::style::{Span, TextStyle};
use crate::look::{BODY, COLUMN, HAIR, INK, SMALL, STRONG, WIDTH};
use crate::person::filled;
use crate::sheet;

/// A titled group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Title.
    pub title: String,
    /// What the group is, in a sentence.
    pub about: Option<String>,
    /// Short facts.
    pub facts: Vec<Fact>,
    /// Longer texts, each below its label.
    pub texts: Vec<Fact>,
    /// Tables.
    pub grids: Vec<Grid>,
    /// Groups inside this one.
    pub inner: Vec<Group>,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value; empty falls away.
    pub value: String,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Title, when the group has more than one table.
    pub title: Option<String>,
    /// Heads, and how wide each column is against the others.
    pub columns: Vec<(String, f32)>,
    /// Cells; the first column names the row.
    pub rows: Vec<Vec<String>>,
}

impl Fact {
    /// A label and its value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact {
            label: label.into(),
            value: value.into(),
        }
    }
}

impl Group {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = |facts: &[Fact]| facts.iter().all(|fact| fact.value.trim().is_empty());
        self.inner.iter().all(Group::is_empty)
            && blank(&self.facts)
            && blank(&self.texts)
            && self.grids.iter().all(|grid| grid.rows.is_empty())
    }

    /// The group below a heading.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        self.blocks_below(2)
    }

    /// The group below a heading of this level.
    pub(crate) fn blocks_below(&self, level: u8) -> Vec<Block> {
        let mut heading = sheet::heading(self.title.trim());
        if let Block::Heading {
            level: own,
            spans,
            before,
        } = &mut heading
        {
            *own = level;
            if level > 2 {
                *spans = vec![Span::name(self.title.trim(), INNER)];
                *before = mm(5.0);
            }
        }
        let mut blocks = vec![heading];
        if let Some(about) = filled(self.about.as_deref()) {
            blocks.push(Block::label(Span::new(about, SMALL), mm(0.4)));
        }
        let facts: Vec<&Fact> = self
            .facts
            .iter()
            .filter(|fact| !fact.value.trim().is_empty())
            .collect();
        blocks.extend(two_by_two(&facts));
        for text in &self.texts {
            blocks.extend(sheet::told(&text.label, &text.value));
        }
        for grid in &self.grids {
            if grid.rows.is_empty() {
                continue;
            }
            if let Some(title) = filled(grid.title.as_deref()) {
                blocks.push(Block::Heading {
                    level: level + 1,
                    spans: vec![Span::new(title, STRONG.sized(12.0))],
                    before: mm(4.0),
                });
            }
            blocks.push(grid.table());
        }
        for group in self.inner.iter().filter(|group| !group.is_empty()) {
            blocks.extend(group.blocks_below(level + 1));
        }
        if self.is_small() {
            return vec![Block::Keep(blocks)];
        }
        blocks
    }

    /// Whether it is a few lines, that a page does not end in.
    fn is_small(&self) -> bool {
        const FEW: usize = 12;
        let letters = |fact: &Fact| fact.value.chars().count();
        self.grids.is_empty()
            && self.inner.is_empty()
            && self.facts.len() + self.texts.len() <= FEW
            && self
                .facts
                .iter()
                .chain(&self.texts)
                .map(letters)
                .sum::<usize>()
                < 900
    }
}

/// Heading of a group inside another.
const INNER: TextStyle = TextStyle::new(Voice::Head, 12.5, 16.0, INK);

/// Short facts in two columns; a long one takes the whole width.
fn two_by_two(facts: &[&Fact]) -> Vec<Block> {
    const SHORT: usize = 36;
    let gap = mm(8.0);
    let half = (WIDTH - gap) / 2.0;
    let long = |fact: &Fact| fact.label.chars().count() + fact.value.chars().count() > SHORT;
    let mut blocks = Vec::new();
    let mut index = 0;
    while let Some(fact) = facts.get(index) {
        let before = if index == 0 { mm(1.6) } else { mm(1.2) };
        let next = facts.get(index + 1);
        index += 1;
        match next {
            Some(next) if !long(fact) && !long(next) => {
                index += 1;
                blocks.push(Block::Columns {
                    columns: vec![
                        (half, vec![sheet::fact(&fact.label, &fact.value)]),
                        (half, vec![sheet::fact(&next.label, &next.value)]),
                    ],
                    gap,
                    before,
                });
            }
            _ => blocks.push(Block::Columns {
                columns: vec![(WIDTH, vec![sheet::fact(&fact.label, &fact.value)])],
                gap: 0.0,
                before,
            }),
        }
    }
    blocks
}

impl Grid {
    fn table(&self) -> Block {
        let gap = mm(3.0);
        let total: f32 = self.columns.iter().map(|(_, part)| part.max(0.1)).sum();
        let room = WIDTH - gap * self.columns.len().saturating_sub(1) as f32;
        Block::Table(Table {
            columns: self
                .columns
                .iter()
                .map(|(head, part)| {
                    (
                        room * part.max(0.1) / total.max(0.1),
                        vec![Span::new(head.trim(), COLUMN)],
                    )
                })
                .collect(),
            rows: self
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .enumerate()
                        .map(|(index, text)| {
                            let style = if index == 0 { STRONG } else { BODY };
                            vec![Block::text(Span::name(text.trim(), style), 0.0)]
                        })
                        .collect()
                })
                .collect(),
            line: (HAIR, mm(0.25)),
            pad: mm(1.4),
            row_height: mm(8.0),
            gap,
            before: mm(2.0),
        })
    }
}
