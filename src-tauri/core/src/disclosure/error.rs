//! What can go wrong with a disclosure, in the words of the user.

use crate::problem::UserFacing;
use crate::store::StoreError;

/// What can go wrong with a disclosure or a consent. Nothing is written then, and nothing leaves.
#[derive(Debug, thiserror::Error)]
pub enum DisclosureError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student is gone.
    #[error("Deze jongere staat niet meer in het bestand.")]
    UnknownStudent,
    /// The line of the log is gone.
    #[error("Deze regel staat niet in het verstrekkingenlog.")]
    UnknownDisclosure,
    /// The consent is gone.
    #[error("Deze toestemming staat niet meer in het bestand.")]
    UnknownConsent,
    /// The organisation or contact is gone.
    #[error("Deze organisatie of contactpersoon staat niet meer in het bestand. Kies opnieuw.")]
    UnknownContact,
    /// Nobody to give it to.
    #[error("Vul in aan wie je dit geeft.")]
    NoRecipient,
    /// No purpose.
    #[error("Vul in waarvoor dit is. Dat moet de jongere later kunnen nalezen.")]
    NoPurpose,
    /// Nothing is said about which law or task.
    #[error("Vul in welke wet, taak of afspraak dit is.")]
    NoBasisNote,
    /// Consent for nothing.
    #[error("Kies voor welke delen van het paspoort de toestemming is.")]
    NoSections,
    /// Who decided is not known.
    #[error("Vul in wie dit heeft besloten.")]
    NoName,
    /// A day that is still to come.
    #[error("Deze dag is nog niet geweest. Kies vandaag of eerder.")]
    InFuture,
    /// Why it is taken back.
    #[error("Vul in waarom dit wordt ingetrokken.")]
    NoReason,
    /// No valid consent.
    #[error(
        "{name} kan dit niet krijgen op grond van toestemming: {who} heeft daar nog geen toestemming voor gegeven. Leg de toestemming eerst vast, of kies een andere grondslag."
    )]
    NoConsent {
        /// Receiver.
        name: String,
        /// Whose consent is needed.
        who: &'static str,
    },
    /// Somebody said no.
    #[error(
        "{name} kan dit niet krijgen op grond van toestemming: {by} heeft geweigerd of de toestemming ingetrokken. Praat er eerst samen over."
    )]
    ConsentStopped {
        /// Receiver.
        name: String,
        /// Who said no.
        by: String,
    },
    /// The wrong person decided.
    #[error("{reason} Er is niets vastgelegd.")]
    WrongConsenter {
        /// Who has to.
        reason: &'static str,
    },
    /// Who decides depends on the age, and the age is not known.
    #[error(
        "De geboortedatum is niet bekend. Onder de 16 beslist een ouder of voogd, vanaf 16 de jongere zelf. Vul de geboortedatum in, of kies een andere grondslag."
    )]
    UnknownBirthDate,
    /// A profile without a question that exists, or a name.
    #[error("Geef dit profiel een naam.")]
    NoProfileName,
    /// The student's own copy holds everything.
    #[error("De jongere mag altijd alles zien. Dit profiel kun je niet kleiner maken.")]
    OwnProfile,
    /// A BSN was typed.
    #[error("Dit lijkt een bsn. Dat mag hier niet staan. Haal het nummer weg.")]
    LooksLikeBsn,
}

impl From<rusqlite::Error> for DisclosureError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for DisclosureError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::UnknownStudent => "unknown_student",
            Self::UnknownDisclosure => "unknown_disclosure",
            Self::UnknownConsent => "unknown_consent",
            Self::UnknownContact => "unknown_contact",
            Self::NoRecipient => "no_recipient",
            Self::NoPurpose => "no_purpose",
            Self::NoBasisNote => "no_basis_note",
            Self::NoSections => "no_sections",
            Self::NoName => "no_name",
            Self::InFuture => "in_future",
            Self::NoReason => "no_reason",
            Self::NoConsent { .. } => "no_consent",
            Self::ConsentStopped { .. } => "consent_stopped",
            Self::WrongConsenter { .. } => "wrong_consenter",
            Self::UnknownBirthDate => "unknown_birth_date",
            Self::NoProfileName => "no_profile_name",
            Self::OwnProfile => "own_profile",
            Self::LooksLikeBsn => "looks_like_bsn",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::NoRecipient => Some("recipient"),
            Self::NoPurpose => Some("purpose"),
            Self::NoBasisNote => Some("basis_note"),
            Self::NoSections => Some("sections"),
            Self::NoName | Self::NoProfileName => Some("name"),
            Self::InFuture => Some("given_on"),
            Self::NoReason => Some("reason"),
            Self::NoConsent { .. } | Self::ConsentStopped { .. } | Self::UnknownBirthDate => {
                Some("basis")
            }
            Self::WrongConsenter { .. } => Some("given_by"),
            _ => None,
        }
    }
}
