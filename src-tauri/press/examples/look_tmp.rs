#![allow(clippy::all, missing_docs)]
use std::sync::atomic::AtomicBool;
use transitieroute_core::{Dossier, Moment, Secret, demo, meetings, passport, roster};
use transitieroute_core::roster::StudentQuery;
use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_press::{self as press, *};
fn main() {
    let out = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    std::fs::create_dir_all(&out).unwrap();
    let path = out.join("x.transitieroute");
    let _ = std::fs::remove_file(&path);
    let now = Moment::noon("2027-03-02".parse().unwrap());
    let dossier = Dossier::create(&path, &Secret::new("oefenen-met-transitieroute"), "Praktijkschool Voorbeeldstad", now).unwrap().0;
    demo::fill(&dossier, 40, now).unwrap();
    let query = StudentQuery { closed: true, limit: usize::MAX, ..StudentQuery::default() };
    let rows = roster::list(&dossier, &query, now.today()).unwrap().rows;
    let ids: Vec<_> = rows.iter().map(|r| r.id.clone()).collect();
    let _ = passport::holders(&dossier);
    let list = meetings::list(&dossier, now.today()).unwrap();
    for paper in Paper::ALL {
        let subjects: Vec<Subject> = match paper.about() {
            About::Students => vec![Subject::Students { ids: ids.clone() }],
            About::Meeting => list.iter().map(|m| Subject::Meeting { id: m.id.clone() }).collect(),
            About::Cohort => vec![Subject::Cohort { name: rows[0].cohort.clone() }],
            About::Nobody => vec![Subject::Nobody],
            About::Coach => continue,
        };
        for (n, subject) in subjects.into_iter().enumerate() {
            let receiver = paper.receivers().first().copied().unwrap_or(Receiver::Jongere);
            let order = Order { paper, subject, receiver, sections: None };
            let mut outlet = Outlet::folder(out.join(format!("{}-{n}", paper.code())));
            if receiver != Receiver::Jongere {
                outlet.note = Some(Note { recipient: "Groen Fictief BV".into(), organisation_id: None, contact_id: None, purpose: "kennismaken".into(), basis: Basis::ZelfGegeven, basis_note: String::new(), form: Form::Papier, consent_id: None });
            }
            let job = Job { now, cancel: &AtomicBool::new(false), progress: &|_, _| {} };
            match press::print(&dossier, &order, &outlet, &job) {
                Ok(p) => println!("{} {n}: {} files, left out {:?}", paper.code(), p.files.len(), p.left_out.iter().take(2).collect::<Vec<_>>()),
                Err(e) => println!("{} {n}: ERR {e}", paper.code()),
            }
        }
    }
}
