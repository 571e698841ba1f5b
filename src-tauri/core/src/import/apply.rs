//! The dry run and the import itself: the same walk, the second inside a transaction.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::file::{self, Read};
use super::{
    FieldChange, ImportDefaults, ImportDone, ImportError, ImportPlan, MissingStudent, PlanImport,
    PlannedRow, ReadList, RowOutcome, diff,
};
use crate::exchange::{ListError, ParsedRow, Progress, StudentFields};
use crate::ids::{RouteKindId, SchoolId, StudentId};
use crate::moment::Moment;
use crate::route::store::{Start, kind_exists, start};
use crate::route::{Phase, RouteError, cohort_of, end_of, first_year};
use crate::settings::store::{own_school, read as read_settings};
use crate::store::column::Day;
use crate::store::transact::{Tx, Undo};
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::students::record::{Record, insert, of_school, overwrite};
use crate::students::store::kind_for;
use crate::text::{fold, full_name};

/// What an import of this list would do; changes nothing.
///
/// # Errors
/// What is wrong with the file or its columns; `cancelled` when `progress` says so.
pub fn plan(
    dossier: &Dossier,
    request: &PlanImport,
    now: Moment,
    progress: &dyn Progress,
) -> Result<ImportPlan, ImportError> {
    let read = read(dossier, request, now, progress)?;
    dossier.read(|sql| {
        let defaults = Defaults::new(sql, &request.defaults, now)?;
        let mut walk = Walk::new(sql, &defaults)?;
        for row in &read.list.rows {
            walk.plan(row)?;
        }
        Ok(walk.finish(&read))
    })
}

/// Takes the list in, all or nothing, and gives the same account as the dry run.
///
/// # Errors
/// As [`plan`]; nothing has changed then.
pub fn apply(
    dossier: &Dossier,
    request: &PlanImport,
    now: Moment,
    progress: &dyn Progress,
) -> Result<Changed<ImportPlan>, ImportError> {
    let read = read(dossier, request, now, progress)?;
    dossier.transact_with("import", now, Undo::Not, |tx| {
        let defaults = Defaults::new(tx.sql, &request.defaults, now)?;
        let by = tx.by()?;
        let mut walk = Walk::new(tx.sql, &defaults)?;
        let mut touched = BTreeSet::new();
        let mut schools = HashMap::new();
        let total = read.list.rows.len();
        for (index, row) in read.list.rows.iter().enumerate() {
            if index % 256 == 0 && !progress.step(index, total) {
                return Err(ListError::Cancelled.into());
            }
            touched.extend(write(
                tx,
                walk.plan(row)?,
                row,
                &defaults,
                &by,
                &mut schools,
            )?);
        }
        let plan = walk.finish(&read);
        file::remember(tx, &read)?;
        for student in &touched {
            tx.touch_student(student);
        }
        tx.touch(Area::Students);
        Ok(plan)
    })
}

fn read(
    dossier: &Dossier,
    request: &PlanImport,
    now: Moment,
    progress: &dyn Progress,
) -> Result<Read, ImportError> {
    let list = ReadList {
        path: request.path.clone(),
        mapping: request.mapping.clone(),
    };
    file::read(dossier, &list, now.today(), progress)
}

/// What the list does not say, decided once.
struct Defaults {
    cohort: String,
    school_type: String,
    kind: Option<RouteKindId>,
    default_kind: String,
    last_school_day: String,
}

impl Defaults {
    fn new(sql: &Connection, given: &ImportDefaults, now: Moment) -> Result<Self, ImportError> {
        let settings = read_settings(sql)?;
        let cohort = if given.cohort.is_empty() {
            cohort_of(now.today())
        } else {
            given.cohort.clone()
        };
        first_year(&cohort).ok_or(RouteError::BadCohort)?;
        if let Some(kind) = &given.route_kind
            && !kind_exists(sql, kind)?
        {
            return Err(RouteError::UnknownKind.into());
        }
        let school_type = if given.school_type.is_empty() {
            &settings.default_school_type
        } else {
            &given.school_type
        };
        Ok(Self {
            cohort,
            school_type: school_type.clone(),
            kind: given.route_kind.clone(),
            default_kind: settings.default_route_kind.clone(),
            last_school_day: settings.last_school_day.clone(),
        })
    }
}

/// What is to be written for a row.
enum Decision {
    Nothing,
    Add {
        school: SchoolKey,
        record: Box<Record>,
    },
    Change {
        id: StudentId,
        record: Box<Record>,
        end_date: Option<NaiveDate>,
    },
}

/// The school of a row: the dossier's own unless the list says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum SchoolKey {
    Known(SchoolId),
    New { name: String, brin: String },
}

