//! What lies on the match table.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seeking::Why;
use crate::agreements::OwnerKind;
use crate::ids::{
    AgreementId, ContactId, LookId, MatchSessionId, OpenPlaceId, OrganisationId, PlacementId,
    StudentId,
};

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

/// How far a student can go for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum Reach {
    /// Own municipality.
    Gemeente,
    /// Own labour market region.
    Regio,
    /// Further.
    Verder,
}

/// What is known about how a student looks; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct JobSearch {
    /// Who.
    pub student_id: StudentId,
    /// Looks, looks not, or `None`: follows the route.
    pub looks: Option<bool>,
    /// Why, when it does not follow the route.
    pub reason: String,
    /// Most hours a week, 1–60.
    pub hours_per_week: Option<u32>,
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// How far.
    pub reach: Option<Reach>,
    /// How, in words: fiets, bus, scooter.
    pub travel: String,
}

/// For or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum Tone {
    /// Speaks for it.
    Plus,
    /// Speaks against it.
    Min,
    /// Nobody knows.
    Onbekend,
}

/// One fact in a plain sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct Reason {
    /// For or against.
    pub tone: Tone,
    /// In plain Dutch.
    pub text: String,
}

/// For whom or for what suggestions are asked.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum SuggestFor {
    /// Which students for this place?
    Place {
        /// The place.
        id: OpenPlaceId,
    },
    /// Which places for this student?
    Student {
        /// The student.
        id: StudentId,
    },
}

/// A student and a place, with what speaks for and against. A person decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct Suggestion {
    /// Where.
    pub place_id: OpenPlaceId,
    /// Who.
    pub student_id: StudentId,
    /// More speaks for it than against it.
    pub promising: bool,
    /// Strongest first within pluses, minuses and unknowns.
    pub reasons: Vec<Reason>,
}

/// A place on the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct PlaceRow {
    /// Number.
    pub id: OpenPlaceId,
    /// The place; without remarks.
    pub place: OpenPlace,
    /// Name of the field of work, or empty.
    pub field: String,
    /// Name of the municipality, or the town.
    pub town: String,
    /// Places left.
    pub free: u32,
    /// How it stands today.
    pub state: PlaceState,
    /// Why, when set by hand.
    pub state_reason: String,
    /// Students here for whom more speaks for it than against it.
    pub promising: usize,
    /// Who goes to look there, or did without an answer yet.
    pub looks: Vec<Look>,
}

/// A student who looks for a place, as the table may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct SeekerRow {
    /// Who.
    pub student_id: StudentId,
    /// First name; with an initial when two have the same.
    pub name: String,
    /// Why on the table.
    pub why: Why,
    /// Plan A in words.
    pub plan: String,
    /// What the student can, in own words.
    pub can: Vec<String>,
    /// What the student wants.
    pub wants: Vec<String>,
    /// What the student does not want.
    pub wants_not: Vec<String>,
    /// Certificates that stand in the passport.
    pub certificates: Vec<String>,
    /// Most hours a week.
    pub hours_per_week: Option<u32>,
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// How far.
    pub reach: Option<Reach>,
    /// How, in words.
    pub travel: String,
    /// Municipality.
    pub municipality: String,
    /// Last school day.
    pub leaving: Option<NaiveDate>,
    /// Places here for which more speaks than against.
    pub promising: usize,
    /// Where the student goes to look, or did without an answer yet.
    pub looks: Vec<Look>,
}

/// The match table of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct MatchTable {
    /// The session that is going on.
    pub session: Option<MatchSession>,
    /// The session before.
    pub last: Option<MatchSession>,
    /// Agreed before and still without an answer: what came of it?
    pub questions: Vec<Look>,
    /// Agreed in this session; without a session, today.
    pub agreed: Vec<Look>,
    /// Places with room.
    pub places: Vec<PlaceRow>,
    /// Places that are taken or lapsed.
    pub closed: Vec<PlaceRow>,
    /// Who look for a place.
    pub seekers: Vec<SeekerRow>,
}

/// A place with everybody who went there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "matching.ts")]
pub struct PlaceHistory {
    /// The place.
    pub place: OpenPlace,
    /// How it stands today.
    pub state: PlaceState,
    /// Places left.
    pub free: u32,
    /// Who went, newest first.
    pub looks: Vec<Look>,
}
