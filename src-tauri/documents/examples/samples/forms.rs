//! Made-up letters and forms.

use chrono::NaiveTime;
use transitieroute_documents::access::Access;
use transitieroute_documents::agenda::Participant;
use transitieroute_documents::assignment::{Assignment, Evaluation};
use transitieroute_documents::blank::{
    BlankContact, BlankMinutes, BlankPassport, BlankQuestion, BlankSection,
};
use transitieroute_documents::call_list::{Call, CallList, CallNames};
use transitieroute_documents::cohort::{Cohort, CountGroup, CountTable};
use transitieroute_documents::consent::{ConsentForm, SectionChoice, Signer};
use transitieroute_documents::group::Grid;
use transitieroute_documents::group::{Fact, Group};
use transitieroute_documents::handover::{Handover, NextAction};
use transitieroute_documents::invitation::{Invitation, InvitedStudent};
use transitieroute_documents::invitation_simple::SimpleInvitation;
use transitieroute_documents::passport::Certificate;
use transitieroute_documents::person::Person;
use transitieroute_documents::report::{Agreement, Instrument};
use transitieroute_documents::report_simple::{SimpleReport, SimpleStep};
use transitieroute_documents::transition::{Area, Transition};
use transitieroute_documents::{Engine, Printable, pdf};

use super::{created, day};

/// All of them, by name.
pub fn all(engine: &Engine) -> Vec<(&'static str, Vec<u8>)> {
    let make = |document: &dyn Printable| pdf(document, engine, created()).expect("a document");
    vec![
        ("uitnodiging", make(&invitation(false))),
        ("uitnodiging-namen", make(&invitation(true))),
        ("uitnodiging-eenvoudig", make(&simple_invitation())),
        (
            "uitnodiging-eenvoudig-lang",
            make(&long_simple_invitation()),
        ),
        ("verslag-eenvoudig", make(&simple_report(3))),
        ("verslag-eenvoudig-lang", make(&simple_report(14))),
        (
            "deelformulier-leeg",
            make(&ConsentForm {
                recipient: String::new(),
                role: None,
                purpose: String::new(),
                form: None,
                until: None,
                contact: None,
                sections: sections(None),
                ..consent(Signer::Student)
            }),
        ),
        ("deelformulier", make(&consent(Signer::Student))),
        (
            "deelformulier-ouders",
            make(&ConsentForm {
                sections: sections(None),
                ..consent(Signer::Parents { names: vec![] })
            }),
        ),
        ("overdracht", make(&handover(true))),
        ("overdracht-leeg", make(&handover(false))),
        ("begeleidingsplan", make(&assignment(true))),
        ("begeleidingsplan-leeg", make(&assignment(false))),
        ("overgangsdocument", make(&transition(true))),
        ("overgangsdocument-leeg", make(&transition(false))),
        ("bellijst", make(&call_list(40))),
        ("inzage", make(&access(60))),
        ("inzage-leeg", make(&access(0))),
        ("cohort", make(&cohort(true))),
        ("cohort-klein", make(&cohort(false))),
        ("leeg-paspoort", make(&blank_passport())),
        ("leeg-verslag", make(&blank_minutes())),
        ("leeg-contact", make(&blank_contact())),
    ]
}

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

pub fn person(name: &str, role: &str, phone: &str) -> Person {
    Person {
        name: name.into(),
        role: role.into(),
        phone: (!phone.is_empty()).then(|| phone.into()),
        email: None,
    }
}

