//! A list to call along: numbers and days, no notes.

use chrono::NaiveDate;
use transitieroute_core::ids::StudentId;
use transitieroute_core::students::{self, Call};
use transitieroute_core::{Dossier, settings};
use transitieroute_documents::call_list::{self as document, CallList, CallNames};
use transitieroute_documents::words as document_words;

use crate::job::PressError;
use crate::plan::{Plan, Sheet};
use crate::words::some;

/// One list of these students, in their order.
pub(crate) fn list<'d>(
    dossier: &Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let settings = settings::get(dossier)?;
    let calls = students::calls(dossier, students)?;
    let about = document_words::students(calls.len());
    let list = CallList {
        school: settings.school_name,
        about: None,
        caller: some(&settings.user_name),
        date: today,
        names: CallNames::FirstAndInitial,
        script: Vec::new(),
        calls: calls.iter().map(line).collect(),
    };
    let count = usize::from(!students.is_empty());
    Ok(Plan::new("Bellijst", count, move |_| {
        Ok(Sheet::new(
            format!("bellijst-{today}"),
            about.clone(),
            list.clone(),
        ))
    }))
}

fn line(call: &Call) -> document::Call {
    document::Call {
        first_name: call.first_name.clone(),
        last_name: call.last_name.clone(),
        phone: some(&call.phone),
        second: call
            .second
            .as_ref()
            .map(|second| (second.relation.clone(), second.phone.clone())),
        last_contact: call.last_reached,
        attempts: call.attempts,
    }
}
