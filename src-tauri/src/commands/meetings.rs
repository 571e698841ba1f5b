//! Outflow meetings.

use chrono::NaiveDate;
use serde::Deserialize;
use tauri::AppHandle;
use transitieroute_core::ids::{ItemId, MeetingId, ParticipantId, StudentId};
use transitieroute_core::meetings::{
    self, BlockOf, Candidate, Closing, ItemPatch, Meeting, MeetingItem, MeetingPage, Missing,
    Participant, Presence, Round, Run, Running, SaveMeeting,
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

/// Was somebody there, from this student on?
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetPresenceAt {
    /// Student on the agenda.
    pub item_id: ItemId,
    /// Who.
    pub id: ParticipantId,
    /// There or not.
    pub presence: Presence,
}

/// A meeting that begins.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct BeginMeeting {
    /// Meeting.
    pub id: MeetingId,
    /// The first student; absent is the first who was not talked about.
    pub item_id: Option<ItemId>,
}

/// The clock of a meeting.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetClock {
    /// Meeting.
    pub id: MeetingId,
    /// Stands still.
    pub paused: bool,
}

/// Nobody of a municipality came, or they did after all.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetBlockAbsent {
    /// Which part.
    pub block: BlockOf,
    /// Nobody came.
    pub absent: bool,
}

/// When a part of a meeting begins.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SetBlockStart {
    /// Which part.
    pub block: BlockOf,
    /// `11:15`, or empty for right after the part before it.
    pub start_time: String,
}

#[tauri::command]
pub async fn meeting_running(app: AppHandle) -> Result<Option<Running>, Problem> {
    on_dossier(&app, meetings::running).await
}

#[tauri::command]
pub async fn meeting_begin(app: AppHandle, request: BeginMeeting) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::begin(dossier, &request.id, request.item_id.as_ref(), now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_stop(app: AppHandle, request: MeetingId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::stop(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn meeting_clock(
    app: AppHandle,
    request: SetClock,
) -> Result<Changed<Option<Run>>, Problem> {
    write(&app, move |dossier, now| {
        meetings::clock(dossier, &request.id, request.paused, now)
    })
    .await
}

#[tauri::command]
pub async fn item_at_hand(app: AppHandle, request: ItemId) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::at_hand(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn item_presence(app: AppHandle, request: SetPresenceAt) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::set_presence_at(
            dossier,
            &request.item_id,
            &request.id,
            request.presence,
            now,
        )
    })
    .await
}

#[tauri::command]
pub async fn item_owners(app: AppHandle, request: ItemId) -> Result<Vec<String>, Problem> {
    on_dossier(&app, move |dossier, _| meetings::owners(dossier, &request)).await
}

#[tauri::command]
pub async fn block_absent(app: AppHandle, request: SetBlockAbsent) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::set_absent(dossier, &request.block, request.absent, now)
    })
    .await
}

#[tauri::command]
pub async fn block_start(app: AppHandle, request: SetBlockStart) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::set_start(dossier, &request.block, &request.start_time, now)
    })
    .await
}

#[tauri::command]
pub async fn meetings_list(app: AppHandle) -> Result<Vec<Meeting>, Problem> {
    on_dossier(&app, |dossier, now| meetings::list(dossier, now.today())).await
}

#[tauri::command]
pub async fn meeting_get(app: AppHandle, request: MeetingId) -> Result<MeetingPage, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::on_screen(dossier, &request, now)
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
