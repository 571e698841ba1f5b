//! Agreements: who does what before when (handbook 8.8).

pub(crate) mod along;
mod calendar;
mod events;
mod line;
mod mail;
pub(crate) mod names;
pub(crate) mod overview;
pub(crate) mod owners;
mod remind;
pub(crate) mod series;
pub(crate) mod store;
mod take_over;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::calendar::{CalendarOf, to_calendar};
pub use self::events::{AgreementEvent, AgreementEventKind, history};
pub use self::line::{Ask, LineOf, Seat, Table, Understood, understand, understand_at};
pub use self::mail::{OwnerMail, owner_mail};
pub use self::names::owners;
pub use self::overview::{
    AgreementSort, Due, Overview, OverviewQuery, OwnerCount, Whose, overview,
};
pub(crate) use self::owners::decided_for;
pub use self::owners::{OwnerKey, OwnerList, OwnerRow, OwnerStudent, lists, lists_of, owner_list};
pub use self::remind::{RemindOwner, remind};
pub use self::series::{Repeat, RepeatUnit, SaveSeries, Settled};
pub use self::store::{delete, end_series, list, move_day, save, save_series, set_status};
pub use self::take_over::{TakeOver, take_over};
use crate::exchange::calendar::CalendarError;
use crate::ids::{AgreementId, ContactId, ItemId, MeetingId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Who owns an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum OwnerKind {
    /// The student.
    Jongere,
    /// A parent or other relative.
    Ouder,
    /// The coordinator who uses the program.
    Ik,
    /// Mentor or another colleague at school.
    School,
    /// Municipality.
    Gemeente,
    /// UWV.
    Uwv,
    /// Employers' desk.
    Wsp,
    /// Coach.
    Jobcoach,
    /// Employer.
    Werkgever,
    /// Anyone else.
    Anders,
}

/// Status; "too late" is derived from the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum AgreementStatus {
    /// Still to do.
    Open,
    /// Done.
    Gedaan,
    /// No longer needed; with a reason.
    Vervallen,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct Agreement {
    /// Number.
    pub id: AgreementId,
    /// About whom.
    pub student_id: StudentId,
    /// Name of that student.
    pub student: String,
    /// Where it was made.
    pub item_id: Option<ItemId>,
    /// The meeting of that item.
    pub meeting_id: Option<MeetingId>,
    /// Kind of owner.
    pub owner_kind: OwnerKind,
    /// Name of the owner as it is printed.
    pub owner: String,
    /// Contact person, when the owner is one.
    pub owner_contact_id: Option<ContactId>,
    /// What.
    pub text: String,
    /// Before when.
    pub due: Option<NaiveDate>,
    /// Status.
    pub status: AgreementStatus,
    /// Why it was dropped or moved.
    pub status_reason: String,
    /// Days past due today; 0 when it is not late. Derived.
    pub days_late: i64,
    /// Day it was made.
    pub made_on: NaiveDate,
    /// How often it comes back; absent when it is made once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub repeat: Option<Repeat>,
    /// How often its day was changed.
    #[ts(as = "Option<u32>", optional)]
    pub moved: u32,
    /// When its owner was last asked about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reminded_on: Option<NaiveDate>,
}

/// An agreement to save; `id` `None` makes a new one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct SaveAgreement {
    /// Number.
    pub id: Option<AgreementId>,
    /// About whom.
    pub student_id: StudentId,
    /// Agenda item where it is made; absent outside a meeting.
    pub item_id: Option<ItemId>,
    /// Kind of owner.
    pub owner_kind: OwnerKind,
    /// Name of the owner; empty takes the kind's own word.
    pub owner: String,
    /// Contact person, when the owner is one.
    pub owner_contact_id: Option<ContactId>,
    /// What.
    pub text: String,
    /// ISO date or empty.
    pub due: String,
}

