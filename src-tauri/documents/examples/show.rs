//! Writes the sample documents into a folder, to look at: `cargo run --example show -- DIR`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    dead_code,
    missing_docs
)]

use std::path::Path;

use transitieroute_documents::{Engine, Printable, pdf};

#[path = "samples/mod.rs"]
mod samples;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    let engine = Engine::new().unwrap();
    let made: Vec<(&str, Maker)> = vec![
        ("paspoort", make(&engine, samples::sanne())),
        ("paspoort-lang", make(&engine, samples::endless())),
        (
            "paspoort-kort",
            make(&engine, samples::sparse("Ənvər", "Əliyev")),
        ),
        (
            "paspoort-arabisch",
            make(&engine, samples::sparse("محمد", "عبد الله سلام الأمين")),
        ),
        (
            "paspoort-hebreeuws",
            make(&engine, samples::sparse("ליאור", "כהן")),
        ),
        ("agenda", make(&engine, samples::office::agenda(14))),
        ("verslag", make(&engine, samples::office::report(5))),
        ("verslag-16", make(&engine, samples::office::report(16))),
        ("afspraken", make(&engine, samples::office::agreements())),
        ("caseload", make(&engine, samples::office::caseload())),
        ("herstelcode", make(&engine, samples::office::recovery())),
    ];
    let editions = samples::editions::all(&engine);
    for (name, bytes) in samples::forms::all(&engine).into_iter().chain(editions) {
        let file = folder.join(format!("{name}.pdf"));
        std::fs::write(&file, bytes).unwrap();
        println!("{}", file.display());
    }
    for (name, bytes) in made {
        let file = folder.join(format!("{name}.pdf"));
        std::fs::write(&file, bytes()).unwrap();
        println!("{}", file.display());
    }
}

/// Makes the bytes of one document.
type Maker<'e> = Box<dyn Fn() -> Vec<u8> + 'e>;

fn make<'e, P: Printable + 'e>(engine: &'e Engine, document: P) -> Maker<'e> {
    Box::new(move || pdf(&document, engine, samples::created()).unwrap())
}
