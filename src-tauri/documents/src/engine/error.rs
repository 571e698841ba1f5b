//! What can go wrong while a document is made.

/// A document could not be made. Nothing was written and no record changed.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A built-in font could not be read (a broken build of the program).
    #[error(
        "Een lettertype van het programma is beschadigd ({0}). Er is niets verloren. Installeer het programma opnieuw."
    )]
    Font(&'static str),
    /// The text could not be shaped or the page could not be put together.
    #[error(
        "Het document kon niet worden gemaakt ({0}). Er is niets veranderd. Probeer het nog een keer."
    )]
    Build(String),
    /// The picture is not a JPEG that a document can hold.
    #[error(
        "De foto kan niet in het document: {0}. De gegevens zijn bewaard. Kies een andere foto of druk af zonder foto."
    )]
    Picture(String),
    /// Writing the file failed.
    #[error(
        "Het document kon niet worden opgeslagen: {0}. Wat al klaar was, staat er. Kies een andere map of maak ruimte vrij."
    )]
    Save(#[from] std::io::Error),
    /// The user stopped the printing job.
    #[error("Het maken is gestopt. Wat al klaar was, is bewaard.")]
    Cancelled,
}

impl DocumentError {
    /// A name for the kind of error that never changes, for the interface and for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            DocumentError::Font(_) => "document_font",
            DocumentError::Build(_) => "document_build",
            DocumentError::Picture(_) => "document_picture",
            DocumentError::Save(_) => "document_save",
            DocumentError::Cancelled => "document_cancelled",
        }
    }
}
