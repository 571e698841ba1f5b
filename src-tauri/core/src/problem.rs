//! How an error crosses to the people who use the program.
//!
//! Every domain has its own error enum. What they share is here: a stable code that the
//! window and the command line can act on, the sentence for the user, and the field it is about.

use serde::Serialize;
use ts_rs::TS;

/// An error that a user may see. `Display` is the plain Dutch sentence: what happened, that
/// nothing was lost, what to do.
pub trait UserFacing: std::error::Error {
    /// Stable, lower-case with underscores; a code exists only if someone acts on it.
    fn code(&self) -> &'static str;

    /// The field of the form that the error is about, if it is about one.
    fn field(&self) -> Option<&'static str> {
        None
    }
}

/// The shape in which every error leaves the core: `{code, message, field?}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "problem.ts")]
pub struct Problem {
    /// Stable code, see [`UserFacing::code`].
    pub code: String,
    /// Plain Dutch for the user.
    pub message: String,
    /// Name of the field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

impl<E: UserFacing> From<E> for Problem {
    fn from(error: E) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            field: error.field().map(str::to_owned),
        }
    }
}
