//! Made-up documents for professionals.

use chrono::NaiveTime;
use transitieroute_documents::agenda::{Agenda, AgendaItem, Names, Participant};
use transitieroute_documents::agreements::{Agreements, OwnAgreement, StudentAgreements};
use transitieroute_documents::caseload::{Caseload, Coached};
use transitieroute_documents::recovery::RecoverySheet;
use transitieroute_documents::report::{Agreement, Instrument, Obstacle, Report};

use super::day;

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn person(name: &str, role: &str, organisation: &str) -> Participant {
    Participant {
        name: name.into(),
        role: role.into(),
        organisation: organisation.into(),
    }
}

/// An agenda with this many students.
pub fn agenda(students: usize) -> Agenda {
    let names = [
        ("Sanne", "Voorbeeld"),
        ("Daan", "Testman"),
        ("Ayşe", "Verzonnen"),
        ("Bram", "van den Oefening"),
        ("Noor", "Proefpersoon"),
    ];
    Agenda {
        school: "Praktijkschool Voorbeeldstad".into(),
        municipality: "Oefendam".into(),
        date: day(2026, 3, 2),
        start: at(9, 0),
        end: at(12, 0),
        place: Some("Lokaal 2.14".into()),
        round: Some("2e ronde".into()),
        participants: vec![
            person("Els Verzonnen", "mentor", "Praktijkschool Voorbeeldstad"),
            person("Karim Fictief", "consulent", "gemeente Oefendam"),
            person("Joke Bedacht", "arbeidsdeskundige", "UWV"),
        ],
        items: (0..students)
            .map(|number| {
                let (first, last) = names[number % names.len()];
                AgendaItem {
                    time: at(9 + (number as u32 * 20 / 60) % 8, (number as u32 * 20) % 60),
                    minutes: Some(20),
                    first_name: first.into(),
                    last_name: last.into(),
                    class: Some("5A".into()),
                    profile: Some(
                        ["arbeid", "vervolgonderwijs", "dagbesteding"][number % 3].into(),
                    ),
                    round: Some("2e".into()),
                    instruments: match number % 3 {
                        0 => vec!["Proefplaatsing".into(), "Jobcoach gemeente".into()],
                        1 => vec![],
                        _ => vec!["Indicatie banenafspraak".into()],
                    },
                }
            })
            .collect(),
        names: Names::Full,
        room_for_notes: true,
    }
}

/// A report with this many agreements.
pub fn report(agreements: usize) -> Report {
    Report {
        student: "Sanne Voorbeeld".into(),
        birth_date: Some(day(2008, 9, 14)),
        school: "Praktijkschool Voorbeeldstad".into(),
        class: Some("5A".into()),
        municipality: "Oefendam".into(),
        date: day(2026, 3, 2),
        place: Some("Lokaal 2.14".into()),
        round: Some("2e ronde".into()),
        present: vec![
            person("Sanne Voorbeeld", "", ""),
            person("Els Verzonnen", "mentor", "Praktijkschool Voorbeeldstad"),
            person("Karim Fictief", "consulent", "gemeente Oefendam"),
        ],
        absent: vec![person("Joke Bedacht", "arbeidsdeskundige", "UWV")],
        own_words: Some("Ik wil bij Bas blijven werken. Vier dagen is genoeg voor mij.".into()),
        profile: Some("arbeid".into()),
        notes: None,
        advice: Some("Betaald werk in de groenvoorziening, met een jobcoach in de eerste zes maanden. Eerst een proefplaatsing van twee maanden bij het stagebedrijf.".into()),
        plan_a: Some("Werk bij Hovenier Fictief Groen in Oefendam, vier dagen per week, vanaf 17 augustus 2026.".into()),
        plan_b: Some("Leerwerkplek bij het groenbedrijf van de gemeente.".into()),
        obstacles: vec![
            Obstacle { domain: "Vervoer".into(), text: "de eerste bus komt te laat voor het werk".into() },
            Obstacle { domain: "Inkomen".into(), text: "nog geen bankrekening op eigen naam".into() },
        ],
        agreements: (0..agreements)
            .map(|number| Agreement {
                who: ["Karim Fictief", "Els Verzonnen", "Sanne Voorbeeld"][number % 3].into(),
                what: [
                    "Vraagt de proefplaatsing aan en belt het bedrijf over de datum van ingang",
                    "Stuurt het paspoort naar de jobcoach, als Sanne dat goed vindt",
                    "Kiest werkschoenen, samen met oma",
                ][number % 3].into(),
                due: Some(day(2026, 4, 1 + (number as u32 % 28))),
                status: ["open", "gedaan", "te laat"][number % 3].into(),
            })
            .collect(),
        opinion: Some("Ik vind het goed zo. Die bus moet wel lukken.".into()),
        instruments: vec![
            Instrument { name: "Proefplaatsing".into(), status: "aan te vragen".into(), note: Some("twee maanden, vanaf 1 juni".into()) },
            Instrument { name: "Loonkostensubsidie".into(), status: "besproken".into(), note: None },
        ],
        jobcoach: Some("Graag Marit Schetsema; zij kent het bedrijf.".into()),
        responsible: Some("Gemeente Oefendam".into()),
        next_date: Some(day(2026, 6, 8)),
        signatures: vec!["Sanne".into(), "mentor Els Verzonnen".into(), "consulent Karim Fictief".into()],
    }
}

