//! What goes along to the next provider (handbook 9): the chosen parts of the passport, whom to
//! call, running instruments, open agreements, the next step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::group::Group;
use crate::look::{ANSWER, BODY, LABEL, STRONG};
use crate::person::{Person, filled};
use crate::report::{Agreement, Instrument, agreement_table, instrument_table};
use crate::words::handover as texts;
use crate::{DocumentError, Engine, sheet, words};

/// A handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Handover {
    /// The student.
    pub student: String,
    /// Day of birth, when the receiver needs it.
    pub birth_date: Option<NaiveDate>,
    /// Phone number of the student.
    pub phone: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// School that hands over.
    pub school: String,
    /// Class.
    pub class: Option<String>,
    /// Last day at school.
    pub last_day: Option<NaiveDate>,
    /// Where the student goes: `Arbeid met ondersteuning`.
    pub destination: Option<String>,
    /// Who takes over: a person or an organisation.
    pub receiver: String,
    /// What for.
    pub purpose: Option<String>,
    /// Day of handing over.
    pub date: NaiveDate,
    /// What has to happen first, by whom and before when.
    pub next_step: Option<NextAction>,
    /// Who can be called about it.
    pub contacts: Vec<Person>,
    /// The parts of the passport that go along, as groups of texts.
    pub parts: Vec<Group>,
    /// Running instruments.
    pub instruments: Vec<Instrument>,
    /// Open agreements.
    pub agreements: Vec<Agreement>,
    /// Who signs, as it stands behind `Handtekening`.
    pub signatures: Vec<String>,
}

/// The next step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextAction {
    /// What.
    pub what: String,
    /// Who does it.
    pub who: Option<String>,
    /// Before when.
    pub due: Option<NaiveDate>,
}

impl Printable for Handover {
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
        let date = |day: Option<NaiveDate>| day.map(words::date).unwrap_or_default();
        let mut blocks = sheet::title(texts::ABOVE, self.student.trim());
        blocks.extend(sheet::facts(&[
            (texts::FOR, self.receiver.clone()),
            (words::DATE, words::date(self.date)),
            (texts::FROM, self.school.clone()),
            (words::CLASS, some(&self.class)),
            (words::BORN, date(self.birth_date)),
            (
                texts::PHONE,
                filled(self.phone.as_deref())
                    .map(words::phone)
                    .unwrap_or_default(),
            ),
            (words::MUNICIPALITY, some(&self.municipality)),
            (texts::LAST_DAY, date(self.last_day)),
            (texts::DESTINATION, some(&self.destination)),
            (texts::PURPOSE, some(&self.purpose)),
        ]));
        blocks.extend(self.next_step.as_ref().map(next_step));
        blocks.extend(sheet::people(texts::CALL, &self.contacts));
        if !self.agreements.is_empty() {
            blocks.push(sheet::heading(texts::OPEN));
            blocks.push(agreement_table(&self.agreements));
        }
        if !self.instruments.is_empty() {
            blocks.push(sheet::heading(texts::RUNNING));
            blocks.push(instrument_table(&self.instruments));
        }
        let parts: Vec<&Group> = self.parts.iter().filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            blocks.push(Block::Heading {
                level: 2,
                spans: vec![Span::new(texts::PASSPORT, crate::look::HEADING)],
                before: mm(9.0),
            });
            blocks.push(Block::label(Span::new(texts::OWN_CHOICE, BODY), mm(0.6)));
            for part in parts {
                blocks.extend(part.blocks_below(3));
            }
        }
        blocks.extend(sheet::signatures(&self.signatures));
        let foot = words::confidential_for(&self.receiver);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

/// The next step on a ground with a bar, so that it is seen first.
fn next_step(step: &NextAction) -> Block {
    let mut who = Vec::new();
    who.extend(filled(step.who.as_deref()).map(|who| Span::name(who, STRONG)));
    if let Some(due) = step.due {
        let text = texts::before(due, !who.is_empty());
        who.push(Span::new(text, BODY));
    }
    let mut inside = vec![
        Block::label(Span::new(texts::NEXT, LABEL), 0.0),
        Block::text(Span::new(step.what.trim(), ANSWER), mm(0.6)),
    ];
    if !who.is_empty() {
        inside.push(Block::Text {
            spans: who,
            before: mm(0.8),
            align: crate::engine::canvas::Align::Left,
            keep: false,
        });
    }
    sheet::panel(inside, mm(6.0))
}
