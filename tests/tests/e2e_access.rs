//! Everybody can use it: axe-core on every view and dialog, in light and dark, and the whole window by
//! keyboard alone.
#![allow(clippy::unwrap_used)]

mod walk;

use std::cell::RefCell;

use std::path::Path;

use serde_json::json;
use transitieroute_tests::window::{Home, Violation, wanted};
use walk::{Hands, PASSWORD, Person, practice};

/// Somebody who walks past everything and writes down what is not for everybody.
struct Inspector {
    person: Person,
    found: RefCell<Vec<(String, Violation)>>,
}

impl Inspector {
    fn new(home: &Home) -> Self {
        let file = practice(home);
        let person = Person::new(home, Some(&file), Hands::Mouse);
        Self {
            person,
            found: RefCell::default(),
        }
    }

    fn unlock(self) -> Self {
        self.person.fill("Wachtwoord", PASSWORD);
        self.person.button("Ontgrendel");
        self.person.app.wait_for("heading", "Dinsdag 19 januari");
        self
    }

    /// What stands in the window now, in light and in dark.
    #[track_caller]
    fn look(&self, place: &str) {
        let app = &self.person.app;
        for theme in ["light", "dark"] {
            let _ = app.script(
                "document.documentElement.dataset.theme = arguments[0]; return null",
                &[json!(theme)],
            );
            let serious = app
                .axe()
                .into_iter()
                .filter(|rule| matches!(rule.impact.as_deref(), Some("serious" | "critical")))
                .map(|rule| (format!("{place}, {theme}"), rule));
            self.found.borrow_mut().extend(serious);
        }
        let _ = app.script(
            "document.documentElement.dataset.theme = 'light'; return null",
            &[],
        );
    }

    /// Opens a dialog, looks, and closes it with Esc.
    #[track_caller]
    fn dialog(&self, open: impl Fn(&Person), title: &str) {
        open(&self.person);
        self.person.app.wait_for("dialog", title);
        self.look(title);
        let proposes = "return document.activeElement?.hasAttribute('list') === true";
        if self.person.app.script(proposes, &[]) == json!(true) {
            // The first Esc is for the proposals of the field.
            self.person.app.press("Escape");
        }
        self.person.app.press("Escape");
        self.person.app.wait("the end of the dialog", || {
            !self.person.app.has("dialog", title)
        });
    }

    #[track_caller]
    fn done(self) {
        let found = self.found.into_inner();
        assert!(found.is_empty(), "not for everybody: {found:#?}");
    }
}

#[test]
fn the_day_the_palette_and_the_keys() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home);
    inspector.look("Vergrendeld");
    let inspector = inspector.unlock();
    inspector.look("Vandaag");
    inspector.dialog(
        |person| person.button("Contact noteren"),
        "Met wie was er contact?",
    );
    inspector.dialog(
        |person| person.button("Afspraak maken"),
        "Voor wie is de afspraak?",
    );
    inspector.dialog(|person| person.app.press("Control+k"), "Zoek of doe iets");
    inspector.dialog(|person| person.app.press("F1"), "Alle toetsen");
    inspector.person.button("Alle afspraken");
    inspector.person.app.wait_for("heading", "Afspraken");
    inspector.look("Afspraken");
    inspector.done();
}

#[test]
fn the_list_of_young_people() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+2");
    person.app.wait_for("row", "");
    inspector.look("Jongeren");
    person.button("Meer");
    inspector.look("Jongeren, filters");
    person.button("Meer");
    inspector.dialog(
        |person| person.button("Jongere toevoegen"),
        "Jongere toevoegen",
    );
    inspector.dialog(
        |person| person.app.press("Control+p"),
        "Paspoorten afdrukken",
    );
    inspector.done();
}

