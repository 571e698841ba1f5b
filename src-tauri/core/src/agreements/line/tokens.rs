//! The words of a line.

use crate::text;

/// A word as it was typed, and as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Token<'l> {
    /// As typed, with the signs that stick to it.
    pub(super) raw: &'l str,
    /// Lower case, without marks and without signs at its ends.
    pub(super) key: String,
    /// A comma, colon or the like ends it: what follows is another part.
    pub(super) ends: bool,
    /// A colon ends it.
    pub(super) colon: bool,
}

pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    line.split_whitespace()
        .map(|raw| Token {
            raw,
            key: key(raw),
            ends: raw.ends_with([',', ';', ':', '.']),
            colon: raw.ends_with(':'),
        })
        .collect()
}

/// A word as it is compared.
pub(super) fn key(raw: &str) -> String {
    let bare = raw.trim_matches(|c: char| !(c.is_alphanumeric() || c == '+' || is_mark(c)));
    text::fold(bare)
}

/// A mark on the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
