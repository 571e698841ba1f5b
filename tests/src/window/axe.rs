//! Can everybody use this view? axe-core looks, in the real window.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::App;

/// A rule of WCAG that the window breaks.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// Name of the rule in axe-core.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// What is asked.
    pub help: String,
    /// Where, as CSS selectors with what axe-core says of it.
    pub places: Vec<String>,
}

impl App {
    /// Everything that axe-core finds in the window now, by the rules of WCAG 2.2 A and AA.
    ///
    /// # Panics
    /// When axe-core isn't installed (`npm ci` in `ui`), or checked nothing.
    #[must_use]
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if self.script("return typeof window.axe === 'undefined'", &[]) == json!(true) {
            let _ = self.script(&format!("{source}; window.axe = axe;"), &[]);
        }
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(
              (results) => done({ checked: results.passes.length, violations: results.violations.map((rule) => ({
                id: rule.id, impact: rule.impact, help: rule.help,
                places: rule.nodes.map((node) => node.target.join(' ') + ': ' + node.failureSummary),
              })) }),
              (error) => done({ error: String(error) }),
            );";
        let answer: Value = self
            .block(self.client().execute_async(run, vec![]))
            .expect("axe-core runs");
        assert!(answer["error"].is_null(), "axe-core: {}", answer["error"]);
        // A page on which no rule could be tried would be fine by accident.
        assert!(
            answer["checked"].as_u64().is_some_and(|rules| rules > 5),
            "axe-core tried too little: {answer}"
        );
        serde_json::from_value(answer["violations"].clone()).expect("violations")
    }

    /// Fails when axe-core finds something serious or critical in the view that is shown.
    ///
    /// # Panics
    /// When it does; with rule and place.
    #[track_caller]
    pub fn assert_accessible(&self, view: &str) {
        self.settle();
        let serious: Vec<Violation> = self
            .axe()
            .into_iter()
            .filter(|rule| matches!(rule.impact.as_deref(), Some("serious" | "critical")))
            .collect();
        assert!(
            serious.is_empty(),
            "{view} is not for everybody: {serious:#?}"
        );
    }
}
