//! From records to paper. The window and the command line both print through here.
//!
//! The core says what may be printed and for whom; the documents crate knows pages but no records.
//! This crate maps the one onto the other. An [`Order`] says what, about whom and for whose eyes;
//! [`print`] writes its documents where the user asked and only there, [`preview`] shows one. Each
//! kind of document has a module that says how its records become a [`plan::Plan`]. File names hold
//! student numbers, never names of people, unless asked.

mod access;
mod blank;
mod calls;
mod caseload;
mod catalogue;
mod cohort;
mod consent;
mod editions;
mod guidance;
mod handover;
mod invitation;
mod job;
mod matching;
mod meeting;
mod order;
mod owners;
mod packets;
mod paper;
mod passport;
mod plan;
mod print;
pub mod receive;
mod recovery;
mod release;
mod report_simple;
mod school;
mod seal;
mod stuck;
mod transition;
mod words;
mod written;

pub use job::{Job, PressError, Printed, PrintedFile};
pub use order::{Choices, Note, Order, Outlet, Subject};
pub use paper::{About, Paper, PaperInfo, papers};
pub use plan::{Offer, OfferedPerson};
pub use print::{Contents, Preview, contents, preview, print};
pub use recovery::recovery_sheet;
pub use seal::own_seal;
