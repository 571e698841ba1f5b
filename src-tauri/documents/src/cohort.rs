//! Counts of a cohort (handbook 9 and 11): destinations per code and profile, and how many were
//! reached or are still in place. No names. Paper for outside the school never shows a group of
//! one to four.

pub mod merge;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::{Block, Table};
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::page::Draft;
use crate::engine::path::Path;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{BODY, COLUMN, HAIR, INK, LABEL, SMALL, STRONG, WIDTH};
use crate::words::cohort as texts;
use crate::{DocumentError, Engine, sheet, words};
use merge::{Matrix, SMALLEST_OUTSIDE};

/// Counts of a cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// School.
    pub school: String,
    /// School year of leaving: `2025-2026`.
    pub cohort: String,
    /// Who reads it: `de inspectie`.
    pub reader: String,
    /// Whether it leaves the school; small groups are then merged.
    pub outside: bool,
    /// Day of counting.
    pub date: NaiveDate,
    /// Names of the profiles, in order.
    pub profiles: Vec<String>,
    /// Counts per destination.
    pub destinations: Vec<Destination>,
    /// Other counts.
    pub measures: Vec<Measure>,
}

/// How many went to one destination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Destination {
    /// Code: `ARB-O`.
    pub code: String,
    /// Label.
    pub label: String,
    /// Per profile, in the order of the profiles.
    pub counts: Vec<u32>,
}

/// A count out of a total: `gesproken vóór 1 april`, 31 of 34.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// What was counted.
    pub label: String,
    /// How many.
    pub count: u32,
    /// Out of how many.
    pub of: u32,
}

/// Fewest destinations by profile that are still worth a table.
const FEWEST_ROWS: usize = 3;

/// Tint of each profile; the pattern tells them apart in grey.
const TINTS: [Color; 4] = [
    Color(0x0B, 0x55, 0x63),
    Color(0xF3, 0xC9, 0x6B),
    Color(0xD9, 0xEA, 0xEB),
    Color(0xFF, 0xFF, 0xFF),
];

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
        let matrix = self.matrix();
        let crossed = matrix.columns.len() > 1;
        let mut blocks = sheet::title(self.school.trim(), &self.title());
        blocks.extend(sheet::facts(&[
            (texts::READER, self.reader.clone()),
            (texts::COUNTED_ON, words::date(self.date)),
            (texts::TOTAL, words::students(self.total() as usize)),
        ]));
        if self.total() == 0 {
            blocks.push(sheet::text(texts::NOBODY));
        } else {
            blocks.push(sheet::heading(texts::DESTINATIONS));
            if crossed {
                blocks.push(legend(&matrix));
            }
            blocks.extend(chart(&matrix));
            if crossed {
                blocks.push(sheet::heading(texts::IN_NUMBERS));
                blocks.push(table(&matrix));
            } else {
                blocks.push(sheet::heading(texts::PER_PROFILE));
                blocks.extend(chart(&self.per_profile()));
            }
            if matrix.merged {
                blocks.push(Block::text(Span::new(texts::MERGED, SMALL), mm(3.0)));
            }
            if matrix.rows.iter().any(|row| row.hidden) {
                blocks.push(Block::text(Span::new(texts::TOO_FEW, SMALL), mm(1.6)));
            }
        }
        if !self.measures.is_empty() {
            blocks.push(sheet::heading(texts::MEASURES));
            blocks.push(self.measures());
        }
        let foot = if self.outside {
            texts::FOOT_OUTSIDE.to_owned()
        } else {
            words::confidential_for(&self.reader)
        };
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

impl Cohort {
    fn total(&self) -> u32 {
        self.destinations.iter().flat_map(|row| &row.counts).sum()
    }

    fn smallest(&self) -> u32 {
        if self.outside { SMALLEST_OUTSIDE } else { 1 }
    }

    /// Destinations by profile; when merging leaves hardly a row of that, destinations alone.
    /// Never both, so that no small group follows from taking one from the other.
    fn matrix(&self) -> Matrix {
        let named = |counts: fn(&Destination) -> Vec<u32>| {
            self.destinations
                .iter()
                .map(|row| {
                    let label = format!("{} ({})", row.label.trim(), row.code.trim());
                    (label, counts(row))
                })
                .collect()
        };
        let crossed = merge::merged(
            self.profiles.clone(),
            named(|row| row.counts.clone()),
            self.smallest(),
        );
        if !crossed.merged || crossed.rows.len() >= FEWEST_ROWS {
            return crossed;
        }
        merge::merged(
            vec![texts::TOGETHER.to_owned()],
            named(|row| vec![row.counts.iter().sum()]),
            self.smallest(),
        )
    }

