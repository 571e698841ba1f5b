//! What can go wrong with the dossier file, each with its own sentence.

use std::io;

use crate::problem::UserFacing;

/// An error of the dossier file itself.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The password does not unwrap the key.
    #[error("Dit wachtwoord klopt niet. Staat Caps Lock aan? Probeer het nog een keer.")]
    WrongPassword,
    /// The recovery code does not unwrap the key.
    #[error("Deze herstelcode klopt niet. Kijk op je papier en typ alle zes blokjes over.")]
    WrongRecoveryCode,
    /// A new password that is too easy.
    #[error(
        "Dit wachtwoord is te kort. Neem minstens {least} tekens, bijvoorbeeld vier woorden achter elkaar."
    )]
    WeakPassword {
        /// Fewest characters.
        least: usize,
    },
    /// The file is not ours.
    #[error(
        "Dit is geen bestand van Transitieroute. Er is niets veranderd. Kies een bestand dat eindigt op .transitieroute."
    )]
    NotADossier,
    /// The file is ours but broken.
    #[error(
        "Dit bestand is beschadigd. We hebben er niets aan veranderd. Zet je laatste reservekopie terug."
    )]
    Damaged,
    /// A later version of the program made the file.
    #[error(
        "Dit bestand is gemaakt met een nieuwere Transitieroute. Er is niets veranderd. Werk eerst het programma bij."
    )]
    TooNew,
    /// Another program has the dossier open.
    #[error(
        "Dit bestand is al open in een ander venster of op een andere computer. Sluit het daar eerst."
    )]
    InUse,
    /// There is no such file.
    #[error("We vinden dit bestand niet. Is het verplaatst, of zit de usb-stick er niet in?")]
    NotFound,
    /// There is a file with this name already.
    #[error("Er staat al een bestand met deze naam. Dat laten we heel. Kies een andere naam.")]
    AlreadyExists,
    /// The folder can't be written to.
    #[error(
        "In deze map mag je niets bewaren. Er is niets veranderd. Kies een andere map, bijvoorbeeld Documenten."
    )]
    ReadOnly,
    /// The disk is full.
    #[error(
        "De schijf is vol. Dit is niet bewaard, al het andere wel. Maak ruimte en probeer het opnieuw."
    )]
    DiskFull,
    /// The folder is synchronised or on a network: unsafe for the write-ahead log.
    #[error(
        "Deze map wordt gedeeld of gesynchroniseerd ({place}). Daar kan het bestand stuk gaan. Kies een map op deze computer zelf."
    )]
    SharedFolder {
        /// What recognised it, such as "OneDrive".
        place: &'static str,
    },
    /// The step can't be undone any more.
    #[error("Dit kan niet meer terug: er is daarna iets aan veranderd.")]
    UndoGone,
    /// The system gives no random numbers.
    #[error("Deze computer geeft geen veilige willekeurige getallen. Er is niets gemaakt.")]
    NoRandomness,
    /// The system refused a file operation.
    #[error(
        "Dit bestand kunnen we nu niet lezen of schrijven. Er is niets veranderd. Zit de schijf of usb-stick er nog goed in? ({0})"
    )]
    Io(io::Error),
    /// The database refused an operation; a fault of ours.
    #[error(
        "Er ging iets mis in het programma. Je gegevens zijn zoals ze waren. Probeer het opnieuw; blijft het zo, start het programma dan opnieuw. ({0})"
    )]
    Database(String),
}

impl UserFacing for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongPassword => "wrong_password",
            Self::WrongRecoveryCode => "wrong_recovery_code",
            Self::WeakPassword { .. } => "weak_password",
            Self::NotADossier => "not_a_dossier",
            Self::Damaged => "damaged",
            Self::TooNew => "too_new",
            Self::InUse => "in_use",
            Self::NotFound => "not_found",
            Self::AlreadyExists => "already_exists",
            Self::ReadOnly => "read_only",
            Self::DiskFull => "disk_full",
            Self::SharedFolder { .. } => "shared_folder",
            Self::UndoGone => "undo_gone",
            Self::NoRandomness | Self::Io(_) => "io",
            Self::Database(_) => "internal",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::WrongPassword | Self::WeakPassword { .. } => Some("password"),
            Self::WrongRecoveryCode => Some("code"),
            _ => None,
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists => Self::AlreadyExists,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::IsADirectory => Self::NotADossier,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::SystemIoFailure) => Self::Io(io::Error::other(error.to_string())),
            // The text of an SQLite error names tables and columns, never values.
            _ => Self::Database(error.to_string()),
        }
    }
}
