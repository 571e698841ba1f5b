//! Counts of a cohort for the director, the inspection or the region: never a name, and never a
//! group so small that it is one (handbook 9 and 10.2).
//!
//! Each table stands on its own. Destinations within a kind of school are not given: a small group
//! would follow from the difference with the table beside it.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::DisclosureError;
use crate::reference::destination;
use crate::store::{Dossier, StoreError};

/// The smallest group that is counted on its own.
pub const LEAST: usize = 5;

/// A group and how many are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct Count {
    /// Name of the group; of all in it when it was merged.
    pub label: String,
    /// How many; at least [`LEAST`].
    pub count: usize,
    /// Groups that are in it, when it was merged.
    pub merged: Vec<String>,
}

/// Counts of one cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct CohortCounts {
    /// School year of leaving.
    pub cohort: String,
    /// Students in it; absent when that is fewer than [`LEAST`], and then nothing is counted.
    pub total: Option<usize>,
    /// Where they go, by the plan of the route.
    pub destinations: Vec<Count>,
    /// What they are prepared for.
    pub profiles: Vec<Count>,
    /// Kinds of school.
    pub school_types: Vec<Count>,
    /// Where they are on the route.
    pub phases: Vec<Count>,
}

/// The counts of a cohort, by the current route of each student.
///
/// # Errors
/// Only those of the store.
pub fn cohort(dossier: &Dossier, name: &str) -> Result<CohortCounts, DisclosureError> {
    dossier.read(|sql| {
        let table = |column: &str, label: fn(&str) -> String| -> Result<Vec<Count>, StoreError> {
            let groups = groups(sql, name, column)?;
            Ok(merge(
                groups
                    .into_iter()
                    .map(|(code, count)| (label(&code), count))
                    .collect(),
                LEAST,
            ))
        };
        let total: usize = groups(sql, name, "''")?
            .iter()
            .map(|(_, count)| count)
            .sum();
        Ok(CohortCounts {
            cohort: name.to_owned(),
            total: (total >= LEAST).then_some(total),
            destinations: table("plan_a_code", destination_label)?,
            profiles: table("outflow_profile", profile_label)?,
            school_types: table("school_type", school_label)?,
            phases: table("phase", phase_label)?,
        })
    })
}

