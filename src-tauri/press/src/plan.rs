//! The documents of an order, before they are made.

use serde::Serialize;
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::{ContactId, OrganisationId, ParticipantId, StudentId};
use transitieroute_documents::Printable;
use ts_rs::TS;

use crate::job::PressError;
use crate::paper::Paper;

/// One document and the name of its file.
pub(crate) struct Sheet {
    /// Name of the file without `.pdf`; holds no name of a person.
    pub stem: String,
    /// Whom or what it is about: for the list on screen, and in the file's name when asked.
    pub about: String,
    /// The document.
    pub document: Box<dyn Printable + Send>,
    /// The same as data, to go along inside the file: JSON.
    pub travel: Option<Vec<u8>>,
}

impl Sheet {
    pub(crate) fn new(
        stem: impl Into<String>,
        about: impl Into<String>,
        document: impl Printable + Send + 'static,
    ) -> Self {
        Self {
            stem: stem.into(),
            about: about.into(),
            document: Box::new(document),
            travel: None,
        }
    }

    /// The document with its own content as data inside, and the seal of the school on both.
    pub(crate) fn with_travel(mut self, json: Vec<u8>) -> Self {
        self.travel = Some(json);
        self
    }
}

/// What can be chosen about a paper before it is made ([`crate::Choices`]).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct Offer {
    /// What the letter says to bring when nothing else is chosen; empty when it says nothing of it.
    pub bring: Vec<String>,
    /// Who can be named in it; those who said no are not among them.
    pub people: Vec<OfferedPerson>,
}

/// Somebody who takes part in a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct OfferedPerson {
    /// Which participant.
    pub id: ParticipantId,
    /// Name.
    pub name: String,
    /// Role and organisation.
    pub role: String,
}

/// One line for the log of what leaves, where a document knows by itself to whom it goes.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// About whom.
    pub student: StudentId,
    /// Kind of receiver.
    pub receiver: Receiver,
    /// To whom; empty is what the note says.
    pub recipient: String,
    /// Known organisation.
    pub organisation: Option<OrganisationId>,
    /// Known person.
    pub contact: Option<ContactId>,
    /// What it is, when that is only a part of the document.
    pub paper: Option<Paper>,
}

type Make<'d> = dyn Fn(usize) -> Result<Sheet, PressError> + Sync + 'd;

/// What an order comes to: how many documents, and how each is read from the dossier at the moment
/// it is made, so that a long list never stands in memory.
pub(crate) struct Plan<'d> {
    /// Title of the file when all go into one.
    pub title: String,
    /// Number of documents.
    pub count: usize,
    /// Who was left out and why, in plain Dutch.
    pub left_out: Vec<String>,
    /// Whom each document is about, by its number; empty when they are not about one student each.
    pub students: Vec<StudentId>,
    /// To whom each document goes, by its number, when it knows that by itself; else empty.
    pub given: Vec<Vec<Given>>,
    /// What can be chosen about it.
    pub offer: Offer,
    make: Box<Make<'d>>,
}

impl<'d> Plan<'d> {
    /// A document per number below `count`; `make` is called from several threads.
    pub(crate) fn new(
        title: impl Into<String>,
        count: usize,
        make: impl Fn(usize) -> Result<Sheet, PressError> + Sync + 'd,
    ) -> Self {
        Self {
            title: title.into(),
            count,
            left_out: Vec::new(),
            students: Vec::new(),
            given: Vec::new(),
            offer: Offer::default(),
            make: Box::new(make),
        }
    }

    /// A document per item of a list.
    pub(crate) fn of<T: Sync + 'd>(
        title: impl Into<String>,
        items: Vec<T>,
        make: impl Fn(&T) -> Result<Sheet, PressError> + Sync + 'd,
    ) -> Self {
        Self::new(title, items.len(), move |index| {
            make(items.get(index).ok_or(PressError::Nothing)?)
        })
    }

    pub(crate) fn leaving_out(mut self, left_out: Vec<String>) -> Self {
        self.left_out = left_out;
        self
    }

    pub(crate) fn offering(mut self, offer: Offer) -> Self {
        self.offer = offer;
        self
    }

    /// A document per student.
    pub(crate) fn per_student(
        title: impl Into<String>,
        students: &[StudentId],
        make: impl Fn(&StudentId) -> Result<Sheet, PressError> + Sync + 'd,
    ) -> Self {
        let ids = students.to_vec();
        Self::of(title, ids, make).about(students)
    }

    /// Whom the documents are about, one each.
    pub(crate) fn about(mut self, students: &[StudentId]) -> Self {
        self.students = students.to_vec();
        self
    }

    /// To whom each document goes.
    pub(crate) fn giving(mut self, given: Vec<Vec<Given>>) -> Self {
        self.given = given;
        self
    }

    pub(crate) fn sheet(&self, index: usize) -> Result<Sheet, PressError> {
        (self.make)(index)
    }
}
