//! The SQL of instruments.

use rusqlite::{Connection, OptionalExtension, Params};

use super::{Instrument, InstrumentError, InstrumentKind, events, mbo, periods, setup};
use crate::ids::{InstrumentId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text;

/// The kinds, in the order of the handbook.
///
/// # Errors
/// Only those of the store.
pub fn kinds(dossier: &Dossier) -> Result<Vec<InstrumentKind>, InstrumentError> {
    dossier.read(|sql| Ok(setup::kinds(sql)?))
}

/// Saves an instrument; without a number it makes a new one. A change of status is noted in its
/// history; what is granted begins its first period.
///
/// # Errors
/// `BadPeriod`, `BadDay`; `Unknown` when the instrument, its kind, the student or the agenda item is gone
/// or they don't belong together; `BadCrebo`.
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
    usual_days([
        instrument.apply_before,
        instrument.applied_on,
        instrument.decided_on,
        instrument.from_date,
        instrument.to_date,
        instrument.objection_on,
        instrument.ended_on,
        instrument.mbo.as_ref().and_then(|mbo| mbo.starts_on),
    ])?;
    dossier.transact("instruments.save", now, |tx| {
        let kind = check(tx.sql, instrument)?;
        let id = instrument.id.clone().unwrap_or_else(InstrumentId::new);
        let before = one(tx.sql, &id)?;
        let mut kept = instrument.clone();
        if kind.record == "mbo" {
            let (status, record) = mbo::in_line(instrument, before.as_ref());
            kept.status = status;
            kept.mbo = Some(record);
        } else {
            kept.mbo = None;
        }
        if kind.via_municipality && kept.municipality_code.is_empty() {
            kept.municipality_code = lives_in(tx.sql, &kept.student_id)?;
        }
        write(tx, &id, &kept)?;
        match &kept.mbo {
            Some(record) => mbo::write(tx.sql, &id, record)?,
            None => {
                tx.sql
                    .prepare_cached("DELETE FROM instrument_mbo WHERE instrument_id = ?1")?
                    .execute([&id])?;
            }
        }
        events::note(tx, &id, &kept, before.as_ref())?;
        periods::begin(tx, &id, &kept)?;
        touch(tx, &id, &instrument.student_id);
        Ok(id)
    })
}

/// Days that can be read back and counted on from.
pub(super) fn usual_days<const N: usize>(
    days: [Option<chrono::NaiveDate>; N],
) -> Result<(), InstrumentError> {
    if days.into_iter().flatten().all(text::usual) {
        Ok(())
    } else {
        Err(InstrumentError::BadDay)
    }
}

fn write(tx: &Tx<'_>, id: &InstrumentId, kept: &Instrument) -> Result<(), InstrumentError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO instrument (id, student_id, item_id, kind_code, status, applied_by, apply_before, applied_on, decided_on,
                                     from_date, to_date, note, created_at, municipality_code, workplace, regime, half_year_hours,
                                     status_reason, objection_on, ended_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
             ON CONFLICT (id) DO UPDATE SET item_id = excluded.item_id, kind_code = excluded.kind_code, status = excluded.status,
               applied_by = excluded.applied_by, apply_before = excluded.apply_before, applied_on = excluded.applied_on,
               decided_on = excluded.decided_on, from_date = excluded.from_date, to_date = excluded.to_date, note = excluded.note,
               municipality_code = excluded.municipality_code, workplace = excluded.workplace, regime = excluded.regime,
               half_year_hours = excluded.half_year_hours, status_reason = excluded.status_reason,
               objection_on = excluded.objection_on, ended_on = excluded.ended_on",
        )?
        .execute(rusqlite::params![
            id,
            kept.student_id,
            kept.item_id,
            kept.kind_code,
            text::code(&kept.status)?,
            text::tidy(&kept.applied_by),
            kept.apply_before,
            kept.applied_on,
            kept.decided_on,
            kept.from_date,
            kept.to_date,
            kept.note.trim_end(),
            tx.now.stamp(),
            kept.municipality_code,
            text::tidy(&kept.workplace),
            text::tidy(&kept.regime),
            kept.half_year_hours,
            text::tidy(&kept.status_reason),
            kept.objection_on,
            kept.ended_on,
        ])?;
    Ok(())
}