#[test]
fn every_step_of_reading_a_list() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let (person, app) = (&inspector.person, &inspector.person.app);
    app.press("Alt+2");
    person.button("Lijst inlezen");
    app.wait_for("heading", "Lijst inlezen");
    inspector.look("Lijst inlezen 1");
    // A list with places that are not sure, and with rows that are refused.
    let list = home.documents().join("klas.csv");
    let rows = "Stamnummer;Roepnaam;Achternaam;Klas;Geboortedatum;Woonplaats\n\
        90001;Noor;Voorbeeld;P5a;14-06-2009;Bergen\n\
        90002;Kees;Testman;P5a;31-02-2009;Doetinchem\n\
        ;;;P5b;01-02-2010;Doetinchem\n";
    std::fs::write(&list, rows).unwrap();
    read_list(person, &list);
    inspector.look("Lijst inlezen 2");
    person.button("Kijk wat er gebeurt");
    app.wait_for_text("Er is nog niets ingelezen");
    assert!(app.has("button", "Geweigerd 2"), "{}", app.text());
    app.wait_for_text("1 plaats kennen we niet zeker");
    inspector.look("Lijst inlezen 3");
    person.button("Lees 1 jongere in");
    app.wait_for_text("De lijst is ingelezen");
    inspector.look("Lijst inlezen 4");
    inspector.done();
}

/// Chooses a list; the next step is there.
fn read_list(person: &Person, list: &Path) {
    person.app.answer_dialog(list);
    person.button("Kies een bestand");
    person.app.wait_for("heading", "Kijk de kolommen na");
    person.app.wait_for_text("klas.csv");
}

#[test]
fn planning_and_holding_a_meeting() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let (person, app) = (&inspector.person, &inspector.person.app);
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    inspector.look("Gesprekken");
    person.button("Gesprek plannen");
    app.wait_for("dialog", "Gesprek plannen");
    person.button("Plan het gesprek");
    app.wait_for_text("Kies minstens één gemeente.");
    inspector.look("Gesprek plannen, niets ingevuld");
    person.pick("Gemeente", "doetinchem", "Doetinchem");
    app.wait_for("button", "Vink niemand aan");
    inspector.look("Gesprek plannen");
    app.press("Escape");

    person.button("Verder: ");
    app.wait_for("textbox", "Plan A: soort plek");
    inspector.look("Een gesprek");
    person.reach("textbox", "Plan A: soort plek");
    app.wait_for("option", "");
    inspector.look("Een gesprek, soorten plekken");
    app.press("Escape");
    person.radio("ja");
    app.wait_for("textbox", "Vanaf");
    inspector.look("Een gesprek, met jobcoach");
    person.button("Meer over ");
    app.wait_for("menuitem", "");
    inspector.look("Een gesprek, iemand op de agenda");
    app.press("Escape");
    inspector.dialog(|person| person.button("Uitnodigen"), "Wie nodig je uit?");
    inspector.dialog(|person| person.button("Jongere erbij"), "Wie komt erbij?");
    inspector.dialog(|person| person.menu("Meer", "Wijzigen"), "Gesprek wijzigen");
    inspector.dialog(|person| person.button("Uitnodigingen"), "Uitnodigingen");
    inspector.dialog(
        |person| person.menu("Meer", "Jongeren naar een ander gesprek"),
        "Wie gaat naar een ander gesprek?",
    );
    inspector.dialog(
        |person| person.menu("Meer over Joëlle", "Joëlle naar een ander gesprek"),
        "Joëlle naar een ander gesprek",
    );
    inspector.dialog(
        |person| person.menu("Meer", "Gemeente komt niet"),
        "Oude IJsselstreek komt niet",
    );
    inspector.dialog(
        |person| person.menu("Meer", "Gaat niet door"),
        "Gaat dit gesprek niet door?",
    );
    inspector.dialog(|person| person.app.press("Control+p"), "Agenda afdrukken");
    inspector.dialog(|person| person.button("Afsluiten"), "Gesprek afsluiten?");
    person.button("Afsluiten");
    person.button("Sluit af");
    app.wait_for_text("Het gesprek is afgesloten");
    inspector.look("Het gesprek is afgesloten");
    person.button("Klaar");
    app.wait_for("button", "Weer openen");
    inspector.look("Een gesprek dat geweest is");
    inspector.done();
}

