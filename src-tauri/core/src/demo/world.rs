//! The world around the students: municipalities, organisations, contact persons, coaches.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::people::{colleague, mail, phone};
use super::sectors::{SECTORS, TOPICS};
use crate::ids::{CoachId, ContactId, OrganisationId};
use crate::jobcoaches::{self, Coach};
use crate::organisations::card::write_rule;
use crate::organisations::contacts::write_contact;
use crate::organisations::store::write;
use crate::organisations::{Contact, Organisation, OrganisationKind, Rule};
use crate::store::StoreError;
use crate::store::transact::Tx;

/// Municipalities of the Achterhoek, grouped as they share a consultant: CBS code and main place.
pub(super) const GROUPS: [&[(&str, &str)]; 6] = [
    &[("GM0222", "Doetinchem")],
    &[("GM1509", "Ulft")],
    &[("GM1955", "Didam"), ("GM0221", "Doesburg")],
    &[("GM1876", "Vorden")],
    &[
        ("GM0197", "Aalten"),
        ("GM1586", "Lichtenvoorde"),
        ("GM0294", "Winterswijk"),
    ],
    &[("GM1859", "Borculo")],
];

/// Which group and which municipality in it each of forty students lives in.
pub(super) const HOMES: [(usize, usize); 40] = [
    (0, 0),
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (0, 0),
    (4, 1),
    (2, 0),
    (1, 0),
    (0, 0),
    (3, 0),
    (2, 1),
    (0, 0),
    (4, 2),
    (1, 0),
    (0, 0),
    (2, 0),
    (3, 0),
    (0, 0),
    (5, 0),
    (1, 0),
    (0, 0),
    (4, 0),
    (2, 0),
    (0, 0),
    (1, 0),
    (4, 1),
    (0, 0),
    (3, 0),
    (2, 0),
    (0, 0),
    (1, 0),
    (4, 2),
    (0, 0),
    (2, 0),
    (3, 0),
    (0, 0),
    (4, 0),
    (1, 0),
    (0, 0),
];

/// Everybody around the students.
#[derive(Debug)]
pub(super) struct World {
    /// Contact persons per group: who comes to its meetings.
    pub(super) consultants: Vec<Vec<Person>>,
    /// Comes to every meeting.
    pub(super) wsp: Person,
    /// Employers: per sector, per place.
    pub(super) employers: Vec<Vec<OrganisationId>>,
    pub(super) coaches: Vec<Station>,
    /// The coach who left, and who took over.
    pub(super) left: (CoachId, usize),
}

/// A contact person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: ContactId,
    pub(super) organisation: OrganisationId,
    pub(super) name: String,
    pub(super) role: &'static str,
}

/// A coach with places.
#[derive(Debug)]
pub(super) struct Station {
    pub(super) id: CoachId,
    pub(super) name: String,
    pub(super) paid_by: String,
    /// Groups of municipalities; empty is all.
    pub(super) groups: Vec<usize>,
    pub(super) free: usize,
}

