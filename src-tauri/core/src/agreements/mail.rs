//! The mail that goes with an owner's list. Mail is not safe and its subject shows everywhere, so it
//! says how many and before when, with initials and student numbers; what it is about stands on the
//! list itself.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::owners::list_of;
use super::{AgreementError, OwnerKey, OwnerKind, OwnerStudent};
use crate::settings::{self, Settings};
use crate::store::Dossier;
use crate::text::short_day;

/// A mail to an owner, to open in a mail program or to copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct OwnerMail {
    /// Address, or empty when none is known.
    pub to: String,
    /// Subject: no name of anybody.
    pub subject: String,
    /// Text: no name of a student.
    pub body: String,
}

impl OwnerMail {
    /// `mailto:` with everything in it (RFC 6068).
    #[must_use]
    pub fn link(&self) -> String {
        format!(
            "mailto:{}?subject={}&body={}",
            percent(&self.to),
            percent(&self.subject),
            percent(&self.body.replace('\n', "\r\n"))
        )
    }
}

/// Every byte that is not a plain letter or digit as `%` with its number; `@` and `.` may stay.
fn percent(text: &str) -> String {
    use std::fmt::Write as _;
    let mut coded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(coded, "%{byte:02X}");
        }
    }
    coded
}

/// Makes the mail for one owner.
///
/// # Errors
/// `NothingOpen` when nothing is open any more.
pub fn owner_mail(
    dossier: &Dossier,
    key: &OwnerKey,
    today: NaiveDate,
) -> Result<OwnerMail, AgreementError> {
    dossier.read(|sql| {
        let list = list_of(sql, key, today)?;
        let settings = settings::store::read(sql)?;
        let owner = &list.owner;
        let count = agreements(owner.open);
        let late = match owner.late {
            0 => String::new(),
            late => format!(", {late} te laat"),
        };
        let own = matches!(owner.key, OwnerKey::Student { .. });
        let around = own || owner.kind == OwnerKind::Ouder;
        let verb = if owner.open == 1 { "staat" } else { "staan" };
        let hello = match (&owner.key, around) {
            (OwnerKey::Student { .. }, _) => {
                list.students.first().map(|one| one.first_name.clone())
            }
            (OwnerKey::Contact { .. }, false) => Some(owner.owner.clone()),
            _ => None,
        };
        let hello = hello.map_or_else(|| "Hallo,".to_owned(), |name| format!("Hallo {name},"));
        let mut lines = vec![hello, String::new()];
        if own {
            lines.push(format!("Je hebt nog {count} met school."));
        } else {
            lines.push(format!(
                "Bij {} {verb} nog {count} open op jouw naam:",
                school(&settings)
            ));
        }
        lines.extend(list.students.iter().map(line));
        lines.push(String::new());
        lines.push(
            if around {
                "Je krijgt de lijst op papier."
            } else {
                "De namen en de afspraken staan op de lijst. Die krijg je apart, niet in deze mail."
            }
            .to_owned(),
        );
        lines.push(
            "Is iets al klaar, of lukt het niet? Laat het weten, dan zetten we het goed."
                .to_owned(),
        );
        lines.push(String::new());
        lines.push("Groet,".to_owned());
        for part in [
            &settings.user_name,
            &settings.school_name,
            &settings.user_phone,
        ] {
            if !part.is_empty() {
                lines.push(part.clone());
            }
        }
        Ok(OwnerMail {
            to: owner.email.clone(),
            subject: format!("{}: {count}{late}", school(&settings)),
            body: lines.join("\n"),
        })
    })
}

fn school(settings: &Settings) -> &str {
    if settings.school_name.is_empty() {
        "school"
    } else {
        &settings.school_name
    }
}

fn agreements(count: usize) -> String {
    match count {
        1 => "1 afspraak".to_owned(),
        _ => format!("{count} afspraken"),
    }
}

/// `- S.V. (nummer 10234): 2 afspraken, eerste voor 27 maart, 1 te laat`.
fn line(student: &OwnerStudent) -> String {
    let number = match student.number.as_str() {
        "" => String::new(),
        number => format!(" (nummer {number})"),
    };
    let mut parts = vec![agreements(student.agreements.len())];
    let first = student.agreements.iter().filter(|one| one.days_late == 0);
    if let Some(day) = first.filter_map(|one| one.due).min() {
        parts.push(format!("eerste voor {}", short_day(day)));
    }
    match student
        .agreements
        .iter()
        .filter(|one| one.days_late > 0)
        .count()
    {
        0 => {}
        late => parts.push(format!("{late} te laat")),
    }
    format!("- {}{number}: {}", student.initials, parts.join(", "))
}
