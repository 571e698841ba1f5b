//! Made-up letters and forms.

use chrono::NaiveTime;
use transitieroute_documents::agenda::Participant;
use transitieroute_documents::invitation::{Invitation, InvitedStudent};
use transitieroute_documents::invitation_simple::SimpleInvitation;
use transitieroute_documents::person::Person;
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
