//! Where students go: outflow destinations, profiles and positions (handbook 2 and 11).
//!
//! There is no official code list; the codes are this project's own. Destinations, profiles and
//! positions are different kinds of thing and are never added up in one count.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table;

const CSV: &str = include_str!("../../reference/uitstroombestemmingen.csv");

/// The kind of school that a destination belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "reference.ts")]
pub enum SchoolKind {
    /// Praktijkonderwijs.
    Pro,
    /// Voortgezet speciaal onderwijs.
    Vso,
    /// Middelbaar beroepsonderwijs, entree included.
    Mbo,
}

/// What a code of the list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "reference.ts")]
pub enum DestinationKind {
    /// Where the student goes on leaving (uitstroombestemming).
    Destination,
    /// What the student is prepared for (uitstroomprofiel).
    Profile,
    /// Where the student stands some time after leaving (positie na uitstroom).
    Position,
}

/// One destination, profile or position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct Destination {
    /// Own code, such as "PRO-ARB".
    pub code: String,
    /// Name in Dutch.
    pub name: String,
    /// Kind of school.
    pub school_kind: SchoolKind,
    /// What the code stands for.
    pub kind: DestinationKind,
}

/// All codes, in the order of the list.
#[must_use]
pub fn destinations() -> &'static [Destination] {
    static LIST: OnceLock<Vec<Destination>> = OnceLock::new();
    LIST.get_or_init(|| {
        table::<6>(CSV)
            .into_iter()
            .filter_map(|[code, name, school, _source, kind, _official]| {
                let school_kind = match school.as_str() {
                    "pro" => SchoolKind::Pro,
                    "vso" => SchoolKind::Vso,
                    "mbo" => SchoolKind::Mbo,
                    _ => return None,
                };
                let kind = match kind.as_str() {
                    "bestemming" => DestinationKind::Destination,
                    "uitstroomprofiel" => DestinationKind::Profile,
                    "positie na uitstroom" => DestinationKind::Position,
                    _ => return None,
                };
                Some(Destination {
                    code,
                    name,
                    school_kind,
                    kind,
                })
            })
            .collect()
    })
}

/// The destination with this code.
#[must_use]
pub fn destination(code: &str) -> Option<&'static Destination> {
    destinations()
        .iter()
        .find(|destination| destination.code == code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_row_of_the_list_is_lost() {
        assert_eq!(destinations().len(), 36);
        // Whoever leaves an mbo or vso has somewhere to go as well.
        for school in [SchoolKind::Pro, SchoolKind::Vso, SchoolKind::Mbo] {
            let own = destinations()
                .iter()
                .filter(|d| d.school_kind == school && d.kind == DestinationKind::Destination);
            assert!(own.count() >= 5, "{school:?}");
        }
        assert_eq!(
            destinations()
                .iter()
                .filter(|d| d.kind == DestinationKind::Profile)
                .count(),
            4
        );
        assert_eq!(destination("PRO-DAG").unwrap().name, "Dagbesteding");
        assert_eq!(destination("PRO-DAG").unwrap().school_kind, SchoolKind::Pro);
        assert!(destination("NIX").is_none());
    }
}
