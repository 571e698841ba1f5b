//! Open places.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{OpenPlaceId, OrganisationId};

/// Kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum PlaceKind {
    /// Internship.
    Stage,
    /// Trial placement.
    Proefplaatsing,
    /// Job.
    Baan,
    /// Job with a course (bbl).
    Bbl,
    /// Day activities.
    Dagbesteding,
    /// Sheltered work.
    Beschut,
}

/// Who brings a place to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum Brought {
    /// Employers' desk.
    Wsp,
    /// UWV.
    Uwv,
    /// A school.
    School,
    /// Municipality.
    Gemeente,
    /// Anyone else.
    Anders,
}

/// Day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
#[allow(missing_docs)]
pub enum Weekday {
    Ma,
    Di,
    Wo,
    Do,
    Vr,
    Za,
    Zo,
}

/// How a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum PlaceState {
    /// There is room.
    Open,
    /// All places are taken.
    Vergeven,
    /// No longer there; also when its last day is past.
    Vervallen,
}

/// An open place; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct OpenPlace {
    /// Number.
    pub id: Option<OpenPlaceId>,
    /// Known organisation, if any.
    pub organisation_id: Option<OrganisationId>,
    /// Its name; empty takes that of the known organisation.
    pub organisation: String,
    /// Who brings it.
    pub brought_kind: Brought,
    /// Name of who brings it.
    pub brought_by: String,
    /// Kind.
    pub kind: PlaceKind,
    /// Code of the field of work, or empty.
    pub field: String,
    /// What one does there.
    pub tasks: String,
    /// Town.
    pub place: String,
    /// CBS code; empty and a town: the code that goes with the town, when that is certain.
    pub municipality_code: String,
    /// Hours per week, 1–60.
    pub hours_per_week: Option<u32>,
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// First day, if agreed.
    pub from: Option<NaiveDate>,
    /// Last day on which the place is there.
    pub until: Option<NaiveDate>,
    /// What it asks: certificates, skills, conditions.
    pub asks: Vec<String>,
    /// What it offers.
    pub offers: Vec<String>,
    /// How many can come, 1–99.
    pub places: u32,
    /// How many of those are taken; counted by the program.
    #[serde(default)]
    pub taken: u32,
    /// Remarks; never shown at the table.
    pub remarks: String,
}

/// Another state for a place, by hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct SetPlaceStatus {
    /// Which.
    pub id: OpenPlaceId,
    /// To what.
    pub state: PlaceState,
    /// Why, in a few words.
    #[serde(default)]
    pub reason: String,
}
