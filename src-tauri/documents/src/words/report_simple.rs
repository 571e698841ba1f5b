//! Words of the report for the student.

use chrono::NaiveDate;

use super::long_date;

/// Title.
pub const TITLE: &str = "Dit hebben we afgesproken";
/// Label.
pub const THERE: &str = "Wie waren er?";
/// Label.
pub const I_SAID: &str = "Dit heb ik gezegd";
/// Label.
pub const DISCUSSED: &str = "Hier ging het over";
/// Label.
pub const I_WANT: &str = "Dit wil ik na school";
/// Label.
pub const OTHERWISE: &str = "Als dat niet lukt";
/// Heading.
pub const NOW: &str = "Wat gebeurt er nu?";
/// Below the name of the student.
pub const ME: &str = "dat ben ik";
/// Column.
pub const READY: &str = "Klaar voor";
/// Column.
pub const DONE: &str = "Klaar?";
/// Label.
pub const NEXT: &str = "Het volgende gesprek";

/// When and where it was.
#[must_use]
pub fn held_on(day: NaiveDate, school: &str) -> String {
    format!(
        "Ons gesprek was op {}.\nHet was op {}.",
        long_date(day),
        school.trim()
    )
}

/// Foot.
#[must_use]
pub fn foot(name: &str) -> String {
    format!("Dit blad is van {}. Bewaar het goed.", name.trim())
}
