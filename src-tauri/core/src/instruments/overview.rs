//! Over all students: whose instrument has a term that is near or past. A handful of queries, none
//! per student.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::due::{self, DuePoint, DueState};
use super::hints::{goes_on_to_learn, open};
use super::kinds::{Condition, Counts};
use super::periods::{self, InstrumentPeriod};
use super::{Instrument, InstrumentStatus, facts, setup, store};
use crate::ids::{InstrumentId, StudentId};
use crate::settings::Settings;
use crate::store::StoreError;

/// An instrument of a student with a term that is near or past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct DueInstrument {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub student: String,
    /// Which; absent when the student has yet to begin with it.
    pub instrument_id: Option<InstrumentId>,
    /// Name of the kind.
    pub kind: String,
    /// What is due.
    pub point: DuePoint,
}

/// Terms that are near or past, of students on a route; the oldest first, at most one per instrument.
pub(crate) fn due(
    sql: &Connection,
    settings: &Settings,
    today: NaiveDate,
) -> Result<Vec<DueInstrument>, StoreError> {
    let setup = setup::read(sql)?;
    let facts = facts::of_all(sql, settings, today)?;
    let instruments = store::find(sql, "1", [])?;
    let mut kept: HashMap<InstrumentId, Vec<InstrumentPeriod>> = HashMap::new();
    for period in periods::running(sql)? {
        kept.entry(period.instrument_id.clone())
            .or_default()
            .push(period);
    }
    let mut found = Vec::new();
    for one in &instruments {
        let (Some(facts), Some(id)) = (facts.get(&one.student_id), &one.id) else {
            continue;
        };
        if !facts.open || !(open(one.status) || one.status == InstrumentStatus::Afgewezen) {
            continue;
        }
        let none = Vec::new();
        let periods = kept.get(id).unwrap_or(&none);
        let near = due::due_points(one, periods, &setup, facts)
            .into_iter()
            .find(worth_saying);
        if let Some(point) = near {
            found.push(DueInstrument {
                student_id: one.student_id.clone(),
                student: facts.name.clone(),
                instrument_id: Some(id.clone()),
                kind: one.kind.clone(),
                point,
            });
        }
    }
    // Who goes on to learn and has not begun with what that asks for.
    for rule in setup
        .hints
        .iter()
        .filter(|rule| rule.active && rule.condition == Condition::OntbreektBijVervolgonderwijs)
    {
        let Some(kind) = setup.kind(&rule.for_code) else {
            continue;
        };
        let have: std::collections::HashSet<&StudentId> = instruments
            .iter()
            .filter(|one| one.kind_code == rule.for_code)
            .map(|one| &one.student_id)
            .collect();
        for (student, facts) in &facts {
            if !goes_on_to_learn(facts) || have.contains(student) {
                continue;
            }
            let would = Instrument::asked(student, &rule.for_code, InstrumentStatus::Aanvragen);
            let near = due::due_points(&would, &[], &setup, facts)
                .into_iter()
                .find(worth_saying);
            if let Some(point) = near {
                found.push(DueInstrument {
                    student_id: student.clone(),
                    student: facts.name.clone(),
                    instrument_id: None,
                    kind: kind.name.clone(),
                    point,
                });
            }
        }
    }
    found.sort_by(|one, other| {
        (one.point.date, &one.student, &one.kind).cmp(&(
            other.point.date,
            &other.student,
            &other.kind,
        ))
    });
    Ok(found)
}

/// Near or past. An objection that can't be made any more is nobody's work.
fn worth_saying(point: &DuePoint) -> bool {
    match point.state {
        DueState::Soon => true,
        DueState::Late => point.what != Counts::Bezwaar,
        DueState::Coming | DueState::Met => false,
    }
}
