//! Outflow meetings: last year's, this year's with minutes and agreements, and those to come.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::random::Random;
use super::rows::{self, Minutes, Plan, Promise, on};
use super::sectors::{OBSTACLES, SECTORS};
use super::world::{GROUPS, Person, World, working_day};
use super::youth::Youth;
use crate::ids::MeetingId;
use crate::meetings::Round;
use crate::route::Phase;
use crate::route::store::advance;
use crate::store::StoreError;
use crate::store::transact::Tx;

/// Students per meeting; twelve fit in the three hours.
const PER_MEETING: usize = 10;

/// What a meeting is in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Third round of a year that is over.
    Before,
    /// First round, about seven weeks ago.
    First,
    /// Second round, last week.
    Second,
    /// Yesterday: held, not closed yet.
    ToClose,
    /// First round, in the coming weeks.
    Coming,
    /// Second round, after that.
    Later,
}

/// Writes every meeting; gives how many.
pub(super) fn hold(
    tx: &mut Tx<'_>,
    world: &World,
    youths: &mut [Youth],
    random: &mut Random,
    today: NaiveDate,
) -> Result<usize, StoreError> {
    let mut held = 0;
    for group in 0..GROUPS.len() {
        for kind in [
            Kind::Before,
            Kind::First,
            Kind::Second,
            Kind::ToClose,
            Kind::Coming,
            Kind::Later,
        ] {
            let all: Vec<usize> = (0..youths.len())
                .filter(|index| {
                    youths[*index].group == group && listed(&youths[*index], kind, group)
                })
                .collect();
            for (chunk, students) in all.chunks(PER_MEETING).enumerate() {
                let date = date(kind, group, chunk as u64, youths[students[0]].leave, today);
                one(
                    tx, world, youths, students, kind, group, date, random, today,
                )?;
                held += 1;
            }
        }
    }
    Ok(held)
}

/// Is this student on the list of such a meeting?
fn listed(youth: &Youth, kind: Kind, group: usize) -> bool {
    let this_year = youth.cohort == 0;
    let coming = this_year && youth.phase == Phase::Gesprek;
    match kind {
        Kind::Before => youth.cohort < 0,
        Kind::First => this_year && matches!(youth.phase, Phase::Afspraken | Phase::Plaatsing),
        Kind::Second => this_year && youth.phase == Phase::Plaatsing,
        // One group met yesterday.
        Kind::ToClose => coming && group == 1,
        Kind::Coming => coming && group != 1,
        Kind::Later => {
            this_year && youth.phase == Phase::Afspraken && youth.index.is_multiple_of(2)
        }
    }
}

fn date(kind: Kind, group: usize, chunk: u64, leave: NaiveDate, today: NaiveDate) -> NaiveDate {
    let group = group as u64;
    match kind {
        Kind::Before => worked_day(leave - Days::new(75 + group + chunk % 9)),
        Kind::First => worked_day(today - Days::new(52 - group * 3 + chunk % 6)),
        Kind::Second => worked_day(today - Days::new(7 + group + chunk % 5)),
        Kind::ToClose => worked_day(today - Days::new(1)),
        Kind::Coming => working_day(today + Days::new(4 + group * 5 + chunk % 20)),
        Kind::Later => working_day(today + Days::new(24 + group * 3 + chunk % 20)),
    }
}

/// A working day: a weekend moves to the Friday before it.
fn worked_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day - Days::new(1),
        Weekday::Sun => day - Days::new(2),
        _ => day,
    }
}

#[allow(clippy::too_many_arguments)] // All of one meeting.
fn one(
    tx: &mut Tx<'_>,
    world: &World,
    youths: &mut [Youth],
    students: &[usize],
    kind: Kind,
    group: usize,
    date: NaiveDate,
    random: &mut Random,
    today: NaiveDate,
) -> Result<(), StoreError> {
    let closed = matches!(kind, Kind::Before | Kind::First | Kind::Second);
    let round = match kind {
        Kind::First | Kind::ToClose | Kind::Coming => Round::First,
        Kind::Second | Kind::Later => Round::Second,
        Kind::Before => Round::Third,
    };
    on(tx, date.min(today) - Days::new(14));
    let id = rows::meeting(tx, date, round, closed, GROUPS[group])?;
    invite(tx, world, &id, kind, group)?;
    for (position, index) in students.iter().enumerate() {
        let youth = &mut youths[*index];
        on(tx, date.min(today) - Days::new(14));
        let reason = format!("Uitstroomgesprek gepland op {}.", date.format("%d-%m-%Y"));
        advance(tx, &youth.id, Phase::Gesprek, &reason)?;
        // Yesterday's minutes are half done.
        let written = closed || (kind == Kind::ToClose && position < students.len() / 2);
        if !written {
            on(tx, today);
            let empty = Minutes {
                presence: "unknown",
                outcome: "open",
                ..Minutes::default()
            };
            rows::item(tx, &id, &youth.id, position, &empty)?;
            continue;
        }
        on(tx, date);
        talk(tx, world, &id, youth, position, kind, random, today)?;
        if closed {
            let reason = format!("Uitstroomgesprek van {}.", date.format("%d-%m-%Y"));
            advance(tx, &youth.id, Phase::Afspraken, &reason)?;
            if kind == Kind::Second {
                advance(
                    tx,
                    &youth.id,
                    Phase::Plaatsing,
                    "Het bedrijf wil graag verder.",
                )?;
            }
        }
    }
    Ok(())
}

