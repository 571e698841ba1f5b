//! Fills the gap that the press left, and checks what was filled in.
//!
//! The signature covers the file from its first byte to its last, except the gap in which it
//! stands. A file whose gap is elsewhere, or that goes on after what is covered, is refused.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use sha2::{Digest, Sha256};

use crate::attachment::{self, Attached};
use crate::file::File;
use crate::object::{Dictionary, Object, Reader, hexadecimal_byte, words};
use crate::{MOST_BYTES, SealError, SealKey, cms, key};

/// How the press begins a signature.
const BEGIN: &[u8] = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[";
/// What every signature in a PDF has.
const COVERED: &[u8] = b"/ByteRange";

/// Most photos in a passport; there is one.
const MOST_PICTURES: usize = 8;

/// A seal that holds: the file is as it was when it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Who sealed it, by the certificate. Anybody can make a certificate with any name: whether it
    /// is really them shows from the fingerprint.
    pub signer: String,
    /// SHA-256 of the certificate, 64 capitals.
    pub fingerprint: String,
    /// When, by the clock of who sealed it.
    pub moment: DateTime<FixedOffset>,
}

/// A sealed file and what is in it.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The seal, which holds.
    pub seal: Seal,
    /// The files inside.
    pub attached: Vec<Attached>,
    /// The photos on the pages, as JPEG.
    pub pictures: Vec<Vec<u8>>,
}

/// The gap and what is around it.
struct Gap {
    from: usize,
    to: usize,
}

/// Seals a document that has room for it. Nothing but the gap changes.
///
/// # Errors
/// [`SealError::CannotSeal`] when there is no room or the key doesn't work.
pub fn sign(mut pdf: Vec<u8>, key: &SealKey) -> Result<Vec<u8>, SealError> {
    let gap = gap(&pdf).map_err(|_| SealError::CannotSeal)?;
    let message = cms::make(&digest(&pdf, &gap), key)?;
    let room = pdf
        .get_mut(gap.from + 1..gap.to - 1)
        .filter(|room| room.len() >= message.len() * 2)
        .ok_or(SealError::CannotSeal)?;
    for (pair, byte) in room.chunks_exact_mut(2).zip(&message) {
        pair.copy_from_slice(format!("{byte:02X}").as_bytes());
    }
    Ok(pdf)
}

/// Opens a sealed file: checks the seal over every byte, and only then looks inside.
///
/// # Errors
/// See [`SealError`]: whatever is wrong, nothing of the file is given.
pub fn open(pdf: &[u8]) -> Result<Sealed, SealError> {
    if pdf.len() > MOST_BYTES {
        return Err(SealError::TooBig);
    }
    if !pdf.starts_with(b"%PDF-") {
        return Err(SealError::NotAPdf);
    }
    let gap = gap(pdf)?;
    let message = message(pdf.get(gap.from + 1..gap.to - 1).unwrap_or_default())?;
    let certificate = cms::check(&message, &digest(pdf, &gap))?;
    let file = File::read(pdf)?;
    let moment = moment(&field(&file)?)?;
    Ok(Sealed {
        seal: Seal {
            signer: key::owner(&certificate),
            fingerprint: key::fingerprint(&certificate),
            moment,
        },
        attached: attachment::all(&file)?,
        pictures: file.pictures(MOST_PICTURES)?,
    })
}

/// The one gap, with a signature of our making around it that covers the rest of the file.
fn gap(pdf: &[u8]) -> Result<Gap, SealError> {
    let mut found = positions(pdf, COVERED);
    let at = match (found.next(), found.next()) {
        (Some(at), None) => at,
        (Some(_), Some(_)) => return Err(SealError::SeveralSeals),
        (None, _) => return Err(without_seal(pdf)),
    };
    let begin = (at + COVERED.len() + 1).checked_sub(BEGIN.len());
    if !begin.is_some_and(|begin| pdf.get(begin..).is_some_and(|rest| rest.starts_with(BEGIN))) {
        return Err(SealError::OtherSeal);
    }
    let mut reader = Reader::new(pdf, at + COVERED.len() + 1);
    let mut numbers = [0; 4];
    for number in &mut numbers {
        reader.space();
        *number = reader.number().ok_or(SealError::Changed)?;
    }
    reader.space();
    let [start, from, to, rest] = numbers;
    let covered = reader.take(b"]/Contents")
        && start == 0
        && from == reader.at
        && from + 2 < to
        && to.checked_add(rest) == Some(pdf.len())
        && pdf.get(from) == Some(&b'<')
        && pdf.get(to - 1) == Some(&b'>');
    if covered {
        Ok(Gap { from, to })
    } else {
        Err(SealError::Changed)
    }
}

