//! The route in the dossier: one current route per student, with its history.

use chrono::{Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    MovePhase, Phase, Route, RouteError, RouteEvent, RouteEventKind, RouteKind, RoutePatch, rules,
};
use crate::agreements;
use crate::ids::{RouteId, RouteKindId, StudentId};
use crate::moment::Moment;
use crate::store::column::{Day, code, day, needed_day};
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::{self, iso_date, tidy};

/// The kinds of route.
///
/// # Errors
/// Only those of the store.
pub fn kinds(dossier: &Dossier) -> Result<Vec<RouteKind>, RouteError> {
    dossier.read(|sql| {
        let mut statement = sql
            .prepare_cached("SELECT id, name, description, nazorg_months, own FROM route_kind ORDER BY position, name, id")?;
        let rows = statement.query_map([], |row| {
            Ok(RouteKind {
                id: row.get("id")?,
                name: row.get("name")?,
                description: row.get("description")?,
                nazorg_months: row.get("nazorg_months")?,
                own: row.get("own")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Adds a school's own kind of route, or changes a kind; whose kind it is stays as it was.
///
/// # Errors
/// `BadKind` without a name or with a term that can't be, `UnknownKind`.
pub fn save_kind(
    dossier: &Dossier,
    kind: &RouteKind,
    now: Moment,
) -> Result<Changed<RouteKindId>, RouteError> {
    let name = tidy(&kind.name);
    let description = tidy(&kind.description);
    if name.is_empty() || !(1..=60).contains(&kind.nazorg_months) {
        return Err(RouteError::BadKind);
    }
    dossier.transact("route.save_kind", now, |tx| {
        let id = match &kind.id {
            Some(id) => {
                let changed = tx
                    .sql
                    .prepare_cached("UPDATE route_kind SET name = ?2, description = ?3, nazorg_months = ?4 WHERE id = ?1")?
                    .execute((id, name, description, kind.nazorg_months))?;
                if changed == 0 {
                    return Err(RouteError::UnknownKind);
                }
                id.clone()
            }
            None => {
                let id = RouteKindId::new();
                tx.sql
                    .prepare_cached(
                        "INSERT INTO route_kind (id, name, description, nazorg_months, own, position)
                         VALUES (?1, ?2, ?3, ?4, 1, (SELECT coalesce(max(position), 0) + 1 FROM route_kind))",
                    )?
                    .execute((&id, name, description, kind.nazorg_months))?;
                id
            }
        };
        tx.touch(Area::Settings);
        tx.subject(&id);
        Ok(id)
    })
}

/// Moves students to another phase, all or none; gives how many moved. Who is there already stays.
///
/// # Errors
/// `UnknownStudent`; `ReasonNeeded` when one of them goes back or is closed and no reason is given.
pub fn move_to(
    dossier: &Dossier,
    request: &MovePhase,
    now: Moment,
) -> Result<Changed<usize>, RouteError> {
    let reason = request.reason.trim();
    dossier.transact("route.move", now, |tx| {
        let by = tx.by()?;
        let mut moved = 0;
        for student in &request.students {
            let route = current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)?;
            if route.phase == request.to {
                continue;
            }
            if reason.is_empty() && rules::needs_reason(route.phase, request.to) {
                return Err(RouteError::ReasonNeeded);
            }
            let closing = if request.to.is_closed() { reason } else { "" };
            set_phase(tx, &route.id, request.to, None, closing)?;
            log(
                tx,
                &route.id,
                &by,
                RouteEventKind::Phase,
                route.phase.code(),
                request.to.code(),
                reason,
            )?;
            tx.touch_student(student);
            moved += 1;
        }
        Ok(moved)
    })
}

/// The place failed: back to Plaatsing in one action, with the phase that failed kept to show until
/// the student moves on (handbook 4.3). A reason is welcome but never in the way.
///
/// # Errors
/// `UnknownStudent`; `NoPlaceYet` for a student who is not that far.
pub fn fall_back(
    dossier: &Dossier,
    student: &StudentId,
    reason: &str,
    now: Moment,
) -> Result<Changed<Route>, RouteError> {
    dossier.transact("route.fall_back", now, |tx| {
        fall_back_in(tx, student, reason)
    })
}

/// As [`fall_back`], as a part of something larger.
pub(crate) fn fall_back_in(
    tx: &mut Tx<'_>,
    student: &StudentId,
    reason: &str,
) -> Result<Route, RouteError> {
    let route = current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)?;
    let before_closing = last_phase_before(tx.sql, &route)?;
    let failed = rules::failed_phase(route.phase, route.fell_back_from, before_closing)
        .ok_or(RouteError::NoPlaceYet)?;
    set_phase(tx, &route.id, Phase::Plaatsing, Some(failed), "")?;
    let (from, to) = (route.phase.code(), Phase::Plaatsing.code());
    log(
        tx,
        &route.id,
        &tx.by()?,
        RouteEventKind::FallBack,
        from,
        to,
        reason.trim(),
    )?;
    tx.touch_student(student);
    current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)
}

/// Students stay at school one more year (X3 of handbook 4.3): the next school year, In beeld
/// again, the expected last day a year later; the actual last day was not the last and goes.
///
/// # Errors
/// `UnknownStudent`, `BadCohort`; then nobody is changed.
pub fn extend_year(
    dossier: &Dossier,
    students: &[StudentId],
    reason: &str,
    now: Moment,
) -> Result<Changed<usize>, RouteError> {
    let reason = reason.trim();
    dossier.transact("route.extend_year", now, |tx| {
        let by = tx.by()?;
        for student in students {
            let route = current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)?;
            let cohort = super::next_cohort(&route.cohort)?;
            let end = route.expected_end_date.and_then(|end| end.checked_add_months(Months::new(12)));
            tx.sql
                .prepare_cached(
                    "UPDATE route SET cohort = ?2, expected_end_date = ?3, actual_end_date = NULL WHERE id = ?1",
                )?
                .execute((&route.id, &cohort, end.map(Day)))?;
            log(tx, &route.id, &by, RouteEventKind::ExtraYear, &route.cohort, &cohort, reason)?;
            if route.phase != Phase::InBeeld {
                set_phase(tx, &route.id, Phase::InBeeld, None, "")?;
                let (from, to) = (route.phase.code(), Phase::InBeeld.code());
                log(tx, &route.id, &by, RouteEventKind::Phase, from, to, reason)?;
            }
            // What came back until the last school day comes back a year longer.
            agreements::series::resume(tx, student)?;
            tx.touch_student(student);
        }
        Ok(students.len())
    })
}

/// Changes fields of a route.
///
/// # Errors
/// `UnknownStudent`, `UnknownKind`, `BadCohort`, `BadDate`; then nothing is changed.
pub fn update(
    dossier: &Dossier,
    student: &StudentId,
    patch: &RoutePatch,
    now: Moment,
) -> Result<Changed<Route>, RouteError> {
    dossier.transact("route.update", now, |tx| {
        let mut route = current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)?;
        let cohort = route.cohort.clone();
        apply(&mut route, patch)?;
        if !kind_exists(tx.sql, &route.kind_id)? {
            return Err(RouteError::UnknownKind);
        }
        write(tx.sql, &route)?;
        if route.cohort != cohort {
            log(
                tx,
                &route.id,
                &tx.by()?,
                RouteEventKind::Cohort,
                &cohort,
                &route.cohort,
                "",
            )?;
        }
        tx.touch_student(student);
        current(tx.sql, student)?.ok_or(RouteError::UnknownStudent)
    })
}

fn apply(route: &mut Route, patch: &RoutePatch) -> Result<(), RouteError> {
    if let Some(kind) = &patch.kind_id {
        route.kind_id = kind.clone();
    }
    if let Some(cohort) = &patch.cohort {
        super::first_year(cohort.trim()).ok_or(RouteError::BadCohort)?;
        route.cohort = cohort.trim().to_owned();
    }
    for (date, typed, field) in [
        (
            &mut route.expected_end_date,
            &patch.expected_end_date,
            "expected_end_date",
        ),
        (
            &mut route.actual_end_date,
            &patch.actual_end_date,
            "actual_end_date",
        ),
    ] {
        if let Some(typed) = typed {
            *date = iso_date(typed).map_err(|_| RouteError::BadDate { field })?;
        }
    }
    if let Some(answer) = &patch.start_qualification {
        route.start_qualification = match answer.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    for (flag, typed) in [
        (&mut route.stage_risk, patch.stage_risk),
        (&mut route.unreachable, patch.unreachable),
    ] {
        *flag = typed.unwrap_or(*flag);
    }
    for (text, typed) in [
        (&mut route.plan_a_code, &patch.plan_a_code),
        (&mut route.plan_a, &patch.plan_a),
        (&mut route.plan_b_code, &patch.plan_b_code),
        (&mut route.plan_b, &patch.plan_b),
    ] {
        if let Some(typed) = typed {
            *text = tidy(typed);
        }
    }
    Ok(())
}

fn write(sql: &Connection, route: &Route) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE route SET kind_id = ?2, cohort = ?3, expected_end_date = ?4, actual_end_date = ?5,
           start_qualification = ?6, stage_risk = ?7, unreachable = ?8,
           plan_a_code = ?9, plan_a = ?10, plan_b_code = ?11, plan_b = ?12
         WHERE id = ?1",
    )?
    .execute((
        &route.id,
        &route.kind_id,
        &route.cohort,
        route.expected_end_date.map(Day),
        route.actual_end_date.map(Day),
        route.start_qualification,
        route.stage_risk,
        route.unreachable,
        &route.plan_a_code,
        &route.plan_a,
        &route.plan_b_code,
        &route.plan_b,
    ))?;
    Ok(())
}

/// A route to begin.
#[derive(Debug)]
pub(crate) struct Start<'a> {
    /// Whose.
    pub(crate) student: &'a StudentId,
    /// Kind, known to exist.
    pub(crate) kind: &'a RouteKindId,
    /// School year of leaving, known to be one.
    pub(crate) cohort: &'a str,
    /// See [`super::end_of`].
    pub(crate) expected_end_date: Option<NaiveDate>,
    /// Name for the history: read once for a whole class list.
    pub(crate) by: &'a str,
}

