//! An outflow meeting in the real window: held, closed, and its reports on paper.
#![allow(clippy::unwrap_used)]

mod walk;

use transitieroute_tests::window::{Home, wanted};
use walk::{Hands, PASSWORD, Person, pdf_text, pdfs, practice};

#[test]
fn a_meeting_is_held_closed_and_printed() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let person = Person::new(&home, Some(&file), Hands::Mouse);
    let app = &person.app;
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    app.wait_for_text("Nog afsluiten");
    app.assert_accessible("Gesprekken");
    person.button("Verder: Oude IJsselstreek, gisteren");
    app.wait_for("heading", "Gesprek gemeente Oude IJsselstreek");
    app.wait_for_text("Wat zegt Daan zelf?");
    app.assert_accessible("one meeting");
    app.screenshot("gesprek");

    person.fill(
        "Wat zegt Daan zelf?",
        "De stage gaat goed. Ik zoek een vaste plek.",
    );
    person.reach("textbox", "Wie");
    app.type_text("UWV");
    app.press("Tab");
    app.type_text("belt terug over de proefplaatsing");
    app.press("Tab");
    app.type_text("+2w");
    app.press("Control+Enter");
    app.wait_for_text("belt terug over de proefplaatsing");
    person.button("Afsluiten");
    app.wait_for_text("Dit is nog open. Afsluiten mag toch.");
    app.assert_accessible("closing a meeting");
    person.button("Sluit af");
    app.wait_for_text("Het gesprek is afgesloten");

    let folder = home.documents().join("verslagen");
    app.answer_dialog(&folder);
    person.button("Verslagen afdrukken");
    app.wait_for_text("Er staat niets in over een ander.");
    person.button("Kies een map");
    person.button("Maak de bestanden");
    app.wait("the reports", || {
        folder.is_dir() && !pdfs(&folder).is_empty()
    });
    let reports: Vec<String> = pdfs(&folder).iter().map(|path| pdf_text(path)).collect();
    assert!(
        reports
            .iter()
            .any(|text| text.contains("De stage gaat goed.")
                && text.contains("belt terug over de proefplaatsing")),
        "{reports:?}"
    );
}