/// For a professional, with or without names.
pub fn invitation(names: bool) -> Invitation {
    let participant = |name: &str, role: &str, organisation: &str| Participant {
        name: name.into(),
        role: role.into(),
        organisation: organisation.into(),
    };
    let students = ["Sanne Voorbeeld", "Daan Testman", "Ayşe Verzonnen"];
    Invitation {
        school: "Praktijkschool Voorbeeldstad".into(),
        receiver: "Karim Fictief".into(),
        organisation: Some("gemeente Oefendam".into()),
        municipality: "Oefendam".into(),
        date: day(2026, 3, 2),
        start: at(9, 0),
        end: at(12, 0),
        place: Some("Lokaal 2.14".into()),
        round: Some("2e ronde".into()),
        count: if names { students.len() } else { 9 },
        students: if names {
            (0_u32..)
                .zip(students)
                .map(|(index, name)| InvitedStudent {
                    time: at(9, index * 20),
                    name: name.into(),
                })
                .collect()
        } else {
            vec![]
        },
        participants: vec![
            participant("Joke Bedacht", "arbeidsdeskundige", "UWV"),
            participant(
                "Marit Schetsema",
                "jobcoach",
                "Jobcoachbureau Het Verzinsel",
            ),
        ],
        reply_by: Some(day(2026, 2, 20)),
        contact: Some(Person {
            email: Some("els@praktijkschool.example".into()),
            ..person("Els Verzonnen", "stagecoördinator", "06 00 00 00 52")
        }),
    }
}

/// For a student.
pub fn simple_invitation() -> SimpleInvitation {
    SimpleInvitation {
        first_name: "Sanne".into(),
        student: "Sanne Voorbeeld".into(),
        school: "Praktijkschool Voorbeeldstad".into(),
        date: day(2026, 3, 2),
        start: at(9, 20),
        minutes: Some(20),
        place: Some("Lokaal 2.14".into()),
        people: vec![
            person("Els Verzonnen", "jouw mentor", ""),
            person("Karim Fictief", "van de gemeente Oefendam", ""),
        ],
        topics: vec![],
        bring: vec![],
        contact: Some(person("Els Verzonnen", "", "06 00 00 00 52")),
        reply_by: Some(day(2026, 2, 20)),
    }
}

/// For a student with a long name and many people at the table.
pub fn long_simple_invitation() -> SimpleInvitation {
    SimpleInvitation {
        first_name: "Wilhelmina-Alexandra".into(),
        student: "Wilhelmina-Alexandra van Ouwerkerk-Bosveld tot Verzonnenstein".into(),
        school: "Openbare school voor praktijkonderwijs en voortgezet speciaal onderwijs De Verzonnen Horizon".into(),
        people: (1..=7)
            .map(|number| person(&format!("Persoon Nummer {number}"), "van een organisatie met een lange naam", ""))
            .collect(),
        bring: vec![
            "Je paspoort, als je dat al hebt.".into(),
            "De brief van het UWV die je in januari thuis hebt gekregen.".into(),
            "Je identiteitskaart.".into(),
        ],
        ..simple_invitation()
    }
}

/// For the student, with this many agreements.
pub fn simple_report(steps: u32) -> SimpleReport {
    let step = |number: u32| {
        let (who, mine, what) = match number % 3 {
            0 => (
                "Karim Fictief",
                false,
                "Vraagt de proefplaatsing aan en belt het bedrijf.",
            ),
            1 => (
                "Sanne Voorbeeld",
                true,
                "Werkschoenen kiezen, samen met oma.",
            ),
            _ => (
                "Els Verzonnen",
                false,
                "Stuurt het paspoort naar de jobcoach.",
            ),
        };
        SimpleStep {
            who: who.into(),
            mine,
            what: what.into(),
            due: (number != 2).then(|| day(2026, 4, 1 + number)),
            done: number == 2,
        }
    };
    SimpleReport {
        student: "Sanne Voorbeeld".into(),
        school: "Praktijkschool Voorbeeldstad".into(),
        date: day(2026, 3, 2),
        people: vec![
            person("Els Verzonnen", "mijn mentor", ""),
            person("Karim Fictief", "van de gemeente Oefendam", ""),
        ],
        own_words: Some("Ik wil bij Bas blijven werken. Vier dagen is genoeg voor mij.".into()),
        discussed: Some(
            "De stage gaat goed. Bas wil Sanne graag houden. De bus komt te laat voor het werk."
                .into(),
        ),
        plan_a: Some("Werken bij Hovenier Fictief Groen, vier dagen in de week.".into()),
        plan_b: Some("Een leerwerkplek bij het groenbedrijf van de gemeente.".into()),
        steps: (0..steps).map(step).collect(),
        next: Some(day(2026, 5, 11)),
        contacts: vec![
            person("Els Verzonnen", "van school", "06 00 00 00 52"),
            person("Marit Schetsema", "hulp op mijn werk", "06 00 00 00 51"),
        ],
    }
}