/// Begins a route in Aangemeld. Quick enough for a list of ten thousand.
pub(crate) fn start(tx: &Tx<'_>, start: &Start<'_>) -> Result<RouteId, StoreError> {
    let id = RouteId::new();
    let phase = Phase::Aangemeld.code();
    tx.sql
        .prepare_cached(
            "INSERT INTO route (id, student_id, kind_id, cohort, phase, phase_since, expected_end_date, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &id,
            start.student,
            start.kind,
            start.cohort,
            phase,
            Day(tx.now.today()),
            start.expected_end_date.map(Day),
            tx.now.stamp(),
        ))?;
    log(tx, &id, start.by, RouteEventKind::Start, "", phase, "")?;
    Ok(id)
}

/// Is there a kind of route with this number?
pub(crate) fn kind_exists(sql: &Connection, kind: &RouteKindId) -> Result<bool, StoreError> {
    Ok(sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM route_kind WHERE id = ?1)")?
        .query_row([kind], |row| row.get(0))?)
}

/// The current route of a student: the one that began last.
pub(crate) fn current(sql: &Connection, student: &StudentId) -> Result<Option<Route>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT route.*, route_kind.name AS kind FROM route JOIN route_kind ON route_kind.id = route.kind_id
             WHERE route.student_id = ?1 ORDER BY route.created_at DESC, route.id DESC LIMIT 1",
        )?
        .query_row([student], from_row)
        .optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Route> {
    Ok(Route {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        kind_id: row.get("kind_id")?,
        kind: row.get("kind")?,
        cohort: row.get("cohort")?,
        phase: code(row, "phase")?,
        phase_since: needed_day(row, "phase_since")?,
        fell_back_from: Phase::from_code(&row.get::<_, String>("fell_back_from")?),
        expected_end_date: day(row, "expected_end_date")?,
        actual_end_date: day(row, "actual_end_date")?,
        start_qualification: row.get("start_qualification")?,
        stage_risk: row.get("stage_risk")?,
        unreachable: row.get("unreachable")?,
        red_button: row.get("red_button")?,
        red_reason: row.get("red_reason")?,
        plan_a_code: row.get("plan_a_code")?,
        plan_a: row.get("plan_a")?,
        plan_b_code: row.get("plan_b_code")?,
        plan_b: row.get("plan_b")?,
        closing_reason: row.get("closing_reason")?,
    })
}

