//! Pictures of the window, compared with the references in `tests/references/window`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use image::{Rgba, RgbaImage};

use super::App;

/// Channels that differ less than this are the same colour: edges of letters vary a little.
const SAME: u8 = 40;
/// So many pixels of a thousand may differ before a picture is another one.
const TOLERANCE: usize = 4;

impl App {
    /// Compares the window with the reference of this name. `TRANSITIEROUTE_UPDATE_REFERENCES=1` makes
    /// the references anew. Every picture is also kept in `target/e2e`, with what differs in red.
    ///
    /// # Panics
    /// When it differs, or has no reference yet.
    #[track_caller]
    pub fn screenshot(&self, name: &str) {
        self.settle();
        let taken = self
            .block(self.client().screenshot())
            .expect("a picture of the window");
        let kept = keep(name, &taken);
        let reference =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("references/window/{name}.png"));
        if env::var_os("TRANSITIEROUTE_UPDATE_REFERENCES").is_some() {
            fs::create_dir_all(reference.parent().expect("a folder"))
                .expect("a folder for references");
            fs::write(&reference, taken).expect("the reference");
            return;
        }
        let again =
            "make it with: TRANSITIEROUTE_UPDATE_REFERENCES=1 cargo xtask test e2e, and look at it";
        let Ok(expected) = image::open(&reference) else {
            panic!("{name} has no reference yet ({}); {again}", kept.display());
        };
        let (expected, taken) = (
            expected.to_rgba8(),
            image::load_from_memory(&taken)
                .expect("a picture")
                .to_rgba8(),
        );
        if let Some((share, difference)) = compare(&expected, &taken) {
            let shown = kept.with_extension("diff.png");
            difference.save(&shown).expect("the difference");
            panic!(
                "{name} looks otherwise: {share} of 1000 pixels differ ({}); if that is right, {again}",
                shown.display()
            );
        }
    }

    /// Waits until nothing moves: fonts loaded, animations done, drawn twice.
    pub(super) fn settle(&self) {
        let script = "const done = arguments[arguments.length - 1];
            document.fonts.ready
              .then(() => Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).map((a) => a.finished)))
              .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        self.block(self.client().execute_async(script, vec![]))
            .expect("a quiet window");
    }
}

/// Keeps a picture in `target/e2e`; gives its path.
pub(super) fn keep(name: &str, png: &[u8]) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
        PathBuf::from,
    );
    let path = target.join("e2e").join(format!("{name}.png"));
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for pictures");
    fs::write(&path, png).expect("a picture kept");
    path
}

/// Nothing when they look the same; else how many pixels of a thousand differ, and which.
fn compare(expected: &RgbaImage, taken: &RgbaImage) -> Option<(usize, RgbaImage)> {
    if expected.dimensions() != taken.dimensions() {
        return Some((1000, taken.clone()));
    }
    let mut difference = taken.clone();
    let mut differ = 0;
    for ((a, b), shown) in expected
        .pixels()
        .zip(taken.pixels())
        .zip(difference.pixels_mut())
    {
        if a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > SAME) {
            differ += 1;
            *shown = Rgba([220, 0, 40, 255]);
        } else {
            shown.0 = shown.0.map(|channel| channel / 4 + 191);
        }
    }
    let all = expected.len() / 4;
    (differ * 1000 > all * TOLERANCE).then(|| ((differ * 1000).div_ceil(all), difference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_word_is_seen_and_a_softer_edge_is_not() {
        let page = RgbaImage::from_pixel(200, 100, Rgba([243, 245, 241, 255]));
        assert!(compare(&page, &page).is_none());
        let mut softer = page.clone();
        softer.pixels_mut().for_each(|pixel| pixel.0[0] -= 30);
        assert!(compare(&page, &softer).is_none());
        let mut word = page.clone();
        (0..20)
            .flat_map(|x| (0..10).map(move |y| (x, y)))
            .for_each(|(x, y)| word.put_pixel(x, y, Rgba([18, 41, 46, 255])));
        let (share, difference) = compare(&page, &word).expect("seen");
        assert_eq!(share, 10);
        assert_eq!(difference.get_pixel(3, 3), &Rgba([220, 0, 40, 255]));
        assert!(compare(&page, &RgbaImage::new(10, 10)).is_some());
    }
}
