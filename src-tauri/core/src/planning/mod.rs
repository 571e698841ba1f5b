//! The year plan: who must be seen in which round before which day, a proposal that brings everybody
//! to school as few times as possible, and putting it on the calendar (handbook 4.1, 6 and 11).

mod apply;
mod error;
mod overview;
mod pack;
mod people;
mod propose;
mod state;
mod terms;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::apply::apply;
pub use self::error::PlanningError;
pub use self::overview::{overview, who};
pub use self::propose::propose;
pub(crate) use self::terms::valid;
pub use self::terms::{Closed, PlanningSettings};
use crate::ids::{ContactId, MeetingId, OrganisationId, StudentId};
use crate::meetings::{MeetingStatus, Round};

/// How far a talk is for one student in one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "planning.ts")]
pub enum TalkState {
    /// Talked about in a closed meeting of this round.
    Seen,
    /// On the agenda of a meeting of this round that is still open.
    Planned,
    /// Still to see.
    Open,
}

/// How many students are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct Count {
    /// Seen.
    pub seen: usize,
    /// On an agenda.
    pub planned: usize,
    /// Still to see.
    pub open: usize,
}

/// A round of this school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct RoundPlan {
    /// Which.
    pub round: Round,
    /// First day of the round.
    pub from: NaiveDate,
    /// Everybody must be seen before this day. In the last round it is the last school day, and for
    /// a student who leaves earlier the own leaving date.
    pub before: NaiveDate,
    /// Days left, below zero when it is over.
    pub days_left: i64,
    /// Days on which a meeting can still be planned: school days without a meeting, far enough ahead
    /// to invite.
    pub free_days: usize,
    /// All students together.
    pub count: Count,
}

/// What happened or will happen on a day for a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct Mark {
    /// Meeting.
    pub meeting_id: MeetingId,
    /// Day.
    pub date: NaiveDate,
    /// Round.
    pub round: Round,
    /// Closed or still planned.
    pub status: MeetingStatus,
    /// Students of this municipality who were talked about, or are on the agenda.
    pub students: usize,
}

/// A municipality in the year plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct MunicipalityPlan {
    /// CBS code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Labour market region.
    pub labour_region: String,
    /// Students in their final year.
    pub students: usize,
    /// Per round, in the order of [`YearPlan::rounds`].
    pub counts: Vec<Count>,
    /// Meetings of this school year.
    pub marks: Vec<Mark>,
    /// Contact persons of the municipality itself; none means that nobody can be invited.
    pub contacts: usize,
}

/// Why something needs attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "planning.ts")]
pub enum WarningKind {
    /// The day has passed and students were not seen.
    Late,
    /// More days are needed than there are left.
    NoRoom,
    /// Inviting in time is only just possible, or not any more.
    Soon,
    /// Students whose municipality is not known.
    NoHome,
    /// A municipality without a contact person.
    NoContact,
    /// No holidays are filled in for this school year.
    NoHolidays,
}

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct Warning {
    /// Kind.
    pub kind: WarningKind,
    /// Round, when it is about one.
    pub round: Option<Round>,
    /// Municipality's name, when it is about one.
    pub municipality: String,
    /// Its CBS code, or empty.
    pub code: String,
    /// Students it is about.
    pub students: usize,
    /// Days: late, left, or needed.
    pub days: i64,
}

/// The year plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct YearPlan {
    /// School year, `2026-2027`.
    pub cohort: String,
    /// First day of the strip, a Monday.
    pub from: NaiveDate,
    /// Last day of the strip, a Sunday.
    pub until: NaiveDate,
    /// Rounds in order.
    pub rounds: Vec<RoundPlan>,
    /// Municipalities by labour market region and name.
    pub municipalities: Vec<MunicipalityPlan>,
    /// Closed periods that touch this school year: holidays of the school and public holidays.
    pub closed: Vec<Closed>,
    /// What needs attention, the most urgent first.
    pub warnings: Vec<Warning>,
    /// Where the rounds and their days come from.
    pub source: String,
}

/// A student of a municipality in a round, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct PlanStudent {
    /// Who.
    pub id: StudentId,
    /// Full name.
    pub name: String,
    /// Class.
    pub class: String,
    /// Must be seen before this day.
    pub before: NaiveDate,
    /// How far.
    pub state: TalkState,
    /// The meeting, when seen or planned.
    pub meeting_id: Option<MeetingId>,
    /// Its day.
    pub date: Option<NaiveDate>,
}

/// What a proposal is asked for.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct AskProposal {
    /// Round: first, second or third.
    pub round: Round,
    /// Minutes per student; absent is the usual time of the settings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub minutes: Option<u32>,
}

/// Somebody who would come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ProposedPerson {
    /// The same person has the same key, also at two municipalities.
    pub key: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Organisation's name.
    pub organisation: String,
    /// Organisation.
    pub organisation_id: OrganisationId,
    /// Contact.
    pub contact_id: ContactId,
    /// Of WSP or UWV: comes for a whole labour market region.
    pub regional: bool,
}

/// A student in a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ProposedStudent {
    /// Who.
    pub id: StudentId,
    /// Full name.
    pub name: String,
    /// Class.
    pub class: String,
    /// Must be seen before this day.
    pub before: NaiveDate,
}

/// The students of one municipality in a proposed meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ProposedBlock {
    /// CBS code.
    pub code: String,
    /// Name.
    pub municipality: String,
    /// Students, by class and name.
    pub students: Vec<ProposedStudent>,
}

/// A proposed meeting. Meetings of one session follow each other without a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ProposedMeeting {
    /// Day.
    pub date: NaiveDate,
    /// `09:00`.
    pub start_time: String,
    /// `10:30`.
    pub end_time: String,
    /// Municipalities: more than one when they share a contact person.
    pub blocks: Vec<ProposedBlock>,
}

/// Who would come for a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ProposedPeople {
    /// CBS code.
    pub code: String,
    /// Contact persons of the municipality, then WSP and UWV of its labour market region.
    pub people: Vec<ProposedPerson>,
}

/// A proposal for a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct Proposal {
    /// Round.
    pub round: Round,
    /// Minutes per student.
    pub minutes: u32,
    /// Meetings by day and time.
    pub meetings: Vec<ProposedMeeting>,
    /// Who comes for whom.
    pub people: Vec<ProposedPeople>,
    /// Students for whom no day is left before they must be seen.
    pub unplaced: Vec<ProposedBlock>,
    /// Visits of everybody together: one person on one day is one visit.
    pub visits: u32,
    /// Fewer than this can't be.
    pub least: u32,
    /// Every division was tried, or the bound was met: fewer visits is impossible.
    pub proven: bool,
    /// Longest session, minutes.
    pub session_minutes: u32,
    /// Days on which a meeting can be, for moving one.
    pub days: Vec<NaiveDate>,
}

/// A meeting to put on the calendar.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct PlanMeeting {
    /// ISO date.
    pub date: String,
    /// `09:00` or empty.
    pub start_time: String,
    /// `10:30` or empty.
    pub end_time: String,
    /// CBS codes.
    pub municipality_codes: Vec<String>,
    /// Students in order.
    pub students: Vec<StudentId>,
}

/// A proposal, perhaps changed, to put on the calendar.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct ApplyPlan {
    /// Round.
    pub round: Round,
    /// Minutes per student.
    pub minutes: u32,
    /// Where; may be empty.
    #[serde(default)]
    pub place: String,
    /// Meetings.
    pub meetings: Vec<PlanMeeting>,
}
