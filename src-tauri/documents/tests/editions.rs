//! The short and the simple passport, the booklet and the card, as other programs see them. Tests that
//! need a program of poppler say so and pass when it is not installed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs
)]

use std::process::Command;

use lopdf::{Document, Object};
use transitieroute_documents::passport::{Booklet, Passport, ShortPassport, SimplePassport};
use transitieroute_documents::pictogram::CREDIT;
use transitieroute_documents::{Engine, Printable, merge, pdf};

#[path = "../examples/samples/mod.rs"]
mod samples;

fn made(document: &impl Printable) -> Vec<u8> {
    pdf(document, &Engine::new().unwrap(), samples::created()).unwrap()
}

fn pages(bytes: &[u8]) -> usize {
    Document::load_mem(bytes).unwrap().get_pages().len()
}

/// What a program of poppler says of a document; nothing when it is not installed.
fn told(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    if Command::new(program).arg("-v").output().is_err() {
        eprintln!("skipped: {program} is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, bytes).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{program} failed");
    Some(String::from_utf8(output.stdout).unwrap())
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

/// The words of the structure, in the order in which a reader hears them.
fn heard(bytes: &[u8]) -> Option<String> {
    let text = told("pdfinfo", &["-struct-text"], bytes)?;
    let lines = text.lines().map(str::trim);
    let said = lines.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    Some(flat(&said.collect::<Vec<_>>().join(" ")))
}

/// Every name of the list is on its own document. Each document takes one sheet in the merged file.
fn names_are_found<P: Printable>(make: impl Fn(&str, &str) -> P) {
    let names: Vec<(&str, &str)> = include_str!("names.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    assert!(names.len() >= 90);
    let documents: Vec<P> = names
        .iter()
        .map(|(first, last)| make(first, last))
        .collect();
    let engine = Engine::new().unwrap();
    let bytes = merge(&documents, "Namen", &engine, samples::created()).unwrap();
    let Some(text) = told("pdftotext", &["-raw"], &bytes) else {
        return;
    };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages.len() >= names.len() * 2 - 1);
    for (index, (first, last)) in names.iter().enumerate() {
        let sheet = &pages[index * 2..pages.len().min(index * 2 + 2)];
        let sheet = flat(&sheet.join(" "));
        for part in first.split([' ', '-']).chain(last.split([' ', '-'])) {
            assert!(sheet.contains(part), "{part} is not in: {sheet}");
        }
    }
}

#[test]
fn every_name_is_found_on_the_short_passport() {
    names_are_found(|first, last| ShortPassport::of(&samples::sparse(first, last), None));
}

#[test]
fn every_name_is_found_on_the_simple_passport() {
    names_are_found(|first, last| SimplePassport(samples::sparse(first, last)));
}

#[test]
fn every_name_is_found_in_the_booklet() {
    names_are_found(|first, last| Booklet(samples::sparse(first, last)));
}

#[test]
fn every_name_is_found_on_the_card() {
    names_are_found(|first, last| {
        let mut card = samples::editions::card(first, last, 1);
        card.contacts[0].name = format!("{first} {last}");
        card
    });
}

#[test]
fn a_booklet_is_heard_in_the_order_of_the_passport() {
    for passport in [samples::sanne(), samples::endless()] {
        let Some(whole) = heard(&made(&passport)) else {
            return;
        };
        let booklet = heard(&made(&Booklet(passport))).unwrap();
        assert!(whole.len() > 900);
        assert_eq!(booklet, whole);
    }
}

#[test]
fn a_booklet_fills_whole_sheets_of_a4_on_its_side() {
    for (passport, sides) in [
        (samples::sanne(), 4),
        (samples::sparse("Daan", "Testman"), 2),
    ] {
        let document = Document::load_mem(&made(&Booklet(passport))).unwrap();
        let pages = document.get_pages();
        assert_eq!(pages.len(), sides);
        for id in pages.values() {
            let page = document.get_dictionary(*id).unwrap();
            let sheet: Vec<f32> = page
                .get(b"MediaBox")
                .and_then(Object::as_array)
                .unwrap()
                .iter()
                .map(|side| side.as_float().unwrap())
                .collect();
            assert!((sheet[2] - 841.89).abs() < 0.05 && (sheet[3] - 595.28).abs() < 0.05);
        }
        let preferences = document
            .catalog()
            .and_then(|catalog| catalog.get(b"ViewerPreferences"))
            .and_then(Object::as_dict)
            .unwrap();
        let duplex = preferences
            .get(b"Duplex")
            .and_then(Object::as_name)
            .unwrap();
        assert_eq!(duplex, b"DuplexFlipShortEdge");
    }
}

#[test]
fn the_same_booklet_is_the_same_file() {
    let booklet = Booklet(samples::endless());
    assert!(made(&booklet) == made(&booklet));
}

#[test]
fn a_short_passport_is_one_page_however_much_there_is() {
    let mut full = samples::endless();
    for section in &mut full.sections {
        for _ in 0..3 {
            let more = section.answers.clone();
            section.answers.extend(more);
        }
    }
    for passport in [samples::sanne(), samples::endless(), full] {
        assert_eq!(pages(&made(&samples::editions::short(&passport))), 1);
    }
}

#[test]
fn a_short_passport_tells_nothing_of_home() {
    let Some(text) = told(
        "pdftotext",
        &[],
        &made(&samples::editions::short(&samples::sanne())),
    ) else {
        return;
    };
    let text = flat(&text);
    for there in [
        "Hier ben ik goed in",
        "Zo leer ik het best",
        "Dit helpt mij op het werk",
        "Bel Marit Schetsema",
        "06 00 00 00 51",
        "Handtekening Sanne",
    ] {
        assert!(text.contains(there), "{there} is not in: {text}");
    }
    for not in [
        "Oma",
        "hond",
        "Wie ben ik",
        "Hulp die ik al heb",
        "moeilijk",
        "rijbewijs",
    ] {
        assert!(!text.contains(not), "{not} is in: {text}");
    }
}

#[test]
fn a_sentence_has_its_own_line_and_the_credit_is_on_the_last_page() {
    let bytes = made(&SimplePassport(samples::sanne()));
    let Some(text) = told("pdftotext", &["-layout"], &bytes) else {
        return;
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for line in ["Rustig.", "Ik kijk eerst en dan doe ik.", "Ik werk netjes."] {
        assert!(lines.contains(&line), "{line} has no line of its own");
    }
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let credit = flat(CREDIT);
    let (last, others) = pages.split_last().unwrap();
    assert!(flat(last).contains(&credit));
    assert!(!others.iter().any(|page| flat(page).contains(&credit)));
}

#[test]
fn a_simple_passport_has_at_most_five_rows_on_a_page() {
    let mut full: Passport = samples::sanne();
    for section in &mut full.sections {
        let more = section.answers.clone();
        section.answers.extend(more);
    }
    let bytes = made(&SimplePassport(full));
    // The label of a row is a heading of the second level: their number, on the pages there are.
    let Some(text) = told("pdfinfo", &["-struct-text"], &bytes) else {
        return;
    };
    let rows = text
        .lines()
        .filter(|line| line.trim() == "H2 (block)")
        .count();
    assert!(rows > 40, "{rows}");
    assert!(pages(&bytes) * 5 >= rows);
}

#[test]
fn a_card_is_there_three_times_and_heard_once() {
    let bytes = made(&samples::editions::card("Sanne", "Voorbeeld", 5));
    assert_eq!(pages(&bytes), 1);
    let (Some(text), Some(heard)) = (told("pdftotext", &[], &bytes), heard(&bytes)) else {
        return;
    };
    assert_eq!(flat(&text).matches("06 00 00 00 53").count(), 3);
    assert_eq!(heard.matches("06 00 00 00 53").count(), 1);
    assert!(
        heard.contains("Marit Schetsema, hulp op mijn werk 06 00 00 00 51"),
        "{heard}"
    );
    assert!(!heard.contains("Te veel"), "no more than four people");
}
