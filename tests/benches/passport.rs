//! How fast a four-page passport is made: `cargo bench -p transitieroute-tests --bench passport`.
#![allow(dead_code, reason = "the samples hold more documents than this")]

use std::process::ExitCode;
use std::time::Duration;

use transitieroute_documents::{Engine, passport};
use transitieroute_tests::bench::{median, time, within};

#[path = "../../src-tauri/documents/examples/samples/mod.rs"]
mod samples;

fn main() -> ExitCode {
    let engine = Engine::new().expect("fonts");
    // Cover, two parts and the last page: four pages with photo, table, timeline and stamps.
    let mut four = samples::sanne();
    four.sections.drain(2..);
    let make = || time(|| passport::pdf(&four, &engine, samples::created()).expect("a passport"));
    let pdf = lopdf::Document::load_mem(&make().1).expect("a document");
    assert_eq!(pdf.get_pages().len(), 4);
    let fine = within(
        "passport of four pages",
        median(101, || make().0),
        Duration::from_millis(10),
    );
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
