//! Why there is no calendar file.

use crate::problem::UserFacing;
use crate::store::StoreError;

/// Why there is no calendar file. Nothing has been written or counted then.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing to put in it.
    #[error(
        "Er is niets om in een agenda te zetten. Een gesprek dat je nooit hebt verstuurd, hoef je ook niet af te zeggen."
    )]
    NothingToSend,
    /// The settings hold no mail address.
    #[error(
        "Vul eerst je mailadres in bij Instellingen. Zonder afzender nemen Outlook en Google de uitnodiging niet aan."
    )]
    NoSender,
    /// The file can't be made.
    #[error("Het agendabestand lukt niet. Er is niets verstuurd. Probeer het opnieuw.")]
    NotWritten,
}

impl From<rusqlite::Error> for CalendarError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for CalendarError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::NothingToSend => "nothing_to_send",
            Self::NoSender => "no_sender",
            Self::NotWritten => "calendar_not_written",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::NothingToSend | Self::NoSender | Self::NotWritten => None,
        }
    }
}
