//! Every printed page of Transitieroute: plain models in, tagged PDF (PDF/UA-1, PDF/A-3a) out.
//!
//! A document is a plain model ([`passport::Passport`], [`agenda::Agenda`], …) that holds exactly
//! what is printed. [`Engine`] is made once and shared by all threads. Nothing here reads a clock,
//! a file or a record: the caller passes the moment of making and writes the bytes.

pub mod agenda;
pub mod agreements;
pub mod batch;
pub mod caseload;
pub mod document;
pub mod engine;
mod form;
pub mod invitation;
pub mod invitation_simple;
mod look;
pub mod passport;
pub mod person;
pub mod recovery;
pub mod report;
mod sheet;
mod sign;
mod simple;
pub mod words;

pub use document::{Printable, merge, pdf};
pub use engine::Engine;
pub use engine::error::DocumentError;
