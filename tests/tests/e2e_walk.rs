//! The main job, end to end, in the real window: from a school's class list to a young person with an
//! agreement, a jobcoach and a passport. Once for each of the three sample lists; once by keyboard alone.
#![allow(clippy::unwrap_used)]

mod walk;

use std::path::{Path, PathBuf};

use transitieroute_tests::window::{Home, wanted};
use walk::{Hands, PASSWORD, Person, first_question, pdf_text, pdfs};

/// A young person on a list.
struct Young {
    number: &'static str,
    first: &'static str,
    full: &'static str,
}

/// A list that a school sends, and what the story needs to know of it.
struct List {
    file: &'static str,
    rows: usize,
    /// The first goes all the way; the second is on the same agenda, so that papers could be mixed up.
    young: [Young; 2],
    /// What everybody calls their municipality, and its name.
    place: (&'static str, &'static str),
    /// Does the list say where they live?
    says_where: bool,
}

const MAGISTER: List = List {
    file: "magister-klassenlijst.csv",
    rows: 42,
    young: [
        Young {
            number: "10004",
            first: "Ayşe",
            full: "Ayşe in 't Spiegelbeeld",
        },
        Young {
            number: "10002",
            first: "Fatima",
            full: "Fatima Voorbeeld",
        },
    ],
    place: ("Zwolle", "Zwolle"),
    says_where: false,
};
const SOMTODAY: List = List {
    file: "somtoday-leerlingen.csv",
    rows: 35,
    young: [
        Young {
            number: "10204",
            first: "Łukasz",
            full: "Łukasz de Proefpersoon",
        },
        Young {
            number: "10202",
            first: "Jip",
            full: "Jip van der Oefening",
        },
    ],
    place: ("Den Bosch", "'s-Hertogenbosch"),
    says_where: false,
};
const EDUARTE: List = List {
    file: "mbo-deelnemers.xlsx",
    rows: 60,
    young: [
        Young {
            number: "10401",
            first: "Mees",
            full: "Mees Öztest",
        },
        Young {
            number: "10409",
            first: "Bram",
            full: "Bram de Proefpersoon",
        },
    ],
    place: ("Doetinchem", "Doetinchem"),
    says_where: true,
};
const COACH: &str = "Wim Verzonnen";
const ANSWER: &str = "Ik ben graag buiten en ik help mijn oom met de tuin.";

fn walk_through(list: &List, hands: Hands) {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let person = Person::new(&home, None, hands);
    first_run(&person, &home);
    import(&person, list);
    for young in &list.young {
        open_young(&person, young);
        says_where(&person, list);
    }
    coach(&person, &list.young[0]);
    passport(&person, &home, list);
    agreement(&person, &list.young[0]);
}

/// The first start: a new file, its password, and the code for when that is forgotten.
fn first_run(person: &Person, home: &Home) {
    let app = &person.app;
    let file = home.documents().join("school.transitieroute");
    let sheet = home.documents().join("herstelcode.pdf");
    person.button("Nieuw bestand");
    person.fill("Naam van je school", "Praktijkschool Voorbeeldstad");
    app.answer_dialog(&file);
    // A place is proposed; another may be chosen.
    person.button("Kies een andere plek");
    app.wait("the chosen place", || {
        app.value("Waar komt het bestand?")
            .ends_with("school.transitieroute")
    });
    person.fill("Wachtwoord", PASSWORD);
    person.fill("Nog een keer hetzelfde wachtwoord", PASSWORD);
    person.button("Maak het bestand");

    app.wait_for_text("Vergeet je het wachtwoord?");
    let code = app.script(
        "return document.querySelector('[aria-label=Herstelcode]').innerText",
        &[],
    );
    let code: String = code.as_str().unwrap().split_whitespace().collect();
    assert_eq!(code.chars().count(), 24, "{code}");
    app.answer_dialog(&sheet);
    person.button("Bewaren als pdf");
    app.wait_for_text("Het blad met de herstelcode is bewaard.");
    let printed = pdf_text(&sheet);
    let letters: String = printed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    assert!(
        letters.contains(&code),
        "the code is on the sheet: {printed}"
    );
    person.fill("Typ de laatste vier tekens over", &code[20..]);
    person.button("Verder");
    app.wait_for_text("Je bestand is klaar");
    assert!(file.is_file());
}

fn sample(list: &List) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(list.file)
}

/// From the school's list to the students: look at the columns, see what would happen, read it in.
fn import(person: &Person, list: &List) {
    let app = &person.app;
    person.button("Kies een bestand");
    app.wait_for("textbox", "Bestand");
    app.answer_dialog(&sample(list));
    person.button("Kies een bestand");
    app.wait_for("heading", "Kijk de kolommen na");
    app.wait_for_text(list.file);
    person.button("Kijk wat er gebeurt");
    app.wait_for_text("Er is nog niets ingelezen");
    assert!(
        app.has("button", &format!("Nieuw {}", list.rows)),
        "{}",
        app.text()
    );
    person.picture(list.file == MAGISTER.file, "inlezen");
    person.button(&format!("Lees {} jongeren in", list.rows));
    app.wait_for_text("De lijst is ingelezen");
}