/// Goes through the rows and keeps account.
struct Walk<'a> {
    sql: &'a Connection,
    defaults: &'a Defaults,
    schools: Vec<(SchoolId, String, String)>,
    present: HashMap<SchoolId, HashMap<String, (StudentId, Record)>>,
    routes: HashMap<StudentId, OpenRoute>,
    seen: HashSet<StudentId>,
    rows: Vec<PlannedRow>,
    done: ImportDone,
}

impl<'a> Walk<'a> {
    fn new(sql: &'a Connection, defaults: &'a Defaults) -> Result<Self, StoreError> {
        let mut statement = sql.prepare_cached("SELECT id, name, brin FROM school")?;
        let schools = statement
            .query_map([], |row| {
                Ok((row.get(0)?, fold(&row.get::<_, String>(1)?), row.get(2)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(Self {
            sql,
            defaults,
            schools,
            present: HashMap::new(),
            routes: routes(sql)?,
            seen: HashSet::new(),
            rows: Vec::new(),
            done: ImportDone::default(),
        })
    }

    fn school(&self, fields: &StudentFields) -> SchoolKey {
        let brin = fields.brin.as_deref().unwrap_or_default();
        let name = fields.school.as_deref().unwrap_or_default();
        if brin.is_empty() && name.is_empty() {
            return SchoolKey::Known(own_school());
        }
        let folded = fold(name);
        let same = |(_, known, code): &&(SchoolId, String, String)| {
            (!brin.is_empty() && code == brin) || (!folded.is_empty() && *known == folded)
        };
        match self.schools.iter().find(same) {
            Some((id, ..)) => SchoolKey::Known(id.clone()),
            None if name.is_empty() => SchoolKey::Known(own_school()),
            None => SchoolKey::New {
                name: name.to_owned(),
                brin: brin.to_owned(),
            },
        }
    }

    /// Decides about a row and notes it in the account.
    fn plan(&mut self, row: &ParsedRow) -> Result<Decision, StoreError> {
        let fields = &row.fields;
        let number = fields.number.clone().unwrap_or_default();
        let name = full_name(
            fields.first_name.as_deref().unwrap_or_default(),
            fields.prefix.as_deref().unwrap_or_default(),
            fields.last_name.as_deref().unwrap_or_default(),
        );
        let warnings = row
            .problems
            .iter()
            .filter(|problem| !problem.refuses)
            .map(|problem| problem.message.clone())
            .collect();
        let mut planned = PlannedRow {
            row: row.row_number,
            number,
            name,
            outcome: RowOutcome::Unchanged,
            changes: Vec::new(),
            reason: String::new(),
            warnings,
        };
        self.done.dropped_bsn += usize::from(row.dropped_bsn);
        let decision = if let Some(refusal) = row.refusal() {
            planned.outcome = RowOutcome::Refused;
            planned.reason.clone_from(&refusal.message);
            self.mark_refused(fields)?;
            Decision::Nothing
        } else {
            self.compare(&mut planned, fields)?
        };
        *match planned.outcome {
            RowOutcome::New => &mut self.done.new,
            RowOutcome::Changed => &mut self.done.changed,
            RowOutcome::Unchanged => &mut self.done.unchanged,
            RowOutcome::Refused => &mut self.done.refused,
        } += 1;
        self.rows.push(planned);
        Ok(decision)
    }

    fn compare(
        &mut self,
        planned: &mut PlannedRow,
        fields: &StudentFields,
    ) -> Result<Decision, StoreError> {
        let school = self.school(fields);
        let SchoolKey::Known(id) = &school else {
            planned.outcome = RowOutcome::New;
            let record = diff::fresh(&planned.number, fields, &self.defaults.school_type);
            return Ok(Decision::Add {
                school,
                record: Box::new(record),
            });
        };
        let Some((student, present)) = self.students(id)?.get(&planned.number).cloned() else {
            planned.outcome = RowOutcome::New;
            let record = diff::fresh(&planned.number, fields, &self.defaults.school_type);
            return Ok(Decision::Add {
                school,
                record: Box::new(record),
            });
        };
        self.seen.insert(student.clone());
        let (record, mut changes) = diff::merge(fields, &present);
        let end_now = self.routes.get(&student).and_then(|route| route.end_date);
        let end_date = fields
            .expected_end_date
            .filter(|date| end_now != Some(*date));
        if let Some(date) = end_date {
            let from = end_now.map(|day| day.to_string()).unwrap_or_default();
            changes.push(FieldChange {
                field: "expected_end_date",
                from,
                to: date.to_string(),
            });
        }
        if changes.is_empty() {
            return Ok(Decision::Nothing);
        }
        planned.outcome = RowOutcome::Changed;
        planned.changes = changes;
        Ok(Decision::Change {
            id: student,
            record: Box::new(record),
            end_date,
        })
    }

    /// A student whose row is refused is still in the list, so not missing.
    fn mark_refused(&mut self, fields: &StudentFields) -> Result<(), StoreError> {
        if let (SchoolKey::Known(school), Some(number)) = (self.school(fields), &fields.number) {
            let student = self
                .students(&school)?
                .get(number)
                .map(|(id, _)| id.clone());
            self.seen.extend(student);
        }
        Ok(())
    }

    fn students(
        &mut self,
        school: &SchoolId,
    ) -> Result<&HashMap<String, (StudentId, Record)>, StoreError> {
        if !self.present.contains_key(school) {
            self.present
                .insert(school.clone(), of_school(self.sql, school)?);
        }
        self.present.get(school).ok_or(StoreError::Damaged)
    }

    fn finish(mut self, read: &Read) -> ImportPlan {
        // Who has left school is not expected in a class list.
        let open = |id: &StudentId| self.routes.get(id).is_some_and(|route| route.at_school);
        let mut missing: Vec<MissingStudent> = self
            .present
            .values()
            .flat_map(HashMap::iter)
            .filter(|(_, (id, _))| !self.seen.contains(id) && open(id))
            .map(|(number, (id, record))| MissingStudent {
                id: id.clone(),
                number: number.clone(),
                name: full_name(&record.first_name, &record.prefix, &record.last_name),
            })
            .collect();
        missing.sort_by(|a, b| a.number.cmp(&b.number));
        self.done.missing = missing.len();
        ImportPlan {
            rows: self.rows,
            missing,
            unresolved: read.list.unresolved.clone(),
            bsn_columns: read.list.bsn_columns.clone(),
            done: self.done,
        }
    }
}

/// What the import needs to know of a student's route.
struct OpenRoute {
    at_school: bool,
    end_date: Option<NaiveDate>,
}

fn routes(sql: &Connection) -> Result<HashMap<StudentId, OpenRoute>, StoreError> {
    // In order of creation, so that the current route is the one that stays in the map.
    let mut statement = sql.prepare_cached(
        "SELECT student_id, phase, expected_end_date FROM route ORDER BY created_at, id",
    )?;
    let rows = statement.query_map([], |row| {
        let phase = Phase::from_code(&row.get::<_, String>(1)?);
        let end_date = row.get::<_, Option<Day>>(2)?.map(|day| day.0);
        Ok((
            row.get(0)?,
            OpenRoute {
                at_school: phase.is_some_and(Phase::at_school),
                end_date,
            },
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what was decided; gives the student that changed.
fn write(
    tx: &Tx<'_>,
    decision: Decision,
    row: &ParsedRow,
    defaults: &Defaults,
    by: &str,
    made: &mut HashMap<(String, String), SchoolId>,
) -> Result<Option<StudentId>, StoreError> {
    let stamp = tx.now.stamp();
    match decision {
        Decision::Nothing => Ok(None),
        Decision::Change {
            id,
            record,
            end_date,
        } => {
            overwrite(tx.sql, &id, &record, &stamp)?;
            if let Some(date) = end_date {
                tx.sql
                    .prepare_cached(
                        // Of the current route: what came before is history.
                        "UPDATE route SET expected_end_date = ?2
                         WHERE id = (SELECT id FROM route WHERE student_id = ?1 ORDER BY created_at DESC, id DESC LIMIT 1)",
                    )?
                    .execute((&id, Day(date)))?;
            }
            Ok(Some(id))
        }
        Decision::Add { school, record } => {
            let school = match school {
                SchoolKey::Known(id) => id,
                SchoolKey::New { name, brin } => new_school(tx.sql, &name, &brin, made)?,
            };
            let id = StudentId::new();
            insert(tx.sql, &id, &school, &record, &stamp)?;
            let cohort = row.fields.cohort.as_deref().unwrap_or(&defaults.cohort);
            let kind = defaults
                .kind
                .clone()
                .unwrap_or_else(|| kind_for(&record.school_type, &defaults.default_kind));
            let expected_end_date = row
                .fields
                .expected_end_date
                .or_else(|| end_of(cohort, &defaults.last_school_day));
            start(
                tx,
                &Start {
                    student: &id,
                    kind: &kind,
                    cohort,
                    expected_end_date,
                    by,
                },
            )?;
            Ok(Some(id))
        }
    }
}

fn new_school(
    sql: &Connection,
    name: &str,
    brin: &str,
    made: &mut HashMap<(String, String), SchoolId>,
) -> Result<SchoolId, StoreError> {
    let key = (fold(name), brin.to_owned());
    if let Some(id) = made.get(&key) {
        return Ok(id.clone());
    }
    let id = SchoolId::new();
    sql.execute(
        "INSERT INTO school (id, name, brin) VALUES (?1, ?2, ?3)",
        (&id, name, brin),
    )?;
    made.insert(key, id.clone());
    Ok(id)
}

#[cfg(test)]
mod tests;
