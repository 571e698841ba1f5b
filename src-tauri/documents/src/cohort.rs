//! Counts of a cohort (handbook 9 and 11): destinations, profiles and the like. No names; groups
//! arrive here already merged, so that no count points at a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::page::Draft;
use crate::engine::path::Path;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{ANSWER, BODY, INK, SMALL, STRONG, WIDTH};
use crate::words::cohort as texts;
use crate::{DocumentError, Engine, sheet, words};

/// Counts of a cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// School.
    pub school: String,
    /// School year of leaving: `2025-2026`.
    pub cohort: String,
    /// Day of counting.
    pub date: NaiveDate,
    /// How many are in it; absent when that is too few to show anything.
    pub total: Option<usize>,
    /// The tables, in order.
    pub tables: Vec<CountTable>,
}

/// Counts of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountTable {
    /// Title: `Waar gaan ze heen?`.
    pub title: String,
    /// The groups, the largest first.
    pub groups: Vec<CountGroup>,
}

/// A group and how many are in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountGroup {
    /// Name.
    pub label: String,
    /// How many.
    pub count: usize,
    /// Whether smaller groups were taken together in it.
    pub merged: bool,
}

impl Printable for Cohort {
    fn title(&self) -> String {
        format!("{} {}", texts::TITLE, self.cohort.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(self.school.trim(), &self.title());
        blocks.extend(sheet::facts(&[
            (
                texts::TOTAL,
                self.total.map(words::students).unwrap_or_default(),
            ),
            (texts::COUNTED_ON, words::date(self.date)),
        ]));
        if self.total.is_none() {
            blocks.push(Block::text(Span::new(texts::TOO_FEW, ANSWER), mm(8.0)));
        }
        let shown = || {
            let tables = self.tables.iter();
            tables.filter(|table| self.total.is_some() && !table.groups.is_empty())
        };
        for (index, table) in shown().enumerate() {
            let mut chart = vec![sheet::heading(table.title.trim())];
            chart.extend(bars(table, index));
            blocks.push(Block::Keep(chart));
        }
        if shown().any(|table| table.groups.iter().any(|group| group.merged)) {
            blocks.push(Block::text(Span::new(texts::MERGED, SMALL), mm(6.0)));
        }
        sheet::add(engine, draft, parent, &blocks, texts::FOOT, &self.title())
    }
}

/// A bar per group with its number behind it. Every table has a pattern of its own.
fn bars(table: &CountTable, index: usize) -> Vec<Block> {
    let most = table.groups.iter().map(|group| group.count).max();
    let most = most.unwrap_or(0).max(1) as f32;
    let (label, number, gap) = (mm(74.0), mm(16.0), mm(2.0));
    let room = WIDTH - label - number - gap * 2.0;
    let height = mm(5.2);
    table
        .groups
        .iter()
        .map(|group| {
            let width = room * group.count as f32 / most;
            let bar = Area {
                x: 0.0,
                y: (BODY.leading - height) / 2.0,
                width,
                height,
            };
            Block::Columns {
                columns: vec![
                    (
                        label,
                        vec![Block::text(Span::new(group.label.trim(), BODY), 0.0)],
                    ),
                    (
                        width,
                        vec![Block::Picture {
                            paths: pattern(index, bar),
                            width,
                            height: BODY.leading,
                            alt: None,
                            before: 0.0,
                        }],
                    ),
                    (
                        number,
                        vec![Block::text(Span::new(group.count.to_string(), STRONG), 0.0)],
                    ),
                ],
                gap,
                before: mm(2.0),
            }
        })
        .collect()
}

/// Tint of the bars of each table.
const TINTS: [Color; 4] = [
    Color(0x0B, 0x55, 0x63),
    Color(0xF3, 0xC9, 0x6B),
    Color(0xD9, 0xEA, 0xEB),
    Color(0xFF, 0xFF, 0xFF),
];

/// A bar: plain, hatched, dotted or white, always with an edge.
fn pattern(index: usize, area: Area) -> Vec<Path> {
    let kind = index % TINTS.len();
    let mut paths = vec![Path::rect(area).fill(TINTS[kind])];
    match kind {
        1 => paths.extend(hatch(area)),
        2 => paths.extend(dots(area)),
        _ => {}
    }
    paths.push(Path::rect(area).stroke(INK, mm(0.25)));
    paths
}

/// Slanted lines, cut at both ends of the bar.
fn hatch(area: Area) -> Vec<Path> {
    let (step, h) = (mm(1.6), area.height);
    let mut at = step / 2.0 - h;
    let mut paths = Vec::new();
    while at < area.width {
        let (from, to) = (at.max(0.0), (at + h).min(area.width));
        if to > from {
            let y = |x: f32| area.y + h - (x - at);
            let line = Path::line(&[(area.x + from, y(from)), (area.x + to, y(to))]);
            paths.push(line.stroke(INK, mm(0.25)));
        }
        at += step;
    }
    paths
}

fn dots(area: Area) -> Vec<Path> {
    let (step, radius) = (mm(1.6), mm(0.32));
    let mut paths = Vec::new();
    let mut shifted = false;
    let mut y = step * 0.6;
    while y + radius < area.height {
        let mut x = if shifted { step * 1.1 } else { step * 0.6 };
        while x + radius < area.width {
            paths.push(Path::circle(area.x + x, area.y + y, radius).fill(INK));
            x += step;
        }
        y += step * 0.85;
        shifted = !shifted;
    }
    paths
}
