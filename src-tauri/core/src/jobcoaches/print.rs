//! The caseload of a coach as it is printed: who walks along now and who starts later, each with the
//! place where they are (handbook 8.10). What is over is nobody's paper any more.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::store::{assignments, rows};
use super::{Assignment, AssignmentState, CoachError, CoachRow};
use crate::ids::{CoachId, StudentId};
use crate::store::{Dossier, StoreError};

/// What may stand on the paper of one coach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadPrint {
    /// The coach.
    pub coach: CoachRow,
    /// Running assignments first, then those that start later.
    pub students: Vec<Coached>,
}

/// One assignment with what is beside it on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coached {
    /// The assignment.
    pub assignment: Assignment,
    /// Name of the regime, or empty.
    pub regime: String,
    /// Where the student works or learns on the day, or empty.
    pub place: String,
}

/// The caseload of a coach on a day.
///
/// # Errors
/// `Unknown` when the coach is gone.
pub fn for_print(
    dossier: &Dossier,
    coach: &CoachId,
    today: NaiveDate,
) -> Result<CaseloadPrint, CoachError> {
    dossier.read(|sql| {
        let row = rows(sql, Some(coach), today)?
            .pop()
            .ok_or(CoachError::Unknown)?;
        let mut places = places(sql, coach, today)?;
        let regimes = regimes(sql)?;
        let students = assignments(sql, "assignment.coach_id = ?1", &[coach], today)?
            .into_iter()
            .filter(|assignment| assignment.state != AssignmentState::Ended)
            .map(|assignment| Coached {
                regime: regimes
                    .get(&assignment.regime_code)
                    .cloned()
                    .unwrap_or_default(),
                place: places.remove(&assignment.student_id).unwrap_or_default(),
                assignment,
            })
            .collect();
        Ok(CaseloadPrint {
            coach: row,
            students,
        })
    })
}

fn regimes(sql: &Connection) -> Result<HashMap<String, String>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT code, name FROM regime")?;
    let regimes = statement.query_map([], |row| Ok((row.get("code")?, row.get("name")?)))?;
    Ok(regimes.collect::<Result<_, _>>()?)
}

/// Where the students of a coach are on a day; of two places the one that began last.
fn places(
    sql: &Connection,
    coach: &CoachId,
    today: NaiveDate,
) -> Result<HashMap<StudentId, String>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT student_id, organisation FROM placement
         WHERE student_id IN (SELECT student_id FROM assignment WHERE coach_id = ?1)
           AND (from_date IS NULL OR from_date <= ?2) AND (to_date IS NULL OR to_date >= ?2)
         ORDER BY coalesce(from_date, ''), created_at, id",
    )?;
    let places = statement.query_map((coach, today.to_string()), |row| {
        Ok((row.get("student_id")?, row.get("organisation")?))
    })?;
    Ok(places.collect::<Result<_, _>>()?)
}
