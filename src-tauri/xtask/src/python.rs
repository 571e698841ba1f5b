//! Python with packages of its own: judges from outside and programs to measure beside ours.

use std::fs;
use std::path::{Path, PathBuf};

use crate::install;
use crate::place;
use crate::steps::{Done, command, run};

/// An environment that is kept in the cache and made anew when its list of packages (a file in the
/// checkout) changes; gives its interpreter.
///
/// # Errors
/// When there is no Python, or a package can't be had.
pub fn environment(name: &str, requirements: &str, pip: &[&str]) -> Done<PathBuf> {
    install::ensure(&[install::PYTHON])?;
    let folder = place::cache().join(name);
    let python = interpreter(&folder);
    let wanted = place::root().join(requirements);
    let kept = folder.join("requirements.txt");
    let text = fs::read_to_string(&wanted)?;
    // An environment leans on the interpreter that made it: one that is gone takes it along.
    let starts = || crate::steps::works(&python.to_string_lossy(), &["--version"]);
    if fs::read_to_string(&kept).ok().as_ref() != Some(&text) || !starts() {
        let python3 = if cfg!(windows) { "python" } else { "python3" };
        run(command(python3)
            .args(["-m", "venv", "--clear"])
            .arg(&folder))?;
        run(command(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .arg("--disable-pip-version-check")
            .args(pip)
            .arg("--requirement")
            .arg(&wanted))?;
        fs::write(&kept, text)?;
    }
    Ok(python)
}

fn interpreter(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}
