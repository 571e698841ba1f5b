//! Decisions about consent in the dossier.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent_rules::{Asked, Decides, valid};
use super::{
    Basis, Consent, Decision, DisclosureError, GivenBy, NewConsent, Receiver, line, lines,
};
use crate::ids::{ConsentId, StudentId};
use crate::moment::Moment;
use crate::passport::SectionKind;
use crate::problem::Problem;
use crate::store::column::{self, Day};
use crate::store::{Changed, Dossier, StoreError};
use crate::students::age_on;
use crate::text::{code, full_name, json};

/// Why consent does not sit well with a public body; a hint, never a lock (handbook 10.2).
const WEAK: &str = "Tegenover een gemeente of UWV is toestemming een zwakke grondslag: wie hulp nodig heeft, \
                    zegt niet makkelijk nee. Laat liever de jongere het zelf geven, of noem de wet of taak.";

/// A hint that goes with a basis for this kind of receiver.
#[must_use]
pub fn weak_consent(receiver: Receiver, basis: Basis) -> Option<&'static str> {
    (basis == Basis::Toestemming && receiver.like() == Receiver::Gemeente).then_some(WEAK)
}

/// For what consent is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct ConsentQuestion {
    /// About whose data.
    pub student_id: StudentId,
    /// To which kind of receiver.
    pub receiver: Receiver,
    /// To whom.
    pub recipient: String,
    /// Which parts of the passport; none is other papers.
    pub sections: Vec<SectionKind>,
}

/// May it go out with consent as the basis?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct ConsentAnswer {
    /// The consent on file that covers it.
    pub consent: Option<Consent>,
    /// Why it may not.
    pub problem: Option<Problem>,
    /// Who decides; absent when the date of birth is not known.
    pub decides: Option<GivenBy>,
    /// What to think of before this basis is chosen.
    pub hint: String,
}

/// Looks whether there is consent, without writing anything.
///
/// # Errors
/// `UnknownStudent`.
pub fn check_consent(
    dossier: &Dossier,
    question: &ConsentQuestion,
    today: NaiveDate,
) -> Result<ConsentAnswer, DisclosureError> {
    dossier.read(|sql| {
        let student = Person::read(sql, &question.student_id)?;
        let asked = Asked {
            receiver: question.receiver,
            recipient: &question.recipient,
            sections: &question.sections,
        };
        let found = covering(sql, &question.student_id, asked, None, today);
        let (consent, problem) = match found {
            Ok(consent) => (Some(consent), None),
            Err(DisclosureError::Store(error)) => return Err(error.into()),
            Err(refused) => (None, Some(Problem::from(refused))),
        };
        Ok(ConsentAnswer {
            consent,
            problem,
            decides: student.decides(today).map(|decides| {
                if decides.student {
                    GivenBy::Jongere
                } else {
                    GivenBy::Vertegenwoordiger
                }
            }),
            hint: weak_consent(question.receiver, Basis::Toestemming)
                .unwrap_or_default()
                .to_owned(),
        })
    })
}

/// Every decision about the data of a student, newest first.
///
/// # Errors
/// Only those of the store.
pub fn consents(dossier: &Dossier, student: &StudentId) -> Result<Vec<Consent>, DisclosureError> {
    dossier.read(|sql| Ok(of(sql, student)?))
}

/// Writes down a decision, with the age of that day and the version of the text. A no can always be
/// written down by whoever may decide, also when the date of birth is not known.
///
/// # Errors
/// `UnknownStudent`, `NoPurpose`, `NoName`, `InFuture`, `UnknownBirthDate`, `WrongConsenter`,
/// `LooksLikeBsn`.
pub fn save_consent(
    dossier: &Dossier,
    new: &NewConsent,
    now: Moment,
) -> Result<Changed<Consent>, DisclosureError> {
    let (recipient, purpose) = (line(&new.recipient)?, lines(&new.purpose)?);
    let name = line(&new.name)?;
    if purpose.is_empty() {
        return Err(DisclosureError::NoPurpose);
    }
    let given_on = new.given_on.unwrap_or_else(|| now.today());
    if given_on > now.today() {
        return Err(DisclosureError::InFuture);
    }
    let mut sections = new.sections.clone();
    sections.sort_unstable();
    sections.dedup();
    dossier.transact("disclosure.save_consent", now, |tx| {
        let student = Person::read(tx.sql, &new.student_id)?;
        let name = match (new.given_by, name.is_empty()) {
            (GivenBy::Jongere, _) => student.name.clone(),
            (GivenBy::Vertegenwoordiger, false) => name,
            (GivenBy::Vertegenwoordiger, true) => return Err(DisclosureError::NoName),
        };
        match student.decides(given_on) {
            Some(decides) if !decides.allows(new.given_by) => {
                return Err(DisclosureError::WrongConsenter {
                    reason: decides.refusal(new.given_by),
                });
            }
            None if new.decision == Decision::Gegeven => {
                return Err(DisclosureError::UnknownBirthDate);
            }
            Some(_) | None => {}
        }
        let consent = Consent {
            id: ConsentId::new(),
            student_id: new.student_id.clone(),
            receiver: new.receiver,
            recipient,
            purpose,
            sections,
            decision: new.decision,
            given_by: new.given_by,
            name,
            age: student.age(given_on),
            manner: new.manner,
            text_version: crate::settings::store::read(tx.sql)?.consent_version,
            given_on,
            withdrawn_on: None,
            withdrawn_reason: String::new(),
            by: tx.by()?,
        };
        insert(tx.sql, &consent, &now.stamp())?;
        tx.touch_student(&new.student_id);
        tx.subject(&consent.id);
        Ok(consent)
    })
}

