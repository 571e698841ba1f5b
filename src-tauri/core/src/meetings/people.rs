//! Who is invited to a meeting, and who was there.

use rusqlite::{Connection, OptionalExtension};

use super::store::{Invited, one, touch};
use super::{MeetingError, MeetingStatus, Participant, Presence};
use crate::ids::{MeetingId, ParticipantId};
use crate::moment::Moment;
use crate::store::{Changed, Dossier, StoreError, column};
use crate::text;

/// The people of a meeting, in the order in which they were added.
pub(super) fn of_meeting(
    sql: &Connection,
    meeting: &MeetingId,
) -> Result<Vec<Participant>, StoreError> {
    let mut statement = sql.prepare_cached(
        // Who works for a municipality of this meeting comes for that one; who works for another, such
        // as the one that does it for a whole region, comes for all.
        "SELECT p.id, p.meeting_id, p.name, p.role, p.organisation_id, p.contact_id, p.student_id, p.invitation, p.presence,
                coalesce((SELECT o.municipality_code FROM organisation AS o
                          JOIN meeting_municipality AS mm ON mm.meeting_id = p.meeting_id AND mm.municipality_code = o.municipality_code
                          WHERE o.id = p.organisation_id AND o.kind = 'gemeente'), '') AS block_code
         FROM participant AS p WHERE p.meeting_id = ?1 ORDER BY p.position, p.id",
    )?;
    let people = statement.query_map([meeting], |row| {
        Ok(Participant {
            id: row.get("id")?,
            meeting_id: row.get("meeting_id")?,
            name: row.get("name")?,
            role: row.get("role")?,
            organisation_id: row.get("organisation_id")?,
            contact_id: row.get("contact_id")?,
            student_id: row.get("student_id")?,
            block_code: row.get("block_code")?,
            invitation: column::code(row, "invitation")?,
            presence: column::code(row, "presence")?,
        })
    })?;
    Ok(people.collect::<Result<_, _>>()?)
}

/// Puts the contact persons of a municipality on the list to invite. The school invites, so that
/// nobody waits for the other (handbook chapter 3).
pub(super) fn invite_contacts(
    sql: &Connection,
    meeting: &MeetingId,
    code: &str,
) -> Result<(), StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT c.id, c.organisation_id, c.name, CASE WHEN c.role = '' THEN 'gemeente' ELSE c.role END AS role
         FROM contact AS c JOIN organisation AS o ON o.id = c.organisation_id
         WHERE o.kind = 'gemeente' AND o.municipality_code = ?2 AND o.archived = 0 AND c.archived = 0
           AND NOT EXISTS (SELECT 1 FROM participant AS p WHERE p.meeting_id = ?1 AND p.contact_id = c.id)
         ORDER BY c.name, c.id",
    )?;
    let mut rows = statement.query((meeting, code))?;
    while let Some(row) = rows.next()? {
        let person = Invited {
            name: row.get("name")?,
            role: row.get("role")?,
            organisation: row.get("organisation_id")?,
            contact: row.get("id")?,
        };
        invite(sql, meeting, &person)?;
    }
    Ok(())
}

/// Takes the people of a municipality off the list; not who comes for one student.
pub(super) fn leave_with(
    sql: &Connection,
    meeting: &MeetingId,
    code: &str,
) -> Result<(), StoreError> {
    const THEIRS: &str = "SELECT p.id FROM participant AS p JOIN organisation AS o ON o.id = p.organisation_id
         WHERE p.meeting_id = ?1 AND p.student_id IS NULL AND o.kind = 'gemeente' AND o.municipality_code = ?2";
    for statement in [
        format!("DELETE FROM item_presence WHERE participant_id IN ({THEIRS})"),
        format!("DELETE FROM participant WHERE id IN ({THEIRS})"),
    ] {
        sql.prepare_cached(&statement)?.execute((meeting, code))?;
    }
    Ok(())
}

/// Puts a contact person on the list to invite, at the end.
pub(super) fn invite(
    sql: &Connection,
    meeting: &MeetingId,
    person: &Invited,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "INSERT INTO participant (id, meeting_id, name, role, organisation_id, contact_id, invitation, presence, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'to_invite', 'unknown', (SELECT coalesce(max(position), -1) + 1 FROM participant WHERE meeting_id = ?2))",
    )?
    .execute((
        ParticipantId::new(),
        meeting,
        &person.name,
        &person.role,
        &person.organisation,
        &person.contact,
    ))?;
    Ok(())
}

