//! What the program knows before the rode knop is pressed: since when nothing moves, whom to ask,
//! what was tried. A proposal; who presses chooses and changes.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use super::careful::is_careful;
use super::store::officials;
use super::{CaseLine, LineKind, Officials, StuckError};
use crate::agreements::store::find;
use crate::ids::StudentId;
use crate::movement;
use crate::reference;
use crate::route;
use crate::store::{Dossier, StoreError, column};
use crate::text::{full_name, short_day};

/// Lines of a kind that are proposed: more would not be read.
const LINES: usize = 5;

/// A proposal for the case summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "stuck.ts")]
pub struct Draft {
    /// For whom.
    pub student_id: StudentId,
    /// Name.
    pub student: String,
    /// First name.
    pub first_name: String,
    /// The last movement.
    pub since: Option<NaiveDate>,
    /// Days since then.
    pub days: i64,
    /// Whom to ask.
    pub officials: Officials,
    /// What can be said, newest first within each kind.
    pub lines: Vec<CaseLine>,
    /// Lines that are about health or money and stay away.
    pub left_out: usize,
}

/// Makes the proposal; writes nothing.
///
/// # Errors
/// `UnknownStudent`.
pub fn draft(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Draft, StuckError> {
    dossier.read(|sql| {
        let names: Option<(String, String, String)> = sql
            .prepare_cached("SELECT first_name, prefix, last_name FROM student WHERE id = ?1")?
            .query_row([student], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (first_name, prefix, last_name) = names.ok_or(StuckError::UnknownStudent)?;
        let since = last_movement(sql, student)?;
        let (asked, kept_back) = asked(sql, student, today)?;
        let mut all = tried(sql, student)?;
        all.sort_by_key(|line| std::cmp::Reverse(line.day));
        let careful = |line: &CaseLine| is_careful(&line.text);
        let left_out = all.iter().filter(|line| careful(line)).count() + kept_back;
        all.retain(|line| !careful(line));
        all.truncate(LINES);
        all.extend(asked);
        Ok(Draft {
            student_id: student.clone(),
            student: full_name(&first_name, &prefix, &last_name),
            first_name,
            since,
            days: since.map_or(0, |since| (today - since).num_days().max(0)),
            officials: officials(sql, student)?,
            lines: all,
            left_out,
        })
    })
}

/// The last movement of a student ([`crate::movement`]).
pub(super) fn last_movement(
    sql: &Connection,
    student: &StudentId,
) -> Result<Option<NaiveDate>, StoreError> {
    let mut last: Option<NaiveDate> = None;
    let mut seen = |day: Option<String>| last = last.max(day.as_deref().and_then(column::parse));
    for source in &movement::SOURCES {
        let day = sql
            .prepare_cached(&format!(
                "SELECT {} FROM {} WHERE student_id = ?1 AND {}",
                source.latest, source.table, source.condition
            ))?
            .query_row([student], |row| row.get(0))?;
        seen(day);
    }
    let agreement = sql
        .prepare_cached(&format!(
            "SELECT max({}) FROM agreement WHERE student_id = ?1",
            movement::AGREEMENT
        ))?
        .query_row([student], |row| row.get(0))?;
    seen(agreement);
    let meeting = sql
        .prepare_cached(
            "SELECT max(m.date) FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id
             WHERE i.student_id = ?1 AND i.outcome = 'discussed' AND m.status = 'closed'",
        )?
        .query_row([student], |row| row.get(0))?;
    seen(meeting);
    let route = sql
        .prepare_cached(
            "SELECT max(phase_since, substr(created_at, 1, 10)) FROM route WHERE student_id = ?1 ORDER BY created_at DESC, id DESC LIMIT 1",
        )?
        .query_row([student], |row| row.get(0))
        .optional()?
        .flatten();
    seen(route);
    Ok(last)
}

fn line(kind: LineKind, day: Option<NaiveDate>, text: String) -> CaseLine {
    CaseLine { kind, day, text }
}

/// Meetings, contact, places that ended and agreements that were done.
fn tried(sql: &Connection, student: &StudentId) -> Result<Vec<CaseLine>, StuckError> {
    let mut lines = Vec::new();
    let mut statement = sql.prepare_cached(
        // Of a meeting in parts only the municipality of the student's own part sat there.
        "SELECT m.date, (SELECT group_concat(municipality_code) FROM meeting_municipality AS mm WHERE meeting_id = m.id
                          AND (municipality_code = i.block_code OR NOT EXISTS (
                            SELECT 1 FROM meeting_municipality WHERE meeting_id = m.id AND municipality_code = i.block_code))) AS codes
         FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id JOIN student AS s ON s.id = i.student_id
         WHERE i.student_id = ?1 AND i.outcome = 'discussed' AND m.status = 'closed' ORDER BY m.date DESC",
    )?;
    let mut rows = statement.query([student])?;
    while let Some(row) = rows.next()? {
        let codes: Option<String> = row.get("codes")?;
        let names: Vec<&str> = codes
            .iter()
            .flat_map(|codes| codes.split(','))
            .map(reference::municipality_name)
            .filter(|name| !name.is_empty())
            .collect();
        let with = if names.is_empty() {
            String::new()
        } else {
            format!(" met gemeente {}", names.join(" en "))
        };
        lines.push(line(
            LineKind::Geprobeerd,
            column::day(row, "date")?,
            format!("uitstroomgesprek{with}"),
        ));
    }
    lines.extend(contacts(sql, student)?);
    let mut statement = sql.prepare_cached(
        "SELECT organisation, coalesce(to_date, from_date) AS day FROM placement
         WHERE student_id = ?1 AND ended_because <> '' AND organisation <> ''",
    )?;
    let mut rows = statement.query([student])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("organisation")?;
        lines.push(line(
            LineKind::Geprobeerd,
            column::day(row, "day")?,
            format!("plek bij {name}, is gestopt"),
        ));
    }
    let mut statement = sql.prepare_cached(
        "SELECT owner, text, status_at FROM agreement WHERE student_id = ?1 AND status = 'gedaan' ORDER BY status_at DESC LIMIT 8",
    )?;
    let mut rows = statement.query([student])?;
    while let Some(row) = rows.next()? {
        let (owner, text): (String, String) = (row.get("owner")?, row.get("text")?);
        lines.push(line(
            LineKind::Geprobeerd,
            column::day(row, "status_at")?,
            format!("{owner}: {text}"),
        ));
    }
    Ok(lines)
}

