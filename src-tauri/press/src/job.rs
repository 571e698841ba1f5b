//! A printing job: where the files go, how far it is, whether to stop.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use serde::Serialize;
use transitieroute_core::agreements::AgreementError;
use transitieroute_core::disclosure::DisclosureError;
use transitieroute_core::handover::HandoverError;
use transitieroute_core::instruments::InstrumentError;
use transitieroute_core::jobcoaches::CoachError;
use transitieroute_core::matching::MatchingError;
use transitieroute_core::meetings::MeetingError;
use transitieroute_core::organisations::OrganisationError;
use transitieroute_core::passport::PassportError;
use transitieroute_core::settings::SettingsError;
use transitieroute_core::stuck::StuckError;
use transitieroute_core::students::StudentError;
use transitieroute_core::{Changes, Moment, StoreError, UserFacing};
use transitieroute_documents::{DocumentError, Engine};
use transitieroute_seal::SealError;
use ts_rs::TS;

/// What every job needs.
pub struct Job<'a> {
    /// Moment of printing, from the caller's clock.
    pub now: Moment,
    /// Set from another thread to stop.
    pub cancel: &'a AtomicBool,
    /// Told after each document: done, total.
    pub progress: &'a dyn Fn(usize, usize),
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PrintedFile {
    /// Where.
    pub path: String,
    /// What it is, for the list on screen: a name or a municipality. Not in the file's name.
    pub about: String,
    /// It holds all the others, one after the other.
    pub together: bool,
}

/// What a job made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct Printed {
    /// The files, in order.
    pub files: Vec<PrintedFile>,
    /// Who was left out and why, in plain Dutch: for the person who prints.
    pub left_out: Vec<String>,
    /// The job was stopped before all files were made.
    pub stopped: bool,
    /// What the log of what leaves got; nothing when nothing was logged. The shell tells every window,
    /// so the answer itself does without.
    #[serde(skip)]
    #[ts(skip)]
    pub changes: Option<Changes>,
}

impl PrintedFile {
    pub(crate) fn new(path: &Path, about: impl Into<String>) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            about: about.into(),
            together: false,
        }
    }
}

/// Makes the folder when it is not there yet.
pub(crate) fn folder(path: &Path) -> Result<PathBuf, PressError> {
    std::fs::create_dir_all(path).map_err(StoreError::from)?;
    Ok(path.to_owned())
}

/// The fonts, read once per job: a few milliseconds.
pub(crate) fn engine() -> Result<Engine, PressError> {
    Ok(Engine::new()?)
}

/// A student number as a part of a file name.
pub(crate) fn safe(number: &str) -> String {
    let safe: String = number
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    if safe.is_empty() {
        "zonder-nummer".to_owned()
    } else {
        safe
    }
}

/// What can go wrong with printing. What was already written stays.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The dossier or the folder.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The meeting.
    #[error(transparent)]
    Meeting(#[from] MeetingError),
    /// The organisations of those who take part.
    #[error(transparent)]
    Organisation(#[from] OrganisationError),
    /// The match table.
    #[error(transparent)]
    Matching(#[from] MatchingError),
    /// The coach.
    #[error(transparent)]
    Coach(#[from] CoachError),
    /// The kinds of instruments.
    #[error(transparent)]
    Instrument(#[from] InstrumentError),
    /// The agreements.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// The rode knop.
    #[error(transparent)]
    Stuck(#[from] StuckError),
    /// The student.
    #[error(transparent)]
    Student(#[from] StudentError),
    /// The passport.
    #[error(transparent)]
    Passport(#[from] PassportError),
    /// For whose eyes it is, and the log of it.
    #[error(transparent)]
    Disclosure(#[from] DisclosureError),
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The document.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The data that goes along, or the key of the dossier.
    #[error(transparent)]
    Handover(#[from] HandoverError),
    /// The seal.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// This kind of document is not about that.
    #[error("Dit papier hoort niet bij wat je koos. Er is niets gemaakt.")]
    WrongSubject,
    /// It goes to somebody else, and nothing is said about to whom and why.
    #[error("Vul in aan wie je dit geeft en waarvoor. Zonder dat gaat er niets naar een ander.")]
    NoNote,
    /// A form that holds until a day that is gone.
    #[error("Die einddatum is al voorbij. Kies een dag die nog komt, of laat hem leeg.")]
    UntilPast,
    /// Nobody to print.
    #[error(
        "Er is niets om af te drukken. Voor dit papier is bij jouw keuze nog niets opgeschreven."
    )]
    Nothing,
}

impl UserFacing for PressError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Meeting(error) => error.code(),
            Self::Organisation(error) => error.code(),
            Self::Matching(error) => error.code(),
            Self::Coach(error) => error.code(),
            Self::Instrument(error) => error.code(),
            Self::Agreement(error) => error.code(),
            Self::Stuck(error) => error.code(),
            Self::Student(error) => error.code(),
            Self::Passport(error) => error.code(),
            Self::Disclosure(error) => error.code(),
            Self::Settings(error) => error.code(),
            Self::Document(DocumentError::Cancelled) => "cancelled",
            Self::Document(error) => error.code(),
            Self::Handover(error) => error.code(),
            Self::Seal(error) => error.code(),
            Self::WrongSubject => "wrong_subject",
            Self::NoNote => "no_note",
            Self::UntilPast => "until_past",
            Self::Nothing => "nothing_to_print",
        }
    }
}
