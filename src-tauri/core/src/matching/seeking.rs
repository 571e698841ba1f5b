//! Does a student look for a place? Follows from the route and what runs, unless somebody says
//! otherwise (handbook 4.3 and 8.4).

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::reference::fields_in;
use crate::route::Phase;
use crate::text::fold;

/// Why a student is on the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "matching.ts")]
pub enum Why {
    /// Leaves school and has no place for after it.
    GeenPlek,
    /// A place failed.
    Teruggevallen,
    /// Somebody said so.
    MetDeHand,
}

/// The answer, for students who are on the table and for those who are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeks {
    /// Looks for a place.
    Yes(Why),
    /// Does not.
    No,
}

/// A placement as far as it counts here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay<'a> {
    /// Kind, as in the record.
    pub(super) kind: &'a str,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
}

/// What decides.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) phase: Phase,
    /// Since when a failed place is being mended.
    pub(super) fell_back_on: Option<NaiveDate>,
    /// Last school day, as it was or as expected.
    pub(super) leaving: Option<NaiveDate>,
    pub(super) plan_code: &'a str,
    pub(super) plan: &'a str,
    pub(super) profile: &'a str,
    pub(super) stays: &'a [Stay<'a>],
    /// Said by hand.
    pub(super) said: Option<bool>,
}

/// Does this student look for a place on this day?
pub(super) fn seeks(facts: &Facts<'_>, today: NaiveDate) -> Seeks {
    match facts.said {
        Some(true) => return Seeks::Yes(Why::MetDeHand),
        Some(false) => return Seeks::No,
        None => {}
    }
    let has_place = facts.stays.iter().any(|stay| holds(stay, facts, today));
    if has_place || !(Phase::InBeeld..=Phase::Plaatsing).contains(&facts.phase) {
        return Seeks::No;
    }
    if facts.fell_back_on.is_some() {
        return Seeks::Yes(Why::Teruggevallen);
    }
    if heads_to_work(facts.plan_code, facts.plan, facts.profile) {
        Seeks::Yes(Why::GeenPlek)
    } else {
        Seeks::No
    }
}

/// Is this a place for after school? Work that is not over, or a place that runs on when school
/// ends. An internship that ends before is part of school.
fn holds(stay: &Stay<'_>, facts: &Facts<'_>, today: NaiveDate) -> bool {
    if stay.to.is_some_and(|to| to <= today) {
        return false;
    }
    // What was there when the student fell back is what failed, also when nobody wrote its end.
    let failed = |fell: NaiveDate| stay.from.is_none_or(|from| from < fell);
    if facts.fell_back_on.is_some_and(failed) {
        return false;
    }
    match (stay.kind, stay.to, facts.leaving) {
        ("dienstverband", _, _) => true,
        // An internship without an end says nothing about after school; one that is meant to become
        // the place does.
        ("plaatsingsstage" | "proefplaatsing" | "dagbesteding", None, _) => true,
        (_, Some(to), Some(leaving)) => to >= leaving,
        _ => false,
    }
}

