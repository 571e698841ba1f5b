//! The hands of the person who walks through the window: a mouse, or the keyboard and nothing else.
#![allow(dead_code, reason = "every story takes what it needs")]

pub mod meeting;

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use serde_json::{Value, json};
use transitieroute_core::{Dossier, Moment, Secret, demo};
use transitieroute_tests::window::{App, Home, TODAY};

pub const PASSWORD: &str = "vier losse woorden samen";
/// The size of the pictures.
pub const SIZE: (u32, u32) = (1280, 800);

const FIND: &str = include_str!("../../src/window/find.js");
const STEPS: usize = 160;

/// What the person works with.
#[derive(Clone, Copy, PartialEq)]
pub enum Hands {
    /// Mouse for what is pressed, keyboard for what is typed.
    Mouse,
    /// No click at all: everything has to be reached with Tab, arrows and keys.
    Keyboard,
}

/// A person at the window.
pub struct Person {
    pub app: App,
    hands: Hands,
}

/// Where a control is from the place that has the focus now.
#[derive(Debug, PartialEq)]
enum Way {
    Here,
    Ahead,
    Behind,
    Missing,
}

impl Person {
    #[track_caller]
    pub fn new(home: &Home, dossier: Option<&Path>, hands: Hands) -> Self {
        let app = App::start(home, dossier);
        app.resize(SIZE.0, SIZE.1);
        Self { app, hands }
    }

    /// Presses a button, or whatever else has this role and can be pressed.
    #[track_caller]
    pub fn press_on(&self, role: &str, name: &str) {
        match self.hands {
            Hands::Mouse => {
                self.wheel(role, name);
                self.app.click_role(role, name);
            }
            Hands::Keyboard => {
                self.reach(role, name);
                let key = if role == "checkbox" || role == "radio" {
                    "Space"
                } else {
                    "Enter"
                };
                self.app.press(key);
            }
        }
    }

    /// Turns the wheel until it can be seen whole; half of a button can't be clicked in its middle.
    #[track_caller]
    fn wheel(&self, role: &str, name: &str) {
        self.app.wait_for(role, name);
        let script = format!(
            "{} current?.scrollIntoView({{ block: 'nearest' }}); return null",
            found()
        );
        let _ = self.app.script(&script, &[json!(role), json!(name)]);
    }

    #[track_caller]
    pub fn button(&self, name: &str) {
        self.press_on("button", name);
    }

