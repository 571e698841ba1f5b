//! Back up, restore, and check a dossier.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::envelope::{Envelope, Way};
use super::slot::{Slot, beside};
use super::{Dossier, StoreError, place, schema_version};
use crate::secret::Secret;

/// The outcome of a check. Everything is well when `problems` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct Check {
    /// Schema version of the file.
    pub schema: usize,
    /// Young people in the dossier.
    pub students: usize,
    /// What is wrong, in words for the school's IT; no personal data.
    pub problems: Vec<String>,
}

impl Dossier {
    /// Copies the dossier while it is open. The copy opens with the same password.
    ///
    /// # Errors
    /// `AlreadyExists`, `ReadOnly`, `DiskFull`; then there is no copy.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            return Err(StoreError::AlreadyExists);
        }
        // One process, one connection, and it is held here: nothing can write during the copy.
        let connection = self.connection();
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        copy_whole(&self.path, to)
    }

    /// Checks the open dossier: the cipher's seal on every page, SQLite's own structure, and
    /// every reference between records.
    ///
    /// # Errors
    /// Only when the check itself can't run.
    pub fn check(&self) -> Result<Check, StoreError> {
        self.read(check)
    }
}

/// Opens a file only to check it; for a backup before it is put back.
///
/// # Errors
/// As [`Dossier::open`]; `Damaged` when the check finds a problem.
pub fn check_file(path: &Path, password: &Secret) -> Result<Check, StoreError> {
    let dossier = Dossier::open(path, password)?;
    dossier.check()
}

/// Puts a backup back in the place of a dossier that is closed. What was there is kept beside it
/// with `.vorige` behind its name.
///
/// # Errors
/// As [`Dossier::open`] for the backup; `InUse` when the dossier is open. Then nothing has changed.
pub fn restore(backup: &Path, dossier: &Path, password: &Secret) -> Result<(), StoreError> {
    place::check(dossier)?;
    // A backup is only read: it may lie on a stick that is write-protected, so it is checked in
    // its copy, and the copy replaces the dossier in one rename.
    Envelope::read(backup)?.open(Way::Password, password)?;
    let fresh = beside(dossier, "-terug");
    let _ = std::fs::remove_file(&fresh);
    copy_whole(backup, &fresh)?;
    let outcome = check_file(&fresh, password).and_then(|check| {
        if !check.problems.is_empty() {
            return Err(StoreError::Damaged);
        }
        if dossier.exists() {
            let _slot = Slot::take(dossier)?;
            std::fs::rename(dossier, beside(dossier, ".vorige"))?;
            // A log that was left by a crash belongs to the old file, not to the new one.
            let log = beside(dossier, "-wal");
            if log.exists() {
                std::fs::rename(log, beside(dossier, ".vorige-wal"))?;
            }
        }
        std::fs::rename(&fresh, dossier)?;
        Ok(())
    });
    if outcome.is_err() {
        let _ = std::fs::remove_file(&fresh);
    }
    outcome
}

fn copy_whole(from: &Path, to: &Path) -> Result<(), StoreError> {
    let part = beside(to, "-deel");
    let copied = (|| {
        let mut source = File::open(from)?;
        let mut target = File::create(&part)?;
        std::io::copy(&mut source, &mut target)?;
        target.flush()?;
        target.sync_all()?;
        std::fs::rename(&part, to)
    })();
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    copied.map_err(StoreError::from)
}

fn check(sql: &Connection) -> Result<Check, StoreError> {
    let mut problems = Vec::new();
    let mut note = |query: &str, healthy: Option<&str>, what: &str| -> Result<(), StoreError> {
        let mut statement = sql.prepare(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let line: String = row.get::<_, Option<String>>(0)?.unwrap_or_default();
            if healthy != Some(line.as_str()) {
                problems.push(format!("{what}: {line}"));
            }
        }
        Ok(())
    };
    note("PRAGMA cipher_integrity_check", None, "versleuteling")?;
    note("PRAGMA integrity_check", Some("ok"), "structuur")?;
    note("SELECT \"table\" FROM pragma_foreign_key_check", None, "verwijzing")?;
    note("SELECT 'student zonder route' FROM student WHERE NOT EXISTS (SELECT 1 FROM route WHERE student_id = student.id)", None, "route")?;
    let schema: i64 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let schema = usize::try_from(schema).unwrap_or_default();
    if schema != schema_version() {
        problems.push(format!("schema: {schema}"));
    }
    let students = sql.query_row("SELECT count(*) FROM student", [], |row| row.get::<_, i64>(0))?;
    Ok(Check { schema, students: usize::try_from(students).unwrap_or_default(), problems })
}
