//! Coaches and their assignments (handbook 8.10): who walks along with whom, from when to when.

pub(crate) mod assign;
mod fit;
mod print;
pub mod split;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::assign::{assign, check, end, move_caseload, unassigned, update_assignment};
pub use self::print::{CaseloadPrint, Coached, for_print};
pub use self::store::{get, kinds, list, regimes, remove, save};
use crate::ids::{AssignmentId, CoachId, OrganisationId, StudentId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// A kind of coach; data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct CoachKind {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A regime of guidance; data, because labels and hours differ per municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct Regime {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Usual hours per half year, when agreed.
    pub half_year_hours: Option<u32>,
}

/// A coach; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct Coach {
    /// Number.
    pub id: Option<CoachId>,
    /// Name.
    pub name: String,
    /// Kind code.
    pub kind_code: String,
    /// Organisation.
    pub organisation_id: Option<OrganisationId>,
    /// Who pays: UWV, gemeente X, school, werkgever, regional fund.
    pub paid_by: String,
    /// Phone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// Students at once; 0 is not agreed.
    pub capacity: u32,
    /// Hours per half year for all students together; 0 is not agreed.
    #[serde(default)]
    pub half_year_hours: u32,
    /// Regimes that this coach does; empty is all.
    #[serde(default)]
    pub regime_codes: Vec<String>,
    /// Works from.
    pub from_date: Option<NaiveDate>,
    /// Works to.
    pub to_date: Option<NaiveDate>,
    /// CBS codes; empty is everywhere.
    pub municipality_codes: Vec<String>,
    /// What the coach knows well: groen, techniek …
    pub expertise: String,
    /// Remarks.
    pub remarks: String,
}

/// A coach in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct CoachRow {
    /// The coach.
    pub coach: Coach,
    /// Number, never absent here.
    pub id: CoachId,
    /// Name of the kind.
    pub kind: String,
    /// Name of the organisation.
    pub organisation: String,
    /// Names of the municipalities.
    pub municipalities: Vec<String>,
    /// Students today.
    pub now: usize,
    /// Students who start later.
    pub planned: usize,
    /// The coach has left (period is over).
    pub left: bool,
}

/// A coach with the caseload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct CoachPage {
    /// As in the list.
    pub row: CoachRow,
    /// Assignments: now, planned, past.
    pub assignments: Vec<Assignment>,
}

/// When an assignment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "jobcoaches.ts")]
pub enum AssignmentState {
    /// Runs today.
    Active,
    /// Starts later.
    Planned,
    /// Over.
    Ended,
}

/// A coach assigned to a student for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct Assignment {
    /// Number.
    pub id: AssignmentId,
    /// Who.
    pub student_id: StudentId,
    /// Name of the student.
    pub student: String,
    /// Municipality of the student.
    pub municipality: String,
    /// Coach.
    pub coach_id: CoachId,
    /// Name of the coach.
    pub coach: String,
    /// Regime code or empty.
    pub regime_code: String,
    /// Hours per half year.
    pub half_year_hours: Option<u32>,
    /// Who pays.
    pub paid_by: String,
    /// First day.
    pub from_date: NaiveDate,
    /// Last day; absent is open.
    pub to_date: Option<NaiveDate>,
    /// Goals.
    pub goals: String,
    /// Why in spite of overlap or a full caseload.
    pub reason: String,
    /// Why it ended.
    pub ended_reason: String,
    /// Derived from the day.
    pub state: AssignmentState,
}

/// An assignment to make.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct NewAssignment {
    /// Who.
    pub student_id: StudentId,
    /// By whom.
    pub coach_id: CoachId,
    /// Regime code or empty.
    pub regime_code: String,
    /// Hours per half year.
    pub half_year_hours: Option<u32>,
    /// Who pays; empty takes the coach's.
    pub paid_by: String,
    /// ISO date.
    pub from_date: String,
    /// ISO date or empty.
    pub to_date: String,
    /// Goals.
    pub goals: String,
    /// Why, when there are objections.
    pub reason: String,
}

/// Fields of an assignment; absent is unchanged.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "jobcoaches.ts", optional_fields)]
#[allow(missing_docs)] // The fields are those of [`Assignment`].
pub struct AssignmentPatch {
    pub regime_code: Option<String>,
    /// 0 is not agreed.
    pub half_year_hours: Option<u32>,
    pub paid_by: Option<String>,
    /// ISO date.
    pub from_date: Option<String>,
    /// ISO date or empty.
    pub to_date: Option<String>,
    pub goals: Option<String>,
    /// Why, when another period gives objections.
    pub reason: Option<String>,
}

