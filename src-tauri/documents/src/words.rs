//! Every Dutch word that the documents add by themselves.

pub mod access;
pub mod assignment;
pub mod blank;
pub mod call_list;
pub mod cohort;
pub mod consent;
pub mod form;
pub mod handover;
pub mod invitation;
pub mod match_list;
pub mod own_list;
pub mod report_simple;
pub mod short;
pub mod stuck;
pub mod transition;

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

/// The text with a capital at the start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
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

/// `Boekje van Sanne Voorbeeld`.
#[must_use]
pub fn booklet_of(name: &str) -> String {
    format!("{PASSPORT}, boekje van {name}")
}

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

// Documents for professionals.

/// Title of an agenda, before the municipality.
pub const AGENDA: &str = "Uitstroomgesprekken";
/// Title of a report, before the student.
pub const REPORT: &str = "Gespreksverslag";
/// Above the name of the student on a report.
pub const REPORT_ABOVE: &str = "Verslag van het uitstroomgesprek met";
/// Title of a list of agreements, before the owner.
pub const AGREEMENTS_OF: &str = "Afspraken van";
/// Title of a caseload, before the coach.
pub const CASELOAD_OF: &str = "Jongeren van";
/// Label.
pub const CASELOAD: &str = "Caseload";
/// Label.
pub const TIME: &str = "Tijd";
/// Label.
pub const PLACE: &str = "Plek";
/// Label.
pub const ROUND: &str = "Ronde";
/// Label.
pub const SCHOOL: &str = "School";
/// Label.
pub const CLASS: &str = "Klas";
/// Label.
pub const MUNICIPALITY: &str = "Gemeente";
/// Label.
pub const BORN: &str = "Geboren";
/// Label.
pub const PROFILE: &str = "Profiel";
/// Label.
pub const STUDENT: &str = "Jongere";
/// Column of the agenda.
pub const ASKED: &str = "Te bespreken";
/// Label.
pub const KIND: &str = "Soort";
/// Label.
pub const REGIME: &str = "Begeleiding";
/// Label.
pub const PERIOD: &str = "Periode";
/// Label.
pub const ORGANISATION: &str = "Organisatie";
/// Label.
pub const PRINTED_ON: &str = "Afgedrukt op";
/// Heading.
pub const PARTICIPANTS: &str = "Uitgenodigd";
/// Heading.
pub const NOTES: &str = "Aantekeningen";
/// Heading.
pub const STARTS_LATER: &str = "Begint later";
/// Instead of an empty table.
pub const NO_STUDENTS: &str = "Er staan nog geen jongeren op deze lijst.";
/// Instead of an empty list.
pub const NO_AGREEMENTS: &str = "Er zijn geen afspraken op deze lijst.";
/// Heading.
pub const PRESENT: &str = "Aanwezig";
/// Heading.
pub const ABSENT: &str = "Niet aanwezig";
/// Label.
pub const OWN_WORDS: &str = "In eigen woorden";
/// Label.
pub const ADVICE: &str = "Advies van de school";
/// What the student thinks of what was agreed.
pub const OPINION: &str = "Wat de jongere ervan vindt";
/// Label.
pub const DISCUSSED: &str = "Wat is besproken";
/// Label.
pub const PLAN_A: &str = "Plan A";
/// Label.
pub const PLAN_B: &str = "Plan B";
/// Heading.
pub const OBSTACLES: &str = "Wat staat er in de weg?";
/// Heading.
pub const AGREEMENTS: &str = "Afspraken";
/// Column.
pub const WHO: &str = "Wie";
/// Column.
pub const WHAT: &str = "Doet wat";
/// Column.
pub const BEFORE: &str = "Voor";
/// Column.
pub const STATUS: &str = "Status";
/// Column.
pub const AGREED_IN: &str = "Afgesproken in";
/// Heading.
pub const INSTRUMENTS: &str = "Instrumenten";
/// Column.
pub const INSTRUMENT: &str = "Instrument";
/// Column.
pub const REMARK: &str = "Opmerking";
/// Label.
pub const JOBCOACH: &str = "Wens voor een jobcoach";
/// Label.
pub const RESPONSIBLE: &str = "Verantwoordelijk na school";
/// Label.
pub const NEXT_MEETING: &str = "Volgend gesprek";