/// A working day: a weekend moves to the Monday after it.
pub(super) fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// Writes organisations, contacts, rules and coaches for so many students.
pub(super) fn make(
    tx: &mut Tx<'_>,
    students: usize,
    today: NaiveDate,
) -> Result<World, StoreError> {
    let mut consultants = Vec::new();
    let mut number = 60;
    for group in GROUPS {
        let mut people = Vec::new();
        for (index, (code, place)) in group.iter().enumerate() {
            let name = crate::reference::municipality_name(code);
            let organisation = organisation(
                tx,
                OrganisationKind::Gemeente,
                &format!("Gemeente {name}"),
                code,
                place,
            )?;
            // A group shares its consultant; each municipality has somebody who can break through.
            if index == 0 {
                people.push(person(tx, &organisation, number, "consulent", false)?);
            }
            person(tx, &organisation, number + 1, "teamleider", true)?;
            number += 2;
            for (topic, text) in TOPICS.iter().skip(number % 3).take(2) {
                let rule = Rule {
                    id: None,
                    municipality_code: (*code).to_owned(),
                    topic: (*topic).to_owned(),
                    text: (*text).to_owned(),
                    source: "Oefenregel, bedacht voor dit bestand".to_owned(),
                    checked_on: Some(today - Days::new(90 + (number as u64 % 5) * 30)),
                };
                write_rule(tx, &rule)?;
            }
        }
        consultants.push(people);
    }
    let uwv = organisation(
        tx,
        OrganisationKind::Uwv,
        "UWV-kantoor Denkbeeld",
        "GM0222",
        "Doetinchem",
    )?;
    person(tx, &uwv, 84, "arbeidsdeskundige", false)?;
    let desk = organisation(
        tx,
        OrganisationKind::Wsp,
        "Werkgeversservicepunt Papierland",
        "GM0222",
        "Doetinchem",
    )?;
    let wsp = person(tx, &desk, 85, "accountmanager", false)?;
    let point = organisation(
        tx,
        OrganisationKind::Doorstroompunt,
        "Doorstroompunt Oefenregio",
        "GM0222",
        "Doetinchem",
    )?;
    person(tx, &point, 86, "consulent", false)?;
    let mbo = organisation(
        tx,
        OrganisationKind::Mbo,
        "ROC Denkbeeld",
        "GM0222",
        "Doetinchem",
    )?;
    person(tx, &mbo, 87, "intaker entree", false)?;
    let care = organisation(
        tx,
        OrganisationKind::Zorg,
        "Dagbesteding De Verzonnen Hoeve",
        "GM1876",
        "Vorden",
    )?;
    person(tx, &care, 88, "begeleider", false)?;
    let firm = organisation(
        tx,
        OrganisationKind::Jobcoachorganisatie,
        "WerkMee Fictief",
        "GM0222",
        "Doetinchem",
    )?;
    person(tx, &firm, 89, "planner", false)?;
    let mut employers = Vec::new();
    for (sector, texts) in SECTORS.iter().enumerate() {
        let mut places = Vec::new();
        for (index, (name, _)) in texts.places.iter().take(2).enumerate() {
            let (code, place) = GROUPS[(sector + index) % GROUPS.len()][0];
            let id = organisation(tx, OrganisationKind::Werkgever, name, code, place)?;
            person(tx, &id, 90 + sector, "leermeester", false)?;
            places.push(id);
        }
        employers.push(places);
    }
    let (coaches, left) = coaches(tx, students, today, &firm, &uwv)?;
    Ok(World {
        consultants,
        wsp,
        employers,
        coaches,
        left,
    })
}

fn organisation(
    tx: &mut Tx<'_>,
    kind: OrganisationKind,
    name: &str,
    code: &str,
    place: &str,
) -> Result<OrganisationId, StoreError> {
    let organisation = Organisation {
        id: None,
        kind,
        name: name.to_owned(),
        municipality_code: code.to_owned(),
        brin: String::new(),
        street: "Voorbeeldstraat 1".to_owned(),
        postcode: "0000 AA".to_owned(),
        place: place.to_owned(),
        phone: phone(name.len()),
        email: mail(name),
        website: String::new(),
        remarks: String::new(),
    };
    write(tx, &organisation)
}

fn person(
    tx: &mut Tx<'_>,
    organisation: &OrganisationId,
    number: usize,
    role: &'static str,
    red_button: bool,
) -> Result<Person, StoreError> {
    let name = colleague(number);
    let contact = Contact {
        id: None,
        organisation_id: organisation.clone(),
        email: mail(&name),
        name: name.clone(),
        role: role.to_owned(),
        phone: phone(number),
        reach: if number.is_multiple_of(2) {
            "maandag, dinsdag en donderdag"
        } else {
            "liefst per mail"
        }
        .to_owned(),
        red_button,
    };
    Ok(Person {
        id: write_contact(tx, &contact)?,
        organisation: organisation.clone(),
        name,
        role,
    })
}

