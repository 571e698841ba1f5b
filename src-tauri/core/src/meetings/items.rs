//! The agenda of a meeting and the minutes per student.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, OptionalExtension, Row};

use super::store::{MINUTES, RESIDENT, clock, on_agenda, one, still_open};
use super::{AgendaItem, ItemPatch, Meeting, MeetingError, MeetingItem, MovedAway, Obstacle};
use crate::ids::{ItemId, MeetingId, StudentId};
use crate::moment::Moment;
use crate::route::Phase;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::{agreements, instruments, reference, text};

/// The agenda of a meeting, and who is off it because of a move.
pub(super) struct Agenda {
    pub(super) items: Vec<AgendaItem>,
    pub(super) moved_away: Vec<MovedAway>,
}

/// Reads the agenda in order. A student who moved away keeps an empty place in time, so that the
/// times that others were told stay as they are.
pub(super) fn agenda(sql: &Connection, meeting: &Meeting) -> Result<Agenda, StoreError> {
    let mut asked = instruments_by_student(sql, &meeting.id)?;
    let mut statement = sql.prepare_cached(&format!(
        "SELECT i.id, i.student_id, s.first_name, s.prefix, s.last_name, s.class, s.municipality_code, s.outflow_profile, i.minutes,
                i.presence, i.outcome, {} AS listed,
                coalesce((SELECT phase FROM route WHERE student_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1), 'aangemeld') AS phase,
                (SELECT count(*) FROM agreement AS a WHERE a.item_id = i.id) AS agreements,
                (SELECT count(*) FROM meeting_item AS e JOIN meeting AS em ON em.id = e.meeting_id
                 WHERE e.student_id = s.id AND em.id <> i.meeting_id AND em.status <> 'cancelled' AND (em.date, em.start_time, em.id) < (?2, ?3, ?1)
                   AND (e.outcome = 'discussed' OR (em.status = 'planned' AND e.outcome = 'open'))) AS before
         FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id
         WHERE i.meeting_id = ?1 ORDER BY i.position, i.id",
        on_agenda()
    ))?;
    let mut rows = statement.query((&meeting.id, meeting.date, &meeting.start_time))?;
    let mut agenda = Agenda {
        items: Vec::new(),
        moved_away: Vec::new(),
    };
    let mut start = clock(&meeting.start_time);
    while let Some(row) = rows.next()? {
        let student_id: StudentId = row.get("student_id")?;
        let name = full_name(row)?;
        let municipality =
            reference::municipality_name(&row.get::<_, String>("municipality_code")?).to_owned();
        let minutes: u32 = row.get("minutes")?;
        let begins = start;
        start = start.map(|time| time + TimeDelta::minutes(i64::from(minutes)));
        if !row.get::<_, bool>("listed")? {
            agenda.moved_away.push(MovedAway {
                item_id: row.get("id")?,
                student_id,
                name,
                municipality,
            });
            continue;
        }
        agenda.items.push(AgendaItem {
            id: row.get("id")?,
            name,
            first_name: row.get("first_name")?,
            class: row.get("class")?,
            municipality,
            outflow_profile: row.get("outflow_profile")?,
            phase: column::code::<Phase>(row, "phase")?,
            talk: row.get::<_, u32>("before")? as usize + 1,
            start_time: begins
                .map(|time| time.format("%H:%M").to_string())
                .unwrap_or_default(),
            minutes,
            presence: column::code(row, "presence")?,
            outcome: column::code(row, "outcome")?,
            agreements: row.get::<_, u32>("agreements")? as usize,
            instruments: asked.remove(&student_id).unwrap_or_default(),
            student_id,
        });
    }
    Ok(agenda)
}

fn full_name(row: &Row<'_>) -> rusqlite::Result<String> {
    let part = |name: &str| row.get::<_, String>(name);
    Ok(text::full_name(
        &part("first_name")?,
        &part("prefix")?,
        &part("last_name")?,
    ))
}

