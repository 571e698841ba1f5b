//! A whole meeting in the real window, by keyboard alone: eight students, two municipalities, the
//! beamer open, the power gone half way, and everything back where it was.
#![allow(clippy::unwrap_used)]

#[path = "walk/table.rs"]
mod table;
mod walk;

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;
use transitieroute_core::agreements::{self, AgreementQuery};
use transitieroute_core::meetings::{self, MeetingStatus, Presence};
use transitieroute_core::{Dossier, Secret};
use transitieroute_tests::window::{App, Home, TODAY, WindowHandle, wanted};
use walk::{Hands, PASSWORD, Person, meeting, pdf_words, pdfs};

use crate::table::{PLACES, STUDENTS, holds, others, place_of, promise};

/// With whom the power goes.
const DARK: usize = 5;
const LINE: &str = "gemeente vraagt loonwaarde aan voor 27-3";

#[test]
fn a_whole_meeting_by_keyboard_goes_on_after_the_power_was_gone() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = table::set(&home);
    let person = Person::new(&home, Some(&file), Hands::Keyboard);
    unlock(&person.app);
    person.app.press("Alt+3");
    person.button("Openen: Kampen, Zwolle, vandaag");
    person.app.wait_for("button", "Begin het gesprek");
    // Before it begins the coordinator prepares alone: all names are there.
    assert!(person.app.html().contains("Noor"));
    person.button("Begin het gesprek");
    at_hand(&person.app, 0);
    person.app.screenshot("gesprek-bezig");
    person.app.assert_accessible("a meeting that is held");

    let beamer = beamer_on(&person, 0);
    for at in 0..DARK {
        talk(&person, at);
        alone_on(&person, &beamer, at);
        on(&person, at);
    }
    alone_on(&person, &beamer, DARK);
    person.app.screenshot("gesprek-met-beamer");

    // Half a line, and the power is gone within the second.
    let app = &person.app;
    app.wait_for("textbox", "Nieuwe afspraak");
    let (kept, lost) = LINE.split_at(30);
    app.press("Alt+A");
    app.type_text(kept);
    sleep(Duration::from_millis(1_000));
    app.type_text(lost);
    person.app.kill();

    let person = Person::new(&home, Some(&file), Hands::Keyboard);
    let app = &person.app;
    unlock(app);
    // No beamer comes on by itself. One key goes on.
    assert_eq!(app.windows().len(), 1);
    app.wait_for("button", "Ga verder met het gesprek van 09:1");
    app.press("v");
    app.wait_for("textbox", "Nieuwe afspraak");
    app.wait_for("heading", &full(DARK));
    hidden(app, DARK);
    app.wait("the line that was being typed", || {
        app.value("Nieuwe afspraak").starts_with(kept)
    });
    person.part("Alt+A", "textbox", "Nieuwe afspraak");
    app.press("Control+a");
    app.press("Delete");
    app.type_text(LINE);
    app.press("Control+Enter");
    app.wait_for("button", "Wijzig: vraagt loonwaarde aan");
    app.wait_for_text(PLACES[1].2);

    let beamer = beamer_on(&person, DARK);
    talk(&person, DARK);
    for at in DARK + 1..STUDENTS.len() {
        on(&person, at - 1);
        talk(&person, at);
        alone_on(&person, &beamer, at);
    }
    finish(&person, &home);
    person.app.kill();
    in_the_dossier(&file);
}

/// Everything that was said is in the dossier once, with who it is of.
#[track_caller]
fn in_the_dossier(file: &Path) {
    let today = TODAY.parse().unwrap();
    let dossier = Dossier::open(file, &Secret::new(PASSWORD)).unwrap();
    let made = agreements::list(&dossier, &AgreementQuery::default(), today).unwrap();
    let mut said: Vec<(String, String)> =
        made.into_iter().map(|one| (one.text, one.owner)).collect();
    said.sort();
    let mut meant: Vec<(String, String)> = (0..STUDENTS.len())
        .map(|at| (promise(at), PLACES[at / 4].2.to_owned()))
        .collect();
    meant.push(("vraagt loonwaarde aan".to_owned(), PLACES[1].2.to_owned()));
    meant.sort();
    assert_eq!(said, meant);
    let meeting = meetings::list(&dossier, today).unwrap().remove(0);
    assert_eq!(meeting.status, MeetingStatus::Closed);
    let page = meetings::get(&dossier, &meeting.id, today).unwrap();
    for (item, (first, _)) in page.items.iter().zip(STUDENTS) {
        assert_eq!(item.presence, Presence::Present, "{first}");
        let minutes = meetings::item(&dossier, &item.id, today).unwrap();
        assert_eq!(minutes.own_words, format!("Dit zegt {first}."));
    }
}

/// Opens the beamer with the student at hand, and goes back to the laptop.
#[track_caller]
fn beamer_on(person: &Person, at: usize) -> WindowHandle {
    let app = &person.app;
    let laptop = app.window();
    app.press("F8");
    app.wait("the beamer", || app.windows().len() == 2);
    let beamer = app
        .windows()
        .into_iter()
        .find(|window| *window != laptop)
        .unwrap();
    app.switch_to(&laptop);
    app.wait_for_text(&format!("Op de beamer: {}", STUDENTS[at].0));
    beamer
}

