//! Every paper of the practice dossier, for every reader, looks as it did, page by page.

use std::path::Path;
use std::process::Command;

use super::compare;
use super::desk::{one_of_each, practice};

#[test]
fn papers_look_as_they_did() {
    if Command::new("pdftoppm").arg("-v").output().is_err() {
        eprintln!("skipped: pdftoppm is not installed");
        return;
    }
    let (folder, dossier) = practice();
    let documents: Vec<_> = one_of_each(&dossier)
        .into_iter()
        .map(|(name, bytes)| {
            let file = folder.path().join(format!("{name}.pdf"));
            std::fs::write(&file, bytes).unwrap();
            (name, file)
        })
        .collect();
    let references = Path::new(env!("CARGO_MANIFEST_DIR")).join("references/papers");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks-papers");
    compare::check(&references, &out, &documents);
}
