//! The year plan, invitations as calendar files, and what is changed when it goes otherwise.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use transitieroute_core::exchange::calendar::{CalendarFile, LeftOut, Sent};
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{
    self, InvitationState, MarkSent, MeetingError, MoveTalks, Postpone, Round,
};
use transitieroute_core::planning::{
    self, ApplyPlan, AskProposal, PlanStudent, Proposal, YearPlan,
};
use transitieroute_core::{Changed, Problem};
use ts_rs::TS;

use crate::session::{on_dossier, write};

/// Who must be seen, by name.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "planning.ts")]
pub struct AskWho {
    /// CBS code; empty for everybody of whom no municipality is known.
    pub code: String,
    /// Round.
    pub round: Round,
}

/// A calendar file to write where the user asked.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "calendar.ts")]
pub struct SaveCalendar {
    /// The file.
    pub path: String,
    /// One meeting, for those who are invited.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub meeting_id: Option<MeetingId>,
    /// Or all meetings of a municipality, by CBS code; empty for every municipality.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub municipality: Option<String>,
}

/// What stands in the file.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "calendar.ts")]
pub struct SavedCalendar {
    /// Appointments in it.
    pub events: usize,
    /// It is a cancellation.
    pub cancels: bool,
    /// What is not in it.
    pub left_out: Vec<LeftOut>,
}

/// The invitations of a meeting.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "calendar.ts")]
pub struct Invitations {
    /// Per participant, in their order.
    pub people: Vec<InvitationState>,
    /// The calendar file that was made last.
    pub calendar: Option<Sent>,
}

#[tauri::command]
pub async fn planning_overview(app: AppHandle) -> Result<YearPlan, Problem> {
    on_dossier(&app, |dossier, now| {
        planning::overview(dossier, now.today())
    })
    .await
}

#[tauri::command]
pub async fn planning_who(app: AppHandle, request: AskWho) -> Result<Vec<PlanStudent>, Problem> {
    on_dossier(&app, move |dossier, now| {
        planning::who(dossier, &request.code, request.round, now.today())
    })
    .await
}

#[tauri::command]
pub async fn planning_propose(app: AppHandle, request: AskProposal) -> Result<Proposal, Problem> {
    on_dossier(&app, move |dossier, now| {
        planning::propose(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn planning_apply(
    app: AppHandle,
    request: ApplyPlan,
) -> Result<Changed<Vec<MeetingId>>, Problem> {
    write(&app, move |dossier, now| {
        planning::apply(dossier, &request, now)
    })
    .await
}

/// Writes a calendar file and counts it as sent.
#[tauri::command]
pub async fn calendar_save(
    app: AppHandle,
    request: SaveCalendar,
) -> Result<Changed<SavedCalendar>, Problem> {
    write(&app, move |dossier, now| {
        let path = PathBuf::from(&request.path);
        let Changed { value, changes } = match &request.meeting_id {
            Some(id) => meetings::invitation(dossier, id, Some(&path), now)?,
            None => {
                let code = request.municipality.as_deref().unwrap_or_default();
                meetings::calendar_of(dossier, code, Some(&path), now)?
            }
        };
        let CalendarFile {
            events,
            cancels,
            left_out,
            ..
        } = value;
        Ok::<_, MeetingError>(Changed {
            value: SavedCalendar {
                events,
                cancels,
                left_out,
            },
            changes,
        })
    })
    .await
}

#[tauri::command]
pub async fn invitations_get(app: AppHandle, request: MeetingId) -> Result<Invitations, Problem> {
    on_dossier(&app, move |dossier, _| {
        Ok::<_, MeetingError>(Invitations {
            people: meetings::invitations(dossier, &request)?,
            calendar: meetings::invitation_sent(dossier, &request)?,
        })
    })
    .await
}

#[tauri::command]
pub async fn invitations_sent(app: AppHandle, request: MarkSent) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::mark_sent(dossier, &request, now)
    })
    .await
}

/// Gives how many students are still to be planned because of it.
#[tauri::command]
pub async fn meeting_postpone(
    app: AppHandle,
    request: Postpone,
) -> Result<Changed<usize>, Problem> {
    write(&app, move |dossier, now| {
        meetings::postpone(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn talks_move(
    app: AppHandle,
    request: MoveTalks,
) -> Result<Changed<Option<MeetingId>>, Problem> {
    write(&app, move |dossier, now| {
        meetings::move_talks(dossier, &request, now)
    })
    .await
}
