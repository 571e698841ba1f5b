//! Words of the handover.

use chrono::NaiveDate;

use super::long_date;

/// Title, before the student.
pub const TITLE: &str = "Overdracht";
/// Above the name.
pub const ABOVE: &str = "Overdracht van";
/// Label.
pub const FOR: &str = "Voor";
/// Label.
pub const FROM: &str = "Van";
/// Label.
pub const PHONE: &str = "Telefoon";
/// Label.
pub const LAST_DAY: &str = "Laatste schooldag";
/// Label.
pub const DESTINATION: &str = "Gaat naar";
/// Label.
pub const PURPOSE: &str = "Doel";
/// Heading.
pub const CALL: &str = "Wie kun je bellen?";
/// Heading.
pub const OPEN: &str = "Afspraken die nog open staan";
/// Heading.
pub const RUNNING: &str = "Regelingen die lopen";
/// Heading.
pub const PASSPORT: &str = "Uit het Paspoort voor Succes";
/// Below the heading.
pub const OWN_CHOICE: &str = "De jongere koos zelf welke delen je mag lezen.";
/// Label.
pub const NEXT: &str = "Eerste stap";

/// `Karim Fictief, vóór woensdag 1 april 2026`.
#[must_use]
pub fn before(day: NaiveDate, after_name: bool) -> String {
    let start = if after_name { ", vóór" } else { "Vóór" };
    format!("{start} {}", long_date(day))
}
