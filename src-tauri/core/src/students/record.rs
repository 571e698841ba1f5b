//! A student's own row: what people and class lists fill in, and the SQL for one or ten thousand.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Student, age_on};
use crate::ids::{SchoolId, StudentId};
use crate::store::StoreError;
use crate::store::column::{Day, day};
use crate::text::fold;

/// What a student's row holds that people or lists fill in. Text is tidy already; empty is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) number: String,
    pub(crate) first_name: String,
    pub(crate) prefix: String,
    pub(crate) last_name: String,
    pub(crate) official_names: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) form_of_address: String,
    pub(crate) street: String,
    pub(crate) postcode: String,
    pub(crate) place: String,
    pub(crate) municipality_code: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) preferred_channel: String,
    pub(crate) class: String,
    pub(crate) year: String,
    pub(crate) school_type: String,
    pub(crate) crebo: String,
    pub(crate) learning_path: String,
    pub(crate) level: String,
    pub(crate) outflow_profile: String,
    pub(crate) legal_representation: String,
    pub(crate) mentor: String,
    pub(crate) case_owner: String,
    pub(crate) support_needs: String,
}

impl Record {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            first_name: row.get("first_name")?,
            prefix: row.get("prefix")?,
            last_name: row.get("last_name")?,
            official_names: row.get("official_names")?,
            birth_date: day(row, "birth_date")?,
            form_of_address: row.get("form_of_address")?,
            street: row.get("street")?,
            postcode: row.get("postcode")?,
            place: row.get("place")?,
            municipality_code: row.get("municipality_code")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            preferred_channel: row.get("preferred_channel")?,
            class: row.get("class")?,
            year: row.get("year")?,
            school_type: row.get("school_type")?,
            crebo: row.get("crebo")?,
            learning_path: row.get("learning_path")?,
            level: row.get("level")?,
            outflow_profile: row.get("outflow_profile")?,
            legal_representation: row.get("legal_representation")?,
            mentor: row.get("mentor")?,
            case_owner: row.get("case_owner")?,
            support_needs: row.get("support_needs")?,
        })
    }
}

/// What the list searches in, and sorts on: folded last name, first name, prefix, number and
/// class, one per line, so that no word that is typed matches across two of them.
pub(crate) fn search_text(record: &Record) -> String {
    let Record {
        last_name,
        first_name,
        prefix,
        number,
        class,
        ..
    } = record;
    fold(&[last_name.as_str(), first_name, prefix, number, class].join("\n"))
}

/// Adds a student. Prepared once and then quick: a list of ten thousand goes through here.
pub(crate) fn insert(
    sql: &Connection,
    id: &StudentId,
    school: &SchoolId,
    record: &Record,
    stamp: &str,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "INSERT INTO student (
           number, first_name, prefix, last_name, official_names, birth_date, form_of_address, street, postcode,
           place, municipality_code, phone, email, preferred_channel, class, year, school_type, crebo,
           learning_path, level, outflow_profile, legal_representation, mentor, case_owner, support_needs,
           search_text, updated_at, id, created_at, school_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
           ?23, ?24, ?25, ?26, ?27, ?28, ?27, ?29)",
    )?
    .execute(rusqlite::params![
        record.number, record.first_name, record.prefix, record.last_name, record.official_names,
        record.birth_date.map(Day), record.form_of_address, record.street, record.postcode, record.place,
        record.municipality_code, record.phone, record.email, record.preferred_channel, record.class, record.year,
        record.school_type, record.crebo, record.learning_path, record.level, record.outflow_profile,
        record.legal_representation, record.mentor, record.case_owner, record.support_needs, search_text(record),
        stamp, id, school,
    ])?;
    Ok(())
}