/// The parts of the passport, ticked or not.
pub fn sections(chosen: Option<bool>) -> Vec<SectionChoice> {
    [
        (
            "Wie ben ik?",
            "Hoe ik ben, wat ik leuk vind, wie bij mij horen.",
        ),
        (
            "Wat kan ik?",
            "Waar ik goed in ben, mijn stages en bewijzen.",
        ),
        ("Wat wil ik?", "Mijn droom en het werk dat ik zoek."),
        ("Wat heb ik nodig?", "Hoe ik leer en wat mij helpt."),
        ("Wat is er al gebeurd?", "Gesprekken en aanvragen."),
        ("Mijn volgende stap", "Waar ik heen ga en wie meegaat."),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (title, about))| SectionChoice {
        title: title.into(),
        about: Some(about.into()),
        chosen: chosen.map(|yes| yes && index != 0 && index != 4),
    })
    .collect()
}

/// A form for consent.
pub fn consent(signer: Signer) -> ConsentForm {
    ConsentForm {
        first_name: "Sanne".into(),
        student: "Sanne Voorbeeld".into(),
        school: "Praktijkschool Voorbeeldstad".into(),
        date: day(2026, 3, 2),
        recipient: "Karim Fictief".into(),
        role: Some("van de gemeente Oefendam".into()),
        purpose: "Om de proefplaatsing aan te vragen. En om hulp op het werk te regelen.".into(),
        form: Some("op papier".into()),
        sections: sections(Some(true)),
        until: Some(day(2026, 12, 31)),
        signer,
        text: "Je kiest zelf of je dit wilt delen. Zeg je nee, dan is dat goed: je krijgt dan gewoon hulp. Je mag altijd stoppen. Wij vertellen het aan wie het heeft gekregen.".into(),
        text_version: "2026-1".into(),
        contact: Some(person("Els Verzonnen", "mentor", "06 00 00 00 52")),
    }
}

fn agreements() -> Vec<Agreement> {
    let one = |who: &str, what: &str, date| Agreement {
        who: who.into(),
        what: what.into(),
        due: date,
        status: "open".into(),
    };
    vec![
        one(
            "Karim Fictief",
            "Vraagt de proefplaatsing aan en belt het bedrijf",
            Some(day(2026, 4, 1)),
        ),
        one("Sanne Voorbeeld", "Kiest werkschoenen, samen met oma", None),
    ]
}

