//! Paspoort voor Succes: the student's own portfolio (handbook chapter 5).
//!
//! The four questions are sourced, the single prompts are not public, so question sets are
//! versioned data: a school or region loads its own official form as JSON. Every answer says who
//! may see it; the student decides.

pub(crate) mod health;
mod paper;
pub(crate) mod print;
pub(crate) mod questions;
pub(crate) mod shares;
pub(crate) mod store;
mod written;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use self::health::points_at_health;
pub use self::paper::{
    PassportPrint, PrintAnswer, PrintEvidence, PrintMeeting, PrintPerson, PrintPhoto,
    PrintPlacement, PrintSection, PrintShare, PrintSignatures, PrintStep,
};
pub use self::print::for_print;
pub use self::questions::{activate, active_set, default_set, load, sets};
pub use self::shares::{delete_share, save_share};
pub use self::store::{get, holders, save_answer, set_status};
pub use self::written::{Written, written};
use crate::ids::{PassportId, QuestionSetId, ShareId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Part of the passport; the shape and colour go with it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "passport.ts")]
pub enum SectionKind {
    /// The quote and line on the front.
    Voorkant,
    /// Who am I?
    Wie,
    /// What can I do?
    Kan,
    /// What do I want?
    Wil,
    /// What do I need?
    Nodig,
    /// What has happened already?
    Gebeurd,
    /// My next step.
    Stap,
}

/// How an answer is written and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "passport.ts")]
pub enum AnswerStyle {
    /// Own words, printed large.
    Groot,
    /// Ordinary text.
    Tekst,
    /// One thing per line.
    Lijst,
    /// In a coloured panel.
    Kader,
    /// The internships of the record, with text beside them.
    Stages,
    /// The certificates of the record, with text beside them.
    Bewijzen,
    /// The meetings that were held, with text beside them.
    Gesprekken,
    /// Whom to call; who may see this also sees the relatives of the record.
    Bellen,
}

/// Who may see an answer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "passport.ts")]
pub enum Visibility {
    /// Only the student (and the coordinator who sits beside).
    Ik,
    /// Also the coach.
    Coach,
    /// Also whom the student chooses.
    Ontvanger,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct Question {
    /// Code, unique within the set and stable over versions.
    pub code: String,
    /// The prompt, in the student's own language ("Hier ben ik goed in").
    pub label: String,
    /// An example or a helping question.
    #[serde(default)]
    pub hint: String,
    /// Style.
    pub style: AnswerStyle,
}

/// One part of a question set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct Section {
    /// Which part.
    pub kind: SectionKind,
    /// Title.
    pub title: String,
    /// Questions in order.
    pub questions: Vec<Question>,
}

/// The content of a question set, as it is loaded from JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct QuestionSet {
    /// Code: stays the same over versions.
    pub code: String,
    /// Version, from 1.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Where the questions come from.
    #[serde(default)]
    pub source: String,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A question set in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct StoredSet {
    /// Number.
    pub id: QuestionSetId,
    /// Code.
    pub code: String,
    /// Version.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Source.
    pub source: String,
    /// Used for new passports.
    pub active: bool,
    /// Passports that use it.
    pub passports: usize,
}

/// How far a passport is (handbook 8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "passport.ts")]
pub enum PassportStatus {
    /// Being filled in.
    Concept,
    /// Talked about.
    Besproken,
    /// The student says: this is right.
    Vastgesteld,
    /// Given to someone.
    Gedeeld,
    /// Taken back.
    Ingetrokken,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct Answer {
    /// Code of the question.
    pub question: String,
    /// Text; lines are kept.
    pub text: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// Words that point at health, when the text holds any: a hint, never a lock (handbook 10.2).
    pub health_hint: bool,
}

/// A step in the life of a passport.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct PassportEvent {
    /// UTC moment.
    pub at: String,
    /// New status.
    pub status: PassportStatus,
    /// With whom it was talked about, or given to.
    pub with_whom: String,
    /// Remark.
    pub note: String,
}

/// How far sharing with somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "passport.ts")]
pub enum ShareStatus {
    /// Still to give.
    TeGeven,
    /// Given.
    Gedeeld,
    /// The student is not sure.
    Twijfelt,
    /// Taken back.
    Ingetrokken,
}

/// With whom the student shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct Share {
    /// Number; `None` makes a new one.
    pub id: Option<ShareId>,
    /// Who.
    pub recipient: String,
    /// jobcoach, werkgever, mbo, gemeente …
    pub role: String,
    /// Which parts.
    pub sections: Vec<SectionKind>,
    /// How far it is.
    pub status: ShareStatus,
    /// Given on.
    pub shared_on: Option<NaiveDate>,
    /// Taken back on; only with [`ShareStatus::Ingetrokken`].
    #[serde(default)]
    pub withdrawn_on: Option<NaiveDate>,
}

/// A passport as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct Passport {
    /// Number; absent until the first answer makes the passport.
    pub id: Option<PassportId>,
    /// Whose.
    pub student_id: StudentId,
    /// Status.
    pub status: PassportStatus,
    /// The questions.
    pub set: QuestionSet,
    /// The answers, of questions that have one.
    pub answers: Vec<Answer>,
    /// History, newest first.
    pub events: Vec<PassportEvent>,
    /// With whom it is shared.
    pub shares: Vec<Share>,
    /// UTC moment of the last change; empty when not begun.
    pub updated_at: String,
}

/// How far a passport is, for other views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct PassportSummary {
    /// Absent when not begun.
    pub status: Option<PassportStatus>,
    /// Questions answered.
    pub answered: usize,
    /// Questions in the set.
    pub questions: usize,
}

/// An answer to save.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "passport.ts")]
pub struct SaveAnswer {
    /// Whose passport; it is begun when there is none.
    pub student_id: StudentId,
    /// Code of the question.
    pub question: String,
    /// Text; absent is unchanged, empty removes the answer.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Visibility; absent is unchanged.
    #[serde(default)]
    #[ts(optional)]
    pub visibility: Option<Visibility>,
}

/// What can go wrong with a passport.
#[derive(Debug, thiserror::Error)]
pub enum PassportError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// The question is not in the set.
    #[error("Deze vraag staat niet in het paspoort van deze jongere.")]
    UnknownQuestion,
    /// A BSN was typed.
    #[error("Dit lijkt een bsn. Dat komt niet in een paspoort. Haal het nummer weg.")]
    LooksLikeBsn,
    /// The file is not a question set.
    #[error("Deze vragenlijst lukt niet: {reason}. Er is niets veranderd.")]
    BadSet {
        /// What is wrong with it.
        reason: String,
    },
    /// This version is there already, with other questions.
    #[error("Versie {version} van deze vragenlijst is er al. Geef de nieuwe een hoger nummer.")]
    VersionTaken {
        /// The version.
        version: u32,
    },
    /// A share without a recipient.
    #[error("Vul in met wie je deelt.")]
    NoRecipient,
}

impl From<rusqlite::Error> for PassportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for PassportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::UnknownStudent => "unknown_student",
            Self::UnknownQuestion => "unknown_question",
            Self::LooksLikeBsn => "looks_like_bsn",
            Self::BadSet { .. } => "bad_question_set",
            Self::VersionTaken { .. } => "version_taken",
            Self::NoRecipient => "no_recipient",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::LooksLikeBsn => Some("text"),
            Self::NoRecipient => Some("recipient"),
            _ => None,
        }
    }
}
