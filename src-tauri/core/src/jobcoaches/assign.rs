//! Assigning a coach, ending it, changing it, and moving a whole caseload.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

pub(crate) use super::fit::Period;
use super::fit::{self, Asked, Taken, Who};
use super::{
    Assignment, AssignmentPatch, Coach, CoachError, CoachFit, MoveCaseload, NewAssignment,
    Objection, WaitingStudent, store,
};
use crate::ids::{AssignmentId, CoachId, StudentId};
use crate::moment::Moment;
use crate::reference::municipality_name;
use crate::route::Phase;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text::{fold, iso_date, tidy};

/// What speaks against an assignment; empty is nothing.
///
/// # Errors
/// `Unknown`, `UnknownStudent`, `BadDate`, `BadPeriod`.
pub fn check(
    dossier: &Dossier,
    new: &NewAssignment,
    today: NaiveDate,
) -> Result<Vec<Objection>, CoachError> {
    let during = period(&new.from_date, &new.to_date)?;
    dossier.read(|sql| {
        objections(
            sql,
            &coach(sql, &new.coach_id, today)?,
            &fit::who(sql, &new.student_id)?,
            during,
            asked(sql, &new.regime_code, new.half_year_hours)?,
            None,
        )
    })
}

/// Assigns a coach.
///
/// # Errors
/// As [`check`], and `ReasonNeeded` when there are objections and no reason; nothing is written then.
pub fn assign(
    dossier: &Dossier,
    new: &NewAssignment,
    now: Moment,
) -> Result<Changed<AssignmentId>, CoachError> {
    let during = period(&new.from_date, &new.to_date)?;
    dossier.transact("jobcoaches.assign", now, |tx| {
        let coach = coach(tx.sql, &new.coach_id, now.today())?;
        let who = fit::who(tx.sql, &new.student_id)?;
        let reason = tidy(&new.reason);
        let asked = asked(tx.sql, &new.regime_code, new.half_year_hours)?;
        demand_reason(
            &objections(tx.sql, &coach, &who, during, asked, None)?,
            &reason,
        )?;
        let paid_by = tidy(&new.paid_by);
        let id = insert(
            tx,
            &Row {
                student: &who.id,
                coach: &new.coach_id,
                regime_code: new.regime_code.trim(),
                half_year_hours: new.half_year_hours.filter(|hours| *hours > 0),
                paid_by: if paid_by.is_empty() {
                    &coach.paid_by
                } else {
                    &paid_by
                },
                during,
                goals: new.goals.trim_end(),
                reason: &reason,
                moved_from: None,
            },
        )?;
        changed(tx, &who.id, &id);
        Ok(id)
    })
}

/// Ends an assignment on its last day. One that would not have begun by then is taken away.
///
/// # Errors
/// `UnknownAssignment`, `BadDate`; `BadPeriod` when the day lies before the first day of an
/// assignment that has begun.
pub fn end(
    dossier: &Dossier,
    id: &AssignmentId,
    date: &str,
    reason: &str,
    now: Moment,
) -> Result<Changed<()>, CoachError> {
    let last = day(date, "date")?;
    dossier.transact("jobcoaches.end", now, |tx| {
        let assignment = one(tx.sql, id, now.today())?;
        if last >= assignment.from_date {
            tx.sql
                .prepare_cached(
                    "UPDATE assignment SET to_date = ?2, ended_reason = ?3 WHERE id = ?1",
                )?
                .execute((id, last.to_string(), tidy(reason)))?;
        } else if assignment.from_date > now.today() {
            tx.sql
                .prepare_cached("DELETE FROM assignment WHERE id = ?1")?
                .execute([id])?;
        } else {
            return Err(CoachError::BadPeriod);
        }
        changed(tx, &assignment.student_id, id);
        Ok(())
    })
}

