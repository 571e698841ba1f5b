//! Stories about passports that travel: printed and sealed in one dossier, received in another, field
//! for field; and everything that is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "receive/sealed.rs"]
mod sealed;
#[path = "receive/taken.rs"]
mod taken;

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::handover::{
    self, Choice, FieldState, HandoverError, Incoming, ReceivedPreview, Standing, TakeOver,
    TakenOver, Travel,
};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, PassportStatus, Visibility};
use transitieroute_core::students::{self, StudentPatch};
use transitieroute_core::{Changed, Moment, UserFacing};
use transitieroute_documents::{
    Along, Attachment, Engine, Relation, SealRoom, pdf_with, recovery::RecoverySheet,
};
use transitieroute_press::own_seal;
use transitieroute_press::receive::{open, open_file, open_same};
use transitieroute_seal::SealKey;
use transitieroute_tests::commandline;
use transitieroute_tests::school::School;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2027-03-10"))
}

fn school(name: &str) -> School {
    School::new(name, now())
}

/// What the stories do at a school.
trait Travels {
    fn compare(&self, incoming: &Incoming) -> ReceivedPreview;
    fn confirm(&self, incoming: &Incoming);
    /// Takes over all that has a place.
    fn take(&self, incoming: &Incoming, into: Option<&StudentId>) -> Changed<TakenOver>;
    fn take_one(&self, incoming: &Incoming, into: &StudentId, key: &str);
    fn answers(&self, student: &StudentId) -> Vec<(String, String, Visibility)>;
}

impl Travels for School {
    fn compare(&self, incoming: &Incoming) -> ReceivedPreview {
        handover::compare(&self.dossier, incoming, Choice::Propose).unwrap()
    }

    fn confirm(&self, incoming: &Incoming) {
        handover::confirm_signer(
            &self.dossier,
            &incoming.fingerprint,
            &incoming.signer,
            true,
            now(),
        )
        .unwrap();
    }

    fn take(&self, incoming: &Incoming, into: Option<&StudentId>) -> Changed<TakenOver> {
        let preview = self.compare(incoming);
        let request = TakeOver {
            into: into.cloned(),
            fields: preview
                .fields
                .iter()
                .filter(|field| field.state != FieldState::NoPlace)
                .map(|field| field.key.clone())
                .collect(),
        };
        handover::take_over(&self.dossier, incoming, &request, now()).unwrap()
    }

    fn take_one(&self, incoming: &Incoming, into: &StudentId, key: &str) {
        let request = TakeOver {
            into: Some(into.clone()),
            fields: vec![key.to_owned()],
        };
        handover::take_over(&self.dossier, incoming, &request, now()).unwrap();
    }

    fn answers(&self, student: &StudentId) -> Vec<(String, String, Visibility)> {
        let answers = passport::get(&self.dossier, student)
            .unwrap()
            .answers
            .into_iter();
        answers
            .filter(|answer| !answer.text.is_empty())
            .map(|answer| (answer.question, answer.text, answer.visibility))
            .collect()
    }
}

fn state(preview: &ReceivedPreview, key: &str) -> FieldState {
    let field = preview.fields.iter().find(|field| field.key == key);
    field
        .unwrap_or_else(|| panic!("{key} in {preview:?}"))
        .state
}

#[test]
fn what_was_changed_or_is_no_passport_is_refused() {
    let here = school("Praktijkschool Voorbeeldstad");
    let path = here.print(&here.filled(), Receiver::Mbo);
    let good = std::fs::read(&path).unwrap();
    open(&good).unwrap();
    for at in (0..good.len()).step_by(good.len() / 60) {
        let mut changed = good.clone();
        changed[at] ^= 1;
        assert!(open(&changed).is_err(), "byte {at}");
        assert!(!open(&changed).unwrap_err().to_string().is_empty());
    }
    let code = |bytes: &[u8]| open(bytes).unwrap_err().code();
    assert_eq!(code(&[&good[..], b"x"].concat()), "seal_broken");
    assert_eq!(code(b"klas;naam"), "not_a_pdf");
    let missing = open_file(&here.folder.path().join("weg.pdf")).unwrap_err();
    assert_eq!(missing.code(), "received_unreadable");

    // Sealed, but not with a passport inside; and one of a newer program.
    let with = |name: &str, json: &[u8]| {
        let key = SealKey::make("School", now().date_time()).unwrap();
        let sheet = RecoverySheet {
            school: "School".to_owned(),
            dossier: "school".to_owned(),
            date: now().today(),
            code: "AAAA-BBBB".to_owned(),
        };
        let along = Along {
            attachments: vec![Attachment {
                name: name.to_owned(),
                mime: "application/json",
                description: "gegevens".to_owned(),
                relation: Relation::Data,
                bytes: json.to_vec(),
            }],
            seal: Some(SealRoom {
                name: "School".to_owned(),
                reason: "proef".to_owned(),
                label: "zegel".to_owned(),
            }),
            password: None,
        };
        let engine = Engine::new().unwrap();
        let pdf = pdf_with(&sheet, &along, &engine, now().date_time()).unwrap();
        transitieroute_seal::sign(pdf, &key).unwrap()
    };
    assert_eq!(code(&with("anders.json", b"{}")), "not_a_passport");
    assert_eq!(code(&with("paspoort.json", b"{}")), "not_a_passport");
    let newer = br#"{"format":"paspoort-voor-succes","version":2}"#;
    assert_eq!(code(&with("paspoort.json", newer)), "received_newer");

    // What is taken over is what was shown.
    let digest = open_file(&path).unwrap().file_digest;
    open_same(&path, &digest).unwrap();
    let other = here.student("2008-01-01");
    here.answer(&other, "goed-in", "Koken.", Visibility::Ontvanger);
    let other = here.print(&other, Receiver::Jongere);
    std::fs::copy(other, &path).unwrap();
    assert_eq!(open_same(&path, &digest).unwrap_err().code(), "other_file");
}

