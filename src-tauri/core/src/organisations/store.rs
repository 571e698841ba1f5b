//! Organisations, contacts and local rules in the dossier.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::{
    Contact, Organisation, OrganisationError, OrganisationKind, OrganisationPage, OrganisationRow,
};
use crate::ids::OrganisationId;
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
            let Some(id) = organisation.id.clone() else {
                continue;
            };
            let municipality = reference::municipality_name(&organisation.municipality_code);
            let contacts = people.remove(&id).unwrap_or_default();
            if !matches(&words, &organisation, municipality, &contacts) {
                continue;
            }
            let students = match organisation.kind {
                OrganisationKind::Gemeente => students
                    .get(&organisation.municipality_code)
                    .copied()
                    .unwrap_or(0),
                _ => 0,
            };
            let place = if organisation.place.is_empty() {
                municipality.to_owned()
            } else {
                organisation.place
            };
            found.push(OrganisationRow {
                id,
                kind: organisation.kind,
                name: organisation.name,
                place,
                contacts,
                students,
            });
        }
        found.sort_by_cached_key(|row| (fold(&row.name), row.id.clone()));
        Ok(found)
    })
}

fn matches(
    words: &[String],
    organisation: &Organisation,
    municipality: &str,
    contacts: &[Contact],
) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = [
        organisation.name.as_str(),
        &organisation.place,
        municipality,
    ]
    .join(" ");
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
pub fn save(
    dossier: &Dossier,
    organisation: &Organisation,
    now: Moment,
) -> Result<Changed<OrganisationId>, OrganisationError> {
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
pub(crate) fn write(
    tx: &mut Tx<'_>,
    organisation: &Organisation,
) -> Result<OrganisationId, StoreError> {
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
            Resolution::Ambiguous { .. } | Resolution::Unknown => {
                return Err(OrganisationError::UnknownMunicipality);
            }
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
pub fn remove(
    dossier: &Dossier,
    id: &OrganisationId,
    now: Moment,
) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.remove", now, |tx| {
        exists(tx.sql, "organisation", id.as_str())?;
        let uses = uses(tx.sql, id)?;
        if !uses.is_empty() {
            return Err(OrganisationError::InUse { uses });
        }
        tx.sql
            .prepare_cached("DELETE FROM contact WHERE organisation_id = ?1")?
            .execute([id])?;
        tx.sql
            .prepare_cached("DELETE FROM organisation WHERE id = ?1")?
            .execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}

/// Where an organisation or one of its people is used: "2 gesprekken en 1 afspraak"; empty is nowhere.
fn uses(sql: &Connection, id: &OrganisationId) -> Result<String, StoreError> {
    const QUESTIONS: [(&str, &str, &str); 6] = [
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
        (
            "SELECT count(*) FROM placement WHERE organisation_id = ?1",
            "stage of werkplek",
            "stages en werkplekken",
        ),
        (
            "SELECT count(*) FROM open_place WHERE organisation_id = ?1",
            "open plek",
            "open plekken",
        ),
        (
            "SELECT count(*) FROM coach WHERE organisation_id = ?1",
            "jobcoach",
            "jobcoaches",
        ),
        (
            "SELECT count(*) FROM disclosure WHERE organisation_id = ?1
               OR contact_id IN (SELECT id FROM contact WHERE organisation_id = ?1)",
            "verstrekking",
            "verstrekkingen",
        ),
    ];
    let mut parts = Vec::new();
    for (question, one, many) in QUESTIONS {
        let count: i64 = sql
            .prepare_cached(question)?
            .query_row([id], |row| row.get(0))?;
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

pub(super) fn municipality(
    code: &str,
) -> Result<&'static reference::Municipality, OrganisationError> {
    reference::by_code(code).ok_or(OrganisationError::UnknownMunicipality)
}

pub(super) fn exists(
    sql: &Connection,
    table: &'static str,
    id: &str,
) -> Result<(), OrganisationError> {
    let there: bool = sql
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND archived = 0)"
        ))?
        .query_row([id], |row| row.get(0))?;
    if there {
        Ok(())
    } else {
        Err(OrganisationError::Unknown)
    }
}

pub(super) fn page(
    sql: &Connection,
    id: &OrganisationId,
) -> Result<OrganisationPage, OrganisationError> {
    let organisation = organisations(sql, Some(id))?
        .pop()
        .ok_or(OrganisationError::Unknown)?;
    let contacts = contacts(sql, Some(id))?.remove(id).unwrap_or_default();
    Ok(OrganisationPage {
        organisation,
        contacts,
    })
}

fn organisations(
    sql: &Connection,
    only: Option<&OrganisationId>,
) -> Result<Vec<Organisation>, StoreError> {
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

pub(crate) fn contacts(
    sql: &Connection,
    only: Option<&OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<Contact>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT id, organisation_id, name, role, phone, email, reach, red_button
         FROM contact WHERE archived = 0 AND (?1 IS NULL OR organisation_id = ?1)",
    )?;
    let mut found: HashMap<OrganisationId, Vec<Contact>> = HashMap::new();
    for contact in statement.query_map([only], contact)? {
        let contact = contact?;
        found
            .entry(contact.organisation_id.clone())
            .or_default()
            .push(contact);
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

/// Students whose latest route is not closed, per municipality.
pub(super) fn students_per_municipality(
    sql: &Connection,
) -> Result<HashMap<String, usize>, StoreError> {
    let closed: Vec<String> = Phase::ALL
        .into_iter()
        .filter(|phase| phase.is_closed())
        .map(|phase| format!("'{}'", phase.code()))
        .collect();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT municipality_code, count(DISTINCT student.id) FROM student JOIN route ON route.student_id = student.id
         WHERE route.phase NOT IN ({}) GROUP BY municipality_code",
        closed.join(", ")
    ))?;
    let counts =
        statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}
