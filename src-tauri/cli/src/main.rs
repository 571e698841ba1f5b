//! Transitieroute without a window, for the school's IT and for scripts.
//!
//! The same core as the window. With `--json` a command writes one JSON document on stdout;
//! messages and errors go to stderr. Exit codes: see [`outcome::exit_code`].

mod arguments;
mod commands;
mod outcome;
mod password;
mod print_arguments;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Asking for help is no mistake; for misuse a program that asked for JSON gets JSON.
            if error.use_stderr() && std::env::args().any(|word| word == "--json") {
                return outcome::fail(&outcome::problem("wrong_use", &error.to_string()), true);
            }
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() {
                outcome::WRONG_USE
            } else {
                0
            });
        }
    };
    let json = arguments.json;
    match commands::run(arguments) {
        Ok(answer) => outcome::print(&answer, json),
        Err(problem) => outcome::fail(&problem, json),
    }
}
