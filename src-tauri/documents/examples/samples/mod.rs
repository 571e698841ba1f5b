//! Made-up documents for tests, measurements and pictures. All people and places are invented.

pub mod office;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use transitieroute_documents::passport::{
    Answer, Certificate, Contact, Content, NextStep, Passport, Photo, Recipient, Section,
    SectionKind, Sharing, Stop,
};

pub fn created() -> DateTime<FixedOffset> {
    FixedOffset::east_opt(3600)
        .and_then(|zone| zone.with_ymd_and_hms(2026, 3, 2, 10, 15, 0).single())
        .expect("a real moment")
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

pub fn photo() -> Photo {
    Photo {
        jpeg: include_bytes!("../../tests/fixtures/portrait.jpg").to_vec(),
        width: 450,
        height: 600,
    }
}

fn answer(label: &str, content: Content) -> Answer {
    Answer {
        label: label.into(),
        content,
    }
}

fn list(items: &[&str]) -> Content {
    Content::List(items.iter().map(|item| (*item).to_string()).collect())
}

fn section(kind: SectionKind, answers: Vec<Answer>) -> Section {
    Section {
        kind,
        title: None,
        answers,
    }
}

/// A typical passport: six pages.
pub fn sanne() -> Passport {
    Passport {
        first_name: "Sanne".into(),
        last_name: "Voorbeeld".into(),
        age: Some(17),
        school: Some("Praktijkschool Voorbeeldstad".into()),
        class: Some("groen".into()),
        date: day(2026, 3, 2),
        photo: Some(photo()),
        quote: Some("Ik maak af waar ik aan begin.".into()),
        sections: vec![
            section(
                SectionKind::Who,
                vec![
                    answer(
                        "Zo ben ik",
                        Content::Big("Rustig. Ik kijk eerst en dan doe ik.\nBuiten ben ik op mijn best.".into()),
                    ),
                    answer(
                        "Dit vind ik leuk",
                        list(&["Tuinieren", "Mijn hond Bo", "Vissen met opa", "Koken op zondag"]),
                    ),
                    answer(
                        "Dit is belangrijk voor mij",
                        Content::Panel("Dat mensen eerlijk zijn. Dat ik weet wat er gaat gebeuren.".into()),
                    ),
                    answer(
                        "Mijn mensen",
                        list(&["Oma, ik woon bij haar", "Bas, mijn baas op stage", "Els, mijn mentor"]),
                    ),
                ],
            ),
            section(
                SectionKind::Can,
                vec![
                    answer(
                        "Hier ben ik goed in",
                        Content::Big("Snoeien en planten. Ik werk netjes.\nAls het op een lijstje staat, vergeet ik niets.".into()),
                    ),
                    answer(
                        "Dit heb ik geleerd op stage",
                        list(&[
                            "Werken met de heggenschaar",
                            "Werken met de bladblazer",
                            "Klanten gedag zeggen",
                            "Op tijd komen, elke dag",
                        ]),
                    ),
                    answer(
                        "Dit vind ik nog moeilijk",
                        Content::Panel("Rekenen met maten.\nPraat één voor één met mij.".into()),
                    ),
                    answer(
                        "Mijn stages",
                        Content::Timeline(vec![
                            stop("Hovenier Fictief Groen", "2025 – nu · snoeien, maaien, planten"),
                            stop("Kwekerij Het Verzonnen Blad", "2024 · planten verpotten"),
                            stop("Schooltuin", "2023 · van zaaien tot verkopen"),
                        ]),
                    ),
                    answer(
                        "Mijn bewijzen",
                        Content::Stamps(vec![
                            certificate("Groen", "praktijkverklaring", "juni 2025"),
                            certificate("Bosmaaier", "veilig werken", "oktober 2025"),
                            certificate("VCA basis", "veilig op het werk", "januari 2026"),
                        ]),
                    ),
                    answer(
                        "Vraag het aan",
                        Content::Text("Bas Verzonnen\nmijn baas op stage\n06 00 00 00 44".into()),
                    ),
                    answer(
                        "Hij zegt over mij",
                        Content::Quote("Sanne zie je niet, maar aan het eind is alles klaar.".into()),
                    ),
                ],
            ),
            section(
                SectionKind::Want,
                vec![
                    answer(
                        "Mijn droom",
                        Content::Big("Een eigen bus met mijn naam erop.".into()),
                    ),
                    answer(
                        "Werk of school dat ik wil",
                        Content::Text("Werken bij een hovenier, vier dagen per week. Liefst in een vaste ploeg.".into()),
                    ),
                    answer(
                        "Dit wil ik nog leren",
                        list(&["Bestraten", "Mijn rijbewijs halen", "Offertes lezen"]),
                    ),
                    answer("Dit wil ik niet", Content::Panel("Binnen zitten. Elke dag een andere plek.".into())),
                ],
            ),
            section(
                SectionKind::Need,
                vec![
                    answer(
                        "Zo leer ik het best",
                        Content::Big("Doe het één keer voor.\nDan doe ik het zelf.".into()),
                    ),
                    answer(
                        "Dit helpt mij op het werk",
                        list(&["Een lijstje voor de dag", "Eén opdracht tegelijk", "Een vaste collega voor vragen"]),
                    ),
                    answer(
                        "Daar word ik onrustig van",
                        Content::Panel("Als plannen veranderen en niemand het zegt.".into()),
                    ),
                    answer(
                        "Als het niet gaat, bel dan",
                        Content::Text("Marit Schetsema, mijn jobcoach\n06 00 00 00 51".into()),
                    ),
                    answer("Hulp die ik al heb", Content::Text("Marit komt elke week op mijn werk.".into())),
                ],
            ),
        ],
        next_step: Some(NextStep {
            answers: vec![
                ("Waar?".into(), "Hovenier Fictief Groen, Oefendam".into()),
                ("Wanneer?".into(), "Vanaf maandag 17 augustus, vier dagen".into()),
                ("Wie gaat mee?".into(), "Marit, mijn jobcoach. Zij komt elke week.".into()),
                ("Nog te doen".into(), "Werkschoenen kiezen, met oma, voor 1 juli".into()),
            ],
            last_school_day: Some(day(2026, 7, 10)),
            goal: Some("mijn eerste werkdag".into()),
            coach: true,
            contacts: vec![
                contact("Marit", "op het werk", "06 00 00 00 51"),
                contact("Els", "van school", "06 00 00 00 52"),
                contact("Oma", "thuis", "06 00 00 00 53"),
            ],
        }),
        sharing: Some(Sharing {
            contact: Some("Els".into()),
            recipients: vec![
                Recipient {
                    name: "Marit Schetsema".into(),
                    role: "mijn jobcoach".into(),
                    sections: vec![SectionKind::Who, SectionKind::Can, SectionKind::Want, SectionKind::Need],
                    date: Some(day(2026, 3, 2)),
                },
                Recipient {
                    name: "Hovenier Fictief Groen".into(),
                    role: "mijn baas".into(),
                    sections: vec![SectionKind::Can, SectionKind::Need],
                    date: Some(day(2026, 3, 16)),
                },
            ],
            empty_rows: 1,
        }),
        signatures: vec!["Sanne".into(), "mentor Els Verzonnen".into()],
    }
}

fn stop(name: &str, text: &str) -> Stop {
    Stop {
        name: name.into(),
        text: text.into(),
    }
}

fn certificate(title: &str, kind: &str, date: &str) -> Certificate {
    Certificate {
        title: title.into(),
        kind: kind.into(),
        date: date.into(),
    }
}

fn contact(name: &str, role: &str, phone: &str) -> Contact {
    Contact {
        name: name.into(),
        role: role.into(),
        phone: phone.into(),
    }
}
