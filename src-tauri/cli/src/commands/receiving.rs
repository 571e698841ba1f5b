//! Passports of other schools in.

use std::path::Path;

use serde::Serialize;
use transitieroute_core::handover::{
    self, Choice, FieldState, Incoming, ReceivedPreview, Standing, TakeOver, TakenOver,
};
use transitieroute_core::ids::StudentId;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Moment, Problem};
use transitieroute_press::receive::open_file;

use crate::outcome::{Answer, problem};

/// How a passport is received.
pub struct Wish<'w> {
    /// Only look.
    pub dry_run: bool,
    /// The fingerprint that was compared with the school.
    pub signer: Option<&'w str>,
    /// Number of the student it belongs to.
    pub student: Option<&'w str>,
    /// A new student, whoever is known.
    pub new: bool,
    /// Also what is different here.
    pub replace: bool,
}

#[derive(Serialize)]
struct Account<'a> {
    preview: &'a ReceivedPreview,
    taken: Option<&'a TakenOver>,
}

/// Shows a sealed passport, and takes it over unless only looking was asked.
pub fn receive(
    dossier: &Dossier,
    file: &Path,
    wish: &Wish<'_>,
    now: Moment,
) -> Result<Answer, Problem> {
    let incoming = open_file(file)?;
    let student = wish
        .student
        .map(|number| by_number(dossier, number, now))
        .transpose()?;
    let choice = match &student {
        Some(student) => Choice::Student(student),
        None if wish.new => Choice::Nobody,
        None => Choice::Propose,
    };
    let preview = handover::compare(dossier, &incoming, choice)?;
    let mut lines = shown(&preview);
    if wish.dry_run {
        lines.insert(0, "Alleen gekeken, niets bewaard.".to_owned());
        return answer(&preview, None, lines);
    }
    if preview.beside.is_none() && !wish.new && !preview.known.is_empty() {
        return Err(problem(
            "who_is_it",
            "Er is hier al een jongere met deze naam. Zeg wie het is met --student NUMMER, of --new als het iemand anders is.",
        ));
    }
    if let Some(heard) = wish.signer {
        confirm(dossier, &incoming, heard, now)?;
    }
    let fields = preview
        .fields
        .iter()
        .filter(|field| field.proposed || (wish.replace && field.state == FieldState::Different));
    let request = TakeOver {
        into: preview.beside.clone(),
        fields: fields.map(|field| field.key.clone()).collect(),
    };
    let taken = handover::take_over(dossier, &incoming, &request, now)?.value;
    lines.push(format!("{} onderdelen overgenomen", taken.taken));
    answer(&preview, Some(&taken), lines)
}

fn answer(
    preview: &ReceivedPreview,
    taken: Option<&TakenOver>,
    lines: Vec<String>,
) -> Result<Answer, Problem> {
    Answer::new(&Account { preview, taken }, lines)
}

/// What was heard on the phone has to be the fingerprint, or the part of it that is read out.
fn confirm(
    dossier: &Dossier,
    incoming: &Incoming,
    heard: &str,
    now: Moment,
) -> Result<(), Problem> {
    let heard: String = heard
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if heard.len() < 24 || !incoming.fingerprint.starts_with(&heard) {
        return Err(problem(
            "bad_fingerprint",
            "Deze vingerafdruk is een andere dan die van het bestand. Er is niets overgenomen. Bel de school.",
        ));
    }
    handover::confirm_signer(dossier, &incoming.fingerprint, &incoming.signer, true, now)?;
    Ok(())
}

fn by_number(dossier: &Dossier, number: &str, now: Moment) -> Result<StudentId, Problem> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let everybody = roster::list(dossier, &query, now.today())?.rows;
    let found = everybody.into_iter().find(|row| row.number == number);
    found.map(|row| row.id).ok_or_else(|| {
        problem(
            "unknown_student",
            &format!("Er is geen jongere met nummer {number}."),
        )
    })
}

fn shown(preview: &ReceivedPreview) -> Vec<String> {
    let standing = match preview.signer.standing {
        Standing::Own => "ons eigen zegel",
        Standing::Confirmed => "bekende school",
        Standing::Seen | Standing::New => {
            "nieuwe school: vergelijk de vingerafdruk aan de telefoon"
        }
    };
    let mut lines = vec![
        format!("Paspoort van {}, van {}", preview.name, preview.school),
        format!(
            "Niet veranderd sinds het is gemaakt op {}",
            preview.sealed_at
        ),
        format!("Zegel: {} ({standing})", preview.signer.name),
        format!("Vingerafdruk: {}", preview.signer.spoken),
    ];
    lines.extend(preview.fields.iter().map(|field| {
        let state = match field.state {
            FieldState::New => "nieuw",
            FieldState::Different => "anders",
            FieldState::Same => "gelijk",
            FieldState::NoPlace => "geen plek",
        };
        format!(
            "{state}: {}: {}",
            field.label,
            field.received.replace('\n', " / ")
        )
    }));
    lines
}
