//! Instruments as they are used: terms that count themselves, periods, hints that never lock, the
//! application at an mbo, and what Vandaag says of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "instruments/around.rs"]
mod around;
#[path = "instruments/terms.rs"]
mod terms;

use chrono::NaiveDate;
use transitieroute_core::disclosure::{self, AccessBlock};
use transitieroute_core::ids::{InstrumentId, RequirementId, StudentId};
use transitieroute_core::instruments::{
    self, Answer, Condition, Counts, DueState, Extension, Instrument, InstrumentEntry,
    InstrumentKind, InstrumentPeriod, InstrumentRegime, InstrumentSheet, InstrumentStatus,
    MboApplication, MboStatus, ProposeInstrument, Requirement, RequirementList, Reveals, Side,
    Term, TermMoment, Tick, Unit,
};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, NewStudent, Placement, StudentPatch};
use transitieroute_core::today::today;
use transitieroute_core::{Dossier, Moment, Secret, UserFacing, route};

struct Desk {
    dossier: Dossier,
    student: StudentId,
    _folder: tempfile::TempDir,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(text: &str) -> Moment {
    Moment::noon(day(text))
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proef.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _code) = Dossier::create(
        &path,
        &password,
        "Praktijkschool Voorbeeldstad",
        noon("2026-11-02"),
    )
    .unwrap();
    let new = NewStudent {
        first_name: "Sem".to_owned(),
        last_name: "Schets".to_owned(),
        municipality_code: "GM0193".to_owned(),
        birth_date: "2009-06-14".to_owned(),
        cohort: "2026-2027".to_owned(),
        ..NewStudent::default()
    };
    let student = students::add(&dossier, &new, noon("2026-11-02"))
        .unwrap()
        .value;
    Desk {
        dossier,
        student,
        _folder: folder,
    }
}

impl Desk {
    fn asks(&self, kind: &str, status: InstrumentStatus) -> Instrument {
        Instrument::asked(&self.student, kind, status)
    }

    fn save(&self, instrument: &Instrument, on: &str) -> InstrumentId {
        instruments::save(&self.dossier, instrument, noon(on))
            .unwrap()
            .value
    }

    fn sheet(&self, on: &str) -> InstrumentSheet {
        instruments::sheet(&self.dossier, &self.student, day(on)).unwrap()
    }

    fn entry(&self, id: &InstrumentId, on: &str) -> InstrumentEntry {
        self.sheet(on)
            .entries
            .into_iter()
            .find(|entry| entry.instrument.id.as_ref() == Some(id))
            .unwrap()
    }

    fn said(&self, id: &InstrumentId, on: &str) -> Vec<String> {
        self.entry(id, on)
            .hints
            .into_iter()
            .map(|hint| hint.code)
            .collect()
    }

    fn term(&self, id: &str) -> Term {
        instruments::setup(&self.dossier)
            .unwrap()
            .terms
            .into_iter()
            .find(|term| term.id.as_ref().unwrap().as_str() == id)
            .unwrap()
    }

    fn work(&self, kind: &str, organisation: &str, from: &str, to: Option<&str>) -> Placement {
        Placement {
            id: None,
            kind: kind.to_owned(),
            organisation_id: None,
            organisation: organisation.to_owned(),
            tasks: String::new(),
            from_date: Some(day(from)),
            to_date: to.map(day),
            days: String::new(),
            hours_per_week: None,
            supervisor: String::new(),
            supervisor_phone: String::new(),
            ended_because: String::new(),
        }
    }
}

