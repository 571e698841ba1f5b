//! Pictures for made-up students: a figure of plain shapes, no face of anybody. Two in three have
//! one, so that places with and without a photo are both seen.

use image::{Rgb, RgbImage};

use super::rows::on;
use super::youth::Youth;
use crate::store::StoreError;
use crate::store::transact::Tx;
use crate::students::photo::{keep, put as put_photo};

/// Width and height in pixels: sharp enough for flat shapes on paper, a few kilobytes each.
const SIZE: (u32, u32) = (360, 450);
/// Bigger dossiers are for measuring; there only the first so many get a picture.
const MOST: usize = 120;

/// Ground, second ground, clothes, skin and hair of the figure, each as red, green, blue. The skin
/// is a colour of paint, so that nobody is meant.
type Paint = [[u8; 3]; 5];

const PAINTS: [Paint; 8] = [
    [
        [255, 224, 178],
        [255, 183, 77],
        [0, 105, 92],
        [240, 180, 140],
        [62, 39, 35],
    ],
    [
        [200, 230, 201],
        [129, 199, 132],
        [106, 27, 154],
        [188, 130, 92],
        [33, 33, 33],
    ],
    [
        [187, 222, 251],
        [100, 181, 246],
        [216, 67, 21],
        [250, 204, 170],
        [191, 120, 40],
    ],
    [
        [248, 187, 208],
        [240, 98, 146],
        [40, 53, 147],
        [141, 90, 60],
        [25, 20, 20],
    ],
    [
        [209, 196, 233],
        [149, 117, 205],
        [85, 139, 47],
        [224, 164, 120],
        [93, 64, 55],
    ],
    [
        [178, 235, 242],
        [77, 208, 225],
        [173, 20, 87],
        [112, 72, 48],
        [20, 16, 24],
    ],
    [
        [255, 249, 196],
        [255, 213, 79],
        [21, 101, 192],
        [255, 214, 186],
        [214, 160, 70],
    ],
    [
        [215, 204, 200],
        [161, 136, 127],
        [239, 108, 0],
        [170, 112, 76],
        [48, 30, 24],
    ],
];

/// Gives the student a picture, or not.
pub(super) fn put(tx: &mut Tx<'_>, youth: &Youth) -> Result<(), StoreError> {
    if youth.index % 3 == 1 || youth.index >= MOST {
        return Ok(());
    }
    on(tx, youth.passport_on);
    let photo =
        keep(&draw(youth.index)).map_err(|error| StoreError::Database(error.to_string()))?;
    put_photo(tx, &youth.id, &photo)?;
    Ok(())
}

fn draw(index: usize) -> RgbImage {
    let [ground, second, clothes, skin, hair] = PAINTS[index % PAINTS.len()];
    let mut picture = RgbImage::from_pixel(SIZE.0, SIZE.1, Rgb(ground));
    let mut oval = |center: (f32, f32), radius: (f32, f32), paint: [u8; 3]| {
        ellipse(&mut picture, center, radius, paint);
    };
    // A hill or a sun behind.
    if index.is_multiple_of(2) {
        oval((290.0, 90.0), (70.0, 70.0), second);
    } else {
        oval((60.0, 430.0), (230.0, 190.0), second);
    }
    // Long hair hangs behind the shoulders; others have it short, in a bun or under a cap.
    let style = (index / 2) % 4;
    if style == 0 {
        oval((180.0, 215.0), (98.0, 130.0), hair);
    }
    if style == 1 {
        oval((180.0, 72.0), (38.0, 36.0), hair);
    }
    oval((180.0, 470.0), (150.0, 170.0), clothes);
    oval((180.0, 310.0), (36.0, 50.0), skin);
    oval((180.0, 205.0), (82.0, 98.0), skin);
    match style {
        // A fringe; a cap with a peak; short hair.
        0 | 1 => oval((180.0, 132.0), (80.0, 44.0), hair),
        2 => {
            oval((180.0, 140.0), (88.0, 54.0), clothes);
            oval((215.0, 178.0), (78.0, 14.0), clothes);
        }
        _ => {
            oval((150.0, 130.0), (62.0, 38.0), hair);
            oval((210.0, 132.0), (58.0, 36.0), hair);
        }
    }
    // A badge, in another place for each.
    let side = if index.is_multiple_of(3) {
        120.0
    } else {
        240.0
    };
    oval((side, 390.0), (16.0, 16.0), second);
    picture
}

/// Fills an ellipse with a soft edge of one pixel.
fn ellipse(picture: &mut RgbImage, center: (f32, f32), radius: (f32, f32), paint: [u8; 3]) {
    let span = |middle: f32, reach: f32, most: u32| {
        let from = (middle - reach - 1.0).max(0.0) as u32;
        from..((middle + reach + 2.0).max(0.0) as u32).min(most)
    };
    for y in span(center.1, radius.1, picture.height()) {
        for x in span(center.0, radius.0, picture.width()) {
            let (dx, dy) = (
                (x as f32 + 0.5 - center.0) / radius.0,
                (y as f32 + 0.5 - center.1) / radius.1,
            );
            let out = (dx.hypot(dy) - 1.0) * radius.0.min(radius.1);
            let cover = (0.5 - out).clamp(0.0, 1.0);
            if cover > 0.0 {
                let pixel = picture.get_pixel_mut(x, y);
                for (old, new) in pixel.0.iter_mut().zip(paint) {
                    *old = (f32::from(*old) * (1.0 - cover) + f32::from(new) * cover).round() as u8;
                }
            }
        }
    }
}
