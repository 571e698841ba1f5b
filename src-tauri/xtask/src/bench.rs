//! `cargo xtask bench`: every figure beside its limit, in one table.

mod peers;
mod start;

use crate::install;
use crate::place;
use crate::steps::{Done, Failed, cargo, tee};
use crate::versions;
use crate::window;

/// One line of the table.
#[derive(Debug, PartialEq)]
pub struct Figure {
    what: String,
    measured: String,
    limit: String,
    fine: bool,
}

const PARTS: [&str; 9] = [
    "documents",
    "dossier",
    "lists",
    "matching",
    "meeting",
    "planning",
    "roster",
    "split",
    "start",
];

/// Beside our documents, those of other programs.
const BESIDE: &str = "--peers";

/// Measures these parts, or all.
///
/// # Errors
/// When a benchmark can't run, or a figure is over its limit.
pub fn bench(words: &[&str]) -> Done {
    let (beside, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| **word == BESIDE);
    if let Some(unknown) = names.iter().find(|name| !PARTS.contains(name)) {
        return Err(Failed::new(format!(
            "There is no part {unknown}; there are {}.",
            PARTS.join(", ")
        )));
    }
    versions::rust()?;
    install::ensure(&[install::BUILD])?;
    let mut figures = Vec::new();
    let mut broken = Vec::new();
    for part in PARTS {
        if !names.is_empty() && !names.contains(&part) {
            continue;
        }
        println!("\n== {part}");
        if part == "start" {
            figures.extend(start::measure()?);
            continue;
        }
        let mut measuring = cargo();
        measuring.args([
            "bench",
            "--locked",
            "-p",
            "transitieroute-tests",
            "--bench",
            part,
        ]);
        if part == "meeting" {
            // Also a keystroke in the window as it is shipped.
            let driver = window::ready()?;
            start::build()?;
            measuring = window::around(
                &measuring,
                &place::built("release", "transitieroute"),
                &driver,
            );
            // Without a graphics card the web view would imitate one, at a cost of its own.
            measuring.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
        let (_, output) = tee(&mut measuring)?;
        let found = read(&output);
        if found.is_empty() {
            broken.push(part);
        }
        figures.extend(found);
        if part == "documents" && !beside.is_empty() {
            figures.extend(peers::measure()?);
        }
    }
    print(&figures);
    if !broken.is_empty() {
        return Err(Failed::new(format!(
            "Measured nothing: {}",
            broken.join(", ")
        )));
    }
    let over: Vec<&str> = figures
        .iter()
        .filter(|figure| !figure.fine)
        .map(|figure| figure.what.as_str())
        .collect();
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failed::new(format!("Over its limit: {}", over.join("; "))))
    }
}

/// The lines that a benchmark prints for this table; see `tests/src/bench.rs`.
fn read(output: &str) -> Vec<Figure> {
    let figure = |line: &str| {
        let mut fields = line
            .strip_prefix("measured\t")?
            .split('\t')
            .map(str::to_owned);
        Some(Figure {
            what: fields.next()?,
            measured: fields.next()?,
            limit: fields.next()?,
            fine: fields.next()? == "ok",
        })
    };
    output.lines().filter_map(figure).collect()
}

fn print(figures: &[Figure]) {
    let width = figures
        .iter()
        .map(|figure| figure.what.chars().count())
        .max()
        .unwrap_or_default();
    println!("\n{:<width$} {:>12} {:>12}", "", "measured", "at most");
    for figure in figures {
        let mark = if figure.fine { "" } else { "  OVER" };
        println!(
            "{:<width$} {:>12} {:>12}{mark}",
            figure.what, figure.measured, figure.limit
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_figures_are_gathered() {
        let output = "   Compiling x\nmeasured\timport, CSV\t0.31 s\t0.40 s\tok\nmeasured\tlist\t12.0 ms\t10.0 ms\tOVER\nmeasured\thalf\t1\n";
        let found = read(output);
        assert_eq!(found.len(), 2);
        assert!(found[0].fine && found[0].what == "import, CSV" && found[0].limit == "0.40 s");
        assert!(!found[1].fine);
    }
}
