//! The sheet with the recovery code.

use std::path::Path;

use transitieroute_core::{Moment, Secret};
use transitieroute_documents::{batch, recovery};

use crate::job::{PressError, engine};

/// Writes the sheet. The code is on paper and nowhere else.
///
/// # Errors
/// When the file can't be written.
pub fn recovery_sheet(
    school: &str,
    dossier: &Path,
    code: &Secret,
    out: &Path,
    now: Moment,
) -> Result<(), PressError> {
    let sheet = recovery::RecoverySheet {
        school: school.to_owned(),
        dossier: dossier
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        date: now.today(),
        code: code.expose().to_owned(),
    };
    batch::save(out, &recovery::pdf(&sheet, &engine()?, now.date_time())?)?;
    Ok(())
}
