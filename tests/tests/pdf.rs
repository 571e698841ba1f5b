//! Every document meets PDF/UA-1 (readable for screen readers) and PDF/A-3a (still readable in
//! thirty years), checked with veraPDF; and the check itself notices when something is broken.
//!
//! `TRANSITIEROUTE_VERAPDF` holds the Java class path with veraPDF, its XML libraries and the
//! compiled `verapdf/Validate.java`; see `verapdf/README.md`. Without it the tests say that they
//! were skipped; with it they fail when it does not work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use lopdf::{Dictionary, Document, Object};
use transitieroute_documents::{
    Along, Attachment, Engine, Printable, Relation, SealRoom, merge, pdf, pdf_with,
};
use transitieroute_seal::{SealKey, sign};

#[path = "../../src-tauri/documents/examples/samples/mod.rs"]
mod samples;

#[path = "../../src-tauri/documents/tests/looks/compare.rs"]
mod compare;
#[path = "pdf/desk.rs"]
mod desk;
#[path = "pdf/looks.rs"]
mod looks;
#[path = "pdf/names.rs"]
mod names;
#[path = "pdf/papers.rs"]
mod papers;
#[path = "pdf/structure.rs"]
mod structure;
#[path = "pdf/withheld.rs"]
mod withheld;

const VARIABLE: &str = "TRANSITIEROUTE_VERAPDF";
const ACCESSIBLE: &str = "PDFUA-1";
const ARCHIVE: &str = "PDFA-3A";

/// Per file and standard whether it passed.
type Verdicts = BTreeMap<(PathBuf, String), bool>;

/// Runs veraPDF on files; per file and standard whether it passed, and all that was printed.
fn validate(files: &[PathBuf]) -> Option<(Verdicts, String)> {
    let Ok(classes) = std::env::var(VARIABLE) else {
        eprintln!("skipped: {VARIABLE} is not set, so veraPDF cannot run");
        return None;
    };
    let output = Command::new("java")
        .args(["-cp", &classes, "Validate"])
        .args(files)
        .output()
        .unwrap_or_else(|error| panic!("{VARIABLE} is set but java does not start: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{VARIABLE} is set but veraPDF does not run: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut results = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.splitn(3, ' ');
        let passed = match words.next() {
            Some("PASS") => true,
            Some("FAIL") => false,
            _ => continue,
        };
        if let (Some(standard), Some(file)) = (words.next(), words.next()) {
            results.insert((PathBuf::from(file), standard.to_string()), passed);
        }
    }
    assert_eq!(results.len(), files.len() * 2, "veraPDF said: {text}");
    Some((results, text))
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder.join(format!("{name}.pdf"));
    std::fs::write(&file, bytes).unwrap();
    file
}

#[test]
fn every_document_meets_both_standards() {
    let engine = Engine::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (name, bytes) in samples::all(&engine) {
        files.push(put(folder.path(), name, &bytes));
    }
    files.push(put(folder.path(), "verzegeld", &sealed(&engine)));
    // Every name of the list on a passport of its own, in one file for the printer.
    let names: Vec<_> = include_str!("../../src-tauri/documents/tests/names.txt")
        .lines()
        .filter_map(|name| name.split_once(' '))
        .map(|(first, last)| samples::sparse(first, last))
        .collect();
    let together = merge(&names, "Paspoorten", &engine, samples::created()).unwrap();
    files.push(put(folder.path(), "samen", &together));
    if let Some((results, text)) = validate(&files) {
        assert!(results.values().all(|passed| *passed), "{text}");
    }
}

fn made(engine: &Engine, document: &impl Printable) -> Vec<u8> {
    pdf(document, engine, samples::created()).unwrap()
}

/// A passport with its data inside and the seal of a school on it.
fn sealed(engine: &Engine) -> Vec<u8> {
    let along = Along {
        attachments: vec![Attachment {
            name: "paspoort.json".to_owned(),
            mime: "application/json",
            description: "Dit paspoort als gegevens".to_owned(),
            relation: Relation::Data,
            bytes: br#"{"version":1}"#.to_vec(),
        }],
        seal: Some(SealRoom {
            name: "Praktijkschool Voorbeeldstad".to_owned(),
            reason: "Zegel van de school".to_owned(),
            label: "Zegel van de school".to_owned(),
        }),
        password: None,
    };
    let key = SealKey::make("Praktijkschool Voorbeeldstad", samples::created()).unwrap();
    let pdf = pdf_with(&samples::sanne(), &along, engine, samples::created()).unwrap();
    sign(pdf, &key).unwrap()
}

type Break = fn(&mut Document);

/// What is broken and which standard must notice.
const BROKEN: [(&str, Break, &[&str]); 8] = [
    (
        "alt",
        |document| every("Figure", document, |node| drop(node.remove(b"Alt"))),
        &[ACCESSIBLE],
    ),
    (
        "scope",
        |document| every("TH", document, |node| drop(node.remove(b"A"))),
        &[ACCESSIBLE],
    ),
    ("lang", |document| catalog(document, b"Lang"), &[ACCESSIBLE]),
    (
        "title",
        |document| catalog(document, b"ViewerPreferences"),
        &[ACCESSIBLE],
    ),
    (
        "marked",
        |document| catalog(document, b"MarkInfo"),
        &[ACCESSIBLE, ARCHIVE],
    ),
    (
        "colour",
        |document| catalog(document, b"OutputIntents"),
        &[ARCHIVE],
    ),
    (
        "description",
        |document| catalog(document, b"Metadata"),
        &[ACCESSIBLE, ARCHIVE],
    ),
    (
        "letters",
        |document| {
            for font in dictionaries(document, "Type", "Font") {
                font.remove(b"ToUnicode");
            }
        },
        &[ACCESSIBLE, ARCHIVE],
    ),
];

fn dictionaries<'d>(
    document: &'d mut Document,
    key: &'static str,
    name: &'static str,
) -> impl Iterator<Item = &'d mut Dictionary> {
    document
        .objects
        .values_mut()
        .filter_map(|object| match object {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        })
        .filter(move |dictionary| {
            dictionary
                .get(key.as_bytes())
                .and_then(Object::as_name)
                .is_ok_and(|found| found == name.as_bytes())
        })
}

fn every(tag: &'static str, document: &mut Document, change: fn(&mut Dictionary)) {
    let mut changed = 0;
    for node in dictionaries(document, "S", tag) {
        change(node);
        changed += 1;
    }
    assert!(changed > 0, "the sample has no {tag}");
}

fn catalog(document: &mut Document, key: &[u8]) {
    let removed = document.catalog_mut().unwrap().remove(key);
    assert!(removed.is_some());
}

#[test]
fn the_check_notices_what_is_broken() {
    let engine = Engine::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sound = made(&engine, &samples::sanne());
    let mut files = Vec::new();
    let mut save = |name: &str, change: Break| {
        let mut document = Document::load_mem(&sound).unwrap();
        change(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        files.push(put(folder.path(), name, &bytes));
    };
    save("sound", |_| ());
    for (name, change, _) in BROKEN {
        save(name, change);
    }
    let Some((results, text)) = validate(&files) else {
        return;
    };
    let passed = |name: &str, standard: &str| {
        let file = folder.path().join(format!("{name}.pdf"));
        results[&(file, standard.to_string())]
    };
    for standard in [ACCESSIBLE, ARCHIVE] {
        assert!(passed("sound", standard), "writing again broke it: {text}");
    }
    for (name, _, standards) in BROKEN {
        for standard in standards {
            assert!(!passed(name, standard), "{standard} did not notice {name}");
        }
    }
}
