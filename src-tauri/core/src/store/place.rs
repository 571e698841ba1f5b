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
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("stackstorage", "STACK"),
    ("sharepoint", "SharePoint"),
];

/// File systems of other computers, as Linux names them in its list of mounts.
const NETWORK: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2", "afs"];

/// Refuses synchronised and network folders: they copy the file while it changes, or lose locks.
///
/// # Errors
/// `SharedFolder` with the reason.
pub(super) fn check(dossier: &Path) -> Result<(), StoreError> {
    let refuse = |place| Err(StoreError::SharedFolder { place });
    if dossier.to_string_lossy().starts_with(r"\\") {
        return refuse("netwerkmap");
    }
    for part in dossier.parent().into_iter().flat_map(Path::components) {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        if let Some((_, place)) = SYNCED.iter().find(|(name, _)| part == *name || part.starts_with(&format!("{name} - "))) {
            return refuse(place);
        }
    }
    if let (Ok(mounts), Some(folder)) = (std::fs::read_to_string("/proc/mounts"), dossier.parent())
        && let Ok(folder) = folder.canonicalize()
        && on_network(&mounts, &folder)
    {
        return refuse("netwerkmap");
    }
    Ok(())
}

fn on_network(mounts: &str, folder: &Path) -> bool {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            Some((words.next()?, words.next()?))
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
        let refused = ["/home/a/OneDrive/x.transitieroute", "/Users/a/OneDrive - School/x", "/home/a/Dropbox/b/x", r"\\server\share\x"];
        for path in refused {
            assert!(matches!(check(Path::new(path)), Err(StoreError::SharedFolder { .. })), "{path}");
        }
        check(Path::new("/home/a/Documenten/dropbox-oud.transitieroute")).unwrap();
    }

    #[test]
    fn the_deepest_mount_decides() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /home/a/net nfs4 rw 0 0\n";
        assert!(on_network(mounts, Path::new("/home/a/net/map")));
        assert!(!on_network(mounts, Path::new("/home/a/lokaal")));
    }
}
