//! All agreements of one owner, per student (handbook 9). One document per owner.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::tags::NodeId;
use crate::{DocumentError, Engine, sheet, words};

/// The agreements of one owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreements {
    /// Who does it: a person or an organisation.
    pub owner: String,
    /// Organisation or role of the owner.
    pub organisation: Option<String>,
    /// School that keeps the list.
    pub school: String,
    /// Day of printing.
    pub date: NaiveDate,
    /// Per student what was agreed.
    pub students: Vec<StudentAgreements>,
}

/// What one owner does for one student.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudentAgreements {
    /// The student.
    pub student: String,
    /// Class.
    pub class: Option<String>,
    /// The agreements.
    pub items: Vec<OwnAgreement>,
}

/// One agreement of the owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnAgreement {
    /// What.
    pub what: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// Status as it is printed: `open`.
    pub status: String,
    /// Where it was agreed: `gesprek 2 maart 2026`.
    pub origin: Option<String>,
}

impl Printable for Agreements {
    fn title(&self) -> String {
        format!("{} {}", words::AGREEMENTS_OF, self.owner.trim())
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
                words::ORGANISATION,
                self.organisation.clone().unwrap_or_default(),
            ),
            (words::PRINTED_ON, words::date(self.date)),
        ]));
        if self.students.iter().all(|student| student.items.is_empty()) {
            blocks.push(Block::Space(mm(4.0)));
            blocks.push(sheet::text(words::NO_AGREEMENTS));
        }
        for student in &self.students {
            if student.items.is_empty() {
                continue;
            }
            let name = match student.class.as_deref().map(str::trim) {
                Some(class) if !class.is_empty() => {
                    format!("{}, {class}", student.student.trim())
                }
                _ => student.student.trim().to_string(),
            };
            blocks.push(sheet::heading(&name));
            let rows = student
                .items
                .iter()
                .map(|item| {
                    vec![
                        sheet::cell(item.what.trim()),
                        sheet::cell(item.due.map(words::short_date).unwrap_or_default()),
                        sheet::cell(item.status.trim()),
                        sheet::cell(item.origin.as_deref().unwrap_or_default().trim()),
                    ]
                })
                .collect();
            blocks.push(sheet::table(
                &[
                    (78.0, words::WHAT),
                    (23.0, words::BEFORE),
                    (20.0, words::STATUS),
                    (44.0, words::AGREED_IN),
                ],
                rows,
                9.0,
            ));
        }
        let foot = words::confidential_for(&self.owner);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

/// The agreements of one owner as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    agreements: &Agreements,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(agreements, engine, created)
}
