//! Adding, reading and changing a student by hand.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::record;
pub(crate) use super::record::Record;
use super::{NewStudent, School, Student, StudentError, StudentPatch, typed};
use crate::ids::{RouteKindId, SchoolId, StudentId};
use crate::moment::Moment;
use crate::route;
use crate::settings::store::own_school;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError};

/// Adds a student by hand, with the start of the route.
///
/// # Errors
/// `Missing` without a first or last name, `NumberTaken`, `BadDate`, `BadCohort`,
/// `UnknownMunicipality`, `UnknownRouteKind`, `LooksLikeBsn`; then nothing is added.
pub fn add(
    dossier: &Dossier,
    new: &NewStudent,
    now: Moment,
) -> Result<Changed<StudentId>, StudentError> {
    let record = Record {
        number: typed::line(&new.number, "number")?,
        first_name: typed::needed(&new.first_name, "first_name")?,
        prefix: typed::line(&new.prefix, "prefix")?,
        last_name: typed::needed(&new.last_name, "last_name")?,
        birth_date: born(&new.birth_date, now.today())?,
        class: typed::line(&new.class, "class")?,
        municipality_code: typed::municipality(&new.municipality_code)?,
        school_type: typed::line(&new.school_type, "school_type")?,
        ..Record::default()
    };
    let cohort = match new.cohort.trim() {
        "" => route::cohort_of(now.today()),
        cohort => cohort.to_owned(),
    };
    route::first_year(&cohort).ok_or(StudentError::BadCohort)?;
    dossier.transact("students.add", now, |tx| {
        begin(tx, record, &cohort, new.route_kind.clone())
    })
}

/// As [`add`], inside a transaction: the record is tidy already and the school year exists.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    mut record: Record,
    cohort: &str,
    kind: Option<RouteKindId>,
) -> Result<StudentId, StudentError> {
    let settings = crate::settings::store::read(tx.sql)?;
    let school = own_school();
    if record.number.is_empty() {
        record.number = free_number(tx.sql, &school)?;
    } else if record::by_number(tx.sql, &school, &record.number)?.is_some() {
        return Err(StudentError::NumberTaken);
    }
    let kind = kind.unwrap_or_else(|| kind_for(&record.school_type, &settings.default_route_kind));
    if !route::store::kind_exists(tx.sql, &kind)? {
        return Err(StudentError::UnknownRouteKind);
    }
    let id = StudentId::new();
    record::insert(tx.sql, &id, &school, &record, &tx.now.stamp())?;
    route::store::start(
        tx,
        &route::store::Start {
            student: &id,
            kind: &kind,
            cohort,
            expected_end_date: route::end_of(cohort, &settings.last_school_day),
            by: &settings.user_name,
        },
    )?;
    tx.touch_student(&id);
    Ok(id)
}

/// One student.
///
/// # Errors
/// `Unknown` when the student is gone.
pub fn get(dossier: &Dossier, id: &StudentId, today: NaiveDate) -> Result<Student, StudentError> {
    dossier.read(|sql| record::read(sql, id, today)?.ok_or(StudentError::Unknown))
}

/// Changes fields of a student.
///
/// # Errors
/// `Unknown`, `Missing` when a name or the number is cleared, `NumberTaken`, `BadDate`,
/// `UnknownMunicipality`, `LooksLikeBsn`; then nothing is changed.
pub fn update(
    dossier: &Dossier,
    id: &StudentId,
    patch: &StudentPatch,
    now: Moment,
) -> Result<Changed<Student>, StudentError> {
    dossier.transact("students.update", now, |tx| {
        let (school, mut record) = record::find(tx.sql, id)?.ok_or(StudentError::Unknown)?;
        apply(&mut record, patch, now.today())?;
        if record::by_number(tx.sql, &school, &record.number)?.is_some_and(|other| other != *id) {
            return Err(StudentError::NumberTaken);
        }
        record::overwrite(tx.sql, id, &record, &now.stamp())?;
        tx.touch_student(id);
        record::read(tx.sql, id, now.today())?.ok_or(StudentError::Unknown)
    })
}