/// For the next provider; `full` with all parts.
pub fn handover(full: bool) -> Handover {
    let text = |label: &str, value: &str| Fact::new(label, value);
    let part = |title: &str, texts: Vec<Fact>| Group {
        title: title.into(),
        texts,
        ..Group::default()
    };
    let some = |text: &str| full.then(|| text.to_owned());
    Handover {
        student: "Sanne Voorbeeld".into(),
        birth_date: full.then(|| day(2008, 9, 14)),
        phone: some("06 00 00 00 50"),
        municipality: some("Oefendam"),
        school: "Praktijkschool Voorbeeldstad".into(),
        class: some("5A"),
        last_day: full.then(|| day(2026, 7, 10)),
        destination: some("Arbeid met ondersteuning"),
        receiver: "Marit Schetsema".into(),
        purpose: some("begeleiding op het werk"),
        date: day(2026, 6, 29),
        next_step: full.then(|| NextAction {
            what: "Kennismaken op de stageplek, samen met Bas.".into(),
            who: Some("Marit Schetsema".into()),
            due: Some(day(2026, 7, 3)),
        }),
        contacts: if full {
            vec![
                person("Sanne Voorbeeld", "zelf", "06 00 00 00 50"),
                person(
                    "Els Verzonnen",
                    "mentor, tot twee jaar na school",
                    "06 00 00 00 52",
                ),
            ]
        } else {
            vec![]
        },
        parts: if full {
            vec![
                part(
                    "Wat kan ik?",
                    vec![
                        text(
                            "Hier ben ik goed in",
                            "Snoeien en planten. Ik werk netjes.\nAls het op een lijstje staat, vergeet ik niets.",
                        ),
                        text("Dit vind ik nog moeilijk", "Rekenen met maten."),
                    ],
                ),
                part(
                    "Wat heb ik nodig?",
                    vec![
                        text(
                            "Zo leer ik het best",
                            "Doe het één keer voor. Dan doe ik het zelf.",
                        ),
                        text(
                            "Dit helpt mij op het werk",
                            "Een lijstje voor de dag. Praat één voor één met mij.",
                        ),
                    ],
                ),
            ]
        } else {
            vec![]
        },
        instruments: if full {
            vec![Instrument {
                name: "Proefplaatsing".into(),
                status: "aangevraagd".into(),
                note: Some("gemeente Oefendam, besluit in juli".into()),
            }]
        } else {
            vec![]
        },
        agreements: if full { agreements() } else { vec![] },
        signatures: vec![
            "Sanne".into(),
            "namens Praktijkschool Voorbeeldstad".into(),
            "Marit Schetsema".into(),
        ],
    }
}

/// For a jobcoach.
pub fn assignment(full: bool) -> Assignment {
    let some = |text: &str| full.then(|| text.to_owned());
    Assignment {
        student: "Sanne Voorbeeld".into(),
        phone: some("06 00 00 00 50"),
        municipality: some("Oefendam"),
        school: "Praktijkschool Voorbeeldstad".into(),
        place: some("Hovenier Fictief Groen"),
        coach: Person {
            email: some("marit@verzinsel.example"),
            ..person("Marit Schetsema", "jobcoach", "06 00 00 00 51")
        },
        organisation: some("Jobcoachbureau Het Verzinsel"),
        financed_by: some("gemeente Oefendam"),
        regime: some("midden"),
        hours: some("12 uur per half jaar"),
        from: full.then(|| day(2026, 5, 1)),
        until: full.then(|| day(2027, 4, 30)),
        date: day(2026, 4, 20),
        goals: if full {
            vec![
                "Ik kom elke dag zelf op tijd op mijn werk.".into(),
                "Ik vraag hulp als ik iets niet weet.".into(),
                "Ik kan met de heggenschaar werken zonder dat iemand meekijkt.".into(),
            ]
        } else {
            vec![]
        },
        approach: some(
            "Elke week een bezoek in de eerste twee maanden, daarna om de week. Werken met een lijstje voor de dag. Bas is de vaste collega.",
        ),
        evaluations: if full {
            vec![
                Evaluation {
                    date: Some(day(2026, 8, 1)),
                    result: None,
                },
                Evaluation {
                    date: Some(day(2026, 11, 1)),
                    result: None,
                },
            ]
        } else {
            vec![]
        },
        agreements: if full { agreements() } else { vec![] },
        signatures: vec![
            "Sanne".into(),
            "jobcoach Marit Schetsema".into(),
            "Hovenier Fictief Groen".into(),
            "namens Praktijkschool Voorbeeldstad".into(),
        ],
    }
}

