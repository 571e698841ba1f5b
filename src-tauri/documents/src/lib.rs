//! Every printed page of Transitieroute: plain models in, tagged PDF (PDF/UA-1, PDF/A-3a) out.

pub mod document;
pub mod engine;
mod look;
pub mod passport;
pub mod words;

pub use document::{Printable, merge, pdf};
pub use engine::Engine;
pub use engine::error::DocumentError;