/// Puts the student at hand on the beamer when somebody else was: there is nobody but them on it.
#[track_caller]
fn alone_on(person: &Person, beamer: &WindowHandle, at: usize) {
    let app = &person.app;
    let laptop = app.window();
    let own = STUDENTS[at].0;
    if at > 0 {
        app.press("F8");
    }
    app.wait_for_text(&format!("Op de beamer: {own}"));
    app.switch_to(beamer);
    app.wait("the student on the beamer", || app.text().contains(own));
    let page = app.html();
    for (other, (first, last)) in STUDENTS.iter().enumerate() {
        assert!(
            other == at || !(holds(&page, first) || holds(&page, last)),
            "{first} in {page}"
        );
    }
    app.switch_to(&laptop);
}

#[track_caller]
fn unlock(app: &App) {
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
}

fn full(at: usize) -> String {
    let (first, last) = STUDENTS[at];
    format!("{first} {last}")
}

/// This student is in the middle, and nobody of the other part is anywhere in the page.
#[track_caller]
fn at_hand(app: &App, at: usize) {
    app.wait_for("textbox", &format!("Wat zegt {} zelf?", STUDENTS[at].0));
    hidden(app, at);
}

#[track_caller]
fn hidden(app: &App, at: usize) {
    app.wait_for_text("Namen komen in beeld als dit deel begint.");
    let page = app.html();
    for name in others(at) {
        assert!(!holds(&page, name), "{name} in the page of {}", full(at));
    }
}

/// Who is there, own words, an agreement of the municipality.
#[track_caller]
fn talk(person: &Person, at: usize) {
    let app = &person.app;
    at_hand(app, at);
    let first = STUDENTS[at].0;
    person.button(&format!("{first} is er"));
    person.fill(
        &format!("Wat zegt {first} zelf?"),
        &format!("Dit zegt {first}."),
    );
    meeting::agree(person, "gemeente", &promise(at), "voor +3d");
    // Understood as the consultant of this part.
    app.wait_for_text(PLACES[at / 4].2);
}

/// On to the next student; into the next part only after a yes.
#[track_caller]
fn on(person: &Person, at: usize) {
    let app = &person.app;
    app.press("Control+ArrowRight");
    if at / 4 != (at + 1) / 4 {
        let place = place_of(at + 1);
        app.wait_for("dialog", &format!("Deel {place} beginnen?"));
        assert!(
            !holds(&app.html(), STUDENTS[at + 1].0),
            "not before it begins"
        );
        person.button(&format!("Ja, begin met {place}"));
    }
    app.wait("the next student", || {
        app.focused() == format!("h2 {}", full(at + 1))
    });
}

/// Closes, prints the reports, and finds the agreements on Vandaag.
#[track_caller]
fn finish(person: &Person, home: &Home) {
    let app = &person.app;
    person.button("Afsluiten");
    app.wait_for_text("Dit is nog open. Afsluiten mag toch.");
    let open = app.text();
    for name in others(STUDENTS.len() - 1) {
        assert!(!holds(&open, name), "{name} in {open}");
    }
    meeting::finish(person);
    person.button("Verslagen afdrukken");
    app.wait_for_text("Er staat niets in over een ander.");
    let folder = home.documents().join("verslagen");
    std::fs::create_dir_all(&folder).unwrap();
    app.answer_dialog(&folder);
    person.button("Kies een map");
    app.wait("the folder", || {
        app.value("Map") == folder.to_string_lossy()
    });
    app.wait("what will be made", || app.has("button", "bestanden"));
    person.button("Maak ");
    app.wait_for_text("staan klaar");
    person.button("Naar de printer:");
    app.wait_for_text("bij de printer.");
    assert!(
        !pdfs(&home.printed()).is_empty(),
        "nothing came out of the printer"
    );
    let reports: Vec<String> = pdfs(&folder).iter().map(|path| pdf_words(path)).collect();
    for at in 0..STUDENTS.len() {
        let own: Vec<&String> = reports
            .iter()
            .filter(|text| text.contains(&format!("Dit zegt {}.", STUDENTS[at].0)))
            .collect();
        assert!(!own.is_empty(), "no report of {}", full(at));
        for text in own {
            assert!(text.contains(&promise(at)), "{text}");
            for (other, (first, last)) in STUDENTS.iter().enumerate() {
                assert!(
                    other == at || !(holds(text, first) || holds(text, last)),
                    "{first} in {text}"
                );
            }
            assert!(!text.contains(PLACES[1 - at / 4].2), "{text}");
        }
    }
    person.button("Klaar");
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    person.button("Toon alle 8");
    for at in 0..STUDENTS.len() {
        let promised = promise(at);
        app.wait(&format!("“{promised}” on Vandaag"), || {
            app.script(
                "return document.body.textContent.includes(arguments[0])",
                &[json!(promised)],
            ) == json!(true)
        });
    }
}
