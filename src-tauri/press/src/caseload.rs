//! The caseload of a coach (handbook 8.10): who walks along now and who starts later.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::ids::CoachId;
use transitieroute_core::jobcoaches::{self, AssignmentState, Coached};
use transitieroute_documents::caseload::{self as document, Caseload};
use transitieroute_documents::words as document_words;

use crate::job::PressError;
use crate::plan::{Plan, Sheet};
use crate::words::some;

/// The caseload of one coach on a day.
pub(crate) fn caseload<'d>(
    dossier: &Dossier,
    coach: &CoachId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = jobcoaches::for_print(dossier, coach, today)?;
    let (now, later): (Vec<_>, Vec<_>) = print
        .students
        .iter()
        .partition(|coached| coached.assignment.state == AssignmentState::Active);
    let row = &print.coach;
    let paper = Caseload {
        coach: row.coach.name.clone(),
        kind: some(&row.kind),
        organisation: some(&row.organisation),
        capacity: (row.coach.capacity > 0).then_some(row.coach.capacity),
        date: today,
        students: now.into_iter().map(line).collect(),
        planned: later.into_iter().map(line).collect(),
    };
    let title = format!("{} {}", document_words::CASELOAD_OF, row.coach.name);
    let stem = format!("caseload-{today}");
    let about = row.coach.name.clone();
    Ok(Plan::new(title, 1, move |_| {
        Ok(Sheet::new(stem.clone(), about.clone(), paper.clone()))
    }))
}

fn line(coached: &Coached) -> document::Coached {
    let assignment = &coached.assignment;
    let hours = assignment
        .half_year_hours
        .map(|hours| format!("{hours} uur per half jaar"));
    let agreed: Vec<String> = some(&coached.regime).into_iter().chain(hours).collect();
    document::Coached {
        student: assignment.student.clone(),
        municipality: some(&assignment.municipality),
        place: some(&coached.place),
        regime: some(&agreed.join(", ")),
        from: Some(assignment.from_date),
        until: assignment.to_date,
    }
}
