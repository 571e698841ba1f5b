//! An outflow meeting in the real window: held, closed, and its reports on paper.
#![allow(clippy::unwrap_used)]

mod walk;

use transitieroute_tests::window::{Home, wanted};
use walk::{Hands, PASSWORD, Person, meeting, pdf_words, practice};

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
    meeting::agree(&person, "UWV", "belt terug over de proefplaatsing", "+2w");
    person.button("Afsluiten");
    app.wait_for_text("Dit is nog open. Afsluiten mag toch.");
    app.assert_accessible("closing a meeting");
    meeting::finish(&person);

    person.button("Verslagen afdrukken");
    app.wait_for_text("Er staat niets in over een ander.");
    let reports: Vec<String> = meeting::print_to(&person, &home.documents().join("verslagen"))
        .iter()
        .map(|path| pdf_words(path))
        .collect();
    assert!(
        reports
            .iter()
            .any(|text| text.contains("De stage gaat goed.")
                && text.contains("belt terug over de proefplaatsing")),
        "{reports:?}"
    );
}
