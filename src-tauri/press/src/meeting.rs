//! The papers of a meeting: agenda, report per student, agreements per owner.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use transitieroute_core::agreements::{Agreement, AgreementStatus};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::{ContactId, MeetingId, OrganisationId};
use transitieroute_core::meetings::{
    self, AgendaItem, MeetingItem, MeetingPrint, Outcome, Participant, Presence, ReportPrint,
};
use transitieroute_core::organisations::OrganisationKind;
use transitieroute_core::{Dossier, organisations, settings};
use transitieroute_documents::{
    Printable, agenda as agenda_document, agreements as agreements_document,
    report as report_document, words as document_words,
};

use crate::handover::{may_follow, may_know, takes_part};
use crate::job::{PressError, safe};
use crate::plan::{Plan, Sheet};
use crate::words::{self, some};

/// The agenda of a meeting. Students who moved to another municipality are left out.
pub(crate) fn agenda<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = meetings::for_print(dossier, meeting, today)?;
    let left_out = left_out(&print);
    let school = settings::get(dossier)?.school_name;
    let organisations = Organisations::read(dossier)?;
    let document = agenda_document::Agenda {
        school,
        municipality: print.meeting.municipalities.join(", "),
        date: print.meeting.date,
        start: time(&print.meeting.start_time),
        end: time(&print.meeting.end_time),
        place: some(&print.meeting.place),
        round: Some(words::round(print.meeting.round).to_owned()),
        participants: print
            .participants
            .iter()
            .map(|person| organisations.participant(person))
            .collect(),
        items: print.items.iter().map(line).collect(),
        names: agenda_document::Names::Full,
        room_for_notes: true,
    };
    let stem = format!("agenda-{}", print.meeting.date);
    Ok(Plan::of(document.title(), vec![document], move |document| {
        Ok(Sheet::new(
            stem.clone(),
            document.municipality.clone(),
            document.clone(),
        ))
    })
    .leaving_out(left_out))
}

/// One report per student who was talked about. No report holds a word about another student.
pub(crate) fn reports<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    receiver: Receiver,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = settings::get(dossier)?.school_name;
    per_talk(dossier, meeting, today, "verslag", move |print, people| {
        report(print, &school, people, receiver)
    })
}

/// One paper per student who was talked about; the others are left out.
pub(crate) fn per_talk<'d, P: Printable + Send + 'static>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
    stem: &'static str,
    document: impl Fn(&ReportPrint, &Organisations) -> P + Sync + 'd,
) -> Result<Plan<'d>, PressError> {
    let (items, _) = meetings::on_paper(dossier, meeting)?;
    let organisations = Organisations::read(dossier)?;
    let (talked, open): (Vec<_>, Vec<_>) = items
        .into_iter()
        .partition(|item| item.outcome == Outcome::Discussed);
    let left_out = open
        .iter()
        .map(|item| format!("{}: nog niet besproken", item.name))
        .collect();
    let students: Vec<_> = talked.iter().map(|item| item.student_id.clone()).collect();
    let plan = Plan::of("Verslagen", talked, move |item| {
        let print = meetings::report_for_print(dossier, &item.id, today)?;
        let number = safe(&item.student_number);
        let stem = format!("{stem}-{number}-{}", print.meeting.date);
        let document = document(&print, &organisations);
        Ok(Sheet::new(stem, item.name.clone(), document))
    });
    Ok(plan.leaving_out(left_out).about(&students))
}

