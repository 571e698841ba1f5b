//! Invitation to an outflow meeting for professionals (handbook 6 and 9). It names no student
//! unless that is asked for: it often goes by mail.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::agenda::Participant;
use crate::document::Printable;
use crate::engine::block::{Block, Ground};
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{ANSWER, BODY, INK, STRONG};
use crate::person::{Person, filled};
use crate::words::invitation as texts;
use crate::{DocumentError, Engine, sheet, words};

/// An invitation for a professional.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// The school that invites.
    pub school: String,
    /// Who is invited.
    pub receiver: String,
    /// Organisation of the one who is invited.
    pub organisation: Option<String>,
    /// Municipality, or several that share a consultant.
    pub municipality: String,
    /// Day.
    pub date: NaiveDate,
    /// From.
    pub start: Option<NaiveTime>,
    /// Until.
    pub end: Option<NaiveTime>,
    /// Where: `Lokaal 2.14`.
    pub place: Option<String>,
    /// Which round: `2e ronde`.
    pub round: Option<String>,
    /// How many students.
    pub count: usize,
    /// The students by name; empty unless asked for.
    pub students: Vec<InvitedStudent>,
    /// Who else is invited.
    pub participants: Vec<Participant>,
    /// Answer before this day.
    pub reply_by: Option<NaiveDate>,
    /// To whom.
    pub contact: Option<Person>,
}

/// A student by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InvitedStudent {
    /// Planned moment.
    pub time: Option<NaiveTime>,
    /// Name.
    pub name: String,
}

impl Printable for Invitation {
    fn title(&self) -> String {
        format!("{} {}", texts::TITLE, self.municipality.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(self.school.trim(), &self.title());
        blocks.extend(sheet::facts(&[
            (words::DATE, words::long_date(self.date)),
            (words::TIME, words::time_span(self.start, self.end)),
            (words::PLACE, self.place.clone().unwrap_or_default()),
            (words::MUNICIPALITY, self.municipality.clone()),
            (texts::HOW_MANY, words::students(self.count)),
            (words::ROUND, self.round.clone().unwrap_or_default()),
        ]));
        blocks.push(Block::Text {
            spans: vec![Span::name(texts::dear(&self.receiver), ANSWER)],
            before: mm(8.0),
            align: crate::engine::canvas::Align::Left,
            keep: true,
        });
        for line in texts::intro(self.municipality.trim(), self.count) {
            blocks.push(Block::text(Span::new(line, ANSWER), mm(2.4)));
        }
        blocks.push(sheet::heading(texts::ABOUT));
        blocks.push(large_list(&texts::TOPICS));
        blocks.push(sheet::heading(texts::ASK));
        let mut asked: Vec<String> = texts::ASKED.iter().map(|ask| (*ask).to_owned()).collect();
        if let Some(day) = self.reply_by {
            asked.insert(0, texts::reply_before(day));
        }
        blocks.push(large_list(&asked));
        if !self.students.is_empty() {
            blocks.push(sheet::heading(&words::students(self.students.len())));
            blocks.push(self.names());
        }
        if !self.participants.is_empty() {
            blocks.push(sheet::heading(texts::ALSO_INVITED));
            blocks.push(sheet::list(
                self.participants.iter().map(Participant::line).collect(),
            ));
        }
        if let Some(contact) = self.contact.as_ref().filter(|contact| !contact.is_empty()) {
            blocks.push(reply_to(contact));
        }
        let receiver = filled(Some(&self.receiver))
            .or(filled(self.organisation.as_deref()))
            .unwrap_or(&self.municipality);
        let foot = if self.students.is_empty() {
            texts::foot(receiver)
        } else {
            words::confidential_for(receiver)
        };
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

impl Invitation {
    fn names(&self) -> Block {
        let rows = self
            .students
            .iter()
            .map(|student| {
                vec![
                    sheet::cell(student.time.map(words::time).unwrap_or_default()),
                    sheet::name_cell(&student.name),
                ]
            })
            .collect();
        sheet::table(&[(20.0, words::TIME), (151.0, words::STUDENT)], rows, 7.0)
    }
}

fn large_list(items: &[impl AsRef<str>]) -> Block {
    Block::List {
        items: items
            .iter()
            .map(|item| vec![Span::new(item.as_ref(), ANSWER)])
            .collect(),
        bullet: crate::look::ROUTE,
        before: mm(0.8),
    }
}

/// A box with whom to answer.
fn reply_to(contact: &Person) -> Block {
    Block::Keep(vec![Block::Panel {
        ground: Ground {
            fill: None,
            bar: None,
            edge: Some((INK, mm(0.7))),
            pad: (mm(5.0), mm(4.0), mm(4.0)),
        },
        blocks: vec![
            Block::label(Span::new(texts::REPLY_TO, STRONG), 0.0),
            Block::Text {
                spans: contact.line(STRONG, BODY),
                before: mm(0.6),
                align: crate::engine::canvas::Align::Left,
                keep: false,
            },
        ],
        before: mm(6.0),
    }])
}
