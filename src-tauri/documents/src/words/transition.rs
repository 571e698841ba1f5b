//! Words of the overgangsdocument.

/// Title, before the student.
pub const TITLE: &str = "Overgangsdocument";
/// Above the name.
pub const ABOVE: &str = "Overgangsdocument van";
/// Label.
pub const LAST_DAY: &str = "Laatste schooldag";
/// Label.
pub const DESTINATION: &str = "Gaat naar";
/// Label.
pub const MADE_ON: &str = "Gemaakt op";
/// Heading.
pub const KNOWLEDGE: &str = "Kennis";
/// Heading.
pub const SKILLS: &str = "Vaardigheden";
/// Heading.
pub const ATTITUDE: &str = "Houding";
/// Heading.
pub const NEEDS: &str = "Ondersteuningsbehoeften";
/// Heading.
pub const AREAS_HEAD: &str = "Per gebied";
/// The transition areas.
pub const AREAS: [&str; 4] = ["Werken", "Wonen", "Vrije tijd", "Leren"];
/// Column.
pub const AREA: &str = "Gebied";
/// Column.
pub const NOW: &str = "Zo gaat het nu";
/// Column.
pub const NEXT: &str = "Volgende stap";
/// Column.
pub const SUPPORT: &str = "Welke hulp is nodig?";
/// Heading.
pub const PLACEMENTS: &str = "Stages en werk";
/// Heading.
pub const CERTIFICATES: &str = "Bewijzen";
/// Heading.
pub const ADVICE: &str = "Advies over begeleiding";
/// Heading.
pub const CALL: &str = "Vragen? Bel gerust";
