//! Declares every command, so that the window can call none that its capability does not name.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=commands.txt");
    let commands = std::fs::read_to_string("commands.txt")?;
    let names: Vec<&'static str> = commands
        .lines()
        .map(|name| &*name.to_owned().leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(names.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
