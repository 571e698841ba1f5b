//! What the printed passport needs, and nothing that its reader may not see.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::paper::{
    PassportPrint, PrintAnswer, PrintEvidence, PrintMeeting, PrintPerson, PrintPhoto,
    PrintPlacement, PrintSection, PrintShare, PrintSignatures, PrintStep,
};
use super::{
    AnswerStyle, PassportError, Question, SectionKind, Share, ShareStatus, Visibility, store,
};
use crate::disclosure::Edition;
use crate::ids::{MeetingId, StudentId};
use crate::jobcoaches::{self, AssignmentState};
use crate::reference::municipality_name;
use crate::store::{Dossier, StoreError, column};
use crate::students::age_on;
use crate::text::full_name;

/// What a student says on the front when nothing else was written.
const OWNER_LINE: &str = "Dit paspoort is van mij. Ik kies wie het leest.";

/// Everything for a passport on paper, as far as the reader may see it: what the profile of the
/// receiver lets through, within the parts that were chosen for this print, and of that the answers
/// that the student shows. [`Edition::own`] is the student's own copy, with everything. What is
/// withheld is nowhere in the result.
///
/// What the record adds follows the question that it stands under: internships, certificates,
/// meetings and the numbers of relatives are there only when that question may be seen, and the
/// coach, the days and whom to call only when the next step may. With whom else the student shares
/// and the plan of the route are no part of a copy for a recipient.
///
/// # Errors
/// `UnknownStudent`.
pub fn for_print(
    dossier: &Dossier,
    student: &StudentId,
    edition: &Edition,
    today: NaiveDate,
) -> Result<PassportPrint, PassportError> {
    dossier.read(|sql| {
        let passport = store::read(sql, student)?;
        let record = Record::read(sql, student, today)?;
        let own = edition.receiver().audience() <= Visibility::Coach;
        let visible = |section: SectionKind, question: &Question| {
            let answer = passport
                .answers
                .iter()
                .find(|answer| answer.question == question.code);
            let (text, visibility) = answer.map_or(("", Visibility::Coach), |answer| {
                (answer.text.as_str(), answer.visibility)
            });
            edition
                .shows(section, question, visibility)
                .then(|| PrintAnswer {
                    question: question.code.clone(),
                    label: question.label.clone(),
                    style: question.style,
                    text: text.to_owned(),
                    visibility,
                    placements: Vec::new(),
                    evidence: Vec::new(),
                    meetings: Vec::new(),
                })
        };
        let front: Vec<PrintAnswer> = passport
            .set
            .sections
            .iter()
            .filter(|section| section.kind == SectionKind::Voorkant)
            .flat_map(|section| &section.questions)
            .filter_map(|question| visible(SectionKind::Voorkant, question))
            .collect();
        let first = |style| {
            let mut front = front.iter().filter(|answer| answer.style == style);
            front
                .next()
                .map(|answer| answer.text.clone())
                .unwrap_or_default()
        };
        let mut sections = Vec::new();
        let mut relatives = false;
        for section in passport
            .set
            .sections
            .iter()
            .filter(|section| section.kind != SectionKind::Voorkant)
        {
            let mut answers = Vec::new();
            for question in &section.questions {
                let Some(mut answer) = visible(section.kind, question) else {
                    continue;
                };
                match question.style {
                    AnswerStyle::Bellen => relatives = true,
                    AnswerStyle::Stages => answer.placements = placements(sql, student, today)?,
                    AnswerStyle::Bewijzen => answer.evidence = evidence(sql, student)?,
                    AnswerStyle::Gesprekken => answer.meetings = meetings(sql, student)?,
                    _ => {}
                }
                if !(answer.text.is_empty()
                    && answer.placements.is_empty()
                    && answer.evidence.is_empty()
                    && answer.meetings.is_empty())
                {
                    answers.push(answer);
                }
            }
            if !answers.is_empty() {
                sections.push(PrintSection {
                    kind: section.kind,
                    title: section.title.clone(),
                    answers,
                });
            }
        }
        let owner_line = first(AnswerStyle::Tekst);
        let shares = if own {
            shares(&passport.shares)
        } else {
            Vec::new()
        };
        Ok(PassportPrint {
            date: today,
            name: full_name(&record.first_name, &record.prefix, &record.last_name),
            last_name: full_name("", &record.prefix, &record.last_name),
            prefix: record.prefix.clone(),
            age: record.age.filter(|_| edition.profile.age),
            school: record.school.clone(),
            class: record.class.clone(),
            status: passport.status,
            photo: if edition.profile.photo {
                photo(sql, student)?
            } else {
                None
            },
            quote: first(AnswerStyle::Groot),
            owner_line: if owner_line.is_empty() {
                OWNER_LINE.to_owned()
            } else {
                owner_line
            },
            front: front
                .into_iter()
                .filter(|answer| !answer.text.is_empty())
                .collect(),
            sections,
            next_step: if edition.allows(SectionKind::Stap) {
                next_step(sql, student, &record, own, relatives, today)?
            } else {
                PrintStep::default()
            },
            shares,
            signatures: PrintSignatures {
                student: record.first_name.clone(),
                mentor: if record.mentor.is_empty() {
                    record.coordinator.name.clone()
                } else {
                    record.mentor.clone()
                },
                // That a parent signs along says how old the student is at most.
                parent_needed: edition.profile.age && record.under_16(),
                parent: if edition.profile.age && edition.profile.relatives {
                    record.parent()
                } else {
                    String::new()
                },
            },
            first_name: record.first_name,
        })
    })
}