/// Invites somebody, or changes what is known about an invitation. Whether somebody was there is
/// changed by [`set_presence`] alone.
///
/// # Errors
/// `NoName`; `Unknown` when the meeting or the person on it is gone; `UnknownStudent` when the
/// person comes for somebody who is not on the agenda; `AlreadyClosed`.
pub fn save_participant(
    dossier: &Dossier,
    participant: &Participant,
    now: Moment,
) -> Result<Changed<ParticipantId>, MeetingError> {
    let name = text::tidy(&participant.name);
    if name.is_empty() {
        return Err(MeetingError::NoName);
    }
    dossier.transact("meetings.save_participant", now, |tx| {
        let meeting = &participant.meeting_id;
        editable(tx.sql, meeting)?;
        check_student(tx.sql, participant)?;
        if let Some(id) = &participant.id
            && meeting_of(tx.sql, id)? != *meeting
        {
            return Err(MeetingError::Unknown);
        }
        let id = participant.id.clone().unwrap_or_else(ParticipantId::new);
        // A contact or organisation that is gone in the meantime leaves just the name.
        tx.sql
            .prepare_cached(
                "INSERT INTO participant (id, meeting_id, name, role, organisation_id, contact_id, student_id, invitation, presence, position)
                 VALUES (?1, ?2, ?3, ?4, (SELECT id FROM organisation WHERE id = ?5), (SELECT id FROM contact WHERE id = ?6), ?7, ?8, ?9,
                         (SELECT coalesce(max(position), -1) + 1 FROM participant WHERE meeting_id = ?2))
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, organisation_id = excluded.organisation_id,
                   contact_id = excluded.contact_id, student_id = excluded.student_id, invitation = excluded.invitation",
            )?
            .execute((
                &id,
                meeting,
                &name,
                text::tidy(&participant.role),
                &participant.organisation_id,
                &participant.contact_id,
                &participant.student_id,
                text::code(&participant.invitation)?,
                text::code(&participant.presence)?,
            ))?;
        touch(tx, meeting)?;
        Ok(id)
    })
}

/// Takes somebody off the list.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn remove_participant(
    dossier: &Dossier,
    id: &ParticipantId,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.remove_participant", now, |tx| {
        let meeting = meeting_of(tx.sql, id)?;
        editable(tx.sql, &meeting)?;
        tx.sql
            .prepare_cached("DELETE FROM item_presence WHERE participant_id = ?1")?
            .execute([id])?;
        tx.sql
            .prepare_cached("DELETE FROM participant WHERE id = ?1")?
            .execute([id])?;
        touch(tx, &meeting)
    })
}

/// Notes who was there, for the whole meeting: what was noted at one student before, no longer holds.
/// A municipality that did not come gets the report, and the talk still counts (handbook 12d.9).
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn set_presence(
    dossier: &Dossier,
    id: &ParticipantId,
    presence: Presence,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    dossier.transact("meetings.set_presence", now, |tx| {
        let meeting = meeting_of(tx.sql, id)?;
        editable(tx.sql, &meeting)?;
        tx.sql
            .prepare_cached("DELETE FROM item_presence WHERE participant_id = ?1")?
            .execute([id])?;
        tx.sql
            .prepare_cached("UPDATE participant SET presence = ?2 WHERE id = ?1")?
            .execute((id, text::code(&presence)?))?;
        touch(tx, &meeting)
    })
}

fn meeting_of(sql: &Connection, id: &ParticipantId) -> Result<MeetingId, MeetingError> {
    sql.prepare_cached("SELECT meeting_id FROM participant WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(MeetingError::Unknown)
}

/// People of a cancelled meeting may still be changed: they are told that it is off.
fn editable(sql: &Connection, meeting: &MeetingId) -> Result<(), MeetingError> {
    if one(sql, meeting)?.status == MeetingStatus::Closed {
        Err(MeetingError::AlreadyClosed)
    } else {
        Ok(())
    }
}

fn check_student(sql: &Connection, participant: &Participant) -> Result<(), MeetingError> {
    let Some(student) = &participant.student_id else {
        return Ok(());
    };
    let listed: bool = sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM meeting_item WHERE meeting_id = ?1 AND student_id = ?2)",
        )?
        .query_row((&participant.meeting_id, student), |row| row.get(0))?;
    if listed {
        Ok(())
    } else {
        Err(MeetingError::UnknownStudent)
    }
}
