//! After a meeting: what each of those who take part gets on paper (handbook 6.4 and 9). The reports
//! of the students that concern them and what they promised themselves, and nothing else: share only
//! what is needed (handbook 10.2).

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::projection::{Role, works_at};
use super::store::one;
use super::{
    AgendaItem, Invitation, Meeting, MeetingError, MeetingItem, Outcome, Participant, Presence,
    agenda, blocks, items, people, print,
};
use crate::agreements::{Agreement, AgreementStatus, OwnerKind, decided_for};
use crate::disclosure::Receiver;
use crate::ids::{ContactId, ItemId, MeetingId, OrganisationId, ParticipantId, StudentId};
use crate::store::{Dossier, StoreError, column};
use crate::students::age_on;
use crate::text::fold;

/// From this age on a parent gets nothing without the student (handbook 12d.1).
pub const OF_AGE: u32 = 18;

/// The papers of a meeting for everybody who takes part.
#[derive(Debug, Clone)]
pub struct Packets {
    /// The meeting.
    pub meeting: Meeting,
    /// Who was talked about, in the order of the agenda.
    pub talked: Vec<AgendaItem>,
    /// One for everybody who gets something: the students, who came, and the school itself.
    pub packets: Vec<Packet>,
    /// Who gets nothing.
    pub without: Vec<NoPacket>,
}

/// What one of them gets.
#[derive(Debug, Clone)]
pub struct Packet {
    /// For whom.
    pub whom: Whom,
    /// Name.
    pub name: String,
    /// What kind of receiver it is; absent for what stays at school.
    pub receiver: Option<Receiver>,
    /// Where somebody works.
    pub organisation_id: Option<OrganisationId>,
    /// Contact person, when known.
    pub contact_id: Option<ContactId>,
    /// The students whose report it holds.
    pub reports: Vec<ItemId>,
    /// What was promised, a list per owner.
    pub lists: Vec<Promised>,
}

/// For whom a packet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A student who was talked about.
    Student(StudentId),
    /// Somebody at the table.
    Person(ParticipantId),
    /// The file of the school.
    School,
}

/// What one owner promised in this meeting and still has to do.
#[derive(Debug, Clone)]
pub struct Promised {
    /// Who, as it is printed.
    pub owner: String,
    /// Per student.
    pub students: Vec<(AgendaItem, Vec<Agreement>)>,
}

/// Somebody who gets nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPacket {
    /// Who.
    pub name: String,
    /// Why.
    pub why: NoPacketWhy,
}

/// Why somebody gets nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPacketWhy {
    /// A student who was not talked about.
    NotDiscussed,
    /// A parent of a student who decides alone: the first name.
    StudentDecides(String),
    /// A parent of whom it is not known for which student.
    ForWhom,
    /// Somebody of a municipality, and it is not known of which one.
    WhichMunicipality,
    /// No report and no agreement is about this one.
    Nothing,
}

/// What everybody who takes part gets.
///
/// # Errors
/// `Unknown` when the meeting is gone.
pub fn packets(
    dossier: &Dossier,
    id: &MeetingId,
    today: NaiveDate,
) -> Result<Packets, MeetingError> {
    dossier.read(|sql| {
        let meeting = one(sql, id)?;
        let mut lines = agenda::agenda(sql, &meeting)?.items;
        let mut people = people::of_meeting(sql, id)?;
        print::as_on_screen(sql, id, &mut lines, &mut people)?;
        let (talked, open): (Vec<_>, Vec<_>) = lines
            .into_iter()
            .partition(|line| line.outcome == Outcome::Discussed);
        let mut found = Packets {
            packets: Vec::new(),
            without: open
                .into_iter()
                .map(|line| NoPacket {
                    name: line.name,
                    why: NoPacketWhy::NotDiscussed,
                })
                .collect(),
            talked,
            meeting,
        };
        let minutes: Vec<MeetingItem> = found
            .talked
            .iter()
            .map(|line| items::minutes(sql, &found.meeting, line.clone(), today))
            .collect::<Result<_, _>>()?;
        let seats = seats(sql, people)?;
        found.packets.extend(minutes.iter().map(of_student));
        let facts = Facts::read(sql, id, found.meeting.date, today)?;
        for seat in &seats {
            match of_person(seat, &found.meeting, &minutes, &facts) {
                Ok(packet) => found.packets.extend(packet),
                Err(why) => found.without.push(NoPacket {
                    name: seat.person.name.clone(),
                    why,
                }),
            }
        }
        found.packets.extend(of_school(&minutes, &seats, &facts));
        Ok(found)
    })
}

