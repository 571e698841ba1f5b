//! Outflow meetings (uitstroomgesprekken): school, municipality and others talk about several
//! students in a row (handbook chapter 6).
//!
//! A meeting belongs to one municipality, or to several that share a consultant. Its agenda holds
//! students of those municipalities only; that rule is kept by the store.

pub(crate) mod closing;
pub(crate) mod items;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::closing::{close, missing, reopen};
pub use self::items::{add_item, item, move_item, remove_item, update_item};
pub use self::store::{cancel, candidates, get, list, propose, remove_participant, save, save_participant, set_presence};
use crate::agreements::Agreement;
use crate::ids::{ContactId, ItemId, MeetingId, OrganisationId, ParticipantId, StudentId};
use crate::instruments::Instrument;
use crate::problem::UserFacing;
use crate::route::Phase;
use crate::store::StoreError;
use crate::students::LifeDomain;

/// Which round of the year (handbook 4.1: three times in the final year).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Round {
    /// First.
    First,
    /// Second.
    Second,
    /// Third.
    Third,
    /// In between.
    Extra,
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum MeetingStatus {
    /// On the calendar.
    Planned,
    /// Held and closed.
    Closed,
    /// Did not take place.
    Cancelled,
}

/// Was somebody there?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Presence {
    /// Not noted.
    Unknown,
    /// There.
    Present,
    /// Not there.
    Absent,
}

/// Answer to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Invitation {
    /// Still to be invited.
    ToInvite,
    /// Invited.
    Invited,
    /// Comes.
    Accepted,
    /// Does not come.
    Declined,
}

/// Was a student talked about?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Outcome {
    /// Not yet.
    Open,
    /// Yes.
    Discussed,
    /// No: moved to another time.
    Moved,
}

/// A meeting in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Meeting {
    /// Number.
    pub id: MeetingId,
    /// Day.
    pub date: NaiveDate,
    /// `09:00` or empty.
    pub start_time: String,
    /// `11:00` or empty.
    pub end_time: String,
    /// Where.
    pub place: String,
    /// Round.
    pub round: Round,
    /// Status.
    pub status: MeetingStatus,
    /// CBS codes.
    pub municipality_codes: Vec<String>,
    /// Names in the same order.
    pub municipalities: Vec<String>,
    /// Usual time per student, minutes (5–120).
    pub minutes_per_student: u32,
    /// Students on the agenda.
    pub students: usize,
    /// How many more fit between start and end; `None` without both times.
    pub room: Option<i64>,
    /// Remarks.
    pub remarks: String,
}

/// A meeting to save; `id` `None` makes a new one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct SaveMeeting {
    /// Number.
    pub id: Option<MeetingId>,
    /// ISO date.
    pub date: String,
    /// `09:00` or empty.
    pub start_time: String,
    /// `11:00` or empty.
    pub end_time: String,
    /// Where.
    pub place: String,
    /// Round.
    pub round: Round,
    /// CBS codes, at least one.
    pub municipality_codes: Vec<String>,
    /// Minutes per student (5–120).
    pub minutes_per_student: u32,
    /// Remarks.
    pub remarks: String,
    /// Students to put on the agenda at once, when new.
    #[serde(default)]
    pub students: Vec<StudentId>,
}

/// Somebody invited; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Participant {
    /// Number.
    pub id: Option<ParticipantId>,
    /// Meeting.
    pub meeting_id: MeetingId,
    /// Name.
    pub name: String,
    /// Role: consulent gemeente, WSP, UWV, mentor …
    pub role: String,
    /// Organisation, when known.
    pub organisation_id: Option<OrganisationId>,
    /// Contact person, when known.
    pub contact_id: Option<ContactId>,
    /// Invitation.
    pub invitation: Invitation,
    /// Presence.
    pub presence: Presence,
}

/// A student on the agenda, as the agenda shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct AgendaItem {
    /// Number.
    pub id: ItemId,
    /// Who.
    pub student_id: StudentId,
    /// Full name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Class.
    pub class: String,
    /// Municipality.
    pub municipality: String,
    /// Outflow profile.
    pub outflow_profile: String,
    /// Phase on the route.
    pub phase: Phase,
    /// Which talk this is for the student: 1, 2, 3 …; derived.
    pub talk: usize,
    /// Start, derived from the meeting's start and the minutes before; empty without a start.
    pub start_time: String,
    /// Minutes.
    pub minutes: u32,
    /// Presence of the student.
    pub presence: Presence,
    /// Outcome.
    pub outcome: Outcome,
    /// Agreements made so far.
    pub agreements: usize,
    /// Instruments asked, by name.
    pub instruments: Vec<String>,
}

/// Everything of one meeting but the minutes per student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: Meeting,
    /// Who was invited.
    pub participants: Vec<Participant>,
    /// The agenda in order.
    pub items: Vec<AgendaItem>,
}

/// A student of the municipality who could be on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Candidate {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Class.
    pub class: String,
    /// Municipality.
    pub municipality: String,
    /// Cohort.
    pub cohort: String,
    /// Due for this round: in the final year, not yet seen in it. Derived.
    pub due: bool,
    /// Why it is or is not, in plain Dutch.
    pub reason: String,
    /// Closed meetings so far.
    pub talks: usize,
}

