//! The page that goes with the rode knop: what the official needs and nothing more.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::StudentId;
use transitieroute_core::stuck::{self, CaseLine, CasePrint, LineKind, StuckError};
use transitieroute_documents::person::Person;
use transitieroute_documents::stuck::{Stuck, StuckLine};

use crate::job::PressError;
use crate::meeting::Organisations;
use crate::plan::{Given, Plan, Sheet};
use crate::words::some;

/// One page per student for whom the rode knop is pressed; the others are left out.
pub(crate) fn pages<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let mut prints = Vec::new();
    let mut left_out = 0;
    for student in students {
        match stuck::case_for_print(dossier, student, today) {
            Ok(print) => prints.push(print),
            Err(StuckError::Unknown) => left_out += 1,
            Err(error) => return Err(error.into()),
        }
    }
    let left_out = match left_out {
        0 => vec![],
        1 => vec!["Bij 1 jongere is de rode knop niet ingedrukt.".to_owned()],
        count => vec![format!(
            "Bij {count} jongeren is de rode knop niet ingedrukt."
        )],
    };
    let ids: Vec<StudentId> = prints
        .iter()
        .map(|print| print.button.student_id.clone())
        .collect();
    let organisations = Organisations::read(dossier)?;
    let given = prints
        .iter()
        .map(|print| vec![given(print, &organisations)])
        .collect();
    let plan = Plan::of("Hier zit het vast", prints, move |print| {
        // The press, not the student, is in the name of the file: a number says less than a name.
        let stem = format!(
            "zit-vast-{}-{}",
            print.button.pressed_on,
            short(print.button.id.as_str())
        );
        Ok(Sheet::new(
            stem,
            print.button.student.clone(),
            page(print, today),
        ))
    });
    Ok(plan.leaving_out(left_out).about(&ids).giving(given))
}

/// The end of a number: enough to tell files apart.
fn short(id: &str) -> &str {
    id.get(id.len().saturating_sub(6)..).unwrap_or(id)
}

fn given(print: &CasePrint, organisations: &Organisations) -> Given {
    let contact = print.button.contact.as_ref();
    Given {
        student: print.button.student_id.clone(),
        receiver: contact
            .and_then(|contact| organisations.receiver(&contact.organisation_id))
            .unwrap_or(Receiver::Gemeente),
        recipient: match (
            print.button.to_whom.as_str(),
            print.button.municipality.as_str(),
        ) {
            ("", _) => String::new(),
            (name, "") => name.to_owned(),
            (name, municipality) => format!("{name}, gemeente {municipality}"),
        },
        organisation: contact.map(|contact| contact.organisation_id.clone()),
        contact: contact.and_then(|contact| contact.id.clone()),
        paper: None,
    }
}

fn page(print: &CasePrint, today: NaiveDate) -> Stuck {
    let button = &print.button;
    let lines = |kind: LineKind| -> Vec<StuckLine> {
        let own = button
            .lines
            .iter()
            .filter(|line: &&CaseLine| line.kind == kind);
        own.map(|line| StuckLine {
            day: line.day,
            text: line.text.clone(),
        })
        .collect()
    };
    let [name, phone, email] = &print.caller;
    Stuck {
        student: button.student.clone(),
        age: print.age,
        municipality: button.municipality.clone(),
        to: Person {
            name: button.to_whom.clone(),
            role: print.role.clone(),
            ..Person::default()
        },
        school: print.school.clone(),
        pressed: button.pressed_on,
        reason: button.reason.label().to_owned(),
        stuck: button.stuck.clone(),
        since: button
            .since
            .map(|since| (since, (today - since).num_days().max(0))),
        tried: lines(LineKind::Geprobeerd),
        asked: lines(LineKind::Gevraagd),
        needed: some(&button.needed),
        needed_before: button.needed_before,
        caller: Person {
            name: name.clone(),
            role: String::new(),
            phone: some(phone),
            email: some(email),
        },
    }
}
