//! Words of the list of what a young person does.

/// Title.
pub const TITLE: &str = "Dit ga ik doen";
/// Sentence above the list.
pub const INTRO: &str = "Dit heb ik afgesproken met school.\nIs iets klaar? Zet dan een kruisje.\nLukt iets niet? Bel dan even.";
/// Column.
pub const WHAT: &str = "Wat";
/// Below the day.
pub const LATE: &str = "Deze dag is voorbij.";

/// How often it comes back.
#[must_use]
pub fn comes_back(every: &str) -> String {
    format!("Dit komt terug: {every}.")
}
