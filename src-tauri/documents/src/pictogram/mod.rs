//! Pictograms beside the rows of simple editions (handbook 12c). They repeat what the words beside them
//! say, so they are decoration for who can't see them. Source and licence: `pictograms/README.md`.

mod choice;

use std::sync::LazyLock;

pub(crate) use choice::{for_answer, for_step};

use crate::DocumentError;
use crate::engine::block::Block;
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::path::Path;
use crate::engine::svg::Svg;
use crate::look::INK;

/// The credit that the licence asks for, on paper and in the window.
pub const CREDIT: &str = "Pictogrammen: OpenMoji (openmoji.org), CC\u{A0}BY-SA\u{A0}4.0";

macro_rules! pictograms {
    ($($name:ident $file:literal $doc:literal,)*) => {
        /// A pictogram.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Pictogram {
            $(#[doc = $doc] $name,)*
        }

        const FILES: &[(Pictogram, &str)] = &[
            $((Pictogram::$name, include_str!(concat!("../../pictograms/", $file, ".svg"))),)*
        ];
    };
}

pictograms! {
    Me "me" "A face.",
    Person "person" "One person.",
    Thumb "thumb" "A thumb up.",
    People "people" "Two people.",
    Heart "heart" "A heart.",
    Star "star" "A star.",
    Memo "memo" "A sheet and a pencil.",
    Question "question" "A question mark.",
    Briefcase "briefcase" "A briefcase.",
    Medal "medal" "A medal.",
    Speech "speech" "A speech balloon.",
    Dream "dream" "A thought balloon.",
    Compass "compass" "A compass.",
    School "school" "A school.",
    Book "book" "An open book.",
    Hand "hand" "A hand that says stop.",
    Bulb "bulb" "A light bulb.",
    Help "help" "A handshake.",
    Noise "noise" "A loudspeaker.",
    Telephone "telephone" "A telephone.",
    Together "together" "Two people hand in hand.",
    Calendar "calendar" "A calendar.",
    Done "done" "A box with a check.",
    Place "place" "A pin on a map.",
    List "list" "A list.",
    Steps "steps" "Footprints.",
    Clock "clock" "An alarm clock.",
    Tools "tools" "Hammer and wrench.",
    Hammer "hammer" "A hammer.",
    Plant "plant" "A seedling.",
    Tree "tree" "A tree.",
    Dog "dog" "A dog.",
    Horse "horse" "A horse.",
    Cow "cow" "A cow.",
    Cooking "cooking" "A pan.",
    Care "care" "Two hands around a heart.",
    Broom "broom" "A broom.",
    Shop "shop" "A shopping cart.",
    Computer "computer" "A laptop.",
    Music "music" "A note.",
    Ball "ball" "A football.",
    Art "art" "A palette.",
    Car "car" "A car.",
    Bicycle "bicycle" "A bicycle.",
    Bus "bus" "A bus.",
    Parcel "parcel" "A parcel.",
    Wrench "wrench" "A wrench.",
    House "house" "A house.",
    Bag "bag" "A backpack.",
}

/// Edge of the frame.
pub(crate) const EDGE: f32 = mm(0.7);
/// How much of the frame a pictogram fills.
const FILLS: f32 = 0.8;

/// Every pictogram, read once.
static DRAWINGS: LazyLock<Vec<Result<Svg, DocumentError>>> =
    LazyLock::new(|| FILES.iter().map(|(_, svg)| Svg::read(svg, INK)).collect());

impl Pictogram {
    /// The pictogram in a box of `size` points with its left top corner at `x`, `y`.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when a built-in pictogram is damaged.
    pub(crate) fn paths(self, at: (f32, f32), size: f32) -> Result<Vec<Path>, DocumentError> {
        match DRAWINGS.get(self as usize) {
            Some(Ok(drawing)) => Ok(drawing.paths(at, size)),
            _ => Err(DocumentError::Build(format!("pictogram {self:?}"))),
        }
    }

    /// The pictogram in a square frame, `side` points wide. The words beside it say the same, so it
    /// is not read aloud.
    ///
    /// # Errors
    /// As [`Pictogram::paths`].
    pub(crate) fn framed(self, side: f32) -> Result<Block, DocumentError> {
        let frame = Path::rect(Area {
            x: EDGE / 2.0,
            y: EDGE / 2.0,
            width: side - EDGE,
            height: side - EDGE,
        });
        let mut paths = vec![frame.fill(Color::WHITE).stroke(INK, EDGE)];
        let corner = side * (1.0 - FILLS) / 2.0;
        paths.extend(self.paths((corner, corner), side * FILLS)?);
        Ok(Block::Picture {
            paths,
            width: side,
            height: side,
            alt: None,
            before: 0.0,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::engine::page::{Drawing, Item, Mark};

    #[test]
    fn every_pictogram_is_drawn_within_its_box() {
        assert!(FILES.len() >= 30);
        for (index, (pictogram, _)) in FILES.iter().enumerate() {
            assert_eq!(*pictogram as usize, index);
            let paths = pictogram.paths((100.0, 200.0), 72.0).unwrap();
            assert!(!paths.is_empty(), "{pictogram:?}");
            for path in paths {
                let item = Item {
                    mark: Mark::Decor,
                    drawing: Drawing::Shape(path),
                };
                let area = item.area().unwrap();
                assert!(
                    area.x >= 98.0 && area.x + area.width <= 174.0,
                    "{pictogram:?}: {area:?}"
                );
                assert!(
                    area.y >= 198.0 && area.y + area.height <= 274.0,
                    "{pictogram:?}: {area:?}"
                );
            }
        }
    }

    #[test]
    fn the_read_me_names_every_file_and_the_credit() {
        let readme = include_str!("../../pictograms/README.md");
        let named = readme.matches(".svg` |").count();
        assert_eq!(named, FILES.len());
        assert!(readme.contains(&CREDIT.replace('\u{A0}', " ")));
    }
}
