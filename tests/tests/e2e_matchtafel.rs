//! The match table in the real window, by keyboard: a place is brought, the right student comes up,
//! goes to look, and it becomes a place.
#![allow(clippy::unwrap_used)]

mod walk;

use transitieroute_tests::window::{Home, wanted};
use walk::{Hands, PASSWORD, Person, practice};

#[test]
fn a_place_is_brought_and_somebody_goes_to_look() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let person = Person::new(&home, Some(&file), Hands::Keyboard);
    let app = &person.app;
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    person.button("Matchtafel");
    app.wait_for("heading", "Matchtafel");
    // What was agreed last month stands first.
    app.wait_for("heading", "Wat is ervan gekomen?");
    app.wait_for_text("Groenvoorziening Voorbeeld");

    // A place, typed while somebody tells.
    app.press("n");
    app.wait_for("dialog", "Welke plek is er?");
    app.type_text("Tuinbedrijf Denkbeeld");
    app.press("Tab");
    app.type_text("snoeien en planten");
    app.press("Enter");
    app.wait_for_text("De plek bij Tuinbedrijf Denkbeeld ligt op tafel");

    // It is under the hand. Chosen: the students stand in order, the best first, with reasons.
    app.wait("the new place under the hand", || {
        app.focused().contains("Tuinbedrijf Denkbeeld")
    });
    app.press("Enter");
    app.wait_for("heading", "Wie past bij Tuinbedrijf Denkbeeld?");
    app.wait_for_text("We weten niet waar de plek is.");
    app.press("Enter");
    app.wait_for("dialog", "gaat kijken bij Tuinbedrijf Denkbeeld");
    app.type_text("+1w");
    app.press("Enter");
    app.wait_for("heading", "Nu afgesproken");

    // A week later would be next month's first question; here it is settled at once.
    person.button("Zeg hoe het ging: ");
    app.wait_for("dialog", "Hoe ging het met");
    app.press("Escape");
    app.assert_accessible("Matchtafel");
}
