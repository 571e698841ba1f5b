//! The rode knop.

use tauri::AppHandle;
use transitieroute_core::ids::{RedButtonId, StudentId};
use transitieroute_core::stuck::{
    self, AnswerRedButton, CloseRedButton, Draft, RedButton, SaveRedButton, SentRedButton,
};
use transitieroute_core::{Changed, Problem};

use super::{OfStudent, Patch};
use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn red_buttons_list(
    app: AppHandle,
    request: StudentId,
) -> Result<Vec<RedButton>, Problem> {
    on_dossier(&app, move |dossier, now| {
        stuck::of_student(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn red_button_draft(app: AppHandle, request: StudentId) -> Result<Draft, Problem> {
    on_dossier(&app, move |dossier, now| {
        stuck::draft(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn red_button_press(
    app: AppHandle,
    request: OfStudent<SaveRedButton>,
) -> Result<Changed<RedButtonId>, Problem> {
    write(&app, move |dossier, now| {
        stuck::press(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_save(
    app: AppHandle,
    request: Patch<RedButtonId, SaveRedButton>,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::save(dossier, &request.id, &request.patch, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_sent(
    app: AppHandle,
    request: SentRedButton,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::sent(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_reminded(
    app: AppHandle,
    request: SentRedButton,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::reminded(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_answered(
    app: AppHandle,
    request: AnswerRedButton,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::answered(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_close(
    app: AppHandle,
    request: CloseRedButton,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::close(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn red_button_reopen(
    app: AppHandle,
    request: RedButtonId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        stuck::reopen(dossier, &request, now)
    })
    .await
}
