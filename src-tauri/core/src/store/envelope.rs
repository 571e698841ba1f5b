//! The key envelope: the first bytes of a dossier file.
//!
//! A random 256-bit database key is wrapped twice: by a key derived from the password and by a
//! key derived from the printed recovery code (Argon2id, then XChaCha20-Poly1305). Changing the
//! password wraps the same key again; the database itself is never encrypted anew.
//!
//! The envelope has two slots with the same content. A change goes to one slot, is synced to
//! disk, and then goes to the other: a power cut in the middle of a write leaves one slot whole,
//! and afterwards no slot opens with the old password or recovery code. A slot that is behind or
//! damaged is put right when the dossier is next opened.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::StoreError;
use crate::secret::Secret;

/// Bytes in front of the database.
pub(super) const ENVELOPE_BYTES: usize = 2 * SLOT_BYTES;
const SLOT_BYTES: usize = 4096;
/// How every dossier begins.
pub(super) const MAGIC: &[u8; 14] = b"Transitieroute";
const FORMAT: u16 = 1;
// magic, format, generation, length of the body, checksum of all before it and the body
const HEAD_BYTES: usize = 14 + 2 + 8 + 4;
const SUM_BYTES: usize = 32;

/// The key of the database itself. Never leaves this module but to SQLCipher.
pub(super) type DatabaseKey = Zeroizing<[u8; 32]>;

/// How hard a guess is made. Stored with each wrapped key, so it can be raised later.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Cost {
    /// Memory in KiB.
    memory: u32,
    passes: u32,
}

/// About 0.15 s on an ordinary laptop, above the minimum that OWASP advises for Argon2id
/// (19 MiB, two passes).
const COST: Cost = Cost {
    memory: 48 * 1024,
    passes: 3,
};

/// The most that a file may ask for, so that a doctored file can't exhaust memory.
const HIGHEST_COST: Cost = Cost {
    memory: 1024 * 1024,
    passes: 64,
};

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Wrapped {
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 24],
    key: Vec<u8>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Body {
    password: Wrapped,
    recovery: Wrapped,
}

/// The envelope as read from a dossier file.
#[derive(Debug, Clone)]
pub(super) struct Envelope {
    generation: u64,
    body: Body,
}

/// Which of the two ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Password,
    Recovery,
}

impl Way {
    /// Binds a wrapped key to its place, so that the two can't be swapped.
    fn label(self) -> &'static [u8] {
        match self {
            Self::Password => b"transitieroute password 1",
            Self::Recovery => b"transitieroute recovery 1",
        }
    }
}

pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}

fn derive(secret: &Secret, salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    if cost.memory > HIGHEST_COST.memory || cost.passes > HIGHEST_COST.passes {
        return Err(StoreError::Damaged);
    }
    let params =
        Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| StoreError::Damaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.normalised().expose().as_bytes(), salt, key.as_mut())
        .map_err(|_| StoreError::Damaged)?;
    Ok(key)
}

fn wrap(way: Way, secret: &Secret, database_key: &DatabaseKey) -> Result<Wrapped, StoreError> {
    let (salt, nonce) = (random()?, random()?);
    let key = derive(secret, &salt, COST)?;
    let sealed = XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: database_key.as_ref(),
                aad: way.label(),
            },
        )
        .map_err(|_| StoreError::NoRandomness)?;
    Ok(Wrapped {
        cost: COST,
        salt,
        nonce,
        key: sealed,
    })
}

impl Envelope {
    /// A new envelope for a new database key.
    pub(super) fn seal(
        database_key: &DatabaseKey,
        password: &Secret,
        recovery: &Secret,
    ) -> Result<Self, StoreError> {
        let body = Body {
            password: wrap(Way::Password, password, database_key)?,
            recovery: wrap(Way::Recovery, recovery, database_key)?,
        };
        Ok(Self {
            generation: 1,
            body,
        })
    }

    /// The database key, if the secret is right.
    ///
    /// # Errors
    /// `WrongPassword` or `WrongRecoveryCode` when it is not.
    pub(super) fn open(&self, way: Way, secret: &Secret) -> Result<DatabaseKey, StoreError> {
        let (wrapped, wrong) = match way {
            Way::Password => (&self.body.password, StoreError::WrongPassword),
            Way::Recovery => (&self.body.recovery, StoreError::WrongRecoveryCode),
        };
        let key = derive(secret, &wrapped.salt, wrapped.cost)?;
        let opened = XChaCha20Poly1305::new(&Key::from(*key)).decrypt(
            &XNonce::from(wrapped.nonce),
            Payload {
                msg: wrapped.key.as_ref(),
                aad: way.label(),
            },
        );
        let Ok(opened) = opened.map(Zeroizing::new) else {
            return Err(wrong);
        };
        let key: [u8; 32] = opened
            .as_slice()
            .try_into()
            .map_err(|_| StoreError::Damaged)?;
        Ok(Zeroizing::new(key))
    }

    /// The same database key behind another password or recovery code.
    pub(super) fn rewrap(
        &self,
        way: Way,
        secret: &Secret,
        database_key: &DatabaseKey,
    ) -> Result<Self, StoreError> {
        let mut next = self.clone();
        next.generation += 1;
        let wrapped = wrap(way, secret, database_key)?;
        match way {
            Way::Password => next.body.password = wrapped,
            Way::Recovery => next.body.recovery = wrapped,
        }
        Ok(next)
    }

