//! What the main views look like, with the made-up school; the README shows these pictures.
#![allow(clippy::unwrap_used)]

mod walk;

use transitieroute_tests::window::{Home, wanted};
use walk::{Hands, PASSWORD, Person, practice};

#[test]
fn the_main_views_look_as_they_did() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let file = practice(&home);
    let person = Person::new(&home, Some(&file), Hands::Mouse);
    let app = &person.app;
    app.wait_for_text("Vergrendeld");
    app.screenshot("ontgrendelen");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.wait_for_text("Te laat");
    app.screenshot("vandaag");

    app.press("Alt+2");
    app.wait_for("textbox", "Zoek in de lijst");
    app.wait_for_text("Geen volgende stap");
    app.press("/");
    app.press("ArrowDown");
    app.wait("a row", || app.focused().starts_with("row"));
    app.press("ArrowDown");
    app.screenshot("jongeren");
    app.press("Enter");
    app.wait_for("tab", "Paspoort");
    person.tab("Paspoort");
    app.wait_for("button", "Wie ben ik?");
    app.screenshot("jongere-paspoort");

    app.press("Alt+4");
    app.wait_for("heading", "Jobcoaches");
    app.wait_for("button", "Jobcoach kiezen");
    app.screenshot("jobcoaches");
    app.press("Alt+5");
    app.wait_for("heading", "Organisaties");
    app.wait_for_text("Gemeenten");
    app.screenshot("organisaties");
    app.press("Alt+6");
    app.wait_for("heading", "Instellingen");
    app.wait_for_text("Naam van je school");
    app.screenshot("instellingen");
}
