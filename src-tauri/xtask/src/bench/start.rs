//! From start to a usable unlock window, and its memory, beside an empty Tauri window on the same
//! machine: `src-tauri/examples/empty`. Linux only, on a screen of its own when there is none.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Figure;
use crate::install;
use crate::place;
use crate::steps::{Done, Failed, cargo, command, run};
use crate::ui;

const ROUNDS: usize = 9;
/// Times as long as an empty window, and times its memory.
const TIME: f64 = 1.5;
const MEMORY: f64 = 1.3;

/// What one start took.
#[derive(Clone, Copy)]
struct Start {
    milliseconds: f64,
    megabytes: f64,
}

/// Measures both windows by turns, so that a busy moment of the machine hits both.
///
/// # Errors
/// When building fails, a window doesn't open, or this isn't Linux.
pub fn measure() -> Done<Vec<Figure>> {
    if !cfg!(target_os = "linux") {
        return Err(Failed::new("The start is measured on Linux."));
    }
    install::ensure(&[install::TEST_WINDOW])?;
    build()?;
    let folder = place::target().join("bench-start");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let screen = Screen::open()?;
    let dossier = folder.join("school.transitieroute");
    let mut init = command(place::built("release", "transitieroute-cli"));
    init.env("TRANSITIEROUTE_PASSWORD", "oefenen-met-transitieroute")
        .arg("--dossier")
        .arg(&dossier)
        .args(["init", "--demo"]);
    run(init.stdout(Stdio::null()))?;

    let mut ours = screen.program(
        &place::built("release", "transitieroute"),
        &folder,
        "input[type=password]",
    );
    ours.arg("--dossier").arg(&dossier);
    let mut empty = screen.program(
        &place::built("release", "examples/empty"),
        &folder,
        "body > p",
    );
    // The first start of each fills the caches of the disk and of fonts.
    once(&mut ours)?;
    once(&mut empty)?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with.push(once(&mut ours)?);
        without.push(once(&mut empty)?);
    }
    let (a, b) = (middle(&with), middle(&without));
    println!(
        "unlock window {:.0} ms, {:.0} MB; empty window {:.0} ms, {:.0} MB (medians of {ROUNDS})",
        a.milliseconds, a.megabytes, b.milliseconds, b.megabytes
    );
    let figure = |what: &str, ratio: f64, limit: f64| Figure {
        what: what.to_owned(),
        measured: format!("{ratio:.2} x"),
        limit: format!("{limit:.2} x"),
        fine: ratio <= limit,
    };
    Ok(vec![
        figure(
            "start to unlock window, beside an empty window",
            a.milliseconds / b.milliseconds,
            TIME,
        ),
        figure(
            "memory of the unlock window, beside an empty one",
            a.megabytes / b.megabytes,
            MEMORY,
        ),
    ])
}

/// Builds the programs as they are shipped, and the empty window.
///
/// # Errors
/// When something is missing or does not compile.
pub fn build() -> Done {
    install::ensure(&[install::BUILD, install::WINDOW])?;
    ui::built()?;
    run(cargo().args([
        "build",
        "--locked",
        "--release",
        "-p",
        "transitieroute",
        "-p",
        "transitieroute-cli",
        "--bins",
        "--example",
        "empty",
    ]))
}

/// Starts a program, waits until it says `ready`, takes its memory, ends it.
fn once(program: &mut Command) -> Done<Start> {
    let start = Instant::now();
    let mut child = program
        .spawn()
        .map_err(|error| Failed::new(format!("the window does not start: {error}")))?;
    let ready = child.stdout.take().map(|pipe| {
        let (tell, told) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(pipe).lines().map_while(Result::ok);
            for line in lines.filter(|line| line == "ready") {
                // Told once; whoever measures may have stopped listening.
                let _ = tell.send((line, Instant::now()));
            }
        });
        told.recv_timeout(Duration::from_secs(30))
    });
    let result = match ready {
        Some(Ok((_, moment))) => {
            // What is still loading in the background counts for memory.
            thread::sleep(Duration::from_millis(500));
            Ok(Start {
                milliseconds: (moment - start).as_secs_f64() * 1e3,
                megabytes: memory(child.id()),
            })
        }
        _ => Err(Failed::new("the window did not become ready within 30 s")),
    };
    end(&mut child);
    result
}

fn end(child: &mut Child) {
    let below = family(child.id());
    let _ = child.kill();
    let _ = child.wait();
    // The web processes end by themselves when the program is gone; the next start waits for that.
    let start = Instant::now();
    while below
        .iter()
        .any(|id| Path::new(&format!("/proc/{id}")).exists())
        && start.elapsed() < Duration::from_secs(5)
    {
        thread::sleep(Duration::from_millis(20));
    }
}

/// Memory of a program and all that it started, shared pages divided among those who share them (PSS).
fn memory(id: u32) -> f64 {
    let of = |id: &u32| {
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    family(id).iter().filter_map(of).sum::<f64>() / 1024.0
}

/// A process and everything below it.
fn family(ancestor: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pairs: Vec<(u32, u32)> = processes
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            Some((
                id,
                stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?,
            ))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(
            pairs
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        at += 1;
    }
    found
}

fn middle(starts: &[Start]) -> Start {
    let of = |value: fn(&Start) -> f64| {
        let mut values: Vec<f64> = starts.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    };
    Start {
        milliseconds: of(|start| start.milliseconds),
        megabytes: of(|start| start.megabytes),
    }
}

/// The screen to open windows on: the one that is there, or one that nobody sees.
struct Screen {
    own: Option<Child>,
    display: String,
}

impl Screen {
    fn open() -> Done<Self> {
        if place::has_display() {
            return Ok(Self {
                own: None,
                display: std::env::var("DISPLAY").unwrap_or_default(),
            });
        }
        // Xvfb finds a free number itself and writes it on this pipe.
        let mut own = command("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(pipe) = own.stdout.take() {
            BufReader::new(pipe).read_line(&mut number)?;
        }
        Ok(Self {
            own: Some(own),
            display: format!(":{}", number.trim()),
        })
    }

    /// A program on this screen, in a folder of its own, that says when this element is ready.
    fn program(&self, path: &Path, home: &Path, selector: &str) -> Command {
        let mut program = command(path);
        program
            .env("DISPLAY", &self.display)
            .env("HOME", home)
            .env("TRANSITIEROUTE_MEASURE_START", selector)
            .env("NO_AT_BRIDGE", "1")
            // Without a session bus: a running Transitieroute would take this start over.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for name in [
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        ] {
            program.env_remove(name);
        }
        program
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(own) = &mut self.own {
            let _ = own.kill();
            let _ = own.wait();
        }
    }
}