/// Somebody at the table, with what they are.
struct Seat {
    person: Participant,
    role: Role,
    organisation: String,
}

fn seats(sql: &Connection, people: Vec<Participant>) -> Result<Vec<Seat>, StoreError> {
    people
        .into_iter()
        .map(|person| {
            let (kind, organisation) = works_at(sql, person.organisation_id.as_ref())?;
            Ok(Seat {
                role: Role::of(kind, &person.role),
                organisation,
                person,
            })
        })
        .collect()
}

/// What is known of the students and not in the minutes.
struct Facts {
    /// Who decides alone.
    decide: HashSet<StudentId>,
    /// Names of their coaches, folded.
    coaches: HashMap<StudentId, Vec<String>>,
}

impl Facts {
    fn read(
        sql: &Connection,
        meeting: &MeetingId,
        held: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        const OF_MEETING: &str = "(SELECT student_id FROM meeting_item WHERE meeting_id = ?1)";
        let mut facts = Self {
            decide: HashSet::new(),
            coaches: HashMap::new(),
        };
        let mut statement = sql.prepare_cached(&format!(
            "SELECT id, birth_date, legal_representation FROM student WHERE id IN {OF_MEETING}"
        ))?;
        let mut rows = statement.query([meeting])?;
        while let Some(row) = rows.next()? {
            let age = column::day(row, "birth_date")?.and_then(|birth| age_on(birth, today));
            let represented = decided_for(&row.get::<_, String>("legal_representation")?);
            if age.is_some_and(|age| age >= OF_AGE) && !represented {
                facts.decide.insert(row.get("id")?);
            }
        }
        let mut statement = sql.prepare_cached(&format!(
            "SELECT a.student_id, c.name FROM assignment AS a JOIN coach AS c ON c.id = a.coach_id
             WHERE a.student_id IN {OF_MEETING} AND (a.to_date IS NULL OR a.to_date >= ?2)"
        ))?;
        let mut rows = statement.query((meeting, held))?;
        while let Some(row) = rows.next()? {
            let coach: String = row.get("name")?;
            let own = facts.coaches.entry(row.get("student_id")?).or_default();
            own.push(fold(&coach));
        }
        Ok(facts)
    }

    /// Is somebody a coach of this student?
    fn coaches_of(&self, student: &StudentId, person: &Participant) -> bool {
        let own = self.coaches.get(student);
        own.is_some_and(|names| names.contains(&fold(&person.name)))
    }

