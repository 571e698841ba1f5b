//! Printing: passports, and the papers of a meeting. Files are written where the user asked and
//! only there.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_opener::OpenerExt;
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::passport::Visibility;
use transitieroute_core::{Dossier, Problem, Secret, settings};
use transitieroute_press::{self as press, Job, PassportJob, PressError, Printed};
use ts_rs::TS;

use super::Step;
use crate::session::{Session, on_dossier};

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

async fn print(
    app: AppHandle,
    progress: Channel<Step>,
    work: impl FnOnce(&Dossier, &Job<'_>) -> Result<Printed, PressError> + Send + 'static,
) -> Result<Printed, Problem> {
    let inner = app.clone();
    on_dossier(&app, move |dossier, now| {
        let session = inner.state::<Session>();
        session.begin_work();
        // A window that is gone needs no news of the progress.
        let tell = |done, total| drop(progress.send(Step { done, total }));
        let printed = work(
            dossier,
            &Job {
                now,
                cancel: session.cancelled(),
                progress: &tell,
            },
        )?;
        session.remember_printed(&printed);
        Ok::<_, PressError>(printed)
    })
    .await
}

#[tauri::command]
pub async fn print_passports(
    app: AppHandle,
    request: PrintPassports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    let job = PassportJob {
        students: request.students,
        audience: request.audience,
        out: PathBuf::from(request.folder),
        merged: request.merged.map(PathBuf::from),
    };
    print(app, progress, move |dossier, run| {
        press::passports(dossier, &job, run)
    })
    .await
}

#[tauri::command]
pub async fn print_agenda(
    app: AppHandle,
    request: PrintAgenda,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    print(app, progress, move |dossier, run| {
        press::agenda(dossier, &request.meeting_id, Path::new(&request.path), run)
    })
    .await
}

#[tauri::command]
pub async fn print_reports(
    app: AppHandle,
    request: PrintReports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    print(app, progress, move |dossier, run| {
        press::reports(
            dossier,
            &request.meeting_id,
            Path::new(&request.folder),
            run,
        )
    })
    .await
}

#[tauri::command]
pub async fn print_agreements(
    app: AppHandle,
    request: PrintReports,
    progress: Channel<Step>,
) -> Result<Printed, Problem> {
    print(app, progress, move |dossier, run| {
        press::agreements(
            dossier,
            &request.meeting_id,
            Path::new(&request.folder),
            run,
        )
    })
    .await
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
