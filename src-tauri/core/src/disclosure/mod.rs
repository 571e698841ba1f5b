//! Verstrekkingen: for whose eyes a print or export is, and the log of what left the building
//! (handbook 8.13 and 10.2).
//!
//! The log is the one record of what was given to whom. The student's list of whom to share the
//! passport with ([`crate::passport::Share`]) follows from it: a passport that the student hands
//! over, or that goes out with consent, marks the share as given today; taking one of the two back
//! takes back the other. A share without a disclosure is a plan, or was given outside the program.

mod access;
mod cohort;
mod consent_rules;
mod consents;
mod edition;
mod error;
mod log;
mod profiles;
pub(crate) mod sharing;
pub(crate) mod sight;
mod types;
mod withdraw;

pub use self::access::{AccessBlock, AccessGroup, AccessPrint, AccessRow, access};
pub use self::cohort::{CohortCounts, Count, LEAST, cohort, merge};
pub use self::consents::{
    ConsentAnswer, ConsentQuestion, check_consent, consents, save_consent, weak_consent,
};
pub use self::edition::{Edition, Receiver, ReceiverProfile};
pub use self::error::DisclosureError;
pub use self::log::{of_student, record, unmade};
pub(crate) use self::profiles::profile;
pub use self::profiles::{edition, profiles, reset_profile, save_profile};
pub use self::types::{
    Basis, Consent, Decision, Disclosure, Form, GivenBy, Manner, NewConsent, NewDisclosure, Tell,
    Withdrawal,
};
pub use self::withdraw::{told, withdraw, withdraw_consent};

use crate::exchange::bsn;
use crate::text::tidy;

/// One line of text as typed.
fn line(text: &str) -> Result<String, DisclosureError> {
    Ok(tidy(&lines(text)?))
}

/// Text of more lines as typed; space at the end goes.
fn lines(text: &str) -> Result<String, DisclosureError> {
    if bsn::occurs_in(text) {
        Err(DisclosureError::LooksLikeBsn)
    } else {
        Ok(text.trim_end().to_owned())
    }
}
