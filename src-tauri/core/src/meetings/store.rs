//! The SQL of meetings: the list, one meeting with its agenda, planning and cancelling.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::told::Told;
use super::{
    Meeting, MeetingError, MeetingPage, MeetingStatus, SaveMeeting, agenda, blocks, changes,
    people, running,
};
use crate::ids::{ContactId, MeetingId, OrganisationId, StudentId};
use crate::moment::Moment;
use crate::reference;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::students::StudentMeeting;
use crate::text;

/// The student of an item (`i`, of student `s`) lives in a municipality of the meeting. The one
/// rule of who may be on an agenda; it is asked of the student as known today, so that a student
/// who moved is off the list without anybody doing anything (handbook 12d.2).
pub(crate) const RESIDENT: &str = "EXISTS (SELECT 1 FROM meeting_municipality AS mm WHERE mm.meeting_id = i.meeting_id AND mm.municipality_code = s.municipality_code)";

/// A student (`s`) belongs to a meeting through an item (`i`): lives there, or was talked about
/// there before moving.
pub(crate) fn on_agenda() -> String {
    format!("(i.outcome = 'discussed' OR {RESIDENT})")
}

/// How long a meeting and a student on its agenda may take, in minutes.
pub(crate) const MINUTES: std::ops::RangeInclusive<u32> = 5..=120;

/// Every meeting: those to come first, the nearest on top; then those of the past, the last on top.
///
/// # Errors
/// Only those of the store.
pub fn list(dossier: &Dossier, today: NaiveDate) -> Result<Vec<Meeting>, MeetingError> {
    dossier.read(|sql| {
        let (mut meetings, mut past): (Vec<_>, Vec<_>) = find(sql, "1", [])?
            .into_iter()
            .partition(|meeting| meeting.date >= today);
        past.reverse();
        meetings.append(&mut past);
        Ok(meetings)
    })
}

/// One meeting with who is invited and the agenda.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn get(
    dossier: &Dossier,
    id: &MeetingId,
    _today: NaiveDate,
) -> Result<MeetingPage, MeetingError> {
    dossier.read(|sql| page(sql, id))
}

pub(super) fn page(sql: &Connection, id: &MeetingId) -> Result<MeetingPage, MeetingError> {
    let meeting = one(sql, id)?;
    let seen = agenda::agenda(sql, &meeting)?;
    let (items, moved_away) = (seen.items, seen.moved_away);
    let known = blocks::known(sql, id)?;
    Ok(MeetingPage {
        participants: people::of_meeting(sql, id)?,
        blocks: blocks::of_agenda(&meeting, &items, &known),
        run: None,
        items,
        moved_away,
        meeting,
    })
}

/// One meeting as a screen may show it: while it is being held, without what this company may not
/// see.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn on_screen(
    dossier: &Dossier,
    id: &MeetingId,
    now: Moment,
) -> Result<MeetingPage, MeetingError> {
    dossier.read(|sql| screen(sql, id, now))
}

pub(super) fn screen(
    sql: &Connection,
    id: &MeetingId,
    now: Moment,
) -> Result<MeetingPage, MeetingError> {
    let mut page = page(sql, id)?;
    page.run = running::of_meeting(sql, &page.meeting, now)?;
    let at = running::at(sql, id, &page.items)?;
    running::keep_back(&mut page, at);
    Ok(page)
}

/// One meeting as the list shows it.
pub(super) fn one(sql: &Connection, id: &MeetingId) -> Result<Meeting, MeetingError> {
    find(sql, "m.id = ?1", [id])?
        .pop()
        .ok_or(MeetingError::Unknown)
}

