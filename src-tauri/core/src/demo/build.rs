//! Puts the practice dossier together: one transaction, dates counted from the day it is made.

use chrono::{Days, Months, NaiveDate};

use super::random::Random;
use super::rows::{self, Stay, on};
use super::sectors::SECTORS;
use super::world::{self, GROUPS, HOMES, Station, World};
use super::{Demo, meetings, passports, people};
use crate::ids::{AssignmentId, CoachId, RouteKindId, SchoolId, StudentId};
use crate::jobcoaches::assign::{self, Period};
use crate::moment::Moment;
use crate::route::store::{Start, advance, start};
use crate::route::{Phase, cohort_of, first_year};
use crate::store::transact::{Tx, Undo};
use crate::store::{Area, Dossier, StoreError};
use crate::students::record::{Record, insert};

/// Who uses the made-up dossier.
pub(super) const COORDINATOR: &str = "Els Verzonnen";
const MOST: usize = 5_000;

/// A student while the dossier is made.
#[derive(Debug)]
pub(super) struct Youth {
    pub(super) index: usize,
    pub(super) id: StudentId,
    pub(super) first_name: &'static str,
    pub(super) parent: String,
    pub(super) mentor: &'static str,
    pub(super) group: usize,
    pub(super) school_type: &'static str,
    pub(super) profile: &'static str,
    pub(super) sector: usize,
    /// 0 leaves this school year, 1 the next, -1 has left.
    pub(super) cohort: i32,
    /// Where the student is in the end; there the history leads to.
    pub(super) phase: Phase,
    /// Last school day, expected or past.
    pub(super) leave: NaiveDate,
    pub(super) passport_on: NaiveDate,
    /// Said "ja" to a coach in the last talk.
    pub(super) wish: bool,
}

/// Fills an empty dossier with so many made-up students (1 to 5,000) and everything around them.
///
/// # Errors
/// Those of the store; `Database` when there are students already, for real people and made-up
/// ones never mix.
pub fn fill(dossier: &Dossier, count: usize, now: Moment) -> Result<Demo, StoreError> {
    let count = count.clamp(1, MOST);
    let made = dossier.transact_with("demo.fill", now, Undo::Not, |tx| {
        let filled: bool = tx.sql.query_row("SELECT EXISTS (SELECT 1 FROM student)", [], |row| row.get(0))?;
        if filled {
            return Err(StoreError::Database("demo: students".to_owned()));
        }
        let demo = build(tx, count, now.today())?;
        tx.now = now;
        for area in [Area::Students, Area::Organisations, Area::Meetings, Area::Agreements, Area::Jobcoaches, Area::Passports, Area::Settings] {
            tx.touch(area);
        }
        Ok(demo)
    })?;
    Ok(made.value)
}

fn build(tx: &mut Tx<'_>, count: usize, today: NaiveDate) -> Result<Demo, StoreError> {
    let mut random = Random::new(2026);
    settings(tx)?;
    let other_school = SchoolId::new();
    tx.sql.execute("INSERT INTO school (id, name) VALUES (?1, 'ROC Denkbeeld, entree en niveau 2')", [&other_school])?;
    let mut world = world::make(tx, count, today)?;
    let mut youths = Vec::with_capacity(count);
    for index in 0..count {
        youths.push(student(tx, index, &other_school, &mut random, today)?);
    }
    let meetings = meetings::hold(tx, &world, &mut youths, &mut random, today)?;
    let (set, _) = crate::passport::questions::active(tx.sql)?;
    for youth in &youths {
        after_school(tx, youth, today)?;
        work(tx, &world, youth, today)?;
        around(tx, youth, &mut random, today)?;
        passports::fill(tx, youth, &set, &mut random, today)?;
    }
    coach(tx, &mut world, &youths, today)?;
    let coaches = world.coaches.len() + 1;
    Ok(Demo { students: count, meetings, coaches })
}

fn settings(tx: &Tx<'_>) -> Result<(), StoreError> {
    let mut settings = crate::settings::store::read(tx.sql)?;
    settings.user_name = COORDINATOR.to_owned();
    settings.user_phone = people::phone(52);
    settings.user_email = people::mail(COORDINATOR);
    settings.demo = true;
    crate::settings::store::write(tx.sql, &settings)
}

