//! The year plan in the real window: a round is proposed, changed by keyboard and by hand, put on the
//! calendar, sent, moved to another room and called off; and what happens when it goes otherwise.
#![allow(clippy::unwrap_used)]

mod walk;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Secret, text};
use transitieroute_tests::window::{Home, TODAY, wanted};
use walk::{Hands, PASSWORD, Person, practice};

/// Everybody in the file, by full name.
fn young(file: &Path) -> Vec<String> {
    let dossier = Dossier::open(file, &Secret::new(PASSWORD)).unwrap();
    let all = StudentQuery {
        limit: 1_000,
        ..StudentQuery::default()
    };
    let rows = roster::list(&dossier, &all, TODAY.parse().unwrap())
        .unwrap()
        .rows;
    let names: Vec<String> = rows
        .iter()
        .map(|row| text::full_name(&row.first_name, &row.prefix, &row.last_name))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    names
}

fn start(home: &Home, file: &Path, hands: Hands) -> Person {
    let person = Person::new(home, Some(file), hands);
    let app = &person.app;
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    person
}

/// What a script finds in the page, when it has come.
#[track_caller]
fn found(person: &Person, what: &str, script: &str) -> String {
    let mut text = String::new();
    person.app.wait(what, || {
        let answer = person.app.script(script, &[]);
        answer.as_str().unwrap_or_default().clone_into(&mut text);
        !text.is_empty()
    });
    text
}

/// A calendar file as it was written: its lines by name. Names nobody who is at school.
#[track_caller]
fn calendar(path: &Path, young: &[String]) -> BTreeMap<String, String> {
    let file = std::fs::read_to_string(path).unwrap();
    let file = file.replace("\r\n ", "");
    for name in young {
        assert!(!file.contains(name.as_str()), "{name} stands in\n{file}");
    }
    file.lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.split(';').next().unwrap().to_owned(), value.to_owned()))
        .collect()
}

/// Saves the calendar file from the dialog that is open, and reads it.
#[track_caller]
fn save(person: &Person, home: &Home, button: &str, young: &[String]) -> BTreeMap<String, String> {
    let name = button.to_lowercase().replace(' ', "-");
    let path = home.documents().join(format!("{name}.ics"));
    // One of before may lie there.
    let _ = std::fs::remove_file(&path);
    person.app.answer_dialog(&path);
    person.button(button);
    person.app.wait("the calendar file", || path.exists());
    let file = calendar(&path, young);
    // Who got it has word of it now.
    person.app.wait("the end of what must be sent", || {
        !person.app.has("button", button)
    });
    file
}

#[test]
fn a_round_is_proposed_changed_sent_moved_and_called_off() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let young = young(&file);
    let person = start(&home, &file, Hands::Keyboard);
    let app = &person.app;
    person.button("Jaarplan");
    app.wait_for("heading", "Jaarplan 2026-2027");
    person.choose("Voor welke ronde?", "2e ronde");
    person.button("Maak een voorstel");
    app.wait_for("button", "Zet ");
    app.assert_accessible("a proposal for a round");
    app.screenshot("jaarplan");
    // In a narrow window too one thing scrolls: under the page is no empty one.
    app.resize(640, 800);
    let page = "return document.documentElement.scrollHeight - innerHeight";
    app.wait("one thing that scrolls", || {
        app.script(page, &[]) == json!(0)
    });
    app.resize(1280, 800);

    // By keyboard: a municipality goes to a day of its own.
    let handle = "return document.querySelector('[data-handle]')?.getAttribute('aria-label') ?? ''";
    let first = found(&person, "something to pick up", handle);
    person.reach("button", &first);
    app.press("Space");
    app.wait_for_text("opgepakt. Naar");
    app.press("ArrowUp");
    app.wait_for_text("Naar Nieuw gesprek op een andere dag");
    app.press("Enter");
    app.wait_for_text("staat nu bij");
    app.wait("the focus on what was moved", || {
        app.focused().starts_with("button Verplaats")
    });
    let told = "return document.querySelector('main [role=status][aria-live]')?.innerText ?? ''";
    let by_keys = found(&person, "what happened", told);
    assert!(!app.has("button", &first), "it is somewhere else now");

    // By hand: the last one is carried to the one before it; the place for a new meeting comes after.
    let last = "const all = [...document.querySelectorAll('main ol > [data-sitting]')];
        return all.length > 1 ? all.at(-1).querySelector('[data-handle]').getAttribute('aria-label') : ''";
    let last = found(&person, "two meetings", last);
    app.carry(
        "button",
        &last,
        "main ol > [data-sitting]:nth-last-child(3)",
    );
    app.wait("another place by hand", || {
        let now = found(&person, "what happened", told);
        now != by_keys && now.contains("staat nu bij")
    });

    person.fill("Waar?", "Lokaal 12");
    person.button("Zet ");
    app.wait_for_text("in de agenda gezet");

    // The meeting exists: everybody of it gets one file.
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    let made = "const row = [...document.querySelectorAll('main .rows > li')]
        .find((one) => one.innerText.includes('Lokaal 12'));
        return row?.querySelector('button')?.getAttribute('aria-label') ?? ''";
    let open = found(&person, "the new meeting", made);
    person.button(&open);
    app.wait_for("button", "Begin het gesprek");
    app.wait_for_text("nog uitnodigen");
    person.button("Uitnodigingen");
    app.wait_for("dialog", "Uitnodigingen");
    app.wait_for_text("Het agendabestand is de uitnodiging.");
    person.picture(true, "uitnodigingen");
    let invited = save(&person, &home, "Bewaar de uitnodiging", &young);
    assert_eq!(invited["METHOD"], "REQUEST");
    assert_eq!(invited["SEQUENCE"], "0");
    assert_eq!(invited["LOCATION"], "Lokaal 12");
    app.wait_for_text("verstuurd op di 19 januari");
    person.button("Klaar");

    // Another room: who knew of the old one is named, and the same appointment changes.
    person.menu("Meer", "Wijzigen");
    app.wait_for("dialog", "Gesprek wijzigen");
    person.fill("Plaats", "Aula");
    person.button("Bewaar");
    app.wait_for("dialog", "Wie moet een nieuwe uitnodiging?");
    app.wait_for_text("Het agendabestand is nu een wijziging.");
    let changed = save(&person, &home, "Bewaar de wijziging", &young);
    assert_eq!(changed["METHOD"], "REQUEST");
    assert_eq!(changed["UID"], invited["UID"]);
    assert_eq!(changed["SEQUENCE"], "1");
    assert_eq!(changed["LOCATION"], "Aula");
    person.button("Klaar");

    // It is off.
    person.menu("Meer", "Gaat niet door");
    app.wait_for("dialog", "Gaat dit gesprek niet door?");
    person.button("Ja, gaat niet door");
    app.wait_for("dialog", "Wie weet nog niet dat het niet doorgaat?");
    let off = save(&person, &home, "Bewaar de afzegging", &young);
    assert_eq!(off["METHOD"], "CANCEL");
    assert_eq!(off["STATUS"], "CANCELLED");
    assert_eq!(off["UID"], invited["UID"]);
    assert_eq!(off["SEQUENCE"], "2");
    person.button("Klaar");

    // After all.
    person.menu("Meer", "Toch plannen");
    app.wait_for("dialog", "Toch plannen");
    person.button("Zet weer op de planning");
    app.wait_for("dialog", "Wie moet een nieuwe uitnodiging?");
    let again = save(&person, &home, "Bewaar de wijziging", &young);
    assert_eq!(again["METHOD"], "REQUEST");
    assert_eq!(again["UID"], invited["UID"]);
    assert_eq!(again["SEQUENCE"], "3");
    person.button("Klaar");
    app.wait_for("button", "Begin het gesprek");
}

