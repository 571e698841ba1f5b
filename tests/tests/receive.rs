//! Stories about passports that travel: printed and sealed in one dossier, received in another, field
//! for field; and everything that is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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
fn a_passport_is_received_field_for_field() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let id = here.filled();
    for receiver in [
        Receiver::Jongere,
        Receiver::Mbo,
        Receiver::Werkgever,
        Receiver::Jobcoach,
    ] {
        let file = here.print(&id, receiver);
        let incoming = open_file(&file).unwrap();
        assert_eq!(incoming.signer, "Praktijkschool Voorbeeldstad");
        assert_eq!(incoming.sealed_at, now().date_time());
        assert_eq!(incoming.travel.receiver, receiver);

        // Nobody is known there, and the school neither.
        let there = if receiver == Receiver::Jongere {
            &there
        } else {
            &school("Elders")
        };
        let preview = there.compare(&incoming);
        assert_eq!(preview.signer.standing, Standing::New);
        assert_eq!(preview.signer.spoken.len(), 29);
        assert!(preview.known.is_empty() && preview.beside.is_none());
        assert_eq!(preview.name, "Çağla van den Voorbeeld");
        let all = TakeOver {
            into: None,
            fields: Vec::new(),
        };
        let unknown = handover::take_over(&there.dossier, &incoming, &all, now());
        assert!(matches!(unknown, Err(HandoverError::SignerNotConfirmed)));

        there.confirm(&incoming);
        let preview = there.compare(&incoming);
        assert_eq!(preview.signer.standing, Standing::Confirmed);
        let known = preview.signer.known.unwrap();
        assert_eq!(
            (known.confirmed_on, known.confirmed_by.as_str()),
            (Some(day("2027-03-10")), "Noor Proef")
        );

        let taken = there.take(&incoming, None);
        let new = taken.value.student_id.clone();
        assert!(taken.value.added && taken.changes.students.contains(&new));
        let student = students::get(&there.dossier, &new, now().today()).unwrap();
        assert_eq!(
            (
                student.first_name.as_str(),
                student.prefix.as_str(),
                student.last_name.as_str(),
                student.class.as_str()
            ),
            ("Çağla", "van den", "Voorbeeld", "5B")
        );
        // What that reader may see, and not one answer more.
        let sent: Vec<_> = here
            .answers(&id)
            .into_iter()
            .filter(|(question, _, chosen)| {
                *chosen >= receiver.audience()
                    && !(receiver == Receiver::Werkgever && question == "moeilijk")
            })
            .collect();
        assert_eq!(there.answers(&new), sent, "{receiver:?}");
        let file = students::file(&there.dossier, &new, now().today()).unwrap();
        let [place] = file.placements.as_slice() else {
            panic!("{:?}", file.placements)
        };
        assert_eq!(place.organisation, "Hovenier Fictief Groen");
        assert_eq!(
            (
                place.kind.as_str(),
                place.tasks.as_str(),
                place.days.as_str(),
                place.supervisor.as_str(),
                place.supervisor_phone.as_str()
            ),
            (
                "stage",
                "snoeien en harken",
                "ma, di",
                "Bas Bedacht",
                "0314 000 000"
            )
        );
        assert_eq!(
            (place.from_date, place.to_date),
            (Some(day("2026-09-01")), None)
        );
        let [proof] = file.evidence.as_slice() else {
            panic!("{:?}", file.evidence)
        };
        assert_eq!(
            (
                proof.kind.as_str(),
                proof.title.as_str(),
                proof.issuer.as_str(),
                proof.date
            ),
            (
                "praktijkverklaring",
                "Groen",
                "Hovenier Fictief Groen",
                Some(day("2026-06-30"))
            )
        );
        let photo = students::photo(&there.dossier, &new).unwrap();
        assert_eq!(photo.is_some(), receiver != Receiver::Werkgever);

        // Every field says where it came from, until somebody changes it.
        let origins = handover::origins(&there.dossier, &new).unwrap();
        assert_eq!(origins.len(), taken.value.taken);
        assert!(origins.iter().all(|origin| {
            origin.school == "Praktijkschool Voorbeeldstad"
                && origin.sealed_on == day("2027-03-10")
                && origin.received_on == day("2027-03-10")
                && origin.by == "Noor Proef"
        }));
        there.answer(&new, "goed-in", "Iets anders.", Visibility::Coach);
        let fewer = handover::origins(&there.dossier, &new).unwrap();
        assert_eq!(fewer.len(), origins.len() - 1);
        assert!(!fewer.iter().any(|origin| origin.field == "answer.goed-in"));
    }
}

