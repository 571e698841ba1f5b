//! The real window, driven by tests and benchmarks on a screen and a session bus of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install;
use crate::place;
use crate::steps::{Done, Failed, cargo, command, run};

const TAURI_DRIVER: &str = "tauri-driver@^2";

/// What drives the window is there, or made ready.
///
/// # Errors
/// When this isn't Linux, or something can't be installed.
pub fn ready() -> Done<PathBuf> {
    if !cfg!(target_os = "linux") {
        return Err(Failed::new("The window is driven on Linux."));
    }
    install::ensure(&[install::TEST_WINDOW])?;
    tauri_driver()
}

/// This command, on a screen and a session bus of its own, where it may start `program`.
#[must_use]
pub fn around(inner: &Command, program: &Path, driver: &Path) -> Command {
    let mut outer = command("dbus-run-session");
    outer.args([
        "--",
        "xvfb-run",
        "--auto-servernum",
        "--server-args=-screen 0 1600x1000x24",
    ]);
    outer
        .arg(inner.get_program())
        .args(inner.get_args())
        .current_dir(place::root())
        .env("CARGO_TARGET_DIR", place::target())
        .env("TRANSITIEROUTE_E2E", "1")
        .env("TRANSITIEROUTE_E2E_PROGRAM", program)
        .env("TRANSITIEROUTE_E2E_DRIVER", driver)
        // GTK on that screen, without looking for a bus of assistive tools that isn't there.
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    outer
}

/// The bridge between tests and window, built once and kept.
fn tauri_driver() -> Done<PathBuf> {
    let tools = place::cache().join("tools");
    let driver = tools.join("bin/tauri-driver");
    if !driver.is_file() {
        run(cargo()
            .args(["install", TAURI_DRIVER, "--locked", "--root"])
            .arg(&tools))?;
    }
    Ok(driver)
}
