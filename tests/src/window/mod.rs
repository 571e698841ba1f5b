//! The real window, driven from a test as a person would: find by role and name, click, type, look.
//!
//! [`Home`] is a person's own folder, thrown away afterwards; [`App`] is the program running in it.
//! Needs Linux with a display, WebKitWebDriver and tauri-driver; `cargo xtask test e2e` sets all
//! that up, and [`wanted`] says whether it did.
//!
//! The program under test has a fixed clock ([`TODAY`]), so that pictures and dates stay the same.

mod axe;
mod drag;
mod find;
mod home;
mod keys;
mod picture;
mod pointer;
mod process;
mod second;
mod wait;

pub use axe::Violation;
pub use drag::Held;
pub use fantoccini::wd::WindowHandle;
pub use home::Home;

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// The day it is in the program under test: a Tuesday, twelve minutes past nine in the morning.
pub const TODAY: &str = "2027-01-19";
const NOW: &str = "@2027-01-19 09:12:00";
/// Much longer than any answer of the window takes, and than WebDriver itself waits for a script.
const PATIENCE: Duration = Duration::from_secs(60);
const LOADED: &str =
    "return document.readyState === 'complete' && document.body.innerText.trim() !== ''";

/// Is the window to be tested here? `cargo xtask test e2e` says so; a plain `cargo test` skips it.
#[must_use]
pub fn wanted() -> bool {
    let wanted = std::env::var_os("TRANSITIEROUTE_E2E").is_some();
    if !wanted {
        eprintln!("skipped: the window is tested by `cargo xtask test e2e`");
    }
    wanted
}

/// The program, running. Dropping it ends it.
pub struct App {
    // In this order: the session ends while its runtime and driver still live.
    client: Option<Client>,
    runtime: Runtime,
    driver: process::Driver,
    home: PathBuf,
}

impl App {
    /// Starts the program in this home, on this dossier if any, and waits for its first page.
    ///
    /// # Panics
    /// When it doesn't start; with what driver and program said.
    #[must_use]
    pub fn start(home: &Home, dossier: Option<&Path>) -> Self {
        let driver = process::Driver::start(home);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime for WebDriver");
        let arguments: Vec<String> = dossier
            .iter()
            .flat_map(|path| ["--dossier".to_owned(), path.to_string_lossy().into_owned()])
            .collect();
        let options = json!({ "application": driver.program(), "args": arguments });
        // Without this every command first waits until the page has loaded, and under WebKitGTK 2.50
        // that wait now and then never ends: its end is told only of a navigation that is still
        // listed, while the web process may have struck it off already. The tests wait for what
        // they need to see anyway.
        let capabilities = [
            ("tauri:options".to_owned(), options),
            ("pageLoadStrategy".to_owned(), json!("none")),
        ]
        .into_iter()
        .collect();
        let (mut builder, address) = (ClientBuilder::new(HttpConnector::new()), driver.address());
        let connected = runtime.block_on(async {
            let connect = builder.capabilities(capabilities).connect(&address);
            tokio::time::timeout(PATIENCE, connect).await
        });
        let client = match connected {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("the window did not open: {error}\n{}", driver.log()),
            Err(_) => panic!("the window did not open in {PATIENCE:?}\n{}", driver.log()),
        };
        let app = Self {
            client: Some(client),
            runtime,
            driver,
            home: home.path().to_owned(),
        };
        // A script that was on its way while the empty page made room for the first one fails.
        app.wait("the first page", || {
            app.block(app.client().execute(LOADED, vec![]))
                .is_ok_and(|loaded| loaded == Value::Bool(true))
        });
        app
    }

    /// Ends the program as a power cut does: at once, without a chance to tidy up.
    pub fn kill(self) {
        self.driver.kill_program();
    }

    /// Runs JavaScript in the page. What it needs comes in `arguments`; what it returns comes back as JSON.
    /// A page that makes way for the next one takes the script with it: then it runs in the next.
    ///
    /// # Panics
    /// When the script throws or the window is gone.
    #[must_use]
    #[track_caller]
    pub fn script(&self, source: &str, arguments: &[Value]) -> Value {
        const GOING: &str = "before the unload event";
        let mut answer = self.block(self.client().execute(source, arguments.to_vec()));
        for _ in 0..10 {
            if !matches!(&answer, Err(error) if error.to_string().contains(GOING)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            answer = self.block(self.client().execute(source, arguments.to_vec()));
        }
        answer.unwrap_or_else(|error| panic!("{error}\nin the script:\n{source}"))
    }

    /// All text that can be seen now.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.script("return document.body.innerText", &[]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Answers the next file dialog with this path, before it is asked. Dialogs are answered in order.
    ///
    /// # Panics
    /// When the home folder is gone.
    pub fn answer_dialog(&self, path: &Path) {
        home::answer(&self.home, Some(path));
    }

    /// Closes the next file dialog without an answer.
    ///
    /// # Panics
    /// When the home folder is gone.
    pub fn cancel_dialog(&self) {
        home::answer(&self.home, None);
    }

    /// Makes the window this large, in CSS pixels.
    ///
    /// # Panics
    /// When the window can't.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.block(self.client().set_window_size(width, height))
            .expect("another size");
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// A window that hangs must not hang the test.
    #[track_caller]
    fn block<T>(&self, work: impl Future<Output = T>) -> T {
        self.patiently(work)
            .unwrap_or_else(|| panic!("the window hangs"))
    }

    fn patiently<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let within = async { tokio::time::timeout(PATIENCE, work).await };
        self.runtime.block_on(within).ok()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            if std::thread::panicking() {
                let name = std::thread::current()
                    .name()
                    .unwrap_or("test")
                    .replace("::", "-");
                if let Some(Ok(picture)) = self.patiently(client.screenshot()) {
                    picture::keep(&format!("failed-{name}"), &picture);
                }
                eprintln!("{}", self.driver.log());
            }
            // The program may be gone already, and that may be what was tested.
            let _ = self.patiently(client.close());
        }
    }
}
