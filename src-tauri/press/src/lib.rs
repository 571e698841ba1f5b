//! From records to paper. The window and the command line both print through here.
//!
//! The core says what may be printed and for whom; the documents crate knows pages but no records.
//! This crate maps the one onto the other. An [`Order`] says what, about whom and for whose eyes;
//! [`print`] writes its documents where the user asked and only there, [`preview`] shows one. Each
//! kind of document has a module that says how its records become a [`plan::Plan`]. File names hold
//! student numbers, never names of people, unless asked.

mod caseload;
mod catalogue;
mod job;
mod meeting;
mod order;
mod passport;
mod plan;
mod print;
mod recovery;
mod release;
mod words;

pub use job::{Job, PressError, Printed, PrintedFile};
pub use order::{Note, Order, Outlet, Paper, Subject};
pub use print::{Contents, Preview, contents, preview, print};
pub use recovery::recovery_sheet;
