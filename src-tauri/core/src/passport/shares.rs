//! With whom a student shares the passport. The student hands it over (handbook 10.2).

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::store::{begun_or_begin, changed, line, put_status};
use super::{PassportError, PassportStatus, Share, ShareStatus};
use crate::disclosure::sharing;
use crate::ids::{PassportId, ShareId, StudentId};
use crate::moment::Moment;
use crate::store::column::{self, Day};
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError};
use crate::text::code;

/// Saves with whom the student shares. What was given to somebody from whom the student takes it
/// back is taken back in the log of disclosures too. Given without a day is given today, and taken back without
/// a day is taken back today; giving a passport that the student confirmed makes it shared.
///
/// # Errors
/// `NoRecipient`, `UnknownStudent`, `LooksLikeBsn`.
pub fn save_share(
    dossier: &Dossier,
    student: &StudentId,
    share: &Share,
    now: Moment,
) -> Result<Changed<Share>, PassportError> {
    let (recipient, role) = (line(&share.recipient)?, line(&share.role)?);
    if recipient.is_empty() {
        return Err(PassportError::NoRecipient);
    }
    let mut sections = share.sections.clone();
    sections.sort_unstable();
    sections.dedup();
    dossier.transact("passport.save_share", now, |tx| {
        let passport = begun_or_begin(tx, student)?;
        let withdrawn_on = match (share.status, &share.id) {
            (ShareStatus::Ingetrokken, Some(id)) => share
                .withdrawn_on
                .or(withdrawn(tx.sql, id)?)
                .or(Some(now.today())),
            (ShareStatus::Ingetrokken, None) => share.withdrawn_on.or(Some(now.today())),
            _ => None,
        };
        let share = Share {
            id: Some(share.id.clone().unwrap_or_else(ShareId::new)),
            recipient,
            role,
            sections,
            status: share.status,
            shared_on: share
                .shared_on
                .or_else(|| (share.status == ShareStatus::Gedeeld).then(|| now.today())),
            withdrawn_on,
        };
        write_share(tx, &passport.id, &share)?;
        if let (ShareStatus::Ingetrokken, Some(id)) = (share.status, &share.id) {
            sharing::share_withdrawn(tx, id)?;
        }
        if share.status == ShareStatus::Gedeeld && passport.status == PassportStatus::Vastgesteld {
            put_status(
                tx,
                &passport.id,
                PassportStatus::Gedeeld,
                &share.recipient,
                "",
            )?;
        }
        changed(tx, student, &passport.id)?;
        Ok(share)
    })
}

/// Takes a recipient off the list; one that is gone already is no error. What was given stays in the
/// log of disclosures.
///
/// # Errors
/// Only those of the store.
pub fn delete_share(
    dossier: &Dossier,
    id: &ShareId,
    now: Moment,
) -> Result<Changed<()>, PassportError> {
    dossier.transact("passport.delete_share", now, |tx| {
        let owner: Option<(StudentId, PassportId)> = tx
            .sql
            .prepare_cached(
                "SELECT passport.student_id, passport.id FROM share JOIN passport ON passport.id = share.passport_id WHERE share.id = ?1",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((student, passport)) = owner {
            erase(tx.sql, id)?;
            changed(tx, &student, &passport)?;
        }
        Ok(())
    })
}

/// Takes a share away; what was given stays in the log.
pub(crate) fn erase(sql: &Connection, id: &ShareId) -> Result<(), StoreError> {
    sql.prepare_cached("UPDATE disclosure SET share_id = NULL WHERE share_id = ?1")?
        .execute([id])?;
    sql.prepare_cached("DELETE FROM share WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The day on which one was taken back before.
fn withdrawn(sql: &Connection, id: &ShareId) -> Result<Option<NaiveDate>, StoreError> {
    let day: Option<Option<Day>> = sql
        .prepare_cached("SELECT withdrawn_on FROM share WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(day.flatten().map(|day| day.0))
}

/// Everybody on the list of one passport, in the order in which they were added.
pub(crate) fn of(sql: &Connection, passport: &PassportId) -> Result<Vec<Share>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT id, recipient, role, sections, status, shared_on, withdrawn_on FROM share WHERE passport_id = ?1 ORDER BY id")?;
    let mut rows = statement.query([passport])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Share {
            id: row.get("id")?,
            recipient: row.get("recipient")?,
            role: row.get("role")?,
            sections: serde_json::from_str(&row.get::<_, String>("sections")?)
                .map_err(|_| StoreError::Damaged)?,
            status: column::code(row, "status")?,
            shared_on: column::day(row, "shared_on")?,
            withdrawn_on: column::day(row, "withdrawn_on")?,
        });
    }
    Ok(found)
}

/// Writes one that was checked.
pub(crate) fn write_share(
    tx: &Tx<'_>,
    passport: &PassportId,
    share: &Share,
) -> Result<(), StoreError> {
    let sections = serde_json::to_string(&share.sections)
        .map_err(|error| StoreError::Database(error.to_string()))?;
    tx.sql
        .prepare_cached(
            "INSERT INTO share (id, passport_id, recipient, role, sections, status, shared_on, withdrawn_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET recipient = excluded.recipient, role = excluded.role, sections = excluded.sections,
               status = excluded.status, shared_on = excluded.shared_on,
               withdrawn_on = excluded.withdrawn_on",
        )?
        .execute((
            &share.id,
            passport,
            &share.recipient,
            &share.role,
            sections,
            code(&share.status)?,
            share.shared_on.map(Day),
            share.withdrawn_on.map(Day),
        ))?;
    Ok(())
}