/// The open agreements of a meeting, one list per owner.
pub(crate) fn agreements<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = meetings::for_print(dossier, meeting, today)?;
    let school = settings::get(dossier)?.school_name;
    let organisations = Organisations::read(dossier)?;
    let mut owners: BTreeMap<&str, Vec<(&MeetingItem, Vec<&Agreement>)>> = BTreeMap::new();
    for item in &print.items {
        for agreement in item
            .agreements
            .iter()
            .filter(|agreement| agreement.status == AgreementStatus::Open)
        {
            let students = owners.entry(&agreement.owner).or_default();
            match students.last_mut() {
                Some((last, list)) if last.agenda.id == item.agenda.id => list.push(agreement),
                _ => students.push((item, vec![agreement])),
            }
        }
    }
    let documents: Vec<_> = owners
        .into_iter()
        .enumerate()
        .map(|(index, (owner, students))| {
            let document = agreements_document::Agreements {
                owner: owner.to_owned(),
                organisation: organisations.of_owner(owner, &students, &print.participants),
                school: school.clone(),
                date: today,
                students: students
                    .into_iter()
                    .map(|(item, list)| of_student(print.meeting.date, &item.agenda, list))
                    .collect(),
            };
            (
                format!("afspraken-{}-{}", print.meeting.date, index + 1),
                document,
            )
        })
        .collect();
    Ok(Plan::of("Afspraken", documents, |(stem, document)| {
        Ok(Sheet::new(
            stem.clone(),
            document.owner.clone(),
            document.clone(),
        ))
    })
    .leaving_out(left_out(&print)))
}

/// What was promised for one student in the meeting of this day.
pub(crate) fn of_student<'a>(
    held: NaiveDate,
    line: &AgendaItem,
    list: impl IntoIterator<Item = &'a Agreement>,
) -> agreements_document::StudentAgreements {
    agreements_document::StudentAgreements {
        student: line.name.clone(),
        class: some(&line.class),
        items: list
            .into_iter()
            .map(|agreement| agreements_document::OwnAgreement {
                what: agreement.text.clone(),
                due: agreement.due,
                status: words::agreement(agreement.status).to_owned(),
                origin: Some(format!("gesprek {}", document_words::date(held))),
            })
            .collect(),
    }
}

pub(crate) fn report(
    print: &ReportPrint,
    school: &str,
    organisations: &Organisations,
    receiver: Receiver,
) -> report_document::Report {
    let item = &print.item;
    let whole = takes_part(receiver);
    let (absent, present): (Vec<_>, Vec<_>) = print
        .participants
        .iter()
        .partition(|person| person.presence == Presence::Absent);
    let own = agenda_document::Participant {
        name: item.agenda.name.clone(),
        role: "leerling".to_owned(),
        organisation: String::new(),
    };
    let mut there: Vec<_> = present
        .into_iter()
        .map(|person| organisations.participant(person))
        .collect();
    let mut not_there: Vec<_> = absent
        .into_iter()
        .map(|person| organisations.participant(person))
        .collect();
    if item.agenda.presence == Presence::Absent {
        not_there.insert(0, own)
    } else {
        there.insert(0, own)
    }
    report_document::Report {
        student: item.agenda.name.clone(),
        birth_date: None,
        school: school.to_owned(),
        class: some(&item.agenda.class),
        municipality: item.agenda.municipality.clone(),
        date: print.meeting.date,
        place: some(&print.meeting.place),
        round: Some(words::round(print.meeting.round).to_owned()),
        present: there,
        absent: not_there,
        own_words: some(&item.own_words),
        profile: words::labelled(&item.agenda.outflow_profile),
        notes: some(&item.notes).filter(|_| whole),
        advice: some(&item.advice).filter(|_| whole),
        plan_a: some(&item.plan_a),
        plan_b: some(&item.plan_b),
        obstacles: item
            .obstacles
            .iter()
            .filter(|_| whole)
            .map(|obstacle| report_document::Obstacle {
                domain: words::domain(obstacle.domain).to_owned(),
                text: obstacle.text.clone(),
            })
            .collect(),
        agreements: item
            .agreements
            .iter()
            .filter(|agreement| may_follow(receiver, agreement.owner_kind))
            .map(|agreement| report_document::Agreement {
                who: agreement.owner.clone(),
                what: agreement.text.clone(),
                due: agreement.due,
                status: words::agreement(agreement.status).to_owned(),
            })
            .collect(),
        opinion: some(&item.opinion).filter(|_| whole),
        instruments: item
            .instruments
            .iter()
            .filter(|instrument| may_know(receiver, instrument.reveals))
            .map(words::instrument_row)
            .collect(),
        jobcoach: words::coach_wish(
            &item.jobcoach_wish,
            item.jobcoach_from,
            &item.jobcoach_regime,
        )
        .filter(|_| whole),
        responsible: words::labelled(&item.responsible_after).filter(|_| whole),
        next_date: item.next_date,
        signatures: vec![item.agenda.first_name.clone(), format!("namens {school}")],
    }
}