    /// Reads the envelope of a dossier file.
    ///
    /// # Errors
    /// `NotADossier` when the file is something else, `TooNew` when a later program made it,
    /// `Damaged` when both slots are broken.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        let mut bytes = Vec::with_capacity(ENVELOPE_BYTES);
        File::open(path)?
            .take(ENVELOPE_BYTES as u64)
            .read_to_end(&mut bytes)?;
        if !bytes.starts_with(MAGIC)
            && !bytes
                .get(SLOT_BYTES..)
                .is_some_and(|slot| slot.starts_with(MAGIC))
        {
            return Err(StoreError::NotADossier);
        }
        let slots: Vec<Result<Self, StoreError>> =
            bytes.chunks(SLOT_BYTES).map(Self::decode).collect();
        if slots
            .iter()
            .any(|slot| matches!(slot, Err(StoreError::TooNew)))
        {
            return Err(StoreError::TooNew);
        }
        slots
            .into_iter()
            .flatten()
            .max_by_key(|envelope| envelope.generation)
            .ok_or(StoreError::Damaged)
    }

    /// Writes both slots, one after the other, each synced before the next. The file must exist.
    ///
    /// # Errors
    /// When the first slot can't be written the old envelope is still in force. A second slot
    /// that fails is no error: the new envelope counts from the first on, and [`Self::heal`]
    /// catches up.
    pub(super) fn write(&self, path: &Path) -> Result<(), StoreError> {
        let slot = self.encode()?;
        let mut file = OpenOptions::new().write(true).open(path)?;
        let [first, second] = if self.generation.is_multiple_of(2) {
            [1, 0]
        } else {
            [0, 1]
        };
        write_slot(&mut file, first, &slot)?;
        if let Err(error) = write_slot(&mut file, second, &slot) {
            tracing::warn!(%error, "second envelope slot not written");
        }
        Ok(())
    }

    /// Brings a slot that is damaged or behind up to this envelope, which is in force: after damage
    /// on the disk, or a power cut between the two writes of a change.
    pub(super) fn heal(&self, path: &Path) -> Result<(), StoreError> {
        let slot = self.encode()?;
        let mut bytes = vec![0; ENVELOPE_BYTES];
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        file.read_exact(&mut bytes)?;
        for (number, found) in (0..).zip(bytes.chunks(SLOT_BYTES)) {
            if found != slot {
                write_slot(&mut file, number, &slot)?;
            }
        }
        Ok(())
    }

    /// Makes the file, which must not exist yet, with this envelope in both slots.
    ///
    /// # Errors
    /// `AlreadyExists`, `ReadOnly`, `DiskFull`; then there is no file, or it is as it was.
    pub(super) fn create(&self, path: &Path) -> Result<(), StoreError> {
        let slot = self.encode()?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let written = file
            .write_all(&slot)
            .and_then(|()| file.write_all(&slot))
            .and_then(|()| file.sync_all());
        if let Err(error) = written {
            drop(file);
            let _ = std::fs::remove_file(path);
            return Err(error.into());
        }
        Ok(())
    }

    fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let body = serde_json::to_vec(&self.body).map_err(|_| StoreError::Damaged)?;
        let length = u32::try_from(body.len()).map_err(|_| StoreError::Damaged)?;
        let mut slot = Vec::with_capacity(SLOT_BYTES);
        slot.extend_from_slice(MAGIC);
        slot.extend_from_slice(&FORMAT.to_le_bytes());
        slot.extend_from_slice(&self.generation.to_le_bytes());
        slot.extend_from_slice(&length.to_le_bytes());
        slot.extend_from_slice(&body);
        let sum = Sha256::digest(&slot);
        slot.extend_from_slice(&sum);
        if slot.len() > SLOT_BYTES {
            return Err(StoreError::Damaged);
        }
        slot.resize(SLOT_BYTES, 0);
        Ok(slot)
    }

    fn decode(slot: &[u8]) -> Result<Self, StoreError> {
        let head = slot.get(..HEAD_BYTES).ok_or(StoreError::Damaged)?;
        let (magic, numbers) = head.split_at(MAGIC.len());
        if magic != MAGIC {
            return Err(StoreError::Damaged);
        }
        let format = u16::from_le_bytes([numbers[0], numbers[1]]);
        let generation =
            u64::from_le_bytes(numbers[2..10].try_into().map_err(|_| StoreError::Damaged)?);
        let length = u32::from_le_bytes(
            numbers[10..14]
                .try_into()
                .map_err(|_| StoreError::Damaged)?,
        ) as usize;
        let end = HEAD_BYTES.checked_add(length).ok_or(StoreError::Damaged)?;
        let sum = slot
            .get(end..end.saturating_add(SUM_BYTES))
            .ok_or(StoreError::Damaged)?;
        if Sha256::digest(&slot[..end]).as_slice() != sum {
            return Err(StoreError::Damaged);
        }
        // Only a slot that is whole may say that it is of a later format.
        if format > FORMAT {
            return Err(StoreError::TooNew);
        }
        let body =
            serde_json::from_slice(&slot[HEAD_BYTES..end]).map_err(|_| StoreError::Damaged)?;
        Ok(Self { generation, body })
    }
}

fn write_slot(file: &mut File, number: u64, slot: &[u8]) -> Result<(), StoreError> {
    file.seek(SeekFrom::Start(number * SLOT_BYTES as u64))?;
    file.write_all(slot)?;
    file.sync_all()?;
    Ok(())
}
