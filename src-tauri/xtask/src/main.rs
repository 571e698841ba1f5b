//! The chores of the project: `cargo xtask run | test | bench`.
//!
//! Deliberately without dependencies, so that it builds in seconds on a machine that has only Rust
//! and Node. What `run` says is Dutch, for whoever tries the program; what `test` and `bench` say is
//! English, for whoever works on it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore talks to the terminal"
)]

mod bench;
mod install;
mod licences;
mod place;
mod python;
mod run;
mod steps;
mod test;
mod ui;
mod verapdf;
mod versions;
mod window;

use std::process::ExitCode;

use steps::Failed;

const USAGE: &str = "\
cargo xtask run            build the program and open it on a demo dossier; without a display: print everything
cargo xtask test [PART…]   all checks, or only these parts: format ui clippy rust types licences pdf
                           oracles e2e
cargo xtask types          write the interface's types from the Rust types
cargo xtask bench [PART…]  the benchmarks, or only these: documents dossier lists matching meeting
                           planning roster split start;
                           with --peers the documents beside those of other programs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", options @ ..] => run::run(options),
        ["test", parts @ ..] => test::test(parts),
        ["types"] => test::write_types(),
        ["bench", parts @ ..] => bench::bench(parts),
        _ => Err(Failed::new(USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("\n{failed}");
            ExitCode::FAILURE
        }
    }
}