/// Each 160 students bring a team of four; one of the first team's caseload came from a coach who left.
fn coaches(
    tx: &mut Tx<'_>,
    students: usize,
    today: NaiveDate,
    firm: &OrganisationId,
    uwv: &OrganisationId,
) -> Result<(Vec<Station>, (CoachId, usize)), StoreError> {
    struct Plan {
        name: &'static str,
        kind: &'static str,
        organisation: Option<OrganisationId>,
        paid_by: &'static str,
        groups: &'static [usize],
        capacity: usize,
        expertise: &'static str,
    }
    let plan = |name, kind, organisation, paid_by, groups, capacity, expertise| Plan {
        name,
        kind,
        organisation,
        paid_by,
        groups,
        capacity,
        expertise,
    };
    let team = [
        plan(
            "Marit Schets",
            "gemeente",
            Some(firm.clone()),
            "gemeente Doetinchem",
            &[0, 3],
            12,
            "groen, zorg",
        ),
        plan(
            "Joost Modelaar",
            "uwv",
            Some(uwv.clone()),
            "UWV",
            &[1, 2],
            14,
            "techniek, logistiek",
        ),
        plan(
            "Hanan Bedenk",
            "school",
            None,
            "school",
            &[],
            8,
            "horeca, detailhandel",
        ),
        plan(
            "Wim Probeersel",
            "gemeente",
            Some(firm.clone()),
            "gemeente Aalten",
            &[4, 5],
            2,
            "groen, dagbesteding",
        ),
    ];
    let mut stations = Vec::new();
    for round in 0..students.div_ceil(160) {
        for (index, plan) in team.iter().enumerate() {
            let name = if round == 0 {
                plan.name.to_owned()
            } else {
                colleague(200 + round * team.len() + index)
            };
            // Big dossiers have big caseloads.
            let capacity = if students > 160 {
                plan.capacity + 10
            } else {
                plan.capacity
            };
            let coach = coach(
                name,
                51 + index,
                plan.kind,
                plan.organisation.clone(),
                plan.paid_by,
                plan.groups,
                capacity,
                plan.expertise,
            );
            let id = jobcoaches::store::write(tx, &coach)?;
            stations.push(Station {
                id,
                name: coach.name,
                paid_by: coach.paid_by,
                groups: plan.groups.to_vec(),
                free: capacity,
            });
        }
    }
    let mut gone = coach(
        "Fatma Droombeeld".to_owned(),
        59,
        "school",
        None,
        "school",
        &[],
        8,
        "zorg",
    );
    gone.to_date = Some(today - Days::new(21));
    gone.remarks = "Werkt nu in een andere regio.".to_owned();
    let gone = jobcoaches::store::write(tx, &gone)?;
    Ok((stations, (gone, 2)))
}

#[allow(clippy::too_many_arguments)] // One call per column of a small table above.
fn coach(
    name: String,
    number: usize,
    kind: &str,
    organisation: Option<OrganisationId>,
    paid_by: &str,
    groups: &[usize],
    capacity: usize,
    expertise: &str,
) -> Coach {
    Coach {
        id: None,
        email: mail(&name),
        name,
        kind_code: kind.to_owned(),
        organisation_id: organisation,
        paid_by: paid_by.to_owned(),
        phone: phone(number),
        capacity: u32::try_from(capacity).unwrap_or_default(),
        half_year_hours: u32::try_from(capacity * 24).unwrap_or_default(),
        regime_codes: Vec::new(),
        from_date: None,
        to_date: None,
        municipality_codes: groups
            .iter()
            .flat_map(|group| GROUPS[*group])
            .map(|(code, _)| (*code).to_owned())
            .collect(),
        expertise: expertise.to_owned(),
        remarks: String::new(),
    }
}
