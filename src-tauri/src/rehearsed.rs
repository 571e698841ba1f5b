//! File dialogs that a test answers beforehand, in the place of the system's own, which no test can
//! reach. Only in debug builds: a program that people use always asks them.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Manager, Runtime, State};

/// Names a text file with one answer per dialog to come: a path, or an empty line for a dialog that
/// is closed without an answer.
pub const VARIABLE: &str = "TRANSITIEROUTE_E2E_DIALOGS";

struct Queue(Mutex<PathBuf>);

/// Takes the name of the dialog plugin, so that the window doesn't know the difference.
pub fn init<R: Runtime>(queue: PathBuf) -> TauriPlugin<R> {
    Builder::new("dialog")
        .invoke_handler(tauri::generate_handler![open, save])
        .setup(move |app, _| {
            app.manage(Queue(Mutex::new(queue)));
            Ok(())
        })
        .build()
}

#[tauri::command]
async fn open(queue: State<'_, Queue>) -> Result<Option<String>, String> {
    take(&queue)
}

#[tauri::command]
async fn save(queue: State<'_, Queue>) -> Result<Option<String>, String> {
    take(&queue)
}

/// The first answer, which is then gone. A dialog that no test expected is an error.
fn take(queue: &Queue) -> Result<Option<String>, String> {
    let path = queue.0.lock().unwrap_or_else(PoisonError::into_inner);
    let text = fs::read_to_string(&*path).map_err(|error| error.to_string())?;
    let (answer, rest) = text
        .split_once('\n')
        .ok_or("no answer waits for this file dialog")?;
    fs::write(&*path, rest).map_err(|error| error.to_string())?;
    Ok((!answer.is_empty()).then(|| answer.to_owned()))
}
