//! Words to glyphs, with a memory: the same word in the same font is shaped once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use harfrust::{Buffer, BufferFlags, Direction, Feature, ShapeOptions, ShaperFont, Tag, shape};

use super::error::DocumentError;
use super::fonts::{FaceId, Faces};

/// Words remembered before the memory starts anew, so that a long-running program does not keep
/// every text it ever printed.
const REMEMBERED_WORDS: usize = 20_000;

/// One glyph; measures in em.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Number in the font file.
    pub id: u16,
    /// How far the pen moves on.
    pub advance: f32,
    /// Shift to the right of the pen.
    pub dx: f32,
    /// Shift above the baseline.
    pub dy: f32,
    /// The text a reader gets back for this glyph; empty for the second glyph of one letter.
    pub text: Box<str>,
}

/// A shaped word, glyphs from left to right.
#[derive(Debug, PartialEq)]
pub struct Shaped {
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Width in em, without extra letter spacing.
    pub width: f32,
    /// Number of glyphs that letter spacing is added to.
    pub spaced: usize,
}

type Words = HashMap<Box<str>, Arc<Shaped>>;

/// Shapes words and remembers them. Shared by all threads.
#[derive(Default)]
pub struct Shaper {
    words: RwLock<HashMap<(FaceId, bool), Words>>,
}

impl Shaper {
    /// The glyphs of `word` in `face`, from left to right.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when the font cannot be used for shaping.
    pub fn word(
        &self,
        faces: &Faces,
        face: FaceId,
        right_to_left: bool,
        word: &str,
    ) -> Result<Arc<Shaped>, DocumentError> {
        let key = (face, right_to_left);
        if let Ok(words) = self.words.read()
            && let Some(found) = words.get(&key).and_then(|words| words.get(word))
        {
            return Ok(Arc::clone(found));
        }
        let shaped = Arc::new(shape_word(faces, face, right_to_left, word)?);
        if let Ok(mut words) = self.words.write() {
            if words.values().map(HashMap::len).sum::<usize>() >= REMEMBERED_WORDS {
                words.clear();
            }
            words
                .entry(key)
                .or_default()
                .insert(word.into(), Arc::clone(&shaped));
        }
        Ok(shaped)
    }
}

fn shape_word(
    faces: &Faces,
    id: FaceId,
    right_to_left: bool,
    word: &str,
) -> Result<Shaped, DocumentError> {
    let face = faces.get(id);
    let font = ShaperFont::new(&face.font);
    let mut buffer = Buffer::new();
    buffer.push_str(word);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    buffer.guess_segment_properties();
    buffer.set_direction(if right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    // Ornamental ligatures (four letters of Allah as one sign) give their letters back in the wrong
    // order in some readers; the joining that Arabic needs is another feature and stays.
    let plain = [Feature::new(Tag::new(b"liga"), 0, ..)];
    let options = ShapeOptions::new().features(if right_to_left { &plain } else { &[] });
    shape(&font, &mut buffer, options)
        .map_err(|error| DocumentError::Build(format!("{error:?}")))?;

    let infos = buffer.glyph_infos();
    let positions = buffer.glyph_positions();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();

    let mut glyphs: Vec<Glyph> = Vec::with_capacity(infos.len());
    let mut index = 0;
    while index < infos.len() {
        let cluster = infos[index].cluster;
        let end = infos[index..]
            .iter()
            .position(|info| info.cluster != cluster)
            .map_or(infos.len(), |offset| index + offset);
        let from = cluster as usize;
        let to = starts
            .iter()
            .copied()
            .find(|&start| start > from)
            .unwrap_or(word.len());
        let text = word.get(from..to).unwrap_or_default();
        // The letter itself carries the text; marks that belong to it are drawn with it and
        // carry none, else copying the name would give a dot or an accent too many.
        let carrier = (index..end)
            .max_by_key(|&at| (positions[at].x_advance, std::cmp::Reverse(at)))
            .unwrap_or(index);
        // As many glyphs as letters: each has its own (a letter with a loose accent).
        let letters: Vec<char> = text.chars().collect();
        let own = |at: usize| -> String {
            let place = if right_to_left {
                end - 1 - at
            } else {
                at - index
            };
            letters.get(place).map(char::to_string).unwrap_or_default()
        };
        for at in index..end {
            let position = &positions[at];
            glyphs.push(Glyph {
                id: u16::try_from(infos[at].glyph_id).unwrap_or(0),
                advance: position.x_advance as f32 / face.upm,
                dx: position.x_offset as f32 / face.upm,
                dy: position.y_offset as f32 / face.upm,
                text: if letters.len() == end - index {
                    own(at).into()
                } else if at == carrier && right_to_left {
                    // Readers turn a line of Arabic around letter by letter, also inside a
                    // ligature (lam with alef); so the letters go in the order of the eye.
                    text.chars().rev().collect::<String>().into()
                } else if at == carrier {
                    text.into()
                } else {
                    "".into()
                },
            });
        }
        index = end;
    }
    Ok(Shaped {
        width: glyphs.iter().map(|glyph| glyph.advance).sum(),
        spaced: glyphs.iter().filter(|glyph| glyph.advance > 0.0).count(),
        glyphs,
    })
}
