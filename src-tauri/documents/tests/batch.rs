//! Many documents at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    missing_docs
)]

use std::sync::atomic::{AtomicBool, Ordering};

use transitieroute_documents::passport::Passport;
use transitieroute_documents::{DocumentError, Engine, batch, pdf};

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

#[test]
fn a_merged_file_counts_and_can_be_stopped() {
    let engine = Engine::new().unwrap();
    let cancel = AtomicBool::new(false);
    let mut progress = Vec::new();
    let mut files = Vec::new();
    batch::merged(
        4,
        |number| Ok::<_, DocumentError>(student(number)),
        "Paspoorten",
        &engine,
        samples::created(),
        None,
        &cancel,
        |done| progress.push(done),
        |file, bytes| {
            files.push((file, bytes.len()));
            Ok(())
        },
    )
    .unwrap();
    assert_eq!(progress, [1, 2, 3, 4]);
    assert_eq!(files.len(), 1);
    cancel.store(true, Ordering::Relaxed);
    let stopped = batch::merged(
        4,
        |number| Ok::<_, DocumentError>(student(number)),
        "Paspoorten",
        &engine,
        samples::created(),
        None,
        &cancel,
        |_| (),
        |_, _| panic!("nothing may be written"),
    );
    assert!(matches!(stopped, Err(DocumentError::Cancelled)));
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
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
