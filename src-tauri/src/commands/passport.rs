//! The passport and its question sets.

use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::ids::{QuestionSetId, ShareId, StudentId};
use transitieroute_core::passport::{
    self, Answer, Passport, PassportError, PassportStatus, QuestionSet, SaveAnswer, Share,
    StoredSet,
};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use super::OfStudent;
use crate::session::{on_dossier, write};

/// Another status of a passport.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetPassportStatus {
    /// Whose.
    pub student_id: StudentId,
    /// To what.
    pub status: PassportStatus,
    /// With whom it was talked about.
    #[serde(default)]
    pub with_whom: String,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

#[tauri::command]
pub async fn passport_get(app: AppHandle, request: StudentId) -> Result<Passport, Problem> {
    on_dossier(&app, move |dossier, _| passport::get(dossier, &request)).await
}

#[tauri::command]
pub async fn answer_save(app: AppHandle, request: SaveAnswer) -> Result<Changed<Answer>, Problem> {
    write(&app, move |dossier, now| {
        passport::save_answer(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn passport_status(
    app: AppHandle,
    request: SetPassportStatus,
) -> Result<Changed<Passport>, Problem> {
    write(&app, move |dossier, now| {
        passport::set_status(
            dossier,
            &request.student_id,
            request.status,
            &request.with_whom,
            &request.note,
            now,
        )
    })
    .await
}

#[tauri::command]
pub async fn share_save(
    app: AppHandle,
    request: OfStudent<Share>,
) -> Result<Changed<Share>, Problem> {
    write(&app, move |dossier, now| {
        passport::save_share(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn share_delete(app: AppHandle, request: ShareId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        passport::delete_share(dossier, &request, now)
    })
    .await
}

/// The questions that new passports are begun with.
#[tauri::command]
pub async fn questions_active(app: AppHandle) -> Result<QuestionSet, Problem> {
    on_dossier(&app, |dossier, _| passport::active_set(dossier)).await
}

#[tauri::command]
pub async fn question_sets(app: AppHandle) -> Result<Vec<StoredSet>, Problem> {
    on_dossier(&app, |dossier, _| passport::sets(dossier)).await
}

/// Takes the path of a JSON file that the user chose.
#[tauri::command]
pub async fn question_set_load(
    app: AppHandle,
    request: String,
) -> Result<Changed<StoredSet>, Problem> {
    write(&app, move |dossier, now| {
        let json = std::fs::read_to_string(&request).map_err(|_| PassportError::BadSet {
            reason: "het bestand is niet te lezen".to_owned(),
        })?;
        passport::load(dossier, &json, now)
    })
    .await
}

#[tauri::command]
pub async fn question_set_activate(
    app: AppHandle,
    request: QuestionSetId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        passport::activate(dossier, &request, now)
    })
    .await
}
