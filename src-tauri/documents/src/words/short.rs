//! Words of the short passport, the simple passport, the booklet and the card.

/// Above the name on the short passport.
pub const SHORT: &str = "Kort paspoort";
/// Foot of the short passport, before the name.
pub const SHORT_OF: &str = "Kort paspoort van ";
/// Head of the box with the phone number of the coach.
pub const CALL_WHEN: &str = "Gaat het even niet?";
/// Above the signature.
pub const I_GIVE: &str = "Ik geef dit blad zelf.\nWil je meer weten? Vraag het mij.";

/// Title of the file of a simple passport, before the name.
pub const SIMPLE_OF: &str = "Eenvoudig paspoort van ";
/// First row of the simple passport.
pub const THIS_IS_ME: &str = "Dit ben ik";
/// Foot of the simple passport.
pub const MINE: &str = "Dit is van mij. Ik kies wie dit leest.";
/// Row of the simple passport.
pub const LAST_DAY: &str = "Mijn laatste schooldag";

/// Title of the card, and of its file before the name.
pub const CARD: &str = "Hier kan ik bellen";
/// Front of the card, when there is room.
pub const CARD_OF: &str = "Deze kaart is van";
/// How to make the card.
pub const CARD_HOW: [&str; 3] = [
    "Knip op de streepjes.",
    "Vouw op de stippels.",
    "Bewaar de kaart in je portemonnee.",
];
/// What the other cards are for.
pub const CARD_OTHERS: &str =
    "Eén kaart is voor jou.\nDe andere zijn om te bewaren. Of voor iemand die jou helpt.";
/// Instead of people when there are none yet.
pub const CARD_EMPTY: &str = "Schrijf hier wie je kunt bellen.";

/// `Ik ben Sanne Voorbeeld.`
#[must_use]
pub fn i_am(name: &str) -> String {
    format!("Ik ben {name}.")
}

/// `Ik ben 17 jaar.`
#[must_use]
pub fn i_am_years(years: &str) -> String {
    format!("Ik ben {years}.")
}

/// `Mijn school: Praktijkschool Voorbeeldstad.`
#[must_use]
pub fn my_school(school: &str) -> String {
    format!("Mijn school: {school}.")
}

/// `Bel Marit`
#[must_use]
pub fn call(name: &str) -> String {
    format!("Bel {name}")
}

/// What somebody is, in simple words (handbook 12c).
#[must_use]
pub fn simple_role(role: &str) -> String {
    let role = role.trim();
    if role.to_lowercase().contains("jobcoach") {
        "hulp op mijn werk".into()
    } else {
        role.into()
    }
}

/// `2 van 4`.
#[must_use]
pub fn page(number: usize, of: usize) -> String {
    format!("{number} van {of}")
}

/// `Daarna: mijn eerste werkdag`
#[must_use]
pub fn after(goal: &str) -> String {
    format!("Daarna: {goal}")
}
