//! Reports of a meeting for the students themselves.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{Agreement, AgreementStatus, OwnerKind};
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{self, Outcome, Presence, ReportPrint};
use transitieroute_documents::report_simple::{SimpleReport, SimpleStep};

use crate::invitation::plain_people;
use crate::job::{PressError, safe};
use crate::meeting::Organisations;
use crate::plan::{Plan, Sheet};
use crate::school::School;
use crate::words::some;

/// One simple report per student who was talked about, with nothing about anybody else.
pub(crate) fn reports<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let page = meetings::get(dossier, meeting, today)?;
    let school = School::read(dossier)?;
    let organisations = Organisations::read(dossier)?;
    let (talked, open): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .partition(|item| item.outcome == Outcome::Discussed);
    let left_out = open
        .iter()
        .map(|item| format!("{}: nog niet besproken", item.name))
        .collect();
    let students = talked.iter().map(|item| item.student_id.clone()).collect();
    let mut plan = Plan::of("Verslagen", talked, move |item| {
        let print = meetings::report_for_print(dossier, &item.id, today)?;
        let stem = format!(
            "verslag-eenvoudig-{}-{}",
            safe(&item.student_number),
            print.meeting.date
        );
        let document = report(&print, &school, &organisations);
        Ok(Sheet::new(stem, item.name.clone(), document))
    })
    .leaving_out(left_out);
    plan.students = students;
    Ok(plan)
}

fn report(print: &ReportPrint, school: &School, organisations: &Organisations) -> SimpleReport {
    let item = &print.item;
    let there = print
        .participants
        .iter()
        .filter(|person| person.presence != Presence::Absent);
    SimpleReport {
        student: item.agenda.name.clone(),
        school: school.name.clone(),
        date: print.meeting.date,
        people: plain_people(there, organisations),
        own_words: some(&item.own_words),
        discussed: some(&item.notes),
        plan_a: some(&item.plan_a),
        plan_b: some(&item.plan_b),
        steps: item
            .agreements
            .iter()
            .filter(|agreement| agreement.status != AgreementStatus::Vervallen)
            .map(step)
            .collect(),
        next: item.next_date,
        contacts: school.contact.clone().into_iter().collect(),
    }
}

fn step(agreement: &Agreement) -> SimpleStep {
    SimpleStep {
        who: agreement.owner.clone(),
        mine: agreement.owner_kind == OwnerKind::Jongere,
        what: agreement.text.clone(),
        due: agreement.due,
        done: agreement.status == AgreementStatus::Gedaan,
    }
}
