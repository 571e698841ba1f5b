#![allow(clippy::unwrap_used)]

use super::*;
use crate::ids::{InstrumentId, StudentId};
use crate::instruments::facts::Work;
use crate::instruments::kinds::Reveals;

pub(in crate::instruments) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(in crate::instruments) fn facts(today: &str) -> Facts {
    Facts {
        today: day(today),
        name: "Sanne Voorbeeld".to_owned(),
        birth_date: Some(day("2009-06-14")),
        municipality_code: "GM0193".to_owned(),
        learning_path: String::new(),
        outflow_profile: "arbeid".to_owned(),
        cohort: "2026-2027".to_owned(),
        open: true,
        at_school: true,
        leaving: Some(day("2027-07-10")),
        mbo_date: Some(day("2027-04-01")),
        extra_year_on: None,
        fell_back_on: None,
        work: Vec::new(),
    }
}

pub(in crate::instruments) fn work(
    kind: &str,
    organisation: &str,
    from: &str,
    to: Option<&str>,
) -> Work {
    Work {
        kind: kind.to_owned(),
        organisation: organisation.to_owned(),
        from: Some(day(from)),
        to: to.map(day),
    }
}

pub(in crate::instruments) fn kind(code: &str, application: &str) -> InstrumentKind {
    InstrumentKind {
        code: code.to_owned(),
        name: code.to_owned(),
        plain_name: code.to_owned(),
        description: String::new(),
        applied_at: "UWV".to_owned(),
        who_applies: vec!["jongere".to_owned()],
        application_code: application.to_owned(),
        municipality_code: String::new(),
        via_municipality: false,
        record: String::new(),
        reveals: Reveals::Beperking,
        source: String::new(),
        checked_on: None,
        uncertain: false,
        own: false,
        offered: true,
    }
}

fn term(counts: Counts, amount: Option<u32>, unit: Unit, moment: TermMoment) -> Term {
    Term {
        id: None,
        for_code: "coach".to_owned(),
        municipality_code: String::new(),
        counts,
        amount,
        unit,
        side: Side::Na,
        moment,
        fixed_day: String::new(),
        lead_days: 14,
        note: String::new(),
        source: "uwv.nl".to_owned(),
        checked_on: None,
        uncertain: true,
    }
}

fn setup(terms: Vec<Term>) -> InstrumentSetup {
    InstrumentSetup {
        kinds: vec![kind("coach", "aba")],
        terms,
        ..InstrumentSetup::default()
    }
}

pub(in crate::instruments) fn asked(kind: &str, status: InstrumentStatus) -> Instrument {
    Instrument {
        id: Some(InstrumentId::from("i1")),
        ..Instrument::asked(&StudentId::from("sanne"), kind, status)
    }
}

fn only(instrument: &Instrument, terms: Vec<Term>, today: &str) -> DuePoint {
    let mut points = due_points(instrument, &[], &setup(terms), &facts(today));
    assert_eq!(points.len(), 1, "{points:?}");
    points.remove(0)
}

fn applied(on: &str) -> Instrument {
    Instrument {
        applied_on: Some(day(on)),
        ..asked("coach", InstrumentStatus::Aangevraagd)
    }
}

fn eight_weeks() -> Term {
    term(
        Counts::Besluit,
        Some(8),
        Unit::Weken,
        TermMoment::Aangevraagd,
    )
}

#[test]
fn a_decision_is_due_eight_weeks_after_the_application() {
    for (today, state) in [
        ("2026-11-22", DueState::Coming),
        ("2026-12-13", DueState::Coming),
        ("2026-12-14", DueState::Soon),
        ("2026-12-28", DueState::Soon),
        ("2026-12-29", DueState::Late),
    ] {
        let point = only(&applied("2026-11-02"), vec![eight_weeks()], today);
        assert_eq!(
            (point.date, point.state),
            (day("2026-12-28"), state),
            "{today}"
        );
        assert_eq!(point.why, "8 weken na de aanvraag op 2 november 2026.");
        assert_eq!((point.who.as_str(), point.uncertain), ("UWV", true));
    }
    let decided = Instrument {
        status: InstrumentStatus::Toegekend,
        decided_on: Some(day("2027-02-01")),
        ..applied("2026-11-02")
    };
    let point = only(&decided, vec![eight_weeks()], "2027-02-02");
    assert_eq!(point.state, DueState::Met);
}

