//! What is known about kinds, as it stands in the dossier.

use rusqlite::Connection;

use super::super::InstrumentError;
use super::super::kinds::{
    Application, HintRule, InstrumentKind, InstrumentRegime, InstrumentSetup, Requirement, Term,
};
use crate::store::{Dossier, StoreError, column};

/// All that is known about kinds.
///
/// # Errors
/// Only those of the store.
pub fn setup(dossier: &Dossier) -> Result<InstrumentSetup, InstrumentError> {
    dossier.read(|sql| Ok(read(sql)?))
}

pub(crate) fn read(sql: &Connection) -> Result<InstrumentSetup, StoreError> {
    Ok(InstrumentSetup {
        kinds: kinds(sql)?,
        applications: applications(sql)?,
        requirements: requirements(sql)?,
        terms: terms(sql)?,
        hints: hints(sql)?,
        regimes: regimes(sql)?,
    })
}

pub(crate) fn kinds(sql: &Connection) -> Result<Vec<InstrumentKind>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT * FROM instrument_kind ORDER BY position, name")?;
    let rows = statement.query_map([], |row| {
        Ok(InstrumentKind {
            code: row.get("code")?,
            name: row.get("name")?,
            plain_name: row.get("plain_name")?,
            description: row.get("description")?,
            applied_at: row.get("applied_at")?,
            who_applies: column::json(row, "who_applies")?,
            application_code: row.get("application_code")?,
            municipality_code: row.get("municipality_code")?,
            via_municipality: row.get("via_municipality")?,
            record: row.get("record")?,
            reveals: column::code(row, "reveals")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
            uncertain: row.get("uncertain")?,
            own: row.get("own")?,
            offered: row.get("offered")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn applications(sql: &Connection) -> Result<Vec<Application>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT * FROM instrument_application ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        Ok(Application {
            code: row.get("code")?,
            name: row.get("name")?,
            description: row.get("description")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn requirements(sql: &Connection) -> Result<Vec<Requirement>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT * FROM instrument_requirement ORDER BY for_code, list, position, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Requirement {
            id: row.get("id")?,
            for_code: row.get("for_code")?,
            list: column::code(row, "list")?,
            text: row.get("text")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
            uncertain: row.get("uncertain")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn terms(sql: &Connection) -> Result<Vec<Term>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT * FROM instrument_term ORDER BY for_code, municipality_code, counts, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Term {
            id: row.get("id")?,
            for_code: row.get("for_code")?,
            municipality_code: row.get("municipality_code")?,
            counts: column::code(row, "counts")?,
            amount: row.get("amount")?,
            unit: column::code(row, "unit")?,
            side: column::code(row, "side")?,
            moment: column::code(row, "moment")?,
            fixed_day: row.get("fixed_day")?,
            lead_days: row.get("lead_days")?,
            note: row.get("note")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
            uncertain: row.get("uncertain")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn hints(sql: &Connection) -> Result<Vec<HintRule>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT * FROM instrument_hint ORDER BY for_code, position, id")?;
    let rows = statement.query_map([], |row| {
        Ok(HintRule {
            id: row.get("id")?,
            for_code: row.get("for_code")?,
            condition: column::code(row, "condition")?,
            other: column::json(row, "other")?,
            text: row.get("text")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
            uncertain: row.get("uncertain")?,
            active: row.get("active")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn regimes(sql: &Connection) -> Result<Vec<InstrumentRegime>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT * FROM instrument_regime ORDER BY kind_code, municipality_code, position, name, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(InstrumentRegime {
            id: row.get("id")?,
            kind_code: row.get("kind_code")?,
            municipality_code: row.get("municipality_code")?,
            name: row.get("name")?,
            half_year_hours: row.get("half_year_hours")?,
            maximum: row.get("maximum")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
            uncertain: row.get("uncertain")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