/// Why an assignment needs a reason. Shown, never a lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct Objection {
    /// `full`, `hours`, `overlap`, `other_municipality`, `other_regime`, `outside_period`.
    pub code: String,
    /// In plain Dutch.
    pub text: String,
}

/// A student who wants a coach and has none, now or planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct WaitingStudent {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Municipality, unambiguous, or empty.
    pub municipality: String,
    /// Plan A of the route in words, or empty.
    pub plan: String,
    /// Wished from.
    pub from: Option<NaiveDate>,
    /// Wished regime code, or empty.
    pub regime_code: String,
    /// Hours per half year that are reckoned with: the regime's, or the setting for unknown.
    pub half_year_hours: u32,
    /// The coach whom the student asks for.
    pub asks_for: Option<CoachId>,
    /// Every coach who has not left, in the order of the list.
    pub coaches: Vec<CoachFit>,
}

/// Does a coach fit a student? Facts only; a person decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct CoachFit {
    /// Which coach.
    pub coach_id: CoachId,
    /// Name.
    pub coach: String,
    /// Nothing stands in the way.
    pub fits: bool,
    /// Places left from the wished day on; `None` when no capacity was agreed.
    pub free: Option<u32>,
    /// Why it does not fit, as [`check`] gives them.
    pub objections: Vec<Objection>,
}

/// A whole caseload to another coach.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "jobcoaches.ts")]
pub struct MoveCaseload {
    /// Who leaves.
    pub from: CoachId,
    /// Who takes over.
    pub to: CoachId,
    /// First day of the new coach, ISO; the old one's last day is the day before.
    pub date: String,
    /// Why.
    pub reason: String,
    /// Only these students; empty is all.
    #[serde(default)]
    pub students: Vec<StudentId>,
}

/// What can go wrong with a coach or an assignment.
#[derive(Debug, thiserror::Error)]
pub enum CoachError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is gone.
    #[error("Deze jobcoach staat niet meer in het bestand.")]
    Unknown,
    /// A required field is empty.
    #[error("Vul dit veld nog in.")]
    Missing {
        /// Field name.
        field: &'static str,
    },
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 27/3.")]
    BadDate {
        /// Field name.
        field: &'static str,
    },
    /// The end lies before the begin.
    #[error("De einddatum ligt voor de begindatum.")]
    BadPeriod,
    /// There are objections and no reason.
    #[error("{objections} Wil je het toch? Schrijf dan op waarom.")]
    ReasonNeeded {
        /// The objections in words.
        objections: String,
    },
    /// Not a municipality code.
    #[error("Deze gemeente kennen we niet. Kies er een uit de lijst.")]
    UnknownMunicipality,
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// The assignment is gone.
    #[error("Deze toewijzing staat niet meer in het bestand.")]
    UnknownAssignment,
    /// The coach has assignments.
    #[error(
        "Deze jobcoach heeft nog jongeren, of had ze. De geschiedenis blijft staan. Vul een einddatum in."
    )]
    InUse,
    /// A proposal that no longer holds.
    #[error(
        "Er is intussen iets veranderd, dus dit voorstel klopt niet meer: {objections} Er is niets vastgelegd. Verdeel opnieuw."
    )]
    Outdated {
        /// What speaks against it now.
        objections: String,
    },
    /// Same coach twice.
    #[error("Kies een andere jobcoach om naar over te zetten.")]
    SameCoach,
}

impl From<rusqlite::Error> for CoachError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for CoachError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Unknown => "unknown_coach",
            Self::Missing { .. } => "missing",
            Self::BadDate { .. } => "bad_date",
            Self::BadPeriod => "bad_period",
            Self::ReasonNeeded { .. } => "reason_needed",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::UnknownStudent => "unknown_student",
            Self::UnknownAssignment => "unknown_assignment",
            Self::InUse => "still_used",
            Self::Outdated { .. } => "outdated",
            Self::SameCoach => "same_coach",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Missing { field } | Self::BadDate { field } => Some(field),
            Self::BadPeriod => Some("to_date"),
            Self::ReasonNeeded { .. } => Some("reason"),
            Self::SameCoach => Some("to"),
            Self::UnknownMunicipality => Some("municipality_codes"),
            Self::Outdated { .. }
            | Self::Unknown
            | Self::UnknownStudent
            | Self::UnknownAssignment
            | Self::InUse => None,
        }
    }
}
