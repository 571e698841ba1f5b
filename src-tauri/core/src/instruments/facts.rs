//! What the rules of terms and hints want to know about a student; read for one or for all at once.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Params};

use super::calendar::day_in_school_year;
use crate::ids::StudentId;
use crate::route;
use crate::settings::Settings;
use crate::store::{StoreError, column};
use crate::text;

/// Kinds of placement that are a job or lead to one.
const WORK: [&str; 3] = ["dienstverband", "proefplaatsing", "plaatsingsstage"];
/// The kind of placement that is a job.
const JOB: &str = "dienstverband";

/// An internship or job, as far as a rule looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Work {
    pub(crate) kind: String,
    pub(crate) organisation: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

impl Work {
    /// A job, or what is meant to become one.
    pub(crate) fn is_work(&self) -> bool {
        WORK.contains(&self.kind.as_str())
    }

    pub(crate) fn is_job(&self) -> bool {
        self.kind == JOB
    }

    pub(crate) fn ended_by(&self, today: NaiveDate) -> bool {
        self.to.is_some_and(|to| to <= today)
    }

    pub(crate) fn runs_on(&self, today: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= today) && self.to.is_none_or(|to| to > today)
    }

    pub(crate) fn at(&self, workplace: &str) -> bool {
        text::fold(&self.organisation).trim() == text::fold(workplace).trim()
    }
}

/// A student, as far as a rule looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) today: NaiveDate,
    pub(crate) name: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) municipality_code: String,
    pub(crate) learning_path: String,
    pub(crate) outflow_profile: String,
    pub(crate) cohort: String,
    /// At school or in nazorg: the route is not closed.
    pub(crate) open: bool,
    pub(crate) at_school: bool,
    pub(crate) leaving: Option<NaiveDate>,
    pub(crate) mbo_date: Option<NaiveDate>,
    pub(crate) extra_year_on: Option<NaiveDate>,
    pub(crate) fell_back_on: Option<NaiveDate>,
    pub(crate) work: Vec<Work>,
}

/// The facts of one student; `None` when there is no such student with a route.
pub(crate) fn of_student(
    sql: &Connection,
    settings: &Settings,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Option<Facts>, StoreError> {
    let mut found = read(
        sql,
        settings,
        "s.id = ?1",
        "student_id = ?1",
        [student],
        today,
    )?;
    Ok(found.remove(student))
}

/// The facts of those who have an instrument that is not over, and of those who have yet to leave.
pub(crate) fn of_all(
    sql: &Connection,
    settings: &Settings,
    today: NaiveDate,
) -> Result<HashMap<StudentId, Facts>, StoreError> {
    read(sql, settings, "1", "1", [], today)
}

fn read(
    sql: &Connection,
    settings: &Settings,
    which: &str,
    whose: &str,
    params: impl Params + Copy,
    today: NaiveDate,
) -> Result<HashMap<StudentId, Facts>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT s.id, s.first_name, s.prefix, s.last_name, s.birth_date, s.municipality_code, s.learning_path, s.outflow_profile,
                r.cohort, r.phase, r.phase_since, r.fell_back_from, r.expected_end_date, r.actual_end_date
         FROM student AS s JOIN route AS r ON r.student_id = s.id WHERE {which}",
    ))?;
    let mut rows = statement.query(params)?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let cohort: String = row.get("cohort")?;
        let phase: route::Phase = column::code(row, "phase")?;
        let fell_back = !row.get::<_, String>("fell_back_from")?.is_empty();
        let leaving = column::day(row, "actual_end_date")?
            .or(column::day(row, "expected_end_date")?)
            .or_else(|| route::end_of(&cohort, &settings.last_school_day));
        let facts = Facts {
            today,
            name: text::full_name(
                &row.get::<_, String>("first_name")?,
                &row.get::<_, String>("prefix")?,
                &row.get::<_, String>("last_name")?,
            ),
            birth_date: column::day(row, "birth_date")?,
            municipality_code: row.get("municipality_code")?,
            learning_path: row.get("learning_path")?,
            outflow_profile: row.get("outflow_profile")?,
            mbo_date: day_in_school_year(&cohort, &settings.mbo_date),
            cohort,
            open: !phase.is_closed(),
            at_school: phase.at_school(),
            leaving,
            extra_year_on: None,
            fell_back_on: if fell_back {
                column::day(row, "phase_since")?
            } else {
                None
            },
            work: Vec::new(),
        };
        found.insert(row.get("id")?, facts);
    }
    let mut statement = sql.prepare_cached(&format!(
        "SELECT r.student_id, max(e.at) AS at FROM route_event AS e JOIN route AS r ON r.id = e.route_id
         WHERE e.kind = 'extra_year' AND r.{whose} GROUP BY r.student_id",
        whose = if whose == "1" { "student_id IS NOT NULL" } else { whose },
    ))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        if let Some(facts) = found.get_mut(&row.get("student_id")?) {
            facts.extra_year_on = column::day(row, "at")?;
        }
    }
    let mut statement = sql.prepare_cached(&format!(
        "SELECT student_id, kind, organisation, from_date, to_date FROM placement WHERE {whose} ORDER BY coalesce(from_date, created_at), id",
    ))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        if let Some(facts) = found.get_mut(&row.get("student_id")?) {
            facts.work.push(Work {
                kind: row.get("kind")?,
                organisation: row.get("organisation")?,
                from: column::day(row, "from_date")?,
                to: column::day(row, "to_date")?,
            });
        }
    }
    Ok(found)
}
