//! A dossier to practise with: made-up people and a believable year of records.
//!
//! The same day and number always give the same dossier (but for the record numbers). Names,
//! phones and mail addresses can't be anyone's; only the municipalities are real.

mod build;
mod caseload;
mod course;
mod lasting;
mod meetings;
mod passports;
mod people;
mod photos;
mod random;
mod rows;
mod sectors;
mod tables;
mod world;
mod youth;

use serde::Serialize;

pub use self::build::fill;

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Demo {
    /// Students.
    pub students: usize,
    /// Meetings.
    pub meetings: usize,
    /// Coaches.
    pub coaches: usize,
}
