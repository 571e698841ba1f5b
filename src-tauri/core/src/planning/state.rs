//! Who is in the final year, and which talks of this school year each had or will have.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::TalkState;
use super::terms::Terms;
use crate::ids::{MeetingId, StudentId};
use crate::meetings::store::on_agenda;
use crate::meetings::{MeetingStatus, Outcome, Round};
use crate::route::Phase;
use crate::store::{StoreError, column};
use crate::text;

/// A talk of this school year.
#[derive(Debug, Clone)]
pub(super) struct Talk {
    pub(super) meeting: MeetingId,
    pub(super) date: NaiveDate,
    pub(super) round: Round,
    pub(super) status: MeetingStatus,
    outcome: Outcome,
}

impl Talk {
    pub(super) fn state(&self) -> Option<TalkState> {
        match (self.status, self.outcome) {
            (MeetingStatus::Closed, Outcome::Discussed) => Some(TalkState::Seen),
            (MeetingStatus::Planned, Outcome::Open | Outcome::Discussed) => {
                Some(TalkState::Planned)
            }
            _ => None,
        }
    }
}

/// A student who must be seen this year.
#[derive(Debug, Clone)]
pub(super) struct Pupil {
    pub(super) id: StudentId,
    pub(super) name: String,
    pub(super) class: String,
    pub(super) municipality: String,
    /// Own leaving date, when it is known.
    leaves: Option<NaiveDate>,
    pub(super) talks: Vec<Talk>,
    /// By last name.
    pub(super) sort: String,
}

impl Pupil {
    /// How far the student is in a round, and the talk that says so.
    pub(super) fn state(&self, round: Round) -> (TalkState, Option<&Talk>) {
        self.talks
            .iter()
            .filter(|talk| talk.round == round)
            .filter_map(|talk| Some((talk.state()?, Some(talk))))
            .min_by_key(|(state, _)| *state)
            .unwrap_or((TalkState::Open, None))
    }

    /// The day before which the student must be seen in a round that ends on `before`: somebody who
    /// leaves earlier must be seen earlier.
    pub(super) fn before(&self, terms: &Terms, round: Round, before: NaiveDate) -> NaiveDate {
        match self.leaves {
            Some(leaves) if round == Round::Third && leaves > terms.begin => leaves,
            Some(leaves) if leaves > terms.begin => before.min(leaves),
            _ => before,
        }
    }
}

/// Everybody in the final year who is still at school, by class and name.
pub(super) fn pupils(sql: &Connection, terms: &Terms) -> Result<Vec<Pupil>, StoreError> {
    let mut talks = talks(sql, terms)?;
    let mut statement = sql.prepare_cached(
        "SELECT s.id, s.first_name, s.prefix, s.last_name, s.class, s.municipality_code, r.phase, r.expected_end_date
         FROM student AS s
         JOIN route AS r ON r.id = (SELECT id FROM route WHERE student_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1)
         WHERE r.cohort <= ?1",
    )?;
    let mut rows = statement.query([&terms.cohort])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if !column::code::<Phase>(row, "phase")?.at_school() {
            continue;
        }
        let id: StudentId = row.get("id")?;
        let part = |name: &str| row.get::<_, String>(name);
        found.push(Pupil {
            name: text::full_name(&part("first_name")?, &part("prefix")?, &part("last_name")?),
            sort: text::fold(&format!(
                "{}\u{1}{}",
                part("last_name")?,
                part("first_name")?
            )),
            class: part("class")?,
            municipality: part("municipality_code")?,
            leaves: column::day(row, "expected_end_date")?,
            talks: talks.remove(&id).unwrap_or_default(),
            id,
        });
    }
    found.sort_by(|a, b| (&a.class, &a.sort, &a.id).cmp(&(&b.class, &b.sort, &b.id)));
    Ok(found)
}

fn talks(sql: &Connection, terms: &Terms) -> Result<HashMap<StudentId, Vec<Talk>>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT i.student_id, m.id, m.date, m.round, m.status, i.outcome
         FROM meeting AS m JOIN meeting_item AS i ON i.meeting_id = m.id JOIN student AS s ON s.id = i.student_id
         WHERE m.date >= ?1 AND m.status <> 'cancelled' AND {} ORDER BY m.date, m.start_time, m.id",
        on_agenda()
    ))?;
    let mut rows = statement.query([terms.begin])?;
    let mut talks: HashMap<StudentId, Vec<Talk>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let date = column::needed_day(row, "date")?;
        if crate::route::cohort_of(date) != terms.cohort {
            continue;
        }
        talks.entry(row.get("student_id")?).or_default().push(Talk {
            meeting: row.get("id")?,
            date,
            round: column::code(row, "round")?,
            status: column::code(row, "status")?,
            outcome: column::code(row, "outcome")?,
        });
    }
    Ok(talks)
}

/// Days on which a meeting is planned already.
pub(super) fn taken(sql: &Connection, from: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT date FROM meeting WHERE status = 'planned' AND date >= ?1 ORDER BY date",
    )?;
    let mut rows = statement.query([from])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        days.push(column::needed_day(row, "date")?);
    }
    Ok(days)
}
