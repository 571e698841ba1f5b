//! A practice dossier and orders for every paper, for the tests over all of them.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use tempfile::TempDir;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::meetings::MeetingStatus;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Moment, Secret, demo, jobcoaches, meetings};
use transitieroute_press::{
    self as press, About, Job, Note, Order, Outlet, Paper, PressError, Printed, Subject,
};

pub fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2027, 1, 19).unwrap())
}

pub fn empty() -> (TempDir, Dossier) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("oefenen.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let school = "Praktijkschool Voorbeeldstad";
    let (dossier, _) = Dossier::create(&file, &password, school, now()).unwrap();
    (folder, dossier)
}

pub fn practice() -> (TempDir, Dossier) {
    let (folder, dossier) = empty();
    demo::fill(&dossier, 40, now()).unwrap();
    (folder, dossier)
}

pub fn everybody(dossier: &Dossier) -> Vec<StudentId> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let rows = roster::list(dossier, &query, now().today()).unwrap().rows;
    rows.into_iter().map(|row| row.id).collect()
}

/// For whom a paper can be made; who is at the keyboard counts as the student. Who gets what another kind
/// gets is left out: it would be the same paper once more.
pub fn receivers(paper: Paper) -> Vec<Receiver> {
    let own = |receiver: &&Receiver| receiver.like() == **receiver;
    match paper.receivers() {
        [] => vec![Receiver::Jongere],
        some => some.iter().filter(own).copied().collect(),
    }
}

/// Whom or what a paper can be about in this dossier.
pub fn subjects(dossier: &Dossier, about: About) -> Vec<Subject> {
    let today = now().today();
    match about {
        About::Students => vec![Subject::Students {
            ids: everybody(dossier),
        }],
        About::Meeting => meetings::list(dossier, today)
            .unwrap()
            .into_iter()
            .map(|meeting| Subject::Meeting { id: meeting.id })
            .collect(),
        About::Coach => jobcoaches::list(dossier, today)
            .unwrap()
            .into_iter()
            .filter_map(|row| Some(Subject::Coach { id: row.coach.id? }))
            .collect(),
        About::Owners => vec![Subject::Owners { keys: Vec::new() }],
        About::Cohort => vec![Subject::Cohort {
            name: "2026-2027".to_owned(),
        }],
        About::Nobody => vec![Subject::Nobody],
    }
}

/// One subject with much to say: a student with a full passport, the largest meeting that was held.
pub fn subject(dossier: &Dossier, paper: Paper) -> Subject {
    let today = now().today();
    match paper.about() {
        // Somebody for whom the rode knop is pressed, and somebody with agreements of their own.
        About::Students if matches!(paper, Paper::ZitVast | Paper::EenvoudigeAfsprakenlijst) => {
            Subject::Students {
                ids: everybody(dossier),
            }
        }
        About::Students => Subject::Students {
            // Someone with a photo and a full passport comes first in the practice dossier.
            ids: everybody(dossier).into_iter().take(1).collect(),
        },
        About::Meeting => {
            let held = meetings::list(dossier, today).unwrap();
            let held = held
                .into_iter()
                .filter(|meeting| meeting.status == MeetingStatus::Closed);
            let id = held.max_by_key(|meeting| (meeting.students, meeting.date));
            Subject::Meeting { id: id.unwrap().id }
        }
        other => subjects(dossier, other).remove(0),
    }
}

pub fn order(paper: Paper, receiver: Receiver, subject: Subject) -> Order {
    Order {
        receiver,
        ..Order::own(paper, subject)
    }
}

/// What is said when something goes to somebody else.
pub fn note() -> Note {
    Note {
        recipient: "Ontvanger Fictief".to_owned(),
        organisation_id: None,
        contact_id: None,
        purpose: "kennismaken".to_owned(),
        basis: Basis::ZelfGegeven,
        basis_note: String::new(),
        form: Form::Papier,
        consent_id: None,
    }
}

pub fn print(dossier: &Dossier, order: &Order, outlet: Outlet) -> Result<Printed, PressError> {
    let outlet = Outlet {
        note: (order.receiver != Receiver::Jongere).then(note),
        ..outlet
    };
    let job = Job {
        now: now(),
        cancel: &AtomicBool::new(false),
        progress: &|_, _| {},
    };
    press::print(dossier, order, &outlet, &job)
}

/// The first document of every paper for every reader, by name, without writing or logging it.
pub fn one_of_each(dossier: &Dossier) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for paper in Paper::ALL {
        for receiver in receivers(paper) {
            let order = order(paper, receiver, subject(dossier, paper));
            let name = format!("{}-{receiver:?}", paper.code()).to_lowercase();
            let preview = press::preview(dossier, &order, 0, now())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            all.push((name, preview.bytes));
        }
    }
    all
}
