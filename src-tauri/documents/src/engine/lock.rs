//! A document with a password: AES-256 (ISO 32000-2 7.6, revision 6). Such a file is no PDF/A, which
//! has to open without any secret in thirty years; it stays readable for screen readers.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use super::error::DocumentError;
use super::post::broken;

/// Name of the one cipher in the file.
const CIPHER: &[u8] = b"StdCF";

/// Locks a finished document and writes it.
pub(super) fn write(document: &mut Document, password: &str) -> Result<Vec<u8>, DocumentError> {
    let (mut key, mut owner) = ([0; 32], [0; 16]);
    for secret in [&mut key[..], &mut owner[..]] {
        getrandom::fill(secret).map_err(|error| DocumentError::Build(error.to_string()))?;
    }
    let owner: String = owner.iter().map(|byte| format!("{byte:02x}")).collect();
    let cipher: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(CIPHER.to_vec(), cipher)]),
        file_encryption_key: &key,
        stream_filter: CIPHER.to_vec(),
        string_filter: CIPHER.to_vec(),
        // Nobody knows this one: what the reader may do is the same for all.
        owner_password: &owner,
        user_password: password,
        permissions: Permissions::PRINTABLE
            | Permissions::PRINTABLE_IN_HIGH_QUALITY
            | Permissions::COPYABLE
            | Permissions::COPYABLE_FOR_ACCESSIBILITY,
    })
    .map_err(broken)?;
    document.encrypt(&state).map_err(broken)?;
    // lopdf leaves the lengths of the key out, and poppler then takes a shorter one.
    let id = document
        .trailer
        .get(b"Encrypt")
        .and_then(Object::as_reference)
        .map_err(broken)?;
    let dictionary = document
        .get_object_mut(id)
        .and_then(Object::as_dict_mut)
        .map_err(broken)?;
    dictionary.set("Length", 256);
    dictionary
        .get_mut(b"CF")
        .and_then(Object::as_dict_mut)
        .and_then(|filters| filters.get_mut(CIPHER))
        .and_then(Object::as_dict_mut)
        .map_err(broken)?
        .set("Length", 32);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}
