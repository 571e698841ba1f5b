//! Make, open, lock, back up and restore the dossier.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};
use transitieroute_core::store::{self, Check};
use transitieroute_core::{Changes, Dossier, Moment, Problem, Secret, StoreError, demo, settings};
use ts_rs::TS;

use crate::recent::{self, RecentDossier};
use crate::session::{Session, announce, aside, on_dossier};

/// What the window shows first.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct DossierStatus {
    /// No dossier known, one that is locked, or one that is open.
    pub state: DossierState,
    /// Name of the school of the dossier at hand.
    pub school_name: Option<String>,
    /// Where it lies.
    pub path: Option<String>,
    /// When it was last opened, RFC 3339.
    pub last_opened: Option<String>,
    /// Opened before, last first.
    pub recent: Vec<RecentDossier>,
}

/// State of the program.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "dossier.ts")]
pub enum DossierState {
    /// First run.
    None,
    /// Ask for the password.
    Locked,
    /// At work.
    Open,
}

/// A dossier to make.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct CreateDossier {
    /// Where.
    pub path: String,
    /// Password.
    pub password: Secret,
    /// Name of the school.
    pub school_name: String,
    /// Fill it with made-up people.
    pub demo: bool,
}

/// The recovery code of a new dossier, to print once.
#[derive(Serialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct RecoveryCode {
    /// Six blocks of four.
    pub recovery_code: String,
}

/// A dossier to open.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct OpenDossier {
    /// Where.
    pub path: String,
    /// Password.
    pub password: Secret,
}

/// The second way in.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct OpenWithRecovery {
    /// Where.
    pub path: String,
    /// The printed code.
    pub code: Secret,
    /// The password from now on.
    pub new_password: Secret,
}

/// Another password.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct ChangePassword {
    /// The present one.
    pub current: Secret,
    /// The new one.
    pub new: Secret,
}

/// A backup to put back in the place of the open dossier.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "dossier.ts")]
pub struct RestoreBackup {
    /// The backup.
    pub path: String,
    /// The password of the backup.
    pub password: Secret,
}

#[tauri::command]
pub async fn dossier_status(app: AppHandle) -> Result<DossierStatus, Problem> {
    status(&app)
}

fn status(app: &AppHandle) -> Result<DossierStatus, Problem> {
    let session = app.state::<Session>();
    let recent = recent::list(app);
    if let Some(dossier) = session.current() {
        let school_name = settings::get(&dossier)?.school_name;
        let path = dossier.path().to_string_lossy().into_owned();
        return Ok(DossierStatus {
            state: DossierState::Open,
            school_name: Some(school_name),
            path: Some(path),
            last_opened: None,
            recent,
        });
    }
    let asked_for = session
        .asked_for
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
        .filter(|path| path.is_file());
    let path = asked_for
        .map(|path| path.to_string_lossy().into_owned())
        .or_else(|| recent.first().map(|entry| entry.path.clone()));
    let known = path
        .as_ref()
        .and_then(|path| recent.iter().find(|entry| entry.path == *path));
    Ok(DossierStatus {
        state: if path.is_some() {
            DossierState::Locked
        } else {
            DossierState::None
        },
        school_name: known.map(|entry| entry.name.clone()),
        last_opened: known.map(|entry| entry.last_opened.clone()),
        path,
        recent,
    })
}

/// Takes an opened dossier into use.
fn begin(app: &AppHandle, dossier: Dossier, now: Moment) -> Result<DossierStatus, Problem> {
    let school_name = settings::get(&dossier)?.school_name;
    recent::remember(app, dossier.path(), &school_name, now);
    let session = app.state::<Session>();
    *session
        .asked_for
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = None;
    session.set(app, Some(dossier));
    status(app)
}

/// A place for a new dossier that certainly is on this computer: the user's documents folder.
#[tauri::command]
pub async fn dossier_suggest_path(app: AppHandle, request: String) -> Result<String, Problem> {
    let folder = app
        .path()
        .document_dir()
        .or_else(|_| app.path().home_dir())
        .unwrap_or_default();
    let name: String = request
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == ' ' || c == '-' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let name = transitieroute_core::text::tidy(&name);
    let name = if name.is_empty() {
        "Transitieroute".to_owned()
    } else {
        name
    };
    let free = |number: usize| {
        let number = if number < 2 {
            String::new()
        } else {
            format!(" {number}")
        };
        folder.join(format!("{name}{number}.{}", store::EXTENSION))
    };
    let path = (1..)
        .map(free)
        .find(|path| !path.exists())
        .unwrap_or_default();
    Ok(path.to_string_lossy().into_owned())
}