/// Of forty students: who leaves when, and where on the route they are. The first is the one that
/// is shown most: nearly there, with everything filled in.
const STAGES: [(i32, Phase); 40] = {
    use Phase::{Aangemeld as A, Afspraken as F, Geland as L, Gesprek as G, InBeeld as B, Nazorg1 as N, Nazorg2 as M, Paspoort as P, Plaatsing as Q};
    [
        (0, Q), (0, G), (0, P), (0, F), (-1, N), (0, B), (1, A), (0, G), (0, F), (0, P), (0, Q), (0, B), (-2, M), (1, A), (0, F), (0, G), (0, P), (0, A),
        (-1, N), (1, A), (0, Q), (0, F), (0, G), (0, B), (-1, Q), (1, B), (0, P), (0, F), (0, G), (-2, M), (1, A), (0, Q), (0, P), (0, F), (-1, N), (0, B),
        (0, G), (1, A), (-2, L), (0, A),
    ]
};

/// 10 July, the last school day of most.
fn last_school_day(cohort: i32, today: NaiveDate) -> NaiveDate {
    let first = first_year(&cohort_of(today)).unwrap_or_default();
    NaiveDate::from_ymd_opt(first + 1 + cohort, 7, 10).unwrap_or(today)
}

fn student(tx: &mut Tx<'_>, index: usize, other_school: &SchoolId, random: &mut Random, today: NaiveDate) -> Result<Youth, StoreError> {
    let (cohort, phase) = STAGES[index * 7 % STAGES.len()];
    let (group, home) = HOMES[index % HOMES.len()];
    let (code, place) = GROUPS[group][home];
    let school_type = match index % 20 {
        // Mbo students are in their last year or have left.
        7 | 13 if cohort < 1 => "entree",
        16 | 19 if cohort < 1 => "mbo2",
        3 | 8 | 11 | 14 => "vso",
        _ => "pro",
    };
    let profile = match (school_type, index % 9) {
        ("vso", 3 | 8) => "dagbesteding",
        (_, 2 | 5) => "vervolgonderwijs",
        _ => "arbeid",
    };
    let (first_name, prefix, last_name) = people::student_name(index);
    let sector = (index * 5 + index / 40) % SECTORS.len();
    let (class, mentor) = class(school_type, cohort, index);
    let age: i64 = match cohort {
        1 if index % 4 == 2 => 15,
        1 => 16,
        0 => 17,
        cohort => 17 - i64::from(cohort),
    };
    // Since the start of the school year, and long enough ago for a first round of meetings.
    let september = last_school_day(0, today).checked_sub_months(Months::new(10)).unwrap_or(today) - Days::new(9);
    let since = if cohort < 0 { last_school_day(cohort, today) - Days::new(310) } else { september.min(today - Days::new(95)) };
    let since = since + Days::new(index as u64 % 7);
    let mbo = matches!(school_type, "entree" | "mbo2");
    let record = Record {
        number: format!("{}", if mbo { 700_001 } else { 10_001 } + index),
        first_name: first_name.to_owned(),
        prefix: prefix.to_owned(),
        last_name: last_name.to_owned(),
        birth_date: Some(today - Days::new((age * 365 + 5 + random.days(0, 355)) as u64)),
        street: format!("Voorbeeldstraat {}", 2 + index % 90),
        postcode: "0000 AA".to_owned(),
        place: place.to_owned(),
        // One student whose municipality nobody knows.
        municipality_code: if index % 200 == 17 { String::new() } else { code.to_owned() },
        phone: people::phone(10 + index),
        email: people::mail(&crate::text::full_name(first_name, prefix, last_name)),
        preferred_channel: random.pick(&["app", "app", "bellen", "mail"]).to_owned(),
        class: class.to_owned(),
        year: if mbo { "1" } else if cohort == 1 { "4" } else { "5" }.to_owned(),
        school_type: school_type.to_owned(),
        crebo: match school_type {
            "entree" => SECTORS[sector].entree,
            "mbo2" => SECTORS[sector].level_2,
            _ => "",
        }
        .to_owned(),
        learning_path: if mbo { random.pick(&["bol", "bbl"]) } else { "" }.to_owned(),
        level: match school_type {
            "entree" => "1",
            "mbo2" => "2",
            _ => "",
        }
        .to_owned(),
        outflow_profile: profile.to_owned(),
        mentor: mentor.to_owned(),
        case_owner: COORDINATOR.to_owned(),
        support_needs: if index % 3 == 0 { "Een lijstje voor de dag en één vaste persoon om vragen aan te stellen." } else { "" }.to_owned(),
        ..Record::default()
    };
    let id = StudentId::new();
    on(tx, since);
    let school = if mbo { other_school.clone() } else { crate::settings::store::own_school() };
    insert(tx.sql, &id, &school, &record, &tx.now.stamp())?;
    let leave = last_school_day(cohort, today);
    let kind = RouteKindId::from(if mbo { "transitieroute-mbo" } else { "transitieroute-pro-vso" });
    start(tx, &Start { student: &id, kind: &kind, cohort: &cohort_of(leave - Days::new(30)), expected_end_date: Some(leave), by: COORDINATOR })?;
    tx.touch_student(&id);
    let passport_on = since + Days::new(14 + index as u64 % 9);
    if phase >= Phase::InBeeld {
        on(tx, since + Days::new(6));
        advance(tx, &id, Phase::InBeeld, "Laatste schooljaar")?;
    }
    if phase >= Phase::Paspoort {
        on(tx, passport_on);
        advance(tx, &id, Phase::Paspoort, "Begonnen met het paspoort")?;
    }
    let parent = people::grown_up(random, last_name);
    let relation = if index % 3 == 0 { "vader" } else { "moeder" };
    rows::relative(tx, &id, &parent, relation, &people::phone(40 + index), 0)?;
    if index % 4 == 0 {
        rows::relative(tx, &id, &people::grown_up(random, "Verzinsel"), "oma", &people::phone(53 + index), 1)?;
    }
    let red = if index % 40 == 23 { "Twee gemeenten wijzen naar elkaar voor het vervoer." } else { "" };
    rows::flags(tx, &id, index % 13 == 5, index % 40 == 12, red)?;
    Ok(Youth { index, id, first_name, parent, mentor, group, school_type, profile, sector, cohort, phase, leave, passport_on, wish: false })
}