    /// Did somebody promise this? By who it is, by name or organisation, or by the word for what they
    /// are. The employer, coach or mbo of one student is not that of another, so that word says
    /// somebody who comes for this student, or walks along with this one.
    fn owns(&self, seat: &Seat, agreement: &Agreement) -> bool {
        let person = &seat.person;
        if let Some(contact) = &agreement.owner_contact_id {
            return person.contact_id.as_ref() == Some(contact);
        }
        let owner = fold(&agreement.owner);
        if owner == fold(&person.name)
            || (!seat.organisation.is_empty() && owner == fold(&seat.organisation))
        {
            return true;
        }
        let theirs = person.student_id.as_ref() == Some(&agreement.student_id)
            || (seat.role == Role::Jobcoach && self.coaches_of(&agreement.student_id, person));
        let word = owner
            .strip_prefix("de ")
            .or_else(|| owner.strip_prefix("het "))
            .unwrap_or(&owner);
        let words: &[&str] = match seat.role {
            Role::Gemeente => &["gemeente"],
            Role::Uwv => &["uwv"],
            Role::Wsp => &["wsp", "werkgeversservicepunt"],
            Role::Doorstroompunt => &["doorstroompunt"],
            Role::Mbo if theirs => &["mbo"],
            Role::Jobcoach if theirs => &["jobcoach"],
            Role::Werkgever if theirs => &["werkgever", "stagebedrijf"],
            Role::Vader => &["vader", "ouder", "ouders"],
            Role::Moeder => &["moeder", "ouder", "ouders"],
            Role::Familie => &["ouder", "ouders", "verzorger", "verzorgers"],
            Role::School => &["mentor"],
            Role::Mbo
            | Role::Jobcoach
            | Role::Werkgever
            | Role::Zorg
            | Role::Jongere
            | Role::Anders => &[],
        };
        words.contains(&word)
    }
}

/// The student's own papers; what the student promised stands in the report and on a list.
fn of_student(item: &MeetingItem) -> Packet {
    let line = &item.agenda;
    Packet {
        whom: Whom::Student(line.student_id.clone()),
        name: line.name.clone(),
        receiver: Some(Receiver::Jongere),
        organisation_id: None,
        contact_id: None,
        reports: vec![line.id.clone()],
        lists: promised(&line.name, std::slice::from_ref(item), |_, agreement| {
            agreement.owner_kind == OwnerKind::Jongere
        }),
    }
}

fn of_person(
    seat: &Seat,
    meeting: &Meeting,
    minutes: &[MeetingItem],
    facts: &Facts,
) -> Result<Option<Packet>, NoPacketWhy> {
    let person = &seat.person;
    let (Some(receiver), Some(id)) = (receiver(seat.role), &person.id) else {
        return Ok(None);
    };
    if receiver == Receiver::Ouder {
        let student = person.student_id.as_ref().ok_or(NoPacketWhy::ForWhom)?;
        if facts.decide.contains(student) {
            let own = minutes
                .iter()
                .find(|item| item.agenda.student_id == *student);
            let first = own.map(|item| item.agenda.first_name.clone());
            return Err(NoPacketWhy::StudentDecides(first.unwrap_or_default()));
        }
    }
    let anywhere = seat.role == Role::Gemeente
        && person.organisation_id.is_none()
        && person.student_id.is_none()
        && meeting.municipality_codes.len() > 1;
    if anywhere {
        return Err(NoPacketWhy::WhichMunicipality);
    }
    let reports: Vec<ItemId> = minutes
        .iter()
        .filter(|item| has_report(seat, item, facts))
        .map(|item| item.agenda.id.clone())
        .collect();
    let lists = promised(&person.name, minutes, |item, agreement| {
        blocks::concerns(person, &item.agenda) && facts.owns(seat, agreement)
    });
    if reports.is_empty() && lists.is_empty() {
        return Err(NoPacketWhy::Nothing);
    }
    Ok(Some(Packet {
        whom: Whom::Person(id.clone()),
        name: person.name.clone(),
        receiver: Some(receiver),
        organisation_id: person.organisation_id.clone(),
        contact_id: person.contact_id.clone(),
        reports,
        lists,
    }))
}

