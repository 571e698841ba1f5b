//! Says when the window can be used, for `cargo xtask bench start`; see there for what is measured.
//!
//! Does nothing unless the variable below is set. The page itself knows nothing of it.

use std::io::Write;

use tauri::Runtime;
use tauri::plugin::{Builder, TauriPlugin};

/// Holds a CSS selector. As soon as the page shows such an element, ready to use and drawn, the
/// program prints `ready` on stdout.
const VARIABLE: &str = "TRANSITIEROUTE_MEASURE_START";
/// The page tells it by asking for this place in itself; it never goes there.
const SIGN: &str = "measured";

/// The plugin, when somebody measures.
pub fn asked<R: Runtime>() -> Option<TauriPlugin<R>> {
    let selector = serde_json::to_string(&std::env::var(VARIABLE).ok()?).ok()?;
    let script = format!(
        "(function look() {{
           const found = document.querySelector({selector});
           if (!found || found.disabled) return requestAnimationFrame(look);
           requestAnimationFrame(() => requestAnimationFrame(() => (location.hash = '{SIGN}')));
         }})();"
    );
    let plugin = Builder::new("measure")
        .js_init_script(script)
        .on_navigation(|_, url| {
            let ready = url.fragment() == Some(SIGN);
            if ready {
                // Nobody listening any more is no reason to stop.
                let _ = writeln!(std::io::stdout(), "ready");
            }
            !ready
        })
        .build();
    Some(plugin)
}
