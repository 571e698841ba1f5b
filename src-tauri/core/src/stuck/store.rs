//! The rode knop in the dossier. The flag on the route follows these records.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::draft::{last_movement, route_of};
use super::{
    CaseLine, CasePrint, Officials, RedButton, RedButtonEvent, RedButtonEventKind, SaveRedButton,
    State, StuckError,
};
use crate::ids::{ContactId, RedButtonId, StudentId};
use crate::moment::Moment;
use crate::organisations::Contact;
use crate::organisations::store::contacts;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError, column};
use crate::students::age_on;
use crate::text::{self, full_name};
use crate::{reference, settings};

/// Presses the rode knop for a student.
///
/// # Errors
/// `UnknownStudent`, `NoStuck`, `BadDate`, `UnknownContact`; `AlreadyPressed` while another is open.
pub fn press(
    dossier: &Dossier,
    student: &StudentId,
    request: &SaveRedButton,
    now: Moment,
) -> Result<Changed<RedButtonId>, StuckError> {
    let checked = Checked::new(request)?;
    dossier.transact("stuck.press", now, |tx| {
        route_of(tx.sql, student)?;
        let open: bool = tx
            .sql
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM red_button WHERE student_id = ?1 AND closed_on IS NULL)")?
            .query_row([student], |row| row.get(0))?;
        if open {
            return Err(StuckError::AlreadyPressed);
        }
        let code: String = tx
            .sql
            .prepare_cached("SELECT municipality_code FROM student WHERE id = ?1")?
            .query_row([student], |row| row.get(0))?;
        let since = last_movement(tx.sql, student)?;
        let id = RedButtonId::new();
        tx.sql
            .prepare_cached(
                "INSERT INTO red_button (id, student_id, pressed_on, by, reason, since, municipality_code, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                &id,
                student,
                tx.now.today(),
                tx.by()?,
                text::code(&request.reason)?,
                since,
                code,
                tx.now.stamp(),
            ))?;
        write(tx, &id, &checked)?;
        log(tx, &id, RedButtonEventKind::Pressed, &checked.stuck)?;
        follow_flag(tx, student)?;
        tx.subject(&id);
        Ok(id)
    })
}

/// Changes what was written with it, as long as it is open.
///
/// # Errors
/// `Unknown`, `Closed`, `NoStuck`, `BadDate`, `UnknownContact`.
pub fn save(
    dossier: &Dossier,
    id: &RedButtonId,
    request: &SaveRedButton,
    now: Moment,
) -> Result<Changed<()>, StuckError> {
    let checked = Checked::new(request)?;
    dossier.transact("stuck.save", now, |tx| {
        let student = open_student(tx.sql, id)?;
        write(tx, id, &checked)?;
        log(tx, id, RedButtonEventKind::Changed, "")?;
        follow_flag(tx, &student)?;
        tx.subject(id);
        Ok(())
    })
}