/// From the list to the page of one young person.
fn open_young(person: &Person, young: &Young) {
    let app = &person.app;
    app.press("Alt+2");
    app.wait_for("textbox", "Zoek in de lijst");
    person.fill("Zoek in de lijst", young.number);
    app.wait("one row", || {
        app.text().contains("\n1 van ") && app.has("row", young.full)
    });
    app.press("Enter");
    app.wait("the row", || app.focused().contains(young.full));
    app.press("Enter");
    app.wait_for("heading", young.full);
}

/// Where they live decides who comes to the meeting.
fn says_where(person: &Person, list: &List) {
    person.tab("Gegevens");
    person.app.wait_for("textbox", "Gemeente");
    if !list.says_where {
        person.look_up("Gemeente", list.place.0, list.place.1);
    }
    person.app.wait("the municipality", || {
        person.app.value("Gemeente") == list.place.1
    });
}

/// A jobcoach comes to work, and walks along with this young person.
fn coach(person: &Person, young: &Young) {
    let app = &person.app;
    app.press("Alt+4");
    app.wait_for("heading", "Hier komen je jobcoaches");
    person.button("Jobcoach toevoegen");
    app.wait_for("dialog", "Jobcoach toevoegen");
    person.fill("Naam", COACH);
    person.choose("Soort coach", "jobcoach van de gemeente");
    person.fill("Wie betaalt?", "de gemeente");
    person.fill("Hoeveel jongeren tegelijk?", "12");
    person.button("Bewaar");
    app.wait_for_text(&format!("{COACH} is bewaard."));

    open_young(person, young);
    person.tab("Jobcoach");
    person.button("Jobcoach kiezen");
    app.wait_for("dialog", "Wie loopt er met");
    person.look_up("Jobcoach", "wim", COACH);
    person.fill("Doelen", "Zelf met de bus naar het werk.");
    person.button("Wijs toe");
    app.wait_for_text(&format!("{COACH} loopt mee met {}.", young.first));
}

/// The passport: filled in together, talked through, confirmed by the young person, on paper.
fn passport(person: &Person, home: &Home, list: &List) {
    let app = &person.app;
    let young = &list.young[0];
    open_young(person, young);
    person.tab("Paspoort");
    app.wait_for("button", "Wie ben ik?");
    person.button(&format!("Bekijk als {}", young.first));
    app.wait_for("button", "Terug (Esc)");
    person.button("Wie ben ik?");
    let question = first_question(person);
    person.fill(&question, ANSWER);
    person.button("Terug (Esc)");
    person.button("Besproken");
    person.fill("Met wie?", &format!("{} en moeder", young.first));
    person.button("Ja, besproken");
    app.wait_for_text("Het paspoort staat op besproken.");
    person.button(&format!("Vastgesteld door {}", young.first));
    person.button(&format!("Ja, {} zegt dat het klopt", young.first));
    app.wait_for_text("Het paspoort staat op vastgesteld.");

    let folder = home.documents().join("paspoorten");
    std::fs::create_dir_all(&folder).unwrap();
    app.press("Control+p");
    app.wait_for("dialog", "Paspoort afdrukken");
    app.answer_dialog(&folder);
    person.button("Kies een map");
    app.wait("the folder", || app.value("Map").ends_with("paspoorten"));
    person.button("Maak de bestanden");
    app.wait_for_text("1 bestand staat klaar");
    person.button("Klaar");
    let made = pdfs(&folder);
    assert_eq!(made.len(), 1, "{made:?}");
    let text = pdf_text(&made[0])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(text.contains(young.full), "{text}");
    assert!(text.contains("graag buiten"), "{text}");
    assert!(!text.contains(list.young[1].full), "only this young person");
}

/// An agreement is three boxes, typed in one go; Vandaag reminds of it until it is done.
fn agreement(person: &Person, young: &Young) {
    let app = &person.app;
    let what = "belt het UWV over de banenafspraak";
    open_young(person, young);
    person.tab("Overzicht");
    person.reach("textbox", "Wie");
    app.type_text(young.first);
    app.press("Tab");
    app.type_text(what);
    app.press("Tab");
    app.type_text("+3d");
    app.press("Control+Enter");
    app.wait_for_text(&format!("Afspraak “{what}” bewaard."));
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.wait_for("button", &format!("Gedaan: {what}"));
    let today = app.text();
    assert!(
        today.contains(young.full) && today.contains("1 afspraak"),
        "{today}"
    );
    person.button(&format!("Gedaan: {what}"));
    app.wait_for_text("Geen afspraken voor de komende zeven dagen.");
}

#[test]
fn a_list_from_magister() {
    walk_through(&MAGISTER, Hands::Mouse);
}

#[test]
fn a_list_from_an_mbo() {
    walk_through(&EDUARTE, Hands::Mouse);
}

#[test]
fn a_list_from_somtoday_by_keyboard_alone() {
    walk_through(&SOMTODAY, Hands::Keyboard);
}
