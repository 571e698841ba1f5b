//! What goes on paper. Lists on paper are where names leak most easily (handbook 10.2), so paper
//! is stricter than the screen: who lives elsewhere today is on no agenda, and a report holds
//! nothing about anybody but its own student.

use chrono::NaiveDate;

use super::{MeetingError, MeetingPrint, MovedAway, ReportPrint, agenda, items, people, store};
use crate::ids::{ItemId, MeetingId};
use crate::store::Dossier;

/// A meeting for paper: the agenda, and the agreements per owner.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn for_print(
    dossier: &Dossier,
    id: &MeetingId,
    today: NaiveDate,
) -> Result<MeetingPrint, MeetingError> {
    dossier.read(|sql| {
        let mut meeting = store::one(sql, id)?;
        let listed = agenda::agenda(sql, &meeting)?;
        let residents = agenda::residents(sql, id)?;
        let (here, elsewhere): (Vec<_>, Vec<_>) = listed
            .items
            .into_iter()
            .partition(|line| residents.contains(&line.id));
        let mut left_out = listed.moved_away;
        left_out.extend(elsewhere.into_iter().map(|line| MovedAway {
            item_id: line.id,
            student_id: line.student_id,
            name: line.name,
            municipality: line.municipality,
        }));
        meeting.students = here.len();
        Ok(MeetingPrint {
            participants: people::of_meeting(sql, id)?
                .into_iter()
                .filter(|person| person.student_id.is_none())
                .collect(),
            items: here
                .into_iter()
                .map(|line| items::minutes(sql, &meeting, line, today))
                .collect::<Result<_, _>>()?,
            left_out,
            meeting,
        })
    })
}

/// The report of one student for paper. A student who was talked about and moved since still gets
/// the report of that talk.
///
/// # Errors
/// `Unknown` when the item is gone, or the student is off the agenda because of a move.
pub fn report_for_print(
    dossier: &Dossier,
    id: &ItemId,
    today: NaiveDate,
) -> Result<ReportPrint, MeetingError> {
    let item = items::item(dossier, id, today)?;
    dossier.read(|sql| {
        let mut meeting = store::one(sql, &item.meeting_id)?;
        // Remarks and counts are about the whole meeting, so about others too.
        meeting.remarks.clear();
        meeting.students = 0;
        meeting.room = None;
        // The other municipalities of this day are not this student's.
        let own = |code: &str| code == item.agenda.block_code;
        if meeting.municipality_codes.iter().any(|code| own(code)) {
            let both = meeting
                .municipality_codes
                .into_iter()
                .zip(meeting.municipalities);
            (meeting.municipality_codes, meeting.municipalities) =
                both.filter(|(code, _)| own(code)).unzip();
        }
        Ok(ReportPrint {
            meeting,
            participants: item.people.clone(),
            item,
        })
    })
}