fn class(school_type: &str, cohort: i32, index: usize) -> (&'static str, &'static str) {
    match (school_type, cohort, index % 3) {
        ("vso", _, _) => ("V6", "Nadia Papierman"),
        ("entree", _, _) => ("E1A", "Theo Oefenberg"),
        ("mbo2", _, _) => ("M2B", "José Fictief"),
        (_, 1, 0) => ("4A", "Bram Oefenaar"),
        (_, 1, _) => ("4B", "Karin Modelsma"),
        (_, _, 0) => ("5A", "Hanneke Schijnhof"),
        (_, _, 1) => ("5B", "Ton Denkbeeld"),
        _ => ("5C", "Saïda Bedacht"),
    }
}

/// The part of the route after school, for who has left.
fn after_school(tx: &mut Tx<'_>, youth: &Youth, today: NaiveDate) -> Result<(), StoreError> {
    if youth.cohort >= 0 {
        return Ok(());
    }
    let leave = youth.leave;
    on(tx, leave - Days::new(50));
    advance(tx, &youth.id, Phase::Plaatsing, "Het bedrijf wil graag verder.")?;
    on(tx, leave - Days::new(10));
    advance(tx, &youth.id, Phase::Overgedragen, "Warme overdracht aan de jobcoach")?;
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
            advance(tx, &youth.id, Phase::Geland, "Vast contract. Allebei tevreden.")?;
        }
        _ => {}
    }
    Ok(())
}

/// Internships, a job after school, certificates.
fn work(tx: &mut Tx<'_>, world: &World, youth: &Youth, today: NaiveDate) -> Result<(), StoreError> {
    let sector = &SECTORS[youth.sector];
    let employers = &world.employers[youth.sector];
    let year = |years: u32| (youth.leave - Days::new(300)).checked_sub_months(Months::new(12 * years)).unwrap_or(today);
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
    rows::placement(tx, &youth.id, &stay(2, "stage_intern", year(2), Some(past(year(2), 200)), "woensdag", 6))?;
    if youth.phase >= Phase::Paspoort {
        rows::placement(tx, &youth.id, &stay(1, "stage_begeleid", year(1), Some(past(year(1), 250)), "maandag en dinsdag", 14))?;
    }
    if youth.phase >= Phase::Gesprek {
        let last = (youth.cohort < 0).then_some(youth.leave);
        rows::placement(tx, &youth.id, &stay(0, "plaatsingsstage", youth.passport_on, last, "maandag tot en met donderdag", 28))?;
        for (nth, (kind, title, issuer)) in sector.evidence.iter().enumerate() {
            rows::evidence(tx, &youth.id, kind, title, issuer, youth.passport_on - Days::new(30 + 160 * nth as u64))?;
        }
    }
    if youth.cohort < 0 {
        let begin = (youth.leave + Days::new(21)).min(today - Days::new(13));
        on(tx, begin);
        let failed = youth.phase == Phase::Plaatsing;
        let mut job = stay(0, "dienstverband", begin, failed.then(|| today - Days::new(12)), "maandag tot en met donderdag", 28);
        job.ended_because = if failed { "Contract niet verlengd" } else { "" };
        rows::placement(tx, &youth.id, &job)?;
    }
    Ok(())
}

