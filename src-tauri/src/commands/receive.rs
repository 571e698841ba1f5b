//! Passports of other schools in: shown first, taken over on request.

use std::path::Path;

use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::handover::{
    self, Choice, KnownSigner, Origin, ReceivedPreview, SignerState, TakeOver, TakenOver,
};
use transitieroute_core::ids::StudentId;
use transitieroute_core::{Changed, Problem};
use transitieroute_press::own_seal;
use transitieroute_press::receive::{self, ReceiveError};
use ts_rs::TS;

use crate::session::{on_dossier, write};

/// A file to look at.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "receive.ts")]
pub struct OpenReceived {
    /// The PDF.
    pub path: String,
    /// Beside whom it is laid; absent proposes whoever is surely the same.
    #[serde(default)]
    #[ts(optional)]
    pub beside: Option<StudentId>,
    /// Beside nobody, whoever is known: a new student.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub as_new: bool,
}

/// A file to take over.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "receive.ts")]
pub struct TakeReceived {
    /// The PDF.
    pub path: String,
    /// The file that was shown, as the preview says it.
    pub file: String,
    /// What to take over.
    pub take: TakeOver,
}

/// A key that somebody compared with the school.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "receive.ts")]
pub struct ConfirmSigner {
    /// SHA-256 of the certificate.
    pub fingerprint: String,
    /// Name of the school in it.
    pub name: String,
    /// It is theirs; `false` takes that back.
    pub confirmed: bool,
}

#[tauri::command]
pub async fn receive_open(
    app: AppHandle,
    request: OpenReceived,
) -> Result<ReceivedPreview, Problem> {
    on_dossier(&app, move |dossier, _| {
        let incoming = receive::open_file(Path::new(&request.path))?;
        let choice = match &request.beside {
            Some(student) => Choice::Student(student),
            None if request.as_new => Choice::Nobody,
            None => Choice::Propose,
        };
        Ok::<_, ReceiveError>(handover::compare(dossier, &incoming, choice)?)
    })
    .await
}

#[tauri::command]
pub async fn receive_take(
    app: AppHandle,
    request: TakeReceived,
) -> Result<Changed<TakenOver>, Problem> {
    write(&app, move |dossier, now| {
        let incoming = receive::open_same(Path::new(&request.path), &request.file)?;
        let taken = handover::take_over(dossier, &incoming, &request.take, now)?;
        Ok::<_, ReceiveError>(taken)
    })
    .await
}

#[tauri::command]
pub async fn signer_confirm(
    app: AppHandle,
    request: ConfirmSigner,
) -> Result<Changed<SignerState>, Problem> {
    write(&app, move |dossier, now| {
        let ConfirmSigner {
            fingerprint,
            name,
            confirmed,
        } = &request;
        handover::confirm_signer(dossier, fingerprint, name, *confirmed, now)
    })
    .await
}

#[tauri::command]
pub async fn signers_list(app: AppHandle) -> Result<Vec<KnownSigner>, Problem> {
    on_dossier(&app, |dossier, _| handover::signers(dossier)).await
}

/// The seal of this school, to read its fingerprint aloud; nothing until a passport was printed.
#[tauri::command]
pub async fn signer_own(app: AppHandle) -> Result<Option<SignerState>, Problem> {
    on_dossier(&app, |dossier, _| own_seal(dossier)).await
}

/// Where the fields of a student came from.
#[tauri::command]
pub async fn student_origins(app: AppHandle, request: StudentId) -> Result<Vec<Origin>, Problem> {
    on_dossier(&app, move |dossier, _| handover::origins(dossier, &request)).await
}
