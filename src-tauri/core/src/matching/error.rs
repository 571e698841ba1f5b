//! What can go wrong at the match table.

use crate::agreements::AgreementError;
use crate::problem::UserFacing;
use crate::route::RouteError;
use crate::store::StoreError;

/// What can go wrong at the match table.
#[derive(Debug, thiserror::Error)]
pub enum MatchingError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The agreement that goes with a look.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// The route that moves along.
    #[error(transparent)]
    Route(#[from] RouteError),
    /// The place is gone.
    #[error("Deze plek staat niet meer in het bestand.")]
    UnknownPlace,
    /// The look is gone.
    #[error("Dit kijkje staat niet meer in het bestand.")]
    UnknownLook,
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// The session is gone.
    #[error("Deze matchtafel staat niet meer in het bestand.")]
    UnknownSession,
    /// The organisation is gone.
    #[error("Deze organisatie staat niet meer in het bestand. Typ de naam, of kies een andere.")]
    UnknownOrganisation,
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
    /// The end lies before the beginning.
    #[error("De plek vervalt voordat zij begint. Kijk de dagen na.")]
    BadPeriod,
    /// A number that can't be.
    #[error("Dit aantal kan niet. Typ een getal tussen {least} en {most}.")]
    BadNumber {
        /// Field name.
        field: &'static str,
        /// Smallest.
        least: u32,
        /// Largest.
        most: u32,
    },
    /// Not a municipality code.
    #[error("Deze gemeente kennen we niet. Kies er een uit de lijst.")]
    UnknownMunicipality,
    /// Not a field of work.
    #[error("Dit werkveld kennen we niet. Kies er een uit de lijst.")]
    UnknownField,
    /// A BSN was typed.
    #[error("Dit lijkt een bsn. Dat bewaren we niet. Haal het nummer weg.")]
    LooksLikeBsn {
        /// Field name.
        field: &'static str,
    },
    /// Someone went to look: the place stays for what was learnt there.
    #[error(
        "Bij deze plek is al iemand wezen kijken. Laat haar vervallen; dan blijft staan hoe dat ging."
    )]
    HasLooks,
    /// A change of what is settled.
    #[error("Hier is al een plek van gemaakt. Stopt het? Kies dan Gestopt.")]
    Settled,
    /// There is no placement to end.
    #[error("Dit is nog geen plek geworden. Stoppen kan pas daarna.")]
    NotPlaced,
    /// The day lies before the first day at the place.
    #[error("Die dag ligt voor de eerste dag op deze plek.")]
    BeforeStart,
}

impl From<rusqlite::Error> for MatchingError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for MatchingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Agreement(error) => error.code(),
            Self::Route(error) => error.code(),
            Self::UnknownPlace => "unknown_place",
            Self::UnknownLook => "unknown_look",
            Self::UnknownStudent => "unknown_student",
            Self::UnknownSession => "unknown_session",
            Self::UnknownOrganisation => "unknown_organisation",
            Self::Missing { .. } => "missing",
            Self::BadDate { .. } => "bad_date",
            Self::BadPeriod => "bad_period",
            Self::BadNumber { .. } => "bad_number",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::UnknownField => "unknown_field",
            Self::LooksLikeBsn { .. } => "looks_like_bsn",
            Self::HasLooks => "still_used",
            Self::Settled => "settled",
            Self::NotPlaced => "not_placed",
            Self::BeforeStart => "before_start",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Agreement(error) => error.field(),
            Self::Route(error) => error.field(),
            Self::Missing { field }
            | Self::BadDate { field }
            | Self::BadNumber { field, .. }
            | Self::LooksLikeBsn { field } => Some(field),
            Self::BadPeriod => Some("until"),
            Self::UnknownMunicipality => Some("municipality_code"),
            Self::UnknownField => Some("field"),
            Self::UnknownOrganisation => Some("organisation"),
            Self::BeforeStart => Some("day"),
            _ => None,
        }
    }
}
