//! Steps of an outflow meeting in the window: plan it, hold it, come back to it, close it, print it.

use std::path::{Path, PathBuf};

use super::{Person, pdf_words, pdfs};

/// Whom the meeting is about.
#[derive(Clone, Copy)]
pub struct Young<'a> {
    /// First name.
    pub first: &'a str,
    /// Name in full.
    pub full: &'a str,
    /// Number at school.
    pub number: &'a str,
}

/// What was said of somebody; nothing of it may stand on another's paper.
pub const SAID: &str = "Ik wil buiten werken. Achter een bureau word ik moe.";
pub const NOTES: &str = "De stage bij de kwekerij loopt door tot de zomer.";
pub const ADVICE: &str = "Eerst drie dagen per week werken.";
pub const PLANS: [&str; 2] = ["kwekerij, met hulp", "een jaar langer op school"];
pub const OBSTACLE: &str = "Zoekt een kamer dicht bij het werk.";
pub const AGREED: &str = "vraagt de indicatie aan bij het UWV";
pub const ASKED: &str = "Indicatie banenafspraak";
pub const AFTER: &str = "Hanan Bedenk, gemeente";
/// What the other one said.
pub const OTHER_SAID: &str = "Ik weet het nog niet zo goed.";
pub const OTHER_AGREED: &str = "belt drie garages";
const GUEST: &str = "Hanan Bedenk";

