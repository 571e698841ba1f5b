//! The agenda of a meeting: who is on it, in which order, at what time.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::blocks::{self, Times};
use super::store::{RESIDENT, on_agenda, one, still_open};
use super::told::Told;
use super::{AgendaItem, Meeting, MeetingError, MovedAway, Outcome, running};
use crate::ids::{ItemId, MeetingId, StudentId};
use crate::moment::Moment;
use crate::route::Phase;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::{reference, text};

/// The agenda of a meeting, and who is off it because of a move.
pub(super) struct Agenda {
    pub(super) items: Vec<AgendaItem>,
    pub(super) moved_away: Vec<MovedAway>,
}

/// Reads the agenda in order. A student who moved away keeps an empty place in time, so that the
/// times that others were told stay as they are.
pub(super) fn agenda(sql: &Connection, meeting: &Meeting) -> Result<Agenda, StoreError> {
    let mut agenda = Agenda {
        items: Vec::new(),
        moved_away: Vec::new(),
    };
    for (listed, line) in lines(sql, meeting)? {
        if listed {
            agenda.items.push(line);
        } else {
            agenda.moved_away.push(MovedAway {
                item_id: line.id,
                student_id: line.student_id,
                name: line.name,
                municipality: line.municipality,
            });
        }
    }
    Ok(agenda)
}

/// Everybody who was put on the agenda, part after part; `true` for who is on it still.
fn lines(sql: &Connection, meeting: &Meeting) -> Result<Vec<(bool, AgendaItem)>, StoreError> {
    let mut asked = instruments_by_student(sql, &meeting.id)?;
    let known = blocks::known(sql, &meeting.id)?;
    let mut statement = sql.prepare_cached(&format!(
        "SELECT i.id, i.student_id, s.number, s.first_name, s.prefix, s.last_name, s.class, s.municipality_code, s.outflow_profile, i.minutes,
                i.presence, i.outcome, i.block_code AS block, {} AS listed,
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
    let mut lines: Vec<(bool, AgendaItem)> = Vec::new();
    while let Some(row) = rows.next()? {
        let student_id: StudentId = row.get("student_id")?;
        let home: String = row.get("municipality_code")?;
        let outcome = column::code(row, "outcome")?;
        let line = AgendaItem {
            id: row.get("id")?,
            name: full_name(row)?,
            first_name: row.get("first_name")?,
            student_number: row.get("number")?,
            class: row.get("class")?,
            municipality: reference::municipality_name(&home).to_owned(),
            block_code: block_of(meeting, home, row.get("block")?, outcome),
            outflow_profile: row.get("outflow_profile")?,
            phase: column::code::<Phase>(row, "phase")?,
            talk: row.get::<_, u32>("before")? as usize + 1,
            start_time: String::new(),
            minutes: row.get("minutes")?,
            presence: column::code(row, "presence")?,
            outcome,
            agreements: row.get::<_, u32>("agreements")? as usize,
            instruments: asked.remove(&student_id).unwrap_or_default(),
            student_id,
        };
        lines.push((row.get("listed")?, line));
    }
    let codes: Vec<String> = lines
        .iter()
        .map(|(_, line)| line.block_code.clone())
        .collect();
    let order = blocks::order(codes.iter().map(String::as_str), meeting);
    // The order within a part stays: this sort is stable.
    lines.sort_by_key(|(_, line)| order.iter().position(|code| *code == line.block_code));
    let mut times = Times::new(meeting, &known);
    for (_, line) in &mut lines {
        line.start_time = times
            .take(&line.block_code, line.minutes)
            .map(|time| time.format("%H:%M").to_string())
            .unwrap_or_default();
    }
    Ok(lines)
}

/// In whose part a student is: that of the municipality where the student lives, else the one of
/// the day when the student was put on the agenda. Who was talked about stays in the part where that
/// was: another municipality did not sit there.
fn block_of(meeting: &Meeting, home: String, noted: String, outcome: Outcome) -> String {
    let codes = &meeting.municipality_codes;
    match codes.as_slice() {
        _ if outcome == Outcome::Discussed && codes.contains(&noted) => noted,
        _ if codes.contains(&home) => home,
        [only] if noted.is_empty() => only.clone(),
        _ => noted,
    }
}

/// One line of the agenda.
pub(super) fn line(
    sql: &Connection,
    meeting: &Meeting,
    id: &ItemId,
) -> Result<AgendaItem, MeetingError> {
    let mut items = agenda(sql, meeting)?.items.into_iter();
    items
        .find(|line| line.id == *id)
        .ok_or(MeetingError::Unknown)
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

/// The student is talked about now: notes in which part.
pub(super) fn talked_in_part(sql: &Connection, id: &ItemId) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE meeting_item SET block_code = s.municipality_code
         FROM student AS s JOIN meeting_municipality AS mm ON mm.municipality_code = s.municipality_code
         WHERE meeting_item.id = ?1 AND s.id = meeting_item.student_id AND mm.meeting_id = meeting_item.meeting_id
           AND meeting_item.outcome <> 'discussed' AND meeting_item.block_code <> s.municipality_code",
    )?
    .execute([id])?;
    Ok(())
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
    dossier.transact("meetings.add_item", now, |tx| {
        let told = Told::before(tx, meeting)?;
        let made = add(tx, meeting, students)?;
        told.tell(tx)?;
        Ok(made)
    })
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
                "INSERT INTO meeting_item (id, meeting_id, student_id, position, minutes, presence, outcome, updated_at, block_code)
                 VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), -1) + 1 FROM meeting_item WHERE meeting_id = ?2), ?4, 'unknown', 'open', ?5,
                         (SELECT municipality_code FROM student WHERE id = ?3))
                 ON CONFLICT (meeting_id, student_id) DO NOTHING",
            )?
            .execute((&id, &meeting.id, student, meeting.minutes_per_student, tx.now.stamp()))?;
        if added == 1 {
            crate::route::store::advance(tx, student, Phase::Gesprek, &reason)?;
            made.push(id);
        }
        tx.touch_student(student);
    }
    in_parts(tx.sql, &meeting)?;
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
        let told = Told::before(tx, &meeting)?;
        running::leave(tx, &one(tx.sql, &meeting)?, id)?;
        for statement in [
            "UPDATE agreement SET item_id = NULL WHERE item_id = ?1",
            "UPDATE instrument SET item_id = NULL WHERE item_id = ?1",
            "DELETE FROM obstacle WHERE item_id = ?1",
            "DELETE FROM item_presence WHERE item_id = ?1",
            "DELETE FROM meeting_item WHERE id = ?1",
        ] {
            tx.sql.prepare_cached(statement)?.execute([id])?;
        }
        // Who comes for this student has nothing to do there any more.
        tx.sql
            .prepare_cached("DELETE FROM item_presence WHERE participant_id IN (SELECT id FROM participant WHERE meeting_id = ?1 AND student_id = ?2)")?
            .execute((&meeting, &student))?;
        tx.sql
            .prepare_cached("DELETE FROM participant WHERE meeting_id = ?1 AND student_id = ?2")?
            .execute((&meeting, &student))?;
        told.tell(tx)?;
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
        let told = Told::before(tx, &meeting)?;
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
        put_order(tx.sql, &order)?;
        in_parts(tx.sql, &one(tx.sql, &meeting)?)?;
        told.tell(tx)?;
        touch(tx, &meeting, &student);
        Ok(())
    })
}

