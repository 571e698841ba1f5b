//! Names of owners: what is proposed, and what is printed.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use super::line::kind_of;
use super::{AgreementError, OwnerKind, SaveAgreement};
use crate::ids::ContactId;
use crate::store::transact::Tx;
use crate::store::{Dossier, StoreError};
use crate::text;

/// Names to complete an owner with: contacts, coaches and earlier owners. Never a student or a
/// relative: the list is on screen while another student sits at the table.
///
/// # Errors
/// Only those of the store.
pub fn owners(dossier: &Dossier) -> Result<Vec<String>, AgreementError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(
            "SELECT name FROM contact WHERE archived = 0 AND name <> ''
             UNION SELECT name FROM coach WHERE name <> ''
             UNION SELECT owner FROM agreement WHERE owner_kind NOT IN ('jongere', 'ouder')
             UNION SELECT p.name FROM participant AS p WHERE p.student_id IS NULL
             ORDER BY 1 COLLATE NOCASE",
        )?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(no_family(sql, names.collect::<Result<_, _>>()?)?)
    })
}

/// These names without those of students and of the people around them, also when one of them stands
/// on a list as somebody else: a mother who was typed in for a whole meeting.
pub(crate) fn no_family(sql: &Connection, names: Vec<String>) -> Result<Vec<String>, StoreError> {
    let mut family: HashSet<String> = HashSet::new();
    let mut statement = sql.prepare_cached(
        "SELECT first_name || ' ' || iif(prefix = '', '', prefix || ' ') || last_name AS name, '' AS role FROM student
         UNION SELECT name, '' FROM relative UNION SELECT name, role FROM participant WHERE role <> ''",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let role: String = row.get("role")?;
        if role.is_empty() || kind_of(&role) == OwnerKind::Ouder {
            family.insert(text::fold(&row.get::<_, String>("name")?));
        }
    }
    Ok(names
        .into_iter()
        .filter(|name| !family.contains(&text::fold(name)))
        .collect())
}

/// The contact with the name; one who is gone in the meantime leaves just the typed name.
pub(super) fn known_contact(
    sql: &Connection,
    id: Option<&ContactId>,
) -> Result<Option<(ContactId, String)>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    Ok(sql
        .prepare_cached("SELECT id, name FROM contact WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The owner as it is printed: the typed name, else the contact's, else the kind's own word.
pub(super) fn owner_name(
    tx: &Tx<'_>,
    request: &SaveAgreement,
    contact: Option<&(ContactId, String)>,
) -> Result<String, AgreementError> {
    let first_name: Option<String> = tx
        .sql
        .prepare_cached("SELECT first_name FROM student WHERE id = ?1")?
        .query_row([&request.student_id], |row| row.get(0))
        .optional()?;
    let first_name = first_name.ok_or(AgreementError::Unknown)?;
    let typed = text::tidy(&request.owner);
    if !typed.is_empty() {
        return Ok(typed);
    }
    if let Some((_, name)) = contact {
        return Ok(name.clone());
    }
    let word = match request.owner_kind {
        OwnerKind::Jongere => return Ok(first_name),
        OwnerKind::Ik => {
            let name = tx.by()?;
            return Ok(if name.is_empty() {
                "ik".to_owned()
            } else {
                name
            });
        }
        OwnerKind::Ouder => "ouder",
        OwnerKind::School => "school",
        OwnerKind::Gemeente => "gemeente",
        OwnerKind::Uwv => "UWV",
        OwnerKind::Wsp => "WSP",
        OwnerKind::Jobcoach => "jobcoach",
        OwnerKind::Werkgever => "werkgever",
        OwnerKind::Anders => "iemand anders",
    };
    Ok(word.to_owned())
}
