//! The year at a glance: per municipality and round how many were seen, are planned, and are still to
//! be seen; and what needs attention.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use super::people::Network;
use super::state::{Pupil, pupils, taken};
use super::terms::{Terms, sessions};
use super::{
    Count, Mark, MunicipalityPlan, PlanStudent, PlanningError, RoundPlan, TalkState, Warning,
    WarningKind, YearPlan,
};
use crate::meetings::Round;
use crate::reference;
use crate::settings::{self, Settings};
use crate::store::Dossier;

/// The year plan of the school year in which `today` lies.
///
/// # Errors
/// Only those of the store.
pub fn overview(dossier: &Dossier, today: NaiveDate) -> Result<YearPlan, PlanningError> {
    dossier.read(|sql| {
        let settings = settings::store::read(sql)?;
        let terms = Terms::of(&settings, today);
        let pupils = pupils(sql, &terms)?;
        let taken = taken(sql, today)?;
        let network = Network::read(sql)?;
        let rounds: Vec<RoundPlan> = terms
            .rounds
            .iter()
            .map(|(round, from, before)| {
                let begin = (*from).max(earliest(&settings, today));
                RoundPlan {
                    round: *round,
                    from: *from,
                    before: *before,
                    days_left: (*before - today).num_days(),
                    free_days: terms
                        .days(begin, *before)
                        .into_iter()
                        .filter(|day| !taken.contains(day))
                        .count(),
                    count: count(&pupils, *round),
                }
            })
            .collect();
        let municipalities = municipalities(&pupils, &rounds, &network);
        let homeless = pupils
            .iter()
            .filter(|pupil| reference::by_code(&pupil.municipality).is_none())
            .count();
        let warnings = warnings(&settings, &terms, &rounds, &municipalities, homeless, today);
        let from =
            terms.begin - TimeDelta::days(i64::from(terms.begin.weekday().num_days_from_monday()));
        let until = terms.leaving
            + TimeDelta::days(6 - i64::from(terms.leaving.weekday().num_days_from_monday()));
        Ok(YearPlan {
            from,
            until,
            rounds,
            municipalities,
            warnings,
            closed: terms.closed,
            cohort: terms.cohort,
            source: settings.planning.source,
        })
    })
}

/// Who must be seen in a round, by name. An empty code is everybody of whom no municipality is known.
///
/// # Errors
/// `NotARound` for a round that the settings don't have.
pub fn who(
    dossier: &Dossier,
    code: &str,
    round: Round,
    today: NaiveDate,
) -> Result<Vec<PlanStudent>, PlanningError> {
    dossier.read(|sql| {
        let settings = settings::store::read(sql)?;
        let terms = Terms::of(&settings, today);
        let before = terms
            .rounds
            .iter()
            .find(|(found, _, _)| *found == round)
            .ok_or(PlanningError::NotARound)?
            .2;
        let here = |pupil: &Pupil| {
            if code.is_empty() {
                reference::by_code(&pupil.municipality).is_none()
            } else {
                pupil.municipality == code
            }
        };
        Ok(pupils(sql, &terms)?
            .into_iter()
            .filter(here)
            .map(|pupil| {
                let (state, talk) = pupil.state(round);
                PlanStudent {
                    before: pupil.before(&terms, round, before),
                    state,
                    meeting_id: talk.map(|talk| talk.meeting.clone()),
                    date: talk.map(|talk| talk.date),
                    id: pupil.id,
                    name: pupil.name,
                    class: pupil.class,
                }
            })
            .collect())
    })
}

/// The first day on which there is time enough to invite people for.
pub(super) fn earliest(settings: &Settings, today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(Days::new(u64::from(settings.planning.invite_days.max(1))))
        .unwrap_or(today)
}

fn count<'a>(pupils: impl IntoIterator<Item = &'a Pupil>, round: Round) -> Count {
    let mut count = Count::default();
    for pupil in pupils {
        match pupil.state(round).0 {
            TalkState::Seen => count.seen += 1,
            TalkState::Planned => count.planned += 1,
            TalkState::Open => count.open += 1,
        }
    }
    count
}

fn municipalities(
    pupils: &[Pupil],
    rounds: &[RoundPlan],
    network: &Network,
) -> Vec<MunicipalityPlan> {
    let mut homes: BTreeMap<(&str, &str, &str), Vec<&Pupil>> = BTreeMap::new();
    for pupil in pupils {
        if let Some(known) = reference::by_code(&pupil.municipality) {
            homes
                .entry((&known.labour_region, &known.name, &known.code))
                .or_default()
                .push(pupil);
        }
    }
    homes
        .into_iter()
        .map(|((labour_region, _, code), pupils)| {
            let mut marks: BTreeMap<_, Mark> = BTreeMap::new();
            for talk in pupils.iter().flat_map(|pupil| &pupil.talks) {
                if talk.state().is_none() {
                    continue;
                }
                marks
                    .entry((talk.date, talk.meeting.clone()))
                    .or_insert_with(|| Mark {
                        meeting_id: talk.meeting.clone(),
                        date: talk.date,
                        round: talk.round,
                        status: talk.status,
                        students: 0,
                    })
                    .students += 1;
            }
            MunicipalityPlan {
                code: code.to_owned(),
                name: reference::municipality_name(code).to_owned(),
                labour_region: labour_region.to_owned(),
                students: pupils.len(),
                counts: rounds
                    .iter()
                    .map(|round| count(pupils.iter().copied(), round.round))
                    .collect(),
                marks: marks.into_values().collect(),
                contacts: network.own(code).len(),
            }
        })
        .collect()
}

fn warnings(
    settings: &Settings,
    terms: &Terms,
    rounds: &[RoundPlan],
    municipalities: &[MunicipalityPlan],
    homeless: usize,
    today: NaiveDate,
) -> Vec<Warning> {
    let warning = |kind, students, days| Warning {
        kind,
        round: None,
        municipality: String::new(),
        code: String::new(),
        students,
        days,
    };
    let mut found = Vec::new();
    let minutes = settings.minutes_per_student.max(1);
    let a_day: usize = sessions(&settings.planning)
        .iter()
        .map(|(_, length)| (length / minutes) as usize)
        .sum::<usize>()
        .max(1);
    for plan in rounds {
        let open = plan.count.open;
        let needed = open.div_ceil(a_day);
        let mut add = |kind, days| {
            found.push(Warning {
                round: Some(plan.round),
                ..warning(kind, open, days)
            });
        };
        if open == 0 {
            continue;
        }
        if plan.days_left <= 0 {
            add(WarningKind::Late, -plan.days_left);
        } else if needed > plan.free_days {
            add(
                WarningKind::NoRoom,
                i64::try_from(needed).unwrap_or(i64::MAX),
            );
        } else if plan.from <= today && plan.days_left <= i64::from(settings.planning.warn_days) {
            add(WarningKind::Soon, plan.days_left);
        }
    }
    if homeless > 0 {
        found.push(warning(WarningKind::NoHome, homeless, 0));
    }
    for one in municipalities.iter().filter(|one| one.contacts == 0) {
        found.push(Warning {
            municipality: one.name.clone(),
            code: one.code.clone(),
            ..warning(WarningKind::NoContact, one.students, 0)
        });
    }
    if !terms.has_holidays {
        found.push(warning(WarningKind::NoHolidays, 0, 0));
    }
    found.sort_by_key(|warning| warning.kind);
    found
}
