//! The instruments of one student with all that is derived: what is due, what to think of, periods,
//! ticks and history.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::due::{self, DuePoint, DueState};
use super::events::{self, InstrumentEvent};
use super::facts::{self, Facts};
use super::hints::{self, Answers, Hint};
use super::kinds::{InstrumentSetup, RequirementList};
use super::periods::{self, InstrumentPeriod};
use super::store::{self, student_of, touch};
use super::{Instrument, InstrumentError, InstrumentStatus, flow, setup};
use crate::ids::{InstrumentId, RequirementId, StudentId};
use crate::moment::Moment;
use crate::settings;
use crate::store::{Changed, Dossier, StoreError};
use crate::text;

/// Yes or no to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Answer {
    /// Yes; there.
    Ja,
    /// No.
    Nee,
}

/// An answer to a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Tick {
    /// Of which instrument.
    pub instrument_id: InstrumentId,
    /// Which requirement.
    pub requirement_id: RequirementId,
    /// The answer; `None` takes it away.
    pub answer: Option<Answer>,
}

/// One instrument with what is derived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentEntry {
    /// The instrument.
    pub instrument: Instrument,
    /// What is due, by day; also what is done.
    pub due: Vec<DuePoint>,
    /// The first that is not done.
    pub next: Option<DuePoint>,
    /// What to think of.
    pub hints: Vec<Hint>,
    /// Periods, in order.
    pub periods: Vec<InstrumentPeriod>,
    /// What was ticked.
    pub ticks: Vec<Tick>,
    /// What happened, newest first.
    pub events: Vec<InstrumentEvent>,
}

/// The instruments of one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentSheet {
    /// In the order of the kinds.
    pub entries: Vec<InstrumentEntry>,
    /// What is not there and might be.
    pub missing: Vec<Hint>,
    /// Where the student lives, CBS code or empty: whose terms and kinds count.
    pub municipality_code: String,
}

/// What a new instrument of a kind begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentProposal {
    /// Apply before, by the terms.
    pub apply_before: Option<NaiveDate>,
    /// Why that day, in plain words, or empty.
    pub why: String,
    /// Who applies.
    pub applied_by: String,
    /// What to think of.
    pub hints: Vec<Hint>,
}

/// For which kind and student something is proposed.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct ProposeInstrument {
    /// For whom.
    pub student_id: StudentId,
    /// Kind.
    pub kind_code: String,
}

