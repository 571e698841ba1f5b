//! The log: written before a file is, so that nothing leaves without a trace.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::consent_rules::Asked;
use super::sharing::{self, Before};
use super::{Basis, Disclosure, DisclosureError, NewDisclosure, Receiver, consents, line, lines};
use crate::ids::{ConsentId, ContactId, DisclosureId, OrganisationId, StudentId};
use crate::moment::Moment;
use crate::store::column::{self, Day};
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::{code, json};

/// Writes down what is about to leave: all of it, or nothing when one of them may not. Gives the
/// numbers in the order of the request. Parts of the passport that the student hands over, or that go
/// with consent, to somebody with a name, also stand as given today on the student's list of shares.
///
/// This is no step that can be undone: see [`unmade`].
///
/// # Errors
/// `UnknownStudent`, `UnknownContact`, `NoRecipient`, `NoPurpose`, `NoBasisNote`, `LooksLikeBsn`;
/// with consent as the basis `UnknownBirthDate`, `UnknownConsent`, `NoConsent`, `ConsentStopped`.
pub fn record(
    dossier: &Dossier,
    new: &[NewDisclosure],
    now: Moment,
) -> Result<Changed<Vec<DisclosureId>>, DisclosureError> {
    let checked = new.iter().map(checked).collect::<Result<Vec<_>, _>>()?;
    let mut changed = dossier.transact("disclosure.record", now, |tx| {
        let by = tx.by()?;
        checked.iter().map(|new| write(tx, new, &by)).collect()
    })?;
    // What left can't be made not to have left with Ctrl+Z.
    changed.changes.undo = None;
    Ok(changed)
}

/// Takes those back whose file was not made after all, because of a stop or an error. What they
/// changed on the list of shares goes back too. A number that is gone already is no error.
///
/// # Errors
/// Only those of the store.
pub fn unmade(
    dossier: &Dossier,
    ids: &[DisclosureId],
    now: Moment,
) -> Result<Changed<()>, DisclosureError> {
    let mut changed = dossier.transact("disclosure.unmade", now, |tx| {
        // Newest first: each knows what it found.
        for id in ids.iter().rev() {
            take_back(tx, id)?;
        }
        Ok::<_, DisclosureError>(())
    })?;
    changed.changes.undo = None;
    Ok(changed)
}

/// What left about one student, newest first.
///
/// # Errors
/// Only those of the store.
pub fn of_student(
    dossier: &Dossier,
    student: &StudentId,
) -> Result<Vec<Disclosure>, DisclosureError> {
    dossier.read(|sql| log(sql, student))
}

fn checked(new: &NewDisclosure) -> Result<NewDisclosure, DisclosureError> {
    let mut new = NewDisclosure {
        recipient: line(&new.recipient)?,
        document: line(&new.document)?,
        purpose: lines(&new.purpose)?,
        basis_note: lines(&new.basis_note)?,
        ..new.clone()
    };
    new.sections.sort_unstable();
    new.sections.dedup();
    // The student's own copy needs no reason.
    if new.receiver != Receiver::Jongere {
        if new.recipient.is_empty() {
            return Err(DisclosureError::NoRecipient);
        }
        if new.purpose.is_empty() {
            return Err(DisclosureError::NoPurpose);
        }
    }
    let justified = match new.basis {
        Basis::ZelfGegeven | Basis::Toestemming => true,
        Basis::WettelijkeTaak
        | Basis::AlgemeenBelang
        | Basis::Overeenkomst
        | Basis::VitaalBelang => !new.basis_note.is_empty(),
    };
    if justified {
        Ok(new)
    } else {
        Err(DisclosureError::NoBasisNote)
    }
}

fn write(tx: &mut Tx<'_>, new: &NewDisclosure, by: &str) -> Result<DisclosureId, DisclosureError> {
    consents::Person::read(tx.sql, &new.student_id)?;
    let organisation = known(tx.sql, new)?;
    let consent = match new.basis {
        Basis::Toestemming => {
            let asked = Asked {
                receiver: new.receiver,
                recipient: &new.recipient,
                sections: &new.sections,
            };
            let wanted = new.consent_id.as_ref();
            Some(consents::covering(tx.sql, &new.student_id, asked, wanted, tx.now.today())?.id)
        }
        _ => None,
    };
    let shared = sharing::given(tx, new)?;
    let (share, before) = shared.unzip();
    let id = DisclosureId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO disclosure (id, student_id, receiver, recipient, organisation_id, contact_id, document, purpose,
               basis, basis_note, sections, form, given_on, by, consent_id, share_id, share_before, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        )?
        .execute(rusqlite::params![
            id,
            new.student_id,
            code(&new.receiver)?,
            new.recipient,
            organisation,
            new.contact_id,
            new.document,
            new.purpose,
            code(&new.basis)?,
            new.basis_note,
            json(&new.sections)?,
            code(&new.form)?,
            Day(tx.now.today()),
            by,
            consent,
            share,
            before.as_ref().map(json).transpose()?,
            tx.now.stamp(),
        ])?;
    tx.touch_student(&new.student_id);
    tx.touch(Area::Passports);
    tx.subject(&id);
    Ok(id)
}