/// The agreements of one consultant.
pub fn agreements() -> Agreements {
    let own = |what: &str, status: &str| OwnAgreement {
        what: what.into(),
        due: Some(day(2026, 4, 1)),
        status: status.into(),
        origin: Some("gesprek 2 maart 2026".into()),
    };
    let student = |name: &str, items: Vec<OwnAgreement>| StudentAgreements {
        student: name.into(),
        class: Some("5A".into()),
        items,
    };
    Agreements {
        owner: "Karim Fictief".into(),
        organisation: Some("gemeente Oefendam".into()),
        school: "Praktijkschool Voorbeeldstad".into(),
        date: day(2026, 3, 3),
        students: vec![
            student(
                "Sanne Voorbeeld",
                vec![
                    own("Vraagt de proefplaatsing aan en belt het bedrijf", "open"),
                    own(
                        "Zoekt uit of er een vergoeding voor een fiets is",
                        "te laat",
                    ),
                ],
            ),
            student(
                "Daan Testman",
                vec![own("Plant een gesprek met het groenbedrijf", "gedaan")],
            ),
        ],
    }
}

/// The caseload of one jobcoach.
pub fn caseload() -> Caseload {
    let coached = |name: &str, place: &str| Coached {
        student: name.into(),
        municipality: Some("Oefendam".into()),
        place: Some(place.into()),
        regime: Some("midden, 12 uur per half jaar".into()),
        from: Some(day(2026, 8, 1)),
        until: Some(day(2027, 2, 1)),
    };
    Caseload {
        coach: "Marit Schetsema".into(),
        kind: Some("jobcoach gemeente".into()),
        organisation: Some("Jobcoachbureau Het Verzinsel".into()),
        capacity: Some(15),
        date: day(2026, 3, 3),
        students: vec![
            coached("Sanne Voorbeeld", "Hovenier Fictief Groen"),
            coached("Daan Testman", "Bakkerij De Proef"),
        ],
        planned: vec![coached("Noor van 't Oefenhof", "Kwekerij Verzonnen")],
    }
}

/// A recovery code.
pub fn recovery() -> RecoverySheet {
    RecoverySheet {
        school: "Praktijkschool Voorbeeldstad".into(),
        dossier: "Uitstroom 2025-2026".into(),
        date: day(2026, 3, 2),
        code: "K7QM-2XRD-9VPA-HT4W-6CNE-B3YJ-8ZFS-5GLU".into(),
    }
}
