//! Puts a proposal on the calendar: all of its meetings, or none.

use std::collections::HashSet;

use super::people::Network;
use super::{ApplyPlan, PlanningError};
use crate::ids::MeetingId;
use crate::meetings::SaveMeeting;
use crate::meetings::store::{Invited, plan};
use crate::moment::Moment;
use crate::store::{Changed, Dossier};

/// Makes the meetings of a proposal with their agendas, and lists who is to be invited: the contact
/// persons of the municipalities, WSP and UWV. One step, that can be undone as one.
///
/// # Errors
/// `Nothing`; and those of planning a meeting, for instance for a student who moved to another
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
