//! The split as the window asks it: propose, what if, take over.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::CoachError;
use super::super::assign::{self, Period, Row};
use super::super::fit::Asked;
use super::explain;
use super::facts::World;
use super::model::{Model, Settled};
use super::solve::solve;
use super::{
    AsksFor, OtherChoice, Otherwise, Proposal, Shift, SplitAnswer, SplitChoice, SplitRequest, Stuck,
};
use crate::ids::{AssignmentId, StudentId};
use crate::moment::Moment;
use crate::store::{Area, Changed, Dossier};

/// The best split of everybody who waits, around what was settled.
///
/// What was settled about somebody who no longer waits, or a coach who left, is passed over.
///
/// # Errors
/// Only those of the store.
pub fn propose(
    dossier: &Dossier,
    request: &SplitRequest,
    today: NaiveDate,
) -> Result<SplitAnswer, CoachError> {
    let world = dossier.read(|sql| World::read(sql, today))?;
    let settled = indices(&world, request);
    let model = Model::new(&world, &settled);
    let split = solve(&model.problem);
    let chosen = chosen(&model, &split.pair);
    let mut proposals = Vec::new();
    let mut stuck = Vec::new();
    for (student, coach) in chosen.iter().enumerate() {
        let wish = &world.students[student];
        match coach {
            Some(coach) => proposals.push(Proposal {
                student_id: wish.who.id.clone(),
                coach_id: world.coaches[*coach].id.clone(),
                pinned: model.settled[student].is_some(),
                from: world.first_day(student),
                half_year_hours: wish.hours,
                short: explain::short(&world, student, *coach),
                reasons: explain::reasons(&world, &model, student, *coach, &chosen),
            }),
            None => stuck.push(Stuck {
                student_id: wish.who.id.clone(),
                why: explain::why_not(&world, &model, student, &settled),
                help: explain::help(&world, &model, student, &chosen),
            }),
        }
    }
    Ok(SplitAnswer {
        proposals,
        stuck,
        proven: split.proven,
        cost: split.cost,
        at_least: split.at_least,
    })
}

/// What it costs to choose otherwise: the same split with this pair settled, and as few others
/// changed as that allows.
///
/// # Errors
/// `UnknownStudent`, `Unknown` when one of them waits or works no longer.
pub fn otherwise(
    dossier: &Dossier,
    request: &OtherChoice,
    today: NaiveDate,
) -> Result<Otherwise, CoachError> {
    let world = dossier.read(|sql| World::read(sql, today))?;
    let student = world
        .student(&request.choice.student_id)
        .ok_or(CoachError::UnknownStudent)?;
    let coach = world
        .coach(&request.choice.coach_id)
        .ok_or(CoachError::Unknown)?;
    let settled = indices(&world, &request.settled);
    let model = Model::new(&world, &settled);
    let split = solve(&model.problem);
    let now = chosen(&model, &split.pair);

    let mut other = settled.clone();
    other.pins.retain(|(who, _)| *who != student);
    other.pins.push((student, coach));
    let mut changed = Model::new(&world, &other);
    if changed.settled[student] != Some(coach) {
        return Ok(Otherwise {
            possible: false,
            fewer: 0,
            costs: 0,
            shifts: Vec::new(),
            text: explain::refused(&world, student, coach),
        });
    }
    // Of the splits that cost the same, the one that leaves most as it was.
    let scale = u32::try_from(world.students.len() + 1).unwrap_or(u32::MAX);
    for pair in &mut changed.problem.pairs {
        pair.cost = pair.cost * scale + u32::from(now[pair.student] != Some(pair.coach));
    }
    for room in &mut changed.problem.coaches {
        room.load.iter_mut().for_each(|cost| *cost *= scale);
    }
    let then = chosen(&changed, &solve(&changed.problem).pair);

    let placed = |split: &[Option<usize>]| split.iter().flatten().count();
    let shifts: Vec<(usize, Option<usize>, Option<usize>)> = (0..now.len())
        .filter(|who| *who != student && now[*who] != then[*who])
        .map(|who| (who, now[who], then[who]))
        .collect();
    let costs = explain::total(&world, &then) - explain::total(&world, &now);
    let fewer = placed(&now).saturating_sub(placed(&then));
    let id = |coach: Option<usize>| coach.map(|at| world.coaches[at].id.clone());
    Ok(Otherwise {
        possible: true,
        fewer,
        costs,
        text: explain::otherwise(
            &world,
            (student, now[student], coach),
            &shifts,
            fewer,
            costs,
        ),
        shifts: shifts
            .into_iter()
            .map(|(who, from, to)| Shift {
                student_id: world.students[who].who.id.clone(),
                from: id(from),
                to: id(to),
            })
            .collect(),
    })
}