/// The organisation goes with the contact; one that is out of the lists is still known.
fn known(sql: &Connection, new: &NewDisclosure) -> Result<Option<OrganisationId>, DisclosureError> {
    let of_contact = |id: &ContactId| -> Result<OrganisationId, DisclosureError> {
        sql.prepare_cached("SELECT organisation_id FROM contact WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or(DisclosureError::UnknownContact)
    };
    if let Some(contact) = &new.contact_id {
        return of_contact(contact).map(Some);
    }
    let Some(id) = &new.organisation_id else {
        return Ok(None);
    };
    let there: bool = sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM organisation WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?;
    if there {
        Ok(Some(id.clone()))
    } else {
        Err(DisclosureError::UnknownContact)
    }
}

fn take_back(tx: &mut Tx<'_>, id: &DisclosureId) -> Result<(), DisclosureError> {
    type Line = (StudentId, Option<String>, String);
    let found: Option<Line> = tx
        .sql
        .prepare_cached(
            "SELECT student_id, share_before, created_at FROM disclosure WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok((
                row.get("student_id")?,
                row.get("share_before")?,
                row.get("created_at")?,
            ))
        })
        .optional()?;
    let Some((student, before, at)) = found else {
        return Ok(());
    };
    tx.sql
        .prepare_cached("DELETE FROM disclosure WHERE id = ?1")?
        .execute([id])?;
    if let Some(before) = before {
        let before: Before = serde_json::from_str(&before).map_err(|_| StoreError::Damaged)?;
        sharing::not_given(tx, &before, &at)?;
    }
    tx.touch_student(&student);
    tx.touch(Area::Passports);
    tx.subject(id);
    Ok(())
}

const COLUMNS: &str = "id, student_id, receiver, recipient, organisation_id, contact_id, document, purpose, basis, \
                       basis_note, sections, form, given_on, by, consent_id, share_id, withdrawn_on, withdrawn_reason";

pub(crate) fn log(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<Disclosure>, DisclosureError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM disclosure WHERE student_id = ?1 ORDER BY given_on DESC, id DESC"
    ))?;
    let rows = statement.query_map([student], read)?;
    rows.map(|row| with_consent(sql, row?)).collect()
}

pub(super) fn get(sql: &Connection, id: &DisclosureId) -> Result<Disclosure, DisclosureError> {
    let found = sql
        .prepare_cached(&format!("SELECT {COLUMNS} FROM disclosure WHERE id = ?1"))?
        .query_row([id], read)
        .optional()?
        .ok_or(DisclosureError::UnknownDisclosure)?;
    with_consent(sql, found)
}

fn with_consent(
    sql: &Connection,
    (mut disclosure, consent): (Disclosure, Option<ConsentId>),
) -> Result<Disclosure, DisclosureError> {
    disclosure.consent = consent.map(|id| consents::get(sql, &id)).transpose()?;
    Ok(disclosure)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Disclosure, Option<ConsentId>)> {
    let disclosure = Disclosure {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        receiver: column::code(row, "receiver")?,
        recipient: row.get("recipient")?,
        organisation_id: row.get("organisation_id")?,
        contact_id: row.get("contact_id")?,
        document: row.get("document")?,
        purpose: row.get("purpose")?,
        basis: column::code(row, "basis")?,
        basis_note: row.get("basis_note")?,
        sections: column::json(row, "sections")?,
        form: column::code(row, "form")?,
        date: column::needed_day(row, "given_on")?,
        by: row.get("by")?,
        consent: None,
        share_id: row.get("share_id")?,
        withdrawn_on: column::day(row, "withdrawn_on")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
    };
    Ok((disclosure, row.get("consent_id")?))
}

pub(super) fn mark_withdrawn(
    sql: &Connection,
    id: &DisclosureId,
    reason: &str,
    today: NaiveDate,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE disclosure SET withdrawn_on = ?2, withdrawn_reason = ?3 WHERE id = ?1 AND withdrawn_on IS NULL",
    )?
    .execute((id, Day(today), reason))?;
    Ok(())
}
