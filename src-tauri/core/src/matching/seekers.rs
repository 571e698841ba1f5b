//! Students who look for a place, read in a few queries over whole tables.
//!
//! What is read here is what the table may see, and no more: the first name, the plan, answers in
//! the parts "Wat kan ik?" and "Wat wil ik?" that the student shows to receivers, certificates that
//! the student wants in the passport, and how far and how long. An answer with a word that points
//! at health stays out, also when the student shows it: the screen is on a beamer (handbook 5.3 and
//! 10.2). "Dit vind ik nog moeilijk" is for a talk, not for a table.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::looks::short_names;
use super::prepare::{self, Been, Certificate, SeekerFacts, Words, Worked};
use super::search;
use super::seeking::{Facts, Seeks, Stay, Why, seeks};
use super::types::{JobSearch, LookState};
use crate::disclosure::{Edition, Receiver, profile};
use crate::ids::{OpenPlaceId, OrganisationId, QuestionSetId, StudentId};
use crate::passport::{
    PassportStatus, Question, QuestionSet, SectionKind, Visibility, points_at_health,
};
use crate::reference::{self, field_names, fields_in};
use crate::route::Phase;
use crate::store::StoreError;
use crate::store::column::{code, day, needed_day};
use crate::text::fold;

/// Questions of a part that is shown, which are not for a table.
const NOT_FOR_A_TABLE: &[&str] = &["moeilijk"];
/// The question that speaks against.
const NOT_WANTED: &str = "wil-niet";

/// A student who looks, with what the table shows.
#[derive(Debug)]
pub(super) struct Seeker {
    pub(super) facts: SeekerFacts,
    pub(super) why: Why,
    pub(super) plan: String,
    pub(super) said: Said,
    pub(super) search: JobSearch,
}

/// What the student shows to receivers.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) can: Vec<String>,
    pub(super) wants: Vec<String>,
    pub(super) not: Vec<String>,
}

/// Everybody who looks for a place on this day, by name; with what the table may see, or less when
/// an edition asks so.
pub(super) fn all(
    sql: &Connection,
    today: NaiveDate,
    narrower: Option<&Edition>,
) -> Result<Vec<Seeker>, StoreError> {
    let mut searches = search::all(sql, None)?;
    let mut stays = placements(sql)?;
    let mut found = Vec::new();
    let mut people = Vec::new();
    for person in people_on_a_route(sql)? {
        let worked = stays.remove(&person.id).unwrap_or_default();
        let search = searches
            .remove(&person.id)
            .unwrap_or_else(|| search::nothing(person.id.clone()));
        let short: Vec<Stay<'_>> = worked.iter().map(Placed::stay).collect();
        let answer = seeks(
            &Facts {
                phase: person.phase,
                fell_back_on: person.fell_back_on,
                leaving: person.leaving,
                plan_code: &person.plan_a_code,
                plan: &person.plan_a,
                profile: &person.profile,
                stays: &short,
                said: search.looks,
            },
            today,
        );
        if let Seeks::Yes(why) = answer {
            people.push((
                person.id.clone(),
                person.first_name.clone(),
                person.last_name.clone(),
            ));
            found.push((person, worked, search, why));
        }
    }
    let names = short_names(people.into_iter());
    let mut said = answers(sql, narrower)?;
    let mut certificates = certificates(sql)?;
    let mut been = looked(sql)?;
    let mut seekers: Vec<Seeker> = found
        .into_iter()
        .map(|(person, worked, search, why)| {
            let id = person.id.clone();
            let name = names.get(&id).unwrap_or(&person.first_name).clone();
            let said = said.remove(&id).unwrap_or_default();
            let certificates = certificates.remove(&id).unwrap_or_default();
            let been = been.remove(&id).unwrap_or_default();
            ready(
                person,
                name,
                &worked,
                certificates,
                been,
                said,
                search,
                why,
                today,
            )
        })
        .collect();
    seekers.sort_by_cached_key(|seeker| (fold(&seeker.facts.name), seeker.facts.id.clone()));
    Ok(seekers)
}

/// Who look for a place on this day, by name.
pub(crate) fn looking(sql: &Connection, today: NaiveDate) -> Result<Vec<StudentId>, StoreError> {
    let seekers = all(sql, today, None)?;
    Ok(seekers.into_iter().map(|seeker| seeker.facts.id).collect())
}

/// A student as read, before anything is weighed.
struct Person {
    id: StudentId,
    first_name: String,
    last_name: String,
    municipality_code: String,
    profile: String,
    phase: Phase,
    fell_back_on: Option<NaiveDate>,
    leaving: Option<NaiveDate>,
    plan_a_code: String,
    plan_a: String,
    plan_b_code: String,
    plan_b: String,
}

