//! Runs other programs, and says plainly what failed.

use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;

/// Why a chore stopped, in words for the terminal.
#[derive(Debug)]
pub struct Failed(String);

impl Failed {
    /// A failure with its explanation.
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// How a chore ends.
pub type Done<T = ()> = Result<T, Failed>;

/// A command without what the outer `cargo run` put into the environment for this program: the
/// inner cargo would take it for settings of the packages that it builds.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo, the same that started this program, with the shared target folder.
pub fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(crate::place::root())
        .env("CARGO_TARGET_DIR", crate::place::target());
    cargo
}

/// npm, in the folder of the interface.
pub fn npm() -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(crate::place::ui());
    npm
}

/// The command as one would type it.
pub fn typed(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    if let Some(name) = std::path::Path::new(&words[0]).file_name() {
        words[0] = name.to_string_lossy().into_owned();
    }
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Runs a command with its output on the terminal.
///
/// # Errors
/// When it can't start or ends with a failure.
pub fn run(command: &mut Command) -> Done {
    println!("$ {}", typed(command));
    let status = command
        .status()
        .map_err(|error| Failed::new(format!("{} does not start: {error}", typed(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failed::new(format!("{} failed ({status})", typed(command))))
    }
}

/// Runs a command and gives what it wrote on stdout, without a word on the terminal.
///
/// # Errors
/// When it can't start or ends with a failure; then with what it said.
pub fn read(command: &mut Command) -> Done<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failed::new(format!("{} does not start: {error}", typed(command))))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failed::new(format!(
            "{} failed ({}): {}",
            typed(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        )))
    }
}

/// Does this command start and end well?
pub fn works(program: &str, arguments: &[&str]) -> bool {
    command(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a command, shows its output line by line and keeps it, to count tests in.
///
/// # Errors
/// Only when it can't start.
pub fn tee(command: &mut Command) -> Done<(bool, String)> {
    println!("$ {}", typed(command));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failed::new(format!("{} does not start: {error}", typed(command))))?;
    let out = child.stdout.take().map(|pipe| thread::spawn(|| echo(pipe)));
    let err = child.stderr.take().map(|pipe| thread::spawn(|| echo(pipe)));
    let status = child.wait()?;
    let text = [out, err]
        .into_iter()
        .flatten()
        .filter_map(|reader| reader.join().ok())
        .collect();
    Ok((status.success(), text))
}

fn echo(pipe: impl Read) -> String {
    let mut kept = String::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        kept.push_str(&text);
        line.clear();
    }
    kept
}
