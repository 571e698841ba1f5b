//! Root may write everywhere, so as root these run the writer as another user.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;

use super::*;

const NOBODY: u32 = 65_534;

fn is_root() -> bool {
    String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout)
        .unwrap()
        .trim()
        == "0"
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What comes of `work` for a user who may only do what the modes say.
fn attempt(desk: &Desk, work: &str, path: &Path) -> String {
    let tools = tempfile::tempdir().unwrap();
    allow(tools.path(), 0o755);
    let writer = tools.path().join("writer");
    fs::copy(WRITER, &writer).unwrap();
    allow(&writer, 0o755);
    let mut command = Command::new(&writer);
    command
        .args(["attempt", work, &path.to_string_lossy(), PASSWORD])
        .current_dir("/");
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let before = contents(desk.folder.path());
    let output = command.output().unwrap();
    assert!(
        contents(desk.folder.path()) == before,
        "{work} changed a file"
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_folder_or_file_that_may_not_be_written_is_refused() {
    let desk = Desk::new(1);
    allow(&desk.path, 0o666);
    allow(desk.folder.path(), 0o555);
    assert_eq!(
        attempt(&desk, "create", &desk.beside("nieuw.transitieroute")),
        "read_only"
    );
    assert_eq!(
        attempt(&desk, "open", &desk.path),
        "read_only",
        "the folder"
    );
    allow(desk.folder.path(), 0o777);
    // Readable by everyone, writable by nobody.
    allow(&desk.path, 0o444);
    assert_eq!(attempt(&desk, "open", &desk.path), "read_only", "the file");
    allow(&desk.path, 0o000);
    if !is_root() {
        allow(&desk.path, 0o200);
    }
    assert_eq!(attempt(&desk, "create", &desk.path), "already_exists");
    allow(&desk.path, 0o666);
}
