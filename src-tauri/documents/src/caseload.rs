//! The caseload of one jobcoach on paper (handbook 8.10).

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::tags::NodeId;
use crate::{DocumentError, Engine, sheet, words};

/// The young people of one jobcoach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Caseload {
    /// The coach.
    pub coach: String,
    /// Kind: `jobcoach gemeente`.
    pub kind: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Most young people the coach takes on.
    pub capacity: Option<u32>,
    /// Day of printing.
    pub date: NaiveDate,
    /// Who is coached now.
    pub students: Vec<Coached>,
    /// Who starts later.
    #[serde(default)]
    pub planned: Vec<Coached>,
}

/// One assignment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coached {
    /// The young person.
    pub student: String,
    /// Municipality.
    pub municipality: Option<String>,
    /// Place of work or school.
    pub place: Option<String>,
    /// Regime and hours: `midden, 12 uur per half jaar`.
    pub regime: Option<String>,
    /// From.
    pub from: Option<NaiveDate>,
    /// Until.
    pub until: Option<NaiveDate>,
}

impl Printable for Caseload {
    fn title(&self) -> String {
        format!("{} {}", words::CASELOAD_OF, self.coach.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let above = self
            .organisation
            .as_deref()
            .filter(|name| !name.trim().is_empty())
            .unwrap_or(words::CASELOAD);
        let mut blocks = sheet::title(above, &self.title());
        blocks.extend(sheet::facts(&[
            (words::KIND, self.kind.clone().unwrap_or_default()),
            (
                words::CASELOAD,
                words::caseload(self.students.len(), self.capacity),
            ),
            (words::PRINTED_ON, words::date(self.date)),
        ]));
        if self.students.is_empty() {
            blocks.push(Block::Space(mm(4.0)));
            blocks.push(sheet::text(words::NO_STUDENTS));
        } else {
            blocks.push(Block::Space(mm(4.0)));
            blocks.push(table(&self.students));
        }
        if !self.planned.is_empty() {
            blocks.push(sheet::heading(words::STARTS_LATER));
            blocks.push(table(&self.planned));
        }
        let foot = words::confidential_for(&self.coach);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

/// One row per young person.
fn table(students: &[Coached]) -> Block {
    let some = |text: &Option<String>| sheet::cell(text.clone().unwrap_or_default());
    let rows = students
        .iter()
        .map(|coached| {
            vec![
                sheet::name_cell(&coached.student),
                some(&coached.municipality),
                some(&coached.place),
                some(&coached.regime),
                sheet::cell(words::period(coached.from, coached.until)),
            ]
        })
        .collect();
    sheet::table(
        &[
            (40.0, words::STUDENT),
            (26.0, words::MUNICIPALITY),
            (33.0, words::PLACE),
            (28.0, words::REGIME),
            (35.0, words::PERIOD),
        ],
        rows,
        9.0,
    )
}

/// A caseload as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    caseload: &Caseload,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(caseload, engine, created)
}