/// Another status.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct SetStatus {
    /// Which.
    pub id: AgreementId,
    /// To what.
    pub status: AgreementStatus,
    /// Why; required for `vervallen`.
    #[serde(default)]
    pub reason: String,
}

/// An agreement that comes back, dropped for good.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct EndSeries {
    /// The one that is open.
    pub id: AgreementId,
    /// Why.
    pub reason: String,
}

/// Another day.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct MoveAgreement {
    /// Which.
    pub id: AgreementId,
    /// The new day, ISO.
    pub due: String,
    /// Why.
    pub reason: String,
}

/// Which agreements.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "agreements.ts", optional_fields)]
pub struct AgreementQuery {
    /// Of one student.
    pub student_id: Option<StudentId>,
    /// Of one meeting.
    pub meeting_id: Option<MeetingId>,
    /// Only open ones.
    pub open_only: bool,
    /// Only past due.
    pub late_only: bool,
    /// Of one owner, by printed name.
    pub owner: Option<String>,
}

/// What can go wrong with an agreement.
#[derive(Debug, thiserror::Error)]
pub enum AgreementError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No calendar file.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// It stands in somebody's calendar.
    #[error(
        "Deze afspraak staat in een agenda. Laat haar vervallen en zet dat ook in de agenda; dan verdwijnt ze daar."
    )]
    InCalendar,
    /// It is gone.
    #[error("Deze afspraak staat niet meer in het bestand.")]
    Unknown,
    /// No text.
    #[error("Schrijf op wat er gebeurt. Bijvoorbeeld: belt UWV over de banenafspraak.")]
    NoText,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 27/3 of +2w.")]
    BadDate,
    /// Dropped without a reason.
    #[error("Schrijf kort op waarom deze afspraak vervalt.")]
    ReasonNeeded,
    /// Moved without a day.
    #[error("Kies een nieuwe dag. Typ bijvoorbeeld 27/3 of +2w.")]
    NoDay,
    /// Moved without a reason.
    #[error("Schrijf kort op waarom het later of eerder wordt.")]
    MoveReasonNeeded,
    /// Only what is open can move.
    #[error("Deze afspraak is al klaar. Zet haar eerst weer open.")]
    Settled,
    /// What comes back needs a first day.
    #[error("Kies de eerste dag. Vanaf die dag komt de afspraak terug.")]
    NoFirstDay,
    /// How often it comes back can't be, or it would end before it begins.
    #[error(
        "Zo kan een afspraak niet terugkomen. Kies bijvoorbeeld elke 2 weken, tot een dag na de eerste."
    )]
    BadRepeat,
    /// Nobody has agreements under this name any more.
    #[error("Bij deze persoon staan geen afspraken meer open.")]
    NothingOpen,
    /// The report of that meeting is fixed.
    #[error("Dit gesprek is al afgesloten. Open het eerst weer, of laat de afspraak vervallen.")]
    MeetingClosed,
}

impl From<rusqlite::Error> for AgreementError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for AgreementError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Calendar(error) => error.code(),
            Self::InCalendar => "in_calendar",
            Self::Unknown => "unknown_agreement",
            Self::NoText => "no_text",
            Self::BadDate => "bad_date",
            Self::NoDay => "no_day",
            Self::ReasonNeeded | Self::MoveReasonNeeded => "reason_needed",
            Self::Settled => "settled",
            Self::NoFirstDay => "no_first_day",
            Self::BadRepeat => "bad_repeat",
            Self::NothingOpen => "nothing_open",
            Self::MeetingClosed => "already_closed",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::NoText => Some("text"),
            Self::BadDate | Self::NoDay | Self::NoFirstDay => Some("due"),
            Self::ReasonNeeded | Self::MoveReasonNeeded => Some("reason"),
            Self::BadRepeat => Some("repeat"),
            Self::Calendar(_)
            | Self::InCalendar
            | Self::Unknown
            | Self::Settled
            | Self::MeetingClosed
            | Self::NothingOpen => None,
        }
    }
}
