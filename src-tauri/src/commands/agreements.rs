//! Agreements and instruments.

use tauri::AppHandle;
use transitieroute_core::agreements::{
    self, Agreement, AgreementQuery, MoveAgreement, Overview, OverviewQuery, SaveAgreement,
    SetStatus,
};
use transitieroute_core::ids::{AgreementId, InstrumentId};
use transitieroute_core::instruments::{self, Instrument, InstrumentKind};
use transitieroute_core::{Changed, Problem};

use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn agreements_list(
    app: AppHandle,
    request: AgreementQuery,
) -> Result<Vec<Agreement>, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::list(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn agreements_overview(
    app: AppHandle,
    request: OverviewQuery,
) -> Result<Overview, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::overview(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn agreement_owners(app: AppHandle) -> Result<Vec<String>, Problem> {
    on_dossier(&app, |dossier, _| agreements::owners(dossier)).await
}

#[tauri::command]
pub async fn agreement_save(
    app: AppHandle,
    request: SaveAgreement,
) -> Result<Changed<AgreementId>, Problem> {
    write(&app, move |dossier, now| {
        agreements::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_status(app: AppHandle, request: SetStatus) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::set_status(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_move(
    app: AppHandle,
    request: MoveAgreement,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::move_day(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_delete(
    app: AppHandle,
    request: AgreementId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::delete(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_kinds(app: AppHandle) -> Result<Vec<InstrumentKind>, Problem> {
    on_dossier(&app, |dossier, _| instruments::kinds(dossier)).await
}

#[tauri::command]
pub async fn instrument_save(
    app: AppHandle,
    request: Instrument,
) -> Result<Changed<InstrumentId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_delete(
    app: AppHandle,
    request: InstrumentId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete(dossier, &request, now)
    })
    .await
}
