//! Routes.

use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::ids::{RouteKindId, StudentId};
use transitieroute_core::route::{self, MovePhase, Route, RouteKind, RoutePatch};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use super::Patch;
use crate::session::{on_dossier, write};

/// A fall-back in one action.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct FallBack {
    /// Who.
    pub student_id: StudentId,
    /// Why.
    pub reason: String,
}

/// An extra school year.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct ExtraYear {
    /// Who.
    pub students: Vec<StudentId>,
    /// Why.
    pub reason: String,
}

#[tauri::command]
pub async fn route_kinds(app: AppHandle) -> Result<Vec<RouteKind>, Problem> {
    on_dossier(&app, |dossier, _| route::kinds(dossier)).await
}

#[tauri::command]
pub async fn route_kind_save(
    app: AppHandle,
    request: RouteKind,
) -> Result<Changed<RouteKindId>, Problem> {
    write(&app, move |dossier, now| {
        route::save_kind(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn route_move(app: AppHandle, request: MovePhase) -> Result<Changed<usize>, Problem> {
    write(&app, move |dossier, now| {
        route::move_to(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn route_fall_back(app: AppHandle, request: FallBack) -> Result<Changed<Route>, Problem> {
    write(&app, move |dossier, now| {
        route::fall_back(dossier, &request.student_id, &request.reason, now)
    })
    .await
}

#[tauri::command]
pub async fn route_extend_year(
    app: AppHandle,
    request: ExtraYear,
) -> Result<Changed<usize>, Problem> {
    write(&app, move |dossier, now| {
        route::extend_year(dossier, &request.students, &request.reason, now)
    })
    .await
}

#[tauri::command]
pub async fn route_update(
    app: AppHandle,
    request: Patch<StudentId, RoutePatch>,
) -> Result<Changed<Route>, Problem> {
    write(&app, move |dossier, now| {
        route::update(dossier, &request.id, &request.patch, now)
    })
    .await
}
