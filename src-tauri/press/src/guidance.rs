//! Assignments for jobcoaches with the guidance plan: one per running or planned assignment.

use chrono::{Months, NaiveDate};
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{AgreementStatus, OwnerKind};
use transitieroute_core::ids::{AssignmentId, StudentId};
use transitieroute_core::jobcoaches::{self, Assignment as Given, AssignmentState, CoachRow};
use transitieroute_core::students::{self, StudentFile};
use transitieroute_documents::assignment::{Assignment, Evaluation};
use transitieroute_documents::person::Person;

use crate::job::{PressError, safe};
use crate::plan::{Plan, Sheet};
use crate::school::School;
use crate::words::{self, some};

/// Half a year after each evaluation comes the next one (handbook 7: half-year periods).
const HALF_YEAR: Months = Months::new(6);
/// Most evaluations that are planned ahead on paper.
const MOST_EVALUATIONS: usize = 4;

/// The assignments of these students that run or are to come.
pub(crate) fn plans<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let regimes = jobcoaches::regimes(dossier)?;
    let mut wanted: Vec<(StudentId, AssignmentId, usize)> = Vec::new();
    let mut left_out = Vec::new();
    for id in students {
        let file = students::file(dossier, id, today)?;
        let before = wanted.len();
        let given = file.assignments.iter();
        for given in given.filter(|given| given.state != AssignmentState::Ended) {
            let number = wanted.len() - before + 1;
            wanted.push((id.clone(), given.id.clone(), number));
        }
        if wanted.len() == before {
            left_out.push(format!(
                "{}: er is nog geen jobcoach",
                words::name(&file.student)
            ));
        }
    }
    let who: Vec<_> = wanted.iter().map(|(id, ..)| id.clone()).collect();
    let plan = Plan::of(
        "Begeleidingsplannen",
        wanted,
        move |(id, assignment, number)| {
            let file = students::file(dossier, id, today)?;
            let given = file
                .assignments
                .iter()
                .find(|given| given.id == *assignment)
                .ok_or(PressError::Nothing)?;
            let coach = jobcoaches::get(dossier, &given.coach_id, today)?.row;
            let regime = regimes
                .iter()
                .find(|regime| regime.code == given.regime_code)
                .and_then(|regime| some(&regime.name));
            let stem = format!("begeleidingsplan-{}-{number}", safe(&file.student.number));
            let about = words::name(&file.student);
            let document = document(&file, given, &coach, regime, &school, today);
            Ok(Sheet::new(stem, about, document))
        },
    )
    .leaving_out(left_out);
    Ok(plan.about(&who))
}

fn document(
    file: &StudentFile,
    given: &Given,
    row: &CoachRow,
    regime: Option<String>,
    school: &School,
    today: NaiveDate,
) -> Assignment {
    let student = &file.student;
    let coach = &row.coach;
    let place = file.placements.iter().find(|placement| {
        placement.from_date.is_none_or(|from| from <= today)
            && placement.to_date.is_none_or(|to| to >= today)
    });
    let mut signatures = vec![
        student.first_name.clone(),
        format!("jobcoach {}", coach.name),
        school.signature(),
    ];
    if student.age.is_some_and(|age| age < 16) {
        signatures.insert(1, "ouder of verzorger".to_owned());
    }
    Assignment {
        student: words::name(student),
        phone: some(&student.phone),
        municipality: some(&student.municipality),
        school: school.name.clone(),
        place: place.and_then(|place| some(&place.organisation)),
        coach: Person {
            name: coach.name.clone(),
            role: row.kind.clone(),
            phone: some(&coach.phone),
            email: some(&coach.email),
        },
        organisation: some(&row.organisation),
        financed_by: some(&given.paid_by),
        regime,
        hours: given
            .half_year_hours
            .map(|hours| format!("{hours} uur per half jaar")),
        from: Some(given.from_date),
        until: given.to_date,
        date: today,
        goals: given.goals.lines().filter_map(some).collect(),
        approach: None,
        evaluations: evaluations(given.from_date, given.to_date)
            .into_iter()
            .map(|day| Evaluation {
                date: Some(day),
                result: None,
            })
            .collect(),
        // What others do for the student is not the coach's to read.
        agreements: file
            .agreements
            .iter()
            .filter(|agreement| agreement.status == AgreementStatus::Open)
            .filter(|agreement| {
                agreement.owner_kind == OwnerKind::Jongere || agreement.owner == coach.name
            })
            .map(words::agreement_row)
            .collect(),
        signatures,
    }
}

/// Half a year after the start and every half year on, within the period.
fn evaluations(from: NaiveDate, until: Option<NaiveDate>) -> Vec<NaiveDate> {
    let most = if until.is_some() { MOST_EVALUATIONS } else { 2 };
    let next = |day: &NaiveDate| day.checked_add_months(HALF_YEAR);
    std::iter::successors(next(&from), next)
        .take(most)
        .take_while(|day| until.is_none_or(|until| *day <= until))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDate;

    use super::evaluations;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_half_year_within_the_period() {
        let found = evaluations(day("2026-08-31"), Some(day("2027-08-31")));
        assert_eq!(found, [day("2027-02-28"), day("2027-08-28")]);
        assert!(evaluations(day("2026-08-01"), Some(day("2026-12-31"))).is_empty());
        assert_eq!(evaluations(day("2026-08-01"), None).len(), 2);
    }
}
