//! What stands on a printed passport. Plain values: the one who draws it knows no dossier.

use chrono::NaiveDate;
use serde::Serialize;

use super::{AnswerStyle, PassportStatus, SectionKind, Visibility};

/// A passport as it is printed: only what the reader may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassportPrint {
    /// Day of printing.
    pub date: NaiveDate,
    /// Roepnaam, as large as the front takes.
    pub first_name: String,
    /// Prefix and last name.
    pub last_name: String,
    /// The prefix alone, with which the last name begins.
    pub prefix: String,
    /// Full name in reading order.
    pub name: String,
    /// Whole years, when the date of birth is known.
    pub age: Option<u32>,
    /// School.
    pub school: String,
    /// Class.
    pub class: String,
    /// Status of the passport; concept when it was not begun.
    pub status: PassportStatus,
    /// Photo, when there is one.
    pub photo: Option<PrintPhoto>,
    /// Own words for the front, or empty.
    pub quote: String,
    /// "Dit paspoort is van mij", or what the student made of it.
    pub owner_line: String,
    /// What was answered for the front, by question: where quote and line come from.
    pub front: Vec<PrintAnswer>,
    /// Parts with something in them, in order, without the front.
    pub sections: Vec<PrintSection>,
    /// The next step.
    pub next_step: PrintStep,
    /// With whom it is shared; empty on a copy for a recipient.
    pub shares: Vec<PrintShare>,
    /// Names under the signature lines.
    pub signatures: PrintSignatures,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintPhoto {
    /// JPEG, upright, without metadata.
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// One part of the passport.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintSection {
    /// Which; shape and colour go with it.
    pub kind: SectionKind,
    /// Title.
    pub title: String,
    /// Answers in order of the questions.
    pub answers: Vec<PrintAnswer>,
}

/// One answer with what the record adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintAnswer {
    /// Code of the question.
    pub question: String,
    /// The prompt.
    pub label: String,
    /// How it is printed.
    pub style: AnswerStyle,
    /// Text, or empty when the record alone is printed.
    pub text: String,
    /// Who may see it: at least the reader of this print.
    pub visibility: Visibility,
    /// Internships and work, newest first; for [`AnswerStyle::Stages`].
    pub placements: Vec<PrintPlacement>,
    /// Certificates, newest first; for [`AnswerStyle::Bewijzen`].
    pub evidence: Vec<PrintEvidence>,
    /// Meetings, oldest first; for [`AnswerStyle::Gesprekken`].
    pub meetings: Vec<PrintMeeting>,
}

/// An internship or workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintPlacement {
    /// Name of the organisation.
    pub organisation: String,
    /// Kind code (handbook 8.4).
    pub kind: String,
    /// What the student does there.
    pub tasks: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day; absent while it lasts.
    pub to: Option<NaiveDate>,
    /// It runs on the day of printing.
    pub now: bool,
    /// Days of the week, in words.
    pub days: String,
    /// Who guides there.
    pub supervisor: String,
    /// Phone of that person.
    pub supervisor_phone: String,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintEvidence {
    /// Kind code (handbook 8.5).
    pub kind: String,
    /// Title.
    pub title: String,
    /// Who gave it.
    pub issuer: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Until when it is valid.
    pub valid_to: Option<NaiveDate>,
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintMeeting {
    /// Day.
    pub date: NaiveDate,
    /// Names of the municipalities that were there.
    pub municipalities: Vec<String>,
    /// Which talk it was for the student: 1, 2, 3 …
    pub talk: usize,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintPerson {
    /// Name.
    pub name: String,
    /// jobcoach, school, oma …
    pub role: String,
    /// Phone, or empty.
    pub phone: String,
}

/// The next step, from the record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PrintStep {
    /// Plan A of the route; empty on a copy for a recipient.
    pub plan: String,
    /// Last day at school, as expected or as it was.
    pub last_school_day: Option<NaiveDate>,
    /// The coach of today, or the first one to come.
    pub coach: Option<PrintPerson>,
    /// First day of that coach.
    pub coach_from: Option<NaiveDate>,
    /// Whom to call: coach, school, and relatives when the student shows them.
    pub contacts: Vec<PrintPerson>,
}

/// With whom the student shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintShare {
    /// Who.
    pub recipient: String,
    /// What that is to the student.
    pub role: String,
    /// Parts.
    pub sections: Vec<SectionKind>,
    /// Given on.
    pub date: Option<NaiveDate>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintSignatures {
    /// The student.
    pub student: String,
    /// Mentor, or the coordinator when there is no mentor.
    pub mentor: String,
    /// Under 16 a parent or guardian decides along (handbook 10.2).
    pub parent_needed: bool,
    /// The first parent or guardian; empty when not needed or not known.
    pub parent: String,
}
