//! Agreements that come back: every two weeks, each half year, until a day or the last school day.
//!
//! One of a row is open at a time. When it is done, or just this one is dropped, the next opens in
//! the same step. Days are counted from the first one, so a month that is too short moves nothing
//! for good, and an agreement that was moved by hand leaves the row where it was.

use chrono::{Days, Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::events::{self, AgreementEventKind, Happened};
use super::{AgreementError, SaveAgreement};
use crate::ids::{AgreementId, SeriesId, StudentId};
use crate::store::transact::Tx;
use crate::store::{StoreError, column};
use crate::{route, text};

/// What the days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum RepeatUnit {
    /// Weeks.
    Week,
    /// Months: on the same day of the month, or the last day of a shorter one.
    Month,
}

/// How often an agreement comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct Repeat {
    /// Every so many weeks or months (1–52).
    pub every: u32,
    /// Weeks or months.
    pub unit: RepeatUnit,
    /// The last day on which it may fall; absent is the last school day, however often that moves.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<NaiveDate>,
}

/// An agreement to save, with how often it comes back; absent: it does not, or not any more.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct SaveSeries {
    /// The agreement; its day is the first of the row.
    pub agreement: SaveAgreement,
    /// How often.
    #[serde(default)]
    #[ts(optional)]
    pub repeat: Option<Repeat>,
}

/// What came of settling an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct Settled {
    /// The day of the next one, when it comes back.
    pub next: Option<NaiveDate>,
    /// Days in between that went by: no agreement is made for those.
    pub skipped: Vec<NaiveDate>,
    /// It came back, and this was the last one.
    pub last: bool,
}

impl Repeat {
    /// Can it come back like this, from this day?
    pub(super) fn check(&self, first: NaiveDate) -> Result<(), AgreementError> {
        let good = (1..=52).contains(&self.every)
            && self
                .until
                .is_none_or(|until| until >= first && text::usual(until));
        if good {
            Ok(())
        } else {
            Err(AgreementError::BadRepeat)
        }
    }

    /// Day `number` of the row that begins on `anchor`.
    fn day(&self, anchor: NaiveDate, number: u32) -> Option<NaiveDate> {
        let count = self.every.checked_mul(number)?;
        match self.unit {
            RepeatUnit::Week => anchor.checked_add_days(Days::new(u64::from(count) * 7)),
            RepeatUnit::Month => anchor.checked_add_months(Months::new(count)),
        }
    }

    /// The next day after `slot` that is still to come, and the days between that are not.
    fn next(&self, anchor: NaiveDate, slot: NaiveDate, today: NaiveDate) -> Settled {
        let mut skipped = Vec::new();
        // Weekly from 1900 to 2100 stays far below this.
        for number in 0..20_000 {
            match self.day(anchor, number) {
                None => break,
                Some(day) if day <= slot => {}
                Some(day) if day <= today => skipped.push(day),
                Some(day) => {
                    return Settled {
                        next: Some(day),
                        skipped,
                        last: false,
                    };
                }
            }
        }
        Settled::default()
    }
}

/// A row of agreements as it stands in the dossier.
struct Series {
    id: SeriesId,
    repeat: Repeat,
    anchor: NaiveDate,
    ended: bool,
}

