//! The command line: the whole walk, the contract of its JSON, and every exit code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use serde_json::Value;
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::{Dossier, Moment, Secret, meetings};
use transitieroute_tests::commandline::{PASSWORD, run, run_with};

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(name)
        .to_string_lossy()
        .into_owned()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.collect();
    files.sort();
    for file in &files {
        assert!(
            std::fs::read(file).unwrap().starts_with(b"%PDF-"),
            "{}",
            file.display()
        );
    }
    files
}

#[test]
fn the_three_lists_come_in_and_go_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("school.transitieroute");
    let made = run(
        &dossier,
        &["--json", "init", "--school", "Praktijkschool Voorbeeldstad"],
    );
    assert_eq!(made.code, 0, "{made:?}");
    assert_eq!(made.json()["recovery_code"].as_str().unwrap().len(), 29);
    for (name, rows) in [
        ("magister-klassenlijst.csv", 42),
        ("somtoday-leerlingen.csv", 35),
        ("mbo-deelnemers.xlsx", 60),
    ] {
        let list = sample(name);
        let dry = run(&dossier, &["--json", "import", &list, "--dry-run"]).json();
        let done = run(&dossier, &["--json", "import", &list]).json();
        assert_eq!(dry, done, "{name}");
        let counts = [
            "new",
            "changed",
            "unchanged",
            "refused",
            "missing",
            "dropped_bsn",
        ]
        .map(|key| done[key].as_u64().unwrap());
        assert_eq!((counts[0], counts[1], counts[3]), (rows, 0, 0), "{name}");
        let first = &done["rows"][0];
        assert!(
            first["row"].as_u64().unwrap() >= 2 && first["outcome"] == "new",
            "{first}"
        );
        let again = run(&dossier, &["--json", "import", &list]).json();
        assert_eq!(
            (again["new"].as_u64(), again["unchanged"].as_u64()),
            (Some(0), Some(rows)),
            "{name}"
        );
    }
    let everybody = run(&dossier, &["--json", "students"]).json();
    assert_eq!(everybody.as_array().unwrap().len(), 137);
    for key in [
        "number",
        "first_name",
        "prefix",
        "last_name",
        "birth_date",
        "municipality_code",
        "phase",
    ] {
        assert!(everybody[0].get(key).is_some(), "{key}");
    }
    let found = run(&dossier, &["--json", "students", "--search", "10400"]).json();
    assert_eq!(found[0]["number"], "10400");
    // Nobody of the list has written anything yet: there are forms to do that on, and no passports.
    let out = folder.path().join("paspoort");
    let both = ["--student", "10400", "10001", "--out", text(&out)];
    let none = run(&dossier, &[&["--json", "passport"], &both[..]].concat());
    assert_eq!(none.code, 1, "{none:?}");
    assert!(none.err.contains("nothing_to_print"), "{none:?}");
    for paper in ["leeg_paspoort", "leeg_contact"] {
        let made = run(&dossier, &[&["print", paper], &both[..]].concat());
        assert_eq!(made.code, 0, "{made:?}");
    }
    let names: Vec<_> = pdfs(&out)
        .iter()
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "leeg-contact-10001.pdf",
            "leeg-contact-10400.pdf",
            "leeg-paspoort-10001.pdf",
            "leeg-paspoort-10400.pdf"
        ]
    );
}

