//! What lies on the match table.

mod looks;
mod places;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::looks::{
    Becomes, Look, LookOutcome, LookState, MatchSession, NewLook, SaveSession, Stopped,
};
pub use self::places::{Brought, OpenPlace, PlaceKind, PlaceState, SetPlaceStatus, Weekday};
use super::seeking::Why;
use crate::ids::{OpenPlaceId, StudentId};

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
