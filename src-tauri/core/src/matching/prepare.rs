//! Places and students made ready to be laid beside each other: words as numbers, days as bits, so
//! that all students against all places is a matter of milliseconds.

use std::collections::HashSet;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::types::{LookState, OpenPlace, PlaceKind, Reach, Weekday};
use crate::ids::{OpenPlaceId, OrganisationId, StudentId};
use crate::reference::{self, Fields, Municipality, field, fields_in};
use crate::text::fold;

/// Words that say nothing about the work.
const EMPTY: &[&str] = &[
    "alles",
    "altijd",
    "andere",
    "basis",
    "beetje",
    "bedrijf",
    "bezig",
    "bijna",
    "buurt",
    "certificaat",
    "dagen",
    "daarna",
    "diploma",
    "drie",
    "eerst",
    "elke",
    "ergens",
    "ervaring",
    "gewoon",
    "goed",
    "graag",
    "hebben",
    "hele",
    "hulp",
    "ieder",
    "iedere",
    "iemand",
    "iets",
    "kunnen",
    "leren",
    "liefst",
    "liever",
    "maken",
    "meer",
    "mensen",
    "misschien",
    "moet",
    "moeten",
    "nieuwe",
    "omdat",
    "onder",
    "ongeveer",
    "plek",
    "school",
    "soms",
    "staan",
    "steeds",
    "tussen",
    "twee",
    "uren",
    "vast",
    "vaste",
    "veel",
    "verschillende",
    "vier",
    "vind",
    "vinden",
    "voor",
    "waar",
    "want",
    "week",
    "weken",
    "weten",
    "werk",
    "werken",
    "werkt",
    "willen",
    "worden",
    "zelf",
    "zijn",
    "zoals",
    "zonder",
    "een",
    "het",
    "van",
    "met",
    "voor",
    "niet",
    "bij",
    "der",
    "den",
    "aan",
    "als",
    "dat",
    "die",
    "dit",
    "heb",
    "hij",
    "zij",
    "ook",
    "wat",
    "kan",
    "wil",
    "mag",
    "uit",
    "over",
    "naar",
    "nog",
    "wel",
    "per",
];

/// Words of a text, found by their beginning: `hovenier` and `hoveniers` are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(Vec<(u64, Box<str>)>);

impl Words {
    /// Words of this length and longer.
    pub(super) fn of(text: &str, least: usize) -> Self {
        static SKIPPED: OnceLock<HashSet<&str>> = OnceLock::new();
        let skipped = SKIPPED.get_or_init(|| EMPTY.iter().copied().collect());
        let mut words: Vec<(u64, Box<str>)> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| {
                let folded = fold(word);
                let long = folded.chars().count() >= least && !skipped.contains(folded.as_str());
                long.then(|| (key(&folded), word.to_lowercase().into()))
            })
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|(key, _)| *key);
        Self(words)
    }

    /// The first word that both have, as it stands here.
    pub(super) fn shared(&self, other: &Self) -> Option<&str> {
        let mut theirs = other.0.iter().peekable();
        for (key, word) in &self.0 {
            while theirs.next_if(|(other, _)| other < key).is_some() {}
            if theirs.peek().is_some_and(|(other, _)| other == key) {
                return Some(word);
            }
        }
        None
    }
}

/// The first six bytes of a folded word.
fn key(folded: &str) -> u64 {
    folded
        .bytes()
        .take(6)
        .fold(0, |key, byte| (key << 8) | u64::from(byte))
}

/// What a place asks.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) text: String,
    pub(super) words: Words,
    /// Somebody has it or has it not; else it is a skill or a condition.
    pub(super) certificate: bool,
}

/// A place, ready.
#[derive(Debug, Clone)]
pub(super) struct PlaceFacts {
    pub(super) id: OpenPlaceId,
    pub(super) organisation_id: Option<OrganisationId>,
    pub(super) organisation: String,
    /// Folded, to compare.
    pub(super) folded: String,
    pub(super) kind: PlaceKind,
    pub(super) fields: Fields,
    pub(super) words: Words,
    pub(super) asks: Vec<Ask>,
    pub(super) hours: Option<u32>,
    pub(super) days: u8,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    pub(super) municipality: Option<&'static Municipality>,
    pub(super) town: String,
}

/// A certificate that stands in the passport.
#[derive(Debug, Clone)]
pub(super) struct Certificate {
    pub(super) title: String,
    pub(super) words: Words,
    pub(super) valid_to: Option<NaiveDate>,
}

/// An earlier look.
#[derive(Debug, Clone)]
pub(super) struct Been {
    pub(super) place_id: OpenPlaceId,
    pub(super) organisation_id: Option<OrganisationId>,
    pub(super) folded: String,
    pub(super) on: NaiveDate,
    pub(super) state: LookState,
}

/// An internship or work, now or earlier.
#[derive(Debug, Clone)]
pub(super) struct Worked {
    pub(super) organisation_id: Option<OrganisationId>,
    pub(super) folded: String,
    /// Last day, when it is over.
    pub(super) ended: Option<NaiveDate>,
}

