//! The least that a Tauri window can be: what the program's own start is compared with.

#[path = "../../src/measure.rs"]
mod measure;

fn main() -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    if let Some(plugin) = measure::asked() {
        builder = builder.plugin(plugin);
    }
    builder.run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
