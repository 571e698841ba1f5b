//! From records to paper. The window and the command line both print through here.
//!
//! The core says what may be printed and for whom; the documents crate knows pages but no records.
//! This crate maps the one onto the other and writes the files where the user asked, and only
//! there. File names hold student numbers, never names of people.

mod job;
mod meeting;
mod passport;
mod recovery;
mod words;

pub use job::{Job, PressError, Printed, PrintedFile};
pub use meeting::{agenda, agreements, reports};
pub use passport::{PassportJob, passports};
pub use recovery::recovery_sheet;
