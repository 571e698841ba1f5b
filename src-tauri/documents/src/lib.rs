//! Every printed page of Transitieroute: plain models in, tagged PDF (PDF/UA-1, PDF/A-3a) out.
//!
//! A document is a plain model ([`passport::Passport`], [`agenda::Agenda`], …) that holds exactly
//! what is printed. [`Engine`] is made once and shared by all threads. Nothing here reads a clock,
//! a file or a record: the caller passes the moment of making and writes the bytes.

pub mod access;
pub mod agenda;
pub mod agreements;
pub mod assignment;
pub mod batch;
pub mod blank;
pub mod call_list;
pub mod caseload;
pub mod cohort;
pub mod consent;
pub mod document;
pub mod engine;
mod form;
pub mod group;
pub mod handover;
pub mod invitation;
pub mod invitation_simple;
mod look;
pub mod match_list;
pub mod own_list;
pub mod packet;
mod part;
pub mod passport;
pub mod person;
pub mod pictogram;
pub mod recovery;
pub mod report;
pub mod report_simple;
mod sheet;
mod simple;
pub mod stuck;
pub mod transition;
pub mod wallet;
pub mod words;

pub use document::{Along, Printable, draft, merge, pdf, pdf_with};
pub use engine::error::DocumentError;
pub use engine::page::{Attachment, Relation, SealRoom};
pub use engine::{Bundle, Engine};