/// Everything, and a list for each colleague who promised something.
fn of_school(minutes: &[MeetingItem], seats: &[Seat], facts: &Facts) -> Option<Packet> {
    let at_school = |agreement: &Agreement| {
        matches!(agreement.owner_kind, OwnerKind::Ik | OwnerKind::School)
            || seats
                .iter()
                .any(|seat| seat.role == Role::School && facts.owns(seat, agreement))
    };
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for agreement in minutes.iter().flat_map(|item| &item.agreements) {
        if at_school(agreement) {
            let own = owners.entry(fold(&agreement.owner));
            own.or_insert_with(|| agreement.owner.clone());
        }
    }
    let lists = owners.iter().flat_map(|(folded, owner)| {
        promised(owner, minutes, |_, agreement| {
            fold(&agreement.owner) == *folded && at_school(agreement)
        })
    });
    (!minutes.is_empty()).then(|| Packet {
        whom: Whom::School,
        name: String::new(),
        receiver: None,
        organisation_id: None,
        contact_id: None,
        reports: minutes.iter().map(|item| item.agenda.id.clone()).collect(),
        lists: lists.collect(),
    })
}

/// What kind of receiver somebody at the table is. Colleagues read the file of the school.
fn receiver(role: Role) -> Option<Receiver> {
    Some(match role {
        Role::Jongere | Role::School => return None,
        Role::Vader | Role::Moeder | Role::Familie => Receiver::Ouder,
        Role::Gemeente => Receiver::Gemeente,
        Role::Uwv => Receiver::Uwv,
        Role::Wsp => Receiver::Wsp,
        Role::Doorstroompunt => Receiver::Doorstroompunt,
        Role::Mbo => Receiver::Mbo,
        Role::Werkgever => Receiver::Werkgever,
        Role::Jobcoach => Receiver::Jobcoach,
        Role::Zorg => Receiver::Zorg,
        Role::Anders => Receiver::Anders,
    })
}

/// Does the report of this student concern somebody?
fn has_report(seat: &Seat, item: &MeetingItem, facts: &Facts) -> bool {
    let person = &seat.person;
    if !blocks::concerns(person, &item.agenda) {
        return false;
    }
    let for_this_one = person.student_id.as_ref() == Some(&item.agenda.student_id);
    let promised = || {
        let mut open = item.agreements.iter().filter(|one| is_open(one));
        open.any(|agreement| facts.owns(seat, agreement))
    };
    match seat.role {
        Role::Vader | Role::Moeder | Role::Familie => for_this_one,
        // Also when nobody of it came (handbook 12d.9).
        Role::Gemeente if !person.block_code.is_empty() => true,
        Role::Gemeente | Role::Uwv | Role::Wsp | Role::Doorstroompunt => {
            was_there(person, item) || promised()
        }
        Role::Jobcoach => {
            for_this_one || facts.coaches_of(&item.agenda.student_id, person) || promised()
        }
        Role::Mbo | Role::Zorg => for_this_one || promised(),
        // A report says more of home and money than an employer or a stranger may know: they get
        // what they promised.
        Role::Werkgever | Role::Anders | Role::Jongere | Role::School => false,
    }
}

/// Was somebody at the table when this student was talked about? Of whom nothing is noted: as far
/// as they did not say no.
fn was_there(person: &Participant, item: &MeetingItem) -> bool {
    let noted = item.people.iter().find(|one| one.id == person.id);
    match noted.unwrap_or(person).presence {
        Presence::Present => true,
        Presence::Unknown => person.invitation != Invitation::Declined,
        Presence::Absent => false,
    }
}

fn is_open(agreement: &Agreement) -> bool {
    agreement.status == AgreementStatus::Open
}

/// The list of one owner; none when nothing is open.
fn promised(
    owner: &str,
    minutes: &[MeetingItem],
    whose: impl Fn(&MeetingItem, &Agreement) -> bool,
) -> Vec<Promised> {
    let students: Vec<_> = minutes
        .iter()
        .filter_map(|item| {
            let own: Vec<Agreement> = item
                .agreements
                .iter()
                .filter(|agreement| is_open(agreement) && whose(item, agreement))
                .cloned()
                .collect();
            (!own.is_empty()).then(|| (item.agenda.clone(), own))
        })
        .collect();
    if students.is_empty() {
        return Vec::new();
    }
    vec![Promised {
        owner: owner.to_owned(),
        students,
    }]
}
