//! Writes the sample documents into a folder, to look at: `cargo run --example show -- DIR`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::path::Path;

use transitieroute_documents::{Engine, passport};

#[path = "samples/mod.rs"]
mod samples;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    let engine = Engine::new().unwrap();
    let save = |name: &str, bytes: Vec<u8>| {
        std::fs::write(folder.join(name), bytes).unwrap();
        println!("{name}");
    };
    save(
        "paspoort.pdf",
        passport::pdf(&samples::sanne(), &engine, samples::created()).unwrap(),
    );
}
