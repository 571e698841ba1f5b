//! Who is who: whose list an agreement stands on, and what the list says of the owner.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{OwnerKey, OwnerList, OwnerRow, OwnerStudent};
use crate::agreements::line::is_somebody;
use crate::agreements::{Agreement, OwnerKind};
use crate::ids::{ContactId, OrganisationId, StudentId};
use crate::reference;
use crate::settings;
use crate::store::{StoreError, column};
use crate::students::age_on;
use crate::text::fold;

/// A person at an organisation.
struct Person {
    name: String,
    organisation: OrganisationId,
    email: String,
    phone: String,
}

/// What the lists need of a student.
struct StudentFacts {
    first_name: String,
    /// Without prefix.
    last_name: String,
    search_text: String,
    number: String,
    class: String,
    municipality: String,
    mentor: String,
    email: String,
    phone: String,
    birth_date: Option<NaiveDate>,
    represented: bool,
}

/// Who is who: read once for a whole list.
pub(in crate::agreements) struct Known {
    me: String,
    people: HashMap<ContactId, Person>,
    /// Contacts by folded name; a name of two people says nobody.
    by_name: HashMap<String, Option<ContactId>>,
    organisations: HashMap<OrganisationId, (String, String)>,
    students: HashMap<StudentId, StudentFacts>,
}

impl Known {
    pub(in crate::agreements) fn read(sql: &Connection) -> Result<Self, StoreError> {
        let mut known = Self {
            me: fold(&settings::store::user_name(sql)?),
            people: HashMap::new(),
            by_name: HashMap::new(),
            organisations: HashMap::new(),
            students: HashMap::new(),
        };
        known.read_people(sql)?;
        known.read_students(sql)?;
        Ok(known)
    }