fn invite(
    tx: &Tx<'_>,
    world: &World,
    meeting: &MeetingId,
    kind: Kind,
    group: usize,
) -> Result<(), StoreError> {
    let people = world.consultants[group].iter().chain([&world.wsp]);
    for (position, person) in people.enumerate() {
        let (invitation, presence) = match kind {
            // Once the municipality did not show up (handbook 12d, 9).
            Kind::First if group == 3 && position == 0 => ("accepted", "absent"),
            Kind::Before | Kind::First | Kind::Second => ("accepted", "present"),
            Kind::ToClose => ("accepted", "unknown"),
            Kind::Coming if position == 0 => ("accepted", "unknown"),
            Kind::Coming => ("invited", "unknown"),
            Kind::Later => ("to_invite", "unknown"),
        };
        rows::participant(tx, meeting, person, invitation, presence, position)?;
    }
    Ok(())
}

/// The minutes of one student, with agreements and an instrument.
#[allow(clippy::too_many_arguments)] // All of one talk.
fn talk(
    tx: &mut Tx<'_>,
    world: &World,
    meeting: &MeetingId,
    youth: &mut Youth,
    position: usize,
    kind: Kind,
    random: &mut Random,
    today: NaiveDate,
) -> Result<(), StoreError> {
    let sector = &SECTORS[youth.sector];
    let plan = plan(youth);
    youth.wish = youth.profile == "arbeid" && youth.index % 3 != 1;
    let from = if kind == Kind::Before {
        youth.leave - Days::new(30)
    } else {
        working_day(today + Days::new(30 + position as u64))
    };
    let minutes = Minutes {
        presence: if random.once_in(9) {
            "absent"
        } else {
            "present"
        },
        outcome: "discussed",
        own_words: sector.own_words,
        notes: random.pick(&NOTES),
        advice: random.pick(&ADVICE),
        plan,
        jobcoach_wish: if youth.wish { "ja" } else { "nee" },
        jobcoach_from: youth.wish.then_some(from),
        jobcoach_regime: if youth.wish {
            random.pick(&["licht", "midden", "midden", "intensief"])
        } else {
            ""
        },
        responsible_after: match random.pick(&["school", "gemeente", "jobcoach"]) {
            // Nobody looks after somebody who wants no coach.
            "jobcoach" if !youth.wish => "gemeente",
            who => who,
        },
        next_date: (kind == Kind::First).then(|| working_day(today + Days::new(24))),
    };
    let item = rows::item(tx, meeting, &youth.id, position, &minutes)?;
    if random.once_in(3) {
        let (domain, text) = OBSTACLES[random.below(OBSTACLES.len())];
        rows::obstacle(tx, &item, domain, text)?;
    }
    rows::route_plan(tx, &youth.id, plan)?;
    for (nth, (due, status)) in agenda(kind, random, today, tx.now.today())
        .into_iter()
        .enumerate()
    {
        let promise = promise(
            &world.consultants[youth.group],
            youth,
            position + nth * 2,
            due,
            status,
        );
        rows::agreement(tx, &youth.id, &item, &promise)?;
    }
    if youth.profile == "arbeid" && kind != Kind::Second {
        let (instrument, by) = INSTRUMENTS[youth.index % INSTRUMENTS.len()];
        let status = match kind {
            Kind::Before => "toegekend",
            Kind::First => random.pick(&["aanvragen", "aangevraagd", "toegekend"]),
            _ => "besproken",
        };
        rows::instrument(tx, &youth.id, &item, instrument, status, by, today)?;
    }
    // Most of those who go on learning have applied; for the others Vandaag counts to the day.
    if youth.profile == "vervolgonderwijs" && kind == Kind::First && !youth.index.is_multiple_of(4)
    {
        let (status, mbo) = if youth.index % 4 == 1 {
            ("besproken", "nog_aanmelden")
        } else {
            ("aangevraagd", "aangemeld")
        };
        let id = rows::instrument(
            tx,
            &youth.id,
            &item,
            "mbo-aanmelding",
            status,
            "school",
            today,
        )?;
        rows::mbo(tx, &id, mbo, "Entreeopleiding")?;
    }
    Ok(())
}

