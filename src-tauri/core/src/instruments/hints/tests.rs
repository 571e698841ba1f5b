#![allow(clippy::unwrap_used)]

use super::super::due::tests::{asked, day, facts, kind, work};
use super::super::kinds::{Counts, Side, Term, TermMoment, Unit};
use super::*;

fn rule(condition: Condition, other: &[&str]) -> HintRule {
    HintRule {
        id: None,
        for_code: "lks".to_owned(),
        condition,
        other: other.iter().map(|&code| code.to_owned()).collect(),
        text: "Let op.".to_owned(),
        source: "bron".to_owned(),
        checked_on: None,
        uncertain: true,
        active: true,
    }
}

fn setup(rules: Vec<HintRule>) -> InstrumentSetup {
    InstrumentSetup {
        kinds: vec![kind("lks", "aba"), kind("ander", "aba"), kind("los", "")],
        hints: rules,
        ..InstrumentSetup::default()
    }
}

fn said(rule: HintRule, one: &Instrument, others: &[Instrument], facts: &Facts) -> bool {
    with_setup(&setup(vec![rule]), one, others, facts)
}

fn with_setup(
    setup: &InstrumentSetup,
    one: &Instrument,
    others: &[Instrument],
    facts: &Facts,
) -> bool {
    let no = |_: &Instrument, _: RequirementList| false;
    let mut all = vec![one.clone()];
    all.extend_from_slice(others);
    let found = hints(one, &all, setup, facts, Answers { said_no: &no });
    assert!(
        found
            .iter()
            .all(|hint| hint.source == "bron" && hint.uncertain)
    );
    !found.is_empty()
}

fn other(kind: &str, status: InstrumentStatus) -> Instrument {
    Instrument {
        id: Some(InstrumentId::from("i2")),
        ..asked(kind, status)
    }
}

use InstrumentStatus::{Aangevraagd, Aanvragen, Afgewezen, Beeindigd, Besproken, Toegekend};

#[test]
fn two_of_one_application_exclude_each_other_once_both_are_asked() {
    let rule = || rule(Condition::ZelfdeAanvraag, &[]);
    let now = facts("2027-02-01");
    let one = asked("lks", Aanvragen);
    assert!(said(rule(), &one, &[other("ander", Aangevraagd)], &now));
    assert!(
        !said(rule(), &one, &[other("ander", Besproken)], &now),
        "talked about both"
    );
    assert!(
        !said(rule(), &one, &[other("ander", Afgewezen)], &now),
        "a new try"
    );
    assert!(
        !said(rule(), &one, &[other("los", Aangevraagd)], &now),
        "another application"
    );
}

#[test]
fn at_the_same_time_is_by_day() {
    let rule = || rule(Condition::TegelijkMet, &["ander"]);
    let now = facts("2027-02-01");
    let from = |from: &str, to: Option<&str>, base: Instrument| Instrument {
        from_date: Some(day(from)),
        to_date: to.map(day),
        ..base
    };
    let one = from("2027-03-01", Some("2027-08-31"), asked("lks", Toegekend));
    let second = |from_day: &str, to: Option<&str>| from(from_day, to, other("ander", Toegekend));
    assert!(said(rule(), &one, &[second("2027-08-31", None)], &now));
    assert!(!said(rule(), &one, &[second("2027-09-01", None)], &now));
    assert!(!said(
        rule(),
        &one,
        &[second("2026-09-01", Some("2027-02-28"))],
        &now
    ));
    let stopped = Instrument {
        ended_on: Some(day("2027-02-10")),
        ..second("2026-09-01", None)
    };
    assert!(!said(rule(), &one, &[stopped], &now));
    assert!(!said(rule(), &one, &[other("ander", Beeindigd)], &now));
}

#[test]
fn age_path_and_job_of_the_student_count() {
    let one = asked("lks", Besproken);
    let bbl = Facts {
        learning_path: "bbl".to_owned(),
        ..facts("2027-02-01")
    };
    assert!(said(rule(Condition::Bbl, &[]), &one, &[], &bbl));
    assert!(!said(
        rule(Condition::Bbl, &[]),
        &one,
        &[],
        &facts("2027-02-01")
    ));
    for (today, yes) in [
        ("2025-06-13", false),
        ("2025-06-14", true),
        ("2027-06-13", true),
        ("2027-06-14", false),
    ] {
        assert_eq!(
            said(
                rule(Condition::ZestienZeventien, &[]),
                &one,
                &[],
                &facts(today)
            ),
            yes,
            "{today}"
        );
    }
    let job = |to| Facts {
        work: vec![work("dienstverband", "Fictieve Winkel", "2026-10-01", to)],
        ..facts("2027-02-01")
    };
    assert!(said(rule(Condition::Bijbaan, &[]), &one, &[], &job(None)));
    assert!(!said(
        rule(Condition::Bijbaan, &[]),
        &one,
        &[],
        &job(Some("2027-01-31"))
    ));
}

