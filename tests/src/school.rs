//! A school with a student whose passport has something in every corner, for the stories about
//! passports that travel.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use transitieroute_core::disclosure::{Basis, Form, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, SaveAnswer, Visibility};
use transitieroute_core::students::{self, Evidence, NewStudent, Placement};
use transitieroute_core::{Dossier, Moment, Secret, settings};
use transitieroute_press::{self as press, Job, Note, Order, Outlet, Paper, Subject};

use crate::commandline::PASSWORD;

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

const PHOTO: &[u8] = include_bytes!("../../src-tauri/documents/tests/fixtures/portrait.jpg");

/// A school with its dossier.
pub struct School {
    /// The open dossier.
    pub dossier: Dossier,
    /// Where it is, with room for what is printed.
    pub folder: tempfile::TempDir,
    now: Moment,
}

impl School {
    pub fn new(name: &str, now: Moment) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.transitieroute");
        let (dossier, _) = Dossier::create(&path, &Secret::new(PASSWORD), name, now).unwrap();
        let mut own = settings::get(&dossier).unwrap();
        own.user_name = "Noor Proef".to_owned();
        settings::update(&dossier, &own, now).unwrap();
        Self {
            dossier,
            folder,
            now,
        }
    }

    /// Closes the dossier; gives its file, and the folder that must outlive it.
    pub fn close(self) -> (PathBuf, tempfile::TempDir) {
        drop(self.dossier);
        (
            self.folder.path().join("school.transitieroute"),
            self.folder,
        )
    }

    pub fn student(&self, birth: &str) -> StudentId {
        let new = NewStudent {
            first_name: "Çağla".to_owned(),
            prefix: "van den".to_owned(),
            last_name: "Voorbeeld".to_owned(),
            birth_date: birth.to_owned(),
            class: "5B".to_owned(),
            ..NewStudent::default()
        };
        students::add(&self.dossier, &new, self.now).unwrap().value
    }

    pub fn answer(&self, student: &StudentId, question: &str, text: &str, visibility: Visibility) {
        let answer = SaveAnswer {
            student_id: student.clone(),
            question: question.to_owned(),
            text: Some(text.to_owned()),
            visibility: Some(visibility),
        };
        passport::save_answer(&self.dossier, &answer, self.now).unwrap();
    }

    /// A student with something in every corner of the passport.
    pub fn filled(&self) -> StudentId {
        let id = self.student("2009-06-14");
        for (question, text, visibility) in [
            (
                "motto",
                "Ik maak af waar ik aan begin.",
                Visibility::Ontvanger,
            ),
            (
                "goed-in",
                "Snoeien.\nPlanten verpotten.",
                Visibility::Ontvanger,
            ),
            (
                "zo-leer-ik",
                "Doe het één keer voor.",
                Visibility::Ontvanger,
            ),
            (
                "moeilijk",
                "Alleen voor de coach: Boterham.",
                Visibility::Coach,
            ),
            ("droom", "Alleen voor mij: Appelmoes.", Visibility::Ik),
            ("stages", "Stages: mooi.", Visibility::Ontvanger),
            ("bewijzen", "Trots.", Visibility::Ontvanger),
        ] {
            self.answer(&id, question, text, visibility);
        }
        let place = Placement {
            id: None,
            kind: "stage".to_owned(),
            organisation_id: None,
            organisation: "Hovenier Fictief Groen".to_owned(),
            tasks: "snoeien en harken".to_owned(),
            from_date: Some(date("2026-09-01")),
            to_date: None,
            days: "ma, di".to_owned(),
            hours_per_week: Some(16),
            supervisor: "Bas Bedacht".to_owned(),
            supervisor_phone: "0314 000 000".to_owned(),
            ended_because: String::new(),
        };
        students::save_placement(&self.dossier, &id, &place, self.now).unwrap();
        let proof = Evidence {
            id: None,
            kind: "praktijkverklaring".to_owned(),
            title: "Groen".to_owned(),
            issuer: "Hovenier Fictief Groen".to_owned(),
            date: Some(date("2026-06-30")),
            valid_to: None,
            in_passport: true,
        };
        students::save_evidence(&self.dossier, &id, &proof, self.now).unwrap();
        students::save_photo(&self.dossier, &id, PHOTO, self.now).unwrap();
        id
    }

    /// The passport of this student for this receiver, sealed.
    pub fn print(&self, student: &StudentId, receiver: Receiver) -> PathBuf {
        self.print_with(student, receiver, None)
    }

    pub fn print_with(
        &self,
        student: &StudentId,
        receiver: Receiver,
        password: Option<&str>,
    ) -> PathBuf {
        let order = Order {
            receiver,
            ..Order::own(
                Paper::Paspoort,
                Subject::Students {
                    ids: vec![student.clone()],
                },
            )
        };
        let outlet = Outlet {
            password: password.map(Secret::new),
            note: (receiver != Receiver::Jongere).then(|| Note {
                recipient: "Bakkerij Verzonnen".to_owned(),
                organisation_id: None,
                contact_id: None,
                purpose: "kennismaken".to_owned(),
                basis: Basis::ZelfGegeven,
                basis_note: String::new(),
                form: Form::Pdf,
                consent_id: None,
            }),
            ..Outlet::folder(
                self.folder
                    .path()
                    .join(format!("{receiver:?}-{}", password.is_some())),
            )
        };
        let (cancel, progress) = (AtomicBool::new(false), |_, _| {});
        let job = Job {
            now: self.now,
            cancel: &cancel,
            progress: &progress,
        };
        let printed = press::print(&self.dossier, &order, &outlet, &job).unwrap();
        PathBuf::from(&printed.files[0].path)
    }
}
