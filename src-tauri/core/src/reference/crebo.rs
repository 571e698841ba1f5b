//! Qualification codes (crebo) of entree and level 2.
//!
//! The list is not complete and not checked per school year: a help while typing, never a
//! validation. A code that is missing here may well exist.

use std::sync::OnceLock;

use serde::Serialize;
use ts_rs::TS;

use super::{table, words};

const CSV: &str = include_str!("../../reference/crebo_entree_niveau2.csv");

/// An mbo qualification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct Qualification {
    /// Crebo: five digits.
    pub code: String,
    /// Name.
    pub name: String,
    /// Level 1 (entree) or 2.
    pub level: u8,
}

/// All qualifications of the list, in order of their code.
fn qualifications() -> &'static [Qualification] {
    static LIST: OnceLock<Vec<Qualification>> = OnceLock::new();
    LIST.get_or_init(|| {
        table::<5>(CSV)
            .into_iter()
            .filter_map(|[code, name, level, _kind, _source]| {
                Some(Qualification {
                    code,
                    name,
                    level: level.parse().ok()?,
                })
            })
            .collect()
    })
}

/// The qualification with this crebo.
#[must_use]
pub fn qualification(code: &str) -> Option<&'static Qualification> {
    let list = qualifications();
    list.iter().find(|q| q.code == code.trim())
}

/// Qualifications whose code starts with the text or whose name contains every word of it;
/// names that start with the text come first.
#[must_use]
pub fn search_qualifications(text: &str) -> Vec<&'static Qualification> {
    let wanted = words(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let parts: Vec<&str> = wanted.split(' ').collect();
    let mut found: Vec<(u8, &Qualification)> = qualifications()
        .iter()
        .filter_map(|q| {
            let name = words(&q.name);
            let rank = if q.code == wanted {
                0
            } else if q.code.starts_with(&wanted) {
                1
            } else if name.starts_with(&wanted) {
                2
            } else if parts.iter().all(|word| name.contains(word)) {
                3
            } else {
                return None;
            };
            Some((rank, q))
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1.name, &a.1.code).cmp(&(b.0, &b.1.name, &b.1.code)));
    found.into_iter().map(|(_, q)| q).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_whole_list_is_read() {
        assert_eq!(qualifications().len(), 107);
        assert_eq!(qualifications().iter().filter(|q| q.level == 1).count(), 9);
        assert!(
            qualifications()
                .iter()
                .all(|q| q.code.len() == 5 && !q.name.is_empty())
        );
    }

    #[test]
    fn found_by_code_and_by_words() {
        assert_eq!(qualification("25032").unwrap().name, "Glazenwasser");
        assert!(qualification("99999").is_none());
        assert_eq!(search_qualifications("25032")[0].name, "Glazenwasser");
        assert_eq!(search_qualifications("glazen")[0].code, "25032");
        assert!(
            search_qualifications("omgevingen schoonmaker")
                .iter()
                .any(|q| q.code == "25034")
        );
        assert!(search_qualifications("  ").is_empty());
    }
}
