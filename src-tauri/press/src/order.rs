//! What can be printed, about whom, for whose eyes, and where it goes.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use transitieroute_core::Secret;
use transitieroute_core::agreements::OwnerKey;
use transitieroute_core::disclosure::{Basis, DisclosureError, Form, Receiver};
use transitieroute_core::exchange::bsn;
use transitieroute_core::ids::{
    CoachId, ConsentId, ContactId, MeetingId, OrganisationId, ParticipantId, StudentId,
};
use transitieroute_core::meetings::{Invitation, Participant};
use transitieroute_core::passport::SectionKind;
use transitieroute_core::text::tidy;
use ts_rs::TS;

use crate::job::PressError;
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
    /// Owners of agreements.
    Owners {
        /// Whose; empty is everybody but the one at the keyboard.
        keys: Vec<OwnerKey>,
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
    /// What the paper says this time.
    #[serde(default)]
    #[ts(as = "Option<Choices>", optional)]
    pub choices: Choices,
}

/// What a letter or form says this time, where the usual does not do. Papers that it is not about
/// leave it alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "press.ts", optional_fields)]
pub struct Choices {
    /// Invitation for student and parents: what to bring, a sentence each; empty is the usual.
    pub bring: Vec<String>,
    /// Invitations: who of the participants is not named this time, and gets no letter.
    pub without: Vec<ParticipantId>,
    /// Form for consent: what for; empty leaves a line to write on.
    pub purpose: String,
    /// Form for consent: until when it holds.
    pub until: Option<NaiveDate>,
}

impl Choices {
    /// What was typed, tidy; the rest as it is.
    ///
    /// # Errors
    /// `looks_like_bsn`; `until_past` when it would hold until a day before `today`.
    pub(crate) fn checked(&self, today: NaiveDate) -> Result<Self, PressError> {
        let typed = self.bring.iter().chain([&self.purpose]);
        if typed.into_iter().any(|text| bsn::occurs_in(text)) {
            return Err(DisclosureError::LooksLikeBsn.into());
        }
        if self.until.is_some_and(|day| day < today) {
            return Err(PressError::UntilPast);
        }
        Ok(Self {
            bring: self
                .bring
                .iter()
                .map(|line| tidy(line))
                .filter(|line| !line.is_empty())
                .collect(),
            purpose: tidy(&self.purpose),
            ..self.clone()
        })
    }

    /// Is this one named?
    pub(crate) fn names(&self, person: &Participant) -> bool {
        let id = person.id.as_ref();
        person.invitation != Invitation::Declined && id.is_none_or(|id| !self.without.contains(id))
    }
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
            choices: Choices::default(),
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
