//! Made-up documents with the worst that can be in them: names that do not end or run the other way,
//! stories as answers, nothing at all.

use transitieroute_documents::agenda::{Agenda, Participant};
use transitieroute_documents::agreements::Agreements;
use transitieroute_documents::call_list::CallList;
use transitieroute_documents::caseload::Caseload;
use transitieroute_documents::handover::Handover;
use transitieroute_documents::invitation::Invitation;
use transitieroute_documents::report::Report;
use transitieroute_documents::report_simple::SimpleReport;
use transitieroute_documents::{Engine, Printable, pdf};

use super::{created, forms, office};

/// A name as long as names get.
pub const LONG: &str =
    "Maria-Magdalena Wilhelmina van den Oefenhuizen-Verzonnen tot Voorbeeldstad en Fictiefland";
/// A name that runs from right to left.
pub const ARABIC: &str = "محمد عبد الله سلام الأمين";
/// A name that runs from right to left.
pub const HEBREW: &str = "ליאור כהן";

fn story() -> String {
    "Thuis denken ze mee, en dat helpt. Reizen gaat steeds beter: eerst samen, daarna alleen. "
        .repeat(16)
}

/// All of them, by name.
pub fn all(engine: &Engine) -> Vec<(&'static str, Vec<u8>)> {
    let make = |document: &dyn Printable| pdf(document, engine, created()).expect("a document");
    vec![
        ("verslag-lang", make(&long_report())),
        ("verslag-leeg", make(&empty_report())),
        ("verslag-eenvoudig-arabisch", make(&simple_report())),
        ("agenda-leeg", make(&office::agenda(0))),
        ("agenda-lang", make(&long_agenda())),
        ("afspraken-lang", make(&long_agreements())),
        (
            "afspraken-leeg",
            make(&Agreements {
                students: vec![],
                ..office::agreements()
            }),
        ),
        (
            "caseload-leeg",
            make(&Caseload {
                students: vec![],
                planned: vec![],
                kind: None,
                organisation: None,
                ..office::caseload()
            }),
        ),
        ("overdracht-lang", make(&long_handover())),
        ("uitnodiging-lang", make(&long_invitation())),
        ("bellijst-een", make(&call_list(1))),
        ("bellijst-leeg", make(&call_list(0))),
    ]
}

/// Everything too long, in two directions.
pub fn long_report() -> Report {
    let long = || Some(story());
    let mut report = Report {
        student: LONG.into(),
        own_words: long(),
        notes: long(),
        advice: long(),
        plan_a: long(),
        plan_b: long(),
        jobcoach: long(),
        opinion: long(),
        ..office::report(3)
    };
    report.signatures[0] = LONG.into();
    for (number, agreement) in report.agreements.iter_mut().enumerate() {
        agreement.who = [LONG, ARABIC, HEBREW][number % 3].into();
        agreement.what = story();
    }
    for obstacle in &mut report.obstacles {
        obstacle.text = story();
    }
    report
}

/// Nothing was written down.
pub fn empty_report() -> Report {
    Report {
        birth_date: None,
        class: None,
        place: None,
        round: None,
        present: vec![],
        absent: vec![],
        own_words: None,
        profile: None,
        notes: None,
        advice: None,
        plan_a: None,
        plan_b: None,
        obstacles: vec![],
        opinion: None,
        instruments: vec![],
        jobcoach: None,
        responsible: None,
        next_date: None,
        ..office::report(0)
    }
}

fn simple_report() -> SimpleReport {
    let mut report = SimpleReport {
        student: ARABIC.into(),
        ..forms::simple_report(4)
    };
    for step in report.steps.iter_mut().filter(|step| step.mine) {
        step.who = ARABIC.into();
    }
    report
}

fn long_agenda() -> Agenda {
    let mut agenda = Agenda {
        municipality: "Aalten, Bronckhorst, Doesburg, Montferland, Oost Gelre, Winterswijk".into(),
        participants: (0..7)
            .map(|_| Participant {
                name: LONG.into(),
                role: "consulent participatie en jongeren".into(),
                organisation: "gemeenschappelijke regeling Werkgeversservicepunt Papierland".into(),
            })
            .collect(),
        ..office::agenda(6)
    };
    for (number, item) in agenda.items.iter_mut().enumerate() {
        let name = [LONG, ARABIC, HEBREW][number % 3];
        let (first, last) = name.split_once(' ').expect("two names");
        item.first_name = first.into();
        item.last_name = last.into();
        item.instruments = vec!["Loonkostensubsidie met loonwaardemeting".into(); 4];
    }
    agenda
}

fn long_agreements() -> Agreements {
    let mut agreements = Agreements {
        owner: LONG.into(),
        ..office::agreements()
    };
    let student = agreements.students[0].clone();
    agreements.students = (0..20)
        .map(|number| {
            let mut student = student.clone();
            student.student = [LONG, ARABIC, HEBREW][number % 3].into();
            student
        })
        .collect();
    agreements.students[0].items[0].what = story();
    agreements
}

fn long_handover() -> Handover {
    let mut handover = Handover {
        student: LONG.into(),
        receiver: LONG.into(),
        ..forms::handover(true)
    };
    for part in &mut handover.parts {
        for text in &mut part.texts {
            text.value = story();
        }
    }
    if let Some(step) = &mut handover.next_step {
        step.what = story();
        step.who = Some(ARABIC.into());
    }
    handover
}

fn long_invitation() -> Invitation {
    let mut invitation = Invitation {
        receiver: LONG.into(),
        municipality: "Aalten, Bronckhorst, Doesburg, Montferland, Oost Gelre, Winterswijk".into(),
        ..forms::invitation(true)
    };
    let names = [LONG, ARABIC, HEBREW].iter().cycle();
    for (student, name) in invitation.students.iter_mut().zip(names) {
        student.name = (*name).into();
    }
    invitation
}

fn call_list(calls: usize) -> CallList {
    forms::call_list(calls)
}
