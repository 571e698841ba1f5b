//! From a file of another school to what can be taken over. Nothing is written here.

use std::io::Read;
use std::path::Path;

use transitieroute_core::UserFacing;
use transitieroute_core::handover::{HandoverError, Incoming, Travel, digest};
use transitieroute_seal::{MOST_BYTES, SealError};

use crate::seal::DATA;

/// A file could not be received. Nothing was taken over.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It can't be read from the disk.
    #[error("Dit bestand kunnen we niet openen. Staat het er nog? Er is niets overgenomen.")]
    Unreadable,
    /// The file itself.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What is in it.
    #[error(transparent)]
    Handover(#[from] HandoverError),
}

impl UserFacing for ReceiveError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "received_unreadable",
            Self::Seal(error) => error.code(),
            Self::Handover(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Handover(error) => error.field(),
            _ => None,
        }
    }
}

/// Opens a sealed passport: the seal is checked over every byte before anything in it is looked at.
///
/// # Errors
/// Whatever is wrong with the file; see [`SealError`] and [`HandoverError`].
pub fn open(bytes: &[u8]) -> Result<Incoming, ReceiveError> {
    let sealed = transitieroute_seal::open(bytes)?;
    let mut data = sealed.attached.iter().filter(|file| file.name == DATA);
    let (Some(data), None) = (data.next(), data.next()) else {
        return Err(HandoverError::NotAPassport.into());
    };
    let travel = Travel::read(&data.bytes)?;
    let photo = travel.student.photo.as_ref().and_then(|wanted| {
        let mut pictures = sealed.pictures.into_iter();
        pictures.find(|picture| digest(picture) == wanted.sha256)
    });
    Ok(Incoming {
        photo,
        travel,
        file_digest: digest(bytes),
        fingerprint: sealed.seal.fingerprint,
        signer: sealed.seal.signer,
        sealed_at: sealed.seal.moment,
    })
}

/// As [`open_file`], and only when it is still the file with this digest: what is taken over is what
/// was shown.
///
/// # Errors
/// `other_file`, and as [`open_file`].
pub fn open_same(path: &Path, file: &str) -> Result<Incoming, ReceiveError> {
    let incoming = open_file(path)?;
    if incoming.file_digest == file {
        Ok(incoming)
    } else {
        Err(HandoverError::OtherFile.into())
    }
}

/// As [`open`], from the disk. No more is read than a passport can be.
///
/// # Errors
/// `received_unreadable`, and as [`open`].
pub fn open_file(path: &Path) -> Result<Incoming, ReceiveError> {
    let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|_| ReceiveError::Unreadable)?;
    open(&bytes)
}