/// Everybody with the latest route.
fn people_on_a_route(sql: &Connection) -> Result<Vec<Person>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT s.id, s.first_name, s.last_name, s.municipality_code, s.outflow_profile, r.phase, r.phase_since,
                r.fell_back_from, coalesce(r.actual_end_date, r.expected_end_date) AS leaving,
                r.plan_a_code, r.plan_a, r.plan_b_code, r.plan_b
         FROM student AS s JOIN route AS r ON r.id =
           (SELECT id FROM route WHERE student_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1)",
    )?;
    let rows = statement.query_map([], |row| {
        let fell: String = row.get("fell_back_from")?;
        Ok(Person {
            id: row.get("id")?,
            first_name: row.get("first_name")?,
            last_name: row.get("last_name")?,
            municipality_code: row.get("municipality_code")?,
            profile: row.get("outflow_profile")?,
            phase: code(row, "phase")?,
            fell_back_on: (!fell.is_empty())
                .then(|| needed_day(row, "phase_since"))
                .transpose()?,
            leaving: day(row, "leaving")?,
            plan_a_code: row.get("plan_a_code")?,
            plan_a: row.get("plan_a")?,
            plan_b_code: row.get("plan_b_code")?,
            plan_b: row.get("plan_b")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An internship or work as read.
struct Placed {
    kind: String,
    organisation_id: Option<OrganisationId>,
    organisation: String,
    tasks: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Placed {
    fn stay(&self) -> Stay<'_> {
        Stay {
            kind: &self.kind,
            from: self.from,
            to: self.to,
        }
    }
}

fn placements(sql: &Connection) -> Result<HashMap<StudentId, Vec<Placed>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT student_id, kind, organisation_id, organisation, tasks, from_date, to_date FROM placement
         ORDER BY coalesce(from_date, ''), id",
    )?;
    grouped(&mut statement, |row| {
        Ok(Placed {
            kind: row.get("kind")?,
            organisation_id: row.get("organisation_id")?,
            organisation: row.get("organisation")?,
            tasks: row.get("tasks")?,
            from: day(row, "from_date")?,
            to: day(row, "to_date")?,
        })
    })
}

fn certificates(sql: &Connection) -> Result<HashMap<StudentId, Vec<Certificate>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT student_id, kind, title, valid_to FROM evidence WHERE in_passport = 1 ORDER BY coalesce(date, ''), id",
    )?;
    grouped(&mut statement, |row| {
        let (kind, title): (String, String) = (row.get("kind")?, row.get("title")?);
        Ok(Certificate {
            words: Words::of(&format!("{kind} {title}"), 3),
            title,
            valid_to: day(row, "valid_to")?,
        })
    })
}

fn looked(sql: &Connection) -> Result<HashMap<StudentId, Vec<Been>>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT l.student_id, l.place_id, l.state, coalesce(l.outcome_on, l.day, l.created_at) AS seen_on,
                p.organisation_id, p.organisation
         FROM place_look AS l JOIN open_place AS p ON p.id = l.place_id ORDER BY l.created_at, l.id",
    )?;
    grouped(&mut statement, |row| {
        let state: LookState = code(row, "state")?;
        let place_id: OpenPlaceId = row.get("place_id")?;
        Ok(Been {
            place_id,
            organisation_id: row.get("organisation_id")?,
            folded: fold(&row.get::<_, String>("organisation")?),
            on: needed_day(row, "seen_on")?,
            state,
        })
    })
}

fn grouped<T>(
    statement: &mut rusqlite::Statement<'_>,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<HashMap<StudentId, Vec<T>>, StoreError> {
    let mut found: HashMap<StudentId, Vec<T>> = HashMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found
            .entry(row.get("student_id")?)
            .or_default()
            .push(read(row)?);
    }
    Ok(found)
}

