//! The mouse in the window itself: picking something up, carrying it, letting go.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use super::App;

const FIND: &str = include_str!("find.js");
/// As a hand does it; a leap is no dragging.
const STROKE: Option<Duration> = Some(Duration::from_millis(60));

impl App {
    /// Presses on what has this role and name, carries it to the middle of the first thing that a CSS
    /// selector finds then, and lets go there.
    ///
    /// # Panics
    /// When one of them is not there.
    #[track_caller]
    pub fn carry(&self, role: &str, name: &str, to: &str) {
        let find = format!(
            "const current = (function () {{ {FIND} }}).apply(null, arguments);
            current?.scrollIntoView({{ block: 'center' }});"
        );
        let (x, y) = self.middle(&find, &[json!(role), json!(name)]);
        self.mouse([
            at(x, y),
            PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            },
            at(x + 4.0, y + 4.0),
            at(x + 12.0, y + 10.0),
        ]);
        // What can be dropped on may have come, or have moved, with the first stroke.
        let find = "const current = document.querySelector(arguments[0]);";
        let (to_x, to_y) = self.middle(find, &[json!(to)]);
        self.mouse([
            at(f64::midpoint(x, to_x), f64::midpoint(y, to_y)),
            at(to_x - 2.0, to_y),
            at(to_x, to_y),
            PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            },
        ]);
    }

    #[track_caller]
    fn middle(&self, find: &str, arguments: &[Value]) -> (f64, f64) {
        let script = format!(
            "{find} const box = current?.getBoundingClientRect();
            return box ? [box.x + box.width / 2, box.y + box.height / 2] : null"
        );
        let mut place = Value::Null;
        self.wait(&format!("{arguments:?}"), || {
            place = self.script(&script, arguments);
            !place.is_null()
        });
        let part = |at: usize| place[at].as_f64().unwrap_or_default().round();
        (part(0), part(1))
    }

    #[track_caller]
    fn mouse(&self, actions: impl IntoIterator<Item = PointerAction>) {
        let actions = actions
            .into_iter()
            .fold(MouseActions::new("mouse".to_owned()), InputSource::then);
        self.block(self.client().perform_actions(actions))
            .expect("the mouse moved");
    }
}

fn at(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: STROKE,
        x,
        y,
    }
}
