//! The published shape of a passport as data is the one of the Rust types. After a change of those:
//! `UPDATE_REFERENCES=1 cargo test -p transitieroute-tests --test schema_of_travel`, and read the
//! difference before you commit it: what was published once is read by programs of others. What they
//! could misread gets a new version and a new file.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use transitieroute_core::handover::{VERSION, json_schema};

#[test]
fn the_schema_is_the_one_that_is_kept() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../src-tauri/core/schema/paspoort-{VERSION}.json"));
    let found = serde_json::to_string_pretty(&json_schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_REFERENCES").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let kept = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        found == kept,
        "the types and {} differ; see the head of this file",
        path.display()
    );
}
