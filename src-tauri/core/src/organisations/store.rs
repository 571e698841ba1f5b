//! Organisations, contacts and local rules in the dossier.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Contact, MunicipalityCard, Organisation, OrganisationError, OrganisationKind, OrganisationPage, OrganisationRow, Rule,
};
use crate::ids::{ContactId, OrganisationId, RuleId};
use crate::moment::Moment;
use crate::reference::{self, Resolution};
use crate::route::Phase;
use crate::store::column;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::{code, fold, tidy};

/// The list, by name. Every word of `search` occurs in the name, the place, the municipality or
/// one of the contacts.
///
/// # Errors
/// Only those of the store.
pub fn list(dossier: &Dossier, search: &str) -> Result<Vec<OrganisationRow>, OrganisationError> {
    let words: Vec<String> = search.split_whitespace().map(fold).collect();
    dossier.read(|sql| {
        let students = students_per_municipality(sql)?;
        let mut people = contacts(sql, None)?;
        let mut found = Vec::new();
        for organisation in organisations(sql, None)? {
            let Some(id) = organisation.id.clone() else { continue };
            let municipality = municipality_name(&organisation.municipality_code);
            let contacts = people.remove(&id).unwrap_or_default();
            if !matches(&words, &organisation, &municipality, &contacts) {
                continue;
            }
            let students = match organisation.kind {
                OrganisationKind::Gemeente => students.get(&organisation.municipality_code).copied().unwrap_or(0),
                _ => 0,
            };
            let place = if organisation.place.is_empty() { municipality } else { organisation.place };
            found.push(OrganisationRow { id, kind: organisation.kind, name: organisation.name, place, contacts, students });
        }
        found.sort_by_cached_key(|row| (fold(&row.name), row.id.clone()));
        Ok(found)
    })
}

fn matches(words: &[String], organisation: &Organisation, municipality: &str, contacts: &[Contact]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = [organisation.name.as_str(), &organisation.place, municipality].join(" ");
    for contact in contacts {
        text.push(' ');
        text.push_str(&contact.name);
        text.push(' ');
        text.push_str(&contact.role);
    }
    let text = fold(&text);
    words.iter().all(|word| text.contains(word.as_str()))
}

/// One organisation with its people.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn get(dossier: &Dossier, id: &OrganisationId) -> Result<OrganisationPage, OrganisationError> {
    dossier.read(|sql| page(sql, id))
}

