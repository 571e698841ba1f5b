//! Instruments as they are used: terms that count themselves, periods, hints that never lock, the
//! application at an mbo, and what Vandaag says of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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

#[test]
fn a_term_that_the_school_changes_counts_at_once() {
    let desk = desk();
    let asked = Instrument {
        applied_on: Some(day("2026-11-02")),
        ..desk.asks("jobcoach-uwv", InstrumentStatus::Aangevraagd)
    };
    let id = desk.save(&asked, "2026-11-02");
    let due = || desk.entry(&id, "2026-11-03").next.unwrap().date;
    let term = desk.term("jobcoach-uwv-besluit");
    let longer = Term {
        amount: Some(10),
        source: "Brief van UWV".to_owned(),
        checked_on: Some(day("2026-11-03")),
        ..term.clone()
    };
    let step = instruments::save_term(&desk.dossier, &longer, noon("2026-11-03")).unwrap();
    assert_eq!(due(), day("2027-01-11"));
    desk.dossier
        .undo(step.changes.undo.unwrap(), noon("2026-11-03"))
        .unwrap();
    assert_eq!(due(), day("2026-12-28"));
    // A municipality has its own.
    let own = Term {
        id: None,
        for_code: "jobcoach-gemeente".to_owned(),
        municipality_code: "GM0193".to_owned(),
        amount: Some(6),
        ..term.clone()
    };
    let asked = Instrument {
        applied_on: Some(day("2026-11-02")),
        ..desk.asks("jobcoach-gemeente", InstrumentStatus::Aangevraagd)
    };
    let at_home = desk.save(&asked, "2026-11-02");
    assert_eq!(
        desk.entry(&at_home, "2026-11-03").next,
        None,
        "nobody knows how long"
    );
    instruments::save_term(&desk.dossier, &own, noon("2026-11-03")).unwrap();
    let next = desk.entry(&at_home, "2026-11-03").next.unwrap();
    assert_eq!(next.date, day("2026-12-14"));
    for (wrong, code) in [
        (
            Term {
                amount: Some(5000),
                ..term.clone()
            },
            "bad_amount",
        ),
        (
            Term {
                for_code: "maanreis".to_owned(),
                ..term.clone()
            },
            "unknown_instrument_kind",
        ),
        (
            Term {
                municipality_code: "GM9999".to_owned(),
                ..term.clone()
            },
            "unknown_municipality",
        ),
        (
            Term {
                moment: TermMoment::VasteDag,
                fixed_day: "13-45".to_owned(),
                ..term
            },
            "bad_day",
        ),
    ] {
        assert_eq!(
            instruments::save_term(&desk.dossier, &wrong, noon("2026-11-03"))
                .unwrap_err()
                .code(),
            code
        );
    }
}

