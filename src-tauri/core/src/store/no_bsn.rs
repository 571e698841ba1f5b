//! No BSN in free text, whoever writes it (handbook 10.2).
//!
//! Refusing a text would stop the autosave of minutes, so what is typed is kept and the number is
//! not: temporary triggers put [`bsn::LEFT_OUT`] in its place, inside the transaction and before
//! anything is on disk. They stand on every column of text, so a new field needs no thought of its
//! own. Forms that refuse a BSN beforehand still do.
//!
//! Bulk work goes without: an import has its own rule per column ([`bsn::BsnGuard`]), for a school
//! may have nine-digit student numbers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::StoreError;
use crate::exchange::bsn;

/// Tables without free text of people: what happened, and headers of class lists.
const TABLES: &[&str] = &["audit", "import_mapping"];

/// Columns with numbers, codes and days of our own, by name or by how the name ends. A student's
/// number is looked at where it is typed or imported, and the search text is made from the rest.
const COLUMNS: &[&str] = &[
    "id",
    "uid",
    "code",
    "at",
    "date",
    "on",
    "day",
    "number",
    "due",
    "since",
    "moved_from",
    "search_text",
    "digest",
    "fingerprint",
];

/// Watches what is written, and remembers whether it left something out.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    on: AtomicBool,
    left_out: AtomicBool,
}

impl Watch {
    /// Makes the triggers. Watching is off until [`Self::begin`].
    pub(super) fn install(connection: &Connection) -> Result<Self, StoreError> {
        let watch = Self::default();
        watch.functions(connection)?;
        let mut tables = connection.prepare(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        )?;
        let tables: Vec<String> = tables
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for table in tables
            .iter()
            .filter(|table| !TABLES.contains(&table.as_str()))
        {
            connection.execute_batch(&triggers(connection, table)?)?;
        }
        Ok(watch)
    }

    /// `watching_bsn()`, `holds_bsn(text, column)` and `without_bsn(text, column)`.
    fn functions(&self, connection: &Connection) -> Result<(), StoreError> {
        // Innocuous: may be used by a trigger although the schema is not trusted.
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        let watch = self.clone();
        connection.create_scalar_function("watching_bsn", 0, flags, move |_| {
            Ok(watch.0.on.load(Ordering::Relaxed))
        })?;
        connection.create_scalar_function("holds_bsn", 2, flags, |arguments| {
            let (text, column) = (arguments.get_raw(0), arguments.get_raw(1));
            Ok(text
                .as_str_or_null()?
                .is_some_and(|text| without(text, column.as_str().unwrap_or_default()).is_some()))
        })?;
        let watch = self.clone();
        connection.create_scalar_function("without_bsn", 2, flags, move |arguments| {
            let (text, column) = (arguments.get_raw(0), arguments.get_raw(1));
            let Some(text) = text.as_str_or_null()? else {
                return Ok(None);
            };
            let kept = without(text, column.as_str().unwrap_or_default());
            if kept.is_some() {
                watch.0.left_out.store(true, Ordering::Relaxed);
            }
            Ok(Some(kept.unwrap_or_else(|| text.to_owned())))
        })?;
        Ok(())
    }

    /// Starts watching; inside the transaction, until the answer of [`Self::end`].
    pub(super) fn begin(&self, on: bool) {
        self.0.left_out.store(false, Ordering::Relaxed);
        self.0.on.store(on, Ordering::Relaxed);
    }

    /// Stops watching. Was something left out?
    pub(super) fn end(&self) -> bool {
        self.0.on.store(false, Ordering::Relaxed);
        self.0.left_out.swap(false, Ordering::Relaxed)
    }
}

/// The text without its BSN; `None` when it holds none.
fn without(text: &str, column: &str) -> Option<String> {
    // A mobile number that lost its zero, as in a class list.
    if column.ends_with("phone") && text.trim_start().starts_with('6') {
        return None;
    }
    bsn::leave_out(text)
}

fn triggers(connection: &Connection, table: &str) -> Result<String, StoreError> {
    let mut columns =
        connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'")?;
    let columns: Vec<String> = columns
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let free: Vec<&str> = columns
        .iter()
        .map(String::as_str)
        .filter(|column| !ours(column))
        .collect();
    if free.is_empty() {
        return Ok(String::new());
    }
    let each = |with: &str, form: fn(&str) -> String| {
        free.iter()
            .map(|column| form(column))
            .collect::<Vec<_>>()
            .join(with)
    };
    let holds = each(" OR ", |column| {
        format!("holds_bsn(NEW.\"{column}\", '{column}')")
    });
    let assign = each(", ", |column| {
        format!("\"{column}\" = without_bsn(NEW.\"{column}\", '{column}')")
    });
    Ok(["INSERT", "UPDATE"]
        .map(|event| {
            format!(
                "CREATE TEMP TRIGGER no_bsn_{event}_{table} AFTER {event} ON main.\"{table}\"
                   WHEN watching_bsn() AND ({holds})
                 BEGIN
                   UPDATE main.\"{table}\" SET {assign} WHERE rowid = NEW.rowid;
                 END;\n"
            )
        })
        .concat())
}

/// Is this column one that only the program fills?
fn ours(column: &str) -> bool {
    COLUMNS.iter().any(|name| {
        column == *name
            || column
                .strip_suffix(name)
                .is_some_and(|rest| rest.ends_with('_'))
    })
}

#[cfg(test)]
mod tests;