#[test]
fn a_known_student_is_compared_and_taken_over_where_asked() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let id = here.filled();
    let incoming = open_file(&here.print(&id, Receiver::Mbo)).unwrap();
    there.confirm(&incoming);
    let twin = there.student("2005-01-01");
    let known = there.student("2009-06-14");
    there.answer(&known, "goed-in", "Koken.", Visibility::Ik);
    there.answer(
        &known,
        "zo-leer-ik",
        "Doe het één keer voor.",
        Visibility::Ontvanger,
    );
    passport::set_status(
        &there.dossier,
        &known,
        PassportStatus::Vastgesteld,
        "",
        "",
        now(),
    )
    .unwrap();

    // Of two with the same name, the one of whom the age agrees; the other is somebody else.
    let preview = there.compare(&incoming);
    assert_eq!(preview.beside, Some(known.clone()));
    assert_eq!(preview.known.len(), 1);
    assert!(preview.known[0].sure && preview.known[0].id != twin);
    assert_eq!(state(&preview, "first_name"), FieldState::Same);
    assert_eq!(state(&preview, "answer.goed-in"), FieldState::Different);
    assert_eq!(state(&preview, "answer.zo-leer-ik"), FieldState::Same);
    assert_eq!(state(&preview, "answer.motto"), FieldState::New);
    assert_eq!(state(&preview, "placement.1"), FieldState::New);
    assert_eq!(state(&preview, "photo"), FieldState::New);
    let proposed: Vec<&str> = preview
        .fields
        .iter()
        .filter(|field| field.proposed)
        .map(|field| field.key.as_str())
        .collect();
    for key in ["photo", "answer.motto", "placement.1", "evidence.1"] {
        assert!(proposed.contains(&key), "{key} in {proposed:?}");
    }
    for key in ["first_name", "class", "answer.goed-in", "answer.zo-leer-ik"] {
        assert!(!proposed.contains(&key), "{key} in {proposed:?}");
    }
    assert_eq!(preview.taken_before, None);

    // Only what is chosen; another text has to be confirmed by the student again, and an answer that
    // was for the student alone stays that.
    let before = there.answers(&known);
    let some = TakeOver {
        into: Some(known.clone()),
        fields: vec!["answer.goed-in".to_owned(), "placement.1".to_owned()],
    };
    let taken = handover::take_over(&there.dossier, &incoming, &some, now()).unwrap();
    assert_eq!(taken.value.taken, 2);
    let goed_in = there
        .answers(&known)
        .into_iter()
        .find(|(question, ..)| question == "goed-in");
    assert_eq!(
        goed_in,
        Some((
            "goed-in".to_owned(),
            "Snoeien.\nPlanten verpotten.".to_owned(),
            Visibility::Ik
        ))
    );
    let after = passport::get(&there.dossier, &known).unwrap();
    assert_eq!(after.status, PassportStatus::Concept);
    assert!(students::photo(&there.dossier, &known).unwrap().is_none());
    let preview = there.compare(&incoming);
    assert_eq!(state(&preview, "answer.goed-in"), FieldState::Same);
    assert_eq!(state(&preview, "placement.1"), FieldState::Same);
    assert_eq!(preview.taken_before, Some(day("2027-03-10")));

    // One step back, and everything is as it was: answers, places, status, origin.
    there
        .dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(there.answers(&known), before);
    assert!(
        students::file(&there.dossier, &known, now().today())
            .unwrap()
            .placements
            .is_empty()
    );
    assert_eq!(
        passport::get(&there.dossier, &known).unwrap().status,
        PassportStatus::Vastgesteld
    );
    assert!(
        handover::origins(&there.dossier, &known)
            .unwrap()
            .is_empty()
    );
    // That the school was confirmed stays: it is no part of the step.
    assert_eq!(
        there.compare(&incoming).signer.standing,
        Standing::Confirmed
    );

    // All of it, twice: the second time there is nothing left to take, also not the photo.
    there.take(&incoming, Some(&known));
    let preview = there.compare(&incoming);
    assert!(
        preview
            .fields
            .iter()
            .all(|field| field.state == FieldState::Same),
        "{preview:?}"
    );
    assert_eq!(there.take(&incoming, Some(&known)).value.taken, 0);
    assert_eq!(
        students::file(&there.dossier, &known, now().today())
            .unwrap()
            .placements
            .len(),
        1
    );
}

