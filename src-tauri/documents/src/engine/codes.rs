//! The letters that a file uses, per font: which code stands for which glyph and text.

use super::error::DocumentError;
use super::fonts::{Face, FaceId, Faces};

/// A glyph with the text that a reader gets back for it.
pub(super) struct Letter {
    /// Number in the font file.
    pub glyph: u16,
    /// Width as the PDF will have it: whole thousandths of an em.
    pub width: f32,
    /// The text.
    pub text: Box<str>,
    /// The next code of the same glyph; 0 when there is none.
    next: u16,
}

/// The letters of one font. Every pair of a glyph and its text gets a code of its own, so that a
/// glyph that stands for two texts (space and no-break space, hyphen and soft hyphen, the dotless
/// skeleton of several Arabic letters) always gives the right one back.
#[derive(Default)]
pub(super) struct Codes {
    /// In the order of their codes, which start at 1.
    letters: Vec<Letter>,
    /// Per glyph its first code; 0 when it has none.
    first: Vec<u16>,
}

impl Codes {
    /// The code of a glyph that stands for `text`, and its width in thousandths of an em.
    pub(super) fn code(
        &mut self,
        face: &Face,
        glyph: u16,
        text: &str,
    ) -> Result<(u16, f32), DocumentError> {
        let place = usize::from(glyph);
        if self.first.len() <= place {
            self.first.resize(place + 1, 0);
        }
        let mut at = self.first[place];
        while let Some(letter) = self.letter(at) {
            if &*letter.text == text {
                return Ok((at, letter.width));
            }
            at = letter.next;
        }
        let code = u16::try_from(self.letters.len() + 1)
            .map_err(|_| DocumentError::Build("te veel tekens".into()))?;
        let width = face.font.glyph_metrics().h_advance(u32::from(glyph).into()) / face.upm;
        let width = (width * 1000.0).round();
        self.letters.push(Letter {
            glyph,
            width,
            text: text.into(),
            next: self.first[place],
        });
        self.first[place] = code;
        Ok((code, width))
    }

    fn letter(&self, code: u16) -> Option<&Letter> {
        self.letters.get(usize::from(code).checked_sub(1)?)
    }

    /// Every code in use with its letter, from 1.
    pub(super) fn letters(&self) -> impl Iterator<Item = (u16, &Letter)> {
        (1..=u16::MAX).zip(&self.letters)
    }
}

/// The letters of all fonts of one file.
#[derive(Default)]
pub(super) struct Letters(Vec<Codes>);

impl Letters {
    /// The letters of one font.
    pub(super) fn of(&mut self, face: FaceId) -> &mut Codes {
        let place = face as usize;
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Codes::default);
        }
        &mut self.0[place]
    }

    /// The fonts in use.
    pub(super) fn in_use<'a>(
        &'a self,
        faces: &'a Faces,
    ) -> impl Iterator<Item = (FaceId, &'a Face, &'a Codes)> {
        FaceId::ALL
            .into_iter()
            .zip(&self.0)
            .filter(|(_, codes)| !codes.letters.is_empty())
            .map(|(id, codes)| (id, faces.get(id), codes))
    }
}

/// Name of a font in the pages. It must not look like those of the fonts built into every PDF
/// reader (F1 to F14).
pub(super) fn resource(face: FaceId) -> String {
    format!("Tx{face:?}")
}
