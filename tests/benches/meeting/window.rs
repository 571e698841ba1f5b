//! A keystroke in the real window.
//!
//! Keys come from WebDriver, as from a keyboard. Per key the page is asked how long it took: from the
//! key until everything that it set off has run, the page is laid out, and the frame that shows it is
//! made.
//!
//! `cargo xtask bench` has the web view draw into memory here. Where there is no graphics card it would
//! imitate one, and wait for the beat of a screen that is not there: that would measure the imitation.

use std::time::Duration;

use serde_json::Value;
use transitieroute_tests::bench;
use transitieroute_tests::window::{App, Home, wanted};

use super::school::{PASSWORD, School};
use super::{FRAME, LINE};

/// One channel for all keys: making one costs milliseconds, and those would be measured with them.
const LISTEN: &str = r"
  window.measuredKeys = [];
  let start;
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  const after = (then) => {
    waiting.push(then);
    channel.port2.postMessage(0);
  };
  addEventListener('keydown', () => { start = performance.now(); }, true);
  addEventListener('input', () => {
    // Until here it is the web view's work: which key, which letter, where.
    const key = { start, input: performance.now() - start };
    after(() => {
      key.script = performance.now() - key.start;
      document.body.getBoundingClientRect();
      key.work = performance.now() - key.start;
    });
    requestAnimationFrame(() => {
      const frame = performance.now();
      after(() => {
        key.frame = performance.now() - frame;
        key.shown = performance.now() - key.start;
        window.measuredKeys.push(key);
      });
    });
  }, true);
";

/// Types in the meeting that is being held; `None` without a window to do so in.
pub fn measure(school: School) -> Option<bool> {
    if !wanted() {
        return None;
    }
    let (path, _folder) = school.close();
    let home = Home::new();
    let app = App::start(&home, Some(&path));
    app.resize(1280, 800);
    app.wait_for_text("Vergrendeld");
    app.type_text(PASSWORD);
    app.press("Enter");
    app.wait_for("heading", "Dinsdag 19 januari");
    app.press("Alt+3");
    app.wait_for("heading", "Gesprekken");
    app.click("Ga verder met het gesprek");
    app.wait_for("textbox", "Nieuwe afspraak");
    let _ = app.script(LISTEN, &[]);

    let mut fine = true;
    for (what, label, pause) in [
        ("an agreement, typed fast", "Nieuwe afspraak", 30),
        // Every key is followed by a pause that is long enough to read the line and to write it.
        ("an agreement, typed slowly", "Nieuwe afspraak", 500),
        ("what was said, typed fast", "Wat is er gezegd?", 30),
    ] {
        app.fill(label, "");
        let _ = app.script("window.measuredKeys = []; return null", &[]);
        app.type_at_pace(LINE, Duration::from_millis(pause));
        let mut keys = Value::Null;
        app.wait("a frame after the last key", || {
            keys = app.script("return window.measuredKeys", &[]);
            keys.as_array().is_some_and(|keys| keys.len() >= LINE.len())
        });
        assert_eq!(app.value(label), LINE);
        let figure = |share: usize, of: &dyn Fn(&Value) -> f64| {
            // Emptying the field was a key as well.
            let keys = keys.as_array().into_iter().flatten().rev();
            let mut times: Vec<f64> = keys.take(LINE.len()).map(of).collect();
            times.sort_by(f64::total_cmp);
            let at = (times.len() * share).div_ceil(100) - 1;
            Duration::from_secs_f64(times[at] / 1e3)
        };
        let of = |key: &Value, part: &str| key[part].as_f64().unwrap_or(f64::INFINITY);
        // Laying out may wait for whoever asks for it: then it comes after the frame.
        let shown = figure(95, &|key| of(key, "work").max(of(key, "shown")));
        let usual = |part: &str| figure(50, &|key| of(key, part));
        println!(
            "{what}: usually {:?} to the input, {:?} with script, {:?} with layout, {:?} for the frame",
            usual("input"),
            usual("script"),
            usual("work"),
            usual("frame")
        );
        fine &= bench::within(&format!("keystroke, {what}"), shown, FRAME);
    }
    Some(fine)
}
