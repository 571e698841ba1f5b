//! The match table: open places, who goes to look, what came of it.

use tauri::AppHandle;
use transitieroute_core::ids::{
    LookId, MatchSessionId, OpenPlaceId, OrganisationId, PlacementId, StudentId,
};
use transitieroute_core::matching::{
    self, Becomes, JobSearch, Look, LookOutcome, MatchSession, MatchTable, NewLook, OpenPlace,
    PlaceHistory, SaveSession, SetPlaceStatus, Stopped, SuggestFor, Suggestion,
};
use transitieroute_core::reference::{self, WorkField};
use transitieroute_core::{Changed, Problem};

use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn match_table(app: AppHandle) -> Result<MatchTable, Problem> {
    on_dossier(&app, |dossier, now| matching::table(dossier, now.today())).await
}

#[tauri::command]
pub async fn match_suggest(
    app: AppHandle,
    request: SuggestFor,
) -> Result<Vec<Suggestion>, Problem> {
    on_dossier(&app, move |dossier, now| {
        matching::suggest(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn match_look(app: AppHandle, request: NewLook) -> Result<Changed<LookId>, Problem> {
    write(&app, move |dossier, now| {
        matching::look(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_outcome(app: AppHandle, request: LookOutcome) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::outcome(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_becomes(
    app: AppHandle,
    request: Becomes,
) -> Result<Changed<PlacementId>, Problem> {
    write(&app, move |dossier, now| {
        matching::becomes(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_stopped(app: AppHandle, request: Stopped) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::stopped(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_search(app: AppHandle, request: StudentId) -> Result<JobSearch, Problem> {
    on_dossier(&app, move |dossier, _| matching::search(dossier, &request)).await
}

#[tauri::command]
pub async fn match_search_save(app: AppHandle, request: JobSearch) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::save_search(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_sessions(app: AppHandle) -> Result<Vec<MatchSession>, Problem> {
    on_dossier(&app, |dossier, _| matching::sessions(dossier)).await
}

#[tauri::command]
pub async fn match_session_save(
    app: AppHandle,
    request: SaveSession,
) -> Result<Changed<MatchSessionId>, Problem> {
    write(&app, move |dossier, now| {
        matching::save_session(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_session_close(
    app: AppHandle,
    request: MatchSessionId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::close_session(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn match_of_student(app: AppHandle, request: StudentId) -> Result<Vec<Look>, Problem> {
    on_dossier(&app, move |dossier, now| {
        matching::of_student(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn match_of_organisation(
    app: AppHandle,
    request: OrganisationId,
) -> Result<Vec<PlaceHistory>, Problem> {
    on_dossier(&app, move |dossier, now| {
        matching::of_organisation(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn place_get(app: AppHandle, request: OpenPlaceId) -> Result<OpenPlace, Problem> {
    on_dossier(&app, move |dossier, _| {
        matching::get_place(dossier, &request)
    })
    .await
}

#[tauri::command]
pub async fn place_save(
    app: AppHandle,
    request: OpenPlace,
) -> Result<Changed<OpenPlaceId>, Problem> {
    write(&app, move |dossier, now| {
        matching::save_place(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn place_status(app: AppHandle, request: SetPlaceStatus) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::set_place_status(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn place_remove(app: AppHandle, request: OpenPlaceId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        matching::remove_place(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn work_fields() -> Result<Vec<WorkField>, Problem> {
    Ok(reference::work_fields().to_vec())
}
