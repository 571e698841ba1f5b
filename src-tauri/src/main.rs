//! The desktop shell of Transitieroute: windows, commands, dialogs. It decides nothing about
//! students; every command calls one function of the core.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod measure;
mod projecting;
mod recent;
#[cfg(debug_assertions)]
mod rehearsed;
mod session;

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::{Manager, WindowEvent};

use crate::commands as c;
use crate::projecting::Projecting;
use crate::session::Session;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window could not start");
            ExitCode::FAILURE
        }
    }
}

fn run() -> tauri::Result<()> {
    let builder = tauri::Builder::default()
        // First, so that a second start only brings the first window to the front.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(
            tauri_plugin_log::Builder::new()
                .level(log::LevelFilter::Info)
                .build(),
        )
        .plugin(dialogs())
        .plugin(tauri_plugin_opener::init())
        // The beamer is where it is today, and as large as that screen.
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_denylist(&[projecting::BEAMER])
                .build(),
        )
        .manage(Session::new(asked_for()))
        .manage(Projecting::default())
        .on_window_event(|window, event| {
            if matches!(event, WindowEvent::Destroyed) {
                match window.label() {
                    // Nothing stays on the beamer without the window that it belongs to.
                    projecting::MAIN => projecting::close(window.app_handle()),
                    projecting::BEAMER => projecting::closed(window.app_handle()),
                    _ => {}
                }
            }
        })
        .invoke_handler(tauri::generate_handler![
            c::agreements::agreement_delete,
            c::agreements::agreement_end_series,
            c::agreements::agreement_history,
            c::agreements::agreement_move,
            c::agreements::agreement_owners,
            c::agreements::agreement_save,
            c::agreements::agreement_save_series,
            c::agreements::agreement_status,
            c::agreements::agreement_take_over,
            c::agreements::agreement_understand,
            c::agreements::agreements_calendar,
            c::agreements::agreements_list,
            c::agreements::agreements_overview,
            c::agreements::owner_list,
            c::agreements::owner_lists,
            c::agreements::owner_mail,
            c::agreements::owner_mail_open,
            c::agreements::owner_remind,
            c::disclosure::access_get,
            c::disclosure::cohort_counts,
            c::disclosure::consent_check,
            c::disclosure::consent_save,
            c::disclosure::consent_withdraw,
            c::disclosure::consents_list,
            c::disclosure::disclosure_told,
            c::disclosure::disclosure_withdraw,
            c::disclosure::disclosures_list,
            c::disclosure::receiver_profile_reset,
            c::disclosure::receiver_profile_save,
            c::disclosure::receiver_profiles,
            c::documents::papers_list,
            c::documents::preview_document,
            c::documents::preview_order,
            c::documents::print_documents,
            c::documents::print_folder,
            c::documents::printed_open,
            c::documents::printed_print,
            c::documents::recovery_sheet_save,
            c::documents::work_cancel,
            c::dossier::dossier_backup,
            c::dossier::dossier_change_password,
            c::dossier::dossier_check,
            c::dossier::dossier_choose,
            c::dossier::dossier_create,
            c::dossier::dossier_lock,
            c::dossier::dossier_open,
            c::dossier::dossier_open_with_recovery,
            c::dossier::dossier_renew_recovery_code,
            c::dossier::dossier_restore,
            c::dossier::dossier_status,
            c::dossier::dossier_suggest_path,
            c::dossier::dossier_undo,
            c::exchange::import_apply,
            c::exchange::import_plan,
            c::exchange::import_read,
            c::jobcoaches::assignment_check,
            c::jobcoaches::assignment_end,
            c::jobcoaches::assignment_make,
            c::jobcoaches::assignment_update,
            c::jobcoaches::caseload_move,
            c::jobcoaches::coach_get,
            c::jobcoaches::coach_kinds,
            c::jobcoaches::coach_remove,
            c::jobcoaches::coach_save,
            c::jobcoaches::coaches_list,
            c::jobcoaches::coaches_unassigned,
            c::jobcoaches::regimes_list,
            c::instruments::instrument_delete,
            c::instruments::instrument_hint_save,
            c::instruments::instrument_kind_delete,
            c::instruments::instrument_kind_save,
            c::instruments::instrument_kinds,
            c::instruments::instrument_period_delete,
            c::instruments::instrument_period_save,
            c::instruments::instrument_propose,
            c::instruments::instrument_regime_delete,
            c::instruments::instrument_regime_save,
            c::instruments::instrument_requirement_delete,
            c::instruments::instrument_requirement_save,
            c::instruments::instrument_save,
            c::instruments::instrument_setup,
            c::instruments::instrument_sheet,
            c::instruments::instrument_term_delete,
            c::instruments::instrument_term_save,
            c::instruments::instrument_tick,
            c::jobcoaches::split_accept,
            c::jobcoaches::split_ask_for,
            c::jobcoaches::split_otherwise,
            c::jobcoaches::split_propose,
            c::matching::match_becomes,
            c::matching::match_look,
            c::matching::match_of_organisation,
            c::matching::match_of_student,
            c::matching::match_outcome,
            c::matching::match_search,
            c::matching::match_search_save,
            c::matching::match_session_close,
            c::matching::match_session_save,
            c::matching::match_sessions,
            c::matching::match_stopped,
            c::matching::match_suggest,
            c::matching::match_table,
            c::matching::place_get,
            c::matching::place_remove,
            c::matching::place_save,
            c::matching::place_status,
            c::matching::work_fields,
            c::meetings::block_absent,
            c::meetings::block_start,
            c::meetings::item_add,
            c::meetings::item_at_hand,
            c::meetings::item_get,
            c::meetings::item_move,
            c::meetings::item_owners,
            c::meetings::item_presence,
            c::meetings::item_remove,
            c::meetings::item_update,
            c::meetings::meeting_begin,
            c::meetings::meeting_cancel,
            c::meetings::meeting_candidates,
            c::meetings::meeting_clock,
            c::meetings::meeting_close,
            c::meetings::meeting_get,
            c::meetings::meeting_missing,
            c::meetings::meeting_propose,
            c::meetings::meeting_reopen,
            c::meetings::meeting_running,
            c::meetings::meeting_save,
            c::meetings::meeting_stop,
            c::meetings::meetings_list,
            c::meetings::participant_presence,
            c::meetings::participant_remove,
            c::meetings::participant_save,
            c::organisations::contact_remove,
            c::organisations::contact_save,
            c::organisations::destinations_list,
            c::organisations::municipalities_search,
            c::organisations::municipality_card,
            c::organisations::organisation_get,
            c::organisations::organisation_remove,
            c::organisations::organisation_save,
            c::organisations::organisations_list,
            c::organisations::rule_delete,
            c::organisations::rule_save,
            c::passport::answer_save,
            c::passport::passport_get,
            c::passport::passport_status,
            c::passport::question_set_activate,
            c::passport::question_set_load,
            c::passport::question_sets,
            c::passport::questions_active,
            c::passport::share_delete,
            c::passport::share_save,
            c::projection::projection_blank,
            c::projection::projection_check,
            c::projection::projection_choose,
            c::projection::projection_close,
            c::projection::projection_open,
            c::projection::projection_page,
            c::projection::projection_show,
            c::projection::projection_state,
            c::projection::projection_view,
            c::planning::calendar_save,
            c::planning::invitations_get,
            c::planning::invitations_sent,
            c::planning::meeting_postpone,
            c::planning::planning_apply,
            c::planning::planning_overview,
            c::planning::planning_propose,
            c::planning::planning_who,
            c::planning::talks_move,
            c::receive::receive_open,
            c::receive::receive_take,
            c::receive::signer_confirm,
            c::receive::signer_own,
            c::receive::signers_list,
            c::receive::student_origins,
            c::route::route_extend_year,
            c::route::route_fall_back,
            c::route::route_kind_save,
            c::route::route_kinds,
            c::route::route_move,
            c::route::route_update,
            c::settings::about,
            c::settings::settings_get,
            c::settings::settings_save,
            c::stuck::red_button_answered,
            c::stuck::red_button_close,
            c::stuck::red_button_draft,
            c::stuck::red_button_press,
            c::stuck::red_button_reminded,
            c::stuck::red_button_reopen,
            c::stuck::red_button_save,
            c::stuck::red_button_sent,
            c::stuck::red_buttons_list,
            c::students::evidence_delete,
            c::students::evidence_save,
            c::students::life_domain_save,
            c::students::photo_get,
            c::students::photo_remove,
            c::students::photo_save,
            c::students::placement_delete,
            c::students::placement_save,
            c::students::relative_delete,
            c::students::relative_save,
            c::students::schools_list,
            c::students::student_add,
            c::students::student_contact_delete,
            c::students::student_contact_note,
            c::students::student_file,
            c::students::student_update,
            c::students::students_list,
            c::today::today_get,
        ]);
    let builder = match measure::asked() {
        Some(plugin) => builder.plugin(plugin),
        None => builder,
    };
    builder.run(tauri::generate_context!())
}

/// The dossier named on the command line: `--dossier FILE`, or a file that was double-clicked.
fn asked_for() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next()?;
    let path = if first == "--dossier" {
        arguments.next()?
    } else {
        first
    };
    std::path::absolute(path).ok()
}

/// The system's file dialogs; in a debug build under test, answers that were laid ready.
fn dialogs<R: tauri::Runtime>() -> tauri::plugin::TauriPlugin<R> {
    #[cfg(debug_assertions)]
    if let Some(queue) = std::env::var_os(rehearsed::VARIABLE) {
        return rehearsed::init(queue.into());
    }
    tauri_plugin_dialog::init()
}
