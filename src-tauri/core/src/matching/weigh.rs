//! What speaks for and against a student at a place. A pure function over facts; each finding has a
//! weight, the sum gives the order, and a person decides.

use super::prepare::{PlaceFacts, SeekerFacts, kind_bit};
use super::types::{PlaceKind, Reach};
use crate::reference::Fields;

/// A finding and how heavily it counts. Weights only order a list; they are shown to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) what: What,
    pub(super) weight: i32,
}

/// What was found; an index points into the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    WantsField(Fields),
    WantsWord,
    PlanB(Fields),
    DidField(Fields),
    OtherField(Fields),
    NoWish,
    NoField,
    NotField(Fields),
    NotWord,
    Holds {
        ask: usize,
        certificate: usize,
    },
    Expired {
        certificate: usize,
    },
    Lacks {
        ask: usize,
    },
    Can {
        ask: usize,
    },
    /// Asks of which nobody knows, a bit each.
    AskAbout(u64),
    KindFits,
    KindOther,
    KindUnknown,
    HoursFit,
    HoursMore,
    HoursUnknown,
    DaysFit,
    DaysMissing(u8),
    StartsAfterSchool,
    StartsInSchool,
    LapsesInSchool,
    LeavingUnknown,
    SameTown,
    ReachFits,
    TooFar,
    OtherRegion,
    TravelUnknown,
    Been(usize),
    BeenElsewhere(usize),
    GoesThere(usize),
    WorksThere,
    WorkedThere(usize),
}

/// From this sum on, more speaks for it than against it.
const PROMISING: i32 = 30;
/// One finding of this weight makes it no suggestion, whatever else there is.
const HEAVY: i32 = -30;

/// The sum, and whether it is worth a look.
pub(super) fn score(place: &PlaceFacts, seeker: &SeekerFacts) -> (i32, bool) {
    let (mut sum, mut heaviest) = (0, 0);
    each(place, seeker, &mut |found| {
        sum += found.weight;
        heaviest = heaviest.min(found.weight);
    });
    (sum, sum >= PROMISING && heaviest > HEAVY)
}

/// Every finding, in no order that matters.
pub(super) fn each(place: &PlaceFacts, seeker: &SeekerFacts, found: &mut impl FnMut(Found)) {
    let mut say = |what, weight| found(Found { what, weight });
    work(place, seeker, &mut say);
    asks(place, seeker, &mut say);
    kind(place, seeker, &mut say);
    hours(place, seeker, &mut say);
    dates(place, seeker, &mut say);
    travel(place, seeker, &mut say);
    before(place, seeker, &mut say);
}

fn work(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    let both = |fields: Fields| fields & place.fields;
    let mut wanted = true;
    if both(seeker.wants) != 0 {
        say(What::WantsField(both(seeker.wants)), 40);
    } else if seeker.wants_words.shared(&place.words).is_some() {
        say(What::WantsWord, 30);
    } else if both(seeker.plan_b) != 0 {
        say(What::PlanB(both(seeker.plan_b)), 20);
    } else {
        wanted = false;
        if seeker.wants == 0 {
            say(What::NoWish, 0);
        } else if place.fields == 0 {
            say(What::NoField, 0);
        } else {
            say(What::OtherField(seeker.wants), -15);
        }
    }
    if both(seeker.did) != 0 {
        say(
            What::DidField(both(seeker.did)),
            if wanted { 10 } else { 15 },
        );
    }
    if both(seeker.not) != 0 {
        say(What::NotField(both(seeker.not)), -50);
    } else if seeker.not_words.shared(&place.words).is_some() {
        say(What::NotWord, -50);
    }
}

