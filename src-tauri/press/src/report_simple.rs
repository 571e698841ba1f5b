//! Reports of a meeting for the students themselves.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{Agreement, AgreementStatus, OwnerKind};
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{Presence, ReportPrint};
use transitieroute_documents::report_simple::{SimpleReport, SimpleStep};

use crate::invitation::plain_people;
use crate::job::PressError;
use crate::meeting::{Organisations, per_talk};
use crate::plan::Plan;
use crate::school::School;
use crate::words::some;

/// One simple report per student who was talked about, with nothing about anybody else.
pub(crate) fn reports<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let stem = "verslag-eenvoudig";
    per_talk(dossier, meeting, today, stem, move |print, people| {
        report(print, &school, people)
    })
}

pub(crate) fn report(
    print: &ReportPrint,
    school: &School,
    organisations: &Organisations,
) -> SimpleReport {
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
