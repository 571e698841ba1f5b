//! The SQL of instruments.

use rusqlite::{Connection, OptionalExtension};

use super::{Instrument, InstrumentError, InstrumentKind};
use crate::ids::{InstrumentId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text;

/// The kinds, in the order of the handbook.
///
/// # Errors
/// Only those of the store.
pub fn kinds(dossier: &Dossier) -> Result<Vec<InstrumentKind>, InstrumentError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached("SELECT code, name, plain_name, applied_at FROM instrument_kind ORDER BY position, name")?;
        let kinds = statement.query_map([], |row| {
            Ok(InstrumentKind {
                code: row.get("code")?,
                name: row.get("name")?,
                plain_name: row.get("plain_name")?,
                applied_at: row.get("applied_at")?,
            })
        })?;
        Ok(kinds.collect::<Result<_, _>>()?)
    })
}

/// Saves an instrument; without a number it makes a new one.
///
/// # Errors
/// `BadPeriod`; `Unknown` when the instrument, its kind, the student or the agenda item is gone
/// or they don't belong together.
pub fn save(
    dossier: &Dossier,
    instrument: &Instrument,
    now: Moment,
) -> Result<Changed<InstrumentId>, InstrumentError> {
    if let (Some(from), Some(to)) = (instrument.from_date, instrument.to_date)
        && to < from
    {
        return Err(InstrumentError::BadPeriod);
    }
    dossier.transact("instruments.save", now, |tx| {
        check(tx.sql, instrument)?;
        let id = instrument.id.clone().unwrap_or_else(InstrumentId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument (id, student_id, item_id, kind_code, status, applied_by, apply_before, applied_on, decided_on,
                                         from_date, to_date, note, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                 ON CONFLICT (id) DO UPDATE SET item_id = excluded.item_id, kind_code = excluded.kind_code, status = excluded.status,
                   applied_by = excluded.applied_by, apply_before = excluded.apply_before, applied_on = excluded.applied_on,
                   decided_on = excluded.decided_on, from_date = excluded.from_date, to_date = excluded.to_date, note = excluded.note",
            )?
            .execute((
                &id,
                &instrument.student_id,
                &instrument.item_id,
                &instrument.kind_code,
                text::code(&instrument.status)?,
                text::tidy(&instrument.applied_by),
                instrument.apply_before,
                instrument.applied_on,
                instrument.decided_on,
                instrument.from_date,
                instrument.to_date,
                instrument.note.trim_end(),
                now.stamp(),
            ))?;
        touch(tx, &id, &instrument.student_id);
        Ok(id)
    })
}

/// Throws an instrument away that was noted by mistake.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn delete(
    dossier: &Dossier,
    id: &InstrumentId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    dossier.transact("instruments.delete", now, |tx| {
        let student = student_of(tx.sql, id)?;
        tx.sql
            .prepare_cached("DELETE FROM instrument WHERE id = ?1")?
            .execute([id])?;
        touch(tx, id, &student);
        Ok(())
    })
}

/// The instruments of a student, in the order of the kinds.
pub(crate) fn of_student(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<Instrument>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT i.id, i.student_id, i.item_id, i.kind_code, k.name, i.status, i.applied_by, i.apply_before, i.applied_on, i.decided_on,
                i.from_date, i.to_date, i.note
         FROM instrument AS i JOIN instrument_kind AS k ON k.code = i.kind_code
         WHERE i.student_id = ?1 ORDER BY k.position, i.created_at, i.id",
    )?;
    let mut rows = statement.query([student])?;
    let mut instruments = Vec::new();
    while let Some(row) = rows.next()? {
        instruments.push(Instrument {
            id: Some(row.get("id")?),
            student_id: row.get("student_id")?,
            item_id: row.get("item_id")?,
            kind_code: row.get("kind_code")?,
            kind: row.get("name")?,
            status: text::from_code(&row.get::<_, String>("status")?)?,
            applied_by: row.get("applied_by")?,
            apply_before: row.get("apply_before")?,
            applied_on: row.get("applied_on")?,
            decided_on: row.get("decided_on")?,
            from_date: row.get("from_date")?,
            to_date: row.get("to_date")?,
            note: row.get("note")?,
        });
    }
    Ok(instruments)
}

fn touch(tx: &mut Tx<'_>, id: &InstrumentId, student: &StudentId) {
    tx.touch(Area::Agreements);
    // The agenda names the instruments that were asked.
    tx.touch(Area::Meetings);
    tx.touch_student(student);
    tx.subject(id);
}

fn student_of(sql: &Connection, id: &InstrumentId) -> Result<StudentId, InstrumentError> {
    sql.prepare_cached("SELECT student_id FROM instrument WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(InstrumentError::Unknown)
}

fn check(sql: &Connection, instrument: &Instrument) -> Result<(), InstrumentError> {
    if let Some(id) = &instrument.id
        && student_of(sql, id)? != instrument.student_id
    {
        return Err(InstrumentError::Unknown);
    }
    let good: bool = sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM instrument_kind WHERE code = ?1) AND EXISTS (SELECT 1 FROM student WHERE id = ?2)
                AND (?3 IS NULL OR EXISTS (SELECT 1 FROM meeting_item WHERE id = ?3 AND student_id = ?2))",
        )?
        .query_row((&instrument.kind_code, &instrument.student_id, &instrument.item_id), |row| row.get(0))?;
    if good {
        Ok(())
    } else {
        Err(InstrumentError::Unknown)
    }
}
