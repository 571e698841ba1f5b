//! Findings in plain Dutch, with the student's first name. Never more than a fact.

use super::prepare::{PlaceFacts, SeekerFacts};
use super::types::{LookState, PlaceKind, Reason, Tone};
use super::weigh::{Found, What, each};
use crate::reference::{Fields, field_names};
use crate::text::{long_day, short_day};

/// All findings as sentences: for, against, not known; the heaviest first.
pub(super) fn reasons(place: &PlaceFacts, seeker: &SeekerFacts) -> Vec<Reason> {
    let mut found = Vec::new();
    each(place, seeker, &mut |finding| found.push(finding));
    found.sort_by_key(|finding| (tone(finding), -finding.weight.abs()));
    found
        .iter()
        .map(|finding| Reason {
            tone: tone(finding),
            text: sentence(finding.what, place, seeker),
        })
        .collect()
}

fn tone(found: &Found) -> Tone {
    match (found.what, found.weight) {
        (What::GoesThere(_), _) | (_, 0) => Tone::Onbekend,
        (_, weight) if weight > 0 => Tone::Plus,
        _ => Tone::Min,
    }
}

fn sentence(what: What, place: &PlaceFacts, seeker: &SeekerFacts) -> String {
    let name = &seeker.name;
    let town = &place.town;
    let organisation = &place.organisation;
    let ask = |index: usize| place.asks.get(index).map_or("", |ask| ask.text.as_str());
    match what {
        What::WantsField(fields) => format!("Past bij wat {name} wil: {}.", list(fields)),
        What::WantsWord => format!(
            "{name} noemt het zelf: ‘{}’.",
            seeker.wants_words.shared(&place.words).unwrap_or_default()
        ),
        What::PlanB(fields) => format!("Past bij plan B van {name}: {}.", list(fields)),
        What::DidField(fields) => format!("{name} deed dit werk al eens: {}.", list(fields)),
        What::OtherField(fields) => format!("{name} zoekt ander werk: {}.", list(fields)),
        What::NoWish => format!("We weten nog niet wat voor werk {name} wil."),
        What::NoField => "Wat voor werk het is, staat er niet bij.".to_owned(),
        What::NotField(fields) => format!("Staat bij wat {name} niet wil: {}.", list(fields)),
        What::NotWord => format!(
            "Staat bij wat {name} niet wil: ‘{}’.",
            seeker.not_words.shared(&place.words).unwrap_or_default()
        ),
        What::Holds { certificate, .. } => format!(
            "{name} heeft wat gevraagd wordt: {}.",
            title(seeker, certificate)
        ),
        What::Expired { certificate } => expired(seeker, certificate),
        What::Lacks { ask: index } => {
            format!("Gevraagd: {}. Dat heeft {name} nog niet.", ask(index))
        }
        What::Can { ask: index } => format!(
            "Gevraagd: {}. In het paspoort staat dat {name} dat kan.",
            ask(index)
        ),
        What::AskAbout(asks) => {
            let asked: Vec<&str> = (0..place.asks.len().min(64))
                .filter(|index| asks & (1 << index) != 0)
                .map(ask)
                .collect();
            format!("We weten niet of dit {name} lukt: {}.", asked.join(", "))
        }
        What::KindFits => format!("{} past bij het plan van {name}.", kind(place.kind)),
        What::KindOther => format!(
            "{} is iets anders dan het plan van {name}.",
            kind(place.kind)
        ),
        What::KindUnknown => format!("We weten niet wat voor soort plek {name} zoekt."),
        What::HoursFit => format!("{} uur per week past.", place.hours.unwrap_or_default()),
        What::HoursMore => format!(
            "Het is {} uur per week. {name} kan hooguit {}.",
            place.hours.unwrap_or_default(),
            seeker.hours.unwrap_or_default()
        ),
        What::HoursUnknown => format!(
            "We weten niet of {name} {} uur per week kan werken.",
            place.hours.unwrap_or_default()
        ),
        What::DaysFit => "De dagen passen.".to_owned(),
        What::DaysMissing(days) => format!("{name} kan niet op {}.", weekdays(days)),
        What::StartsAfterSchool => "Begint na de laatste schooldag.".to_owned(),
        What::StartsInSchool => school(
            place
                .from
                .map(|day| format!("Begint op {}.", short_day(day))),
            seeker,
        ),
        What::LapsesInSchool => school(
            place
                .until
                .map(|day| format!("De plek vervalt op {}.", short_day(day))),
            seeker,
        ),
        What::LeavingUnknown => format!("We weten niet wanneer {name} van school gaat."),
        What::SameTown => format!("In {town}, in de eigen gemeente van {name}."),
        What::ReachFits => format!("{name} kan in {town} komen."),
        What::TooFar => format!("{town} is voor {name} te ver."),
        What::OtherRegion => {
            format!("{town} ligt in een andere regio. We weten niet of {name} daar kan komen.")
        }
        What::TravelUnknown if town.is_empty() => "We weten niet waar de plek is.".to_owned(),
        What::TravelUnknown => format!("We weten niet of {name} in {town} kan komen."),
        What::Been(index) => been(seeker, index, "hier"),
        What::BeenElsewhere(index) => been(seeker, index, &format!("bij {organisation}")),
        What::GoesThere(_) => format!("{name} staat hier al op de lijst om te gaan kijken."),
        What::WorksThere => format!("{name} kent {organisation} al en is daar nu."),
        What::WorkedThere(index) => {
            let ended = seeker.worked.get(index).and_then(|worked| worked.ended);
            let until = ended.map(|day| format!(", tot {}", long_day(day)));
            format!(
                "{name} was eerder bij {organisation}{}. Vraag hoe dat ging.",
                until.unwrap_or_default()
            )
        }
    }
}

