//! A passport leaves one school and comes in at the next, in the real window: looked at, printed, given,
//! taken back; received by choice and by drag, and refused when a byte of it was changed.
#![allow(clippy::unwrap_used)]

mod walk;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::{Dossier, Moment, Secret, passport};
use transitieroute_tests::commandline::PASSWORD;
use transitieroute_tests::school::School;
use transitieroute_tests::window::{Home, TODAY, wanted};
use walk::{Hands, Person, open_young, pdf_words, pdfs};

const NAME: &str = "Çağla van den Voorbeeld";
const SENDER: &str = "Praktijkschool Voorbeeldstad";

fn now() -> Moment {
    Moment::noon(TODAY.parse::<NaiveDate>().unwrap())
}

/// Somebody at this dossier, its password typed, where it opens.
fn at(home: &Home, dossier: &Path, first: &str) -> Person {
    let person = Person::new(home, Some(dossier), Hands::Mouse);
    person.fill("Wachtwoord", PASSWORD);
    person.button("Ontgrendel");
    person.app.wait_for("heading", first);
    person
}

/// The words on the pages of the preview, as they are read aloud.
fn preview(person: &Person) -> String {
    let script = "return [...document.querySelectorAll('[data-page] p')].map((p) => p.textContent).join(' ').replace(/\\s+/g, ' ')";
    let text = person.app.script(script, &[]);
    text.as_str().unwrap_or_default().to_owned()
}

/// Width of the first page, and how many of its pixels are not paper.
fn drawn(person: &Person) -> (u64, u64) {
    let script = "const page = document.querySelector('[data-page] canvas');
        if (!page || page.width === 0) return [0, 0];
        const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
        let ink = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 600 && data[at + 3] > 0) ink++;
        return [page.getBoundingClientRect().width, ink]";
    let found = person.app.script(script, &[]);
    let number = |at: usize| found[at].as_f64().unwrap_or_default() as u64;
    (number(0), number(1))
}

fn show_pages(person: &Person, shown: bool) {
    let script = "document.querySelectorAll('.preview canvas').forEach((page) => page.style.visibility = arguments[0]); return null";
    let how = if shown { "" } else { "hidden" };
    let _ = person.app.script(script, &[how.into()]);
}

#[test]
fn a_passport_is_looked_at_given_printed_and_taken_back() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let here = School::new(SENDER, now());
    here.filled();
    let (dossier, _folder) = here.close();
    let person = at(&home, &dossier, "Dinsdag 19 januari");
    let app = &person.app;
    open_young(&person, "Çağla", NAME);
    person.tab("Paspoort");
    app.wait_for("button", "Wie ben ik?");
    app.press("Control+p");
    app.wait_for("dialog", "Paspoort afdrukken");

    // For the student: everything. For an employer: what the student lets go, and less when asked.
    app.wait("the pages", || preview(&person).contains("Boterham"));
    app.choose("Voor wie is het?", "een werkgever");
    app.wait("the pages for an employer", || {
        let text = preview(&person);
        // The pages come one after the other; this stands on the first and on a later one.
        let shown = ["Ik maak af waar ik aan begin.", "Snoeien"];
        shown.iter().all(|wanted| text.contains(wanted)) && !text.contains("Boterham")
    });
    assert!(!preview(&person).contains("Appelmoes"));
    person.press_on("checkbox", "Wat kan ik?");
    app.wait("the pages without that part", || {
        let text = preview(&person);
        text.contains("Ik maak af") && !text.contains("Snoeien")
    });
    person.press_on("checkbox", "Wat kan ik?");
    app.wait("the part again", || preview(&person).contains("Snoeien"));

    // Larger, and to the last page, by keyboard.
    app.wait("ink on the page", || drawn(&person).1 > 1000);
    // The pages themselves have pictures elsewhere; WebKit draws their edges one way or another.
    show_pages(&person, false);
    app.screenshot("afdrukken");
    show_pages(&person, true);
    let (width, _) = drawn(&person);
    person.reach("region", "Document");
    app.press("+");
    app.wait("a larger page", || drawn(&person).0 > width);
    app.press("-");
    app.wait("the size as it was", || drawn(&person).0 == width);
    app.press("End");
    app.wait("the last page", || {
        let said = app.text();
        (2..9).any(|last| said.contains(&format!("blad {last} van {last}")))
    });
    person.button("Naar blad 1");
    app.wait_for_text("blad 1 van ");
    app.assert_accessible("printing");

    // Nothing is made before it is clear for whom and why.
    let folder = home.documents().join("paspoorten");
    std::fs::create_dir(&folder).unwrap();
    app.answer_dialog(&folder);
    person.button("Kies een map");
    app.wait("the folder", || {
        app.value("Map") == folder.to_string_lossy()
    });
    person.button("Maak het bestand");
    app.wait_for_text("Vul in aan wie je het geeft.");
    assert!(pdfs(&folder).is_empty());
    person.fill("Aan wie geef je het?", "Bakkerij Verzonnen");
    person.fill("Waarvoor?", "kennismaken");
    person.button("Maak het bestand");
    app.wait_for_text("1 bestand staat klaar");
    let made = pdfs(&folder);
    assert_eq!(made.len(), 1, "{made:?}");
    assert!(
        !made[0].to_string_lossy().contains("Voorbeeld"),
        "no name in the name of the file: {made:?}"
    );
    let text = pdf_words(&made[0]);
    assert!(text.contains("Ik maak af waar ik aan begin."), "{text}");
    assert!(
        !text.contains("Boterham") && !text.contains("Appelmoes"),
        "{text}"
    );

    person.button("Naar de printer:");
    app.wait_for_text("Het staat klaar bij de printer.");
    let printed = pdfs(&home.printed());
    assert_eq!(printed.len(), 1, "{printed:?}");
    assert_eq!(
        std::fs::read(&printed[0]).unwrap(),
        std::fs::read(&made[0]).unwrap()
    );
    person.button("Klaar");

    // The log knows, and so does whoever has to be told.
    person.button("Wat is er gedeeld?");
    let line = "Paspoort voor Succes aan Bakkerij Verzonnen";
    app.wait_for_text(line);
    person.picture(true, "gedeeld");
    person.button(&format!("Trek in: {line}"));
    person.fill("Waarom?", "Wil het niet meer delen.");
    person.button("Ja, trek in");
    app.wait_for("dialog", "Wie moet dit weten?");
    app.wait_for_text("Bakkerij Verzonnen");
    person.button("Klaar");
    app.wait_for_text("Ingetrokken op 19 januari 2027: Wil het niet meer delen.");

    // At seventeen the student decides, and says so.
    person.button("Toestemming vastleggen");
    app.wait_for_text("Çağla is 17 en beslist zelf.");
    person.fill("Waarvoor?", "kennismaken voor een stage");
    app.assert_accessible("consent");
    person.button("Leg vast");
    app.wait_for_text("Vastgelegd wat Çağla");
    app.wait_for_text("kennismaken voor een stage");
    app.assert_accessible("what was given");
}