/// Instruments that are talked about, asked or granted; not those that were refused or are over.
fn instruments_by_student(
    sql: &Connection,
    meeting: &MeetingId,
) -> Result<HashMap<StudentId, Vec<String>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT n.student_id, k.name, k.position FROM instrument AS n
         JOIN meeting_item AS i ON i.student_id = n.student_id JOIN instrument_kind AS k ON k.code = n.kind_code
         WHERE i.meeting_id = ?1 AND n.status NOT IN ('afgewezen', 'beeindigd') ORDER BY k.position, k.name",
    )?;
    let mut rows = statement.query([meeting])?;
    let mut by_student: HashMap<StudentId, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        by_student.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(by_student)
}

/// Puts students on the agenda, at the end. Who is on it already stays where they are. Students
/// who were not that far move to the phase "gesprek". Gives the new items.
///
/// # Errors
/// `OtherMunicipality`, `HomeUnknown`, `UnknownStudent`: then nobody is added. `Unknown`,
/// `AlreadyClosed`, `Cancelled`.
pub fn add_item(
    dossier: &Dossier,
    meeting: &MeetingId,
    students: &[StudentId],
    now: Moment,
) -> Result<Changed<Vec<ItemId>>, MeetingError> {
    dossier.transact("meetings.add_item", now, |tx| add(tx, meeting, students))
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    meeting: &MeetingId,
    students: &[StudentId],
) -> Result<Vec<ItemId>, MeetingError> {
    let meeting = still_open(tx.sql, meeting)?;
    let reason = format!("Uitstroomgesprek gepland op {}.", dutch_day(meeting.date));
    let mut made = Vec::new();
    for student in students {
        check_home(tx.sql, &meeting, student)?;
        let id = ItemId::new();
        let added = tx
            .sql
            .prepare_cached(
                "INSERT INTO meeting_item (id, meeting_id, student_id, position, minutes, presence, outcome, updated_at)
                 VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), -1) + 1 FROM meeting_item WHERE meeting_id = ?2), ?4, 'unknown', 'open', ?5)
                 ON CONFLICT (meeting_id, student_id) DO NOTHING",
            )?
            .execute((&id, &meeting.id, student, meeting.minutes_per_student, tx.now.stamp()))?;
        if added == 1 {
            crate::route::store::advance(tx, student, Phase::Gesprek, &reason)?;
            made.push(id);
        }
        tx.touch_student(student);
    }
    tx.touch(Area::Meetings);
    tx.subject(&meeting.id);
    Ok(made)
}

/// The student must live in a municipality of the meeting.
fn check_home(
    sql: &Connection,
    meeting: &Meeting,
    student: &StudentId,
) -> Result<(), MeetingError> {
    let found: Option<(String, String)> = sql
        .prepare_cached(
            "SELECT first_name, prefix, last_name, municipality_code FROM student WHERE id = ?1",
        )?
        .query_row([student], |row| {
            Ok((full_name(row)?, row.get("municipality_code")?))
        })
        .optional()?;
    let (name, code) = found.ok_or(MeetingError::UnknownStudent)?;
    if code.is_empty() {
        return Err(MeetingError::HomeUnknown { name });
    }
    if meeting.municipality_codes.contains(&code) {
        Ok(())
    } else {
        Err(MeetingError::OtherMunicipality { name })
    }
}

/// `11-03-2027`, for reasons in the history.
pub(super) fn dutch_day(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// Takes a student off the agenda. Agreements and instruments that were noted there stay with the
/// student.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn remove_item(
    dossier: &Dossier,
    id: &ItemId,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.remove_item", now, |tx| {
        let (meeting, student) = open_item(tx.sql, id)?;
        for statement in [
            "UPDATE agreement SET item_id = NULL WHERE item_id = ?1",
            "UPDATE instrument SET item_id = NULL WHERE item_id = ?1",
            "DELETE FROM obstacle WHERE item_id = ?1",
            "DELETE FROM meeting_item WHERE id = ?1",
        ] {
            tx.sql.prepare_cached(statement)?.execute([id])?;
        }
        // Who comes for this student has nothing to do there any more.
        tx.sql
            .prepare_cached("DELETE FROM participant WHERE meeting_id = ?1 AND student_id = ?2")?
            .execute((&meeting, &student))?;
        touch(tx, &meeting, &student);
        Ok(())
    })
}

