//! Pages as small pictures, compared with the pictures that were kept.
//!
//! After a wanted change: run with `TRANSITIEROUTE_REFERENCES=write`, look at the pictures, and keep
//! them. What differs is written as a picture beside it: before, now, and the difference in red.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{GrayImage, ImageEncoder, Rgb, RgbImage};

/// Resolution of the pictures, in dots per inch.
const RESOLUTION: &str = "36";
/// Text edges differ a little between versions of the renderer; a moved line does not.
const EDGE: u8 = 90;
/// One in this many pixels may differ.
const FEW: u32 = 250;

/// Compares every page of these documents with the pictures in `references`. Pictures of what differs
/// come in `out`.
///
/// # Panics
/// When a page is new, gone or changed.
pub fn check(references: &Path, out: &Path, documents: &[(String, PathBuf)]) {
    let write = std::env::var("TRANSITIEROUTE_REFERENCES").is_ok_and(|value| value == "write");
    let mut kept = pictures_in(references);
    if write {
        for picture in std::mem::take(&mut kept) {
            std::fs::remove_file(references.join(picture)).unwrap();
        }
        std::fs::create_dir_all(references).unwrap();
    }
    let _ = std::fs::remove_dir_all(out);
    let mut wrong = Vec::new();
    for (name, file) in documents {
        for (number, now) in pages(file).into_iter().enumerate() {
            let picture = format!("{name}-{}.png", number + 1);
            let reference = references.join(&picture);
            if write {
                save(&now, &reference);
            }
            if !kept.remove(&picture) && !write {
                wrong.push(format!("{picture} is new"));
                continue;
            }
            let then = image::open(&reference).unwrap().to_luma8();
            if differs(&then, &now) {
                std::fs::create_dir_all(out).unwrap();
                beside(&then, &now).save(out.join(&picture)).unwrap();
                wrong.push(format!("{picture} changed"));
            }
        }
    }
    wrong.extend(kept.into_iter().map(|picture| format!("{picture} is gone")));
    assert!(
        wrong.is_empty(),
        "{}\nbefore, now and the difference: {}",
        wrong.join("\n"),
        out.display()
    );
}

fn pictures_in(folder: &Path) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let names = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".png")).collect()
}

/// The pages of a document in grey, in order.
fn pages(file: &Path) -> Vec<GrayImage> {
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("pdftoppm")
        .args(["-r", RESOLUTION, "-gray", "-png"])
        .arg(file)
        .arg(folder.path().join("page"))
        .status()
        .unwrap();
    assert!(done.success(), "{}", file.display());
    // The numbers are as wide as the last one, so the order of the names is that of the pages.
    let names = pictures_in(folder.path());
    let read = |name: String| image::open(folder.path().join(name)).unwrap().to_luma8();
    names.into_iter().map(read).collect()
}

/// Sixteen greys are enough to see a change, and take half the room.
fn save(page: &GrayImage, path: &Path) {
    let mut page = page.clone();
    for pixel in page.pixels_mut() {
        pixel[0] = pixel[0].saturating_add(8) / 17 * 17;
    }
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter);
    let (width, height) = page.dimensions();
    encoder
        .write_image(&page, width, height, image::ExtendedColorType::L8)
        .unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn differs(then: &GrayImage, now: &GrayImage) -> bool {
    if then.dimensions() != now.dimensions() {
        return true;
    }
    let pairs = then.pixels().zip(now.pixels());
    let changed = pairs.filter(|(a, b)| a[0].abs_diff(b[0]) > EDGE).count();
    changed > (now.width() * now.height() / FEW) as usize
}

/// Before, now, and what changed in red.
fn beside(then: &GrayImage, now: &GrayImage) -> RgbImage {
    let width = then.width().max(now.width());
    let height = then.height().max(now.height());
    RgbImage::from_fn(width * 3, height, |x, y| {
        let of = |page: &GrayImage| {
            page.get_pixel_checked(x % width, y)
                .map_or(0, |pixel| pixel[0])
        };
        let (then, now) = (of(then), of(now));
        match x / width {
            0 => Rgb([then; 3]),
            1 => Rgb([now; 3]),
            _ if then.abs_diff(now) > EDGE => Rgb([200, 0, 0]),
            _ => Rgb([170 + now / 3; 3]),
        }
    })
}
