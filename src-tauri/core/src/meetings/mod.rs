//! Outflow meetings (uitstroomgesprekken): school, municipality and others talk about several
//! students in a row (handbook chapter 6).
//!
//! A meeting belongs to one municipality, or to several that share a consultant. Its agenda holds
//! students of those municipalities only; that rule is kept by the store.

pub(crate) mod agenda;
pub(crate) mod blocks;
mod calendar;
mod changes;
pub(crate) mod closing;
mod error;
pub(crate) mod items;
mod packets;
pub(crate) mod people;
pub(crate) mod print;
pub(crate) mod projection;
pub(crate) mod propose;
pub(crate) mod running;
pub(crate) mod store;
mod told;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::agenda::{add_item, move_item, remove_item};
pub use self::blocks::{Block, BlockOf, owners, set_absent, set_presence_at, set_start};
pub use self::calendar::{calendar_of, invitation, invitation_sent};
pub use self::changes::{invitations, mark_sent, move_talks, postpone};
pub use self::closing::{close, missing, reopen};
pub use self::error::MeetingError;
pub use self::items::{item, update_item};
pub use self::packets::{NoPacket, NoPacketWhy, OF_AGE, Packet, Packets, Promised, Whom, packets};
pub use self::people::{remove_participant, save_participant, set_presence};
pub use self::print::{for_print, on_paper, report_for_print};
pub use self::projection::{
    Projected, Projection, Role, SaveScreen, ScreenAgreement, ScreenPart, Seat, Why, Withheld,
    projection, save_screen,
};
pub use self::propose::{candidates, propose};
pub use self::running::{Run, Running, at_hand, begin, clock, running, stop};
pub use self::store::{cancel, get, list, on_screen, save};
use crate::agreements::Agreement;
use crate::ids::{ContactId, ItemId, MeetingId, OrganisationId, ParticipantId, StudentId};
use crate::instruments::Instrument;
use crate::route::Phase;
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

impl Round {
    /// In words: `1e gesprek`, or `extra gesprek`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::First => "1e gesprek",
            Self::Second => "2e gesprek",
            Self::Third => "3e gesprek",
            Self::Extra => "extra gesprek",
        }
    }
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
    /// How many people on its list must still get word: a first invitation, or of a change.
    pub waiting: usize,
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
    /// Comes for this student only: a parent, a mentor. Absent is for the whole meeting. Somebody
    /// who comes for one student is never named in the report of another.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub student_id: Option<StudentId>,
    /// CBS code of the part of the meeting where this person belongs: of whoever comes for one of
    /// its municipalities. Empty for who is there for all. Derived; saving it changes nothing.
    #[serde(default)]
    pub block_code: String,
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
    /// Student number: the name of files on disk.
    pub student_number: String,
    /// Full name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Class.
    pub class: String,
    /// Municipality.
    pub municipality: String,
    /// CBS code of the part of the meeting where this student is; see [`Block`].
    pub block_code: String,
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
    /// The agenda in order. While the meeting is being held, only the part that is going on, and of
    /// who is not at hand just what an agenda needs.
    pub items: Vec<AgendaItem>,
    /// Its parts, one per municipality, in order.
    pub blocks: Vec<Block>,
    /// How far it is, while it is being held.
    pub run: Option<Run>,
    /// Students who were put on the agenda and live in another municipality since. They are not on
    /// it any more: not on screen, not on paper (handbook 12d.2).
    pub moved_away: Vec<MovedAway>,
}

/// A student who moved to another municipality after being put on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MovedAway {
    /// The agenda item, to take off or to keep when the student moves back.
    pub item_id: ItemId,
    /// Who.
    pub student_id: StudentId,
    /// Full name.
    pub name: String,
    /// Where the student lives now; empty when unknown.
    pub municipality: String,
}

/// All that the agenda and the reports of a meeting are printed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MeetingPrint {
    /// The meeting.
    pub meeting: Meeting,
    /// Who was invited for the whole meeting.
    pub participants: Vec<Participant>,
    /// Students who live in the municipalities of the meeting, in order. Nobody else.
    pub items: Vec<MeetingItem>,
    /// Who is left out; for the person who prints, never on the paper.
    pub left_out: Vec<MovedAway>,
}