#[test]
fn keeping_agreements_and_going_home_from_a_meeting() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let (person, app) = (&inspector.person, &inspector.person.app);
    // An agreement that comes back, so that there is a series to drop.
    open_somebody(person);
    person.fill("Wie", "ik");
    person.fill("doet wat", "belt elke maand even");
    person.fill("voor wanneer", "+2w");
    person.choose("Komt terug", "elke maand");
    app.press("Control+Enter");
    let more = "Meer over: belt elke maand even";
    app.wait_for("button", more);
    inspector.dialog(
        |person| person.menu(more, "Laat vervallen"),
        "Waarom vervalt deze afspraak?",
    );
    inspector.dialog(
        |person| person.menu(more, "Verzet naar een andere dag"),
        "Naar welke dag gaat deze afspraak?",
    );
    inspector.dialog(
        |person| person.menu(more, "Wat is er gebeurd?"),
        "Wat er met deze afspraak gebeurde",
    );
    app.press("Alt+1");
    app.wait_for("heading", "Dinsdag 19 januari");
    person.button("Alle afspraken");
    app.wait_for("heading", "Afspraken");
    person.button("Lijst per persoon");
    app.wait_for("dialog", "Wie moet nog wat doen?");
    app.wait_for("button", "Mail aan ");
    inspector.look("Lijst per persoon");
    inspector.dialog(|person| person.button("Mail aan "), "Mail aan ");

    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    person.button("Verder: ");
    app.wait_for("textbox", "Plan A: soort plek");
    inspector.dialog(
        |person| person.button("Rode knop voor "),
        "Zit het vast bij ",
    );
    person.button("Afsluiten");
    person.button("Sluit af");
    app.wait_for_text("Het gesprek is afgesloten");
    inspector.dialog(
        |person| person.button("Papieren voor iedereen"),
        "Papieren voor iedereen",
    );
    inspector.dialog(
        |person| person.menu("Meer", "Plan het volgende gesprek"),
        "Gesprek plannen",
    );
    inspector.done();
}

#[test]
fn the_page_of_one_young_person() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    open_somebody(person);
    for tab in [
        "Overzicht",
        "Gegevens",
        "Paspoort",
        "Gesprekken",
        "Stage en werk",
        "Regelingen",
        "Jobcoach",
    ] {
        person.tab(tab);
        inspector.look(tab);
    }
    inspector.dialog(|person| person.button("Contact noteren"), "Contact met");
    inspector.dialog(|person| person.app.press("Control+p"), "Paspoort afdrukken");
    inspector.dialog(
        |person| person.button("Jobcoach kiezen"),
        "Wie loopt er met",
    );
    person.tab("Stage en werk");
    inspector.dialog(|person| person.button("Plek toevoegen"), "Stage of werk");
    inspector.dialog(|person| person.button("Bewijs toevoegen"), "Bewijs");
    person.tab("Regelingen");
    inspector.dialog(|person| person.button("Regeling toevoegen"), "Regeling");
    for (kind, status) in [
        ("Aanmelding mbo", "aangemeld"),
        ("Proefplaatsing", "nog aanvragen"),
    ] {
        person.button("Regeling toevoegen");
        person.app.wait_for("dialog", "Regeling toevoegen");
        person.choose("Welke regeling?", kind);
        person.choose("Hoe ver", status);
        inspector.look(kind);
        person.button("Bewaar");
        person.app.wait_for("button", &format!("Bekijk {kind}"));
    }
    person.button("Bekijk Proefplaatsing");
    person.app.wait_for("heading", "Wat er gebeurde");
    inspector.look("Een regeling");
    person.tab("Paspoort");
    inspector.dialog(|person| person.button("Iemand toevoegen"), "Met wie deelt");
    inspector.dialog(|person| person.button("Bekijk als"), "Wie ben ik?");
    inspector.done();
}

