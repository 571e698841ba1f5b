//! The command line, run as a script runs it: the real program, its exit code, stdout and stderr.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The password of every dossier in the tests.
pub const PASSWORD: &str = "oefenen-met-transitieroute";

/// What a run said.
#[derive(Debug)]
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// Text on stdout.
    pub out: String,
    /// Text on stderr.
    pub err: String,
}

impl Said {
    /// The one JSON document on stdout.
    ///
    /// # Panics
    /// When stdout is anything else.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The code of the one JSON error on stderr.
    ///
    /// # Panics
    /// When stderr is anything else, or stdout is not empty.
    #[must_use]
    pub fn problem(&self) -> String {
        assert!(self.out.is_empty(), "{self:?}");
        let problem: Value =
            serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error} in {self:?}"));
        assert!(
            problem["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        problem["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Runs a command on a dossier, with the password in the environment.
///
/// # Panics
/// When the program can't be built or started.
#[must_use]
pub fn run(dossier: &Path, arguments: &[&str]) -> Said {
    run_with(dossier, arguments, Some(PASSWORD))
}

/// As [`run`], with another password or none.
///
/// # Panics
/// When the program can't be built or started.
#[must_use]
pub fn run_with(dossier: &Path, arguments: &[&str], password: Option<&str>) -> Said {
    said(Command::new(program()), dossier, arguments, password)
}

/// As [`run`], cut off from every network, as far as this system can do that for a single program:
/// `None` when it can't.
///
/// # Panics
/// When the program can't be built or started.
#[must_use]
pub fn run_without_network(dossier: &Path, arguments: &[&str]) -> Option<Said> {
    const CUT: [&str; 4] = ["--user", "--map-root-user", "--net", "--"];
    // A network of its own has nothing to send to: not even the loopback is up.
    let routes = Command::new("unshare")
        .args(CUT)
        .args(["cat", "/proc/net/route"])
        .output()
        .ok()?;
    if !routes.status.success() {
        return None;
    }
    let routes = String::from_utf8_lossy(&routes.stdout);
    assert!(routes.lines().count() <= 1, "a network is left: {routes}");
    let mut command = Command::new("unshare");
    command.args(CUT).arg(program());
    Some(said(command, dossier, arguments, Some(PASSWORD)))
}

fn said(mut command: Command, dossier: &Path, arguments: &[&str], password: Option<&str>) -> Said {
    command.arg("--dossier").arg(dossier).args(arguments);
    command
        .env_remove("TRANSITIEROUTE_PASSWORD")
        .stdin(std::process::Stdio::null());
    if let Some(password) = password {
        command.env("TRANSITIEROUTE_PASSWORD", password);
    }
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the command line starts");
    Said {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(stderr).expect("stderr is UTF-8"),
    }
}

/// Builds the program once per test binary; cargo knows whether there is anything to do.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--locked", "-p", "transitieroute-cli"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo starts");
        assert!(built.success(), "the command line does not build");
        // A test binary lies in <target>/debug/deps.
        let own = std::env::current_exe().expect("the test's own path");
        own.ancestors()
            .nth(2)
            .expect("the target folder")
            .join("transitieroute-cli")
    })
}