/// Changes an assignment.
///
/// # Errors
/// `UnknownAssignment`, `BadDate`, `BadPeriod`; `ReasonNeeded` when the period changes, there are
/// objections, and neither the change nor the assignment has a reason.
pub fn update_assignment(
    dossier: &Dossier,
    id: &AssignmentId,
    patch: &AssignmentPatch,
    now: Moment,
) -> Result<Changed<Assignment>, CoachError> {
    dossier.transact("jobcoaches.update_assignment", now, |tx| {
        let old = one(tx.sql, id, now.today())?;
        let from_date = patch.from_date.as_deref().map(|text| day(text, "from_date")).transpose()?.unwrap_or(old.from_date);
        let to_date = match patch.to_date.as_deref() {
            Some(text) => open_day(text, "to_date")?,
            None => old.to_date,
        };
        let during = checked(Period { from: from_date, to: to_date })?;
        let reason = patch.reason.as_deref().map_or_else(|| old.reason.clone(), tidy);
        let regime = patch.regime_code.as_deref().unwrap_or(&old.regime_code);
        let asked = asked(tx.sql, regime, patch.half_year_hours.or(old.half_year_hours))?;
        if (from_date, to_date) != (old.from_date, old.to_date) {
            let (coach, who) = (coach(tx.sql, &old.coach_id, now.today())?, fit::who(tx.sql, &old.student_id)?);
            demand_reason(&objections(tx.sql, &coach, &who, during, asked, Some(id))?, &reason)?;
        }
        let text = |new: &Option<String>, old: &str| new.as_deref().map_or_else(|| old.to_owned(), |text| text.trim_end().to_owned());
        tx.sql
            .prepare_cached(
                "UPDATE assignment SET regime_code = ?2, half_year_hours = ?3, paid_by = ?4, from_date = ?5, to_date = ?6,
                   goals = ?7, reason = ?8 WHERE id = ?1",
            )?
            .execute((
                id,
                text(&patch.regime_code, &old.regime_code),
                patch.half_year_hours.map_or(old.half_year_hours, |hours| (hours > 0).then_some(hours)),
                tidy(&text(&patch.paid_by, &old.paid_by)),
                from_date.to_string(),
                to_date.map(|day| day.to_string()),
                text(&patch.goals, &old.goals),
                reason,
            ))?;
        changed(tx, &old.student_id, id);
        one(tx.sql, id, now.today())
    })
}

/// Moves a caseload: who runs on the day ends the day before and goes on with the new coach, what
/// was planned moves whole, what is over stays. All or nothing. Gives how many moved.
///
/// # Errors
/// `SameCoach`, `Unknown`, `BadDate`; `ReasonNeeded` when there are objections and no reason.
pub fn move_caseload(
    dossier: &Dossier,
    request: &MoveCaseload,
    now: Moment,
) -> Result<Changed<usize>, CoachError> {
    if request.from == request.to {
        return Err(CoachError::SameCoach);
    }
    let first = day(&request.date, "date")?;
    let last = fit::day_before(first).ok_or(CoachError::BadDate { field: "date" })?;
    let reason = tidy(&request.reason);
    dossier.transact("jobcoaches.move_caseload", now, |tx| {
        let today = now.today();
        let (old_coach, new_coach) = (coach(tx.sql, &request.from, today)?, coach(tx.sql, &request.to, today)?);
        let mut against = Vec::new();
        let mut moved = 0;
        for old in store::assignments(
            tx.sql,
            "assignment.coach_id = ?1 AND (assignment.to_date IS NULL OR assignment.to_date >= ?2)",
            &[&request.from, &first.to_string()],
            today,
        )? {
            if !request.students.is_empty() && !request.students.contains(&old.student_id) {
                continue;
            }
            let during = Period { from: old.from_date.max(first), to: old.to_date };
            let who = fit::who(tx.sql, &old.student_id)?;
            // Judged while those before are with the new coach already, so that the last one
            // tells how full the caseload gets.
            let asked = asked(tx.sql, &old.regime_code, old.half_year_hours)?;
            against.extend(objections(tx.sql, &new_coach, &who, during, asked, Some(&old.id))?);
            let paid_by = if old.paid_by == old_coach.paid_by { &new_coach.paid_by } else { &old.paid_by };
            let id = if old.from_date >= first {
                tx.sql
                    .prepare_cached("UPDATE assignment SET coach_id = ?2, paid_by = ?3, reason = ?4 WHERE id = ?1")?
                    .execute((&old.id, &request.to, paid_by, &reason))?;
                old.id
            } else {
                let ended = if reason.is_empty() { format!("Overgezet naar {}", new_coach.name) } else { reason.clone() };
                tx.sql
                    .prepare_cached("UPDATE assignment SET to_date = ?2, ended_reason = ?3 WHERE id = ?1")?
                    .execute((&old.id, last.to_string(), ended))?;
                insert(
                    tx,
                    &Row {
                        student: &old.student_id,
                        coach: &request.to,
                        regime_code: &old.regime_code,
                        half_year_hours: old.half_year_hours,
                        paid_by,
                        during,
                        goals: &old.goals,
                        reason: &reason,
                        moved_from: Some(&old.id),
                    },
                )?
            };
            changed(tx, &old.student_id, &id);
            moved += 1;
        }
        demand_reason(&summed_up(against), &reason)?;
        tx.touch(Area::Jobcoaches);
        Ok(moved)
    })
}

