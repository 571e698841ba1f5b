//! What can be wrong with a file that comes in, in words for the person who opened it.

/// A file was refused, or could not be sealed. Nothing was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No PDF at all.
    #[error("Dit is geen pdf. Er is niets overgenomen. Kies de pdf die je kreeg.")]
    NotAPdf,
    /// Larger than any passport.
    #[error(
        "Dit bestand is te groot voor een paspoort. Er is niets overgenomen. Vraag de school om het opnieuw te sturen."
    )]
    TooBig,
    /// It can't be read to the end.
    #[error(
        "Dit bestand is niet heel. Misschien is het maar half verstuurd. Er is niets overgenomen. Vraag of de school het opnieuw stuurt."
    )]
    Damaged,
    /// It asks for a password.
    #[error(
        "Dit bestand heeft een wachtwoord, en dan zit er geen zegel op. Je kunt het wel lezen. Vraag de school om een paspoort zonder wachtwoord als je het wilt overnemen."
    )]
    Locked,
    /// A PDF like any other.
    #[error(
        "In deze pdf zit geen verzegeld paspoort. Je kunt hem wel lezen, maar niet overnemen. Er is niets veranderd."
    )]
    NoSeal,
    /// Signed by another program.
    #[error(
        "Deze pdf is ondertekend, maar niet door dit programma. Er is niets overgenomen. Vraag de school om het paspoort zoals het is afgedrukt."
    )]
    OtherSeal,
    /// Signed more than once.
    #[error(
        "Er staat meer dan één handtekening in dit bestand. Wij kunnen niet zien welke klopt. Er is niets overgenomen. Vraag de school om het paspoort opnieuw."
    )]
    SeveralSeals,
    /// Not as it was when it was sealed.
    #[error(
        "Dit bestand is veranderd nadat de school het maakte. Er is niets overgenomen. Bel de school en vraag om het paspoort opnieuw."
    )]
    Changed,
    /// The key can't be used, or the document has no room for a seal.
    #[error(
        "Het paspoort kon niet worden verzegeld. Er is niets verloren. Probeer het nog een keer."
    )]
    CannotSeal,
}

impl SealError {
    /// Stable name of the kind of error.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAPdf => "not_a_pdf",
            Self::TooBig => "received_too_big",
            Self::Damaged => "received_damaged",
            Self::Locked => "received_locked",
            Self::NoSeal => "no_seal",
            Self::OtherSeal => "other_seal",
            Self::SeveralSeals => "several_seals",
            Self::Changed => "seal_broken",
            Self::CannotSeal => "cannot_seal",
        }
    }
}
