//! Many documents at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    missing_docs
)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use lopdf::{Document, LoadOptions};
use transitieroute_documents::passport::Passport;
use transitieroute_documents::{DocumentError, Engine, batch, merge, pdf};

#[path = "../examples/samples/mod.rs"]
mod samples;

fn student(number: usize) -> Passport {
    samples::sparse(&format!("Proef{number}"), "Persoon")
}

#[test]
fn each_document_arrives_once_and_is_the_same_as_alone() {
    let engine = Engine::new().unwrap();
    let mut seen = vec![None; 25];
    batch::each(
        25,
        |number| pdf(&student(number), &engine, samples::created()),
        &AtomicBool::new(false),
        |number, bytes| {
            assert!(seen[number].is_none());
            seen[number] = Some(bytes);
            Ok(())
        },
    )
    .unwrap();
    for (number, bytes) in seen.into_iter().enumerate() {
        let alone = pdf(&student(number), &engine, samples::created()).unwrap();
        assert_eq!(bytes.unwrap(), alone);
    }
}

#[test]
fn stopping_keeps_what_was_ready() {
    let engine = Engine::new().unwrap();
    let cancel = AtomicBool::new(false);
    let mut kept = 0;
    let error = batch::each(
        500,
        |number| pdf(&student(number), &engine, samples::created()),
        &cancel,
        |_, _| {
            kept += 1;
            if kept == 3 {
                cancel.store(true, Ordering::Relaxed);
            }
            Ok(())
        },
    )
    .unwrap_err();
    assert!(matches!(error, DocumentError::Cancelled));
    assert!((3..100).contains(&kept), "{kept}");
}

#[test]
fn the_first_error_stops_the_rest() {
    let engine = Engine::new().unwrap();
    let error = batch::each(
        500,
        |number| {
            if number == 5 {
                Err(DocumentError::Build("vijf".into()))
            } else {
                pdf(&student(number), &engine, samples::created())
            }
        },
        &AtomicBool::new(false),
        |number, _| {
            assert!(number < 100);
            Ok(())
        },
    )
    .unwrap_err();
    assert!(matches!(error, DocumentError::Build(_)));
}

/// Merges `count` students into a file; gives the number that was done at each moment of telling.
fn merged(
    path: &Path,
    count: usize,
    password: Option<&str>,
    cancel: &AtomicBool,
    mut progress: impl FnMut(usize),
    make: impl Fn(usize) -> Result<Passport, DocumentError> + Sync,
) -> Result<(), DocumentError> {
    batch::merged(
        path,
        count,
        make,
        "Paspoorten",
        &Engine::new().unwrap(),
        samples::created(),
        password,
        cancel,
        &mut progress,
    )
}

fn names_in(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_merged_file_is_the_same_as_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("alle.pdf");
    let mut told = Vec::new();
    merged(
        &path,
        4,
        None,
        &AtomicBool::new(false),
        |done| told.push(done),
        |number| Ok(student(number)),
    )
    .unwrap();
    assert_eq!(told, [1, 2, 3, 4]);
    let all: Vec<Passport> = (0..4).map(student).collect();
    let engine = Engine::new().unwrap();
    let whole = merge(&all, "Paspoorten", &engine, samples::created()).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    assert_eq!(names_in(folder.path()), ["alle.pdf"]);
}

#[test]
fn a_merged_file_that_is_stopped_or_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("alle.pdf");
    // Halfway there is a file under another name, and after it there is not.
    let cancel = AtomicBool::new(false);
    let stopped = merged(
        &path,
        4,
        None,
        &cancel,
        |done| {
            assert_eq!(names_in(folder.path()), ["alle.pdf.deel"]);
            assert!(done <= 2, "it goes on");
            cancel.store(done == 2, Ordering::Relaxed);
        },
        |number| Ok(student(number)),
    );
    assert!(matches!(stopped, Err(DocumentError::Cancelled)));
    assert!(names_in(folder.path()).is_empty());
    // Stopped at the very end.
    let cancel = AtomicBool::new(false);
    let late = merged(
        &path,
        2,
        None,
        &cancel,
        |done| cancel.store(done == 2, Ordering::Relaxed),
        |number| Ok(student(number)),
    );
    assert!(matches!(late, Err(DocumentError::Cancelled)));
    assert!(names_in(folder.path()).is_empty());
    // An error keeps the file of before.
    batch::save(&path, b"before").unwrap();
    let failed = merged(
        &path,
        4,
        None,
        &AtomicBool::new(false),
        |_| (),
        |number| match number {
            3 => Err(DocumentError::Build("drie".into())),
            number => Ok(student(number)),
        },
    );
    assert!(matches!(failed, Err(DocumentError::Build(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"before");
    assert_eq!(names_in(folder.path()), ["alle.pdf"]);
}

#[test]
fn a_merged_file_with_a_password_opens_with_that_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("alle.pdf");
    merged(
        &path,
        3,
        Some("vier-losse-woorden"),
        &AtomicBool::new(false),
        |_| (),
        |number| Ok(student(number)),
    )
    .unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(6).any(|word| word == b"Proef1"));
    let open = |password: &str| {
        Document::load_mem_with_options(&bytes, LoadOptions::with_password(password))
    };
    assert!(open("iets anders").is_err());
    let locked = open("vier-losse-woorden").unwrap();
    let pages = pdf(&student(0), &Engine::new().unwrap(), samples::created())
        .map(|bytes| Document::load_mem(&bytes).unwrap().get_pages().len())
        .unwrap();
    let even = pages.next_multiple_of(2);
    assert_eq!(locked.get_pages().len(), 2 * even + pages);
}

#[test]
fn saving_is_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Sanne Voorbeeld.pdf");
    batch::save(&path, b"first").unwrap();
    batch::save(&path, b"second").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"second");
    // A folder stands where the file should come: the old content and the folder stay clean.
    let taken = folder.path().join("map");
    std::fs::create_dir_all(taken.join("inside")).unwrap();
    let error = batch::save(&taken, b"third").unwrap_err();
    assert_eq!(error.code(), "document_save");
    assert_eq!(names_in(folder.path()).len(), 2);
}
