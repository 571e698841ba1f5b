//! Printing: passports, and the papers of a meeting. Files are written where the user asked and
//! only there.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, Manager};
use tauri_plugin_opener::OpenerExt;
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::passport::Visibility;
use transitieroute_core::{Dossier, Problem, Secret, settings};
use transitieroute_press::{
    self as press, Contents, Job, Note, Order, Outlet, Paper, PressError, Printed, Subject,
};
use ts_rs::TS;

use super::Step;
use crate::session::{Session, on_dossier};

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

/// Passports to print.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PrintPassports {
    /// Whose.
    pub students: Vec<StudentId>,
    /// For whose eyes: `ik` is the student's own copy, with everything.
    pub audience: Visibility,
    /// Folder for one file each.
    pub folder: String,
    /// Also all in one file, for the printer.
    pub merged: Option<String>,
}

/// An agenda to print.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PrintAgenda {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// The file.
    pub path: String,
}

/// Reports, or agreements per owner, to print.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct PrintReports {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// The folder.
    pub folder: String,
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

async fn run(
    app: AppHandle,
    order: Order,
    outlet: Outlet,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let inner = app.clone();
    on_dossier(&app, move |dossier, now| {
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
    .await
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
    run(app, request.order, outlet, progress).await
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

/// What an order comes to, before it is printed.
#[tauri::command]
pub async fn preview_order(app: AppHandle, request: Order) -> Result<Contents, Problem> {
    on_dossier(&app, move |dossier, now| {
        press::contents(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn print_passports(
    app: AppHandle,
    request: PrintPassports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let order = Order::own(
        Paper::Paspoort,
        Subject::Students {
            ids: request.students,
        },
    );
    let outlet = Outlet {
        merged: request.merged.map(PathBuf::from),
        ..Outlet::folder(request.folder)
    };
    run(app, order, outlet, progress).await
}

#[tauri::command]
pub async fn print_agenda(
    app: AppHandle,
    request: PrintAgenda,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let order = Order::own(
        Paper::Agenda,
        Subject::Meeting {
            id: request.meeting_id,
        },
    );
    run(app, order, Outlet::file(request.path), progress).await
}

#[tauri::command]
pub async fn print_reports(
    app: AppHandle,
    request: PrintReports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let order = Order::own(
        Paper::Verslag,
        Subject::Meeting {
            id: request.meeting_id,
        },
    );
    run(app, order, Outlet::folder(request.folder), progress).await
}

#[tauri::command]
pub async fn print_agreements(
    app: AppHandle,
    request: PrintReports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let order = Order::own(
        Paper::Afspraken,
        Subject::Meeting {
            id: request.meeting_id,
        },
    );
    run(app, order, Outlet::folder(request.folder), progress).await
}

/// Opens a file that was printed in this session, or its folder, in the system's own viewer.
#[tauri::command]
pub async fn printed_open(app: AppHandle, request: String) -> Result<(), Problem> {
    let path = PathBuf::from(&request);
    if !app.state::<Session>().was_printed(&path) {
        return Err(Problem {
            code: "not_printed".to_owned(),
            message: "Dit bestand is hier niet gemaakt.".to_owned(),
            field: None,
        });
    }
    app.opener().open_path(request, None::<&str>).map_err(|_| Problem {
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