fn been(seeker: &SeekerFacts, index: usize, at: &str) -> String {
    let name = &seeker.name;
    let Some(been) = seeker.been.get(index) else {
        return String::new();
    };
    let day = short_day(been.on);
    match been.state {
        LookState::Gestopt => format!("{name} had {at} al een plek. Die stopte op {day}."),
        LookState::WordtHet => format!("{name} heeft {at} al een plek."),
        LookState::WildeNiet => format!("{name} is {at} al geweest ({day}) en wilde het niet."),
        LookState::WordtNiet => format!("{name} is {at} al geweest ({day}). Het werd het niet."),
        _ => format!("{name} is {at} al geweest ({day})."),
    }
}

fn expired(seeker: &SeekerFacts, certificate: usize) -> String {
    let day = seeker
        .certificates
        .get(certificate)
        .and_then(|certificate| certificate.valid_to);
    format!(
        "{} van {} is dan verlopen{}.",
        title(seeker, certificate),
        seeker.name,
        day.map(|day| format!(" (geldig tot {})", long_day(day)))
            .unwrap_or_default()
    )
}

fn school(begin: Option<String>, seeker: &SeekerFacts) -> String {
    let until = seeker.leaving.map(short_day).unwrap_or_default();
    format!(
        "{} {} zit tot {until} op school.",
        begin.unwrap_or_default(),
        seeker.name
    )
}

fn title(seeker: &SeekerFacts, index: usize) -> &str {
    seeker
        .certificates
        .get(index)
        .map_or("", |certificate| certificate.title.as_str())
}

fn list(fields: Fields) -> String {
    field_names(fields).join(", ").to_lowercase()
}

fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Stage => "Een stage",
        PlaceKind::Proefplaatsing => "Een proefplaatsing",
        PlaceKind::Baan => "Een baan",
        PlaceKind::Bbl => "Een bbl-plek",
        PlaceKind::Dagbesteding => "Dagbesteding",
        PlaceKind::Beschut => "Beschut werk",
    }
}

fn weekdays(days: u8) -> String {
    let names = [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];
    let named: Vec<&str> = names
        .into_iter()
        .enumerate()
        .filter(|(index, _)| days & (1 << index) != 0)
        .map(|(_, name)| name)
        .collect();
    match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}
