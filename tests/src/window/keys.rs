//! The keyboard.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::App;

impl App {
    /// Presses a key or keys together: `Enter`, `Escape`, `Tab`, `Shift+Tab`, `Control+k`, `F1`.
    ///
    /// # Panics
    /// When a key has a name that isn't known here.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        // "Control++" is the plus key with Control.
        let mut names: Vec<&str> = keys.strip_suffix("++").map_or_else(
            || keys.split('+').collect(),
            |held| held.split('+').chain(["+"]).collect(),
        );
        if keys == "+" {
            names = vec!["+"];
        }
        let signs: Vec<char> = names.into_iter().map(sign).collect();
        let down = signs.iter().map(|&value| KeyAction::Down { value });
        let up = signs.iter().rev().map(|&value| KeyAction::Up { value });
        self.act(down.chain(up));
    }

    /// Types text where the focus is, key by key.
    ///
    /// # Panics
    /// When the window is gone.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.act(
            text.chars()
                .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]),
        );
    }

    /// Types text with a pause after every key.
    ///
    /// # Panics
    /// When the window is gone.
    #[track_caller]
    pub fn type_at_pace(&self, text: &str, pause: Duration) {
        // In pieces: the window must answer each within its time.
        let keys: Vec<char> = text.chars().collect();
        for piece in keys.chunks(10) {
            self.act(piece.iter().flat_map(|&value| {
                [
                    KeyAction::Down { value },
                    KeyAction::Up { value },
                    KeyAction::Pause { duration: pause },
                ]
            }));
        }
    }

    #[track_caller]
    fn act(&self, actions: impl Iterator<Item = KeyAction>) {
        let keys = actions.fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.block(self.client().perform_actions(keys))
            .expect("keys pressed");
    }
}

#[track_caller]
fn sign(name: &str) -> char {
    let key = match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F6" => Key::F6,
        "F8" => Key::F8,
        "F9" => Key::F9,
        "Space" => return ' ',
        _ => {
            let mut signs = name.chars();
            return match (signs.next(), signs.next()) {
                (Some(sign), None) => sign,
                _ => panic!("no key is called {name}"),
            };
        }
    };
    key.into()
}