/// Names of the organisations that participants and owners of agreements come from.
pub(crate) struct Organisations {
    names: HashMap<OrganisationId, String>,
    kinds: HashMap<OrganisationId, OrganisationKind>,
    contacts: HashMap<ContactId, OrganisationId>,
}

impl Organisations {
    pub(crate) fn read(dossier: &Dossier) -> Result<Self, PressError> {
        let rows = organisations::list(dossier, "")?;
        let people = rows.iter().flat_map(|row| &row.contacts);
        Ok(Self {
            contacts: people
                .filter_map(|person| Some((person.id.clone()?, person.organisation_id.clone())))
                .collect(),
            kinds: rows.iter().map(|row| (row.id.clone(), row.kind)).collect(),
            names: rows.into_iter().map(|row| (row.id, row.name)).collect(),
        })
    }

    /// Where the owner of agreements works: the contact person's organisation, else that of the
    /// participant of this name. A student or a relative has none.
    fn of_owner(
        &self,
        owner: &str,
        students: &[(&MeetingItem, Vec<&Agreement>)],
        people: &[Participant],
    ) -> Option<String> {
        let mut own = students.iter().flat_map(|(_, list)| list);
        let contact =
            own.find_map(|agreement| self.contacts.get(agreement.owner_contact_id.as_ref()?));
        let present = || {
            let mut named = people.iter().filter(|person| person.name == owner);
            named.find_map(|person| person.organisation_id.as_ref())
        };
        self.names.get(contact.or_else(present)?).cloned()
    }

    /// Its name.
    pub(crate) fn name(&self, id: &OrganisationId) -> Option<&String> {
        self.names.get(id)
    }

    /// What kind of receiver somebody of this organisation is.
    pub(crate) fn receiver(&self, id: &OrganisationId) -> Option<Receiver> {
        self.kinds.get(id).copied().map(Receiver::at)
    }

    pub(crate) fn participant(&self, person: &Participant) -> agenda_document::Participant {
        let organisation = person
            .organisation_id
            .as_ref()
            .and_then(|id| self.names.get(id));
        agenda_document::Participant {
            name: person.name.clone(),
            role: person.role.clone(),
            organisation: organisation.cloned().unwrap_or_default(),
        }
    }
}

fn line(item: &MeetingItem) -> agenda_document::AgendaItem {
    let agenda = &item.agenda;
    agenda_document::AgendaItem {
        time: time(&agenda.start_time),
        minutes: u16::try_from(agenda.minutes).ok(),
        first_name: agenda.first_name.clone(),
        last_name: agenda
            .name
            .strip_prefix(agenda.first_name.as_str())
            .unwrap_or(&agenda.name)
            .trim()
            .to_owned(),
        class: some(&agenda.class),
        profile: words::labelled(&agenda.outflow_profile),
        round: Some(format!("{}e", agenda.talk)),
        instruments: agenda.instruments.clone(),
    }
}

pub(crate) fn left_out(print: &MeetingPrint) -> Vec<String> {
    print
        .left_out
        .iter()
        .map(|moved| {
            format!(
                "{} woont nu in {} en staat dus niet op dit papier.",
                moved.name, moved.municipality
            )
        })
        .collect()
}

pub(crate) fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}
