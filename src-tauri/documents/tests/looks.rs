//! Every document and edition looks as it did, page by page.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs
)]

use std::path::Path;
use std::process::Command;

use transitieroute_documents::Engine;

#[path = "looks/compare.rs"]
mod compare;
#[path = "../examples/samples/mod.rs"]
mod samples;

#[test]
fn pages_look_as_they_did() {
    if Command::new("pdftoppm").arg("-v").output().is_err() {
        eprintln!("skipped: pdftoppm is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let documents: Vec<_> = samples::all(&Engine::new().unwrap())
        .into_iter()
        .map(|(name, bytes)| {
            let file = folder.path().join(format!("{name}.pdf"));
            std::fs::write(&file, bytes).unwrap();
            (name.to_owned(), file)
        })
        .collect();
    let references = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/references");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks-documents");
    compare::check(&references, &out, &documents);
}
