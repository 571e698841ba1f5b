//! Words of the forms to fill in by hand.

/// Title.
pub const PASSPORT: &str = "Mijn Paspoort voor Succes";
/// Below the name.
pub const HOW: &str =
    "Schrijf of teken. Je hoeft niet alles in te vullen. Vraag hulp als je dat fijn vindt.";
/// Title.
pub const MINUTES: &str = "Verslag uitstroomgesprek";
/// Foot.
pub const MINUTES_FOOT: &str =
    "Vertrouwelijk. Eén blad per jongere. Vernietig het als alles in het programma staat.";
/// Heading.
pub const SAYS: &str = "Dit zegt de jongere zelf";
/// Column.
pub const DOMAIN: &str = "Gebied";
/// Column.
pub const WHAT: &str = "Wat staat in de weg?";
/// The domains of life.
pub const DOMAINS: [&str; 5] = ["Steun", "Wonen", "School en werk", "Inkomen", "Welzijn"];
/// Heading.
pub const INSTRUMENTS: &str = "Regelingen";
/// Heading.
pub const COACH: &str = "Jobcoach";
/// Boxes to tick.
pub const YES_NO: [&str; 3] = ["ja, gewenst", "nee, niet nodig", "nog niet besproken"];
/// Label.
pub const NEXT: &str = "Volgende keer";
/// Title.
pub const CONTACT: &str = "Contact";
/// Foot.
pub const CONTACT_FOOT: &str =
    "Vertrouwelijk. Vernietig dit blad als alles in het programma staat.";
/// Label.
pub const BY: &str = "Wie had contact";
/// Heading.
pub const KIND: &str = "Hoe?";
/// Boxes to tick.
pub const KINDS: [&str; 10] = [
    "bezoek op de werkplek",
    "gesprek",
    "telefoon",
    "app",
    "sms",
    "mail",
    "huisbezoek",
    "terugkomavond",
    "via ouder",
    "via werkgever",
];
/// Heading.
pub const REACHED: &str = "Bereikt?";
/// Boxes to tick.
pub const REACHES: [&str; 4] = ["bereikt", "niet bereikt", "voicemail", "nummer klopt niet"];
/// Heading.
pub const INITIATIVE: &str = "Wie begon?";
/// Boxes to tick.
pub const WHO_CALLED: [&str; 4] = ["wij", "de jongere", "werkgever", "ouder"];
/// Heading.
pub const GOES: &str = "Hoe gaat het op werk of school?";
/// Boxes to tick.
pub const MARKS: [&str; 5] = ["slecht", "niet zo goed", "gaat wel", "goed", "heel goed"];
/// Heading.
pub const SAME_PLACE: &str = "Nog op dezelfde plek?";
/// Boxes to tick.
pub const SAME: [&str; 3] = ["ja", "nee, gestopt", "nee, andere plek"];
/// Heading.
pub const HELP: &str = "Vraag om hulp?";
/// Boxes to tick.
pub const HELP_ABOUT: [&str; 6] = [
    "nee",
    "ja, over steun",
    "ja, over wonen",
    "ja, over school of werk",
    "ja, over geld",
    "ja, over hoe het met mij gaat",
];
/// Heading.
pub const FOLLOW_UP: &str = "Wat spreken we af?";
/// Label.
pub const WHO_DOES: &str = "Wie doet het";
/// Label.
pub const AGAIN: &str = "Weer contact";

/// Foot with the question set.
#[must_use]
pub fn foot(set: &str) -> String {
    match set.trim() {
        "" => "Dit is van mij. Ik kies wie dit leest.".into(),
        set => format!("Dit is van mij. Ik kies wie dit leest. Vragen: {set}."),
    }
}
