//! Agreements.

use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;
use transitieroute_core::agreements::{
    self, Agreement, AgreementEvent, AgreementQuery, CalendarOf, EndSeries, LineOf, MoveAgreement,
    Overview, OverviewQuery, OwnerKey, OwnerList, OwnerMail, OwnerRow, RemindOwner, SaveAgreement,
    SaveSeries, SetStatus, Settled, TakeOver, Understood,
};
use transitieroute_core::ids::AgreementId;
use transitieroute_core::{Changed, Problem, StoreError};
use ts_rs::TS;

use crate::session::{on_dossier, write};

#[tauri::command]
pub async fn agreements_list(
    app: AppHandle,
    request: AgreementQuery,
) -> Result<Vec<Agreement>, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::list(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn agreements_overview(
    app: AppHandle,
    request: OverviewQuery,
) -> Result<Overview, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::overview(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn agreement_owners(app: AppHandle) -> Result<Vec<String>, Problem> {
    on_dossier(&app, |dossier, _| agreements::owners(dossier)).await
}

#[tauri::command]
pub async fn agreement_understand(app: AppHandle, request: LineOf) -> Result<Understood, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::understand_at(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn agreement_save(
    app: AppHandle,
    request: SaveAgreement,
) -> Result<Changed<AgreementId>, Problem> {
    write(&app, move |dossier, now| {
        agreements::save(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_save_series(
    app: AppHandle,
    request: SaveSeries,
) -> Result<Changed<AgreementId>, Problem> {
    write(&app, move |dossier, now| {
        agreements::save_series(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_end_series(
    app: AppHandle,
    request: EndSeries,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::end_series(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_history(
    app: AppHandle,
    request: AgreementId,
) -> Result<Vec<AgreementEvent>, Problem> {
    on_dossier(&app, move |dossier, _| {
        agreements::history(dossier, &request)
    })
    .await
}

#[tauri::command]
pub async fn owner_lists(app: AppHandle) -> Result<Vec<OwnerRow>, Problem> {
    on_dossier(&app, |dossier, now| agreements::lists(dossier, now.today())).await
}

#[tauri::command]
pub async fn owner_list(app: AppHandle, request: OwnerKey) -> Result<OwnerList, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::owner_list(dossier, &request, now.today())
    })
    .await
}

#[tauri::command]
pub async fn owner_mail(app: AppHandle, request: OwnerKey) -> Result<OwnerMail, Problem> {
    on_dossier(&app, move |dossier, now| {
        agreements::owner_mail(dossier, &request, now.today())
    })
    .await
}

/// Opens the mail in the person's own mail program, where it is read before it goes.
#[tauri::command]
pub async fn owner_mail_open(app: AppHandle, request: OwnerKey) -> Result<(), Problem> {
    let mail = on_dossier(&app, move |dossier, now| {
        agreements::owner_mail(dossier, &request, now.today())
    })
    .await?;
    app.opener()
        .open_url(mail.link(), None::<&str>)
        .map_err(|_| Problem {
            code: "no_mail".to_owned(),
            message: "Er is geen mailprogramma dat opengaat. Kopieer de tekst en plak die zelf in een mail.".to_owned(),
            field: None,
        })
}

#[tauri::command]
pub async fn owner_remind(app: AppHandle, request: RemindOwner) -> Result<Changed<usize>, Problem> {
    write(&app, move |dossier, now| {
        agreements::remind(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_status(
    app: AppHandle,
    request: SetStatus,
) -> Result<Changed<Settled>, Problem> {
    write(&app, move |dossier, now| {
        agreements::set_status(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_take_over(
    app: AppHandle,
    request: TakeOver,
) -> Result<Changed<AgreementId>, Problem> {
    write(&app, move |dossier, now| {
        agreements::take_over(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_move(
    app: AppHandle,
    request: MoveAgreement,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::move_day(dossier, &request, now)
    })
    .await
}

#[tauri::command]
pub async fn agreement_delete(
    app: AppHandle,
    request: AgreementId,
) -> Result<Changed<()>, Problem> {
    write(&app, move |dossier, now| {
        agreements::delete(dossier, &request, now)
    })
    .await
}

/// Where a calendar file goes, and what is in it.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SaveAgreementCalendar {
    /// Which agreements.
    pub of: CalendarOf,
    /// Path of the file.
    pub path: String,
}

/// A calendar file that was written.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct SavedAgreementCalendar {
    /// How many appointments.
    pub events: usize,
    /// A title named somebody, and a plain one stands there.
    pub plain_titles: bool,
}

#[tauri::command]
pub async fn agreements_calendar(
    app: AppHandle,
    request: SaveAgreementCalendar,
) -> Result<SavedAgreementCalendar, Problem> {
    on_dossier(&app, move |dossier, now| -> Result<_, Problem> {
        let file = agreements::to_calendar(dossier, &request.of, now)?.value;
        std::fs::write(&request.path, &file.bytes)
            .map_err(|error| Problem::from(StoreError::from(error)))?;
        Ok(SavedAgreementCalendar {
            events: file.events,
            plain_titles: !file.left_out.is_empty(),
        })
    })
    .await
}
