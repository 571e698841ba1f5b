//! Words of the form for consent. Who changes what is signed gives the text a new version.

use chrono::NaiveDate;

use super::date;

/// Name of the document.
pub const DOCUMENT: &str = "Deelformulier";
/// Title.
pub const TITLE: &str = "Mag dit?";
/// Who decides.
pub const YOU: &str = "jij";
/// Who decides.
pub const A_PARENT: &str = "een ouder of verzorger";
/// Who decides.
pub const WHO_REPRESENTS: &str = "je wettelijk vertegenwoordiger";
/// Label.
pub const WHAT_FOR: &str = "Waarvoor is het?";
/// Column.
pub const PART: &str = "Deel";
/// Column.
pub const YES: &str = "Ja";
/// Column.
pub const NO: &str = "Nee";
/// Below the table.
pub const NEVER: &str = "Je burgerservicenummer (BSN) staat er nooit in.";
/// Label.
pub const STOP_LABEL: &str = "Wil je stoppen?";
/// Label.
pub const KNOW: &str = "Dit moet je weten";
/// What can't be undone.
pub const PAPER_STAYS: &str = "Wat al is gelezen, kunnen we niet terughalen.";
/// Heading.
pub const SIGN: &str = "Zo wil ik het";
/// From sixteen.
pub const STUDENT_DECIDES: &str = "Ik ben 16 jaar of ouder. Ik kies zelf.";
/// Behind `Handtekening`.
pub const PARENT: &str = "ouder of verzorger";
/// Behind `Handtekening`.
pub const OTHER_PARENT: &str = "andere ouder met gezag";
/// Behind `Handtekening`.
pub const REPRESENTATIVE: &str = "wettelijk vertegenwoordiger";

/// What the form is.
#[must_use]
pub fn intro(who_decides: &str) -> String {
    format!(
        "Iemand wil delen van je paspoort lezen.\nDat mag alleen als {who_decides} dat goed vindt."
    )
}

/// Above the title.
#[must_use]
pub fn above(student: &str) -> String {
    format!("{DOCUMENT} van {}", student.trim())
}

/// Heading above the table.
#[must_use]
pub fn may_read(recipient: &str) -> String {
    if recipient.is_empty() {
        "Wat mag die lezen?".into()
    } else {
        format!("Wat mag {recipient} lezen?")
    }
}

/// How it is given.
#[must_use]
pub fn given_as(form: &str) -> String {
    format!("Je geeft het {}.", form.trim_end_matches('.'))
}

/// Until when it holds.
#[must_use]
pub fn until(day: NaiveDate) -> String {
    format!("Het mag tot en met {}.", date(day))
}

/// Whom to tell.
#[must_use]
pub fn tell(name: Option<&str>, phone: Option<&str>) -> String {
    match (name, phone) {
        (Some(name), Some(phone)) => format!("Zeg het tegen {name}: {phone}."),
        (Some(name), None) => format!("Zeg het tegen {name}."),
        (None, Some(phone)) => format!("Bel de school: {phone}."),
        (None, None) => "Zeg het op school.".into(),
    }
}

/// Below sixteen.
#[must_use]
pub fn parents_decide(first_name: &str) -> String {
    format!(
        "{0} is nog geen 16 jaar. Een ouder of verzorger beslist. Zijn er twee ouders met gezag? Dan tekenen ze allebei. Zegt één ouder nee? Dan delen we niets. {0} tekent om te laten zien: ik weet dit.",
        first_name.trim()
    )
}

/// With a guardian, mentor or curator.
#[must_use]
pub fn representative_decides(first_name: &str) -> String {
    format!(
        "Een wettelijk vertegenwoordiger beslist voor {0}. {0} tekent om te laten zien: ik weet dit.",
        first_name.trim()
    )
}

/// Foot.
#[must_use]
pub fn foot(version: &str, student: &str) -> String {
    format!(
        "Vertrouwelijk. Over {}. Tekst: {}.",
        student.trim(),
        version.trim()
    )
}