/// What a vso school hands over.
pub fn transition(full: bool) -> Transition {
    let some = |text: &str| full.then(|| text.to_owned());
    let told = |texts: &[(&str, &str)]| -> Vec<Fact> {
        let texts = texts.iter().filter(|_| full);
        texts
            .map(|(label, text)| Fact::new(*label, *text))
            .collect()
    };
    let mut areas = Area::standard();
    if full {
        for area in &mut areas {
            area.now = Some("Gaat zelf met de bus. Werkt vier dagen bij de hovenier.".into());
            area.next = Some("Een contract na de proefplaatsing.".into());
        }
        areas[1].support = Some("Hulp bij brieven en geld, van oma en het wijkteam.".into());
    }
    Transition {
        student: "Daan Testman".into(),
        birth_date: Some(day(2007, 5, 3)),
        school: "De Verzonnen Horizon, vso".into(),
        class: Some("Arbeid 4".into()),
        profile: Some("arbeid".into()),
        destination: some("Arbeid met ondersteuning"),
        last_day: Some(day(2026, 7, 10)),
        date: day(2026, 6, 22),
        knowledge: some(
            "Leest en begrijpt een werkbon. Rekent met geld tot honderd euro. Kent de regels voor veilig werken in het groen.",
        ),
        skills: told(&[
            (
                "Hier ben ik goed in",
                "Snoeien en planten. Ik werk netjes.\nAls het op een lijstje staat, vergeet ik niets.",
            ),
            (
                "Dit heb ik geleerd op stage",
                "Werken met de heggenschaar\nGereedschap schoonmaken en terugzetten\nOp tijd komen, elke dag",
            ),
        ]),
        attitude: some(
            "Komt op tijd. Maakt af waar hij aan begint. Vraagt nog weinig uit zichzelf.",
        ),
        needs: told(&[
            ("", "Een vaste collega om vragen aan te stellen."),
            (
                "Dit helpt mij op het werk",
                "Werk stap voor stap op een lijstje.",
            ),
        ]),
        areas,
        certificates: if full {
            vec![Certificate {
                title: "Groen".into(),
                kind: "praktijkverklaring".into(),
                date: "juni 2025".into(),
            }]
        } else {
            vec![]
        },
        placements: if full {
            vec!["Hovenier Fictief Groen, 2025 – nu: snoeien, maaien, planten".into()]
        } else {
            vec![]
        },
        advice: some(
            "Jobcoach in het eerste jaar, eerst elke week. Daarna kijken de jobcoach en de werkgever samen wat nodig blijft.",
        ),
        contacts: vec![person(
            "Els Verzonnen",
            "stagecoördinator",
            "06 00 00 00 52",
        )],
        signatures: vec![
            "Daan".into(),
            "ouder of verzorger".into(),
            "namens De Verzonnen Horizon".into(),
        ],
    }
}

/// A list with this many people to call.
pub fn call_list(count: usize) -> CallList {
    let names = [
        ("Sanne", "Voorbeeld"),
        ("Daan", "Testman"),
        ("Ayşe", "Verzonnen"),
        ("Bram", "van den Oefening"),
        ("Wilhelmina-Alexandra", "Proefpersoon"),
    ];
    CallList {
        school: "Praktijkschool Voorbeeldstad".into(),
        about: Some("Belronde oktober 2026".into()),
        caller: Some("Els Verzonnen".into()),
        date: day(2026, 10, 5),
        names: CallNames::FirstAndInitial,
        script: vec![],
        calls: (0..count)
            .map(|number| {
                let (first, last) = names[number % names.len()];
                Call {
                    first_name: first.into(),
                    last_name: last.into(),
                    phone: (number % 7 != 6).then(|| "06 00 00 00 50".into()),
                    second: (number % 3 == 1).then(|| ("oma".into(), "06 00 00 00 53".into())),
                    last_contact: (number % 4 != 3).then(|| day(2026, 7, 8)),
                    attempts: (number % 3) as u32,
                }
            })
            .collect(),
    }
}

