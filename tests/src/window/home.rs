//! A person's own folder, so that tests leave no trace in anybody's.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const DIALOGS: &str = "dialogs";
const PROGRAMS: &str = "bin";

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
        let home = Self { folder };
        home.printer();
        home
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

    /// What came out of the printer of this home.
    #[must_use]
    pub fn printed(&self) -> PathBuf {
        self.path().join("printer")
    }

    /// A printer that keeps what it is sent.
    fn printer(&self) {
        let programs = self.path().join(PROGRAMS);
        for folder in [&programs, &self.printed()] {
            fs::create_dir(folder).expect("a folder for the printer");
        }
        let lp = programs.join("lp");
        fs::write(&lp, "#!/bin/sh\nexec cp -- \"$2\" \"$HOME/printer/\"\n").expect("a printer");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&lp, fs::Permissions::from_mode(0o755)).expect("a printer");
        }
    }

    /// The environment of the program in this home.
    pub(super) fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let below = |name: &str| self.path().join(name);
        let path = std::env::var("PATH").unwrap_or_default();
        let programs = format!("{}:{path}", below(PROGRAMS).display());
        vec![
            ("PATH", programs.into()),
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