/// Moves a student to another place on the agenda; 0 is the first.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn move_item(
    dossier: &Dossier,
    id: &ItemId,
    to_position: usize,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.move_item", now, |tx| {
        let (meeting, student) = open_item(tx.sql, id)?;
        let seen = agenda(tx.sql, &one(tx.sql, &meeting)?)?;
        // Places count among who is on the agenda; who moved away comes after, without a place.
        let mut order: Vec<ItemId> = seen.items.into_iter().map(|item| item.id).collect();
        order.retain(|item| item != id);
        order.insert(to_position.min(order.len()), id.clone());
        order.extend(
            seen.moved_away
                .into_iter()
                .map(|item| item.item_id)
                .filter(|item| item != id),
        );
        for (position, item) in (0_i64..).zip(&order) {
            tx.sql
                .prepare_cached(
                    "UPDATE meeting_item SET position = ?2 WHERE id = ?1 AND position <> ?2",
                )?
                .execute((item, position))?;
        }
        touch(tx, &meeting, &student);
        Ok(())
    })
}

/// The minutes of one student.
///
/// # Errors
/// `Unknown` when it is gone, or when the student is off the agenda because of a move.
pub fn item(dossier: &Dossier, id: &ItemId, today: NaiveDate) -> Result<MeetingItem, MeetingError> {
    dossier.read(|sql| {
        let (meeting, _) = whose(sql, id)?;
        let meeting = one(sql, &meeting)?;
        let line = agenda(sql, &meeting)?
            .items
            .into_iter()
            .find(|line| line.id == *id)
            .ok_or(MeetingError::Unknown)?;
        minutes(sql, &meeting, line, today)
    })
}

/// Reads what goes with a line of the agenda.
pub(super) fn minutes(
    sql: &Connection,
    meeting: &Meeting,
    line: AgendaItem,
    today: NaiveDate,
) -> Result<MeetingItem, MeetingError> {
    let (id, student) = (line.id.clone(), line.student_id.clone());
    let previous = previous_talk(sql, meeting, &student)?;
    let mut item = sql
        .prepare_cached(
            "SELECT i.own_words, i.notes, i.advice, i.jobcoach_wish, i.jobcoach_from, i.jobcoach_regime, i.responsible_after, i.next_date,
                    iif(i.own_plan, i.plan_a_code, r.plan_a_code) AS plan_a_code, iif(i.own_plan, i.plan_a, r.plan_a) AS plan_a,
                    iif(i.own_plan, i.plan_b_code, r.plan_b_code) AS plan_b_code, iif(i.own_plan, i.plan_b, r.plan_b) AS plan_b
             FROM meeting_item AS i
             LEFT JOIN route AS r ON r.id = (SELECT id FROM route WHERE student_id = i.student_id ORDER BY created_at DESC, id DESC LIMIT 1)
             WHERE i.id = ?1",
        )?
        .query_row([&id], |row| {
            // A student without a route has no plan yet.
            let plan = |name: &str| row.get::<_, Option<String>>(name).map(Option::unwrap_or_default);
            Ok(MeetingItem {
                agenda: line,
                meeting_id: meeting.id.clone(),
                own_words: row.get("own_words")?,
                notes: row.get("notes")?,
                advice: row.get("advice")?,
                plan_a_code: plan("plan_a_code")?,
                plan_a: plan("plan_a")?,
                plan_b_code: plan("plan_b_code")?,
                plan_b: plan("plan_b")?,
                jobcoach_wish: row.get("jobcoach_wish")?,
                jobcoach_from: column::day(row, "jobcoach_from")?,
                jobcoach_regime: row.get("jobcoach_regime")?,
                responsible_after: row.get("responsible_after")?,
                next_date: column::day(row, "next_date")?,
                obstacles: Vec::new(),
                agreements: Vec::new(),
                earlier: Vec::new(),
                earlier_words: String::new(),
                earlier_date: None,
                instruments: Vec::new(),
            })
        })?;
    item.obstacles = obstacles(sql, &id)?;
    item.agreements = agreements::store::find(sql, "a.item_id = ?1", [&id], today)?;
    item.instruments = instruments::store::of_student(sql, &student)?;
    let (before, since) = previous
        .as_ref()
        .map_or((None, None), |talk| (Some(&talk.item), Some(talk.date)));
    // What was made before this talk and is open, was agreed last time, or was settled since.
    item.earlier = agreements::store::find(
        sql,
        "a.student_id = ?1 AND a.item_id IS NOT ?2 AND coalesce(m.date, substr(a.created_at, 1, 10)) <= ?3
         AND (a.status = 'open' OR a.item_id = ?4 OR substr(a.status_at, 1, 10) >= ?5)",
        (&student, &id, meeting.date, before, since),
        today,
    )?;
    if let Some(talk) = previous {
        item.earlier_words = talk.words;
        item.earlier_date = Some(talk.date);
    }
    Ok(item)
}

