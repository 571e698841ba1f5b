//! Are Rust and Node new enough? Those two are the only things that must be there.

use crate::steps::{Done, Failed, command, read};

/// The oldest Rust that builds this.
const RUST: [u32; 2] = [1, 95];
/// The oldest Node that builds the interface.
const NODE: [u32; 2] = [20, 19];

/// Checks both.
///
/// # Errors
/// When one is missing or too old; says how to get it.
pub fn check() -> Done {
    rust()?;
    node()
}

/// Checks Rust.
///
/// # Errors
/// When it is missing or too old.
pub fn rust() -> Done {
    let found = read(command("rustc").arg("--version"));
    enough("Rust", RUST, found, "`rustup update` of https://rustup.rs")
}

/// Checks Node.
///
/// # Errors
/// When it is missing or too old.
pub fn node() -> Done {
    let found = read(command("node").arg("--version"));
    enough("Node", NODE, found, "https://nodejs.org (LTS)")
}

fn enough(name: &str, wanted: [u32; 2], found: Done<String>, source: &str) -> Done {
    let [major, minor] = wanted;
    let how = format!("Nodig is {name} {major}.{minor} of nieuwer: {source}.");
    let Ok(text) = found else {
        return Err(Failed::new(format!(
            "{name} staat niet op deze computer. {how}"
        )));
    };
    match numbers(&text) {
        Some(version) if version >= wanted => Ok(()),
        Some([major, minor]) => Err(Failed::new(format!(
            "Op deze computer staat {name} {major}.{minor}, dat is te oud. {how}"
        ))),
        None => Err(Failed::new(format!(
            "{name} noemt geen versie ({}). {how}",
            text.trim()
        ))),
    }
}

/// The first two numbers of a version, in whatever words it stands.
fn numbers(text: &str) -> Option<[u32; 2]> {
    text.split_whitespace().find_map(|word| {
        let mut parts = word.trim_start_matches('v').split(['.', '-']);
        Some([parts.next()?.parse().ok()?, parts.next()?.parse().ok()?])
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn versions_are_read_as_the_programs_print_them() {
        assert_eq!(
            numbers("rustc 1.95.0 (59807616e 2026-04-14)"),
            Some([1, 95])
        );
        assert_eq!(
            numbers("rustc 1.96.0-nightly (abc 2026-04-14)"),
            Some([1, 96])
        );
        assert_eq!(numbers("v20.20.2\n"), Some([20, 20]));
        assert_eq!(numbers("no idea"), None);
    }

    #[test]
    fn old_and_missing_programs_are_refused_with_the_way_out() {
        let old = enough("Node", NODE, Ok("v20.9.0".to_owned()), "nodejs.org");
        assert!(
            old.unwrap_err()
                .to_string()
                .contains("Node 20.9, dat is te oud. Nodig is Node 20.19")
        );
        let missing = enough("Node", NODE, Err(Failed::new("weg")), "nodejs.org");
        assert!(
            missing
                .unwrap_err()
                .to_string()
                .contains("staat niet op deze computer")
        );
        assert!(enough("Node", NODE, Ok("v26.0.1".to_owned()), "nodejs.org").is_ok());
        assert!(enough("Rust", RUST, Ok("rustc 2.0.0".to_owned()), "").is_ok());
    }
}
