//! The queries of Vandaag: a handful over the whole dossier, none per student. Who is quiet, has
//! no meeting or waits for a coach is asked of the list of students, so that both always agree.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use rusqlite::Connection;

use super::{
    ComingOfAge, Deadline, QuietStudent, RedButtonRow, StripMeeting, StuckStudent, Today,
    WithoutCoach, WithoutMeeting,
};
use crate::agreements::{Agreement, OwnerKey};
use crate::ids::{MeetingId, StudentId};
use crate::meetings::Meeting;
use crate::roster::{self, Signal, SortBy, StudentQuery, StudentRow};
use crate::settings::Settings;
use crate::store::{Dossier, StoreError, column};
use crate::{agreements, instruments, meetings, settings, stuck, text};

/// Everything of one day.
///
/// # Errors
/// Only those of the store.
pub fn today(dossier: &Dossier, today: NaiveDate) -> Result<Today, StoreError> {
    let query = StudentQuery {
        signals: vec![
            Signal::NoMeeting,
            Signal::NoCoach,
            Signal::Quiet,
            Signal::Stuck,
            Signal::Birthday,
        ],
        sort: SortBy::Name,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    // The list locks itself before the connection: never inside `read`.
    let list = roster::list(dossier, &query, today)?;
    dossier.read(|sql| {
        let settings = settings::store::read(sql)?;
        let deadline = next_deadline(&settings, today);
        let planned = meetings::store::find(sql, "m.status = 'planned'", [])?;
        let soon = today + agreements::overview::WEEK;
        let of = |signal| {
            list.rows
                .iter()
                .filter(move |row| row.signals.contains(&signal))
        };
        let wishes = coach_wishes(sql)?;
        let mut quiet: Vec<QuietStudent> = of(Signal::Quiet)
            .filter(|row| !row.signals.contains(&Signal::Stuck))
            .map(|row| quiet_student(row, today))
            .collect();
        quiet.sort_by_key(|student| -student.days);
        let mandated = mandated(sql)?;
        let mut stuck: Vec<StuckStudent> = of(Signal::Stuck)
            .map(|row| stuck_student(row, &mandated, today))
            .collect();
        stuck.sort_by_key(|student| -student.days);
        let late = agreements::store::find(sql, &on_a_route("a.status = 'open' AND a.due < ?1"), [today], today)?;
        let (back_today, this_week) = agreements::store::find(
            sql,
            &on_a_route("a.status = 'open' AND a.due BETWEEN ?1 AND ?2"),
            [today, soon],
            today,
        )?
        .into_iter()
        .partition(|agreement| comes_back(agreement, today));
        let mut owners_late = agreements::owners::rows(sql, &late)?;
        owners_late.retain(|row| row.key != OwnerKey::Ik);
        let mut coming_of_age: Vec<ComingOfAge> = of(Signal::Birthday)
            .filter_map(|row| coming_of_age(row, today))
            .collect();
        coming_of_age.sort_by_key(|student| student.date);
        let strip = planned.iter().filter(|meeting| {
            deadline
                .as_ref()
                .is_none_or(|deadline| meeting.date <= deadline.date)
        });
        Ok(Today {
            date: today,
            students: list.total,
            meetings: strip.map(|meeting| on_strip(meeting, today)).collect(),
            deadline,
            late,
            this_week,
            back_today,
            owners_late,
            resting: sql
                .prepare_cached(&format!("SELECT count(*) FROM agreement AS a WHERE a.status = 'open' AND NOT ({ON_A_ROUTE})"))?
                .query_row([], |row| row.get::<_, u32>(0))? as usize,
            red_buttons: red_buttons(sql, today)?,
            stuck,
            open_agreements: sql
                .prepare_cached("SELECT count(*) FROM agreement WHERE status = 'open'")?
                .query_row([], |row| row.get::<_, u32>(0))? as usize,
            without_meeting: find_room(of(Signal::NoMeeting), &planned, today),
            without_coach: of(Signal::NoCoach)
                .map(|row| without_coach(row, &wishes))
                .collect(),
            quiet,
            coming_of_age,
            instruments: instruments::overview::due(sql, &settings, today)?,
        })
    })
}

/// The latest route of the student of an agreement is not closed.
const ON_A_ROUTE: &str = "(SELECT r.phase FROM route AS r WHERE r.student_id = a.student_id ORDER BY r.created_at DESC, r.id DESC LIMIT 1)
    NOT IN ('geland', 'uit_beeld', 'verhuisd', 'geen_nazorg')";

/// Nobody is chased for a student who left the route; what is open rests until the route opens again
/// (handbook 12d: somebody who wanted no help asks after two years).
fn on_a_route(condition: &str) -> String {
    format!("{condition} AND {ON_A_ROUTE}")
}

/// Due today because it is one of a row, or because it was put off until today.
fn comes_back(agreement: &Agreement, today: NaiveDate) -> bool {
    agreement.due == Some(today) && (agreement.repeat.is_some() || agreement.moved > 0)
}

fn red_buttons(sql: &Connection, today: NaiveDate) -> Result<Vec<RedButtonRow>, StoreError> {
    let mut open = stuck::store::find(sql, "b.closed_on IS NULL", [], today)?;
    open.sort_by_key(|button| (button.state, -button.days_waiting, button.pressed_on));
    Ok(open
        .into_iter()
        .map(|button| RedButtonRow {
            id: button.id,
            student_id: button.student_id,
            student: button.student,
            state: button.state,
            reason: button.reason,
            pressed_on: button.pressed_on,
            to_whom: button.to_whom,
            days_waiting: button.days_waiting,
            answer: button.answer,
        })
        .collect())
}

/// Municipalities of which somebody is known who may break through.
fn mandated(sql: &Connection) -> Result<HashSet<String>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT o.municipality_code FROM contact AS c JOIN organisation AS o ON o.id = c.organisation_id
         WHERE c.red_button = 1 AND c.archived = 0 AND o.kind = 'gemeente' AND o.archived = 0",
    )?;
    let codes = statement.query_map([], |row| row.get(0))?;
    Ok(codes.collect::<Result<_, _>>()?)
}