    /// Empties a field and types in it.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        match self.hands {
            Hands::Mouse => {
                self.wheel("textbox", label);
                self.app.fill(label, text);
            }
            Hands::Keyboard => {
                self.reach("textbox", label);
                self.app.press("Control+a");
                self.app.press("Delete");
                self.app.type_text(text);
            }
        }
    }

    /// Chooses in a list that drops down.
    #[track_caller]
    pub fn choose(&self, label: &str, choice: &str) {
        match self.hands {
            Hands::Mouse => self.app.choose(label, choice),
            Hands::Keyboard => {
                self.reach("combobox", label);
                let at = "const e = document.activeElement;
                    return [e.selectedIndex, [...e.options].findIndex((o) => o.label.trim() === arguments[0])]";
                for _ in 0..STEPS {
                    let places = self.app.script(at, &[json!(choice)]);
                    let (now, wanted) = (places[0].as_i64().unwrap(), places[1].as_i64().unwrap());
                    assert!(wanted >= 0, "“{label}” has no choice “{choice}”");
                    if now == wanted {
                        return;
                    }
                    self.app
                        .press(if now < wanted { "ArrowDown" } else { "ArrowUp" });
                }
                panic!("the arrows do not reach “{choice}” in “{label}”");
            }
        }
    }

    /// Types in a box that looks for what is typed, takes what it finds, and sees it stand there.
    #[track_caller]
    pub fn look_up(&self, label: &str, typed: &str, choice: &str) {
        self.pick(label, typed, choice);
        self.app.wait(&format!("“{choice}” in “{label}”"), || {
            self.app.value(label).contains(choice)
        });
    }

    /// Types in a box that looks for what is typed, and takes what it finds.
    #[track_caller]
    pub fn pick(&self, label: &str, typed: &str, choice: &str) {
        self.fill(label, typed);
        self.app.wait_for("option", choice);
        match self.hands {
            Hands::Mouse => self.app.click_role("option", choice),
            Hands::Keyboard => {
                let lit = "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.innerText ?? ''";
                for _ in 0..STEPS {
                    if self
                        .app
                        .script(lit, &[])
                        .as_str()
                        .is_some_and(|text| text.contains(choice))
                    {
                        break;
                    }
                    self.app.press("ArrowDown");
                }
                self.app.press("Enter");
            }
        }
    }

    /// Chooses one of a few that exclude each other: Tab comes to the one that counts now, arrows choose.
    #[track_caller]
    pub fn radio(&self, name: &str) {
        if self.hands == Hands::Mouse {
            self.press_on("radio", name);
            return;
        }
        self.app.wait_for("radio", name);
        let group = format!(
            "const wanted = (function () {{ {FIND} }}).apply(null, arguments);
            const current = [...document.querySelectorAll('input[type=radio]')]
              .find((one) => one.name === wanted?.name && one.checked) ?? wanted;"
        );
        let arguments = [json!("radio"), json!(name)];
        self.reach_with(&group, &arguments, &format!("radio “{name}”"));
        for _ in 0..10 {
            match self.way("radio", name) {
                Way::Here => return,
                Way::Behind => self.app.press("ArrowUp"),
                Way::Ahead | Way::Missing => self.app.press("ArrowDown"),
            }
        }
        panic!("the arrows do not reach the radio “{name}”");
    }

    /// Opens the menu behind a button and takes an item.
    #[track_caller]
    pub fn menu(&self, button: &str, item: &str) {
        self.button(button);
        match self.hands {
            Hands::Mouse => self.app.click_role("menuitem", item),
            Hands::Keyboard => {
                self.app.wait_for("menuitem", item);
                for _ in 0..20 {
                    if self.way("menuitem", item) == Way::Here {
                        return self.app.press("Enter");
                    }
                    self.app.press("ArrowDown");
                }
                panic!("the arrows do not reach “{item}” behind “{button}”");
            }
        }
    }

    /// Goes to a part of the screen by its key, and sees that the focus came there; with a mouse by a
    /// click.
    #[track_caller]
    pub fn part(&self, keys: &str, role: &str, name: &str) {
        match self.hands {
            Hands::Mouse => self.reach(role, name),
            Hands::Keyboard => {
                self.app.press(keys);
                self.app.wait(&format!("{keys} at {role} “{name}”"), || {
                    self.way(role, name) == Way::Here
                });
            }
        }
    }

    /// By keyboard alone?
    #[must_use]
    pub fn by_keyboard(&self) -> bool {
        self.hands == Hands::Keyboard
    }

    /// Is this checkbox ticked?
    #[track_caller]
    pub fn ticked(&self, name: &str) -> bool {
        let script = format!("{} return current?.checked === true", found());
        self.app.script(&script, &[json!("checkbox"), json!(name)]) == json!(true)
    }

    /// Compares the window with its reference, where the story is the one that has it. Messages of what
    /// was just done come and go; they are waited for.
    #[track_caller]
    pub fn picture(&self, wanted: bool, name: &str) {
        if wanted {
            self.app.wait("an end of the messages", || {
                self.app
                    .script("return document.querySelectorAll('.toast').length", &[])
                    == json!(0)
            });
            self.app.screenshot(name);
        }
    }

    /// Goes to a tab of this page.
    #[track_caller]
    pub fn tab(&self, name: &str) {
        match self.hands {
            Hands::Mouse => self.app.click_role("tab", name),
            Hands::Keyboard => {
                self.app.wait_for("tab", name);
                self.reach_with(
                    "const current = document.querySelector('[role=tab][aria-selected=true]');",
                    &[],
                    name,
                );
                for _ in 0..20 {
                    if self.way("tab", name) == Way::Here {
                        return;
                    }
                    self.app.press("ArrowRight");
                }
                panic!("the arrows do not reach the tab “{name}”");
            }
        }
    }

    /// Puts the focus on something, by Tab or with the mouse.
    #[track_caller]
    pub fn reach(&self, role: &str, name: &str) {
        self.app.wait_for(role, name);
        if self.hands == Hands::Mouse {
            self.wheel(role, name);
            self.app.click_role(role, name);
            return;
        }
        self.reach_with(
            &found(),
            &[json!(role), json!(name)],
            &format!("{role} “{name}”"),
        );
    }

    fn way(&self, role: &str, name: &str) -> Way {
        self.way_with(&found(), &[json!(role), json!(name)])
    }

    fn way_with(&self, find: &str, arguments: &[Value]) -> Way {
        let script = format!(
            "{find}
            const here = document.activeElement;
            if (!current) return 'missing';
            if (current === here || current.contains(here) && !current.matches('input,select,textarea,button')) return 'here';
            return current.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING || here === document.body
              ? 'ahead' : 'behind';"
        );
        match self.app.script(&script, arguments).as_str() {
            Some("here") => Way::Here,
            Some("ahead") => Way::Ahead,
            Some("behind") => Way::Behind,
            _ => Way::Missing,
        }
    }

    #[track_caller]
    fn reach_with(&self, find: &str, arguments: &[Value], what: &str) {
        let mut passed = Vec::new();
        for _ in 0..STEPS {
            let key = match self.way_with(find, arguments) {
                Way::Here => return,
                Way::Behind => "Shift+Tab",
                Way::Ahead | Way::Missing => "Tab",
            };
            self.app.press(key);
            passed.push(self.app.focused());
        }
        panic!(
            "Tab does not reach {what}; it came past:\n{}",
            passed.join("\n")
        );
    }
}

