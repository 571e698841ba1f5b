//! What is known of who waits and of who can: read once for the whole split.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::super::assign::{self, Wish};
use super::super::fit::{self, Asked, Period, Taken};
use super::super::{Coach, CoachError, Objection, store};
use crate::ids::{CoachId, StudentId};
use crate::reference;
use crate::settings::{self, Settings};
use crate::text::fold;

/// How far a coach has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Travel {
    /// Works where the student lives.
    Here,
    /// The same labour market region.
    Region,
    /// Further, or nobody knows.
    Far,
}

/// A coach as the split sees one.
pub(super) struct CoachFacts {
    pub(super) id: CoachId,
    pub(super) coach: Coach,
    pub(super) taken: Vec<Taken>,
    /// Municipality of the organisation, when known.
    pub(super) base: String,
    /// Walks or walked along with a student of this school, or is of the school.
    pub(super) known: bool,
    words: Vec<(String, String)>,
}

/// Everything the split is made of.
pub(super) struct World {
    pub(super) today: NaiveDate,
    pub(super) students: Vec<Wish>,
    pub(super) coaches: Vec<CoachFacts>,
    pub(super) settings: Settings,
    /// The last coach of a student, over by now.
    before: HashMap<StudentId, CoachId>,
    /// The days from which somebody asks a coach, in order.
    pub(super) days: Vec<NaiveDate>,
    regimes: BTreeMap<String, String>,
}

impl World {
    pub(super) fn read(sql: &Connection, today: NaiveDate) -> Result<Self, CoachError> {
        let mut students = assign::wishes(sql, today)?;
        students.sort_by_cached_key(|wish| {
            (
                wish.from.is_none(),
                wish.from,
                fold(&wish.who.name),
                wish.who.id.clone(),
            )
        });
        let bases = bases(sql)?;
        let had: HashSet<CoachId> = column(sql, "SELECT DISTINCT coach_id FROM assignment")?;
        let mut coaches = Vec::new();
        for row in store::rows(sql, None, today)?
            .into_iter()
            .filter(|row| !row.left)
        {
            coaches.push(CoachFacts {
                taken: fit::of_coach(sql, &row.id, None)?,
                base: bases.get(&row.id).cloned().unwrap_or_default(),
                known: row.coach.kind_code == "school" || had.contains(&row.id),
                words: words(&row.coach.expertise),
                id: row.id,
                coach: row.coach,
            });
        }
        let mut days: Vec<NaiveDate> = students.iter().map(|wish| first_day(wish, today)).collect();
        days.sort_unstable();
        days.dedup();
        Ok(Self {
            today,
            before: before(sql, today)?,
            settings: settings::store::read(sql)?,
            students,
            coaches,
            days,
            regimes: regimes(sql)?,
        })
    }

    pub(super) fn student(&self, id: &StudentId) -> Option<usize> {
        self.students.iter().position(|wish| wish.who.id == *id)
    }

    pub(super) fn coach(&self, id: &CoachId) -> Option<usize> {
        self.coaches.iter().position(|coach| coach.id == *id)
    }

    /// First day of the guidance.
    pub(super) fn first_day(&self, student: usize) -> NaiveDate {
        first_day(&self.students[student], self.today)
    }

    /// The period of a window: from one day that somebody asks to the day before the next.
    pub(super) fn window(&self, at: usize) -> Period {
        Period {
            from: self.days[at],
            to: self
                .days
                .get(at + 1)
                .and_then(|next| next.checked_sub_days(Days::new(1))),
        }
    }

    /// What stands in the way of a pair whoever else is placed: everything but fullness.
    pub(super) fn rules(&self, student: usize, coach: usize) -> Vec<Objection> {
        let (wish, facts) = (&self.students[student], &self.coaches[coach]);
        let during = Period {
            from: self.first_day(student),
            to: None,
        };
        let asked = Asked {
            regime_code: &wish.regime_code,
            hours: 0,
        };
        fit::objections(&facts.coach, &wish.who, during, asked, &[], &[])
    }

    pub(super) fn same_as_before(&self, student: usize, coach: usize) -> bool {
        self.before.get(&self.students[student].who.id) == Some(&self.coaches[coach].id)
    }

    pub(super) fn had_before(&self, student: usize) -> bool {
        let last = self.before.get(&self.students[student].who.id);
        last.is_some_and(|last| self.coach(last).is_some())
    }

    pub(super) fn asks_for(&self, student: usize, coach: usize) -> bool {
        self.students[student].asks_for.as_ref() == Some(&self.coaches[coach].id)
    }

    /// The coach's own word that the plan of the student asks, `groen`.
    pub(super) fn knows_work(&self, student: usize, coach: usize) -> Option<&str> {
        let plan = fold(&self.students[student].plan);
        let words = &self.coaches[coach].words;
        words
            .iter()
            .find(|(folded, _)| plan.contains(folded.as_str()))
            .map(|(_, word)| word.as_str())
    }

    /// From what we know without asking anybody: the municipality of the organisation, or the
    /// municipalities that the coach named.
    pub(super) fn travel(&self, student: usize, coach: usize) -> Travel {
        let home = &self.students[student].who.municipality_code;
        let facts = &self.coaches[coach];
        if home.is_empty() {
            return Travel::Far;
        }
        let region =
            |code: &str| reference::by_code(code).map(|found| found.labour_region_code.clone());
        let near = |code: &String| {
            code == home || region(code).is_some_and(|own| Some(own) == region(home))
        };
        if facts.base.is_empty() {
            return if facts.coach.municipality_codes.contains(home) {
                Travel::Here
            } else {
                Travel::Far
            };
        }
        if facts.base == *home {
            Travel::Here
        } else if near(&facts.base) {
            Travel::Region
        } else {
            Travel::Far
        }
    }

    /// Name of a regime.
    pub(super) fn regime<'a>(&'a self, code: &'a str) -> &'a str {
        self.regimes.get(code).map_or(code, String::as_str)
    }
}

fn first_day(wish: &Wish, today: NaiveDate) -> NaiveDate {
    wish.from.unwrap_or(today).max(today)
}

/// The words of an expertise that say something, folded and as they were typed.
fn words(expertise: &str) -> Vec<(String, String)> {
    expertise
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(|word| (fold(word), word.to_lowercase()))
        .collect()
}

fn column<T: rusqlite::types::FromSql + Eq + std::hash::Hash>(
    sql: &Connection,
    question: &'static str,
) -> Result<HashSet<T>, CoachError> {
    let mut statement = sql.prepare_cached(question)?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn bases(sql: &Connection) -> Result<HashMap<CoachId, String>, CoachError> {
    let mut statement = sql.prepare_cached(
        "SELECT coach.id, organisation.municipality_code FROM coach
         JOIN organisation ON organisation.id = organisation_id WHERE municipality_code <> ''",
    )?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn before(sql: &Connection, today: NaiveDate) -> Result<HashMap<StudentId, CoachId>, CoachError> {
    // The last one is written over those before.
    let mut statement = sql.prepare_cached(
        "SELECT student_id, coach_id FROM assignment WHERE to_date < ?1 ORDER BY to_date, from_date, id",
    )?;
    let found = statement.query_map([today.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn regimes(sql: &Connection) -> Result<BTreeMap<String, String>, CoachError> {
    let mut statement = sql.prepare_cached("SELECT code, name FROM regime")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}
