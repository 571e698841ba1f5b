//! What happens when it goes otherwise than planned: a municipality that is not there, a student who
//! is ill, another room. Each is one action and one step to undo; nobody drops off the list unseen.

use rusqlite::{Connection, OptionalExtension};

use super::store::{Invited, one, plan, still_open, touch};
use super::told::Told;
use super::{
    InvitationState, MarkSent, Meeting, MeetingError, MoveTalks, NewTime, Postpone, SaveMeeting,
    agenda,
};
use crate::exchange::calendar::{Person, addresses};
use crate::ids::{ItemId, MeetingId, ParticipantId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError, column};
use crate::text;

/// People of a municipality at a meeting: `?1` is the meeting, `?2` the CBS code.
const OF_MUNICIPALITY: &str = "meeting_id = ?1 AND organisation_id IN (SELECT id FROM organisation WHERE kind = 'gemeente' AND municipality_code = ?2)";

/// Everybody who was told about the meeting must be told again.
pub(super) fn send_again(sql: &Connection, id: &MeetingId) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE participant SET resend = 1 WHERE meeting_id = ?1 AND invitation <> 'to_invite'",
    )?
    .execute([id])?;
    Ok(())
}

/// How far the invitations of a meeting are, in the order of its participants.
///
/// # Errors
/// Only those of the store.
pub fn invitations(
    dossier: &Dossier,
    id: &MeetingId,
) -> Result<Vec<InvitationState>, MeetingError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(
            "SELECT p.id, p.sent_on, p.resend, c.name, CASE WHEN p.student_id IS NULL THEN coalesce(c.email, '') ELSE '' END AS email
             FROM participant AS p LEFT JOIN contact AS c ON c.id = p.contact_id
             WHERE p.meeting_id = ?1 ORDER BY p.position, p.id",
        )?;
        let mut rows = statement.query([id])?;
        let (mut found, mut people) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            people.push(Person {
                name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
                email: row.get("email")?,
            });
            found.push(InvitationState {
                participant_id: row.get("id")?,
                by_mail: false,
                email: String::new(),
                sent_on: column::day(row, "sent_on")?,
                resend: row.get("resend")?,
            });
        }
        for (state, address) in found.iter_mut().zip(addresses(sql, &people)?) {
            state.by_mail = address.is_some();
            state.email = address.unwrap_or_default();
        }
        Ok(found)
    })
}

/// Whom the calendar file of a meeting reaches: contact persons with a mail address, for the whole
/// meeting. Who said no is not asked again, unless something changed since.
pub(super) fn by_mail(
    sql: &Connection,
    id: &MeetingId,
) -> Result<Vec<(ParticipantId, Person)>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT p.id, c.name, c.email FROM participant AS p JOIN contact AS c ON c.id = p.contact_id
         WHERE p.meeting_id = ?1 AND p.student_id IS NULL AND (p.invitation <> 'declined' OR p.resend = 1)
         ORDER BY p.position, p.id",
    )?;
    let found = statement.query_map([id], |row| {
        Ok((
            row.get("id")?,
            Person {
                name: row.get("name")?,
                email: row.get("email")?,
            },
        ))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Notes that invitations went out today.
///
/// # Errors
/// `Unknown` when the meeting is gone.
pub fn mark_sent(
    dossier: &Dossier,
    request: &MarkSent,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.mark_sent", now, |tx| {
        one(tx.sql, &request.meeting_id)?;
        note_sent(tx, &request.meeting_id, &request.participants)?;
        touch(tx, &request.meeting_id)
    })
}

pub(super) fn note_sent(
    tx: &Tx<'_>,
    meeting: &MeetingId,
    participants: &[ParticipantId],
) -> Result<(), StoreError> {
    for participant in participants {
        tx.sql
            .prepare_cached(
                // Who said no and hears of another day or hour is asked anew.
                "UPDATE participant SET sent_on = ?3, resend = 0,
                        invitation = CASE
                          WHEN invitation = 'to_invite' THEN 'invited'
                          WHEN invitation = 'declined' AND resend = 1
                           AND (SELECT status FROM meeting WHERE id = ?2) = 'planned' THEN 'invited'
                          ELSE invitation END
                 WHERE id = ?1 AND meeting_id = ?2",
            )?
            .execute((participant, meeting, tx.now.today()))?;
    }
    Ok(())
}

