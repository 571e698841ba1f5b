//! The assignment for a jobcoach with the guidance plan (handbook 7, 8.10 and 9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::BODY;
use crate::person::{Person, filled};
use crate::report::{Agreement, agreement_table};
use crate::words::assignment as texts;
use crate::{DocumentError, Engine, form, sheet, words};

/// Rows for evaluations when no moment is planned yet.
const EMPTY_EVALUATIONS: usize = 2;

/// An assignment for one student.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// The student.
    pub student: String,
    /// Phone number of the student.
    pub phone: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// School.
    pub school: String,
    /// Where the student works or learns.
    pub place: Option<String>,
    /// The coach.
    pub coach: Person,
    /// Organisation of the coach.
    pub organisation: Option<String>,
    /// Who pays.
    pub financed_by: Option<String>,
    /// Regime: `midden`.
    pub regime: Option<String>,
    /// Hours: `12 uur per half jaar`.
    pub hours: Option<String>,
    /// From.
    pub from: Option<NaiveDate>,
    /// Until.
    pub until: Option<NaiveDate>,
    /// Day of printing.
    pub date: NaiveDate,
    /// What the student wants to reach.
    pub goals: Vec<String>,
    /// How the coach helps, in own words.
    pub approach: Option<String>,
    /// Moments of evaluation.
    pub evaluations: Vec<Evaluation>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// Who signs, as it stands behind `Handtekening`.
    pub signatures: Vec<String>,
}

/// A moment to look back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Day.
    pub date: Option<NaiveDate>,
    /// How it went, when it was held.
    pub result: Option<String>,
}

impl Printable for Assignment {
    fn title(&self) -> String {
        format!("{} {}", texts::TITLE, self.student.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut blocks = sheet::title(texts::ABOVE, self.student.trim());
        blocks.extend(sheet::facts(&[
            (texts::COACH, self.coach.name.clone()),
            (words::ORGANISATION, some(&self.organisation)),
            (
                texts::PHONE_COACH,
                self.coach.shown_phone().unwrap_or_default(),
            ),
            (texts::MAIL_COACH, some(&self.coach.email)),
            (
                texts::PHONE_STUDENT,
                filled(self.phone.as_deref())
                    .map(words::phone)
                    .unwrap_or_default(),
            ),
            (texts::WORKPLACE, some(&self.place)),
            (words::SCHOOL, self.school.clone()),
            (words::MUNICIPALITY, some(&self.municipality)),
            (words::PERIOD, words::period(self.from, self.until)),
            (words::REGIME, some(&self.regime)),
            (texts::HOURS, some(&self.hours)),
            (texts::PAID_BY, some(&self.financed_by)),
        ]));
        if self.from.is_none() && self.until.is_none() && self.hours.is_none() {
            let parts = [
                (texts::FROM, 12.0, 48.0),
                (texts::UNTIL, 22.0, 58.0),
                (texts::HOURS, 12.0, 58.0),
            ];
            blocks.push(form::fields(&parts, mm(4.0)));
        }
        self.goals(&mut blocks);
        blocks.extend(sheet::labelled(texts::APPROACH, self.approach.as_deref()));
        if filled(self.approach.as_deref()).is_none() {
            blocks.push(sheet::heading(texts::APPROACH));
            blocks.extend(form::lines(2, mm(8.5)));
        }
        blocks.push(sheet::heading(texts::EVALUATIONS));
        blocks.push(self.evaluations());
        if !self.agreements.is_empty() {
            blocks.push(sheet::heading(words::AGREEMENTS));
            blocks.push(agreement_table(&self.agreements));
        }
        blocks.extend(sheet::signatures(&self.signatures));
        let foot = words::confidential_about(&self.student);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

impl Assignment {
    fn goals(&self, blocks: &mut Vec<Block>) {
        blocks.push(sheet::heading(texts::GOALS));
        let goals: Vec<Vec<Span>> = self
            .goals
            .iter()
            .filter_map(|goal| filled(Some(goal)).map(|goal| vec![Span::new(goal, BODY)]))
            .collect();
        if goals.is_empty() {
            blocks.extend(form::lines(3, mm(8.5)));
        } else {
            blocks.push(sheet::list(goals));
        }
    }

    fn evaluations(&self) -> Block {
        let empty = Evaluation {
            date: None,
            result: None,
        };
        let missing = EMPTY_EVALUATIONS.saturating_sub(self.evaluations.len());
        let rows = self
            .evaluations
            .iter()
            .chain(std::iter::repeat_n(&empty, missing))
            .map(|evaluation| {
                vec![
                    sheet::name_cell(&evaluation.date.map(words::date).unwrap_or_default()),
                    sheet::cell(evaluation.result.as_deref().unwrap_or_default().trim()),
                    vec![],
                ]
            })
            .collect();
        sheet::table(
            &[
                (34.0, words::DATE),
                (72.0, texts::HOW),
                (62.0, texts::CHANGE),
            ],
            rows,
            13.0,
        )
    }
}
