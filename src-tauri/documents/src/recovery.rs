//! The sheet with the recovery code of a dossier. It never holds the password.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::block::{Block, Ground};
use crate::engine::canvas::Align;
use crate::engine::fonts::Voice;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::look::{ANSWER, HAIR, INK, WIDTH};
use crate::{DocumentError, Engine, sheet, words};

const CODE: TextStyle = TextStyle::new(Voice::Bold, 24.0, 30.0, INK).spaced(0.06);

/// A sheet with a recovery code.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecoverySheet {
    /// School.
    pub school: String,
    /// Name of the dossier.
    pub dossier: String,
    /// Day the code was made.
    pub date: NaiveDate,
    /// The code, its blocks parted by hyphens or spaces.
    pub code: String,
}

impl std::fmt::Debug for RecoverySheet {
    // The code opens the dossier: it must not end up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "RecoverySheet({})", self.date)
    }
}

impl Printable for RecoverySheet {
    fn title(&self) -> String {
        words::RECOVERY_CODE.to_string()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(self.school.trim(), words::RECOVERY_CODE);
        blocks.extend(sheet::facts(&[
            (words::DOSSIER, self.dossier.clone()),
            (words::MADE_ON, words::date(self.date)),
        ]));
        blocks.push(Block::text(Span::new(words::RECOVERY_WHY, ANSWER), mm(7.0)));
        blocks.push(self.code());
        blocks.push(sheet::heading(words::RECOVERY_KEEP));
        blocks.push(sheet::list(
            words::RECOVERY_RULES
                .iter()
                .map(|rule| vec![Span::new(*rule, ANSWER)])
                .collect(),
        ));
        blocks.push(sheet::heading(words::RECOVERY_USE));
        blocks.push(Block::text(Span::new(words::RECOVERY_HOW, ANSWER), mm(0.8)));
        blocks.push(sheet::heading(words::RECOVERY_WHERE));
        blocks.extend(sheet::writing_lines(2));
        sheet::add(
            engine,
            draft,
            parent,
            &blocks,
            words::RECOVERY_FOOT,
            words::RECOVERY_CODE,
        )
    }
}

impl RecoverySheet {
    /// The code in large blocks. The hyphens stay, so that a copied code is whole.
    fn code(&self) -> Block {
        let parts: Vec<&str> = self
            .code
            .split(|c: char| c == '-' || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .collect();
        let last = parts.len().saturating_sub(1);
        let longest = parts.iter().map(|part| part.chars().count()).max();
        // Blocks on one row, so that the longest still stands on one line.
        let per_row = match longest.unwrap_or(0) {
            0..=5 => 4,
            6..=8 => 3,
            9..=13 => 2,
            _ => 1,
        };
        let gap = mm(3.0);
        let inner = WIDTH - mm(12.0);
        let width = (inner - gap * (per_row as f32 - 1.0)) / per_row as f32;
        let rows = parts
            .chunks(per_row)
            .enumerate()
            .map(|(row, chunk)| Block::Columns {
                columns: chunk
                    .iter()
                    .enumerate()
                    .map(|(column, part)| {
                        let mut spans = vec![Span::name(*part, CODE)];
                        if row * per_row + column < last {
                            spans.push(Span::name("\u{2011}", CODE.ink(HAIR)));
                        }
                        let block = Block::Text {
                            spans,
                            before: 0.0,
                            align: Align::Left,
                            keep: false,
                        };
                        (width, vec![block])
                    })
                    .collect(),
                gap,
                before: mm(3.0),
            })
            .collect();
        Block::Panel {
            ground: Ground {
                fill: None,
                bar: None,
                edge: Some((INK, mm(0.7))),
                pad: (mm(6.0), mm(5.0), mm(6.0)),
            },
            blocks: vec![Block::Keep(rows)],
            before: mm(5.0),
        }
    }
}

/// A sheet with a recovery code as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    sheet: &RecoverySheet,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(sheet, engine, created)
}
