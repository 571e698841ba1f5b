//! Words of the page that goes with the rode knop.

use chrono::NaiveDate;

use super::long_date;

/// Title.
pub const TITLE: &str = "Hier zit het vast";
/// Label.
pub const YOUNG: &str = "Jongere";
/// Label.
pub const MUNICIPALITY: &str = "Gemeente";
/// Label.
pub const TO: &str = "Aan";
/// Label.
pub const PRESSED: &str = "Rode knop";
/// Label in the panel.
pub const WHAT_IS_STUCK: &str = "Wat zit er vast?";
/// Heading.
pub const TRIED: &str = "Wat is er al gedaan";
/// Heading.
pub const ASKED: &str = "Wie is er gevraagd";
/// Label in the panel.
pub const NEEDED: &str = "Wat is er nodig?";
/// Where nothing was written.
pub const NEEDED_ANYWAY: &str = "Iemand die beslist wie dit oppakt, en voor wanneer.";
/// Label.
pub const CALL: &str = "Bel of mail";
/// Where text was cut.
pub const SHORTENED: &str = "Ingekort, zodat alles op één blad past. School vertelt graag meer.";

/// Name and age.
#[must_use]
pub fn aged(name: &str, age: Option<u32>) -> String {
    age.map_or_else(|| name.to_owned(), |age| format!("{name}, {age} jaar"))
}

/// Since when nothing moves.
#[must_use]
pub fn since(day: NaiveDate, days: i64) -> String {
    match days {
        1 => format!("Er beweegt niets sinds {} (1 dag).", long_date(day)),
        _ => format!("Er beweegt niets sinds {} ({days} dagen).", long_date(day)),
    }
}

/// Before when an answer is wanted.
#[must_use]
pub fn before(day: NaiveDate) -> String {
    format!("Graag voor {}.", long_date(day))
}

/// Lines that did not fit.
#[must_use]
pub fn more(count: usize) -> String {
    format!("en nog {count}")
}
