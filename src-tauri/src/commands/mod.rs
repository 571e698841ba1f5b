//! What the window can ask. Each command parses, calls one function of the core beside the
//! window's thread, and returns `{code, message, field?}` when it goes wrong.
//!
//! The list of commands stands in `commands.txt` for the build and the capability; the types that
//! cross stand in [`map::CommandMap`].

pub mod agreements;
pub mod disclosure;
pub mod documents;
pub mod dossier;
pub mod exchange;
pub mod instruments;
pub mod jobcoaches;
pub mod map;
pub mod matching;
pub mod meetings;
pub mod organisations;
pub mod passport;
pub mod planning;
pub mod projection;
pub mod receive;
pub mod route;
pub mod settings;
pub mod stuck;
pub mod students;
pub mod today;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record and what to change in it.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct Patch<I, P> {
    /// Which record.
    pub id: I,
    /// What to change.
    pub patch: P,
}

/// Something that belongs to a student.
#[derive(Debug, Deserialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct OfStudent<T> {
    /// Whose.
    pub student_id: transitieroute_core::ids::StudentId,
    /// What.
    pub value: T,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(export, export_to = "requests.ts")]
pub struct Step {
    /// Done.
    pub done: usize,
    /// In all.
    pub total: usize,
}
