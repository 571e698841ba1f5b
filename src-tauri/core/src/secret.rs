//! Text that must never be logged: passwords and recovery codes.

use serde::Deserialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A password or recovery code. Wiped from memory when dropped; `Debug` shows nothing.
#[derive(Clone, Deserialize, Zeroize, ZeroizeOnDrop, TS)]
#[serde(transparent)]
#[ts(export, export_to = "problem.ts", as = "String")]
pub struct Secret(String);

impl Secret {
    /// Wraps text that must not be shown.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text in Unicode form NFC, so that a password typed on another system is the same bytes.
    #[must_use]
    pub fn normalised(&self) -> Self {
        Self(self.0.nfc().collect())
    }

    /// The bytes, for a cipher only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
