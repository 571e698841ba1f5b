//! What goes on paper. Lists on paper are where names leak most easily (handbook 10.2), so paper
//! is stricter than the screen: who lives elsewhere today is on no agenda, and a report holds
//! nothing about anybody but its own student. While a meeting is being held, everybody at the table
//! may see what is about to be printed, so paper then knows no more than the screen: nobody of
//! another part of the meeting.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{
    AgendaItem, Meeting, MeetingError, MeetingPrint, MovedAway, Participant, ReportPrint, agenda,
    blocks, items, people, running, store,
};
use crate::ids::{ItemId, MeetingId, StudentId};
use crate::store::{Dossier, StoreError};

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
        let mut listed = agenda::agenda(sql, &meeting)?;
        let mut people = people::of_meeting(sql, id)?;
        if let Some(part) = as_on_screen(sql, id, &mut listed.items, &mut people)? {
            only(&mut meeting, &part);
            meeting.remarks.clear();
            listed.moved_away.clear();
        }
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
            participants: people
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
        only(&mut meeting, &item.agenda.block_code);
        Ok(ReportPrint {
            meeting,
            participants: item.people.clone(),
            item,
        })
    })
}

/// The agenda and the people of a meeting, as they may be on paper now.
///
/// # Errors
/// `Unknown` when it is gone.
pub fn on_paper(
    dossier: &Dossier,
    id: &MeetingId,
) -> Result<(Vec<AgendaItem>, Vec<Participant>), MeetingError> {
    dossier.read(|sql| {
        let meeting = store::one(sql, id)?;
        let mut lines = agenda::agenda(sql, &meeting)?.items;
        let mut people = people::of_meeting(sql, id)?;
        as_on_screen(sql, id, &mut lines, &mut people)?;
        Ok((lines, people))
    })
}

/// Students who may be named in the company of a meeting that is being held: those of the part that is
/// going on. `None` when it is not being held, or is gone: then nobody looks along.
pub(crate) fn seen(
    sql: &Connection,
    id: &MeetingId,
) -> Result<Option<HashSet<StudentId>>, StoreError> {
    let Some(meeting) = store::find(sql, "m.id = ?1", [id])?.pop() else {
        return Ok(None);
    };
    let mut lines = agenda::agenda(sql, &meeting)?.items;
    let part = as_on_screen(sql, id, &mut lines, &mut Vec::new())?;
    Ok(part.map(|_| lines.into_iter().map(|line| line.student_id).collect()))
}

/// While the meeting is being held: leaves only the part that is going on, and says which.
pub(super) fn as_on_screen(
    sql: &Connection,
    id: &MeetingId,
    lines: &mut Vec<AgendaItem>,
    people: &mut Vec<Participant>,
) -> Result<Option<String>, StoreError> {
    let part = match running::at(sql, id, lines)? {
        running::At::NotHeld => return Ok(None),
        running::At::Here(here) => here.block_code,
        running::At::Nowhere => {
            lines.clear();
            people.clear();
            return Ok(Some(String::new()));
        }
    };
    lines.retain(|line| line.block_code == part);
    people.retain(|person| lines.iter().any(|line| blocks::concerns(person, line)));
    Ok(Some(part))
}

/// Leaves one municipality of a meeting, when it is one of it.
fn only(meeting: &mut Meeting, code: &str) {
    if meeting.municipality_codes.iter().any(|one| one == code) {
        let codes = std::mem::take(&mut meeting.municipality_codes);
        let both = codes
            .into_iter()
            .zip(std::mem::take(&mut meeting.municipalities));
        (meeting.municipality_codes, meeting.municipalities) =
            both.filter(|(one, _)| one == code).unzip();
    }
}
