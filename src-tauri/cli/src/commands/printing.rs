//! Papers: agenda, reports with agreements, passports.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use transitieroute_core::ids::MeetingId;
use transitieroute_core::passport::Visibility;
use transitieroute_core::roster::{self, SortBy, StudentQuery};
use transitieroute_core::{Dossier, Moment, Problem};
use transitieroute_press::{self as press, Job, PassportJob, PressError, Printed};

use crate::outcome::{Answer, problem};
use crate::progress::bar;

fn run(
    now: Moment,
    print: impl FnOnce(&Job<'_>) -> Result<Printed, PressError>,
) -> Result<Printed, Problem> {
    let cancel = AtomicBool::new(false);
    let bar = bar("documenten");
    let progress = |done: usize, total: usize| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    };
    let printed = print(&Job {
        now,
        cancel: &cancel,
        progress: &progress,
    })?;
    bar.finish_and_clear();
    Ok(printed)
}

fn answer(printed: &Printed) -> Result<Answer, Problem> {
    let made = printed.files.iter().map(|file| file.path.clone());
    let out = printed
        .left_out
        .iter()
        .map(|line| format!("Niet afgedrukt: {line}"));
    Answer::new(printed, made.chain(out).collect())
}

/// The agenda of a meeting.
pub fn agenda(
    dossier: &Dossier,
    meeting: &MeetingId,
    out: &Path,
    now: Moment,
) -> Result<Answer, Problem> {
    answer(&run(now, |job| press::agenda(dossier, meeting, out, job))?)
}

/// The reports of a meeting, and the agreements per owner.
pub fn report(
    dossier: &Dossier,
    meeting: &MeetingId,
    out: &Path,
    now: Moment,
) -> Result<Answer, Problem> {
    let mut printed = run(now, |job| press::reports(dossier, meeting, out, job))?;
    let agreements = run(now, |job| press::agreements(dossier, meeting, out, job))?;
    printed.files.extend(agreements.files);
    printed.left_out.extend(agreements.left_out);
    answer(&printed)
}

/// Passports of some students, or of everybody who has one.
pub fn passports(
    dossier: &Dossier,
    numbers: Option<&[String]>,
    out: &Path,
    merged: Option<&Path>,
    now: Moment,
) -> Result<Answer, Problem> {
    let query = StudentQuery {
        closed: true,
        sort: SortBy::Name,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let everybody = roster::list(dossier, &query, now.today())?.rows;
    let students = match numbers {
        Some(numbers) => numbers
            .iter()
            .map(|number| {
                let found = everybody.iter().find(|row| row.number == *number);
                found.map(|row| row.id.clone()).ok_or_else(|| {
                    problem(
                        "unknown_student",
                        &format!("Er is geen jongere met nummer {number}."),
                    )
                })
            })
            .collect::<Result<_, _>>()?,
        None => transitieroute_core::passport::holders(dossier)?,
    };
    let request = PassportJob {
        students,
        audience: Visibility::Ik,
        out: out.to_owned(),
        merged: merged.map(Path::to_owned),
    };
    answer(&run(now, |job| press::passports(dossier, &request, job))?)
}
