//! The interface: its packages and its build, each only when something changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::place;
use crate::steps::{Done, npm, run};
use crate::versions;

/// Installs the packages of the lock file, unless that was done since it changed.
///
/// # Errors
/// When Node is missing or npm fails.
pub fn installed() -> Done {
    versions::node()?;
    let ui = place::ui();
    let lock = changed(&ui.join("package-lock.json"));
    // npm writes this file last, so half an installation doesn't count.
    let done = changed(&ui.join("node_modules/.package-lock.json"));
    if done.is_some() && done >= lock {
        return Ok(());
    }
    run(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds the interface into `ui/dist`, which the program takes in when it is compiled.
///
/// # Errors
/// When Node is missing, or npm or the build fails.
pub fn built() -> Done {
    installed()?;
    let ui = place::ui();
    let sources = [
        "src",
        "index.html",
        "package-lock.json",
        "vite.config.ts",
        "svelte.config.js",
    ];
    let newest = sources
        .iter()
        .filter_map(|name| newest(&ui.join(name)))
        .max();
    let built = changed(&ui.join("dist/index.html"));
    if built.is_some() && built >= newest {
        return Ok(());
    }
    run(npm().args(["run", "--silent", "build"]))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// When anything in this file or folder last changed; a folder's own time tells of files that went.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = changed(path);
    let Ok(entries) = fs::read_dir(path) else {
        return own;
    };
    let inside = entries
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .max();
    own.max(inside)
}
