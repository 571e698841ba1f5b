//! Handover to the next provider: only the parts of the passport that this receiver may have, and
//! what is still running. An employer gets nothing about regulations, benefits or others' tasks.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{Agreement, AgreementStatus, OwnerKind};
use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::instruments::{InstrumentStatus, Reveals};
use transitieroute_core::passport::{PassportPrint, PrintAnswer, PrintSection, SectionKind};
use transitieroute_core::students::StudentFile;
use transitieroute_documents::group::{Fact, Group};
use transitieroute_documents::handover::{Handover, NextAction};
use transitieroute_documents::person::Person;
use transitieroute_documents::report;

use crate::editions;
use crate::job::PressError;
use crate::order::Order;
use crate::passport::stop;
use crate::plan::Plan;
use crate::school::School;
use crate::words::{self, some};

/// The handovers of these students.
pub(crate) fn handovers<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let names = ("Overdrachten", "overdracht");
    let document = move |print: &_, file: &_, edition: &_| document(print, file, edition, &school);
    editions::with_file(dossier, students, order, today, names, document)
}

fn document(
    print: &PassportPrint,
    file: &StudentFile,
    edition: &Edition,
    school: &School,
) -> Handover {
    let student = &file.student;
    let receiver = edition.receiver();
    let employer = receiver == Receiver::Werkgever;
    let open: Vec<&Agreement> = file
        .agreements
        .iter()
        .filter(|agreement| {
            agreement.status == AgreementStatus::Open && may_follow(receiver, agreement.owner_kind)
        })
        .collect();
    let first = open
        .iter()
        .filter(|agreement| agreement.due.is_some())
        .min_by_key(|agreement| agreement.due);
    let mut contacts: Vec<Person> = vec![Person {
        name: print.name.clone(),
        role: "zelf".to_owned(),
        phone: some(&student.phone),
        email: some(&student.email),
    }];
    contacts.retain(|person| person.phone.is_some() || person.email.is_some());
    contacts.extend(print.next_step.contacts.iter().map(|person| Person {
        name: person.name.clone(),
        role: person.role.clone(),
        phone: some(&person.phone),
        email: None,
    }));
    if let Some(contact) = &school.contact
        && contacts.iter().all(|person| person.name != contact.name)
    {
        contacts.push(contact.clone());
    }
    Handover {
        student: print.name.clone(),
        birth_date: student.birth_date.filter(|_| edition.profile.age),
        phone: None,
        municipality: some(&student.municipality).filter(|_| !employer),
        school: school.name.clone(),
        class: some(&student.class),
        last_day: print.next_step.last_school_day,
        destination: some(&words::destination(
            &file.route.plan_a_code,
            &file.route.plan_a,
        ))
        .filter(|_| edition.allows(SectionKind::Stap)),
        receiver: edition.profile.name.clone(),
        purpose: None,
        date: print.date,
        next_step: first.map(|agreement| NextAction {
            what: agreement.text.clone(),
            who: some(&agreement.owner),
            due: agreement.due,
        }),
        contacts,
        parts: print.sections.iter().map(part).collect(),
        instruments: running(file, receiver),
        agreements: open.into_iter().map(words::agreement_row).collect(),
        signatures: vec![student.first_name.clone(), school.signature()],
    }
}

/// May this receiver know of an instrument whose name gives this away (handbook 8.9)? Who does not
/// work with disabilities and benefits does not read of them.
pub(crate) fn may_know(receiver: Receiver, reveals: Reveals) -> bool {
    match receiver.like() {
        Receiver::Jongere | Receiver::Ouder | Receiver::Gemeente | Receiver::Jobcoach => true,
        Receiver::Zorg => reveals != Reveals::Beperking,
        Receiver::Mbo => reveals == Reveals::Niets,
        _ => false,
    }
}

/// Does this receiver take part in what is arranged around the student, and so read what was said of
/// it in a talk: what keeps the student, what everybody does, which jobcoach is wished for? Who gives
/// work, school or care reads what the student said and wants (handbook 9 and 10.2).
pub(crate) fn takes_part(receiver: Receiver) -> bool {
    matches!(
        receiver.like(),
        Receiver::Jongere | Receiver::Ouder | Receiver::Gemeente | Receiver::Jobcoach
    )
}

/// May this receiver read what somebody does for the student? An employer reads nothing of it, a
/// school or a care provider only what the student and the school do.
pub(crate) fn may_follow(receiver: Receiver, owner: OwnerKind) -> bool {
    match receiver.like() {
        all if takes_part(all) => true,
        Receiver::Mbo | Receiver::Zorg => matches!(
            owner,
            OwnerKind::Jongere | OwnerKind::Ik | OwnerKind::School
        ),
        _ => false,
    }
}

/// Instruments that are asked for or granted, as far as this receiver may know of them.
fn running(file: &StudentFile, receiver: Receiver) -> Vec<report::Instrument> {
    file.instruments
        .iter()
        .filter(|instrument| {
            may_know(receiver, instrument.reveals)
                && matches!(
                    instrument.status,
                    InstrumentStatus::Aanvragen
                        | InstrumentStatus::Aangevraagd
                        | InstrumentStatus::Toegekend
                        | InstrumentStatus::Bezwaar
                )
        })
        .map(words::instrument_row)
        .collect()
}

fn part(section: &PrintSection) -> Group {
    Group {
        title: section.title.clone(),
        texts: section
            .answers
            .iter()
            .map(|answer| Fact::new(answer.label.clone(), answer_text(answer)))
            .collect(),
        ..Group::default()
    }
}

/// An answer with what the record adds to it, a line each.
pub(crate) fn answer_text(answer: &PrintAnswer) -> String {
    let mut lines: Vec<String> = some(&answer.text).into_iter().collect();
    lines.extend(answer.placements.iter().map(|placement| {
        let stop = stop(placement);
        let parts = [some(&stop.name), some(&stop.text)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }));
    lines.extend(answer.evidence.iter().map(words::evidence_line));
    lines.extend(answer.meetings.iter().map(words::meeting_line));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use transitieroute_core::agreements::OwnerKind;
    use transitieroute_core::disclosure::Receiver;
    use transitieroute_core::instruments::Reveals;

    use super::{may_follow, may_know};

    #[test]
    fn who_does_not_work_with_benefits_reads_of_none() {
        for reveals in [Reveals::Niets, Reveals::Zorg, Reveals::Beperking] {
            assert!(may_know(Receiver::Gemeente, reveals) && may_know(Receiver::Jobcoach, reveals));
            assert!(!may_know(Receiver::Werkgever, reveals));
        }
        assert!(
            !may_know(Receiver::Mbo, Reveals::Beperking)
                && !may_know(Receiver::Zorg, Reveals::Beperking)
        );
        assert!(may_know(Receiver::Zorg, Reveals::Zorg) && !may_know(Receiver::Mbo, Reveals::Zorg));
        assert!(may_know(Receiver::Mbo, Reveals::Niets));
    }

    #[test]
    fn what_parents_do_is_not_for_a_next_school() {
        assert!(!may_follow(Receiver::Mbo, OwnerKind::Ouder));
        assert!(may_follow(Receiver::Mbo, OwnerKind::Jongere));
        assert!(!may_follow(Receiver::Werkgever, OwnerKind::Jongere));
    }
}