/// What a file is that nobody signed.
fn without_seal(pdf: &[u8]) -> SealError {
    let tail = pdf
        .get(pdf.len().saturating_sub(1024)..)
        .unwrap_or_default();
    if positions(tail, b"%%EOF").next().is_none() {
        SealError::Damaged
    } else if positions(pdf, b"/Encrypt").next().is_some() {
        SealError::Locked
    } else {
        SealError::NoSeal
    }
}

fn positions<'b>(bytes: &'b [u8], word: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let windows = bytes.windows(word.len()).enumerate();
    windows
        .filter(move |(_, window)| *window == word)
        .map(|(at, _)| at)
}

fn digest(pdf: &[u8], gap: &Gap) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(pdf.get(..gap.from).unwrap_or_default());
    hash.update(pdf.get(gap.to..).unwrap_or_default());
    hash.finalize().to_vec()
}

/// The signature in the gap: written one way only, with zeros behind it.
fn message(room: &[u8]) -> Result<Vec<u8>, SealError> {
    let good = |byte: &u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(byte);
    if !room.len().is_multiple_of(2) || !room.iter().all(good) {
        return Err(SealError::Changed);
    }
    let mut bytes: Vec<u8> = room.chunks_exact(2).filter_map(hexadecimal_byte).collect();
    // A DER sequence with its length in two bytes.
    let &[0x30, 0x82, high, low, ..] = bytes.as_slice() else {
        return Err(SealError::Changed);
    };
    let length = usize::from(u16::from_be_bytes([high, low])) + 4;
    if bytes
        .get(length..)
        .is_none_or(|rest| rest.iter().any(|&byte| byte != 0))
    {
        return Err(SealError::Changed);
    }
    bytes.truncate(length);
    Ok(bytes)
}

/// The signature as the form of the document says it: the one that PDF readers look at.
fn field(file: &File<'_>) -> Result<Dictionary, SealError> {
    let catalog = file.catalog()?;
    let form = file
        .value(catalog.get(b"AcroForm".as_slice()))?
        .dictionary()?;
    let Object::List(fields) = file.value(form.get(b"Fields".as_slice()))? else {
        return Err(SealError::Damaged);
    };
    let [field] = fields.as_slice() else {
        return Err(SealError::SeveralSeals);
    };
    let field = file.value(Some(field))?.dictionary()?;
    let signature = file.value(field.get(b"V".as_slice()))?.dictionary()?;
    if signature.contains_key(b"ByteRange".as_slice()) {
        Ok(signature)
    } else {
        Err(SealError::Damaged)
    }
}

/// `D:20261122093000+01'00'`
fn moment(signature: &Dictionary) -> Result<DateTime<FixedOffset>, SealError> {
    let Some(Object::Text(text)) = signature.get(b"M".as_slice()) else {
        return Err(SealError::Damaged);
    };
    let text = words(text);
    let read = || {
        let text = text.strip_prefix("D:")?;
        let (time, zone) = (text.get(..14)?, text.get(14..)?);
        let time = NaiveDateTime::parse_from_str(time, "%Y%m%d%H%M%S").ok()?;
        let sign = match zone.get(..1)? {
            "-" => -1,
            "+" => 1,
            _ => return None,
        };
        let part = |from: usize| zone.get(from..from + 2)?.parse::<i32>().ok();
        let offset = FixedOffset::east_opt(sign * (part(1)? * 3600 + part(4)? * 60))?;
        offset.from_local_datetime(&time).single()
    };
    read().ok_or(SealError::Damaged)
}