/// All that the report of one student is printed from; nothing in it is about another student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct ReportPrint {
    /// The meeting; its count of students and remarks are left empty.
    pub meeting: Meeting,
    /// Who was invited for the whole meeting, or for this student.
    pub participants: Vec<Participant>,
    /// The minutes of this student.
    pub item: MeetingItem,
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

/// An agreement that is being typed and is not one yet. `None` is what the program made of the line;
/// text is what the person put there instead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "meetings.ts")]
pub struct AgreementDraft {
    /// The line.
    pub line: String,
    /// Who.
    pub who: Option<String>,
    /// Does what.
    pub what: Option<String>,
    /// Before when, as typed.
    pub due: Option<String>,
}

/// A birthday around the meeting after which somebody else decides (handbook 12d.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct ComesOfAge {
    /// 16 or 18.
    pub age: u32,
    /// The birthday.
    pub date: NaiveDate,
    /// Days from the meeting to it: 0 on the day, below zero when it has been.
    pub days: i64,
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
    /// What the student thinks of what was agreed.
    pub opinion: String,
    /// The agreement that is being typed.
    pub draft: AgreementDraft,
    /// Who sits at the table for this student, and whether they were there then.
    pub people: Vec<Participant>,
    /// A birthday that changes who decides.
    pub comes_of_age: Option<ComesOfAge>,
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
    /// What the student said in the talk before this one.
    pub earlier_words: String,
    /// Day of that talk.
    pub earlier_date: Option<NaiveDate>,
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
    pub opinion: Option<String>,
    pub draft: Option<AgreementDraft>,
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

/// Something to look at before closing: mostly what is not filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Missing {
    /// Agenda item; absent when it is about the meeting.
    pub item_id: Option<ItemId>,
    /// Student's name, or empty.
    pub student: String,
    /// `outcome` (not talked about), `presence`, `own_words`, `plan_a`, `plan_b`, `agreements`,
    /// `agreement_date`, `agreement_owner` (nobody in particular), `draft` (typed and not made an
    /// agreement), `instrument_status` (asked, and nothing said of what happens), `next_date`,
    /// `jobcoach`, `jobcoach_from` (wanted, and not from when), `responsible_after`, `participants`;
    /// and `other_name` when the words seem to name another student of this agenda.
    pub what: String,
}

/// An invitation as far as sending it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct InvitationState {
    /// Who.
    pub participant_id: ParticipantId,
    /// Can be in a calendar file: a contact person with a usable mail address, for the whole meeting.
    pub by_mail: bool,
    /// That address; empty for who gets a letter.
    pub email: String,
    /// When it was sent last.
    pub sent_on: Option<NaiveDate>,
    /// Must be sent again: another time or room, another hour of the own part, or the meeting is off.
    pub resend: bool,
}

/// Invitations that went out.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MarkSent {
    /// Meeting.
    pub meeting_id: MeetingId,
    /// Who got one.
    pub participants: Vec<ParticipantId>,
}

/// A municipality that is not there.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Postpone {
    /// Meeting.
    pub meeting_id: MeetingId,
    /// CBS code of the municipality.
    pub municipality_code: String,
    /// Why, in words.
    pub reason: String,
    /// It did not show up, rather than calling off before: its people are noted as absent.
    pub absent: bool,
}

/// When and where students who are moved are talked about instead.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct NewTime {
    /// ISO date.
    pub date: String,
    /// `09:00` or empty.
    pub start_time: String,
    /// `11:00` or empty.
    pub end_time: String,
    /// Where.
    pub place: String,
}

/// Students who are talked about at another time.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct MoveTalks {
    /// Agenda items of one meeting.
    pub items: Vec<ItemId>,
    /// A meeting that exists; absent for a new one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<MeetingId>,
    /// The new meeting; when both are absent the students are still to be planned.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub at: Option<NewTime>,
    /// Why, in words.
    pub reason: String,
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
