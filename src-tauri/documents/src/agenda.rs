//! The agenda of one outflow meeting with one municipality (handbook 9). It holds only students of
//! that municipality.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::document::{self, Printable};
use crate::engine::block::Block;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{BODY, STRONG};
use crate::{DocumentError, Engine, sheet, words};

/// An agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agenda {
    /// The school that invites.
    pub school: String,
    /// The municipality, or several that share a consultant: `Oefendam`.
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
    /// Who was invited.
    pub participants: Vec<Participant>,
    /// The students, in the order of the day.
    pub items: Vec<AgendaItem>,
    /// Whether names or only initials are printed.
    pub names: Names,
    /// Leaves white below every row and lines at the end, to write on.
    pub room_for_notes: bool,
}

/// Someone who takes part in a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// Name.
    pub name: String,
    /// Role: `consulent`.
    pub role: String,
    /// Organisation.
    pub organisation: String,
}

/// A student on the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Planned moment.
    pub time: Option<NaiveTime>,
    /// Planned length in minutes.
    pub minutes: Option<u16>,
    /// First name.
    pub first_name: String,
    /// Surname with prefix.
    pub last_name: String,
    /// Class.
    pub class: Option<String>,
    /// Profile: `arbeid`.
    pub profile: Option<String>,
    /// Which round for this student: `1e`.
    pub round: Option<String>,
    /// Instruments the school asks about.
    pub instruments: Vec<String>,
}

/// How students are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// First name and surname.
    #[default]
    Full,
    /// Initials only, for paper that may lie about.
    Initials,
}

impl AgendaItem {
    /// The name as it is printed.
    #[must_use]
    pub fn shown_name(&self, names: Names) -> String {
        let full = format!("{} {}", self.first_name.trim(), self.last_name.trim());
        match names {
            Names::Full => full.trim().to_string(),
            Names::Initials => full
                .split_whitespace()
                .filter_map(|part| part.trim_start_matches('\'').chars().next())
                .map(|initial| format!("{initial}."))
                .collect(),
        }
    }
}

impl Printable for Agenda {
    fn title(&self) -> String {
        format!("{} {}", words::AGENDA, self.municipality.trim())
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
            (words::ROUND, self.round.clone().unwrap_or_default()),
        ]));
        if !self.participants.is_empty() {
            blocks.push(sheet::heading(words::PARTICIPANTS));
            blocks.push(sheet::list(
                self.participants.iter().map(Participant::line).collect(),
            ));
        }
        blocks.push(sheet::heading(&words::students(self.items.len())));
        if self.items.is_empty() {
            blocks.push(sheet::text(words::NO_STUDENTS));
        } else {
            blocks.push(self.table());
        }
        if self.room_for_notes {
            blocks.push(sheet::heading(words::NOTES));
            blocks.extend(sheet::writing_lines(5));
        }
        let foot = words::confidential_for(&self.municipality);
        sheet::add(engine, draft, parent, &blocks, &foot, &self.title())
    }
}

impl Agenda {
    fn table(&self) -> Block {
        let rows = self
            .items
            .iter()
            .map(|item| {
                let mut when = item.time.map(words::time).unwrap_or_default();
                if let Some(minutes) = item.minutes {
                    if !when.is_empty() {
                        when.push('\n');
                    }
                    when.push_str(&words::minutes(minutes));
                }
                let some = |text: &Option<String>| sheet::cell(text.clone().unwrap_or_default());
                vec![
                    sheet::cell(when),
                    sheet::name_cell(&item.shown_name(self.names)),
                    some(&item.class),
                    some(&item.profile),
                    some(&item.round),
                    sheet::cell(item.instruments.join("\n")),
                ]
            })
            .collect();
        sheet::table(
            &[
                (15.0, words::TIME),
                (42.0, words::STUDENT),
                (14.0, words::CLASS),
                (32.0, words::PROFILE),
                (14.0, words::ROUND),
                (42.0, words::ASKED),
            ],
            rows,
            if self.room_for_notes { 17.0 } else { 9.0 },
        )
    }
}

impl Participant {
    /// `Name, role, organisation`, the name bold.
    pub(crate) fn line(&self) -> Vec<Span> {
        let mut spans = vec![Span::name(self.name.trim(), STRONG)];
        for part in [&self.role, &self.organisation] {
            if !part.trim().is_empty() {
                spans.push(Span::name(format!(", {}", part.trim()), BODY));
            }
        }
        spans
    }
}

/// An agenda as PDF.
///
/// # Errors
/// [`DocumentError`] when a text cannot be printed.
pub fn pdf(
    agenda: &Agenda,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    document::pdf(agenda, engine, created)
}
