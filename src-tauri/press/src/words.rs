//! Words for what the records hold as codes. Dates are written by the documents crate.

use chrono::NaiveDate;
use transitieroute_core::agreements::{Agreement, AgreementStatus, Repeat, RepeatUnit};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::instruments::{Instrument, InstrumentStatus, MboStatus};
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

/// `Aalten`, `Aalten en Winterswijk`, `Aalten, Bronckhorst en Winterswijk`.
pub(crate) fn and(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} en {last}", first.join(", ")),
        _ => names.join(""),
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

/// An instrument as a row on paper: how far with its days, and for an application at an mbo the
/// school and programme. Never what was ticked or why something was refused.
pub(crate) fn instrument_row(instrument: &Instrument) -> report::Instrument {
    let (status, place) = match &instrument.mbo {
        Some(mbo) => {
            let parts = [mbo.school.as_str(), mbo.programme.as_str()];
            let place: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (mbo_status(mbo.status).to_owned(), place.join(", "))
        }
        None => (instrument_status(instrument), String::new()),
    };
    let note: Vec<String> = [some(&place), some(&instrument.note)]
        .into_iter()
        .flatten()
        .collect();
    report::Instrument {
        name: instrument.kind.clone(),
        status,
        note: some(&note.join("\n")),
    }
}

fn instrument_status(instrument: &Instrument) -> String {
    let on = |words: &str, day: Option<NaiveDate>| {
        day.map_or_else(
            || words.to_owned(),
            |day| format!("{words} op {}", document_words::date(day)),
        )
    };
    match instrument.status {
        InstrumentStatus::Besproken => "besproken".to_owned(),
        InstrumentStatus::Aanvragen => instrument.apply_before.map_or_else(
            || "nog aanvragen".to_owned(),
            |day| format!("nog aanvragen, voor {}", document_words::date(day)),
        ),
        InstrumentStatus::Aangevraagd => on("aangevraagd", instrument.applied_on),
        InstrumentStatus::Toegekend => match (instrument.from_date, instrument.to_date) {
            (Some(from), Some(to)) => format!(
                "toegekend van {} tot en met {}",
                document_words::date(from),
                document_words::date(to)
            ),
            (Some(from), None) => format!("toegekend vanaf {}", document_words::date(from)),
            (None, Some(to)) => format!("toegekend tot en met {}", document_words::date(to)),
            (None, None) => "toegekend".to_owned(),
        },
        InstrumentStatus::Afgewezen => on("afgewezen", instrument.decided_on),
        InstrumentStatus::Bezwaar => on("bezwaar gemaakt", instrument.objection_on),
        InstrumentStatus::Beeindigd => on("beëindigd", instrument.ended_on),
    }
}

fn mbo_status(status: MboStatus) -> &'static str {
    match status {
        MboStatus::NogAanmelden => "nog aanmelden",
        MboStatus::Aangemeld => "aangemeld",
        MboStatus::OvereenkomstAangeboden => "onderwijsovereenkomst aangeboden",
        MboStatus::LeidtNietTotInschrijving => "leidt niet tot inschrijving",
        MboStatus::Ingetrokken => "ingetrokken",
        MboStatus::Ingeschreven => "ingeschreven",
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
        Receiver::Ouder => "een ouder of verzorger",
        Receiver::Uwv => "UWV",
        Receiver::Wsp => "het werkgeversservicepunt",
        Receiver::Doorstroompunt => "het Doorstroompunt",
        Receiver::Anders => "iemand anders",
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

#[cfg(test)]
mod tests {
    use transitieroute_core::ids::StudentId;
    use transitieroute_core::instruments::MboApplication;

    use super::*;

    #[test]
    fn an_instrument_says_its_days_and_never_why_it_was_refused() {
        let of = |status| Instrument {
            kind: "Proefplaatsing".to_owned(),
            from_date: NaiveDate::from_ymd_opt(2027, 4, 1),
            to_date: NaiveDate::from_ymd_opt(2027, 5, 31),
            decided_on: NaiveDate::from_ymd_opt(2027, 3, 20),
            status_reason: "GEHEIM".to_owned(),
            note: "Twee maanden.".to_owned(),
            ..Instrument::asked(&StudentId::from("s"), "proefplaatsing", status)
        };
        let row = instrument_row(&of(InstrumentStatus::Toegekend));
        assert_eq!(
            row.status,
            "toegekend van 1\u{a0}april 2027 tot en met 31\u{a0}mei 2027"
        );
        assert_eq!(row.note.as_deref(), Some("Twee maanden."));
        let refused = instrument_row(&of(InstrumentStatus::Afgewezen));
        assert_eq!(refused.status, "afgewezen op 20\u{a0}maart 2027");
        assert!(!format!("{row:?}{refused:?}").contains("GEHEIM"));
        let mbo = Instrument {
            mbo: Some(MboApplication {
                school: "Het Verzonnen College".to_owned(),
                programme: "Assistent groen".to_owned(),
                ..MboApplication::new(MboStatus::OvereenkomstAangeboden)
            }),
            note: String::new(),
            ..of(InstrumentStatus::Aangevraagd)
        };
        let row = instrument_row(&mbo);
        assert_eq!(row.status, "onderwijsovereenkomst aangeboden");
        assert_eq!(
            row.note.as_deref(),
            Some("Het Verzonnen College, Assistent groen")
        );
    }
}
