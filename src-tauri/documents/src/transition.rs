//! Overgangsdocument: what a vso school hands over when a student leaves (handbook 5.4). Its four
//! parts and the areas always stand there; what is not written yet has lines to write on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::group::Fact;
use crate::look::{BODY, STRONG};
use crate::passport::Certificate;
use crate::person::{Person, filled};
use crate::words::transition as texts;
use crate::{DocumentError, Engine, form, sheet, words};

/// An overgangsdocument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// The student.
    pub student: String,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// School.
    pub school: String,
    /// Class.
    pub class: Option<String>,
    /// Profile: `arbeid`.
    pub profile: Option<String>,
    /// Where the student goes.
    pub destination: Option<String>,
    /// Last day at school.
    pub last_day: Option<NaiveDate>,
    /// Day of printing.
    pub date: NaiveDate,
    /// Kennis.
    pub knowledge: Option<String>,
    /// Vaardigheden: a question and what was said; a text of somebody else has no question.
    pub skills: Vec<Fact>,
    /// Houding.
    pub attitude: Option<String>,
    /// Ondersteuningsbehoeften, in words about work and learning, as the skills.
    pub needs: Vec<Fact>,
    /// The transition areas, each with its results; see [`Area::standard`].
    pub areas: Vec<Area>,
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// Places of work and what was done there.
    pub placements: Vec<String>,
    /// Advice about guidance.
    pub advice: Option<String>,
    /// Who can be called about it, until two years after leaving.
    pub contacts: Vec<Person>,
    /// Who signs, as it stands behind `Handtekening`.
    pub signatures: Vec<String>,
}

/// A transition area.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Name: `Werken`.
    pub name: String,
    /// How it goes now.
    pub now: Option<String>,
    /// What comes next.
    pub next: Option<String>,
    /// What help is needed.
    pub support: Option<String>,
}

impl Area {
    /// Werken, wonen, vrije tijd, leren: still empty.
    #[must_use]
    pub fn standard() -> Vec<Area> {
        texts::AREAS
            .iter()
            .map(|name| Area {
                name: (*name).to_owned(),
                ..Area::default()
            })
            .collect()
    }
}

impl Printable for Transition {
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
            (words::SCHOOL, self.school.clone()),
            (words::CLASS, some(&self.class)),
            (words::BORN, date(self.birth_date)),
            (words::PROFILE, some(&self.profile)),
            (texts::LAST_DAY, date(self.last_day)),
            (texts::DESTINATION, some(&self.destination)),
            (texts::MADE_ON, words::date(self.date)),
        ]));
        blocks.extend(part(texts::KNOWLEDGE, &one(&self.knowledge)));
        blocks.extend(part(texts::SKILLS, &self.skills));
        blocks.extend(part(texts::ATTITUDE, &one(&self.attitude)));
        blocks.extend(part(texts::NEEDS, &self.needs));
        blocks.push(sheet::heading(texts::AREAS_HEAD));
        blocks.push(self.areas());
        self.proof(&mut blocks);
        blocks.extend(part(texts::ADVICE, &one(&self.advice)));
        blocks.extend(sheet::people(texts::CALL, &self.contacts));
        blocks.extend(sheet::signatures(&self.signatures));
        let foot = words::confidential_about(&self.student);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

/// A text without a question.
fn one(text: &Option<String>) -> Vec<Fact> {
    let text = filled(text.as_deref());
    text.map(|text| Fact::new("", text)).into_iter().collect()
}

/// A part that must be there: what was said, or lines to write on.
fn part(title: &str, said: &[Fact]) -> Vec<Block> {
    let mut blocks = vec![sheet::heading(title)];
    for fact in said {
        blocks.extend(sheet::told(&fact.label, &fact.value));
    }
    if blocks.len() == 1 {
        blocks.extend(form::lines(3, mm(8.5)));
    }
    blocks
}

impl Transition {
    fn areas(&self) -> Block {
        let rows = self
            .areas
            .iter()
            .map(|area| {
                let some =
                    |text: &Option<String>| sheet::cell(text.as_deref().unwrap_or_default().trim());
                vec![
                    sheet::name_cell(&area.name),
                    some(&area.now),
                    some(&area.next),
                    some(&area.support),
                ]
            })
            .collect();
        sheet::table(
            &[
                (26.0, texts::AREA),
                (47.0, texts::NOW),
                (46.0, texts::NEXT),
                (46.0, texts::SUPPORT),
            ],
            rows,
            17.0,
        )
    }

    fn proof(&self, blocks: &mut Vec<Block>) {
        let certificates: Vec<Vec<Span>> = self
            .certificates
            .iter()
            .filter(|one| !one.title.trim().is_empty())
            .map(|one| {
                let mut spans = vec![Span::name(one.title.trim(), STRONG)];
                for part in [&one.kind, &one.date] {
                    spans.extend(
                        filled(Some(part)).map(|part| Span::new(format!(", {part}"), BODY)),
                    );
                }
                spans
            })
            .collect();
        let placements: Vec<Vec<Span>> = self
            .placements
            .iter()
            .filter_map(|place| filled(Some(place)).map(|place| vec![Span::name(place, BODY)]))
            .collect();
        for (heading, items) in [
            (texts::PLACEMENTS, placements),
            (texts::CERTIFICATES, certificates),
        ] {
            if !items.is_empty() {
                blocks.push(sheet::heading(heading));
                blocks.push(sheet::list(items));
            }
        }
    }
}
