//! `cargo xtask test`: every check, each also alone, with a closing line per part.

mod counts;
mod parts;

pub use parts::write_types;

use std::time::{Duration, Instant};

use crate::steps::{Done, Failed};
use crate::versions;

/// How many checks of a part went well and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// One check.
    fn one(passed: bool) -> Self {
        Self {
            passed: usize::from(passed),
            failed: usize::from(!passed),
        }
    }

    /// Two tallies as one.
    fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

type Check = fn() -> Done<Tally>;

/// All parts, the quickest to fail first.
const PARTS: &[(&str, Check)] = &[
    ("format", parts::format),
    ("ui", parts::ui),
    ("licences", parts::licences),
    ("clippy", parts::clippy),
    ("rust", parts::rust),
    ("types", parts::types),
    ("pdf", parts::pdf),
    ("oracles", parts::oracles),
    ("e2e", parts::e2e),
];

/// Runs these parts, or all. A part that fails doesn't stop the others: one run tells everything.
///
/// # Errors
/// When a part fails, or its name is unknown.
pub fn test(names: &[&str]) -> Done {
    versions::check()?;
    let chosen = choose(names)?;
    let start = Instant::now();
    let mut results = Vec::new();
    for (name, check) in chosen {
        println!("\n== {name}");
        let started = Instant::now();
        let tally = check().unwrap_or_else(|failed| {
            println!("{failed}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        // A part that checked nothing is broken, not fine.
        let tally = if tally == Tally::default() {
            Tally::one(false)
        } else {
            tally
        };
        results.push((*name, tally, started.elapsed()));
    }
    println!("\n== summary");
    for (name, tally, time) in &results {
        let mark = if tally.failed == 0 {
            "ok    "
        } else {
            "FAILED"
        };
        println!(
            "{mark} {name:<9} {:>5} passed, {} failed {:>9}",
            tally.passed,
            tally.failed,
            clock(*time)
        );
    }
    let total = results
        .iter()
        .fold(Tally::default(), |sum, (_, tally, _)| sum.and(*tally));
    println!(
        "\n{} passed, {} failed in {}",
        total.passed,
        total.failed,
        clock(start.elapsed())
    );
    if total.failed == 0 {
        Ok(())
    } else {
        let broken: Vec<&str> = results
            .iter()
            .filter(|(_, tally, _)| tally.failed > 0)
            .map(|(name, ..)| *name)
            .collect();
        Err(Failed::new(format!(
            "Failed: {}. Alone: cargo xtask test {}",
            broken.join(", "),
            broken.join(" ")
        )))
    }
}

fn choose(names: &[&str]) -> Done<Vec<&'static (&'static str, Check)>> {
    if let Some(unknown) = names
        .iter()
        .find(|name| PARTS.iter().all(|(part, _)| part != *name))
    {
        let known: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(Failed::new(format!(
            "There is no part {unknown}; there are {}.",
            known.join(", ")
        )));
    }
    Ok(PARTS
        .iter()
        .filter(|(part, _)| names.is_empty() || names.contains(part))
        .collect())
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn parts_are_chosen_by_name_in_their_own_order() {
        let names = |chosen: Vec<&(&'static str, Check)>| {
            chosen.iter().map(|(name, _)| *name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(choose(&["rust", "format"]).unwrap()),
            ["format", "rust"]
        );
        assert_eq!(choose(&[]).unwrap().len(), PARTS.len());
        assert!(
            choose(&["rsut"])
                .unwrap_err()
                .to_string()
                .contains("no part rsut")
        );
    }

    #[test]
    fn time_is_readable() {
        assert_eq!(clock(Duration::from_millis(1530)), "1.5 s");
        assert_eq!(clock(Duration::from_secs(605)), "10 min 05 s");
    }
}
