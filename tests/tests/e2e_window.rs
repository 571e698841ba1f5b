//! The window itself: it opens, everybody can use it, dialogs are answered, and it survives a kill.

use serde_json::json;
use transitieroute_tests::window::{App, Home, TODAY, wanted};

#[test]
fn the_first_start_can_be_done_by_everybody() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let app = App::start(&home, None);
    assert_eq!(
        app.script("return document.title", &[]),
        json!("Transitieroute")
    );
    // The clock of the pictures.
    let day = app.script(
        "return new Date().toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' })",
        &[],
    );
    assert_eq!(day, json!(TODAY));
    app.assert_accessible("Eerste keer");
    app.screenshot("eerste-keer");
}

#[test]
fn the_window_reaches_no_network_and_no_other_door() {
    if !wanted() {
        return;
    }
    let home = Home::new();
    let app = App::start(&home, None);
    // A server on this very computer, so that a refusal can only come from the program.
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a server");
    server.set_nonblocking(true).expect("a server");
    let address = format!("http://{}/", server.local_addr().expect("an address"));
    let script = "const [address] = arguments;
        document.body.append(Object.assign(new Image(), { src: address + 'picture' }));
        fetch(address + 'fetch').catch(() => {});
        navigator.sendBeacon?.(address + 'beacon');
        try { new WebSocket(address.replace('http', 'ws')); } catch {}
        return typeof window.__TAURI__";
    assert_eq!(
        app.script(script, &[json!(address)]),
        json!("undefined"),
        "no global door to the program"
    );
    std::thread::sleep(std::time::Duration::from_millis(800));
    assert!(server.accept().is_err(), "the window reached a server");
}
