//! Every rule and every query of Transitieroute.
//!
//! The desktop shell and the command line call the same functions. Each domain is a folder:
//! `mod.rs` holds its types and rules, `store.rs` its SQL. Writes go through
//! [`store::Dossier`]'s `transact`. Deliberately absent: windows, PDF, network, the system clock.

pub mod agreements;
pub mod demo;
pub mod disclosure;
pub mod exchange;
pub mod handover;
pub mod ids;
pub mod import;
pub mod instruments;
pub mod jobcoaches;
pub mod matching;
pub mod meetings;
pub mod moment;
pub mod movement;
pub mod organisations;
pub mod passport;
pub mod planning;
pub mod problem;
pub mod reference;
pub mod roster;
pub mod route;
pub mod secret;
pub mod settings;
pub mod store;
pub mod stuck;
pub mod students;
pub mod text;
pub mod today;

pub use moment::Moment;
pub use problem::{Problem, UserFacing};
pub use secret::Secret;
pub use store::{Changed, Changes, Dossier, StoreError};
