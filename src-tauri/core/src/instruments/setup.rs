//! The SQL of what is known about kinds, and changing it.

use rusqlite::{Connection, OptionalExtension};

use super::InstrumentError;
use super::kinds::{
    Application, EVERY_KIND, HintRule, InstrumentKind, InstrumentRegime, InstrumentSetup,
    Requirement, Term, TermMoment,
};
use crate::ids::{HintId, RegimeId, RequirementId, TermId};
use crate::moment::Moment;
use crate::reference;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text::{code, json, tidy};

/// Most of a unit that a term may have.
const MOST: u32 = 1200;

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

pub(super) fn kinds(sql: &Connection) -> Result<Vec<InstrumentKind>, StoreError> {
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

/// Saves a kind; without a code it is a new one of the school.
///
/// # Errors
/// `Missing` without a name, `UnknownMunicipality`, `UnknownKind` for a code that is not there.
pub fn save_kind(
    dossier: &Dossier,
    kind: &InstrumentKind,
    now: Moment,
) -> Result<Changed<String>, InstrumentError> {
    needed(&kind.name, "name")?;
    let municipality = municipality(&kind.municipality_code)?;
    dossier.transact("instruments.save_kind", now, |tx| {
        let fresh = kind.code.is_empty();
        let own_code = if fresh {
            format!("eigen-{}", uuid::Uuid::now_v7())
        } else {
            known(tx.sql, &kind.code)?;
            kind.code.clone()
        };
        let plain = tidy(&kind.plain_name);
        // Which application, which record and whose it is are not changed by hand.
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_kind (code, name, plain_name, description, applied_at, who_applies, municipality_code,
                   via_municipality, reveals, source, checked_on, uncertain, own, offered, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13,
                         (SELECT coalesce(max(position), 0) + 10 FROM instrument_kind))
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, plain_name = excluded.plain_name,
                   description = excluded.description, applied_at = excluded.applied_at, who_applies = excluded.who_applies,
                   municipality_code = excluded.municipality_code, via_municipality = excluded.via_municipality,
                   reveals = excluded.reveals, source = excluded.source, checked_on = excluded.checked_on,
                   uncertain = excluded.uncertain, offered = excluded.offered",
            )?
            .execute(rusqlite::params![
                own_code,
                tidy(&kind.name),
                if plain.is_empty() { tidy(&kind.name) } else { plain },
                kind.description.trim(),
                tidy(&kind.applied_at),
                json(&kind.who_applies.iter().map(|who| tidy(who)).filter(|who| !who.is_empty()).collect::<Vec<_>>())?,
                municipality,
                kind.via_municipality || !municipality.is_empty(),
                code(&kind.reveals)?,
                tidy(&kind.source),
                kind.checked_on,
                kind.uncertain,
                kind.offered,
            ])?;
        touch(tx);
        tx.subject(&own_code);
        Ok(own_code)
    })
}

/// Takes a kind of the school's own away; one that is used for a student stays.
///
/// # Errors
/// `UnknownKind`; `KindInUse` when a student has it, or it came with the program.
pub fn delete_kind(
    dossier: &Dossier,
    kind: &str,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    dossier.transact("instruments.delete_kind", now, |tx| {
        known(tx.sql, kind)?;
        let stays: bool = tx
            .sql
            .prepare_cached(
                "SELECT (SELECT own = 0 FROM instrument_kind WHERE code = ?1) OR EXISTS (SELECT 1 FROM instrument WHERE kind_code = ?1)
                     OR EXISTS (SELECT 1 FROM instrument_event WHERE kind_code = ?1)",
            )?
            .query_row([kind], |row| row.get(0))?;
        if stays {
            return Err(InstrumentError::KindInUse);
        }
        for statement in [
            "DELETE FROM instrument_tick WHERE requirement_id IN (SELECT id FROM instrument_requirement WHERE for_code = ?1)",
            "DELETE FROM instrument_requirement WHERE for_code = ?1",
            "DELETE FROM instrument_term WHERE for_code = ?1",
            "DELETE FROM instrument_hint WHERE for_code = ?1",
            "DELETE FROM instrument_regime WHERE kind_code = ?1",
            "DELETE FROM instrument_kind WHERE code = ?1",
        ] {
            tx.sql.prepare_cached(statement)?.execute([kind])?;
        }
        touch(tx);
        Ok(())
    })
}

