//! How fast, in how much memory and how small the four-page passport is made, as single files and as
//! one print for the printer: `cargo bench -p transitieroute-tests --bench documents`.
//!
//! The peak of memory is that of a whole process, so what is measured runs in a process of its own:
//! this program, started again with other words.
#![allow(dead_code, reason = "the samples hold more documents than this")]

mod copies;
mod stages;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use copies::{Copy, PAGES, peak, samples};
use transitieroute_documents::{Along, DocumentError, Engine, SealRoom, batch, pdf_with};
use transitieroute_seal::{SealKey, sign};
use transitieroute_tests::bench::{median, report, time, within};

/// At most per passport, on one core.
const ONE_CORE: Duration = Duration::from_millis(5);
/// At least as many times as fast on two cores.
const SPEED_UP: f64 = 1.7;
/// Peak of memory in MB, for single files and for a merged print.
const MEMORY_SINGLE: f64 = 20.0;
const MEMORY_MERGED: f64 = 150.0;
/// Size of a file in KB, of which 54 for the photo.
const SIZE: f64 = 90.0;
const FEW: usize = 100;
const MANY: usize = 1000;
/// Documents and rounds to compare one core with two.
const BATCH: usize = 200;
const ROUNDS: usize = 7;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // Cargo adds `--bench` to what it is told to hand on.
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| *word != "--bench")
        .collect();
    match words.as_slice() {
        ["content", folder, count] => {
            fs::create_dir_all(folder).expect("a folder");
            copies::write_content(Path::new(folder), number(count)).expect("content");
            ExitCode::SUCCESS
        }
        ["single", content, out, count] => {
            one_by_one(Path::new(content), Path::new(out), number(count))
        }
        ["stages", folder] => stages::tell(Path::new(folder)),
        ["cores", folder] => cores(Path::new(folder)),
        ["merged", folder, count] => merged(Path::new(folder), number(count)),
        _ => measure(),
    }
}

fn number(word: &str) -> usize {
    word.parse().expect("a number")
}

fn measure() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    copies::write_photos(folder.path(), MANY).expect("photos");
    let mut fine = true;
    for count in [FEW, MANY] {
        let found = again(&[
            "single",
            &path(folder.path()),
            &path(folder.path()),
            &count.to_string(),
        ]);
        fine &= within(
            &format!("passport of four pages, {count} files, each"),
            Duration::from_secs_f64(found["median"]),
            ONE_CORE,
        );
        fine &= memory(
            &format!("memory while making {count} files"),
            found["peak"],
            MEMORY_SINGLE,
        );
        // The largest: a name with a letter that the two fonts lack brings a third along.
        fine &= report(
            &format!(
                "largest of {count} files, with a photo of {:.0} KB",
                found["photo"]
            ),
            format!("{:.1} KB", found["largest"]),
            format!("{SIZE:.0} KB"),
            found["largest"] <= SIZE,
        );
        println!("a usual one of {count} files: {:.1} KB", found["size"]);
    }
    println!("where the time of one goes, in ms:");
    let found = again(&["stages", &path(folder.path())]);
    for (stage, what) in stages::STAGES {
        println!("  {what:<32} {:.2}", found[stage] * 1e3);
    }
    if std::thread::available_parallelism().map_or(1, usize::from) < 2 {
        println!("one core only: two can't be compared with it");
    } else {
        let found = again(&["cores", &path(folder.path())]);
        fine &= report(
            "two cores beside one (at least)",
            format!("{:.2} x", found["ratio"]),
            format!("{SPEED_UP:.2} x"),
            found["ratio"] >= SPEED_UP,
        );
    }
    let found = again(&["merged", &path(folder.path()), &MANY.to_string()]);
    fine &= within(
        &format!("print of {MANY} passports in one go"),
        Duration::from_secs_f64(found["total"]),
        ONE_CORE * MANY as u32,
    );
    fine &= memory(
        &format!("memory while making that print of {:.0} MB", found["size"]),
        found["peak"],
        MEMORY_MERGED,
    );
    fine &= seal(folder.path());
    if fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn memory(what: &str, megabytes: f64, limit: f64) -> bool {
    if megabytes.is_nan() {
        println!("{what}: only Linux tells");
        return true;
    }
    report(
        what,
        format!("{megabytes:.1} MB"),
        format!("{limit:.0} MB"),
        megabytes <= limit,
    )
}

