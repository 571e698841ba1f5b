//! What a young person keeps back is nowhere in a file: not in its text, its structure, its data, its
//! bookmarks or its description; for every paper, every reader, and every choice of parts.

use std::path::Path;
use std::process::Command;

use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, SaveAnswer, SectionKind, Visibility};
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Secret};
use transitieroute_documents::{Along, Attachment, Engine, Relation, pdf_with};
use transitieroute_press::{About, Order, Outlet, Paper, PressError, Subject};

use super::desk::{empty, now, order, print, receivers};
use super::samples;

/// A word that stands in one answer and nowhere else.
struct Answer {
    word: String,
    section: SectionKind,
    visibility: Visibility,
}

const LEVELS: [Visibility; 3] = [Visibility::Ik, Visibility::Coach, Visibility::Ontvanger];

/// A student who answered every question, each for other eyes.
fn student(dossier: &Dossier, number: usize) -> (StudentId, Vec<Answer>) {
    let new = NewStudent {
        first_name: ["Sanne", "Daan", "Noor"][number].to_owned(),
        last_name: "Voorbeeld".to_owned(),
        municipality_code: "GM0222".to_owned(),
        ..NewStudent::default()
    };
    let id = students::add(dossier, &new, now()).unwrap().value;
    let set = passport::get(dossier, &id).unwrap().set;
    let mut answers = Vec::new();
    for section in &set.sections {
        for question in &section.questions {
            let index = answers.len();
            let answer = Answer {
                word: format!("Zorp{number}q{index:02}x"),
                section: section.kind,
                visibility: LEVELS[(index + number) % LEVELS.len()],
            };
            let save = SaveAnswer {
                student_id: id.clone(),
                question: question.code.clone(),
                text: Some(answer.word.clone()),
                visibility: Some(answer.visibility),
            };
            passport::save_answer(dossier, &save, now()).unwrap();
            answers.push(answer);
        }
    }
    assert!(answers.len() > 20);
    (id, answers)
}

/// May this reader see this answer at all?
fn may(receiver: Receiver, sections: Option<&[SectionKind]>, answer: &Answer) -> bool {
    let eyes = match receiver {
        Receiver::Jongere => true,
        Receiver::Jobcoach => answer.visibility != Visibility::Ik,
        _ => answer.visibility == Visibility::Ontvanger,
    };
    eyes && Edition::standard(receiver).allows(answer.section)
        && sections.is_none_or(|sections| sections.contains(&answer.section))
}

/// All bytes of a file with nothing packed or locked, as text. Words in UTF-16 read as plain letters,
/// and what stands in hexadecimal stands there a second time.
fn opened(file: &Path, password: Option<&str>) -> String {
    let open = file.with_extension("open");
    let done = Command::new("qpdf")
        .args(password.map(|password| format!("--password={password}")))
        .args(["--decrypt", "--qdf", "--object-streams=disable"])
        .args([file, &open])
        .output()
        .unwrap_or_else(|error| panic!("qpdf: {error}"));
    // A seal covers the packed bytes only, which qpdf may warn about.
    assert!(open.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    let bytes = std::fs::read(&open).unwrap();
    std::fs::remove_file(&open).unwrap();
    let plain = String::from_utf8_lossy(&bytes);
    let strings = plain.split('<').filter_map(|part| part.split_once('>'));
    let hidden: Vec<u8> = strings.flat_map(|(hex, _)| unhex(hex)).collect();
    let hidden = String::from_utf8_lossy(&hidden).replace('\0', "");
    plain.replace('\0', "") + &hidden
}

/// The bytes of a string in hexadecimal; nothing when it is something else.
fn unhex(hex: &str) -> Vec<u8> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let pair = |pair: &[u8]| Some((digit(pair[0])? * 16 + digit(*pair.get(1)?)?) as u8);
    let bytes: Option<Vec<u8>> = hex.as_bytes().chunks(2).map(pair).collect();
    bytes.unwrap_or_default()
}

fn text(file: &Path, password: Option<&str>) -> String {
    let mut said = String::new();
    for (program, arguments) in [
        ("pdftotext", &["-raw"][..]),
        ("pdfinfo", &["-struct-text"][..]),
    ] {
        let mut command = Command::new(program);
        command.args(arguments);
        if let Some(password) = password {
            command.args(["-upw", password]);
        }
        command.arg(file);
        if program == "pdftotext" {
            command.arg("-");
        }
        let output = command
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(output.status.success(), "{program} {}", file.display());
        said.push_str(&String::from_utf8_lossy(&output.stdout));
    }
    said
}

struct Seen {
    text: usize,
    bytes: usize,
}

