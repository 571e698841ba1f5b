//! The dossier: one encrypted file, opened by one process at a time.
//!
//! Every write goes through `transact`; every read through `read`. No type of rusqlite appears in
//! a public signature, so that another store can take its place.

mod backup;
pub(crate) mod column;
mod envelope;
mod error;
mod leftovers;
mod migrate;
mod no_bsn;
mod place;
mod recovery;
mod slot;
pub(crate) mod transact;
mod undo;
mod vfs;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

pub use self::backup::{Check, check_file, restore, try_password};
use self::envelope::{DatabaseKey, Envelope, Way};
pub use self::error::StoreError;
pub use self::migrate::schema_version;
use self::slot::Slot;
pub use self::transact::{Area, Changed, Changes};
use crate::moment::Moment;
use crate::roster::Roster;
use crate::secret::Secret;

/// Fewest characters of a password. Length is what counts (NIST SP 800-63B advises against rules
/// on kinds of characters).
pub const LEAST_PASSWORD: usize = 10;

/// The extension of a dossier file.
pub const EXTENSION: &str = "transitieroute";

/// An open dossier.
#[derive(Debug)]
pub struct Dossier {
    path: PathBuf,
    // Closed before the slot is given up: fields drop in this order.
    connection: Mutex<Connection>,
    envelope: Mutex<Envelope>,
    roster: Mutex<Roster>,
    steps: AtomicI64,
    watch: no_bsn::Watch,
    _slot: Slot,
}

impl Dossier {
    /// Makes a new dossier and gives the recovery code to print. The code is nowhere else.
    ///
    /// # Errors
    /// `WeakPassword`, `AlreadyExists`, `ReadOnly`, `DiskFull`, `SharedFolder`; then there is no file.
    pub fn create(
        path: &Path,
        password: &Secret,
        school: &str,
        now: Moment,
    ) -> Result<(Self, Secret), StoreError> {
        strong(password)?;
        place::check(path)?;
        // A log without its dossier still holds what somebody wrote last; SQLite would throw it away.
        if slot::beside(path, "-wal").exists() {
            return Err(StoreError::AlreadyExists);
        }
        let key: DatabaseKey = Zeroizing::new(envelope::random()?);
        let code = recovery::generate()?;
        let envelope = Envelope::seal(&key, password, &recovery::canonical(&code))?;
        envelope.create(path)?;
        let made = Slot::take(path).and_then(|slot| {
            let dossier = Self::assemble(path, slot, envelope, &key, Age::New)?;
            crate::settings::store::prepare(&dossier, school, now)?;
            // The file's name is on the disk too, before anyone counts on it.
            place::sync_folder(path)?;
            Ok(dossier)
        });
        match made {
            Ok(dossier) => Ok((dossier, code)),
            Err(error) => {
                // Half a dossier is worse than none; the file is ours, we made it a moment ago.
                for suffix in ["", "-wal", "-journal"] {
                    let _ = std::fs::remove_file(slot::beside(path, suffix));
                }
                Err(error)
            }
        }
    }

    /// Opens a dossier with its password.
    ///
    /// # Errors
    /// `WrongPassword`, `NotADossier`, `Damaged`, `TooNew`, `InUse`, `NotFound`, `ReadOnly`; the
    /// file is as it was then.
    pub fn open(path: &Path, password: &Secret) -> Result<Self, StoreError> {
        Self::open_by(path, Way::Password, password).map(|(dossier, _)| dossier)
    }

    /// Opens a dossier with the printed recovery code and gives it a new password.
    ///
    /// # Errors
    /// As [`Self::open`], with `WrongRecoveryCode`; `WeakPassword` for the new one.
    pub fn open_with_recovery(
        path: &Path,
        code: &Secret,
        password: &Secret,
    ) -> Result<Self, StoreError> {
        strong(password)?;
        let (dossier, key) = Self::open_by(path, Way::Recovery, &recovery::canonical(code))?;
        dossier.rewrap(Way::Password, password, &key)?;
        Ok(dossier)
    }

    /// Another password for the same dossier.
    ///
    /// # Errors
    /// `WrongPassword` for the current one, `WeakPassword` for the new one.
    pub fn change_password(&self, current: &Secret, new: &Secret) -> Result<(), StoreError> {
        strong(new)?;
        let key = self.envelope().open(Way::Password, current)?;
        self.rewrap(Way::Password, new, &key)
    }

    /// A new recovery code; the old one stops working.
    ///
    /// # Errors
    /// `WrongPassword` when the password is not the dossier's.
    pub fn renew_recovery_code(&self, password: &Secret) -> Result<Secret, StoreError> {
        let key = self.envelope().open(Way::Password, password)?;
        let code = recovery::generate()?;
        self.rewrap(Way::Recovery, &recovery::canonical(&code), &key)?;
        Ok(code)
    }

    /// The dossier's tables and indexes as SQL, tables first, by name: for the school's IT, and to
    /// see that an upgraded dossier has the shape of a new one.
    ///
    /// # Errors
    /// Only those of the store.
    pub fn schema_sql(&self) -> Result<String, StoreError> {
        self.read(|sql| {
            let mut statement = sql.prepare(
                "SELECT sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name",
            )?;
            let rows: Vec<String> = statement
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(rows.iter().map(|sql| format!("{sql};\n")).collect())
        })
    }

