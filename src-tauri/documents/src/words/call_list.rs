//! Words of the list to call along.

/// Title.
pub const TITLE: &str = "Bellijst";
/// Label.
pub const CALLER: &str = "Wie belt";
/// Label.
pub const HOW_MANY: &str = "Aantal";
/// Head of the script.
pub const SAY: &str = "Zo begin je";
/// What to say, unless the school says something else.
pub const SCRIPT: [&str; 5] = [
    "Zeg wie je bent en van welke school. Vraag of het nu uitkomt.",
    "Vraag: Hoe gaat het met je? Wat doe je nu op een gewone dag?",
    "Vraag: Werk of leer je nog op dezelfde plek? Gaat dat goed?",
    "Vraag: Kan iemand je ergens mee helpen?",
    "Zeg wat je gaat doen en wanneer je weer belt. Vraag of dit nummer klopt.",
];
/// Column.
pub const PHONE: &str = "Telefoon";
/// Column.
pub const LAST: &str = "Laatst gesproken";
/// Column.
pub const TODAY: &str = "Nu";
/// Boxes to tick.
pub const OUTCOMES: [&str; 3] = ["bereikt", "niet bereikt", "voicemail"];
/// Instead of a number.
pub const NO_NUMBER: &str = "geen nummer";
/// Instead of a day.
pub const NEVER: &str = "nog niet";
/// Foot.
pub const FOOT: &str = "Vertrouwelijk. Vernietig dit blad als alles in het programma staat.";

/// `2 keer gemist`.
#[must_use]
pub fn attempts(count: u32) -> String {
    format!("{count} keer gemist")
}
