//! Finds things in the window by role and name, as a person or a screen reader does; so a test that
//! passes has also shown that everything it used has a name.

use std::time::Duration;

use fantoccini::elements::Element;
use serde_json::Value;

use super::App;

const FIND: &str = include_str!("find.js");
const PATIENCE: Duration = Duration::from_secs(15);

impl App {
    /// Presses the button with this name.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn click(&self, name: &str) {
        self.click_role("button", name);
    }

    /// Clicks what has this role (`button`, `link`, `tab`, `checkbox`, `option`, `row`, …; `any` for
    /// whatever holds the text) and this name. The exact name goes before a longer one.
    ///
    /// # Panics
    /// When there is none, or something lies over it.
    #[track_caller]
    pub fn click_role(&self, role: &str, name: &str) {
        let mut problem = String::new();
        let clicked = self.comes(PATIENCE, || {
            let Some(element) = self.find(role, name) else {
                problem = "it is not there".to_owned();
                return false;
            };
            match self.block(element.click()) {
                Ok(()) => true,
                // The page was just drawn again, or a message still lies over it.
                Err(error) => {
                    problem = error.to_string();
                    false
                }
            }
        });
        assert!(
            clicked,
            "no click on {role} “{name}”: {problem}. In the window:\n{}",
            self.text()
        );
    }

    /// Empties the field with this label and types in it, key by key.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        self.click_role("textbox", label);
        self.press("Control+a");
        self.press("Delete");
        self.type_text(text);
    }

    /// Chooses in a list with this label.
    ///
    /// # Panics
    /// When list or choice isn't there.
    #[track_caller]
    pub fn choose(&self, label: &str, choice: &str) {
        let mut problem = "it is not there".to_owned();
        let chosen = self.comes(PATIENCE, || {
            let Some(list) = self.find("combobox", label) else {
                return false;
            };
            self.block(list.select_by_label(choice))
                .map_err(|error| problem = error.to_string())
                .is_ok()
        });
        assert!(
            chosen,
            "no choice “{choice}” in “{label}”: {problem}. In the window:\n{}",
            self.text()
        );
    }

    /// Is something with this role and name in the window now?
    #[must_use]
    #[track_caller]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.find(role, name).is_some()
    }

    /// Waits for something with this role and name.
    ///
    /// # Panics
    /// When it doesn't come.
    #[track_caller]
    pub fn wait_for(&self, role: &str, name: &str) {
        self.wait(&format!("{role} “{name}”"), || self.has(role, name));
    }

    /// What stands in the field with this label.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.wait_for("textbox", label);
        let field = self.find("textbox", label).expect("the field");
        self.block(field.prop("value"))
            .expect("its value")
            .unwrap_or_default()
    }

    /// Role, name and text of what has the focus: what a key would go to.
    #[must_use]
    #[track_caller]
    pub fn focused(&self) -> String {
        let focused = self.script(
            "const e = document.activeElement; return !e || e === document.body ? '' : \
             (e.getAttribute('role') || e.tagName.toLowerCase()) + ' ' + (e.getAttribute('aria-label') || \
             (e.labels && [...e.labels].map((l) => l.innerText).join(' ')) || e.innerText || e.id || '').replace(/\\s+/g, ' ').trim()",
            &[],
        );
        focused.as_str().unwrap_or_default().to_owned()
    }

    /// Walks with Tab until the focus is on this (see [`App::focused`]): reachable by keyboard alone.
    ///
    /// # Panics
    /// When sixty steps don't reach it.
    #[track_caller]
    pub fn tab_to(&self, wanted: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            self.press("Tab");
            let focused = self.focused();
            if focused.contains(wanted) {
                return;
            }
            passed.push(focused);
        }
        panic!(
            "Tab does not reach “{wanted}”; it came past:\n{}",
            passed.join("\n")
        );
    }

    pub(super) fn find(&self, role: &str, name: &str) -> Option<Element> {
        let arguments = vec![Value::from(role), Value::from(name)];
        let found = self.block(self.client().execute(FIND, arguments)).ok()?;
        if found.is_null() {
            return None;
        }
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client().clone(), id.into()))
    }
}
