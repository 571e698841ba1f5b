//! What can be printed, about whom, for whose eyes, and where it goes.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use transitieroute_core::Secret;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_core::ids::{
    CoachId, ConsentId, ContactId, MeetingId, OrganisationId, StudentId,
};
use transitieroute_core::passport::SectionKind;
use ts_rs::TS;

/// A kind of document (handbook chapter 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "press.ts")]
pub enum Paper {
    /// Paspoort voor Succes, A4.
    Paspoort,
    /// One page, for an employer.
    KortPaspoort,
    /// Large letters, a sentence per line, pictograms.
    EenvoudigPaspoort,
    /// The passport as a booklet of A5, to fold.
    Boekje,
    /// What a vso school hands over when a student leaves.
    Overgangsdocument,
    /// Invitation to a meeting for professionals.
    Uitnodiging,
    /// Invitation for student and parents.
    EenvoudigeUitnodiging,
    /// Agenda of a meeting.
    Agenda,
    /// Report of a meeting per student.
    Verslag,
    /// The same in simple words, for the student.
    EenvoudigVerslag,
    /// Open agreements of a meeting per owner.
    Afspraken,
    /// What goes along to the next provider.
    Overdracht,
    /// Assignment for the jobcoach, with the guidance plan.
    Begeleidingsplan,
    /// Consent and sharing.
    Deelformulier,
    /// List to call along.
    Bellijst,
    /// Card for the wallet: whom can I call.
    Belkaart,
    /// Everything about one student, for that student.
    Inzage,
    /// Counts of a cohort, without names.
    Cohort,
    /// The questions of the passport with lines to write on.
    LeegPaspoort,
    /// The minutes of a meeting with lines to write on.
    LeegVerslag,
    /// The students of one coach.
    Caseload,
}

impl Paper {
    /// Every kind, in the order of the handbook.
    pub const ALL: [Self; 21] = [
        Self::Paspoort,
        Self::KortPaspoort,
        Self::EenvoudigPaspoort,
        Self::Boekje,
        Self::Overgangsdocument,
        Self::Uitnodiging,
        Self::EenvoudigeUitnodiging,
        Self::Agenda,
        Self::Verslag,
        Self::EenvoudigVerslag,
        Self::Afspraken,
        Self::Overdracht,
        Self::Begeleidingsplan,
        Self::Deelformulier,
        Self::Bellijst,
        Self::Belkaart,
        Self::Inzage,
        Self::Cohort,
        Self::LeegPaspoort,
        Self::LeegVerslag,
        Self::Caseload,
    ];

    /// As it stands in the log, on the command line and in the name of a file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Paspoort => "paspoort",
            Self::KortPaspoort => "kort_paspoort",
            Self::EenvoudigPaspoort => "eenvoudig_paspoort",
            Self::Boekje => "boekje",
            Self::Overgangsdocument => "overgangsdocument",
            Self::Uitnodiging => "uitnodiging",
            Self::EenvoudigeUitnodiging => "eenvoudige_uitnodiging",
            Self::Agenda => "agenda",
            Self::Verslag => "verslag",
            Self::EenvoudigVerslag => "eenvoudig_verslag",
            Self::Afspraken => "afspraken",
            Self::Overdracht => "overdracht",
            Self::Begeleidingsplan => "begeleidingsplan",
            Self::Deelformulier => "deelformulier",
            Self::Bellijst => "bellijst",
            Self::Belkaart => "belkaart",
            Self::Inzage => "inzage",
            Self::Cohort => "cohort",
            Self::LeegPaspoort => "leeg_paspoort",
            Self::LeegVerslag => "leeg_verslag",
            Self::Caseload => "caseload",
        }
    }

    /// Does it hold parts of the passport, so that a receiver gets some of them?
    #[must_use]
    pub fn shows_passport(self) -> bool {
        matches!(
            self,
            Self::Paspoort
                | Self::KortPaspoort
                | Self::EenvoudigPaspoort
                | Self::Boekje
                | Self::Overdracht
                | Self::Overgangsdocument
        )
    }
}

/// About whom or what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "of")]
#[ts(export, export_to = "press.ts")]
pub enum Subject {
    /// These students.
    Students {
        /// Whose.
        ids: Vec<StudentId>,
    },
    /// A meeting.
    Meeting {
        /// Which.
        id: MeetingId,
    },
    /// A coach.
    Coach {
        /// Who.
        id: CoachId,
    },
    /// A school year of leaving.
    Cohort {
        /// As `2026-2027`.
        name: String,
    },
    /// Nobody: a form to fill in by hand.
    Nobody,
}

/// An order for the press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct Order {
    /// What.
    pub paper: Paper,
    /// About whom.
    pub subject: Subject,
    /// For whose eyes.
    pub receiver: Receiver,
    /// Which parts of the passport at most; absent is all that the receiver may have.
    #[serde(default)]
    #[ts(optional)]
    pub sections: Option<Vec<SectionKind>>,
}

impl Order {
    /// An order for the student's own eyes, or for the one at the keyboard.
    #[must_use]
    pub fn own(paper: Paper, subject: Subject) -> Self {
        Self {
            paper,
            subject,
            receiver: Receiver::Jongere,
            sections: None,
        }
    }
}

/// Why a document goes to somebody else than the student: what the log says of it (handbook 8.13).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct Note {
    /// To whom: organisation, person or both.
    pub recipient: String,
    /// Known organisation, if any.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Known person there, if any.
    #[serde(default)]
    pub contact_id: Option<ContactId>,
    /// What for.
    pub purpose: String,
    /// Why it may.
    pub basis: Basis,
    /// Which law, task or agreement, in words.
    #[serde(default)]
    pub basis_note: String,
    /// How it leaves.
    pub form: Form,
    /// The consent; absent takes the one on file that covers it.
    #[serde(default)]
    pub consent_id: Option<ConsentId>,
}

/// Where the files go, and what they are called.
#[derive(Debug, Clone, Default)]
pub struct Outlet {
    /// Folder for one file each.
    pub folder: Option<PathBuf>,
    /// All in one file, for the printer: each document starts on a front side.
    pub merged: Option<PathBuf>,
    /// Names of people in the names of the files; without, they hold numbers only.
    pub names: bool,
    /// Locks the files with a password instead of making them fit for the archive.
    pub password: Option<Secret>,
    /// Why it goes to somebody else; needed for every receiver but the student.
    pub note: Option<Note>,
}

impl Outlet {
    /// One file each.
    #[must_use]
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: Some(folder.into()),
            ..Self::default()
        }
    }

    /// All in one file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            merged: Some(path.into()),
            ..Self::default()
        }
    }
}
