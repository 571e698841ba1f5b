//! The window answers when it is ready: wait for what should come, not for a time.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::App;

/// Much longer than anything takes, also on a busy machine with two cores.
const PATIENCE: Duration = Duration::from_secs(15);

impl App {
    /// Waits until this holds.
    ///
    /// # Panics
    /// When it doesn't within fifteen seconds; with all text that is in the window then.
    #[track_caller]
    pub fn wait(&self, what: &str, holds: impl FnMut() -> bool) {
        assert!(
            self.comes(PATIENCE, holds),
            "{what} did not come. In the window:\n{}",
            self.text()
        );
    }

    /// Waits until this text can be seen.
    ///
    /// # Panics
    /// When it doesn't come.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait(&format!("“{text}”"), || self.text().contains(text));
    }

    /// Waits until this text can't be seen any more.
    ///
    /// # Panics
    /// When it stays.
    #[track_caller]
    pub fn wait_until_gone(&self, text: &str) {
        self.wait(&format!("the end of “{text}”"), || {
            !self.text().contains(text)
        });
    }

    pub(super) fn comes(&self, patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
        let start = Instant::now();
        loop {
            if holds() {
                return true;
            }
            if start.elapsed() > patience {
                return false;
            }
            sleep(Duration::from_millis(50));
        }
    }
}
