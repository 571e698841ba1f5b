//! The walls between the parts, read from the sources and the lock file: each of these is a
//! promise of the README that a hurried change could break unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder with one of these extensions; at least one, or the test sees nothing.
fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") {
                    walk(&path, extensions, found);
                }
            } else if path
                .extension()
                .is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
            {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), extensions, &mut found);
    assert!(!found.is_empty(), "no files in {folder}");
    found.sort();
    let name = |path: &Path| {
        path.strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    found
        .iter()
        .map(|path| {
            (
                name(path),
                fs::read_to_string(path)
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            )
        })
        .collect()
}

/// Everything that a package of the workspace leans on in the program itself (not in its tests), on
/// the three systems it is made for.
fn tree(package: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = std::process::Command::new(cargo);
    command.current_dir(root()).args([
        "tree",
        "--package",
        package,
        "--edges",
        "normal,build",
        "--prefix",
        "none",
    ]);
    for target in [
        "x86_64-unknown-linux-gnu",
        "x86_64-pc-windows-msvc",
        "aarch64-apple-darwin",
    ] {
        command.args(["--target", target]);
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn refuse(package: &str, forbidden: &[&str]) {
    let tree = tree(package);
    let broken: Vec<&String> = tree
        .iter()
        .filter(|name| {
            forbidden
                .iter()
                .any(|word| *name == word || name.starts_with(&format!("{word}-")))
        })
        .collect();
    assert!(broken.is_empty(), "{package} leans on {broken:?}");
}

const WINDOW: &[&str] = &[
    "tauri",
    "wry",
    "tao",
    "gtk",
    "gdk",
    "webkit2gtk",
    "winit",
    "webview2-com",
    "objc2-web-kit",
];
const NETWORK: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "minreq",
    "h2",
    "quinn",
    "rustls",
    "native-tls",
    "socket2",
    "mio",
    "tokio",
    "async-std",
    "tungstenite",
    "lettre",
    "trust-dns",
    "hickory",
];

#[test]
fn the_core_knows_neither_window_nor_paper_and_the_others_keep_to_their_side() {
    refuse("transitieroute-core", WINDOW);
    refuse(
        "transitieroute-core",
        &["printpdf", "lopdf", "transitieroute-documents"],
    );
    refuse("transitieroute-documents", WINDOW);
    refuse("transitieroute-documents", &["rusqlite", "libsqlite3-sys"]);
    refuse("transitieroute-cli", WINDOW);
    // Keys and bytes: no records, no layout.
    refuse("transitieroute-seal", WINDOW);
    refuse(
        "transitieroute-seal",
        &[
            "rusqlite",
            "libsqlite3-sys",
            "printpdf",
            "lopdf",
            "transitieroute-core",
            "transitieroute-documents",
        ],
    );
    refuse(
        "transitieroute-core",
        &["p256", "x509-cert", "transitieroute-seal"],
    );
    refuse("transitieroute-documents", &["p256", "transitieroute-seal"]);
    // The instrument itself: it does see what is there.
    assert!(tree("transitieroute-core").contains("rusqlite"));
    assert!(tree("transitieroute-documents").contains("printpdf"));
    assert!(tree("transitieroute").contains("tauri") && tree("transitieroute").contains("wry"));
}

#[test]
fn nothing_calls_over_a_network() {
    for package in [
        "transitieroute-core",
        "transitieroute-documents",
        "transitieroute-seal",
        "transitieroute-press",
        "transitieroute-cli",
    ] {
        refuse(package, NETWORK);
    }
    for folder in [
        "src-tauri/core/src",
        "src-tauri/documents/src",
        "src-tauri/seal/src",
        "src-tauri/press/src",
        "src-tauri/cli/src",
        "src-tauri/src",
    ] {
        for (path, text) in files(folder, &["rs"]) {
            for word in [
                "std::net",
                "TcpStream",
                "UdpSocket",
                "reqwest",
                "tauri_plugin_http",
                "tauri_plugin_updater",
            ] {
                assert!(!text.contains(word), "{path}: {word}");
            }
        }
    }
    for (path, text) in files("ui/src", &["ts", "svelte"]) {
        for word in [
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "EventSource",
            "sendBeacon",
            "plugin-http",
            "importScripts",
        ] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
    for (path, text) in files("ui/src", &["ts", "svelte", "css"]) {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with(['*', '/']));
        for line in code.filter(|line| line.contains("http://") || line.contains("https://")) {
            assert!(line.contains("www.w3.org/"), "{path}: {line}");
        }
    }
    let window: serde_json::Value =
        serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
    let policy = window["app"]["security"]["csp"]
        .as_str()
        .expect("a content security policy");
    assert!(policy.contains("default-src 'self'"), "{policy}");
    for source in policy
        .split([' ', ';'])
        .filter(|word| word.contains("://") || *word == "*")
    {
        assert_eq!(source, "http://ipc.localhost", "{policy}");
    }
}

#[test]
fn only_the_door_reaches_the_program_behind_the_window() {
    let mut seen = 0;
    for (path, text) in files("ui/src", &["ts", "svelte"]) {
        if text.contains("@tauri-apps/")
            && !text
                .lines()
                .filter(|line| line.contains("@tauri-apps/"))
                .all(is_comment)
        {
            assert!(
                path.starts_with("ui/src/lib/backend/"),
                "{path} imports @tauri-apps"
            );
            seen += 1;
        }
        assert!(
            !text.contains("__TAURI__") && !text.contains("__TAURI_INTERNALS__"),
            "{path}"
        );
    }
    assert!(seen > 0, "the door itself imports it");
}

fn is_comment(line: &str) -> bool {
    ["*", "//", "/*", "<!--"]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
}

/// The names of all commands in the sources, and the lines that define them.
fn commands() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, text) in files("src-tauri/src/commands", &["rs"]) {
        let mut lines = text.lines();
        while lines.any(|line| line.trim_start().starts_with("#[tauri::command")) {
            let line = lines
                .by_ref()
                .find(|line| !line.trim_start().starts_with(['#', '/']))
                .unwrap_or_default();
            let name = line
                .split("fn ")
                .nth(1)
                .and_then(|rest| rest.split(['(', '<']).next())
                .unwrap_or_default();
            found.insert(name.to_owned(), format!("{path}: {line}"));
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found
}

#[test]
fn every_command_is_async_and_declared_for_the_build_the_capability_and_the_handler() {
    let commands = commands();
    for line in commands.values() {
        assert!(line.contains("pub async fn "), "{line}");
    }
    let names: BTreeSet<String> = commands.into_keys().collect();
    assert!(read("src-tauri/build.rs").contains("commands.txt"));
    let listed: BTreeSet<String> = read("src-tauri/commands.txt")
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, names, "commands.txt");

    let mut allowed = BTreeSet::new();
    for (_, text) in files("src-tauri/capabilities", &["json"]) {
        let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
        let permissions = capability["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|permission| permission.as_str());
        allowed.extend(
            permissions
                .filter_map(|permission| permission.strip_prefix("allow-"))
                .map(|name| name.replace('-', "_")),
        );
    }
    assert_eq!(allowed, names, "the capability");

    let main = read("src-tauri/src/main.rs");
    let handler = main
        .split("generate_handler![")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap();
    let handled: BTreeSet<String> = handler
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| line.split(','))
        .filter_map(|item| {
            item.trim()
                .rsplit("::")
                .next()
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(handled, names, "the handler");
}

#[test]
fn the_window_on_the_beamer_can_only_look() {
    for (path, text) in files("src-tauri/capabilities", &["json"]) {
        let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
        let windows = capability["windows"].as_array().unwrap();
        let beamer = windows.iter().any(|window| window == "beamer");
        assert_eq!(beamer, path.ends_with("/beamer.json"), "{path}");
        // No pattern that takes in more windows than it names.
        assert_eq!(windows.len(), 1, "{path}");
        assert!(capability.get("webviews").is_none(), "{path}");
        let name = windows[0].as_str().unwrap();
        assert!(name.chars().all(char::is_alphabetic), "{path}");
        if beamer {
            let permissions: BTreeSet<&str> = capability["permissions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|permission| permission.as_str().unwrap())
                .collect();
            assert_eq!(
                permissions,
                BTreeSet::from([
                    "allow-projection-blank",
                    "allow-projection-view",
                    "core:event:allow-listen",
                    "core:event:allow-unlisten",
                ])
            );
        }
    }
    // What it may call takes no student, and what it loads knows no other way in.
    let signature = &commands()["projection_view"];
    assert!(
        signature.ends_with("projection_view(app: AppHandle) -> Result<ScreenView, Problem> {"),
        "{signature}"
    );
    for (path, text) in files("ui/src/beamer", &["ts", "svelte"]) {
        for line in text
            .lines()
            .filter(|line| line.contains("from '$lib/backend"))
        {
            let types = line.trim_start().starts_with("import type");
            assert!(
                types || line.contains("'$lib/backend/beamer'"),
                "{path}: {line}"
            );
        }
    }
}

#[test]
fn no_type_of_the_database_is_in_a_public_signature_of_the_core() {
    let types = [
        "rusqlite",
        "Connection",
        "Transaction",
        "Statement",
        "Row",
        "ToSql",
        "FromSql",
    ];
    let holds = |text: &str, name: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| word == name)
    };
    let mut signatures = 0;
    for (path, text) in files("src-tauri/core/src", &["rs"]) {
        for (start, _) in text.match_indices("pub fn ") {
            let signature = text[start..].split(['{', ';']).next().unwrap_or_default();
            signatures += 1;
            for word in types {
                assert!(!holds(signature, word), "{path}: {signature}");
            }
        }
        for line in text
            .lines()
            .map(str::trim_start)
            .filter(|line| line.starts_with("pub ") && line.contains(": "))
        {
            for word in types {
                assert!(!holds(line, word), "{path}: {line}");
            }
        }
    }
    assert!(signatures > 50, "{signatures}");
}

#[test]
fn every_word_on_screen_comes_from_the_word_list() {
    let (mut seen, mut loose) = (0, Vec::new());
    for (path, text) in files("ui/src", &["svelte"]) {
        let markup = markup(&text);
        seen += markup.len();
        loose.extend(
            loose_texts(&markup)
                .into_iter()
                .map(|text| format!("{path}: {text}")),
        );
    }
    assert!(
        loose.is_empty(),
        "words in the markup belong in ui/src/lib/i18n/nl: {loose:#?}"
    );
    assert!(seen > 1000, "{seen}");
    // The instrument itself.
    let sample = "<script>let a = 'Hallo';</script>\n<!-- Uitleg --><p class=\"groot\" onclick={() => a > 1}>{nl.a} Dag <b title=\"Sluit dit\">×</b></p>";
    assert_eq!(loose_texts(&markup(sample)), ["Dag", "title: Sluit dit"]);
}

/// A component without script, style, comments and everything between braces.
fn markup(component: &str) -> String {
    let mut text = component.to_owned();
    for (open, close) in [
        ("<!--", "-->"),
        ("<script", "</script>"),
        ("<style", "</style>"),
    ] {
        while let Some(start) = text.find(open) {
            let end = text[start..]
                .find(close)
                .map_or(text.len(), |end| start + end + close.len());
            text.replace_range(start..end, "");
        }
    }
    let (mut depth, mut bare) = (0_usize, String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// Words between tags, and in attributes that are shown or read aloud.
fn loose_texts(markup: &str) -> Vec<String> {
    const SPOKEN: &[&str] = &[
        "title",
        "alt",
        "placeholder",
        "label",
        "aria-label",
        "aria-description",
        "aria-roledescription",
    ];
    const KEYS: &[&str] = &[
        "Enter",
        "Esc",
        "Tab",
        "Ctrl",
        "Shift",
        "Alt",
        "Home",
        "End",
        "Delete",
        "Backspace",
    ];
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let mut found = Vec::new();
    for part in markup.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let text = text.replace("&nbsp;", " ");
        // What is printed on a key is the same in every language.
        let key = tag.starts_with("kbd")
            && text
                .split_whitespace()
                .all(|word| KEYS.contains(&word) || word.chars().count() == 1);
        if letters(&text) && !key {
            found.push(text.trim().to_owned());
        }
        for name in SPOKEN {
            let value = tag
                .split(&format!(" {name}=\""))
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            if let Some(value) = value.filter(|value| letters(value)) {
                found.push(format!("{name}: {value}"));
            }
        }
    }
    found
}

#[test]
fn the_licence_is_the_eupl_everywhere() {
    let licence = read("LICENSE");
    assert!(licence.contains("EUROPEAN UNION PUBLIC LICENCE v. 1.2"));
    assert!(read("Cargo.toml").contains("license = \"EUPL-1.2\""));
    for (path, text) in files("src-tauri", &["toml"])
        .into_iter()
        .chain(files("tests", &["toml"]))
    {
        if path.ends_with("Cargo.toml") {
            // A package beside the workspace can't take it from there.
            let own = text.contains("[workspace]") && text.contains("license = \"EUPL-1.2\"");
            assert!(own || text.contains("license.workspace = true"), "{path}");
        }
    }
    let package: serde_json::Value = serde_json::from_str(&read("ui/package.json")).unwrap();
    assert_eq!(package["license"], "EUPL-1.2");
}