    fn per_profile(&self) -> Matrix {
        let rows = self
            .profiles
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let counts = self.destinations.iter();
                let sum = counts.filter_map(|row| row.counts.get(index)).sum();
                (name.clone(), vec![sum])
            })
            .collect();
        merge::merged(vec![texts::TOGETHER.to_owned()], rows, self.smallest())
    }

    fn measures(&self) -> Block {
        let hides = |count: u32| self.outside && count > 0 && count < SMALLEST_OUTSIDE;
        let rows = self
            .measures
            .iter()
            .map(|measure| {
                // What is left over is a group too.
                let rest = measure.of.saturating_sub(measure.count);
                let (count, bar) = if hides(measure.count) || hides(rest) || hides(measure.of) {
                    (texts::NOT_SHOWN.to_owned(), None)
                } else {
                    let share = (measure.of > 0).then(|| measure.count as f32 / measure.of as f32);
                    (texts::out_of(measure.count, measure.of), share)
                };
                vec![
                    sheet::cell(measure.label.trim()),
                    bar.map(|share| share_bar(share.min(1.0)))
                        .into_iter()
                        .collect(),
                    vec![Block::text(Span::new(count, STRONG), 0.0)],
                ]
            })
            .collect();
        let column = |width, head| (mm(width), vec![Span::new(head, COLUMN)]);
        Block::Table(Table {
            columns: vec![
                column(84.0, texts::WHAT),
                column(44.0, texts::SHARE),
                column(40.0, texts::COUNT),
            ],
            rows,
            line: (HAIR, mm(0.25)),
            pad: mm(1.0),
            row_height: mm(7.0),
            gap: mm(3.0),
            before: mm(2.0),
        })
    }
}

/// A part of a whole: filled, with an edge around the rest.
fn share_bar(share: f32) -> Block {
    let (width, height) = (mm(42.0), mm(3.6));
    let y = (BODY.leading - height) / 2.0;
    let area = Area {
        x: 0.0,
        y,
        width,
        height,
    };
    Block::Picture {
        paths: vec![
            Path::rect(area).fill(Color::WHITE).stroke(INK, mm(0.25)),
            Path::rect(Area {
                width: width * share,
                ..area
            })
            .fill(TINTS[0]),
        ],
        width,
        height: BODY.leading,
        alt: None,
        before: 0.0,
    }
}

/// Which pattern is which profile.
fn legend(matrix: &Matrix) -> Block {
    let per_row = matrix.columns.len().max(1);
    let width = WIDTH / per_row as f32;
    let size = mm(5.0);
    Block::Columns {
        columns: matrix
            .columns
            .iter()
            .enumerate()
            .flat_map(|(index, name)| {
                let area = Area {
                    x: 0.0,
                    y: (SMALL.leading - mm(3.6)) / 2.0,
                    width: size,
                    height: mm(3.6),
                };
                let picture = Block::Picture {
                    paths: pattern(index, area),
                    width: size,
                    height: SMALL.leading,
                    alt: None,
                    before: 0.0,
                };
                [
                    (size + mm(1.6), vec![picture]),
                    (
                        width - size - mm(1.6),
                        vec![Block::text(Span::new(name.as_str(), SMALL), 0.0)],
                    ),
                ]
            })
            .collect(),
        gap: 0.0,
        before: mm(1.6),
    }
}

/// A bar per destination with its number behind it.
fn chart(matrix: &Matrix) -> Vec<Block> {
    let most = matrix
        .rows
        .iter()
        .map(|row| row.total)
        .max()
        .unwrap_or(0)
        .max(1);
    let label = mm(62.0);
    let number = mm(20.0);
    let room = WIDTH - label - number - mm(4.0);
    let height = mm(5.2);
    matrix
        .rows
        .iter()
        .map(|row| {
            let mut paths = Vec::new();
            let mut x = 0.0;
            for (index, &count) in row.counts.iter().enumerate() {
                let width = room * count as f32 / most as f32;
                if count > 0 && !row.hidden {
                    paths.extend(pattern(
                        index,
                        Area {
                            x,
                            y: (BODY.leading - height) / 2.0,
                            width,
                            height,
                        },
                    ));
                }
                x += width;
            }
            let text = if row.hidden {
                texts::NOT_SHOWN.to_owned()
            } else {
                row.total.to_string()
            };
            let end = if row.hidden { 0.0 } else { x };
            Block::Columns {
                columns: vec![
                    (
                        label,
                        vec![Block::text(Span::name(row.label.as_str(), BODY), 0.0)],
                    ),
                    (
                        end,
                        vec![Block::Picture {
                            paths,
                            width: end,
                            height: BODY.leading,
                            alt: None,
                            before: 0.0,
                        }],
                    ),
                    (number, vec![Block::text(Span::new(text, STRONG), 0.0)]),
                ],
                gap: mm(2.0),
                before: mm(1.8),
            }
        })
        .collect()
}

