//! A person's own folder, so that tests leave no trace in anybody's.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const DIALOGS: &str = "dialogs";

/// A home folder that is thrown away. Start the program twice in one home to see what it remembers.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty home of somebody who wants no moving parts: pictures stay the same then.
    ///
    /// # Panics
    /// When the disk is full.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a home folder");
        let gtk = folder.path().join(".config/gtk-3.0");
        fs::create_dir_all(&gtk).expect("a folder for settings");
        let settings = "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n";
        fs::write(gtk.join("settings.ini"), settings).expect("settings");
        fs::create_dir(folder.path().join("Documenten")).expect("a folder for documents");
        fs::write(
            folder.path().join(".config/user-dirs.dirs"),
            "XDG_DOCUMENTS_DIR=\"$HOME/Documenten\"\n",
        )
        .expect("settings");
        fs::write(folder.path().join(DIALOGS), "").expect("a queue of answers");
        Self { folder }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that the program suggests for dossiers and documents.
    #[must_use]
    pub fn documents(&self) -> PathBuf {
        self.path().join("Documenten")
    }

    /// The environment of the program in this home.
    pub(super) fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let below = |name: &str| self.path().join(name);
        vec![
            ("HOME", self.path().to_owned()),
            ("XDG_CONFIG_HOME", below(".config")),
            ("XDG_DATA_HOME", below(".local/share")),
            ("XDG_STATE_HOME", below(".local/state")),
            ("XDG_CACHE_HOME", below(".cache")),
            ("TRANSITIEROUTE_E2E_DIALOGS", below(DIALOGS)),
        ]
    }
}

/// One line per dialog to come; an empty line closes it without an answer.
pub(super) fn answer(home: &Path, path: Option<&Path>) {
    let line = path.map_or_else(String::new, |path| path.to_string_lossy().into_owned());
    let mut queue = OpenOptions::new()
        .append(true)
        .create(true)
        .open(home.join(DIALOGS))
        .expect("the queue of answers");
    writeln!(queue, "{line}").expect("the queue of answers");
}