#[test]
fn somebody_is_ill_and_a_municipality_stays_away() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let person = start(&home, &file, Hands::Mouse);
    let app = &person.app;
    person.button("Verder: Oude IJsselstreek, gisteren");
    app.wait_for_text("Wat zegt Daan zelf?");

    // Long names in a window that gets narrower: every row grows along.
    let long = "for (const one of document.querySelectorAll('nav.ag .n b')) one.textContent += ' van den Verzonnen-Nergenshuizen'";
    let _ = app.script(long, &[]);
    app.resize(1024, 700);
    let over = "return [...document.querySelectorAll('nav.ag li')].every((row) =>
        row.offsetHeight >= row.querySelector('.n').offsetHeight)";
    app.wait("rows as high as what stands in them", || {
        app.script(over, &[]) == json!(true)
    });
    app.resize(1280, 800);

    // Ill: to a new meeting, with the reason.
    person.menu("Meer over Joëlle", "Joëlle naar een ander gesprek");
    app.wait_for("dialog", "Joëlle naar een ander gesprek");
    person.button("Verplaats");
    app.wait_for_text("Schrijf kort waarom.");
    person.fill("Waarom?", "ziek gemeld");
    person.radio("Een nieuw gesprek");
    person.fill("Dag", "+2w");
    person.button("Verplaats");
    app.wait_for_text("Er is een nieuw gesprek gemaakt op di 2 februari");
    person.button("Blijf hier");
    let agenda = "return document.querySelector('nav.ag')?.innerText ?? ''";
    app.wait("the note on the agenda", || {
        found(&person, "the agenda", agenda).contains("niet besproken")
    });
    // Back, in one step.
    app.press("Control+z");
    app.wait("nobody moved", || {
        !found(&person, "the agenda", agenda).contains("niet besproken")
    });

    // Nobody of the municipality came: all are still to be planned.
    person.menu("Meer", "Gemeente komt niet");
    app.wait_for("dialog", "Oude IJsselstreek komt niet");
    assert_eq!(
        app.script(
            "return document.querySelector('dialog input[type=radio]:checked')?.labels[0].innerText.trim()",
            &[]
        ),
        json!("Ze waren er niet"),
        "the day has been"
    );
    person.fill("Waarom?", "consulent is ziek");
    person.button("Zet ");
    app.wait_for_text("Oude IJsselstreek komt niet.");
    app.wait("the note on the agenda", || {
        found(&person, "the agenda", agenda).contains("niet besproken")
    });
    app.wait_for_text("krijgt het verslag");
    // In the year plan she is still to do; who was talked about before is not.
    app.press("Alt+3");
    person.button("Jaarplan");
    app.wait_for(
        "button",
        "Oude IJsselstreek, 1e ronde: 1 gezien, 1 gepland, 4 nog plannen",
    );
}
