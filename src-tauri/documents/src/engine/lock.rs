//! A document with a password: AES-256 (ISO 32000-2 7.6, revision 6). Such a file is no PDF/A, which
//! has to open without any secret in thirty years; it stays readable for screen readers.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::encryption::encrypt_object;
use lopdf::{Dictionary, EncryptionState, EncryptionVersion, Object, Permissions};

use super::error::DocumentError;

/// Name of the one cipher in the file.
const CIPHER: &[u8] = b"StdCF";

/// The lock on a file. The key of this cipher is the same for every object, whatever its number.
pub(super) struct Lock {
    state: EncryptionState,
    /// What a reader needs, with the password, to open the file.
    pub dictionary: Dictionary,
}

impl Lock {
    /// A lock that opens with `password`.
    pub(super) fn new(password: &str) -> Result<Self, DocumentError> {
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
        .map_err(|error| broken(&error))?;
        let mut dictionary = state.encode().map_err(|error| broken(&error))?;
        // lopdf leaves the lengths of the key out, and poppler then takes a shorter one.
        dictionary.set("Length", 256);
        dictionary
            .get_mut(b"CF")
            .and_then(Object::as_dict_mut)
            .and_then(|filters| filters.get_mut(CIPHER))
            .and_then(Object::as_dict_mut)
            .map_err(|error| broken(&error))?
            .set("Length", 32);
        Ok(Self { state, dictionary })
    }

    /// The content of a stream behind the lock.
    pub(super) fn bytes(&self, content: &[u8]) -> Result<Vec<u8>, DocumentError> {
        let key = self.state.file_encryption_key();
        self.state
            .get_stream_filter()
            .encrypt(key, content)
            .map_err(|error| broken(&error))
    }

    /// The strings in the dictionary of a stream behind the lock. Those of other objects go behind it
    /// with the stream that they are in.
    pub(super) fn strings(&self, dictionary: &mut Dictionary) -> Result<(), DocumentError> {
        for (_, value) in dictionary.iter_mut() {
            encrypt_object(&self.state, (0, 0), value).map_err(|error| broken(&error))?;
        }
        Ok(())
    }
}

fn broken(error: &impl std::fmt::Display) -> DocumentError {
    DocumentError::Build(error.to_string())
}
