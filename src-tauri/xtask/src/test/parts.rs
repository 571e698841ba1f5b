//! The parts of `cargo xtask test`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Tally, counts};
use crate::install;
use crate::licences as licence;
use crate::place;
use crate::python::environment;
use crate::steps::{Done, Failed, cargo, npm, run, tee, works};
use crate::ui as interface;
use crate::verapdf;
use crate::window;

/// Tests that need more than cargo and have a part of their own.
const PDF: &str = "pdf";
const ORACLES: &str = "oracles";
const E2E: &str = "e2e";
/// The tests that write the types of everything that crosses; together in one process.
const WRITES_TYPES: &str = "commands::map::export_bindings";

/// Rust and everything else is laid out as the formatters want it.
pub fn format() -> Done<Tally> {
    interface::installed()?;
    let rust = tee(cargo().args([
        "fmt",
        "--all",
        "--",
        "--check",
        "--files-with-diff",
        "--color=never",
    ]))?
    .0;
    let prettier = tee(npm().args(["run", "--silent", "format:check"]))?.0;
    Ok(Tally::one(rust).and(Tally::one(prettier)))
}

/// The interface: Svelte and TypeScript are sound, its tests pass, and it builds.
pub fn ui() -> Done<Tally> {
    interface::installed()?;
    let sound = tee(npm().args(["run", "--silent", "check"]))?.0;
    // A slow machine is no broken interface.
    let patient = ["run", "--silent", "test", "--", "--testTimeout=60000"];
    let (passed, output) = tee(npm().args(patient).env("NO_COLOR", "1"))?;
    let built = interface::built().is_ok();
    Ok(Tally::one(sound)
        .and(Tally::one(built))
        .and(counted(passed, &output)))
}

/// Everything we ship may be shipped.
pub fn licences() -> Done<Tally> {
    let (passed, refused) = licence::check()?;
    for line in &refused {
        println!("{line}");
    }
    println!(
        "{passed} packages carry a licence that goes with ours, {} do not",
        refused.len()
    );
    Ok(Tally {
        passed,
        failed: refused.len(),
    })
}