/// Lets an agreement come back from its day on, changes how often, or lets it stop. `before` is the
/// day that it had: when neither that nor how often changes, the row stays where it was, also when the
/// agreement was moved out of it by hand.
pub(super) fn set(
    tx: &mut Tx<'_>,
    agreement: &AgreementId,
    student: &StudentId,
    (before, due): (Option<NaiveDate>, Option<NaiveDate>),
    repeat: Option<&Repeat>,
) -> Result<(), AgreementError> {
    let found = of(tx.sql, agreement)?;
    let Some(repeat) = repeat else {
        if let Some((series, _)) = found.filter(|(series, _)| !series.ended) {
            end(tx, &series.id, "")?;
            events::log(
                tx,
                agreement,
                AgreementEventKind::Ended,
                &Happened::default(),
            )?;
        }
        return Ok(());
    };
    let first = due.ok_or(AgreementError::NoFirstDay)?;
    let unchanged = found.as_ref().is_some_and(|(series, slot)| {
        series.repeat == *repeat && !series.ended && (*slot == due || before == due)
    });
    if unchanged {
        return Ok(());
    }
    repeat.check(first)?;
    let unit = text::code(&repeat.unit)?;
    let id = if let Some((series, _)) = found {
        tx.sql
            .prepare_cached(
                "UPDATE agreement_series SET every = ?2, unit = ?3, until = ?4, anchor = ?5, ended_on = NULL, ended_reason = '' WHERE id = ?1",
            )?
            .execute((&series.id, repeat.every, unit, repeat.until, first))?;
        series.id
    } else {
        let id = SeriesId::new();
        tx.sql
            .prepare_cached(
                "INSERT INTO agreement_series (id, student_id, every, unit, anchor, until, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((&id, student, repeat.every, unit, first, repeat.until, tx.now.stamp()))?;
        id
    };
    in_series(tx.sql, agreement, &id, first)?;
    events::log(
        tx,
        agreement,
        AgreementEventKind::Repeats,
        &Happened::default(),
    )?;
    Ok(())
}

fn in_series(
    sql: &Connection,
    agreement: &AgreementId,
    series: &SeriesId,
    day: NaiveDate,
) -> Result<(), StoreError> {
    sql.prepare_cached("UPDATE agreement SET series_id = ?2, series_day = ?3 WHERE id = ?1")?
        .execute((agreement, series, day))?;
    Ok(())
}

/// The agreement is done, or just this one is dropped: opens the next of its row.
pub(super) fn open_next(
    tx: &mut Tx<'_>,
    agreement: &AgreementId,
    student: &StudentId,
) -> Result<Settled, StoreError> {
    let Some((series, Some(slot))) = of(tx.sql, agreement)? else {
        return Ok(Settled::default());
    };
    // One that was opened again by hand has its follower already.
    if series.ended || open_one(tx.sql, &series.id)?.is_some() {
        return Ok(Settled::default());
    }
    // Or had one, that is done by now: what was, does not come back.
    let slot = last_day(tx.sql, &series.id)?.map_or(slot, |last| last.max(slot));
    let mut settled = series.repeat.next(series.anchor, slot, tx.now.today());
    let until = match series.repeat.until {
        Some(until) => Some(until),
        None => last_school_day(tx.sql, student)?,
    };
    settled.next = settled
        .next
        .filter(|next| until.is_none_or(|until| *next <= until));
    let Some(next) = settled.next else {
        settled
            .skipped
            .retain(|day| until.is_none_or(|until| *day <= until));
        settled.last = true;
        return Ok(settled);
    };
    let id = AgreementId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, owner_contact_id, text, due, status, status_at, created_at, series_id, series_day)
             SELECT ?2, student_id, NULL, owner_kind, owner, owner_contact_id, text, ?3, 'open', ?4, ?4, series_id, ?3 FROM agreement WHERE id = ?1",
        )?
        .execute((agreement, &id, next, tx.now.stamp()))?;
    if let (Some(first), Some(last)) = (settled.skipped.first(), settled.skipped.last()) {
        let what = Happened {
            from: Some(*first),
            to: Some(*last),
            reason: "",
        };
        events::log(tx, &id, AgreementEventKind::Skipped, &what)?;
    }
    tx.subject(&id);
    Ok(settled)
}

/// The last school day moved on: rows that had come to their end go on.
pub(crate) fn resume(tx: &mut Tx<'_>, student: &StudentId) -> Result<(), StoreError> {
    let stopped: Vec<AgreementId> = {
        let mut statement = tx.sql.prepare_cached(
            "SELECT (SELECT id FROM agreement WHERE series_id = r.id ORDER BY series_day DESC LIMIT 1)
             FROM agreement_series AS r
             WHERE r.student_id = ?1 AND r.until IS NULL AND r.ended_on IS NULL
               AND EXISTS (SELECT 1 FROM agreement WHERE series_id = r.id)
               AND NOT EXISTS (SELECT 1 FROM agreement WHERE series_id = r.id AND status = 'open')",
        )?;
        let rows = statement.query_map([student], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for last in stopped {
        open_next(tx, &last, student)?;
    }
    Ok(())
}

/// The day of the last one of a row.
fn last_day(sql: &Connection, series: &SeriesId) -> Result<Option<NaiveDate>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT max(series_day) AS last FROM agreement WHERE series_id = ?1")?
        .query_row([series], |row| column::day(row, "last"))?)
}

/// The agreement is open again: takes the one that follows on it back when nothing happened to that
/// yet.
pub(super) fn reopened(tx: &Tx<'_>, agreement: &AgreementId) -> Result<(), StoreError> {
    let Some((series, slot)) = of(tx.sql, agreement)? else {
        return Ok(());
    };
    let Some(next) = open_one(tx.sql, &series.id)? else {
        return Ok(());
    };
    // Another one in between was done already: then it does not follow on this one.
    let touched: bool = tx
        .sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM agreement_event WHERE agreement_id = ?1 AND kind <> 'skipped')
                 OR EXISTS (SELECT 1 FROM agreement WHERE series_id = ?2 AND series_day > ?3 AND id <> ?1)",
        )?
        .query_row((&next, &series.id, slot), |row| row.get(0))?;
    if next != *agreement && !touched {
        events::forget(tx.sql, &next)?;
        tx.sql
            .prepare_cached("DELETE FROM agreement WHERE id = ?1")?
            .execute([&next])?;
    }
    Ok(())
}

