//! A made-up student with a route, up to the passport.

use chrono::{Days, Months, NaiveDate};

use super::build::COORDINATOR;
use super::people;
use super::random::Random;
use super::rows::{self, on};
use super::sectors::SECTORS;
use super::world::{GROUPS, HOMES};
use crate::ids::{RouteKindId, SchoolId, StudentId};
use crate::route::store::{Start, advance, start};
use crate::route::{Phase, cohort_of, first_year};
use crate::store::StoreError;
use crate::store::transact::Tx;
use crate::students::record::{Record, insert};

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
    /// Name of the coach who walks along, now or from a day soon.
    pub(super) coach: Option<String>,
}

/// Of forty students: who leaves when, and where on the route they are. The first is the one that
/// is shown most: nearly there, with everything filled in.
const STAGES: [(i32, Phase); 40] = {
    use Phase::{
        Aangemeld as A, Afspraken as F, Geland as L, Gesprek as G, InBeeld as B, Nazorg1 as N,
        Nazorg2 as M, Paspoort as P, Plaatsing as Q,
    };
    [
        (0, Q),
        (0, G),
        (0, P),
        (0, F),
        (-1, N),
        (0, B),
        (1, A),
        (0, G),
        (0, F),
        (0, P),
        (0, Q),
        (0, B),
        (-2, M),
        (1, A),
        (0, F),
        (0, G),
        (0, P),
        (0, A),
        (-1, N),
        (1, A),
        (0, Q),
        (0, F),
        (0, G),
        (0, B),
        (-1, Q),
        (1, B),
        (0, P),
        (0, F),
        (0, G),
        (-2, M),
        (1, A),
        (0, Q),
        (0, P),
        (0, F),
        (-1, N),
        (0, B),
        (0, G),
        (1, A),
        (-2, L),
        (0, A),
    ]
};

/// 10 July, the last school day of most.
fn last_school_day(cohort: i32, today: NaiveDate) -> NaiveDate {
    let first = first_year(&cohort_of(today)).unwrap_or_default();
    NaiveDate::from_ymd_opt(first + 1 + cohort, 7, 10).unwrap_or(today)
}

/// Writes one student, as far as the passport; the meetings bring the rest.
pub(super) fn make(
    tx: &mut Tx<'_>,
    index: usize,
    other_school: &SchoolId,
    random: &mut Random,
    today: NaiveDate,
) -> Result<Youth, StoreError> {
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
    let september = last_school_day(0, today)
        .checked_sub_months(Months::new(10))
        .unwrap_or(today)
        - Days::new(9);
    let since = if cohort < 0 {
        last_school_day(cohort, today) - Days::new(310)
    } else {
        september.min(today - Days::new(95))
    };
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
        municipality_code: if index % 200 == 17 {
            String::new()
        } else {
            code.to_owned()
        },
        phone: people::phone(10 + index),
        email: people::mail(&crate::text::full_name(first_name, prefix, last_name)),
        preferred_channel: random.pick(&["app", "app", "bellen", "mail"]).to_owned(),
        class: class.to_owned(),
        year: if mbo {
            "1"
        } else if cohort == 1 {
            "4"
        } else {
            "5"
        }
        .to_owned(),
        school_type: school_type.to_owned(),
        crebo: match school_type {
            "entree" => SECTORS[sector].entree,
            "mbo2" => SECTORS[sector].level_2,
            _ => "",
        }
        .to_owned(),
        learning_path: if mbo {
            random.pick(&["bol", "bbl"])
        } else {
            ""
        }
        .to_owned(),
        level: match school_type {
            "entree" => "1",
            "mbo2" => "2",
            _ => "",
        }
        .to_owned(),
        outflow_profile: profile.to_owned(),
        mentor: mentor.to_owned(),
        case_owner: COORDINATOR.to_owned(),
        support_needs: if index.is_multiple_of(3) {
            "Een lijstje voor de dag en één vaste persoon om vragen aan te stellen."
        } else {
            ""
        }
        .to_owned(),
        ..Record::default()
    };
    let id = StudentId::new();
    on(tx, since);
    let school = if mbo {
        other_school.clone()
    } else {
        crate::settings::store::own_school()
    };
    insert(tx.sql, &id, &school, &record, &tx.now.stamp())?;
    let leave = last_school_day(cohort, today);
    let kind = RouteKindId::from(if mbo {
        "transitieroute-mbo"
    } else {
        "transitieroute-pro-vso"
    });
    start(
        tx,
        &Start {
            student: &id,
            kind: &kind,
            cohort: &cohort_of(leave - Days::new(30)),
            expected_end_date: Some(leave),
            by: COORDINATOR,
        },
    )?;
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
    let relation = if people::is_man(&parent) {
        "vader"
    } else {
        "moeder"
    };
    rows::relative(tx, &id, &parent, relation, &people::phone(40 + index), 0)?;
    if index.is_multiple_of(4) {
        let grandparent = people::grown_up(random, "Verzinsel");
        let relation = if people::is_man(&grandparent) {
            "opa"
        } else {
            "oma"
        };
        rows::relative(
            tx,
            &id,
            &grandparent,
            relation,
            &people::phone(53 + index),
            1,
        )?;
    }
    let red = if index % 40 == 23 {
        "Twee gemeenten wijzen naar elkaar voor het vervoer."
    } else {
        ""
    };
    rows::flags(tx, &id, index % 13 == 5, index % 40 == 12, red)?;
    Ok(Youth {
        index,
        id,
        first_name,
        parent,
        mentor,
        group,
        school_type,
        profile,
        sector,
        cohort,
        phase,
        leave,
        passport_on,
        wish: false,
        coach: None,
    })
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
