//! The hours that people were told. Whoever hears of other hours because the agenda changed must be
//! told again: somebody of a municipality comes for its part, a parent for one student.

use std::collections::HashMap;

use rusqlite::Connection;

use super::store::one;
use super::{
    Block, Invitation, Meeting, MeetingError, MeetingStatus, agenda, blocks, people, running,
};
use crate::ids::{MeetingId, ParticipantId};
use crate::store::StoreError;
use crate::store::transact::Tx;

/// The parts of a meeting of more municipalities as they stand in an invitation: those with students
/// and hours. A meeting of one municipality has no parts: the whole is told.
pub(super) fn parts(sql: &Connection, meeting: &Meeting) -> Result<Vec<Block>, StoreError> {
    if meeting.municipality_codes.len() < 2 {
        return Ok(Vec::new());
    }
    let items = agenda::agenda(sql, meeting)?.items;
    let known = blocks::known(sql, &meeting.id)?;
    Ok(blocks::of_agenda(meeting, &items, &known)
        .into_iter()
        .filter(|part| part.students > 0 && !part.municipality.is_empty())
        .filter(|part| !part.start_time.is_empty())
        .collect())
}

/// What everybody who has word of a meeting was told of the hours, before something changes.
pub(super) struct Told {
    meeting: MeetingId,
    hours: HashMap<ParticipantId, String>,
}

impl Told {
    /// What they know now. A meeting that has been, is being held or is off asks nobody to come.
    pub(super) fn before(tx: &Tx<'_>, id: &MeetingId) -> Result<Self, MeetingError> {
        let meeting = one(tx.sql, id)?;
        let over = meeting.status != MeetingStatus::Planned
            || meeting.date < tx.now.today()
            || running::row(tx.sql, id)?.is_some()
            || was_held(tx.sql, id)?;
        let hours = if over {
            HashMap::new()
        } else {
            hours(tx.sql, &meeting)?
        };
        Ok(Self {
            meeting: meeting.id,
            hours,
        })
    }

    /// Whoever would read other hours now is told again.
    pub(super) fn tell(self, tx: &Tx<'_>) -> Result<(), MeetingError> {
        if self.hours.is_empty() {
            return Ok(());
        }
        let now = hours(tx.sql, &one(tx.sql, &self.meeting)?)?;
        for (person, before) in self.hours {
            if now.get(&person).is_some_and(|hours| *hours != before) {
                tx.sql
                    .prepare_cached("UPDATE participant SET resend = 1 WHERE id = ?1")?
                    .execute([&person])?;
            }
        }
        Ok(())
    }
}

/// Was somebody talked about already?
fn was_held(sql: &Connection, id: &MeetingId) -> Result<bool, StoreError> {
    Ok(sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM meeting_item WHERE meeting_id = ?1 AND outcome = 'discussed')")?
        .query_row([id], |row| row.get(0))?)
}

/// The hours of everybody who was told and has any; empty for a part without students. Who said no
/// has none: they don't come.
fn hours(
    sql: &Connection,
    meeting: &Meeting,
) -> Result<HashMap<ParticipantId, String>, StoreError> {
    let told: Vec<_> = people::of_meeting(sql, &meeting.id)?
        .into_iter()
        .filter(|one| matches!(one.invitation, Invitation::Invited | Invitation::Accepted))
        .collect();
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    let parts = parts(sql, meeting)?;
    let items = agenda::agenda(sql, meeting)?.items;
    let of = |part: &Block| format!("{} {}", part.start_time, part.end_time);
    let whole = format!("{} {}", meeting.start_time, meeting.end_time);
    Ok(told
        .into_iter()
        .filter_map(|one| {
            let hours = match &one.student_id {
                Some(student) => items
                    .iter()
                    .find(|item| item.student_id == *student)
                    .map(|item| item.start_time.clone()),
                None if parts.is_empty() => Some(whole.clone()),
                None if one.block_code.is_empty() => {
                    Some(parts.iter().map(of).collect::<Vec<_>>().join(", "))
                }
                None => parts
                    .iter()
                    .find(|part| part.municipality_code == one.block_code)
                    .map_or_else(|| Some(String::new()), |part| Some(of(part))),
            };
            Some((one.id?, hours?))
        })
        .collect())
}