/// Takes proposals over as assignments, all or none, as one step that can be undone. Gives their
/// numbers.
///
/// # Errors
/// `Outdated` when somebody no longer waits, or a rule or a full caseload now speaks against it.
pub fn accept(
    dossier: &Dossier,
    choices: &[SplitChoice],
    now: Moment,
) -> Result<Changed<Vec<AssignmentId>>, CoachError> {
    dossier.transact("jobcoaches.split", now, |tx| {
        let today = now.today();
        let waiting: HashMap<StudentId, assign::Wish> = assign::wishes(tx.sql, today)?
            .into_iter()
            .map(|wish| (wish.who.id.clone(), wish))
            .collect();
        let mut made = Vec::new();
        let mut against = Vec::new();
        let mut taken: Vec<&StudentId> = Vec::new();
        for choice in choices {
            let coach = assign::coach(tx.sql, &choice.coach_id, today)?;
            let Some(wish) = waiting
                .get(&choice.student_id)
                .filter(|_| !taken.contains(&&choice.student_id))
            else {
                against.push("Een van deze jongeren wacht niet meer.".to_owned());
                continue;
            };
            taken.push(&choice.student_id);
            let during = Period {
                from: wish.from.unwrap_or(today).max(today),
                to: None,
            };
            let asked = Asked {
                regime_code: &wish.regime_code,
                hours: wish.hours,
            };
            // Those before are written already, so the last one tells whether all of them fit.
            let objections = assign::objections(tx.sql, &coach, &wish.who, during, asked, None)?;
            against.extend(objections.into_iter().map(|objection| objection.text));
            let id = assign::insert(
                tx,
                &Row {
                    student: &choice.student_id,
                    coach: &choice.coach_id,
                    regime_code: &wish.regime_code,
                    half_year_hours: wish.regime_hours,
                    paid_by: &coach.paid_by,
                    during,
                    goals: "",
                    reason: "",
                    moved_from: None,
                },
            )?;
            tx.sql
                .prepare_cached("DELETE FROM coach_wish WHERE student_id = ?1")?
                .execute([&choice.student_id])?;
            assign::changed(tx, &choice.student_id, &id);
            made.push(id);
        }
        if against.is_empty() {
            Ok(made)
        } else {
            against.dedup();
            Err(CoachError::Outdated {
                objections: against.join(" "),
            })
        }
    })
}

/// Writes down that a student asks for a coach, or no longer.
///
/// # Errors
/// `UnknownStudent`, `Unknown`.
pub fn ask_for(dossier: &Dossier, asks: &AsksFor, now: Moment) -> Result<Changed<()>, CoachError> {
    dossier.transact("jobcoaches.ask_for", now, |tx| {
        let who = super::super::fit::who(tx.sql, &asks.student_id)?;
        tx.sql
            .prepare_cached("DELETE FROM coach_wish WHERE student_id = ?1")?
            .execute([&who.id])?;
        if let Some(coach) = &asks.coach_id {
            assign::coach(tx.sql, coach, now.today())?;
            tx.sql
                .prepare_cached(
                    "INSERT INTO coach_wish (student_id, coach_id, created_at) VALUES (?1, ?2, ?3)",
                )?
                .execute((&who.id, coach, tx.now.stamp()))?;
        }
        tx.touch(Area::Jobcoaches);
        tx.touch_student(&who.id);
        tx.subject(&who.id);
        Ok(())
    })
}

fn indices(world: &World, request: &SplitRequest) -> Settled {
    let of = |choices: &[SplitChoice]| {
        choices
            .iter()
            .filter_map(|one| Some((world.student(&one.student_id)?, world.coach(&one.coach_id)?)))
            .collect::<Vec<_>>()
    };
    let mut pins = of(&request.pins);
    // Of two choices for one student the last one counts.
    pins.reverse();
    let mut seen = Vec::new();
    pins.retain(|(student, _)| {
        let first = !seen.contains(student);
        seen.push(*student);
        first
    });
    pins.reverse();
    Settled {
        pins,
        excluded: of(&request.excluded),
    }
}

/// The coach of each student: settled or solved.
fn chosen(model: &Model, pairs: &[Option<usize>]) -> Vec<Option<usize>> {
    model
        .settled
        .iter()
        .zip(pairs)
        .map(|(settled, pair)| settled.or(pair.map(|at| model.problem.pairs[at].coach)))
        .collect()
}
