//! The dossier itself: make, check, back up, restore.

use std::path::Path;

use serde_json::json;
use transitieroute_core::{Dossier, Moment, Problem, Secret, demo, store};

use super::shown;
use crate::outcome::Answer;

/// Makes a dossier and gives the recovery code, once.
pub fn init(
    path: &Path,
    password: &Secret,
    school: Option<String>,
    demo: Option<u32>,
    now: Moment,
) -> Result<Answer, Problem> {
    let school = school.unwrap_or_else(|| {
        if demo.is_some() {
            "Praktijkschool Voorbeeldstad"
        } else {
            "Mijn school"
        }
        .to_owned()
    });
    let (dossier, code) = Dossier::create(path, password, &school, now)?;
    let made = demo
        .map(|count| demo::fill(&dossier, count as usize, now))
        .transpose()?;
    let mut lines = vec![
        format!("Gemaakt: {}", shown(path)),
        format!("Herstelcode: {}", code.expose()),
    ];
    lines.push(
        "Bewaar de herstelcode op papier. Zonder wachtwoord en zonder code zijn de gegevens weg."
            .to_owned(),
    );
    if let Some(made) = &made {
        lines.push(format!(
            "Verzonnen: {} jongeren, {} gesprekken, {} jobcoaches",
            made.students, made.meetings, made.coaches
        ));
    }
    Answer::new(
        &json!({ "dossier": shown(path), "recovery_code": code.expose(), "demo": made }),
        lines,
    )
}

/// Checks file, schema and references.
pub fn check(dossier: &Dossier) -> Result<Answer, Problem> {
    let check = dossier.check()?;
    let lines = if check.problems.is_empty() {
        vec![format!(
            "Alles klopt: {} jongeren, schema {}",
            check.students, check.schema
        )]
    } else {
        check.problems.clone()
    };
    let mut answer = Answer::new(&check, lines)?;
    answer.damaged = !check.problems.is_empty();
    Ok(answer)
}

/// Copies the dossier.
pub fn backup(dossier: &Dossier, file: &Path) -> Result<Answer, Problem> {
    dossier.backup(file)?;
    Answer::new(
        &json!({ "backup": shown(file) }),
        vec![format!("Reservekopie: {}", shown(file))],
    )
}

/// Puts a copy back.
pub fn restore(file: &Path, dossier: &Path, password: &Secret) -> Result<Answer, Problem> {
    store::restore(file, dossier, password)?;
    Answer::new(
        &json!({ "dossier": shown(dossier) }),
        vec![format!("Teruggezet: {}", shown(dossier))],
    )
}