/// A student who looks, ready.
#[derive(Debug, Clone)]
pub(super) struct SeekerFacts {
    pub(super) id: StudentId,
    pub(super) name: String,
    /// Kinds of place that the plan is about, a bit each; 0 is not known.
    pub(super) kinds: u8,
    pub(super) wants: Fields,
    pub(super) wants_words: Words,
    pub(super) plan_b: Fields,
    pub(super) did: Fields,
    pub(super) not: Fields,
    pub(super) not_words: Words,
    pub(super) can_words: Words,
    pub(super) certificates: Vec<Certificate>,
    pub(super) hours: Option<u32>,
    pub(super) days: u8,
    pub(super) reach: Option<Reach>,
    pub(super) municipality: Option<&'static Municipality>,
    /// Last school day, when school is not over or the day is not known.
    pub(super) at_school: bool,
    pub(super) leaving: Option<NaiveDate>,
    pub(super) been: Vec<Been>,
    pub(super) worked: Vec<Worked>,
}

/// Days of the week as bits, Monday lowest.
pub(super) fn days(days: &[Weekday]) -> u8 {
    days.iter().fold(0, |set, day| set | 1 << *day as u8)
}

/// A kind of place as a bit.
pub(super) fn kind_bit(kind: PlaceKind) -> u8 {
    1 << kind as u8
}

/// The kinds of place that a plan is about; 0 when it does not say.
pub(super) fn kinds_of(code: &str, plan: &str, profile: &str) -> u8 {
    use PlaceKind::{Baan, Bbl, Beschut, Dagbesteding, Proefplaatsing, Stage};
    let bits = |kinds: &[PlaceKind]| kinds.iter().fold(0, |set, kind| set | kind_bit(*kind));
    let folded = fold(plan);
    if folded.contains("beschut") {
        return bits(&[Beschut, Proefplaatsing, Stage]);
    }
    match code {
        "PRO-ARB" | "VSO-WN" | "VSO-P-ARB" | "MBO-WERK" => bits(&[Baan, Proefplaatsing, Stage]),
        "VSO-WN-UITK" => bits(&[Baan, Beschut, Proefplaatsing, Stage]),
        "PRO-ARB-BBL" => bits(&[Bbl, Baan, Stage]),
        "PRO-DAG" | "VSO-P-DAG" => bits(&[Dagbesteding, Stage]),
        "PRO-TOEL" => bits(&[Stage, Proefplaatsing, Dagbesteding]),
        _ if folded.contains("dagbesteding") => bits(&[Dagbesteding, Stage]),
        _ if folded.contains("bbl") => bits(&[Bbl, Baan, Stage]),
        _ if folded.contains("werk") || folded.contains("baan") || profile == "arbeid" => {
            bits(&[Baan, Proefplaatsing, Stage])
        }
        _ if profile == "dagbesteding" => bits(&[Dagbesteding, Stage]),
        _ => 0,
    }
}

/// Words by which an ask is a certificate. A driving licence and a VOG stand in no passport, so
/// not having them on file says nothing.
const CERTIFICATES: &[&str] = &[
    "vca",
    "heftruck",
    "bhv",
    "ehbo",
    "haccp",
    "svh",
    "certificaat",
    "diploma",
    "praktijkverklaring",
    "lasdiploma",
];

/// An ask, ready.
pub(super) fn ask(text: &str) -> Ask {
    let folded = fold(text);
    Ask {
        text: text.to_owned(),
        words: Words::of(text, 3),
        certificate: CERTIFICATES.iter().any(|word| folded.contains(word)),
    }
}

/// A place, ready.
pub(super) fn place(id: &OpenPlaceId, place: &OpenPlace, town: String) -> PlaceFacts {
    let said = format!("{} {}", place.tasks, place.organisation);
    PlaceFacts {
        id: id.clone(),
        organisation_id: place.organisation_id.clone(),
        organisation: place.organisation.clone(),
        folded: fold(&place.organisation),
        kind: place.kind,
        // What is chosen counts; the words only when nothing is.
        fields: match field(&place.field) {
            0 => fields_in(&said),
            chosen => chosen,
        },
        words: Words::of(&said, 5),
        asks: place.asks.iter().map(|text| ask(text)).collect(),
        hours: place.hours_per_week,
        days: days(&place.days),
        from: place.from,
        until: place.until,
        municipality: reference::by_code(&place.municipality_code),
        town,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_by_their_beginning_and_small_words_do_not_count() {
        let plan = Words::of("Ik wil graag werken bij een Hovenier", 5);
        assert_eq!(
            plan.shared(&Words::of("hoveniersbedrijf, snoeien", 5)),
            Some("hovenier")
        );
        assert_eq!(
            plan.shared(&Words::of("graag werken in de winkel", 5)),
            None
        );
        assert!(Words::of("ik wil dat wel", 3).0.is_empty());
        assert_eq!(
            Words::of("VCA-basis", 3).shared(&Words::of("vca", 3)),
            Some("vca")
        );
    }

    #[test]
    fn a_plan_says_which_kinds_of_place_fit() {
        let fits = |kinds: u8, kind| kinds & kind_bit(kind) != 0;
        let work = kinds_of("PRO-ARB", "", "");
        assert!(fits(work, PlaceKind::Baan) && !fits(work, PlaceKind::Dagbesteding));
        assert!(fits(
            kinds_of("", "zinvolle dagbesteding", ""),
            PlaceKind::Dagbesteding
        ));
        assert!(fits(kinds_of("PRO-ARB-BBL", "", ""), PlaceKind::Bbl));
        assert!(fits(
            kinds_of("PRO-ARB", "beschut werk", ""),
            PlaceKind::Beschut
        ));
        assert_eq!(kinds_of("", "nog niet bekend", ""), 0);
    }

    #[test]
    fn a_vog_or_a_driving_licence_is_no_certificate_on_file() {
        assert!(ask("VCA").certificate && ask("heftruckcertificaat").certificate);
        assert!(!ask("VOG").certificate && !ask("rijbewijs B").certificate);
    }
}