/// From the list to the page of one young person: what is typed finds nobody else.
#[track_caller]
pub fn open_young(person: &Person, search: &str, full: &str) {
    let app = &person.app;
    app.press("Alt+2");
    app.wait_for("textbox", "Zoek in de lijst");
    person.fill("Zoek in de lijst", search);
    app.wait("one row", || {
        app.text().contains("\n1 van ") && app.has("row", full)
    });
    app.press("Enter");
    app.wait("the row", || app.focused().contains(full));
    app.press("Enter");
    app.wait_for("heading", full);
}

/// Looks as [`App`] does, for use in another script.
pub fn found() -> String {
    format!("const current = (function () {{ {FIND} }}).apply(null, arguments);")
}

/// The text of a PDF, as a reader sees it.
#[track_caller]
pub fn pdf_text(path: &Path) -> String {
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext");
    assert!(
        output.status.success(),
        "{}: {}",
        path.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}

/// The text of a PDF in one line, so that a sentence is found wherever its lines end.
#[track_caller]
pub fn pdf_words(path: &Path) -> String {
    pdf_text(path)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The PDFs below a folder, by path.
pub fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    found.sort();
    found
}

/// The label of the first question of the part of the passport that is open.
#[track_caller]
pub fn first_question(person: &Person) -> String {
    let script = "const inside = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
        return inside.querySelector('[data-question] textarea')?.labels[0].innerText ?? ''";
    let mut label = String::new();
    person.app.wait("a question", || {
        label = person
            .app
            .script(script, &[])
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned();
        !label.is_empty()
    });
    label
}

/// A file with forty made-up people and a believable year of records.
pub fn practice(home: &Home) -> PathBuf {
    let path = home.documents().join("oefenen.transitieroute");
    let now = Moment::noon(TODAY.parse::<NaiveDate>().unwrap());
    let school = "Praktijkschool Voorbeeldstad";
    let (dossier, _code) = Dossier::create(&path, &Secret::new(PASSWORD), school, now).unwrap();
    demo::fill(&dossier, 40, now).unwrap();
    path
}
