//! The SQL of agreements.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::names::{known_contact, owner_name};
use super::{
    Agreement, AgreementError, AgreementEventKind, AgreementQuery, AgreementStatus, EndSeries,
    MoveAgreement, Repeat, SaveAgreement, SaveSeries, SetStatus, Settled, calendar, series,
};
use crate::agreements::events::{self, Happened};
use crate::ids::{AgreementId, ItemId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text;

/// What is read of an agreement. One that was made in a meeting was made on the day of that
/// meeting, also when it was typed in the day after.
pub(super) const SELECT: &str = "
    SELECT a.id, a.student_id, s.first_name, s.prefix, s.last_name, s.search_text, a.item_id, i.meeting_id, a.owner_kind, a.owner,
           a.owner_contact_id, a.text, a.due, a.status, a.status_reason, coalesce(m.date, substr(a.created_at, 1, 10)) AS made_on,
           a.moved, a.reminded_on, r.every, r.unit, r.until
    FROM agreement AS a
    JOIN student AS s ON s.id = a.student_id
    LEFT JOIN agreement_series AS r ON r.id = a.series_id AND r.ended_on IS NULL
    LEFT JOIN meeting_item AS i ON i.id = a.item_id
    LEFT JOIN meeting AS m ON m.id = i.meeting_id";

/// Open ones first by day (without a day last), then what was settled last.
const ORDER: &str = "
    ORDER BY a.status <> 'open', CASE WHEN a.status = 'open' THEN coalesce(a.due, '9999') END,
             CASE WHEN a.status <> 'open' THEN a.status_at END DESC, a.created_at, a.id";

/// The agreements that answer a query: open ones first by day, then what was settled last.
///
/// # Errors
/// Only those of the store.
pub fn list(
    dossier: &Dossier,
    query: &AgreementQuery,
    today: NaiveDate,
) -> Result<Vec<Agreement>, AgreementError> {
    dossier.read(|sql| {
        let condition = "(?1 IS NULL OR a.student_id = ?1) AND (?2 IS NULL OR i.meeting_id = ?2)
             AND (?3 = 0 OR a.status = 'open')
             AND (?4 = 0 OR (a.status = 'open' AND a.due < ?5))
             AND (?6 IS NULL OR a.owner = ?6)";
        let parameters = (
            &query.student_id,
            &query.meeting_id,
            query.open_only,
            query.late_only,
            today,
            &query.owner,
        );
        Ok(find(sql, condition, parameters, today)?)
    })
}

/// All agreements about a student, open ones first.
pub(crate) fn of_student(
    sql: &Connection,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Vec<Agreement>, StoreError> {
    find(sql, "a.student_id = ?1", [student], today)
}

/// The agreements for which a condition over `a` (agreement), `i` (item) and `m` (meeting) holds.
pub(crate) fn find(
    sql: &Connection,
    condition: &str,
    parameters: impl Params,
    today: NaiveDate,
) -> Result<Vec<Agreement>, StoreError> {
    let mut statement = sql.prepare_cached(&format!("{SELECT} WHERE {condition} {ORDER}"))?;
    let mut rows = statement.query(parameters)?;
    let mut agreements = Vec::new();
    while let Some(row) = rows.next()? {
        agreements.push(read(row, today)?);
    }
    Ok(agreements)
}

pub(super) fn read(row: &Row<'_>, today: NaiveDate) -> Result<Agreement, StoreError> {
    let part = |name: &str| row.get::<_, String>(name);
    let status: AgreementStatus = text::from_code(&part("status")?)?;
    let due: Option<NaiveDate> = row.get("due")?;
    Ok(Agreement {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        student: text::full_name(&part("first_name")?, &part("prefix")?, &part("last_name")?),
        item_id: row.get("item_id")?,
        meeting_id: row.get("meeting_id")?,
        owner_kind: text::from_code(&part("owner_kind")?)?,
        owner: row.get("owner")?,
        owner_contact_id: row.get("owner_contact_id")?,
        text: row.get("text")?,
        due,
        status,
        status_reason: row.get("status_reason")?,
        days_late: days_late(status, due, today),
        made_on: row.get("made_on")?,
        repeat: repeat(row)?,
        moved: row.get("moved")?,
        reminded_on: column::day(row, "reminded_on")?,
    })
}

fn repeat(row: &Row<'_>) -> Result<Option<Repeat>, StoreError> {
    let Some(every) = row.get("every")? else {
        return Ok(None);
    };
    Ok(Some(Repeat {
        every,
        unit: column::code(row, "unit")?,
        until: column::day(row, "until")?,
    }))
}

/// Days past due; 0 when it is settled, has no day, or the day is not over.
fn days_late(status: AgreementStatus, due: Option<NaiveDate>, today: NaiveDate) -> i64 {
    match (status, due) {
        (AgreementStatus::Open, Some(due)) => (today - due).num_days().max(0),
        _ => 0,
    }
}

/// Saves an agreement; a new one is open. How often it comes back stays as it is.
///
/// # Errors
/// `NoText`, `BadDate`; `Unknown` when the agreement, the student or the agenda item is gone or
/// they don't belong together; `MeetingClosed` for a new one in a closed meeting.
pub fn save(
    dossier: &Dossier,
    request: &SaveAgreement,
    now: Moment,
) -> Result<Changed<AgreementId>, AgreementError> {
    let (what, due) = checked(request)?;
    dossier.transact("agreements.save", now, |tx| write(tx, request, &what, due))
}

/// Saves an agreement together with how often it comes back.
///
/// # Errors
/// As [`save`]; `NoFirstDay` and `BadRepeat` when it can't come back like that.
pub fn save_series(
    dossier: &Dossier,
    request: &SaveSeries,
    now: Moment,
) -> Result<Changed<AgreementId>, AgreementError> {
    let (what, due) = checked(&request.agreement)?;
    dossier.transact("agreements.save", now, |tx| {
        let before = match &request.agreement.id {
            Some(id) => day_of(tx.sql, id)?.1,
            None => None,
        };
        let id = write(tx, &request.agreement, &what, due)?;
        let student = &request.agreement.student_id;
        series::set(tx, &id, student, (before, due), request.repeat.as_ref())?;
        Ok(id)
    })
}

pub(super) fn checked(
    request: &SaveAgreement,
) -> Result<(String, Option<NaiveDate>), AgreementError> {
    let what = text::tidy(&request.text);
    if what.is_empty() {
        return Err(AgreementError::NoText);
    }
    let due = text::iso_date(&request.due).map_err(|_| AgreementError::BadDate)?;
    Ok((what, due))
}

pub(super) fn write(
    tx: &mut Tx<'_>,
    request: &SaveAgreement,
    what: &str,
    due: Option<NaiveDate>,
) -> Result<AgreementId, AgreementError> {
    let kind = text::code(&request.owner_kind)?;
    let contact = known_contact(tx.sql, request.owner_contact_id.as_ref())?;
    let owner = owner_name(tx, request, contact.as_ref())?;
    let contact = contact.map(|(id, _)| id);
    let id = match &request.id {
        Some(id) => {
            let (about, before) = day_of(tx.sql, id)?;
            if about != request.student_id {
                return Err(AgreementError::Unknown);
            }
            tx.sql
                .prepare_cached("UPDATE agreement SET owner_kind = ?2, owner = ?3, owner_contact_id = ?4, text = ?5, due = ?6 WHERE id = ?1")?
                .execute((id, kind, owner, contact, what, due))?;
            // What is mended on the day itself never stood anywhere else.
            if before.is_some() && before != due && made_before_today(tx, id)? {
                moved(tx, id, before, due, "")?;
            }
            id.clone()
        }
        None => {
            if let Some(item) = &request.item_id {
                check_item(tx.sql, item, &request.student_id)?;
            }
            let id = AgreementId::new();
            tx.sql
                .prepare_cached(
                    "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, owner_contact_id, text, due, status, status_at, created_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open', ?9, ?9)",
                )?
                .execute((&id, &request.student_id, &request.item_id, kind, owner, contact, what, due, tx.now.stamp()))?;
            // What was being typed is an agreement now; in one go, so that a power cut leaves one of both.
            tx.sql
                .prepare_cached("UPDATE meeting_item SET draft = '' WHERE id = ?1 AND draft <> ''")?
                .execute([&request.item_id])?;
            id
        }
    };
    touch(tx, &id, &request.student_id);
    Ok(id)
}

fn made_before_today(tx: &Tx<'_>, id: &AgreementId) -> Result<bool, StoreError> {
    let made: String = tx
        .sql
        .prepare_cached("SELECT created_at FROM agreement WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(column::parse(&made).is_some_and(|made| made < tx.now.today()))
}

/// Writes down that a day changed.
pub(super) fn moved(
    tx: &Tx<'_>,
    id: &AgreementId,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    reason: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE agreement SET moved = moved + 1 WHERE id = ?1")?
        .execute([id])?;
    events::log(
        tx,
        id,
        AgreementEventKind::Moved,
        &Happened { from, to, reason },
    )
}

/// Done, dropped, or open again. When it comes back, the next one opens in the same step; opened
/// again by hand, it takes that one back as long as nothing happened to it.
///
/// # Errors
/// `Unknown`; `ReasonNeeded` when it is dropped without a reason.
pub fn set_status(
    dossier: &Dossier,
    request: &SetStatus,
    now: Moment,
) -> Result<Changed<Settled>, AgreementError> {
    let reason = text::tidy(&request.reason);
    if request.status == AgreementStatus::Vervallen && reason.is_empty() {
        return Err(AgreementError::ReasonNeeded);
    }
    dossier.transact("agreements.set_status", now, |tx| {
        let student = settle(tx, &request.id, request.status, &reason)?;
        match request.status {
            AgreementStatus::Open => {
                series::reopened(tx, &request.id)?;
                Ok(Settled::default())
            }
            _ => Ok(series::open_next(tx, &request.id, &student)?),
        }
    })
}

/// Drops an agreement that comes back, and all that would follow.
///
/// # Errors
/// `Unknown`, `ReasonNeeded`.
pub fn end_series(
    dossier: &Dossier,
    request: &EndSeries,
    now: Moment,
) -> Result<Changed<()>, AgreementError> {
    let reason = text::tidy(&request.reason);
    if reason.is_empty() {
        return Err(AgreementError::ReasonNeeded);
    }
    dossier.transact("agreements.end_series", now, |tx| {
        settle(tx, &request.id, AgreementStatus::Vervallen, &reason)?;
        series::stop(tx, &request.id, &reason)?;
        let what = Happened {
            reason: &reason,
            ..Happened::default()
        };
        events::log(tx, &request.id, AgreementEventKind::Ended, &what)?;
        Ok(())
    })
}

pub(super) fn settle(
    tx: &mut Tx<'_>,
    id: &AgreementId,
    status: AgreementStatus,
    reason: &str,
) -> Result<StudentId, AgreementError> {
    let student = student_of(tx.sql, id)?;
    tx.sql
        .prepare_cached(
            "UPDATE agreement SET status = ?2, status_reason = ?3, status_at = ?4 WHERE id = ?1",
        )?
        .execute((id, text::code(&status)?, reason, tx.now.stamp()))?;
    let kind = match status {
        AgreementStatus::Open => AgreementEventKind::Open,
        AgreementStatus::Gedaan => AgreementEventKind::Gedaan,
        AgreementStatus::Vervallen => AgreementEventKind::Vervallen,
    };
    let what = Happened {
        reason,
        ..Happened::default()
    };
    events::log(tx, id, kind, &what)?;
    touch(tx, id, &student);
    Ok(student)
}

/// Puts an open agreement on another day, with the reason, so that it is seen that it moved.
///
/// # Errors
/// `BadDate`, `NoDay`, `MoveReasonNeeded`, `Unknown`; `Settled` when it is done or dropped.
pub fn move_day(
    dossier: &Dossier,
    request: &MoveAgreement,
    now: Moment,
) -> Result<Changed<()>, AgreementError> {
    let due = text::iso_date(&request.due)
        .map_err(|_| AgreementError::BadDate)?
        .ok_or(AgreementError::NoDay)?;
    let reason = text::tidy(&request.reason);
    if reason.is_empty() {
        return Err(AgreementError::MoveReasonNeeded);
    }
    dossier.transact("agreements.move_day", now, |tx| {
        let (student, before) = day_of(tx.sql, &request.id)?;
        let changed = tx
            .sql
            .prepare_cached(
                "UPDATE agreement SET due = ?2, status_reason = ?3, status_at = ?4 WHERE id = ?1 AND status = 'open'",
            )?
            .execute((&request.id, due, &reason, now.stamp()))?;
        if changed == 0 {
            return Err(AgreementError::Settled);
        }
        moved(tx, &request.id, before, Some(due), &reason)?;
        touch(tx, &request.id, &student);
        Ok(())
    })
}

/// Throws an agreement away. What is part of a report that was handed out is dropped with a
/// reason instead, so that paper and file stay the same.
///
/// # Errors
/// `Unknown`; `MeetingClosed` when it was made in a meeting that is closed.
pub fn delete(
    dossier: &Dossier,
    id: &AgreementId,
    now: Moment,
) -> Result<Changed<()>, AgreementError> {
    dossier.transact("agreements.delete", now, |tx| {
        let student = student_of(tx.sql, id)?;
        let closed: bool = tx
            .sql
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM agreement AS a JOIN meeting_item AS i ON i.id = a.item_id JOIN meeting AS m ON m.id = i.meeting_id
                                WHERE a.id = ?1 AND m.status = 'closed')",
            )?
            .query_row([id], |row| row.get(0))?;
        if closed {
            return Err(AgreementError::MeetingClosed);
        }
        if calendar::was_sent(tx.sql, id)? {
            return Err(AgreementError::InCalendar);
        }
        let row = series::id_of(tx.sql, id)?;
        events::forget(tx.sql, id)?;
        // A look at a place stays without the agreement that went with it.
        tx.sql
            .prepare_cached("UPDATE place_look SET agreement_id = NULL WHERE agreement_id = ?1")?
            .execute([id])?;
        tx.sql.prepare_cached("DELETE FROM agreement WHERE id = ?1")?.execute([id])?;
        if let Some(row) = row {
            series::thrown_away(tx, &row)?;
        }
        touch(tx, id, &student);
        Ok(())
    })
}

pub(super) fn touch(tx: &mut Tx<'_>, id: &AgreementId, student: &StudentId) {
    tx.touch(Area::Agreements);
    // The agenda shows how many agreements there are.
    tx.touch(Area::Meetings);
    tx.touch_student(student);
    tx.subject(id);
}

fn student_of(sql: &Connection, id: &AgreementId) -> Result<StudentId, AgreementError> {
    sql.prepare_cached("SELECT student_id FROM agreement WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(AgreementError::Unknown)
}

/// Whose it is, and before when.
pub(super) fn day_of(
    sql: &Connection,
    id: &AgreementId,
) -> Result<(StudentId, Option<NaiveDate>), AgreementError> {
    sql.prepare_cached("SELECT student_id, due FROM agreement WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, column::day(row, "due")?)))
        .optional()?
        .ok_or(AgreementError::Unknown)
}

pub(super) fn check_item(
    sql: &Connection,
    item: &ItemId,
    student: &StudentId,
) -> Result<(), AgreementError> {
    let status: Option<String> = sql
        .prepare_cached("SELECT m.status FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id WHERE i.id = ?1 AND i.student_id = ?2")?
        .query_row((item, student), |row| row.get(0))
        .optional()?;
    match status.as_deref() {
        None => Err(AgreementError::Unknown),
        Some("closed") => Err(AgreementError::MeetingClosed),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn late_counts_from_the_day_after() {
        let today = day("2027-03-10");
        for (status, due, expected) in [
            (AgreementStatus::Open, Some("2027-03-10"), 0),
            (AgreementStatus::Open, Some("2027-03-09"), 1),
            (AgreementStatus::Open, Some("2027-04-01"), 0),
            (AgreementStatus::Open, None, 0),
            (AgreementStatus::Gedaan, Some("2027-03-01"), 0),
            (AgreementStatus::Vervallen, Some("2027-03-01"), 0),
        ] {
            assert_eq!(
                days_late(status, due.map(day), today),
                expected,
                "{status:?} {due:?}"
            );
        }
    }
}
