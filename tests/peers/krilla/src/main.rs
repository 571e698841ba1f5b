//! The copies of the benchmark through krilla: `krilla-peer CONTENT OUT COUNT` lays out with our
//! engine and writes with krilla; `krilla-peer --beside CONTENT COUNT` lets both write the same pages
//! by turns.
#![allow(dead_code, reason = "the samples hold more documents than this")]

#[path = "../../../benches/documents/copies.rs"]
mod copies;
mod replay;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use copies::{Copy, samples};
use transitieroute_documents::engine::page::Draft;
use transitieroute_documents::engine::tags::Tags;
use transitieroute_documents::{Engine, Printable};

use replay::Replay;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse().expect("a number");
    match words.as_slice() {
        ["--beside", content, count] => beside(Path::new(content), number(count)),
        [content, out, count] => whole(Path::new(content), Path::new(out), number(count)),
        _ => panic!("krilla-peer CONTENT OUT COUNT | --beside CONTENT COUNT"),
    }
}

/// Whole documents, one file each.
fn whole(content: &Path, out: &Path, count: usize) {
    let engine = Engine::new().expect("fonts");
    let krilla = Replay::new().expect("fonts");
    let mut times = Vec::new();
    for number in 0..count {
        let start = Instant::now();
        let draft = draft(&engine, content, number);
        let bytes = krilla.pdf(&draft);
        fs::write(out.join(format!("{number:04}.pdf")), bytes).expect("a file");
        times.push(start.elapsed());
    }
    println!("median {}", middle(times));
    println!("peak {}", copies::peak());
}

/// From finished pages to bytes, krilla and our own writer by turns.
fn beside(content: &Path, count: usize) {
    let engine = Engine::new().expect("fonts");
    let krilla = Replay::new().expect("fonts");
    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    for number in 0..count {
        let draft = draft(&engine, content, number);
        let start = Instant::now();
        let bytes = krilla.pdf(&draft);
        theirs.push(start.elapsed());
        drop(bytes);
        let start = Instant::now();
        let bytes = engine.pdf(draft, samples::created()).expect("a file");
        ours.push(start.elapsed());
        drop(bytes);
    }
    println!("krilla {}", middle(theirs));
    println!("ours {}", middle(ours));
}

fn draft(engine: &Engine, content: &Path, number: usize) -> Draft {
    let copy = Copy::read(content, number).expect("a copy");
    let mut draft = Draft {
        title: copy.title(),
        attachments: copy.along().attachments,
        ..Draft::default()
    };
    copy.lay_out(engine, &mut draft, Tags::ROOT).expect("pages");
    draft
}

fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
