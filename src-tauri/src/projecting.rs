//! The beamer: what is on it, and the window it is in.
//!
//! The window on the beamer can ask one thing: what is on the screen now. Which student that is stands
//! here and is chosen by the main window, so there is no way to ask for another. Whatever changes,
//! the beamer is told first to clear itself and only then asks what comes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Monitor, WebviewUrl, WebviewWindowBuilder};
use transitieroute_core::ids::ItemId;
use ts_rs::TS;

/// Label of the window on the beamer.
pub const BEAMER: &str = "beamer";
/// Label of the window of the coordinator.
pub const MAIN: &str = "main";
/// The event that tells both windows that the screen changed.
pub const EVENT: &str = "projection";
/// A window of this size when there is no second screen, in CSS pixels.
const SIZE: (f64, f64) = (1280.0, 720.0);

/// What both windows are told; nothing in it is about anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "projection.ts")]
pub struct ScreenSign {
    /// Grows when another student, or nobody, is on the screen. What was asked in an earlier turn is
    /// thrown away.
    #[ts(type = "number")]
    pub turn: u64,
    /// Black.
    pub blank: bool,
    /// Is somebody to be shown?
    pub showing: bool,
    /// Which page of what does not fit at once, from 0.
    pub page: u32,
}

/// Kept by Tauri for the life of the program.
#[derive(Default)]
pub struct Projecting(Mutex<Screen>);

#[derive(Default)]
struct Screen {
    turn: u64,
    blank: bool,
    page: u32,
    item: Option<ItemId>,
}

impl Screen {
    fn sign(&self) -> ScreenSign {
        ScreenSign {
            turn: self.turn,
            blank: self.blank,
            showing: self.item.is_some(),
            page: self.page,
        }
    }
}

impl Projecting {
    fn screen(&self) -> MutexGuard<'_, Screen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How it stands.
    pub fn sign(&self) -> ScreenSign {
        self.screen().sign()
    }

    /// Who is on the screen, also while it is black.
    pub fn item(&self) -> Option<ItemId> {
        self.screen().item.clone()
    }

    /// How it stands, and who is to be seen: nobody while it is black.
    pub fn seen(&self) -> (ScreenSign, Option<ItemId>) {
        let screen = self.screen();
        let item = screen.item.clone().filter(|_| !screen.blank);
        (screen.sign(), item)
    }
}

fn change(app: &AppHandle, change: impl FnOnce(&mut Screen)) {
    let sign = {
        let projecting = app.state::<Projecting>();
        let mut screen = projecting.screen();
        change(&mut screen);
        screen.sign()
    };
    tell(app, sign);
}

/// A window that is just closing needs no news.
fn tell(app: &AppHandle, sign: ScreenSign) {
    for label in [BEAMER, MAIN] {
        let _ = app.emit_to(label, EVENT, sign);
    }
}

/// Puts somebody on the screen, or nobody. Black stays black.
pub fn show(app: &AppHandle, item: Option<ItemId>) {
    change(app, |screen| {
        screen.turn += 1;
        screen.page = 0;
        screen.item = item;
    });
}

/// Black, or not any more.
pub fn blank(app: &AppHandle, on: bool) {
    change(app, |screen| screen.blank = on);
}

/// Turns to another page.
pub fn page(app: &AppHandle, page: u32) {
    change(app, |screen| screen.page = page);
}

/// Something was written: what is on the screen may have changed.
pub fn refresh(app: &AppHandle) {
    if is_open(app) {
        tell(app, app.state::<Projecting>().sign());
    }
}

/// The dossier closes: nobody is on the screen any more, and it is black until somebody says otherwise.
pub fn forget(app: &AppHandle) {
    if is_open(app) {
        change(app, |screen| {
            screen.turn += 1;
            screen.page = 0;
            screen.item = None;
            screen.blank = true;
        });
    }
}

/// Is there a window on the beamer?
pub fn is_open(app: &AppHandle) -> bool {
    app.get_webview_window(BEAMER).is_some()
}

/// Opens the window: over the whole of a second screen when there is one. The keyboard stays where it
/// was.
///
/// # Errors
/// When the system can't make a window.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    if is_open(app) {
        return Ok(());
    }
    // Black from an earlier time is no reason to begin in the dark.
    change(app, |screen| screen.blank = false);
    let second = second_screen(app);
    let (width, height) = SIZE;
    let window = WebviewWindowBuilder::new(app, BEAMER, WebviewUrl::App("beamer.html".into()))
        .title("Transitieroute")
        .inner_size(width, height)
        .min_inner_size(480.0, 320.0)
        .focused(false)
        .decorations(second.is_none())
        .visible(second.is_none())
        .build()?;
    if let Some(monitor) = &second {
        // In the pixels of the screens: a laptop at 150 % and a beamer at 100 % have no others in
        // common. Seen only when it is in its place, or the laptop would flash with it.
        window.set_position(*monitor.position())?;
        window.set_fullscreen(true)?;
        window.show()?;
    }
    if let Some(main) = app.get_webview_window(MAIN) {
        main.set_focus()?;
    }
    Ok(())
}

/// A screen other than the one with the main window.
fn second_screen(app: &AppHandle) -> Option<Monitor> {
    let main = app.get_webview_window(MAIN)?;
    let here = main.current_monitor().ok().flatten()?;
    main.available_monitors()
        .ok()?
        .into_iter()
        .find(|monitor| monitor.position() != here.position())
}

/// Closes the window and forgets who was on it.
pub fn close(app: &AppHandle) {
    closed(app);
    if let Some(window) = app.get_webview_window(BEAMER) {
        // Destroyed, not asked: what is on it must not stay.
        let _ = window.destroy();
    }
}

/// The window was closed by hand: nobody is on it.
pub fn closed(app: &AppHandle) {
    change(app, |screen| {
        screen.turn += 1;
        screen.page = 0;
        screen.item = None;
        screen.blank = false;
    });
}