#[test]
fn a_term_changes_with_its_setting_and_without_a_number_nothing_counts() {
    let instrument = applied("2026-11-30");
    for (amount, unit, date) in [
        (Some(8), Unit::Weken, "2027-01-25"),
        (Some(14), Unit::Weken, "2027-03-08"),
        (Some(3), Unit::Maanden, "2027-02-28"),
        (Some(10), Unit::Dagen, "2026-12-10"),
        (Some(1), Unit::Jaren, "2027-11-30"),
    ] {
        let changed = Term {
            amount,
            unit,
            ..eight_weeks()
        };
        assert_eq!(
            only(&instrument, vec![changed], "2026-12-01").date,
            day(date)
        );
    }
    let warned = Term {
        lead_days: 60,
        ..eight_weeks()
    };
    assert_eq!(
        only(&instrument, vec![warned], "2026-12-01").state,
        DueState::Soon
    );
    let unknown = Term {
        amount: None,
        ..eight_weeks()
    };
    assert!(
        due_points(
            &instrument,
            &[],
            &setup(vec![unknown]),
            &facts("2026-12-01")
        )
        .is_empty()
    );
    // Without the day of the application there is nothing to count from.
    let dayless = Instrument {
        applied_on: None,
        ..instrument
    };
    assert!(
        due_points(
            &dayless,
            &[],
            &setup(vec![eight_weeks()]),
            &facts("2026-12-01")
        )
        .is_empty()
    );
}

#[test]
fn a_term_of_the_municipality_goes_before_that_of_the_kind_and_that_before_its_application() {
    let of = |for_code: &str, municipality: &str, amount| Term {
        for_code: for_code.to_owned(),
        municipality_code: municipality.to_owned(),
        amount: Some(amount),
        ..eight_weeks()
    };
    let all = vec![
        of("*", "", 1),
        of("aba", "", 2),
        of("coach", "", 3),
        of("coach", "GM0193", 4),
        of("coach", "GM0150", 5),
    ];
    let weeks = |terms: &[Term], instrument: &Instrument| {
        (only(instrument, terms.to_vec(), "2026-11-03").date - day("2026-11-02")).num_weeks()
    };
    let here = applied("2026-11-02");
    assert_eq!(weeks(&all, &here), 4);
    assert_eq!(weeks(all.get(..3).unwrap(), &here), 3);
    assert_eq!(weeks(all.get(..2).unwrap(), &here), 2);
    assert_eq!(weeks(all.get(..1).unwrap(), &here), 1);
    // Asked in another municipality, its term counts.
    let there = Instrument {
        municipality_code: "GM0150".to_owned(),
        ..here
    };
    assert_eq!(weeks(&all, &there), 5);
}

#[test]
fn a_trial_placement_ends_after_two_months_or_on_its_own_day() {
    let end = || Term {
        lead_days: 14,
        ..term(Counts::Einde, Some(2), Unit::Maanden, TermMoment::Begin)
    };
    let longest = || term(Counts::Maximum, Some(6), Unit::Maanden, TermMoment::Begin);
    let granted = Instrument {
        from_date: Some(day("2026-12-31")),
        ..asked("coach", InstrumentStatus::Toegekend)
    };
    let dates = |instrument: &Instrument| -> Vec<(Counts, String, DueState)> {
        due_points(
            instrument,
            &[],
            &setup(vec![end(), longest()]),
            &facts("2027-02-20"),
        )
        .into_iter()
        .map(|point| (point.what, point.date.to_string(), point.state))
        .collect()
    };
    assert_eq!(
        dates(&granted),
        [
            (Counts::Einde, "2027-02-28".to_owned(), DueState::Soon),
            (Counts::Maximum, "2027-06-30".to_owned(), DueState::Coming),
        ]
    );
    let short = Instrument {
        to_date: Some(day("2027-01-31")),
        ..granted.clone()
    };
    assert_eq!(
        dates(&short),
        [(Counts::Einde, "2027-01-31".to_owned(), DueState::Late)]
    );
    let over = Instrument {
        status: InstrumentStatus::Beeindigd,
        ..short
    };
    assert_eq!(
        dates(&over),
        [(Counts::Einde, "2027-01-31".to_owned(), DueState::Met)]
    );
}