#[test]
fn an_application_at_an_mbo_has_five_statuses_and_counts_to_the_day_of_the_settings() {
    let desk = desk();
    let id = desk.save(
        &desk.asks("mbo-aanmelding", InstrumentStatus::Besproken),
        "2026-11-02",
    );
    let entry = desk.entry(&id, "2027-02-15");
    assert_eq!(
        entry.instrument.mbo.as_ref().unwrap().status,
        MboStatus::NogAanmelden
    );
    let next = entry.next.unwrap();
    assert_eq!((next.date, next.state), (day("2027-04-01"), DueState::Soon));
    let earlier = Settings {
        mbo_date: "03-01".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &earlier, noon("2026-11-03")).unwrap();
    assert_eq!(
        desk.entry(&id, "2027-02-15").next.unwrap().date,
        day("2027-03-01")
    );

    let step = |status: MboStatus, on: &str| {
        let one = desk.entry(&id, on).instrument;
        let mbo = MboApplication {
            status,
            school: "Graafschap Verzonnen".to_owned(),
            programme: "Assistent groen".to_owned(),
            crebo: "25251".to_owned(),
            ..one.mbo.clone().unwrap()
        };
        let applied_on = one.applied_on.or(Some(day(on)));
        desk.save(
            &Instrument {
                mbo: Some(mbo),
                applied_on,
                ..one
            },
            on,
        );
        desk.entry(&id, on)
    };
    for (status, on, instrument) in [
        (
            MboStatus::Aangemeld,
            "2027-02-20",
            InstrumentStatus::Aangevraagd,
        ),
        (
            MboStatus::OvereenkomstAangeboden,
            "2027-04-10",
            InstrumentStatus::Aangevraagd,
        ),
        (
            MboStatus::Ingeschreven,
            "2027-06-01",
            InstrumentStatus::Toegekend,
        ),
        (
            MboStatus::Ingetrokken,
            "2027-06-20",
            InstrumentStatus::Beeindigd,
        ),
        (
            MboStatus::LeidtNietTotInschrijving,
            "2027-06-21",
            InstrumentStatus::Afgewezen,
        ),
    ] {
        let entry = step(status, on);
        assert_eq!(entry.instrument.status, instrument, "{status:?}");
        assert_eq!(entry.events[0].mbo_status, Some(status));
        assert!(
            entry
                .due
                .iter()
                .all(|point| point.what != Counts::Aanvragen || point.state == DueState::Met)
        );
    }
    assert_eq!(desk.entry(&id, "2027-06-21").events.len(), 6);
    // Where only the status of the instrument is set, as in a meeting, that of the mbo follows.
    let one = desk.entry(&id, "2027-06-22").instrument;
    desk.save(
        &Instrument {
            status: InstrumentStatus::Aangevraagd,
            ..one
        },
        "2027-06-22",
    );
    let one = desk.entry(&id, "2027-06-22").instrument;
    assert_eq!(one.mbo.as_ref().unwrap().status, MboStatus::Aangemeld);
    assert_eq!(one.mbo.as_ref().unwrap().programme, "Assistent groen");
    let wrong = Instrument {
        mbo: one.mbo.clone().map(|mbo| MboApplication {
            crebo: "12".to_owned(),
            ..mbo
        }),
        ..one
    };
    assert_eq!(
        instruments::save(&desk.dossier, &wrong, noon("2027-06-22"))
            .unwrap_err()
            .code(),
        "bad_crebo"
    );
}

#[test]
fn checklists_are_ticked_and_a_no_is_a_hint() {
    let desk = desk();
    let id = desk.save(
        &desk.asks("proefplaatsing", InstrumentStatus::Aanvragen),
        "2026-11-02",
    );
    let tick = |requirement: &str, answer| Tick {
        instrument_id: id.clone(),
        requirement_id: RequirementId::from(requirement),
        answer,
    };
    let answer = |requirement: &str, answer| {
        instruments::tick(
            &desk.dossier,
            &tick(requirement, answer),
            noon("2026-11-03"),
        )
    };
    answer("proef-plan", Some(Answer::Ja)).unwrap();
    assert!(
        !desk
            .said(&id, "2026-11-03")
            .contains(&"criterium_nee".to_owned())
    );
    answer("proef-plan", Some(Answer::Nee)).unwrap();
    assert!(
        desk.said(&id, "2026-11-03")
            .contains(&"criterium_nee".to_owned())
    );
    answer("proef-plan", None).unwrap();
    assert!(desk.entry(&id, "2026-11-03").ticks.is_empty());
    assert_eq!(
        answer("maanreis", None).unwrap_err().code(),
        "unknown_instrument"
    );
    // The choice within the one application may change; its checklist stays.
    let choice = desk.save(
        &desk.asks("wajong", InstrumentStatus::Aanvragen),
        "2026-11-02",
    );
    let uur = Tick {
        instrument_id: choice.clone(),
        ..tick("aba-uur", Some(Answer::Ja))
    };
    instruments::tick(&desk.dossier, &uur, noon("2026-11-03")).unwrap();
    let one = desk.entry(&choice, "2026-11-03").instrument;
    desk.save(
        &Instrument {
            kind_code: "banenafspraak".to_owned(),
            ..one
        },
        "2026-11-04",
    );
    let entry = desk.entry(&choice, "2026-11-04");
    assert_eq!(entry.ticks.len(), 1);
    let kinds: Vec<_> = entry
        .events
        .iter()
        .map(|event| event.kind.as_str())
        .collect();
    assert_eq!(kinds, ["Indicatie banenafspraak", "Wajong"]);
}

