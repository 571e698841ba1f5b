//! Words of the assignment for a jobcoach.

/// Title, before the student.
pub const TITLE: &str = "Begeleidingsplan";
/// Above the name.
pub const ABOVE: &str = "Opdracht voor de jobcoach en begeleidingsplan voor";
/// Label.
pub const COACH: &str = "Jobcoach";
/// Label.
pub const PHONE_STUDENT: &str = "Telefoon jongere";
/// Label.
pub const PHONE_COACH: &str = "Telefoon jobcoach";
/// Label.
pub const MAIL_COACH: &str = "Mail jobcoach";
/// Label.
pub const WORKPLACE: &str = "Werkplek";
/// Label.
pub const PAID_BY: &str = "Betaald door";
/// Label of a line to write on.
pub const FROM: &str = "Van";
/// Label of a line to write on.
pub const UNTIL: &str = "Tot en met";
/// Label.
pub const HOURS: &str = "Uren";
/// Heading.
pub const GOALS: &str = "Doelen";
/// Heading.
pub const APPROACH: &str = "Zo pakken we het aan";
/// Heading.
pub const EVALUATIONS: &str = "Hier kijken we terug";
/// Column.
pub const HOW: &str = "Hoe gaat het?";
/// Column.
pub const CHANGE: &str = "Wat doen we anders?";
