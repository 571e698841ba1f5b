//! Young people: the record of handbook 8.1 without what may not be stored (BSN, diagnosis,
//! nationality), everybody around them, and everything that happened.

pub(crate) mod around;
pub(crate) mod calls;
pub(crate) mod file;
pub(crate) mod photo;
pub(crate) mod record;
pub(crate) mod store;
mod typed;
pub(crate) mod work;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::around::{
    delete_contact, delete_relative, note_contact, save_life_domain, save_relative,
};
pub use self::calls::{Call, CallAgreement, CallContact, SecondNumber, calls};
pub use self::file::file;
pub use self::photo::{Photo, photo, remove_photo, save_photo};
pub use self::store::{add, get, schools, update};
pub use self::work::{delete_evidence, delete_placement, save_evidence, save_placement};
use crate::agreements::Agreement;
use crate::ids::{
    EvidenceId, MeetingId, OrganisationId, PhotoId, PlacementId, RelativeId, RouteKindId, SchoolId,
    StudentId,
};
use crate::instruments::Instrument;
use crate::jobcoaches::Assignment;
use crate::meetings::Round;
use crate::passport::PassportSummary;
use crate::problem::UserFacing;
use crate::route::{Route, RouteEvent};
use crate::store::StoreError;

/// Kinds of school that the program knows (handbook 8.1), as they stand in a record.
pub const SCHOOL_TYPES: [&str; 4] = ["pro", "vso", "entree", "mbo2"];

/// A school, or a location of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct School {
    /// Number.
    pub id: SchoolId,
    /// Name.
    pub name: String,
    /// BRIN with location, or empty.
    pub brin: String,
}

/// A student (handbook 8.1). Empty text is "not known".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct Student {
    /// Number of the record.
    pub id: StudentId,
    /// School.
    pub school_id: SchoolId,
    /// Its name.
    pub school: String,
    /// Student number, unique within the school.
    pub number: String,
    /// Roepnaam.
    pub first_name: String,
    /// Tussenvoegsel.
    pub prefix: String,
    /// Achternaam.
    pub last_name: String,
    /// Official first names.
    pub official_names: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Age in whole years today; derived.
    pub age: Option<u32>,
    /// zij, hij, hen, naam; the student's own choice.
    pub form_of_address: String,
    /// Photo, if there is one.
    pub photo_id: Option<PhotoId>,
    /// Street and house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Place of residence.
    pub place: String,
    /// CBS code or empty; decides who is invited.
    pub municipality_code: String,
    /// Name that goes with the code, unambiguous.
    pub municipality: String,
    /// Own number, not the school's.
    pub phone: String,
    /// Own address, not the school's.
    pub email: String,
    /// app, bellen, sms, mail, brief.
    pub preferred_channel: String,
    /// Class.
    pub class: String,
    /// Year.
    pub year: String,
    /// pro, vso, entree, mbo2.
    pub school_type: String,
    /// Crebo code.
    pub crebo: String,
    /// bol or bbl.
    pub learning_path: String,
    /// Level.
    pub level: String,
    /// vervolgonderwijs, arbeid, dagbesteding.
    pub outflow_profile: String,
    /// Who represents the student by law.
    pub legal_representation: String,
    /// Mentor.
    pub mentor: String,
    /// The one person who is responsible.
    pub case_owner: String,
    /// What helps, in working words; no diagnosis.
    pub support_needs: String,
}

/// A student added by hand.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "students.ts", optional_fields)]
pub struct NewStudent {
    /// Student number; empty makes one (`H-…`) that is unique.
    pub number: String,
    /// Roepnaam, required.
    pub first_name: String,
    /// Tussenvoegsel.
    pub prefix: String,
    /// Achternaam, required.
    pub last_name: String,
    /// ISO date or empty.
    pub birth_date: String,
    /// Class.
    pub class: String,
    /// CBS code or empty.
    pub municipality_code: String,
    /// pro, vso, entree, mbo2 or empty.
    pub school_type: String,
    /// School year of leaving; empty is this year.
    pub cohort: String,
    /// Kind of route; absent follows the school type.
    pub route_kind: Option<RouteKindId>,
}

