//! Instruments asked for a student: banenafspraak, proefplaatsing, jobcoach … (handbook chapter 7).
//!
//! What is known about kinds, their terms and what to think of is data ([`kinds`](mod@kinds)), each
//! line with its source; the rules only count ([`due`], [`calendar`]) and compare ([`hints`],
//! [`flow`]). Nothing that is derived is stored, and nothing is locked: hints are for people.

pub mod calendar;
pub(crate) mod due;
mod events;
mod facts;
mod flow;
mod hints;
mod kinds;
mod mbo;
pub(crate) mod overview;
mod periods;
pub(crate) mod setup;
mod sheet;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::due::{DuePoint, DueState};
pub use self::events::InstrumentEvent;
pub use self::flow::usual;
pub use self::hints::Hint;
pub use self::kinds::{
    Application, Condition, Counts, EVERY_KIND, HintRule, InstrumentKind, InstrumentRegime,
    InstrumentSetup, Requirement, RequirementList, Reveals, Side, Term, TermMoment, Unit,
};
pub use self::mbo::{MboApplication, MboStatus};
pub use self::overview::DueInstrument;
pub use self::periods::{Extension, InstrumentPeriod, delete_period, save_period};
pub use self::setup::{
    delete_kind, delete_regime, delete_requirement, delete_term, save_hint, save_kind, save_regime,
    save_requirement, save_term, setup,
};
pub use self::sheet::{
    Answer, InstrumentEntry, InstrumentProposal, InstrumentSheet, ProposeInstrument, Tick, propose,
    sheet, tick,
};
pub use self::store::{delete, kinds, save};
use crate::ids::{InstrumentId, ItemId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Status of any instrument (handbook chapter 7, last line).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum InstrumentStatus {
    /// Talked about.
    Besproken,
    /// To be applied for.
    Aanvragen,
    /// Applied for.
    Aangevraagd,
    /// Granted.
    Toegekend,
    /// Refused.
    Afgewezen,
    /// Objection made.
    Bezwaar,
    /// Ended.
    Beeindigd,
}

/// An instrument of a student; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Instrument {
    /// Number.
    pub id: Option<InstrumentId>,
    /// For whom.
    pub student_id: StudentId,
    /// Agenda item where it was asked.
    pub item_id: Option<ItemId>,
    /// Kind.
    pub kind_code: String,
    /// Name of the kind; ignored when saving.
    #[serde(default)]
    pub kind: String,
    /// Status.
    pub status: InstrumentStatus,
    /// Who applies.
    pub applied_by: String,
    /// Apply before.
    pub apply_before: Option<NaiveDate>,
    /// Applied on.
    pub applied_on: Option<NaiveDate>,
    /// Decision of.
    pub decided_on: Option<NaiveDate>,
    /// Granted from.
    pub from_date: Option<NaiveDate>,
    /// Granted to.
    pub to_date: Option<NaiveDate>,
    /// Remark.
    pub note: String,
    /// Where it was asked, for kinds that go by municipality; empty takes where the student lives.
    #[serde(default)]
    pub municipality_code: String,
    /// The employer that it is about, by name.
    #[serde(default)]
    pub workplace: String,
    /// Label of the regime.
    #[serde(default)]
    pub regime: String,
    /// Hours per half year that were granted.
    #[serde(default)]
    pub half_year_hours: Option<u32>,
    /// Why it was refused or ended.
    #[serde(default)]
    pub status_reason: String,
    /// Objection made on.
    #[serde(default)]
    pub objection_on: Option<NaiveDate>,
    /// Ended on.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Written down on; ignored when saving.
    #[serde(default)]
    pub made_on: Option<NaiveDate>,
    /// What the name of the kind gives away; ignored when saving.
    #[serde(default)]
    pub reveals: Reveals,
    /// The record of an application at an mbo, for that kind; absent leaves it as it is.
    #[serde(default)]
    pub mbo: Option<MboApplication>,
}

impl Instrument {
    /// One of which nothing is known but what is asked for whom.
    #[must_use]
    pub fn asked(student: &StudentId, kind_code: &str, status: InstrumentStatus) -> Self {
        Self {
            id: None,
            student_id: student.clone(),
            item_id: None,
            kind_code: kind_code.to_owned(),
            kind: String::new(),
            status,
            applied_by: String::new(),
            apply_before: None,
            applied_on: None,
            decided_on: None,
            from_date: None,
            to_date: None,
            note: String::new(),
            municipality_code: String::new(),
            workplace: String::new(),
            regime: String::new(),
            half_year_hours: None,
            status_reason: String::new(),
            objection_on: None,
            ended_on: None,
            made_on: None,
            reveals: Reveals::default(),
            mbo: None,
        }
    }
}

/// What can go wrong with an instrument.
#[derive(Debug, thiserror::Error)]
pub enum InstrumentError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is gone, or the kind does not exist.
    #[error("Deze regeling staat niet meer in het bestand.")]
    Unknown,
    /// The end lies before the begin.
    #[error("De einddatum ligt voor de begindatum.")]
    BadPeriod,
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// The kind is gone.
    #[error("Deze soort regeling staat niet meer in het bestand.")]
    UnknownKind,
    /// A kind that came with the program, or that somebody has.
    #[error(
        "Deze soort regeling wordt gebruikt. Daarom laten we haar staan. Je kunt haar wel uitzetten."
    )]
    KindInUse,
    /// A required field is empty.
    #[error("Vul dit veld nog in.")]
    Missing {
        /// Field name.
        field: &'static str,
    },
    /// Not a municipality code.
    #[error("Deze gemeente kennen we niet. Kies er een uit de lijst.")]
    UnknownMunicipality,
    /// A term that is too long.
    #[error("Dit kan niet. Kies hooguit 1200, en waarschuw hooguit 365 dagen ervoor.")]
    BadAmount,
    /// A day of the year that does not exist.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 1 april.")]
    BadDay,
    /// Not a crebo.
    #[error("Een crebo heeft vijf cijfers.")]
    BadCrebo,
}

impl From<rusqlite::Error> for InstrumentError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for InstrumentError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Unknown => "unknown_instrument",
            Self::BadPeriod => "bad_period",
            Self::UnknownStudent => "unknown_student",
            Self::UnknownKind => "unknown_instrument_kind",
            Self::KindInUse => "still_used",
            Self::Missing { .. } => "missing",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::BadAmount => "bad_amount",
            Self::BadDay => "bad_day",
            Self::BadCrebo => "bad_crebo",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::BadPeriod => Some("to_date"),
            Self::Missing { field } => Some(field),
            Self::UnknownMunicipality => Some("municipality_code"),
            Self::BadAmount => Some("amount"),
            Self::BadDay => Some("fixed_day"),
            Self::BadCrebo => Some("crebo"),
            Self::UnknownKind => Some("kind_code"),
            Self::Unknown | Self::UnknownStudent | Self::KindInUse => None,
        }
    }
}
