//! What counts as movement on a route. Without any for long a student is quiet, and in the end stuck
//! (handbook 6.1 "rode knop", and the cold cases of chapter 12). The list of students and the case
//! summary both ask here, so that they always agree.
//!
//! Movement is something that brings the student further:
//! - contact in which the student was reached (handbook 8.11: an attempt is no contact);
//! - an agreement made, done or dropped; not one whose day moved, and not a reminder;
//! - a meeting in which the student was discussed;
//! - another phase, or the start of the route;
//! - a change in the passport;
//! - an instrument asked for, applied for or decided on, or another status of it;
//! - a place found or ended, a coach assigned or gone;
//! - an answer to the rode knop.
//!
//! Not: reading, printing, inviting, a note about something else, a change of address or phone.

/// Records that are movement by their mere day.
pub(crate) struct Source {
    /// Table; has a column `student_id`.
    pub(crate) table: &'static str,
    /// The latest day of one student's records, as SQL.
    pub(crate) latest: &'static str,
    /// Which records.
    pub(crate) condition: &'static str,
}

const fn source(table: &'static str, latest: &'static str, condition: &'static str) -> Source {
    Source {
        table,
        latest,
        condition,
    }
}

/// Beside agreements ([`AGREEMENT`]), meetings that were held and the phase, which the list of
/// students reads for other reasons too.
pub(crate) const SOURCES: [Source; 7] = [
    source("student_contact", "max(date)", "reached = 1"),
    source("passport", "max(updated_at)", "1"),
    source(
        "instrument",
        "max(max(substr(created_at, 1, 10), coalesce(applied_on, ''), coalesce(decided_on, '')))",
        "1",
    ),
    source(
        "instrument_event JOIN instrument ON instrument.id = instrument_id",
        "max(instrument_event.at)",
        "1",
    ),
    source(
        "placement",
        "max(max(substr(created_at, 1, 10), CASE WHEN ended_because <> '' THEN coalesce(to_date, '') ELSE '' END))",
        "1",
    ),
    source(
        "assignment",
        "max(max(substr(created_at, 1, 10), CASE WHEN ended_reason <> '' THEN coalesce(to_date, '') ELSE '' END))",
        "1",
    ),
    source("red_button", "max(answered_on)", "answered_on IS NOT NULL"),
];

/// The day on which an agreement last was movement.
pub(crate) const AGREEMENT: &str = "CASE WHEN status = 'open' THEN created_at ELSE status_at END";