/// Fields that can be changed by hand; absent is unchanged, empty text clears.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "students.ts", optional_fields)]
#[allow(missing_docs)] // The fields are those of [`Student`].
pub struct StudentPatch {
    pub number: Option<String>,
    pub first_name: Option<String>,
    pub prefix: Option<String>,
    pub last_name: Option<String>,
    pub official_names: Option<String>,
    /// ISO date or empty.
    pub birth_date: Option<String>,
    pub form_of_address: Option<String>,
    pub street: Option<String>,
    pub postcode: Option<String>,
    pub place: Option<String>,
    pub municipality_code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub preferred_channel: Option<String>,
    pub class: Option<String>,
    pub year: Option<String>,
    pub school_type: Option<String>,
    pub crebo: Option<String>,
    pub learning_path: Option<String>,
    pub level: Option<String>,
    pub outflow_profile: Option<String>,
    pub legal_representation: Option<String>,
    pub mentor: Option<String>,
    pub case_owner: Option<String>,
    pub support_needs: Option<String>,
}

/// A parent, carer or confidant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct Relative {
    /// Number; `None` makes a new one.
    pub id: Option<RelativeId>,
    /// Name.
    pub name: String,
    /// moeder, vader, oma, voogd …
    pub relation: String,
    /// Phone.
    pub phone: String,
    /// Mail.
    pub email: String,
}

/// The five life domains of the Big 5 (handbook chapter 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "students.ts")]
pub enum LifeDomain {
    /// Support: people around the student.
    Steun,
    /// Living.
    Wonen,
    /// School and work.
    SchoolWerk,
    /// Income.
    Inkomen,
    /// Health and well-being, in working words.
    Welzijn,
}

/// How a life domain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "students.ts")]
pub enum DomainState {
    /// In order.
    Goed,
    /// Needs attention.
    LetOp,
    /// Not in order.
    Zorg,
    /// Not talked about yet.
    Onbekend,
}

/// The state of one life domain in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct LifeDomainState {
    /// Which.
    pub domain: LifeDomain,
    /// How it is.
    pub state: DomainState,
    /// One line.
    pub note: String,
}

/// A moment of contact while the student is at school (the nazorg record comes with nazorg).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct StudentContact {
    /// Number.
    pub id: String,
    /// Day.
    pub date: NaiveDate,
    /// bellen, app, gesprek, bezoek, mail, brief.
    pub channel: String,
    /// Was the student reached? Only then it counts as contact (handbook 8.11).
    pub reached: bool,
    /// In a few words.
    pub note: String,
}

/// Contact to write down.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct NewContact {
    /// With whom.
    pub student_id: StudentId,
    /// ISO date; empty is today.
    pub date: String,
    /// bellen, app, gesprek, bezoek, mail, brief.
    pub channel: String,
    /// Was the student reached?
    pub reached: bool,
    /// In a few words.
    pub note: String,
}

/// An internship or a workplace (handbook 8.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct Placement {
    /// Number; `None` makes a new one.
    pub id: Option<PlacementId>,
    /// stage_intern, stage_begeleid, stage, plaatsingsstage, proefplaatsing, dienstverband.
    pub kind: String,
    /// Known organisation, if any.
    pub organisation_id: Option<OrganisationId>,
    /// Name as it is printed.
    pub organisation: String,
    /// What the student does there.
    pub tasks: String,
    /// First day.
    pub from_date: Option<NaiveDate>,
    /// Last day; absent while it lasts.
    pub to_date: Option<NaiveDate>,
    /// Days of the week, in words.
    pub days: String,
    /// Hours per week.
    pub hours_per_week: Option<u32>,
    /// Who guides the student there.
    pub supervisor: String,
    /// Phone of that person.
    pub supervisor_phone: String,
    /// Why it ended.
    pub ended_because: String,
}

/// A certificate or other proof (handbook 8.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct Evidence {
    /// Number; `None` makes a new one.
    pub id: Option<EvidenceId>,
    /// schooldiploma, praktijkverklaring, branche, vca, mbo_certificaat, edubadge, anders.
    pub kind: String,
    /// Title as it is printed.
    pub title: String,
    /// Who gave it.
    pub issuer: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Until when it is valid.
    pub valid_to: Option<NaiveDate>,
    /// Does the student want it in the passport?
    pub in_passport: bool,
}

