//! The list of students, kept in memory so that it answers while you type.
//!
//! One row per student with what the list shows and filters on. Rows are read from the dossier
//! when a write touched them; what depends on the day (late, quiet, turns 18) is derived at the
//! question, never kept.

mod lists;
mod query;
mod rows;
mod signals;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::query::list;
use self::rows::Table;
use crate::ids::{CoachId, MeetingId, StudentId};
use crate::route::Phase;
use crate::store::{Area, Changes, StoreError};

/// Something that asks for attention; derived from the records and the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "roster.ts")]
pub enum Signal {
    /// An agreement is past its day.
    Late,
    /// Leaves this school year and is not at Plaatsing yet, no meeting held or planned.
    NoMeeting,
    /// A coach is wished, and there is none.
    NoCoach,
    /// No activity for longer than the setting says.
    Quiet,
    /// Fell back: the place failed.
    FellBack,
    /// No movement for so long that the rode knop is due, and it is not pressed yet.
    Stuck,
    /// The rode knop is pressed.
    RedButton,
    /// Turns 16 or 18 within three months: consent and papers change (handbook 4.1, 12d).
    Birthday,
    /// Flag "onbereikbaar".
    Unreachable,
    /// No municipality: nobody knows whom to invite.
    NoMunicipality,
}

/// Which students, in which order, which part of them.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "roster.ts", optional_fields)]
pub struct StudentQuery {
    /// Words in any order; each must occur in name, number or class.
    pub search: String,
    /// School years; empty is all.
    pub cohorts: Vec<String>,
    /// School types.
    pub school_types: Vec<String>,
    /// Classes.
    pub classes: Vec<String>,
    /// CBS codes.
    pub municipalities: Vec<String>,
    /// Phases.
    pub phases: Vec<Phase>,
    /// Coaches.
    pub coaches: Vec<CoachId>,
    /// Only students of the person who uses the program: mentor or responsible, by the name of the
    /// settings.
    pub mine: bool,
    /// Students with any of these signals.
    pub signals: Vec<Signal>,
    /// As seen from this meeting: while it is being held, only students of the part that is going on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub company: Option<MeetingId>,
    /// Include closed routes; without it they only show when searched for by phase.
    pub closed: bool,
    /// Order.
    pub sort: SortBy,
    /// Other way round.
    pub descending: bool,
    /// First row.
    pub offset: usize,
    /// Number of rows; 0 is none, only counts.
    pub limit: usize,
}

/// Column to sort on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "roster.ts")]
pub enum SortBy {
    /// Date of the next step, late ones first; the list is grouped by it.
    #[default]
    NextStep,
    /// Last name without prefix.
    Name,
    /// Phase.
    Phase,
    /// Municipality.
    Municipality,
    /// Coach.
    Coach,
    /// Class.
    Class,
}

/// The coach of a student as the list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "roster.ts")]
pub enum CoachState {
    /// Nobody.
    None,
    /// Wished in a meeting, not assigned.
    Asked,
    /// Assigned, starts later.
    Planned,
    /// Walks along now.
    Active,
}

/// Heading under which a row stands when sorted by next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "roster.ts")]
pub enum Group {
    /// Past its day.
    Late,
    /// Up to and with Sunday.
    ThisWeek,
    /// The week after.
    NextWeek,
    /// Later.
    Later,
    /// No next step.
    None,
}

/// What comes next for a student: the earliest of agreements, meetings and coach starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "roster.ts")]
pub struct NextStep {
    /// `agreement`, `meeting` or `coach`.
    pub kind: String,
    /// In words: the agreement's text, "Gesprek gemeente", "Start jobcoach".
    pub text: String,
    /// When.
    pub date: NaiveDate,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "roster.ts")]
#[allow(missing_docs)] // Named as on [`crate::students::Student`] and [`crate::route::Route`].
pub struct StudentRow {
    pub id: StudentId,
    pub number: String,
    pub first_name: String,
    pub prefix: String,
    pub last_name: String,
    pub class: String,
    pub school_type: String,
    pub birth_date: Option<NaiveDate>,
    pub age: Option<u32>,
    pub municipality_code: String,
    pub municipality: String,
    pub cohort: String,
    pub phase: Phase,
    pub fell_back_from: Option<Phase>,
    pub coach_state: CoachState,
    pub coach: String,
    pub next_step: Option<NextStep>,
    pub group: Group,
    pub signals: Vec<Signal>,
    /// Days past due of the oldest late agreement; 0 when nothing is late.
    pub days_late: i64,
    /// Days since anything happened.
    pub days_quiet: i64,
    pub phone: String,
    pub plan_a: String,
}

/// A value to filter on, with how many students have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "roster.ts")]
pub struct Facet {
    /// As in the query.
    pub value: String,
    /// On screen.
    pub label: String,
    /// Number of students within the search and cohort filter.
    pub count: usize,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "roster.ts")]
pub struct StudentList {
    /// The rows asked for.
    pub rows: Vec<StudentRow>,
    /// How many match.
    pub matching: usize,
    /// How many there are with an open route (or all, when closed ones are asked for).
    pub total: usize,
    /// How many are of the person who uses the program, within search and filters other than that
    /// and signals.
    pub mine: usize,
    /// Count per signal, within search and filters other than signals.
    pub signals: Vec<(Signal, usize)>,
    /// Values to filter on.
    pub cohorts: Vec<Facet>,
    /// Values to filter on.
    pub school_types: Vec<Facet>,
    /// Values to filter on.
    pub classes: Vec<Facet>,
    /// Values to filter on.
    pub municipalities: Vec<Facet>,
    /// Values to filter on.
    pub phases: Vec<Facet>,
    /// Values to filter on.
    pub coaches: Vec<Facet>,
    /// Ids of all that match, in order, when asked for with `limit` 0: for "select all".
    pub ids: Vec<StudentId>,
}

/// The rows in memory.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    table: Table,
    loaded: bool,
    stale: BTreeSet<StudentId>,
}

impl Roster {
    /// The rows, sorted by name.
    fn table(&self) -> &Table {
        &self.table
    }

    /// Remembers what a write changed.
    pub(crate) fn note(&mut self, changes: &Changes) {
        // A coach's or municipality's name may stand in any row.
        if changes.areas.contains(&Area::Jobcoaches) && changes.students.is_empty() {
            self.loaded = false;
        }
        self.stale.extend(changes.students.iter().cloned());
    }

    /// Reads what is stale.
    pub(crate) fn refresh(&mut self, sql: &Connection) -> Result<(), StoreError> {
        if !self.loaded || self.stale.len() * 4 > self.table.rows.len().max(400) {
            self.table = Table::read(sql)?;
            self.loaded = true;
        } else if !self.stale.is_empty() {
            self.table.refresh(sql, &self.stale)?;
        }
        self.stale.clear();
        Ok(())
    }
}
