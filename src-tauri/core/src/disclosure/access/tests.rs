#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::*;

fn schema() -> Connection {
    let sql = Connection::open_in_memory().unwrap();
    for migration in [
        include_str!("../../../migrations/sqlite/0001_dossier.sql"),
        include_str!("../../../migrations/sqlite/0002_meetings.sql"),
    ] {
        sql.execute_batch(migration).unwrap();
    }
    sql
}

fn strings(sql: &Connection, statement: &str, of: &[&str]) -> Vec<String> {
    let mut statement = sql.prepare(statement).unwrap();
    let rows = statement
        .query_map(rusqlite::params_from_iter(of), |row| row.get(0))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// Tables whose records belong to a student: those that point at one, and those that point at these.
fn about_students(sql: &Connection) -> BTreeSet<String> {
    let tables = strings(
        sql,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        &[],
    );
    let points_at: BTreeMap<&String, Vec<String>> = tables
        .iter()
        .map(|table| {
            let mut at = strings(
                sql,
                "SELECT \"table\" FROM pragma_foreign_key_list(?1)",
                &[table],
            );
            if strings(sql, "SELECT name FROM pragma_table_info(?1)", &[table])
                .iter()
                .any(|column| column == "student_id")
            {
                at.push("student".to_owned());
            }
            (table, at)
        })
        .collect();
    let mut found = BTreeSet::from(["student".to_owned()]);
    loop {
        let more: Vec<String> = points_at
            .iter()
            .filter(|(table, at)| {
                !found.contains(**table) && at.iter().any(|at| found.contains(at))
            })
            .map(|(table, _)| (*table).clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

fn all() -> impl Iterator<Item = &'static Source> {
    GROUPS.iter().flat_map(|(_, sources)| sources.iter())
}

#[test]
fn every_table_and_column_about_a_student_is_shown_or_technical() {
    let sql = schema();
    let shown: BTreeSet<String> = all().map(|source| source.table.to_owned()).collect();
    assert_eq!(shown, about_students(&sql));
    assert_eq!(all().count(), shown.len(), "each table once");
    for source in all() {
        let columns: BTreeSet<String> = strings(
            &sql,
            "SELECT name FROM pragma_table_info(?1)",
            &[source.table],
        )
        .into_iter()
        .collect();
        let known: Vec<&str> = source
            .columns
            .iter()
            .map(|column| column.name)
            .chain(source.technical.iter().copied())
            .collect();
        let named: BTreeSet<String> = known.iter().map(|&name| name.to_owned()).collect();
        // What tells the records apart is shown in the title.
        assert_eq!(named, columns, "{}", source.table);
        assert_eq!(named.len(), known.len(), "{}: a column twice", source.table);
    }
}

#[test]
fn a_new_table_about_students_is_noticed() {
    let sql = schema();
    sql.execute_batch(
        "CREATE TABLE nazorg (id TEXT NOT NULL PRIMARY KEY, student_id TEXT NOT NULL) STRICT;
         CREATE TABLE nazorg_note (id TEXT NOT NULL PRIMARY KEY, nazorg_id TEXT NOT NULL REFERENCES nazorg (id)) STRICT;",
    )
    .unwrap();
    let found = about_students(&sql);
    assert!(found.contains("nazorg") && found.contains("nazorg_note"));
    assert!(!found.contains("organisation") && !found.contains("meeting"));
}

#[test]
fn what_is_read_is_sql_that_this_schema_knows() {
    let sql = schema();
    let words = Words {
        questions: HashMap::new(),
    };
    for source in all() {
        let found = blocks_of(&sql, source, &StudentId::from("niemand"), &words);
        assert!(found.unwrap().is_empty(), "{}", source.table);
    }
}
