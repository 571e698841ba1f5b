//! Words of the counts of a cohort.

/// Title, before the school year.
pub const TITLE: &str = "Uitstroom";
/// Label.
pub const READER: &str = "Voor";
/// Label.
pub const COUNTED_ON: &str = "Geteld op";
/// Label.
pub const TOTAL: &str = "Van school gegaan";
/// Instead of counts.
pub const NOBODY: &str = "In dit schooljaar is nog niemand van school gegaan.";
/// Heading.
pub const DESTINATIONS: &str = "Waar gingen ze heen?";
/// Heading.
pub const IN_NUMBERS: &str = "In cijfers";
/// Heading.
pub const PER_PROFILE: &str = "Uit welk profiel?";
/// Column.
pub const DESTINATION: &str = "Bestemming";
/// Column and row.
pub const TOGETHER: &str = "Samen";
/// Several destinations in one row.
pub const OTHER: &str = "Overig";
/// All destinations in one row.
pub const ALL: &str = "Alle bestemmingen";
/// Below the table.
pub const MERGED: &str =
    "Groepen van minder dan vijf zijn samengevoegd, zodat niemand te herkennen is.";
/// Below the table.
pub const TOO_FEW: &str = "De groep is te klein om te laten zien.";
/// Instead of a number.
pub const NOT_SHOWN: &str = "te klein";
/// Heading.
pub const MEASURES: &str = "Begeleiding en nazorg";
/// Column.
pub const WHAT: &str = "Wat is geteld?";
/// Column.
pub const SHARE: &str = "Deel";
/// Column.
pub const COUNT: &str = "Aantal";
/// Foot on paper for outside.
pub const FOOT_OUTSIDE: &str = "Alleen aantallen, geen namen. Kleine groepen zijn samengevoegd.";

/// `31 van 34`.
#[must_use]
pub fn out_of(count: u32, of: u32) -> String {
    format!("{count} van {of}")
}

/// Two profiles in one column.
#[must_use]
pub fn both(first: &str, second: &str) -> String {
    format!("{first} en {second}")
}
