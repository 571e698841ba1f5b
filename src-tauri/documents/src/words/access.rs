//! Words of the print of everything about one student.

/// Title, before the student.
pub const TITLE: &str = "Inzage";
/// Above the name.
pub const ABOVE: &str = "Alles wat de school bewaart over";
/// What it is and what you may ask.
pub const INTRO: [&str; 4] = [
    "Dit is alles wat wij in dit programma over jou bewaren.",
    "Klopt er iets niet? Zeg het, dan maken we het goed.",
    "Wil je dat iets weg gaat? Vraag het. We leggen uit wat kan.",
    "Achteraan staat wie iets over jou heeft gekregen, en waarom.",
];
/// Before the name of whom to ask.
pub const ASK: &str = "Vraag het aan ";
/// Without a name.
pub const AT_SCHOOL: &str = "de school";
/// Heading.
pub const CONTENTS: &str = "Wat staat erin?";
/// Heading.
pub const EMPTY: &str = "Hierover staat er niets";

/// Foot.
#[must_use]
pub fn foot(student: &str) -> String {
    format!("Dit is voor {}. Bewaar het veilig.", student.trim())
}
