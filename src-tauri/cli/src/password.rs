//! Where the password comes from: the environment, a file, or the keyboard; never an argument,
//! which every user of the computer could read in the list of processes.

use std::path::Path;

use transitieroute_core::{Problem, Secret};
use zeroize::Zeroizing;

use crate::outcome::problem;

const VARIABLE: &str = "TRANSITIEROUTE_PASSWORD";

/// The password of a dossier; asked twice when it is a new one.
///
/// # Errors
/// `password_missing` when there is no place to get it from.
pub fn password(file: Option<&Path>, new: bool) -> Result<Secret, Problem> {
    if let Some(file) = file {
        let text = std::fs::read_to_string(file)
            .map(Zeroizing::new)
            .map_err(|_| {
                problem(
                    "password_missing",
                    "Het wachtwoordbestand is niet te lezen.",
                )
            })?;
        return Ok(Secret::new(text.lines().next().unwrap_or_default()));
    }
    if let Ok(text) = std::env::var(VARIABLE) {
        return Ok(Secret::new(text));
    }
    let ask = |prompt| {
        rpassword::prompt_password(prompt).map(Secret::new).map_err(|_| {
            problem("password_missing", "Geen wachtwoord. Zet het in TRANSITIEROUTE_PASSWORD of gebruik --password-file.")
        })
    };
    let first = ask("Wachtwoord: ")?;
    if new && ask("Nog een keer: ")?.expose() != first.expose() {
        return Err(problem(
            "password_differs",
            "De twee wachtwoorden zijn niet gelijk. Er is niets gemaakt.",
        ));
    }
    Ok(first)
}
