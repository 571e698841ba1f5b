//! May we ship what we lean on? Every crate and npm package carries a licence that goes with EUPL-1.2.

use std::collections::BTreeMap;
use std::fs;

use crate::place;
use crate::steps::{Done, cargo, read};

/// Licences that ask for no more than a mention, or (MPL) stay with their own files.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    // Both give everything away; "blessing" is SQLite's.
    "WTFPL",
    "Zlib",
    "blessing",
];

/// Counts what is fine and lists what is not.
///
/// # Errors
/// When cargo can't list the crates or the npm lock file can't be read.
pub fn check() -> Done<(usize, Vec<String>)> {
    let listing = read(cargo().args([
        "tree",
        "--locked",
        "--workspace",
        "--target",
        "all",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}\t{l}",
    ]))?;
    let mut found = crates(&listing);
    found.extend(packages(&fs::read_to_string(
        place::ui().join("package-lock.json"),
    )?));
    let refused = found
        .iter()
        .filter(|(_, licence)| !allowed(licence))
        .map(|(name, licence)| {
            format!(
                "{name}: {}",
                if licence.is_empty() {
                    "no licence"
                } else {
                    licence
                }
            )
        })
        .collect::<Vec<_>>();
    Ok((found.len() - refused.len(), refused))
}

/// `name version (*)<tab>licence` lines; a crate stands in the tree more than once.
fn crates(listing: &str) -> BTreeMap<String, String> {
    let lines = listing
        .lines()
        .filter_map(|line| line.trim_end_matches(" (*)").split_once('\t'));
    lines
        .map(|(name, licence)| (name.to_owned(), licence.to_owned()))
        .collect()
}

/// Packages of an npm lock file: a line opens one, a later line names its licence.
fn packages(lock: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut name = "";
    for line in lock.lines() {
        let quoted = || line.split('"').nth(1).unwrap_or_default();
        if line.trim_start().starts_with("\"node_modules/") && line.ends_with('{') {
            name = quoted();
            found.insert(name.to_owned(), String::new());
        } else if line.starts_with("      \"license\":") && !name.is_empty() {
            found.insert(
                name.to_owned(),
                line.split('"').nth(3).unwrap_or_default().to_owned(),
            );
        }
    }
    found
}

/// Is one of the alternatives allowed in all its parts? Old crates write `/` for `OR`.
fn allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ");
    let mut words = Vec::new();
    for word in plain
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
    {
        words.push(word.to_owned());
    }
    let (fine, rest) = any(&words);
    fine && rest.is_empty()
}

fn any(words: &[String]) -> (bool, &[String]) {
    let (mut fine, mut rest) = all(words);
    while rest.first().is_some_and(|word| word == "OR") {
        let (other, after) = all(&rest[1..]);
        fine |= other;
        rest = after;
    }
    (fine, rest)
}

fn all(words: &[String]) -> (bool, &[String]) {
    let (mut fine, mut rest) = one(words);
    while rest.first().is_some_and(|word| word == "AND") {
        let (other, after) = one(&rest[1..]);
        fine &= other;
        rest = after;
    }
    (fine, rest)
}

fn one(words: &[String]) -> (bool, &[String]) {
    match words {
        [open, inside @ ..] if open == "(" => {
            let (fine, rest) = any(inside);
            match rest {
                [close, after @ ..] if close == ")" => (fine, after),
                _ => (false, rest),
            }
        }
        [name, with, exception, rest @ ..] if with == "WITH" => {
            let whole = format!("{name} WITH {exception}");
            (ALLOWED.contains(&whole.as_str()), rest)
        }
        [name, rest @ ..] => (ALLOWED.contains(&name.as_str()), rest),
        [] => (false, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_and_sums_of_licences_are_told_apart() {
        for fine in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(allowed(fine), "{fine}");
        }
        for wrong in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR GPL-3.0) AND AGPL-3.0",
            "MIT GPL-3.0",
            "(MIT",
            "SSPL-1.0 WITH x",
        ] {
            assert!(!allowed(wrong), "{wrong}");
        }
    }

    #[test]
    fn both_listings_are_read() {
        let tree =
            "serde v1.0.2\tMIT OR Apache-2.0\nserde v1.0.2\tMIT OR Apache-2.0 (*)\nodd v0.1.0\t\n";
        let found = crates(tree);
        assert_eq!(found.len(), 2);
        assert_eq!(found["serde v1.0.2"], "MIT OR Apache-2.0");
        let lock = "{\n    \"\": {\n      \"license\": \"EUPL-1.2\"\n    },\n    \"node_modules/a\": {\n      \"license\": \"MIT\"\n    },\n    \"node_modules/b\": {\n      \"version\": \"1\"\n    }\n}";
        let found = packages(lock);
        assert_eq!(found["node_modules/a"], "MIT");
        assert_eq!(found["node_modules/b"], "");
        assert_eq!(found.len(), 2);
    }
}