/// A bar in the pattern of a profile: plain, hatched, dotted, white.
fn pattern(index: usize, area: Area) -> Vec<Path> {
    let tint = TINTS[index % TINTS.len()];
    let mut paths = vec![Path::rect(area).fill(tint)];
    match index % TINTS.len() {
        1 => {
            let (step, h) = (mm(1.6), area.height);
            let mut at = -h + step / 2.0;
            while at < area.width {
                // From the foot at `at` up to the right, cut at both sides of the bar.
                let (from, to) = (at.max(0.0), (at + h).min(area.width));
                if to > from {
                    let y = |x: f32| area.y + h - (x - at);
                    paths.push(
                        Path::line(&[(area.x + from, y(from)), (area.x + to, y(to))])
                            .stroke(INK, mm(0.25)),
                    );
                }
                at += step;
            }
        }
        2 => {
            let (step, radius) = (mm(1.6), mm(0.32));
            let mut row = 0_u16;
            let mut y = step * 0.6;
            while y + radius < area.height {
                let mut x = if row % 2 == 0 { step * 0.6 } else { step * 1.1 };
                while x + radius < area.width {
                    paths.push(Path::circle(area.x + x, area.y + y, radius).fill(INK));
                    x += step;
                }
                y += step * 0.85;
                row += 1;
            }
        }
        _ => {}
    }
    paths.push(Path::rect(area).stroke(INK, mm(0.25)));
    paths
}

/// The same in numbers.
fn table(matrix: &Matrix) -> Block {
    let gap = mm(4.0);
    let label = mm(66.0);
    let total = mm(18.0);
    let count = matrix.columns.len().max(1) as f32;
    let width = (WIDTH - label - total - gap * (count + 1.0)) / count;
    let mut columns = vec![(label, vec![Span::new(texts::DESTINATION, COLUMN)])];
    columns.extend(
        matrix
            .columns
            .iter()
            .map(|name| (width, vec![Span::new(name.as_str(), COLUMN)])),
    );
    columns.push((total, vec![Span::new(texts::TOGETHER, COLUMN)]));
    let cells = |label: &str, counts: &[u32], sum: u32, hidden: bool, name| {
        let shown = |count: u32| {
            if hidden {
                texts::NOT_SHOWN.to_owned()
            } else {
                count.to_string()
            }
        };
        let mut row = vec![vec![Block::text(Span::name(label, name), 0.0)]];
        row.extend(counts.iter().map(|count| sheet::cell(shown(*count))));
        row.push(vec![Block::text(Span::new(shown(sum), STRONG), 0.0)]);
        row
    };
    let mut rows: Vec<_> = matrix
        .rows
        .iter()
        .map(|row| cells(&row.label, &row.counts, row.total, row.hidden, BODY))
        .collect();
    if !matrix.rows.iter().any(|row| row.hidden) {
        let sums: Vec<u32> = (0..matrix.columns.len())
            .map(|column| {
                matrix
                    .rows
                    .iter()
                    .filter_map(|row| row.counts.get(column))
                    .sum()
            })
            .collect();
        let all = sums.iter().sum();
        rows.push(cells(texts::TOGETHER, &sums, all, false, LABEL));
    }
    Block::Table(Table {
        columns,
        rows,
        line: (HAIR, mm(0.25)),
        pad: mm(1.0),
        row_height: mm(7.0),
        gap,
        before: mm(2.0),
    })
}

#[cfg(test)]
mod tests {
    use super::{Cohort, Destination, SMALLEST_OUTSIDE};

    fn cohort(outside: bool, counts: &[[u32; 2]]) -> Cohort {
        Cohort {
            school: String::new(),
            cohort: String::new(),
            reader: String::new(),
            outside,
            date: chrono::NaiveDate::default(),
            profiles: vec!["arbeid".into(), "dagbesteding".into()],
            destinations: counts
                .iter()
                .enumerate()
                .map(|(index, counts)| Destination {
                    code: format!("C{index}"),
                    label: format!("bestemming {index}"),
                    counts: counts.to_vec(),
                })
                .collect(),
            measures: vec![],
        }
    }

    #[test]
    fn a_table_that_would_melt_into_one_row_shows_destinations_alone() {
        let counts = [[20, 1], [12, 2], [9, 0], [0, 3]];
        let cohort = cohort(true, &counts);
        let matrix = cohort.matrix();
        assert_eq!(matrix.columns.len(), 1);
        assert!(matrix.rows.len() >= 3, "{matrix:?}");
        for row in matrix.rows.iter().chain(&cohort.per_profile().rows) {
            assert!(row.total >= SMALLEST_OUTSIDE, "{row:?}");
        }
    }

    #[test]
    fn inside_every_count_stands_there() {
        let matrix = cohort(false, &[[20, 1], [12, 2]]).matrix();
        assert_eq!(matrix.columns.len(), 2);
        assert_eq!(matrix.rows[0].counts, [20, 1]);
    }
}
