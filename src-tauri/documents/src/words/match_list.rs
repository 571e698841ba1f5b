//! Words of the list for the match table.

/// Title.
pub const TITLE: &str = "Lijst voor de matchtafel";
/// For whom, in the foot.
pub const FOR: &str = "wie aan de matchtafel zit";
/// Label.
pub const DAY: &str = "Matchtafel van";
/// Label.
pub const PLACE: &str = "Waar";
/// Label.
pub const PRESENT: &str = "Aan tafel";
/// Heading.
pub const PLACES: &str = "Open plekken";
/// Heading.
pub const LOOKS: &str = "Wie gaat kijken";
/// Heading.
pub const STUDENTS: &str = "Wie zoekt een plek";
/// Column.
pub const WHERE: &str = "Bij wie";
/// Column.
pub const WORK: &str = "Welk werk";
/// Column.
pub const WHEN: &str = "Wanneer";
/// Column.
pub const ASKED: &str = "Gevraagd en geboden";
/// Column.
pub const ON: &str = "Dag";
/// Column.
pub const WHO: &str = "Wie";
/// Column.
pub const WITH: &str = "Gaat mee";
/// Column.
pub const RESULT: &str = "Wat kwam ervan";
/// Column.
pub const PLAN: &str = "Plan en wensen";
/// Column.
pub const CAN: &str = "Kan, en heeft";
/// Column.
pub const KNOWN: &str = "Goed om te weten";
/// In front of what is asked.
pub const ASKS: &str = "Gevraagd";
/// In front of what is offered.
pub const OFFERS: &str = "Biedt";
/// In front of what somebody does not want.
pub const WANTS_NOT: &str = "Liever niet";
/// In front of certificates.
pub const PROOFS: &str = "Bewijzen";
/// Instead of rows.
pub const NO_PLACES: &str = "Er ligt nu geen open plek.";
/// Instead of rows.
pub const NO_LOOKS: &str = "Er is nog niets afgesproken.";
/// Instead of rows.
pub const NO_STUDENTS: &str = "Niemand zoekt nu een plek.";
/// Instead of a day.
pub const NO_DAY: &str = "nog geen dag";
/// Instead of a companion.
pub const ALONE: &str = "gaat zelf";

/// `24 uur`.
#[must_use]
pub fn hours(hours: u32) -> String {
    format!("{hours} uur per week")
}

/// `hooguit 24 uur per week`.
#[must_use]
pub fn at_most(hours: u32) -> String {
    format!("hooguit {hours} uur per week")
}

/// `2 plekken`; nothing for one.
#[must_use]
pub fn rooms(count: u32) -> Option<String> {
    (count > 1).then(|| format!("{count} plekken"))
}

/// `vanaf 1 maart 2027`.
#[must_use]
pub fn from(day: &str) -> String {
    format!("vanaf {day}")
}

/// `vervalt na 1 maart 2027`.
#[must_use]
pub fn until(day: &str) -> String {
    format!("vervalt na {day}")
}

/// `van school 10 juli 2027`.
#[must_use]
pub fn leaving(day: &str) -> String {
    format!("van school op {day}")
}
