//! Invitation for a student and parents, in simple words, with a slip to send back (handbook 9 and
//! 12c).

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::canvas::Align;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::WIDTH;
use crate::person::{Person, filled};
use crate::pictogram::Pictogram;
use crate::simple::{Head, Line, Row, Scale};
use crate::words::invitation as texts;
use crate::{DocumentError, Engine, form, simple, words};

/// An invitation for one student and parents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimpleInvitation {
    /// The name the student goes by.
    pub first_name: String,
    /// First name and surname.
    pub student: String,
    /// School.
    pub school: String,
    /// Day.
    pub date: NaiveDate,
    /// When this student is talked with.
    pub start: Option<NaiveTime>,
    /// For how long.
    pub minutes: Option<u16>,
    /// Where: `Lokaal 2.14`.
    pub place: Option<String>,
    /// Who will be there; the role in plain words: `jouw mentor`.
    pub people: Vec<Person>,
    /// What is talked about; empty gives the standard list.
    pub topics: Vec<String>,
    /// What to bring; empty gives the standard list.
    pub bring: Vec<String>,
    /// Who gets the slip back.
    pub contact: Option<Person>,
    /// Before when.
    pub reply_by: Option<NaiveDate>,
}

impl Printable for SimpleInvitation {
    fn title(&self) -> String {
        texts::SIMPLE_TITLE.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let foot = texts::simple_foot(&self.student);
        let head = Head {
            above: self.student.trim(),
            title: texts::SIMPLE_TITLE,
            foot: &foot,
        };
        simple::add(engine, draft, parent, &head, |scale| {
            let mut blocks = vec![Block::Space(mm(2.0))];
            blocks.extend(scale.sentences(&texts::hello(&self.first_name)));
            blocks.extend(scale.rows(&self.rows())?);
            blocks.extend(self.slip(scale));
            Ok(blocks)
        })
    }
}

impl SimpleInvitation {
    fn rows(&self) -> Vec<Row> {
        let mut place: Vec<String> = Vec::new();
        for text in [self.place.as_deref(), Some(self.school.as_str())] {
            place.extend(filled(text).map(|text| {
                let text = text.trim_end_matches('.');
                format!("{}.", words::capital(text))
            }));
        }
        let or = |own: &[String], standard: &[&str]| -> Vec<String> {
            let own: Vec<String> = own
                .iter()
                .filter_map(|line| filled(Some(line)).map(str::to_owned))
                .collect();
            if own.is_empty() {
                standard.iter().map(|line| (*line).to_owned()).collect()
            } else {
                own
            }
        };
        let mut people: Vec<Line> = self
            .people
            .iter()
            .filter(|person| !person.name.trim().is_empty())
            .map(|person| {
                let role = filled(Some(&person.role)).map(|role| format!(", {role}"));
                Line::Named(person.name.clone(), role.unwrap_or_default())
            })
            .collect();
        people.push(Line::Text(texts::PARENTS.to_owned()));
        vec![
            Row::new(
                Pictogram::Calendar,
                texts::WHEN,
                texts::when(self.date, self.start, self.minutes),
            ),
            Row::new(Pictogram::Place, texts::WHERE, place),
            Row {
                pictogram: Pictogram::People,
                label: texts::WHO.to_owned(),
                lines: people,
            },
            Row::new(
                Pictogram::Speech,
                texts::TALK,
                or(&self.topics, &texts::SIMPLE_TOPICS),
            ),
            Row::new(
                Pictogram::Bag,
                texts::BRING,
                or(&self.bring, &texts::SIMPLE_BRING),
            ),
        ]
    }

    /// The slip at the foot of the page, all of it on one page.
    fn slip(&self, scale: Scale) -> Vec<Block> {
        let text = scale.text.sized(scale.text.size.min(14.0));
        let bold = scale.bold().sized(text.size);
        let half = (WIDTH - mm(8.0)) / 2.0;
        let contact = self.contact.as_ref();
        let phone = contact.and_then(Person::shown_phone);
        let back = texts::give_back(
            contact.and_then(|contact| filled(Some(&contact.name))),
            phone.as_deref(),
            self.reply_by,
        );
        let mut right: Vec<Block> = vec![Block::Text {
            spans: vec![Span::name(texts::i_am(&self.student), bold)],
            before: 0.0,
            align: Align::Left,
            keep: false,
        }];
        right.extend(
            back.into_iter()
                .map(|line| Block::text(Span::name(line, text), mm(0.5))),
        );
        vec![Block::Sink(vec![
            Block::Space(mm(2.0)),
            form::cut(0.0),
            Block::Columns {
                columns: vec![
                    (
                        half,
                        vec![
                            Block::Heading {
                                level: 2,
                                spans: vec![Span::new(texts::COMING, bold)],
                                before: 0.0,
                            },
                            form::choice(false, texts::YES, text, half, mm(1.0)),
                            form::choice(false, texts::NO, text, half, mm(1.0)),
                        ],
                    ),
                    (half, right),
                ],
                gap: mm(8.0),
                before: mm(2.0),
            },
            Block::Space(mm(4.0)),
            Block::Columns {
                columns: [texts::WITH, texts::MY_PHONE]
                    .map(|label| (half, vec![form::field(label, text.size * 7.2, half, text)]))
                    .into(),
                gap: mm(8.0),
                before: 0.0,
            },
        ])]
    }
}