/// Runs this program once more with these words; gives the figures that it tells. On a machine with
/// more cores it gets two.
fn again(words: &[&str]) -> BTreeMap<String, f64> {
    let program = std::env::current_exe().expect("this program");
    let mut two = Command::new("taskset");
    two.args(["--cpu-list", "0,1"]).arg(&program).args(words);
    let output = match two.output() {
        Ok(output) if output.status.success() => output,
        // No such command (or no such cores): then with what there is.
        _ => Command::new(&program).args(words).output().expect("a run"),
    };
    assert!(
        output.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).expect("figures");
    let figure = |line: &str| {
        let (name, value) = line.split_once(' ')?;
        Some((name.to_owned(), value.parse().ok()?))
    };
    text.lines().filter_map(figure).collect()
}

/// One file after the other on one core.
fn one_by_one(content: &Path, out: &Path, count: usize) -> ExitCode {
    let engine = Engine::new().expect("fonts");
    let (mut sizes, mut photo) = (Vec::new(), 0);
    let mut number = 0;
    let each = median(count, || {
        let (took, size) = time(|| write(&engine, content, out, number).expect("a passport"));
        sizes.push(size);
        photo = photo.max(photo_size(content, number));
        number += 1;
        took
    });
    sizes.sort_unstable();
    let first = lopdf::Document::load(out.join("0000.pdf")).expect("a passport");
    assert_eq!(first.get_pages().len(), PAGES);
    println!("median {}", each.as_secs_f64());
    println!("size {}", sizes[count / 2] as f64 / 1e3);
    println!("largest {}", sizes[count - 1] as f64 / 1e3);
    println!("photo {}", photo as f64 / 1e3);
    println!("peak {}", peak());
    ExitCode::SUCCESS
}

fn photo_size(folder: &Path, number: usize) -> u64 {
    let photo = fs::metadata(folder.join(format!("{number:04}.jpg")));
    photo.map_or(0, |photo| photo.len())
}

/// Makes a copy and writes it; gives its size.
fn write(
    engine: &Engine,
    content: &Path,
    out: &Path,
    number: usize,
) -> Result<usize, DocumentError> {
    let bytes = Copy::read(content, number)?.pdf(engine)?;
    fs::write(out.join(format!("{number:04}.pdf")), &bytes)?;
    Ok(bytes.len())
}

/// The same files on one core and on all, by turns, so that a busy moment hits both.
fn cores(folder: &Path) -> ExitCode {
    let engine = Engine::new().expect("fonts");
    let go_on = AtomicBool::new(false);
    let one = || {
        for number in 0..BATCH {
            write(&engine, folder, folder, number).expect("a passport");
        }
    };
    let all = || {
        let make = |number| write(&engine, folder, folder, number);
        batch::each(BATCH, make, &go_on, |_, _| Ok::<_, DocumentError>(())).expect("passports");
    };
    one();
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|_| time(one).0.as_secs_f64() / time(all).0.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!("ratio {}", ratios[ROUNDS / 2]);
    ExitCode::SUCCESS
}

/// All copies in one print.
fn merged(folder: &Path, count: usize) -> ExitCode {
    let start = Instant::now();
    let engine = Engine::new().expect("fonts");
    let file = folder.join("print.pdf");
    batch::merged(
        &file,
        count,
        |number| Copy::read(folder, number).map_err(DocumentError::from),
        "Paspoorten",
        &engine,
        samples::created(),
        None,
        &AtomicBool::new(false),
        |_| (),
    )
    .expect("a print");
    let size = file.metadata().expect("a file").len();
    println!("total {}", start.elapsed().as_secs_f64());
    println!("size {}", size as f64 / 1e6);
    println!("peak {}", peak());
    ExitCode::SUCCESS
}

/// What the seal of the school on a passport costs.
fn seal(folder: &Path) -> bool {
    const SCHOOL: &str = "Praktijkschool Voorbeeldstad";
    let engine = Engine::new().expect("fonts");
    let key = SealKey::make(SCHOOL, samples::created()).expect("a key");
    let copy = Copy::read(folder, 0).expect("a copy");
    let along = Along {
        seal: Some(SealRoom {
            name: SCHOOL.to_owned(),
            reason: "Zegel van de school".to_owned(),
            label: "Zegel van de school".to_owned(),
        }),
        ..copy.along()
    };
    let room = pdf_with(&copy, &along, &engine, samples::created()).expect("a passport");
    let each = median(MANY, || {
        let bytes = room.clone();
        time(|| sign(bytes, &key).expect("a seal")).0
    });
    within("seal on a passport", each, Duration::from_millis(1))
}
