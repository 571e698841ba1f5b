//! The rows in memory: read in a few queries over whole tables, never one query per student.
//!
//! Fifty thousand rows have to fit and to be searched between two keystrokes. So values that many
//! students share stand once in [`Lists`], the texts of a row that are only shown stand in one
//! piece, and all texts that are searched lie behind each other in one block.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, Row as Columns};

use super::lists::Lists;
use crate::ids::StudentId;
use crate::meetings::store::on_agenda;
use crate::movement;
use crate::route::Phase;
use crate::store::StoreError;
use crate::store::column::parse;

/// Between the texts of a row; nobody types it.
const SEPARATOR: char = '\u{1f}';

/// One student. Holds nothing that depends on the day.
#[derive(Debug)]
pub(crate) struct Row {
    pub(super) id: StudentId,
    /// First name, prefix, last name, number, phone, plan A.
    texts: Box<str>,
    /// As it stands in the dossier: folded, last name first, so rows sort by it.
    search: Box<str>,
    pub(super) birth_date: Option<NaiveDate>,
    /// Places in [`Lists`].
    pub(super) class: u32,
    pub(super) school_type: u32,
    pub(super) cohort: u32,
    pub(super) municipality: u32,
    pub(super) has_municipality: bool,
    /// The mentor and the one who is responsible.
    pub(super) people: [u32; 2],
    pub(super) phase: Phase,
    pub(super) fell_back_from: Option<Phase>,
    pub(super) unreachable: bool,
    pub(super) red_button: bool,
    /// The last talk that was held.
    pub(super) talked_on: Option<NaiveDate>,
    /// Days of meetings that are planned.
    pub(super) planned: Vec<NaiveDate>,
    /// A jobcoach was wished in the latest talk in which it came up.
    pub(super) coach_wished: bool,
    pub(super) assignments: Vec<Assigned>,
    /// The open agreement that is due first.
    pub(super) due: Option<NaiveDate>,
    pub(super) due_text: Box<str>,
    /// The last day on which anything happened; the start of the route at least.
    pub(super) last_activity: NaiveDate,
    /// When the route in this row began, to tell it from an earlier one, with its number.
    route: (Box<str>, Box<str>),
}

/// A coach for a period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assigned {
    /// Place in [`Lists::coaches`].
    pub(super) coach: u32,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
}

/// The texts of a row that are only shown.
pub(super) struct Texts<'a> {
    pub(super) first_name: &'a str,
    pub(super) prefix: &'a str,
    pub(super) last_name: &'a str,
    pub(super) number: &'a str,
    pub(super) phone: &'a str,
    pub(super) plan_a: &'a str,
}

impl Row {
    pub(super) fn texts(&self) -> Texts<'_> {
        let mut parts = self.texts.split(SEPARATOR);
        let mut next = || parts.next().unwrap_or_default();
        Texts {
            first_name: next(),
            prefix: next(),
            last_name: next(),
            number: next(),
            phone: next(),
            plan_a: next(),
        }
    }
}

/// All rows by name, and what belongs to them.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) lists: Lists,
    /// How many have a route that is not closed.
    pub(super) open: usize,
    /// The searched texts of all rows behind each other, each closed by a NUL.
    pub(super) texts: String,
    /// Where the text of each row ends in `texts`.
    pub(super) ends: Vec<usize>,
}

impl Table {
    /// Reads every student.
    pub(super) fn read(sql: &Connection) -> Result<Self, StoreError> {
        let mut table = Self::default();
        table.rows = read(sql, None, &mut table.lists)?;
        table.arrange();
        Ok(table)
    }

    /// Reads the students that changed again; those that are gone leave the table.
    pub(super) fn refresh(
        &mut self,
        sql: &Connection,
        stale: &BTreeSet<StudentId>,
    ) -> Result<(), StoreError> {
        let fresh = read(sql, Some(stale), &mut self.lists)?;
        self.rows.retain(|row| !stale.contains(&row.id));
        self.rows.extend(fresh);
        self.arrange();
        Ok(())
    }

    fn arrange(&mut self) {
        // Sorts by name with the number as tie-break, and is quick on rows that are nearly in order.
        self.rows.sort_by(|a, b| a.search.cmp(&b.search));
        self.open = self
            .rows
            .iter()
            .filter(|row| !row.phase.is_closed())
            .count();
        self.texts.clear();
        self.ends.clear();
        for row in &self.rows {
            self.texts.push_str(&row.search);
            self.texts.push('\0');
            self.ends.push(self.texts.len());
        }
    }
}