/// No warnings anywhere.
pub fn clippy() -> Done<Tally> {
    compilable()?;
    let clean = tee(cargo().args([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?
    .0;
    Ok(Tally::one(clean))
}

/// Every Rust test that needs neither veraPDF, nor a judge from outside, nor a window.
pub fn rust() -> Done<Tally> {
    compilable()?;
    install::ensure(&[install::DOCUMENTS])?;
    let names = test_names()?;
    let names: Vec<&String> = names
        .iter()
        .filter(|name| !name.starts_with(E2E) && *name != PDF && *name != ORACLES)
        .collect();
    if nextest() {
        let wanted = format!(
            "not (binary(={PDF}) | binary(={ORACLES}) | binary(/^{E2E}/) | test(/export_bindings_/))"
        );
        return counted_run(
            cargo_test(&["nextest", "run"], &["--no-fail-fast", "-E", &wanted])
                .env("TS_RS_EXPORT_DIR", types_folder()),
        );
    }
    // All in one go: another choice of packages is another choice of features, and half of
    // everything would be built a second time.
    let mut all = cargo_test(&["test"], &["--no-fail-fast", "--lib", "--bins"]);
    for name in names {
        all.args(["--test", name]);
    }
    counted_run(all.env("TS_RS_EXPORT_DIR", types_folder()))
}

/// The interface's types are those of the Rust code, file by file. One test writes them all: the
/// map of commands knows every type that crosses, and several writers at once spoil each other's
/// files.
pub fn types() -> Done<Tally> {
    compilable()?;
    let fresh = types_folder();
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    if !written_types(&fresh)? {
        return Ok(Tally::one(false));
    }
    let fresh = texts(&fresh)?;
    let committed = texts(&place::ui().join("src/lib/backend/gen"))?;
    let names: Vec<&PathBuf> = fresh
        .keys()
        .chain(committed.keys().filter(|name| !fresh.contains_key(*name)))
        .collect();
    let mut tally = Tally::default();
    for name in names {
        let same = fresh.get(name) == committed.get(name);
        if !same {
            println!(
                "{} is out of date; make it anew with: cargo xtask types",
                name.display()
            );
        }
        tally = tally.and(Tally::one(same));
    }
    println!("{} files of types compared", tally.passed + tally.failed);
    Ok(tally)
}

/// Writes the interface's types anew where the interface reads them.
pub fn write_types() -> Done {
    compilable()?;
    // First beside it: types that can't be made may not cost the ones that are there.
    let fresh = types_folder();
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    if !written_types(&fresh)? {
        return Err(Failed::new("The types were not written."));
    }
    let folder = place::ui().join("src/lib/backend/gen");
    let texts = texts(&fresh)?;
    fs::remove_dir_all(&folder)?;
    for (name, text) in texts {
        let path = folder.join(name);
        path.parent().map(fs::create_dir_all).transpose()?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn written_types(folder: &Path) -> Done<bool> {
    let mut export = cargo_test(&["test"], &["--bins", WRITES_TYPES]);
    Ok(tee(export.env("TS_RS_EXPORT_DIR", folder))?.0)
}

/// Every document meets PDF/UA-1 and PDF/A-3a.
pub fn pdf() -> Done<Tally> {
    compilable()?;
    install::ensure(&[install::DOCUMENTS])?;
    let classes = verapdf::ready()?;
    counted_run(file(PDF).env("TRANSITIEROUTE_VERAPDF", classes))
}

/// Judges from outside agree: another solver with the split, another reader with the calendars.
pub fn oracles() -> Done<Tally> {
    compilable()?;
    let python = environment(
        "oracles",
        "tests/oracles/requirements.txt",
        &["--only-binary=:all:", "--require-hashes"],
    )?;
    counted_run(file(ORACLES).env("TRANSITIEROUTE_ORACLES", python))
}

/// One file of tests that has a part of its own.
fn file(name: &str) -> Command {
    if nextest() {
        cargo_test(
            &["nextest", "run"],
            &["--no-fail-fast", "-E", &format!("binary(={name})")],
        )
    } else {
        cargo_test(&["test"], &["--no-fail-fast", "--test", name])
    }
}

/// The whole walk in the real window, on a screen and a session bus of its own.
pub fn e2e() -> Done<Tally> {
    let driver = window::ready()?;
    compilable()?;
    install::ensure(&[install::DOCUMENTS])?;
    run(&mut cargo_test(&["build"], &["--bins", "--tests"]))?;
    let inner = if nextest() {
        // One window at a time: the program lets only one start. A second try, because the web
        // view's driver now and then stops answering under Xvfb; nextest names such a test flaky.
        cargo_test(
            &["nextest", "run"],
            &[
                "--no-fail-fast",
                "-j1",
                "--retries",
                "2",
                "-E",
                &format!("binary(/^{E2E}/)"),
            ],
        )
    } else {
        let mut inner = cargo_test(&["test"], &["--no-fail-fast"]);
        for name in test_names()?.iter().filter(|name| name.starts_with(E2E)) {
            inner.args(["--test", name]);
        }
        inner.args(["--", "--test-threads=1"]);
        inner
    };
    let program = place::built("debug", "transitieroute");
    counted_run(&mut window::around(&inner, &program, &driver))
}

/// What must be there before the workspace compiles: system libraries, and the interface, which the
/// window takes in.
fn compilable() -> Done {
    install::ensure(&[install::BUILD, install::WINDOW])?;
    interface::built()
}

/// The whole workspace every time: another choice of packages is another choice of features, and
/// cargo would build the same crates once more.
fn cargo_test(verb: &[&str], rest: &[&str]) -> Command {
    let mut cargo = cargo();
    cargo
        .args(verb)
        .args(["--locked", "--workspace"])
        .args(rest);
    cargo
}

fn nextest() -> bool {
    works("cargo", &["nextest", "--version"])
}

fn counted_run(tests: &mut Command) -> Done<Tally> {
    let (passed, output) = tee(tests.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never"))?;
    Ok(counted(passed, &output))
}

/// Counts tests; a run that ended badly without naming a failed test (it didn't compile) is one failure.
fn counted(passed: bool, output: &str) -> Tally {
    let tally = counts::read(output);
    if passed == (tally.failed == 0) {
        tally
    } else {
        tally.and(Tally::one(false))
    }
}

/// Names of the files with integration tests: the stories, and those of every other package.
fn test_names() -> Done<Vec<String>> {
    let mut folders = vec![place::root().join("tests/tests")];
    for package in fs::read_dir(place::root().join("src-tauri"))? {
        let folder = package?.path().join("tests");
        if folder.is_dir() {
            folders.push(folder);
        }
    }
    let mut names = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                names.extend(
                    path.file_stem()
                        .map(|name| name.to_string_lossy().into_owned()),
                );
            }
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// Types are made by tests; they may not overwrite the committed ones, or no check would ever fail.
fn types_folder() -> PathBuf {
    place::target().join("types")
}

fn texts(folder: &Path) -> Done<BTreeMap<PathBuf, String>> {
    fn walk(folder: &Path, base: &Path, found: &mut BTreeMap<PathBuf, String>) -> Done {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                walk(&path, base, found)?;
            } else {
                let name = path.strip_prefix(base).unwrap_or(&path).to_owned();
                found.insert(name, fs::read_to_string(&path)?.replace("\r\n", "\n"));
            }
        }
        Ok(())
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_ends_badly_is_never_counted_as_fine() {
        let fine = "Summary [ 1.0s] 3 tests run: 3 passed, 0 skipped";
        let broken = "Summary [ 1.0s] 3 tests run: 2 passed, 1 failed, 0 skipped";
        assert_eq!(
            counted(true, fine),
            Tally {
                passed: 3,
                failed: 0
            }
        );
        assert_eq!(
            counted(false, broken),
            Tally {
                passed: 2,
                failed: 1
            }
        );
        assert_eq!(
            counted(false, "error: could not compile"),
            Tally {
                passed: 0,
                failed: 1
            }
        );
        assert_eq!(
            counted(false, fine),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(
            counted(true, ""),
            Tally {
                passed: 0,
                failed: 0
            }
        );
    }
}
