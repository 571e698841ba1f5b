//! The window on the beamer: only the student at hand, black at once, and no way to ask for more.
#![allow(clippy::unwrap_used)]

mod walk;

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use transitieroute_core::agreements::{self, OwnerKind, SaveAgreement};
use transitieroute_core::meetings::{self, ItemPatch, MeetingStatus, Obstacle, Presence};
use transitieroute_core::students::{self, LifeDomain, StudentPatch};
use transitieroute_core::{Dossier, Moment, Secret};
use transitieroute_tests::window::{App, Home, TODAY, wanted};
use walk::{PASSWORD, practice};

/// Stands in every field of the two students that may not be on the beamer.
const HIDDEN: &str = "Verborgenwoord";
/// The meeting that the story is about.
const WHERE: &str = "Oude IJsselstreek";

struct Student {
    item: String,
    id: String,
    first: String,
    number: String,
}

struct Story {
    /// On the agenda, in order.
    students: Vec<Student>,
    /// Names and numbers of everybody in the dossier.
    everybody: Vec<(String, String, String)>,
}

/// Puts marks in what may not be seen, and words in what may.
fn prepare(file: &Path) -> Story {
    let now = Moment::noon(TODAY.parse().unwrap());
    let dossier = Dossier::open(file, &Secret::new(PASSWORD)).unwrap();
    let meeting = meetings::list(&dossier, now.today())
        .unwrap()
        .into_iter()
        .find(|meeting| {
            meeting.status == MeetingStatus::Planned
                && meeting.date < now.today()
                && meeting.municipalities.iter().any(|name| name == WHERE)
        })
        .unwrap();
    let page = meetings::get(&dossier, &meeting.id, now.today()).unwrap();
    for (item, words) in page
        .items
        .iter()
        .zip(["Eerst kijken.", "Liever buiten werken."])
    {
        let patch = ItemPatch {
            presence: Some(Presence::Present),
            own_words: Some(words.to_owned()),
            notes: Some(HIDDEN.to_owned()),
            advice: Some(HIDDEN.to_owned()),
            plan_a: Some("Werken in een magazijn".to_owned()),
            plan_b: Some("Leren en werken".to_owned()),
            responsible_after: Some(HIDDEN.to_owned()),
            next_date: Some("2027-05-12".to_owned()),
            obstacle: Some(Obstacle {
                domain: LifeDomain::Inkomen,
                text: HIDDEN.to_owned(),
            }),
            ..ItemPatch::default()
        };
        meetings::update_item(&dossier, &item.id, &patch, now).unwrap();
        let about = StudentPatch {
            phone: Some(format!("{HIDDEN}06")),
            street: Some(HIDDEN.to_owned()),
            support_needs: Some(HIDDEN.to_owned()),
            ..StudentPatch::default()
        };
        students::update(&dossier, &item.student_id, &about, now).unwrap();
        // More than fits on a screen at once.
        let many = (1..=12).map(|at| format!("oefent de weg naar het werk, keer {at}"));
        for text in [
            "kiest wat past",
            "kijkt mee bij Sanne",
            "belt over de Wajong",
        ]
        .map(str::to_owned)
        .into_iter()
        .chain(many)
        {
            let agreement = SaveAgreement {
                id: None,
                student_id: item.student_id.clone(),
                item_id: Some(item.id.clone()),
                owner_kind: OwnerKind::Gemeente,
                owner: String::new(),
                owner_contact_id: None,
                text,
                due: "2027-02-05".to_owned(),
            };
            agreements::save(&dossier, &agreement, now).unwrap();
        }
    }
    let everybody = transitieroute_core::roster::list(
        &dossier,
        &transitieroute_core::roster::StudentQuery::default(),
        now.today(),
    )
    .unwrap()
    .rows
    .into_iter()
    .map(|row| {
        let file = students::file(&dossier, &row.id, now.today())
            .unwrap()
            .student;
        (file.first_name, file.last_name, file.number)
    })
    .collect();
    Story {
        students: page
            .items
            .iter()
            .map(|item| Student {
                item: item.id.to_string(),
                id: item.student_id.to_string(),
                first: item.first_name.clone(),
                number: item.student_number.clone(),
            })
            .collect(),
        everybody,
    }
}

