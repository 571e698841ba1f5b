//! Who is at the table, and what they may see together: a part is on the screen only when each of
//! them may see it.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::names::Names;
use super::seat::{Eyes, Role, Seat};
use crate::disclosure::sight::Sight;
use crate::ids::{OrganisationId, StudentId};
use crate::meetings::{Invitation, Meeting, MeetingError, MeetingItem, Presence, blocks};
use crate::organisations::OrganisationKind;
use crate::passport::{self, AnswerStyle, Question, SectionKind, Visibility};
use crate::store::{StoreError, column};

/// Everybody who looks at the screen.
pub(super) struct Company {
    people: Vec<Person>,
    sight: Sight,
}

struct Person {
    name: String,
    organisation: String,
    role: Role,
    present: bool,
}

/// An answer of the passport that could be on the screen.
pub(super) struct Answer {
    pub(super) text: String,
    section: SectionKind,
    question: Question,
    visibility: Visibility,
}

impl Company {
    /// Who comes for this student, as noted at this student: of the meeting as a whole those who
    /// belong to the part of the student's municipality, and who comes for this student alone. Of whom
    /// it is not noted yet whether they are there counts as a looker, and is not named.
    pub(super) fn read(
        sql: &Connection,
        meeting: &Meeting,
        item: &MeetingItem,
        today: NaiveDate,
    ) -> Result<Self, MeetingError> {
        let student = &item.agenda.student_id;
        let mut people = Vec::new();
        for person in blocks::people_of(sql, meeting, &item.agenda)? {
            let away = person.presence == Presence::Absent
                || (person.presence == Presence::Unknown
                    && person.invitation == Invitation::Declined);
            if away {
                continue;
            }
            let (kind, organisation) = works_at(sql, person.organisation_id.as_ref())?;
            people.push(Person {
                role: Role::of(kind, &person.role),
                present: person.presence == Presence::Present,
                name: person.name,
                organisation,
            });
        }
        Ok(Self {
            people,
            sight: Sight::read(sql, student, today)?,
        })
    }

    /// The names of those who may not see what belongs to this part of the passport.
    pub(super) fn against(&self, section: SectionKind) -> Vec<String> {
        self.those(|person| match person.role.eyes() {
            Eyes::Student | Eyes::Family | Eyes::School => true,
            Eyes::Outside(receivers) => receivers
                .iter()
                .all(|receiver| self.sight.may_have(*receiver, &person.recipient(), section)),
        })
    }

    /// The names of those who may not see an answer of the passport.
    pub(super) fn against_answer(&self, answer: &Answer) -> Vec<String> {
        let (section, question) = (answer.section, &answer.question);
        self.those(|person| match person.role.eyes() {
            Eyes::Student => true,
            Eyes::School => answer.visibility >= Visibility::Coach,
            Eyes::Family => {
                answer.visibility == Visibility::Ontvanger
                    && self.sight.shares(&person.recipient(), section)
            }
            Eyes::Outside(receivers) => {
                self.sight.shares(&person.recipient(), section)
                    && receivers.iter().all(|receiver| {
                        self.sight
                            .shows(*receiver, section, question, answer.visibility)
                    })
            }
        })
    }

    fn those(&self, may: impl Fn(&Person) -> bool) -> Vec<String> {
        self.people
            .iter()
            .filter(|person| !may(person))
            .map(|person| person.name.clone())
            .collect()
    }

    /// Who is there, for the screen: the student first.
    pub(super) fn seats(&self, names: &Names, first_name: &str, student: Presence) -> Vec<Seat> {
        let own = (student == Presence::Present).then(|| Seat {
            name: first_name.to_owned(),
            role: Role::Jongere,
        });
        own.into_iter()
            .chain(
                self.people
                    .iter()
                    .filter(|person| person.present)
                    .map(|person| Seat {
                        name: match person.role.eyes() {
                            Eyes::Family => String::new(),
                            _ => names.of_adult(&person.name),
                        },
                        role: person.role,
                    }),
            )
            .collect()
    }
}

impl Person {
    /// As a recipient is written in the list of shares: who, of where, of what kind.
    fn recipient(&self) -> String {
        let kind = match self.role {
            Role::Vader => "vader, ouder, ouders",
            Role::Moeder => "moeder, ouder, ouders",
            Role::Familie => "ouder, ouders, familie",
            Role::Gemeente => "gemeente",
            Role::Uwv => "uwv",
            Role::Wsp => "wsp, werkgeversservicepunt",
            Role::Doorstroompunt => "doorstroompunt",
            Role::Jobcoach => "jobcoach",
            Role::Jongere
            | Role::School
            | Role::Mbo
            | Role::Werkgever
            | Role::Zorg
            | Role::Anders => "",
        };
        [&self.name, &self.organisation, kind].join(", ")
    }
}

/// What kind of organisation somebody works for, and its name.
pub(in crate::meetings) fn works_at(
    sql: &Connection,
    id: Option<&OrganisationId>,
) -> Result<(Option<OrganisationKind>, String), StoreError> {
    let Some(id) = id else {
        return Ok((None, String::new()));
    };
    Ok(sql
        .prepare_cached("SELECT kind, name FROM organisation WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((Some(column::code(row, "kind")?), row.get("name")?))
        })?)
}

/// The large words of the passport: what the student wants, else the sentence on the front.
pub(super) fn passport_words(
    sql: &Connection,
    student: &StudentId,
) -> Result<Option<Answer>, StoreError> {
    let Some(begun) = passport::store::begun(sql, student)? else {
        return Ok(None);
    };
    if begun.status == passport::PassportStatus::Ingetrokken {
        return Ok(None);
    }
    let passport = match passport::store::read(sql, student) {
        Ok(passport) => passport,
        Err(passport::PassportError::Store(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    for kind in [SectionKind::Wil, SectionKind::Voorkant] {
        for section in passport
            .set
            .sections
            .iter()
            .filter(|section| section.kind == kind)
        {
            for question in section
                .questions
                .iter()
                .filter(|question| question.style == AnswerStyle::Groot)
            {
                let found = passport.answers.iter().find(|answer| {
                    answer.question == question.code && !answer.text.trim().is_empty()
                });
                if let Some(answer) = found {
                    return Ok(Some(Answer {
                        text: answer.text.clone(),
                        section: kind,
                        question: question.clone(),
                        visibility: answer.visibility,
                    }));
                }
            }
        }
    }
    Ok(None)
}
