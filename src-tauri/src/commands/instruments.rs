//! Instruments: what is known about kinds, and what is asked for a student.

use tauri::AppHandle;
use transitieroute_core::ids::{
    HintId, InstrumentId, PeriodId, RegimeId, RequirementId, StudentId, TermId,
};
use transitieroute_core::instruments::{
    self, HintRule, Instrument, InstrumentKind, InstrumentPeriod, InstrumentProposal,
    InstrumentRegime, InstrumentSetup, InstrumentSheet, ProposeInstrument, Requirement, Term, Tick,
};
use transitieroute_core::{Changed, Problem};

use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn instrument_kinds(app: AppHandle) -> Result<Vec<InstrumentKind>, Problem> {
    on_dossier(&app, |dossier, _| instruments::kinds(dossier)).await
}

#[tauri::command]
pub async fn instrument_setup(app: AppHandle) -> Result<InstrumentSetup, Problem> {
    on_dossier(&app, |dossier, _| instruments::setup(dossier)).await
}

#[tauri::command]
pub async fn instrument_sheet(
    app: AppHandle,
    request: StudentId,
) -> Result<InstrumentSheet, Problem> {
    on_dossier(&app, move |dossier, now| {
        instruments::sheet(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn instrument_propose(
    app: AppHandle,
    request: ProposeInstrument,
) -> Result<InstrumentProposal, Problem> {
    on_dossier(&app, move |dossier, now| {
        instruments::propose(dossier, &request, now.today())
    })
    .await
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

#[tauri::command]
pub async fn instrument_tick(app: AppHandle, request: Tick) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::tick(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_period_save(
    app: AppHandle,
    request: InstrumentPeriod,
) -> Result<Changed<PeriodId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_period(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_period_delete(
    app: AppHandle,
    request: PeriodId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete_period(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_kind_save(
    app: AppHandle,
    request: InstrumentKind,
) -> Result<Changed<String>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_kind(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_kind_delete(
    app: AppHandle,
    request: String,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete_kind(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_term_save(
    app: AppHandle,
    request: Term,
) -> Result<Changed<TermId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_term(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_term_delete(
    app: AppHandle,
    request: TermId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete_term(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_requirement_save(
    app: AppHandle,
    request: Requirement,
) -> Result<Changed<RequirementId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_requirement(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_requirement_delete(
    app: AppHandle,
    request: RequirementId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete_requirement(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_hint_save(
    app: AppHandle,
    request: HintRule,
) -> Result<Changed<HintId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_hint(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_regime_save(
    app: AppHandle,
    request: InstrumentRegime,
) -> Result<Changed<RegimeId>, Problem> {
    write(&app, move |dossier, now| {
        instruments::save_regime(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn instrument_regime_delete(
    app: AppHandle,
    request: RegimeId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        instruments::delete_regime(dossier, &request, now)
    })
    .await
}