/// Answers that a table may see, of passports that are not taken back.
fn answers(
    sql: &Connection,
    narrower: Option<&Edition>,
) -> Result<HashMap<StudentId, Said>, StoreError> {
    let questions = questions(sql)?;
    let editions = [
        Edition::of(profile(sql, Receiver::Werkgever)?),
        Edition::of(profile(sql, Receiver::Gemeente)?),
    ];
    let mut statement = sql.prepare_cached(
        "SELECT p.student_id, p.question_set_id, p.status, a.question, a.text, a.visibility
         FROM answer AS a JOIN passport AS p ON p.id = a.passport_id
         WHERE a.visibility = 'ontvanger' AND a.text <> '' ORDER BY a.passport_id, a.question",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<StudentId, Said> = HashMap::new();
    while let Some(row) = rows.next()? {
        let status: PassportStatus = code(row, "status")?;
        let visibility: Visibility = code(row, "visibility")?;
        let set: QuestionSetId = row.get("question_set_id")?;
        let asked: String = row.get("question")?;
        let Some((section, question)) = questions.get(&set).and_then(|of| of.get(&asked)) else {
            continue;
        };
        let text: String = row.get("text")?;
        let shown = status != PassportStatus::Ingetrokken
            && matches!(section, SectionKind::Kan | SectionKind::Wil)
            && !NOT_FOR_A_TABLE.contains(&asked.as_str())
            && editions
                .iter()
                .chain(narrower)
                .all(|edition| edition.shows(*section, question, visibility))
            && !points_at_health(&text);
        if !shown {
            continue;
        }
        let said = found.entry(row.get("student_id")?).or_default();
        let part = match section {
            SectionKind::Kan => &mut said.can,
            _ if asked == NOT_WANTED => &mut said.not,
            _ => &mut said.wants,
        };
        part.extend(
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned),
        );
    }
    Ok(found)
}

type Questions = HashMap<QuestionSetId, HashMap<String, (SectionKind, Question)>>;

fn questions(sql: &Connection) -> Result<Questions, StoreError> {
    let mut statement = sql.prepare_cached("SELECT id, content FROM question_set")?;
    let mut rows = statement.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let content: String = row.get("content")?;
        let set: QuestionSet = serde_json::from_str(&content).map_err(|_| StoreError::Damaged)?;
        let mut questions = HashMap::new();
        for section in set.sections {
            for question in section.questions {
                questions.insert(question.code.clone(), (section.kind, question));
            }
        }
        found.insert(row.get("id")?, questions);
    }
    Ok(found)
}

#[allow(clippy::too_many_arguments)]
fn ready(
    person: Person,
    name: String,
    worked: &[Placed],
    certificates: Vec<Certificate>,
    been: Vec<Been>,
    said: Said,
    search: JobSearch,
    why: Why,
    today: NaiveDate,
) -> Seeker {
    // The coordinator's words, on a beamer: the same care as for the student's.
    let shown = |text: String| {
        if points_at_health(&text) {
            String::new()
        } else {
            text
        }
    };
    let (plan, plan_b) = (shown(person.plan_a), shown(person.plan_b));
    let wants = format!("{plan} {}", said.wants.join(" "));
    let not = said.not.join(" ");
    let wanted = fields_in(&wants);
    let facts = SeekerFacts {
        id: person.id,
        kinds: prepare::kinds_of(&person.plan_a_code, &plan, &person.profile),
        // What somebody does not want is never what somebody wants.
        wants: wanted & !fields_in(&not),
        wants_words: Words::of(&wants, 5),
        plan_b: fields_in(&plan_b) | prepare_plan_b(&person.plan_b_code),
        did: worked
            .iter()
            .map(|one| fields_in(&format!("{} {}", one.organisation, one.tasks)))
            .fold(0, |all, one| all | one),
        not: fields_in(&not),
        not_words: Words::of(&not, 5),
        can_words: Words::of(&said.can.join(" "), 5),
        hours: search.hours_per_week,
        days: prepare::days(&search.days),
        reach: search.reach,
        municipality: reference::by_code(&person.municipality_code),
        at_school: person.phase.at_school() && person.leaving.is_none_or(|day| day >= today),
        leaving: person.leaving,
        worked: worked
            .iter()
            .filter(|one| one.from.is_none_or(|from| from <= today))
            .map(|one| Worked {
                organisation_id: one.organisation_id.clone(),
                folded: fold(&one.organisation),
                ended: one.to.filter(|to| *to < today),
            })
            .collect(),
        certificates,
        been,
        name,
    };
    // Only the kind of plan was chosen: that is said, so that nobody reads that there is none.
    let plan = match reference::destination(&person.plan_a_code) {
        Some(destination) if plan.is_empty() => destination.name.clone(),
        _ => plan,
    };
    Seeker {
        facts,
        why,
        plan,
        said,
        search,
    }
}

/// A course as plan B names its field in its own name.
fn prepare_plan_b(code: &str) -> reference::Fields {
    reference::destination(code).map_or(0, |destination| fields_in(&destination.name))
}

impl Seeker {
    /// Fields of work that the student wants, by name.
    pub(super) fn fields(&self) -> Vec<String> {
        field_names(self.facts.wants)
    }
}
