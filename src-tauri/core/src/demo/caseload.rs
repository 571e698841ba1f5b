//! Who has which coach.

use chrono::{Days, Months, NaiveDate};

use super::rows::on;
use super::world::{Station, World};
use super::youth::Youth;
use crate::ids::{AssignmentId, CoachId};
use crate::jobcoaches::assign::{self, Period};
use crate::route::Phase;
use crate::store::StoreError;
use crate::store::transact::Tx;

/// Assigns coaches to who is being placed or has left; one part came from a coach who left.
pub(super) fn assign_all(
    tx: &mut Tx<'_>,
    world: &mut World,
    youths: &mut [Youth],
    today: NaiveDate,
) -> Result<(), StoreError> {
    let mut moved = 0;
    let running = |youth: &&mut Youth| {
        youth.wish
            && matches!(
                youth.phase,
                Phase::Plaatsing | Phase::Nazorg1 | Phase::Nazorg2
            )
    };
    for youth in youths.iter_mut().filter(running) {
        let fits = |station: &&mut Station| {
            station.free > 0 && (station.groups.is_empty() || station.groups.contains(&youth.group))
        };
        let takes_over = moved < 3 && youth.cohort < 0;
        let place = if takes_over {
            world.coaches.get_mut(world.left.1).filter(fits)
        } else {
            world.coaches.iter_mut().find(fits)
        };
        let Some(station) = place else { continue };
        station.free -= 1;
        let begin = if youth.cohort < 0 {
            youth.leave - Days::new(30)
        } else {
            today - Days::new(5 + youth.index as u64 % 9)
        };
        let mut during = Period {
            from: begin,
            to: begin
                .checked_add_months(Months::new(18))
                .filter(|end| *end > today),
        };
        let old = if takes_over {
            moved += 1;
            let left = today - Days::new(21);
            on(tx, begin);
            let was = Period {
                from: begin.min(left),
                to: Some(left),
            };
            let old = assign(tx, youth, &world.left.0, "school", was, None, "")?;
            tx.sql.execute("UPDATE assignment SET ended_reason = 'Fatma werkt nu in een andere regio.' WHERE id = ?1", [&old])?;
            during.from = left + Days::new(1);
            Some(old)
        } else {
            None
        };
        on(tx, during.from);
        assign(
            tx,
            youth,
            &station.id,
            &station.paid_by,
            during,
            old.as_ref(),
            "",
        )?;
        youth.coach = Some(station.name.clone());
    }
    // The fourth coach is full, so that the reason for one more can be practised: students of his
    // own municipalities first, then one from elsewhere who needed a reason.
    if let Some(station) = world.coaches.get_mut(3) {
        let waiting = youths
            .iter_mut()
            .filter(|youth| youth.wish && youth.phase == Phase::Afspraken);
        let (near, far): (Vec<&mut Youth>, Vec<&mut Youth>) =
            waiting.partition(|youth| station.groups.contains(&youth.group));
        for youth in near.into_iter().chain(far).take(station.free) {
            let reason = if station.groups.contains(&youth.group) {
                ""
            } else {
                "Kent Wim al van de stage."
            };
            station.free -= 1;
            on(tx, today - Days::new(2));
            let during = Period {
                from: today - Days::new(1),
                to: None,
            };
            assign(
                tx,
                youth,
                &station.id,
                &station.paid_by,
                during,
                None,
                reason,
            )?;
            youth.coach = Some(station.name.clone());
        }
    }
    Ok(())
}

fn assign(
    tx: &mut Tx<'_>,
    youth: &Youth,
    coach: &CoachId,
    paid_by: &str,
    during: Period,
    moved_from: Option<&AssignmentId>,
    reason: &str,
) -> Result<AssignmentId, StoreError> {
    assign::insert(
        tx,
        &assign::Row {
            student: &youth.id,
            coach,
            regime_code: if youth.index.is_multiple_of(2) {
                "midden"
            } else {
                "licht"
            },
            half_year_hours: Some(if youth.index.is_multiple_of(2) {
                30
            } else {
                15
            }),
            paid_by,
            during,
            goals: "Zelf naar het werk reizen en om hulp vragen als het nodig is.",
            reason,
            moved_from,
        },
    )
}
