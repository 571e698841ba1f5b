//! Looks at a place, what comes of them, and the sessions in which they are agreed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PlaceKind;
use crate::agreements::OwnerKind;
use crate::ids::{
    AgreementId, ContactId, LookId, MatchSessionId, OpenPlaceId, PlacementId, StudentId,
};

/// How far a look is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum LookState {
    /// Said at the table, not agreed yet.
    Voorgesteld,
    /// Agreed: goes to look.
    GaatKijken,
    /// Has been, nothing decided.
    Geweest,
    /// Became a place.
    WordtHet,
    /// The employer or the table said no.
    WordtNiet,
    /// The student did not want it.
    WildeNiet,
    /// Became a place and stopped.
    Gestopt,
}

impl LookState {
    /// Something still has to be said about it.
    #[must_use]
    pub fn pending(self) -> bool {
        matches!(self, Self::Voorgesteld | Self::GaatKijken | Self::Geweest)
    }
}

/// A student at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct Look {
    /// Number.
    pub id: LookId,
    /// Where.
    pub place_id: OpenPlaceId,
    /// Name of the organisation.
    pub organisation: String,
    /// What one does there.
    pub tasks: String,
    /// Kind of place.
    pub kind: PlaceKind,
    /// Who.
    pub student_id: StudentId,
    /// Name as it is said at the table.
    pub name: String,
    /// Made at this session.
    pub session_id: Option<MatchSessionId>,
    /// How far.
    pub state: LookState,
    /// Who goes along.
    pub companion: String,
    /// When.
    pub day: Option<NaiveDate>,
    /// What came of it, in words.
    pub outcome: String,
    /// When that was written down.
    pub outcome_on: Option<NaiveDate>,
    /// Who wrote it down.
    pub by: String,
    /// The placement that it became.
    pub placement_id: Option<PlacementId>,
    /// That placement is over, and nobody said here that it stopped.
    pub over: bool,
    /// The agreement that goes with it.
    pub agreement_id: Option<AgreementId>,
    /// Day on which it was agreed.
    pub made_on: NaiveDate,
}

/// A look to agree.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct NewLook {
    /// Where.
    pub place_id: OpenPlaceId,
    /// Who.
    pub student_id: StudentId,
    /// Who goes along; empty: the student goes alone.
    #[serde(default)]
    pub companion: String,
    /// What that person is; for the owner of the agreement.
    #[serde(default)]
    #[ts(optional)]
    pub companion_kind: Option<OwnerKind>,
    /// That person, when known.
    #[serde(default)]
    #[ts(optional)]
    pub companion_contact_id: Option<ContactId>,
    /// ISO date or empty; without a day it is only proposed.
    #[serde(default)]
    pub day: String,
    /// Put it on the list of agreements too.
    pub agreement: bool,
}

/// What came of a look that did not become a place (yet).
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct LookOutcome {
    /// Which.
    pub id: LookId,
    /// `geweest`, `wordt_niet`, `wilde_niet`, `gaat_kijken` (with another day) or `voorgesteld`.
    pub state: LookState,
    /// What came of it, in words.
    #[serde(default)]
    pub outcome: String,
    /// ISO date: the new day for `gaat_kijken`; else left alone.
    #[serde(default)]
    pub day: String,
}

/// A look becomes a place.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct Becomes {
    /// Which look.
    pub id: LookId,
    /// First day, ISO or empty.
    #[serde(default)]
    pub from: String,
    /// Last day, ISO or empty.
    #[serde(default)]
    pub to: String,
    /// Who guides there.
    #[serde(default)]
    pub supervisor: String,
    /// What came of it, in words.
    #[serde(default)]
    pub outcome: String,
    /// Move the route on to Plaatsing when it is not that far.
    pub move_route: bool,
}

/// A place that did not last (handbook 12d.4).
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct Stopped {
    /// Which look.
    pub id: LookId,
    /// Last day, ISO; empty is today.
    #[serde(default)]
    pub day: String,
    /// Why, in working words.
    #[serde(default)]
    pub reason: String,
    /// Somebody else may come in this place.
    pub reopen: bool,
}

/// A session of the table; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct MatchSession {
    /// Number.
    pub id: MatchSessionId,
    /// Day.
    pub date: NaiveDate,
    /// Where.
    pub place: String,
    /// Who were there.
    pub present: Vec<String>,
    /// Remarks.
    pub remarks: String,
    /// Over.
    pub closed: bool,
    /// Looks that were agreed there.
    pub looks: u32,
}

/// A session to save.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct SaveSession {
    /// Number; `None` makes a new one.
    pub id: Option<MatchSessionId>,
    /// ISO date; empty is today.
    #[serde(default)]
    pub date: String,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// Who are there.
    #[serde(default)]
    pub present: Vec<String>,
    /// Remarks.
    #[serde(default)]
    pub remarks: String,
}
