//! `cargo xtask run`: from a checkout to the program at work on a demo dossier.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install;
use crate::place;
use crate::steps::{Done, Failed, cargo, command, read, run as step};
use crate::ui;
use crate::versions;

/// Made-up people only, so this is no secret.
const PASSWORD: &str = "oefenen-met-transitieroute";
const VARIABLE: &str = "TRANSITIEROUTE_PASSWORD";

/// Builds and starts the program. With a display: the window. Without, or with `--no-window`: the
/// command line, which prints everything into a folder.
///
/// # Errors
/// When a step fails; it says which and what to do.
pub fn run(options: &[&str]) -> Done {
    let window = match options {
        [] => place::has_display(),
        ["--no-window"] => false,
        _ => return Err(Failed::new("cargo xtask run [--no-window]")),
    };
    versions::rust()?;
    if window {
        versions::node()?;
        open_window()
    } else {
        println!("Geen beeldscherm: de opdrachtregel doet hetzelfde werk en drukt alles af.");
        print_everything()
    }
}

fn open_window() -> Done {
    install::ensure(&[install::BUILD, install::WINDOW])?;
    ui::built()?;
    step(cargo().args([
        "build",
        "--release",
        "-p",
        "transitieroute",
        "-p",
        "transitieroute-cli",
    ]))?;
    let dossier = data_folder()?.join("Oefendossier.transitieroute");
    if dossier.exists() {
        println!("\nHet oefendossier van de vorige keer gaat open.");
    } else {
        make_demo(&dossier)?;
    }
    println!("\n  Dossier     {}", dossier.display());
    println!("  Wachtwoord  {PASSWORD}");
    println!(
        "  Alle jongeren zijn verzonnen. Opnieuw beginnen? Gooi het dossier weg en start dit nog een keer.\n"
    );
    step(
        command(place::built("release", "transitieroute"))
            .arg("--dossier")
            .arg(&dossier),
    )
}

fn print_everything() -> Done {
    install::ensure(&[install::BUILD])?;
    step(cargo().args(["build", "--release", "-p", "transitieroute-cli"]))?;
    let folder = place::target().join("demo-uitvoer");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let dossier = folder.join("Oefendossier.transitieroute");
    make_demo(&dossier)?;
    let listing = read(cli(&dossier).args(["--json", "meetings"]))?;
    for meeting in meetings(&listing) {
        let name = format!("{}-{}", meeting.date, last(&meeting.id));
        let agenda = folder.join("agenda").join(format!("{name}.pdf"));
        make_folder(&agenda)?;
        step(
            cli(&dossier)
                .args(["agenda", "--meeting", &meeting.id, "--out"])
                .arg(agenda),
        )?;
        let reports = folder.join("verslagen").join(name);
        fs::create_dir_all(&reports)?;
        step(
            cli(&dossier)
                .args(["report", "--meeting", &meeting.id, "--out"])
                .arg(reports),
        )?;
    }
    let passports = folder.join("paspoorten");
    fs::create_dir_all(&passports)?;
    step(
        cli(&dossier)
            .args(["passport", "--all", "--out"])
            .arg(&passports)
            .arg("--merged")
            .arg(folder.join("alle-paspoorten.pdf")),
    )?;
    println!(
        "\nKlaar. Alle jongeren zijn verzonnen. Dit ligt in {}:",
        folder.display()
    );
    println!(
        "  {:<36} het dossier, wachtwoord {PASSWORD}",
        "Oefendossier.transitieroute"
    );
    for (part, what) in [
        ("agenda", "een agenda per gesprek"),
        ("verslagen", "een map per gesprek: verslagen en afspraken"),
        ("paspoorten", "een Paspoort voor Succes per jongere"),
    ] {
        println!(
            "  {part:<36} {what} ({} bestanden)",
            count(&folder.join(part))
        );
    }
    println!(
        "  {:<36} alle paspoorten in één bestand, voor de printer",
        "alle-paspoorten.pdf"
    );
    Ok(())
}

fn make_demo(dossier: &Path) -> Done {
    make_folder(dossier)?;
    step(cli(dossier).args(["init", "--demo"]))
}

fn make_folder(file: &Path) -> Done {
    file.parent().map(fs::create_dir_all).transpose()?;
    Ok(())
}

/// The command line of the program on this dossier; the password never shows in a list of processes.
fn cli(dossier: &Path) -> Command {
    let mut cli = command(place::built("release", "transitieroute-cli"));
    cli.env(VARIABLE, PASSWORD).arg("--dossier").arg(dossier);
    cli
}

/// Where this system keeps a person's own files of programs.
fn data_folder() -> Done<PathBuf> {
    let from = |name: &str, below: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(|value| PathBuf::from(value).join(below))
    };
    let data = if cfg!(windows) {
        from("APPDATA", "")
    } else if cfg!(target_os = "macos") {
        from("HOME", "Library/Application Support")
    } else {
        from("XDG_DATA_HOME", "").or_else(|| from("HOME", ".local/share"))
    };
    data.map(|folder| folder.join("Transitieroute"))
        .ok_or_else(|| Failed::new("Er is geen eigen map voor gegevens te vinden: zet HOME."))
}

#[derive(Debug, PartialEq)]
struct Meeting {
    id: String,
    date: String,
}

/// Takes id and date of the objects in a JSON array: the only two fields that are needed here, and
/// neither holds an escaped character.
fn meetings(json: &str) -> Vec<Meeting> {
    let mut found = Vec::new();
    let mut meeting = Meeting {
        id: String::new(),
        date: String::new(),
    };
    let (mut depth, mut key, mut text) = (0, String::new(), None::<String>);
    let mut is_value = false;
    let mut escaped = false;
    for sign in json.chars() {
        if let Some(open) = &mut text {
            match sign {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    let whole = text.take().unwrap_or_default();
                    match (depth, is_value, key.as_str()) {
                        (2, true, "id") => meeting.id = whole,
                        (2, true, "date") => meeting.date = whole,
                        (2, false, _) => key = whole,
                        _ => {}
                    }
                }
                _ => open.push(sign),
            }
            continue;
        }
        match sign {
            '"' => text = Some(String::new()),
            '{' | '[' => {
                depth += 1;
                is_value = false;
            }
            '}' | ']' => {
                if depth == 2 {
                    found.push(std::mem::replace(
                        &mut meeting,
                        Meeting {
                            id: String::new(),
                            date: String::new(),
                        },
                    ));
                }
                depth -= 1;
            }
            ':' => is_value = true,
            ',' => is_value = false,
            _ => {}
        }
    }
    found
}

/// The end of an id tells two meetings on one day apart.
fn last(id: &str) -> &str {
    id.char_indices()
        .rev()
        .nth(3)
        .map_or(id, |(at, _)| &id[at..])
}

/// Files in a folder and the folders in it.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                count(&entry.path())
            } else {
                1
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_are_taken_from_what_the_command_line_prints() {
        let json = r#"[{"id":"0193-ab12","date":"2027-01-19","round":{"id":"first","date":"x"},"place":"Kamer \"2\", {A}","students":["1001","id"]},
            {"students":[],"date":"2027-03-02","id":"0193-cd34"}]"#;
        assert_eq!(
            meetings(json),
            [
                Meeting {
                    id: "0193-ab12".to_owned(),
                    date: "2027-01-19".to_owned()
                },
                Meeting {
                    id: "0193-cd34".to_owned(),
                    date: "2027-03-02".to_owned()
                },
            ]
        );
        assert_eq!(meetings("[]\n"), []);
        assert_eq!(last("0193-cd34"), "cd34");
        assert_eq!(last("34"), "34");
    }
}
