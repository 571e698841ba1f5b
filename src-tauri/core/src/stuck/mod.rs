//! A student who is stuck, and the rode knop: a named official of the municipality who may break
//! through (handbook 6.1 and 8.2). Who presses says what is stuck and what is needed; the official
//! gets one page; what comes of it is followed until it is closed.
//!
//! The program proposes, a person presses and sends. Nothing goes out by itself.

mod careful;
mod draft;
mod follow;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::careful::is_careful;
pub use self::draft::{Draft, draft};
pub use self::follow::{
    AnswerRedButton, CloseRedButton, SentRedButton, answered, close, reminded, reopen, sent,
};
pub use self::store::{case_for_print, of_student, press, save};
use crate::ids::{ContactId, OrganisationId, RedButtonId, StudentId};
use crate::organisations::Contact;
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Why the rode knop is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum Reason {
    /// Nothing moved for long.
    StaatStil,
    /// There is no place.
    GeenPlek,
    /// Nobody knows who is to act: Wmo, Werk en Inkomen, school (handbook 6.1).
    WieIsAanZet,
    /// A decision that does not come.
    GeenBesluit,
    /// The student is about to drop out.
    DreigtUitval,
    /// Anything else.
    Anders,
}

impl Reason {
    /// In a few words, as on paper.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::StaatStil => "Er gebeurt al lang niets",
            Self::GeenPlek => "Er is geen plek",
            Self::WieIsAanZet => "Niet duidelijk wie aan zet is",
            Self::GeenBesluit => "Er komt geen besluit",
            Self::DreigtUitval => "Dreigt uit te vallen",
            Self::Anders => "Iets anders",
        }
    }
}

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum LineKind {
    /// What was tried.
    Geprobeerd,
    /// Who was asked for what.
    Gevraagd,
}

/// A line of the case summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct CaseLine {
    /// Tried or asked.
    pub kind: LineKind,
    /// When.
    #[serde(default)]
    pub day: Option<NaiveDate>,
    /// In words.
    pub text: String,
}

/// How it went to the official.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum How {
    /// By phone.
    Telefoon,
    /// The page by mail.
    Mail,
    /// The page on paper.
    Papier,
    /// At a meeting.
    Gesprek,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum Outcome {
    /// It moves again.
    Opgelost,
    /// In part.
    Deels,
    /// Nothing came of it.
    NietOpgelost,
    /// It was not needed after all.
    NietNodig,
}

/// How far it is; derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum State {
    /// Sent or reminded longer ago than the setting says, without an answer.
    GeenAntwoord,
    /// Pressed, not sent yet.
    NietVerstuurd,
    /// Answered, not closed yet.
    Antwoord,
    /// Sent, still within the days.
    Wacht,
    /// Closed.
    Klaar,
}

/// A line of its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct RedButtonEvent {
    /// UTC moment, RFC 3339.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What.
    pub kind: RedButtonEventKind,
    /// How, or what was said.
    pub text: String,
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "stuck.ts")]
pub enum RedButtonEventKind {
    /// Pressed.
    Pressed,
    /// Its words changed.
    Changed,
    /// Went to the official.
    Sent,
    /// Asked again.
    Reminded,
    /// An answer came.
    Answered,
    /// Closed.
    Closed,
    /// Open again.
    Reopened,
}