fn stuck_student(row: &StudentRow, mandated: &HashSet<String>, today: NaiveDate) -> StuckStudent {
    let quiet = quiet_student(row, today);
    StuckStudent {
        student_id: quiet.student_id,
        name: quiet.name,
        days: quiet.days,
        last: quiet.last,
        municipality: row.municipality.clone(),
        official: mandated.contains(&row.municipality_code),
    }
}

fn on_strip(meeting: &Meeting, today: NaiveDate) -> StripMeeting {
    StripMeeting {
        id: meeting.id.clone(),
        date: meeting.date,
        municipalities: meeting.municipalities.clone(),
        students: meeting.students,
        room: meeting.room,
        start_time: meeting.start_time.clone(),
        to_close: meeting.date < today,
    }
}

fn name(row: &StudentRow) -> String {
    text::full_name(&row.first_name, &row.prefix, &row.last_name)
}

/// The first of the days that everything counts down to: 1 January, the mbo date, the last school
/// day (handbook chapter 11 counts who has no talk on those three).
fn next_deadline(settings: &Settings, today: NaiveDate) -> Option<Deadline> {
    let days = [
        ("new_year", "01-01"),
        ("mbo_date", settings.mbo_date.as_str()),
        ("last_school_day", settings.last_school_day.as_str()),
    ];
    let years = [today.year(), today.year() + 1];
    let all = days
        .into_iter()
        .flat_map(|(code, day)| years.map(|year| (code, format!("{year}-{day}"))));
    all.filter_map(|(code, date)| {
        Some(Deadline {
            code: code.to_owned(),
            date: text::iso_date(&date).ok()??,
        })
    })
    .filter(|deadline| deadline.date >= today)
    .min_by_key(|deadline| deadline.date)
}