/// What is known about the student and the people around, as far as it is printed.
struct Record {
    first_name: String,
    prefix: String,
    last_name: String,
    age: Option<u32>,
    school: String,
    class: String,
    mentor: String,
    relatives: Vec<PrintPerson>,
    coordinator: PrintPerson,
}

impl Record {
    fn read(
        sql: &Connection,
        student: &StudentId,
        today: NaiveDate,
    ) -> Result<Self, PassportError> {
        let mut statement = sql.prepare_cached(
            "SELECT first_name, prefix, last_name, birth_date, school.name AS school, class, mentor
             FROM student JOIN school ON school.id = school_id WHERE student.id = ?1",
        )?;
        let mut rows = statement.query([student])?;
        let row = rows.next()?.ok_or(PassportError::UnknownStudent)?;
        let mut relatives = sql.prepare_cached("SELECT name, relation AS role, phone FROM relative WHERE student_id = ?1 ORDER BY position, id")?;
        let settings = crate::settings::store::read(sql)?;
        Ok(Self {
            first_name: row.get("first_name")?,
            prefix: row.get("prefix")?,
            last_name: row.get("last_name")?,
            age: column::day(row, "birth_date")?.and_then(|birth| age_on(birth, today)),
            school: row.get("school")?,
            class: row.get("class")?,
            mentor: row.get("mentor")?,
            relatives: relatives
                .query_map([student], person)?
                .collect::<Result<_, _>>()?,
            coordinator: PrintPerson {
                name: settings.user_name,
                role: "school".to_owned(),
                phone: settings.user_phone,
            },
        })
    }

    fn under_16(&self) -> bool {
        self.age.is_some_and(|age| age < 16)
    }

    /// Who signs along; a grandmother or neighbour does not.
    fn parent(&self) -> String {
        const PARENTS: [&str; 7] = [
            "moeder",
            "vader",
            "ouder",
            "voogd",
            "pleegmoeder",
            "pleegvader",
            "verzorger",
        ];
        let mut parents = self
            .relatives
            .iter()
            .filter(|person| PARENTS.contains(&person.role.to_lowercase().as_str()));
        let parent = parents.next().filter(|_| self.under_16());
        parent.map(|parent| parent.name.clone()).unwrap_or_default()
    }
}

fn person(row: &Row<'_>) -> rusqlite::Result<PrintPerson> {
    Ok(PrintPerson {
        name: row.get("name")?,
        role: row.get("role")?,
        phone: row.get("phone")?,
    })
}

fn photo(sql: &Connection, student: &StudentId) -> Result<Option<PrintPhoto>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT jpeg, width, height FROM photo JOIN student ON student.photo_id = photo.id WHERE student.id = ?1")?
        .query_row([student], |row| Ok(PrintPhoto { jpeg: row.get("jpeg")?, width: row.get("width")?, height: row.get("height")? }))
        .optional()?)
}