/// A press on the rode knop, with what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct RedButton {
    /// Number.
    pub id: RedButtonId,
    /// For whom.
    pub student_id: StudentId,
    /// Name of the student.
    pub student: String,
    /// When.
    pub pressed_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: Reason,
    /// What is stuck.
    pub stuck: String,
    /// Last movement before it was pressed.
    pub since: Option<NaiveDate>,
    /// What is needed.
    pub needed: String,
    /// Before when.
    pub needed_before: Option<NaiveDate>,
    /// CBS code of the municipality.
    pub municipality_code: String,
    /// Name of the municipality.
    pub municipality: String,
    /// The official, when known in the dossier.
    pub contact: Option<Contact>,
    /// Name of the official as it was; empty when none was known.
    pub to_whom: String,
    /// What the case summary says was tried and asked.
    pub lines: Vec<CaseLine>,
    /// When it went to the official.
    pub sent_on: Option<NaiveDate>,
    /// How.
    pub sent_how: Option<How>,
    /// When it was last asked again.
    pub reminded_on: Option<NaiveDate>,
    /// When an answer came.
    pub answered_on: Option<NaiveDate>,
    /// The answer.
    pub answer: String,
    /// Closed on.
    pub closed_on: Option<NaiveDate>,
    /// As what.
    pub closed_as: Option<Outcome>,
    /// What came of it, in words.
    pub outcome: String,
    /// How far it is.
    pub state: State,
    /// Days since it was sent or last asked again; 0 when it was not.
    pub days_waiting: i64,
    /// History, newest first.
    pub events: Vec<RedButtonEvent>,
}

/// The people of a municipality who may break through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct Officials {
    /// CBS code; empty when the student's municipality is unknown.
    pub code: String,
    /// Name of the municipality.
    pub municipality: String,
    /// The municipality in the dossier, when it is there.
    pub organisation_id: Option<OrganisationId>,
    /// Who has the mandate; empty when nobody is known.
    pub people: Vec<Contact>,
}

/// Pressing the rode knop, or changing what was written with it.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct SaveRedButton {
    /// Why.
    pub reason: Reason,
    /// What is stuck.
    pub stuck: String,
    /// What is needed.
    #[serde(default)]
    pub needed: String,
    /// Before when: ISO date or empty.
    #[serde(default)]
    pub needed_before: String,
    /// To whom; absent when nobody is known yet.
    #[serde(default)]
    #[ts(optional)]
    pub contact_id: Option<ContactId>,
    /// What was tried and asked.
    #[serde(default)]
    pub lines: Vec<CaseLine>,
}

/// Everything on the one page for the official.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePrint {
    /// The press.
    pub button: RedButton,
    /// School.
    pub school: String,
    /// Age on the day, when known.
    pub age: Option<u32>,
    /// Function of the official.
    pub role: String,
    /// Who to call at school: name, phone, mail.
    pub caller: [String; 3],
}

/// What can go wrong with the rode knop.
#[derive(Debug, thiserror::Error)]
pub enum StuckError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// It is gone.
    #[error("Deze rode knop staat niet meer in het bestand.")]
    Unknown,
    /// One at a time.
    #[error("De rode knop is al ingedrukt. Werk die bij, of sluit hem eerst af.")]
    AlreadyPressed,
    /// Nothing written.
    #[error("Schrijf op wat er vastzit. Eén of twee zinnen is genoeg.")]
    NoStuck,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 27/3 of +2w.")]
    BadDate,
    /// The contact is gone or works somewhere else.
    #[error("Deze persoon staat niet meer bij de gemeente. Kies een ander.")]
    UnknownContact,
    /// It was closed.
    #[error("Deze rode knop is al afgesloten. Open hem eerst weer.")]
    Closed,
    /// Not sent yet, so there is nothing to ask again.
    #[error("Deze vraag is nog niet verstuurd. Doe dat eerst.")]
    NotSent,
    /// No answer, or no words about what came of it.
    #[error("Schrijf kort op wat het antwoord is, of wat eruit kwam.")]
    NoAnswer,
}

impl From<rusqlite::Error> for StuckError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for StuckError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::UnknownStudent => "unknown_student",
            Self::Unknown => "unknown_red_button",
            Self::AlreadyPressed => "already_pressed",
            Self::NoStuck => "no_text",
            Self::BadDate => "bad_date",
            Self::UnknownContact => "unknown_contact",
            Self::Closed => "already_closed",
            Self::NotSent => "not_sent",
            Self::NoAnswer => "no_answer",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::NoStuck => Some("stuck"),
            Self::BadDate => Some("needed_before"),
            Self::UnknownContact => Some("contact_id"),
            Self::NoAnswer => Some("text"),
            Self::UnknownStudent
            | Self::Unknown
            | Self::AlreadyPressed
            | Self::Closed
            | Self::NotSent => None,
        }
    }
}