fn holds(page: &str, word: &str) -> bool {
    page.split(|c: char| !c.is_alphanumeric())
        .any(|one| one.eq_ignore_ascii_case(word))
}

/// The page of the beamer names nobody but this student, and holds no mark.
#[track_caller]
fn clean(app: &App, story: &Story, own: Option<&Student>) {
    let page = app.html();
    assert!(!page.contains(HIDDEN), "{page}");
    for (first, last, number) in &story.everybody {
        assert!(!page.contains(number.as_str()), "{number} in {page}");
        let surname = last.split([' ', '-']).next_back().unwrap_or_default();
        assert!(!holds(&page, surname), "{surname} in {page}");
        let mine = own.is_some_and(|student| student.first == *first);
        let near = story.students.iter().any(|other| other.first == *first);
        assert!(mine || !near || !holds(&page, first), "{first} in {page}");
    }
    for student in &story.students {
        assert!(!page.contains(&student.id) && !page.contains(&student.item));
        assert!(!page.contains(&student.number));
    }
}

#[track_caller]
fn black(app: &App, story: &Story) {
    app.wait("black", || app.html().contains("class=\"dark\""));
    assert_eq!(app.text().trim(), "");
    clean(app, story, None);
    // The frame comes after the page.
    app.wait("a black picture", || {
        let picture = app.picture();
        picture.pixels().all(|pixel| pixel.0[..3] == [0, 0, 0])
    });
}

/// What the window gets when it asks for something that is not its business.
fn refused(app: &App, command: &str, request: &Value) -> bool {
    let script = "return window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] })
        .then((answer) => 'answered: ' + JSON.stringify(answer), (error) => 'refused: ' + String(error))";
    let answer = app.script(script, &[json!(command), request.clone()]);
    let answer = answer.as_str().unwrap_or_default();
    assert!(!answer.contains(HIDDEN), "{answer}");
    answer.starts_with("refused:") && answer.contains("not allowed")
}

