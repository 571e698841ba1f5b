//! People around a student, the five life domains, and contact.

use rusqlite::{Connection, OptionalExtension};

use super::store::touch;
use super::{
    DomainState, LifeDomain, LifeDomainState, NewContact, Relative, StudentContact, StudentError,
    typed,
};
use crate::ids::{RelativeId, StudentId};
use crate::moment::Moment;
use crate::store::column::{Day, code, needed_day};
use crate::store::{Changed, Dossier, StoreError};
use crate::text;

/// Adds or changes a relative or confidant.
///
/// # Errors
/// `Unknown`, `Missing` without a name, `LooksLikeBsn`.
pub fn save_relative(
    dossier: &Dossier,
    student: &StudentId,
    relative: &Relative,
    now: Moment,
) -> Result<Changed<RelativeId>, StudentError> {
    let name = typed::needed(&relative.name, "name")?;
    let relation = typed::line(&relative.relation, "relation")?;
    let phone = typed::line(&relative.phone, "phone")?;
    let email = typed::line(&relative.email, "email")?;
    dossier.transact("students.save_relative", now, |tx| {
        touch(tx, student)?;
        let id = relative.id.clone().unwrap_or_else(RelativeId::new);
        let written = tx
            .sql
            .prepare_cached(
                "INSERT INTO relative (id, student_id, name, relation, phone, email, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6,
                   (SELECT coalesce(max(position), 0) + 1 FROM relative WHERE student_id = ?2))
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, relation = excluded.relation,
                   phone = excluded.phone, email = excluded.email
                 WHERE student_id = excluded.student_id",
            )?
            .execute((&id, student, name, relation, phone, email))?;
        // Nothing is written over a record of somebody else.
        if written == 0 {
            Err(StudentError::Unknown)
        } else {
            Ok(id)
        }
    })
}

/// Takes a relative away.
///
/// # Errors
/// `Unknown` when there is none with this number.
pub fn delete_relative(
    dossier: &Dossier,
    id: &RelativeId,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    delete(
        dossier,
        "students.delete_relative",
        "relative",
        id.as_str(),
        now,
    )
}

/// Says how a life domain is.
///
/// # Errors
/// `Unknown`, `LooksLikeBsn`.
pub fn save_life_domain(
    dossier: &Dossier,
    student: &StudentId,
    state: &LifeDomainState,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    let note = typed::line(&state.note, "note")?;
    dossier.transact("students.save_life_domain", now, |tx| {
        touch(tx, student)?;
        tx.sql
            .prepare_cached(
                "INSERT INTO life_domain (student_id, domain, state, note, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (student_id, domain) DO UPDATE SET state = excluded.state, note = excluded.note,
                   updated_at = excluded.updated_at",
            )?
            .execute((student, text::code(&state.domain)?, text::code(&state.state)?, note, now.stamp()))?;
        Ok(())
    })
}

/// Writes down a moment of contact, or an attempt; gives its number.
///
/// # Errors
/// `Unknown`, `BadDate` for a day that does not exist or is still to come, `Missing` without a
/// channel, `LooksLikeBsn`.
pub fn note_contact(
    dossier: &Dossier,
    contact: &NewContact,
    now: Moment,
) -> Result<Changed<String>, StudentError> {
    let date = typed::day(&contact.date, "date")?.unwrap_or_else(|| now.today());
    if date > now.today() {
        return Err(StudentError::BadDate { field: "date" });
    }
    let channel = typed::needed(&contact.channel, "channel")?;
    let note = typed::lines(&contact.note, "note")?;
    dossier.transact("students.note_contact", now, |tx| {
        touch(tx, &contact.student_id)?;
        let id = uuid::Uuid::now_v7().to_string();
        tx.sql
            .prepare_cached(
                "INSERT INTO student_contact (id, student_id, date, channel, reached, note, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((&id, &contact.student_id, Day(date), channel, contact.reached, note, now.stamp()))?;
        Ok(id)
    })
}

/// Takes a contact away.
///
/// # Errors
/// `Unknown` when there is none with this number.
pub fn delete_contact(
    dossier: &Dossier,
    id: &str,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    delete(
        dossier,
        "students.delete_contact",
        "student_contact",
        id,
        now,
    )
}

/// Takes away a record that belongs to one student; `table` is one of ours.
pub(super) fn delete(
    dossier: &Dossier,
    operation: &'static str,
    table: &'static str,
    id: &str,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    dossier.transact(operation, now, |tx| {
        if table == "placement" {
            // A look at a place stays, without the placement that it became.
            tx.sql
                .prepare_cached(
                    "UPDATE place_look SET placement_id = NULL WHERE placement_id = ?1",
                )?
                .execute([id])?;
        }
        let student: Option<StudentId> = tx
            .sql
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE id = ?1 RETURNING student_id"
            ))?
            .query_row([id], |row| row.get(0))
            .optional()?;
        tx.touch_student(&student.ok_or(StudentError::Unknown)?);
        Ok(())
    })
}

/// The relatives of a student, in the order in which they were added.
pub(crate) fn relatives(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<Relative>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, name, relation, phone, email FROM relative WHERE student_id = ?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([student], |row| {
        Ok(Relative {
            id: row.get("id")?,
            name: row.get("name")?,
            relation: row.get("relation")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All five life domains of a student, in fixed order; not talked about yet is `Onbekend`.
pub(crate) fn life_domains(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<LifeDomainState>, StoreError> {
    let order = [
        LifeDomain::Steun,
        LifeDomain::Wonen,
        LifeDomain::SchoolWerk,
        LifeDomain::Inkomen,
        LifeDomain::Welzijn,
    ];
    let mut statement =
        sql.prepare_cached("SELECT domain, state, note FROM life_domain WHERE student_id = ?1")?;
    let rows = statement.query_map([student], |row| {
        Ok(LifeDomainState {
            domain: code(row, "domain")?,
            state: code(row, "state")?,
            note: row.get("note")?,
        })
    })?;
    let known: Vec<LifeDomainState> = rows.collect::<Result<_, _>>()?;
    Ok(order
        .into_iter()
        .map(|domain| {
            let unknown = || LifeDomainState {
                domain,
                state: DomainState::Onbekend,
                note: String::new(),
            };
            known
                .iter()
                .find(|state| state.domain == domain)
                .cloned()
                .unwrap_or_else(unknown)
        })
        .collect())
}

/// Contact with a student, newest first.
pub(crate) fn contacts(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<StudentContact>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, date, channel, reached, note FROM student_contact WHERE student_id = ?1 ORDER BY date DESC, id DESC",
    )?;
    let rows = statement.query_map([student], |row| {
        Ok(StudentContact {
            id: row.get("id")?,
            date: needed_day(row, "date")?,
            channel: row.get("channel")?,
            reached: row.get("reached")?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
