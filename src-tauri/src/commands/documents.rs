//! Printing: papers of every kind, and a look at them before. Files are written where the user
//! asked and only there.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Deserialize;
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, Manager};
use tauri_plugin_opener::OpenerExt;
use transitieroute_core::{Problem, Secret, settings};
use transitieroute_press::{
    self as press, Contents, Job, Note, Order, Outlet, PaperInfo, PressError, Printed,
};
use ts_rs::TS;

use super::Step;
use crate::session::{Session, announce, on_dossier};

/// An order with the place where its files go.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PrintDocuments {
    /// What.
    pub order: Order,
    /// Folder for one file each.
    #[serde(default)]
    pub folder: Option<String>,
    /// All in one file, for the printer.
    #[serde(default)]
    pub file: Option<String>,
    /// Names of people in the names of the files.
    #[serde(default)]
    pub names: bool,
    /// Locks the files, for mail.
    #[serde(default)]
    pub password: Option<Secret>,
    /// Why it goes to somebody else than the student.
    #[serde(default)]
    pub note: Option<Note>,
}

/// A document to look at before it is printed.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PreviewDocument {
    /// What.
    pub order: Order,
    /// Which of its documents, from 0.
    pub index: usize,
}

/// The sheet with the recovery code.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct RecoverySheet {
    /// The file.
    pub path: String,
    /// The code.
    pub code: Secret,
}

#[tauri::command]
pub async fn print_documents(
    app: AppHandle,
    request: PrintDocuments,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let outlet = Outlet {
        folder: request.folder.map(PathBuf::from),
        merged: request.file.map(PathBuf::from),
        names: request.names,
        password: request.password,
        note: request.note,
    };
    let order = request.order;
    let inner = app.clone();
    let printed = on_dossier(&app, move |dossier, now| {
        let session = inner.state::<Session>();
        session.begin_work();
        // A window that is gone needs no news of the progress.
        let tell = |done, total| drop(progress.send(Step { done, total }));
        let job = Job {
            now,
            cancel: session.cancelled(),
            progress: &tell,
        };
        let printed = press::print(dossier, &order, &outlet, &job)?;
        session.remember_printed(&printed);
        Ok::<_, PressError>(printed)
    })
    .await?;
    if let Some(changes) = &printed.changes {
        announce(&app, changes);
    }
    Ok(printed)
}

/// One document of an order, as a PDF in memory: nothing is written and nothing logged.
#[tauri::command]
pub async fn preview_document(
    app: AppHandle,
    request: PreviewDocument,
) -> Result<Response, Problem> {
    on_dossier(&app, move |dossier, now| {
        let preview = press::preview(dossier, &request.order, request.index, now)?;
        Ok::<_, PressError>(Response::new(preview.bytes))
    })
    .await
}

/// Every kind of document.
#[tauri::command]
pub async fn papers_list() -> Result<Vec<PaperInfo>, Problem> {
    Ok(press::papers())
}

/// The folder that is proposed for printing: one of its own in the documents of who is logged in
/// here, so that papers don't lie between other files. It is made when something is printed.
#[tauri::command]
pub async fn print_folder(app: AppHandle) -> Result<String, Problem> {
    let folder = app.path().document_dir();
    let folder = folder
        .or_else(|_| app.path().home_dir())
        .unwrap_or_default();
    Ok(folder.join("Transitieroute").to_string_lossy().into_owned())
}

/// What an order comes to, before it is printed.
#[tauri::command]
pub async fn preview_order(app: AppHandle, request: Order) -> Result<Contents, Problem> {
    on_dossier(&app, move |dossier, now| {
        press::contents(dossier, &request, now.today())
    })
    .await
}

/// Only what was made in this session may be opened or printed: the window can't reach other files.
fn printed(app: &AppHandle, path: &str) -> Result<PathBuf, Problem> {
    let path = PathBuf::from(path);
    if app.state::<Session>().was_printed(&path) {
        Ok(path)
    } else {
        Err(Problem {
            code: "not_printed".to_owned(),
            message: "Dit bestand is hier niet gemaakt.".to_owned(),
            field: None,
        })
    }
}

/// Opens a file that was printed in this session, or its folder, in the system's own viewer.
#[tauri::command]
pub async fn printed_open(app: AppHandle, request: String) -> Result<(), Problem> {
    let path = printed(&app, &request)?;
    open(&app, &path)
}

/// Sends a file that was printed in this session to the printer; `false` when this system has no
/// such door and the file was opened instead, to be printed from there.
#[tauri::command]
pub async fn printed_print(app: AppHandle, request: String) -> Result<bool, Problem> {
    let path = printed(&app, &request)?;
    // CUPS, on Linux and macOS. It takes its own copy, so the file may be moved at once.
    if cfg!(unix) {
        let sent = std::process::Command::new("lp")
            .arg("--")
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if sent.is_ok_and(|status| status.success()) {
            return Ok(true);
        }
    }
    open(&app, &path)?;
    Ok(false)
}

fn open(app: &AppHandle, path: &Path) -> Result<(), Problem> {
    app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|_| Problem {
        code: "no_viewer".to_owned(),
        message: "Het bestand staat klaar, maar er is geen programma dat het opent. Open het zelf vanuit de map.".to_owned(),
        field: None,
    })
}

/// Stops the long work that runs now; what is ready stays.
#[tauri::command]
pub async fn work_cancel(app: AppHandle) -> Result<(), Problem> {
    app.state::<Session>().cancel_work();
    Ok(())
}

#[tauri::command]
pub async fn recovery_sheet_save(app: AppHandle, request: RecoverySheet) -> Result<(), Problem> {
    on_dossier(&app, move |dossier, now| {
        let school = settings::get(dossier)?.school_name;
        press::recovery_sheet(
            &school,
            dossier.path(),
            &request.code,
            Path::new(&request.path),
            now,
        )
    })
    .await
}