/// The history of a route, newest first.
pub(crate) fn events(sql: &Connection, route: &RouteId) -> Result<Vec<RouteEvent>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT at, by, kind, from_value, to_value, reason FROM route_event WHERE route_id = ?1 ORDER BY at DESC, id DESC",
    )?;
    let rows = statement.query_map([route], |row| {
        Ok(RouteEvent {
            at: row.get("at")?,
            by: row.get("by")?,
            kind: code(row, "kind")?,
            from: row.get("from_value")?,
            to: row.get("to_value")?,
            reason: row.get("reason")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Moves a student forward because something else happened, such as a meeting that closed. Does
/// nothing and gives `false` when the student is that far already, or the route is closed.
pub(crate) fn advance(
    tx: &mut Tx<'_>,
    student: &StudentId,
    to: Phase,
    reason: &str,
) -> Result<bool, StoreError> {
    let Some(route) = current(tx.sql, student)? else {
        return Ok(false);
    };
    if route.phase >= to || route.phase.is_closed() {
        return Ok(false);
    }
    set_phase(tx, &route.id, to, None, "")?;
    log(
        tx,
        &route.id,
        &tx.by()?,
        RouteEventKind::Phase,
        route.phase.code(),
        to.code(),
        reason,
    )?;
    tx.touch_student(student);
    Ok(true)
}

fn set_phase(
    tx: &Tx<'_>,
    route: &RouteId,
    to: Phase,
    failed: Option<Phase>,
    closing: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE route SET phase = ?2, phase_since = ?3, fell_back_from = ?4, closing_reason = ?5 WHERE id = ?1",
        )?
        .execute((route, to.code(), Day(tx.now.today()), failed.map_or("", Phase::code), closing))?;
    Ok(())
}

fn log(
    tx: &Tx<'_>,
    route: &RouteId,
    by: &str,
    kind: RouteEventKind,
    from: &str,
    to: &str,
    reason: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO route_event (id, route_id, at, by, kind, from_value, to_value, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            uuid::Uuid::now_v7().to_string(),
            route,
            tx.now.stamp(),
            by,
            text::code(&kind)?,
            from,
            to,
            reason,
        ))?;
    Ok(())
}

/// For a route that left the line (uit beeld, verhuisd, geen nazorg): the phase it left from.
fn last_phase_before(sql: &Connection, route: &Route) -> Result<Option<Phase>, StoreError> {
    let code: Option<String> = sql
        .prepare_cached(
            "SELECT from_value FROM route_event WHERE route_id = ?1 AND to_value = ?2 ORDER BY at DESC, id DESC LIMIT 1",
        )?
        .query_row((&route.id, route.phase.code()), |row| row.get(0))
        .optional()?;
    Ok(code.and_then(|code| Phase::from_code(&code)))
}
