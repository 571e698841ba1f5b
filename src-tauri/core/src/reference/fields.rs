//! Fields of work (werkvelden): by which an open place is laid beside a student's plan.

use std::sync::OnceLock;

use serde::Serialize;
use ts_rs::TS;

use super::table;
use crate::text::fold;

const CSV: &str = include_str!("../../reference/werkvelden.csv");

/// A field of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "reference.ts")]
pub struct WorkField {
    /// Own code, such as "groen".
    pub code: String,
    /// Name in Dutch.
    pub name: String,
    #[serde(skip)]
    #[ts(skip)]
    stems: Vec<Stem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stem {
    text: String,
    /// May stand anywhere in a word.
    inside: bool,
}

/// A set of fields: bit n is the field at place n of the list.
pub(crate) type Fields = u32;

/// All fields, in the order of the list; at most 32.
#[must_use]
pub fn work_fields() -> &'static [WorkField] {
    static LIST: OnceLock<Vec<WorkField>> = OnceLock::new();
    LIST.get_or_init(|| {
        table::<3>(CSV)
            .into_iter()
            .map(|[code, name, stems]| WorkField {
                code,
                name,
                stems: stems.split_whitespace().map(stem).collect(),
            })
            .collect()
    })
}

fn stem(text: &str) -> Stem {
    match text.strip_prefix('*') {
        Some(rest) => Stem {
            text: rest.to_owned(),
            inside: true,
        },
        None => Stem {
            text: text.to_owned(),
            inside: false,
        },
    }
}

/// The field with this code, as a set.
pub(crate) fn field(code: &str) -> Fields {
    work_fields()
        .iter()
        .position(|field| field.code == code)
        .map_or(0, |place| 1 << place)
}

/// The fields that a text speaks of.
pub(crate) fn fields_in(text: &str) -> Fields {
    let folded = fold(text);
    let mut found = 0;
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
    {
        for (place, field) in work_fields().iter().enumerate() {
            let named = field.stems.iter().any(|stem| {
                if stem.inside {
                    word.contains(stem.text.as_str())
                } else {
                    word.starts_with(stem.text.as_str())
                }
            });
            if named {
                found |= 1 << place;
            }
        }
    }
    found
}

/// The names of a set of fields, in order, in running text: `groen en buiten`.
pub(crate) fn field_names(fields: Fields) -> Vec<String> {
    work_fields()
        .iter()
        .enumerate()
        .filter(|(place, _)| fields & (1 << place) != 0)
        .map(|(_, field)| field.name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let found = fields_in(text);
        work_fields()
            .iter()
            .enumerate()
            .filter(|(place, _)| found & (1 << place) != 0)
            .map(|(_, field)| field.code.as_str())
            .collect()
    }

    #[test]
    fn no_row_of_the_list_is_lost_and_the_set_has_room() {
        assert_eq!(work_fields().len(), 15);
        assert!(work_fields().iter().all(|field| !field.stems.is_empty()));
        assert_eq!(field("groen"), 1);
        assert_eq!(field("bestaat-niet"), 0);
    }

    #[test]
    fn a_plan_in_plain_words_has_a_field() {
        for (text, expected) in [
            ("Werken bij een hovenier, met hulp", vec!["groen"]),
            ("Vakken vullen in de supermarkt", vec!["winkel"]),
            ("in de keuken of bij een bakker", vec!["horeca"]),
            ("Orderpicker in een magazijn", vec!["magazijn"]),
            ("thuiszorg", vec!["zorg"]),
            ("Café", vec!["horeca"]),
            ("iets met mensen", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_for_people() {
        assert_eq!(
            field_names(field("groen") | field("winkel")),
            ["Groen en buiten", "Winkel en verkoop"]
        );
    }
}