/// Finds a planned meeting for each student, the nearest first. A free place is offered once, so
/// that all offers together fit.
fn find_room<'a>(
    students: impl Iterator<Item = &'a StudentRow>,
    planned: &[Meeting],
    today: NaiveDate,
) -> Vec<WithoutMeeting> {
    let mut room: HashMap<&MeetingId, i64> = planned
        .iter()
        .filter_map(|meeting| Some((&meeting.id, meeting.room?)))
        .collect();
    let mut found = Vec::new();
    for row in students {
        let theirs = || {
            planned.iter().filter(|meeting| {
                meeting.date >= today && meeting.municipality_codes.contains(&row.municipality_code)
            })
        };
        // Without times nobody knows what fits, so everybody does.
        let fits = theirs().find(|meeting| room.get(&meeting.id).is_none_or(|left| *left > 0));
        if let Some(left) = fits.and_then(|meeting| room.get_mut(&meeting.id)) {
            *left -= 1;
        }
        let full = if fits.is_some() {
            None
        } else {
            theirs().next()
        };
        found.push(WithoutMeeting {
            student_id: row.id.clone(),
            name: name(row),
            municipality: row.municipality.clone(),
            municipality_code: row.municipality_code.clone(),
            fits: fits.map(|meeting| on_strip(meeting, today)),
            full: full.map(|meeting| on_strip(meeting, today)),
        });
    }
    found
}

/// From when each student wishes a coach, as said in the last meeting where it was talked about.
fn coach_wishes(sql: &Connection) -> Result<HashMap<StudentId, NaiveDate>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT i.student_id, i.jobcoach_from FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id
         WHERE i.jobcoach_wish = 'ja' AND i.jobcoach_from IS NOT NULL AND m.status <> 'cancelled' ORDER BY m.date, m.start_time, m.id",
    )?;
    let wishes = statement.query_map([], |row| {
        Ok((
            row.get("student_id")?,
            column::needed_day(row, "jobcoach_from")?,
        ))
    })?;
    Ok(wishes.collect::<Result<_, _>>()?)
}

fn without_coach(row: &StudentRow, wishes: &HashMap<StudentId, NaiveDate>) -> WithoutCoach {
    WithoutCoach {
        student_id: row.id.clone(),
        name: name(row),
        municipality: row.municipality.clone(),
        from: wishes.get(&row.id).copied(),
    }
}

fn quiet_student(row: &StudentRow, today: NaiveDate) -> QuietStudent {
    let last = TimeDelta::try_days(row.days_quiet).and_then(|days| today.checked_sub_signed(days));
    QuietStudent {
        student_id: row.id.clone(),
        name: name(row),
        days: row.days_quiet,
        last,
    }
}

fn coming_of_age(row: &StudentRow, today: NaiveDate) -> Option<ComingOfAge> {
    let born = row.birth_date?;
    let (age, date) = [16_u32, 18]
        .into_iter()
        .filter_map(|age| Some((age, birthday(born, age)?)))
        .find(|(_, date)| *date >= today)?;
    Some(ComingOfAge {
        student_id: row.id.clone(),
        name: name(row),
        date,
        age,
    })
}

/// The day on which somebody reaches an age; born on 29 February, that is 1 March in other years.
fn birthday(born: NaiveDate, age: u32) -> Option<NaiveDate> {
    let year = born.year().checked_add(i32::try_from(age).ok()?)?;
    born.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_deadline_follows_the_school_year() {
        let settings = Settings::default();
        for (today, code, date) in [
            ("2026-09-01", "new_year", "2027-01-01"),
            ("2027-01-01", "new_year", "2027-01-01"),
            ("2027-01-02", "mbo_date", "2027-04-01"),
            ("2027-04-02", "last_school_day", "2027-07-10"),
            ("2027-07-11", "new_year", "2028-01-01"),
        ] {
            let next = next_deadline(&settings, day(today)).unwrap();
            assert_eq!(
                (next.code.as_str(), next.date),
                (code, day(date)),
                "{today}"
            );
        }
    }

    #[test]
    fn a_birthday_on_leap_day_is_kept() {
        assert_eq!(birthday(day("2008-02-29"), 18), Some(day("2026-03-01")));
        assert_eq!(birthday(day("2008-02-29"), 16), Some(day("2024-02-29")));
        assert_eq!(birthday(day("2010-11-22"), 16), Some(day("2026-11-22")));
    }
}
