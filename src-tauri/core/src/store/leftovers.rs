//! What a copy leaves behind when the program is ended in the middle of it.
//!
//! A copy is written under its name with [`PART`] behind it and renamed when it is whole. A part
//! is locked while it is written, and the system frees that lock however the program ends: so a
//! part that can be locked is nobody's any more.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::Path;

use super::slot::beside;
use super::{EXTENSION, StoreError, envelope};

/// Behind the name of a copy that is not whole yet.
pub(super) const PART: &str = "-deel";
/// Behind the name of a dossier: a backup on its way to its place.
pub(super) const FRESH: &str = "-terug";

/// Begins a part, empty and locked until the file is closed.
///
/// # Errors
/// `InUse` when another program is writing the same copy; those of the disk.
pub(super) fn begin(part: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(part)?;
    match file.try_lock() {
        // A disk without locks: then nothing is ever cleared there either.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
    }
    file.set_len(0)?;
    Ok(file)
}

/// Removes parts of dossiers from the folder in which a copy is about to be made. A file is only
/// taken away when its name ends in [`PART`], it begins as a dossier does (or is empty under a
/// dossier's name), and nobody is writing it. What can't be removed stays: it harms nothing.
pub(super) fn clear_folder_of(copy: &Path) {
    let Some(Ok(entries)) = std::path::absolute(copy)
        .ok()
        .and_then(|whole| Some(std::fs::read_dir(whole.parent()?)))
    else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let stem = name.to_str().and_then(|name| name.strip_suffix(PART));
        let plain = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let (Some(stem), true) = (stem, plain)
            && abandoned(&entry.path(), stem)
        {
            remove(&entry.path());
        }
    }
}

/// Removes what a restore left beside a dossier that is open now: the slot is held, so no restore
/// is under way.
pub(super) fn clear_beside(dossier: &Path) {
    for suffix in ["", "-wal", "-journal"] {
        let name = format!("{FRESH}{suffix}");
        for left in [name.clone(), name + PART] {
            let left = beside(dossier, &left);
            if left
                .symlink_metadata()
                .is_ok_and(|found| found.file_type().is_file())
            {
                remove(&left);
            }
        }
    }
}

fn abandoned(part: &Path, stem: &str) -> bool {
    let Ok(mut file) = File::open(part) else {
        return false;
    };
    if file.try_lock().is_err() {
        return false;
    }
    let mut head = Vec::new();
    let read = file
        .by_ref()
        .take(envelope::MAGIC.len() as u64)
        .read_to_end(&mut head);
    let named = Path::new(stem)
        .extension()
        .is_some_and(|extension| extension == EXTENSION);
    read.is_ok() && (head == envelope::MAGIC || (head.is_empty() && named))
}

fn remove(left: &Path) {
    match std::fs::remove_file(left) {
        Ok(()) => tracing::info!("leftover of a copy removed"),
        Err(error) => tracing::warn!(%error, "leftover of a copy not removed"),
    }
}