/// What decides about consent: date of birth and who represents.
pub(super) struct Person {
    pub(super) name: String,
    birth_date: Option<NaiveDate>,
    legal_representation: String,
}

impl Person {
    pub(super) fn read(sql: &Connection, id: &StudentId) -> Result<Self, DisclosureError> {
        sql.prepare_cached(
            "SELECT first_name, prefix, last_name, birth_date, legal_representation FROM student WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let text = |column: &str| row.get::<_, String>(column);
            Ok(Self {
                name: full_name(&text("first_name")?, &text("prefix")?, &text("last_name")?),
                birth_date: column::day(row, "birth_date")?,
                legal_representation: text("legal_representation")?,
            })
        })
        .optional()?
        .ok_or(DisclosureError::UnknownStudent)
    }

    fn age(&self, day: NaiveDate) -> Option<u32> {
        self.birth_date.and_then(|birth| age_on(birth, day))
    }

    pub(super) fn decides(&self, day: NaiveDate) -> Option<Decides> {
        let age = self.age(day)?;
        Some(Decides::at(age, &self.legal_representation))
    }
}

/// The consent on file that covers what goes out today.
///
/// # Errors
/// `UnknownStudent`, `UnknownBirthDate`, `UnknownConsent` for one of somebody else, `NoConsent`,
/// `ConsentStopped`.
pub(super) fn covering(
    sql: &Connection,
    student: &StudentId,
    asked: Asked<'_>,
    wanted: Option<&ConsentId>,
    today: NaiveDate,
) -> Result<Consent, DisclosureError> {
    let decides = Person::read(sql, student)?
        .decides(today)
        .ok_or(DisclosureError::UnknownBirthDate)?;
    let all = of(sql, student)?;
    if wanted.is_some_and(|id| all.iter().all(|consent| consent.id != *id)) {
        return Err(DisclosureError::UnknownConsent);
    }
    valid(&all, asked, decides, wanted).cloned()
}

const COLUMNS: &str = "id, student_id, receiver, recipient, purpose, sections, decision, given_by, name, age, \
                       manner, text_version, given_on, withdrawn_on, withdrawn_reason, by";

pub(super) fn of(sql: &Connection, student: &StudentId) -> Result<Vec<Consent>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM consent WHERE student_id = ?1 ORDER BY given_on DESC, id DESC"
    ))?;
    let rows = statement.query_map([student], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn get(sql: &Connection, id: &ConsentId) -> Result<Consent, DisclosureError> {
    sql.prepare_cached(&format!("SELECT {COLUMNS} FROM consent WHERE id = ?1"))?
        .query_row([id], read)
        .optional()?
        .ok_or(DisclosureError::UnknownConsent)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Consent> {
    Ok(Consent {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        receiver: column::code(row, "receiver")?,
        recipient: row.get("recipient")?,
        purpose: row.get("purpose")?,
        sections: column::json(row, "sections")?,
        decision: column::code(row, "decision")?,
        given_by: column::code(row, "given_by")?,
        name: row.get("name")?,
        age: row.get("age")?,
        manner: column::code(row, "manner")?,
        text_version: row.get("text_version")?,
        given_on: column::needed_day(row, "given_on")?,
        withdrawn_on: column::day(row, "withdrawn_on")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
        by: row.get("by")?,
    })
}

fn insert(sql: &Connection, consent: &Consent, stamp: &str) -> Result<(), StoreError> {
    sql.prepare_cached(
        "INSERT INTO consent (id, student_id, receiver, recipient, purpose, sections, decision, given_by, name, age,
           manner, text_version, given_on, by, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute((
        &consent.id,
        &consent.student_id,
        code(&consent.receiver)?,
        &consent.recipient,
        &consent.purpose,
        json(&consent.sections)?,
        code(&consent.decision)?,
        code(&consent.given_by)?,
        &consent.name,
        consent.age,
        code(&consent.manner)?,
        &consent.text_version,
        Day(consent.given_on),
        &consent.by,
        stamp,
    ))?;
    Ok(())
}

pub(super) fn mark_withdrawn(
    sql: &Connection,
    id: &ConsentId,
    reason: &str,
    today: NaiveDate,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE consent SET withdrawn_on = ?2, withdrawn_reason = ?3 WHERE id = ?1 AND withdrawn_on IS NULL",
    )?
    .execute((id, Day(today), reason))?;
    Ok(())
}