/// Throws an instrument away that was noted by mistake, with all that hangs on it.
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
        for statement in [
            "DELETE FROM instrument_event WHERE instrument_id = ?1",
            "DELETE FROM instrument_tick WHERE instrument_id = ?1",
            "DELETE FROM instrument_period WHERE instrument_id = ?1",
            "DELETE FROM instrument_mbo WHERE instrument_id = ?1",
            "DELETE FROM instrument WHERE id = ?1",
        ] {
            tx.sql.prepare_cached(statement)?.execute([id])?;
        }
        touch(tx, id, &student);
        Ok(())
    })
}

/// The instruments of a student, in the order of the kinds.
pub(crate) fn of_student(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<Instrument>, StoreError> {
    find(sql, "i.student_id = ?1", [student])
}

/// One instrument.
pub(super) fn one(sql: &Connection, id: &InstrumentId) -> Result<Option<Instrument>, StoreError> {
    Ok(find(sql, "i.id = ?1", [id])?.into_iter().next())
}

/// Instruments in the order of the kinds; `which` is one of ours.
pub(super) fn find(
    sql: &Connection,
    which: &'static str,
    params: impl Params,
) -> Result<Vec<Instrument>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT i.*, k.name AS kind, k.reveals, {} FROM instrument AS i JOIN instrument_kind AS k ON k.code = i.kind_code
         LEFT JOIN instrument_mbo AS b ON b.instrument_id = i.id
         WHERE {which} ORDER BY k.position, i.created_at, i.id",
        mbo::COLUMNS
    ))?;
    let mut rows = statement.query(params)?;
    let mut instruments = Vec::new();
    while let Some(row) = rows.next()? {
        instruments.push(Instrument {
            id: Some(row.get("id")?),
            student_id: row.get("student_id")?,
            item_id: row.get("item_id")?,
            kind_code: row.get("kind_code")?,
            kind: row.get("kind")?,
            status: column::code(row, "status")?,
            applied_by: row.get("applied_by")?,
            apply_before: column::day(row, "apply_before")?,
            applied_on: column::day(row, "applied_on")?,
            decided_on: column::day(row, "decided_on")?,
            from_date: column::day(row, "from_date")?,
            to_date: column::day(row, "to_date")?,
            note: row.get("note")?,
            municipality_code: row.get("municipality_code")?,
            workplace: row.get("workplace")?,
            regime: row.get("regime")?,
            half_year_hours: row.get("half_year_hours")?,
            status_reason: row.get("status_reason")?,
            objection_on: column::day(row, "objection_on")?,
            ended_on: column::day(row, "ended_on")?,
            made_on: column::day(row, "created_at")?,
            reveals: column::code(row, "reveals")?,
            mbo: mbo::of_row(row)?,
        });
    }
    Ok(instruments)
}

pub(super) fn touch(tx: &mut Tx<'_>, id: &InstrumentId, student: &StudentId) {
    tx.touch(Area::Agreements);
    // The agenda names the instruments that were asked.
    tx.touch(Area::Meetings);
    tx.touch_student(student);
    tx.subject(id);
}

pub(super) fn student_of(
    sql: &Connection,
    id: &InstrumentId,
) -> Result<StudentId, InstrumentError> {
    sql.prepare_cached("SELECT student_id FROM instrument WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(InstrumentError::Unknown)
}

fn lives_in(sql: &Connection, student: &StudentId) -> Result<String, InstrumentError> {
    Ok(sql
        .prepare_cached("SELECT municipality_code FROM student WHERE id = ?1")?
        .query_row([student], |row| row.get(0))?)
}

struct Checked {
    record: String,
    via_municipality: bool,
}

fn check(sql: &Connection, instrument: &Instrument) -> Result<Checked, InstrumentError> {
    if let Some(id) = &instrument.id
        && student_of(sql, id)? != instrument.student_id
    {
        return Err(InstrumentError::Unknown);
    }
    sql.prepare_cached(
        "SELECT record, via_municipality FROM instrument_kind WHERE code = ?1 AND EXISTS (SELECT 1 FROM student WHERE id = ?2)
            AND (?3 IS NULL OR EXISTS (SELECT 1 FROM meeting_item WHERE id = ?3 AND student_id = ?2))",
    )?
    .query_row(
        (&instrument.kind_code, &instrument.student_id, &instrument.item_id),
        |row| {
            Ok(Checked {
                record: row.get(0)?,
                via_municipality: row.get(1)?,
            })
        },
    )
    .optional()?
    .ok_or(InstrumentError::Unknown)
}
