//! Words of the invitations.

use chrono::{NaiveDate, NaiveTime};

use super::{capital, date, long_date, time};

/// Title for professionals, before the municipality.
pub const TITLE: &str = "Uitnodiging uitstroomgesprek";
/// Label.
pub const HOW_MANY: &str = "Aantal";
/// Heading.
pub const ABOUT: &str = "Waar praten we over?";
/// What is talked about per student.
pub const TOPICS: [&str; 4] = [
    "Wat de jongere kan, wil en nodig heeft.",
    "Welke plek na school past: werk, opleiding of dagbesteding.",
    "Welke regelingen daarbij helpen, en wie ze aanvraagt.",
    "Wie er na school verantwoordelijk is, en of er een jobcoach meegaat.",
];
/// Heading.
pub const ASK: &str = "Wat vragen we je?";
/// What is asked.
pub const ASKED: [&str; 2] = [
    "Kun je niet? Stuur dan iemand die ook afspraken mag maken.",
    "Heb je vragen over een jongere? Geef ze vooraf aan ons door. Noem in mail geen namen.",
];
/// Heading.
pub const ALSO_INVITED: &str = "Ook uitgenodigd";
/// Head of the box.
pub const REPLY_TO: &str = "Laat het weten aan";

/// `Beste Karim Fictief,`.
#[must_use]
pub fn dear(name: &str) -> String {
    match name.trim() {
        "" => "Beste collega,".into(),
        name => format!("Beste {name},"),
    }
}

/// First sentences for a professional.
#[must_use]
pub fn intro(municipality: &str, count: usize) -> Vec<String> {
    let who = if count == 1 {
        format!("1 leerling uit {municipality}")
    } else {
        format!("{count} leerlingen uit {municipality}")
    };
    vec![format!(
        "Je bent uitgenodigd voor een uitstroomgesprek op onze school. We bespreken samen de stap na school van {who}. Elke jongere komt apart aan de beurt en is er zelf bij."
    )]
}

/// `Laat vóór 20 februari 2026 weten of je komt.`
#[must_use]
pub fn reply_before(day: NaiveDate) -> String {
    format!("Laat vóór {} weten of je komt.", date(day))
}

/// Foot without names of students.
#[must_use]
pub fn foot(receiver: &str) -> String {
    format!(
        "Voor {}. Er staan geen namen van jongeren in.",
        receiver.trim()
    )
}

// The simple one.

/// Title for student and parents.
pub const SIMPLE_TITLE: &str = "Gesprek over na school";
/// Label.
pub const WHEN: &str = "Wanneer is het?";
/// Label.
pub const WHERE: &str = "Waar is het?";
/// Label.
pub const WHO: &str = "Wie zijn er?";
/// Label.
pub const TALK: &str = "Waar praten we over?";
/// Label.
pub const BRING: &str = "Wat neem je mee?";
/// What is talked about, unless the school says something else.
pub const SIMPLE_TOPICS: [&str; 3] = [
    "Wat kun jij goed?",
    "Wat wil jij na school?",
    "Wie kan jou daarbij helpen?",
];
/// What to bring, unless the school says something else.
pub const SIMPLE_BRING: [&str; 2] = ["Je paspoort, als je dat al hebt.", "Vragen die jij hebt."];
/// Everyone may bring somebody.
pub const PARENTS: &str = "Je ouders of verzorgers zijn welkom.";
/// Head of the slip.
pub const COMING: &str = "Kom je?";
/// Choice.
pub const YES: &str = "Ja, ik kom.";
/// Choice.
pub const NO: &str = "Nee, ik kan dan niet.";
/// Label of a line to write on.
pub const WITH: &str = "Wie gaat mee?";
/// Label of a line to write on.
pub const MY_PHONE: &str = "Mijn telefoon";

/// Greeting and why.
#[must_use]
pub fn hello(first_name: &str) -> Vec<String> {
    let hello = match first_name.trim() {
        "" => "Dag,".into(),
        name => format!("Dag {name},"),
    };
    vec![
        hello,
        "Wat ga je doen na school?".into(),
        "Daar praten we samen over.".into(),
    ]
}

/// When it is, a sentence per line.
#[must_use]
pub fn when(day: NaiveDate, start: Option<NaiveTime>, minutes: Option<u16>) -> Vec<String> {
    let day = capital(&long_date(day));
    let mut lines = vec![match start {
        Some(start) => format!("{day}, om {} uur.", time(start).trim_start_matches('0')),
        None => format!("{day}."),
    }];
    if let Some(minutes) = minutes.filter(|minutes| *minutes > 0) {
        lines.push(format!("Het duurt {minutes} minuten."));
    }
    lines
}

/// Whose slip it is.
#[must_use]
pub fn i_am(name: &str) -> String {
    format!("Ik ben {}.", name.trim())
}

/// What to do with the slip.
#[must_use]
pub fn give_back(
    name: Option<&str>,
    phone: Option<&str>,
    before: Option<NaiveDate>,
) -> Vec<String> {
    let mut lines = vec![match name {
        Some(name) => format!("Geef dit briefje aan {name}."),
        None => "Geef dit briefje aan je mentor.".into(),
    }];
    if let Some(phone) = phone {
        lines.push(format!("Of bel {phone}."));
    }
    if let Some(day) = before {
        lines.push(format!("Doe dat vóór {}.", date(day)));
    }
    lines
}

/// Foot.
#[must_use]
pub fn simple_foot(name: &str) -> String {
    format!(
        "Deze brief is voor {} en ouders of verzorgers.",
        name.trim()
    )
}
