//! The engine under every document: from blocks of text to a tagged PDF. Nothing here knows the
//! school world, and only `post` and what it
//! calls know PDF.

mod attach;
pub mod block;
pub mod canvas;
mod codes;
mod content;
pub mod error;
mod file;
pub mod fit;
pub mod fonts;
pub mod geometry;
mod hyphen;
pub mod impose;
mod layout;
mod lock;
mod object;
mod ornament;
mod outline;
pub mod page;
pub mod paginate;
pub mod path;
mod post;
mod seal;
mod shape;
mod structure;
pub mod style;
pub mod svg;
mod table;
mod tables;
pub mod tags;
pub mod text;
mod write;
mod xmp;

use chrono::{DateTime, FixedOffset};

use error::DocumentError;
use fonts::{Faces, Voice};
use page::Draft;
pub use post::Bundle;
use shape::Shaper;

/// Fonts and shaped words, shared by all documents and threads. Make one and keep it.
pub struct Engine {
    pub(crate) faces: Faces,
    pub(crate) shaper: Shaper,
}

impl Engine {
    /// Reads the built-in fonts (a few milliseconds).
    ///
    /// # Errors
    /// [`DocumentError::Font`] when a built-in font is damaged.
    pub fn new() -> Result<Engine, DocumentError> {
        Ok(Engine {
            faces: Faces::load()?,
            shaper: Shaper::default(),
        })
    }

    /// The signs of a text that no built-in font can draw (emoji, for instance). They are printed
    /// as a question mark in a diamond; ask before printing and tell the user.
    #[must_use]
    pub fn missing_signs(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = text::clean(text)
            .chars()
            .filter(|&c| !matches!(c, '\n' | '\u{A0}' | '\u{2011}' | '\u{200C}' | '\u{200D}'))
            .filter(|&c| self.faces.for_char(Voice::Text, c).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Writes a document as PDF 1.7 that meets PDF/UA-1 and PDF/A-3a. `created` is the moment of
    /// making, from the caller's clock.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when the file cannot be put together.
    pub fn pdf(
        &self,
        draft: Draft,
        created: DateTime<FixedOffset>,
    ) -> Result<Vec<u8>, DocumentError> {
        post::single(self, draft, None, created)
    }

    /// Writes a document as PDF that opens with a password only (AES-256). It meets PDF/UA-1, but
    /// not PDF/A, which knows no secrets; and it has no room for a seal.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when the file cannot be put together.
    pub fn locked(
        &self,
        draft: Draft,
        password: &str,
        created: DateTime<FixedOffset>,
    ) -> Result<Vec<u8>, DocumentError> {
        post::single(self, draft, Some(password), created)
    }
}