/// Life domains and contact; some students were not spoken to for long.
fn around(tx: &mut Tx<'_>, youth: &Youth, random: &mut Random, today: NaiveDate) -> Result<(), StoreError> {
    if youth.phase >= Phase::Paspoort {
        on(tx, youth.passport_on);
        let people = if youth.index % 4 == 0 { "ouders en oma" } else { "thuis goede steun" };
        rows::life_domain(tx, &youth.id, "steun", "goed", people)?;
        let home = if random.once_in(5) { ("let_op", "wil op zichzelf, nog geen plek") } else { ("goed", "thuis, blijft zo") };
        rows::life_domain(tx, &youth.id, "wonen", home.0, home.1)?;
        let work = if youth.phase >= Phase::Gesprek { ("goed", "stage loopt goed") } else { ("let_op", "stage nog zoeken") };
        rows::life_domain(tx, &youth.id, "school_werk", work.0, work.1)?;
        let income = if random.once_in(3) { ("let_op", "wordt 18: regelen") } else { ("onbekend", "") };
        rows::life_domain(tx, &youth.id, "inkomen", income.0, income.1)?;
        let health = if random.once_in(12) { ("zorg", "slaapt slecht, hulp gevraagd") } else { ("onbekend", "") };
        rows::life_domain(tx, &youth.id, "welzijn", health.0, health.1)?;
    }
    if youth.index % 11 == 5 || youth.phase.is_closed() {
        return Ok(());
    }
    for (nth, note) in ["Even bijgepraat. Gaat goed.", "Vraagt wanneer het gesprek is.", "Was er vandaag niet. Morgen weer."].iter().enumerate().take(1 + youth.index % 3) {
        on(tx, today - Days::new(3 + random.days(0, 20) as u64 + 21 * nth as u64));
        rows::contact(tx, &youth.id, random.pick(&["gesprek", "app", "bellen", "bezoek"]), nth != 2 || youth.index % 2 == 0, note)?;
    }
    Ok(())
}

/// Assigns coaches to who is being placed or has left; one part came from a coach who left.
fn coach(tx: &mut Tx<'_>, world: &mut World, youths: &[Youth], today: NaiveDate) -> Result<(), StoreError> {
    let mut moved = 0;
    let running = |youth: &&Youth| youth.wish && matches!(youth.phase, Phase::Plaatsing | Phase::Nazorg1 | Phase::Nazorg2);
    for youth in youths.iter().filter(running) {
        let fits = |station: &&mut Station| station.free > 0 && (station.groups.is_empty() || station.groups.contains(&youth.group));
        let takes_over = moved < 3 && youth.cohort < 0;
        let place = if takes_over { world.coaches.get_mut(world.left.1).filter(fits) } else { world.coaches.iter_mut().find(fits) };
        let Some(station) = place else { continue };
        station.free -= 1;
        let begin = if youth.cohort < 0 { youth.leave - Days::new(30) } else { today - Days::new(5 + youth.index as u64 % 9) };
        let mut during = Period { from: begin, to: begin.checked_add_months(Months::new(18)).filter(|end| *end > today) };
        let old = if takes_over {
            moved += 1;
            let left = today - Days::new(21);
            on(tx, begin);
            let was = Period { from: begin.min(left), to: Some(left) };
            let old = assign(tx, youth, &world.left.0, "school", was, None, "")?;
            tx.sql.execute("UPDATE assignment SET ended_reason = 'Fatma werkt nu in een andere regio.' WHERE id = ?1", [&old])?;
            during.from = left + Days::new(1);
            Some(old)
        } else {
            None
        };
        on(tx, during.from);
        assign(tx, youth, &station.id, &station.paid_by, during, old.as_ref(), "")?;
    }
    // The fourth coach is full, so that the reason for one more can be practised: students of his
    // own municipalities first, then one from elsewhere who needed a reason.
    if let Some(station) = world.coaches.get_mut(3) {
        let waiting = youths.iter().filter(|youth| youth.wish && youth.phase == Phase::Afspraken);
        let (near, far): (Vec<&Youth>, Vec<&Youth>) = waiting.partition(|youth| station.groups.contains(&youth.group));
        for youth in near.into_iter().chain(far).take(station.free) {
            let reason = if station.groups.contains(&youth.group) { "" } else { "Kent Wim al van de stage." };
            station.free -= 1;
            on(tx, today - Days::new(2));
            let during = Period { from: today - Days::new(1), to: None };
            assign(tx, youth, &station.id, &station.paid_by, during, None, reason)?;
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
            regime_code: if youth.index % 2 == 0 { "midden" } else { "licht" },
            half_year_hours: Some(if youth.index % 2 == 0 { 30 } else { 15 }),
            paid_by,
            during,
            goals: "Zelf naar het werk reizen en om hulp vragen als het nodig is.",
            reason,
            moved_from,
        },
    )
}