/// A meeting as seen from one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct StudentMeeting {
    /// Number.
    pub id: MeetingId,
    /// Day.
    pub date: NaiveDate,
    /// Round.
    pub round: Round,
    /// Names of the municipalities.
    pub municipalities: Vec<String>,
    /// Closed meetings have a report.
    pub closed: bool,
    /// What the student said, in own words.
    pub own_words: String,
    /// Agreements made there.
    pub agreements: usize,
}

/// Everything about one student, for the page.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "students.ts")]
pub struct StudentFile {
    /// The student.
    pub student: Student,
    /// The current route.
    pub route: Route,
    /// Its history, newest first.
    pub events: Vec<RouteEvent>,
    /// People around the student.
    pub relatives: Vec<Relative>,
    /// All five, in fixed order.
    pub life_domains: Vec<LifeDomainState>,
    /// Contact, newest first.
    pub contacts: Vec<StudentContact>,
    /// Internships and work, newest first.
    pub placements: Vec<Placement>,
    /// Certificates, newest first.
    pub evidence: Vec<Evidence>,
    /// Meetings, newest first.
    pub meetings: Vec<StudentMeeting>,
    /// Agreements, open ones first by date.
    pub agreements: Vec<Agreement>,
    /// Instruments.
    pub instruments: Vec<Instrument>,
    /// Coaches: now, to come, past.
    pub assignments: Vec<Assignment>,
    /// How far the passport is.
    pub passport: PassportSummary,
}

/// What can go wrong with a student's record.
#[derive(Debug, thiserror::Error)]
pub enum StudentError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    Unknown,
    /// A required field is empty.
    #[error("Vul dit veld nog in. Zonder naam kunnen we niemand terugvinden.")]
    Missing {
        /// Field name.
        field: &'static str,
    },
    /// Another student has this number.
    #[error("Dit nummer is al van een andere jongere op deze school.")]
    NumberTaken,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 14-06-2008.")]
    BadDate {
        /// Field name.
        field: &'static str,
    },
    /// Not a school year.
    #[error("Dit is geen schooljaar. Typ bijvoorbeeld 2026-2027.")]
    BadCohort,
    /// The kind of route is gone.
    #[error("Deze soort route staat niet meer in het bestand. Kies een andere.")]
    UnknownRouteKind,
    /// The end lies before the beginning.
    #[error("De einddatum ligt voor de begindatum.")]
    BadPeriod,
    /// Not a municipality code.
    #[error("Deze gemeente kennen we niet. Kies er een uit de lijst.")]
    UnknownMunicipality,
    /// A BSN was typed.
    #[error("Dit lijkt een bsn. Dat bewaren we niet. Haal het nummer weg.")]
    LooksLikeBsn {
        /// Field name.
        field: &'static str,
    },
    /// The photo can't be used.
    #[error(
        "Deze foto lukt niet. Er is niets veranderd. Kies een foto in jpg, png of webp, kleiner dan 25 MB."
    )]
    BadPhoto,
}

impl From<rusqlite::Error> for StudentError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for StudentError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Unknown => "unknown_student",
            Self::Missing { .. } => "missing",
            Self::NumberTaken => "number_taken",
            Self::BadDate { .. } => "bad_date",
            Self::BadCohort => "bad_cohort",
            Self::UnknownRouteKind => "unknown_route_kind",
            Self::BadPeriod => "bad_period",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::LooksLikeBsn { .. } => "looks_like_bsn",
            Self::BadPhoto => "bad_photo",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Missing { field } | Self::BadDate { field } | Self::LooksLikeBsn { field } => {
                Some(field)
            }
            Self::NumberTaken => Some("number"),
            Self::BadCohort => Some("cohort"),
            Self::UnknownRouteKind => Some("route_kind"),
            Self::BadPeriod => Some("to_date"),
            Self::UnknownMunicipality => Some("municipality_code"),
            Self::BadPhoto => Some("photo"),
            Self::Store(error) => error.field(),
            Self::Unknown => None,
        }
    }
}

/// Age in whole years.
#[must_use]
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(birth)
}
