//! A look becomes a place, and a place that did not last (handbook 4.3 and 12d.4).

use rusqlite::OptionalExtension;

use super::MatchingError;
use super::looks::{self, Said, say, touch};
use super::places::{self, iso, line};
use super::types::{Becomes, LookState, PlaceKind, PlaceState, Stopped, Weekday};
use crate::agreements::{AgreementStatus, along};
use crate::ids::PlacementId;
use crate::moment::Moment;
use crate::route::{Phase, RouteError, store as route};
use crate::store::column::{Day, day};
use crate::store::{Area, Changed, Dossier};

/// Makes a placement of a look: the student has a place, the open place has one less, the agreement
/// is done, and the route moves on to Plaatsing when asked. A place that was full gets one more: a
/// person decided.
///
/// # Errors
/// `UnknownLook`, `Settled` when it was one already, `BadDate`, `BadPeriod`, `LooksLikeBsn`.
pub fn becomes(
    dossier: &Dossier,
    request: &Becomes,
    now: Moment,
) -> Result<Changed<PlacementId>, MatchingError> {
    let from = iso(&request.from, "from")?;
    let to = iso(&request.to, "to")?;
    let supervisor = line(&request.supervisor, "supervisor")?;
    let words = line(&request.outcome, "outcome")?;
    dossier.transact("matching.becomes", now, |tx| {
        let look = looks::needed(tx.sql, &request.id, now.today())?;
        if matches!(look.state, LookState::WordtHet | LookState::Gestopt) {
            return Err(MatchingError::Settled);
        }
        let stored = places::needed(tx.sql, &look.place_id)?;
        let place = &stored.place;
        let from = from.or(place.from).unwrap_or_else(|| now.today());
        if to.is_some_and(|to| to < from) {
            return Err(MatchingError::BadPeriod);
        }
        let id = PlacementId::new();
        tx.sql
            .prepare_cached(
                "INSERT INTO placement (id, student_id, kind, organisation_id, organisation, tasks, from_date, to_date, days,
                   hours_per_week, supervisor, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute((
                &id,
                &look.student_id,
                placement_kind(place.kind),
                &place.organisation_id,
                &place.organisation,
                &place.tasks,
                Day(from),
                to.map(Day),
                spoken(&place.days),
                place.hours_per_week,
                supervisor,
                now.stamp(),
            ))?;
        let taken = place.taken + 1;
        tx.sql
            .prepare_cached("UPDATE open_place SET taken = ?2, places = max(places, ?2) WHERE id = ?1")?
            .execute((&look.place_id, taken))?;
        if taken >= place.places {
            places::set(tx.sql, &look.place_id, PlaceState::Vergeven, "")?;
        }
        let said = Said {
            state: LookState::WordtHet,
            outcome: &words,
            day: look.day,
        };
        say(tx, &look, &said)?;
        tx.sql
            .prepare_cached("UPDATE place_look SET placement_id = ?2 WHERE id = ?1")?
            .execute((&look.id, &id))?;
        if let Some(agreement) = &look.agreement_id {
            along::settle_open(tx, agreement, AgreementStatus::Gedaan, "")?;
        }
        if request.move_route {
            let reason = format!("Plek gevonden: {}", place.organisation);
            route::advance(tx, &look.student_id, Phase::Plaatsing, &reason)?;
        }
        touch(tx, &look.student_id);
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// The place did not last: the placement ends, the route falls back to Plaatsing with the same
/// coach, so that the student looks again, and the place can be opened for somebody else.
///
/// # Errors
/// `UnknownLook`, `NotPlaced`, `BadDate`, `BeforeStart`, `LooksLikeBsn`.
pub fn stopped(
    dossier: &Dossier,
    request: &Stopped,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    let on = iso(&request.day, "day")?.unwrap_or_else(|| now.today());
    let reason = line(&request.reason, "reason")?;
    dossier.transact("matching.stopped", now, |tx| {
        let look = looks::needed(tx.sql, &request.id, now.today())?;
        if look.state != LookState::WordtHet {
            return Err(MatchingError::NotPlaced);
        }
        if let Some(placement) = &look.placement_id {
            let (began, ended) = tx
                .sql
                .prepare_cached("SELECT from_date, to_date FROM placement WHERE id = ?1")?
                .query_row([placement], |row| Ok((day(row, "from_date")?, day(row, "to_date")?)))
                .optional()?
                .unwrap_or_default();
            if began.is_some_and(|began| on < began) {
                return Err(MatchingError::BeforeStart);
            }
            // What the student's page says already stays.
            let on = ended.filter(|ended| *ended < on).unwrap_or(on);
            tx.sql
                .prepare_cached(
                    "UPDATE placement SET to_date = ?2,
                       ended_because = CASE WHEN ended_because = '' THEN ?3 ELSE ended_because END WHERE id = ?1",
                )?
                .execute((placement, Day(on), &reason))?;
        }
        let said = Said {
            state: LookState::Gestopt,
            outcome: &look.outcome,
            day: look.day,
        };
        say(tx, &look, &said)?;
        if request.reopen {
            tx.sql
                .prepare_cached("UPDATE open_place SET taken = max(taken - 1, 0) WHERE id = ?1")?
                .execute([&look.place_id])?;
            places::set(tx.sql, &look.place_id, PlaceState::Open, "")?;
        }
        match route::fall_back_in(tx, &look.student_id, &reason) {
            // Somebody whose route never came that far just looks again.
            Ok(_) | Err(RouteError::NoPlaceYet) => {}
            Err(error) => return Err(error.into()),
        }
        touch(tx, &look.student_id);
        tx.touch(Area::Organisations);
        Ok(())
    })
}

/// The kind of placement that a place becomes, as in the record of the student.
pub(super) fn placement_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Stage => "stage",
        PlaceKind::Proefplaatsing => "proefplaatsing",
        PlaceKind::Baan | PlaceKind::Bbl | PlaceKind::Beschut => "dienstverband",
        PlaceKind::Dagbesteding => "dagbesteding",
    }
}

/// Days as they are said: `ma, di, do`.
pub(super) fn spoken(days: &[Weekday]) -> String {
    let names: Vec<&str> = days
        .iter()
        .map(|day| match day {
            Weekday::Ma => "ma",
            Weekday::Di => "di",
            Weekday::Wo => "wo",
            Weekday::Do => "do",
            Weekday::Vr => "vr",
            Weekday::Za => "za",
            Weekday::Zo => "zo",
        })
        .collect();
    names.join(", ")
}
