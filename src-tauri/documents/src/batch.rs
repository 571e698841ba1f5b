//! Many documents at once: over all cores, streamed to the caller, to be stopped at any moment.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use chrono::{DateTime, FixedOffset};

use crate::document::append;
use crate::engine::Engine;
use crate::engine::page::Draft;
use crate::{DocumentError, Printable};

/// Most documents in one merged file; a file of this many takes some 300 MB of memory while it is
/// made.
pub const MERGED_AT_ONCE: usize = 200;

/// Makes `count` things, documents as a rule, over all cores. `make` is called from several threads
/// at once, so it can read its records one by one; `done` gets the number of each finished thing
/// and the thing itself, on the thread of the caller and in the order of finishing. Nothing that is
/// finished stays in memory.
///
/// # Errors
/// The first error of `make` or of `done`; [`DocumentError::Cancelled`] when `cancel` was set. What
/// was already handed to `done` stays.
pub fn each<T, E>(
    count: usize,
    make: impl Fn(usize) -> Result<T, E> + Sync,
    cancel: &AtomicBool,
    mut done: impl FnMut(usize, T) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    E: From<DocumentError> + Send,
{
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(count.max(1));
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        // A small queue: a slow disk holds the workers back instead of filling the memory.
        let (sender, receiver) = sync_channel(workers * 2);
        for _ in 0..workers {
            let sender = sender.clone();
            let (next, stop, make) = (&next, &stop, &make);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) && !cancel.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || sender.send((number, make(number))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut result = Ok(());
        let mut finished = 0;
        for (number, made) in receiver {
            if result.is_err() {
                continue;
            }
            result = made.and_then(|thing| done(number, thing));
            match result {
                Ok(()) => finished += 1,
                Err(_) => stop.store(true, Ordering::Relaxed),
            }
        }
        result?;
        if finished < count {
            return Err(DocumentError::Cancelled.into());
        }
        Ok(())
    })
}

/// Makes `count` documents into as few files as memory allows, for a double-sided printer: every
/// document starts on a front side. `progress` gets the number of documents laid out so far,
/// `done` the number of the file (from 0) and its bytes. With a `password` the files are locked
/// instead of fit for the archive.
///
/// # Errors
/// The first error of `make`, of a document or of `done`; [`DocumentError::Cancelled`] when
/// `cancel` was set.
#[allow(clippy::too_many_arguments)]
pub fn merged<P, E>(
    count: usize,
    make: impl Fn(usize) -> Result<P, E>,
    title: &str,
    engine: &Engine,
    created: DateTime<FixedOffset>,
    password: Option<&str>,
    cancel: &AtomicBool,
    mut progress: impl FnMut(usize),
    mut done: impl FnMut(usize, Vec<u8>) -> Result<(), E>,
) -> Result<(), E>
where
    P: Printable,
    E: From<DocumentError>,
{
    let files = count.div_ceil(MERGED_AT_ONCE);
    for file in 0..files {
        let mut draft = Draft {
            title: if files > 1 {
                format!("{title} ({} van {files})", file + 1)
            } else {
                title.to_string()
            },
            ..Draft::default()
        };
        let from = file * MERGED_AT_ONCE;
        for number in from..(from + MERGED_AT_ONCE).min(count) {
            if cancel.load(Ordering::Relaxed) {
                return Err(DocumentError::Cancelled.into());
            }
            append(&mut draft, &make(number)?, engine)?;
            progress(number + 1);
        }
        let bytes = match password {
            Some(password) => engine.locked(draft, password, created)?,
            None => engine.pdf(draft, created)?,
        };
        if cancel.load(Ordering::Relaxed) {
            return Err(DocumentError::Cancelled.into());
        }
        done(file, bytes)?;
    }
    Ok(())
}

/// Writes a document to disk: whole or not at all. An older file with the same name stays until
/// the new one is complete.
///
/// # Errors
/// [`DocumentError::Save`] when the folder cannot be written or the disk is full.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DocumentError> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".deel");
    let part = path.with_file_name(name);
    let written = fs::File::create(&part)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&part, path));
    if let Err(error) = written {
        // The name of the half file may hold a name of a person: it must not stay behind.
        let _ = fs::remove_file(&part);
        return Err(error.into());
    }
    Ok(())
}