#[test]
fn overlap_and_fit_are_hints_with_a_source_and_nothing_is_locked() {
    let desk = desk();
    let asked = |kind: &str| desk.save(&desk.asks(kind, InstrumentStatus::Aanvragen), "2026-11-02");
    let (wajong, banen) = (asked("wajong"), asked("banenafspraak"));
    for id in [&wajong, &banen] {
        assert!(
            desk.said(id, "2026-11-03")
                .contains(&"zelfde_aanvraag".to_owned())
        );
    }
    let lks = asked("lks");
    let hints = desk.entry(&lks, "2026-11-03").hints;
    let young = hints
        .iter()
        .find(|hint| hint.code == "zestien_zeventien")
        .unwrap();
    assert!(young.source.contains("10d"));
    assert!(
        !desk
            .said(&lks, "2027-06-14")
            .contains(&"zestien_zeventien".to_owned())
    );
    let patch = StudentPatch {
        learning_path: Some("bbl".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &desk.student, &patch, noon("2026-11-03")).unwrap();
    assert!(desk.said(&lks, "2026-11-03").contains(&"bbl".to_owned()));

    let beschut = asked("beschut");
    assert!(
        !desk
            .said(&beschut, "2026-11-03")
            .contains(&"bijbaan".to_owned())
    );
    let job = desk.work("dienstverband", "Fictieve Winkel", "2026-09-01", None);
    students::save_placement(&desk.dossier, &desk.student, &job, noon("2026-11-03")).unwrap();
    let entry = desk.entry(&beschut, "2026-11-03");
    let hint = entry
        .hints
        .iter()
        .find(|hint| hint.code == "bijbaan")
        .unwrap();
    assert!(hint.uncertain && hint.source.contains("zsm.nu"));

    let trial = Instrument {
        workplace: "Fictieve winkel".to_owned(),
        from_date: Some(day("2027-01-01")),
        to_date: Some(day("2027-07-15")),
        ..desk.asks("proefplaatsing", InstrumentStatus::Toegekend)
    };
    let trial = desk.save(&trial, "2026-11-04");
    let said = desk.said(&trial, "2026-11-04");
    assert!(said.contains(&"werkte_er_al".to_owned()), "{said:?}");
    assert!(said.contains(&"langer_dan_maximum".to_owned()), "{said:?}");

    let coach = |kind: &str| Instrument {
        from_date: Some(day("2027-01-01")),
        ..desk.asks(kind, InstrumentStatus::Toegekend)
    };
    let uwv = desk.save(&coach("jobcoach-uwv"), "2026-11-04");
    desk.save(&coach("jobcoach-gemeente"), "2026-11-04");
    assert!(
        desk.said(&uwv, "2026-11-04")
            .contains(&"tegelijk_met".to_owned())
    );
    let no_risk = asked("no-risk");
    assert!(
        !desk
            .said(&no_risk, "2026-11-04")
            .contains(&"zonder".to_owned())
    );
    // A hint that the school switches off is silent.
    let setup = instruments::setup(&desk.dossier).unwrap();
    let rule = setup
        .hints
        .iter()
        .find(|rule| rule.condition == Condition::Bijbaan)
        .unwrap();
    let off = instruments::HintRule {
        active: false,
        ..rule.clone()
    };
    instruments::save_hint(&desk.dossier, &off, noon("2026-11-05")).unwrap();
    assert!(
        !desk
            .said(&beschut, "2026-11-05")
            .contains(&"bijbaan".to_owned())
    );
}

/// Handbook 12d, situation 2.
#[test]
fn situation_2_who_moves_while_an_application_at_the_old_municipality_runs_is_noticed() {
    let desk = desk();
    let asked = Instrument {
        applied_on: Some(day("2026-11-02")),
        ..desk.asks("lks", InstrumentStatus::Aangevraagd)
    };
    let local = desk.save(&asked, "2026-11-02");
    let national = desk.save(
        &Instrument {
            kind_code: "banenafspraak".to_owned(),
            ..asked
        },
        "2026-11-02",
    );
    assert_eq!(
        desk.entry(&local, "2026-11-03")
            .instrument
            .municipality_code,
        "GM0193"
    );
    assert!(
        !desk
            .said(&local, "2026-11-03")
            .contains(&"verhuisd".to_owned())
    );
    let moved = StudentPatch {
        municipality_code: Some("GM0150".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &desk.student, &moved, noon("2026-12-01")).unwrap();
    assert!(
        desk.said(&local, "2026-12-01")
            .contains(&"verhuisd".to_owned())
    );
    assert!(
        !desk
            .said(&national, "2026-12-01")
            .contains(&"verhuisd".to_owned()),
        "UWV stays UWV"
    );
    // What is asked from now on is asked in the new one.
    let fresh = desk.save(&desk.asks("wmo", InstrumentStatus::Aanvragen), "2026-12-01");
    assert_eq!(
        desk.entry(&fresh, "2026-12-01")
            .instrument
            .municipality_code,
        "GM0150"
    );
    // Asked again there, the hint is over.
    let one = desk.entry(&local, "2026-12-01").instrument;
    desk.save(
        &Instrument {
            municipality_code: "GM0150".to_owned(),
            ..one
        },
        "2026-12-02",
    );
    assert!(
        !desk
            .said(&local, "2026-12-02")
            .contains(&"verhuisd".to_owned())
    );
}

/// Handbook 12d, situation 4.
#[test]
fn situation_4_a_place_that_fails_in_week_three_leaves_no_instrument_running_unseen() {
    let desk = desk();
    let work = desk.work("proefplaatsing", "Bedacht Hout", "2027-01-11", None);
    let place = students::save_placement(&desk.dossier, &desk.student, &work, noon("2027-01-11"))
        .unwrap()
        .value;
    let running = |kind: &str| Instrument {
        workplace: "Bedacht Hout".to_owned(),
        from_date: Some(day("2027-01-11")),
        decided_on: Some(day("2027-01-04")),
        ..desk.asks(kind, InstrumentStatus::Toegekend)
    };
    let trial = desk.save(&running("proefplaatsing"), "2027-01-11");
    let lks = desk.save(&running("lks"), "2027-01-11");
    for id in [&trial, &lks] {
        assert!(
            !desk
                .said(id, "2027-01-28")
                .contains(&"plek_gestopt".to_owned())
        );
    }
    let stopped = Placement {
        id: Some(place),
        to_date: Some(day("2027-01-29")),
        ended_because: "Het werk was te zwaar.".to_owned(),
        ..work
    };
    students::save_placement(&desk.dossier, &desk.student, &stopped, noon("2027-01-29")).unwrap();
    for id in [&trial, &lks] {
        assert!(
            desk.said(id, "2027-01-29")
                .contains(&"plek_gestopt".to_owned())
        );
    }
    // Ended, nothing of it is due any more and the hint is over.
    let one = desk.entry(&trial, "2027-01-29").instrument;
    let over = Instrument {
        status: InstrumentStatus::Beeindigd,
        ended_on: Some(day("2027-01-29")),
        status_reason: "De plek is gestopt.".to_owned(),
        ..one
    };
    desk.save(&over, "2027-01-29");
    let entry = desk.entry(&trial, "2027-01-29");
    assert!(entry.hints.is_empty() && entry.next.is_none());
}

/// Handbook 12d, situation 7.
#[test]
fn situation_7_an_extra_year_moves_the_terms_and_says_what_was_granted_too_early() {
    let desk = desk();
    let mbo = desk.save(
        &desk.asks("mbo-aanmelding", InstrumentStatus::Aanvragen),
        "2026-11-02",
    );
    let granted = Instrument {
        from_date: Some(day("2027-08-01")),
        decided_on: Some(day("2027-03-01")),
        ..desk.asks("lks", InstrumentStatus::Toegekend)
    };
    let lks = desk.save(&granted, "2027-03-01");
    let date = |on: &str| desk.entry(&mbo, on).next.unwrap().date;
    assert_eq!(date("2027-03-02"), day("2027-04-01"));
    assert!(
        !desk
            .said(&lks, "2027-03-02")
            .contains(&"extra_jaar".to_owned())
    );
    route::extend_year(
        &desk.dossier,
        std::slice::from_ref(&desk.student),
        "Nog een jaar stage.",
        noon("2027-05-10"),
    )
    .unwrap();
    assert_eq!(date("2027-05-11"), day("2028-04-01"));
    for id in [&mbo, &lks] {
        assert!(
            desk.said(id, "2027-05-11")
                .contains(&"extra_jaar".to_owned())
        );
    }
    // What is asked after that knows of the extra year.
    let later = Instrument {
        from_date: Some(day("2027-09-01")),
        ..desk.asks("wmo", InstrumentStatus::Aanvragen)
    };
    let later = desk.save(&later, "2027-06-01");
    assert!(
        !desk
            .said(&later, "2027-06-01")
            .contains(&"extra_jaar".to_owned())
    );
}

#[test]
fn a_proposal_comes_from_the_terms_and_warns_beforehand() {
    let desk = desk();
    let propose = |kind: &str, on: &str| {
        let request = ProposeInstrument {
            student_id: desk.student.clone(),
            kind_code: kind.to_owned(),
        };
        instruments::propose(&desk.dossier, &request, day(on))
    };
    let mbo = propose("mbo-aanmelding", "2027-01-10").unwrap();
    assert_eq!(mbo.apply_before, Some(day("2027-04-01")));
    assert!(mbo.why.contains("1 april 2027"));
    assert_eq!(
        propose("mbo-aanmelding", "2027-04-02")
            .unwrap()
            .apply_before,
        None
    );
    let lks = propose("lks", "2027-01-10").unwrap();
    assert_eq!(
        (lks.apply_before, lks.applied_by.as_str()),
        (None, "werkgever")
    );
    assert!(
        lks.hints
            .iter()
            .any(|hint| hint.code == "zestien_zeventien")
    );
    assert_eq!(
        propose("maanreis", "2027-01-10").unwrap_err().code(),
        "unknown_instrument_kind"
    );
}

#[test]
fn vandaag_names_what_is_near_or_past_and_who_has_not_begun() {
    let desk = desk();
    let asked = Instrument {
        applied_on: Some(day("2026-11-02")),
        ..desk.asks("jobcoach-uwv", InstrumentStatus::Aangevraagd)
    };
    let id = desk.save(&asked, "2026-11-02");
    let on = |text: &str| today(&desk.dossier, day(text)).unwrap().instruments;
    assert!(on("2026-12-01").is_empty());
    let [one] = on("2026-12-20").try_into().unwrap();
    assert_eq!(
        (one.student.as_str(), one.instrument_id, one.point.state),
        ("Sem Schets", Some(id), DueState::Soon)
    );
    assert_eq!(on("2026-12-29")[0].point.state, DueState::Late);
    let learn = StudentPatch {
        outflow_profile: Some("vervolgonderwijs".to_owned()),
        ..StudentPatch::default()
    };
    students::update(&desk.dossier, &desk.student, &learn, noon("2026-11-03")).unwrap();
    assert!(desk.sheet("2027-02-10").missing.len() == 1);
    let mbo: Vec<_> = on("2027-02-10")
        .into_iter()
        .filter(|one| one.instrument_id.is_none())
        .collect();
    assert_eq!((mbo.len(), mbo[0].point.date), (1, day("2027-04-01")));
    desk.save(
        &desk.asks("mbo-aanmelding", InstrumentStatus::Besproken),
        "2027-02-10",
    );
    assert!(
        on("2027-02-10")
            .iter()
            .all(|one| one.instrument_id.is_some())
    );
    assert!(desk.sheet("2027-02-10").missing.is_empty());
}

#[test]
fn the_student_may_read_everything_that_is_kept_about_it() {
    let desk = desk();
    let granted = Instrument {
        from_date: Some(day("2027-01-01")),
        status_reason: "Duidelijk verhaal.".to_owned(),
        workplace: "Bedacht Hout".to_owned(),
        regime: "midden".to_owned(),
        ..desk.asks("jobcoach-uwv", InstrumentStatus::Toegekend)
    };
    let id = desk.save(&granted, "2026-12-20");
    let tick = Tick {
        instrument_id: id.clone(),
        requirement_id: RequirementId::from("coach-erkend"),
        answer: Some(Answer::Ja),
    };
    instruments::tick(&desk.dossier, &tick, noon("2026-12-20")).unwrap();
    let period = InstrumentPeriod {
        outcome: "Gaat vanzelf.".to_owned(),
        ..desk.entry(&id, "2026-12-20").periods[0].clone()
    };
    instruments::save_period(&desk.dossier, &period, noon("2026-12-21")).unwrap();
    let mbo = Instrument {
        mbo: Some(MboApplication {
            programme: "Assistent groen".to_owned(),
            ..MboApplication::new(MboStatus::OvereenkomstAangeboden)
        }),
        ..desk.asks("mbo-aanmelding", InstrumentStatus::Aangevraagd)
    };
    desk.save(&mbo, "2026-12-21");
    let print = disclosure::access(&desk.dossier, &desk.student, day("2026-12-22")).unwrap();
    let mut all = String::new();
    for block in print.groups.iter().flat_map(|group| &group.blocks) {
        match block {
            AccessBlock::Rows { rows, .. } => {
                for row in rows {
                    all.push_str(&row.value);
                    all.push('\n');
                }
            }
            AccessBlock::Table { rows, .. } => {
                for row in rows {
                    all.push_str(&row.join("\n"));
                    all.push('\n');
                }
            }
        }
    }
    for text in [
        "Duidelijk verhaal.",
        "Bedacht Hout",
        "midden",
        "De jobcoach werkt bij een organisatie die UWV heeft erkend",
        "Gaat vanzelf.",
        "Assistent groen",
        "onderwijsovereenkomst aangeboden",
        "30 juni 2027",
    ] {
        assert!(all.contains(text), "{text} is missing in:\n{all}");
    }
}

#[test]
fn a_school_has_kinds_terms_and_labels_of_its_own() {
    let desk = desk();
    let kind = InstrumentKind {
        code: String::new(),
        name: "  Fietsplan  ".to_owned(),
        plain_name: String::new(),
        description: String::new(),
        applied_at: "gemeente".to_owned(),
        who_applies: vec!["school".to_owned(), " ".to_owned()],
        application_code: String::new(),
        municipality_code: "GM0193".to_owned(),
        via_municipality: false,
        record: String::new(),
        reveals: Reveals::Niets,
        source: "Verordening".to_owned(),
        checked_on: None,
        uncertain: false,
        own: true,
        offered: true,
    };
    let code = instruments::save_kind(&desk.dossier, &kind, noon("2026-11-03"))
        .unwrap()
        .value;
    let setup = instruments::setup(&desk.dossier).unwrap();
    let kept = setup.kind(&code).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.plain_name.as_str()),
        ("Fietsplan", "Fietsplan")
    );
    assert!(kept.own && kept.via_municipality);
    assert_eq!(kept.who_applies, ["school"]);
    assert_eq!(setup.kinds.last().unwrap().code, code);
    let before_leaving = Term {
        id: None,
        for_code: code.clone(),
        municipality_code: String::new(),
        counts: Counts::Aanvragen,
        amount: Some(2),
        unit: Unit::Maanden,
        side: Side::Voor,
        moment: TermMoment::LaatsteSchooldag,
        fixed_day: String::new(),
        lead_days: 30,
        note: String::new(),
        source: "Verordening".to_owned(),
        checked_on: None,
        uncertain: false,
    };
    instruments::save_term(&desk.dossier, &before_leaving, noon("2026-11-03")).unwrap();
    let needed = Requirement {
        id: None,
        for_code: code.clone(),
        list: RequirementList::Document,
        text: "Offerte van de fietsenmaker".to_owned(),
        source: String::new(),
        checked_on: None,
        uncertain: false,
    };
    instruments::save_requirement(&desk.dossier, &needed, noon("2026-11-03")).unwrap();
    let label = InstrumentRegime {
        id: None,
        kind_code: code.clone(),
        municipality_code: "GM0193".to_owned(),
        name: "tweedehands".to_owned(),
        half_year_hours: None,
        maximum: "150 euro".to_owned(),
        source: "Verordening".to_owned(),
        checked_on: None,
        uncertain: false,
    };
    instruments::save_regime(&desk.dossier, &label, noon("2026-11-03")).unwrap();
    let id = desk.save(&desk.asks(&code, InstrumentStatus::Besproken), "2026-11-03");
    assert_eq!(
        desk.entry(&id, "2026-11-03").next.unwrap().date,
        day("2027-05-10")
    );
    assert_eq!(
        instruments::delete_kind(&desk.dossier, &code, noon("2026-11-04"))
            .unwrap_err()
            .code(),
        "still_used"
    );
    instruments::delete(&desk.dossier, &id, noon("2026-11-04")).unwrap();
    let step = instruments::delete_kind(&desk.dossier, &code, noon("2026-11-04")).unwrap();
    let setup = instruments::setup(&desk.dossier).unwrap();
    assert!(setup.kind(&code).is_none() && setup.terms.iter().all(|term| term.for_code != code));
    desk.dossier
        .undo(step.changes.undo.unwrap(), noon("2026-11-04"))
        .unwrap();
    let setup = instruments::setup(&desk.dossier).unwrap();
    assert!(setup.kind(&code).is_some() && setup.terms.iter().any(|term| term.for_code == code));
    // What came with the program can be switched off, not taken away.
    assert_eq!(
        instruments::delete_kind(&desk.dossier, "lks", noon("2026-11-04"))
            .unwrap_err()
            .code(),
        "still_used"
    );
}
