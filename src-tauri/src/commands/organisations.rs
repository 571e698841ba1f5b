//! Organisations, reference cards and the reference lists.

use tauri::AppHandle;
use transitieroute_core::ids::{ContactId, OrganisationId, RuleId};
use transitieroute_core::organisations::{
    self, Contact, MunicipalityCard, Organisation, OrganisationPage, OrganisationRow, Rule,
};
use transitieroute_core::reference::{self, Destination, MunicipalityMatch};
use transitieroute_core::{Changed, Problem};

use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn organisations_list(
    app: AppHandle,
    request: String,
) -> Result<Vec<OrganisationRow>, Problem> {
    on_dossier(&app, move |dossier, _| {
        organisations::list(dossier, &request)
    })
    .await
}

#[tauri::command]
pub async fn organisation_get(
    app: AppHandle,
    request: OrganisationId,
) -> Result<OrganisationPage, Problem> {
    on_dossier(&app, move |dossier, _| {
        organisations::get(dossier, &request)
    })
    .await
}

#[tauri::command]
pub async fn organisation_save(
    app: AppHandle,
    request: Organisation,
) -> Result<Changed<OrganisationId>, Problem> {
    write(&app, move |dossier, now| {
        organisations::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn organisation_remove(
    app: AppHandle,
    request: OrganisationId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        organisations::remove(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn contact_save(app: AppHandle, request: Contact) -> Result<Changed<ContactId>, Problem> {
    write(&app, move |dossier, now| {
        organisations::save_contact(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn contact_remove(app: AppHandle, request: ContactId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        organisations::remove_contact(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn municipality_card(
    app: AppHandle,
    request: String,
) -> Result<MunicipalityCard, Problem> {
    on_dossier(&app, move |dossier, now| {
        organisations::card(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn rule_save(app: AppHandle, request: Rule) -> Result<Changed<RuleId>, Problem> {
    write(&app, move |dossier, now| {
        organisations::save_rule(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn rule_delete(app: AppHandle, request: RuleId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        organisations::delete_rule(dossier, &request, now)
    })
    .await
}

/// Municipalities by everyday name, best match first; needs no open dossier.
#[tauri::command]
pub async fn municipalities_search(request: String) -> Result<Vec<MunicipalityMatch>, Problem> {
    Ok(reference::search(&request))
}

#[tauri::command]
pub async fn destinations_list() -> Result<Vec<Destination>, Problem> {
    Ok(reference::destinations().to_vec())
}
