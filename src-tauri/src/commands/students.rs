//! Students, the people around them, their placements and certificates.

use tauri::AppHandle;
use tauri::ipc::Response;
use transitieroute_core::ids::{EvidenceId, PhotoId, PlacementId, RelativeId, StudentId};
use transitieroute_core::roster::{self, StudentList, StudentQuery};
use transitieroute_core::students::{
    self, Evidence, LifeDomainState, NewContact, NewStudent, Placement, Relative, School, Student,
    StudentError, StudentFile, StudentPatch,
};
use transitieroute_core::{Changed, Problem};

use super::{OfStudent, Patch};
use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn students_list(app: AppHandle, request: StudentQuery) -> Result<StudentList, Problem> {
    on_dossier(&app, move |dossier, now| {
        roster::list(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn schools_list(app: AppHandle) -> Result<Vec<School>, Problem> {
    on_dossier(&app, |dossier, _| students::schools(dossier)).await
}

#[tauri::command]
pub async fn student_file(app: AppHandle, request: StudentId) -> Result<StudentFile, Problem> {
    on_dossier(&app, move |dossier, now| {
        students::file(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn student_add(
    app: AppHandle,
    request: NewStudent,
) -> Result<Changed<StudentId>, Problem> {
    write(&app, move |dossier, now| {
        students::add(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn student_update(
    app: AppHandle,
    request: Patch<StudentId, StudentPatch>,
) -> Result<Changed<Student>, Problem> {
    write(&app, move |dossier, now| {
        students::update(dossier, &request.id, &request.patch, now)
    })
    .await
}

#[tauri::command]
pub async fn relative_save(
    app: AppHandle,
    request: OfStudent<Relative>,
) -> Result<Changed<RelativeId>, Problem> {
    write(&app, move |dossier, now| {
        students::save_relative(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn relative_delete(app: AppHandle, request: RelativeId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::delete_relative(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn life_domain_save(
    app: AppHandle,
    request: OfStudent<LifeDomainState>,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::save_life_domain(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn student_contact_note(
    app: AppHandle,
    request: NewContact,
) -> Result<Changed<String>, Problem> {
    write(&app, move |dossier, now| {
        students::note_contact(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn student_contact_delete(
    app: AppHandle,
    request: String,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::delete_contact(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn placement_save(
    app: AppHandle,
    request: OfStudent<Placement>,
) -> Result<Changed<PlacementId>, Problem> {
    write(&app, move |dossier, now| {
        students::save_placement(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn placement_delete(
    app: AppHandle,
    request: PlacementId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::delete_placement(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn evidence_save(
    app: AppHandle,
    request: OfStudent<Evidence>,
) -> Result<Changed<EvidenceId>, Problem> {
    write(&app, move |dossier, now| {
        students::save_evidence(dossier, &request.student_id, &request.value, now)
    })
    .await
}

#[tauri::command]
pub async fn evidence_delete(app: AppHandle, request: EvidenceId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::delete_evidence(dossier, &request, now)
    })
    .await
}

/// Takes the path of a file that the user chose; the bytes never pass through the window.
#[tauri::command]
pub async fn photo_save(
    app: AppHandle,
    request: OfStudent<String>,
) -> Result<Changed<PhotoId>, Problem> {
    write(&app, move |dossier, now| {
        let bytes = std::fs::read(&request.value).map_err(|_| StudentError::BadPhoto)?;
        students::save_photo(dossier, &request.student_id, &bytes, now)
    })
    .await
}

#[tauri::command]
pub async fn photo_remove(app: AppHandle, request: StudentId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        students::remove_photo(dossier, &request, now)
    })
    .await
}

/// The JPEG itself, as bytes; empty when there is none.
#[tauri::command]
pub async fn photo_get(app: AppHandle, request: StudentId) -> Result<Response, Problem> {
    let photo = on_dossier(&app, move |dossier, _| students::photo(dossier, &request)).await?;
    Ok(Response::new(
        photo.map(|photo| photo.jpeg).unwrap_or_default(),
    ))
}
