//! Brings a dossier to the shape that this program knows.
//!
//! Migrations are append-only files; `user_version` is how many have run. All missing ones run in
//! one transaction, so a dossier is never in between. Migration crates link their own SQLite or
//! hide the transaction, and the runner is a page.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Every migration ever released, in order. Never edit a released one.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/sqlite/0001_dossier.sql"),
    include_str!("../../migrations/sqlite/0002_meetings.sql"),
];

/// The schema version that this program writes.
#[must_use]
pub fn schema_version() -> usize {
    MIGRATIONS.len()
}

/// How many migrations a dossier has had; 0 for a file without a finished dossier in it.
///
/// # Errors
/// `TooNew` when the file was written by a later program.
pub(super) fn found(connection: &Connection) -> Result<usize, StoreError> {
    found_of(connection, MIGRATIONS)
}

/// Runs what is missing.
///
/// # Errors
/// `TooNew` when the file was written by a later program; nothing is changed then.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    run(connection, MIGRATIONS)
}

fn found_of(connection: &Connection, migrations: &[&str]) -> Result<usize, StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = usize::try_from(found).map_err(|_| StoreError::Damaged)?;
    if found > migrations.len() {
        Err(StoreError::TooNew)
    } else {
        Ok(found)
    }
}

fn run(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let missing = migrations
        .get(found_of(connection, migrations)?..)
        .unwrap_or_default();
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(
        None,
        "user_version",
        i64::try_from(migrations.len()).unwrap_or(i64::MAX),
    )?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const FIRST: &str =
        "CREATE TABLE a (id TEXT NOT NULL PRIMARY KEY) STRICT; INSERT INTO a VALUES ('x');";
    const SECOND: &str = "ALTER TABLE a ADD COLUMN note TEXT NOT NULL DEFAULT 'leeg';";

    fn version(sql: &Connection) -> i64 {
        sql.query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn only_the_missing_ones_run_and_records_stay() {
        let mut sql = Connection::open_in_memory().unwrap();
        run(&mut sql, &[FIRST]).unwrap();
        run(&mut sql, &[FIRST, SECOND]).unwrap();
        run(&mut sql, &[FIRST, SECOND]).unwrap();
        assert_eq!(version(&sql), 2);
        let row: (String, String) = sql
            .query_row("SELECT id, note FROM a", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert_eq!(row, ("x".to_owned(), "leeg".to_owned()));
    }

    #[test]
    fn one_that_fails_takes_all_of_them_back() {
        let mut sql = Connection::open_in_memory().unwrap();
        run(&mut sql, &[FIRST]).unwrap();
        run(
            &mut sql,
            &[FIRST, SECOND, "INSERT INTO nowhere VALUES (1);"],
        )
        .unwrap_err();
        assert_eq!(version(&sql), 1);
        sql.query_row("SELECT note FROM a", [], |row| row.get::<_, String>(0))
            .unwrap_err();
    }

    #[test]
    fn a_later_version_is_refused_and_left_alone() {
        let mut sql = Connection::open_in_memory().unwrap();
        run(&mut sql, &[FIRST, SECOND]).unwrap();
        assert!(matches!(run(&mut sql, &[FIRST]), Err(StoreError::TooNew)));
        assert_eq!(version(&sql), 2);
    }
}
