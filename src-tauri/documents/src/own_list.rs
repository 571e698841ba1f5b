//! What a young person still has to do, in simple words (handbook 9 and 12c): one list over all talks.

use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::tags::NodeId;
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
            blocks.extend(texts::INTRO.lines().map(|line| scale.line(line)));
            blocks.push(Block::Space(mm(5.0)));
            blocks.push(self.steps(scale));
            blocks.extend(simple::call(scale, &self.contacts));
            Ok(blocks)
        })
    }
}

impl OwnList {
    fn steps(&self, scale: Scale) -> Block {
        let rows = self.steps.iter().map(|step| {
            let mut what = sentences(&step.what);
            what.extend(step.repeat.as_deref().map(texts::comes_back));
            let mut day: Vec<String> = step.due.map(words::date).into_iter().collect();
            if step.late {
                day.push(texts::LATE.to_owned());
            }
            let lines =
                |texts: Vec<String>| texts.into_iter().map(|text| scale.line(text)).collect();
            vec![
                lines(what),
                lines(day),
                vec![form::tick(false, report_simple::DONE, scale.text)],
            ]
        });
        scale.steps(
            &[
                (96.0, texts::WHAT),
                (52.0, report_simple::READY),
                (18.0, report_simple::DONE),
            ],
            rows.collect(),
        )
    }
}