/// Saves a term.
///
/// # Errors
/// `UnknownKind`, `UnknownMunicipality`, `BadAmount`, `BadDay`.
pub fn save_term(
    dossier: &Dossier,
    term: &Term,
    now: Moment,
) -> Result<Changed<TermId>, InstrumentError> {
    let municipality = municipality(&term.municipality_code)?;
    if term.amount.is_some_and(|amount| amount > MOST) || term.lead_days > 365 {
        return Err(InstrumentError::BadAmount);
    }
    let fixed = term.fixed_day.trim();
    let good_day = chrono::NaiveDate::parse_from_str(&format!("2028-{fixed}"), "%Y-%m-%d").is_ok();
    if term.moment == TermMoment::VasteDag && !good_day {
        return Err(InstrumentError::BadDay);
    }
    dossier.transact("instruments.save_term", now, |tx| {
        known(tx.sql, &term.for_code)?;
        let id = term.id.clone().unwrap_or_else(TermId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_term (id, for_code, municipality_code, counts, amount, unit, side, moment, fixed_day, lead_days,
                   note, source, checked_on, uncertain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET for_code = excluded.for_code, municipality_code = excluded.municipality_code,
                   counts = excluded.counts, amount = excluded.amount, unit = excluded.unit, side = excluded.side,
                   moment = excluded.moment, fixed_day = excluded.fixed_day, lead_days = excluded.lead_days, note = excluded.note,
                   source = excluded.source, checked_on = excluded.checked_on, uncertain = excluded.uncertain",
            )?
            .execute(rusqlite::params![
                id,
                term.for_code,
                municipality,
                code(&term.counts)?,
                term.amount,
                code(&term.unit)?,
                code(&term.side)?,
                code(&term.moment)?,
                if term.moment == TermMoment::VasteDag { fixed } else { "" },
                term.lead_days,
                tidy(&term.note),
                tidy(&term.source),
                term.checked_on,
                term.uncertain,
            ])?;
        touch(tx);
        tx.subject(&id);
        Ok(id)
    })
}

/// Takes a term away; one that is gone already is no error.
///
/// # Errors
/// Only those of the store.
pub fn delete_term(
    dossier: &Dossier,
    id: &TermId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    remove(
        dossier,
        "instruments.delete_term",
        &["DELETE FROM instrument_term WHERE id = ?1"],
        id.as_str(),
        now,
    )
}

/// Saves something to bring or to look at.
///
/// # Errors
/// `UnknownKind`, `Missing` without a text.
pub fn save_requirement(
    dossier: &Dossier,
    requirement: &Requirement,
    now: Moment,
) -> Result<Changed<RequirementId>, InstrumentError> {
    needed(&requirement.text, "text")?;
    dossier.transact("instruments.save_requirement", now, |tx| {
        known(tx.sql, &requirement.for_code)?;
        let id = requirement.id.clone().unwrap_or_else(RequirementId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_requirement (id, for_code, list, text, source, checked_on, uncertain, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
                         (SELECT coalesce(max(position), 0) + 1 FROM instrument_requirement WHERE for_code = ?2))
                 ON CONFLICT (id) DO UPDATE SET for_code = excluded.for_code, list = excluded.list, text = excluded.text,
                   source = excluded.source, checked_on = excluded.checked_on, uncertain = excluded.uncertain",
            )?
            .execute((
                &id,
                &requirement.for_code,
                code(&requirement.list)?,
                tidy(&requirement.text),
                tidy(&requirement.source),
                requirement.checked_on,
                requirement.uncertain,
            ))?;
        touch(tx);
        tx.subject(&id);
        Ok(id)
    })
}

/// Takes something to bring or to look at away, with what was ticked for it.
///
/// # Errors
/// Only those of the store.
pub fn delete_requirement(
    dossier: &Dossier,
    id: &RequirementId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    let statements = [
        "DELETE FROM instrument_tick WHERE requirement_id = ?1",
        "DELETE FROM instrument_requirement WHERE id = ?1",
    ];
    remove(
        dossier,
        "instruments.delete_requirement",
        &statements,
        id.as_str(),
        now,
    )
}

/// Saves a hint.
///
/// # Errors
/// `UnknownKind`, `Missing` without a text.
pub fn save_hint(
    dossier: &Dossier,
    hint: &HintRule,
    now: Moment,
) -> Result<Changed<HintId>, InstrumentError> {
    needed(&hint.text, "text")?;
    dossier.transact("instruments.save_hint", now, |tx| {
        known(tx.sql, &hint.for_code)?;
        for other in &hint.other {
            known(tx.sql, other)?;
        }
        let id = hint.id.clone().unwrap_or_else(HintId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_hint (id, for_code, condition, other, text, source, checked_on, uncertain, active, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 50)
                 ON CONFLICT (id) DO UPDATE SET for_code = excluded.for_code, condition = excluded.condition, other = excluded.other,
                   text = excluded.text, source = excluded.source, checked_on = excluded.checked_on,
                   uncertain = excluded.uncertain, active = excluded.active",
            )?
            .execute((
                &id,
                &hint.for_code,
                code(&hint.condition)?,
                json(&hint.other)?,
                tidy(&hint.text),
                tidy(&hint.source),
                hint.checked_on,
                hint.uncertain,
                hint.active,
            ))?;
        touch(tx);
        tx.subject(&id);
        Ok(id)
    })
}

/// Saves a label with hours or money.
///
/// # Errors
/// `UnknownKind`, `UnknownMunicipality`, `Missing` without a name.
pub fn save_regime(
    dossier: &Dossier,
    regime: &InstrumentRegime,
    now: Moment,
) -> Result<Changed<RegimeId>, InstrumentError> {
    needed(&regime.name, "name")?;
    let municipality = municipality(&regime.municipality_code)?;
    dossier.transact("instruments.save_regime", now, |tx| {
        known(tx.sql, &regime.kind_code)?;
        let id = regime.id.clone().unwrap_or_else(RegimeId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_regime (id, kind_code, municipality_code, name, half_year_hours, maximum, source, checked_on,
                   uncertain, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                         (SELECT coalesce(max(position), 0) + 1 FROM instrument_regime WHERE kind_code = ?2))
                 ON CONFLICT (id) DO UPDATE SET kind_code = excluded.kind_code, municipality_code = excluded.municipality_code,
                   name = excluded.name, half_year_hours = excluded.half_year_hours, maximum = excluded.maximum,
                   source = excluded.source, checked_on = excluded.checked_on, uncertain = excluded.uncertain",
            )?
            .execute((
                &id,
                &regime.kind_code,
                municipality,
                tidy(&regime.name),
                regime.half_year_hours,
                tidy(&regime.maximum),
                tidy(&regime.source),
                regime.checked_on,
                regime.uncertain,
            ))?;
        touch(tx);
        tx.subject(&id);
        Ok(id)
    })
}

/// Takes a label away; one that is gone already is no error.
///
/// # Errors
/// Only those of the store.
pub fn delete_regime(
    dossier: &Dossier,
    id: &RegimeId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    remove(
        dossier,
        "instruments.delete_regime",
        &["DELETE FROM instrument_regime WHERE id = ?1"],
        id.as_str(),
        now,
    )
}

fn remove(
    dossier: &Dossier,
    operation: &'static str,
    statements: &[&'static str],
    id: &str,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    dossier.transact(operation, now, |tx| {
        for statement in statements {
            tx.sql.prepare_cached(statement)?.execute([id])?;
        }
        touch(tx);
        tx.subject(&id);
        Ok(())
    })
}

fn touch(tx: &mut Tx<'_>) {
    tx.touch(Area::Agreements);
    tx.touch(Area::Organisations);
}

fn needed(value: &str, field: &'static str) -> Result<(), InstrumentError> {
    if value.trim().is_empty() {
        Err(InstrumentError::Missing { field })
    } else {
        Ok(())
    }
}

fn municipality(wanted: &str) -> Result<&str, InstrumentError> {
    if wanted.is_empty() || reference::by_code(wanted).is_some() {
        Ok(wanted)
    } else {
        Err(InstrumentError::UnknownMunicipality)
    }
}

/// A kind, an application or every kind.
fn known(sql: &Connection, for_code: &str) -> Result<(), InstrumentError> {
    let found: Option<i64> = sql
        .prepare_cached(
            "SELECT 1 FROM instrument_kind WHERE code = ?1 UNION SELECT 1 FROM instrument_application WHERE code = ?1",
        )?
        .query_row([for_code], |row| row.get(0))
        .optional()?;
    if found.is_some() || for_code == EVERY_KIND {
        Ok(())
    } else {
        Err(InstrumentError::UnknownKind)
    }
}
