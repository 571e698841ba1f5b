//! Coaches in the dossier, and assignments as they are read.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql};

use super::{
    Assignment, AssignmentState, Coach, CoachError, CoachKind, CoachPage, CoachRow, Regime,
};
use crate::ids::{CoachId, StudentId};
use crate::moment::Moment;
use crate::reference;
use crate::reference::municipality_name;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text::{fold, full_name, tidy};

/// Every coach: who works here first, who has left after them, by name.
///
/// # Errors
/// Only those of the store.
pub fn list(dossier: &Dossier, today: NaiveDate) -> Result<Vec<CoachRow>, CoachError> {
    dossier.read(|sql| Ok(rows(sql, None, today)?))
}

/// One coach with the caseload: now, planned, past.
///
/// # Errors
/// `Unknown` when the coach is gone.
pub fn get(dossier: &Dossier, id: &CoachId, today: NaiveDate) -> Result<CoachPage, CoachError> {
    dossier.read(|sql| {
        let row = rows(sql, Some(id), today)?
            .pop()
            .ok_or(CoachError::Unknown)?;
        let assignments = assignments(sql, "assignment.coach_id = ?1", &[id], today)?;
        Ok(CoachPage { row, assignments })
    })
}

/// Saves a coach.
///
/// # Errors
/// `Missing` without a name or a known kind, `BadPeriod`, `UnknownMunicipality`, `Unknown` when
/// the coach or the organisation was removed meanwhile.
pub fn save(dossier: &Dossier, coach: &Coach, now: Moment) -> Result<Changed<CoachId>, CoachError> {
    let coach = checked(coach)?;
    dossier.transact("jobcoaches.save", now, |tx| {
        if !exists(
            tx.sql,
            "SELECT EXISTS (SELECT 1 FROM coach_kind WHERE code = ?1)",
            &coach.kind_code,
        )? {
            return Err(CoachError::Missing { field: "kind_code" });
        }
        if let Some(organisation) = &coach.organisation_id
            && !exists(
                tx.sql,
                "SELECT EXISTS (SELECT 1 FROM organisation WHERE id = ?1)",
                organisation,
            )?
        {
            return Err(CoachError::Unknown);
        }
        if let Some(id) = &coach.id {
            if !exists(
                tx.sql,
                "SELECT EXISTS (SELECT 1 FROM coach WHERE id = ?1)",
                id,
            )? {
                return Err(CoachError::Unknown);
            }
            // The list of students shows the name of the coach.
            for student in students(tx.sql, id)? {
                tx.touch_student(&student);
            }
        }
        let id = write(tx, &coach)?;
        tx.touch(Area::Jobcoaches);
        tx.subject(&id);
        Ok(id)
    })
}

fn checked(coach: &Coach) -> Result<Coach, CoachError> {
    let name = tidy(&coach.name);
    if name.is_empty() {
        return Err(CoachError::Missing { field: "name" });
    }
    if let (Some(from), Some(to)) = (coach.from_date, coach.to_date)
        && to < from
    {
        return Err(CoachError::BadPeriod);
    }
    let mut municipality_codes = Vec::new();
    for code in &coach.municipality_codes {
        let code = &reference::by_code(code)
            .ok_or(CoachError::UnknownMunicipality)?
            .code;
        if !municipality_codes.contains(code) {
            municipality_codes.push(code.clone());
        }
    }
    let mut regime_codes = Vec::new();
    for code in coach.regime_codes.iter().map(|code| code.trim()) {
        if !code.is_empty() && !regime_codes.iter().any(|other| other == code) {
            regime_codes.push(code.to_owned());
        }
    }
    Ok(Coach {
        id: coach.id.clone(),
        name,
        kind_code: coach.kind_code.trim().to_owned(),
        organisation_id: coach.organisation_id.clone(),
        paid_by: tidy(&coach.paid_by),
        phone: tidy(&coach.phone),
        email: tidy(&coach.email),
        capacity: coach.capacity,
        half_year_hours: coach.half_year_hours,
        regime_codes,
        from_date: coach.from_date,
        to_date: coach.to_date,
        municipality_codes,
        expertise: tidy(&coach.expertise),
        remarks: coach.remarks.trim_end().to_owned(),
    })
}