/// `12 jongeren`.
#[must_use]
pub fn students(count: usize) -> String {
    if count == 1 {
        "1 jongere".into()
    } else {
        format!("{count} jongeren")
    }
}

/// `20 min`.
#[must_use]
pub fn minutes(minutes: u16) -> String {
    format!("{minutes}\u{A0}min")
}

/// `09.00 – 12.00 uur`, or only one of both.
#[must_use]
pub fn time_span(start: Option<NaiveTime>, end: Option<NaiveTime>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{} – {} uur", time(start), time(end)),
        (Some(start), None) => format!("vanaf {} uur", time(start)),
        (None, Some(end)) => format!("tot {} uur", time(end)),
        (None, None) => String::new(),
    }
}

/// `01-08-2026 tot en met 31-07-2027`, or only one of both. Both days belong to it.
#[must_use]
pub fn period(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => {
            format!("{} tot en met {}", short_date(from), short_date(until))
        }
        (Some(from), None) => format!("vanaf {}", short_date(from)),
        (None, Some(until)) => format!("tot en met {}", short_date(until)),
        (None, None) => String::new(),
    }
}

/// `12 van de 15 plekken`, or a plain number.
#[must_use]
pub fn caseload(count: usize, capacity: Option<u32>) -> String {
    match capacity {
        Some(1) => format!("{count} van de 1 plek"),
        Some(capacity) => format!("{count} van de {capacity} plekken"),
        None => students(count),
    }
}

/// Foot of a document about one student.
#[must_use]
pub fn confidential_about(student: &str) -> String {
    format!(
        "Vertrouwelijk. Dit gaat over {}. Bewaar het veilig.",
        student.trim()
    )
}

/// Foot of a document for one receiver.
#[must_use]
pub fn confidential_for(receiver: &str) -> String {
    format!(
        "Vertrouwelijk. Alleen voor {}. Bewaar het veilig.",
        receiver.trim()
    )
}

// The recovery code.

/// Title.
pub const RECOVERY_CODE: &str = "Herstelcode";
/// Label.
pub const DOSSIER: &str = "Bestand";
/// Label.
pub const MADE_ON: &str = "Gemaakt op";
/// What the sheet is for.
pub const RECOVERY_WHY: &str = "Met deze code kun je het bestand openen als je het wachtwoord niet meer weet. Zonder wachtwoord en zonder deze code kan niemand het bestand openen, ook de makers van het programma niet.";
/// Heading.
pub const RECOVERY_KEEP: &str = "Zo bewaar je dit blad";
/// How to keep the sheet.
pub const RECOVERY_RULES: [&str; 4] = [
    "Leg het in een kluis of een afgesloten kast op school.",
    "Bewaar het niet bij de computer en niet in een map op de computer.",
    "Maak er geen foto van en stuur het niet per mail.",
    "Laat één andere persoon op school weten waar het ligt.",
];
/// Heading.
pub const RECOVERY_USE: &str = "Zo gebruik je de code";
/// How to use the code.
pub const RECOVERY_HOW: &str = "Open het programma en kies “Wachtwoord vergeten?”. Vul de code in. Streepjes en hoofdletters maken niet uit. Kies daarna een nieuw wachtwoord. Je krijgt dan ook een nieuwe code; deze werkt niet meer.";
/// Heading.
pub const RECOVERY_WHERE: &str = "Dit blad ligt in";
/// Foot.
pub const RECOVERY_FOOT: &str = "Vertrouwelijk. Wie deze code heeft, kan het bestand openen.";
