//! Someone who can be called or mailed, as it stands in several documents.

use serde::{Deserialize, Serialize};

use crate::engine::style::{Span, TextStyle};
use crate::words;

/// Someone who can be reached.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Role or organisation: `stagebegeleider`, `gemeente Oefendam`.
    pub role: String,
    /// Phone number.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

impl Person {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [Some(&self.name), self.phone.as_ref(), self.email.as_ref()]
            .into_iter()
            .flatten()
            .all(|text| text.trim().is_empty())
    }

    /// Phone number that stays on one line.
    #[must_use]
    pub fn shown_phone(&self) -> Option<String> {
        filled(self.phone.as_deref()).map(words::phone)
    }

    /// `Name, role, phone, mail`, the name in the first style.
    pub(crate) fn line(&self, strong: TextStyle, plain: TextStyle) -> Vec<Span> {
        let mut spans = vec![Span::name(self.name.trim(), strong)];
        let parts = [
            filled(Some(&self.role)).map(str::to_owned),
            self.shown_phone(),
            filled(self.email.as_deref()).map(str::to_owned),
        ];
        for part in parts.into_iter().flatten() {
            spans.push(Span::name(format!(", {part}"), plain));
        }
        spans
    }
}

/// The text without white around it; nothing when it is blank.
pub(crate) fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