/// Writes a coach that was checked; a new one gets a number.
pub(crate) fn write(tx: &mut Tx<'_>, coach: &Coach) -> Result<CoachId, StoreError> {
    let id = coach.id.clone().unwrap_or_else(CoachId::new);
    tx.sql
        .prepare_cached(
            "INSERT INTO coach (id, name, kind_code, organisation_id, paid_by, phone, email, capacity, from_date, to_date, expertise, remarks, half_year_hours)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind_code = excluded.kind_code,
               organisation_id = excluded.organisation_id, paid_by = excluded.paid_by, phone = excluded.phone,
               email = excluded.email, capacity = excluded.capacity, from_date = excluded.from_date,
               to_date = excluded.to_date, expertise = excluded.expertise, remarks = excluded.remarks,
               half_year_hours = excluded.half_year_hours",
        )?
        .execute((
            &id,
            &coach.name,
            &coach.kind_code,
            &coach.organisation_id,
            &coach.paid_by,
            &coach.phone,
            &coach.email,
            coach.capacity,
            coach.from_date.map(|day| day.to_string()),
            coach.to_date.map(|day| day.to_string()),
            &coach.expertise,
            &coach.remarks,
            coach.half_year_hours,
        ))?;
    tx.sql
        .prepare_cached("DELETE FROM coach_municipality WHERE coach_id = ?1")?
        .execute([&id])?;
    for code in &coach.municipality_codes {
        tx.sql
            .prepare_cached(
                "INSERT INTO coach_municipality (coach_id, municipality_code) VALUES (?1, ?2)",
            )?
            .execute((&id, code))?;
    }
    tx.sql
        .prepare_cached("DELETE FROM coach_regime WHERE coach_id = ?1")?
        .execute([&id])?;
    for code in &coach.regime_codes {
        tx.sql
            .prepare_cached("INSERT INTO coach_regime (coach_id, regime_code) VALUES (?1, ?2)")?
            .execute((&id, code))?;
    }
    Ok(id)
}

/// Takes out a coach who never had a student. Anyone else stays, for the history.
///
/// # Errors
/// `InUse` when there are assignments, `Unknown` when the coach is gone.
pub fn remove(dossier: &Dossier, id: &CoachId, now: Moment) -> Result<Changed<()>, CoachError> {
    dossier.transact("jobcoaches.remove", now, |tx| {
        if exists(
            tx.sql,
            "SELECT EXISTS (SELECT 1 FROM assignment WHERE coach_id = ?1)",
            id,
        )? {
            return Err(CoachError::InUse);
        }
        tx.sql
            .prepare_cached("DELETE FROM coach_municipality WHERE coach_id = ?1")?
            .execute([id])?;
        tx.sql
            .prepare_cached("DELETE FROM coach_regime WHERE coach_id = ?1")?
            .execute([id])?;
        tx.sql
            .prepare_cached("DELETE FROM coach_wish WHERE coach_id = ?1")?
            .execute([id])?;
        if tx
            .sql
            .prepare_cached("DELETE FROM coach WHERE id = ?1")?
            .execute([id])?
            == 0
        {
            return Err(CoachError::Unknown);
        }
        tx.touch(Area::Jobcoaches);
        tx.subject(id);
        Ok(())
    })
}

/// The kinds of coach, in their own order.
///
/// # Errors
/// Only those of the store.
pub fn kinds(dossier: &Dossier) -> Result<Vec<CoachKind>, CoachError> {
    dossier.read(|sql| {
        let mut statement =
            sql.prepare_cached("SELECT code, name FROM coach_kind ORDER BY position, name")?;
        let kinds = statement.query_map([], |row| {
            Ok(CoachKind {
                code: row.get("code")?,
                name: row.get("name")?,
            })
        })?;
        Ok(kinds.collect::<Result<_, _>>()?)
    })
}

/// The regimes of guidance, in their own order.
///
/// # Errors
/// Only those of the store.
pub fn regimes(dossier: &Dossier) -> Result<Vec<Regime>, CoachError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(
            "SELECT code, name, half_year_hours FROM regime ORDER BY position, name",
        )?;
        let regimes = statement.query_map([], |row| {
            Ok(Regime {
                code: row.get("code")?,
                name: row.get("name")?,
                half_year_hours: row.get("half_year_hours")?,
            })
        })?;
        Ok(regimes.collect::<Result<_, _>>()?)
    })
}

/// The coaches of one student: now, to come, past.
pub(crate) fn of_student(
    sql: &Connection,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Vec<Assignment>, StoreError> {
    assignments(sql, "assignment.student_id = ?1", &[student], today)
}

/// Assignments that meet a condition: now, to come, past; inside that by day and student.
pub(super) fn assignments(
    sql: &Connection,
    condition: &'static str,
    values: &[&dyn ToSql],
    today: NaiveDate,
) -> Result<Vec<Assignment>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT assignment.id, student_id, student.first_name, student.prefix, student.last_name, student.municipality_code,
                coach_id, coach.name AS coach, regime_code, assignment.half_year_hours, assignment.paid_by, assignment.from_date,
                assignment.to_date, goals, reason, ended_reason
         FROM assignment JOIN student ON student.id = student_id JOIN coach ON coach.id = coach_id
         WHERE {condition}"
    ))?;
    let mut found = statement
        .query_map(values, |row| assignment(row, today))?
        .collect::<Result<Vec<_>, _>>()?;
    found.sort_by_cached_key(|assignment| {
        // What is over comes newest first.
        let day = match assignment.state {
            AssignmentState::Ended => {
                -i64::from(chrono::Datelike::num_days_from_ce(&assignment.from_date))
            }
            AssignmentState::Active | AssignmentState::Planned => {
                i64::from(chrono::Datelike::num_days_from_ce(&assignment.from_date))
            }
        };
        (
            assignment.state,
            day,
            fold(&assignment.student),
            assignment.id.clone(),
        )
    });
    Ok(found)
}

