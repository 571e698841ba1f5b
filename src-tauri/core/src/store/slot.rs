//! One process at a time.
//!
//! On Unix the lock is on the dossier itself. On Windows such a lock would keep SQLite's own
//! handle out, so there an empty file beside the dossier is held open without sharing; the system
//! deletes it on close. Either way the system frees the slot when the program ends, however it
//! ends, and nothing is left behind.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::StoreError;

/// Held as long as the dossier is open.
#[derive(Debug)]
pub(super) struct Slot {
    _file: File,
}

/// How long a slot may stay taken before somebody must be using it. The system lets go of a
/// program that was ended a moment after it is gone, and opening again at once is what people do.
const PATIENCE: Duration = Duration::from_millis(600);
const PAUSE: Duration = Duration::from_millis(20);

impl Slot {
    /// Takes the slot of an existing dossier.
    ///
    /// # Errors
    /// `InUse` when another process (or another window of this one) has it.
    pub(super) fn take(dossier: &Path) -> Result<Self, StoreError> {
        let start = Instant::now();
        loop {
            match Self::try_take(dossier) {
                Err(StoreError::InUse) if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                outcome => return outcome,
            }
        }
    }

    #[cfg(not(windows))]
    fn try_take(dossier: &Path) -> Result<Self, StoreError> {
        use std::fs::TryLockError;
        let file = OpenOptions::new().read(true).open(dossier)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    #[cfg(windows)]
    fn try_take(dossier: &Path) -> Result<Self, StoreError> {
        use std::os::windows::fs::OpenOptionsExt;
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        const SHARING_VIOLATION: i32 = 32;
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .share_mode(0)
            .custom_flags(DELETE_ON_CLOSE)
            .open(beside(dossier, "-slot"));
        match opened {
            Ok(file) => Ok(Self { _file: file }),
            Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Err(StoreError::InUse),
            Err(error) => Err(error.into()),
        }
    }
}

/// The dossier's path with something added to its file name.
pub(super) fn beside(dossier: &Path, suffix: &str) -> PathBuf {
    let mut name = dossier.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
