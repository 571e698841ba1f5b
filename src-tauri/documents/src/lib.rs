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
mod look;
pub mod passport;
pub mod recovery;
pub mod report;
mod sheet;
pub mod words;

pub use document::{Printable, merge, pdf};
pub use engine::Engine;
pub use engine::error::DocumentError;
