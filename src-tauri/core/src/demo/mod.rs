//! A dossier to practise with: made-up people and a believable year of records.

mod build;
mod people;

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
