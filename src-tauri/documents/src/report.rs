//! The report of an outflow meeting for one student (handbook 6.2 and 9). Its model has no place
//! for another student, so no word about another can slip in.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::agenda::Participant;
use crate::document::{self, Printable};
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{BODY, LABEL, QUOTED, STRONG};
use crate::{DocumentError, Engine, sheet, words};

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The student.
    pub student: String,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// School.
    pub school: String,
    /// Class.
    pub class: Option<String>,
    /// Municipality.
    pub municipality: String,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Where.
    pub place: Option<String>,
    /// Which round: `2e ronde`.
    pub round: Option<String>,
    /// Who was there.
    pub present: Vec<Participant>,
    /// Who was invited but not there.
    pub absent: Vec<Participant>,
    /// What the student said.
    pub own_words: Option<String>,
    /// Profile: `arbeid`.
    pub profile: Option<String>,
    /// What was said.
    pub notes: Option<String>,
    /// Advice of the school.
    pub advice: Option<String>,
    /// Plan A.
    pub plan_a: Option<String>,
    /// Plan B.
    pub plan_b: Option<String>,
    /// What stands in the way, per domain of life.
    pub obstacles: Vec<Obstacle>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// What the student thinks of them.
    pub opinion: Option<String>,
    /// Instruments that were talked about.
    pub instruments: Vec<Instrument>,
    /// Wish for a jobcoach.
    pub jobcoach: Option<String>,
    /// Who is responsible after school.
    pub responsible: Option<String>,
    /// Next meeting.
    pub next_date: Option<NaiveDate>,
    /// Who signs, as it stands behind `Handtekening`.
    pub signatures: Vec<String>,
}

/// What stands in the way in one domain of life.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Obstacle {
    /// Domain: `wonen`.
    pub domain: String,
    /// What.
    pub text: String,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who does it.
    pub who: String,
    /// What.
    pub what: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// Status as it is printed: `open`.
    pub status: String,
}

/// An instrument that was talked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    /// Name: `Proefplaatsing`.
    pub name: String,
    /// Status as it is printed: `aanvragen`.
    pub status: String,
    /// Remark.
    pub note: Option<String>,
}

impl Printable for Report {
    fn title(&self) -> String {
        format!("{} {}", words::REPORT, self.student.trim())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut blocks = sheet::title(words::REPORT_ABOVE, self.student.trim());
        blocks.extend(sheet::facts(&[
            (words::DATE, words::long_date(self.date)),
            (words::ROUND, some(&self.round)),
            (words::SCHOOL, self.school.clone()),
            (words::CLASS, some(&self.class)),
            (words::MUNICIPALITY, self.municipality.clone()),
            (words::PLACE, some(&self.place)),
            (
                words::BORN,
                self.birth_date.map(words::date).unwrap_or_default(),
            ),
            (words::PROFILE, some(&self.profile)),
        ]));
        self.people(&mut blocks);
        self.plans(&mut blocks);
        self.agreed(&mut blocks);
        blocks.extend(sheet::signatures(&self.signatures));
        let foot = words::confidential_about(&self.student);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

impl Report {
    fn people(&self, blocks: &mut Vec<Block>) {
        for (label, people) in [
            (words::PRESENT, &self.present),
            (words::ABSENT, &self.absent),
        ] {
            blocks.extend(sheet::listed_beside(
                label,
                people.iter().map(Participant::line).collect(),
            ));
        }
        if let Some(said) = self.own_words.as_deref().map(str::trim)
            && !said.is_empty()
        {
            let inside = vec![
                Block::label(Span::new(words::OWN_WORDS, LABEL), 0.0),
                Block::text(Span::new(said, QUOTED.sized(14.0)), mm(0.8)),
            ];
            blocks.push(sheet::panel(inside, mm(6.0)));
        }
    }

    fn plans(&self, blocks: &mut Vec<Block>) {
        blocks.extend(sheet::labelled_beside(&[
            (words::DISCUSSED, self.notes.as_deref()),
            (words::ADVICE, self.advice.as_deref()),
        ]));
        blocks.extend(sheet::labelled_beside(&[
            (words::PLAN_A, self.plan_a.as_deref()),
            (words::PLAN_B, self.plan_b.as_deref()),
        ]));
        if !self.obstacles.is_empty() {
            blocks.push(sheet::heading(words::OBSTACLES));
            blocks.push(sheet::list(
                self.obstacles
                    .iter()
                    .map(|obstacle| {
                        vec![
                            Span::new(format!("{}: ", obstacle.domain.trim()), STRONG),
                            Span::new(obstacle.text.trim(), BODY),
                        ]
                    })
                    .collect(),
            ));
        }
    }

    fn agreed(&self, blocks: &mut Vec<Block>) {
        if !self.agreements.is_empty() {
            blocks.push(Block::Turn);
            blocks.push(sheet::heading(words::AGREEMENTS));
            blocks.push(agreement_table(&self.agreements));
        }
        blocks.extend(sheet::labelled(words::OPINION, self.opinion.as_deref()));
        if !self.instruments.is_empty() {
            blocks.push(sheet::heading(words::INSTRUMENTS));
            blocks.push(instrument_table(&self.instruments));
        }
        let next = self.next_date.map(words::long_date);
        blocks.extend(sheet::labelled_beside(&[
            (words::JOBCOACH, self.jobcoach.as_deref()),
            (words::RESPONSIBLE, self.responsible.as_deref()),
            (words::NEXT_MEETING, next.as_deref()),
        ]));
    }
}

/// Who does what before when.
pub(crate) fn agreement_table(agreements: &[Agreement]) -> Block {
    let rows = agreements
        .iter()
        .map(|agreement| {
            vec![
                sheet::name_cell(&agreement.who),
                sheet::cell(agreement.what.trim()),
                sheet::cell(agreement.due.map(words::short_date).unwrap_or_default()),
                sheet::cell(agreement.status.trim()),
            ]
        })
        .collect();
    sheet::table(
        &[
            (36.0, words::WHO),
            (86.0, words::WHAT),
            (22.0, words::BEFORE),
            (21.0, words::STATUS),
        ],
        rows,
        9.0,
    )
}

/// Instruments with their status.
pub(crate) fn instrument_table(instruments: &[Instrument]) -> Block {
    let rows = instruments
        .iter()
        .map(|instrument| {
            vec![
                sheet::name_cell(&instrument.name),
                sheet::cell(instrument.status.trim()),
                sheet::cell(instrument.note.as_deref().unwrap_or_default().trim()),
            ]
        })
        .collect();
    sheet::table(
        &[
            (54.0, words::INSTRUMENT),
            (64.0, words::STATUS),
            (50.0, words::REMARK),
        ],
        rows,
        9.0,
    )
}

/// A report as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    report: &Report,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(report, engine, created)
}