#[test]
fn the_mbo_date_and_the_last_school_day_move_with_the_school_year() {
    let before = |moment| Term {
        side: Side::Voor,
        lead_days: 60,
        ..term(Counts::Aanvragen, Some(0), Unit::Dagen, moment)
    };
    let instrument = asked("coach", InstrumentStatus::Aanvragen);
    let points =
        |terms: Vec<Term>, facts: &Facts| due_points(&instrument, &[], &setup(terms), facts);
    let now = facts("2027-02-01");
    let [point] = points(vec![before(TermMoment::MboDatum)], &now)
        .try_into()
        .unwrap();
    assert_eq!(
        (point.date, point.state),
        (day("2027-04-01"), DueState::Soon)
    );
    assert_eq!(point.why, "Voor de mbo-datum 1 april 2027.");
    let later = Facts {
        cohort: "2027-2028".to_owned(),
        mbo_date: Some(day("2028-04-01")),
        leaving: Some(day("2028-07-10")),
        ..now.clone()
    };
    assert_eq!(
        points(vec![before(TermMoment::MboDatum)], &later)[0].date,
        day("2028-04-01")
    );
    let month_before = Term {
        amount: Some(1),
        unit: Unit::Maanden,
        ..before(TermMoment::LaatsteSchooldag)
    };
    assert_eq!(
        points(vec![month_before.clone()], &now)[0].date,
        day("2027-06-10")
    );
    assert_eq!(
        points(vec![month_before], &later)[0].date,
        day("2028-06-10")
    );
    let fixed = |fixed_day: &str| Term {
        fixed_day: fixed_day.to_owned(),
        ..before(TermMoment::VasteDag)
    };
    assert_eq!(
        points(vec![fixed("10-01")], &now)[0].date,
        day("2026-10-01")
    );
    assert_eq!(
        points(vec![fixed("02-29")], &now)[0].date,
        day("2027-02-28")
    );
    let adult = before(TermMoment::Achttien);
    assert_eq!(points(vec![adult], &now)[0].date, day("2027-06-14"));
    // Once it is applied for, it is met.
    let done = applied("2027-03-01");
    let met = due_points(&done, &[], &setup(vec![before(TermMoment::MboDatum)]), &now);
    assert_eq!(met[0].state, DueState::Met);
}

#[test]
fn each_period_is_evaluated_before_its_end() {
    let period = |nth: u32, from: &str, to: &str, evaluated: Option<&str>| InstrumentPeriod {
        id: Some(PeriodId::from(format!("p{nth}"))),
        instrument_id: InstrumentId::from("i1"),
        from_date: day(from),
        to_date: day(to),
        evaluated_on: evaluated.map(day),
        evaluated_by: String::new(),
        outcome: String::new(),
        extension: Extension::Open,
        extension_on: None,
    };
    let periods = [
        period(1, "2026-09-01", "2027-02-28", Some("2027-02-10")),
        period(2, "2027-03-01", "2027-08-31", None),
    ];
    let evaluate = Term {
        side: Side::Voor,
        amount: Some(2),
        lead_days: 30,
        ..term(
            Counts::Evaluatie,
            Some(2),
            Unit::Weken,
            TermMoment::PeriodeEind,
        )
    };
    let granted = Instrument {
        from_date: Some(day("2026-09-01")),
        ..asked("coach", InstrumentStatus::Toegekend)
    };
    let points = due_points(
        &granted,
        &periods,
        &setup(vec![evaluate]),
        &facts("2027-08-01"),
    );
    let found: Vec<_> = points
        .iter()
        .map(|point| (point.date.to_string(), point.state))
        .collect();
    assert_eq!(
        found,
        [
            ("2027-02-14".to_owned(), DueState::Met),
            ("2027-08-17".to_owned(), DueState::Soon)
        ]
    );
    assert_eq!(
        points[1].why,
        "2 weken voor het eind van de periode op 31 augustus 2027."
    );
    assert_eq!(points[1].period_id, Some(PeriodId::from("p2")));
}

#[test]
fn objection_counts_from_the_decision_and_only_after_a_refusal() {
    let six = || term(Counts::Bezwaar, Some(6), Unit::Weken, TermMoment::Besluit);
    let refused = Instrument {
        status: InstrumentStatus::Afgewezen,
        decided_on: Some(day("2027-01-18")),
        ..applied("2026-11-02")
    };
    let point = only(&refused, vec![six()], "2027-02-20");
    assert_eq!(
        (point.date, point.state),
        (day("2027-03-01"), DueState::Soon)
    );
    let objected = Instrument {
        status: InstrumentStatus::Bezwaar,
        ..refused.clone()
    };
    assert_eq!(
        only(&objected, vec![six()], "2027-04-20").state,
        DueState::Met
    );
    let granted = Instrument {
        status: InstrumentStatus::Toegekend,
        ..refused
    };
    assert!(due_points(&granted, &[], &setup(vec![six()]), &facts("2027-02-20")).is_empty());
}

#[test]
fn a_day_of_ones_own_counts_too_while_nothing_was_asked() {
    let mine = Instrument {
        apply_before: Some(day("2027-03-05")),
        ..asked("coach", InstrumentStatus::Besproken)
    };
    let point = only(&mine, vec![], "2027-03-01");
    assert!(point.by_hand);
    assert_eq!(
        (point.state, point.date),
        (DueState::Soon, day("2027-03-05"))
    );
    let done = Instrument {
        applied_on: Some(day("2027-03-02")),
        ..mine
    };
    assert!(due_points(&done, &[], &setup(vec![]), &facts("2027-03-03")).is_empty());
}