/// The schools and locations in the dossier.
///
/// # Errors
/// Only those of the store.
pub fn schools(dossier: &Dossier) -> Result<Vec<School>, StudentError> {
    dossier.read(|sql| {
        let mut statement =
            sql.prepare_cached("SELECT id, name, brin FROM school ORDER BY name, id")?;
        let rows = statement.query_map([], |row| {
            Ok(School {
                id: row.get("id")?,
                name: row.get("name")?,
                brin: row.get("brin")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Inside a transaction: the student has to be there; from here on it counts as changed.
///
/// # Errors
/// `Unknown`.
pub(super) fn touch(tx: &mut Tx<'_>, id: &StudentId) -> Result<(), StudentError> {
    let there: bool = tx
        .sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM student WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?;
    if !there {
        return Err(StudentError::Unknown);
    }
    tx.touch_student(id);
    Ok(())
}

fn apply(record: &mut Record, patch: &StudentPatch, today: NaiveDate) -> Result<(), StudentError> {
    // Destructured so that a field that is added can't be forgotten here.
    let StudentPatch {
        number,
        first_name,
        prefix,
        last_name,
        official_names,
        birth_date,
        form_of_address,
        street,
        postcode,
        place,
        municipality_code,
        phone,
        email,
        preferred_channel,
        class,
        year,
        school_type,
        crebo,
        learning_path,
        level,
        outflow_profile,
        legal_representation,
        mentor,
        case_owner,
        support_needs,
    } = patch;
    for (field, text, name) in [
        (&mut record.number, number, "number"),
        (&mut record.first_name, first_name, "first_name"),
        (&mut record.last_name, last_name, "last_name"),
    ] {
        // What a class list brought stays, also a student number that happens to look like a BSN.
        if let Some(text) = text.as_ref().filter(|text| *text != field) {
            *field = typed::needed(text, name)?;
        }
    }
    for (field, text, name) in [
        (&mut record.prefix, prefix, "prefix"),
        (&mut record.official_names, official_names, "official_names"),
        (
            &mut record.form_of_address,
            form_of_address,
            "form_of_address",
        ),
        (&mut record.street, street, "street"),
        (&mut record.postcode, postcode, "postcode"),
        (&mut record.place, place, "place"),
        (&mut record.phone, phone, "phone"),
        (&mut record.email, email, "email"),
        (
            &mut record.preferred_channel,
            preferred_channel,
            "preferred_channel",
        ),
        (&mut record.class, class, "class"),
        (&mut record.year, year, "year"),
        (&mut record.school_type, school_type, "school_type"),
        (&mut record.crebo, crebo, "crebo"),
        (&mut record.learning_path, learning_path, "learning_path"),
        (&mut record.level, level, "level"),
        (
            &mut record.outflow_profile,
            outflow_profile,
            "outflow_profile",
        ),
        (
            &mut record.legal_representation,
            legal_representation,
            "legal_representation",
        ),
        (&mut record.mentor, mentor, "mentor"),
        (&mut record.case_owner, case_owner, "case_owner"),
    ] {
        if let Some(text) = text.as_ref().filter(|text| *text != field) {
            *field = typed::line(text, name)?;
        }
    }
    if let Some(text) = support_needs {
        record.support_needs = typed::lines(text, "support_needs")?;
    }
    if let Some(text) = birth_date {
        record.birth_date = born(text, today)?;
    }
    if let Some(code) = municipality_code {
        record.municipality_code = typed::municipality(code)?;
    }
    Ok(())
}

/// A date of birth: not to come, and not of somebody who can't be alive.
fn born(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, StudentError> {
    let birth = typed::day(text, "birth_date")?;
    if birth.is_some_and(|birth| super::age_on(birth, today).is_none_or(|age| age > 120)) {
        return Err(StudentError::BadDate {
            field: "birth_date",
        });
    }
    Ok(birth)
}

/// Mbo students take the mbo route; for the rest the setting decides.
pub(crate) fn kind_for(school_type: &str, default: &str) -> RouteKindId {
    match school_type {
        "entree" | "mbo2" => RouteKindId::from("transitieroute-mbo"),
        "pro" | "vso" => RouteKindId::from("transitieroute-pro-vso"),
        _ => RouteKindId::from(default),
    }
}

/// `H-1`, `H-2` … for students who have no number of the school's system.
fn free_number(sql: &Connection, school: &SchoolId) -> Result<String, StoreError> {
    let highest: i64 = sql
        .prepare_cached(
            "SELECT coalesce(max(cast(substr(number, 3) AS INTEGER)), 0) FROM student
             WHERE school_id = ?1 AND number GLOB 'H-[0-9]*'",
        )?
        .query_row([school], |row| row.get(0))?;
    Ok(format!("H-{}", highest + 1))
}