/// The meetings for which a condition over `m` holds, by day and time.
pub(crate) fn find(
    sql: &Connection,
    condition: &str,
    parameters: impl Params + Clone,
) -> Result<Vec<Meeting>, StoreError> {
    let mut homes: HashMap<MeetingId, Vec<(String, String)>> = HashMap::new();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT mm.meeting_id, mm.municipality_code FROM meeting_municipality AS mm JOIN meeting AS m ON m.id = mm.meeting_id WHERE {condition}"
    ))?;
    let mut rows = statement.query(parameters.clone())?;
    while let Some(row) = rows.next()? {
        let code: String = row.get("municipality_code")?;
        homes
            .entry(row.get("meeting_id")?)
            .or_default()
            .push((reference::municipality_name(&code).to_owned(), code));
    }
    let mut statement = sql.prepare_cached(&format!(
        "SELECT m.id, m.date, m.start_time, m.end_time, m.place, m.round, m.status, m.minutes_per_student, m.remarks,
                count(i.id) AS students, coalesce(sum(i.minutes), 0) AS taken,
                (SELECT count(*) FROM participant AS p WHERE p.meeting_id = m.id AND m.status <> 'closed'
                   AND (p.resend = 1 OR (p.invitation = 'to_invite' AND m.status = 'planned'))) AS waiting
         FROM meeting AS m
         LEFT JOIN (SELECT i.id, i.meeting_id, i.minutes FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id WHERE {}) AS i
           ON i.meeting_id = m.id
         WHERE {condition} GROUP BY m.id ORDER BY m.date, m.start_time, m.id",
        on_agenda()
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut meetings = Vec::new();
    while let Some(row) = rows.next()? {
        let mut meeting = read(row)?;
        let mut pairs = homes.remove(&meeting.id).unwrap_or_default();
        pairs.sort();
        (meeting.municipalities, meeting.municipality_codes) = pairs.into_iter().unzip();
        meetings.push(meeting);
    }
    Ok(meetings)
}

fn read(row: &Row<'_>) -> Result<Meeting, StoreError> {
    let (start_time, end_time): (String, String) = (row.get("start_time")?, row.get("end_time")?);
    let minutes_per_student: u32 = row.get("minutes_per_student")?;
    Ok(Meeting {
        id: row.get("id")?,
        date: column::needed_day(row, "date")?,
        room: room(
            &start_time,
            &end_time,
            row.get("taken")?,
            minutes_per_student,
        ),
        start_time,
        end_time,
        place: row.get("place")?,
        round: column::code(row, "round")?,
        status: column::code(row, "status")?,
        municipality_codes: Vec::new(),
        municipalities: Vec::new(),
        minutes_per_student,
        students: row.get::<_, u32>("students")? as usize,
        remarks: row.get("remarks")?,
        waiting: row.get::<_, u32>("waiting")? as usize,
    })
}

/// How many more students fit; below zero when there are too many.
fn room(start: &str, end: &str, taken: i64, minutes: u32) -> Option<i64> {
    let length = (clock(end)? - clock(start)?).num_minutes();
    (length - taken).checked_div_euclid(i64::from(minutes))
}

/// A time as it stands in the dossier.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// A time as people type it: `9`, `9.30`, `09:30`; `None` when it is none.
pub(super) fn typed_time(typed: &str) -> Option<String> {
    let typed = text::tidy(typed).replace('.', ":");
    if typed.is_empty() {
        return Some(typed);
    }
    let typed = if typed.contains(':') {
        typed
    } else {
        format!("{typed}:00")
    };
    clock(&typed).map(|time| time.format("%H:%M").to_string())
}

/// A meeting to save, checked.
struct Plan<'a> {
    date: NaiveDate,
    start: String,
    end: String,
    codes: Vec<&'static str>,
    request: &'a SaveMeeting,
}

fn checked(request: &SaveMeeting) -> Result<Plan<'_>, MeetingError> {
    let bad_date = MeetingError::BadDate { field: "date" };
    let date = match text::iso_date(&request.date) {
        Ok(Some(date)) => date,
        _ => return Err(bad_date),
    };
    let start = typed_time(&request.start_time).ok_or(MeetingError::BadTime {
        field: "start_time",
    })?;
    let end = typed_time(&request.end_time).ok_or(MeetingError::BadTime { field: "end_time" })?;
    if let (Some(start), Some(end)) = (clock(&start), clock(&end))
        && end <= start
    {
        return Err(MeetingError::BadTime { field: "end_time" });
    }
    if !MINUTES.contains(&request.minutes_per_student) {
        return Err(MeetingError::BadMinutes);
    }
    let mut codes = Vec::new();
    for code in &request.municipality_codes {
        let known = reference::by_code(code).ok_or(MeetingError::NoMunicipality)?;
        if !codes.contains(&known.code.as_str()) {
            codes.push(known.code.as_str());
        }
    }
    if codes.is_empty() {
        return Err(MeetingError::NoMunicipality);
    }
    Ok(Plan {
        date,
        start,
        end,
        codes,
        request,
    })
}

/// Plans a meeting, or changes one. A new municipality brings its contact persons along as people
/// to invite. A meeting that was cancelled is planned again by saving it.
///
/// # Errors
/// `BadDate`, `BadTime`, `BadMinutes`, `NoMunicipality`, `Unknown`, `AlreadyClosed`;
/// `OtherMunicipality` when a student on the agenda, or to be put on it, lives elsewhere.
pub fn save(
    dossier: &Dossier,
    request: &SaveMeeting,
    now: Moment,
) -> Result<Changed<MeetingId>, MeetingError> {
    let plan = checked(request)?;
    dossier.transact("meetings.save", now, |tx| {
        let id = match &request.id {
            Some(id) => {
                change(tx, id, &plan)?;
                id.clone()
            }
            None => {
                let id = insert(tx, &plan)?;
                add_municipalities(tx.sql, &id, &plan.codes)?;
                id
            }
        };
        if request.id.is_none() {
            agenda::add(tx, &id, &request.students)?;
        }
        touch(tx, &id)?;
        Ok(id)
    })
}

