//! What a young person still has to do, in simple words (handbook 9 and 12c): one list over all talks.

use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

use crate::document::Printable;
use crate::engine::block::{Block, Table};
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::INK;
use crate::person::Person;
use crate::simple::{Head, Scale, sentences};
use crate::words::own_list as texts;
use crate::words::report_simple;
use crate::{DocumentError, Engine, form, simple, words};

/// The list of one young person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnList {
    /// First name and surname.
    pub student: String,
    /// What is to do, by day.
    pub steps: Vec<OwnStep>,
    /// Who can be called.
    pub contacts: Vec<Person>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnStep {
    /// What, with who does it in front.
    pub what: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// The day is over.
    pub late: bool,
    /// How often it comes back: `elke 2 weken`.
    pub repeat: Option<String>,
}

impl Printable for OwnList {
    fn title(&self) -> String {
        texts::TITLE.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let foot = report_simple::foot(&self.student);
        let head = Head {
            above: self.student.trim(),
            title: texts::TITLE,
            foot: &foot,
        };
        simple::add(engine, draft, parent, &head, |scale| {
            let mut blocks = vec![Block::Space(mm(2.0))];
            blocks.extend(
                texts::INTRO
                    .lines()
                    .map(|line| Block::text(Span::new(line, scale.text), 0.0)),
            );
            blocks.push(Block::Space(mm(5.0)));
            blocks.push(self.steps(scale));
            blocks.extend(simple::call(scale, &self.contacts));
            Ok(blocks)
        })
    }
}

impl OwnList {
    fn steps(&self, scale: Scale) -> Block {
        let head = |text: &str| vec![Span::new(text, scale.bold())];
        let line = |text: String| Block::text(Span::new(text, scale.text), 0.0);
        let rows = self
            .steps
            .iter()
            .map(|step| {
                let mut what: Vec<Block> = sentences(&step.what).into_iter().map(line).collect();
                what.extend(step.repeat.as_deref().map(texts::comes_back).map(line));
                let mut day: Vec<Block> = step.due.map(words::date).map(line).into_iter().collect();
                if step.late {
                    day.push(line(texts::LATE.to_owned()));
                }
                vec![
                    what,
                    day,
                    vec![form::tick(false, report_simple::DONE, scale.text)],
                ]
            })
            .collect();
        Block::Table(Table {
            columns: vec![
                (mm(96.0), head(texts::WHAT)),
                (mm(52.0), head(report_simple::READY)),
                (mm(18.0), head(report_simple::DONE)),
            ],
            rows,
            line: (INK, mm(0.25)),
            pad: mm(2.0),
            row_height: mm(11.0),
            gap: mm(3.0),
            before: mm(2.0),
        })
    }
}
