//! Situations of handbook 12d, and where instruments are named: Vandaag, a meeting, the access print.

use super::*;

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