/// Somebody to invite to a new meeting.
pub(crate) struct Invited {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) organisation: OrganisationId,
    pub(crate) contact: ContactId,
}

/// Plans a new meeting with its agenda and exactly these people to invite.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    request: &SaveMeeting,
    people: &[Invited],
) -> Result<MeetingId, MeetingError> {
    let plan = checked(request)?;
    let id = insert(tx, &plan)?;
    for code in &plan.codes {
        add_municipality(tx.sql, &id, code)?;
    }
    for person in people {
        people::invite(tx.sql, &id, person)?;
    }
    agenda::add(tx, &id, &request.students)?;
    touch(tx, &id)?;
    Ok(id)
}

fn insert(tx: &Tx<'_>, plan: &Plan<'_>) -> Result<MeetingId, MeetingError> {
    let id = MeetingId::new();
    let request = plan.request;
    tx.sql
        .prepare_cached(
            "INSERT INTO meeting (id, date, start_time, end_time, place, round, status, minutes_per_student, remarks, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'planned', ?7, ?8, ?9)",
        )?
        .execute((
            &id,
            plan.date,
            &plan.start,
            &plan.end,
            text::tidy(&request.place),
            text::code(&request.round)?,
            request.minutes_per_student,
            request.remarks.trim_end(),
            tx.now.stamp(),
        ))?;
    Ok(id)
}

fn change(tx: &mut Tx<'_>, id: &MeetingId, plan: &Plan<'_>) -> Result<(), MeetingError> {
    let request = plan.request;
    let before = one(tx.sql, id)?;
    if before.status == MeetingStatus::Closed {
        return Err(MeetingError::AlreadyClosed);
    }
    let told = Told::before(tx, id)?;
    // Students who leave the list because their municipality leaves the meeting: say so first.
    let gone: Vec<&str> = before
        .municipality_codes
        .iter()
        .map(String::as_str)
        .filter(|code| !plan.codes.contains(code))
        .collect();
    for code in &gone {
        if let Some(name) = student_from(tx.sql, id, code)? {
            return Err(MeetingError::OtherMunicipality { name });
        }
    }
    tx.sql
        .prepare_cached(
            "UPDATE meeting SET date = ?2, start_time = ?3, end_time = ?4, place = ?5, round = ?6, status = 'planned',
                                minutes_per_student = ?7, remarks = ?8 WHERE id = ?1",
        )?
        .execute((
            id,
            plan.date,
            &plan.start,
            &plan.end,
            text::tidy(&request.place),
            text::code(&request.round)?,
            request.minutes_per_student,
            request.remarks.trim_end(),
        ))?;
    let same = (
        before.date,
        &before.start_time,
        &before.end_time,
        &before.place,
    ) == (
        plan.date,
        &plan.start,
        &plan.end,
        &text::tidy(&request.place),
    );
    if !same || before.status == MeetingStatus::Cancelled {
        changes::send_again(tx.sql, id)?;
    }
    // Who had the usual time keeps having the usual time.
    tx.sql
        .prepare_cached("UPDATE meeting_item SET minutes = ?2 WHERE meeting_id = ?1 AND minutes = ?3 AND ?2 <> ?3")?
        .execute((id, request.minutes_per_student, before.minutes_per_student))?;
    for code in gone {
        // Its people came along with it. Without its part they would belong to all.
        people::leave_with(tx.sql, id, code)?;
        tx.sql
            .prepare_cached(
                "DELETE FROM meeting_municipality WHERE meeting_id = ?1 AND municipality_code = ?2",
            )?
            .execute((id, code))?;
    }
    let new: Vec<&str> = plan
        .codes
        .iter()
        .copied()
        .filter(|code| !before.municipality_codes.iter().any(|old| old == code))
        .collect();
    add_municipalities(tx.sql, id, &new)?;
    told.tell(tx)
}

fn add_municipalities(
    sql: &Connection,
    id: &MeetingId,
    codes: &[&str],
) -> Result<(), MeetingError> {
    for code in codes {
        add_municipality(sql, id, code)?;
        people::invite_contacts(sql, id, code)?;
    }
    Ok(())
}

