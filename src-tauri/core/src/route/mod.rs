//! The route of a student: phases, history, plan A and B, fall-back and extra year.
//!
//! Phases are a synthesis of regional practice (handbook 4.3, an inference), so kinds of route
//! are data and any phase may follow any other with a reason; only the order on the line is fixed.

mod rules;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::rules::{end_of, needs_reason};
pub use self::store::{extend_year, fall_back, kinds, move_to, save_kind, update};
use crate::ids::{RouteId, RouteKindId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Where a student is on the route (handbook 4.3, A0–A9 and X2–X5; X1 is a flag).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "route.ts")]
pub enum Phase {
    /// A0, imported or added.
    Aangemeld,
    /// A1, in the final year.
    InBeeld,
    /// A2, the passport is being made.
    Paspoort,
    /// A3, an outflow meeting is planned.
    Gesprek,
    /// A4, agreements were made.
    Afspraken,
    /// A5, a place is being prepared.
    Plaatsing,
    /// A6, handed over.
    Overgedragen,
    /// A7, first year after school.
    Nazorg1,
    /// A8, second year after school.
    Nazorg2,
    /// A9, landed.
    Geland,
    /// X2, out of sight.
    UitBeeld,
    /// X4, moved or another school.
    Verhuisd,
    /// X5, wants no nazorg.
    GeenNazorg,
}

impl Phase {
    /// Every phase, in the order of the line.
    pub const ALL: [Self; 13] = [
        Self::Aangemeld,
        Self::InBeeld,
        Self::Paspoort,
        Self::Gesprek,
        Self::Afspraken,
        Self::Plaatsing,
        Self::Overgedragen,
        Self::Nazorg1,
        Self::Nazorg2,
        Self::Geland,
        Self::UitBeeld,
        Self::Verhuisd,
        Self::GeenNazorg,
    ];

    /// As it stands in the dossier and crosses to the window.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Aangemeld => "aangemeld",
            Self::InBeeld => "in_beeld",
            Self::Paspoort => "paspoort",
            Self::Gesprek => "gesprek",
            Self::Afspraken => "afspraken",
            Self::Plaatsing => "plaatsing",
            Self::Overgedragen => "overgedragen",
            Self::Nazorg1 => "nazorg1",
            Self::Nazorg2 => "nazorg2",
            Self::Geland => "geland",
            Self::UitBeeld => "uit_beeld",
            Self::Verhuisd => "verhuisd",
            Self::GeenNazorg => "geen_nazorg",
        }
    }

    /// As it is called on screen and paper.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Aangemeld => "Aangemeld",
            Self::InBeeld => "In beeld",
            Self::Paspoort => "Paspoort",
            Self::Gesprek => "Gesprek",
            Self::Afspraken => "Afspraken",
            Self::Plaatsing => "Plaatsing",
            Self::Overgedragen => "Overgedragen",
            Self::Nazorg1 => "Nazorg jaar 1",
            Self::Nazorg2 => "Nazorg jaar 2",
            Self::Geland => "Geland",
            Self::UitBeeld => "Uit beeld",
            Self::Verhuisd => "Verhuisd",
            Self::GeenNazorg => "Geen nazorg",
        }
    }

    /// The phase with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }

    /// Still at school: before the handover.
    #[must_use]
    pub fn at_school(self) -> bool {
        self < Self::Overgedragen
    }

    /// The route is over; nothing is due any more.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self >= Self::Geland
    }
}

/// A kind of route; data, so that a school can have its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "route.ts")]
pub struct RouteKind {
    /// Number; `None` makes a new kind.
    pub id: Option<RouteKindId>,
    /// Name on screen and paper.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// How long nazorg lasts after leaving, in months (1–60).
    pub nazorg_months: u32,
    /// Made by the school itself.
    pub own: bool,
}

/// The route of one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "route.ts")]
pub struct Route {
    /// Number.
    pub id: RouteId,
    /// Whose.
    pub student_id: StudentId,
    /// Kind of route.
    pub kind_id: RouteKindId,
    /// Name of the kind.
    pub kind: String,
    /// School year of leaving, `2026-2027`.
    pub cohort: String,
    /// Where the student is.
    pub phase: Phase,
    /// Since when.
    pub phase_since: NaiveDate,
    /// The phase that failed, while a fall-back is being mended.
    pub fell_back_from: Option<Phase>,
    /// Last school day as expected.
    pub expected_end_date: Option<NaiveDate>,
    /// Last school day as it was; starts the clock of nazorg.
    pub actual_end_date: Option<NaiveDate>,
    /// Has a startkwalificatie; `None` is unknown.
    pub start_qualification: Option<bool>,
    /// Finds it hard to get an internship: predicts trouble with work (handbook 8.2).
    pub stage_risk: bool,
    /// Several attempts without contact (X1).
    pub unreachable: bool,
    /// The "rode knop" is pressed; follows the records of [`crate::stuck`].
    pub red_button: bool,
    /// What is stuck, as written there.
    pub red_reason: String,
    /// Destination code of plan A, from the reference list, or empty.
    pub plan_a_code: String,
    /// Plan A in words.
    pub plan_a: String,
    /// Destination code of plan B.
    pub plan_b_code: String,
    /// Plan B in words.
    pub plan_b: String,
    /// Why the route was closed.
    pub closing_reason: String,
}

