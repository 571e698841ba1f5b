//! Inzage: everything that the dossier holds about one student, for that student (handbook 10.2).
//!
//! What is shown is a list of tables and columns in [`sources`], not a query per document. A test
//! compares that list with the schema: a table that belongs to a student, or a column of one, that
//! is neither shown nor named as technical, fails it.

mod sources;
mod words;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::Serialize;
use ts_rs::TS;

use self::sources::{Column, GROUPS, How, Shape, Source};
use super::DisclosureError;
use super::consents::Person;
use crate::ids::StudentId;
use crate::meetings::ScreenPart;
use crate::passport::{SectionKind, store as passports};
use crate::reference::{destination, municipality_name};
use crate::store::{Dossier, StoreError, column};
use crate::text::long_day;

/// Everything about one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct AccessPrint {
    /// Day of printing.
    pub date: NaiveDate,
    /// Full name.
    pub name: String,
    /// School, whom to ask about it.
    pub school: String,
    /// In order; also groups in which nothing is stored, so that it can be said.
    pub groups: Vec<AccessGroup>,
}

/// What is stored about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct AccessGroup {
    /// Title.
    pub title: String,
    /// What there is; empty when nothing is stored.
    pub blocks: Vec<AccessBlock>,
}

/// A record as lines, or records as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "shape", rename_all = "snake_case")]
#[ts(export, export_to = "disclosure.ts")]
pub enum AccessBlock {
    /// One record.
    Rows {
        /// Title; empty when the group says it.
        title: String,
        /// What is filled in.
        rows: Vec<AccessRow>,
    },
    /// Records of the same kind.
    Table {
        /// Title; empty when the group says it.
        title: String,
        /// Names of the columns; columns in which nothing is filled in are left out.
        head: Vec<String>,
        /// A line per record, as long as the head.
        rows: Vec<Vec<String>>,
    },
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "disclosure.ts")]
pub struct AccessRow {
    /// What it is, in plain Dutch.
    pub label: String,
    /// The value as it is stored, in words; lines are kept.
    pub value: String,
}

/// Everything that is stored about one student, also what nobody else may see.
///
/// # Errors
/// `UnknownStudent`.
pub fn access(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<AccessPrint, DisclosureError> {
    dossier.read(|sql| {
        let name = Person::read(sql, student)?.name;
        let words = Words::read(sql, student)?;
        let mut groups = Vec::new();
        for (title, sources) in GROUPS {
            let mut blocks = Vec::new();
            for source in *sources {
                blocks.extend(blocks_of(sql, source, student, &words)?);
            }
            groups.push(AccessGroup {
                title: (*title).to_owned(),
                blocks,
            });
        }
        groups.push(history(sql, student)?);
        Ok(AccessPrint {
            date: today,
            name,
            school: crate::settings::store::read(sql)?.school_name,
            groups,
        })
    })
}

/// Words for codes that are data.
struct Words {
    questions: HashMap<String, String>,
}

impl Words {
    fn read(sql: &Connection, student: &StudentId) -> Result<Self, DisclosureError> {
        let passport = passports::read(sql, student).map_err(|error| match error {
            crate::passport::PassportError::Store(error) => DisclosureError::Store(error),
            _ => DisclosureError::UnknownStudent,
        })?;
        let questions = passport
            .set
            .sections
            .into_iter()
            .flat_map(|section| section.questions)
            .map(|question| (question.code, question.label))
            .collect();
        Ok(Self { questions })
    }

    /// A stored value in words; empty stays empty.
    fn say(&self, how: How, value: Value) -> String {
        match (how, value) {
            (_, Value::Null | Value::Blob(_)) => String::new(),
            (How::YesNo, Value::Integer(number)) => {
                if number == 0 { "nee" } else { "ja" }.to_owned()
            }
            (_, Value::Integer(number)) => number.to_string(),
            (_, Value::Real(number)) => number.to_string(),
            (How::Day, Value::Text(text)) => column::parse(&text).map_or(text, long_day),
            (How::Code, Value::Text(text)) => words::of(&text),
            (How::Destination, Value::Text(text)) => {
                destination(&text).map_or(text, |destination| destination.name.clone())
            }
            (How::Municipality, Value::Text(text)) => municipality_name(&text).to_owned(),
            (How::Question, Value::Text(text)) => {
                self.questions.get(&text).cloned().unwrap_or(text)
            }
            (How::Parts, Value::Text(text)) => serde_json::from_str::<Vec<SectionKind>>(&text)
                .map_or(text, |parts| {
                    let names: Vec<_> = parts.into_iter().map(words::part).collect();
                    names.join(", ")
                }),
            (How::Screen, Value::Text(text)) => serde_json::from_str::<Vec<ScreenPart>>(&text)
                .map_or(text, |parts| {
                    let names: Vec<_> = parts.into_iter().map(words::screen).collect();
                    if names.is_empty() {
                        "niets".to_owned()
                    } else {
                        names.join(", ")
                    }
                }),
            (How::Text | How::YesNo, Value::Text(text)) => text,
        }
    }
}

fn blocks_of(
    sql: &Connection,
    source: &Source,
    student: &StudentId,
    words: &Words,
) -> Result<Vec<AccessBlock>, StoreError> {
    let named = source.about.unwrap_or("''");
    let columns: Vec<&str> = source.columns.iter().map(|column| column.value).collect();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {named}, {} FROM {} WHERE {} ORDER BY {}",
        columns.join(", "),
        source.from,
        source.of,
        source.order
    ))?;
    let mut rows = statement.query([student])?;
    let mut records: Vec<(String, Vec<String>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let about = words.say(How::Day, row.get(0)?);
        let values = source
            .columns
            .iter()
            .zip(1..)
            .map(|(column, index)| Ok(words.say(column.how, row.get(index)?)))
            .collect::<Result<_, rusqlite::Error>>()?;
        records.push((about, values));
    }
    Ok(match source.shape {
        Shape::Rows => records
            .into_iter()
            .map(|(about, values)| AccessBlock::Rows {
                title: [source.title, &about]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" "),
                rows: filled(source.columns, values),
            })
            .collect(),
        Shape::Table if records.is_empty() => Vec::new(),
        Shape::Table => vec![table(source, &records)],
    })
}

