//! Takes a step back: every write can be undone until something else touched the same records.
//!
//! Temporary triggers write, for each row that changes, the SQL that puts it back, and which row
//! it was. A step is one transaction. The list lives as long as the dossier is open and holds
//! the last steps only; what a student was is never kept on disk for this.
//! (SQLite's session extension would do the same but needs a C parser at build time.)

use rusqlite::{Connection, ErrorCode, OptionalExtension};

use super::StoreError;

/// How many steps can be taken back.
const STEPS: i64 = 100;

/// Tables that are about the dossier, not about the work: never undone. Among them the dossier's own
/// key, whose secret never stands outside its table, and the keys of others that were confirmed.
/// The school's row goes along with the settings, where its name is changed. What was sent to the
/// calendars of others stays sent.
const LEFT_OUT: &[&str] = &[
    "audit",
    "setting",
    "school",
    "import_mapping",
    "signing_key",
    "known_signer",
    "calendar_event",
    // The clock of a meeting ticks on, whatever is taken back.
    "meeting_run",
];

/// Makes the triggers for every table. Recording is off until [`begin`].
pub(super) fn install(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "CREATE TEMP TABLE undo_step (step INTEGER NOT NULL PRIMARY KEY);
         CREATE TEMP TABLE undo_log (
           seq INTEGER PRIMARY KEY, step INTEGER NOT NULL, row TEXT NOT NULL, sql TEXT NOT NULL);
         CREATE INDEX temp.undo_log_by_row ON undo_log (row);",
    )?;
    let mut tables = connection.prepare(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables
        .iter()
        .filter(|table| !LEFT_OUT.contains(&table.as_str()))
    {
        connection.execute_batch(&triggers(connection, table)?)?;
    }
    Ok(())
}

fn triggers(connection: &Connection, table: &str) -> Result<String, StoreError> {
    let mut columns = connection.prepare("SELECT name, pk > 0 FROM pragma_table_info(?1)")?;
    let columns: Vec<(String, bool)> = columns
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let keys = || {
        columns
            .iter()
            .filter(|(_, key)| *key)
            .map(|(name, _)| name.as_str())
    };
    // The row's name in the log: table and key.
    let row = |version: &str| {
        format!(
            "'{table}'{}",
            keys()
                .map(|key| format!(" || ' ' || {version}.\"{key}\""))
                .collect::<String>()
        )
    };
    let here = |version: &str| {
        keys()
            .map(|key| format!("\"{key}\"=' || quote({version}.\"{key}\") || '"))
            .collect::<Vec<_>>()
            .join(" AND ")
    };
    let names = columns
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(",");
    let values = columns
        .iter()
        .map(|(name, _)| format!("' || quote(OLD.\"{name}\") || '"))
        .collect::<Vec<_>>()
        .join(",");
    let assignments = columns
        .iter()
        .map(|(name, _)| format!("\"{name}\"=' || quote(OLD.\"{name}\") || '"))
        .collect::<Vec<_>>()
        .join(",");
    let trigger = |event: &str, version: &str, sql: &str| {
        format!(
            "CREATE TEMP TRIGGER undo_{event}_{table} AFTER {event} ON main.\"{table}\"
               WHEN (SELECT count(*) FROM undo_step) > 0
             BEGIN
               INSERT INTO undo_log (step, row, sql) VALUES ((SELECT step FROM undo_step), {}, '{sql}');
             END;\n",
            row(version)
        )
    };
    Ok([
        trigger(
            "INSERT",
            "NEW",
            &format!("DELETE FROM main.\"{table}\" WHERE {}", here("NEW")),
        ),
        trigger(
            "UPDATE",
            "NEW",
            &format!(
                "UPDATE main.\"{table}\" SET {assignments} WHERE {}",
                here("NEW")
            ),
        ),
        trigger(
            "DELETE",
            "OLD",
            &format!("INSERT INTO main.\"{table}\" ({names}) VALUES ({values})"),
        ),
    ]
    .concat())
}

/// Is there anything to take back for this step?
pub(super) fn recorded(connection: &Connection, step: i64) -> Result<bool, StoreError> {
    // The step under way is the latest one, so its rows are at the end.
    let last = connection
        .prepare_cached("SELECT step FROM undo_log ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last == Some(step))
}

/// Starts recording; inside the transaction of the step.
pub(super) fn begin(connection: &Connection, step: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO undo_step (step) VALUES (?1)")?
        .execute([step])?;
    Ok(())
}

/// Stops recording and forgets steps that are too long ago.
pub(super) fn end(connection: &Connection, step: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM undo_step")?
        .execute([])?;
    connection
        .prepare_cached("DELETE FROM undo_log WHERE step <= ?1")?
        .execute([step.saturating_sub(STEPS)])?;
    Ok(())
}

/// Puts back what a step changed; inside a transaction.
///
/// # Errors
/// `UndoGone` when the step is unknown, a later step touched one of the same rows, or a later
/// record leans on one that would go (an agreement with a student added in this step) or took
/// its place (the same student number); also when what would go was sent to a calendar since.
pub(super) fn apply(connection: &Connection, step: i64) -> Result<(), StoreError> {
    let later: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM undo_log AS ours JOIN undo_log AS theirs USING (row)
                        WHERE ours.step = ?1 AND theirs.step > ?1)",
        [step],
        |row| row.get(0),
    )?;
    let mut statements =
        connection.prepare("SELECT sql FROM undo_log WHERE step = ?1 ORDER BY seq DESC")?;
    let statements: Vec<String> = statements
        .query_map([step], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if later || statements.is_empty() {
        return Err(StoreError::UndoGone);
    }
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let before = in_calendars_alone(connection)?;
    for statement in statements {
        connection.execute(&statement, []).map_err(refused)?;
    }
    // It was sent since: it would stand in the calendar of others for good.
    if in_calendars_alone(connection)? > before {
        return Err(StoreError::UndoGone);
    }
    connection.execute("DELETE FROM undo_log WHERE step = ?1", [step])?;
    Ok(())
}

/// Appointments of others about what is not here any more.
fn in_calendars_alone(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row(
        "SELECT count(*) FROM calendar_event WHERE cancelled = 0
           AND ((kind = 'agreement' AND subject_id NOT IN (SELECT id FROM agreement))
             OR (kind = 'meeting' AND subject_id NOT IN (SELECT id FROM meeting)))",
        [],
        |row| row.get(0),
    )?)
}

/// A constraint that stands in the way of an undo is no fault of the program: it is too late.
pub(super) fn refused(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StoreError::UndoGone,
        _ => error.into(),
    }
}

/// Forgets everything, after a bulk change that is not meant to be taken back.
pub(super) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM undo_log", [])?;
    Ok(())
}