/// Everything about one student, with this many contacts.
pub fn access(contacts: u32) -> Access {
    let columns = |names: &[(&str, f32)]| {
        names
            .iter()
            .map(|(name, width)| ((*name).to_owned(), *width))
            .collect()
    };
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    let mut log = Grid {
        columns: columns(&[
            ("Wie kreeg het?", 4.0),
            ("Wat?", 3.0),
            ("Waarvoor en waarom mag dat?", 5.0),
            ("Datum", 2.4),
        ]),
        ..Grid::default()
    };
    let mut calls = Grid {
        columns: columns(&[
            ("Datum", 2.4),
            ("Hoe", 2.6),
            ("Door", 3.0),
            ("Wat is opgeschreven", 7.0),
        ]),
        ..Grid::default()
    };
    for number in 0..contacts {
        calls.rows.push(row(&[
            "05-10-2026",
            if number % 3 == 0 { "telefoon, bereikt" } else { "telefoon, niet bereikt" },
            "Els Verzonnen",
            if number % 3 == 0 {
                "Werk gaat goed. Bas is tevreden. Sanne wil graag een dag meer werken en vraagt of dat mag met de regeling."
            } else {
                ""
            },
        ]));
    }
    if contacts > 0 {
        log.rows.push(row(&[
            "Karim Fictief, gemeente Oefendam",
            "Paspoort: Wat kan ik?, Wat wil ik?",
            "Proefplaatsing aanvragen. Sanne gaf toestemming op papier, 17 jaar.",
            "02-03-2026",
        ]));
        log.rows.push(row(&[
            "Marit Schetsema, jobcoach",
            "Overdracht",
            "Begeleiding op het werk. Sanne gaf het zelf.",
            "29-06-2026",
        ]));
    }
    let facts = |list: &[(&str, &str)]| {
        list.iter()
            .map(|(label, value)| Fact::new(*label, *value))
            .collect::<Vec<_>>()
    };
    Access {
        first_name: "Sanne".into(),
        student: "Sanne Voorbeeld".into(),
        school: "Praktijkschool Voorbeeldstad".into(),
        date: day(2026, 10, 5),
        groups: vec![
            Group {
                title: "Over jou".into(),
                facts: facts(&[
                    ("Roepnaam", "Sanne"),
                    ("Achternaam", "Voorbeeld"),
                    ("Geboren", "14 september 2008"),
                    ("Leerlingnummer", "10042"),
                    (
                        "Adres",
                        "Verzonnenlaan 12, 1234 ZZ Oefendam, achterom bij de schuur",
                    ),
                    ("Telefoon", "06 00 00 00 50"),
                    ("Gemeente", "Oefendam"),
                    ("Profiel", ""),
                ]),
                ..Group::default()
            },
            Group {
                title: "Je paspoort".into(),
                about: Some("Dit schreef je zelf, of samen met je mentor.".into()),
                texts: facts(&[
                    ("Hier ben ik goed in", "Snoeien en planten. Ik werk netjes."),
                    (
                        "Dit vind ik nog moeilijk",
                        "Rekenen met maten.\nPraat één voor één met mij.",
                    ),
                ]),
                ..Group::default()
            },
            Group {
                title: "Contact na school".into(),
                grids: vec![calls],
                ..Group::default()
            },
            Group {
                title: "Foto".into(),
                ..Group::default()
            },
            Group {
                title: "Wie kreeg iets over jou?".into(),
                about: Some("Alles wat de school over jou aan iemand anders gaf.".into()),
                grids: vec![log],
                ..Group::default()
            },
        ],
        contact: Some(person("Els Verzonnen", "mentor", "06 00 00 00 52")),
    }
}

