//! How a student looks for a place: what nobody can derive.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::places::line;
use super::types::{JobSearch, Weekday};
use super::{MatchingError, looks};
use crate::ids::StudentId;
use crate::moment::Moment;
use crate::store::column::json;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text;

/// What is known about how a student looks; nothing known is a record with empty fields.
///
/// # Errors
/// `UnknownStudent`.
pub fn search(dossier: &Dossier, student: &StudentId) -> Result<JobSearch, MatchingError> {
    dossier.read(|sql| {
        looks::known_student(sql, student)?;
        let known = all(sql, Some(student))?.remove(student);
        Ok(known.unwrap_or_else(|| nothing(student.clone())))
    })
}

/// Saves it.
///
/// # Errors
/// `UnknownStudent`, `BadNumber`, `LooksLikeBsn`.
pub fn save_search(
    dossier: &Dossier,
    search: &JobSearch,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    hours(search.hours_per_week)?;
    let reason = line(&search.reason, "reason")?;
    let travel = line(&search.travel, "travel")?;
    let said = match search.looks {
        Some(true) => "wel",
        Some(false) => "niet",
        None => "",
    };
    let reach = search
        .reach
        .as_ref()
        .map(text::code)
        .transpose()?
        .unwrap_or_default();
    dossier.transact("matching.save_search", now, |tx| {
        looks::known_student(tx.sql, &search.student_id)?;
        tx.sql
            .prepare_cached(
                "INSERT INTO job_search (student_id, looks, reason, hours_per_week, days, reach, travel, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (student_id) DO UPDATE SET looks = excluded.looks, reason = excluded.reason,
                   hours_per_week = excluded.hours_per_week, days = excluded.days, reach = excluded.reach,
                   travel = excluded.travel, updated_at = excluded.updated_at",
            )?
            .execute((
                &search.student_id,
                said,
                reason,
                search.hours_per_week,
                text::json(&in_order(&search.days))?,
                reach,
                travel,
                now.stamp(),
            ))?;
        tx.touch(Area::Places);
        tx.touch_student(&search.student_id);
        Ok(())
    })
}

/// Hours per week that can be.
pub(super) fn hours(hours: Option<u32>) -> Result<(), MatchingError> {
    if hours.is_some_and(|hours| !(1..=60).contains(&hours)) {
        return Err(MatchingError::BadNumber {
            field: "hours_per_week",
            least: 1,
            most: 60,
        });
    }
    Ok(())
}

/// Monday first, each once.
pub(super) fn in_order(days: &[Weekday]) -> Vec<Weekday> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    days
}

pub(super) fn nothing(student_id: StudentId) -> JobSearch {
    JobSearch {
        student_id,
        looks: None,
        reason: String::new(),
        hours_per_week: None,
        days: Vec::new(),
        reach: None,
        travel: String::new(),
    }
}

/// What is known, by student.
pub(super) fn all(
    sql: &Connection,
    only: Option<&StudentId>,
) -> Result<HashMap<StudentId, JobSearch>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT student_id, looks, reason, hours_per_week, days, reach, travel FROM job_search
         WHERE (?1 IS NULL OR student_id = ?1)",
    )?;
    let rows = statement.query_map([only], known)?;
    let mut found = HashMap::new();
    for row in rows {
        let search = row?;
        found.insert(search.student_id.clone(), search);
    }
    Ok(found)
}

fn known(row: &Row<'_>) -> rusqlite::Result<JobSearch> {
    let said: String = row.get("looks")?;
    let reach: String = row.get("reach")?;
    Ok(JobSearch {
        student_id: row.get("student_id")?,
        looks: match said.as_str() {
            "wel" => Some(true),
            "niet" => Some(false),
            _ => None,
        },
        reason: row.get("reason")?,
        hours_per_week: row.get("hours_per_week")?,
        days: json(row, "days")?,
        reach: text::from_code(&reach).ok(),
        travel: row.get("travel")?,
    })
}
