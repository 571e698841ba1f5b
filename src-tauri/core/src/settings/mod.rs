//! Settings of the dossier: school, user, terms. What the handbook marks as uncertain is here,
//! never hard-coded.

pub(crate) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::store::{get, update};
use crate::planning::PlanningSettings;
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Every setting of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "settings.ts")]
pub struct Settings {
    /// Name of the school, on screen and paper.
    pub school_name: String,
    /// Name of the coordinator: in the history and as "ik" in agreements.
    pub user_name: String,
    /// Phone on paper.
    pub user_phone: String,
    /// Mail on paper.
    pub user_email: String,
    /// Locks after this many quiet minutes (1–120).
    pub lock_minutes: u32,
    /// A student is "lang stil" after this many days without activity (7–365).
    pub quiet_days: u32,
    /// A student is stuck, and the rode knop is proposed, after this many days without movement
    /// (14–730). Peers use 120 (handbook chapter 12, cold cases).
    pub stuck_days: u32,
    /// Days after which the answer to the rode knop is asked for again (1–90).
    pub answer_days: u32,
    /// Day and month of the mbo application date, `04-01` (handbook 10.1).
    pub mbo_date: String,
    /// Last school day of this school year, `MM-DD`, when a student has none.
    pub last_school_day: String,
    /// Kind of route for students who are imported or added.
    pub default_route_kind: String,
    /// School type for students who are imported without one: pro, vso, entree, mbo2 or empty.
    pub default_school_type: String,
    /// Minutes per student in a meeting (5–120).
    pub minutes_per_student: u32,
    /// What a student or parent reads before consent, on the form to share (handbook 10.2).
    pub consent_text: String,
    /// Version of that text; kept with every consent. Another text asks for another version.
    pub consent_version: String,
    /// How heavy it weighs in a split over coaches (0–100) when a student doesn't get the coach of
    /// before back (handbook 12d.4).
    pub split_same_coach: u32,
    /// … the coach whom the student asks for.
    pub split_wish: u32,
    /// … a coach whom the school knows.
    pub split_known: u32,
    /// … a coach nearby.
    pub split_travel: u32,
    /// … a coach who knows the work of the plan.
    pub split_expertise: u32,
    /// … that coaches are about as full as each other.
    pub split_even: u32,
    /// Hours per half year to reckon with when neither the wish nor its regime has them (1–400). The
    /// handbook gives none (chapter 7): they differ per municipality.
    pub split_hours: u32,
    /// Letters as keys in lists (WCAG 2.1.4: can be switched off).
    pub letter_keys: bool,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// More room between rows.
    pub roomy: bool,
    /// The dossier holds made-up people only.
    pub demo: bool,
    /// Rounds, sessions and holidays of the year plan (handbook 4.1 and 11).
    pub planning: PlanningSettings,
}

/// The first text, in plain words; a school puts its own in place of it.
const CONSENT_TEXT: &str = "Je kiest zelf of je dit wilt delen. Zeg je nee, dan is dat goed: je krijgt dan gewoon hulp. \
Je kiest met wie je deelt, waarvoor, en welke delen. Wij geven niet meer dan dat. \
Je mag altijd stoppen. Zeg het dan tegen school. Wij vertellen het aan wie het heeft gekregen.";

impl Default for Settings {
    fn default() -> Self {
        Self {
            school_name: String::new(),
            user_name: String::new(),
            user_phone: String::new(),
            user_email: String::new(),
            lock_minutes: 10,
            quiet_days: 60,
            stuck_days: 120,
            answer_days: 7,
            mbo_date: "04-01".to_owned(),
            last_school_day: "07-10".to_owned(),
            default_route_kind: "transitieroute-pro-vso".to_owned(),
            default_school_type: "pro".to_owned(),
            minutes_per_student: 15,
            consent_text: CONSENT_TEXT.to_owned(),
            consent_version: "1".to_owned(),
            split_same_coach: 100,
            split_wish: 60,
            split_known: 10,
            split_travel: 20,
            split_expertise: 15,
            split_even: 20,
            split_hours: 15,
            letter_keys: true,
            theme: "system".to_owned(),
            roomy: false,
            demo: false,
            planning: PlanningSettings::default(),
        }
    }
}

/// What can go wrong with a setting.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A number out of range or a date that does not exist.
    #[error("Dit kan niet. {hint}")]
    OutOfRange {
        /// Field name.
        field: &'static str,
        /// What can.
        hint: &'static str,
    },
}

impl From<rusqlite::Error> for SettingsError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for SettingsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::OutOfRange { .. } => "out_of_range",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::OutOfRange { field, .. } => Some(field),
        }
    }
}