fn filled(columns: &[Column], values: Vec<String>) -> Vec<AccessRow> {
    columns
        .iter()
        .zip(values)
        .filter(|(_, value)| !value.is_empty())
        .map(|(column, value)| AccessRow {
            label: column.label.to_owned(),
            value,
        })
        .collect()
}

fn table(source: &Source, records: &[(String, Vec<String>)]) -> AccessBlock {
    let kept: Vec<bool> = (0..source.columns.len())
        .map(|index| {
            records
                .iter()
                .any(|(_, values)| values.get(index).is_some_and(|value| !value.is_empty()))
        })
        .collect();
    let keep = |values: &[String]| -> Vec<String> {
        values
            .iter()
            .zip(&kept)
            .filter(|(_, kept)| **kept)
            .map(|(value, _)| value.clone())
            .collect()
    };
    let labels: Vec<String> = source
        .columns
        .iter()
        .map(|column| column.label.to_owned())
        .collect();
    AccessBlock::Table {
        title: source.title.to_owned(),
        head: keep(&labels),
        rows: records.iter().map(|(_, values)| keep(values)).collect(),
    }
}

/// That changes were noted, how many and when; they hold no content.
fn history(sql: &Connection, student: &StudentId) -> Result<AccessGroup, StoreError> {
    let (count, first, last): (i64, Option<String>, Option<String>) = sql
        .prepare_cached(
            "SELECT count(*), min(at), max(at) FROM audit WHERE instr(subjects, '\"' || ?1 || '\"') > 0",
        )?
        .query_row([student], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let day = |moment: Option<String>| {
        moment
            .and_then(|text| column::parse(&text))
            .map(long_day)
            .unwrap_or_default()
    };
    let row = |label: &str, value: String| AccessRow {
        label: label.to_owned(),
        value,
    };
    let blocks = if count == 0 {
        Vec::new()
    } else {
        vec![AccessBlock::Rows {
            title: String::new(),
            rows: vec![
                row("Aantal keer dat er iets is opgeschreven", count.to_string()),
                row("Eerste keer", day(first)),
                row("Laatste keer", day(last)),
            ],
        }]
    };
    Ok(AccessGroup {
        title: "Wanneer er iets is opgeschreven".to_owned(),
        blocks,
    })
}

#[cfg(test)]
mod tests;
