//! What can go wrong with a meeting, each with its own sentence.

use crate::exchange::calendar::CalendarError;
use crate::problem::UserFacing;
use crate::store::StoreError;

/// What can go wrong with a meeting.
#[derive(Debug, thiserror::Error)]
pub enum MeetingError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See the calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// It is gone.
    #[error("Dit gesprek staat niet meer in het bestand.")]
    Unknown,
    /// No municipality.
    #[error("Kies minstens één gemeente. Zo weten we wie op de lijst mag.")]
    NoMunicipality,
    /// Not a date.
    #[error("Deze dag bestaat niet. Typ bijvoorbeeld 27/3.")]
    BadDate {
        /// Field name.
        field: &'static str,
    },
    /// Not a time, or the end before the start.
    #[error("Deze tijd klopt niet. Typ bijvoorbeeld 09:00.")]
    BadTime {
        /// Field name.
        field: &'static str,
    },
    /// Minutes out of range.
    #[error("Kies 5 tot 120 minuten per jongere.")]
    BadMinutes,
    /// A student of another municipality.
    #[error("{name} woont niet in deze gemeente. Die komt dus niet op deze lijst.")]
    OtherMunicipality {
        /// Student's name.
        name: String,
    },
    /// A student of whom no municipality is known.
    #[error(
        "Van {name} weten we nog niet in welke gemeente die woont. Vul dat eerst in bij de jongere."
    )]
    HomeUnknown {
        /// Student's name.
        name: String,
    },
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// A value that is not in the list.
    #[error("Deze keuze kennen we niet. Kies er een uit de lijst.")]
    BadChoice {
        /// Field name.
        field: &'static str,
    },
    /// The meeting does not take place.
    #[error("Dit gesprek gaat niet door. Plan het eerst opnieuw.")]
    Cancelled,
    /// The meeting is closed.
    #[error("Dit gesprek is al afgesloten. Open het eerst weer.")]
    AlreadyClosed,
    /// The talk took place.
    #[error(
        "Met {name} is al gesproken. Haal eerst ‘besproken’ weg bij {name}, of plan een nieuw gesprek."
    )]
    Discussed {
        /// Student's first name.
        name: String,
    },
    /// Why a talk is moved.
    #[error("Schrijf kort waarom. Dan weet iedereen later nog waarom het gesprek niet doorging.")]
    NoReason,
    /// Required name.
    #[error("Vul de naam in van wie je uitnodigt.")]
    NoName,
}

impl From<rusqlite::Error> for MeetingError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for MeetingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Calendar(error) => error.code(),
            Self::Unknown => "unknown_meeting",
            Self::NoMunicipality => "no_municipality",
            Self::BadDate { .. } => "bad_date",
            Self::BadTime { .. } => "bad_time",
            Self::BadMinutes => "bad_minutes",
            Self::OtherMunicipality { .. } => "other_municipality",
            Self::HomeUnknown { .. } => "home_unknown",
            Self::UnknownStudent => "unknown_student",
            Self::BadChoice { .. } => "bad_choice",
            Self::Cancelled => "cancelled",
            Self::AlreadyClosed => "already_closed",
            Self::Discussed { .. } => "discussed",
            Self::NoName => "no_name",
            Self::NoReason => "no_reason",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Calendar(error) => error.field(),
            Self::NoMunicipality => Some("municipality_codes"),
            Self::BadDate { field } | Self::BadTime { field } | Self::BadChoice { field } => {
                Some(field)
            }
            Self::BadMinutes => Some("minutes_per_student"),
            Self::NoName => Some("name"),
            Self::NoReason => Some("reason"),
            Self::OtherMunicipality { .. }
            | Self::HomeUnknown { .. }
            | Self::Discussed { .. }
            | Self::UnknownStudent
            | Self::Cancelled
            | Self::AlreadyClosed
            | Self::Unknown => None,
        }
    }
}