/// Plan A is a place to work or be active; without a plan, the profile says so.
fn heads_to_work(code: &str, plan: &str, profile: &str) -> bool {
    match code {
        "PRO-ARB" | "PRO-ARB-BBL" | "PRO-DAG" | "PRO-TOEL" | "VSO-P-ARB" | "VSO-P-DAG"
        | "VSO-WN" | "VSO-WN-UITK" | "MBO-WERK" => true,
        "" | "PRO-ONB" | "VSO-P-ONB" => {
            let plan = fold(plan);
            let says = |stem: &str| plan.split_whitespace().any(|word| word.contains(stem));
            let study = ["mbo", "entree", "niveau", "opleiding", "school"]
                .iter()
                .any(|stem| says(stem));
            let work = ["werk", "baan", "bbl", "dagbesteding", "stage"]
                .iter()
                .any(|stem| says(stem));
            if plan.is_empty() {
                matches!(profile, "arbeid" | "dagbesteding" | "werk")
            } else {
                work || (!study && fields_in(&plan) != 0)
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts<'a>(phase: Phase, plan: &'a str, stays: &'a [Stay<'a>]) -> Facts<'a> {
        Facts {
            phase,
            fell_back_on: None,
            leaving: Some(day("2027-07-10")),
            plan_code: "",
            plan,
            profile: "",
            stays,
            said: None,
        }
    }

    fn stay<'a>(kind: &'a str, from: &str, to: &str) -> Stay<'a> {
        Stay {
            kind,
            from: Some(day(from)),
            to: (!to.is_empty()).then(|| day(to)),
        }
    }

    const NO_PLACE: Seeks = Seeks::Yes(Why::GeenPlek);

    #[test]
    fn who_heads_to_work_and_has_no_place_looks() {
        let today = day("2027-02-01");
        for (phase, plan, expected) in [
            (Phase::Afspraken, "Werken bij een hovenier", NO_PLACE),
            (Phase::Plaatsing, "iets in de keuken", NO_PLACE),
            (Phase::InBeeld, "arbeidsmatige dagbesteding", NO_PLACE),
            (Phase::Aangemeld, "Werken bij een hovenier", Seeks::No),
            (Phase::Nazorg1, "Werken bij een hovenier", Seeks::No),
            (Phase::UitBeeld, "Werken bij een hovenier", Seeks::No),
            (Phase::Afspraken, "entree groen op het mbo", Seeks::No),
            (Phase::Afspraken, "Ik weet het nog niet", Seeks::No),
            (Phase::Afspraken, "", Seeks::No),
        ] {
            assert_eq!(
                seeks(&facts(phase, plan, &[]), today),
                expected,
                "{phase:?} {plan}"
            );
        }
        let by_profile = Facts {
            profile: "arbeid",
            ..facts(Phase::Gesprek, "", &[])
        };
        assert_eq!(seeks(&by_profile, today), NO_PLACE);
        let to_mbo = Facts {
            plan_code: "PRO-BOL",
            profile: "arbeid",
            ..facts(Phase::Gesprek, "werken en leren", &[])
        };
        assert_eq!(seeks(&to_mbo, today), Seeks::No);
    }

    #[test]
    fn a_place_for_after_school_ends_the_search_an_internship_does_not() {
        let today = day("2027-02-01");
        for (place, expected) in [
            (stay("dienstverband", "2027-08-01", ""), Seeks::No),
            (stay("dienstverband", "2027-01-01", "2027-01-20"), NO_PLACE),
            (stay("stage", "2026-09-01", "2027-06-01"), NO_PLACE),
            (stay("stage", "2026-09-01", ""), NO_PLACE),
            (stay("plaatsingsstage", "2027-01-01", ""), Seeks::No),
            (
                stay("proefplaatsing", "2027-06-01", "2027-08-01"),
                Seeks::No,
            ),
        ] {
            let stays = [place];
            let answer = seeks(
                &facts(Phase::Plaatsing, "werk bij een bakker", &stays),
                today,
            );
            assert_eq!(answer, expected, "{place:?}");
        }
    }

    #[test]
    fn who_fell_back_looks_again_whatever_the_plan_and_a_hand_overrules() {
        let today = day("2027-02-01");
        let stays = [stay("dienstverband", "2027-01-04", "")];
        let fell = |said| Facts {
            fell_back_on: Some(day("2027-01-25")),
            said,
            ..facts(Phase::Plaatsing, "", &stays)
        };
        assert_eq!(seeks(&fell(None), today), Seeks::Yes(Why::Teruggevallen));
        assert_eq!(seeks(&fell(Some(false)), today), Seeks::No);
        let again = [stay("dienstverband", "2027-02-08", "")];
        let found = Facts {
            stays: &again,
            ..fell(None)
        };
        assert_eq!(seeks(&found, today), Seeks::No, "a new place");
        let closed = Facts {
            said: Some(true),
            ..facts(Phase::Geland, "", &[])
        };
        assert_eq!(seeks(&closed, today), Seeks::Yes(Why::MetDeHand));
    }
}
