//! Outlines without the program that each may carry for the pixels of a screen (OpenType 1.9, table
//! `glyf`).

use super::word;

/// Place in `head` of the form of the list of places.
const FORM: usize = 50;
/// Bytes before the ends of the lines of an outline: their number and the box around it.
const BOX: usize = 10;

// What a part of a glyph made of others says of itself.
const WORDS: u16 = 0x0001;
const ONE_SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
const PROGRAM: u16 = 0x0100;

/// The tables `loca` and `glyf`.
pub(super) struct Bare {
    pub places: Vec<u8>,
    pub glyphs: Vec<u8>,
}

/// Takes the programs out; nothing when the tables are not whole.
pub(super) fn without_hints(head: &[u8], loca: &[u8], glyf: &[u8]) -> Option<Bare> {
    let long = word(head, FORM)? == 1;
    let places: Vec<usize> = if long {
        loca.chunks_exact(4)
            .filter_map(|four| Some(u32::from_be_bytes(four.try_into().ok()?) as usize))
            .collect()
    } else {
        loca.chunks_exact(2)
            .filter_map(|two| Some(usize::from(u16::from_be_bytes(two.try_into().ok()?)) * 2))
            .collect()
    };
    let mut bare = Bare {
        places: Vec::with_capacity(loca.len()),
        glyphs: Vec::with_capacity(glyf.len()),
    };
    let place = |bare: &mut Bare| -> Option<()> {
        let at = bare.glyphs.len();
        if long {
            let at = u32::try_from(at).ok()?;
            bare.places.extend_from_slice(&at.to_be_bytes());
        } else {
            let half = u16::try_from(at / 2).ok()?;
            bare.places.extend_from_slice(&half.to_be_bytes());
        }
        Some(())
    };
    for pair in places.windows(2) {
        place(&mut bare)?;
        let glyph = glyf.get(pair[0]..pair[1])?;
        if !glyph.is_empty() {
            glyph_without_hints(glyph, &mut bare.glyphs)?;
            // Places are even.
            let even = bare.glyphs.len().next_multiple_of(2);
            bare.glyphs.resize(even, 0);
        }
    }
    place(&mut bare)?;
    Some(bare)
}

fn glyph_without_hints(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let lines = i16::from_be_bytes(glyph.get(..2)?.try_into().ok()?);
    if let Ok(lines) = usize::try_from(lines) {
        let ends = BOX + lines * 2;
        let program = usize::from(word(glyph, ends)?);
        out.extend_from_slice(glyph.get(..ends)?);
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(glyph.get(ends + 2 + program..)?);
        return Some(());
    }
    out.extend_from_slice(glyph.get(..BOX)?);
    let mut at = BOX;
    loop {
        let flags = word(glyph, at)?;
        let mut length = if flags & WORDS == 0 { 6 } else { 8 };
        length += match flags {
            flags if flags & ONE_SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        out.extend_from_slice(&(flags & !PROGRAM).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..at + length)?);
        if flags & MORE == 0 {
            return Some(());
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_keeps_its_points_and_loses_its_program() {
        let mut glyph = vec![0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2];
        let mut bare = glyph.clone();
        glyph.extend([0, 3, 0xB0, 0xB1, 0xB2, 1, 1, 1, 5, 5, 5, 6, 6, 6]);
        bare.extend([0, 0, 1, 1, 1, 5, 5, 5, 6, 6, 6]);
        let mut out = Vec::new();
        assert_eq!(glyph_without_hints(&glyph, &mut out), Some(()));
        assert_eq!(out, bare);
        assert_eq!(glyph_without_hints(&glyph[..13], &mut out), None);
    }

    #[test]
    fn a_glyph_of_others_keeps_its_parts() {
        let mut glyph = vec![0xFF, 0xFF, 0, 0, 0, 0, 0, 9, 0, 9];
        let mut bare = glyph.clone();
        // One with words for its place, then one with bytes and a scale; then a program.
        glyph.extend([
            0x01, 0x21, 0, 7, 0, 1, 0, 2, 0x01, 0x08, 0, 8, 1, 2, 0x40, 0,
        ]);
        glyph.extend([0, 2, 0xB0, 0xB1]);
        bare.extend([
            0x00, 0x21, 0, 7, 0, 1, 0, 2, 0x00, 0x08, 0, 8, 1, 2, 0x40, 0,
        ]);
        let mut out = Vec::new();
        assert_eq!(glyph_without_hints(&glyph, &mut out), Some(()));
        assert_eq!(out, bare);
    }

    #[test]
    fn places_follow_the_glyphs() {
        let mut head = vec![0; 54];
        let mut glyf = vec![
            0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0, 0, 2, 0xB0, 0xB1, 1, 5, 5, 0,
        ];
        glyf.extend(glyf.clone());
        let bare = without_hints(&head, &[0, 0, 0, 10, 0, 10, 0, 20], &glyf);
        let Some(bare) = bare else {
            unreachable!("whole tables");
        };
        assert_eq!(bare.places, [0, 0, 0, 9, 0, 9, 0, 18]);
        assert_eq!(bare.glyphs.len(), 36);
        head[51] = 1;
        assert!(without_hints(&head, &[0, 0, 0, 0, 0, 0, 0, 99], &glyf).is_none());
    }
}
