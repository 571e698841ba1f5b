//! After a meeting: one file for everybody who takes part, with the reports and agreements that concern
//! them and nothing else. The core says who gets what; the log gets a line for each report and list that
//! leaves.

use std::collections::HashMap;

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{self, OwnerKey, OwnerStudent};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::{ItemId, MeetingId, StudentId};
use transitieroute_core::meetings::{
    self, NoPacket, NoPacketWhy, OF_AGE, Packet, Packets, Promised, Whom,
};
use transitieroute_documents::agreements::Agreements;
use transitieroute_documents::packet::Packet as Papers;
use transitieroute_documents::{Printable, words as document_words};

use crate::job::{PressError, safe};
use crate::meeting::{self, Organisations};
use crate::order::Choices;
use crate::paper::Paper;
use crate::plan::{Given, Offer, OfferedPerson, Plan, Sheet};
use crate::school::School;
use crate::{owners, report_simple};

/// What the school keeps is called this in the list of files.
const OF_SCHOOL: &str = "Dossier van de school";

/// A packet for everybody, without those who are left out this time.
pub(crate) fn packets<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    choices: &Choices,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let Packets {
        meeting,
        talked,
        mut packets,
        without,
    } = meetings::packets(dossier, meeting, today)?;
    let desk = Desk {
        school: School::read(dossier)?,
        organisations: Organisations::read(dossier)?,
        date: meeting.date,
        students: talked
            .iter()
            .map(|line| {
                let both = (line.student_id.clone(), line.student_number.clone());
                (line.id.clone(), both)
            })
            .collect(),
        own: own_lists(dossier, talked.iter().map(|line| &line.student_id), today)?,
    };
    let offer = Offer {
        people: packets.iter().filter_map(|one| desk.offered(one)).collect(),
        ..Offer::default()
    };
    packets
        .retain(|packet| !matches!(&packet.whom, Whom::Person(id) if choices.without.contains(id)));
    let given = packets.iter().map(|packet| desk.given(packet)).collect();
    let numbered: Vec<(usize, Packet)> = (1..).zip(packets).collect();
    let title = format!(
        "Papieren van het gesprek van {}",
        document_words::date(meeting.date)
    );
    Ok(Plan::of(title, numbered, move |(number, packet)| {
        let (stem, about) = (desk.stem(*number, packet), desk.about(packet));
        let documents = desk.documents(dossier, packet, today)?;
        let title = format!(
            "Uitstroomgesprek van {}: {about}",
            document_words::date(desk.date)
        );
        Ok(Sheet::new(stem, about, Papers { title, documents }))
    })
    .leaving_out(without.iter().map(why).collect())
    .offering(offer)
    .giving(given))
}

/// What each of these students still has to do, over all talks.
fn own_lists<'s>(
    dossier: &Dossier,
    students: impl Iterator<Item = &'s StudentId>,
    today: NaiveDate,
) -> Result<HashMap<StudentId, OwnerStudent>, PressError> {
    let keys: Vec<OwnerKey> = students
        .map(|id| OwnerKey::Student { id: id.clone() })
        .collect();
    // No keys at all would be everybody.
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let lists = agreements::lists_of(dossier, &keys, today)?;
    let own = lists.into_iter().flat_map(|list| list.students);
    Ok(own.map(|one| (one.student_id.clone(), one)).collect())
}

/// What all packets of a meeting are made with.
struct Desk {
    school: School,
    organisations: Organisations,
    date: NaiveDate,
    /// Whom each talk is about, with the student number.
    students: HashMap<ItemId, (StudentId, String)>,
    own: HashMap<StudentId, OwnerStudent>,
}

impl Desk {
    fn stem(&self, number: usize, packet: &Packet) -> String {
        let date = self.date;
        match &packet.whom {
            Whom::Student(student) => {
                let mut all = self.students.values();
                let own = all.find(|(id, _)| id == student);
                let own = own.map(|(_, number)| number.as_str()).unwrap_or_default();
                format!("papieren-{date}-{}", safe(own))
            }
            Whom::Person(_) => format!("papieren-{date}-deelnemer-{number}"),
            Whom::School => format!("papieren-{date}-school"),
        }
    }

    fn about(&self, packet: &Packet) -> String {
        let organisation = packet.organisation_id.as_ref();
        match organisation.and_then(|id| self.organisations.name(id)) {
            _ if packet.whom == Whom::School => OF_SCHOOL.to_owned(),
            Some(organisation) => format!("{}, {organisation}", packet.name),
            None => packet.name.clone(),
        }
    }