/// A municipality calls off, or does not come: its students are still to be planned, with the reason,
/// and its people are noted as not coming or absent. What was talked about stays. A meeting of which
/// nothing is left is off (handbook 12d.9).
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`; `NoReason` without one.
pub fn postpone(
    dossier: &Dossier,
    request: &Postpone,
    now: Moment,
) -> Result<Changed<usize>, MeetingError> {
    let reason = reason(&request.reason)?;
    dossier.transact("meetings.postpone", now, |tx| {
        let meeting = still_open(tx.sql, &request.meeting_id)?;
        let mut statement = tx.sql.prepare_cached(
            "SELECT i.id FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id
             WHERE i.meeting_id = ?1 AND s.municipality_code = ?2 AND i.outcome = 'open' ORDER BY i.position",
        )?;
        let items: Vec<ItemId> = statement
            .query_map((&meeting.id, &request.municipality_code), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let told = Told::before(tx, &meeting.id)?;
        set_aside(tx, &items, &reason)?;
        let change = if request.absent { "presence = 'absent'" } else { "invitation = 'declined'" };
        tx.sql
            .prepare_cached(&format!("UPDATE participant SET {change} WHERE {OF_MUNICIPALITY}"))?
            .execute((&meeting.id, &request.municipality_code))?;
        told.tell(tx)?;
        if !request.absent {
            call_off_when_empty(tx, &meeting)?;
        }
        touch(tx, &meeting.id)?;
        Ok(items.len())
    })
}

/// Moves students to another meeting, or to a new one with the same people. In the old meeting they
/// stay on the list as moved, with the reason. Gives the meeting to which they went.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`, `Cancelled`, `NoReason`; `Discussed` when somebody was spoken with
/// already; `OtherMunicipality` when the other meeting is of another municipality; `BadDate` and
/// `BadTime` of a new meeting. Then nobody is moved.
pub fn move_talks(
    dossier: &Dossier,
    request: &MoveTalks,
    now: Moment,
) -> Result<Changed<Option<MeetingId>>, MeetingError> {
    let reason = reason(&request.reason)?;
    dossier.transact("meetings.move_talks", now, |tx| {
        let first = request.items.first().ok_or(MeetingError::Unknown)?;
        let (from, _) = agenda::open_item(tx.sql, first)?;
        let from = still_open(tx.sql, &from)?;
        let mut students = Vec::new();
        for item in &request.items {
            let (meeting, student) = agenda::whose(tx.sql, item)?;
            if meeting != from.id {
                return Err(MeetingError::Unknown);
            }
            not_discussed(tx.sql, item)?;
            students.push(student);
        }
        let told = Told::before(tx, &from.id)?;
        set_aside(tx, &request.items, &reason)?;
        told.tell(tx)?;
        let to = match (&request.to, &request.at) {
            (Some(to), _) => {
                let told = Told::before(tx, to)?;
                agenda::add(tx, to, &students)?;
                again_on(tx, to, &students)?;
                told.tell(tx)?;
                Some(to.clone())
            }
            (None, Some(at)) => Some(new_meeting(tx, &from, at, &students)?),
            (None, None) => None,
        };
        if let Some(to) = &to {
            bring_own_people(tx, &from.id, to, &students)?;
            touch(tx, to)?;
        }
        call_off_when_empty(tx, &from)?;
        touch(tx, &from.id)?;
        Ok(to)
    })
}

fn reason(typed: &str) -> Result<String, MeetingError> {
    let reason = text::tidy(typed);
    if reason.is_empty() {
        Err(MeetingError::NoReason)
    } else {
        Ok(reason)
    }
}

/// Moving somebody would wipe out that the talk took place.
fn not_discussed(sql: &Connection, item: &ItemId) -> Result<(), MeetingError> {
    let name = sql
        .prepare_cached(
            "SELECT s.first_name FROM meeting_item AS i JOIN student AS s ON s.id = i.student_id
             WHERE i.id = ?1 AND i.outcome = 'discussed'",
        )?
        .query_row([item], |row| row.get(0))
        .optional()?;
    name.map_or(Ok(()), |name| Err(MeetingError::Discussed { name }))
}

fn set_aside(tx: &Tx<'_>, items: &[ItemId], reason: &str) -> Result<(), MeetingError> {
    for item in items {
        tx.sql
            .prepare_cached(
                "UPDATE meeting_item SET outcome = 'moved', moved_reason = ?2, updated_at = ?3 WHERE id = ?1",
            )?
            .execute((item, reason, tx.now.stamp()))?;
    }
    Ok(())
}

