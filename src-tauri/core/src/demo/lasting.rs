//! What runs on or was settled: an agreement that comes back, and a rode knop of last season with
//! what came of it.

use chrono::{Days, NaiveDate};
use rusqlite::OptionalExtension;

use super::youth::Youth;
use crate::ids::RedButtonId;
use crate::moment::Moment;
use crate::store::StoreError;
use crate::store::column::Day;
use crate::store::transact::Tx;

/// Whose rode knop was pressed and closed again.
const SETTLED: usize = 31;

/// Both, as far as there are enough students for it.
pub(super) fn make(tx: &Tx<'_>, youths: &[Youth], today: NaiveDate) -> Result<(), StoreError> {
    comes_back(tx)?;
    match youths.get(SETTLED) {
        Some(youth) => settled(tx, youth, today),
        None => Ok(()),
    }
}

/// The coordinator's agreement that is furthest away comes back every two weeks.
fn comes_back(tx: &Tx<'_>) -> Result<(), StoreError> {
    let last: Option<(String, String, NaiveDate)> = tx
        .sql
        .prepare_cached(
            "SELECT a.id, a.student_id, a.due FROM agreement AS a JOIN student AS s ON s.id = a.student_id
             WHERE a.status = 'open' AND a.owner_kind = 'ik' AND a.due IS NOT NULL ORDER BY a.due DESC, s.number LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((agreement, student, due)) = last else {
        return Ok(());
    };
    let series = uuid::Uuid::now_v7().to_string();
    tx.sql.execute(
        "INSERT INTO agreement_series (id, student_id, every, unit, anchor, created_at) VALUES (?1, ?2, 2, 'week', ?3, ?4)",
        (&series, student, Day(due), tx.now.stamp()),
    )?;
    tx.sql.execute(
        "UPDATE agreement SET series_id = ?2, series_day = due WHERE id = ?1",
        (agreement, series),
    )?;
    Ok(())
}

/// Pressed a quarter ago, answered after two weeks, closed after a month.
fn settled(tx: &Tx<'_>, youth: &Youth, today: NaiveDate) -> Result<(), StoreError> {
    let before = |days: u64| today - Days::new(days);
    let id = RedButtonId::new();
    let stuck = "School en gemeente wachten op elkaar: wie vraagt beschermd wonen aan?";
    let answer = "Het wijkteam vraagt het aan, de school levert de gegevens.";
    let outcome = "De aanvraag ligt er. Er is een kamer vanaf de zomer.";
    tx.sql.execute(
        "INSERT INTO red_button (id, student_id, pressed_on, by, reason, stuck, since, needed, municipality_code, contact_id, to_whom,
           sent_on, sent_how, answered_on, answer, closed_on, closed_as, outcome, created_at)
         SELECT ?1, s.id, ?2, ?3, 'wie_is_aan_zet', ?4, ?5, 'Iemand die beslist wie dit oppakt.', s.municipality_code, c.id,
           coalesce(c.name, ''), ?2, 'telefoon', ?6, ?7, ?8, 'opgelost', ?9, ?10
         FROM student AS s LEFT JOIN contact AS c ON c.id = (
           SELECT contact.id FROM contact JOIN organisation AS o ON o.id = organisation_id
           WHERE o.kind = 'gemeente' AND o.municipality_code = s.municipality_code AND contact.red_button = 1 ORDER BY contact.id LIMIT 1)
         WHERE s.id = ?11",
        (
            &id,
            Day(before(91)),
            tx.by()?,
            stuck,
            Day(before(140)),
            Day(before(77)),
            answer,
            Day(before(61)),
            outcome,
            Moment::noon(before(91)).stamp(),
            &youth.id,
        ),
    )?;
    tx.sql.execute(
        "INSERT INTO red_button_line (red_button_id, position, kind, day, text) VALUES (?1, 1, 'geprobeerd', ?2, 'gebeld met het wijkteam en met school')",
        (&id, Day(before(95))),
    )?;
    for (days, kind, text) in [
        (91, "pressed", stuck),
        (91, "sent", "telefoon"),
        (77, "answered", answer),
        (61, "closed", outcome),
    ] {
        tx.sql
            .prepare_cached("INSERT INTO red_button_event (id, red_button_id, at, by, kind, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute((
                uuid::Uuid::now_v7().to_string(),
                &id,
                Moment::noon(before(days)).stamp(),
                tx.by()?,
                kind,
                text,
            ))?;
    }
    Ok(())
}
