//! The form with which a student, or below sixteen a parent, says who may read what (handbook 9
//! and 10.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::{Block, Table};
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::INK;
use crate::person::{Person, filled};
use crate::pictogram::Pictogram;
use crate::simple::{Head, Line, Row, Scale, sentences};
use crate::words::consent as texts;
use crate::{DocumentError, Engine, form, simple, words};

/// A form for consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentForm {
    /// The name the student goes by.
    pub first_name: String,
    /// First name and surname.
    pub student: String,
    /// School.
    pub school: String,
    /// Day of printing.
    pub date: NaiveDate,
    /// Who gets it: a person or an organisation.
    pub recipient: String,
    /// Who that is: `gemeente Oefendam`.
    pub role: Option<String>,
    /// What for.
    pub purpose: String,
    /// How it is given: `op papier`.
    pub form: Option<String>,
    /// The parts.
    pub sections: Vec<SectionChoice>,
    /// Until when it holds.
    pub until: Option<NaiveDate>,
    /// Who decides.
    pub signer: Signer,
    /// The text that is read before signing.
    pub text: String,
    /// Version of that text.
    pub text_version: String,
    /// Whom to tell to stop.
    pub contact: Option<Person>,
}

/// A part of the passport and whether it may be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionChoice {
    /// Title: `Wat kan ik?`.
    pub title: String,
    /// What is in it, in a few words.
    pub about: Option<String>,
    /// Yes, no, or still to be ticked by pen.
    pub chosen: Option<bool>,
}

/// Who decides about sharing (handbook 10.2, rule 1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "who")]
pub enum Signer {
    /// From sixteen: the student.
    Student,
    /// Below sixteen: each parent with custody.
    Parents {
        /// Names; empty leaves two lines to sign on.
        names: Vec<String>,
    },
    /// A guardian, mentor or curator.
    Representative {
        /// Name, when known.
        name: Option<String>,
    },
}

/// Lines to write on when there is nothing yet.
fn or_write(lines: Vec<Line>) -> Vec<Line> {
    if lines.is_empty() {
        vec![Line::Write]
    } else {
        lines
    }
}

impl Printable for ConsentForm {
    fn title(&self) -> String {
        format!("{} {}", texts::DOCUMENT, self.student.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let foot = texts::foot(&self.text_version, &self.student);
        let above = texts::above(&self.student);
        let head = Head {
            above: &above,
            title: texts::TITLE,
            foot: &foot,
        };
        simple::add(engine, draft, parent, &head, |scale| {
            let mut blocks = vec![
                Block::Space(mm(2.0)),
                Block::text(Span::new(self.intro(), scale.text), 0.0),
            ];
            blocks.extend(scale.rows(&self.first_rows())?);
            blocks.push(Block::Heading {
                level: 2,
                spans: vec![Span::name(
                    texts::may_read(self.recipient.trim()),
                    scale.heading(),
                )],
                before: mm(5.0),
            });
            blocks.push(self.choices(scale));
            blocks.push(Block::text(Span::new(texts::NEVER, scale.text), mm(2.0)));
            blocks.push(Block::Break);
            blocks.extend(scale.rows(&self.know())?);
            blocks.extend(self.signing(scale));
            Ok(blocks)
        })
    }
}

impl ConsentForm {
    fn intro(&self) -> String {
        texts::intro(match self.signer {
            Signer::Student => texts::YOU,
            Signer::Parents { .. } => texts::A_PARENT,
            Signer::Representative { .. } => texts::WHO_REPRESENTS,
        })
    }

    fn first_rows(&self) -> Vec<Row> {
        let role = filled(self.role.as_deref()).map(|role| format!(", {role}"));
        let mut purpose = sentences(&self.purpose);
        purpose.extend(filled(self.form.as_deref()).map(texts::given_as));
        purpose.extend(self.until.map(texts::until));
        vec![
            Row {
                pictogram: Pictogram::People,
                label: words::WHO_GETS_IT.to_owned(),
                lines: or_write(
                    filled(Some(&self.recipient))
                        .map(|name| Line::Named(name.to_owned(), role.unwrap_or_default()))
                        .into_iter()
                        .collect(),
                ),
            },
            Row {
                pictogram: Pictogram::Speech,
                label: texts::WHAT_FOR.to_owned(),
                lines: or_write(purpose.into_iter().map(Line::Text).collect()),
            },
        ]
    }

    fn choices(&self, scale: Scale) -> Block {
        let head = |text: &str| vec![Span::new(text, scale.bold())];
        let rows = self
            .sections
            .iter()
            .map(|section| {
                let mut what = vec![Block::text(
                    Span::new(section.title.trim(), scale.bold()),
                    0.0,
                )];
                what.extend(
                    filled(section.about.as_deref())
                        .map(|about| Block::text(Span::new(about, scale.text.sized(14.0)), 0.0)),
                );
                vec![
                    what,
                    vec![form::tick(
                        section.chosen == Some(true),
                        texts::YES,
                        scale.text,
                    )],
                    vec![form::tick(
                        section.chosen == Some(false),
                        texts::NO,
                        scale.text,
                    )],
                ]
            })
            .collect();
        Block::Table(Table {
            columns: vec![
                (mm(122.0), head(texts::PART)),
                (mm(20.0), head(texts::YES)),
                (mm(20.0), head(texts::NO)),
            ],
            rows,
            line: (INK, mm(0.25)),
            pad: mm(1.3),
            row_height: mm(9.0),
            gap: mm(6.0),
            before: mm(1.6),
        })
    }

    fn know(&self) -> Vec<Row> {
        let contact = self.contact.as_ref();
        let stop = vec![
            texts::tell(
                contact.and_then(|person| filled(Some(&person.name))),
                contact.and_then(Person::shown_phone).as_deref(),
            ),
            texts::PAPER_STAYS.to_owned(),
        ];
        vec![
            Row::new(Pictogram::List, texts::KNOW, sentences(&self.text)),
            Row::new(Pictogram::Telephone, texts::STOP_LABEL, stop),
        ]
    }

    fn signing(&self, scale: Scale) -> Vec<Block> {
        let (why, names): (String, Vec<String>) = match &self.signer {
            Signer::Student => (
                texts::STUDENT_DECIDES.to_owned(),
                vec![self.first_name.clone()],
            ),
            Signer::Parents { names } => {
                let mut names: Vec<String> = names
                    .iter()
                    .filter_map(|name| filled(Some(name)).map(str::to_owned))
                    .collect();
                while names.len() < 2 {
                    let next = if names.is_empty() {
                        texts::PARENT
                    } else {
                        texts::OTHER_PARENT
                    };
                    names.push(next.to_owned());
                }
                names.push(self.first_name.clone());
                (texts::parents_decide(&self.first_name), names)
            }
            Signer::Representative { name } => (
                texts::representative_decides(&self.first_name),
                vec![
                    filled(name.as_deref())
                        .unwrap_or(texts::REPRESENTATIVE)
                        .to_owned(),
                    self.first_name.clone(),
                ],
            ),
        };
        let mut inside = vec![Block::Heading {
            level: 2,
            spans: vec![Span::new(texts::SIGN, scale.bold())],
            before: mm(4.0),
        }];
        inside.extend(scale.sentences(&sentences(&why)));
        inside.push(Block::Space(mm(5.0)));
        inside.push(form::field(words::DATE, mm(18.0), mm(82.0), scale.text));
        inside.extend(simple::signatures(&names, scale.text));
        vec![Block::Space(mm(3.0)), Block::Keep(inside)]
    }
}
