//! Brings a dossier to the shape that this program knows.
//!
//! Migrations are append-only files; `user_version` is how many have run. All missing ones run in
//! one transaction, so a dossier is never in between. Migration crates link their own SQLite or
//! hide the transaction, and the runner is a page.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Every migration ever released, in order. Never edit a released one.
const MIGRATIONS: &[&str] = &[include_str!("../../migrations/sqlite/0001_dossier.sql")];

/// The schema version that this program writes.
#[must_use]
pub fn schema_version() -> usize {
    MIGRATIONS.len()
}

/// Runs what is missing.
///
/// # Errors
/// `TooNew` when the file was written by a later program; nothing is changed then.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = usize::try_from(found).map_err(|_| StoreError::Damaged)?;
    let missing = MIGRATIONS.get(found..).ok_or(StoreError::TooNew)?;
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))?;
    transaction.commit()?;
    Ok(())
}