/// Nothing follows any more.
pub(super) fn stop(tx: &Tx<'_>, agreement: &AgreementId, reason: &str) -> Result<(), StoreError> {
    if let Some((series, _)) = of(tx.sql, agreement)? {
        end(tx, &series.id, reason)?;
    }
    Ok(())
}

/// The agreement is thrown away: so is its row when it was the only one, else nothing follows.
pub(super) fn thrown_away(tx: &Tx<'_>, series: &SeriesId) -> Result<(), StoreError> {
    let left: bool = tx
        .sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM agreement WHERE series_id = ?1)")?
        .query_row([series], |row| row.get(0))?;
    if left {
        return end(tx, series, "");
    }
    tx.sql
        .prepare_cached("DELETE FROM agreement_series WHERE id = ?1")?
        .execute([series])?;
    Ok(())
}

/// The number of its row.
pub(super) fn id_of(
    sql: &Connection,
    agreement: &AgreementId,
) -> Result<Option<SeriesId>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT series_id FROM agreement WHERE id = ?1")?
        .query_row([agreement], |row| row.get(0))
        .optional()?
        .flatten())
}

fn end(tx: &Tx<'_>, series: &SeriesId, reason: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE agreement_series SET ended_on = ?2, ended_reason = ?3 WHERE id = ?1",
        )?
        .execute((series, tx.now.today(), reason))?;
    Ok(())
}

/// The row of an agreement, and its own day in it.
fn of(
    sql: &Connection,
    agreement: &AgreementId,
) -> Result<Option<(Series, Option<NaiveDate>)>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT r.id, r.every, r.unit, r.anchor, r.until, r.ended_on, a.series_day
             FROM agreement AS a JOIN agreement_series AS r ON r.id = a.series_id WHERE a.id = ?1",
        )?
        .query_row([agreement], |row| {
            let series = Series {
                id: row.get("id")?,
                repeat: Repeat {
                    every: row.get("every")?,
                    unit: column::code(row, "unit")?,
                    until: column::day(row, "until")?,
                },
                anchor: column::needed_day(row, "anchor")?,
                ended: column::day(row, "ended_on")?.is_some(),
            };
            Ok((series, column::day(row, "series_day")?))
        })
        .optional()?)
}

fn open_one(sql: &Connection, series: &SeriesId) -> Result<Option<AgreementId>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT id FROM agreement WHERE series_id = ?1 AND status = 'open' ORDER BY series_day DESC LIMIT 1")?
        .query_row([series], |row| row.get(0))
        .optional()?)
}

/// When the student leaves, as it was or as it is expected.
fn last_school_day(sql: &Connection, student: &StudentId) -> Result<Option<NaiveDate>, StoreError> {
    let route = route::store::current(sql, student)?;
    Ok(route.and_then(|route| route.actual_end_date.or(route.expected_end_date)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn every(every: u32, unit: RepeatUnit) -> Repeat {
        Repeat {
            every,
            unit,
            until: None,
        }
    }

    #[test]
    fn a_short_month_moves_nothing_for_good() {
        let monthly = every(1, RepeatUnit::Month);
        let next = |slot: &str| monthly.next(day("2027-01-31"), day(slot), day(slot)).next;
        assert_eq!(next("2027-01-31"), Some(day("2027-02-28")));
        assert_eq!(next("2027-02-28"), Some(day("2027-03-31")));
        let half_year = every(6, RepeatUnit::Month);
        assert_eq!(
            half_year
                .next(day("2027-08-31"), day("2027-08-31"), day("2027-09-01"))
                .next,
            Some(day("2028-02-29"))
        );
    }

    #[test]
    fn days_that_went_by_are_skipped_and_named() {
        let fortnight = every(2, RepeatUnit::Week);
        let late = fortnight.next(day("2027-03-01"), day("2027-03-01"), day("2027-04-01"));
        assert_eq!(late.next, Some(day("2027-04-12")));
        assert_eq!(late.skipped, [day("2027-03-15"), day("2027-03-29")]);
        let early = fortnight.next(day("2027-03-01"), day("2027-03-15"), day("2027-03-02"));
        assert_eq!(
            (early.next, early.skipped.len()),
            (Some(day("2027-03-29")), 0)
        );
    }

    #[test]
    fn a_repeat_that_cannot_be_is_refused() {
        assert!(every(0, RepeatUnit::Week).check(day("2027-03-01")).is_err());
        assert!(
            every(53, RepeatUnit::Week)
                .check(day("2027-03-01"))
                .is_err()
        );
        let over = Repeat {
            until: Some(day("2027-02-28")),
            ..every(1, RepeatUnit::Month)
        };
        assert!(over.check(day("2027-03-01")).is_err());
        assert!(over.check(day("2027-02-28")).is_ok());
    }
}
