//! Where a student lives: the municipality decides who is invited, so it is never guessed.

use std::collections::{BTreeMap, HashMap};

use super::{ProblemCode, RowProblem, UnresolvedPlace};
use crate::exchange::TargetField;
use crate::reference::{Resolution, by_code, resolve, resolve_place, words};

/// Finds municipalities and remembers which names need a choice.
pub(super) struct Places<'a> {
    choices: &'a BTreeMap<String, String>,
    /// A list holds few places and many students.
    names: HashMap<String, (String, Resolution)>,
    places: HashMap<String, (String, Resolution)>,
    unresolved: BTreeMap<String, UnresolvedPlace>,
}

impl<'a> Places<'a> {
    pub(super) fn new(choices: &'a BTreeMap<String, String>) -> Self {
        Self {
            choices,
            names: HashMap::new(),
            places: HashMap::new(),
            unresolved: BTreeMap::new(),
        }
    }

    pub(super) fn into_unresolved(self) -> Vec<UnresolvedPlace> {
        let mut list: Vec<UnresolvedPlace> = self.unresolved.into_values().collect();
        list.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.key.cmp(&b.key)));
        list
    }

    fn look_up(&mut self, text: &str, is_place: bool) -> (String, Resolution) {
        let known = if is_place {
            &mut self.places
        } else {
            &mut self.names
        };
        if let Some(found) = known.get(text) {
            return found.clone();
        }
        let resolution = if is_place {
            resolve_place(text)
        } else {
            resolve(text)
        };
        let found = (words(text), resolution);
        known.insert(text.to_owned(), found.clone());
        found
    }

    /// By code, else by the name of the municipality, else by the place. A code that is not in
    /// the list (a municipality that merged away) gives way to the names.
    pub(super) fn municipality(
        &mut self,
        code: Option<&str>,
        name: Option<&str>,
        place: Option<&str>,
        problems: &mut Vec<RowProblem>,
    ) -> Option<String> {
        if let Some(found) = code.and_then(by_code) {
            return Some(found.code.clone());
        }
        let (text, field, is_place) = match (name, place, code) {
            (Some(name), ..) => (name, TargetField::Municipality, false),
            (None, Some(place), _) => (place, TargetField::Place, true),
            (None, None, Some(code)) => (code, TargetField::MunicipalityCode, false),
            (None, None, None) => return None,
        };
        let (key, resolution) = self.look_up(text, is_place);
        if let Some(chosen) = self.choices.get(&key).and_then(|code| by_code(code)) {
            return Some(chosen.code.clone());
        }
        // "Bergen" with place "Schoorl": the place says which of the two.
        if let (Resolution::Ambiguous { codes }, false, Some(place)) =
            (&resolution, is_place, place)
            && let (_, Resolution::Exact { code }) = self.look_up(place, true)
            && codes.contains(&code)
        {
            return Some(code);
        }
        let (codes, code, message) = match resolution {
            Resolution::Exact { code } => return Some(code),
            Resolution::Ambiguous { codes } => {
                let names: Vec<&str> = codes
                    .iter()
                    .filter_map(|code| by_code(code))
                    .map(|m| m.cbs_name.as_str())
                    .collect();
                let message = format!(
                    "‘{text}’ kan meer dan één gemeente zijn: {}. Kies zelf de gemeente.",
                    names.join(" of ")
                );
                (codes, ProblemCode::AmbiguousMunicipality, message)
            }
            Resolution::Unknown => {
                let message =
                    format!("We kennen geen gemeente bij ‘{text}’. Kies zelf de gemeente.");
                (Vec::new(), ProblemCode::UnknownMunicipality, message)
            }
        };
        problems.push(RowProblem::new(code, Some(field), message));
        self.unresolved
            .entry(key.clone())
            .or_insert_with(|| UnresolvedPlace {
                key,
                text: text.to_owned(),
                codes,
                rows: 0,
            })
            .rows += 1;
        None
    }
}
