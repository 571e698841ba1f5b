//! Verstrekkingen: for whose eyes a print or export is, and the log of what left the building
//! (handbook 8.13 and 10.2).
//!
//! The log is the one record of what was given to whom. The student's list of whom to share the
//! passport with ([`crate::passport::Share`]) follows from it: a passport that the student hands
//! over, or that goes out with consent, marks the share as given today; taking one of the two back
//! takes back the other. A share without a disclosure is a plan, or was given outside the program.

mod edition;
mod error;
mod types;

pub use self::edition::{Edition, Receiver, ReceiverProfile};
pub use self::error::DisclosureError;
pub use self::types::{
    Basis, Consent, Decision, Disclosure, Form, GivenBy, Manner, NewConsent, NewDisclosure, Tell,
    Withdrawal,
};
