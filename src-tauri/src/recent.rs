//! Which dossiers were opened on this computer: file names and school names, nothing else.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};
use transitieroute_core::Moment;
use ts_rs::TS;

const FILE: &str = "laatst-geopend.json";
const MOST: usize = 5;

/// A dossier that was opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct RecentDossier {
    /// Where it lies.
    pub path: String,
    /// Name of the school.
    pub name: String,
    /// RFC 3339 with offset.
    pub last_opened: String,
}

/// The list, last opened first; files that are gone are left out.
pub fn list(app: &AppHandle) -> Vec<RecentDossier> {
    let read = || -> Option<Vec<RecentDossier>> {
        serde_json::from_str(&std::fs::read_to_string(place(app)?).ok()?).ok()
    };
    let mut list = read().unwrap_or_default();
    list.retain(|entry| Path::new(&entry.path).is_file());
    list
}

/// Puts a dossier at the top. When the list can't be written the program works as well.
pub fn remember(app: &AppHandle, dossier: &Path, name: &str, now: Moment) {
    let mut entries = list(app);
    let path = dossier.to_string_lossy().into_owned();
    entries.retain(|entry| entry.path != path);
    entries.insert(
        0,
        RecentDossier {
            path,
            name: name.to_owned(),
            last_opened: now.date_time().to_rfc3339(),
        },
    );
    entries.truncate(MOST);
    if let (Some(place), Ok(json)) = (place(app), serde_json::to_string_pretty(&entries)) {
        if let Some(folder) = place.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = std::fs::write(place, json);
    }
}

fn place(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join(FILE))
}
