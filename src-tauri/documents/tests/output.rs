//! The documents as other programs see them. Tests that need a program of poppler or qpdf say so
//! and pass when it is not installed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use transitieroute_documents::passport::{Content, Passport};
use transitieroute_documents::{DocumentError, Engine, Printable, merge, pdf};

#[path = "../examples/samples/mod.rs"]
mod samples;

/// Answers `true` and says so when a program is missing.
fn missing(program: &str) -> bool {
    let found = Command::new(program).arg("-v").output().is_ok();
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    !found
}

fn run(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .args(if program == "pdftotext" {
            vec!["-"]
        } else {
            vec![]
        })
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn made(document: &impl Printable) -> Vec<u8> {
    pdf(document, &Engine::new().unwrap(), samples::created()).unwrap()
}

fn all_samples() -> Vec<(&'static str, Vec<u8>)> {
    samples::all(&Engine::new().unwrap())
}

/// Text with single spaces and without the direction marks that extraction adds.
fn flat(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}'))
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn names() -> Vec<(String, String)> {
    include_str!("names.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(first, last)| (first.to_string(), last.to_string()))
        .collect()
}

#[test]
fn every_name_is_found_on_its_own_passport() {
    if missing("pdftotext") {
        return;
    }
    let engine = Engine::new().unwrap();
    let passports: Vec<Passport> = names()
        .iter()
        .map(|(first, last)| samples::sparse(first, last))
        .collect();
    assert!(passports.len() >= 90);
    let folder = Folder::new();
    let bytes = merge(&passports, "Paspoorten", &engine, samples::created()).unwrap();
    let file = folder.put("namen.pdf", &bytes);
    for (index, passport) in passports.iter().enumerate() {
        // Cover, a part, the last page, and a blank back.
        let (from, to) = ((index * 4 + 1).to_string(), (index * 4 + 2).to_string());
        let text = flat(&run("pdftotext", &["-f", &from, "-l", &to], &file));
        for name in [
            &passport.first_name,
            &passport.last_name,
            &passport.full_name(),
        ] {
            assert!(text.contains(name.as_str()), "{name} is not in: {text}");
        }
    }
}

#[test]
fn every_name_is_found_in_the_table_of_an_agenda() {
    if missing("pdftotext") {
        return;
    }
    let mut agenda = samples::office::agenda(1);
    let item = agenda.items[0].clone();
    agenda.items = names()
        .into_iter()
        .map(
            |(first_name, last_name)| transitieroute_documents::agenda::AgendaItem {
                first_name,
                last_name,
                ..item.clone()
            },
        )
        .collect();
    let folder = Folder::new();
    let file = folder.put("agenda.pdf", &made(&agenda));
    // A name may take two lines of its cell, so only the order of the structure keeps it together.
    let text = flat(&run("pdftotext", &["-raw"], &file));
    for (first, last) in names() {
        for part in first.split(' ').chain(last.split(' ')) {
            assert!(text.contains(part), "{part}");
        }
    }
}

#[test]
fn joined_arabic_letters_come_back_in_order() {
    if missing("pdftotext") {
        return;
    }
    let folder = Folder::new();
    let file = folder.put("lam-alif.pdf", &made(&samples::sparse("بلال", "سلام الأمين")));
    let text = flat(&run("pdftotext", &[], &file));
    assert!(text.contains("بلال") && text.contains("سلام الأمين"), "{text}");
}

#[test]
fn lines_do_not_glue_words_together() {
    if missing("pdfinfo") {
        return;
    }
    let folder = Folder::new();
    let file = folder.put("paspoort.pdf", &made(&samples::sanne()));
    let text = run("pdfinfo", &["-struct-text"], &file);
    for whole in [
        "\"Sanne Voorbeeld\"",
        "Snoeien en planten. Ik werk netjes. Als het op een lijstje staat",
        "“Sanne zie je niet, maar aan het eind is alles klaar.”",
        "Hovenier Fictief Groen 2025 – nu · snoeien, maaien, planten",
        "Groen praktijkverklaring juni 2025",
        "laatste schooldag 10 juli 2026 mijn eerste werkdag",
        "Marit Schetsema mijn jobcoach",
        "Marit, op het werk 06 00 00 00 51",
    ] {
        assert!(text.contains(whole), "{whole} is not in:\n{text}");
    }
}

#[test]
fn qpdf_finds_nothing() {
    if missing("qpdf") {
        return;
    }
    let folder = Folder::new();
    for (name, bytes) in all_samples() {
        let file = folder.put(name, &bytes);
        let report = run("qpdf", &["--check"], &file);
        assert!(
            report.contains("No syntax or stream encoding errors"),
            "{name}: {report}"
        );
    }
}

#[test]
fn every_student_starts_on_a_front_side() {
    let engine = Engine::new().unwrap();
    let three = samples::sparse("Daan", "Testman");
    let all = [three.clone(), three.clone(), three];
    let bytes = merge(&all, "Paspoorten", &engine, samples::created()).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    // Three pages each: a blank back after the first two, none after the last.
    assert_eq!(document.get_pages().len(), 11);
    let outline = document
        .catalog()
        .and_then(|catalog| catalog.get(b"Outlines"))
        .and_then(lopdf::Object::as_reference)
        .and_then(|id| document.get_dictionary(id))
        .unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 3);
}

/// What the table of contents beside the pages says at its highest level, with the page from 1.
fn bookmarks(document: &lopdf::Document) -> Vec<(String, u32)> {
    let dictionary = |object: &lopdf::Object| {
        let id = object.as_reference().unwrap();
        document.get_dictionary(id).unwrap().clone()
    };
    let pages: std::collections::HashMap<_, _> = document
        .get_pages()
        .into_iter()
        .map(|(number, id)| (id, number))
        .collect();
    let outline = dictionary(document.catalog().unwrap().get(b"Outlines").unwrap());
    let mut next = outline.get(b"First").ok().cloned();
    let mut found = Vec::new();
    while let Some(entry) = next.as_ref().map(dictionary) {
        let title = entry.get(b"Title").and_then(lopdf::Object::as_str).unwrap();
        let letters: Vec<u16> = title[2..]
            .chunks(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        let place = entry
            .get(b"Dest")
            .and_then(lopdf::Object::as_array)
            .unwrap();
        let page = pages[&place[0].as_reference().unwrap()];
        found.push((String::from_utf16(&letters).unwrap(), page));
        next = entry.get(b"Next").ok().cloned();
    }
    found
}

#[test]
fn a_merged_print_holds_each_document_as_it_is_alone() {
    if missing("pdftotext") || missing("pdfinfo") || missing("qpdf") {
        return;
    }
    let engine = Engine::new().unwrap();
    let mut six = samples::sanne();
    six.first_name = "Łukasz".into();
    let all = [
        samples::sparse("Daan", "Testman"),
        six,
        samples::sparse("Ənvər", "Əliyev"),
    ];
    let folder = Folder::new();
    let bytes = merge(&all, "Paspoorten", &engine, samples::created()).unwrap();
    let file = folder.put("samen.pdf", &bytes);
    let report = run("qpdf", &["--check"], &file);
    assert!(
        report.contains("No syntax or stream encoding errors"),
        "{report}"
    );
    let together = lopdf::Document::load_mem(&bytes).unwrap();
    let mut page = 1;
    let (mut starts, mut elements) = (Vec::new(), String::new());
    for passport in &all {
        let alone = made(passport);
        let count = lopdf::Document::load_mem(&alone).unwrap().get_pages().len();
        let alone = folder.put("alleen.pdf", &alone);
        let (from, to) = (page.to_string(), (page + count - 1).to_string());
        assert_eq!(
            run("pdftotext", &["-f", &from, "-l", &to], &file),
            run("pdftotext", &[], &alone),
        );
        elements += &run("pdfinfo", &["-struct-text"], &alone);
        starts.push((passport.title(), u32::try_from(page).unwrap()));
        page += count.next_multiple_of(2);
    }
    assert_eq!(bookmarks(&together), starts);
    // The same elements with the same text, each document one level lower in a part of its own.
    let inside = |text: &str, level: usize| -> Vec<String> {
        text.lines()
            .filter(|line| !line.contains("BBox"))
            .filter_map(|line| line.get(2 * level..))
            .filter(|line| line.starts_with(' '))
            .map(str::to_string)
            .collect()
    };
    let structure = run("pdfinfo", &["-struct-text"], &file);
    assert_eq!(
        structure.matches("\n  Part").count(),
        all.len(),
        "{structure}"
    );
    assert!(inside(&elements, 0).len() > 100);
    assert_eq!(inside(&structure, 1), inside(&elements, 0));
}

#[test]
fn empty_answers_disappear() {
    if missing("pdftotext") {
        return;
    }
    let folder = Folder::new();
    let mut passport = samples::sanne();
    for answer in &mut passport.sections[1].answers {
        answer.content = Content::Text("  \n ".into());
    }
    let file = folder.put("paspoort.pdf", &made(&passport));
    let text = run("pdftotext", &[], &file);
    assert!(!text.contains("Hier ben ik goed in"));
    assert!(text.contains("blad 5 van 5"), "the empty part has no page");
}

#[test]
fn a_last_page_without_a_step_is_about_who_to_call() {
    if missing("pdftotext") {
        return;
    }
    let folder = Folder::new();
    let mut passport = samples::sanne();
    let shown = |passport: &Passport| {
        run(
            "pdftotext",
            &[],
            &folder.put("paspoort.pdf", &made(passport)),
        )
    };
    assert!(shown(&passport).contains("Mijn volgende stap"));
    let step = passport.next_step.as_mut().unwrap();
    step.goal = None;
    for (_, answer) in &mut step.answers {
        *answer = " ".into();
    }
    let text = shown(&passport);
    assert!(!text.contains("Mijn volgende stap"), "{text}");
    assert_eq!(text.matches("Hier kan ik bellen").count(), 1, "{text}");
}

#[test]
fn the_table_head_comes_back_and_no_row_is_lost() {
    if missing("pdftotext") {
        return;
    }
    let folder = Folder::new();
    let file = folder.put("agenda.pdf", &made(&samples::office::agenda(40)));
    let text = run("pdftotext", &["-layout"], &file);
    let pages = text.matches('\u{c}').count();
    assert!(pages >= 4);
    assert_eq!(
        text.matches("Te bespreken").count(),
        pages - usize::from(!text.contains("Aantekeningen"))
    );
    assert_eq!(text.matches("20 min").count(), 40);
}

#[test]
fn metadata_holds_no_person_beyond_the_title() {
    let bytes = made(&samples::office::report(3));
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let info = document
        .trailer
        .get(b"Info")
        .and_then(lopdf::Object::as_reference)
        .and_then(|id| document.get_dictionary(id))
        .unwrap();
    let keys: Vec<String> = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
        .collect();
    assert_eq!(keys, ["Title", "Producer", "CreationDate", "ModDate"]);
}

#[test]
fn the_same_document_at_another_moment_has_another_number() {
    let engine = Engine::new().unwrap();
    let document = samples::sanne();
    let later = samples::created() + chrono::TimeDelta::seconds(1);
    let number = |moment| {
        let bytes = pdf(&document, &engine, moment).unwrap();
        let file = lopdf::Document::load_mem(&bytes).unwrap();
        file.trailer.get(b"ID").unwrap().clone()
    };
    assert_eq!(number(samples::created()), number(samples::created()));
    assert_ne!(number(samples::created()), number(later));
}

#[test]
fn what_is_no_jpeg_is_refused() {
    let engine = Engine::new().unwrap();
    let mut passport = samples::sanne();
    for bytes in [
        b"GIF89a".to_vec(),
        vec![0xFF, 0xD8],
        vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 0],
        vec![],
    ] {
        if let Some(photo) = &mut passport.photo {
            photo.jpeg = bytes;
        }
        let error = pdf(&passport, &engine, samples::created()).unwrap_err();
        assert!(matches!(error, DocumentError::Picture(_)), "{error}");
        assert_eq!(error.code(), "document_picture");
    }
}

#[test]
fn signs_without_a_shape_are_named() {
    let engine = Engine::new().unwrap();
    assert!(engine.missing_signs("Ənvər Nguyễn محمد כהן €").is_empty());
    assert_eq!(engine.missing_signs("top 👍🏽 ♥"), vec!['♥', '👍']);
}
