//! A year plan that is taken over as the program proposes it.

use transitieroute_core::planning::{ApplyPlan, PlanMeeting, Proposal};

/// The proposal as it stands, to put on the calendar in this room.
#[must_use]
pub fn as_proposed(proposal: &Proposal, place: &str) -> ApplyPlan {
    ApplyPlan {
        round: proposal.round,
        minutes: proposal.minutes,
        place: place.to_owned(),
        meetings: proposal
            .meetings
            .iter()
            .map(|meeting| PlanMeeting {
                date: meeting.date.to_string(),
                start_time: meeting.start_time.clone(),
                end_time: meeting.end_time.clone(),
                municipality_codes: meeting
                    .blocks
                    .iter()
                    .map(|block| block.code.clone())
                    .collect(),
                students: meeting
                    .blocks
                    .iter()
                    .flat_map(|block| &block.students)
                    .map(|student| student.id.clone())
                    .collect(),
            })
            .collect(),
    }
}
