//! The passport of the benchmark through other programs, side by side in one run; see
//! `tests/peers/README.md`. Each comes through its ordinary client; what can't be had here is a line
//! that says so.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Figure;
use crate::install::{self, Need};
use crate::place;
use crate::python::environment;
use crate::steps::{Done, Failed, cargo, command, read, run, works};
use crate::verapdf;

const COPIES: &str = "100";
/// This program has to be as many times as fast as typst.
const TYPST: f64 = 4.0;
/// Its writer may take as many times as long as krilla for the same pages.
const KRILLA: f64 = 1.0;

/// A program beside ours.
struct Peer {
    name: &'static str,
    needs: &'static [Need],
    /// The command that tells whether it is there.
    program: &'static str,
    script: &'static str,
}

const SCRIPTED: [Peer; 5] = [
    peer("typst", "make_typst.py", &[], "python3"),
    peer("ReportLab", "make_reportlab.py", &[], "python3"),
    peer(
        "WeasyPrint",
        "make_weasyprint.py",
        install::PANGO,
        "python3",
    ),
    peer(
        "Chromium",
        "make_chromium.py",
        install::CHROMIUM,
        "chromium",
    ),
    peer(
        "LibreOffice",
        "make_libreoffice.py",
        install::LIBREOFFICE,
        "soffice",
    ),
];

const fn peer(
    name: &'static str,
    script: &'static str,
    needs: &'static [Need],
    program: &'static str,
) -> Peer {
    Peer {
        name,
        needs,
        program,
        script,
    }
}

/// What one program made of the copies.
#[derive(Debug, PartialEq)]
struct Made {
    /// Milliseconds per document.
    each: f64,
    /// Most memory, in MB.
    peak: f64,
    /// KB per document.
    size: f64,
    /// PDF/UA-1 and PDF/A-3a according to veraPDF; nothing when that is not there.
    passed: Option<[bool; 2]>,
}

/// A line of the table: what it made, or why it is missing.
type Row = (String, Done<Made>);

/// Measures all of them.
///
/// # Errors
/// When our own program can't be measured, or less than it should be.
pub fn measure() -> Done<Vec<Figure>> {
    let folder = place::target().join("bench-peers");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let content = folder.join("content");
    run(own("content").arg(&content).arg(COPIES))?;
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "load of this machine at the start: {}",
        load.split(' ').next().unwrap_or_default()
    );

    let mut rows: Vec<Row> = Vec::new();
    let mut add = |name: &str, program: Done<Command>| {
        println!("-- {name}");
        let made = program.and_then(|program| make(program, &content, &folder.join(name)));
        rows.push((name.to_owned(), made));
    };
    add("transitieroute", Ok(own("single")));
    let krilla = built_krilla();
    add("krilla", krilla.as_ref().map(command).map_err(again));
    let python = environment("tools/peers", "tests/peers/requirements.txt", &[]);
    for peer in &SCRIPTED {
        add(
            peer.name,
            python
                .as_ref()
                .map_err(again)
                .and_then(|python| scripted(peer, python)),
        );
    }
    judge(&mut rows, &folder);
    println!("\n{}", table(&rows));

    let beside = krilla.and_then(|krilla| {
        let told = read(command(krilla).arg("--beside").arg(&content).arg(COPIES))?;
        Ok(value(&told, "ours")? / value(&told, "krilla")?)
    });
    figures(&rows, beside)
}

/// Our own benchmark with these words.
fn own(word: &str) -> Command {
    let mut own = cargo();
    own.args(["bench", "--quiet", "--locked", "-p", "transitieroute-tests"]);
    own.args(["--bench", "documents", "--", word]);
    own
}

fn built_krilla() -> Done<PathBuf> {
    // Not locked: our documents, which it leans on, may lean on something new.
    run(cargo()
        .args(["build", "--release", "--manifest-path"])
        .arg(place::root().join("tests/peers/krilla/Cargo.toml")))?;
    Ok(place::built("release", "krilla-peer"))
}

fn scripted(peer: &Peer, python: &Path) -> Done<Command> {
    install::ensure(&[peer.needs])?;
    if !works(peer.program, &["--version"]) {
        return Err(Failed::new(format!("there is no {}", peer.program)));
    }
    let mut script = command(python);
    // No compiled files between the sources.
    script
        .arg("-B")
        .arg(place::root().join("tests/peers").join(peer.script));
    Ok(script)
}

/// Lets a program make the copies; `program CONTENT OUT COUNT` tells `median` and `peak`.
fn make(mut program: Command, content: &Path, out: &Path) -> Done<Made> {
    fs::create_dir_all(out)?;
    let told = read(program.arg(content).arg(out).arg(COPIES))?;
    let sizes: Vec<u64> = fs::read_dir(out)?
        .map(|file| Ok(file?.metadata()?.len()))
        .collect::<Done<_>>()?;
    if sizes.len().to_string() != COPIES {
        return Err(Failed::new(format!("{} of {COPIES} files", sizes.len())));
    }
    Ok(Made {
        each: value(&told, "median")? * 1e3,
        peak: value(&told, "peak")?,
        size: sizes.iter().sum::<u64>() as f64 / sizes.len() as f64 / 1e3,
        passed: None,
    })
}

