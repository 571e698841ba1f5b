//! Words for what the records hold as codes. Dates are written by the documents crate.

use chrono::NaiveDate;
use transitieroute_core::agreements::AgreementStatus;
use transitieroute_core::instruments::InstrumentStatus;
use transitieroute_core::meetings::Round;
use transitieroute_core::students::LifeDomain;
use transitieroute_documents::words as document_words;

pub(crate) fn round(round: Round) -> &'static str {
    match round {
        Round::First => "1e ronde",
        Round::Second => "2e ronde",
        Round::Third => "3e ronde",
        Round::Extra => "extra gesprek",
    }
}

pub(crate) fn domain(domain: LifeDomain) -> &'static str {
    match domain {
        LifeDomain::Steun => "Steun",
        LifeDomain::Wonen => "Wonen",
        LifeDomain::SchoolWerk => "School en werk",
        LifeDomain::Inkomen => "Inkomen",
        LifeDomain::Welzijn => "Welzijn",
    }
}

pub(crate) fn agreement(status: AgreementStatus) -> &'static str {
    match status {
        AgreementStatus::Open => "open",
        AgreementStatus::Gedaan => "gedaan",
        AgreementStatus::Vervallen => "vervallen",
    }
}

pub(crate) fn instrument(status: InstrumentStatus) -> &'static str {
    match status {
        InstrumentStatus::Besproken => "besproken",
        InstrumentStatus::Aanvragen => "nog aanvragen",
        InstrumentStatus::Aangevraagd => "aangevraagd",
        InstrumentStatus::Toegekend => "toegekend",
        InstrumentStatus::Afgewezen => "afgewezen",
        InstrumentStatus::Bezwaar => "bezwaar",
        InstrumentStatus::Beeindigd => "beëindigd",
    }
}

/// Kind of certificate as it stands on the stamp (handbook 8.5).
pub(crate) fn evidence(kind: &str) -> &str {
    match kind {
        "schooldiploma" => "schooldiploma",
        "praktijkverklaring" => "praktijkverklaring",
        "branche" => "branchecertificaat",
        "vca" => "VCA",
        "mbo_certificaat" => "mbo-certificaat",
        "edubadge" => "edubadge",
        _ => "bewijs",
    }
}

/// Text, or nothing when it is blank.
pub(crate) fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A code or a few words as they stand behind a label: with a capital. Nothing when it is blank.
pub(crate) fn labelled(text: &str) -> Option<String> {
    let mut letters = text.trim().chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The wish for a coach in one line.
pub(crate) fn coach_wish(wish: &str, from: Option<NaiveDate>, regime: &str) -> Option<String> {
    let wish = match wish {
        "ja" => "Ja",
        "nee" => "Niet nodig",
        _ => return None,
    };
    let from = from.map(|day| format!("vanaf {}", document_words::date(day)));
    let regime = (!regime.is_empty()).then(|| format!("regime {regime}"));
    Some(
        [Some(wish.to_owned()), from, regime]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    )
}
