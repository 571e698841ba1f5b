//! The list for the match table (handbook 2, matchtafel): open places, who goes to look, and who
//! looks for a place, by first name and in their own words. It lies on a table where several
//! organisations sit, so it has no place for family, benefits, diagnosis or remarks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{BODY, SMALL, STRONG};
use crate::person::filled;
use crate::words::match_list as texts;
use crate::{DocumentError, Engine, sheet, words};

/// The list for one session of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchList {
    /// School that prints it.
    pub school: String,
    /// For whom: `wie aan de matchtafel zit`.
    pub receiver: String,
    /// Day of printing.
    pub date: NaiveDate,
    /// Day of the session, when one goes on or was.
    pub session: Option<NaiveDate>,
    /// Where.
    pub place: Option<String>,
    /// Who sit at the table.
    pub present: Vec<String>,
    /// Places with room.
    pub places: Vec<ListedPlace>,
    /// What is agreed.
    pub looks: Vec<ListedLook>,
    /// Who look for a place.
    pub students: Vec<ListedStudent>,
}

/// An open place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedPlace {
    /// Organisation.
    pub organisation: String,
    /// Town.
    pub town: Option<String>,
    /// Who brings it: `WSP, Tom Zogenaamd`.
    pub brought: String,
    /// Kind: `baan`.
    pub kind: String,
    /// What one does there.
    pub tasks: String,
    /// Hours per week.
    pub hours: Option<u32>,
    /// Days of the week, in words.
    pub days: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// The last day on which it is there.
    pub until: Option<NaiveDate>,
    /// Places left.
    pub free: u32,
    /// What it asks.
    pub asks: Vec<String>,
    /// What it offers.
    pub offers: Vec<String>,
}

/// Somebody goes to look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedLook {
    /// When.
    pub day: Option<NaiveDate>,
    /// First name.
    pub student: String,
    /// Where.
    pub organisation: String,
    /// Who goes along.
    pub companion: Option<String>,
}

/// Somebody who looks for a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedStudent {
    /// First name.
    pub name: String,
    /// Plan.
    pub plan: Option<String>,
    /// What the student wants, in own words.
    pub wants: Vec<String>,
    /// What the student does not want.
    pub wants_not: Vec<String>,
    /// What the student can.
    pub can: Vec<String>,
    /// Certificates.
    pub certificates: Vec<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Most hours per week.
    pub hours: Option<u32>,
    /// How the student travels.
    pub travel: Option<String>,
    /// Last school day.
    pub leaving: Option<NaiveDate>,
}

impl Printable for MatchList {
    fn title(&self) -> String {
        texts::TITLE.to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(self.school.trim(), texts::TITLE);
        blocks.extend(sheet::facts(&[
            (
                texts::DAY,
                self.session.map(words::date).unwrap_or_default(),
            ),
            (texts::PLACE, self.place.clone().unwrap_or_default()),
            (texts::PRESENT, self.present.join(", ")),
            (words::PRINTED_ON, words::date(self.date)),
        ]));
        blocks.push(sheet::heading(texts::PLACES));
        blocks.push(or(places(&self.places), texts::NO_PLACES));
        blocks.push(sheet::heading(texts::LOOKS));
        blocks.push(or(looks(&self.looks), texts::NO_LOOKS));
        blocks.push(sheet::heading(texts::STUDENTS));
        blocks.push(or(students(&self.students), texts::NO_STUDENTS));
        let foot = words::confidential_for(&self.receiver);
        sheet::add(engine, draft, parent, &blocks, &foot, texts::TITLE)
    }
}

/// The table, or a sentence when it has no rows.
fn or(table: Option<Block>, sentence: &str) -> Block {
    table.unwrap_or_else(|| sheet::text(sentence))
}

fn places(places: &[ListedPlace]) -> Option<Block> {
    let rows: Vec<_> = places
        .iter()
        .map(|place| {
            let mut where_ = sheet::name_cell(&place.organisation);
            where_.extend(small(place.town.as_deref()));
            where_.extend(small(Some(&place.brought)));
            let mut work = sheet::name_cell(&place.kind);
            work.extend(plain(std::slice::from_ref(&place.tasks)));
            let when = [
                place.hours.map(texts::hours),
                filled(Some(&place.days)).map(str::to_owned),
                place.from.map(|day| texts::from(&words::date(day))),
                place.until.map(|day| texts::until(&words::date(day))),
                texts::rooms(place.free),
            ];
            let mut asked = labelled(texts::ASKS, &place.asks);
            asked.extend(labelled(texts::OFFERS, &place.offers));
            vec![
                where_,
                work,
                plain(&when.into_iter().flatten().collect::<Vec<_>>()),
                asked,
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        sheet::table(
            &[
                (42.0, texts::WHERE),
                (42.0, texts::WORK),
                (36.0, texts::WHEN),
                (45.0, texts::ASKED),
            ],
            rows,
            9.0,
        )
    })
}

fn looks(looks: &[ListedLook]) -> Option<Block> {
    let rows: Vec<_> = looks
        .iter()
        .map(|look| {
            let day = look.day.map_or(texts::NO_DAY.to_owned(), words::date);
            let companion = filled(look.companion.as_deref()).unwrap_or(texts::ALONE);
            vec![
                sheet::cell(day),
                sheet::name_cell(&look.student),
                plain(std::slice::from_ref(&look.organisation)),
                plain(&[companion.to_owned()]),
                sheet::cell(""),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        sheet::table(
            &[
                (30.0, texts::ON),
                (26.0, texts::WHO),
                (40.0, texts::WHERE),
                (30.0, texts::WITH),
                (36.0, texts::RESULT),
            ],
            rows,
            11.0,
        )
    })
}

fn students(students: &[ListedStudent]) -> Option<Block> {
    let rows: Vec<_> = students
        .iter()
        .map(|student| {
            let mut plan: Vec<String> = student.plan.clone().into_iter().collect();
            plan.extend(student.wants.iter().cloned());
            let mut plan = plain(&plan);
            plan.extend(labelled(texts::WANTS_NOT, &student.wants_not));
            let mut can = plain(&student.can);
            can.extend(labelled(texts::PROOFS, &student.certificates));
            let known = [
                student.municipality.clone(),
                student.hours.map(texts::at_most),
                student.travel.clone(),
                student.leaving.map(|day| texts::leaving(&words::date(day))),
            ];
            vec![
                sheet::name_cell(&student.name),
                plan,
                can,
                plain(&known.into_iter().flatten().collect::<Vec<_>>()),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        sheet::table(
            &[
                (26.0, texts::WHO),
                (50.0, texts::PLAN),
                (50.0, texts::CAN),
                (39.0, texts::KNOWN),
            ],
            rows,
            9.0,
        )
    })
}

/// A line each; nothing gives an empty cell.
fn plain(lines: &[String]) -> Vec<Block> {
    lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .map(|line| Block::text(Span::name(line, BODY), 0.0))
        .collect()
}

fn small(line: Option<&str>) -> Vec<Block> {
    filled(line)
        .map(|line| Block::text(Span::name(line, SMALL), 0.0))
        .into_iter()
        .collect()
}

/// `Gevraagd: VCA, vroeg beginnen`; nothing when there is nothing.
fn labelled(label: &str, parts: &[String]) -> Vec<Block> {
    if parts.is_empty() {
        return Vec::new();
    }
    vec![Block::Text {
        spans: vec![
            Span::new(format!("{label}: "), STRONG),
            Span::name(parts.join(", "), BODY),
        ],
        before: mm(0.4),
        align: crate::engine::canvas::Align::Left,
        keep: false,
    }]
}