    fn documents(
        &self,
        dossier: &Dossier,
        packet: &Packet,
        today: NaiveDate,
    ) -> Result<Vec<Box<dyn Printable + Send>>, PressError> {
        let mut documents: Vec<Box<dyn Printable + Send>> = Vec::new();
        let student = match &packet.whom {
            Whom::Student(student) => Some(student),
            Whom::Person(_) | Whom::School => None,
        };
        // What is to be done lies on top; for a student the simple report does.
        if student.is_none() {
            let lists = packet.lists.iter();
            documents.extend(lists.map(|list| -> Box<dyn Printable + Send> {
                Box::new(self.list(list, packet, today))
            }));
        }
        for item in &packet.reports {
            let print = meetings::report_for_print(dossier, item, today)?;
            if student.is_some() {
                documents.push(Box::new(report_simple::report(
                    &print,
                    &self.school,
                    &self.organisations,
                )));
            }
            documents.push(Box::new(meeting::report(
                &print,
                &self.school.name,
                &self.organisations,
                // What stays at school is whole.
                packet.receiver.unwrap_or(Receiver::Jongere),
            )));
        }
        if let Some(own) = student.and_then(|student| self.own.get(student)) {
            documents.push(owners::own(own, &self.school).document);
        }
        Ok(documents)
    }

    fn list(&self, list: &Promised, packet: &Packet, today: NaiveDate) -> Agreements {
        let colleague = packet.whom == Whom::School;
        let organisation = packet.organisation_id.as_ref();
        Agreements {
            owner: list.owner.clone(),
            organisation: organisation.and_then(|id| self.organisations.name(id).cloned()),
            school: self.school.name.clone(),
            date: today,
            students: list
                .students
                .iter()
                .map(|(line, own)| {
                    let mut student = meeting::of_student(self.date, line, own);
                    // Only a colleague needs to know in which class somebody is.
                    student.class = student.class.filter(|_| colleague);
                    student
                })
                .collect(),
        }
    }

    /// A line for each report, and for each student on a list. The student and the school need none.
    fn given(&self, packet: &Packet) -> Vec<Given> {
        let Some(receiver) = packet.receiver.filter(|one| *one != Receiver::Jongere) else {
            return Vec::new();
        };
        let given = |student: &StudentId, paper: Paper| Given {
            student: student.clone(),
            receiver,
            recipient: self.about(packet),
            organisation: packet.organisation_id.clone(),
            contact: packet.contact_id.clone(),
            paper: Some(paper),
        };
        let about = |item: &ItemId| Some(&self.students.get(item)?.0);
        let reports = packet.reports.iter().filter_map(about);
        let listed = packet.lists.iter().flat_map(|list| &list.students);
        reports
            .map(|student| given(student, Paper::Verslag))
            .chain(listed.map(|(line, _)| given(&line.student_id, Paper::Afspraken)))
            .collect()
    }

    fn offered(&self, packet: &Packet) -> Option<OfferedPerson> {
        let Whom::Person(id) = &packet.whom else {
            return None;
        };
        let counted = |count: usize, one: &str, more: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {more}")),
        };
        let listed = packet.lists.iter().flat_map(|list| &list.students);
        let parts = [
            counted(packet.reports.len(), "verslag", "verslagen"),
            counted(
                listed.map(|(_, own)| own.len()).sum(),
                "afspraak",
                "afspraken",
            ),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Some(OfferedPerson {
            id: id.clone(),
            name: self.about(packet),
            role: parts.join(", "),
        })
    }
}

fn why(one: &NoPacket) -> String {
    let name = &one.name;
    match &one.why {
        NoPacketWhy::NotDiscussed => format!("{name}: nog niet besproken"),
        NoPacketWhy::StudentDecides(first) => format!(
            "{name}: {first} is {OF_AGE} of ouder en beslist zelf. Geef het papier aan {first}."
        ),
        NoPacketWhy::ForWhom => {
            format!("{name}: er staat niet bij voor welke jongere. Zet dat er eerst bij.")
        }
        NoPacketWhy::WhichMunicipality => {
            format!("{name}: er staat niet bij van welke gemeente. Zet dat er eerst bij.")
        }
        NoPacketWhy::Nothing => {
            format!("{name}: geen verslag en geen afspraak van dit gesprek is voor deze persoon.")
        }
    }
}