fn add_municipality(sql: &Connection, id: &MeetingId, code: &str) -> Result<(), StoreError> {
    sql.prepare_cached(
        "INSERT INTO meeting_municipality (meeting_id, municipality_code) VALUES (?1, ?2)",
    )?
    .execute((id, code))?;
    Ok(())
}

/// The name of a student on the agenda who lives in this municipality.
fn student_from(
    sql: &Connection,
    id: &MeetingId,
    code: &str,
) -> Result<Option<String>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT s.first_name, s.prefix, s.last_name FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id
             WHERE i.meeting_id = ?1 AND s.municipality_code = ?2 ORDER BY i.position LIMIT 1",
        )?
        .query_row((id, code), |row| Ok(text::full_name(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?)))
        .optional()?)
}

/// The meeting does not take place. Its students are due again.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn cancel(dossier: &Dossier, id: &MeetingId, now: Moment) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.cancel", now, |tx| {
        if one(tx.sql, id)?.status == MeetingStatus::Closed {
            return Err(MeetingError::AlreadyClosed);
        }
        tx.sql
            .prepare_cached("UPDATE meeting SET status = 'cancelled' WHERE id = ?1")?
            .execute([id])?;
        running::end(tx, id)?;
        changes::send_again(tx.sql, id)?;
        touch(tx, id)
    })
}

/// Marks the meeting and everybody on its agenda as changed: the day stands in their rows.
pub(super) fn touch(tx: &mut Tx<'_>, id: &MeetingId) -> Result<(), MeetingError> {
    let mut statement = tx
        .sql
        .prepare_cached("SELECT student_id FROM meeting_item WHERE meeting_id = ?1")?;
    let students: Vec<StudentId> = statement
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for student in &students {
        tx.touch_student(student);
    }
    tx.touch(Area::Meetings);
    tx.subject(id);
    Ok(())
}

/// A meeting that may still be changed.
pub(super) fn still_open(sql: &Connection, id: &MeetingId) -> Result<Meeting, MeetingError> {
    let meeting = one(sql, id)?;
    match meeting.status {
        MeetingStatus::Planned => Ok(meeting),
        MeetingStatus::Closed => Err(MeetingError::AlreadyClosed),
        MeetingStatus::Cancelled => Err(MeetingError::Cancelled),
    }
}

/// The meetings of a student, newest first; not those that were cancelled.
pub(crate) fn of_student(
    sql: &Connection,
    student: &StudentId,
) -> Result<Vec<StudentMeeting>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT m.id, m.date, m.round, m.status = 'closed' AS closed, i.own_words, mm.municipality_code,
                (SELECT count(*) FROM agreement AS a WHERE a.item_id = i.id) AS agreements
         FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id JOIN student AS s ON s.id = i.student_id
         JOIN meeting_municipality AS mm ON mm.meeting_id = m.id
         WHERE i.student_id = ?1 AND m.status <> 'cancelled' AND {}",
        on_agenda()
    ))?;
    let mut rows = statement.query([student])?;
    let mut meetings: BTreeMap<(NaiveDate, MeetingId), StudentMeeting> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, date): (MeetingId, _) = (row.get("id")?, column::needed_day(row, "date")?);
        let name =
            reference::municipality_name(&row.get::<_, String>("municipality_code")?).to_owned();
        if let Some(known) = meetings.get_mut(&(date, id.clone())) {
            known.municipalities.push(name);
            continue;
        }
        let meeting = StudentMeeting {
            id: id.clone(),
            date,
            round: column::code(row, "round")?,
            municipalities: vec![name],
            closed: row.get("closed")?,
            own_words: row.get("own_words")?,
            agreements: row.get::<_, u32>("agreements")? as usize,
        };
        meetings.insert((date, id), meeting);
    }
    let mut meetings: Vec<_> = meetings.into_values().rev().collect();
    for meeting in &mut meetings {
        meeting.municipalities.sort();
    }
    Ok(meetings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, stored) in [
            ("", ""),
            ("9", "09:00"),
            ("9.30", "09:30"),
            (" 09:05 ", "09:05"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(typed_time(typed).as_deref(), Some(stored), "{typed}");
        }
        for wrong in ["25:00", "9:60", "half tien", "9:3:1", "-1"] {
            assert_eq!(typed_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn room_is_what_is_left_between_start_and_end() {
        assert_eq!(room("09:00", "11:00", 60, 20), Some(3));
        assert_eq!(room("09:00", "11:00", 110, 20), Some(0));
        assert_eq!(room("09:00", "10:00", 80, 20), Some(-1));
        assert_eq!(room("09:00", "", 0, 20), None);
    }
}