    fn read_people(&mut self, sql: &Connection) -> Result<(), StoreError> {
        let mut statement =
            sql.prepare_cached("SELECT id, name, kind, municipality_code FROM organisation")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get("kind")?;
            let code: String = row.get("municipality_code")?;
            let code = if kind == "gemeente" {
                code
            } else {
                String::new()
            };
            self.organisations
                .insert(row.get("id")?, (row.get("name")?, code));
        }
        let mut statement = sql.prepare_cached(
            "SELECT id, name, organisation_id, email, phone, archived FROM contact ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: ContactId = row.get("id")?;
            let name: String = row.get("name")?;
            if !row.get::<_, bool>("archived")? {
                self.by_name
                    .entry(fold(&name))
                    .and_modify(|one| *one = None)
                    .or_insert_with(|| Some(id.clone()));
            }
            let person = Person {
                name,
                organisation: row.get("organisation_id")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
            };
            self.people.insert(id, person);
        }
        Ok(())
    }

    /// Only those with something open, or in a calendar.
    fn read_students(&mut self, sql: &Connection) -> Result<(), StoreError> {
        let mut statement = sql.prepare_cached(
            "SELECT id, first_name, last_name, search_text, number, class, municipality_code, mentor, email, phone, birth_date,
               legal_representation
             FROM student WHERE id IN (SELECT student_id FROM agreement WHERE status = 'open')
                OR id IN (SELECT a.student_id FROM calendar_event AS e JOIN agreement AS a ON a.id = e.subject_id
                          WHERE e.kind = 'agreement')",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let representation: String = row.get("legal_representation")?;
            let facts = StudentFacts {
                first_name: row.get("first_name")?,
                last_name: row.get("last_name")?,
                search_text: row.get("search_text")?,
                number: row.get("number")?,
                class: row.get("class")?,
                municipality: row.get("municipality_code")?,
                mentor: row.get("mentor")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
                birth_date: column::day(row, "birth_date")?,
                represented: decided_for(&representation),
            };
            self.students.insert(row.get("id")?, facts);
        }
        Ok(())
    }

    /// Initials and number of a student: what may stand where a name may not.
    pub(in crate::agreements) fn sign(&self, student: &StudentId) -> Option<(String, &str)> {
        let facts = self.students.get(student)?;
        Some((initials(facts), facts.number.as_str()))
    }

    /// Whose list an agreement stands on.
    pub(super) fn key(&self, agreement: &Agreement) -> OwnerKey {
        let name = fold(&agreement.owner);
        let student = &agreement.student_id;
        let around = |name: String| OwnerKey::Around {
            id: student.clone(),
            kind: agreement.owner_kind,
            name,
        };
        if agreement.owner_kind == OwnerKind::Ik || (!self.me.is_empty() && name == self.me) {
            return OwnerKey::Ik;
        }
        if let Some(id) = &agreement.owner_contact_id {
            return OwnerKey::Contact { id: id.clone() };
        }
        match agreement.owner_kind {
            OwnerKind::Jongere => {
                return OwnerKey::Student {
                    id: student.clone(),
                };
            }
            OwnerKind::Ouder => return around(name),
            _ => {}
        }
        // Words that say a role and not a person mean somebody else for each student.
        match name.as_str() {
            "gemeente" | "de gemeente" => {
                let facts = self.students.get(student);
                match facts.filter(|facts| !facts.municipality.is_empty()) {
                    Some(facts) => OwnerKey::Gemeente {
                        code: facts.municipality.clone(),
                    },
                    None => around(name),
                }
            }
            "mentor" | "de mentor" => {
                let facts = self.students.get(student);
                match facts.filter(|facts| !facts.mentor.is_empty()) {
                    Some(facts) if fold(&facts.mentor) == self.me => OwnerKey::Ik,
                    Some(facts) => OwnerKey::Name {
                        name: fold(&facts.mentor),
                    },
                    None => around(name),
                }
            }
            "iemand" | "iemand anders" => around(name),
            word if is_somebody(word) => around(name),
            _ => match self.by_name.get(&name) {
                Some(Some(id)) => OwnerKey::Contact { id: id.clone() },
                // Two people of one name: nobody gets to see the other's students.
                Some(None) => around(name),
                None => OwnerKey::Name { name },
            },
        }
    }

    pub(in crate::agreements) fn is_of(&self, agreement: &Agreement, key: &OwnerKey) -> bool {
        let own = self.key(agreement);
        let OwnerKey::Organisation { id } = key else {
            return own == *key;
        };
        let Some((name, code)) = self.organisations.get(id) else {
            return false;
        };
        match own {
            OwnerKey::Contact { id: contact } => self
                .people
                .get(&contact)
                .is_some_and(|person| person.organisation == *id),
            OwnerKey::Gemeente { code: of } => !code.is_empty() && of == *code,
            OwnerKey::Name { name: of } => of == fold(name),
            _ => false,
        }
    }

    /// The list of an owner; nothing when nothing is open.
    pub(super) fn list(
        &self,
        key: OwnerKey,
        own: Vec<Agreement>,
        today: NaiveDate,
    ) -> Option<OwnerList> {
        let owner = self.row(key, &own.iter().collect::<Vec<_>>())?;
        let mut by_student: HashMap<StudentId, OwnerStudent> = HashMap::new();
        for agreement in own {
            if let Some(student) = by_student.get_mut(&agreement.student_id) {
                student.agreements.push(agreement);
            } else if let Some(student) = self.student(agreement, today) {
                by_student.insert(student.student_id.clone(), student);
            }
        }
        let mut students: Vec<OwnerStudent> = by_student.into_values().collect();
        students.sort_by_cached_key(|student| {
            let facts = self.students.get(&student.student_id);
            (
                facts.map(|facts| facts.search_text.clone()),
                student.student_id.clone(),
            )
        });
        Some(OwnerList { owner, students })
    }

    /// How it stands with an owner; nothing when nothing is open.
    pub(super) fn row(&self, key: OwnerKey, list: &[&Agreement]) -> Option<OwnerRow> {
        let first = list.first()?;
        let late = list.iter().filter(|one| one.days_late > 0);
        let students: HashSet<&StudentId> = list.iter().map(|one| &one.student_id).collect();
        let mut row = OwnerRow {
            kind: first.owner_kind,
            owner: first.owner.clone(),
            organisation: String::new(),
            organisation_id: None,
            email: String::new(),
            phone: String::new(),
            open: list.len(),
            late: late.clone().count(),
            days_late: late.clone().map(|one| one.days_late).max().unwrap_or(0),
            next_due: list
                .iter()
                .filter(|one| one.days_late == 0)
                .filter_map(|one| one.due)
                .min(),
            students: students.len(),
            reminded_on: late.filter_map(|one| one.reminded_on).max(),
            key,
        };
        self.fill(&mut row, first);
        Some(row)
    }

    /// Names and how to reach.
    fn fill(&self, row: &mut OwnerRow, first: &Agreement) {
        let facts = self.students.get(&first.student_id);
        match &row.key {
            OwnerKey::Contact { id } => {
                if let Some(person) = self.people.get(id) {
                    row.owner.clone_from(&person.name);
                    row.email.clone_from(&person.email);
                    row.phone.clone_from(&person.phone);
                    row.organisation_id = Some(person.organisation.clone());
                }
            }
            OwnerKey::Organisation { id } => {
                row.organisation_id = Some(id.clone());
                if let Some((name, _)) = self.organisations.get(id) {
                    row.owner.clone_from(name);
                }
                return;
            }
            OwnerKey::Gemeente { code } => {
                row.owner = format!("gemeente {}", reference::municipality_name(code));
                row.organisation_id = self
                    .organisations
                    .iter()
                    .filter(|(_, (_, of))| of == code)
                    .map(|(id, _)| id.clone())
                    .min();
                return;
            }
            OwnerKey::Student { .. } => {
                if let Some(facts) = facts {
                    row.owner.clone_from(&first.student);
                    row.email.clone_from(&facts.email);
                    row.phone.clone_from(&facts.phone);
                }
                return;
            }
            OwnerKey::Around { .. } => {
                if let Some(facts) = facts {
                    row.organisation = format!("bij {}", facts.first_name);
                }
                return;
            }
            OwnerKey::Name { name } => {
                // "de mentor" of a student whose mentor is known.
                if let Some(facts) = facts.filter(|facts| fold(&facts.mentor) == *name) {
                    row.owner.clone_from(&facts.mentor);
                }
                return;
            }
            OwnerKey::Ik => return,
        }
        let organisation = row.organisation_id.as_ref();
        if let Some((name, _)) = organisation.and_then(|id| self.organisations.get(id)) {
            row.organisation.clone_from(name);
        }
    }

    fn student(&self, agreement: Agreement, today: NaiveDate) -> Option<OwnerStudent> {
        let facts = self.students.get(&agreement.student_id)?;
        Some(OwnerStudent {
            student_id: agreement.student_id.clone(),
            name: agreement.student.clone(),
            first_name: facts.first_name.clone(),
            number: facts.number.clone(),
            initials: initials(facts),
            class: facts.class.clone(),
            age: facts.birth_date.and_then(|birth| age_on(birth, today)),
            represented: facts.represented,
            agreements: vec![agreement],
        })
    }
}

/// Does somebody decide for the student by law, as it stands in the file?
pub(crate) fn decided_for(representation: &str) -> bool {
    let folded = fold(representation);
    let mut words = ["mentor", "bewind", "curatele", "voogd"].iter();
    words.any(|word| folded.contains(word))
}

/// `S.V.` of Sanne Voorbeeld.
fn initials(facts: &StudentFacts) -> String {
    [&facts.first_name, &facts.last_name]
        .into_iter()
        .filter_map(|name| name.chars().next())
        .map(|letter| format!("{letter}."))
        .collect()
}
