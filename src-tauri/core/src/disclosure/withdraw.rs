//! Taking back what was given, with the list of whom to tell.

use rusqlite::{Connection, OptionalExtension};

use super::{
    Consent, Disclosure, DisclosureError, Receiver, Tell, Withdrawal, consents, lines, log, sharing,
};
use crate::ids::{ConsentId, DisclosureId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Changes, Dossier, StoreError};
use crate::text::fold;

/// Takes back one line of the log. The consent behind it stops, and with it everything that went
/// out on that consent; the share behind it is taken back, with everything the same recipient has.
/// One that was taken back already gives the same list again and changes nothing: what the same
/// recipient got later stays theirs.
///
/// # Errors
/// `UnknownDisclosure`, `NoReason`, `LooksLikeBsn`.
pub fn withdraw(
    dossier: &Dossier,
    id: &DisclosureId,
    reason: &str,
    now: Moment,
) -> Result<Changed<Withdrawal>, DisclosureError> {
    let reason = reason_of(reason)?;
    if let Some(withdrawal) = dossier.read(|sql| before(sql, id))? {
        return Ok(unchanged(withdrawal));
    }
    dossier.transact("disclosure.withdraw", now, |tx| {
        let line = log::get(tx.sql, id)?;
        let consent = line.consent.as_ref().map(|consent| consent.id.clone());
        let lines = together(tx.sql, &line)?;
        take_back(tx, lines, consent, &reason)
    })
}

/// Whom to tell that a line of the log was taken back: this line and all that went with it. Nobody for
/// one that still holds. Only reads.
///
/// # Errors
/// `UnknownDisclosure`.
pub fn told(dossier: &Dossier, id: &DisclosureId) -> Result<Vec<Tell>, DisclosureError> {
    let withdrawal = dossier.read(|sql| before(sql, id))?;
    Ok(withdrawal.map_or_else(Vec::new, |withdrawal| withdrawal.tell))
}

/// What was taken back with a line; `None` when it still holds.
fn before(sql: &Connection, id: &DisclosureId) -> Result<Option<Withdrawal>, DisclosureError> {
    let line = log::get(sql, id)?;
    let Some(day) = line.withdrawn_on else {
        return Ok(None);
    };
    let mut lines = together(sql, &line)?;
    lines.retain(|other| other.withdrawn_on == Some(day));
    Ok(Some(Withdrawal {
        student_id: line.student_id,
        consent_id: line.consent.map(|consent| consent.id),
        tell: to_tell(sql, &mut lines)?,
    }))
}

/// Who has these, longest ago first. The student is the one who takes it back.
fn to_tell(sql: &Connection, lines: &mut [Disclosure]) -> Result<Vec<Tell>, DisclosureError> {
    lines.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    lines
        .iter()
        .filter(|line| line.receiver != Receiver::Jongere)
        .map(|line| Ok(whom(sql, line)?))
        .collect()
}

/// Takes back a consent, with everything that went out on it. One that nothing went out on is just
/// taken back. One that was taken back already gives the same list again and changes nothing.
///
/// # Errors
/// `UnknownConsent`, `NoReason`, `LooksLikeBsn`.
pub fn withdraw_consent(
    dossier: &Dossier,
    id: &ConsentId,
    reason: &str,
    now: Moment,
) -> Result<Changed<Withdrawal>, DisclosureError> {
    let reason = reason_of(reason)?;
    let withdrawn = dossier.read(|sql| {
        let consent = consents::get(sql, id)?;
        if consent.withdrawn_on.is_none() {
            return Ok(None);
        }
        let mut lines = on_consent(sql, &consent)?;
        Ok::<_, DisclosureError>(Some(Withdrawal {
            student_id: consent.student_id,
            consent_id: Some(consent.id),
            tell: to_tell(sql, &mut lines)?,
        }))
    })?;
    if let Some(withdrawal) = withdrawn {
        return Ok(unchanged(withdrawal));
    }
    dossier.transact("disclosure.withdraw_consent", now, |tx| {
        let consent = consents::get(tx.sql, id)?;
        let lines = on_consent(tx.sql, &consent)?;
        let mut withdrawal = take_back(tx, lines, Some(consent.id), &reason)?;
        withdrawal.student_id = consent.student_id.clone();
        tx.touch_student(&consent.student_id);
        Ok(withdrawal)
    })
}

/// Everything that went out on a consent.
fn on_consent(sql: &Connection, consent: &Consent) -> Result<Vec<Disclosure>, DisclosureError> {
    let mut lines = log::log(sql, &consent.student_id)?;
    lines.retain(|line| line.consent.as_ref().is_some_and(|of| of.id == consent.id));
    Ok(lines)
}

