//! The reference card of a municipality with its local rules.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::store::{municipality, page, students_per_municipality};
use super::{CardCoach, MunicipalityCard, OrganisationError, Rule};
use crate::ids::{OrganisationId, RuleId};
use crate::moment::Moment;
use crate::store::column;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::tidy;

/// The reference card of a municipality, by CBS code.
///
/// # Errors
/// `UnknownMunicipality` when there is no such code.
pub fn card(
    dossier: &Dossier,
    code: &str,
    today: NaiveDate,
) -> Result<MunicipalityCard, OrganisationError> {
    let municipality = municipality(code)?;
    dossier.read(|sql| {
        let organisation: Option<OrganisationId> = sql
            .prepare_cached(
                "SELECT id FROM organisation WHERE kind = 'gemeente' AND municipality_code = ?1 AND archived = 0 ORDER BY id LIMIT 1",
            )?
            .query_row([&municipality.code], |row| row.get(0))
            .optional()?;
        Ok(MunicipalityCard {
            code: municipality.code.clone(),
            name: municipality.cbs_name.clone(),
            province: municipality.province.clone(),
            labour_region: municipality.labour_region.clone(),
            doorstroompunt_region: municipality.doorstroompunt_region.clone(),
            organisation: organisation.map(|id| page(sql, &id)).transpose()?,
            rules: rules(sql, &municipality.code)?,
            students: students_per_municipality(sql)?.get(&municipality.code).copied().unwrap_or(0),
            coaches: coaches(sql, &municipality.code, today)?,
        })
    })
}

/// Saves a local rule.
///
/// # Errors
/// `Missing` without a topic or text, `UnknownMunicipality`.
pub fn save_rule(
    dossier: &Dossier,
    rule: &Rule,
    now: Moment,
) -> Result<Changed<RuleId>, OrganisationError> {
    let rule = Rule {
        id: rule.id.clone(),
        municipality_code: municipality(&rule.municipality_code)?.code.clone(),
        topic: tidy(&rule.topic),
        text: rule.text.trim().to_owned(),
        source: tidy(&rule.source),
        checked_on: rule.checked_on,
    };
    for (field, value) in [("topic", &rule.topic), ("text", &rule.text)] {
        if value.is_empty() {
            return Err(OrganisationError::Missing { field });
        }
    }
    dossier.transact("organisations.save_rule", now, |tx| {
        let id = write_rule(tx, &rule)?;
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// Writes a rule that was checked; a new one gets a number.
pub(crate) fn write_rule(tx: &mut Tx<'_>, rule: &Rule) -> Result<RuleId, StoreError> {
    let id = rule.id.clone().unwrap_or_else(RuleId::new);
    tx.sql
        .prepare_cached(
            "INSERT INTO municipality_rule (id, municipality_code, topic, text, source, checked_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET municipality_code = excluded.municipality_code, topic = excluded.topic,
               text = excluded.text, source = excluded.source, checked_on = excluded.checked_on",
        )?
        .execute((
            &id,
            &rule.municipality_code,
            &rule.topic,
            &rule.text,
            &rule.source,
            rule.checked_on.map(|day| day.to_string()),
        ))?;
    Ok(id)
}

/// Takes a local rule out; one that is gone already is no error.
///
/// # Errors
/// Only those of the store.
pub fn delete_rule(
    dossier: &Dossier,
    id: &RuleId,
    now: Moment,
) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.delete_rule", now, |tx| {
        tx.sql
            .prepare_cached("DELETE FROM municipality_rule WHERE id = ?1")?
            .execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}

fn rules(sql: &Connection, municipality: &str) -> Result<Vec<Rule>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, municipality_code, topic, text, source, checked_on FROM municipality_rule
         WHERE municipality_code = ?1 ORDER BY topic, id",
    )?;
    let mut rows = statement.query([municipality])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Rule {
            id: row.get("id")?,
            municipality_code: row.get("municipality_code")?,
            topic: row.get("topic")?,
            text: row.get("text")?,
            source: row.get("source")?,
            checked_on: column::day(row, "checked_on")?,
        });
    }
    Ok(found)
}

/// The coaches who work in a municipality; one without municipalities works everywhere.
fn coaches(
    sql: &Connection,
    municipality: &str,
    today: NaiveDate,
) -> Result<Vec<CardCoach>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, name FROM coach
         WHERE (to_date IS NULL OR to_date >= ?2)
           AND (NOT EXISTS (SELECT 1 FROM coach_municipality WHERE coach_id = coach.id)
                OR EXISTS (SELECT 1 FROM coach_municipality WHERE coach_id = coach.id AND municipality_code = ?1))
         ORDER BY name, id",
    )?;
    let coaches = statement.query_map((municipality, today.to_string()), |row| {
        Ok(CardCoach {
            id: row.get("id")?,
            name: row.get("name")?,
        })
    })?;
    Ok(coaches.collect::<Result<_, _>>()?)
}