#[test]
fn who_worked_there_before_is_found_by_name() {
    let one = Instrument {
        workplace: "fictieve winkel".to_owned(),
        from_date: Some(day("2027-03-01")),
        ..asked("lks", Aanvragen)
    };
    let of = |kind: &str, name: &str| Facts {
        work: vec![work(kind, name, "2026-10-01", Some("2026-12-31"))],
        ..facts("2027-02-01")
    };
    let rule = || rule(Condition::WerkteErAl, &[]);
    assert!(said(
        rule(),
        &one,
        &[],
        &of("dienstverband", "Fictieve Winkel")
    ));
    assert!(
        !said(rule(), &one, &[], &of("stage", "Fictieve Winkel")),
        "an internship is no job"
    );
    assert!(!said(
        rule(),
        &one,
        &[],
        &of("dienstverband", "Andere Winkel")
    ));
}

#[test]
fn without_what_it_leans_on() {
    let rule = || rule(Condition::Zonder, &["ander"]);
    let (one, now) = (asked("lks", Aanvragen), facts("2027-02-01"));
    assert!(said(rule(), &one, &[], &now));
    assert!(said(rule(), &one, &[other("ander", Besproken)], &now));
    assert!(!said(rule(), &one, &[other("ander", Aangevraagd)], &now));
}

#[test]
fn longer_than_the_longest() {
    let mut known = setup(vec![rule(Condition::LangerDanMaximum, &[])]);
    known.terms.push(Term {
        id: None,
        for_code: "lks".to_owned(),
        municipality_code: String::new(),
        counts: Counts::Maximum,
        amount: Some(6),
        unit: Unit::Maanden,
        side: Side::Na,
        moment: TermMoment::Begin,
        fixed_day: String::new(),
        lead_days: 0,
        note: String::new(),
        source: String::new(),
        checked_on: None,
        uncertain: false,
    });
    let until = |to: &str| Instrument {
        from_date: Some(day("2026-08-31")),
        to_date: Some(day(to)),
        ..asked("lks", Toegekend)
    };
    let now = facts("2027-02-01");
    assert!(!with_setup(&known, &until("2027-02-28"), &[], &now));
    assert!(with_setup(&known, &until("2027-03-01"), &[], &now));
}

#[test]
fn what_is_refused_over_or_switched_off_says_nothing() {
    let now = facts("2027-02-01");
    let off = HintRule {
        active: false,
        ..rule(Condition::NogAanTeVragen, &[])
    };
    assert!(said(
        rule(Condition::NogAanTeVragen, &[]),
        &asked("lks", Besproken),
        &[],
        &now
    ));
    assert!(!said(off, &asked("lks", Besproken), &[], &now));
    assert!(!said(
        rule(Condition::Zonder, &["ander"]),
        &asked("lks", Afgewezen),
        &[],
        &now
    ));
    assert!(!said(
        rule(Condition::Zonder, &["ander"]),
        &asked("lks", Beeindigd),
        &[],
        &now
    ));
}

#[test]
fn a_place_that_stopped_is_noticed_unless_another_goes_on() {
    let running = Instrument {
        from_date: Some(day("2027-01-11")),
        workplace: "Bedacht Hout".to_owned(),
        ..asked("lks", Toegekend)
    };
    let rule = || rule(Condition::PlekGestopt, &[]);
    let with = |work: Vec<super::super::facts::Work>| Facts {
        work,
        ..facts("2027-02-01")
    };
    let ended = || {
        work(
            "proefplaatsing",
            "Bedacht Hout",
            "2027-01-11",
            Some("2027-01-29"),
        )
    };
    assert!(said(rule(), &running, &[], &with(vec![ended()])));
    assert!(!said(
        rule(),
        &asked("lks", Besproken),
        &[],
        &with(vec![ended()])
    ));
    let again = work("dienstverband", "Bedacht Hout", "2027-01-30", None);
    assert!(
        !said(rule(), &running, &[], &with(vec![ended(), again])),
        "goes on at the same place"
    );
    let elsewhere = work("dienstverband", "Andere Zaak", "2027-01-30", None);
    assert!(
        said(rule(), &running, &[], &with(vec![ended(), elsewhere])),
        "this place did stop"
    );
    let long_ago = work(
        "dienstverband",
        "Bedacht Hout",
        "2025-09-01",
        Some("2026-03-01"),
    );
    assert!(
        !said(rule(), &running, &[], &with(vec![long_ago])),
        "before it began"
    );
    // Without a place in the record the fall-back on the route tells.
    let fell = Facts {
        fell_back_on: Some(day("2027-01-29")),
        ..facts("2027-02-01")
    };
    assert!(said(rule(), &running, &[], &fell));
    assert!(!said(rule(), &running, &[], &facts("2027-02-01")));
}