/// The answer to a write that had nothing to write.
fn unchanged(value: Withdrawal) -> Changed<Withdrawal> {
    Changed {
        value,
        changes: Changes::default(),
    }
}

fn reason_of(reason: &str) -> Result<String, DisclosureError> {
    let reason = lines(reason)?;
    if reason.is_empty() {
        Err(DisclosureError::NoReason)
    } else {
        Ok(reason)
    }
}

/// A line with those on the same consent and those of the same share.
fn together(sql: &Connection, line: &Disclosure) -> Result<Vec<Disclosure>, DisclosureError> {
    let consent = line.consent.as_ref().map(|consent| consent.id.clone());
    let all = log::log(sql, &line.student_id)?;
    let (by_consent, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|other| {
        other.id == line.id
            || (consent.is_some() && other.consent.as_ref().map(|of| &of.id) == consent.as_ref())
    });
    let shares: Vec<_> = by_consent
        .iter()
        .filter_map(|line| line.share_id.clone())
        .collect();
    let mut found = by_consent;
    found.extend(rest.into_iter().filter(|other| {
        other
            .share_id
            .as_ref()
            .is_some_and(|share| shares.contains(share))
    }));
    Ok(found)
}

fn take_back(
    tx: &mut Tx<'_>,
    mut lines: Vec<Disclosure>,
    consent: Option<ConsentId>,
    reason: &str,
) -> Result<Withdrawal, DisclosureError> {
    let today = tx.now.today();
    if let Some(consent) = &consent {
        consents::mark_withdrawn(tx.sql, consent, reason, today)?;
        tx.subject(consent);
    }
    let mut student_id = None;
    let tell = to_tell(tx.sql, &mut lines)?;
    for line in lines {
        log::mark_withdrawn(tx.sql, &line.id, reason, today)?;
        if let Some(share) = &line.share_id {
            sharing::withdraw(tx, share)?;
        }
        tx.touch_student(&line.student_id);
        tx.subject(&line.id);
        student_id = Some(line.student_id);
    }
    tx.touch(Area::Passports);
    Ok(Withdrawal {
        student_id: student_id.unwrap_or_else(|| StudentId::from("")),
        consent_id: consent,
        tell,
    })
}

/// Name, phone, mail.
type Reach = (String, String, String);

/// How to reach who got it: the person, the organisation, or what goes by that name.
fn whom(sql: &Connection, line: &Disclosure) -> Result<Tell, StoreError> {
    let one = |statement: &str, id: &str| -> Result<Option<Reach>, StoreError> {
        Ok(sql
            .prepare_cached(statement)?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?)
    };
    const CONTACT: &str =
        "SELECT contact.name, coalesce(nullif(contact.phone, ''), organisation.phone),
        coalesce(nullif(contact.email, ''), organisation.email)
        FROM contact JOIN organisation ON organisation.id = organisation_id WHERE contact.id = ?1";
    const ORGANISATION: &str = "SELECT '', phone, email FROM organisation WHERE id = ?1";
    let known = match (&line.contact_id, &line.organisation_id) {
        (Some(id), _) => one(CONTACT, id.as_str())?,
        (None, Some(id)) => one(ORGANISATION, id.as_str())?,
        (None, None) => None,
    };
    let (contact, phone, email) = match known {
        Some(known) => known,
        None => by_name(sql, &line.recipient)?.unwrap_or_default(),
    };
    Ok(Tell {
        disclosure_id: line.id.clone(),
        receiver: line.receiver,
        recipient: line.recipient.clone(),
        contact,
        phone,
        email,
        document: line.document.clone(),
        form: line.form,
        date: line.date,
    })
}

/// Somebody with exactly this name: an organisation, a contact or a coach.
fn by_name(sql: &Connection, name: &str) -> Result<Option<Reach>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT name, '' AS contact, phone, email FROM organisation WHERE archived = 0
         UNION ALL SELECT name, name, phone, email FROM contact WHERE archived = 0
         UNION ALL SELECT name, name, phone, email FROM coach",
    )?;
    let mut rows = statement.query([])?;
    let name = fold(name);
    let mut found = None;
    while let Some(row) = rows.next()? {
        if fold(&row.get::<_, String>("name")?) == name {
            // Two of the same name: better none than the wrong one.
            if found.is_some() {
                return Ok(None);
            }
            found = Some((row.get("contact")?, row.get("phone")?, row.get("email")?));
        }
    }
    Ok(found)
}