/// Replaces what a student's row holds; as quick as [`insert`].
pub(crate) fn overwrite(
    sql: &Connection,
    id: &StudentId,
    record: &Record,
    stamp: &str,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "UPDATE student SET
           number = ?1, first_name = ?2, prefix = ?3, last_name = ?4, official_names = ?5, birth_date = ?6,
           form_of_address = ?7, street = ?8, postcode = ?9, place = ?10, municipality_code = ?11, phone = ?12,
           email = ?13, preferred_channel = ?14, class = ?15, year = ?16, school_type = ?17, crebo = ?18,
           learning_path = ?19, level = ?20, outflow_profile = ?21, legal_representation = ?22, mentor = ?23,
           case_owner = ?24, support_needs = ?25, search_text = ?26, updated_at = ?27
         WHERE id = ?28",
    )?
    .execute(rusqlite::params![
        record.number, record.first_name, record.prefix, record.last_name, record.official_names,
        record.birth_date.map(Day), record.form_of_address, record.street, record.postcode, record.place,
        record.municipality_code, record.phone, record.email, record.preferred_channel, record.class, record.year,
        record.school_type, record.crebo, record.learning_path, record.level, record.outflow_profile,
        record.legal_representation, record.mentor, record.case_owner, record.support_needs, search_text(record),
        stamp, id,
    ])?;
    Ok(())
}

/// Every student of a school by number, to lay a class list beside.
pub(crate) fn of_school(
    sql: &Connection,
    school: &SchoolId,
) -> Result<HashMap<String, (StudentId, Record)>, StoreError> {
    let mut statement = sql.prepare_cached("SELECT * FROM student WHERE school_id = ?1")?;
    let rows = statement.query_map([school], |row| Ok((row.get("id")?, Record::from_row(row)?)))?;
    let mut records = HashMap::new();
    for row in rows {
        let (id, record): (StudentId, Record) = row?;
        records.insert(record.number.clone(), (id, record));
    }
    Ok(records)
}

/// The student with this number at this school.
pub(crate) fn by_number(
    sql: &Connection,
    school: &SchoolId,
    number: &str,
) -> Result<Option<StudentId>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT id FROM student WHERE school_id = ?1 AND number = ?2")?
        .query_row((school, number), |row| row.get(0))
        .optional()?)
}

/// The school and what the row holds.
pub(crate) fn find(
    sql: &Connection,
    id: &StudentId,
) -> Result<Option<(SchoolId, Record)>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT * FROM student WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((row.get("school_id")?, Record::from_row(row)?))
        })
        .optional()?)
}

/// A student as others see it, with what is derived.
pub(crate) fn read(
    sql: &Connection,
    id: &StudentId,
    today: NaiveDate,
) -> Result<Option<Student>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT student.*, school.name AS school FROM student JOIN school ON school.id = student.school_id
             WHERE student.id = :id",
        )?
        .query_row(named_params! { ":id": id }, |row| {
            let record = Record::from_row(row)?;
            Ok(Student {
                id: row.get("id")?,
                school_id: row.get("school_id")?,
                school: row.get("school")?,
                age: record.birth_date.and_then(|birth| age_on(birth, today)),
                photo_id: row.get("photo_id")?,
                municipality: crate::reference::municipality_name(&record.municipality_code).to_owned(),
                number: record.number,
                first_name: record.first_name,
                prefix: record.prefix,
                last_name: record.last_name,
                official_names: record.official_names,
                birth_date: record.birth_date,
                form_of_address: record.form_of_address,
                street: record.street,
                postcode: record.postcode,
                place: record.place,
                municipality_code: record.municipality_code,
                phone: record.phone,
                email: record.email,
                preferred_channel: record.preferred_channel,
                class: record.class,
                year: record.year,
                school_type: record.school_type,
                crebo: record.crebo,
                learning_path: record.learning_path,
                level: record.level,
                outflow_profile: record.outflow_profile,
                legal_representation: record.legal_representation,
                mentor: record.mentor,
                case_owner: record.case_owner,
                support_needs: record.support_needs,
            })
        })
        .optional()?)
}