fn groups(
    sql: &Connection,
    cohort: &str,
    column: &str,
) -> Result<Vec<(String, usize)>, StoreError> {
    // The latest route of a student is the current one.
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {column} AS code, count(*) AS students FROM route JOIN student ON student.id = student_id
         WHERE cohort = ?1 AND route.id = (SELECT id FROM route AS latest WHERE latest.student_id = student.id
           ORDER BY created_at DESC, id DESC LIMIT 1)
         GROUP BY code ORDER BY code"
    ))?;
    let rows = statement.query_map([cohort], |row| {
        Ok((
            row.get::<_, String>("code")?,
            usize::try_from(row.get::<_, i64>("students")?).unwrap_or_default(),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Merges small groups until each holds at least `least`: all that are smaller go together, with the
/// next smallest when they are still too few. Groups of the same name are one; empty ones are gone.
/// When all together are too few, nothing is left to show.
///
/// The order is by size, largest first; the merged group comes last.
#[must_use]
pub fn merge(groups: Vec<(String, usize)>, least: usize) -> Vec<Count> {
    let mut named: Vec<(String, usize)> = Vec::new();
    for (label, count) in groups.into_iter().filter(|(_, count)| *count > 0) {
        match named.iter_mut().find(|(known, _)| *known == label) {
            Some((_, sum)) => *sum += count,
            None => named.push((label, count)),
        }
    }
    named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut small = named.split_off(named.partition_point(|(_, count)| *count >= least));
    let sum = |groups: &[(String, usize)]| groups.iter().map(|(_, count)| count).sum::<usize>();
    // A single small group would be known from the total, so it takes the next one along.
    while !small.is_empty() && sum(&small) < least {
        match named.pop() {
            Some(next) => small.insert(0, next),
            None => return Vec::new(),
        }
    }
    let mut counts: Vec<Count> = named
        .into_iter()
        .map(|(label, count)| Count {
            label,
            count,
            merged: Vec::new(),
        })
        .collect();
    if !small.is_empty() {
        let count = sum(&small);
        let mut merged: Vec<String> = small.into_iter().map(|(label, _)| label).collect();
        counts.push(match (merged.len(), merged.pop()) {
            (1, Some(label)) => Count {
                label,
                count,
                merged: Vec::new(),
            },
            (_, last) => {
                merged.extend(last);
                merged.sort_unstable();
                Count {
                    label: merged.join(", "),
                    count,
                    merged,
                }
            }
        });
    }
    counts
}

fn destination_label(code: &str) -> String {
    match code {
        "" => "nog niet bekend".to_owned(),
        code => destination(code).map_or_else(|| code.to_owned(), |known| known.name.clone()),
    }
}

fn profile_label(code: &str) -> String {
    match code {
        "" => "nog niet bekend",
        "vervolgonderwijs" => "verder leren",
        "arbeid" => "werk",
        other => other,
    }
    .to_owned()
}

fn school_label(code: &str) -> String {
    match code {
        "" => "niet bekend",
        "pro" => "praktijkonderwijs",
        "vso" => "voortgezet speciaal onderwijs",
        "entree" => "mbo entree",
        "mbo2" => "mbo niveau 2",
        other => other,
    }
    .to_owned()
}

fn phase_label(code: &str) -> String {
    crate::route::Phase::from_code(code)
        .map_or_else(|| code.to_owned(), |phase| phase.label().to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn merged(groups: &[(&str, usize)]) -> Vec<(String, usize)> {
        let groups = groups
            .iter()
            .map(|(label, count)| ((*label).to_owned(), *count))
            .collect();
        merge(groups, LEAST)
            .into_iter()
            .map(|count| (count.label, count.count))
            .collect()
    }

    fn counts(groups: &[(&str, usize)]) -> Vec<(String, usize)> {
        groups
            .iter()
            .map(|(label, count)| ((*label).to_owned(), *count))
            .collect()
    }

    #[test]
    fn small_groups_go_together_until_nobody_is_known() {
        assert_eq!(merged(&[("a", 7), ("b", 5)]), counts(&[("a", 7), ("b", 5)]));
        assert_eq!(
            merged(&[("a", 9), ("b", 3), ("c", 2), ("d", 0)]),
            counts(&[("a", 9), ("b, c", 5)])
        );
        assert_eq!(
            merged(&[("a", 9), ("b", 6), ("c", 1)]),
            counts(&[("a", 9), ("b, c", 7)]),
            "one alone is known from the total, so it takes the next along"
        );
        assert_eq!(merged(&[("a", 6), ("b", 4)]), counts(&[("a, b", 10)]));
        assert_eq!(merged(&[("a", 2), ("b", 2)]), counts(&[]));
        assert_eq!(merged(&[("a", 3), ("a", 3)]), counts(&[("a", 6)]));
        assert_eq!(merged(&[]), counts(&[]));
    }

    proptest! {
        #[test]
        fn no_group_is_small_and_nobody_is_lost(sizes in proptest::collection::vec(0_usize..20, 0..12)) {
            let total: usize = sizes.iter().sum();
            let groups: Vec<(String, usize)> = sizes
                .iter()
                .enumerate()
                .map(|(number, count)| (format!("g{number:02}"), *count))
                .collect();
            let found = merge(groups, LEAST);
            prop_assert!(found.iter().all(|count| count.count >= LEAST));
            let shown: usize = found.iter().map(|count| count.count).sum();
            prop_assert_eq!(shown, if total >= LEAST { total } else { 0 });
        }
    }
}