fn asks(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    let mut unknown = 0_u64;
    for (index, ask) in place.asks.iter().enumerate() {
        let certificate = seeker
            .certificates
            .iter()
            .position(|certificate| certificate.words.shared(&ask.words).is_some());
        if let Some(at) = certificate {
            let certificate = seeker.certificates.get(at);
            let valid_to = certificate.and_then(|certificate| certificate.valid_to);
            let needed = place.from.or(place.until);
            let over = valid_to.zip(needed).is_some_and(|(to, on)| to < on);
            if over {
                say(What::Expired { certificate: at }, -8);
            } else {
                let what = What::Holds {
                    ask: index,
                    certificate: at,
                };
                say(what, 12);
            }
        } else if ask.certificate {
            say(What::Lacks { ask: index }, -12);
        } else if seeker.can_words.shared(&ask.words).is_some() {
            say(What::Can { ask: index }, 8);
        } else if index < 64 {
            unknown |= 1 << index;
        }
    }
    if unknown != 0 {
        say(What::AskAbout(unknown), 0);
    }
}

fn kind(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    if seeker.kinds == 0 {
        say(What::KindUnknown, 0);
    } else if seeker.kinds & kind_bit(place.kind) != 0 {
        say(What::KindFits, 15);
    } else {
        say(What::KindOther, -25);
    }
}

fn hours(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    match (place.hours, seeker.hours) {
        (Some(asked), Some(most)) if asked <= most => say(What::HoursFit, 5),
        (Some(_), Some(_)) => say(What::HoursMore, -10),
        (Some(_), None) => say(What::HoursUnknown, 0),
        (None, _) => {}
    }
    if place.days != 0 && seeker.days != 0 {
        match place.days & !seeker.days {
            0 => say(What::DaysFit, 3),
            missing => say(What::DaysMissing(missing), -10),
        }
    }
}

fn dates(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    // A student goes to school and to an internship at the same time.
    let beside_school = matches!(place.kind, PlaceKind::Stage | PlaceKind::Proefplaatsing);
    if beside_school || !seeker.at_school {
        return;
    }
    match (seeker.leaving, place.from, place.until) {
        (None, _, _) => say(What::LeavingUnknown, 0),
        (Some(leaving), Some(from), _) if from >= leaving => say(What::StartsAfterSchool, 8),
        (Some(_), Some(_), _) => say(What::StartsInSchool, -20),
        (Some(leaving), None, Some(until)) if until < leaving => say(What::LapsesInSchool, -20),
        (Some(_), None, _) => {}
    }
}

fn travel(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    let Some((there, home)) = place.municipality.zip(seeker.municipality) else {
        return say(What::TravelUnknown, 0);
    };
    if there.code == home.code {
        return say(What::SameTown, 12);
    }
    let same_region = there.labour_region_code == home.labour_region_code;
    match (seeker.reach, same_region) {
        (Some(Reach::Verder), _) | (Some(Reach::Regio), true) => say(What::ReachFits, 8),
        (Some(Reach::Gemeente), _) | (Some(Reach::Regio), false) => say(What::TooFar, -25),
        (None, true) => say(What::TravelUnknown, 0),
        (None, false) => say(What::OtherRegion, -12),
    }
}

fn before(place: &PlaceFacts, seeker: &SeekerFacts, say: &mut impl FnMut(What, i32)) {
    let same = |id: &Option<_>, folded: &str| {
        (id.is_some() && *id == place.organisation_id)
            || (!folded.is_empty() && folded == place.folded)
    };
    let looked = |index: usize| {
        let been = seeker.been.get(index)?;
        Some(if been.place_id != place.id {
            (What::BeenElsewhere(index), -15)
        } else if been.state.pending() {
            (What::GoesThere(index), -35)
        } else {
            (What::Been(index), -40)
        })
    };
    let here = seeker
        .been
        .iter()
        .rposition(|been| been.place_id == place.id);
    let near = || {
        seeker
            .been
            .iter()
            .rposition(|been| same(&been.organisation_id, &been.folded) && !been.state.pending())
    };
    if let Some((what, weight)) = here.or_else(near).and_then(looked) {
        return say(what, weight);
    }
    let worked = seeker
        .worked
        .iter()
        .rposition(|worked| same(&worked.organisation_id, &worked.folded));
    if let Some(index) = worked {
        let running = seeker
            .worked
            .get(index)
            .is_some_and(|worked| worked.ended.is_none());
        if running {
            say(What::WorksThere, 20);
        } else {
            say(What::WorkedThere(index), 0);
        }
    }
}
