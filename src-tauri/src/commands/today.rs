//! Vandaag.

use tauri::AppHandle;
use transitieroute_core::Problem;
use transitieroute_core::today::{self, Today};

use crate::session::on_dossier;

#[tauri::command]
pub async fn today_get(app: AppHandle) -> Result<Today, Problem> {
    on_dossier(&app, |dossier, now| today::today(dossier, now.today())).await
}
