//! The minutes per student: what was said and planned in one meeting.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

use super::agenda::{self, open_item, touch, whose};
use super::store::{MINUTES, one};
use super::told::Told;
use super::{
    AgendaItem, AgreementDraft, ComesOfAge, ItemPatch, Meeting, MeetingError, MeetingItem,
    Obstacle, Outcome, Participant, blocks, people,
};
use crate::ids::{ItemId, StudentId};
use crate::moment::Moment;
use crate::store::{Changed, Dossier, StoreError, column};
use crate::{agreements, instruments, reference, text};

/// The minutes of one student.
///
/// # Errors
/// `Unknown` when it is gone, or when the student is off the agenda because of a move.
pub fn item(dossier: &Dossier, id: &ItemId, today: NaiveDate) -> Result<MeetingItem, MeetingError> {
    dossier.read(|sql| {
        let (meeting, _) = whose(sql, id)?;
        let meeting = one(sql, &meeting)?;
        let line = agenda::line(sql, &meeting, id)?;
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
            "SELECT i.own_words, i.notes, i.opinion, i.draft, i.advice, s.birth_date, i.jobcoach_wish, i.jobcoach_from, i.jobcoach_regime, i.responsible_after, i.next_date,
                    iif(i.own_plan, i.plan_a_code, r.plan_a_code) AS plan_a_code, iif(i.own_plan, i.plan_a, r.plan_a) AS plan_a,
                    iif(i.own_plan, i.plan_b_code, r.plan_b_code) AS plan_b_code, iif(i.own_plan, i.plan_b, r.plan_b) AS plan_b
             FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id
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
                opinion: row.get("opinion")?,
                draft: draft(&row.get::<_, String>("draft")?),
                people: Vec::new(),
                comes_of_age: comes_of_age(column::day(row, "birth_date")?, meeting.date),
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
    item.people = blocks::people_of(sql, meeting, &item.agenda)?;
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

/// Who is there for one student, for reading a line in that company.
pub(crate) struct Company {
    /// First name.
    pub(crate) student: String,
    /// Part of the meeting.
    pub(crate) block_code: String,
    /// At the table.
    pub(crate) people: Vec<Participant>,
    /// Names of those who come for somebody else.
    pub(crate) elsewhere: Vec<String>,
}

pub(crate) fn company(sql: &Connection, id: &ItemId) -> Result<Company, MeetingError> {
    let (meeting, _) = whose(sql, id)?;
    let meeting = one(sql, &meeting)?;
    let line = agenda::line(sql, &meeting, id)?;
    let (people, elsewhere): (Vec<_>, Vec<_>) = people::of_meeting(sql, &meeting.id)?
        .into_iter()
        .partition(|person| blocks::concerns(person, &line));
    Ok(Company {
        student: line.first_name,
        block_code: line.block_code,
        people,
        elsewhere: elsewhere.into_iter().map(|person| person.name).collect(),
    })
}

/// The agreement that was being typed; one that can't be read is none.
fn draft(json: &str) -> AgreementDraft {
    serde_json::from_str(json).unwrap_or_default()
}

/// How long around a birthday it is said, in days: the talk is about the months to come.
const AROUND: i64 = 90;

/// From 16 the student decides with the parents about what is shared, from 18 alone (handbook 12d.1).
fn comes_of_age(birth: Option<NaiveDate>, meeting: NaiveDate) -> Option<ComesOfAge> {
    let birth = birth?;
    [16, 18].into_iter().find_map(|age: u32| {
        // Who was born on 29 February comes of age on 1 March.
        let year = birth.year() + i32::try_from(age).ok()?;
        let date = birth
            .with_year(year)
            .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
        let days = (date - meeting).num_days();
        (days.abs() <= AROUND).then_some(ComesOfAge { age, date, days })
    })
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
        if patch.outcome == Some(Outcome::Discussed) {
            agenda::talked_in_part(tx.sql, id)?;
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
            let told = Told::before(tx, &meeting)?;
            tx.sql
                .prepare_cached("UPDATE meeting_item SET minutes = ?2 WHERE id = ?1")?
                .execute((id, minutes))?;
            told.tell(tx)?;
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
        ("opinion", &patch.opinion),
        ("advice", &patch.advice),
    ] {
        if let Some(value) = value {
            set(column, Some(value.trim_end().to_owned()));
        }
    }
    if let Some(draft) = &patch.draft {
        let empty = *draft == AgreementDraft::default();
        set(
            "draft",
            Some(if empty {
                String::new()
            } else {
                text::json(draft)?
            }),
        );
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
