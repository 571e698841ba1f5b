//! How the status of an instrument usually goes. What is unusual is a hint, never a lock: people
//! write down what happened, also when it happened in another order.

use super::InstrumentStatus::{
    self, Aangevraagd, Aanvragen, Afgewezen, Beeindigd, Besproken, Bezwaar, Toegekend,
};
use super::events::InstrumentEvent;
use super::kinds::{Counts, InstrumentSetup};
use super::{Instrument, hints::Hint};
use crate::text::short_day;

/// Does this step follow from the one before?
#[must_use]
pub fn usual(from: InstrumentStatus, to: InstrumentStatus) -> bool {
    from == to
        || match from {
            Besproken => matches!(to, Aanvragen | Aangevraagd | Beeindigd),
            Aanvragen => matches!(to, Besproken | Aangevraagd | Beeindigd),
            Aangevraagd => matches!(to, Toegekend | Afgewezen | Beeindigd),
            Toegekend => matches!(to, Beeindigd | Bezwaar),
            Afgewezen => matches!(to, Bezwaar | Aanvragen | Beeindigd),
            Bezwaar => matches!(to, Toegekend | Afgewezen | Beeindigd),
            Beeindigd => false,
        }
}

/// As it is said in a sentence.
#[must_use]
pub fn name(status: InstrumentStatus) -> &'static str {
    match status {
        Besproken => "besproken",
        Aanvragen => "nog aanvragen",
        Aangevraagd => "aangevraagd",
        Toegekend => "toegekend",
        Afgewezen => "afgewezen",
        Bezwaar => "bezwaar",
        Beeindigd => "afgelopen",
    }
}

/// What is unusual or missing in the course of one instrument, in plain words.
pub(super) fn hints(
    instrument: &Instrument,
    events: &[InstrumentEvent],
    setup: &InstrumentSetup,
    municipality: &str,
) -> Vec<Hint> {
    let mut said = Vec::new();
    let mut say = |code: &str, text: String| said.push(Hint::of_course(instrument, code, text));
    // Newest first.
    if let [last, before, ..] = events
        && !usual(before.status, last.status)
    {
        say(
            "volgorde",
            format!(
                "Van “{}” naar “{}” op {}: dat is een ongewone stap. Klopt het?",
                name(before.status),
                name(last.status),
                short_day(last.on_date),
            ),
        );
    }
    let counted = |counts: Counts| {
        setup.kind(&instrument.kind_code).is_some_and(|kind| {
            setup
                .terms_of(kind, municipality)
                .iter()
                .any(|term| term.counts == counts && term.amount.is_some())
        })
    };
    match instrument.status {
        Aangevraagd if instrument.applied_on.is_none() && counted(Counts::Besluit) => say(
            "dag_ontbreekt",
            "Vul in wanneer het is aangevraagd. Dan telt het programma tot het besluit.".to_owned(),
        ),
        Toegekend if instrument.from_date.is_none() => say(
            "dag_ontbreekt",
            "Vul in vanaf wanneer het geldt. Dan telt het programma de termijnen.".to_owned(),
        ),
        Afgewezen if instrument.decided_on.is_none() && counted(Counts::Bezwaar) => say(
            "dag_ontbreekt",
            "Vul in van welke dag het besluit is. Dan zie je tot wanneer bezwaar kan.".to_owned(),
        ),
        _ => {}
    }
    if instrument.status == Afgewezen && instrument.status_reason.is_empty() {
        say(
            "reden_ontbreekt",
            "Schrijf op waarom het is afgewezen. Dat helpt bij een bezwaar of een nieuwe aanvraag."
                .to_owned(),
        );
    }
    if let (Some(applied), Some(decided)) = (instrument.applied_on, instrument.decided_on)
        && decided < applied
    {
        say(
            "dagen_kloppen_niet",
            "Het besluit is van voor de aanvraag. Kijk de dagen na.".to_owned(),
        );
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [InstrumentStatus; 7] = [
        Besproken,
        Aanvragen,
        Aangevraagd,
        Toegekend,
        Afgewezen,
        Bezwaar,
        Beeindigd,
    ];

    #[test]
    fn the_usual_way_is_usual_and_a_jump_is_not() {
        for pair in [
            Besproken,
            Aanvragen,
            Aangevraagd,
            Afgewezen,
            Bezwaar,
            Toegekend,
            Beeindigd,
        ]
        .windows(2)
        {
            if let [from, to] = pair {
                assert!(usual(*from, *to), "{from:?} {to:?}");
            }
        }
        assert!(!usual(Besproken, Toegekend) && !usual(Aanvragen, Afgewezen));
        assert!(!usual(Aangevraagd, Bezwaar) && !usual(Toegekend, Aangevraagd));
        for to in ALL.into_iter().filter(|to| *to != Beeindigd) {
            assert!(!usual(Beeindigd, to), "{to:?}");
        }
    }
}