/// Plans a meeting from Gesprekken, with who is due; who lives elsewhere is not even offered.
#[track_caller]
pub fn plan(
    person: &Person,
    place: (&str, &str),
    going: &[Young<'_>; 2],
    elsewhere: &str,
    picture: bool,
) {
    let app = &person.app;
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    person.button("Gesprek plannen");
    app.wait_for("dialog", "Gesprek plannen");
    person.pick("Gemeente", place.0, place.1);
    app.wait_for("button", &format!("Haal {} weg", place.1));
    person.fill("Dag", "19/1");
    person.fill("Begin", "9");
    person.fill("Einde", "10.30");
    person.fill("Minuten per jongere", "20");
    person.fill("Plaats", "Lokaal 12");
    app.wait("the proposal of who is due", || {
        going.iter().all(|young| person.ticked(young.full))
    });
    assert!(
        !app.has("checkbox", elsewhere),
        "{elsewhere} does not live in {}",
        place.1
    );
    // The proposal can be left: here these two go, and nobody else.
    person.button("Vink niemand aan");
    for young in going {
        assert!(!person.ticked(young.full));
        person.press_on("checkbox", young.full);
    }
    app.wait_for_text("2 jongeren, samen 40 minuten");
    person.picture(picture, "gesprek-plannen");
    person.button("Plan met 2 jongeren");
    app.wait_for("heading", &format!("Gesprek gemeente {}", place.1));
    app.wait_for("button", going[0].full);
}

/// Puts somebody at the head of the agenda and in the middle of the screen.
#[track_caller]
pub fn first_on_the_agenda(person: &Person, young: Young<'_>, other: Young<'_>) {
    let app = &person.app;
    let order = |first: Young<'_>, second: Young<'_>| {
        let text = app.text();
        // In the agenda, which comes before the middle of the screen.
        text.find(first.full) < text.find(second.full)
    };
    app.wait_for("button", other.full);
    if !order(young, other) {
        if person.by_keyboard() {
            person.reach("button", young.full);
            app.press("Alt+ArrowUp");
        } else {
            person.menu(
                &format!("Meer over {}", young.full),
                &format!("{} eerder", young.first),
            );
        }
        app.wait("the other order", || order(young, other));
        app.wait("the focus on who was moved", || {
            app.focused().contains(young.full)
        });
        person.button(young.full);
    }
    app.wait_for("textbox", &format!("Wat zegt {} zelf?", young.first));
}

/// The first talk, with everything that is asked.
#[track_caller]
pub fn hold(person: &Person, young: Young<'_>) {
    let app = &person.app;
    person.button(&format!("{} is er", young.first));
    person.button("Uitnodigen");
    app.wait_for("dialog", "Wie nodig je uit?");
    person.fill("Naam", GUEST);
    person.fill("Rol", "consulent gemeente");
    person.button("Zet op de lijst");
    app.wait_for("button", &format!("{GUEST} is er"));
    person.button(&format!("{GUEST} is er"));

    person.fill(&format!("Wat zegt {} zelf?", young.first), SAID);
    person.look_up("Plan A: soort plek", "arbeid", "Arbeid");
    person.fill("Plan A in eigen woorden", PLANS[0]);
    person.fill("Plan B in eigen woorden", PLANS[1]);
    agree(person, young.first, AGREED, "+5d");
    person.fill("Wat is er gezegd?", NOTES);
    person.fill("Advies van school", ADVICE);
    person.button("Wijzig wat tegenhoudt");
    person.fill("Wonen", OBSTACLE);

    person.part("Alt+R", "combobox", "Regeling erbij");
    person.choose("Regeling erbij", ASKED);
    person.button("Erbij");
    app.wait_for("combobox", &format!("Hoe ver is {ASKED}?"));
    person.choose(&format!("Hoe ver is {ASKED}?"), "nog aanvragen");

    person.part("Alt+J", "radio", "nog niet besproken");
    person.radio("ja");
    app.wait_for("textbox", "Vanaf");
    person.fill("Vanaf", "1/3");
    person.fill("Wie houdt contact?", AFTER);
    person.fill("Volgend gesprek", "+6w");
    person.radio("besproken");
}

/// An agreement: one line, typed in one go.
#[track_caller]
pub fn agree(person: &Person, who: &str, what: &str, when: &str) {
    let app = &person.app;
    person.part("Alt+A", "textbox", "Nieuwe afspraak");
    app.type_text(&format!("{who} {what} {when}"));
    app.press("Control+Enter");
    app.wait_for("button", &format!("Wijzig: {what}"));
}

/// On to the next student, with the key from between the texts.
#[track_caller]
pub fn next(person: &Person, young: Young<'_>) {
    if person.by_keyboard() {
        person.app.press("Control+ArrowRight");
    } else {
        person.button(&format!("Volgende: {}", young.first));
    }
    in_the_middle(person, young);
}

#[track_caller]
fn in_the_middle(person: &Person, young: Young<'_>) {
    let app = &person.app;
    app.wait(&format!("the focus on {}", young.full), || {
        app.focused() == format!("h2 {}", young.full)
    });
    app.wait_for("textbox", &format!("Wat zegt {} zelf?", young.first));
}

/// The second talk stops half way: no plans, no instrument.
#[track_caller]
pub fn hold_half(person: &Person, young: Young<'_>) {
    person.button(&format!("{} is er", young.first));
    person.fill(&format!("Wat zegt {} zelf?", young.first), OTHER_SAID);
    agree(person, young.first, OTHER_AGREED, "+2w");
}

/// Leaves in the middle of a word, comes back, and finds everything as it was left.
#[track_caller]
pub fn leave_and_come_back(person: &Person, place: &str, young: [Young<'_>; 2]) {
    let app = &person.app;
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    person.button(&format!("Openen: {place}, vandaag"));
    let own = |young: Young<'_>| format!("Wat zegt {} zelf?", young.first);
    let kept = |label: &str, text: &str| {
        app.wait(&format!("“{text}” in “{label}”"), || {
            app.value(label) == text
        });
    };
    kept(&own(young[0]), SAID);
    person.button("Wijzig wat tegenhoudt");
    for (label, text) in [
        ("Plan A: soort plek", "Arbeid"),
        ("Plan A in eigen woorden", PLANS[0]),
        ("Plan B in eigen woorden", PLANS[1]),
        ("Wat is er gezegd?", NOTES),
        ("Advies van school", ADVICE),
        ("Wonen", OBSTACLE),
        ("Inkomen", ""),
        ("Vanaf", "01-03-2027"),
        ("Wie houdt contact?", AFTER),
        ("Volgend gesprek", "02-03-2027"),
    ] {
        kept(label, text);
    }
    for said in [AGREED, ASKED, GUEST] {
        app.wait_for_text(said);
    }
    for pressed in [
        &format!("{} is er", young[0].first),
        &format!("{GUEST} is er"),
    ] {
        assert!(is_pressed(person, pressed), "{pressed}");
    }
    // From the middle of a text too.
    person.reach("textbox", "Wat is er gezegd?");
    app.press("Control+PageDown");
    in_the_middle(person, young[1]);
    kept(&own(young[1]), OTHER_SAID);
    kept("Plan A in eigen woorden", "");
    app.wait_for_text(OTHER_AGREED);
    let text = app.text();
    assert!(!text.contains(AGREED), "that is of somebody else: {text}");
}

/// Is this button, that stays in when it is pressed, in?
#[track_caller]
fn is_pressed(person: &Person, name: &str) -> bool {
    let script = format!(
        "{} return current?.getAttribute('aria-pressed') === 'true'",
        super::found()
    );
    let arguments = [serde_json::json!("button"), serde_json::json!(name)];
    person.app.script(&script, &arguments) == serde_json::json!(true)
}

/// Closes the meeting: what is not filled in is listed, and each has a way there.
#[track_caller]
pub fn close(person: &Person, young: [Young<'_>; 2], picture: bool) {
    let app = &person.app;
    person.button("Afsluiten");
    app.wait_for_text("Dit is nog open. Afsluiten mag toch.");
    let missing = format!("Ga erheen: {}, nog geen plan A", young[1].full);
    app.wait_for("button", &missing);
    assert!(
        !app.has("button", &format!("Ga erheen: {}", young[0].full)),
        "of {} nothing is missing: {}",
        young[0].first,
        app.text()
    );
    person.picture(picture, "gesprek-afsluiten");
    person.button(&missing);
    app.wait("the focus on plan A", || app.focused().contains("Plan A"));
    person.button("Afsluiten");
    app.wait_for_text("Dit is nog open. Afsluiten mag toch.");
    finish(person);
}

/// The last press of closing.
#[track_caller]
pub fn finish(person: &Person) {
    person.button("Sluit af");
    person.app.wait_for_text("Het gesprek is afgesloten");
}

/// Prints the agenda with its key, and reads it.
#[track_caller]
pub fn print_agenda(person: &Person, folder: &Path) -> String {
    person.app.press("Control+p");
    person.app.wait_for("dialog", "Agenda afdrukken");
    let made = print_to(person, folder);
    assert_eq!(made.len(), 1, "{made:?}");
    pdf_words(&made[0])
}

/// Makes the files of the printing dialog that is open, in this folder.
#[track_caller]
pub fn print_to(person: &Person, folder: &Path) -> Vec<PathBuf> {
    let app = &person.app;
    std::fs::create_dir_all(folder).expect("a folder");
    app.answer_dialog(folder);
    person.button("Kies een map");
    app.wait("the folder", || {
        app.value("Map") == folder.to_string_lossy()
    });
    // The button says how many there will be, as soon as that is known.
    app.wait("what will be made", || {
        app.has("button", "Maak het bestand") || app.has("button", "bestanden")
    });
    let one = app.has("button", "Maak het bestand");
    person.button(if one { "Maak het bestand" } else { "Maak " });
    app.wait("the files", || {
        app.text().contains("staan klaar") || app.text().contains("staat klaar")
    });
    person.button("Klaar");
    pdfs(folder)
}