fn assignment(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Assignment> {
    let name = |column| row.get::<_, String>(column);
    let (from_date, to_date) = (
        column::needed_day(row, "from_date")?,
        column::day(row, "to_date")?,
    );
    Ok(Assignment {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        student: full_name(&name("first_name")?, &name("prefix")?, &name("last_name")?),
        municipality: municipality_name(&name("municipality_code")?).to_owned(),
        coach_id: row.get("coach_id")?,
        coach: row.get("coach")?,
        regime_code: row.get("regime_code")?,
        half_year_hours: row.get("half_year_hours")?,
        paid_by: row.get("paid_by")?,
        from_date,
        to_date,
        goals: row.get("goals")?,
        reason: row.get("reason")?,
        ended_reason: row.get("ended_reason")?,
        state: state(from_date, to_date, today),
    })
}

/// Both days belong to the period.
fn state(from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> AssignmentState {
    if to.is_some_and(|to| to < today) {
        AssignmentState::Ended
    } else if from > today {
        AssignmentState::Planned
    } else {
        AssignmentState::Active
    }
}

/// Coaches as the list shows them: all, or one.
pub(super) fn rows(
    sql: &Connection,
    only: Option<&CoachId>,
    today: NaiveDate,
) -> Result<Vec<CoachRow>, StoreError> {
    let mut municipalities = codes(
        sql,
        "SELECT coach_id, municipality_code FROM coach_municipality ORDER BY municipality_code",
    )?;
    let mut regimes = codes(
        sql,
        "SELECT coach_id, regime_code FROM coach_regime LEFT JOIN regime ON code = regime_code ORDER BY position, regime_code",
    )?;
    let mut statement = sql.prepare_cached(
        "SELECT coach.id, coach.name, kind_code, coach_kind.name AS kind, organisation_id,
                coalesce(organisation.name, '') AS organisation, paid_by, coach.phone, coach.email, capacity, from_date,
                to_date, expertise, coach.remarks, coach.half_year_hours,
                (SELECT count(*) FROM assignment WHERE coach_id = coach.id AND from_date <= ?2
                   AND (assignment.to_date IS NULL OR assignment.to_date >= ?2)) AS now,
                (SELECT count(*) FROM assignment WHERE coach_id = coach.id AND assignment.from_date > ?2) AS planned
         FROM coach JOIN coach_kind ON coach_kind.code = kind_code LEFT JOIN organisation ON organisation.id = organisation_id
         WHERE ?1 IS NULL OR coach.id = ?1",
    )?;
    let mut rows = statement.query((only, today.to_string()))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id: CoachId = row.get("id")?;
        let to_date = column::day(row, "to_date")?;
        let municipality_codes = municipalities.remove(&id).unwrap_or_default();
        found.push(CoachRow {
            kind: row.get("kind")?,
            organisation: row.get("organisation")?,
            municipalities: municipality_codes
                .iter()
                .map(|code| municipality_name(code).to_owned())
                .collect(),
            now: row.get::<_, u32>("now")? as usize,
            planned: row.get::<_, u32>("planned")? as usize,
            left: to_date.is_some_and(|to| to < today),
            coach: Coach {
                id: Some(id.clone()),
                name: row.get("name")?,
                kind_code: row.get("kind_code")?,
                organisation_id: row.get("organisation_id")?,
                paid_by: row.get("paid_by")?,
                phone: row.get("phone")?,
                email: row.get("email")?,
                capacity: row.get("capacity")?,
                half_year_hours: row.get("half_year_hours")?,
                regime_codes: regimes.remove(&id).unwrap_or_default(),
                from_date: column::day(row, "from_date")?,
                to_date,
                municipality_codes,
                expertise: row.get("expertise")?,
                remarks: row.get("remarks")?,
            },
            id,
        });
    }
    found.sort_by_cached_key(|row| (row.left, fold(&row.coach.name), row.id.clone()));
    Ok(found)
}

fn codes(
    sql: &Connection,
    question: &'static str,
) -> Result<HashMap<CoachId, Vec<String>>, StoreError> {
    let mut statement = sql.prepare_cached(question)?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<CoachId, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}

fn students(sql: &Connection, coach: &CoachId) -> Result<Vec<StudentId>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT DISTINCT student_id FROM assignment WHERE coach_id = ?1")?;
    let students = statement.query_map([coach], |row| row.get(0))?;
    Ok(students.collect::<Result<_, _>>()?)
}

fn exists(sql: &Connection, question: &'static str, value: &dyn ToSql) -> Result<bool, StoreError> {
    Ok(sql
        .prepare_cached(question)?
        .query_row([value], |row| row.get(0))?)
}