/// The instruments of a student with what is derived.
///
/// # Errors
/// `UnknownStudent`.
pub fn sheet(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<InstrumentSheet, InstrumentError> {
    dossier.read(|sql| {
        let facts = read_facts(sql, student, today)?;
        let setup = setup::read(sql)?;
        let all = store::of_student(sql, student)?;
        let ticks = ticks(sql, student)?;
        let mut kept: HashMap<InstrumentId, Vec<InstrumentPeriod>> = HashMap::new();
        for period in periods::of_student(sql, student)? {
            kept.entry(period.instrument_id.clone())
                .or_default()
                .push(period);
        }
        let mut happened: HashMap<InstrumentId, Vec<InstrumentEvent>> = HashMap::new();
        for (id, event) in events::of_student(sql, student)? {
            happened.entry(id).or_default().push(event);
        }
        let entries = all
            .iter()
            .map(|one| {
                let id = one.id.clone().unwrap_or_else(|| InstrumentId::from(""));
                let periods = kept.remove(&id).unwrap_or_default();
                let events = happened.remove(&id).unwrap_or_default();
                let due = due::due_points(one, &periods, &setup, &facts);
                let mut said = flow::hints(one, &events, &setup, due::municipality_of(one, &facts));
                said.extend(hints_of(one, &all, &setup, &facts, &ticks));
                InstrumentEntry {
                    next: due
                        .iter()
                        .find(|point| point.state != DueState::Met)
                        .cloned(),
                    due,
                    hints: said,
                    periods,
                    ticks: ticks
                        .iter()
                        .filter(|tick| tick.instrument_id == id)
                        .cloned()
                        .collect(),
                    events,
                    instrument: one.clone(),
                }
            })
            .collect();
        Ok(InstrumentSheet {
            entries,
            missing: hints::missing(&all, &setup, &facts),
            municipality_code: facts.municipality_code,
        })
    })
}

/// What a new instrument of a kind begins with, and what to think of first.
///
/// # Errors
/// `UnknownStudent`, `UnknownKind`.
pub fn propose(
    dossier: &Dossier,
    request: &ProposeInstrument,
    today: NaiveDate,
) -> Result<InstrumentProposal, InstrumentError> {
    dossier.read(|sql| {
        let facts = read_facts(sql, &request.student_id, today)?;
        let setup = setup::read(sql)?;
        let kind = setup
            .kind(&request.kind_code)
            .ok_or(InstrumentError::UnknownKind)?;
        let mut all = store::of_student(sql, &request.student_id)?;
        let mut one = Instrument::asked(
            &request.student_id,
            &request.kind_code,
            InstrumentStatus::Aanvragen,
        );
        if kind.via_municipality {
            one.municipality_code.clone_from(&facts.municipality_code);
        }
        all.push(one.clone());
        let first = due::due_points(&one, &[], &setup, &facts)
            .into_iter()
            .next();
        Ok(InstrumentProposal {
            apply_before: due::apply_before(kind, &setup, &facts),
            why: first.map(|point| point.why).unwrap_or_default(),
            applied_by: kind.who_applies.first().cloned().unwrap_or_default(),
            hints: hints_of(&one, &all, &setup, &facts, &[]),
        })
    })
}

fn hints_of(
    one: &Instrument,
    all: &[Instrument],
    setup: &InstrumentSetup,
    facts: &Facts,
    ticks: &[Tick],
) -> Vec<Hint> {
    let said_no = |one: &Instrument, list: RequirementList| {
        ticks.iter().any(|tick| {
            Some(&tick.instrument_id) == one.id.as_ref()
                && tick.answer == Some(Answer::Nee)
                && setup.requirements.iter().any(|requirement| {
                    requirement.id.as_ref() == Some(&tick.requirement_id)
                        && requirement.list == list
                })
        })
    };
    hints::hints(one, all, setup, facts, Answers { said_no: &said_no })
}

fn read_facts(
    sql: &Connection,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Facts, InstrumentError> {
    let settings = settings::store::read(sql)?;
    facts::of_student(sql, &settings, student, today)?.ok_or(InstrumentError::UnknownStudent)
}

/// Answers a requirement, or takes the answer away.
///
/// # Errors
/// `Unknown` when the instrument or the requirement is gone.
pub fn tick(dossier: &Dossier, tick: &Tick, now: Moment) -> Result<Changed<()>, InstrumentError> {
    dossier.transact("instruments.tick", now, |tx| {
        let student = student_of(tx.sql, &tick.instrument_id)?;
        let there: Option<i64> = tx
            .sql
            .prepare_cached("SELECT 1 FROM instrument_requirement WHERE id = ?1")?
            .query_row([&tick.requirement_id], |row| row.get(0))
            .optional()?;
        if there.is_none() {
            return Err(InstrumentError::Unknown);
        }
        match tick.answer {
            Some(answer) => tx
                .sql
                .prepare_cached(
                    "INSERT INTO instrument_tick (instrument_id, requirement_id, answer, updated_at) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (instrument_id, requirement_id) DO UPDATE SET answer = excluded.answer, updated_at = excluded.updated_at",
                )?
                .execute((&tick.instrument_id, &tick.requirement_id, text::code(&answer)?, now.stamp()))?,
            None => tx
                .sql
                .prepare_cached("DELETE FROM instrument_tick WHERE instrument_id = ?1 AND requirement_id = ?2")?
                .execute((&tick.instrument_id, &tick.requirement_id))?,
        };
        touch(tx, &tick.instrument_id, &student);
        Ok(())
    })
}

fn ticks(sql: &Connection, student: &StudentId) -> Result<Vec<Tick>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT t.instrument_id, t.requirement_id, t.answer FROM instrument_tick AS t JOIN instrument AS i ON i.id = t.instrument_id
         WHERE i.student_id = ?1 ORDER BY t.requirement_id",
    )?;
    let mut rows = statement.query([student])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Tick {
            instrument_id: row.get("instrument_id")?,
            requirement_id: row.get("requirement_id")?,
            answer: Some(text::from_code(&row.get::<_, String>("answer")?)?),
        });
    }
    Ok(found)
}
