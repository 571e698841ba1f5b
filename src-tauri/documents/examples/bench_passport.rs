//! Measures the passport: `cargo run --release --example bench_passport -- [COUNT]`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    dead_code,
    missing_docs
)]

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use transitieroute_documents::{DocumentError, Engine, batch, passport, pdf};

#[path = "samples/mod.rs"]
mod samples;

fn main() {
    let count: usize = std::env::args()
        .nth(1)
        .map_or(100, |text| text.parse().expect("a number of documents"));
    let names: Vec<(String, String)> = include_str!("../tests/names.txt")
        .lines()
        .filter_map(|name| name.split_once(' '))
        .map(|(first, last)| (first.to_string(), last.to_string()))
        .collect();
    // Cover, two parts and the last page: four pages, with photo, table, timeline and stamps.
    let four_pages = |number: usize| {
        let mut passport = samples::sanne();
        passport.sections.drain(2..);
        (passport.first_name, passport.last_name) = names[number % names.len()].clone();
        passport
    };

    let start = Instant::now();
    let engine = Engine::new().unwrap();
    println!(
        "fonts          {:7.2} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let start = Instant::now();
    let first = passport::pdf(&four_pages(0), &engine, samples::created()).unwrap();
    println!(
        "first passport {:7.2} ms, {} KB",
        start.elapsed().as_secs_f64() * 1e3,
        first.len() / 1024
    );

    let mut times: Vec<f64> = (0..count)
        .map(|number| {
            let passport = four_pages(number);
            let start = Instant::now();
            passport::pdf(&passport, &engine, samples::created()).unwrap();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "one thread     {:7.2} ms median, {:.2} ms at 95 %, {count} passports of four pages",
        times[count / 2],
        times[count * 95 / 100]
    );

    let start = Instant::now();
    let stop = AtomicBool::new(false);
    batch::each(
        count,
        |number| pdf(&four_pages(number), &engine, samples::created()),
        &stop,
        |_, _| Ok(()),
    )
    .unwrap();
    println!(
        "all cores      {:7.2} ms per passport",
        start.elapsed().as_secs_f64() * 1e3 / count as f64
    );

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("alle.pdf");
    let start = Instant::now();
    batch::merged(
        &file,
        count,
        |number| Ok::<_, DocumentError>(four_pages(number)),
        "Paspoorten",
        &engine,
        samples::created(),
        None,
        &stop,
        |_| (),
    )
    .unwrap();
    println!(
        "merged         {:7.2} ms per passport, {} KB",
        start.elapsed().as_secs_f64() * 1e3 / count as f64,
        file.metadata().unwrap().len() / 1024
    );
}
