//! Words for what the records hold as codes. Dates are written by the documents crate.

use chrono::NaiveDate;
use transitieroute_core::agreements::{Agreement, AgreementStatus, Repeat, RepeatUnit};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::instruments::InstrumentStatus;
use transitieroute_core::meetings::Round;
use transitieroute_core::passport::{PrintEvidence, PrintMeeting};
use transitieroute_core::students::{LifeDomain, Student};
use transitieroute_core::{reference, text};
use transitieroute_documents::report;
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

/// How often an agreement comes back.
pub(crate) fn repeat(repeat: &Repeat) -> String {
    match (repeat.unit, repeat.every) {
        (RepeatUnit::Week, 1) => "elke week".to_owned(),
        (RepeatUnit::Week, every) => format!("elke {every} weken"),
        (RepeatUnit::Month, 1) => "elke maand".to_owned(),
        (RepeatUnit::Month, 6) => "elk half jaar".to_owned(),
        (RepeatUnit::Month, 12) => "elk jaar".to_owned(),
        (RepeatUnit::Month, every) => format!("elke {every} maanden"),
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

/// Who gets it, in a sentence.
pub(crate) fn receiver(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Jongere => "de jongere zelf",
        Receiver::Werkgever => "een werkgever",
        Receiver::Mbo => "het mbo",
        Receiver::Gemeente => "de gemeente",
        Receiver::Jobcoach => "de jobcoach",
        Receiver::Zorg => "de zorg",
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

/// First name and surname.
pub(crate) fn name(student: &Student) -> String {
    text::full_name(&student.first_name, &student.prefix, &student.last_name)
}

/// Where a student goes: what was written, else the name that goes with the code.
pub(crate) fn destination(code: &str, written: &str) -> String {
    some(written).unwrap_or_else(|| {
        reference::destination(code).map_or_else(String::new, |known| known.name.clone())
    })
}

/// Somebody's role in words that a student knows (handbook 12c).
pub(crate) fn plain_role(role: &str, organisation: &str) -> String {
    let known = role.to_lowercase();
    if known.contains("jobcoach") {
        "hulp op je werk".to_owned()
    } else if known.contains("mentor") || organisation.trim().is_empty() {
        role.trim().to_owned()
    } else {
        format!("van {}", organisation.trim())
    }
}

/// An agreement as a row of a table.
pub(crate) fn agreement_row(row: &Agreement) -> report::Agreement {
    report::Agreement {
        who: row.owner.clone(),
        what: row.text.clone(),
        due: row.due,
        status: agreement(row.status).to_owned(),
    }
}

/// A certificate in one line.
pub(crate) fn evidence_line(one: &PrintEvidence) -> String {
    [
        some(&one.title),
        Some(evidence(&one.kind).to_owned()),
        one.date.map(document_words::month),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

/// A meeting in one line.
pub(crate) fn meeting_line(meeting: &PrintMeeting) -> String {
    format!(
        "{}: {}e gesprek, met {}",
        document_words::date(meeting.date),
        meeting.talk,
        listed(&meeting.municipalities)
    )
}

/// Names one after the other, as in a sentence: `Aalten, Oost Gelre en Winterswijk`.
fn listed(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} en {last}", before.join(", ")),
        _ => names.concat(),
    }
}
