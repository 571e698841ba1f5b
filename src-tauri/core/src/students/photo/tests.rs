#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use image::{Rgba, RgbaImage};

use super::*;

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as a telephone makes it: orientation in IFD0, latitude in the GPS directory.
fn from_a_telephone(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let jpeg = encoded(&DynamicImage::ImageRgb8(picture.clone()), ImageFormat::Jpeg);
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    // IFD0 at 8: orientation and the offset of the GPS directory, 8 + 2 + 2 × 12 + 4 = 38.
    tiff.extend(2_u16.to_le_bytes());
    entry(&mut tiff, 0x0112, 3, 1, u32::from(orientation));
    entry(&mut tiff, 0x8825, 4, 1, 38);
    tiff.extend(0_u32.to_le_bytes());
    // GPS directory at 38: "N" and 52° 13′ 12″, which lie behind it at 38 + 2 + 24 + 4 = 68.
    tiff.extend(2_u16.to_le_bytes());
    entry(&mut tiff, 1, 2, 2, u32::from(b'N'));
    entry(&mut tiff, 2, 5, 3, 68);
    tiff.extend(0_u32.to_le_bytes());
    for (numerator, denominator) in [(52_u32, 1_u32), (13, 1), (12, 1)] {
        tiff.extend(numerator.to_le_bytes());
        tiff.extend(denominator.to_le_bytes());
    }
    let mut block = b"Exif\0\0".to_vec();
    block.extend(tiff);
    let mut file = jpeg[..2].to_vec();
    file.extend([0xFF, 0xE1]);
    file.extend(u16::try_from(block.len() + 2).unwrap().to_be_bytes());
    file.extend(block);
    file.extend(&jpeg[2..]);
    file
}

fn pixel(photo: &Photo, x: u32, y: u32) -> [u8; 3] {
    image::load_from_memory(&photo.jpeg)
        .unwrap()
        .to_rgb8()
        .get_pixel(x, y)
        .0
}

fn is_red(pixel: [u8; 3]) -> bool {
    pixel[0] > 150 && pixel[2] < 100
}

#[test]
fn a_photo_taken_on_its_side_stands_upright_and_loses_its_metadata() {
    let sideways = from_a_telephone(&two_halves(80, 40), 6);
    let exif = exif::Reader::new()
        .read_from_container(&mut Cursor::new(&sideways))
        .unwrap();
    assert!(
        exif.get_field(exif::Tag::GPSLatitude, exif::In::PRIMARY)
            .is_some(),
        "the test photo holds a place"
    );

    let photo = prepare(&sideways).unwrap();
    assert_eq!((photo.width, photo.height), (40, 80));
    // Orientation 6: turn a quarter clockwise, so what was left is now at the top.
    assert!(is_red(pixel(&photo, 20, 10)));
    assert!(!is_red(pixel(&photo, 20, 70)));
    assert!(
        exif::Reader::new()
            .read_from_container(&mut Cursor::new(&photo.jpeg))
            .is_err()
    );
    assert!(!photo.jpeg.windows(4).any(|bytes| bytes == b"Exif"));
}

#[test]
fn all_eight_orientations_end_upright() {
    for orientation in 1..=8_u16 {
        let photo = prepare(&from_a_telephone(&two_halves(80, 40), orientation)).unwrap();
        let expected = if orientation >= 5 { (40, 80) } else { (80, 40) };
        assert_eq!(
            (photo.width, photo.height),
            expected,
            "orientation {orientation}"
        );
        let red_first = matches!(orientation, 1 | 4 | 5 | 6);
        assert_eq!(
            is_red(pixel(&photo, 5, 5)),
            red_first,
            "orientation {orientation}"
        );
    }
}

#[test]
fn a_large_photo_is_scaled_and_a_small_one_is_not() {
    let large = prepare(&encoded(
        &DynamicImage::ImageRgb8(two_halves(2400, 1600)),
        ImageFormat::Jpeg,
    ))
    .unwrap();
    assert_eq!((large.width, large.height), (900, 600));
    let small = prepare(&encoded(
        &DynamicImage::ImageRgb8(two_halves(60, 90)),
        ImageFormat::Png,
    ))
    .unwrap();
    assert_eq!((small.width, small.height), (60, 90));
}

#[test]
fn what_shines_through_becomes_white() {
    let clear = RgbaImage::from_pixel(16, 16, Rgba([0, 0, 0, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let photo = prepare(&encoded(&DynamicImage::ImageRgba8(clear.clone()), format)).unwrap();
        assert!(
            pixel(&photo, 8, 8).iter().all(|value| *value > 250),
            "{format:?}"
        );
    }
}

#[test]
fn what_is_no_photo_is_refused() {
    let whole = encoded(
        &DynamicImage::ImageRgb8(two_halves(200, 200)),
        ImageFormat::Png,
    );
    let cut = &whole[..whole.len() / 2];
    for bytes in [
        &b""[..],
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        cut,
        b"GIF89a\x01\0\x01\0\0\0\0;",
    ] {
        assert!(matches!(prepare(bytes), Err(StudentError::BadPhoto)));
    }
    assert!(matches!(
        prepare(&vec![0; MOST_BYTES + 1]),
        Err(StudentError::BadPhoto)
    ));
}

#[test]
fn a_picture_that_unpacks_beyond_the_limit_is_refused_before_it_is_unpacked() {
    let wide = encoded(
        &DynamicImage::ImageLuma8(image::GrayImage::new(MOST_PIXELS + 1, 2)),
        ImageFormat::Png,
    );
    assert!(wide.len() < 10_000, "small on disk");
    assert!(matches!(prepare(&wide), Err(StudentError::BadPhoto)));
    // Only the header claims to be enormous.
    let mut bomb = encoded(
        &DynamicImage::ImageLuma8(image::GrayImage::new(4, 4)),
        ImageFormat::Png,
    );
    bomb[16..20].copy_from_slice(&u32::MAX.to_be_bytes());
    assert!(matches!(prepare(&bomb), Err(StudentError::BadPhoto)));
}
