//! Passports from one school to the next as data: what goes along inside the PDF, and what is done
//! with it where it arrives.
//!
//! What goes along is made from the very print ([`crate::passport::PassportPrint`]), so it holds
//! nothing that its receiver may not see. What arrives is somebody else's word: it is shown beside what
//! is known, taken over field by field on request, and each field remembers where it came from. An
//! answer is never more open here than the sender said.
//!
//! This domain knows no PDF and no cryptography: keys and certificates are kept here as bytes and
//! used by the `seal` crate; `press` brings the two together.

mod compare;
mod error;
mod origin;
mod pieces;
mod signers;
mod take;
mod travel;

pub use self::compare::{
    AlsoLine, Choice, FieldState, KnownStudent, ReceivedField, ReceivedPreview, compare,
};
pub use self::error::HandoverError;
pub use self::origin::{Origin, origins};
pub use self::signers::{
    KeptKey, KnownSigner, SignerState, Standing, confirm_signer, keep_key, own_key, signer, signers,
};
pub use self::take::{TakeOver, TakenOver, take_over};
pub use self::travel::{
    FORMAT, LARGEST, Travel, TravelAnswer, TravelEvidence, TravelMeeting, TravelPerson,
    TravelPhoto, TravelPlacement, TravelSection, TravelStep, TravelStudent, VERSION, json_schema,
};

use chrono::{DateTime, FixedOffset};

/// A passport that came in, after its seal was found to hold.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What is in it.
    pub travel: Travel,
    /// The photo that it speaks of, when it is in the file.
    pub photo: Option<Vec<u8>>,
    /// SHA-256 of the file.
    pub file_digest: String,
    /// SHA-256 of the certificate of who sealed it.
    pub fingerprint: String,
    /// Name in that certificate.
    pub signer: String,
    /// When it was sealed.
    pub sealed_at: DateTime<FixedOffset>,
}

/// SHA-256 in small letters.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
