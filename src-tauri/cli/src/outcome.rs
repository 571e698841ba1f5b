//! Answers on stdout, errors on stderr, and the exit code.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::Value;
use transitieroute_core::Problem;

/// Exit code for a command line that makes no sense.
pub const WRONG_USE: u8 = 2;

/// The answer of a command: data for programs and lines for people.
pub struct Answer {
    /// One JSON document.
    pub data: Value,
    /// Plain lines.
    pub lines: Vec<String>,
    /// The check found problems: the answer is printed, the exit code says so.
    pub damaged: bool,
}

impl Answer {
    /// An answer from data and lines.
    ///
    /// # Errors
    /// Only when the data can't be written as JSON, a fault of ours.
    pub fn new(data: &impl Serialize, lines: Vec<String>) -> Result<Self, Problem> {
        let data =
            serde_json::to_value(data).map_err(|error| problem("internal", &error.to_string()))?;
        Ok(Self {
            data,
            lines,
            damaged: false,
        })
    }
}

/// An error of the command line itself.
#[must_use]
pub fn problem(code: &str, message: &str) -> Problem {
    Problem {
        code: code.to_owned(),
        message: message.to_owned(),
        field: None,
    }
}

/// Writes an answer. A closed pipe is the reader's choice, not an error.
#[must_use]
pub fn print(answer: &Answer, json: bool) -> ExitCode {
    let mut out = std::io::stdout().lock();
    if json {
        let _ = writeln!(out, "{}", answer.data);
    } else {
        for line in &answer.lines {
            let _ = writeln!(out, "{line}");
        }
    }
    ExitCode::from(if answer.damaged { 5 } else { 0 })
}

/// Writes an error.
#[must_use]
pub fn fail(problem: &Problem, json: bool) -> ExitCode {
    let mut out = std::io::stderr().lock();
    if json {
        let line = serde_json::json!({ "code": problem.code, "message": problem.message });
        let _ = writeln!(out, "{line}");
    } else {
        let _ = writeln!(out, "{}", problem.message);
    }
    ExitCode::from(exit_code(&problem.code))
}

/// 2 wrong use, 3 bad input, 4 wrong password, 5 damaged or newer file, 6 in use, 1 anything else.
#[must_use]
pub fn exit_code(code: &str) -> u8 {
    match code {
        "wrong_use" | "password_missing" | "password_differs" | "weak_password" => WRONG_USE,
        "wrong_password" | "wrong_recovery_code" => 4,
        "damaged" | "too_new" | "not_a_dossier" => 5,
        "in_use" => 6,
        "list_unreadable"
        | "list_empty"
        | "not_a_list"
        | "old_excel"
        | "list_password"
        | "list_damaged"
        | "list_too_large"
        | "list_unpacks_too_large"
        | "list_too_many_cells"
        | "no_header"
        | "no_rows"
        | "mapping_no_number"
        | "mapping_no_name"
        | "mapping_twice"
        | "mapping_out_of_sheet"
        | "mapping_bsn"
        | "unknown_route_kind"
        | "unknown_student"
        | "unknown_meeting"
        | "bad_cohort"
        | "nothing_imported"
        | "received_unreadable"
        | "not_a_pdf"
        | "received_too_big"
        | "received_damaged"
        | "received_locked"
        | "no_seal"
        | "other_seal"
        | "several_seals"
        | "seal_broken"
        | "not_a_passport"
        | "received_newer"
        | "received_too_much"
        | "signer_not_confirmed"
        | "bad_fingerprint"
        | "nothing_chosen"
        | "who_is_it" => 3,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_the_contract() {
        for (code, exit) in [
            ("wrong_password", 4),
            ("damaged", 5),
            ("too_new", 5),
            ("in_use", 6),
            ("not_a_list", 3),
            ("read_only", 1),
        ] {
            assert_eq!(exit_code(code), exit, "{code}");
        }
    }
}