fn put_order(sql: &Connection, order: &[ItemId]) -> Result<(), StoreError> {
    for (position, item) in (0_i64..).zip(order) {
        sql.prepare_cached(
            "UPDATE meeting_item SET position = ?2 WHERE id = ?1 AND position <> ?2",
        )?
        .execute((item, position))?;
    }
    Ok(())
}

/// Gives everybody the place that the agenda shows: part after part.
pub(super) fn in_parts(sql: &Connection, meeting: &Meeting) -> Result<(), StoreError> {
    let order: Vec<ItemId> = lines(sql, meeting)?
        .into_iter()
        .map(|(_, line)| line.id)
        .collect();
    put_order(sql, &order)
}

/// Who is on the agenda and lives in a municipality of the meeting today; for paper.
pub(super) fn residents(sql: &Connection, meeting: &MeetingId) -> Result<Vec<ItemId>, StoreError> {
    let mut statement = sql
        .prepare_cached(&format!("SELECT i.id FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id WHERE i.meeting_id = ?1 AND {RESIDENT}"))?;
    Ok(statement
        .query_map([meeting], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

pub(super) fn whose(sql: &Connection, id: &ItemId) -> Result<(MeetingId, StudentId), MeetingError> {
    sql.prepare_cached("SELECT meeting_id, student_id FROM meeting_item WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(MeetingError::Unknown)
}

pub(super) fn open_item(
    sql: &Connection,
    id: &ItemId,
) -> Result<(MeetingId, StudentId), MeetingError> {
    let (meeting, student) = whose(sql, id)?;
    still_open(sql, &meeting)?;
    Ok((meeting, student))
}

pub(super) fn touch(tx: &mut Tx<'_>, meeting: &MeetingId, student: &StudentId) {
    tx.touch(Area::Meetings);
    tx.touch_student(student);
    tx.subject(meeting);
}
