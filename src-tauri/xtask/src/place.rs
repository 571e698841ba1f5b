//! Where things lie.

use std::env;
use std::path::PathBuf;

/// The checkout. The one that cargo was started in, not the one that this program was built in: two
/// checkouts may share a target folder.
pub fn root() -> PathBuf {
    let built_in = || env!("CARGO_MANIFEST_DIR").into();
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(built_in));
    here.ancestors().nth(2).unwrap_or(&here).to_owned()
}

/// The interface.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// What may be thrown away and is slow to make again; outside the checkout.
pub fn cache() -> PathBuf {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    home.map_or_else(env::temp_dir, PathBuf::from)
        .join(".cache/transitieroute")
}

/// Where cargo builds. A clean checkout on a build server finds what the run before it built.
pub fn target() -> PathBuf {
    if let Some(set) = env::var_os("CARGO_TARGET_DIR") {
        return std::path::absolute(PathBuf::from(&set)).unwrap_or_else(|_| set.into());
    }
    if env::var("CI").is_ok_and(|value| value == "true") {
        cache().join("target")
    } else {
        root().join("target")
    }
}

/// A program that cargo built in this profile (`debug` or `release`).
pub fn built(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Is there a screen to open a window on?
pub fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