#[test]
fn the_beamer_shows_one_student_and_goes_black_at_once() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let story = prepare(&file);
    let (daan, other) = (&story.students[0], &story.students[1]);
    assert_ne!(daan.first, other.first);
    let app = &App::start(&home, Some(&file));
    app.resize(1280, 800);
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    app.click(&format!("Verder: {WHERE}, gisteren"));
    app.wait_for("button", "Beamer");
    app.wait_for_text(&daan.first);
    let laptop = app.window();

    // On it: nothing of the keyboard goes along.
    app.press("F8");
    app.wait("a second window", || app.windows().len() == 2);
    let beamer = app
        .windows()
        .into_iter()
        .find(|one| *one != laptop)
        .unwrap();
    app.wait_for_text(&format!("Op de beamer: {}", daan.first));
    app.wait_for_text("3 regels niet");
    app.assert_accessible("the laptop with a beamer");
    app.switch_to(&beamer);
    app.wait_for_text(&format!("Klopt het zo, {}?", daan.first));
    let text = app.text();
    for wanted in [
        "Eerst kijken.",
        "Werken in een magazijn",
        "kiest wat past",
        "voor vrijdag 5 februari",
        "woensdag 12 mei",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    for wrong in ["Sanne", "Wajong", "Inkomen"] {
        assert!(!app.html().contains(wrong), "{wrong}");
    }
    assert!(text.contains("bladzijde 1 van"), "{text}");
    clean(app, &story, Some(daan));
    assert_eq!(
        app.script("return document.title", &[]),
        json!("Transitieroute")
    );
    app.assert_accessible("the beamer");

    // It can ask for nobody.
    for (command, request) in [
        ("item_get", json!(other.item)),
        ("students_list", json!({})),
        ("student_file", json!(other.id)),
        ("projection_show", json!(other.item)),
        ("projection_check", json!(other.item)),
        ("projection_open", Value::Null),
        ("projection_state", Value::Null),
        ("today_get", Value::Null),
        ("dossier_status", Value::Null),
    ] {
        assert!(refused(app, command, &request), "{command} is answered");
    }
    // Also when it says whom it wants.
    let view = app.script(
        "return window.__TAURI_INTERNALS__.invoke('projection_view', { request: arguments[0], item_id: arguments[0] })",
        &[json!(other.item)],
    );
    assert_eq!(view["screen"]["first_name"], json!(daan.first));

    // Everything that is ever in the page from here on.
    let _ = app.script(
        "window.seen = [document.body.innerText];
         new MutationObserver(() => window.seen.push(document.body.innerText)).observe(document.body, { subtree: true, childList: true, characterData: true });
         return null",
        &[],
    );

    // Black from the laptop, and back.
    app.switch_to(&laptop);
    let pressed = Instant::now();
    app.press("F9");
    app.switch_to(&beamer);
    app.wait("black", || app.html().contains("class=\"dark\""));
    eprintln!(
        "black within {:?} of the key, with the driver between",
        pressed.elapsed()
    );
    assert!(pressed.elapsed() < Duration::from_secs(3));
    black(app, &story);
    let view = app.script(
        "return window.__TAURI_INTERNALS__.invoke('projection_view')",
        &[],
    );
    assert_eq!(view["screen"], Value::Null);
    app.switch_to(&laptop);
    app.wait_for_text("De beamer is zwart");
    app.press("F9");
    app.switch_to(&beamer);
    app.wait_for_text("Eerst kijken.");

    // Another student: nobody in between, and never two.
    app.switch_to(&laptop);
    app.press("Control+PageDown");
    app.wait_for_text("Op de beamer: niemand");
    app.switch_to(&beamer);
    app.wait_for_text("Even geduld");
    clean(app, &story, None);
    app.assert_accessible("the beamer in between");
    app.switch_to(&laptop);
    app.press("F8");
    app.wait_for_text(&format!("Op de beamer: {}", other.first));
    app.switch_to(&beamer);
    app.wait_for_text("Liever buiten werken.");
    clean(app, &story, Some(other));
    let seen = app.script("return window.seen", &[]);
    let seen: Vec<&str> = seen
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(seen.len() > 3, "{seen:?}");
    for page in &seen {
        assert!(
            !(holds(page, &daan.first) && holds(page, &other.first)),
            "{page}"
        );
        assert!(
            !(page.contains("Eerst kijken.") && page.contains("Liever buiten")),
            "{page}"
        );
    }

    // Black from the beamer itself; it stays so while the laptop goes on.
    app.press("F9");
    black(app, &story);
    app.switch_to(&laptop);
    app.wait_for_text("De beamer is zwart");
    app.press("Control+PageUp");
    app.wait_for_text(&daan.first);
    app.press("F8");
    app.switch_to(&beamer);
    black(app, &story);
    app.switch_to(&laptop);
    app.press("F9");
    app.switch_to(&beamer);
    app.wait_for_text("Eerst kijken.");

    // What is saved is there within a second or so.
    app.switch_to(&laptop);
    app.press("F8");
    app.wait("one window", || app.windows().len() == 1);
    app.press("F8");
    app.wait("a second window", || app.windows().len() == 2);
    let beamer = app
        .windows()
        .into_iter()
        .find(|one| *one != laptop)
        .unwrap();
    app.switch_to(&beamer);
    app.wait_for_text("Eerst kijken.");

    // A locked program shows nothing.
    app.switch_to(&laptop);
    app.press("Control+l");
    app.wait_for_text("Vergrendeld");
    app.switch_to(&beamer);
    black(app, &story);
    let view = app.script(
        "return window.__TAURI_INTERNALS__.invoke('projection_view')",
        &[],
    );
    assert_eq!(view["screen"], Value::Null);
}