/// Looks for every answer of every student in the files of an order.
fn look(
    dossier: &Dossier,
    order: &Order,
    outlet: Outlet,
    answers: &[Answer],
    password: Option<&str>,
) -> Option<Seen> {
    let what = format!("{} for {:?}", order.paper.code(), order.receiver);
    let printed = match print(dossier, order, outlet) {
        Ok(printed) => printed,
        Err(PressError::Nothing) => return None,
        Err(error) => panic!("{what}: {error}"),
    };
    let mut seen = Seen { text: 0, bytes: 0 };
    for file in &printed.files {
        let path = Path::new(&file.path);
        let (text, bytes) = (text(path, password), opened(path, password));
        for answer in answers {
            let (in_text, in_bytes) = (text.contains(&answer.word), bytes.contains(&answer.word));
            let allowed = may(order.receiver, order.sections.as_deref(), answer);
            assert!(
                allowed || !(in_text || in_bytes),
                "{what}: {:?} of {:?} is in {}",
                answer.visibility,
                answer.section,
                file.path
            );
            seen.text += usize::from(in_text);
            seen.bytes += usize::from(in_bytes);
        }
    }
    Some(seen)
}

#[test]
fn a_withheld_answer_is_in_no_file_for_anybody() {
    let (folder, dossier) = empty();
    let (ids, answers): (Vec<_>, Vec<_>) = (0..3).map(|number| student(&dossier, number)).unzip();
    let answers: Vec<Answer> = answers.into_iter().flatten().collect();
    let mut orders = 0;
    for paper in Paper::ALL {
        if paper.about() != About::Students {
            continue;
        }
        for receiver in receivers(paper) {
            let subject = || Subject::Students { ids: ids.clone() };
            let all = order(paper, receiver, subject());
            let name = format!("{}-{receiver:?}", paper.code());
            let apart = Outlet::folder(folder.path().join(&name));
            let Some(seen) = look(&dossier, &all, apart, &answers, None) else {
                continue;
            };
            orders += 1;
            if paper.shows_passport() {
                assert!(seen.text > 0, "{name} shows nothing, so it proves nothing");
            }
            if paper == Paper::Paspoort {
                assert!(seen.bytes > 0, "{name} has no data, so it proves nothing");
            }
            if paper.shows_passport() {
                let together = Outlet::file(folder.path().join(format!("{name}.pdf")));
                look(&dossier, &all, together, &answers, None).unwrap();
                let some = Order {
                    sections: Some(vec![SectionKind::Kan]),
                    ..order(paper, receiver, subject())
                };
                let outlet = Outlet::folder(folder.path().join(format!("{name}-kan")));
                look(&dossier, &some, outlet, &answers, None);
            }
        }
    }
    assert!(orders > 30, "{orders}");
}

#[test]
fn a_withheld_answer_is_not_behind_a_password_either() {
    const PASSWORD: &str = "vier-losse-woorden-bedacht";
    let (folder, dossier) = empty();
    let (id, answers) = student(&dossier, 0);
    for paper in [Paper::Paspoort, Paper::Boekje] {
        for receiver in receivers(paper) {
            let subject = Subject::Students {
                ids: vec![id.clone()],
            };
            let outlet = Outlet {
                password: Some(Secret::new(PASSWORD)),
                ..Outlet::folder(folder.path().join(format!("{}-{receiver:?}", paper.code())))
            };
            let order = order(paper, receiver, subject);
            let seen = look(&dossier, &order, outlet, &answers, Some(PASSWORD)).unwrap();
            assert!(seen.text > 0 && seen.bytes > 0, "{paper:?} {receiver:?}");
        }
    }
}

#[test]
fn a_word_is_found_wherever_it_is_hidden() {
    let mut passport = samples::sanne();
    passport.last_name = "Zorpaap".to_owned();
    passport.sections[0].title = Some("Zorpnoot".to_owned());
    let along = Along {
        attachments: vec![Attachment {
            name: "zorp.json".to_owned(),
            mime: "application/json",
            description: "Zorpmies".to_owned(),
            relation: Relation::Data,
            bytes: br#"{"word":"Zorpwim"}"#.to_vec(),
        }],
        seal: None,
        password: None,
    };
    let engine = Engine::new().unwrap();
    let bytes = pdf_with(&passport, &along, &engine, samples::created()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zorp.pdf");
    std::fs::write(&file, bytes).unwrap();
    // Title, bookmark, description of the data, the data; the text of a page is in codes.
    let opened = opened(&file, None);
    for word in ["Zorpaap", "Zorpnoot", "Zorpmies", "Zorpwim"] {
        assert!(opened.contains(word), "{word}");
    }
    assert!(text(&file, None).contains("Zorpnoot") && !opened.contains("Dit vind ik leuk"));
}
