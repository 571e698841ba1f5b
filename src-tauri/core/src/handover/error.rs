//! What can go wrong with a passport from another school.

use crate::passport::PassportError;
use crate::problem::UserFacing;
use crate::store::StoreError;
use crate::students::StudentError;

/// A passport could not be taken over. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum HandoverError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The student it goes to.
    #[error(transparent)]
    Student(#[from] StudentError),
    /// The passport it goes to.
    #[error(transparent)]
    Passport(#[from] PassportError),
    /// The data inside is not what it should be.
    #[error(
        "In dit bestand zit geen paspoort dat wij kunnen lezen. Er is niets overgenomen. Vraag de school om het paspoort opnieuw te maken."
    )]
    NotAPassport,
    /// Made by a newer program.
    #[error(
        "Dit paspoort is gemaakt met een nieuwere versie van het programma. Er is niets overgenomen. Werk dit programma bij en open het bestand dan opnieuw."
    )]
    Newer,
    /// More than any passport holds.
    #[error(
        "In dit paspoort staat meer dan in een paspoort past. Er is niets overgenomen. Vraag de school om het opnieuw te maken."
    )]
    TooMuch,
    /// Nobody confirmed that the key is the school's.
    #[error(
        "Deze school kennen we nog niet. Bel de school en vergelijk de vingerafdruk. Klopt die, bevestig hem dan en neem daarna over."
    )]
    SignerNotConfirmed,
    /// The fingerprint is not one.
    #[error("Dit is geen vingerafdruk. Open het paspoort opnieuw en vergelijk nog een keer.")]
    BadFingerprint,
    /// Another file stands in the place of the one that was shown.
    #[error(
        "Dit bestand is intussen een ander geworden. Er is niets overgenomen. Open het opnieuw."
    )]
    OtherFile,
    /// Nothing was chosen.
    #[error("Kies eerst wat je wilt overnemen.")]
    NothingChosen,
    /// A field that is not in it, or has no place here.
    #[error(
        "Dit onderdeel kan niet worden overgenomen. Open het paspoort opnieuw en kies nog een keer."
    )]
    UnknownField,
}

impl From<rusqlite::Error> for HandoverError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for HandoverError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Student(error) => error.code(),
            Self::Passport(error) => error.code(),
            Self::NotAPassport => "not_a_passport",
            Self::Newer => "received_newer",
            Self::TooMuch => "received_too_much",
            Self::SignerNotConfirmed => "signer_not_confirmed",
            Self::BadFingerprint => "bad_fingerprint",
            Self::OtherFile => "other_file",
            Self::NothingChosen => "nothing_chosen",
            Self::UnknownField => "unknown_field",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Student(error) => error.field(),
            Self::Passport(error) => error.field(),
            _ => None,
        }
    }
}
