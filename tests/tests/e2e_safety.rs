//! What must never go wrong at the window: a wrong password, a lock that hides everything, a power cut
//! while somebody types, a laptop left alone, and the program started twice.
#![allow(clippy::unwrap_used)]

mod walk;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use serde_json::json;
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::window::{Home, TODAY, wanted};
use walk::{Hands, PASSWORD, Person, first_question};

const NAME: &str = "Sanne Voorbeeld";

/// A file with one young person in it.
fn made(home: &Home) -> PathBuf {
    let path = home.documents().join("school.transitieroute");
    let now = Moment::noon(TODAY.parse::<NaiveDate>().unwrap());
    let (dossier, _code) = Dossier::create(
        &path,
        &Secret::new(PASSWORD),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .unwrap();
    let new = NewStudent {
        first_name: "Sanne".to_owned(),
        last_name: "Voorbeeld".to_owned(),
        number: "20001".to_owned(),
        municipality_code: "GM0193".to_owned(),
        cohort: "2026-2027".to_owned(),
        ..NewStudent::default()
    };
    students::add(&dossier, &new, now).unwrap();
    path
}

fn unlocked(home: &Home, file: &Path) -> Person {
    let person = Person::new(home, Some(file), Hands::Mouse);
    unlock(&person);
    person
}

fn unlock(person: &Person) {
    person.app.wait_for_text("Vergrendeld");
    person.fill("Wachtwoord", PASSWORD);
    person.button("Ontgrendel");
    person.app.wait_for("heading", "Dinsdag 19 januari");
}

fn open_sanne(person: &Person) {
    person.app.press("Alt+2");
    person.app.wait_for_text(NAME);
    person.fill("Zoek in de lijst", "20001");
    person.app.press("Enter");
    person.app.press("Enter");
    person.app.wait_for("heading", NAME);
}

#[test]
fn a_wrong_password_says_so_and_can_be_typed_again() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = made(&home);
    let before = std::fs::read(&file).unwrap();
    let person = Person::new(&home, Some(&file), Hands::Mouse);
    let app = &person.app;
    person.button("Ontgrendel");
    app.wait_for_text("Typ je wachtwoord.");
    person.fill("Wachtwoord", "niet het goede wachtwoord");
    person.button("Ontgrendel");
    app.wait_for_text("Dit wachtwoord klopt niet");
    app.assert_accessible("Verkeerd wachtwoord");
    assert!(!app.text().contains(NAME));
    assert_eq!(
        std::fs::read(&file).unwrap(),
        before,
        "a refusal changes nothing"
    );
    // What was typed is selected: typing again is enough.
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
}

#[test]
fn locking_hides_everything() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = made(&home);
    let person = unlocked(&home, &file);
    let app = &person.app;
    open_sanne(&person);
    app.press("Control+l");
    app.wait_for_text("Vergrendeld");
    let left = app.script(
        "return document.documentElement.outerHTML.includes('Sanne')",
        &[],
    );
    // The name of the school is there; the names of people may not be, not even hidden.
    assert_eq!(left, json!(false), "a name is left in the page");
    let stored = app.script("return Object.keys(localStorage).concat(Object.keys(sessionStorage)).map((k) => k + (localStorage[k] ?? '')).join()", &[]);
    assert!(!stored.to_string().contains("Sanne"), "{stored}");
    // No way back without the password, neither by keys nor over the door to the program.
    for keys in ["Escape", "Alt+2", "Control+k", "Alt+ArrowLeft"] {
        app.press(keys);
    }
    app.wait_for_text("Vergrendeld");
    assert!(!app.has("dialog", "Zoek of doe iets"));
    unlock(&person);
    assert!(!app.has("heading", NAME), "the page of before is forgotten");
}

#[test]
fn a_power_cut_takes_at_most_the_last_second() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = made(&home);
    let person = unlocked(&home, &file);
    open_sanne(&person);
    person.tab("Paspoort");
    let app = &person.app;
    app.wait_for("button", "Wie ben ik?");
    person.button("Wie ben ik?");
    let question = first_question(&person);
    person.reach("textbox", &question);
    let answer = "Ik ben graag buiten en ik help mijn oom met de tuin.";
    app.type_text(answer);
    // One second later the power fails; what came in that last second may be gone.
    std::thread::sleep(Duration::from_secs(1));
    app.type_text(" En dit is van de laatste seconde.");
    person.app.kill();

    let person = unlocked(&home, &file);
    open_sanne(&person);
    person.tab("Paspoort");
    person.app.wait_for("button", "Wie ben ik?");
    person.button("Wie ben ik?");
    let found = person.app.value(&question);
    assert!(found.starts_with(answer), "kept: “{found}”");
}

#[test]
fn a_laptop_left_alone_locks_itself() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = made(&home);
    let person = Person::new(&home, Some(&file), Hands::Mouse);
    let app = &person.app;
    // A clock that can be moved on, so that nobody has to wait ten minutes.
    let _ = app.script("const real = Date.now; window.later = 0; Date.now = () => real() + window.later; return null", &[]);
    unlock(&person);
    open_sanne(&person);
    let _ = app.script("window.later += 9.6 * 60000; return null", &[]);
    app.wait_for_text("Op slot over");
    app.assert_accessible("Waarschuwing voor het slot");
    // Any key keeps it open.
    app.press("Shift");
    app.wait_until_gone("Op slot over");
    assert!(app.has("heading", NAME));
    let _ = app.script("window.later += 10.1 * 60000; return null", &[]);
    app.wait_for_text("Vergrendeld");
    assert!(!app.text().contains(NAME));
}

#[test]
fn a_second_start_opens_no_second_window() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = made(&home);
    let person = unlocked(&home, &file);
    let program = std::env::var_os("TRANSITIEROUTE_E2E_PROGRAM").unwrap();
    let mut second = Command::new(program)
        .arg("--dossier")
        .arg(&file)
        .env("HOME", home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let ended = loop {
        if let Some(status) = second.try_wait().unwrap() {
            break Some(status);
        }
        if start.elapsed() > Duration::from_secs(20) {
            break None;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    if ended.is_none() {
        second.kill().unwrap();
        second.wait().unwrap();
    }
    assert!(
        ended.is_some_and(|status| status.success()),
        "the second start stays"
    );
    // The first one goes on as if nothing happened.
    open_sanne(&person);
}
