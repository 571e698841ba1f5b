//! The list of shares follows the log: what is given stands there as given, and what is taken back
//! on one of the two is taken back on the other.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Basis, DisclosureError, NewDisclosure, Receiver};
use crate::ids::{PassportId, ShareId};
use crate::passport::store::{begun, put_status};
use crate::passport::{PassportStatus, Share, ShareStatus, shares};
use crate::store::StoreError;
use crate::store::column::Day;
use crate::store::transact::Tx;
use crate::text::{code, fold};

/// What a line of the log changed, so that it can go back when no file was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Before {
    passport: PassportId,
    share: ShareId,
    /// As the share was; absent when it was made.
    was: Option<Share>,
    /// As the passport was; absent when its status did not change.
    status: Option<PassportStatus>,
}

/// Puts what is given on the list of shares. `None` when no part of the passport is in it, when the
/// student has none, when it goes to nobody in particular, or when the school gives it on its own.
pub(super) fn given(
    tx: &mut Tx<'_>,
    new: &NewDisclosure,
) -> Result<Option<(ShareId, Before)>, DisclosureError> {
    let by_student = matches!(new.basis, Basis::ZelfGegeven | Basis::Toestemming);
    if !by_student
        || new.receiver == Receiver::Jongere
        || new.recipient.is_empty()
        || new.sections.is_empty()
    {
        return Ok(None);
    }
    let Some(passport) = begun(tx.sql, &new.student_id)? else {
        return Ok(None);
    };
    let was = shares::of(tx.sql, &passport.id)?
        .into_iter()
        .find(|share| fold(&share.recipient) == fold(&new.recipient));
    let mut share = was.clone().unwrap_or_else(|| Share {
        id: None,
        recipient: new.recipient.clone(),
        role: new.receiver.name().to_owned(),
        sections: Vec::new(),
        status: ShareStatus::TeGeven,
        shared_on: None,
        withdrawn_on: None,
    });
    // What they had before they still have.
    if share.status == ShareStatus::Gedeeld {
        share.sections.extend_from_slice(&new.sections);
        share.sections.sort_unstable();
        share.sections.dedup();
    } else {
        share.sections.clone_from(&new.sections);
    }
    let id = share.id.get_or_insert_with(ShareId::new).clone();
    share.status = ShareStatus::Gedeeld;
    share.shared_on = Some(tx.now.today());
    share.withdrawn_on = None;
    shares::write_share(tx, &passport.id, &share)?;
    let confirmed = passport.status == PassportStatus::Vastgesteld;
    if confirmed {
        put_status(
            tx,
            &passport.id,
            PassportStatus::Gedeeld,
            &share.recipient,
            "",
        )?;
    }
    let before = Before {
        passport: passport.id,
        share: id.clone(),
        was,
        status: confirmed.then_some(passport.status),
    };
    Ok(Some((id, before)))
}

/// Puts the list of shares back as it was before a line of the log of which no file was made; the
/// line itself is gone already.
pub(super) fn not_given(tx: &Tx<'_>, before: &Before, at: &str) -> Result<(), StoreError> {
    // Somebody got it after all, in another document.
    if given_to(tx.sql, &before.share)? {
        return Ok(());
    }
    match &before.was {
        Some(share) => shares::write_share(tx, &before.passport, share)?,
        None => shares::erase(tx.sql, &before.share)?,
    }
    if let Some(status) = before.status {
        let gone = tx
            .sql
            .prepare_cached(
                "DELETE FROM passport_event WHERE passport_id = ?1 AND at = ?2 AND status = ?3",
            )?
            .execute((&before.passport, at, code(&PassportStatus::Gedeeld)?))?;
        if gone > 0 {
            tx.sql
                .prepare_cached("UPDATE passport SET status = ?2 WHERE id = ?1 AND status = ?3")?
                .execute((
                    &before.passport,
                    code(&status)?,
                    code(&PassportStatus::Gedeeld)?,
                ))?;
        }
    }
    Ok(())
}

/// Takes back a share because what was given is taken back.
pub(super) fn withdraw(tx: &Tx<'_>, id: &ShareId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE share SET status = ?2, withdrawn_on = coalesce(withdrawn_on, ?3) WHERE id = ?1",
        )?
        .execute((id, code(&ShareStatus::Ingetrokken)?, Day(tx.now.today())))?;
    Ok(())
}

/// Takes back what was given because the student no longer shares it. Consent for this recipient by
/// name stops with it; consent for everybody of a kind does not.
pub(crate) fn share_withdrawn(tx: &Tx<'_>, share: &ShareId) -> Result<(), StoreError> {
    const REASON: &str = "De jongere deelt dit niet meer.";
    let today = Day(tx.now.today());
    tx.sql
        .prepare_cached(
            "UPDATE consent SET withdrawn_on = ?2, withdrawn_reason = ?3
             WHERE withdrawn_on IS NULL AND recipient <> ''
               AND id IN (SELECT consent_id FROM disclosure WHERE share_id = ?1 AND withdrawn_on IS NULL)",
        )?
        .execute((share, today, REASON))?;
    tx.sql
        .prepare_cached(
            "UPDATE disclosure SET withdrawn_on = ?2, withdrawn_reason = ?3
             WHERE share_id = ?1 AND withdrawn_on IS NULL",
        )?
        .execute((share, today, REASON))?;
    Ok(())
}

/// Did somebody get it, as far as the log says, and was it not taken back?
fn given_to(sql: &Connection, share: &ShareId) -> Result<bool, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM disclosure WHERE share_id = ?1 AND withdrawn_on IS NULL)",
        )?
        .query_row([share], |row| row.get(0))?)
}