#[test]
fn a_year_of_made_up_records_is_listed_printed_checked_and_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("oefenen.transitieroute");
    let made = run(&dossier, &["--json", "init", "--demo", "12"]).json();
    assert_eq!(made["demo"]["students"], 12);
    let meetings = run(&dossier, &["--json", "meetings"]).json();
    let meetings = meetings.as_array().unwrap();
    for meeting in meetings {
        assert!(meeting["id"].is_string() && meeting["date"].is_string());
        assert!(
            meeting["municipality_codes"]
                .as_array()
                .is_some_and(|codes| !codes.is_empty())
        );
        assert!(
            meeting["students"]
                .as_array()
                .is_some_and(|all| all.iter().all(Value::is_string))
        );
    }
    let closed = meetings
        .iter()
        .find(|meeting| meeting["status"] == "closed")
        .expect("a meeting that was held");
    let id = closed["id"].as_str().unwrap();
    let agenda = folder.path().join("agenda.pdf");
    assert_eq!(
        run(
            &dossier,
            &["agenda", "--meeting", id, "--out", text(&agenda)]
        )
        .code,
        0
    );
    assert!(std::fs::read(&agenda).unwrap().starts_with(b"%PDF-"));
    let reports = folder.path().join("verslagen");
    assert_eq!(
        run(
            &dossier,
            &["report", "--meeting", id, "--out", text(&reports)]
        )
        .code,
        0
    );
    assert!(!pdfs(&reports).is_empty());
    let (passports, merged) = (
        folder.path().join("paspoorten"),
        folder.path().join("alle.pdf"),
    );
    let printed = run(
        &dossier,
        &[
            "--json",
            "passport",
            "--all",
            "--out",
            text(&passports),
            "--merged",
            text(&merged),
        ],
    );
    assert_eq!(printed.code, 0, "{printed:?}");
    assert_eq!(
        printed.json()["files"].as_array().unwrap().len(),
        pdfs(&passports).len() + 1
    );
    assert!(merged.exists());
    let first = &printed.json()["files"][0]["path"];
    assert_eq!(first, text(&merged), "the print of all stands in front");
    let coaches = run(&dossier, &["--json", "jobcoaches"]).json();
    assert!(!coaches.as_array().unwrap().is_empty());
    let check = run(&dossier, &["--json", "check"]);
    assert_eq!(
        (
            check.code,
            check.json()["problems"].as_array().unwrap().len()
        ),
        (0, 0)
    );
    let backup = folder.path().join("kopie.transitieroute");
    assert_eq!(run(&dossier, &["backup", text(&backup)]).code, 0);
    assert_eq!(run(&dossier, &["restore", text(&backup)]).code, 0);
    assert_eq!(run(&dossier, &["--json", "check"]).json()["students"], 12);
    for plain in ["students", "meetings", "jobcoaches", "check"] {
        let said = run(&dossier, &[plain]);
        assert!(said.code == 0 && !said.out.is_empty(), "{plain}: {said:?}");
    }
}

#[test]
fn meetings_go_to_a_calendar_and_name_no_student() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("oefenen.transitieroute");
    assert_eq!(run(&dossier, &["init", "--demo", "12"]).code, 0);
    let file = folder.path().join("gesprekken.ics");
    let out = ["--out", text(&file)];
    let calendar = |words: &[&str]| run(&dossier, &[&["calendar"], words, &out[..]].concat());
    for wrong in [
        &["--json"][..],
        &["--json", "--all", "--meeting", "x"],
        &["--json", "--municipality", "GM0193"],
    ] {
        let said = calendar(wrong);
        assert_eq!((said.code, said.problem().as_str()), (2, "wrong_use"));
    }
    let said = calendar(&["--json", "--meeting", "geen"]);
    assert_eq!((said.code, said.problem().as_str()), (3, "unknown_meeting"));
    let said = calendar(&["--json", "--all", "--municipality", "GM9999"]);
    assert_eq!((said.code, said.problem().as_str()), (1, "nothing_to_send"));
    assert!(!file.exists(), "a refusal leaves no file");

    let meetings = run(&dossier, &["--json", "meetings"]).json();
    let today = Moment::now().today().to_string();
    let planned: Vec<&Value> = meetings
        .as_array()
        .unwrap()
        .iter()
        .filter(|meeting| {
            meeting["status"] == "planned" && meeting["date"].as_str() >= Some(today.as_str())
        })
        .collect();
    let id = planned[0]["id"].as_str().unwrap();
    let all = calendar(&["--json", "--all"]);
    assert_eq!(all.json()["events"], planned.len(), "{all:?}");
    assert_eq!(all.json()["cancels"], false);
    let whole = std::fs::read_to_string(&file).unwrap();
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), planned.len());
    let read = whole.replace("\r\n ", "").to_lowercase();
    for student in run(&dossier, &["--json", "students"])
        .json()
        .as_array()
        .unwrap()
    {
        let name = student["first_name"].as_str().unwrap().to_lowercase();
        let named = read
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == name);
        assert!(!named, "{name} stands in it");
    }

    // An invitation needs a sender; then it stays one appointment until it is cancelled.
    let change = |what: &dyn Fn(&Dossier)| {
        what(&Dossier::open(&dossier, &Secret::new(PASSWORD)).unwrap());
    };
    let sender = |email: &str| {
        change(&|dossier| {
            let settings = Settings {
                user_email: email.to_owned(),
                ..settings::get(dossier).unwrap()
            };
            settings::update(dossier, &settings, Moment::now()).unwrap();
        });
    };
    sender("");
    std::fs::remove_file(&file).unwrap();
    let said = calendar(&["--json", "--meeting", id]);
    assert_eq!((said.code, said.problem().as_str()), (1, "no_sender"));
    assert!(!file.exists(), "a refusal leaves no file");
    sender("ans@school.example");
    let line = |start: &str| {
        let text = std::fs::read_to_string(&file).unwrap();
        let found = text.lines().find(|line| line.starts_with(start));
        found.unwrap_or_default().to_owned()
    };
    let said = calendar(&["--meeting", id]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("gesprekken.ics  1 gesprek\n"), "{said:?}");
    let uid = line("UID:");
    assert!(uid.len() > 30 && whole.contains(&uid));
    change(&|dossier| {
        meetings::cancel(dossier, &id.into(), Moment::now()).unwrap();
    });
    let said = calendar(&["--meeting", id]);
    assert!(
        said.out.contains("1 gesprek dat niet doorgaat\n"),
        "{said:?}"
    );
    assert_eq!(
        (line("UID:"), line("STATUS:")),
        (uid, "STATUS:CANCELLED".to_owned())
    );
    assert_eq!(line("METHOD:"), "METHOD:CANCEL");
}

