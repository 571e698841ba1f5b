//! A line in the company of one student: who sits there, and who is known by name.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Deserialize;
use ts_rs::TS;

use super::{Seat, Table, Understood, kind_of, understand};
use crate::agreements::OwnerKind;
use crate::ids::ItemId;
use crate::meetings::{MeetingError, Participant};
use crate::store::{Dossier, StoreError};
use crate::text;

/// A line that is typed at one student.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct LineOf {
    /// Agenda item.
    pub item_id: ItemId,
    /// What was typed.
    pub line: String,
}

/// Reads a line in the company of one student. Somebody of another part of the meeting is not known
/// there.
///
/// # Errors
/// `Unknown` when the item is gone.
pub fn understand_at(
    dossier: &Dossier,
    request: &LineOf,
    today: NaiveDate,
) -> Result<Understood, MeetingError> {
    let table = dossier.read(|sql| table(sql, &request.item_id))?;
    Ok(understand(&request.line, &table, today))
}

fn table(sql: &Connection, item: &ItemId) -> Result<Table, MeetingError> {
    let company = crate::meetings::items::company(sql, item)?;
    let mut seats = vec![Seat {
        name: company.student.clone(),
        role: "jongere".to_owned(),
        kind: OwnerKind::Jongere,
        contact_id: None,
        near: true,
    }];
    seats.extend(company.people.iter().map(seat));
    for other in others(sql, &company.block_code)? {
        let there = |seat: &Seat| seat.contact_id.is_some() && seat.contact_id == other.contact_id;
        if !seats
            .iter()
            .any(|seat| there(seat) || (seat.near && seat.name == other.name))
            && !company.elsewhere.contains(&other.name)
        {
            seats.push(other);
        }
    }
    Ok(Table { seats })
}

fn seat(person: &Participant) -> Seat {
    let told = kind_of(&person.role);
    let kind = match told {
        OwnerKind::Anders if !person.block_code.is_empty() => OwnerKind::Gemeente,
        OwnerKind::Anders => kind_of(&person.name),
        told => told,
    };
    Seat {
        name: person.name.clone(),
        role: person.role.clone(),
        kind,
        contact_id: person.contact_id.clone(),
        near: true,
    }
}

/// Contacts and coaches who are not at the table.
fn others(sql: &Connection, block: &str) -> Result<Vec<Seat>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT c.id, c.name, c.role, o.kind FROM contact AS c JOIN organisation AS o ON o.id = c.organisation_id
         WHERE c.archived = 0 AND c.name <> '' AND NOT (o.kind = 'gemeente' AND o.municipality_code NOT IN ('', ?1))
         UNION ALL SELECT NULL, name, 'jobcoach', 'coach' FROM coach WHERE name <> ''",
    )?;
    let seats = statement.query_map([block], |row| {
        let (role, kind): (String, String) = (row.get(2)?, row.get(3)?);
        let kind = match kind.as_str() {
            "gemeente" => OwnerKind::Gemeente,
            "uwv" => OwnerKind::Uwv,
            "wsp" => OwnerKind::Wsp,
            "werkgever" => OwnerKind::Werkgever,
            "coach" | "jobcoachorganisatie" => OwnerKind::Jobcoach,
            _ => kind_of(&role),
        };
        Ok(Seat {
            name: text::tidy(&row.get::<_, String>(1)?),
            role,
            kind,
            contact_id: row.get(0)?,
            near: false,
        })
    })?;
    Ok(seats.collect::<Result<_, _>>()?)
}
