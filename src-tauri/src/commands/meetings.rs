//! Outflow meetings.

use chrono::NaiveDate;
use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::ids::{ItemId, MeetingId, ParticipantId, StudentId};
use transitieroute_core::meetings::{
    self, Candidate, Closing, ItemPatch, Meeting, MeetingItem, MeetingPage, Missing, Participant,
    Presence, Round, SaveMeeting,
};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use super::Patch;
use crate::session::{on_dossier, write};

/// Students to put on an agenda.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct AddItems {
    /// Meeting.
    pub meeting_id: MeetingId,
    /// Who.
    pub students: Vec<StudentId>,
}

/// Another place on the agenda.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct MoveItem {
    /// Which.
    pub id: ItemId,
    /// Place from 0.
    pub position: usize,
}

/// Who could be in a meeting that is being planned.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct CandidatesFor {
    /// CBS codes.
    pub municipality_codes: Vec<String>,
    /// Round.
    pub round: Round,
    /// Day of the meeting; absent is today.
    pub date: Option<NaiveDate>,
}

/// Was somebody there?
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetPresence {
    /// Who.
    pub id: ParticipantId,
    /// There or not.
    pub presence: Presence,
}

#[tauri::command]
pub async fn meetings_list(app: AppHandle) -> Result<Vec<Meeting>, Problem> {
    on_dossier(&app, |dossier, now| meetings::list(dossier, now.today())).await
}

#[tauri::command]
pub async fn meeting_get(app: AppHandle, request: MeetingId) -> Result<MeetingPage, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::get(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn meeting_save(
    app: AppHandle,
    request: SaveMeeting,
) -> Result<Changed<MeetingId>, Problem> {
    write(&app, move |dossier, now| {
        meetings::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_cancel(app: AppHandle, request: MeetingId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::cancel(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_propose(
    app: AppHandle,
    request: MeetingId,
) -> Result<Vec<Candidate>, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::propose(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn meeting_candidates(
    app: AppHandle,
    request: CandidatesFor,
) -> Result<Vec<Candidate>, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::candidates(
            dossier,
            &request.municipality_codes,
            request.round,
            request.date.unwrap_or_else(|| now.today()),
            now.today(),
        )
    })
    .await
}

#[tauri::command]
pub async fn participant_save(
    app: AppHandle,
    request: Participant,
) -> Result<Changed<ParticipantId>, Problem> {
    write(&app, move |dossier, now| {
        meetings::save_participant(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn participant_remove(
    app: AppHandle,
    request: ParticipantId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::remove_participant(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn participant_presence(
    app: AppHandle,
    request: SetPresence,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::set_presence(dossier, &request.id, request.presence, now)
    })
    .await
}

#[tauri::command]
pub async fn item_add(app: AppHandle, request: AddItems) -> Result<Changed<Vec<ItemId>>, Problem> {
    write(&app, move |dossier, now| {
        meetings::add_item(dossier, &request.meeting_id, &request.students, now)
    })
    .await
}

#[tauri::command]
pub async fn item_remove(app: AppHandle, request: ItemId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::remove_item(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn item_move(app: AppHandle, request: MoveItem) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::move_item(dossier, &request.id, request.position, now)
    })
    .await
}

#[tauri::command]
pub async fn item_get(app: AppHandle, request: ItemId) -> Result<MeetingItem, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::item(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn item_update(
    app: AppHandle,
    request: Patch<ItemId, ItemPatch>,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::update_item(dossier, &request.id, &request.patch, now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_missing(app: AppHandle, request: MeetingId) -> Result<Vec<Missing>, Problem> {
    on_dossier(&app, move |dossier, _| meetings::missing(dossier, &request)).await
}

#[tauri::command]
pub async fn meeting_close(
    app: AppHandle,
    request: MeetingId,
) -> Result<Changed<Closing>, Problem> {
    write(&app, move |dossier, now| {
        meetings::close(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_reopen(app: AppHandle, request: MeetingId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::reopen(dossier, &request, now)
    })
    .await
}