fn plan<'a>(youth: &Youth) -> Plan<'a> {
    let sector = &SECTORS[youth.sector];
    let codes = match (youth.school_type, youth.profile) {
        ("pro", "arbeid") => ("PRO-ARB", "PRO-ARB-BBL"),
        ("pro", _) => ("PRO-BOL", "PRO-ARB"),
        ("vso", "arbeid") => ("VSO-WN", "VSO-WN-UITK"),
        ("vso", "dagbesteding") => ("VSO-UITK", "VSO-WN"),
        ("vso", _) => ("VSO-VO", "VSO-WN"),
        (_, "arbeid") => ("MBO-WERK", "MBO-ONDW"),
        _ => ("MBO-ONDW", "MBO-WERK"),
    };
    let a = if youth.profile == "dagbesteding" {
        "Vier dagen naar De Verzonnen Hoeve"
    } else {
        sector.work
    };
    Plan {
        a_code: codes.0,
        a,
        b_code: codes.1,
        b: sector.plan_b,
    }
}

/// Before when, and how it stands: some late, some this week, some done.
fn agenda(
    kind: Kind,
    random: &mut Random,
    today: NaiveDate,
    talk: NaiveDate,
) -> Vec<(NaiveDate, &'static str)> {
    let after = |days: i64| talk + chrono::TimeDelta::days(days);
    let from_today = |days: i64| working_day(today + chrono::TimeDelta::days(days));
    match kind {
        Kind::Before => vec![(after(14), "gedaan"), (after(30), "gedaan")],
        Kind::First => {
            let late = today - Days::new(random.days(2, 16) as u64);
            let second = if random.once_in(3) {
                (late, "open")
            } else {
                (late, "gedaan")
            };
            let third = if random.once_in(6) {
                (after(20), "vervallen")
            } else {
                (from_today(random.days(0, 5)), "open")
            };
            vec![(after(12), "gedaan"), second, third]
        }
        Kind::Second => vec![
            (from_today(random.days(1, 6)), "open"),
            (from_today(random.days(10, 30)), "open"),
        ],
        Kind::ToClose | Kind::Coming | Kind::Later => vec![(from_today(14), "open")],
    }
}

fn promise<'a>(
    consultants: &'a [Person],
    youth: &'a Youth,
    turn: usize,
    due: NaiveDate,
    status: &'a str,
) -> Promise<'a> {
    let of = |owner_kind, owner, text| Promise {
        owner_kind,
        owner,
        contact: None,
        text,
        due,
        status,
        reason: if status == "vervallen" {
            "Niet meer nodig, het is al geregeld."
        } else {
            ""
        },
    };
    match (turn % 6, consultants.first()) {
        (0, _) => of(
            "ik",
            super::build::COORDINATOR,
            "belt UWV over de banenafspraak",
        ),
        (1, Some(person)) => Promise {
            contact: Some(&person.id),
            ..of(
                "gemeente",
                &person.name,
                "zoekt uit of loonkostensubsidie kan, en mailt de uitkomst",
            )
        },
        (2, _) => of(
            "jongere",
            youth.first_name,
            "vraagt aan de baas of het rooster vier dagen kan worden",
        ),
        (3, _) => of(
            "ouder",
            &youth.parent,
            "regelt DigiD en een eigen bankrekening",
        ),
        (4, _) => of(
            "school",
            youth.mentor,
            "oefent de reis met de bus, twee keer samen en één keer alleen",
        ),
        _ => of(
            "jongere",
            youth.first_name,
            "maakt het paspoort af en laat het thuis lezen",
        ),
    }
}

const INSTRUMENTS: [(&str, &str); 5] = [
    ("banenafspraak", "school"),
    ("lks", "gemeente"),
    ("proefplaatsing", "gemeente"),
    ("praktijkverklaring", "school"),
    ("jobcoach-gemeente", "gemeente"),
];

const NOTES: [&str; 5] = [
    "De stage loopt goed. Vier dagen per week is haalbaar. Begeleiding bij nieuwe taken blijft nodig.",
    "Heeft een duidelijk doel. Thuis denken ze mee. Reizen gaat steeds beter.",
    "Twijfelt nog tussen werken en leren. Een week meelopen op het mbo staat gepland.",
    "Werkt hard, maar vraagt niet snel om hulp. Een vaste collega maakt het verschil.",
    "Het bedrijf wil graag verder. De gemeente kijkt mee naar wat er nodig is.",
];

const ADVICE: [&str; 4] = [
    "Eerst een proefplaatsing op de stageplek, daarna een contract.",
    "Werken met begeleiding op het werk in het eerste half jaar.",
    "Doorleren op niveau entree, met één vaste begeleider.",
    "Rustig opbouwen: begin met drie dagen.",
];