/// Rows by the number of their student, while they are being read.
struct Reading<'a> {
    sql: &'a Connection,
    /// JSON array of the students to read; `None` is all.
    only: Option<String>,
    rows: Vec<Row>,
    places: HashMap<StudentId, usize>,
}

fn read(
    sql: &Connection,
    only: Option<&BTreeSet<StudentId>>,
    lists: &mut Lists,
) -> Result<Vec<Row>, StoreError> {
    let only = only
        .map(serde_json::to_string)
        .transpose()
        .map_err(|error| StoreError::Database(error.to_string()))?;
    lists.read_coaches(sql)?;
    let mut reading = Reading {
        sql,
        only,
        rows: Vec::new(),
        places: HashMap::new(),
    };
    reading.students(lists)?;
    reading.routes(lists)?;
    reading.agreements()?;
    reading.meetings()?;
    reading.assignments(lists)?;
    for source in &movement::SOURCES {
        reading.activity(source)?;
    }
    Ok(reading.rows)
}

impl Reading<'_> {
    /// Runs a query whose first column is the student, and hands each row on with its student's.
    /// Columns are read by place: looking them up by name would take half of the time.
    fn each(
        &mut self,
        select: &str,
        student: &str,
        rest: &str,
        mut work: impl FnMut(&mut Row, &Columns<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let which = if self.only.is_some() {
            format!("{student} IN (SELECT value FROM json_each(?1))")
        } else {
            "1".to_owned()
        };
        let mut statement = self
            .sql
            .prepare_cached(&format!("{select} WHERE {which} AND {rest}"))?;
        let mut columns = match &self.only {
            Some(only) => statement.query([only])?,
            None => statement.query([])?,
        };
        while let Some(column) = columns.next()? {
            let id = StudentId::from(text(column, 0)?);
            if let Some(row) = self
                .places
                .get(&id)
                .and_then(|place| self.rows.get_mut(*place))
            {
                work(row, column)?;
            }
        }
        Ok(())
    }

    fn students(&mut self, lists: &mut Lists) -> Result<(), StoreError> {
        let which = if self.only.is_some() {
            "id IN (SELECT value FROM json_each(?1))"
        } else {
            "1"
        };
        let mut statement = self.sql.prepare_cached(&format!(
            "SELECT id, search_text, birth_date, class, school_type, municipality_code,
               first_name, prefix, last_name, number, phone, mentor, case_owner FROM student WHERE {which}"
        ))?;
        let mut columns = match &self.only {
            Some(only) => statement.query([only])?,
            None => statement.query([])?,
        };
        let mut texts = String::new();
        while let Some(column) = columns.next()? {
            texts.clear();
            for place in 6..=10 {
                texts.push_str(text(column, place)?);
                texts.push(SEPARATOR);
            }
            let id = StudentId::from(text(column, 0)?);
            let municipality = text(column, 5)?;
            self.places.insert(id.clone(), self.rows.len());
            self.rows.push(Row {
                id,
                texts: texts.as_str().into(),
                search: text(column, 1)?.into(),
                birth_date: day(column, 2)?,
                class: lists.classes.place(text(column, 3)?),
                school_type: lists.school_types.place(text(column, 4)?),
                cohort: lists.cohorts.place(""),
                municipality: lists.municipalities.place(municipality),
                has_municipality: !municipality.is_empty(),
                people: [
                    lists.people.place(text(column, 11)?),
                    lists.people.place(text(column, 12)?),
                ],
                phase: Phase::Aangemeld,
                fell_back_from: None,
                unreachable: false,
                red_button: false,
                talked_on: None,
                planned: Vec::new(),
                coach_wished: false,
                assignments: Vec::new(),
                due: None,
                due_text: Box::default(),
                last_activity: NaiveDate::MIN,
                route: Default::default(),
            });
        }
        Ok(())
    }

    fn routes(&mut self, lists: &mut Lists) -> Result<(), StoreError> {
        self.each(
            "SELECT student_id, id, created_at, cohort, phase, phase_since, fell_back_from, unreachable, red_button, plan_a
             FROM route",
            "student_id",
            "1",
            |row, column| {
                // The route that began last is the current one, as in `route::store::current`.
                let (id, created_at) = (text(column, 1)?, text(column, 2)?);
                if (created_at, id) <= (&row.route.0, &row.route.1) {
                    return Ok(());
                }
                row.route = (created_at.into(), id.into());
                row.cohort = lists.cohorts.place(text(column, 3)?);
                row.phase = Phase::from_code(text(column, 4)?).ok_or(StoreError::Damaged)?;
                row.fell_back_from = Phase::from_code(text(column, 6)?);
                row.unreachable = column.get(7)?;
                row.red_button = column.get(8)?;
                row.last_activity = day(column, 5)?.max(parse(created_at)).unwrap_or(NaiveDate::MIN);
                let others = row.texts.rfind(SEPARATOR).map_or(0, |at| at + SEPARATOR.len_utf8());
                row.texts = [row.texts.get(..others).unwrap_or_default(), text(column, 9)?].concat().into_boxed_str();
                Ok(())
            },
        )
    }

    fn agreements(&mut self) -> Result<(), StoreError> {
        self.each(
            &format!(
                "SELECT student_id, status = 'open', due, text, {} FROM agreement",
                movement::AGREEMENT
            ),
            "student_id",
            "1",
            |row, column| {
                row.happened(parse(text(column, 4)?));
                let (open, due) = (column.get::<_, bool>(1)?, day(column, 2)?);
                if open && due.is_some_and(|due| row.due.is_none_or(|first| due < first)) {
                    row.due = due;
                    row.due_text = text(column, 3)?.into();
                }
                Ok(())
            },
        )
    }

    fn meetings(&mut self) -> Result<(), StoreError> {
        // By day, so that the last wish that is read is the latest. Who moved away before the talk
        // is not on its agenda any more, so it is no talk of theirs.
        self.each(
            "SELECT i.student_id, m.date, m.status, i.outcome, i.jobcoach_wish
             FROM meeting AS m JOIN meeting_item AS i ON i.meeting_id = m.id JOIN student AS s ON s.id = i.student_id",
            "i.student_id",
            &format!("m.status <> 'cancelled' AND {} ORDER BY m.date, i.id", on_agenda()),
            |row, column| {
                let (date, status, outcome) = (day(column, 1)?, text(column, 2)?, text(column, 3)?);
                match text(column, 4)? {
                    "" => {}
                    wish => row.coach_wished = wish == "ja",
                }
                if status == "closed" && outcome == "discussed" {
                    row.talked_on = row.talked_on.max(date);
                    row.happened(date);
                } else if status == "planned" && outcome != "moved" {
                    row.planned.extend(date);
                }
                Ok(())
            },
        )
    }

    fn assignments(&mut self, lists: &Lists) -> Result<(), StoreError> {
        self.each(
            "SELECT student_id, coach_id, from_date, to_date FROM assignment",
            "student_id",
            "1",
            |row, column| {
                let coach = lists.coaches.find(text(column, 1)?);
                if let (Some(coach), Some(from)) = (coach, day(column, 2)?) {
                    row.assignments.push(Assigned {
                        coach,
                        from,
                        to: day(column, 3)?,
                    });
                }
                Ok(())
            },
        )
    }

    fn activity(&mut self, source: &movement::Source) -> Result<(), StoreError> {
        self.each(
            &format!("SELECT student_id, {} FROM {}", source.latest, source.table),
            "student_id",
            &format!("{} GROUP BY student_id", source.condition),
            |row, column| {
                row.happened(day(column, 1)?);
                Ok(())
            },
        )
    }
}

impl Row {
    fn happened(&mut self, day: Option<NaiveDate>) {
        self.last_activity = self.last_activity.max(day.unwrap_or(NaiveDate::MIN));
    }
}

fn text<'a>(columns: &'a Columns<'_>, place: usize) -> Result<&'a str, StoreError> {
    columns
        .get_ref(place)?
        .as_str()
        .map_err(|_| StoreError::Damaged)
}

fn day(columns: &Columns<'_>, place: usize) -> Result<Option<NaiveDate>, StoreError> {
    let text = columns
        .get_ref(place)?
        .as_str_or_null()
        .map_err(|_| StoreError::Damaged)?;
    text.map(|text| parse(text).ok_or(StoreError::Damaged))
        .transpose()
}