/// Counts of a large or a very small cohort.
pub fn cohort(large: bool) -> Cohort {
    let table = |title: &str, groups: &[(&str, usize)]| CountTable {
        title: title.into(),
        groups: groups
            .iter()
            .map(|(label, count)| CountGroup {
                label: (*label).into(),
                count: *count,
                merged: label.contains(','),
            })
            .collect(),
    };
    Cohort {
        school: "Praktijkschool Voorbeeldstad".into(),
        cohort: "2025-2026".into(),
        date: day(2026, 10, 5),
        total: large.then_some(68),
        tables: vec![
            table(
                "Waar gaan ze heen?",
                &[
                    ("mbo bol (ook entree)", 20),
                    ("arbeid", 17),
                    ("arbeid met ondersteuning", 12),
                    ("arbeid met bbl-opleiding", 9),
                    (
                        "beschut werk, dagbesteding, geen werk of opleiding, nog niet bekend",
                        10,
                    ),
                ],
            ),
            table(
                "Uit welk profiel?",
                &[
                    ("werk", 31),
                    ("verder leren", 27),
                    ("dagbesteding, nog niet bekend", 10),
                ],
            ),
            table(
                "Waar op de route?",
                &[("nazorg", 45), ("overgedragen", 16), ("plaatsing", 7)],
            ),
        ],
    }
}

/// The questions of the passport.
pub fn blank_passport() -> BlankPassport {
    let question = |label: &str, lines| BlankQuestion {
        label: label.into(),
        help: (lines > 3).then(|| "Denk aan werk, thuis en vrije tijd.".into()),
        lines,
    };
    let section = |title: &str, questions: &[(&str, u8)]| BlankSection {
        title: title.into(),
        questions: questions
            .iter()
            .map(|(label, lines)| question(label, *lines))
            .collect(),
    };
    BlankPassport {
        school: "Praktijkschool Voorbeeldstad".into(),
        set: "Paspoort voor Succes, versie 1".into(),
        student: None,
        sections: vec![
            section(
                "Wie ben ik?",
                &[
                    ("Zo ben ik", 4),
                    ("Dit vind ik leuk", 3),
                    ("Mijn mensen", 3),
                    ("Dit is belangrijk voor mij", 3),
                ],
            ),
            section(
                "Wat kan ik?",
                &[
                    ("Hier ben ik goed in", 4),
                    ("Dit heb ik geleerd op stage", 3),
                    ("Mijn stages", 4),
                    ("Dit vind ik nog moeilijk", 3),
                ],
            ),
            section(
                "Wat wil ik?",
                &[
                    ("Mijn droom", 4),
                    ("Werk of school dat ik wil", 3),
                    ("Dit wil ik niet", 3),
                ],
            ),
            section(
                "Wat heb ik nodig?",
                &[
                    ("Zo leer ik het best", 3),
                    ("Dit helpt mij op het werk", 3),
                    ("Als het niet gaat, bel dan", 2),
                ],
            ),
        ],
    }
}

/// The minutes of a meeting.
pub fn blank_minutes() -> BlankMinutes {
    BlankMinutes {
        school: "Praktijkschool Voorbeeldstad".into(),
        student: Some("Sanne Voorbeeld".into()),
        municipality: Some("Oefendam".into()),
        date: Some(day(2026, 3, 2)),
        place: None,
        instruments: [
            "Proefplaatsing",
            "Jobcoach gemeente",
            "Jobcoach UWV",
            "Indicatie banenafspraak",
            "Loonkostensubsidie",
            "No-riskpolis",
            "Beschut werk",
            "Dagbesteding",
        ]
        .map(String::from)
        .into(),
        profiles: ["arbeid", "vervolgonderwijs", "dagbesteding"]
            .map(String::from)
            .into(),
        signatures: vec!["Sanne".into(), "namens Praktijkschool Voorbeeldstad".into()],
    }
}

/// A note of a contact.
pub fn blank_contact() -> BlankContact {
    BlankContact {
        school: "Praktijkschool Voorbeeldstad".into(),
        student: None,
    }
}