#[test]
fn every_exit_code_says_what_was_wrong_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("school.transitieroute");
    assert_eq!(run(&dossier, &["init"]).code, 0);
    let before = std::fs::read(&dossier).unwrap();
    let other = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let said = run(&dossier, &["--json", "wat"]);
    assert_eq!((said.code, said.problem().as_str()), (2, "wrong_use"));
    assert_eq!(run(&dossier, &["--json", "init", "--demo", "5001"]).code, 2);
    assert_eq!(run(&dossier, &["passport", "--out", "x"]).code, 2);
    let list = other(
        "goed.csv",
        b"Leerlingnummer;Roepnaam;Achternaam\n1;Sanne;Voorbeeld\n",
    );
    let said = run(
        &dossier,
        &["--json", "import", text(&list), "--school-type", "havo"],
    );
    assert_eq!((said.code, said.problem().as_str()), (2, "wrong_use"));
    for choice in ["pro", "vso", "entree", "mbo2"] {
        assert!(said.err.contains(choice), "{said:?}");
    }
    let list = other("lijst.csv", b"geen;kop\n1;2\n");
    let said = run(&dossier, &["--json", "import", text(&list)]);
    assert_eq!((said.code, said.problem().as_str()), (3, "no_header"));
    let said = run(
        &dossier,
        &[
            "--json",
            "passport",
            "--student",
            "404",
            "--out",
            text(folder.path()),
        ],
    );
    assert_eq!((said.code, said.problem().as_str()), (3, "unknown_student"));
    let said = run(
        &dossier,
        &["--json", "agenda", "--meeting", "geen", "--out", "x.pdf"],
    );
    assert_eq!((said.code, said.problem().as_str()), (3, "unknown_meeting"));
    let said = run_with(
        &dossier,
        &["--json", "students"],
        Some("een-ander-wachtwoord"),
    );
    assert_eq!((said.code, said.problem().as_str()), (4, "wrong_password"));
    let said = run(
        &other("plaatje.transitieroute", b"\x89PNG"),
        &["--json", "check"],
    );
    assert_eq!(said.code, 5, "{said:?}");
    let mut broken = before.clone();
    broken.truncate(broken.len() - 5000);
    assert_eq!(
        run(&other("stuk.transitieroute", &broken), &["--json", "check"]).code,
        5
    );
    let said = run(&dossier, &["--json", "init"]);
    assert_eq!((said.code, said.problem().as_str()), (1, "already_exists"));
    let open = Dossier::open(&dossier, &Secret::new(PASSWORD)).unwrap();
    let said = run(&dossier, &["--json", "students"]);
    assert_eq!((said.code, said.problem().as_str()), (6, "in_use"));
    drop(open);
    assert_eq!(
        std::fs::read(&dossier).unwrap(),
        before,
        "refusals change nothing"
    );
}

#[test]
fn the_password_comes_from_a_file_or_the_environment_and_never_from_an_argument() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("school.transitieroute");
    let file = folder.path().join("wachtwoord.txt");
    std::fs::write(&file, format!("{PASSWORD}\ntweede regel\n")).unwrap();
    assert_eq!(
        run_with(&dossier, &["--password-file", text(&file), "init"], None).code,
        0
    );
    assert_eq!(run(&dossier, &["check"]).code, 0);
    assert_eq!(
        run_with(&dossier, &["--password", PASSWORD, "check"], None).code,
        2
    );
    let said = run_with(&dossier, &["--json", "check"], None);
    assert_eq!(
        (said.code, said.problem().as_str()),
        (2, "password_missing")
    );
}
