//! A list to call along (handbook 8.11 and 9): numbers, last contact, boxes to tick. It has no place
//! for notes that were made before, so nothing sensitive lies about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::block::Block;
use crate::engine::geometry::mm;
use crate::engine::page::Draft;
use crate::engine::style::Span;
use crate::engine::tags::NodeId;
use crate::look::{BODY, LABEL, SMALL, STRONG};
use crate::person::filled;
use crate::words::call_list as texts;
use crate::{DocumentError, Engine, form, sheet, words};

/// A list to call along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallList {
    /// School.
    pub school: String,
    /// What the round is about: `Belronde oktober 2026`.
    pub about: Option<String>,
    /// Who calls.
    pub caller: Option<String>,
    /// Day of printing.
    pub date: NaiveDate,
    /// How students are named.
    pub names: CallNames,
    /// What to say, a sentence each; empty gives the standard script.
    pub script: Vec<String>,
    /// Whom to call.
    pub calls: Vec<Call>,
}

/// How students are named on a list that lies beside a phone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallNames {
    /// First name and the first letter of the surname.
    #[default]
    FirstAndInitial,
    /// First name and surname.
    Full,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// First name.
    pub first_name: String,
    /// Surname with prefix.
    pub last_name: String,
    /// Phone number.
    pub phone: Option<String>,
    /// A second number and whose it is: `oma`.
    pub second: Option<(String, String)>,
    /// Last time there was real contact.
    pub last_contact: Option<NaiveDate>,
    /// How often nobody answered since then.
    pub attempts: u32,
}

impl Call {
    /// The name as it is printed.
    #[must_use]
    pub fn shown_name(&self, names: CallNames) -> String {
        let (first, last) = (self.first_name.trim(), self.last_name.trim());
        match names {
            CallNames::Full => format!("{first} {last}").trim().to_owned(),
            CallNames::FirstAndInitial => {
                // The prefix tells nothing: `van den Berg` is known by its B.
                let letter = last
                    .split_whitespace()
                    .find_map(|word| {
                        let first = word.trim_start_matches(['\'', '’']).chars().next()?;
                        first.is_uppercase().then_some(first)
                    })
                    .or_else(|| last.chars().next());
                match letter {
                    Some(letter) => format!("{first} {letter}."),
                    None => first.to_owned(),
                }
            }
        }
    }
}

impl Printable for CallList {
    fn title(&self) -> String {
        filled(self.about.as_deref())
            .unwrap_or(texts::TITLE)
            .to_owned()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut blocks = sheet::title(self.school.trim(), &self.title());
        blocks.extend(sheet::facts(&[
            (texts::CALLER, self.caller.clone().unwrap_or_default()),
            (words::PRINTED_ON, words::date(self.date)),
            (texts::HOW_MANY, words::students(self.calls.len())),
        ]));
        blocks.push(self.script());
        if self.calls.is_empty() {
            blocks.push(sheet::heading(&words::students(0)));
            blocks.push(sheet::text(words::NO_STUDENTS));
        } else {
            blocks.push(Block::Space(mm(4.0)));
            blocks.push(self.table());
        }
        let foot = texts::FOOT;
        sheet::add(engine, draft, parent, &blocks, foot, &self.title())
    }
}

impl CallList {
    fn script(&self) -> Block {
        let own: Vec<&str> = self
            .script
            .iter()
            .filter_map(|line| filled(Some(line)))
            .collect();
        let lines = if own.is_empty() {
            texts::SCRIPT.to_vec()
        } else {
            own
        };
        let mut inside = vec![Block::Heading {
            level: 2,
            spans: vec![Span::new(texts::SAY, LABEL)],
            before: 0.0,
        }];
        inside.extend(
            lines
                .into_iter()
                .map(|line| Block::text(Span::new(line, BODY), mm(0.3))),
        );
        sheet::panel(inside, mm(5.0))
    }

    fn table(&self) -> Block {
        let rows = self
            .calls
            .iter()
            .map(|call| {
                let mut phone = vec![Block::text(
                    Span::name(
                        filled(call.phone.as_deref())
                            .map(words::phone)
                            .unwrap_or_else(|| texts::NO_NUMBER.to_owned()),
                        STRONG,
                    ),
                    0.0,
                )];
                if let Some((whose, number)) = &call.second {
                    phone.push(Block::text(
                        Span::name(format!("{}: {}", whose.trim(), words::phone(number)), SMALL),
                        0.0,
                    ));
                }
                let mut last = vec![Block::text(
                    Span::new(
                        call.last_contact
                            .map_or_else(|| texts::NEVER.to_owned(), words::short_date),
                        BODY,
                    ),
                    0.0,
                )];
                if call.attempts > 0 {
                    last.push(Block::text(
                        Span::new(texts::attempts(call.attempts), SMALL),
                        0.0,
                    ));
                }
                let ticks = texts::OUTCOMES
                    .iter()
                    .map(|outcome| form::choice(false, outcome, SMALL, mm(30.0), 0.0))
                    .collect();
                vec![
                    sheet::name_cell(&call.shown_name(self.names)),
                    phone,
                    last,
                    ticks,
                    vec![],
                ]
            })
            .collect();
        sheet::table(
            &[
                (31.0, words::STUDENT),
                (46.0, texts::PHONE),
                (25.0, texts::LAST),
                (30.0, texts::TODAY),
                (30.0, words::NOTES),
            ],
            rows,
            17.0,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, CallNames};

    #[test]
    fn a_prefix_is_no_initial() {
        let named = |first: &str, last: &str| {
            Call {
                first_name: first.into(),
                last_name: last.into(),
                phone: None,
                second: None,
                last_contact: None,
                attempts: 0,
            }
            .shown_name(CallNames::FirstAndInitial)
        };
        assert_eq!(named("Bram", "van den Oefening"), "Bram O.");
        assert_eq!(named("Noor", "'t Proefje"), "Noor P.");
        assert_eq!(named("محمد", "سلام"), "محمد س.");
        assert_eq!(named("Daan", " "), "Daan");
    }
}
