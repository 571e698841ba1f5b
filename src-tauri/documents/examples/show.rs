//! Writes the sample documents into a folder, to look at: `cargo run --example show -- DIR`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    dead_code,
    missing_docs
)]

use std::path::Path;

use transitieroute_documents::Engine;

#[path = "samples/mod.rs"]
mod samples;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    for (name, bytes) in samples::all(&Engine::new().unwrap()) {
        let file = folder.join(format!("{name}.pdf"));
        std::fs::write(&file, bytes).unwrap();
        println!("{}", file.display());
    }
}
