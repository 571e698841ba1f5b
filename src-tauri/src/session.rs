//! The dossier that is open in this program, or none.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager};
use transitieroute_core::{Changes, Dossier, Moment, Problem, UserFacing};
use transitieroute_press::Printed;

use crate::projecting;

/// Kept by Tauri for the life of the program.
#[derive(Default)]
pub struct Session {
    dossier: Mutex<Option<Arc<Dossier>>>,
    /// Dossier named on the command line, opened at the first unlock.
    pub asked_for: Mutex<Option<PathBuf>>,
    cancelled: AtomicBool,
    printed: Mutex<HashSet<PathBuf>>,
}

/// The dossier is locked; the window shows the unlock screen on this code.
#[derive(Debug, thiserror::Error)]
#[error("Het bestand zit op slot. Wat je had getypt is bewaard. Typ je wachtwoord.")]
pub struct Locked;

impl UserFacing for Locked {
    fn code(&self) -> &'static str {
        "locked"
    }
}

impl Session {
    /// A program that just started, perhaps with a dossier named.
    pub fn new(asked_for: Option<PathBuf>) -> Self {
        Self {
            asked_for: Mutex::new(asked_for),
            ..Self::default()
        }
    }

    /// The open dossier.
    ///
    /// # Errors
    /// `locked` when there is none.
    pub fn dossier(&self) -> Result<Arc<Dossier>, Problem> {
        self.current().ok_or_else(|| Locked.into())
    }

    /// The open dossier, if any.
    pub fn current(&self) -> Option<Arc<Dossier>> {
        self.dossier
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts a dossier in place, or none: locking drops the last handle, which closes the file. Whoever
    /// was on the beamer belongs to the dossier before, and is off it first.
    pub fn set(&self, app: &AppHandle, dossier: Option<Dossier>) {
        projecting::forget(app);
        *self.dossier.lock().unwrap_or_else(PoisonError::into_inner) = dossier.map(Arc::new);
    }

    /// Starts long work that can be cancelled.
    pub fn begin_work(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// Asks the long work to stop.
    pub fn cancel_work(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The flag that the long work looks at.
    pub fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Remembers what was printed, so that only that can be opened from the window.
    pub fn remember_printed(&self, printed: &Printed) {
        let mut paths = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        for file in &printed.files {
            let path = PathBuf::from(&file.path);
            paths.extend(path.parent().map(Path::to_owned));
            paths.insert(path);
        }
    }

    /// Was this file, or something in this folder, printed since the program started?
    pub fn was_printed(&self, path: &Path) -> bool {
        self.printed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(path)
    }

    /// Was the long work asked to stop?
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Runs work on the open dossier beside the window's own thread, so that the window never freezes.
///
/// # Errors
/// `locked`, or the error of the work.
pub async fn on_dossier<T, E>(
    app: &AppHandle,
    work: impl FnOnce(&Dossier, Moment) -> Result<T, E> + Send + 'static,
) -> Result<T, Problem>
where
    T: Send + 'static,
    E: Into<Problem> + Send + 'static,
{
    let dossier = app.state::<Session>().dossier()?;
    aside(move || work(&dossier, Moment::now()).map_err(Into::into)).await
}

/// As [`on_dossier`] for writes: tells the windows.
///
/// # Errors
/// `locked`, or the error of the work.
pub async fn write<T, E>(
    app: &AppHandle,
    work: impl FnOnce(&Dossier, Moment) -> Result<transitieroute_core::Changed<T>, E> + Send + 'static,
) -> Result<transitieroute_core::Changed<T>, Problem>
where
    T: Send + 'static,
    E: Into<Problem> + Send + 'static,
{
    let changed = on_dossier(app, work).await?;
    announce(app, &changed.changes);
    Ok(changed)
}

/// Tells the window what changed, and the beamer that something did. A window that is just closing
/// needs no news.
pub fn announce(app: &AppHandle, changes: &Changes) {
    let _ = app.emit_to(projecting::MAIN, "changed", changes);
    projecting::refresh(app);
}

/// Runs blocking work on a thread for it.
///
/// # Errors
/// The error of the work.
pub async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Problem {
            code: "internal".to_owned(),
            message: "Er ging iets mis in het programma. Wat bewaard was, is er nog. Probeer het opnieuw.".to_owned(),
            field: None,
        })
    })
}
