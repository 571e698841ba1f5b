//! A file on its way to its name.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::DocumentError;

/// A file that is written under a name of its own beside the one it gets: whole or not at all. When
/// it is not kept, nothing stays behind, since its pages and its name may hold the name of a person.
pub(crate) struct Part {
    target: PathBuf,
    part: PathBuf,
    file: Option<File>,
}

impl Part {
    pub(crate) fn new(target: &Path) -> Result<Self, DocumentError> {
        let mut name = target.file_name().unwrap_or_default().to_os_string();
        name.push(".deel");
        let part = target.with_file_name(name);
        let file = File::create(&part)?;
        Ok(Self {
            target: target.to_owned(),
            part,
            file: Some(file),
        })
    }

    /// What to write to.
    pub(crate) fn file(&self) -> Result<&File, DocumentError> {
        let gone = || DocumentError::Save(std::io::ErrorKind::NotFound.into());
        self.file.as_ref().ok_or_else(gone)
    }

    /// Gives the file its name, once all of it is on the disk.
    pub(crate) fn keep(mut self) -> Result<(), DocumentError> {
        self.file()?.sync_all()?;
        self.file = None;
        fs::rename(&self.part, &self.target)?;
        self.part = PathBuf::new();
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Some systems don't take an open file away.
        self.file = None;
        if !self.part.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.part);
        }
    }
}
