//! A file dragged onto the window, as from a folder on the desktop: a second program holds the file,
//! and the mouse of the screen itself brings it over.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::App;

/// Where the file lies, beside the window, and where in the window it is brought.
const FROM: (i32, i32) = (1450, 850);
const TO: (i32, i32) = (700, 450);
/// The screen needs a moment between one move of the mouse and the next.
const MOMENT: Duration = Duration::from_millis(40);

/// A file that is held over the window. Dropping this puts everything away.
pub struct Held {
    source: Child,
}

impl App {
    /// Takes a file and holds it over the middle of the window, the button still down.
    ///
    /// # Panics
    /// When there is no program to drag from, or no mouse.
    #[must_use]
    pub fn drag_file(&self, file: &Path) -> Held {
        let mut source = Command::new(program())
            .arg(file)
            .args([FROM.0.to_string(), FROM.1.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("something to drag from");
        let mut line = String::new();
        BufReader::new(source.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("its output");
        assert_eq!(line.trim(), "ready");
        let held = Held { source };
        let place = (FROM.0 + 40, FROM.1 + 40);
        go(place);
        mouse(&["mousedown", "1"]);
        // As a hand does: slowly first, so that it is seen as dragging and not as a click.
        for step in 1..=20 {
            go((
                place.0 + (TO.0 - place.0) * step / 20,
                place.1 + (TO.1 - place.1) * step / 20,
            ));
        }
        held
    }
}

impl Held {
    /// Lets go of it.
    pub fn release(self) {
        mouse(&["mouseup", "1"]);
        // What is let go is still asked for what it holds.
        sleep(MOMENT * 20);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.source.kill();
        let _ = self.source.wait();
    }
}

fn go((x, y): (i32, i32)) {
    mouse(&["mousemove", &x.to_string(), &y.to_string()]);
    sleep(MOMENT);
}

fn mouse(arguments: &[&str]) {
    let done = Command::new("xdotool").args(arguments).status();
    assert!(
        done.expect("xdotool moves the mouse").success(),
        "{arguments:?}"
    );
}

/// Cargo builds it beside the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("where the tests are");
    let folder = tests.ancestors().nth(2).expect("where programs are");
    folder.join("drag_source")
}
