//! Who comes for a municipality: its own contact persons, and those of WSP and UWV in its labour
//! market region.

use std::collections::HashMap;

use rusqlite::Connection;

use super::ProposedPerson;
use crate::organisations::OrganisationKind;
use crate::reference;
use crate::store::{StoreError, column};
use crate::text::fold;

/// The contact persons of municipalities, WSP and UWV.
pub(super) struct Network {
    of_municipality: HashMap<String, Vec<ProposedPerson>>,
    /// By labour market region; empty for an organisation of which no municipality is known.
    of_region: HashMap<String, Vec<(OrganisationKind, ProposedPerson)>>,
}

impl Network {
    pub(super) fn read(sql: &Connection) -> Result<Self, StoreError> {
        let mut network = Self {
            of_municipality: HashMap::new(),
            of_region: HashMap::new(),
        };
        let mut statement = sql.prepare_cached(
            "SELECT c.id, c.name, c.role, c.email, c.phone, o.id AS organisation_id, o.name AS organisation, o.kind, o.municipality_code
             FROM contact AS c JOIN organisation AS o ON o.id = c.organisation_id
             WHERE o.kind IN ('gemeente', 'wsp', 'uwv') AND o.archived = 0 AND c.archived = 0
             ORDER BY o.kind, c.name, c.id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let kind: OrganisationKind = column::code(row, "kind")?;
            let code: String = row.get("municipality_code")?;
            let role: String = row.get("role")?;
            let (name, email): (String, String) = (row.get("name")?, row.get("email")?);
            let person = ProposedPerson {
                // Somebody who works for two municipalities stands at both; mail, or else the phone,
                // tells namesakes apart.
                key: format!(
                    "{}|{}",
                    fold(&name),
                    if email.is_empty() {
                        row.get::<_, String>("phone")?
                    } else {
                        fold(&email)
                    }
                ),
                name,
                role: if role.is_empty() {
                    kind_word(kind).to_owned()
                } else {
                    role
                },
                organisation: row.get("organisation")?,
                organisation_id: row.get("organisation_id")?,
                contact_id: row.get("id")?,
                regional: kind != OrganisationKind::Gemeente,
            };
            if kind == OrganisationKind::Gemeente {
                network
                    .of_municipality
                    .entry(code)
                    .or_default()
                    .push(person);
            } else {
                let region = region(&code);
                network
                    .of_region
                    .entry(region)
                    .or_default()
                    .push((kind, person));
            }
        }
        Ok(network)
    }

    /// Contact persons of the municipality itself.
    pub(super) fn own(&self, code: &str) -> &[ProposedPerson] {
        self.of_municipality.get(code).map_or(&[], Vec::as_slice)
    }

    /// Everybody who comes for a municipality, each once.
    pub(super) fn all(&self, code: &str) -> Vec<ProposedPerson> {
        let mut people = self.own(code).to_vec();
        for kind in [OrganisationKind::Wsp, OrganisationKind::Uwv] {
            let of = |region: &str| {
                self.of_region
                    .get(region)
                    .into_iter()
                    .flatten()
                    .filter(|(of, _)| *of == kind)
                    .map(|(_, person)| person.clone())
                    .collect::<Vec<_>>()
            };
            // One of which we don't know where it works, works everywhere where nobody else does.
            let near = of(&region(code));
            people.extend(if near.is_empty() { of("") } else { near });
        }
        let mut seen = std::collections::HashSet::new();
        people.retain(|person| seen.insert(person.key.clone()));
        people
    }
}

fn region(code: &str) -> String {
    reference::by_code(code)
        .map(|known| known.labour_region_code.clone())
        .unwrap_or_default()
}

fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Wsp => "WSP",
        OrganisationKind::Uwv => "UWV",
        _ => "gemeente",
    }
}