/// Every time the rode knop was pressed for a student, newest first.
///
/// # Errors
/// Only those of the store.
pub fn of_student(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Vec<RedButton>, StuckError> {
    dossier.read(|sql| Ok(find(sql, "b.student_id = ?1", [student], today)?))
}

/// What stands on the page for the official.
///
/// # Errors
/// `Unknown` when the rode knop is not pressed for this student.
pub fn case_for_print(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<CasePrint, StuckError> {
    dossier.read(|sql| {
        let mut open = find(
            sql,
            "b.student_id = ?1 AND b.closed_on IS NULL",
            [student],
            today,
        )?;
        let button = open.pop().ok_or(StuckError::Unknown)?;
        let settings = settings::store::read(sql)?;
        let birth: Option<String> = sql
            .prepare_cached("SELECT birth_date FROM student WHERE id = ?1")?
            .query_row([student], |row| row.get(0))?;
        let birth = birth.as_deref().and_then(column::parse);
        Ok(CasePrint {
            role: button
                .contact
                .as_ref()
                .map(|contact| contact.role.clone())
                .unwrap_or_default(),
            school: settings.school_name,
            age: birth.and_then(|birth| age_on(birth, today)),
            caller: [settings.user_name, settings.user_phone, settings.user_email],
            button,
        })
    })
}

/// What was typed, checked and tidy.
struct Checked {
    reason: String,
    stuck: String,
    needed: String,
    needed_before: Option<NaiveDate>,
    contact: Option<ContactId>,
    lines: Vec<CaseLine>,
}

impl Checked {
    fn new(request: &SaveRedButton) -> Result<Self, StuckError> {
        let stuck = request.stuck.trim().to_owned();
        if stuck.is_empty() {
            return Err(StuckError::NoStuck);
        }
        Ok(Self {
            reason: text::code(&request.reason)?,
            stuck,
            needed: request.needed.trim().to_owned(),
            needed_before: text::iso_date(&request.needed_before)
                .map_err(|_| StuckError::BadDate)?,
            contact: request.contact_id.clone(),
            lines: request
                .lines
                .iter()
                .map(|line| CaseLine {
                    text: text::tidy(&line.text),
                    ..line.clone()
                })
                .filter(|line| !line.text.is_empty())
                .collect(),
        })
    }
}

fn write(tx: &Tx<'_>, id: &RedButtonId, checked: &Checked) -> Result<(), StuckError> {
    let name: Option<String> = match &checked.contact {
        None => None,
        Some(contact) => Some(
            tx.sql
                .prepare_cached("SELECT name FROM contact WHERE id = ?1")?
                .query_row([contact], |row| row.get(0))
                .optional()?
                .ok_or(StuckError::UnknownContact)?,
        ),
    };
    tx.sql
        .prepare_cached(
            "UPDATE red_button SET reason = ?2, stuck = ?3, needed = ?4, needed_before = ?5, contact_id = ?6, to_whom = ?7 WHERE id = ?1",
        )?
        .execute((
            id,
            &checked.reason,
            &checked.stuck,
            &checked.needed,
            checked.needed_before,
            &checked.contact,
            name.unwrap_or_default(),
        ))?;
    tx.sql
        .prepare_cached("DELETE FROM red_button_line WHERE red_button_id = ?1")?
        .execute([id])?;
    let mut insert = tx
        .sql
        .prepare_cached("INSERT INTO red_button_line (red_button_id, position, kind, day, text) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (line, position) in checked.lines.iter().zip(1_u32..) {
        insert.execute((id, position, text::code(&line.kind)?, line.day, &line.text))?;
    }
    Ok(())
}

/// Whose it is, when it is still open.
pub(super) fn open_student(sql: &Connection, id: &RedButtonId) -> Result<StudentId, StuckError> {
    let (student, closed) = student_of(sql, id)?;
    if closed {
        Err(StuckError::Closed)
    } else {
        Ok(student)
    }
}

/// Whose it is, and whether it is closed.
pub(super) fn student_of(
    sql: &Connection,
    id: &RedButtonId,
) -> Result<(StudentId, bool), StuckError> {
    sql.prepare_cached("SELECT student_id, closed_on IS NOT NULL FROM red_button WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StuckError::Unknown)
}

pub(super) fn log(
    tx: &Tx<'_>,
    id: &RedButtonId,
    kind: RedButtonEventKind,
    what: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("INSERT INTO red_button_event (id, red_button_id, at, by, kind, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            uuid::Uuid::now_v7().to_string(),
            id,
            tx.now.stamp(),
            tx.by()?,
            text::code(&kind)?,
            what,
        ))?;
    Ok(())
}

/// Sets the flag of the student's route to what the records say.
pub(super) fn follow_flag(tx: &mut Tx<'_>, student: &StudentId) -> Result<(), StuckError> {
    let route = route_of(tx.sql, student)?;
    tx.sql
        .prepare_cached(
            "UPDATE route SET
               red_button = EXISTS (SELECT 1 FROM red_button WHERE student_id = ?2 AND closed_on IS NULL),
               red_reason = coalesce((SELECT stuck FROM red_button WHERE student_id = ?2 AND closed_on IS NULL), '')
             WHERE id = ?1",
        )?
        .execute((&route.id, student))?;
    tx.touch_student(student);
    Ok(())
}

/// Who of the student's municipality may break through.
pub(super) fn officials(sql: &Connection, student: &StudentId) -> Result<Officials, StuckError> {
    let code: String = sql
        .prepare_cached("SELECT municipality_code FROM student WHERE id = ?1")?
        .query_row([student], |row| row.get(0))
        .optional()?
        .ok_or(StuckError::UnknownStudent)?;
    let mut found = Officials {
        municipality: reference::municipality_name(&code).to_owned(),
        organisation_id: None,
        people: Vec::new(),
        code,
    };
    if found.code.is_empty() {
        return Ok(found);
    }
    let mut statement = sql.prepare_cached(
        "SELECT o.id FROM organisation AS o WHERE o.kind = 'gemeente' AND o.municipality_code = ?1 AND o.archived = 0 ORDER BY o.id",
    )?;
    let ids: Vec<crate::ids::OrganisationId> = statement
        .query_map([&found.code], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &ids {
        let people = contacts(sql, Some(id))?.remove(id).unwrap_or_default();
        found
            .people
            .extend(people.into_iter().filter(|person| person.red_button));
    }
    found.organisation_id = ids.into_iter().next();
    Ok(found)
}

/// The presses for which a condition over `b` holds, newest first.
pub(crate) fn find(
    sql: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
    today: NaiveDate,
) -> Result<Vec<RedButton>, StoreError> {
    let answer_days = i64::from(settings::store::read(sql)?.answer_days);
    let mut statement = sql.prepare_cached(&format!(
        "SELECT b.*, s.first_name, s.prefix, s.last_name,
           c.organisation_id, c.name AS contact_name, c.role, c.phone, c.email, c.reach, c.red_button
         FROM red_button AS b JOIN student AS s ON s.id = b.student_id LEFT JOIN contact AS c ON c.id = b.contact_id
         WHERE {condition} ORDER BY b.pressed_on DESC, b.id DESC"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row, today, answer_days)?);
    }
    complete(sql, &mut found)?;
    Ok(found)
}

fn read(row: &Row<'_>, today: NaiveDate, answer_days: i64) -> Result<RedButton, StoreError> {
    let name = |column: &str| row.get::<_, String>(column);
    let code: String = row.get("municipality_code")?;
    let optional = |column: &str| -> Result<Option<String>, StoreError> {
        Ok(Some(row.get::<_, String>(column)?).filter(|code| !code.is_empty()))
    };
    let mut button = RedButton {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        student: full_name(&name("first_name")?, &name("prefix")?, &name("last_name")?),
        pressed_on: column::needed_day(row, "pressed_on")?,
        by: row.get("by")?,
        reason: column::code(row, "reason")?,
        stuck: row.get("stuck")?,
        since: column::day(row, "since")?,
        needed: row.get("needed")?,
        needed_before: column::day(row, "needed_before")?,
        municipality: reference::municipality_name(&code).to_owned(),
        municipality_code: code,
        contact: official(row)?,
        to_whom: row.get("to_whom")?,
        lines: Vec::new(),
        sent_on: column::day(row, "sent_on")?,
        sent_how: optional("sent_how")?
            .map(|code| text::from_code(&code))
            .transpose()?,
        reminded_on: column::day(row, "reminded_on")?,
        answered_on: column::day(row, "answered_on")?,
        answer: row.get("answer")?,
        closed_on: column::day(row, "closed_on")?,
        closed_as: optional("closed_as")?
            .map(|code| text::from_code(&code))
            .transpose()?,
        outcome: row.get("outcome")?,
        state: State::Wacht,
        days_waiting: 0,
        events: Vec::new(),
    };
    let asked = button.sent_on.max(button.reminded_on);
    button.days_waiting = asked.map_or(0, |asked| (today - asked).num_days().max(0));
    button.state = if button.closed_on.is_some() {
        State::Klaar
    } else if button.answered_on.is_some() {
        State::Antwoord
    } else if button.sent_on.is_none() {
        State::NietVerstuurd
    } else if button.days_waiting >= answer_days {
        State::GeenAntwoord
    } else {
        State::Wacht
    };
    Ok(button)
}

/// The official as known now; the name on the press stays what it was.
fn official(row: &Row<'_>) -> Result<Option<Contact>, StoreError> {
    let Some(id) = row.get::<_, Option<ContactId>>("contact_id")? else {
        return Ok(None);
    };
    Ok(Some(Contact {
        id: Some(id),
        organisation_id: row.get("organisation_id")?,
        name: row.get("contact_name")?,
        role: row.get("role")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        reach: row.get("reach")?,
        red_button: row.get("red_button")?,
    }))
}

/// Adds lines and history, in two queries for all.
fn complete(sql: &Connection, found: &mut [RedButton]) -> Result<(), StoreError> {
    let ids = text::json(&found.iter().map(|one| &one.id).collect::<Vec<_>>())?;
    let places: HashMap<RedButtonId, usize> = found
        .iter()
        .enumerate()
        .map(|(place, one)| (one.id.clone(), place))
        .collect();
    let place = |row: &Row<'_>| -> Result<Option<usize>, StoreError> {
        let id: RedButtonId = row.get("red_button_id")?;
        Ok(places.get(&id).copied())
    };
    let mut statement = sql.prepare_cached(
        "SELECT red_button_id, kind, day, text FROM red_button_line WHERE red_button_id IN (SELECT value FROM json_each(?1))
         ORDER BY red_button_id, position",
    )?;
    let mut rows = statement.query([&ids])?;
    while let Some(row) = rows.next()? {
        let line = CaseLine {
            kind: column::code(row, "kind")?,
            day: column::day(row, "day")?,
            text: row.get("text")?,
        };
        if let Some(one) = place(row)?.and_then(|place| found.get_mut(place)) {
            one.lines.push(line);
        }
    }
    let mut statement = sql.prepare_cached(
        "SELECT red_button_id, at, by, kind, text FROM red_button_event WHERE red_button_id IN (SELECT value FROM json_each(?1))
         ORDER BY at DESC, id DESC",
    )?;
    let mut rows = statement.query([&ids])?;
    while let Some(row) = rows.next()? {
        let event = RedButtonEvent {
            at: row.get("at")?,
            by: row.get("by")?,
            kind: column::code(row, "kind")?,
            text: row.get("text")?,
        };
        if let Some(one) = place(row)?.and_then(|place| found.get_mut(place)) {
            one.events.push(event);
        }
    }
    Ok(())
}
