//! The fonts of the documents and which of them sets which word.

use harfrust::font::Font;

use super::error::DocumentError;

/// A way of writing: which font a text asks for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Running text (Atkinson Hyperlegible Next 400).
    Text,
    /// Labels and names in running text (Atkinson Hyperlegible Next 700).
    Bold,
    /// Own words and small headings (Bricolage Grotesque 600).
    Head,
    /// The first name on a cover and page titles (Bricolage Grotesque 800).
    Title,
}

/// One font file. The numbers index [`Faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(usize)]
pub enum FaceId {
    /// Atkinson Hyperlegible Next, 400.
    Text,
    /// Atkinson Hyperlegible Next, 700.
    Bold,
    /// Bricolage Grotesque, 600, optical size 24.
    Head,
    /// Bricolage Grotesque, 800, optical size 96.
    Title,
    /// Andika, 400.
    Latin,
    /// Andika, 700.
    LatinBold,
    /// Vazirmatn, 400.
    Arabic,
    /// Vazirmatn, 700.
    ArabicBold,
    /// Noto Sans Hebrew, 400.
    Hebrew,
    /// Noto Sans Hebrew, 700.
    HebrewBold,
}

impl FaceId {
    /// Every face, in the order of their numbers.
    pub const ALL: [FaceId; 10] = [
        FaceId::Text,
        FaceId::Bold,
        FaceId::Head,
        FaceId::Title,
        FaceId::Latin,
        FaceId::LatinBold,
        FaceId::Arabic,
        FaceId::ArabicBold,
        FaceId::Hebrew,
        FaceId::HebrewBold,
    ];

    /// The font file and the PostScript name that goes into the PDF.
    fn file(self) -> (&'static [u8], &'static str) {
        match self {
            FaceId::Text => (
                include_bytes!("../../fonts/tekst-400.ttf"),
                "AtkinsonHyperlegibleNext-Regular",
            ),
            FaceId::Bold => (
                include_bytes!("../../fonts/tekst-700.ttf"),
                "AtkinsonHyperlegibleNext-Bold",
            ),
            FaceId::Head => (
                include_bytes!("../../fonts/kop-600-24.ttf"),
                "BricolageGrotesque-SemiBold",
            ),
            FaceId::Title => (
                include_bytes!("../../fonts/kop-800-96.ttf"),
                "BricolageGrotesque-ExtraBold",
            ),
            FaceId::Latin => (include_bytes!("../../fonts/andika-400.ttf"), "Andika"),
            FaceId::LatinBold => (include_bytes!("../../fonts/andika-700.ttf"), "Andika-Bold"),
            FaceId::Arabic => (
                include_bytes!("../../fonts/vazirmatn-400.ttf"),
                "Vazirmatn-Regular",
            ),
            FaceId::ArabicBold => (
                include_bytes!("../../fonts/vazirmatn-700.ttf"),
                "Vazirmatn-Bold",
            ),
            FaceId::Hebrew => (
                include_bytes!("../../fonts/noto-sans-hebrew-400.ttf"),
                "NotoSansHebrew-Regular",
            ),
            FaceId::HebrewBold => (
                include_bytes!("../../fonts/noto-sans-hebrew-700.ttf"),
                "NotoSansHebrew-Bold",
            ),
        }
    }
}

impl Voice {
    /// The faces to try for a word, best first.
    #[must_use]
    pub fn chain(self) -> &'static [FaceId] {
        use FaceId::{
            Arabic, ArabicBold, Bold, Head, Hebrew, HebrewBold, Latin, LatinBold, Text, Title,
        };
        match self {
            Voice::Text => &[Text, Latin, Arabic, Hebrew],
            Voice::Bold => &[Bold, LatinBold, ArabicBold, HebrewBold],
            Voice::Head => &[Head, LatinBold, ArabicBold, HebrewBold],
            Voice::Title => &[Title, LatinBold, ArabicBold, HebrewBold],
        }
    }
}

/// One parsed font. Vertical measures are in em.
pub struct Face {
    /// Shaping data, parsed once.
    pub font: Font,
    /// The font file.
    pub data: &'static [u8],
    /// PostScript name.
    pub name: &'static str,
    /// Units per em of the file.
    pub upm: f32,
    /// Height above the baseline.
    pub ascent: f32,
    /// Depth below the baseline (positive).
    pub descent: f32,
    /// Height of a capital.
    pub cap_height: f32,
    /// Bounding box of all glyphs: left, bottom, right, top.
    pub bounds: [f32; 4],
    /// Per letter of the first blocks (Latin with every accent) whether the font has it: asked for
    /// each letter of each word.
    first: [bool; FIRST],
}

/// Letters before the marks that combine with others.
const FIRST: usize = 0x300;

impl Face {
    fn load(id: FaceId) -> Result<Face, DocumentError> {
        let (data, name) = id.file();
        let font = Font::new(data, 0).ok_or(DocumentError::Font(name))?;
        let metrics = font.metrics();
        let upm = f32::from(metrics.units_per_em);
        let line = metrics.h_line().ok_or(DocumentError::Font(name))?;
        let em = |units: f32| units / upm;
        let charmap = font.charmap();
        let first = std::array::from_fn(|code| {
            let letter = u32::try_from(code).ok().and_then(char::from_u32);
            letter.is_some_and(|letter| charmap.map_unicode(letter).is_some())
        });
        let ascent = em(line.ascender.to_f64() as f32);
        Ok(Face {
            ascent,
            descent: -em(line.descender.to_f64() as f32),
            cap_height: metrics
                .cap_height
                .map_or(ascent * 0.9, |height| em(height.to_f64() as f32)),
            bounds: [
                em(metrics.bounds.x_min.to_f64() as f32),
                em(metrics.bounds.y_min.to_f64() as f32),
                em(metrics.bounds.x_max.to_f64() as f32),
                em(metrics.bounds.y_max.to_f64() as f32),
            ],
            first,
            upm,
            font,
            data,
            name,
        })
    }

    /// Whether the font has a picture for this character.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        match self.first.get(character as usize) {
            Some(known) => *known,
            None => self.font.charmap().map_unicode(character).is_some(),
        }
    }
}

/// All faces, read once and shared by every document and thread.
pub struct Faces(Vec<Face>);

impl Faces {
    /// Reads the built-in fonts.
    ///
    /// # Errors
    /// [`DocumentError::Font`] when a built-in font cannot be read.
    pub fn load() -> Result<Faces, DocumentError> {
        FaceId::ALL
            .into_iter()
            .map(Face::load)
            .collect::<Result<_, _>>()
            .map(Faces)
    }

    /// The face with this number.
    #[must_use]
    pub fn get(&self, id: FaceId) -> &Face {
        &self.0[id as usize]
    }

    /// The face for a whole word: the first of the chain that has every letter, so that one
    /// foreign letter never stands out inside a word.
    #[must_use]
    pub fn for_word(&self, voice: Voice, word: &str) -> Option<FaceId> {
        voice
            .chain()
            .iter()
            .copied()
            .find(|&id| word.chars().all(|c| self.get(id).has(c)))
    }

    /// The face for a single character, when no face has the whole word.
    #[must_use]
    pub fn for_char(&self, voice: Voice, character: char) -> Option<FaceId> {
        voice
            .chain()
            .iter()
            .copied()
            .find(|&id| self.get(id).has(character))
    }
}
