//! One function per command.

mod calendar;
mod dossier;
mod import;
mod lists;
mod printing;
mod receiving;

use std::path::Path;

use transitieroute_core::{Dossier, Moment, Problem};

use crate::arguments::{Arguments, Command};
use crate::outcome::{Answer, problem};
use crate::password::password;

/// Runs what was typed.
///
/// # Errors
/// The problem of the command.
pub fn run(arguments: Arguments) -> Result<Answer, Problem> {
    let now = Moment::now();
    let path = arguments
        .dossier
        .clone()
        .ok_or_else(|| problem("wrong_use", "Zeg welk dossier: --dossier BESTAND."))?;
    let secret = |new| password(arguments.password_file.as_deref(), new);
    let open = || -> Result<Dossier, Problem> { Ok(Dossier::open(&path, &secret(false)?)?) };
    match arguments.command {
        Command::Init { school, demo } => dossier::init(&path, &secret(true)?, school, demo, now),
        Command::Import {
            list,
            dry_run,
            cohort,
            school_type,
        } => import::import(&open()?, &list, dry_run, cohort, school_type, now),
        Command::Students { search } => lists::students(&open()?, search, now),
        Command::Meetings => lists::meetings(&open()?, now),
        Command::Jobcoaches => lists::jobcoaches(&open()?, now),
        Command::Calendar {
            meeting,
            all: _,
            municipality,
            out,
        } => calendar::calendar(
            &open()?,
            meeting.map(Into::into).as_ref(),
            municipality.as_deref().unwrap_or_default(),
            &out,
            now,
        ),
        Command::Agenda { meeting, out } => printing::agenda(&open()?, &meeting.into(), &out, now),
        Command::Report { meeting, out } => printing::report(&open()?, &meeting.into(), &out, now),
        Command::Passport {
            student,
            all,
            out,
            merged,
        } => printing::passports(
            &open()?,
            (!all).then_some(&student),
            &out,
            merged.as_deref(),
            now,
        ),
        Command::Receive {
            file,
            dry_run,
            signer,
            student,
            new,
            replace,
        } => {
            let wish = receiving::Wish {
                dry_run,
                signer: signer.as_deref(),
                student: student.as_deref(),
                new,
                replace,
            };
            receiving::receive(&open()?, &file, &wish, now)
        }
        Command::Print(wish) => printing::paper(&open()?, *wish, now),
        Command::Check => dossier::check(&open()?),
        Command::Backup { file } => dossier::backup(&open()?, &file),
        Command::Restore { file } => dossier::restore(&file, &path, &secret(false)?),
    }
}

/// A path for people and programs.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
