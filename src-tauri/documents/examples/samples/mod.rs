//! Made-up documents for tests, measurements and pictures. All people and places are invented.

pub mod editions;
pub mod forms;
pub mod office;
pub mod worst;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use transitieroute_documents::passport::{
    Answer, Certificate, Contact, Content, NextStep, Passport, Photo, Recipient, Section,
    SectionKind, Sharing, Stop,
};

use transitieroute_documents::{Engine, Printable, pdf};

/// Every document and edition with its name: as it usually is, and with the worst that can be in it.
pub fn all(engine: &Engine) -> Vec<(&'static str, Vec<u8>)> {
    let made = |document: &dyn Printable| pdf(document, engine, created()).expect("a document");
    let mut all = vec![
        ("paspoort", made(&sanne())),
        ("paspoort-delen", made(&part_of(sanne()))),
        ("paspoort-lang", made(&endless())),
        ("paspoort-kort", made(&sparse("Ənvər", "Əliyev"))),
        (
            "paspoort-arabisch",
            made(&sparse("محمد", "عبد الله سلام الأمين")),
        ),
        ("paspoort-hebreeuws", made(&sparse("ליאור", "כהן"))),
        ("agenda", made(&office::agenda(14))),
        ("agenda-40", made(&office::agenda(40))),
        ("verslag", made(&office::report(5))),
        ("verslag-16", made(&office::report(16))),
        ("afspraken", made(&office::agreements())),
        ("caseload", made(&office::caseload())),
        ("herstelcode", made(&office::recovery())),
    ];
    all.extend(editions::all(engine));
    all.extend(forms::all(engine));
    all.extend(worst::all(engine));
    all
}

/// What is left for a receiver who may read two parts: nothing about who somebody is or wants.
pub fn part_of(mut passport: Passport) -> Passport {
    let may = [SectionKind::Can, SectionKind::Need];
    passport.sections.retain(|part| may.contains(&part.kind));
    passport.sections.push(section(
        SectionKind::Happened,
        vec![answer(
            "Zo ben ik hier gekomen",
            list(&["2 maart 2026: 1e gesprek, met Oefendam"]),
        )],
    ));
    passport.age = None;
    passport.photo = None;
    passport
}

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

/// The questions of the standard set.
const CODES: [(&str, &str); 20] = [
    ("Zo ben ik", "zo-ben-ik"),
    ("Dit vind ik leuk", "leuk"),
    ("Dit is belangrijk voor mij", "belangrijk"),
    ("Mijn mensen", "mijn-mensen"),
    ("Hier ben ik goed in", "goed-in"),
    ("Dit heb ik geleerd op stage", "geleerd"),
    ("Dit vind ik nog moeilijk", "moeilijk"),
    ("Mijn stages", "stages"),
    ("Mijn bewijzen", "bewijzen"),
    ("Hij zegt over mij", "ander-zegt"),
    ("Mijn droom", "droom"),
    ("Werk of school dat ik wil", "werk-of-school"),
    ("Dit wil ik nog leren", "nog-leren"),
    ("Dit wil ik niet", "wil-niet"),
    ("Zo leer ik het best", "zo-leer-ik"),
    ("Dit helpt mij op het werk", "helpt-op-werk"),
    ("Daar word ik onrustig van", "onrustig"),
    ("Als het niet gaat, bel dan", "bel-dan"),
    ("Hulp die ik al heb", "hulp"),
    ("Zo ben ik hier gekomen", "gesprekken"),
];

fn answer(label: &str, content: Content) -> Answer {
    let code = CODES.iter().find(|(known, _)| *known == label);
    Answer {
        code: code.map_or("", |(_, code)| code).into(),
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

/// A passport that has everything too much: long names, long answers, sixteen certificates.
pub fn endless() -> Passport {
    let long = "Ik werk het liefst buiten, ook als het regent, want dan is het rustig en kan ik doorwerken. ".repeat(14);
    let mut passport = sanne();
    passport.first_name = "Maria-Magdalena Wilhelmina".into();
    passport.last_name = "van den Oefenhuizen-Verzonnen tot Voorbeeldstad en Fictiefland".into();
    passport.photo = None;
    passport.quote = Some("Ik wil graag werken op een plek waar mensen mij kennen, waar het niet te druk is en waar ik elke dag iets kan afmaken. Dan ga ik tevreden naar huis.".into());
    passport.sections.truncate(2);
    passport.sections[0].answers[0].content = Content::Big(long[..420].trim().into());
    passport.sections[0].answers.push(answer(
        "Een heel lang antwoord",
        Content::Text(long.clone()),
    ));
    passport.sections[0]
        .answers
        .push(answer("Nog een lang antwoord", Content::Panel(long)));
    passport.sections[1].answers.push(answer(
        "Nog meer bewijzen",
        Content::Stamps(
            (1..=16)
                .map(|number| {
                    certificate(
                        &format!("Certificaat {number}"),
                        "praktijkverklaring",
                        "2025",
                    )
                })
                .collect(),
        ),
    ));
    passport.sections[1].answers.push(answer(
        "Woord dat niet past",
        Content::List(vec![
            "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersopleidingscentrum".into(),
            "https://voorbeeld.example/een/heel/lang/adres/dat/nergens/een/spatie/heeft/en/toch/past".into(),
            "Een emoji 😀👍🏽 en een hart ♥".into(),
        ]),
    ));
    passport.sections.push(section(
        SectionKind::Happened,
        vec![answer(
            "Zo ben ik hier gekomen",
            Content::Timeline(
                (1..=12)
                    .map(|number| {
                        stop(
                            &format!("Gesprek {number}"),
                            "met Els en oma, over wat ik wil",
                        )
                    })
                    .collect(),
            ),
        )],
    ));
    passport.signatures.push("ouder of verzorger".into());
    if let Some(sharing) = &mut passport.sharing {
        let one = sharing.recipients.clone();
        for _ in 0..8 {
            sharing.recipients.extend(one.clone());
        }
    }
    passport
}

/// A passport with hardly anything.
pub fn sparse(first: &str, last: &str) -> Passport {
    Passport {
        first_name: first.into(),
        last_name: last.into(),
        age: None,
        school: Some("Praktijkschool Voorbeeldstad".into()),
        class: None,
        photo: None,
        quote: None,
        sections: vec![section(
            SectionKind::Want,
            vec![
                answer("Mijn droom", Content::Big("Bakker worden.".into())),
                answer("Dit wil ik niet", Content::Text("  ".into())),
            ],
        )],
        next_step: None,
        sharing: Some(Sharing {
            contact: None,
            recipients: vec![],
            empty_rows: 4,
        }),
        signatures: vec![
            first.into(),
            "mentor Els Verzonnen".into(),
            "ouder of verzorger".into(),
        ],
        ..sanne()
    }
}
