//! Every paper, for every reader, over the whole practice dossier: all students in one file, and one
//! student apart with what travels inside a single file.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Moment, Secret, demo, jobcoaches, meetings};
use transitieroute_press::{
    self as press, About, Job, Note, Order, Outlet, Paper, PressError, Printed, Subject,
};

use super::validate;

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2027, 1, 19).unwrap())
}

fn note() -> Note {
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

/// Whom or what a paper can be about in this dossier.
fn subjects(dossier: &Dossier, about: About) -> Vec<Subject> {
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
        About::Cohort => vec![Subject::Cohort {
            name: "2026-2027".to_owned(),
        }],
        About::Nobody => vec![Subject::Nobody],
    }
}

fn everybody(dossier: &Dossier) -> Vec<StudentId> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let rows = roster::list(dossier, &query, now().today()).unwrap().rows;
    rows.into_iter().map(|row| row.id).collect()
}

fn print(dossier: &Dossier, order: &Order, outlet: Outlet) -> Result<Printed, PressError> {
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

/// Prints every paper for every reader; the files.
fn every_paper(dossier: &Dossier, folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for paper in Paper::ALL {
        let receivers = match paper.receivers() {
            [] => &[Receiver::Jongere][..],
            some => some,
        };
        let mut made = 0;
        for &receiver in receivers {
            for (number, subject) in subjects(dossier, paper.about()).into_iter().enumerate() {
                let order = Order {
                    receiver,
                    ..Order::own(paper, subject.clone())
                };
                let name = format!("{}-{receiver:?}-{number}", paper.code());
                let mut outlet = Outlet::file(folder.join(format!("{name}.pdf")));
                match print(dossier, &order, outlet.clone()) {
                    Ok(printed) => {
                        made += printed.files.len();
                        files.extend(printed.files.iter().map(|file| PathBuf::from(&file.path)));
                    }
                    // A meeting that is still to come has no reports.
                    Err(PressError::Nothing) => continue,
                    Err(error) => panic!("{name}: {error}"),
                }
                if let Subject::Students { ids } = subject {
                    // Someone with a photo and a full passport comes first in the practice dossier.
                    let ids = ids.into_iter().take(1).collect();
                    let order = Order {
                        receiver,
                        ..Order::own(paper, Subject::Students { ids })
                    };
                    outlet = Outlet::folder(folder.join(name));
                    let printed = print(dossier, &order, outlet).unwrap();
                    files.extend(printed.files.iter().map(|file| PathBuf::from(&file.path)));
                }
            }
        }
        assert!(made > 0, "nothing to print of {}", paper.code());
    }
    files
}

#[test]
fn every_paper_of_the_practice_dossier_is_a_good_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("oefenen.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _) =
        Dossier::create(&file, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    demo::fill(&dossier, 40, now()).unwrap();
    let papers = folder.path().join("papieren");
    std::fs::create_dir(&papers).unwrap();
    let files = every_paper(&dossier, &papers);
    assert!(files.len() > 50, "{}", files.len());
    for file in &files {
        let check = Command::new("qpdf")
            .arg("--check")
            .arg(file)
            .output()
            .unwrap();
        assert!(
            check.status.success(),
            "{}: {}",
            file.display(),
            String::from_utf8_lossy(&check.stderr)
        );
    }
    if let Some((results, text)) = validate(&files) {
        assert!(results.values().all(|passed| *passed), "{text}");
    }
}