#[test]
fn nothing_goes_half_way_and_nothing_unasked() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let mut incoming = open_file(&here.print(&here.filled(), Receiver::Mbo)).unwrap();
    there.confirm(&incoming);
    let refused = |incoming: &Incoming, into: Option<StudentId>, fields: &[&str]| {
        let request = TakeOver {
            into,
            fields: fields.iter().map(|&key| key.to_owned()).collect(),
        };
        let error = handover::take_over(&there.dossier, incoming, &request, now()).unwrap_err();
        assert!(
            there
                .compare(incoming)
                .known
                .iter()
                .all(|student| student.class.is_empty() || student.class == "5B")
        );
        error.code()
    };
    assert_eq!(
        refused(&incoming, None, &["answer.bestaat-niet"]),
        "unknown_field"
    );
    assert_eq!(
        refused(&incoming, Some(StudentId::new()), &["answer.goed-in"]),
        "unknown_student"
    );
    let known = there.student("2009-06-14");
    assert_eq!(
        refused(&incoming, Some(known.clone()), &[]),
        "nothing_chosen"
    );
    // A question that is not in our set has no place, unless its words are those of one of ours.
    incoming.travel.sections[0].answers[0].question = "eigen-vraag".to_owned();
    incoming.travel.sections[0].answers[0].text = "Iets.".to_owned();
    let by_words = there.compare(&incoming);
    assert_ne!(state(&by_words, "answer.eigen-vraag"), FieldState::NoPlace);
    incoming.travel.sections[0].answers[0].label = "Wat eet je graag?".to_owned();
    assert_eq!(
        state(&there.compare(&incoming), "answer.eigen-vraag"),
        FieldState::NoPlace
    );
    let error = refused(
        &incoming,
        Some(known.clone()),
        &["class", "answer.motto", "answer.eigen-vraag"],
    );
    assert_eq!(error, "unknown_field");
    assert!(
        there.answers(&known).is_empty(),
        "the answer before it went back as well"
    );
    // A photo that is none.
    incoming.photo = Some(b"geen foto".to_vec());
    assert_eq!(
        refused(&incoming, Some(known.clone()), &["photo"]),
        "bad_photo"
    );
    // A BSN in what came is kept nowhere.
    incoming.travel.front[0].text = "Mijn nummer is 123456782.".to_owned();
    there.take_one(&incoming, &known, "answer.motto");
    assert!(
        there
            .answers(&known)
            .iter()
            .all(|(_, text, _)| !text.contains("123456782"))
    );
    // Taken back: the school is new again in what it may.
    let taken_back =
        handover::confirm_signer(&there.dossier, &incoming.fingerprint, "x", false, now());
    assert_eq!(taken_back.unwrap().value.standing, Standing::Seen);
    assert_eq!(
        refused(&incoming, Some(known), &["answer.zo-leer-ik"]),
        "signer_not_confirmed"
    );
}

#[test]
fn a_withheld_answer_is_nowhere_in_the_data() {
    let here = school("Praktijkschool Voorbeeldstad");
    let id = here.filled();
    for receiver in Receiver::ALL {
        let incoming = open_file(&here.print(&id, receiver)).unwrap();
        let json = String::from_utf8(incoming.travel.json().unwrap()).unwrap();
        assert_eq!(
            json.contains("Boterham"),
            receiver.audience() <= Visibility::Coach,
            "{receiver:?}"
        );
        assert_eq!(
            json.contains("Appelmoes"),
            receiver == Receiver::Jongere,
            "{receiver:?}"
        );
        assert!(
            !json.contains("2009-06-14"),
            "the date of birth is not on the paper either"
        );
        let photo = incoming.travel.student.photo.is_some();
        assert_eq!(photo, incoming.photo.is_some());
        assert_eq!(Travel::read(json.as_bytes()).unwrap(), incoming.travel);
    }
}
