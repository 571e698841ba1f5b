//! Settings, and what the program says about itself.

use serde::Serialize;
use tauri::AppHandle;
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::{Changed, Problem};

use ts_rs::TS;

use crate::session::{on_dossier, write};

/// What the program says about itself.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "settings.ts")]
pub struct About {
    /// Version.
    pub version: &'static str,
    /// Licences of the program, its fonts and its lists: name, licence, source.
    pub licences: Vec<(&'static str, &'static str, &'static str)>,
}

#[tauri::command]
pub async fn about() -> Result<About, Problem> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
        licences: vec![
            ("Transitieroute", "EUPL-1.2", ""),
            (
                "Atkinson Hyperlegible Next",
                "SIL Open Font License 1.1",
                "Braille Institute",
            ),
            (
                "Bricolage Grotesque",
                "SIL Open Font License 1.1",
                "Mathieu Triay",
            ),
            ("Andika", "SIL Open Font License 1.1", "SIL International"),
            (
                "Vazirmatn",
                "SIL Open Font License 1.1",
                "Saber Rastikerdar",
            ),
            ("Noto Sans Hebrew", "SIL Open Font License 1.1", "Google"),
            ("Lucide", "ISC", "Lucide Contributors"),
            (
                "OpenMoji, pictogrammen op papier",
                "CC BY-SA 4.0",
                "OpenMoji (openmoji.org)",
            ),
            ("PDF.js", "Apache-2.0", "Mozilla en anderen"),
            (
                "Gemeenten en arbeidsmarktregio's",
                "CC BY 4.0",
                "CBS, Gebieden in Nederland 2026 (86247NED)",
            ),
            ("Doorstroompuntregio's", "CC0", "DUO, open onderwijsdata"),
            ("SQLCipher", "BSD-3-Clause", "Zetetic LLC"),
            ("OpenSSL", "Apache-2.0", "OpenSSL Project"),
        ],
    })
}

#[tauri::command]
pub async fn settings_get(app: AppHandle) -> Result<Settings, Problem> {
    on_dossier(&app, |dossier, _| settings::get(dossier)).await
}

#[tauri::command]
pub async fn settings_save(
    app: AppHandle,
    request: Settings,
) -> Result<Changed<Settings>, Problem> {
    write(&app, move |dossier, now| {
        settings::update(dossier, &request, now)
    })
    .await
}
