//! Many documents at once: over all cores, streamed to the caller, to be stopped at any moment.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use chrono::{DateTime, FixedOffset};

use crate::document::draft;
use crate::engine::{Bundle, Engine};
use crate::part::Part;
use crate::{DocumentError, Printable};

/// Documents that may wait to be written to a merged file.
const AHEAD: usize = 2;

/// Makes `count` things, documents as a rule, over all cores. `make` is called from several threads
/// at once, so it can read its records one by one; `done` gets the number of each finished thing
/// and the thing itself, on the thread of the caller and in the order of finishing. Nothing that is
/// finished stays in memory.
///
/// # Errors
/// The first error of `make` or of `done`; [`DocumentError::Cancelled`] when `cancel` was set. What
/// was already made is handed to `done` all the same.
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
        let mut first_error = None;
        let mut finished = 0;
        // What was on its way when something went wrong is handed over too: it may be on the disk.
        for (number, made) in receiver {
            match made.and_then(|thing| done(number, thing)) {
                Ok(()) => finished += 1,
                Err(error) => {
                    stop.store(true, Ordering::Relaxed);
                    first_error.get_or_insert(error);
                }
            }
        }
        if let Some(error) = first_error {
            return Err(error);
        }
        if finished < count {
            return Err(DocumentError::Cancelled.into());
        }
        Ok(())
    })
}

/// Makes `count` documents into one file for a double-sided printer: every document starts on a
/// front side. Each goes to disk as soon as it is ready, so memory stays flat however many.
/// `progress` gets the number of documents done so far. With a `password` the file is locked instead
/// of fit for the archive.
///
/// # Errors
/// The first error of `make` or of a document; [`DocumentError::Save`] when the file cannot be
/// written; [`DocumentError::Cancelled`] when `cancel` was set. Nothing is left of the new file
/// then, and an older one with the same name stays as it was.
#[allow(clippy::too_many_arguments)]
pub fn merged<P, E>(
    path: &Path,
    count: usize,
    make: impl Fn(usize) -> Result<P, E> + Sync,
    title: &str,
    engine: &Engine,
    created: DateTime<FixedOffset>,
    password: Option<&str>,
    cancel: &AtomicBool,
    mut progress: impl FnMut(usize),
) -> Result<(), E>
where
    P: Printable,
    E: From<DocumentError> + Send,
{
    let part = Part::new(path)?;
    let mut bundle = Bundle::new(engine, BufWriter::new(part.file()?), title, password)?;
    let mut done = 0;
    thread::scope(|scope| -> Result<(), E> {
        // While one document is written, the next one is laid out.
        let (sender, receiver) = sync_channel(AHEAD);
        let make = &make;
        scope.spawn(move || {
            for number in 0..count {
                if cancel.load(Ordering::Relaxed) {
                    break;
                }
                let laid_out = make(number).and_then(|document| Ok(draft(&document, engine)?));
                let failed = laid_out.is_err();
                if sender.send(laid_out).is_err() || failed {
                    break;
                }
            }
        });
        for laid_out in receiver {
            if cancel.load(Ordering::Relaxed) {
                return Err(DocumentError::Cancelled.into());
            }
            bundle.add(laid_out?)?;
            done += 1;
            progress(done);
        }
        Ok(())
    })?;
    if done < count {
        return Err(DocumentError::Cancelled.into());
    }
    bundle.finish(created)?;
    if cancel.load(Ordering::Relaxed) {
        return Err(DocumentError::Cancelled.into());
    }
    part.keep()?;
    Ok(())
}

/// Writes a document to disk: whole or not at all. An older file with the same name stays until
/// the new one is complete.
///
/// # Errors
/// [`DocumentError::Save`] when the folder cannot be written or the disk is full.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DocumentError> {
    let part = Part::new(path)?;
    part.file()?.write_all(bytes)?;
    part.keep()
}