/// The talk before this one.
struct Talk {
    item: ItemId,
    date: NaiveDate,
    words: String,
}

fn previous_talk(
    sql: &Connection,
    meeting: &Meeting,
    student: &StudentId,
) -> Result<Option<Talk>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT i.id, m.date, i.own_words FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id
             WHERE i.student_id = ?1 AND m.id <> ?2 AND m.status = 'closed' AND i.outcome = 'discussed'
               AND (m.date, m.start_time, m.id) < (?3, ?4, ?2)
             ORDER BY m.date DESC, m.start_time DESC, m.id DESC LIMIT 1",
        )?
        .query_row((student, &meeting.id, meeting.date, &meeting.start_time), |row| {
            Ok(Talk { item: row.get("id")?, date: column::needed_day(row, "date")?, words: row.get("own_words")? })
        })
        .optional()?)
}

fn obstacles(sql: &Connection, item: &ItemId) -> Result<Vec<Obstacle>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT domain, text FROM obstacle WHERE item_id = ?1")?;
    let obstacles = statement.query_map([item], |row| {
        Ok(Obstacle {
            domain: column::code(row, "domain")?,
            text: row.get("text")?,
        })
    })?;
    let mut obstacles: Vec<Obstacle> = obstacles.collect::<Result<_, _>>()?;
    obstacles.sort_by_key(|obstacle| obstacle.domain);
    Ok(obstacles)
}

/// Changes the minutes of one student.
///
/// # Errors
/// `BadMinutes`, `BadDate`, `BadChoice`: then nothing is saved. `Unknown`, `AlreadyClosed`.
pub fn update_item(
    dossier: &Dossier,
    id: &ItemId,
    patch: &ItemPatch,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.update_item", now, |tx| {
        let (meeting, student) = open_item(tx.sql, id)?;
        if patch.plan_a_code.is_some()
            || patch.plan_a.is_some()
            || patch.plan_b_code.is_some()
            || patch.plan_b.is_some()
        {
            own_plan(tx.sql, id)?;
        }
        for (column, value) in columns(tx.sql, patch)? {
            // The names come from the list in `columns`, never from outside.
            tx.sql
                .prepare_cached(&format!(
                    "UPDATE meeting_item SET {column} = ?2 WHERE id = ?1"
                ))?
                .execute((id, value))?;
        }
        if let Some(minutes) = patch.minutes {
            if !MINUTES.contains(&minutes) {
                return Err(MeetingError::BadMinutes);
            }
            tx.sql
                .prepare_cached("UPDATE meeting_item SET minutes = ?2 WHERE id = ?1")?
                .execute((id, minutes))?;
        }
        if let Some(obstacle) = &patch.obstacle {
            save_obstacle(tx.sql, id, obstacle)?;
        }
        tx.sql
            .prepare_cached("UPDATE meeting_item SET updated_at = ?2 WHERE id = ?1")?
            .execute((id, tx.now.stamp()))?;
        touch(tx, &meeting, &student);
        Ok(())
    })
}

/// From here on the plan is the item's own; what was on the route is the beginning.
pub(super) fn own_plan(sql: &Connection, id: &ItemId) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE meeting_item SET own_plan = 1, plan_a_code = r.plan_a_code, plan_a = r.plan_a, plan_b_code = r.plan_b_code, plan_b = r.plan_b
         FROM route AS r
         WHERE meeting_item.id = ?1 AND own_plan = 0
           AND r.id = (SELECT id FROM route WHERE student_id = meeting_item.student_id ORDER BY created_at DESC, id DESC LIMIT 1)",
    )?
    .execute([id])?;
    // Without a route there is nothing to begin from.
    sql.prepare_cached("UPDATE meeting_item SET own_plan = 1 WHERE id = ?1 AND own_plan = 0")?
        .execute([id])?;
    Ok(())
}

