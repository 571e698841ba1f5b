//! The main job, end to end, in the real window: from a school's class list to a young person with an
//! agreement, a jobcoach and a passport. Once for each of the three sample lists; once by keyboard alone.
#![allow(clippy::unwrap_used)]

mod walk;

use std::path::{Path, PathBuf};

use transitieroute_tests::window::{Home, wanted};
use walk::meeting::{self, Young};
use walk::{Hands, PASSWORD, Person, first_question, open_young, pdf_text, pdf_words};

/// A list that a school sends, and what the story needs to know of it.
struct List {
    file: &'static str,
    rows: usize,
    /// The first goes all the way; the second is on the same agenda, so that papers could be mixed up.
    young: [Young<'static>; 2],
    /// Somebody who lives elsewhere, and is on no paper of this meeting.
    elsewhere: Young<'static>,
    /// Where that is.
    other_place: &'static str,
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
    elsewhere: Young {
        number: "10007",
        first: "Sanne",
        full: "Sanne van der Oefening",
    },
    other_place: "Kampen",
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
    elsewhere: Young {
        number: "10208",
        first: "Joost",
        full: "Joost Wzorzec",
    },
    other_place: "Vught",
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
    elsewhere: Young {
        number: "10407",
        first: "Sanne",
        full: "Sanne de Proefpersoon",
    },
    other_place: "Zevenaar",
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
        open_young(&person, young.number, young.full);
        says_where(&person, list, list.place);
    }
    open_young(&person, list.elsewhere.number, list.elsewhere.full);
    says_where(&person, list, (list.other_place, list.other_place));
    outflow_meeting(&person, &home, list);
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

/// Where they live decides who comes to the meeting.
fn says_where(person: &Person, list: &List, place: (&str, &str)) {
    person.tab("Gegevens");
    person.app.wait_for("textbox", "Gemeente");
    if !list.says_where {
        person.look_up("Gemeente", place.0, place.1);
    }
    person.app.wait("the municipality", || {
        person.app.value("Gemeente") == place.1
    });
}

/// The talk with the municipality about both, one after the other; what is on paper is about one of them.
fn outflow_meeting(person: &Person, home: &Home, list: &List) {
    let shown = list.file == MAGISTER.file;
    let [one, other] = list.young;
    meeting::plan(person, list.place, &list.young, list.elsewhere.full, shown);
    let papers = home.documents().join("gesprek");
    std::fs::create_dir_all(&papers).unwrap();
    let agenda = meeting::print_agenda(person, &papers);
    for young in list.young {
        assert!(agenda.contains(young.first), "{agenda}");
    }
    assert!(!agenda.contains(list.elsewhere.first), "{agenda}");

    meeting::first_on_the_agenda(person, one, other);
    meeting::hold(person, one);
    person.picture(shown, "gesprek-voeren");
    meeting::next(person, other);
    meeting::hold_half(person, other);
    meeting::leave_and_come_back(person, list.place.1, list.young);
    meeting::close(person, list.young, shown);
    person.button("Verslagen afdrukken");
    let reports = meeting::print_to(person, &home.documents().join("verslagen"));
    reports_are_apart(&reports, list);
    person.menu("Meer", "Afspraken per persoon afdrukken");
    let sheets = meeting::print_to(person, &home.documents().join("afspraken"));
    let sheets: Vec<String> = sheets.iter().map(|path| pdf_words(path)).collect();
    assert_eq!(sheets.len(), 2, "one for each who promised: {sheets:?}");
    for (owner, agreed) in [(one, meeting::AGREED), (other, meeting::OTHER_AGREED)] {
        let own: Vec<_> = sheets.iter().filter(|text| text.contains(agreed)).collect();
        assert!(
            own.len() == 1 && own[0].contains(owner.first),
            "“{agreed}” on {sheets:?}"
        );
    }
}

/// Everything about the one, and not a word about the other.
fn reports_are_apart(reports: &[PathBuf], list: &List) {
    let [one, other] = list.young;
    let of = |young: Young<'_>| {
        let found = reports
            .iter()
            .find(|path| path.to_string_lossy().contains(young.number));
        pdf_words(found.unwrap_or_else(|| panic!("no report of {}: {reports:?}", young.first)))
    };
    assert_eq!(reports.len(), 2, "{reports:?}");
    let (his, theirs) = (of(one), of(other));
    let all = [
        one.full,
        list.place.1,
        "Lokaal 12",
        "Hanan Bedenk",
        meeting::SAID,
        meeting::NOTES,
        meeting::ADVICE,
        meeting::PLANS[0],
        meeting::PLANS[1],
        meeting::OBSTACLE,
        meeting::AGREED,
        meeting::ASKED,
        "vanaf 1 maart 2027",
        meeting::AFTER,
        "2 maart 2027",
    ];
    for part in all {
        assert!(his.contains(part), "“{part}” in {his}");
    }
    assert!(
        theirs.contains(meeting::OTHER_SAID) && theirs.contains(meeting::OTHER_AGREED),
        "{theirs}"
    );
    let only_his = &all[4..];
    for part in only_his.iter().chain(&[one.first, one.full]) {
        assert!(!theirs.contains(part), "“{part}” in {theirs}");
    }
    for part in [
        other.first,
        other.full,
        meeting::OTHER_SAID,
        meeting::OTHER_AGREED,
    ] {
        assert!(!his.contains(part), "“{part}” in {his}");
    }
    for text in [&his, &theirs] {
        assert!(!text.contains(list.elsewhere.first), "{text}");
    }
}

/// A jobcoach comes to work, and walks along with this young person.
fn coach(person: &Person, young: &Young<'_>) {
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

    open_young(person, young.number, young.full);
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
    open_young(person, young.number, young.full);
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
    app.press("Control+p");
    app.wait_for("dialog", "Paspoort afdrukken");
    let made = meeting::print_to(person, &folder);
    assert_eq!(made.len(), 1, "{made:?}");
    let text = pdf_words(&made[0]);
    assert!(text.contains(young.full), "{text}");
    assert!(text.contains("graag buiten"), "{text}");
    assert!(!text.contains(list.young[1].full), "only this young person");
}

/// An agreement is three boxes, typed in one go; Vandaag reminds of it until it is done.
fn agreement(person: &Person, young: &Young<'_>) {
    let app = &person.app;
    let what = "belt het UWV over de banenafspraak";
    open_young(person, young.number, young.full);
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
    // This one, and the one of the meeting.
    for agreed in [what, meeting::AGREED] {
        app.wait_for("button", &format!("Gedaan: {agreed}"));
    }
    let today = app.text();
    assert!(
        today.contains(young.full) && today.contains("2 afspraken"),
        "{today}"
    );
    for agreed in [what, meeting::AGREED] {
        person.button(&format!("Gedaan: {agreed}"));
        app.wait("the end of what is done", || {
            !app.has("button", &format!("Gedaan: {agreed}"))
        });
    }
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
