//! Instruments asked for a student: banenafspraak, proefplaatsing, jobcoach … (handbook chapter 7).
//!
//! Kinds are data. The terms that count themselves come with the meeting planner; here an
//! instrument is asked, followed and printed.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::store::{delete, kinds, save};
use crate::ids::{InstrumentId, ItemId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// A kind of instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentKind {
    /// Code.
    pub code: String,
    /// Name for professionals.
    pub name: String,
    /// Name for the student.
    pub plain_name: String,
    /// Where it is applied for.
    pub applied_at: String,
}

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
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::BadPeriod => Some("to_date"),
            Self::Unknown => None,
        }
    }
}
