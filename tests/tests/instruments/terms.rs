//! Terms, statuses, checklists and hints.

use super::*;

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
