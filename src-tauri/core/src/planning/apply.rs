//! Puts a proposal on the calendar: all of its meetings, or none.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::people::Network;
use super::state::pupils;
use super::terms::Terms;
use super::{ApplyPlan, PlanningError, TalkState};
use crate::ids::{MeetingId, StudentId};
use crate::meetings::store::{Invited, plan};
use crate::meetings::{Round, SaveMeeting};
use crate::moment::Moment;
use crate::settings;
use crate::store::{Changed, Dossier};

/// Makes the meetings of a proposal with their agendas, and lists who is to be invited: the contact
/// persons of the municipalities, WSP and UWV. One step, that can be undone as one.
///
/// # Errors
/// `Nothing`; `AlreadyPlanned` when somebody is on the agenda of this round already, as after taking
/// a proposal over twice; and those of planning a meeting, for instance for a student who moved to another
/// municipality since the proposal was made: then nothing is planned.
pub fn apply(
    dossier: &Dossier,
    request: &ApplyPlan,
    now: Moment,
) -> Result<Changed<Vec<MeetingId>>, PlanningError> {
    if request
        .meetings
        .iter()
        .all(|meeting| meeting.students.is_empty())
    {
        return Err(PlanningError::Nothing);
    }
    dossier.transact("planning.apply", now, |tx| {
        let wanted = request.meetings.iter().flat_map(|one| &one.students);
        still_to_plan(tx.sql, request.round, &wanted.collect(), now.today())?;
        let network = Network::read(tx.sql)?;
        let mut made = Vec::new();
        for wanted in request
            .meetings
            .iter()
            .filter(|meeting| !meeting.students.is_empty())
        {
            let mut seen = HashSet::new();
            let people: Vec<Invited> = wanted
                .municipality_codes
                .iter()
                .flat_map(|code| network.all(code))
                .filter(|person| seen.insert(person.key.clone()))
                .map(|person| Invited {
                    name: person.name,
                    role: person.role,
                    organisation: person.organisation_id,
                    contact: person.contact_id,
                })
                .collect();
            let meeting = SaveMeeting {
                id: None,
                date: wanted.date.clone(),
                start_time: wanted.start_time.clone(),
                end_time: wanted.end_time.clone(),
                place: request.place.clone(),
                round: request.round,
                municipality_codes: wanted.municipality_codes.clone(),
                minutes_per_student: request.minutes,
                remarks: String::new(),
                students: wanted.students.clone(),
            };
            made.push(plan(tx, &meeting, &people)?);
        }
        Ok(made)
    })
}

/// Is nobody of these seen or planned in this round?
fn still_to_plan(
    sql: &Connection,
    round: Round,
    wanted: &HashSet<&StudentId>,
    today: NaiveDate,
) -> Result<(), PlanningError> {
    let terms = Terms::of(&settings::store::read(sql)?, today);
    let planned = pupils(sql, &terms)?
        .into_iter()
        .find(|pupil| wanted.contains(&pupil.id) && pupil.state(round).0 != TalkState::Open);
    match planned {
        Some(pupil) if round != Round::Extra => {
            Err(PlanningError::AlreadyPlanned { name: pupil.name })
        }
        _ => Ok(()),
    }
}
