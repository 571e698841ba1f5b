//! What is known about kinds, and changing it.

mod kind;
mod read;
mod term;

use rusqlite::{Connection, OptionalExtension};

pub use self::kind::{delete_kind, save_kind};
pub use self::read::setup;
pub(crate) use self::read::{kinds, read};
pub use self::term::{delete_term, save_term};
use super::InstrumentError;
use super::kinds::{EVERY_KIND, HintRule, InstrumentRegime, Requirement};
use crate::ids::{HintId, RegimeId, RequirementId};
use crate::moment::Moment;
use crate::reference;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier};
use crate::text::{code, json, tidy};

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