/// How often contact was sought since the student was last reached, in one line.
fn contacts(sql: &Connection, student: &StudentId) -> Result<Option<CaseLine>, StoreError> {
    let (attempts, last): (u32, Option<String>) = sql
        .prepare_cached(
            "SELECT count(*), max(date) FROM student_contact AS c WHERE student_id = ?1 AND reached = 0
               AND date >= coalesce((SELECT max(date) FROM student_contact WHERE student_id = ?1 AND reached = 1), '')",
        )?
        .query_row([student], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((attempts > 0).then(|| {
        let text = match attempts {
            1 => "contact gezocht, niet bereikt".to_owned(),
            _ => format!("{attempts} keer contact gezocht, niet bereikt"),
        };
        line(
            LineKind::Geprobeerd,
            last.as_deref().and_then(column::parse),
            text,
        )
    }))
}

/// Open agreements of others and requests at the municipality, late ones first.
fn asked(
    sql: &Connection,
    student: &StudentId,
    today: NaiveDate,
) -> Result<(Vec<CaseLine>, usize), StuckError> {
    let mut lines: Vec<CaseLine> = find(
        sql,
        "a.status = 'open' AND a.student_id = ?1 AND a.owner_kind NOT IN ('ik', 'jongere', 'ouder')",
        [student],
        today,
    )?
    .into_iter()
    .map(|agreement| {
        let before = agreement.due.map(|due| format!(" (voor {})", short_day(due)));
        let text = format!("{}: {}{}", agreement.owner, agreement.text, before.unwrap_or_default());
        line(LineKind::Gevraagd, Some(agreement.made_on), text)
    })
    .collect();
    let mut statement = sql.prepare_cached(
        "SELECT k.name, i.applied_on FROM instrument AS i JOIN instrument_kind AS k ON k.code = i.kind_code
         WHERE i.student_id = ?1 AND i.status = 'aangevraagd' AND k.applied_at = 'gemeente' AND k.reveals = 'niets'
         ORDER BY i.applied_on",
    )?;
    let mut rows = statement.query([student])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        lines.push(line(
            LineKind::Gevraagd,
            column::day(row, "applied_on")?,
            format!("gemeente: {name} aangevraagd"),
        ));
    }
    let all = lines.len();
    lines.retain(|line| !is_careful(&line.text));
    let left_out = all - lines.len();
    lines.truncate(LINES);
    Ok((lines, left_out))
}

/// Is the route of this student over?
pub(super) fn route_of(sql: &Connection, student: &StudentId) -> Result<route::Route, StuckError> {
    route::store::current(sql, student)?.ok_or(StuckError::UnknownStudent)
}
