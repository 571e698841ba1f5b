//! Is a folder safe for a database with a write-ahead log?

use std::path::Path;

use super::StoreError;

/// Folder names that synchronisation programs use, and what we call them.
const SYNCED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mijn drive", "Google Drive"),
    ("shared drives", "Google Drive"),
    ("gedeelde drives", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("stackstorage", "STACK"),
    ("sharepoint", "SharePoint"),
    ("box sync", "Box"),
    ("pcloud drive", "pCloud"),
    ("megasync", "MEGA"),
    ("proton drive", "Proton Drive"),
    // ~/Library/CloudStorage on macOS, where every such program has its folder.
    ("cloudstorage", "cloudopslag"),
];

/// File systems of other computers, as Linux names them in its list of mounts.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.onedriver",
];

/// Refuses synchronised and network folders: they copy the file while it changes, or lose locks.
///
/// # Errors
/// `SharedFolder` with the reason.
pub(super) fn check(dossier: &Path) -> Result<(), StoreError> {
    let refuse = |place| Err(StoreError::SharedFolder { place });
    // A relative path and a link both hide where the folder really is.
    let whole = std::path::absolute(dossier).unwrap_or_else(|_| dossier.to_owned());
    if on_server(&dossier.to_string_lossy()) {
        return refuse("netwerkmap");
    }
    let Some(folder) = whole.parent() else {
        return Ok(());
    };
    // The file itself may be a link too, once it is there.
    let real = whole
        .canonicalize()
        .ok()
        .and_then(|file| Some(file.parent()?.to_owned()));
    let real = real
        .or_else(|| folder.canonicalize().ok())
        .unwrap_or_else(|| folder.to_owned());
    if let Some(place) = synced(folder).or_else(|| synced(&real)) {
        return refuse(place);
    }
    if on_server(&real.to_string_lossy()) {
        return refuse("netwerkmap");
    }
    if std::fs::read_to_string("/proc/mounts").is_ok_and(|mounts| on_network(&mounts, &real)) {
        return refuse("netwerkmap");
    }
    Ok(())
}

/// Puts the names in a file's folder on the disk: after a file is made or renamed. On Windows the
/// file system does so by itself, and a folder can't be opened as a file.
pub(super) fn sync_folder(file: &Path) -> Result<(), StoreError> {
    if cfg!(windows) {
        return Ok(());
    }
    let whole = std::path::absolute(file)?;
    if let Some(folder) = whole.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn synced(folder: &Path) -> Option<&'static str> {
    folder.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        let called = |name: &str| {
            part == name
                || part
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(" - "))
        };
        SYNCED
            .iter()
            .find(|(name, _)| called(name))
            .map(|(_, place)| *place)
    })
}

/// `\\server\share`, also as Windows writes it in full; `\\?\C:\` is this computer.
fn on_server(path: &str) -> bool {
    match path.strip_prefix(r"\\?\") {
        Some(rest) => rest.starts_with(r"UNC\"),
        None => path.starts_with(r"\\"),
    }
}

fn on_network(mounts: &str, folder: &Path) -> bool {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            // The list writes a space as \040.
            Some((words.next()?.replace(r"\040", " "), words.next()?))
        })
        .filter(|(at, _)| folder.starts_with(at))
        .max_by_key(|(at, _)| at.len())
        .is_some_and(|(_, kind)| NETWORK.contains(&kind))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn synchronised_folders_are_refused_and_look_alikes_are_not() {
        let refused = [
            "/home/a/OneDrive/x.transitieroute",
            "/Users/a/OneDrive - School/x",
            "/home/a/Dropbox/b/x",
            r"\\server\share\x",
        ];
        for path in refused {
            assert!(
                matches!(check(Path::new(path)), Err(StoreError::SharedFolder { .. })),
                "{path}"
            );
        }
        check(Path::new("/home/a/Documenten/dropbox-oud.transitieroute")).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synchronised_folder_is_seen_through() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("Dropbox")).unwrap();
        std::os::unix::fs::symlink(home.path().join("Dropbox"), home.path().join("Documenten"))
            .unwrap();
        let outcome = check(&home.path().join("Documenten/x.transitieroute"));
        assert!(
            matches!(outcome, Err(StoreError::SharedFolder { place: "Dropbox" })),
            "{outcome:?}"
        );
    }

    #[test]
    fn the_long_form_of_a_windows_path_is_not_a_server() {
        assert!(on_server(r"\\server\share\x"));
        assert!(on_server(r"\\?\UNC\server\share\x"));
        assert!(!on_server(r"\\?\C:\Users\a\x"));
        assert!(!on_server(r"C:\Users\a\x"));
    }

    #[test]
    fn the_deepest_mount_decides() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /home/a/net nfs4 rw 0 0\n";
        assert!(on_network(mounts, Path::new("/home/a/net/map")));
        assert!(!on_network(mounts, Path::new("/home/a/lokaal")));
        let spaced = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/Mijn\\040school cifs rw 0 0\n";
        assert!(on_network(spaced, Path::new("/mnt/Mijn school/map")));
    }
}
