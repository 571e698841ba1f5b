//! Every Dutch word that the documents add by themselves.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::passport::SectionKind;

/// Names of the months.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
/// Names of the days, Monday first.
const DAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize % 12]
}

/// `2 maart 2026`, kept on one line.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    format!("{}\u{A0}{} {}", date.day(), month_name(date), date.year())
}

/// `maandag 2 maart 2026`.
#[must_use]
pub fn long_date(day: NaiveDate) -> String {
    let name = DAYS[day.weekday().num_days_from_monday() as usize % 7];
    format!("{name} {}", date(day))
}

/// `maart 2026`.
#[must_use]
pub fn month(date: NaiveDate) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// `02-03-2026`, for narrow columns.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    format!(
        "{:02}\u{2011}{:02}\u{2011}{}",
        date.day(),
        date.month(),
        date.year()
    )
}

/// `09.30`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    time.format("%H.%M").to_string()
}

/// `blad 2 van 6`.
#[must_use]
pub fn sheet(number: usize, of: usize) -> String {
    format!("blad {number} van {of}")
}

/// `6 bladen`.
#[must_use]
pub fn sheets(count: usize) -> String {
    if count == 1 {
        "1 blad".into()
    } else {
        format!("{count} bladen")
    }
}

/// A phone number that stays on one line.
#[must_use]
pub fn phone(number: &str) -> String {
    number
        .trim()
        .replace(' ', "\u{A0}")
        .replace('-', "\u{2011}")
}

/// `17 jaar`.
#[must_use]
pub fn years(age: u8) -> String {
    format!("{age}\u{A0}jaar")
}

/// Name of the passport.
pub const PASSPORT: &str = "Paspoort voor Succes";
/// Foot of the cover.
pub const MINE: &str = "Dit paspoort is van mij. Ik kies wie het leest.";
/// Title of the last page.
pub const NEXT_STEP: &str = "Mijn volgende stap";
/// The gate on the last page.
pub const LAST_SCHOOL_DAY: &str = "laatste schooldag";
/// Head of the phone box.
pub const CALL: &str = "Hier kan ik bellen";
/// Head of the table of sharing.
pub const SHARING: &str = "Met wie deel ik dit?";
/// Column of the table of sharing.
pub const WHO_GETS_IT: &str = "Wie krijgt het?";
/// Column of the table of sharing.
pub const WHICH_PARTS: &str = "Welke delen?";
/// Column of tables.
pub const DATE: &str = "Datum";
/// In the legend of the table of sharing.
pub const NOT_SHARED: &str = "niet gedeeld";
/// Instead of a drawing of shapes when nothing is shared yet.
pub const NOTHING_SHARED: &str = "Nog geen delen gekozen";

/// `Paspoort voor Succes van `, before a name.
pub const PASSPORT_OF: &str = "Paspoort voor Succes van ";

/// `Foto van Sanne Voorbeeld`.
#[must_use]
pub fn photo_of(name: &str) -> String {
    format!("Foto van {name}")
}

/// `Paraaf Sanne`.
#[must_use]
pub fn initials_of(name: &str) -> String {
    format!("Paraaf {name}")
}

/// `Handtekening Sanne`.
#[must_use]
pub fn signature_of(name: &str) -> String {
    format!("Handtekening {name}")
}

/// `Wat kan ik? (vervolg)`.
#[must_use]
pub fn continued(title: &str) -> String {
    format!("{title} (vervolg)")
}

/// How the young person can stop sharing.
#[must_use]
pub fn how_to_stop(contact: Option<&str>) -> String {
    let base = "Ik geef mijn paspoort zelf. Ik mag altijd stoppen met delen.";
    match contact {
        Some(contact) => format!("{base} Dat zeg ik tegen {contact}."),
        None => format!("{base} Dat zeg ik op school."),
    }
}

/// The standard title of a part of the passport.
#[must_use]
pub fn section_title(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Who => "Wie ben ik?",
        SectionKind::Can => "Wat kan ik?",
        SectionKind::Want => "Wat wil ik?",
        SectionKind::Need => "Wat heb ik nodig?",
        SectionKind::Happened => "Wat is er al gebeurd?",
    }
}

/// The same without a question mark, for the legend.
#[must_use]
pub fn section_name(kind: SectionKind) -> &'static str {
    section_title(kind).trim_end_matches('?')
}