/// The text columns that a patch sets, checked.
fn columns(
    sql: &Connection,
    patch: &ItemPatch,
) -> Result<Vec<(&'static str, Option<String>)>, MeetingError> {
    let mut columns = Vec::new();
    let mut set = |column, value| columns.push((column, value));
    if let Some(presence) = patch.presence {
        set("presence", Some(text::code(&presence)?));
    }
    if let Some(outcome) = patch.outcome {
        set("outcome", Some(text::code(&outcome)?));
    }
    for (column, value) in [
        ("own_words", &patch.own_words),
        ("notes", &patch.notes),
        ("advice", &patch.advice),
    ] {
        if let Some(value) = value {
            set(column, Some(value.trim_end().to_owned()));
        }
    }
    for (column, value) in [
        ("plan_a", &patch.plan_a),
        ("plan_b", &patch.plan_b),
        ("responsible_after", &patch.responsible_after),
    ] {
        if let Some(value) = value {
            set(column, Some(text::tidy(value)));
        }
    }
    for (column, value) in [
        ("plan_a_code", &patch.plan_a_code),
        ("plan_b_code", &patch.plan_b_code),
    ] {
        if let Some(code) = value {
            if !code.is_empty()
                && !reference::destinations()
                    .iter()
                    .any(|destination| destination.code == *code)
            {
                return Err(MeetingError::BadChoice { field: column });
            }
            set(column, Some(code.clone()));
        }
    }
    for (column, value) in [
        ("jobcoach_from", &patch.jobcoach_from),
        ("next_date", &patch.next_date),
    ] {
        if let Some(value) = value {
            let day = text::iso_date(value).map_err(|_| MeetingError::BadDate { field: column })?;
            set(column, day.map(|day| day.to_string()));
        }
    }
    if let Some(wish) = &patch.jobcoach_wish {
        if !["", "ja", "nee"].contains(&wish.as_str()) {
            return Err(MeetingError::BadChoice {
                field: "jobcoach_wish",
            });
        }
        set("jobcoach_wish", Some(wish.clone()));
    }
    if let Some(regime) = &patch.jobcoach_regime {
        let known: bool = sql
            .prepare_cached("SELECT ?1 = '' OR EXISTS (SELECT 1 FROM regime WHERE code = ?1)")?
            .query_row([regime], |row| row.get(0))?;
        if !known {
            return Err(MeetingError::BadChoice {
                field: "jobcoach_regime",
            });
        }
        set("jobcoach_regime", Some(regime.clone()));
    }
    Ok(columns)
}

fn save_obstacle(sql: &Connection, id: &ItemId, obstacle: &Obstacle) -> Result<(), StoreError> {
    let domain = text::code(&obstacle.domain)?;
    let what = text::tidy(&obstacle.text);
    if what.is_empty() {
        sql.prepare_cached("DELETE FROM obstacle WHERE item_id = ?1 AND domain = ?2")?
            .execute((id, domain))?;
    } else {
        sql.prepare_cached("INSERT INTO obstacle (item_id, domain, text) VALUES (?1, ?2, ?3) ON CONFLICT (item_id, domain) DO UPDATE SET text = excluded.text")?
            .execute((id, domain, what))?;
    }
    Ok(())
}

fn whose(sql: &Connection, id: &ItemId) -> Result<(MeetingId, StudentId), MeetingError> {
    sql.prepare_cached("SELECT meeting_id, student_id FROM meeting_item WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(MeetingError::Unknown)
}

fn open_item(sql: &Connection, id: &ItemId) -> Result<(MeetingId, StudentId), MeetingError> {
    let (meeting, student) = whose(sql, id)?;
    still_open(sql, &meeting)?;
    Ok((meeting, student))
}

fn touch(tx: &mut Tx<'_>, meeting: &MeetingId, student: &StudentId) {
    tx.touch(Area::Meetings);
    tx.touch_student(student);
    tx.subject(meeting);
}

/// Who is on the agenda and lives in a municipality of the meeting today; for paper.
pub(super) fn residents(sql: &Connection, meeting: &MeetingId) -> Result<Vec<ItemId>, StoreError> {
    let mut statement = sql
        .prepare_cached(&format!("SELECT i.id FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id WHERE i.meeting_id = ?1 AND {RESIDENT}"))?;
    Ok(statement
        .query_map([meeting], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