#[test]
fn every_row_of_the_handbook_is_there_with_its_source() {
    let desk = desk();
    let setup = instruments::setup(&desk.dossier).unwrap();
    for code in [
        "banenafspraak",
        "beschut",
        "wajong",
        "doelgroepregister",
        "praktijkroute",
        "lks",
        "no-risk",
        "proefplaatsing",
        "jobcoach-uwv",
        "jobcoach-uwv-intern",
        "jobcoach-gemeente",
        "opstartbonus",
        "wmo",
        "wlz",
        "praktijkverklaring",
        "werkplek",
        "mbo-aanmelding",
    ] {
        let kind = setup.kind(code).unwrap_or_else(|| panic!("{code}"));
        assert!(
            !kind.source.is_empty() && !kind.description.is_empty(),
            "{code}"
        );
        assert!(
            !kind.who_applies.is_empty() && !kind.applied_at.is_empty(),
            "{code}"
        );
    }
    // One application with a choice of three, and its four criteria.
    let choice: Vec<_> = setup
        .kinds
        .iter()
        .filter(|kind| kind.application_code == "aba")
        .map(|kind| kind.code.as_str())
        .collect();
    assert_eq!(choice, ["banenafspraak", "beschut", "wajong"]);
    let criteria = setup.requirements.iter().filter(|one| {
        one.for_code == "aba" && one.list == RequirementList::Criterium && !one.source.is_empty()
    });
    assert_eq!(criteria.count(), 4);
    // A term with a number has a source; one without a number counts nothing and says so.
    for term in &setup.terms {
        assert!(
            term.amount.is_none() || !term.source.is_empty(),
            "{:?}",
            term.id
        );
        assert!(term.amount.is_some() || term.uncertain, "{:?}", term.id);
    }
    assert!(setup.hints.iter().all(|hint| !hint.source.is_empty()));
    assert!(setup.regimes.iter().all(|regime| regime.uncertain));
}

#[test]
fn a_jobcoach_of_uwv_runs_in_half_years_that_are_evaluated_and_extended() {
    let desk = desk();
    let asked = Instrument {
        applied_by: "Sem met jobcoach".to_owned(),
        applied_on: Some(day("2026-11-02")),
        ..desk.asks("jobcoach-uwv", InstrumentStatus::Aangevraagd)
    };
    let id = desk.save(&asked, "2026-11-02");
    let entry = desk.entry(&id, "2026-12-20");
    let next = entry.next.unwrap();
    assert_eq!(
        (next.what, next.date, next.state),
        (Counts::Besluit, day("2026-12-28"), DueState::Soon)
    );
    assert!(
        next.why
            .starts_with("8 weken na de aanvraag op 2 november 2026.")
    );
    assert!(next.source.starts_with("uwv.nl") && next.checked_on.is_some());

    let granted = Instrument {
        status: InstrumentStatus::Toegekend,
        decided_on: Some(day("2026-12-18")),
        from_date: Some(day("2027-08-31")),
        ..entry.instrument
    };
    desk.save(&granted, "2026-12-20");
    let entry = desk.entry(&id, "2028-02-01");
    let [first] = entry.periods.as_slice() else {
        panic!("{:?}", entry.periods);
    };
    assert_eq!(
        (first.from_date, first.to_date),
        (day("2027-08-31"), day("2028-02-29"))
    );
    let next = entry.next.clone().unwrap();
    assert_eq!(
        (next.what, next.date, next.state),
        (Counts::Evaluatie, day("2028-02-29"), DueState::Soon)
    );

    // The begin moves while nothing was written in the period: the period moves along.
    let earlier = Instrument {
        from_date: Some(day("2027-09-01")),
        ..entry.instrument
    };
    desk.save(&earlier, "2027-06-01");
    let entry = desk.entry(&id, "2028-02-01");
    assert_eq!(entry.periods.len(), 1);
    assert_eq!(entry.periods[0].to_date, day("2028-02-29"));
    assert_eq!(entry.periods[0].from_date, day("2027-09-01"));

    let evaluated = InstrumentPeriod {
        evaluated_on: Some(day("2028-02-10")),
        evaluated_by: "Jobcoach Bedacht".to_owned(),
        outcome: "Gaat goed. Nieuwe taken vragen nog hulp.".to_owned(),
        extension: Extension::Toegekend,
        extension_on: Some(day("2028-02-20")),
        ..entry.periods[0].clone()
    };
    let step = instruments::save_period(&desk.dossier, &evaluated, noon("2028-02-20")).unwrap();
    let entry = desk.entry(&id, "2028-02-21");
    let periods: Vec<_> = entry
        .periods
        .iter()
        .map(|one| (one.from_date, one.to_date))
        .collect();
    assert_eq!(
        periods,
        [
            (day("2027-09-01"), day("2028-02-29")),
            (day("2028-03-01"), day("2028-08-31"))
        ]
    );
    assert_eq!(entry.next.unwrap().date, day("2028-08-31"));
    // Saved again it makes no third one.
    instruments::save_period(&desk.dossier, &evaluated, noon("2028-02-22")).unwrap();
    assert_eq!(desk.entry(&id, "2028-02-22").periods.len(), 2);
    // The normal maximum of three years is in sight as well.
    let due = desk.entry(&id, "2028-02-22").due;
    let longest = due
        .iter()
        .find(|point| point.what == Counts::Maximum)
        .unwrap();
    assert_eq!((longest.date, longest.uncertain), (day("2030-08-31"), true));

    // Undo of the extension needs the later save undone first.
    assert_eq!(
        desk.dossier
            .undo(step.changes.undo.unwrap(), noon("2028-02-22"))
            .unwrap_err()
            .code(),
        "undo_gone"
    );
}