/// Each objection once; of "full" only the last, which counts everybody.
fn summed_up(all: Vec<Objection>) -> Vec<Objection> {
    let mut found: Vec<Objection> = Vec::new();
    for objection in all {
        if objection.code == "full" {
            found.retain(|other| other.code != "full");
        }
        if !found.contains(&objection) {
            found.push(objection);
        }
    }
    found
}

/// Students on a running route whose latest word on a coach was "ja" and who have none, now or
/// planned; for each of them which coaches fit.
///
/// # Errors
/// Only those of the store.
pub fn unassigned(dossier: &Dossier, today: NaiveDate) -> Result<Vec<WaitingStudent>, CoachError> {
    dossier.read(|sql| {
        let coaches: Vec<Coach> = store::rows(sql, None, today)?
            .into_iter()
            .filter(|row| !row.left)
            .map(|row| row.coach)
            .collect();
        let mut taken: HashMap<CoachId, Vec<Taken>> = HashMap::new();
        for coach in coaches.iter().filter_map(|coach| coach.id.as_ref()) {
            taken.insert(coach.clone(), fit::of_coach(sql, coach, None)?);
        }
        let mut found = Vec::new();
        for wish in wishes(sql, today)? {
            let during = Period {
                from: wish.from.unwrap_or(today).max(today),
                to: None,
            };
            let fits = coaches.iter().filter_map(|coach| {
                let id = coach.id.clone()?;
                let of_coach = taken.get(&id).map_or(&[][..], Vec::as_slice);
                // Nobody here has a coach on that day or later, so nothing overlaps.
                let asked = Asked {
                    regime_code: &wish.regime_code,
                    hours: wish.hours,
                };
                let objections = fit::objections(coach, &wish.who, during, asked, of_coach, &[]);
                let periods: Vec<Period> = of_coach.iter().map(|taken| taken.period).collect();
                let most = u32::try_from(fit::busiest(&periods, during)).unwrap_or(u32::MAX);
                let free = (coach.capacity > 0).then(|| coach.capacity.saturating_sub(most));
                Some(CoachFit {
                    coach_id: id,
                    coach: coach.name.clone(),
                    fits: objections.is_empty(),
                    free,
                    objections,
                })
            });
            let coaches = fits.collect();
            found.push(WaitingStudent {
                student_id: wish.who.id,
                name: wish.who.name,
                municipality: municipality_name(&wish.who.municipality_code).to_owned(),
                plan: wish.plan,
                from: wish.from,
                regime_code: wish.regime_code,
                half_year_hours: wish.hours,
                asks_for: wish.asks_for,
                coaches,
            });
        }
        found.sort_by_cached_key(|student| {
            (student.from.is_none(), student.from, fold(&student.name))
        });
        Ok(found)
    })
}

/// Who waits for a coach, and what is asked.
pub(super) struct Wish {
    pub(super) who: Who,
    pub(super) plan: String,
    pub(super) from: Option<NaiveDate>,
    pub(super) regime_code: String,
    /// The hours of the regime, or what is reckoned with when nothing is known.
    pub(super) hours: u32,
    /// The hours of the regime, when it has them.
    pub(super) regime_hours: Option<u32>,
    pub(super) asks_for: Option<CoachId>,
}

/// What an assignment asks: its own hours, those of its regime, or the setting for unknown.
pub(super) fn asked<'a>(
    sql: &Connection,
    regime_code: &'a str,
    hours: Option<u32>,
) -> Result<Asked<'a>, StoreError> {
    let regime_code = regime_code.trim();
    let hours = match hours.filter(|hours| *hours > 0) {
        Some(hours) => hours,
        None => sql
            .prepare_cached(
                "SELECT coalesce((SELECT half_year_hours FROM regime WHERE code = ?1), ?2)",
            )?
            .query_row(
                (regime_code, crate::settings::store::read(sql)?.split_hours),
                |row| row.get(0),
            )?,
    };
    Ok(Asked { regime_code, hours })
}