#[tauri::command]
pub async fn dossier_create(
    app: AppHandle,
    request: CreateDossier,
) -> Result<RecoveryCode, Problem> {
    aside(move || {
        let now = Moment::now();
        let path = with_extension(&request.path);
        let (dossier, code) = Dossier::create(&path, &request.password, &request.school_name, now)?;
        if request.demo {
            demo::fill(&dossier, 40, now)?;
        }
        begin(&app, dossier, now)?;
        Ok(RecoveryCode {
            recovery_code: code.expose().to_owned(),
        })
    })
    .await
}

fn with_extension(path: &str) -> PathBuf {
    let path = Path::new(path);
    if path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(store::EXTENSION))
    {
        path.to_owned()
    } else {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(store::EXTENSION);
        PathBuf::from(name)
    }
}

#[tauri::command]
pub async fn dossier_open(app: AppHandle, request: OpenDossier) -> Result<DossierStatus, Problem> {
    aside(move || {
        app.state::<Session>().set(&app, None);
        let dossier = Dossier::open(Path::new(&request.path), &request.password)?;
        begin(&app, dossier, Moment::now())
    })
    .await
}

#[tauri::command]
pub async fn dossier_open_with_recovery(
    app: AppHandle,
    request: OpenWithRecovery,
) -> Result<DossierStatus, Problem> {
    aside(move || {
        app.state::<Session>().set(&app, None);
        let dossier = Dossier::open_with_recovery(
            Path::new(&request.path),
            &request.code,
            &request.new_password,
        )?;
        begin(&app, dossier, Moment::now())
    })
    .await
}

/// Points the unlock screen at another dossier.
#[tauri::command]
pub async fn dossier_choose(app: AppHandle, request: String) -> Result<DossierStatus, Problem> {
    let session = app.state::<Session>();
    session.set(&app, None);
    *session
        .asked_for
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(PathBuf::from(request));
    status(&app)
}

#[tauri::command]
pub async fn dossier_lock(app: AppHandle) -> Result<DossierStatus, Problem> {
    aside(move || {
        app.state::<Session>().set(&app, None);
        status(&app)
    })
    .await
}

#[tauri::command]
pub async fn dossier_change_password(
    app: AppHandle,
    request: ChangePassword,
) -> Result<(), Problem> {
    on_dossier(&app, move |dossier, _| {
        dossier.change_password(&request.current, &request.new)
    })
    .await
}

#[tauri::command]
pub async fn dossier_renew_recovery_code(
    app: AppHandle,
    request: Secret,
) -> Result<RecoveryCode, Problem> {
    on_dossier(&app, move |dossier, _| {
        dossier
            .renew_recovery_code(&request)
            .map(|code| RecoveryCode {
                recovery_code: code.expose().to_owned(),
            })
    })
    .await
}

#[tauri::command]
pub async fn dossier_backup(app: AppHandle, request: String) -> Result<(), Problem> {
    on_dossier(&app, move |dossier, _| {
        dossier.backup(&with_extension(&request))
    })
    .await
}

/// Closes the dossier, puts the backup in its place and opens that. When the backup turns out to be
/// damaged the dossier is as it was, but locked: its password is not kept anywhere.
#[tauri::command]
pub async fn dossier_restore(
    app: AppHandle,
    request: RestoreBackup,
) -> Result<DossierStatus, Problem> {
    aside(move || {
        let session = app.state::<Session>();
        let path = session.dossier()?.path().to_owned();
        // A wrong password or a file that is no backup is found out while the dossier is still open.
        store::try_password(Path::new(&request.path), &request.password)?;
        session.set(&app, None);
        store::restore(Path::new(&request.path), &path, &request.password)?;
        let dossier = Dossier::open(&path, &request.password)?;
        begin(&app, dossier, Moment::now())
    })
    .await
}

#[tauri::command]
pub async fn dossier_check(app: AppHandle) -> Result<Check, Problem> {
    on_dossier(&app, |dossier, _| dossier.check()).await
}

/// Takes a step back.
#[tauri::command]
pub async fn dossier_undo(app: AppHandle, request: i64) -> Result<Changes, Problem> {
    let changes =
        on_dossier::<_, StoreError>(&app, move |dossier, now| dossier.undo(request, now)).await?;
    announce(&app, &changes);
    Ok(changes)
}
