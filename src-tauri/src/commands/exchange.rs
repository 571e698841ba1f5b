//! Class lists in.

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use transitieroute_core::import::{self, ImportPlan, ImportPreview, PlanImport, ReadList};
use transitieroute_core::{Changed, Problem};

use super::Step;
use crate::session::{Session, on_dossier, write};

#[tauri::command]
pub async fn import_read(app: AppHandle, request: ReadList) -> Result<ImportPreview, Problem> {
    on_dossier(&app, move |dossier, _| import::preview(dossier, &request)).await
}

#[tauri::command]
pub async fn import_plan(
    app: AppHandle,
    request: PlanImport,
    progress: Channel<Step>,
) -> Result<ImportPlan, Problem> {
    let inner = app.clone();
    on_dossier(&app, move |dossier, now| {
        import::plan(dossier, &request, now, &follow(&inner, progress))
    })
    .await
}

#[tauri::command]
pub async fn import_apply(
    app: AppHandle,
    request: PlanImport,
    progress: Channel<Step>,
) -> Result<Changed<ImportPlan>, Problem> {
    let inner = app.clone();
    write(&app, move |dossier, now| {
        import::apply(dossier, &request, now, &follow(&inner, progress))
    })
    .await
}

/// Tells the window how far it is, and asks whether to go on.
fn follow(app: &AppHandle, progress: Channel<Step>) -> impl Fn(usize, usize) -> bool + use<> {
    app.state::<Session>().begin_work();
    let app = app.clone();
    move |done, total| {
        let _ = progress.send(Step { done, total });
        !app.state::<Session>().is_cancelled()
    }
}