#[test]
fn an_extension_is_taken_back_whole() {
    let desk = desk();
    let granted = Instrument {
        from_date: Some(day("2027-01-01")),
        to_date: Some(day("2027-06-30")),
        ..desk.asks("jobcoach-uwv", InstrumentStatus::Toegekend)
    };
    let id = desk.save(&granted, "2026-12-20");
    let before = desk.entry(&id, "2027-06-01");
    let extended = InstrumentPeriod {
        extension: Extension::Toegekend,
        ..before.periods[0].clone()
    };
    let step = instruments::save_period(&desk.dossier, &extended, noon("2027-06-01")).unwrap();
    let after = desk.entry(&id, "2027-06-01");
    assert_eq!(after.periods.len(), 2);
    assert_eq!(after.instrument.to_date, Some(day("2027-12-31")));
    desk.dossier
        .undo(step.changes.undo.unwrap(), noon("2027-06-01"))
        .unwrap();
    assert_eq!(desk.entry(&id, "2027-06-01"), before);
}

#[test]
fn each_change_of_status_is_dated_and_an_unusual_step_is_only_a_hint() {
    let desk = desk();
    let id = desk.save(&desk.asks("lks", InstrumentStatus::Besproken), "2026-11-02");
    let now = |status, on: &str, change: &dyn Fn(&mut Instrument)| {
        let mut one = desk.entry(&id, on).instrument;
        one.status = status;
        change(&mut one);
        desk.save(&one, on);
    };
    now(InstrumentStatus::Aangevraagd, "2026-12-01", &|one| {
        one.applied_on = Some(day("2026-11-28"));
    });
    now(InstrumentStatus::Afgewezen, "2027-01-20", &|one| {
        one.decided_on = Some(day("2027-01-18"));
    });
    assert!(
        desk.said(&id, "2027-01-20")
            .contains(&"reden_ontbreekt".to_owned())
    );
    // The reason comes later: the same line, no new one.
    now(InstrumentStatus::Afgewezen, "2027-01-21", &|one| {
        one.status_reason = "Loonwaarde is te hoog gemeten.".to_owned();
    });
    let entry = desk.entry(&id, "2027-02-10");
    let days: Vec<_> = entry
        .events
        .iter()
        .map(|event| (event.status, event.on_date.to_string()))
        .collect();
    assert_eq!(
        days,
        [
            (InstrumentStatus::Afgewezen, "2027-01-18".to_owned()),
            (InstrumentStatus::Aangevraagd, "2026-11-28".to_owned()),
            (InstrumentStatus::Besproken, "2026-11-02".to_owned()),
        ]
    );
    assert_eq!(entry.events[0].reason, "Loonwaarde is te hoog gemeten.");
    // Six weeks to object, by law.
    let next = entry.next.unwrap();
    assert_eq!((next.what, next.date), (Counts::Bezwaar, day("2027-03-01")));
    assert!(next.source.contains("Awb"));
    assert!(entry.hints.iter().all(|hint| hint.code != "volgorde"));

    // An unusual step is written down all the same.
    now(InstrumentStatus::Toegekend, "2027-02-11", &|_| {});
    let said = desk.said(&id, "2027-02-11");
    assert!(said.contains(&"volgorde".to_owned()) && said.contains(&"dag_ontbreekt".to_owned()));
    let step = instruments::delete(&desk.dossier, &id, noon("2027-02-12")).unwrap();
    assert!(desk.sheet("2027-02-12").entries.is_empty());
    desk.dossier
        .undo(step.changes.undo.unwrap(), noon("2027-02-12"))
        .unwrap();
    assert_eq!(desk.entry(&id, "2027-02-12").events.len(), 4);
}