/// `NAME NUMBER` among the lines that a program told.
fn value(told: &str, name: &str) -> Done<f64> {
    let number = |line: &str| line.strip_prefix(name)?.trim().parse().ok();
    told.lines()
        .find_map(number)
        .ok_or_else(|| Failed::new(format!("it does not tell its {name}")))
}

/// Asks veraPDF about the first file of each.
fn judge(rows: &mut [Row], folder: &Path) {
    let file = |name: &str| folder.join(name).join("0000.pdf");
    let asked = verapdf::ready().and_then(|classes| {
        let mut java = command("java");
        java.arg("-cp").arg(classes).arg("Validate");
        java.args(
            rows.iter()
                .filter(|row| row.1.is_ok())
                .map(|row| file(&row.0)),
        );
        read(&mut java)
    });
    let told = match asked {
        Ok(told) => told,
        Err(failed) => return println!("no veraPDF: {failed}"),
    };
    for (name, made) in rows {
        let Ok(made) = made else { continue };
        let path = file(name);
        let passes = |standard: &str| {
            let fine = format!("PASS {standard} {}", path.display());
            told.lines().any(|line| line == fine)
        };
        made.passed = Some([passes("PDFUA-1"), passes("PDFA-3A")]);
    }
}

/// The table as it stands in the README.
fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| | ms per document | peak MB | KB per document | PDF/UA-1 | PDF/A-3a |\n|---|---|---|---|---|---|\n",
    );
    for (name, made) in rows {
        // Writing to a text can't fail.
        let _ = match made {
            Ok(made) => writeln!(
                text,
                "| {name} | {:.1} | {:.0} | {:.0} | {} | {} |",
                made.each,
                made.peak,
                made.size,
                verdict(made.passed.map(|passed| passed[0])),
                verdict(made.passed.map(|passed| passed[1])),
            ),
            Err(failed) => {
                let why = failed.to_string();
                let why = why.lines().last().unwrap_or_default();
                writeln!(text, "| {name} | missing: {why} | | | | |")
            }
        };
    }
    text
}

fn verdict(passed: Option<bool>) -> &'static str {
    match passed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not asked",
    }
}

/// What has a limit; what is missing is in the table and has no figure.
fn figures(rows: &[Row], krilla: Done<f64>) -> Done<Vec<Figure>> {
    let each = |name: &str| {
        let row = rows.iter().find(|row| row.0 == name)?;
        row.1.as_ref().ok().map(|made| made.each)
    };
    let Some(ours) = each("transitieroute") else {
        return Err(Failed::new("Our own documents were not made."));
    };
    let mut figures = Vec::new();
    if let Some(typst) = each("typst") {
        let times = typst / ours;
        figures.push(Figure {
            what: "typst beside this program (at least)".to_owned(),
            measured: format!("{times:.2} x"),
            limit: format!("{TYPST:.2} x"),
            fine: times >= TYPST,
        });
    }
    match krilla {
        Ok(times) => figures.push(Figure {
            what: "writing the same pages, beside krilla".to_owned(),
            measured: format!("{times:.2} x"),
            limit: format!("{KRILLA:.2} x"),
            fine: times <= KRILLA,
        }),
        Err(failed) => println!("krilla is missing: {failed}"),
    }
    Ok(figures)
}

fn again(failed: &Failed) -> Failed {
    Failed::new(failed.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_missing_is_said_and_not_guessed() {
        let made = |each| {
            Ok(Made {
                each,
                peak: 10.0,
                size: 88.4,
                passed: Some([true, false]),
            })
        };
        let rows = [
            ("transitieroute".to_owned(), made(4.0)),
            ("typst".to_owned(), made(20.0)),
            (
                "Chromium".to_owned(),
                Err(Failed::new("$ x\nthere is no chromium")),
            ),
        ];
        let table = table(&rows);
        assert!(table.contains("| typst | 20.0 | 10 | 88 | yes | no |"));
        assert!(table.contains("| Chromium | missing: there is no chromium |"));
        let found = figures(&rows, Ok(1.2)).unwrap();
        assert!(found[0].fine && found[0].measured == "5.00 x");
        assert!(!found[1].fine);
        let rows = [("transitieroute".to_owned(), made(4.0))];
        assert!(figures(&rows, Err(Failed::new("x"))).unwrap().is_empty());
    }

    #[test]
    fn figures_are_found_by_name() {
        let told = "median 0.0041\npeak 9.5\n";
        assert_eq!(value(told, "peak").unwrap(), 9.5);
        assert!(value(told, "size").is_err());
    }
}
