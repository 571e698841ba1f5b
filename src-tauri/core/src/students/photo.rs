//! Photos: kept upright, scaled and without metadata, so that neither place nor phone travels along.
//!
//! A photo is printed at 76 mm at most; [`LONG_SIDE`] pixels are 300 per inch there, and keep the
//! dossier small enough to back up on a stick.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use rusqlite::OptionalExtension;

use super::StudentError;
use super::store::touch;
use crate::ids::{PhotoId, StudentId};
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Changed, Dossier, StoreError};

/// Longest side of a kept photo, in pixels.
pub const LONG_SIDE: u32 = 900;
/// Largest file that is read, in bytes.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;
/// Longest side of a photo that is read, in pixels.
pub const MOST_PIXELS: u32 = 12_000;
/// Memory that decoding may take, in bytes: enough for 12,000 by 12,000 in three colours.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// Quality of the kept JPEG: faces show no blocks at this size.
const QUALITY: u8 = 85;

/// A photo as it is kept: an upright JPEG without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The file.
    pub jpeg: Vec<u8>,
    /// In pixels, at most [`LONG_SIDE`].
    pub width: u32,
    /// In pixels, at most [`LONG_SIDE`].
    pub height: u32,
}

/// Keeps a photo of a student, in place of an earlier one.
///
/// # Errors
/// `BadPhoto` when the bytes are no JPEG, PNG or WebP, are damaged or too large; `Unknown`. Then
/// the earlier photo stays.
pub fn save_photo(
    dossier: &Dossier,
    student: &StudentId,
    bytes: &[u8],
    now: Moment,
) -> Result<Changed<PhotoId>, StudentError> {
    let photo = prepare(bytes)?;
    dossier.transact("students.save_photo", now, |tx| {
        touch(tx, student)?;
        Ok(put(tx, student, &photo)?)
    })
}

/// Writes a photo in the place of an earlier one.
pub(crate) fn put(tx: &Tx<'_>, student: &StudentId, photo: &Photo) -> Result<PhotoId, StoreError> {
    let id = PhotoId::new();
    tx.sql
        .prepare_cached("INSERT INTO photo (id, jpeg, width, height) VALUES (?1, ?2, ?3, ?4)")?
        .execute((&id, &photo.jpeg, photo.width, photo.height))?;
    replace(tx, student, Some(&id))?;
    Ok(id)
}

/// The photo of a student, if there is one.
///
/// # Errors
/// Only those of the store.
pub fn photo(dossier: &Dossier, student: &StudentId) -> Result<Option<Photo>, StudentError> {
    dossier.read(|sql| Ok(of_student(sql, student)?))
}

/// The photo of a student, for printing and showing.
pub(crate) fn of_student(
    sql: &rusqlite::Connection,
    student: &StudentId,
) -> Result<Option<Photo>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT jpeg, width, height FROM photo WHERE id = (SELECT photo_id FROM student WHERE id = ?1)",
        )?
        .query_row([student], |row| {
            Ok(Photo { jpeg: row.get("jpeg")?, width: row.get("width")?, height: row.get("height")? })
        })
        .optional()?)
}

/// Takes the photo of a student away.
///
/// # Errors
/// `Unknown`.
pub fn remove_photo(
    dossier: &Dossier,
    student: &StudentId,
    now: Moment,
) -> Result<Changed<()>, StudentError> {
    dossier.transact("students.remove_photo", now, |tx| {
        touch(tx, student)?;
        Ok(replace(tx, student, None)?)
    })
}

fn replace(tx: &Tx<'_>, student: &StudentId, new: Option<&PhotoId>) -> Result<(), StoreError> {
    let old: Option<PhotoId> = tx
        .sql
        .prepare_cached("SELECT photo_id FROM student WHERE id = ?1")?
        .query_row([student], |row| row.get(0))?;
    tx.sql
        .prepare_cached("UPDATE student SET photo_id = ?2, updated_at = ?3 WHERE id = ?1")?
        .execute((student, new, tx.now.stamp()))?;
    tx.sql
        .prepare_cached("DELETE FROM photo WHERE id = ?1")?
        .execute([old])?;
    Ok(())
}

/// Makes any photo into one that can be kept. Slow (tenths of a second), so outside a transaction.
pub(crate) fn prepare(bytes: &[u8]) -> Result<Photo, StudentError> {
    if bytes.len() > MOST_BYTES {
        return Err(StudentError::BadPhoto);
    }
    let upright = upright(bytes).map_err(|_| StudentError::BadPhoto)?;
    let large = upright.width().max(upright.height()) > LONG_SIDE;
    let scaled = if large {
        upright.thumbnail(LONG_SIDE, LONG_SIDE)
    } else {
        upright
    };
    keep(&on_white(&scaled)).map_err(|_| StudentError::BadPhoto)
}

/// A picture in the form in which it is kept.
pub(crate) fn keep(picture: &RgbImage) -> Result<Photo, image::ImageError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture)?;
    Ok(Photo {
        jpeg,
        width: picture.width(),
        height: picture.height(),
    })
}

fn upright(bytes: &[u8]) -> Result<DynamicImage, image::ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if !matches!(
        reader.format(),
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)
    ) {
        let hint = image::error::ImageFormatHint::Unknown;
        return Err(image::ImageError::Unsupported(hint.into()));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut picture = reader.decode()?;
    if let Some(turn) = orientation(bytes) {
        picture.apply_orientation(turn);
    }
    Ok(picture)
}

/// How the camera was held. A photo whose EXIF block is broken is taken as it is.
fn orientation(bytes: &[u8]) -> Option<Orientation> {
    let exif = exif::Reader::new()
        .read_from_container(&mut Cursor::new(bytes))
        .ok()?;
    let value = exif
        .get_field(exif::Tag::Orientation, exif::In::PRIMARY)?
        .value
        .get_uint(0)?;
    Orientation::from_exif(u8::try_from(value).ok()?)
}

/// JPEG knows no transparency; what shines through becomes paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (to, from) in flat.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u16::from);
        let over = |colour: u16| {
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([over(red), over(green), over(blue)]);
    }
    flat
}

#[cfg(test)]
mod tests;