/// A change in the route: when, who, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "route.ts")]
pub struct RouteEvent {
    /// UTC moment, RFC 3339.
    pub at: String,
    /// Who did it, as in the settings.
    pub by: String,
    /// What changed.
    pub kind: RouteEventKind,
    /// From: a phase code or a cohort.
    pub from: String,
    /// To: a phase code or a cohort.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// What a route event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "route.ts")]
pub enum RouteEventKind {
    /// The route began.
    Start,
    /// Another phase.
    Phase,
    /// Fell back to Plaatsing.
    FallBack,
    /// An extra school year.
    ExtraYear,
    /// The school year of leaving was wrong and is mended.
    Cohort,
}

/// A move to another phase.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "route.ts")]
pub struct MovePhase {
    /// Who move (one or several at once).
    pub students: Vec<StudentId>,
    /// Where to.
    pub to: Phase,
    /// Why; required when closing or going back.
    #[serde(default)]
    pub reason: String,
}

/// Fields of a route that can be changed by hand; absent is unchanged, empty text clears.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "route.ts", optional_fields)]
pub struct RoutePatch {
    /// Kind of route.
    pub kind_id: Option<RouteKindId>,
    /// School year of leaving; an extra year goes through `extend_year`, this mends a mistake.
    pub cohort: Option<String>,
    /// ISO date or empty.
    pub expected_end_date: Option<String>,
    /// ISO date or empty.
    pub actual_end_date: Option<String>,
    /// `yes`, `no` or empty.
    pub start_qualification: Option<String>,
    /// See [`Route::stage_risk`].
    pub stage_risk: Option<bool>,
    /// See [`Route::unreachable`].
    pub unreachable: Option<bool>,
    /// See [`Route::plan_a_code`].
    pub plan_a_code: Option<String>,
    /// See [`Route::plan_a`].
    pub plan_a: Option<String>,
    /// See [`Route::plan_b_code`].
    pub plan_b_code: Option<String>,
    /// See [`Route::plan_b`].
    pub plan_b: Option<String>,
}

/// What can go wrong on a route.
#[derive(Debug, thiserror::Error)]
pub enum RouteError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// A move that needs a reason has none.
    #[error("Schrijf kort op waarom. Dat lees je later terug.")]
    ReasonNeeded,
    /// A fall-back of somebody who never had a place.
    #[error("Deze jongere heeft nog geen plek gehad. Terugvallen kan pas daarna.")]
    NoPlaceYet,
    /// The kind of route is gone.
    #[error("Deze soort route staat niet meer in het bestand. Kies een andere.")]
    UnknownKind,
    /// A kind of route without a name, or a term out of range.
    #[error("Geef de route een naam en kies 1 tot 60 maanden nazorg.")]
    BadKind,
    /// Not a school year.
    #[error("Dit is geen schooljaar. Typ bijvoorbeeld 2026-2027.")]
    BadCohort,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 14-06-2027.")]
    BadDate {
        /// Field name.
        field: &'static str,
    },
}

impl From<rusqlite::Error> for RouteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for RouteError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::UnknownStudent => "unknown_student",
            Self::ReasonNeeded => "reason_needed",
            Self::NoPlaceYet => "no_place_yet",
            Self::UnknownKind => "unknown_route_kind",
            Self::BadKind => "bad_kind",
            Self::BadCohort => "bad_cohort",
            Self::BadDate { .. } => "bad_date",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::ReasonNeeded => Some("reason"),
            Self::BadKind => Some("name"),
            Self::BadCohort => Some("cohort"),
            Self::BadDate { field } => Some(field),
            Self::UnknownKind => Some("kind_id"),
            Self::UnknownStudent | Self::NoPlaceYet => None,
        }
    }
}

/// `2026-2027` from a first year; the year runs from August.
#[must_use]
pub fn cohort_of(day: NaiveDate) -> String {
    use chrono::Datelike;
    let first = if day.month() >= 8 {
        day.year()
    } else {
        day.year() - 1
    };
    format!("{first}-{}", first + 1)
}

/// The next school year.
///
/// # Errors
/// `BadCohort` when the text is not a school year.
pub fn next_cohort(cohort: &str) -> Result<String, RouteError> {
    let first = first_year(cohort).ok_or(RouteError::BadCohort)?;
    Ok(format!("{}-{}", first + 1, first + 2))
}

/// The last day of a school year when none is known: 31 July.
#[must_use]
pub fn last_day(cohort: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(first_year(cohort)? + 1, 7, 31)
}

/// The first of the two years, when the text is a school year.
#[must_use]
pub fn first_year(cohort: &str) -> Option<i32> {
    let (first, second) = cohort.split_once('-')?;
    let (first, second): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
    (second == first + 1 && (2000..2100).contains(&first)).then_some(first)
}
