//! What stands in the log of disclosures.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Receiver;
use crate::ids::{ConsentId, ContactId, DisclosureId, OrganisationId, ShareId, StudentId};
use crate::passport::SectionKind;

/// Grondslag: why it may be given (handbook 8.13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum Basis {
    /// The student hands it over in person.
    ZelfGegeven,
    /// Consent, of the student or under 16 of who represents the student.
    Toestemming,
    /// A law says so.
    WettelijkeTaak,
    /// A task of general interest.
    AlgemeenBelang,
    /// An agreement with the student.
    Overeenkomst,
    /// Somebody's life is at stake.
    VitaalBelang,
}

/// How it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum Form {
    /// On paper.
    Papier,
    /// As a file.
    Pdf,
    /// On a stick.
    Usb,
    /// By mail.
    Mail,
}

/// Who decides about consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum GivenBy {
    /// The student.
    Jongere,
    /// A parent with custody, guardian, mentor or curator.
    Vertegenwoordiger,
}

/// How the decision was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum Manner {
    /// Signed on paper.
    Papier,
    /// Said, and confirmed afterwards in a letter, mail or message.
    MondelingBevestigd,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum Decision {
    /// Yes.
    Gegeven,
    /// No; stops, also when another parent says yes.
    Geweigerd,
}

/// A decision about consent, to write down.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct NewConsent {
    /// About whose data.
    pub student_id: StudentId,
    /// To which kind of receiver.
    pub receiver: Receiver,
    /// To whom; empty is everybody of this kind.
    #[serde(default)]
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Which parts of the passport.
    pub sections: Vec<SectionKind>,
    /// Yes or no.
    pub decision: Decision,
    /// The student or who represents the student.
    pub given_by: GivenBy,
    /// Name of who decided; empty is the student's own name.
    #[serde(default)]
    pub name: String,
    /// On paper or said.
    pub manner: Manner,
    /// Day; absent is today.
    #[serde(default)]
    pub given_on: Option<NaiveDate>,
}

/// A decision about consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Consent {
    /// Number.
    pub id: ConsentId,
    /// About whose data.
    pub student_id: StudentId,
    /// To which kind of receiver.
    pub receiver: Receiver,
    /// To whom; empty is everybody of this kind.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Which parts of the passport.
    pub sections: Vec<SectionKind>,
    /// Yes or no.
    pub decision: Decision,
    /// The student or who represents the student.
    pub given_by: GivenBy,
    /// Name of who decided.
    pub name: String,
    /// Age of the student on that day, in whole years.
    pub age: Option<u32>,
    /// On paper or said.
    pub manner: Manner,
    /// Version of the text that was read.
    pub text_version: String,
    /// Day.
    pub given_on: NaiveDate,
    /// Taken back on.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdrawn_reason: String,
    /// Who wrote it down.
    pub by: String,
}

/// Something that is about to leave, to write down.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct NewDisclosure {
    /// About whom.
    pub student_id: StudentId,
    /// To which kind of receiver.
    pub receiver: Receiver,
    /// To whom: organisation, person, or both; may be empty for the student's own copy only.
    #[serde(default)]
    pub recipient: String,
    /// Known organisation, if any.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Known person there, if any.
    #[serde(default)]
    pub contact_id: Option<ContactId>,
    /// What it is: `paspoort`, `kort_paspoort`, `overdracht` …
    pub document: String,
    /// What for.
    #[serde(default)]
    pub purpose: String,
    /// Why it may.
    pub basis: Basis,
    /// Which law, task or agreement, in words.
    #[serde(default)]
    pub basis_note: String,
    /// Parts of the passport that are in it.
    #[serde(default)]
    pub sections: Vec<SectionKind>,
    /// How it leaves.
    pub form: Form,
    /// The consent; absent takes the one on file that covers it.
    #[serde(default)]
    pub consent_id: Option<ConsentId>,
}

/// Something that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Disclosure {
    /// Number.
    pub id: DisclosureId,
    /// About whom.
    pub student_id: StudentId,
    /// To which kind of receiver.
    pub receiver: Receiver,
    /// To whom.
    pub recipient: String,
    /// Known organisation, if any.
    pub organisation_id: Option<OrganisationId>,
    /// Known person there, if any.
    pub contact_id: Option<ContactId>,
    /// What it is.
    pub document: String,
    /// What for.
    pub purpose: String,
    /// Why it may.
    pub basis: Basis,
    /// Which law, task or agreement.
    pub basis_note: String,
    /// Parts of the passport that are in it.
    pub sections: Vec<SectionKind>,
    /// How it left.
    pub form: Form,
    /// Day.
    pub date: NaiveDate,
    /// By whom.
    pub by: String,
    /// The consent, when that is the basis.
    pub consent: Option<Consent>,
    /// The line on the student's list of whom to share with.
    pub share_id: Option<ShareId>,
    /// Taken back on.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdrawn_reason: String,
}

/// Somebody to tell that what they got is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Tell {
    /// Which line of the log.
    pub disclosure_id: DisclosureId,
    /// Kind of receiver.
    pub receiver: Receiver,
    /// To whom it went.
    pub recipient: String,
    /// Name of the person, when known.
    pub contact: String,
    /// Phone, when known.
    pub phone: String,
    /// Mail, when known.
    pub email: String,
    /// What they have.
    pub document: String,
    /// How it left.
    pub form: Form,
    /// Since when.
    pub date: NaiveDate,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Withdrawal {
    /// Whose.
    pub student_id: StudentId,
    /// The consent that stops with it.
    pub consent_id: Option<ConsentId>,
    /// Whom to tell, longest ago first.
    pub tell: Vec<Tell>,
}
