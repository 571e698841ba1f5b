//! How fast a year is planned: `cargo bench -p transitieroute-tests --bench planning`.
//!
//! 500 made-up students of 20 municipalities, each with a consultant; some consultants work for two
//! municipalities, and employers' desk and UWV for a whole region. A year plan is the view of who must
//! be seen before when, and a proposal for each of the three rounds, with the round before it on the
//! calendar. Fails when the three proposals with the view take longer than a second, or putting a
//! round on the calendar does.

use std::process::ExitCode;
use std::time::Duration;

use chrono::NaiveDate;
use transitieroute_core::meetings::Round;
use transitieroute_core::organisations::{self, Contact, Organisation, OrganisationKind};
use transitieroute_core::planning::{self, AskProposal, Proposal};
use transitieroute_core::reference::municipalities;
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::bench;
use transitieroute_tests::plan::as_proposed;

const STUDENTS: usize = 500;
const TOWNS: usize = 20;
const REGIONS: usize = 3;
const RUNS: usize = 5;
const LIMIT: Duration = Duration::from_secs(1);
const ROUNDS: [Round; 3] = [Round::First, Round::Second, Round::Third];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day")
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Moment::noon(today());
    let (dossier, _) = Dossier::create(
        &folder.path().join("jaarplan.transitieroute"),
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .expect("a dossier");
    fill(&dossier, now);

    let what = format!("year plan, {STUDENTS} students and {TOWNS} municipalities");
    let view = bench::median(RUNS, || {
        let look = || {
            let plan = planning::overview(&dossier, today()).expect("the view");
            serde_json::to_string(&plan).expect("an answer").len()
        };
        bench::time(look).0
    });
    let mut whole = view;
    let mut apply = Duration::ZERO;
    let (mut visits, mut least, mut proven) = (0, 0, 0);
    for round in ROUNDS {
        let mut proposal = None;
        whole += bench::median(RUNS, || {
            let (taken, answer) = bench::time(|| propose(&dossier, round));
            proposal = Some(answer);
            taken
        });
        let Some(proposal) = proposal else { continue };
        assert!(proposal.meetings.len() >= TOWNS / 2, "{proposal:?}");
        visits += proposal.visits;
        least += proposal.least;
        proven += usize::from(proposal.proven);
        let plan = as_proposed(&proposal, "lokaal 12");
        let (taken, done) = bench::time(|| planning::apply(&dossier, &plan, now));
        done.expect("the calendar");
        apply = apply.max(taken);
    }
    println!("{visits} visits, at least {least} are needed; {proven} of the 3 rounds proven");
    let counted = planning::overview(&dossier, today()).expect("the view");
    let planned: usize = counted.rounds.iter().map(|round| round.count.planned).sum();
    println!("{planned} talks of {} on the calendar", 3 * STUDENTS);

    let mut fine = bench::within(&format!("{what}: view and three rounds"), whole, LIMIT);
    fine &= bench::within(&format!("{what}: the view"), view, LIMIT / 10);
    fine &= bench::within(&format!("{what}: a round on the calendar"), apply, LIMIT);
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn propose(dossier: &Dossier, round: Round) -> Proposal {
    let ask = AskProposal {
        round,
        minutes: Some(15),
    };
    let proposal = planning::propose(dossier, &ask, today()).expect("a proposal");
    // As it goes to the window.
    assert!(
        !serde_json::to_string(&proposal)
            .expect("an answer")
            .is_empty()
    );
    proposal
}

/// A few large municipalities and many small ones, as around a school.
fn fill(dossier: &Dossier, now: Moment) {
    let towns: Vec<String> = municipalities()
        .iter()
        .step_by(municipalities().len() / TOWNS)
        .take(TOWNS)
        .map(|town| town.code.clone())
        .collect();
    for (at, town) in towns.iter().enumerate() {
        // Every fifth shares the consultant of the one before.
        let person = at - usize::from(at % 5 == 4);
        invite(
            dossier,
            (OrganisationKind::Gemeente, &format!("Gemeente {at}"), town),
            (
                &format!("Consulent {person}"),
                &format!("consulent{person}@voorbeeld.example"),
            ),
            now,
        );
    }
    for region in 0..REGIONS {
        let town = &towns[region * TOWNS / REGIONS];
        for (kind, name) in [
            (OrganisationKind::Wsp, "WSP"),
            (OrganisationKind::Uwv, "UWV"),
        ] {
            invite(
                dossier,
                (kind, &format!("{name} {region}"), town),
                (
                    &format!("{name} Model {region}"),
                    &format!("{name}{region}@voorbeeld.example"),
                ),
                now,
            );
        }
    }
    for at in 0..STUDENTS {
        // Half of them live in the first four.
        let town = if at % 2 == 0 {
            at / 2 % 4
        } else {
            at / 2 % TOWNS
        };
        let new = NewStudent {
            first_name: format!("Jongere{at}"),
            last_name: "Voorbeeld".to_owned(),
            municipality_code: towns[town].clone(),
            cohort: "2026-2027".to_owned(),
            ..NewStudent::default()
        };
        students::add(dossier, &new, now).expect("a student");
    }
}

fn invite(
    dossier: &Dossier,
    (kind, name, town): (OrganisationKind, &str, &str),
    (person, email): (&str, &str),
    now: Moment,
) {
    let organisation = Organisation {
        id: None,
        kind,
        name: name.to_owned(),
        municipality_code: town.to_owned(),
        brin: String::new(),
        street: String::new(),
        postcode: String::new(),
        place: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        remarks: String::new(),
    };
    let organisation_id = organisations::save(dossier, &organisation, now)
        .expect("an organisation")
        .value;
    let contact = Contact {
        id: None,
        organisation_id,
        name: person.to_owned(),
        role: String::new(),
        phone: String::new(),
        email: email.to_owned(),
        reach: String::new(),
        red_button: false,
    };
    organisations::save_contact(dossier, &contact, now).expect("a contact");
}