pub(super) fn wishes(sql: &Connection, today: NaiveDate) -> Result<Vec<Wish>, CoachError> {
    let unknown = crate::settings::store::read(sql)?.split_hours;
    let closed: Vec<String> = Phase::ALL
        .into_iter()
        .filter(|phase| phase.is_closed())
        .map(|phase| format!("'{}'", phase.code()))
        .collect();
    // SQLite takes the other columns from the row that holds the max().
    let mut statement = sql.prepare_cached(&format!(
        "SELECT student_id, jobcoach_from, jobcoach_regime, plan_a, regime.half_year_hours,
                (SELECT coach_id FROM coach_wish WHERE coach_wish.student_id = wish.student_id) AS asks_for FROM (
           SELECT meeting_item.student_id, jobcoach_wish, jobcoach_from, jobcoach_regime, max(meeting.date || meeting_item.id)
           FROM meeting_item JOIN meeting ON meeting.id = meeting_id
           WHERE jobcoach_wish <> '' AND meeting.status <> 'cancelled' GROUP BY meeting_item.student_id) AS wish
         JOIN (SELECT student_id AS of, phase, plan_a, max(created_at || id) FROM route GROUP BY student_id) AS route ON route.of = student_id
         LEFT JOIN regime ON regime.code = jobcoach_regime
         WHERE jobcoach_wish = 'ja' AND phase NOT IN ({})
           AND NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.student_id = wish.student_id AND (to_date IS NULL OR to_date >= ?1))",
        closed.join(", ")
    ))?;
    let mut rows = statement.query([today.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let student: StudentId = row.get("student_id")?;
        found.push(Wish {
            who: fit::who(sql, &student)?,
            plan: row.get("plan_a")?,
            from: column::day(row, "jobcoach_from")?,
            regime_code: row.get("jobcoach_regime")?,
            hours: row
                .get::<_, Option<u32>>("half_year_hours")?
                .unwrap_or(unknown),
            regime_hours: row.get("half_year_hours")?,
            asks_for: row.get("asks_for")?,
        });
    }
    Ok(found)
}

pub(super) fn objections(
    sql: &Connection,
    coach: &Coach,
    who: &Who,
    during: Period,
    asked: Asked<'_>,
    but: Option<&AssignmentId>,
) -> Result<Vec<Objection>, CoachError> {
    let of_coach = match &coach.id {
        Some(id) => fit::of_coach(sql, id, but)?,
        None => Vec::new(),
    };
    Ok(fit::objections(
        coach,
        who,
        during,
        asked,
        &of_coach,
        &fit::of_student(sql, &who.id, but)?,
    ))
}

fn demand_reason(objections: &[Objection], reason: &str) -> Result<(), CoachError> {
    if objections.is_empty() || !reason.is_empty() {
        return Ok(());
    }
    let objections = objections
        .iter()
        .map(|objection| objection.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    Err(CoachError::ReasonNeeded { objections })
}

pub(super) fn coach(sql: &Connection, id: &CoachId, today: NaiveDate) -> Result<Coach, CoachError> {
    store::rows(sql, Some(id), today)?
        .pop()
        .map(|row| row.coach)
        .ok_or(CoachError::Unknown)
}

fn one(sql: &Connection, id: &AssignmentId, today: NaiveDate) -> Result<Assignment, CoachError> {
    store::assignments(sql, "assignment.id = ?1", &[id], today)?
        .pop()
        .ok_or(CoachError::UnknownAssignment)
}

fn day(text: &str, field: &'static str) -> Result<NaiveDate, CoachError> {
    open_day(text, field)?.ok_or(CoachError::BadDate { field })
}

fn open_day(text: &str, field: &'static str) -> Result<Option<NaiveDate>, CoachError> {
    iso_date(text).map_err(|_| CoachError::BadDate { field })
}

fn period(from: &str, to: &str) -> Result<Period, CoachError> {
    checked(Period {
        from: day(from, "from_date")?,
        to: open_day(to, "to_date")?,
    })
}

fn checked(period: Period) -> Result<Period, CoachError> {
    if period.to.is_some_and(|to| to < period.from) {
        Err(CoachError::BadPeriod)
    } else {
        Ok(period)
    }
}

/// An assignment as it is written.
pub(crate) struct Row<'a> {
    pub(crate) student: &'a StudentId,
    pub(crate) coach: &'a CoachId,
    pub(crate) regime_code: &'a str,
    pub(crate) half_year_hours: Option<u32>,
    pub(crate) paid_by: &'a str,
    pub(crate) during: Period,
    pub(crate) goals: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) moved_from: Option<&'a AssignmentId>,
}

pub(crate) fn insert(tx: &mut Tx<'_>, row: &Row<'_>) -> Result<AssignmentId, StoreError> {
    let id = AssignmentId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO assignment (id, student_id, coach_id, regime_code, half_year_hours, paid_by, from_date, to_date, goals,
               reason, moved_from, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            &id,
            row.student,
            row.coach,
            row.regime_code,
            row.half_year_hours,
            row.paid_by,
            row.during.from.to_string(),
            row.during.to.map(|day| day.to_string()),
            row.goals,
            row.reason,
            row.moved_from,
            tx.now.stamp(),
        ))?;
    Ok(id)
}

pub(super) fn changed(tx: &mut Tx<'_>, student: &StudentId, id: &AssignmentId) {
    tx.touch(Area::Jobcoaches);
    tx.touch_student(student);
    tx.subject(id);
}