/// Newest first; what has no first day comes last.
fn placements(
    sql: &Connection,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Vec<PrintPlacement>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT kind, organisation, tasks, from_date, to_date, days, supervisor, supervisor_phone
         FROM placement WHERE student_id = ?1 ORDER BY coalesce(from_date, '') DESC, id DESC",
    )?;
    let found = statement.query_map([student], |row| {
        let (from, to) = (column::day(row, "from_date")?, column::day(row, "to_date")?);
        Ok(PrintPlacement {
            organisation: row.get("organisation")?,
            kind: row.get("kind")?,
            tasks: row.get("tasks")?,
            from,
            to,
            now: from.is_some_and(|from| from <= today) && to.is_none_or(|to| to >= today),
            days: row.get("days")?,
            supervisor: row.get("supervisor")?,
            supervisor_phone: row.get("supervisor_phone")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Only what the student wants in the passport, newest first.
fn evidence(sql: &Connection, student: &StudentId) -> Result<Vec<PrintEvidence>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT kind, title, issuer, date, valid_to FROM evidence
         WHERE student_id = ?1 AND in_passport = 1 ORDER BY coalesce(date, '') DESC, id DESC",
    )?;
    let found = statement.query_map([student], |row| {
        Ok(PrintEvidence {
            kind: row.get("kind")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
            date: column::day(row, "date")?,
            valid_to: column::day(row, "valid_to")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Closed meetings in which the student was talked about, oldest first.
fn meetings(sql: &Connection, student: &StudentId) -> Result<Vec<PrintMeeting>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT meeting.id, date FROM meeting JOIN meeting_item ON meeting_id = meeting.id
         WHERE student_id = ?1 AND status = 'closed' AND outcome = 'discussed' ORDER BY date, meeting.id",
    )?;
    let mut municipalities =
        sql.prepare_cached("SELECT municipality_code FROM meeting_municipality WHERE meeting_id = ?1 ORDER BY municipality_code")?;
    let mut rows = statement.query([student])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let codes = municipalities.query_map([row.get::<_, MeetingId>("id")?], |row| {
            row.get::<_, String>(0)
        })?;
        let municipalities = codes
            .map(|code| code.map(|code| municipality_name(&code).to_owned()))
            .collect::<Result<_, _>>()?;
        found.push(PrintMeeting {
            date: column::needed_day(row, "date")?,
            municipalities,
            talk: found.len() + 1,
        });
    }
    Ok(found)
}

fn next_step(
    sql: &Connection,
    student: &StudentId,
    record: &Record,
    own: bool,
    relatives: bool,
    today: NaiveDate,
) -> Result<PrintStep, StoreError> {
    let route = crate::route::store::current(sql, student)?;
    // Who walks along now, or else the first one to come; kept in that order.
    let assignment = jobcoaches::store::of_student(sql, student, today)?
        .into_iter()
        .find(|assignment| assignment.state != AssignmentState::Ended);
    let coach = match &assignment {
        None => None,
        Some(assignment) => Some(
            sql.prepare_cached(
                "SELECT coach.name, coach_kind.name AS role, phone FROM coach JOIN coach_kind ON code = kind_code WHERE id = ?1",
            )?
            .query_row([&assignment.coach_id], person)?,
        ),
    };
    let school = Some(record.coordinator.clone()).filter(|person| !person.name.is_empty());
    let others = record
        .relatives
        .iter()
        .filter(|person| relatives && !person.phone.is_empty())
        .cloned();
    Ok(PrintStep {
        plan: route
            .as_ref()
            .filter(|_| own)
            .map(|route| route.plan_a.clone())
            .unwrap_or_default(),
        last_school_day: route.and_then(|route| route.actual_end_date.or(route.expected_end_date)),
        coach_from: assignment.map(|assignment| assignment.from_date),
        contacts: coach
            .clone()
            .into_iter()
            .chain(school)
            .chain(others)
            .collect(),
        coach,
    })
}

/// Who has it and who will get it; not who is doubted and from whom it was taken back.
fn shares(all: &[Share]) -> Vec<PrintShare> {
    all.iter()
        .filter(|share| matches!(share.status, ShareStatus::TeGeven | ShareStatus::Gedeeld))
        .map(|share| PrintShare {
            recipient: share.recipient.clone(),
            role: share.role.clone(),
            sections: share.sections.clone(),
            date: share.shared_on,
        })
        .collect()
}