/// Saves an organisation. A municipality without a code gets the one that goes with its name.
///
/// # Errors
/// `Missing` without a name, `UnknownMunicipality`, `Unknown` when it was removed meanwhile.
pub fn save(dossier: &Dossier, organisation: &Organisation, now: Moment) -> Result<Changed<OrganisationId>, OrganisationError> {
    let organisation = checked(organisation)?;
    dossier.transact("organisations.save", now, |tx| {
        if let Some(id) = &organisation.id {
            exists(tx.sql, "organisation", id.as_str())?;
            // Coaches show the name of their organisation.
            tx.touch(Area::Jobcoaches);
        }
        let id = write(tx, &organisation)?;
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// Writes an organisation that was checked; a new one gets a number.
pub(crate) fn write(tx: &mut Tx<'_>, organisation: &Organisation) -> Result<OrganisationId, StoreError> {
    let id = organisation.id.clone().unwrap_or_else(OrganisationId::new);
    tx.sql
        .prepare_cached(
            "INSERT INTO organisation (id, kind, name, municipality_code, brin, street, postcode, place, phone, email, website, remarks)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
               municipality_code = excluded.municipality_code, brin = excluded.brin, street = excluded.street,
               postcode = excluded.postcode, place = excluded.place, phone = excluded.phone, email = excluded.email,
               website = excluded.website, remarks = excluded.remarks",
        )?
        .execute((
            &id,
            code(&organisation.kind)?,
            &organisation.name,
            &organisation.municipality_code,
            &organisation.brin,
            &organisation.street,
            &organisation.postcode,
            &organisation.place,
            &organisation.phone,
            &organisation.email,
            &organisation.website,
            &organisation.remarks,
        ))?;
    Ok(id)
}

fn checked(organisation: &Organisation) -> Result<Organisation, OrganisationError> {
    let name = tidy(&organisation.name);
    if name.is_empty() {
        return Err(OrganisationError::Missing { field: "name" });
    }
    let municipality_code = match (organisation.kind, organisation.municipality_code.trim()) {
        (OrganisationKind::Gemeente, "") => match reference::resolve(&name) {
            Resolution::Exact { code } => code,
            Resolution::Ambiguous { .. } | Resolution::Unknown => return Err(OrganisationError::UnknownMunicipality),
        },
        (_, "") => String::new(),
        (_, code) => municipality(code)?.code.clone(),
    };
    Ok(Organisation {
        id: organisation.id.clone(),
        kind: organisation.kind,
        name,
        municipality_code,
        brin: tidy(&organisation.brin).to_uppercase(),
        street: tidy(&organisation.street),
        postcode: tidy(&organisation.postcode).to_uppercase(),
        place: tidy(&organisation.place),
        phone: tidy(&organisation.phone),
        email: tidy(&organisation.email),
        website: tidy(&organisation.website),
        remarks: organisation.remarks.trim_end().to_owned(),
    })
}

/// Takes an organisation out, with its people. One that is used stays.
///
/// # Errors
/// `InUse` with where it is used, `Unknown` when it is gone.
pub fn remove(dossier: &Dossier, id: &OrganisationId, now: Moment) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.remove", now, |tx| {
        exists(tx.sql, "organisation", id.as_str())?;
        let uses = uses(tx.sql, id)?;
        if !uses.is_empty() {
            return Err(OrganisationError::InUse { uses });
        }
        tx.sql.prepare_cached("DELETE FROM contact WHERE organisation_id = ?1")?.execute([id])?;
        tx.sql.prepare_cached("DELETE FROM organisation WHERE id = ?1")?.execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}

/// Where an organisation or one of its people is used: "2 gesprekken en 1 afspraak"; empty is nowhere.
fn uses(sql: &Connection, id: &OrganisationId) -> Result<String, StoreError> {
    const QUESTIONS: [(&str, &str, &str); 4] = [
        (
            "SELECT count(DISTINCT meeting_id) FROM participant WHERE organisation_id = ?1
               OR contact_id IN (SELECT id FROM contact WHERE organisation_id = ?1)",
            "gesprek",
            "gesprekken",
        ),
        (
            "SELECT count(*) FROM agreement WHERE owner_contact_id IN (SELECT id FROM contact WHERE organisation_id = ?1)",
            "afspraak",
            "afspraken",
        ),
        ("SELECT count(*) FROM placement WHERE organisation_id = ?1", "stage of werkplek", "stages en werkplekken"),
        ("SELECT count(*) FROM coach WHERE organisation_id = ?1", "jobcoach", "jobcoaches"),
    ];
    let mut parts = Vec::new();
    for (question, one, many) in QUESTIONS {
        let count: i64 = sql.prepare_cached(question)?.query_row([id], |row| row.get(0))?;
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    }
    Ok(match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    })
}

/// Saves a person at an organisation.
///
/// # Errors
/// `Missing` without a name, `Unknown` when the organisation is gone.
pub fn save_contact(dossier: &Dossier, contact: &Contact, now: Moment) -> Result<Changed<ContactId>, OrganisationError> {
    let contact = Contact {
        id: contact.id.clone(),
        organisation_id: contact.organisation_id.clone(),
        name: tidy(&contact.name),
        role: tidy(&contact.role),
        phone: tidy(&contact.phone),
        email: tidy(&contact.email),
        reach: contact.reach.trim_end().to_owned(),
        red_button: contact.red_button,
    };
    if contact.name.is_empty() {
        return Err(OrganisationError::Missing { field: "name" });
    }
    dossier.transact("organisations.save_contact", now, |tx| {
        exists(tx.sql, "organisation", contact.organisation_id.as_str())?;
        let id = write_contact(tx, &contact)?;
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// Writes a contact that was checked; a new one gets a number.
pub(crate) fn write_contact(tx: &mut Tx<'_>, contact: &Contact) -> Result<ContactId, StoreError> {
    let id = contact.id.clone().unwrap_or_else(ContactId::new);
    tx.sql
        .prepare_cached(
            "INSERT INTO contact (id, organisation_id, name, role, phone, email, reach, red_button)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET organisation_id = excluded.organisation_id, name = excluded.name,
               role = excluded.role, phone = excluded.phone, email = excluded.email, reach = excluded.reach,
               red_button = excluded.red_button, archived = 0",
        )?
        .execute((
            &id,
            &contact.organisation_id,
            &contact.name,
            &contact.role,
            &contact.phone,
            &contact.email,
            &contact.reach,
            contact.red_button,
        ))?;
    Ok(id)
}

/// Takes a person out of the lists. Who was at a meeting or owns an agreement stays there by name.
///
/// # Errors
/// `Unknown` when the contact is gone.
pub fn remove_contact(dossier: &Dossier, id: &ContactId, now: Moment) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.remove_contact", now, |tx| {
        exists(tx.sql, "contact", id.as_str())?;
        let used: bool = tx
            .sql
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM participant WHERE contact_id = ?1)
                     OR EXISTS (SELECT 1 FROM agreement WHERE owner_contact_id = ?1)",
            )?
            .query_row([id], |row| row.get(0))?;
        let statement = if used { "UPDATE contact SET archived = 1 WHERE id = ?1" } else { "DELETE FROM contact WHERE id = ?1" };
        tx.sql.prepare_cached(statement)?.execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}

/// The reference card of a municipality, by CBS code.
///
/// # Errors
/// `UnknownMunicipality` when there is no such code.
pub fn card(dossier: &Dossier, code: &str, today: NaiveDate) -> Result<MunicipalityCard, OrganisationError> {
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
pub fn save_rule(dossier: &Dossier, rule: &Rule, now: Moment) -> Result<Changed<RuleId>, OrganisationError> {
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
pub fn delete_rule(dossier: &Dossier, id: &RuleId, now: Moment) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.delete_rule", now, |tx| {
        tx.sql.prepare_cached("DELETE FROM municipality_rule WHERE id = ?1")?.execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}

/// Unambiguous name of a municipality, or empty when the code is empty or unknown.
pub(crate) fn municipality_name(code: &str) -> String {
    reference::by_code(code).map(|municipality| municipality.cbs_name.clone()).unwrap_or_default()
}

fn municipality(code: &str) -> Result<&'static reference::Municipality, OrganisationError> {
    reference::by_code(code).ok_or(OrganisationError::UnknownMunicipality)
}

fn exists(sql: &Connection, table: &'static str, id: &str) -> Result<(), OrganisationError> {
    let there: bool = sql
        .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND archived = 0)"))?
        .query_row([id], |row| row.get(0))?;
    if there { Ok(()) } else { Err(OrganisationError::Unknown) }
}

