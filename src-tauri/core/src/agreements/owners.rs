//! What each owner still has to do, over all students: a list to print or to mail (handbook 8.8).
//!
//! A list holds only what is of this one owner. So a name that says who somebody is for one student
//! (ouder, jobcoach, werkgever, mentor) makes a list per student, and "gemeente" one per municipality.

mod known;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(super) use self::known::Known;
pub(crate) use self::known::decided_for;
use super::store::find;
use super::{Agreement, AgreementError, OwnerKind};
use crate::ids::{ContactId, OrganisationId, StudentId};
use crate::store::{Dossier, StoreError};
use crate::text::fold;

/// Whose list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "of")]
#[ts(export, export_to = "agreements.ts")]
pub enum OwnerKey {
    /// The person who uses the program.
    Ik,
    /// Somebody at an organisation.
    Contact {
        /// Who.
        id: ContactId,
    },
    /// Everybody at an organisation, and what the organisation itself does.
    Organisation {
        /// Which.
        id: OrganisationId,
    },
    /// A municipality without a person.
    Gemeente {
        /// CBS code.
        code: String,
    },
    /// A name that was typed.
    Name {
        /// The name, folded.
        name: String,
    },
    /// A student.
    Student {
        /// Who.
        id: StudentId,
    },
    /// Somebody around one student.
    Around {
        /// Which student.
        id: StudentId,
        /// Who it is for the student.
        kind: OwnerKind,
        /// The name, folded.
        name: String,
    },
}

/// An owner with how much is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct OwnerRow {
    /// Whose.
    pub key: OwnerKey,
    /// Kind, of the first agreement.
    pub kind: OwnerKind,
    /// Name as it is printed.
    pub owner: String,
    /// Where the owner works; or for whom, when it is somebody around one student. May be empty.
    pub organisation: String,
    /// Number of that organisation.
    pub organisation_id: Option<OrganisationId>,
    /// Mail, when known.
    pub email: String,
    /// Phone, when known.
    pub phone: String,
    /// Open agreements.
    pub open: usize,
    /// Of these past their day.
    pub late: usize,
    /// Days past due of the oldest late one.
    pub days_late: i64,
    /// The first day that is still to come.
    pub next_due: Option<NaiveDate>,
    /// About how many students.
    pub students: usize,
    /// The last day on which the owner was asked about one that is late.
    pub reminded_on: Option<NaiveDate>,
}

/// What an owner has to do for one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct OwnerStudent {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Student number.
    pub number: String,
    /// First letters, `S.V.`.
    pub initials: String,
    /// Class.
    pub class: String,
    /// Age on the day, when the date of birth is known.
    pub age: Option<u32>,
    /// Somebody decides for the student by law: mentor, bewind, curatele …
    pub represented: bool,
    /// The agreements, by day.
    pub agreements: Vec<Agreement>,
}

/// The list of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct OwnerList {
    /// Who.
    pub owner: OwnerRow,
    /// The students with something open, by name.
    pub students: Vec<OwnerStudent>,
}

/// Every owner with something open: who is late first, then by name.
///
/// # Errors
/// Only those of the store.
pub fn lists(dossier: &Dossier, today: NaiveDate) -> Result<Vec<OwnerRow>, AgreementError> {
    dossier.read(|sql| {
        let open = find(sql, "a.status = 'open'", [], today)?;
        Ok(rows(sql, &open)?)
    })
}

/// These open agreements by their owners.
pub(crate) fn rows(sql: &Connection, open: &[Agreement]) -> Result<Vec<OwnerRow>, StoreError> {
    let known = Known::read(sql)?;
    let mut groups: BTreeMap<OwnerKey, Vec<&Agreement>> = BTreeMap::new();
    for agreement in open {
        groups
            .entry(known.key(agreement))
            .or_default()
            .push(agreement);
    }
    let mut rows: Vec<OwnerRow> = groups
        .into_iter()
        .filter_map(|(key, list)| known.row(key, &list))
        .collect();
    rows.sort_by_cached_key(|row| (-row.days_late, fold(&row.owner), fold(&row.organisation)));
    Ok(rows)
}

/// The open agreements of one owner, by student.
///
/// # Errors
/// `NothingOpen` when there are none any more.
pub fn owner_list(
    dossier: &Dossier,
    key: &OwnerKey,
    today: NaiveDate,
) -> Result<OwnerList, AgreementError> {
    dossier.read(|sql| list_of(sql, key, today))
}

/// The lists of several owners, in one walk; of everybody but the one at the keyboard when no key is
/// given. Who has nothing open is not among them.
///
/// # Errors
/// Only those of the store.
pub fn lists_of(
    dossier: &Dossier,
    keys: &[OwnerKey],
    today: NaiveDate,
) -> Result<Vec<OwnerList>, AgreementError> {
    dossier.read(|sql| {
        let known = Known::read(sql)?;
        let open = find(sql, "a.status = 'open'", [], today)?;
        let mut groups: BTreeMap<OwnerKey, Vec<Agreement>> = BTreeMap::new();
        for agreement in open {
            let own = known.key(&agreement);
            let wide = keys.iter().filter(|key| {
                matches!(key, OwnerKey::Organisation { .. }) && known.is_of(&agreement, key)
            });
            for key in wide {
                groups
                    .entry(key.clone())
                    .or_default()
                    .push(agreement.clone());
            }
            let asked = if keys.is_empty() {
                own != OwnerKey::Ik
            } else {
                keys.contains(&own)
            };
            if asked {
                groups.entry(own).or_default().push(agreement);
            }
        }
        let mut lists: Vec<OwnerList> = groups
            .into_iter()
            .filter_map(|(key, own)| known.list(key, own, today))
            .collect();
        lists.sort_by_cached_key(|list| (fold(&list.owner.owner), fold(&list.owner.organisation)));
        Ok(lists)
    })
}

pub(super) fn list_of(
    sql: &Connection,
    key: &OwnerKey,
    today: NaiveDate,
) -> Result<OwnerList, AgreementError> {
    let known = Known::read(sql)?;
    let mut own = find(sql, "a.status = 'open'", [], today)?;
    own.retain(|agreement| known.is_of(agreement, key));
    known
        .list(key.clone(), own, today)
        .ok_or(AgreementError::NothingOpen)
}