#[test]
fn the_same_file_goes_to_the_same_student_and_undo_leaves_nobody_behind() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let incoming = open_file(&here.print(&here.filled(), Receiver::Mbo)).unwrap();
    there.confirm(&incoming);
    let taken = there.take(&incoming, None);
    // The date of birth does not travel, so age can't tell; the file itself does.
    let again = there.compare(&incoming);
    assert_eq!(again.beside.as_ref(), Some(&taken.value.student_id));
    assert!(again.known[0].same_file && !again.known[0].sure);
    there
        .dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert!(there.compare(&incoming).known.is_empty());
    assert!(students::get(&there.dossier, &taken.value.student_id, now().today()).is_err());
    assert!(there.dossier.check().unwrap().problems.is_empty());
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

#[test]
fn one_key_seals_everything_and_its_own_dossier_knows_it() {
    let here = school("Praktijkschool Voorbeeldstad");
    let (one, other) = (here.filled(), here.student("2008-02-02"));
    here.answer(&other, "goed-in", "Koken.", Visibility::Ontvanger);
    assert!(
        handover::own_key(&here.dossier).unwrap().is_none(),
        "made at the first need"
    );
    let first = open_file(&here.print(&one, Receiver::Jongere)).unwrap();
    let second = open_file(&here.print(&other, Receiver::Mbo)).unwrap();
    assert_eq!(first.fingerprint, second.fingerprint);
    assert_eq!(here.compare(&first).signer.standing, Standing::Own);
    // The secret is never in an undo step, and the key survives one.
    let patch = StudentPatch {
        class: Some("6A".to_owned()),
        ..StudentPatch::default()
    };
    let step = students::update(&here.dossier, &one, &patch, now())
        .unwrap()
        .changes
        .undo
        .unwrap();
    here.dossier.undo(step, now()).unwrap();
    assert!(handover::own_key(&here.dossier).unwrap().is_some());
    // Another school that calls itself the same.
    let imposter = school("Praktijkschool Voorbeeldstad");
    let theirs = open_file(&imposter.print(&imposter.filled(), Receiver::Mbo)).unwrap();
    let there = school("Mbo Verzonnen");
    there.confirm(&first);
    let preview = there.compare(&theirs);
    assert_eq!(preview.signer.standing, Standing::New);
    assert_eq!(
        preview.signer.other_key.unwrap().fingerprint,
        first.fingerprint
    );
}

#[test]
fn the_own_seal_is_read_aloud_as_the_receiver_sees_it() {
    let here = school("Praktijkschool Voorbeeldstad");
    assert_eq!(own_seal(&here.dossier).unwrap(), None);
    let path = here.print(&here.filled(), Receiver::Mbo);
    let own = own_seal(&here.dossier).unwrap().unwrap();
    let there = school("Vso De Bedachte Brug");
    let seen = there.compare(&open_file(&path).unwrap()).signer;
    assert_eq!(own.standing, Standing::Own);
    assert_eq!(seen.standing, Standing::New);
    assert_eq!(
        (own.fingerprint, own.spoken, own.name),
        (seen.fingerprint, seen.spoken, seen.name)
    );
}