#[test]
fn the_jobcoaches() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+4");
    person.app.wait_for("heading", "Jobcoaches");
    inspector.look("Jobcoaches");
    inspector.dialog(
        |person| person.button("Jobcoach toevoegen"),
        "Jobcoach toevoegen",
    );
    person.button("Jobcoach kiezen");
    person.app.wait_for("heading", "Jobcoach kiezen");
    inspector.look("Jobcoach kiezen");
    inspector.dialog(
        |person| person.button("Met datum en doelen"),
        "loopt mee met",
    );

    person.app.press("Alt+4");
    person.app.wait_for("heading", "Nu aan het werk");
    open_first(person, "main ul.rows a");
    person.app.wait_for("button", "Caseload overzetten");
    inspector.look("Een jobcoach");
    inspector.dialog(|person| person.button("Wijzigen"), "wijzigen");
    inspector.dialog(|person| person.button("Caseload overzetten"), "overzetten?");
    inspector.dialog(
        |person| person.button("Wijzigen: de begeleiding van"),
        " en ",
    );
    inspector.dialog(
        |person| person.button("Stoppen: de begeleiding van"),
        "Stopt ",
    );
    inspector.done();
}

#[test]
fn the_match_table() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+3");
    person.app.wait_for("heading", "Gesprekken");
    person.button("Matchtafel");
    person.app.wait_for("heading", "Open plekken");
    inspector.look("Matchtafel");
    inspector.dialog(
        |person| person.button("Plek toevoegen"),
        "Welke plek is er?",
    );
    inspector.dialog(
        |person| person.button("Matchtafel beginnen"),
        "De matchtafel van vandaag",
    );
    inspector.dialog(
        |person| person.button("Zeg hoe het ging: "),
        "Hoe ging het met",
    );
    inspector.dialog(|person| person.button("Zoekt hoe? "), "een plek?");
    person.button("Groenvoorziening Voorbeeld");
    person
        .app
        .wait_for("heading", "Wie past bij Groenvoorziening Voorbeeld?");
    inspector.look("Matchtafel, een plek gekozen");
    inspector.dialog(|person| person.app.press("Enter"), "gaat kijken bij");
    inspector.done();
}

#[test]
fn the_year_plan() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+3");
    person.app.wait_for("heading", "Gesprekken");
    person.button("Jaarplan");
    person.app.wait_for("heading", "Jaarplan 2026-2027");
    person.app.wait_for("button", "Maak een voorstel");
    inspector.look("Jaarplan");
    inspector.dialog(
        |person| person.button("Oude IJsselstreek, 2e ronde"),
        "Oude IJsselstreek, 2e ronde",
    );
    person.button("Maak een voorstel");
    person.app.wait_for("button", "Zet ");
    inspector.look("Jaarplan, een voorstel");
    person.button("Toon namen: ");
    person.button("Wijzig tijd: ");
    person.app.wait_for("combobox", "Dag");
    inspector.look("Jaarplan, een voorstel met namen");
    person.button("Verplaats ");
    person.app.wait_for("button", "Hierheen: ");
    inspector.look("Jaarplan, iets opgepakt");
    person.app.press("Escape");
    inspector.done();
}

#[test]
fn the_organisations() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+5");
    person.app.wait_for("heading", "Organisaties");
    inspector.look("Organisaties");
    inspector.dialog(
        |person| person.button("Organisatie toevoegen"),
        "Organisatie toevoegen",
    );
    open_first(person, "main ul.rows a");
    person.app.wait_for("heading", "Regels hier");
    inspector.look("Een gemeente");
    inspector.dialog(|person| person.button("Wijzigen"), "wijzigen");
    inspector.dialog(
        |person| person.button("Contactpersoon toevoegen"),
        "Contactpersoon bij",
    );
    inspector.dialog(|person| person.button("Regel toevoegen"), "Regel van");
    inspector.dialog(|person| person.button("Termijn toevoegen"), "Termijn");
    inspector.dialog(|person| person.button("Maximum toevoegen"), "Soort");
    person.app.press("Escape");
    person.app.wait_for("button", "Organisatie toevoegen");
    person.button("UWV");
    open_first(person, "main ul.rows a");
    person.app.wait_for("heading", "Wie bel je?");
    inspector.look("Een organisatie");
    inspector.done();
}

