//! For whose eyes: profiles of receivers, consent, the log of what was given, and taking it back.

use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::disclosure::{
    self, AccessPrint, CohortCounts, Consent, ConsentAnswer, ConsentQuestion, Disclosure,
    NewConsent, Receiver, ReceiverProfile, Tell, Withdrawal,
};
use transitieroute_core::ids::{ConsentId, DisclosureId, StudentId};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use crate::session::{on_dossier, write};

/// Something that was given or decided, to take back.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct Withdraw<I> {
    /// Which.
    pub id: I,
    /// Why.
    pub reason: String,
}

#[tauri::command]
pub async fn receiver_profiles(app: AppHandle) -> Result<Vec<ReceiverProfile>, Problem> {
    on_dossier(&app, |dossier, _| disclosure::profiles(dossier)).await
}

#[tauri::command]
pub async fn receiver_profile_save(
    app: AppHandle,
    request: ReceiverProfile,
) -> Result<Changed<ReceiverProfile>, Problem> {
    write(&app, move |dossier, now| {
        disclosure::save_profile(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn receiver_profile_reset(
    app: AppHandle,
    request: Receiver,
) -> Result<Changed<ReceiverProfile>, Problem> {
    write(&app, move |dossier, now| {
        disclosure::reset_profile(dossier, request, now)
    })
    .await
}

#[tauri::command]
pub async fn disclosures_list(
    app: AppHandle,
    request: StudentId,
) -> Result<Vec<Disclosure>, Problem> {
    on_dossier(&app, move |dossier, _| {
        disclosure::of_student(dossier, &request)
    })
    .await
}

#[tauri::command]
pub async fn disclosure_withdraw(
    app: AppHandle,
    request: Withdraw<DisclosureId>,
) -> Result<Changed<Withdrawal>, Problem> {
    write(&app, move |dossier, now| {
        disclosure::withdraw(dossier, &request.id, &request.reason, now)
    })
    .await
}

/// Whom to tell that something was taken back, once more.
#[tauri::command]
pub async fn disclosure_told(app: AppHandle, request: DisclosureId) -> Result<Vec<Tell>, Problem> {
    on_dossier(&app, move |dossier, _| disclosure::told(dossier, &request)).await
}

#[tauri::command]
pub async fn consents_list(app: AppHandle, request: StudentId) -> Result<Vec<Consent>, Problem> {
    on_dossier(&app, move |dossier, _| {
        disclosure::consents(dossier, &request)
    })
    .await
}

/// May it go out with consent as the basis? Asked before the basis is chosen.
#[tauri::command]
pub async fn consent_check(
    app: AppHandle,
    request: ConsentQuestion,
) -> Result<ConsentAnswer, Problem> {
    on_dossier(&app, move |dossier, now| {
        disclosure::check_consent(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn consent_save(
    app: AppHandle,
    request: NewConsent,
) -> Result<Changed<Consent>, Problem> {
    write(&app, move |dossier, now| {
        disclosure::save_consent(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn consent_withdraw(
    app: AppHandle,
    request: Withdraw<ConsentId>,
) -> Result<Changed<Withdrawal>, Problem> {
    write(&app, move |dossier, now| {
        disclosure::withdraw_consent(dossier, &request.id, &request.reason, now)
    })
    .await
}

/// Everything about one student, on screen before it is printed.
#[tauri::command]
pub async fn access_get(app: AppHandle, request: StudentId) -> Result<AccessPrint, Problem> {
    on_dossier(&app, move |dossier, now| {
        disclosure::access(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn cohort_counts(app: AppHandle, request: String) -> Result<CohortCounts, Problem> {
    on_dossier(&app, move |dossier, _| {
        disclosure::cohort(dossier, &request)
    })
    .await
}
