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

use crate::paper::Paper;

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