/// Who was moved away from a meeting and comes back to it is on its list again.
fn again_on(tx: &Tx<'_>, meeting: &MeetingId, students: &[StudentId]) -> Result<(), MeetingError> {
    for student in students {
        tx.sql
            .prepare_cached(
                "UPDATE meeting_item SET outcome = 'open', moved_reason = '', updated_at = ?3
                 WHERE meeting_id = ?1 AND student_id = ?2 AND outcome = 'moved'",
            )?
            .execute((meeting, student, tx.now.stamp()))?;
    }
    Ok(())
}

/// A meeting on which everybody was moved does not take place.
fn call_off_when_empty(tx: &Tx<'_>, meeting: &Meeting) -> Result<(), MeetingError> {
    let off = tx
        .sql
        .prepare_cached(
            "UPDATE meeting SET status = 'cancelled' WHERE id = ?1
             AND EXISTS (SELECT 1 FROM meeting_item WHERE meeting_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM meeting_item WHERE meeting_id = ?1 AND outcome <> 'moved')",
        )?
        .execute([&meeting.id])?;
    if off == 1 {
        send_again(tx.sql, &meeting.id)?;
    }
    Ok(())
}

/// A meeting like the one that these students were on: their municipalities, their people.
fn new_meeting(
    tx: &mut Tx<'_>,
    from: &Meeting,
    at: &NewTime,
    students: &[StudentId],
) -> Result<MeetingId, MeetingError> {
    let mut codes: Vec<String> = Vec::new();
    for student in students {
        let home: Option<String> = tx
            .sql
            .prepare_cached("SELECT municipality_code FROM student WHERE id = ?1")?
            .query_row([student], |row| row.get(0))
            .optional()?;
        let home = home.ok_or(MeetingError::UnknownStudent)?;
        if !codes.contains(&home) {
            codes.push(home);
        }
    }
    let request = SaveMeeting {
        id: None,
        date: at.date.clone(),
        start_time: at.start_time.clone(),
        end_time: at.end_time.clone(),
        place: at.place.clone(),
        round: from.round,
        municipality_codes: codes.clone(),
        minutes_per_student: from.minutes_per_student,
        remarks: String::new(),
        students: students.to_vec(),
    };
    let people = invited(tx.sql, &from.id, &codes)?;
    plan(tx, &request, &people)
}

/// The contact persons of a meeting, without those of other municipalities than these.
fn invited(
    sql: &Connection,
    meeting: &MeetingId,
    codes: &[String],
) -> Result<Vec<Invited>, MeetingError> {
    let mut statement = sql.prepare_cached(
        "SELECT p.name, p.role, p.organisation_id, p.contact_id, CASE o.kind WHEN 'gemeente' THEN o.municipality_code ELSE '' END AS code
         FROM participant AS p JOIN organisation AS o ON o.id = p.organisation_id
         WHERE p.meeting_id = ?1 AND p.student_id IS NULL AND p.contact_id IS NOT NULL ORDER BY p.position, p.id",
    )?;
    let mut rows = statement.query([meeting])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get("code")?;
        if code.is_empty() || codes.contains(&code) {
            people.push(Invited {
                name: row.get("name")?,
                role: row.get("role")?,
                organisation: row.get("organisation_id")?,
                contact: row.get("contact_id")?,
            });
        }
    }
    Ok(people)
}

/// Who comes for one of these students only (a parent, a mentor) comes along to the other meeting.
fn bring_own_people(
    tx: &Tx<'_>,
    from: &MeetingId,
    to: &MeetingId,
    students: &[StudentId],
) -> Result<(), MeetingError> {
    for student in students {
        let mut statement = tx.sql.prepare_cached(
            "SELECT name, role, organisation_id, contact_id FROM participant AS p
             WHERE meeting_id = ?1 AND student_id = ?3
               AND NOT EXISTS (SELECT 1 FROM participant AS q WHERE q.meeting_id = ?2 AND q.student_id = ?3 AND q.name = p.name)
             ORDER BY position, id",
        )?;
        let people: Vec<(String, String, Option<String>, Option<String>)> = statement
            .query_map((from, to, student), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        for (name, role, organisation, contact) in people {
            tx.sql
                .prepare_cached(
                    "INSERT INTO participant (id, meeting_id, name, role, organisation_id, contact_id, student_id, invitation, presence, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'to_invite', 'unknown', (SELECT coalesce(max(position), -1) + 1 FROM participant WHERE meeting_id = ?2))",
                )?
                .execute((ParticipantId::new(), to, name, role, organisation, contact, student))?;
        }
    }
    Ok(())
}
