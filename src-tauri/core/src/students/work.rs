//! Internships, workplaces and proofs.

use rusqlite::Connection;

use super::around::delete;
use super::store::touch;
use super::{Evidence, Placement, StudentError, typed};
use crate::ids::{EvidenceId, PlacementId, StudentId};
use crate::moment::Moment;
use crate::store::column::{Day, day};
use crate::store::{Changed, Dossier, StoreError};

/// Adds or changes an internship or workplace.
///
/// # Errors
/// `Unknown` for a student or organisation that is gone, `Missing` without a kind or a name of the
/// organisation, `BadPeriod`, `LooksLikeBsn`.
pub fn save_placement(
    dossier: &Dossier,
    student: &StudentId,
    placement: &Placement,
    now: Moment,
) -> Result<Changed<PlacementId>, StudentError> {
    let kind = typed::needed(&placement.kind, "kind")?;
    let organisation = typed::line(&placement.organisation, "organisation")?;
    let tasks = typed::lines(&placement.tasks, "tasks")?;
    let days = typed::line(&placement.days, "days")?;
    let supervisor = typed::line(&placement.supervisor, "supervisor")?;
    let supervisor_phone = typed::line(&placement.supervisor_phone, "supervisor_phone")?;
    let ended_because = typed::line(&placement.ended_because, "ended_because")?;
    typed::usual(placement.from_date, "from_date")?;
    typed::usual(placement.to_date, "to_date")?;
    if placement
        .from_date
        .zip(placement.to_date)
        .is_some_and(|(from, to)| to < from)
    {
        return Err(StudentError::BadPeriod);
    }
    dossier.transact("students.save_placement", now, |tx| {
        touch(tx, student)?;
        let organisation = match &placement.organisation_id {
            // A known organisation prints its own name when none is typed.
            Some(id) if organisation.is_empty() => tx
                .sql
                .prepare_cached("SELECT name FROM organisation WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .map_err(|_| StudentError::Missing { field: "organisation" })?,
            _ => organisation,
        };
        if organisation.is_empty() {
            return Err(StudentError::Missing { field: "organisation" });
        }
        let id = placement.id.clone().unwrap_or_else(PlacementId::new);
        let written = tx
            .sql
            .prepare_cached(
                "INSERT INTO placement (id, student_id, kind, organisation_id, organisation, tasks, from_date, to_date,
                   days, hours_per_week, supervisor, supervisor_phone, ended_because, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, organisation_id = excluded.organisation_id,
                   organisation = excluded.organisation, tasks = excluded.tasks, from_date = excluded.from_date,
                   to_date = excluded.to_date, days = excluded.days, hours_per_week = excluded.hours_per_week,
                   supervisor = excluded.supervisor, supervisor_phone = excluded.supervisor_phone,
                   ended_because = excluded.ended_because
                 WHERE student_id = excluded.student_id",
            )?
            .execute(rusqlite::params![
                id,
                student,
                kind,
                placement.organisation_id,
                organisation,
                tasks,
                placement.from_date.map(Day),
                placement.to_date.map(Day),
                days,
                placement.hours_per_week,
                supervisor,
                supervisor_phone,
                ended_because,
                now.stamp(),
            ])?;
        if written == 0 { Err(StudentError::Unknown) } else { Ok(id) }
    })
}

/// Takes an internship or workplace away.
///
/// # Errors
/// `Unknown` when there is none with this number.
pub fn delete_placement(
    dossier: &Dossier,
    id: &PlacementId,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    delete(
        dossier,
        "students.delete_placement",
        "placement",
        id.as_str(),
        now,
    )
}

/// Adds or changes a certificate or other proof.
///
/// # Errors
/// `Unknown`, `Missing` without a kind or title, `BadPeriod`, `LooksLikeBsn`.
pub fn save_evidence(
    dossier: &Dossier,
    student: &StudentId,
    evidence: &Evidence,
    now: Moment,
) -> Result<Changed<EvidenceId>, StudentError> {
    let kind = typed::needed(&evidence.kind, "kind")?;
    let title = typed::needed(&evidence.title, "title")?;
    let issuer = typed::line(&evidence.issuer, "issuer")?;
    typed::usual(evidence.date, "date")?;
    typed::usual(evidence.valid_to, "valid_to")?;
    if evidence
        .date
        .zip(evidence.valid_to)
        .is_some_and(|(from, to)| to < from)
    {
        return Err(StudentError::BadPeriod);
    }
    dossier.transact("students.save_evidence", now, |tx| {
        touch(tx, student)?;
        let id = evidence.id.clone().unwrap_or_else(EvidenceId::new);
        let written = tx
            .sql
            .prepare_cached(
                "INSERT INTO evidence (id, student_id, kind, title, issuer, date, valid_to, in_passport, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, issuer = excluded.issuer,
                   date = excluded.date, valid_to = excluded.valid_to, in_passport = excluded.in_passport
                 WHERE student_id = excluded.student_id",
            )?
            .execute((
                &id,
                student,
                kind,
                title,
                issuer,
                evidence.date.map(Day),
                evidence.valid_to.map(Day),
                evidence.in_passport,
                now.stamp(),
            ))?;
        if written == 0 { Err(StudentError::Unknown) } else { Ok(id) }
    })
}

/// Takes a proof away.
///
/// # Errors
/// `Unknown` when there is none with this number.
pub fn delete_evidence(
    dossier: &Dossier,
    id: &EvidenceId,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    delete(
        dossier,
        "students.delete_evidence",
        "evidence",
        id.as_str(),
        now,
    )
}

/// Internships and work of a student, newest first.
pub(crate) fn placements(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<Placement>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT * FROM placement WHERE student_id = ?1 ORDER BY coalesce(from_date, created_at) DESC, id DESC",
    )?;
    let rows = statement.query_map([student], |row| {
        Ok(Placement {
            id: row.get("id")?,
            kind: row.get("kind")?,
            organisation_id: row.get("organisation_id")?,
            organisation: row.get("organisation")?,
            tasks: row.get("tasks")?,
            from_date: day(row, "from_date")?,
            to_date: day(row, "to_date")?,
            days: row.get("days")?,
            hours_per_week: row.get("hours_per_week")?,
            supervisor: row.get("supervisor")?,
            supervisor_phone: row.get("supervisor_phone")?,
            ended_because: row.get("ended_because")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Proofs of a student, newest first.
pub(crate) fn evidence(sql: &Connection, student: &StudentId) -> Result<Vec<Evidence>, StoreError> {
    let mut statement = sql
        .prepare_cached("SELECT * FROM evidence WHERE student_id = ?1 ORDER BY coalesce(date, created_at) DESC, id DESC")?;
    let rows = statement.query_map([student], |row| {
        Ok(Evidence {
            id: row.get("id")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
            date: day(row, "date")?,
            valid_to: day(row, "valid_to")?,
            in_passport: row.get("in_passport")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