/// What keeps a student, in one life domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Obstacle {
    /// Domain.
    pub domain: LifeDomain,
    /// In words; empty removes it.
    pub text: String,
}

/// The minutes of one student in one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MeetingItem {
    /// As on the agenda.
    pub agenda: AgendaItem,
    /// Meeting.
    pub meeting_id: MeetingId,
    /// What the student says, in own words.
    pub own_words: String,
    /// What was said.
    pub notes: String,
    /// Advice of the school.
    pub advice: String,
    /// Destination code of plan A.
    pub plan_a_code: String,
    /// Plan A.
    pub plan_a: String,
    /// Destination code of plan B.
    pub plan_b_code: String,
    /// Plan B.
    pub plan_b: String,
    /// Jobcoach wished: `ja`, `nee`, or empty when not talked about.
    pub jobcoach_wish: String,
    /// From when.
    pub jobcoach_from: Option<NaiveDate>,
    /// Regime code.
    pub jobcoach_regime: String,
    /// Who keeps contact after school.
    pub responsible_after: String,
    /// Next talk.
    pub next_date: Option<NaiveDate>,
    /// What keeps the student.
    pub obstacles: Vec<Obstacle>,
    /// Agreements made here.
    pub agreements: Vec<Agreement>,
    /// Open or just-closed agreements of earlier talks.
    pub earlier: Vec<Agreement>,
    /// Instruments of the student.
    pub instruments: Vec<Instrument>,
}

/// Fields of the minutes; absent is unchanged, empty text clears.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "meetings.ts", optional_fields)]
#[allow(missing_docs)] // The fields are those of [`MeetingItem`].
pub struct ItemPatch {
    pub minutes: Option<u32>,
    pub presence: Option<Presence>,
    pub outcome: Option<Outcome>,
    pub own_words: Option<String>,
    pub notes: Option<String>,
    pub advice: Option<String>,
    pub plan_a_code: Option<String>,
    pub plan_a: Option<String>,
    pub plan_b_code: Option<String>,
    pub plan_b: Option<String>,
    pub jobcoach_wish: Option<String>,
    /// ISO date or empty.
    pub jobcoach_from: Option<String>,
    pub jobcoach_regime: Option<String>,
    pub responsible_after: Option<String>,
    /// ISO date or empty.
    pub next_date: Option<String>,
    /// One life domain; its text empty removes it.
    pub obstacle: Option<Obstacle>,
}

/// Something that is not filled in before closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Missing {
    /// Agenda item; absent when it is about the meeting.
    pub item_id: Option<ItemId>,
    /// Student's name, or empty.
    pub student: String,
    /// `presence`, `own_words`, `plan_a`, `plan_b`, `agreements`, `agreement_date`, `next_date`,
    /// `jobcoach`, `responsible_after`, `participants`.
    pub what: String,
}

/// What closing did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Closing {
    /// Students whose route moved on.
    pub moved: usize,
    /// Students who were not talked about and stay due.
    pub not_discussed: usize,
    /// What was left empty.
    pub missing: Vec<Missing>,
}

/// What can go wrong with a meeting.
#[derive(Debug, thiserror::Error)]
pub enum MeetingError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is gone.
    #[error("Dit gesprek staat niet meer in het bestand.")]
    Unknown,
    /// No municipality.
    #[error("Kies minstens één gemeente. Zo weten we wie op de lijst mag.")]
    NoMunicipality,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 27/3.")]
    BadDate {
        /// Field name.
        field: &'static str,
    },
    /// Not a time, or the end before the start.
    #[error("Deze tijd klopt niet. Typ bijvoorbeeld 09:00.")]
    BadTime {
        /// Field name.
        field: &'static str,
    },
    /// Minutes out of range.
    #[error("Kies 5 tot 120 minuten per jongere.")]
    BadMinutes,
    /// A student of another municipality.
    #[error("{name} woont niet in deze gemeente. Die komt dus niet op deze lijst.")]
    OtherMunicipality {
        /// Student's name.
        name: String,
    },
    /// The meeting is closed.
    #[error("Dit gesprek is al afgesloten. Open het eerst weer.")]
    AlreadyClosed,
    /// Required name.
    #[error("Vul de naam in van wie je uitnodigt.")]
    NoName,
}

impl From<rusqlite::Error> for MeetingError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for MeetingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Unknown => "unknown_meeting",
            Self::NoMunicipality => "no_municipality",
            Self::BadDate { .. } => "bad_date",
            Self::BadTime { .. } => "bad_time",
            Self::BadMinutes => "bad_minutes",
            Self::OtherMunicipality { .. } => "other_municipality",
            Self::AlreadyClosed => "already_closed",
            Self::NoName => "no_name",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::NoMunicipality => Some("municipality_codes"),
            Self::BadDate { field } | Self::BadTime { field } => Some(field),
            Self::BadMinutes => Some("minutes_per_student"),
            Self::NoName => Some("name"),
            Self::OtherMunicipality { .. } | Self::AlreadyClosed | Self::Unknown => None,
        }
    }
}
