//! The beamer: the main window chooses, the window on the beamer only looks.

use serde::Serialize;
use tauri::{AppHandle, Manager};
use transitieroute_core::ids::ItemId;
use transitieroute_core::meetings::{self, MeetingError, Projected, Projection, SaveScreen};
use transitieroute_core::{Changed, Problem, UserFacing};
use ts_rs::TS;

use crate::projecting::{self, Projecting, ScreenSign};
use crate::session::{Session, on_dossier, write};

/// How the beamer stands, for the main window.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "projection.ts")]
pub struct ProjectionState {
    /// Is there a window on the beamer?
    pub open: bool,
    /// Who is on it, also while it is black.
    pub item_id: Option<ItemId>,
    /// Black, and which page.
    pub sign: ScreenSign,
}

/// All that the window on the beamer ever gets.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "projection.ts")]
pub struct ScreenView {
    /// The turn in which it was asked.
    pub sign: ScreenSign,
    /// What may be shown; absent while it is black, locked, or nobody is up.
    pub screen: Option<Projection>,
}

/// There is no window to be had.
#[derive(Debug, thiserror::Error)]
#[error(
    "Het scherm voor de beamer gaat niet open. Het gesprek gaat gewoon door. Probeer het opnieuw met F8."
)]
struct NoWindow;

impl UserFacing for NoWindow {
    fn code(&self) -> &'static str {
        "no_window"
    }
}

fn state(app: &AppHandle) -> ProjectionState {
    let projecting = app.state::<Projecting>();
    ProjectionState {
        open: projecting::is_open(app),
        item_id: projecting.item(),
        sign: projecting.sign(),
    }
}

#[tauri::command]
pub async fn projection_state(app: AppHandle) -> Result<ProjectionState, Problem> {
    Ok(state(&app))
}

/// Only over an open dossier: a locked program shows nothing to anybody.
#[tauri::command]
pub async fn projection_open(app: AppHandle) -> Result<ProjectionState, Problem> {
    app.state::<Session>().dossier()?;
    projecting::open(&app).map_err(|error| {
        tracing::warn!(%error, "no window for the beamer");
        NoWindow
    })?;
    Ok(state(&app))
}

#[tauri::command]
pub async fn projection_show(
    app: AppHandle,
    request: Option<ItemId>,
) -> Result<ProjectionState, Problem> {
    app.state::<Session>().dossier()?;
    projecting::show(&app, request);
    Ok(state(&app))
}

#[tauri::command]
pub async fn projection_blank(app: AppHandle, request: bool) -> Result<ProjectionState, Problem> {
    projecting::blank(&app, request);
    Ok(state(&app))
}

#[tauri::command]
pub async fn projection_page(app: AppHandle, request: u32) -> Result<ProjectionState, Problem> {
    projecting::page(&app, request);
    Ok(state(&app))
}

#[tauri::command]
pub async fn projection_close(app: AppHandle) -> Result<ProjectionState, Problem> {
    projecting::close(&app);
    Ok(state(&app))
}

/// What would be on the screen for a student, and what is left off it and why: for the laptop.
#[tauri::command]
pub async fn projection_check(app: AppHandle, request: ItemId) -> Result<Projected, Problem> {
    on_dossier(&app, move |dossier, now| {
        meetings::projection(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn projection_choose(
    app: AppHandle,
    request: SaveScreen,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        meetings::save_screen(dossier, &request, now)
    })
    .await
}

/// The one question of the window on the beamer. It names nobody: who is on the screen was chosen by
/// the main window. Whatever goes wrong, there is nothing to be seen.
#[tauri::command]
pub async fn projection_view(app: AppHandle) -> Result<ScreenView, Problem> {
    let (sign, item) = app.state::<Projecting>().seen();
    let screen = match item {
        Some(item) => on_dossier::<_, MeetingError>(&app, move |dossier, now| {
            meetings::projection(dossier, &item, now.today())
        })
        .await
        .ok()
        .map(|projected| projected.screen),
        None => None,
    };
    // Meanwhile it may have gone black, or on to somebody else.
    let now = app.state::<Projecting>().sign();
    let stale = now.blank || now.turn != sign.turn;
    Ok(ScreenView {
        sign: now,
        screen: screen.filter(|_| !stale),
    })
}
