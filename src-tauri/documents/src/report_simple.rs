//! The report of an outflow meeting for the student, in simple words (handbook 9 and 12c): what was
//! said, what I want, who does what before when, whom to call.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::person::{Person, filled};
use crate::pictogram::Pictogram;
use crate::simple::{Head, Line, Row, Scale, sentences};
use crate::words::report_simple as texts;
use crate::{DocumentError, Engine, form, simple, words};

/// A report for the student.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimpleReport {
    /// First name and surname.
    pub student: String,
    /// School.
    pub school: String,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Who was there; the role in plain words.
    pub people: Vec<Person>,
    /// What the student said.
    pub own_words: Option<String>,
    /// What was talked about.
    pub discussed: Option<String>,
    /// What the student wants.
    pub plan_a: Option<String>,
    /// And if that does not work out.
    pub plan_b: Option<String>,
    /// What happens now.
    pub steps: Vec<SimpleStep>,
    /// Next meeting.
    pub next: Option<NaiveDate>,
    /// Who can be called.
    pub contacts: Vec<Person>,
}

/// Who does what before when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimpleStep {
    /// Who does it.
    pub who: String,
    /// Whether that is the student.
    pub mine: bool,
    /// What.
    pub what: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// Whether it is done already.
    pub done: bool,
}

impl Printable for SimpleReport {
    fn title(&self) -> String {
        texts::TITLE.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let foot = texts::foot(&self.student);
        let head = Head {
            above: self.student.trim(),
            title: texts::TITLE,
            foot: &foot,
        };
        simple::add(engine, draft, parent, &head, |scale| {
            let mut blocks = vec![
                Block::Space(mm(2.0)),
                scale.line(texts::held_on(self.date, &self.school)),
            ];
            blocks.extend(scale.rows(&self.rows())?);
            if !self.steps.is_empty() {
                blocks.push(Block::Heading {
                    level: 2,
                    spans: vec![Span::new(texts::NOW, scale.heading())],
                    before: mm(7.0),
                });
                blocks.push(self.steps(scale));
            }
            if let Some(day) = self.next {
                blocks.push(Block::Space(mm(4.0)));
                blocks.extend(scale.rows(&[Row::new(
                    Pictogram::Calendar,
                    texts::NEXT,
                    vec![format!("{}.", words::capital(&words::long_date(day)))],
                )])?);
            }
            blocks.extend(simple::call(scale, &self.contacts));
            Ok(blocks)
        })
    }
}

impl SimpleReport {
    fn rows(&self) -> Vec<Row> {
        let said = |text: &Option<String>| sentences(text.as_deref().unwrap_or_default());
        vec![
            Row {
                pictogram: Pictogram::People,
                label: texts::THERE.to_owned(),
                lines: self
                    .people
                    .iter()
                    .filter(|person| !person.name.trim().is_empty())
                    .map(|person| {
                        let role = filled(Some(&person.role)).map(|role| format!(", {role}"));
                        Line::Named(person.name.clone(), role.unwrap_or_default())
                    })
                    .collect(),
            },
            Row {
                pictogram: Pictogram::Speech,
                label: texts::I_SAID.to_owned(),
                lines: said(&self.own_words).into_iter().map(Line::Own).collect(),
            },
            Row::new(Pictogram::List, texts::DISCUSSED, said(&self.discussed)),
            Row::new(Pictogram::Star, texts::I_WANT, said(&self.plan_a)),
            Row::new(Pictogram::Compass, texts::OTHERWISE, said(&self.plan_b)),
        ]
    }

    fn steps(&self, scale: Scale) -> Block {
        let rows = self.steps.iter().map(|step| {
            // What somebody does is written as of another, so that here too a name comes first.
            let mut who = vec![Block::text(Span::name(step.who.trim(), scale.bold()), 0.0)];
            who.extend(step.mine.then(|| scale.line(texts::ME)));
            let what = sentences(&step.what);
            vec![
                who,
                what.into_iter().map(|text| scale.line(text)).collect(),
                vec![scale.line(step.due.map(words::date).unwrap_or_default())],
                vec![form::tick(step.done, texts::DONE, scale.text)],
            ]
        });
        scale.steps(
            &[
                (42.0, words::WHO),
                (67.0, words::WHAT),
                (36.0, texts::READY),
                (18.0, texts::DONE),
            ],
            rows.collect(),
        )
    }
}
