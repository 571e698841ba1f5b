//! Letters and forms out of the practice dossier: every kind comes out, and none says more than its
//! reader may know.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::meetings::{Meeting, MeetingStatus};
use transitieroute_core::roster::{StudentQuery, StudentRow};
use transitieroute_core::{Dossier, Moment, Secret, demo, meetings, roster, students};
use transitieroute_press::{self as press, Job, Note, Order, Outlet, Paper, Printed, Subject};

fn now() -> Moment {
    Moment::noon("2027-03-02".parse().unwrap())
}

fn practice() -> (TempDir, Dossier) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("oefen.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let school = "Praktijkschool Voorbeeldstad";
    let dossier = Dossier::create(&path, &password, school, now()).unwrap().0;
    demo::fill(&dossier, 40, now()).unwrap();
    (folder, dossier)
}

fn everybody(dossier: &Dossier) -> Vec<StudentRow> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    roster::list(dossier, &query, now().today()).unwrap().rows
}

fn held(dossier: &Dossier) -> Meeting {
    let mut all = meetings::list(dossier, now().today()).unwrap();
    let at = all
        .iter()
        .position(|meeting| meeting.status == MeetingStatus::Closed && meeting.students > 1);
    all.swap_remove(at.expect("a meeting that was held"))
}

fn print(
    dossier: &Dossier,
    paper: Paper,
    subject: Subject,
    receiver: Receiver,
    out: PathBuf,
) -> Printed {
    let order = Order {
        receiver,
        ..Order::own(paper, subject)
    };
    let mut outlet = Outlet::folder(out);
    outlet.note = (receiver != Receiver::Jongere).then(|| Note {
        recipient: "Groen Fictief BV".to_owned(),
        organisation_id: None,
        contact_id: None,
        purpose: "kennismaken".to_owned(),
        basis: Basis::ZelfGegeven,
        basis_note: String::new(),
        form: Form::Papier,
        consent_id: None,
    });
    let job = Job {
        now: now(),
        cancel: &AtomicBool::new(false),
        progress: &|_, _| {},
    };
    press::print(dossier, &order, &outlet, &job).unwrap()
}

/// The text of a document; nothing when poppler is not installed.
fn text(file: &str) -> Option<String> {
    let output = Command::new("pdftotext").args(["-raw", file, "-"]).output();
    let output = output.ok()?;
    assert!(output.status.success(), "{file}");
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn ids(rows: &[StudentRow]) -> Vec<StudentId> {
    rows.iter().map(|row| row.id.clone()).collect()
}

#[test]
fn every_paper_about_students_comes_out_for_everybody() {
    let (folder, dossier) = practice();
    let rows = everybody(&dossier);
    let all = || Subject::Students { ids: ids(&rows) };
    let out = |name: &str| folder.path().join(name);
    for (paper, receiver) in [
        (Paper::Overgangsdocument, Receiver::Jongere),
        (Paper::Overdracht, Receiver::Mbo),
        (Paper::Inzage, Receiver::Jongere),
    ] {
        let printed = print(&dossier, paper, all(), receiver, out(paper.code()));
        assert_eq!(printed.files.len(), rows.len(), "{}", paper.code());
    }
    for paper in [Paper::Begeleidingsplan, Paper::Deelformulier] {
        let printed = print(&dossier, paper, all(), Receiver::Jongere, out(paper.code()));
        assert!(!printed.files.is_empty(), "{}", paper.code());
    }
    let list = print(
        &dossier,
        Paper::Bellijst,
        all(),
        Receiver::Jongere,
        out("bel"),
    );
    assert_eq!(list.files.len(), 1);
}

#[test]
fn an_invitation_for_a_professional_names_no_student() {
    let (folder, dossier) = practice();
    let meeting = held(&dossier);
    let subject = || Subject::Meeting {
        id: meeting.id.clone(),
    };
    let out = |name: &str| folder.path().join(name);
    let letters = print(
        &dossier,
        Paper::Uitnodiging,
        subject(),
        Receiver::Jongere,
        out("brieven"),
    );
    assert!(!letters.files.is_empty());
    let rows = everybody(&dossier);
    for file in &letters.files {
        let Some(text) = text(&file.path) else { return };
        for row in &rows {
            let name = format!("{} {}", row.first_name, row.last_name);
            assert!(!text.contains(&name), "{name} in {}", file.path);
        }
    }
}

#[test]
fn a_simple_letter_and_report_are_about_one_student() {
    let (folder, dossier) = practice();
    let meeting = held(&dossier);
    let page = meetings::get(&dossier, &meeting.id, now().today()).unwrap();
    for paper in [
        Paper::EenvoudigeUitnodiging,
        Paper::EenvoudigVerslag,
        Paper::LeegVerslag,
    ] {
        let subject = Subject::Meeting {
            id: meeting.id.clone(),
        };
        let out = folder.path().join(paper.code());
        let printed = print(&dossier, paper, subject, Receiver::Jongere, out);
        assert!(printed.files.len() > 1, "{}", paper.code());
        for file in &printed.files {
            let Some(text) = text(&file.path) else { return };
            for item in &page.items {
                assert_eq!(
                    text.contains(&item.name),
                    item.name == file.about,
                    "{} in the paper of {}",
                    item.name,
                    file.about
                );
            }
        }
    }
}

#[test]
fn an_employer_reads_nothing_about_regulations() {
    let (folder, dossier) = practice();
    let rows = everybody(&dossier);
    let with_instruments: Vec<_> = rows
        .iter()
        .filter_map(|row| students::file(&dossier, &row.id, now().today()).ok())
        .filter(|file| !file.instruments.is_empty())
        .collect();
    assert!(!with_instruments.is_empty());
    let subject = || Subject::Students {
        ids: with_instruments
            .iter()
            .map(|file| file.student.id.clone())
            .collect(),
    };
    let shown = |receiver: Receiver, folder: &Path| -> usize {
        let printed = print(
            &dossier,
            Paper::Overdracht,
            subject(),
            receiver,
            folder.join(format!("{receiver:?}")),
        );
        assert_eq!(printed.files.len(), with_instruments.len());
        let texts = printed.files.iter().filter_map(|file| text(&file.path));
        texts
            .filter(|text| text.contains("Regelingen die lopen"))
            .count()
    };
    assert_eq!(shown(Receiver::Werkgever, folder.path()), 0);
    if Command::new("pdftotext").arg("-v").output().is_ok() {
        assert!(shown(Receiver::Gemeente, folder.path()) > 0);
    }
}

#[test]
fn counts_and_blank_forms_hold_no_name() {
    let (folder, dossier) = practice();
    let rows = everybody(&dossier);
    let cohort = Subject::Cohort {
        name: rows[0].cohort.clone(),
    };
    let out = |name: &str| folder.path().join(name);
    for (paper, subject) in [
        (Paper::Cohort, cohort),
        (Paper::LeegPaspoort, Subject::Nobody),
        (Paper::LeegContact, Subject::Nobody),
    ] {
        let printed = print(
            &dossier,
            paper,
            subject,
            Receiver::Jongere,
            out(paper.code()),
        );
        assert_eq!(printed.files.len(), 1);
        let Some(text) = text(&printed.files[0].path) else {
            return;
        };
        for row in &rows {
            let student = students::get(&dossier, &row.id, now().today()).unwrap();
            let name = format!("{} {}", student.first_name, student.last_name);
            assert!(!text.contains(&name), "{name}");
        }
    }
}