#[test]
fn a_passport_comes_in_at_the_next_school() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let here = School::new(SENDER, now());
    let student = here.filled();
    let sent = here.print(&student, Receiver::Mbo);
    let file = home.documents().join("paspoort.pdf");
    std::fs::copy(&sent, &file).unwrap();
    let changed = one_byte_changed(&home, &file);
    let (dossier, folder) = School::new("Mbo Verzonnen", now()).close();

    let person = at(&home, &dossier, "Hier komen je jongeren");
    let app = &person.app;
    app.press("Alt+2");
    person.button("Paspoort ontvangen");
    app.wait_for("heading", "Paspoort ontvangen");
    app.answer_dialog(&file);
    person.button("Kies de pdf");
    app.wait_for("heading", NAME);
    for said in [
        "Niet veranderd",
        "Ondertekend door Praktijkschool Voorbeeldstad",
        "Nieuw, nog niet bevestigd",
        "Ik maak af waar ik aan begin.",
    ] {
        app.wait_for_text(said);
    }
    assert!(!app.text().contains("Appelmoes"), "that one stayed home");
    app.assert_accessible("receiving");
    app.screenshot("ontvangen");
    // Not before somebody called the school.
    app.wait_for_text("Bel eerst de school en bevestig de vingerafdruk.");
    person.button("Ik heb gebeld, het klopt");
    app.wait_for_text("Praktijkschool Voorbeeldstad is bevestigd.");
    person.button(&format!("Voeg {NAME} toe"));
    app.wait_for_text(&format!("{NAME} staat nu in je lijst."));
    app.wait_for("heading", NAME);
    person.button("Wat kan ik?");
    app.wait_for_text("van Praktijkschool Voorbeeldstad, 19 januari 2027");

    // By drag, from another view; a changed one is refused, the whole one is known by now.
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    let held = app.drag_file(&changed);
    app.wait_for_text("Laat los om het paspoort te lezen");
    held.release();
    app.wait_for_text("Dit paspoort is veranderd");
    app.wait_for_text("niets overgenomen");
    app.screenshot("ontvangen-veranderd");
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    let held = app.drag_file(&file);
    app.wait_for_text("Laat los om het paspoort te lezen");
    held.release();
    app.wait_for("heading", NAME);
    app.wait_for_text("Je hebt dit bestand al overgenomen op 19 januari 2027.");
    app.wait_for_text("11 onderdelen zijn al hetzelfde");

    // Field for field.
    drop(person);
    let there = Dossier::open(&dossier, &Secret::new(PASSWORD)).unwrap();
    let (came, went) = (answers(&there), answers(&here.dossier));
    assert!(came.len() > 3, "{came:?}");
    for (question, text) in went {
        let open = !text.contains("Appelmoes") && !text.contains("Boterham");
        let found = came.contains(&(question.clone(), text.clone()));
        assert_eq!(found, open, "{question}: {text}; {came:?}");
    }
    drop(folder);
}

/// Every answer of the one student of this dossier.
fn answers(dossier: &Dossier) -> Vec<(String, String)> {
    let all = roster::list(
        dossier,
        &StudentQuery {
            limit: 9,
            ..StudentQuery::default()
        },
        now().today(),
    )
    .unwrap();
    let answers = passport::get(dossier, &all.rows[0].id).unwrap().answers;
    let answered = answers.into_iter().filter(|answer| !answer.text.is_empty());
    answered
        .map(|answer| (answer.question, answer.text))
        .collect()
}

/// The same file but for one byte in the middle.
fn one_byte_changed(home: &Home, file: &Path) -> PathBuf {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = home.documents().join("veranderd.pdf");
    std::fs::write(&changed, bytes).unwrap();
    changed
}