    /// Where the dossier lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn rewrap(&self, way: Way, secret: &Secret, key: &DatabaseKey) -> Result<(), StoreError> {
        let mut envelope = self.envelope();
        let next = envelope.rewrap(way, secret, key)?;
        next.write(&self.path)?;
        *envelope = next;
        Ok(())
    }

    fn open_by(path: &Path, way: Way, secret: &Secret) -> Result<(Self, DatabaseKey), StoreError> {
        place::check(path)?;
        // What is no dossier is left alone entirely; no slot is taken for it.
        Envelope::read(path)?;
        // Read once more inside the slot: until then another program may change the password.
        let slot = Slot::take(path)?;
        let envelope = Envelope::read(path)?;
        let key = envelope.open(way, secret)?;
        let dossier = Self::assemble(path, slot, envelope, &key, Age::Existing)?;
        leftovers::clear_beside(path);
        Ok((dossier, key))
    }

    fn assemble(
        path: &Path,
        slot: Slot,
        envelope: Envelope,
        key: &DatabaseKey,
        age: Age,
    ) -> Result<Self, StoreError> {
        let mut connection = connect(path, key, age)?;
        migrate::migrate(&mut connection)?;
        undo::install(&connection)?;
        let watch = no_bsn::Watch::install(&connection)?;
        if age == Age::Existing {
            envelope.heal(path)?;
        }
        Ok(Self {
            path: path.to_owned(),
            connection: Mutex::new(connection),
            envelope: Mutex::new(envelope),
            roster: Mutex::new(Roster::default()),
            steps: AtomicI64::new(1),
            watch,
            _slot: slot,
        })
    }

    /// Reads. The connection is shared, so a read is short.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&self.connection())
    }

    // A panic in another thread can't leave the connection half-way: the transaction rolled back.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn envelope(&self) -> MutexGuard<'_, Envelope> {
        self.envelope.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_step(&self) -> i64 {
        self.steps.fetch_add(1, Ordering::Relaxed)
    }

    /// Gives the number of the last step back; while the connection is held.
    fn step_unused(&self) {
        self.steps.fetch_sub(1, Ordering::Relaxed);
    }

    /// The list of students in memory, brought up to date.
    pub(crate) fn roster<T>(&self, work: impl FnOnce(&Roster) -> T) -> Result<T, StoreError> {
        let mut roster = self.roster.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(|sql| roster.refresh(sql))?;
        Ok(work(&roster))
    }

    fn roster_changed(&self, changes: &Changes) {
        self.roster
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .note(changes);
    }

    fn roster_forget(&self) {
        *self.roster.lock().unwrap_or_else(PoisonError::into_inner) = Roster::default();
    }
}

impl Drop for Dossier {
    fn drop(&mut self) {
        // Closing folds the log into the file, so that what lies on the disk is one file.
        let connection = self
            .connection
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let _ = fold_log(connection);
    }
}

/// Is the database behind the envelope still to be made?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    New,
    Existing,
}

fn strong(password: &Secret) -> Result<(), StoreError> {
    if password.normalised().expose().chars().count() < LEAST_PASSWORD {
        return Err(StoreError::WeakPassword {
            least: LEAST_PASSWORD,
        });
    }
    Ok(())
}

fn connect(path: &Path, key: &DatabaseKey, age: Age) -> Result<Connection, StoreError> {
    if !vfs::register() {
        return Err(StoreError::Database("VFS".to_owned()));
    }
    // A file or folder that can't be written to is found out before SQLite makes its log.
    std::fs::OpenOptions::new().write(true).open(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, vfs::NAME)?;
    let mut hex = Zeroizing::new(String::with_capacity(70));
    hex.push_str("x'");
    for byte in key.iter() {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
    }
    hex.push('\'');
    // SQLCipher would write to the standard error stream of the program, about every bad page.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", hex.as_str())?;
    // The format of the file may not depend on the SQLCipher that a build happens to link.
    connection.pragma_update(None, "cipher_compatibility", 4)?;
    // Exclusive before the first read: a file in WAL mode is refused otherwise (see `vfs`).
    setting(&connection, "PRAGMA locking_mode = EXCLUSIVE", "exclusive")?;
    // `PRAGMA key` never fails by itself; the first read shows whether page 1 opens.
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    // Cut off behind the envelope a file would look like a new, empty database.
    if age == Age::Existing && (tables == 0 || migrate::found(&connection)? == 0) {
        return Err(StoreError::Damaged);
    }
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    setting(&connection, "PRAGMA journal_mode = WAL", "wal")?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;            -- macOS: past the disk's own cache
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;   -- a row that REPLACE removes is seen by the undo triggers
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA cache_size = -32768;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Sets what SQLite may silently decline, and sees that it did not.
fn setting(connection: &Connection, pragma: &str, wanted: &str) -> Result<(), StoreError> {
    let outcome: String = connection.query_row(pragma, [], |row| row.get(0))?;
    if outcome == wanted {
        Ok(())
    } else {
        Err(StoreError::Database(format!("{pragma}: {outcome}")))
    }
}

/// Folds the log into the file, all of it.
fn fold_log(connection: &Connection) -> Result<(), StoreError> {
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreError::InUse) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
