//! Back up, restore, and check a dossier.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::envelope::{Envelope, Way};
use super::slot::{Slot, beside};
use super::{Dossier, StoreError, fold_log, leftovers, place, schema_version};
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
        // One process, one connection, and it is held here: nothing can write during the copy. The
        // envelope is held too, so that no password change is copied half.
        let _envelope = self.envelope();
        let connection = self.connection();
        fold_log(&connection)?;
        leftovers::clear_folder_of(to);
        copy_whole(&self.path, to)
    }

    /// Checks the open dossier: the cipher's seal on every page, SQLite's own structure, and
    /// every reference between records.
    ///
    /// # Errors
    /// Only when the check itself can't run.
    pub fn check(&self) -> Result<Check, StoreError> {
        self.read(|sql| {
            // The seals are read from the file itself, so what is still in the log goes there first.
            fold_log(sql)?;
            check(sql)
        })
    }
}

/// Opens a file only to check it; for a backup before it is put back.
///
/// # Errors
/// As [`Dossier::open`]. Damage behind the first page is in the answer, not an error.
pub fn check_file(path: &Path, password: &Secret) -> Result<Check, StoreError> {
    let dossier = Dossier::open(path, password)?;
    dossier.check()
}

/// Does the password open this file? Nothing is opened or changed: for a backup, before the dossier
/// in use is closed to put it back.
///
/// # Errors
/// `WrongPassword`, `NotADossier`, `Damaged`, `TooNew`, `NotFound`.
pub fn try_password(path: &Path, password: &Secret) -> Result<(), StoreError> {
    Envelope::read(path)?.open(Way::Password, password)?;
    Ok(())
}

/// Puts a backup back in the place of a dossier that is closed. What was there is kept beside it
/// with `.vorige` behind its name (`.vorige-2` when that is taken: nothing is ever overwritten).
///
/// # Errors
/// As [`Dossier::open`] for the backup; `InUse` when the dossier is open. Then nothing has changed.
pub fn restore(backup: &Path, dossier: &Path, password: &Secret) -> Result<(), StoreError> {
    place::check(dossier)?;
    try_password(backup, password)?;
    // Held until the end, so that nobody opens the dossier while it is replaced.
    let _slot = if dossier.exists() {
        Some(Slot::take(dossier)?)
    } else {
        None
    };
    // A backup is only read: it may lie on a stick that is write-protected, so it is checked in
    // its copy, and the copy replaces the dossier in one rename.
    let fresh = beside(dossier, leftovers::FRESH);
    let outcome = (|| {
        discard(&fresh);
        copy_whole(backup, &fresh)?;
        // A copy that someone made of a dossier in use may have its log beside it.
        if beside(backup, "-wal").exists() {
            copy_whole(&beside(backup, "-wal"), &beside(&fresh, "-wal"))?;
        }
        let check = check_file(&fresh, password)?;
        if !check.problems.is_empty() {
            return Err(StoreError::Damaged);
        }
        replace(dossier, &fresh)
    })();
    if outcome.is_err() {
        discard(&fresh);
    }
    outcome
}

/// Puts `fresh` in the place of `dossier`, which is kept. When a step fails, what was moved goes back.
fn replace(dossier: &Path, fresh: &Path) -> Result<(), StoreError> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    let mut put = |from: PathBuf, to: PathBuf| -> Result<(), StoreError> {
        if let Err(error) = std::fs::rename(&from, &to) {
            for (from, to) in moved.iter().rev() {
                let _ = std::fs::rename(to, from);
            }
            return Err(error.into());
        }
        moved.push((from, to));
        Ok(())
    };
    let kept = free_name(dossier);
    if dossier.exists() {
        put(dossier.to_owned(), kept.clone())?;
    }
    // A log that was left by a crash belongs to the old file, not to the new one.
    if beside(dossier, "-wal").exists() {
        put(beside(dossier, "-wal"), beside(&kept, "-wal"))?;
    }
    put(fresh.to_owned(), dossier.to_owned())?;
    place::sync_folder(dossier)
}

/// A name for what was there before that no file has, nor a log beside it.
fn free_name(dossier: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let suffix = if number == 1 {
            ".vorige".to_owned()
        } else {
            format!(".vorige-{number}")
        };
        let name = beside(dossier, &suffix);
        if !name.exists() && !beside(&name, "-wal").exists() {
            return name;
        }
        number += 1;
    }
}

fn discard(file: &Path) {
    for suffix in ["", "-wal", "-journal"] {
        let _ = std::fs::remove_file(beside(file, suffix));
    }
}

fn copy_whole(from: &Path, to: &Path) -> Result<(), StoreError> {
    let part = beside(to, leftovers::PART);
    let mut source = File::open(from)?;
    let mut target = leftovers::begin(&part)?;
    let copied = std::io::copy(&mut source, &mut target)
        .and_then(|_| target.sync_all())
        .and_then(|()| {
            // Windows renames no open file; elsewhere the lock is kept until the name is right.
            let open = (!cfg!(windows)).then_some(target);
            let renamed = std::fs::rename(&part, to);
            drop(open);
            renamed
        });
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    copied?;
    place::sync_folder(to)
}

fn check(sql: &Connection) -> Result<Check, StoreError> {
    let mut problems = Vec::new();
    let mut note = |query: &str, healthy: Option<&str>, what: &str| match lines(sql, query)
        .map_err(StoreError::from)
    {
        Ok(lines) => {
            let wrong = lines
                .into_iter()
                .filter(|line| healthy != Some(line.as_str()));
            problems.extend(wrong.map(|line| format!("{what}: {line}")));
            Ok(())
        }
        // A page that does not open stops the query: that too is an outcome of the check.
        Err(StoreError::Damaged) => {
            problems.push(format!("{what}: onleesbaar"));
            Ok(())
        }
        Err(error) => Err(error),
    };
    note("PRAGMA cipher_integrity_check", None, "versleuteling")?;
    note("PRAGMA integrity_check", Some("ok"), "structuur")?;
    note(
        "SELECT \"table\" FROM pragma_foreign_key_check",
        None,
        "verwijzing",
    )?;
    note(
        "SELECT 'student zonder route' FROM student WHERE NOT EXISTS (SELECT 1 FROM route WHERE student_id = student.id)",
        None,
        "route",
    )?;
    let schema: i64 = sql.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let schema = usize::try_from(schema).unwrap_or_default();
    if schema != schema_version() {
        problems.push(format!("schema: {schema}"));
    }
    let students = sql.query_row("SELECT count(*) FROM student", [], |row| {
        row.get::<_, i64>(0)
    });
    let students = match students.map_err(StoreError::from) {
        Err(StoreError::Damaged) => 0,
        students => students?,
    };
    Ok(Check {
        schema,
        students: usize::try_from(students).unwrap_or_default(),
        problems,
    })
}

fn lines(sql: &Connection, query: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = sql.prepare(query)?;
    let rows = statement.query_map([], |row| {
        Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default())
    })?;
    rows.collect()
}