fn page(sql: &Connection, id: &OrganisationId) -> Result<OrganisationPage, OrganisationError> {
    let organisation = organisations(sql, Some(id))?.pop().ok_or(OrganisationError::Unknown)?;
    let contacts = contacts(sql, Some(id))?.remove(id).unwrap_or_default();
    Ok(OrganisationPage { organisation, contacts })
}

fn organisations(sql: &Connection, only: Option<&OrganisationId>) -> Result<Vec<Organisation>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, kind, name, municipality_code, brin, street, postcode, place, phone, email, website, remarks
         FROM organisation WHERE archived = 0 AND (?1 IS NULL OR id = ?1)",
    )?;
    let mut rows = statement.query([only])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Organisation {
            id: row.get("id")?,
            kind: column::code(row, "kind")?,
            name: row.get("name")?,
            municipality_code: row.get("municipality_code")?,
            brin: row.get("brin")?,
            street: row.get("street")?,
            postcode: row.get("postcode")?,
            place: row.get("place")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            website: row.get("website")?,
            remarks: row.get("remarks")?,
        });
    }
    Ok(found)
}

fn contacts(sql: &Connection, only: Option<&OrganisationId>) -> Result<HashMap<OrganisationId, Vec<Contact>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, organisation_id, name, role, phone, email, reach, red_button
         FROM contact WHERE archived = 0 AND (?1 IS NULL OR organisation_id = ?1)",
    )?;
    let mut found: HashMap<OrganisationId, Vec<Contact>> = HashMap::new();
    for contact in statement.query_map([only], contact)? {
        let contact = contact?;
        found.entry(contact.organisation_id.clone()).or_default().push(contact);
    }
    for people in found.values_mut() {
        people.sort_by_cached_key(|contact| fold(&contact.name));
    }
    Ok(found)
}

fn contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        organisation_id: row.get("organisation_id")?,
        name: row.get("name")?,
        role: row.get("role")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        reach: row.get("reach")?,
        red_button: row.get("red_button")?,
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

/// Students whose latest route is not closed, per municipality.
fn students_per_municipality(sql: &Connection) -> Result<HashMap<String, usize>, StoreError> {
    let closed: Vec<String> = Phase::ALL.into_iter().filter(|phase| phase.is_closed()).map(|phase| format!("'{}'", phase.code())).collect();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT municipality_code, count(DISTINCT student.id) FROM student JOIN route ON route.student_id = student.id
         WHERE route.phase NOT IN ({}) GROUP BY municipality_code",
        closed.join(", ")
    ))?;
    let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

/// Names of the coaches who work in a municipality; one without municipalities works everywhere.
fn coaches(sql: &Connection, municipality: &str, today: NaiveDate) -> Result<Vec<String>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT name FROM coach
         WHERE (to_date IS NULL OR to_date >= ?2)
           AND (NOT EXISTS (SELECT 1 FROM coach_municipality WHERE coach_id = coach.id)
                OR EXISTS (SELECT 1 FROM coach_municipality WHERE coach_id = coach.id AND municipality_code = ?1))
         ORDER BY name",
    )?;
    let names = statement.query_map((municipality, today.to_string()), |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
