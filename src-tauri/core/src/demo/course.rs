//! What else happened: internships and work, life domains, contact, the route after school.

use chrono::{Days, Months, NaiveDate};

use super::build::COORDINATOR;
use super::people;
use super::random::Random;
use super::rows::{self, Stay, on};
use super::sectors::SECTORS;
use super::world::World;
use super::youth::Youth;
use crate::route::Phase;
use crate::route::store::advance;
use crate::store::StoreError;
use crate::store::transact::Tx;

/// The part of the route after school, for who has left.
pub(super) fn after_school(
    tx: &mut Tx<'_>,
    youth: &Youth,
    today: NaiveDate,
) -> Result<(), StoreError> {
    if youth.cohort >= 0 {
        return Ok(());
    }
    let leave = youth.leave;
    on(tx, leave - Days::new(50));
    advance(
        tx,
        &youth.id,
        Phase::Plaatsing,
        "Het bedrijf wil graag verder.",
    )?;
    on(tx, leave - Days::new(10));
    advance(
        tx,
        &youth.id,
        Phase::Overgedragen,
        if youth.coach.is_some() {
            "Warme overdracht aan de jobcoach"
        } else {
            "Warme overdracht aan de gemeente"
        },
    )?;
    on(tx, leave + Days::new(1));
    rows::left_school(tx, &youth.id, leave)?;
    advance(tx, &youth.id, Phase::Nazorg1, "Van school")?;
    match youth.phase {
        Phase::Plaatsing => {
            on(tx, today - Days::new(12));
            rows::fall_back(tx, &youth.id, COORDINATOR, "Het contract is niet verlengd.")?;
        }
        Phase::Nazorg2 => {
            on(tx, leave + Days::new(366));
            advance(tx, &youth.id, Phase::Nazorg2, "Eén jaar van school")?;
        }
        Phase::Geland => {
            on(tx, leave + Days::new(300));
            advance(
                tx,
                &youth.id,
                Phase::Geland,
                "Vast contract. Allebei tevreden.",
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// Internships, a job after school, certificates.
pub(super) fn work(
    tx: &mut Tx<'_>,
    world: &World,
    youth: &Youth,
    today: NaiveDate,
) -> Result<(), StoreError> {
    let sector = &SECTORS[youth.sector];
    let employers = &world.employers[youth.sector];
    let year = |years: u32| {
        (youth.leave - Days::new(300))
            .checked_sub_months(Months::new(12 * years))
            .unwrap_or(today)
    };
    let boss = people::colleague(youth.sector + 90);
    let phone = people::phone(90 + youth.sector);
    let stay = |place: usize, kind, from, to, days, hours| Stay {
        kind,
        organisation_id: employers.get(place),
        organisation: sector.places[place].0,
        tasks: sector.places[place].1,
        from,
        to,
        days,
        hours,
        supervisor: &boss,
        phone: &phone,
        ended_because: "",
    };
    on(tx, youth.passport_on.min(today));
    let past = |from: NaiveDate, days: u64| (from + Days::new(days)).min(today - Days::new(1));
    rows::placement(
        tx,
        &youth.id,
        &stay(
            2,
            "stage_intern",
            year(2),
            Some(past(year(2), 200)),
            "woensdag",
            6,
        ),
    )?;
    if youth.phase >= Phase::Paspoort {
        rows::placement(
            tx,
            &youth.id,
            &stay(
                1,
                "stage_begeleid",
                year(1),
                Some(past(year(1), 250)),
                "maandag en dinsdag",
                14,
            ),
        )?;
    }
    if youth.phase >= Phase::Gesprek {
        let last = (youth.cohort < 0).then_some(youth.leave);
        rows::placement(
            tx,
            &youth.id,
            &stay(
                0,
                "plaatsingsstage",
                youth.passport_on,
                last,
                "maandag tot en met donderdag",
                28,
            ),
        )?;
        for (nth, (kind, title, issuer)) in sector.evidence.iter().enumerate() {
            rows::evidence(
                tx,
                &youth.id,
                kind,
                title,
                issuer,
                youth.passport_on - Days::new(30 + 160 * nth as u64),
            )?;
        }
    }
    if youth.cohort < 0 {
        let begin = (youth.leave + Days::new(21)).min(today - Days::new(13));
        on(tx, begin);
        let failed = youth.phase == Phase::Plaatsing;
        let mut job = stay(
            0,
            "dienstverband",
            begin,
            failed.then(|| today - Days::new(12)),
            "maandag tot en met donderdag",
            28,
        );
        job.ended_because = if failed { "Contract niet verlengd" } else { "" };
        rows::placement(tx, &youth.id, &job)?;
    }
    Ok(())
}

/// Life domains and contact; some students were not spoken to for long.
pub(super) fn around(
    tx: &mut Tx<'_>,
    youth: &Youth,
    random: &mut Random,
    today: NaiveDate,
) -> Result<(), StoreError> {
    if youth.phase >= Phase::Paspoort {
        on(tx, youth.passport_on);
        let people = if youth.index.is_multiple_of(4) {
            "ouders en oma"
        } else {
            "thuis goede steun"
        };
        rows::life_domain(tx, &youth.id, "steun", "goed", people)?;
        let home = if random.once_in(5) {
            ("let_op", "wil op zichzelf, nog geen plek")
        } else {
            ("goed", "thuis, blijft zo")
        };
        rows::life_domain(tx, &youth.id, "wonen", home.0, home.1)?;
        let work = if youth.phase >= Phase::Gesprek {
            ("goed", "stage loopt goed")
        } else {
            ("let_op", "stage nog zoeken")
        };
        rows::life_domain(tx, &youth.id, "school_werk", work.0, work.1)?;
        let income = if random.once_in(3) {
            ("let_op", "wordt 18: regelen")
        } else {
            ("onbekend", "")
        };
        rows::life_domain(tx, &youth.id, "inkomen", income.0, income.1)?;
        let health = if random.once_in(12) {
            ("zorg", "slaapt slecht, hulp gevraagd")
        } else {
            ("onbekend", "")
        };
        rows::life_domain(tx, &youth.id, "welzijn", health.0, health.1)?;
    }
    if youth.index % 11 == 5 || youth.phase.is_closed() {
        return Ok(());
    }
    for (nth, note) in [
        "Even bijgepraat. Gaat goed.",
        "Vraagt wanneer het gesprek is.",
        "Was er vandaag niet. Morgen weer.",
    ]
    .iter()
    .enumerate()
    .take(1 + youth.index % 3)
    {
        on(
            tx,
            today - Days::new(3 + random.days(0, 20) as u64 + 21 * nth as u64),
        );
        rows::contact(
            tx,
            &youth.id,
            random.pick(&["gesprek", "app", "bellen", "bezoek"]),
            nth != 2 || youth.index.is_multiple_of(2),
            note,
        )?;
    }
    Ok(())
}
