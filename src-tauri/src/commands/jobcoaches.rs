//! Coaches and assignments.

use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::ids::{AssignmentId, CoachId};
use transitieroute_core::jobcoaches::split::{
    self, AsksFor, OtherChoice, Otherwise, SplitAnswer, SplitChoice, SplitRequest,
};
use transitieroute_core::jobcoaches::{
    self, Assignment, AssignmentPatch, Coach, CoachKind, CoachPage, CoachRow, MoveCaseload,
    NewAssignment, Objection, Regime, WaitingStudent,
};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use super::Patch;
use crate::session::{on_dossier, write};

/// The end of an assignment.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct EndAssignment {
    /// Which.
    pub id: AssignmentId,
    /// Last day, ISO.
    pub date: String,
    /// Why.
    pub reason: String,
}

#[tauri::command]
pub async fn coaches_list(app: AppHandle) -> Result<Vec<CoachRow>, Problem> {
    on_dossier(&app, |dossier, now| jobcoaches::list(dossier, now.today())).await
}

#[tauri::command]
pub async fn coach_get(app: AppHandle, request: CoachId) -> Result<CoachPage, Problem> {
    on_dossier(&app, move |dossier, now| {
        jobcoaches::get(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn coach_save(app: AppHandle, request: Coach) -> Result<Changed<CoachId>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn coach_remove(app: AppHandle, request: CoachId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::remove(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn coach_kinds(app: AppHandle) -> Result<Vec<CoachKind>, Problem> {
    on_dossier(&app, |dossier, _| jobcoaches::kinds(dossier)).await
}

#[tauri::command]
pub async fn regimes_list(app: AppHandle) -> Result<Vec<Regime>, Problem> {
    on_dossier(&app, |dossier, _| jobcoaches::regimes(dossier)).await
}

#[tauri::command]
pub async fn coaches_unassigned(app: AppHandle) -> Result<Vec<WaitingStudent>, Problem> {
    on_dossier(&app, |dossier, now| {
        jobcoaches::unassigned(dossier, now.today())
    })
    .await
}

#[tauri::command]
pub async fn assignment_check(
    app: AppHandle,
    request: NewAssignment,
) -> Result<Vec<Objection>, Problem> {
    on_dossier(&app, move |dossier, now| {
        jobcoaches::check(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn assignment_make(
    app: AppHandle,
    request: NewAssignment,
) -> Result<Changed<AssignmentId>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::assign(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn assignment_update(
    app: AppHandle,
    request: Patch<AssignmentId, AssignmentPatch>,
) -> Result<Changed<Assignment>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::update_assignment(dossier, &request.id, &request.patch, now)
    })
    .await
}

#[tauri::command]
pub async fn assignment_end(
    app: AppHandle,
    request: EndAssignment,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::end(dossier, &request.id, &request.date, &request.reason, now)
    })
    .await
}

#[tauri::command]
pub async fn caseload_move(
    app: AppHandle,
    request: MoveCaseload,
) -> Result<Changed<usize>, Problem> {
    write(&app, move |dossier, now| {
        jobcoaches::move_caseload(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn split_propose(app: AppHandle, request: SplitRequest) -> Result<SplitAnswer, Problem> {
    on_dossier(&app, move |dossier, now| {
        split::propose(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn split_otherwise(app: AppHandle, request: OtherChoice) -> Result<Otherwise, Problem> {
    on_dossier(&app, move |dossier, now| {
        split::otherwise(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn split_accept(
    app: AppHandle,
    request: Vec<SplitChoice>,
) -> Result<Changed<Vec<AssignmentId>>, Problem> {
    write(&app, move |dossier, now| {
        split::accept(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn split_ask_for(app: AppHandle, request: AsksFor) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        split::ask_for(dossier, &request, now)
    })
    .await
}
