//! The seal on a passport: a PDF signature over every byte (ISO 32000-1 12.8), made with the
//! dossier's own key, and checked when such a file comes in.
//!
//! Knows bytes and keys: no records, no layout, no clock, no disk. What comes in was made by
//! others, so it is read by a reader of our own that knows just the PDF that this program writes,
//! with a limit on everything. Nothing in a file is ever executed or fetched.

mod attachment;
mod cms;
mod error;
mod file;
mod key;
mod object;
mod signature;

pub use attachment::Attached;
pub use error::SealError;
pub use key::SealKey;
pub use signature::{Seal, Sealed, open, sign};

/// Largest file that is read, in bytes. A passport with a photo takes some 90 kB.
pub const MOST_BYTES: usize = 20 << 20;
/// Largest attachment, unpacked, in bytes.
pub const MOST_ATTACHED: usize = 4 << 20;