#[test]
fn the_settings() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let person = &inspector.person;
    person.app.press("Alt+6");
    person.app.wait_for("heading", "Instellingen");
    for part in [
        "School en jij",
        "Werkwijze",
        "Jaarplan",
        "Regelingen",
        "Vragenlijsten",
        "Beveiliging",
        "Bestand",
        "Weergave",
        "Over",
    ] {
        person.button(part);
        person.app.wait_for("heading", part);
        inspector.look(&format!("Instellingen: {part}"));
    }
    person.button("Regelingen");
    person.button("Bekijk en wijzig Jobcoach via UWV (extern)");
    person.app.wait_for("heading", "Jobcoach via UWV (extern)");
    inspector.look("Instellingen: een regeling");
    inspector.dialog(|person| person.button("Termijn toevoegen"), "Termijn");
    inspector.dialog(|person| person.button("Soort toevoegen"), "Soort");
    inspector.done();
}

/// What the first of these is called.
fn first_named(person: &Person, selector: &str) -> String {
    let script = "const found = document.querySelector(arguments[0]);
        return found?.getAttribute('aria-label') ?? found?.innerText ?? ''";
    let mut name = String::new();
    person.app.wait(selector, || {
        let found = person.app.script(script, &[json!(selector)]);
        name = found.as_str().unwrap_or_default().trim().to_owned();
        !name.is_empty()
    });
    name
}

/// Opens the page of the first link.
fn open_first(person: &Person, selector: &str) {
    let name = first_named(person, selector);
    person.press_on("link", &name);
    person.app.wait_for("heading", &name);
}

/// The first young person of the list, by keyboard.
fn open_somebody(person: &Person) {
    person.app.press("Alt+2");
    person.app.wait_for("textbox", "Zoek in de lijst");
    // The arrow finds no row while the list is on its way.
    person.app.wait_for_text("Geen volgende stap");
    person.app.press("/");
    person.app.wait("the search box", || {
        person.app.focused().contains("Zoek in de lijst")
    });
    person.app.press("ArrowDown");
    person
        .app
        .wait("a row", || person.app.focused().starts_with("row"));
    person.app.press("Enter");
    person.app.wait_for("tab", "Overzicht");
}

#[test]
fn every_view_can_be_reached_by_keys() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let inspector = Inspector::new(&home).unlock();
    let app = &inspector.person.app;
    let views = [
        "Dinsdag 19 januari",
        "Jongeren",
        "Gesprekken",
        "Jobcoaches",
        "Organisaties",
        "Instellingen",
    ];
    for (at, title) in views.iter().enumerate() {
        app.press(&format!("Alt+{}", at + 1));
        app.wait(&format!("the focus on “{title}”"), || {
            app.focused().contains(title)
        });
    }
    // The palette finds views, things to do and people; Esc goes one step back each time.
    app.press("Control+k");
    app.wait("the palette", || app.has("dialog", "Zoek of doe iets"));
    app.type_text("jobcoaches");
    app.wait_for("option", "Jobcoaches");
    app.press("Escape");
    app.wait("no palette", || !app.has("dialog", "Zoek of doe iets"));
    app.press("Control+k");
    app.type_text("organisaties");
    app.wait_for("option", "Organisaties");
    app.press("Enter");
    app.wait("the focus on Organisaties", || {
        app.focused().contains("Organisaties")
    });
    app.press("?");
    app.wait_for("dialog", "Alle toetsen");
    app.press("Escape");
    app.wait("no help", || !app.has("dialog", "Alle toetsen"));
    // F6 goes round the parts of the screen and comes back.
    app.press("Alt+2");
    app.wait("the list", || app.focused().contains("Jongeren"));
    let part = "return document.activeElement?.closest('[data-region]')?.dataset.region ?? ''";
    let first = app.script(part, &[]);
    let mut seen = vec![first.clone()];
    for _ in 0..8 {
        app.press("F6");
        let now = app.script(part, &[]);
        if now == first {
            break;
        }
        seen.push(now);
    }
    assert!(seen.len() >= 3, "F6 knows {seen:?}");
    assert_eq!(app.script(part, &[]), first, "F6 comes back: {seen:?}");
    // Deeper pages: Esc goes back to the list.
    open_somebody(&inspector.person);
    app.press("Escape");
    app.wait_for("textbox", "Zoek in de lijst");
}