#[test]
fn a_passport_with_a_password_opens_in_other_programs_and_is_not_received() {
    let here = school("Praktijkschool Voorbeeldstad");
    let path = here.print_with(&here.filled(), Receiver::Mbo, Some("lente-2027"));
    let refused = open_file(&path).unwrap_err();
    assert_eq!(refused.code(), "received_locked");
    assert!(refused.to_string().contains("zonder wachtwoord"));
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .arg(&path)
            .args(if program == "pdftotext" {
                &["-"][..]
            } else {
                &[]
            })
            .output();
        output.unwrap_or_else(|error| panic!("{program}: {error}"))
    };
    let shown = run("qpdf", &["--show-encryption", "--password=lente-2027"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("R = 6") && shown.contains("AESv3"),
        "{shown}"
    );
    assert!(
        run("qpdf", &["--check", "--password=lente-2027"])
            .status
            .success()
    );
    assert!(!run("qpdf", &["--check", "--password=mis"]).status.success());
    let text = run("pdftotext", &["-upw", "lente-2027"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(
        text.contains("Voorbeeld") && text.contains("Snoeien"),
        "{text}"
    );
    assert!(!run("pdftotext", &[]).status.success());
    let bytes = std::fs::read(&path).unwrap();
    let raw = String::from_utf8_lossy(&bytes);
    assert!(!raw.contains("Voorbeeld") && !raw.contains("pdfaid"));
}

#[test]
fn poppler_finds_the_data_and_the_seal() {
    let here = school("Praktijkschool Voorbeeldstad");
    let path = here.print(&here.filled(), Receiver::Mbo);
    let run = |program: &str, arguments: &[&str], file: &Path| {
        let output = Command::new(program).args(arguments).arg(file).output();
        String::from_utf8_lossy(
            &output
                .unwrap_or_else(|error| panic!("{program}: {error}"))
                .stdout,
        )
        .into_owned()
    };
    assert!(run("pdfdetach", &["-list"], &path).contains("paspoort.json"));
    let seal = run("pdfsig", &[], &path);
    assert!(
        seal.contains("Signature is Valid.") && seal.contains("Total document signed"),
        "{seal}"
    );
    let size = std::fs::metadata(&path).unwrap().len();
    assert!(size <= 90_000, "{size} bytes");
}

#[test]
fn the_command_line_receives_and_says_with_its_exit_code_what_is_wrong() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let student = here.filled();
    let path = here.print(&student, Receiver::Mbo);
    let other = here.print(&student, Receiver::Jongere);
    let incoming = open_file(&path).unwrap();
    let spoken = there.compare(&incoming).signer.spoken;
    let (dossier, _folder) = there.close();
    let file = path.to_str().unwrap();
    let receive = |arguments: &[&str]| {
        commandline::run(
            &dossier,
            &[&["receive", "--json", file], arguments].concat(),
        )
    };
    let looked = receive(&["--dry-run"]);
    assert_eq!(
        (looked.code, looked.json()["taken"].is_null()),
        (0, true),
        "{looked:?}"
    );
    assert_eq!(looked.json()["preview"]["name"], "Çağla van den Voorbeeld");
    let unknown = receive(&[]);
    assert_eq!(
        (unknown.code, unknown.problem().as_str()),
        (3, "signer_not_confirmed")
    );
    let wrong = receive(&["--signer", "0000 0000 0000 0000 0000 0000"]);
    assert_eq!(
        (wrong.code, wrong.problem().as_str()),
        (3, "bad_fingerprint")
    );
    let short = receive(&["--signer", &spoken[..9]]);
    assert_eq!(short.problem(), "bad_fingerprint");
    let taken = receive(&["--signer", &spoken.to_lowercase()]);
    assert_eq!(taken.code, 0, "{taken:?}");
    assert_eq!(taken.json()["taken"]["added"], true);
    // The very same file once more is laid beside the student it was taken over for.
    let again = receive(&[]);
    assert_eq!(
        (again.code, again.problem().as_str()),
        (3, "nothing_chosen")
    );
    // In another file only the name is known, and nobody says who it is.
    let who = commandline::run(&dossier, &["receive", "--json", other.to_str().unwrap()]);
    assert_eq!((who.code, who.problem().as_str()), (3, "who_is_it"));
    let same = receive(&["--student", "H-1", "--replace"]);
    assert_eq!(
        same.code, 3,
        "everything is the same, nothing to choose: {same:?}"
    );
    assert_eq!(receive(&["--student", "H-9"]).problem(), "unknown_student");

    let mut changed = std::fs::read(&path).unwrap();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    std::fs::write(&path, changed).unwrap();
    let broken = receive(&["--dry-run"]);
    assert_eq!((broken.code, broken.problem().as_str()), (3, "seal_broken"));
}
