//! A font file for inside a PDF: of its tables only those that draw (ISO 32000-1 9.9). Its names and
//! its licence, which stay with the whole font, would be a tenth of a small document.

use std::borrow::Cow;

mod glyphs;

/// Tables that a reader of PDF never asks for, and the programs that put outlines on the pixels of an
/// old screen: paper has none, and only one of the fonts has them at all.
const UNUSED: [&[u8]; 5] = [b"name", b"post", b"cvt ", b"fpgm", b"prep"];
/// Bytes before the list of tables, and of each line in that list.
const HEAD: usize = 12;
const LINE: usize = 16;
/// What the whole file sums up to, by definition of the format.
const WHOLE: u32 = 0xB1B0_AFBA;
/// Place of the number in the table `head` that makes the sum come out.
const ADJUSTMENT: usize = 8;

/// The font without what draws nothing; nothing when it is no whole font file.
pub(super) fn drawing(font: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(word(font, 4)?);
    let lines = font.get(HEAD..HEAD + count * LINE)?;
    let mut kept: Vec<(&[u8], Cow<'_, [u8]>)> = Vec::new();
    for line in lines.chunks_exact(LINE) {
        let tag = line.get(..4)?;
        let from = u32::from_be_bytes(line.get(8..12)?.try_into().ok()?) as usize;
        let length = u32::from_be_bytes(line.get(12..)?.try_into().ok()?) as usize;
        let table = font.get(from..from.checked_add(length)?)?;
        if !UNUSED.contains(&tag) {
            kept.push((tag, table.into()));
        }
    }
    let place = |tag: &[u8]| kept.iter().position(|(same, _)| *same == tag);
    let (head, loca, glyf) = (place(b"head")?, place(b"loca")?, place(b"glyf")?);
    let bare = glyphs::without_hints(&kept[head].1, &kept[loca].1, &kept[glyf].1)?;
    (kept[loca].1, kept[glyf].1) = (bare.places.into(), bare.glyphs.into());
    let tables = u16::try_from(kept.len()).ok()?;
    let power = tables.checked_ilog2()?;
    let range = 16u16.checked_shl(power)?;
    let mut out = Vec::with_capacity(font.len());
    out.extend_from_slice(font.get(..4)?);
    for number in [
        tables,
        range,
        u16::try_from(power).ok()?,
        tables * 16 - range,
    ] {
        out.extend_from_slice(&number.to_be_bytes());
    }
    let mut place = HEAD + kept.len() * LINE;
    let mut adjustment = None;
    for (tag, table) in &mut kept {
        if *tag == b"head" {
            adjustment = Some(place + ADJUSTMENT);
            // Not part of its own sum.
            table.to_mut().get_mut(ADJUSTMENT..ADJUSTMENT + 4)?.fill(0);
        }
        out.extend_from_slice(tag);
        out.extend_from_slice(&sum(table).to_be_bytes());
        out.extend_from_slice(&u32::try_from(place).ok()?.to_be_bytes());
        out.extend_from_slice(&u32::try_from(table.len()).ok()?.to_be_bytes());
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in kept {
        out.extend_from_slice(&table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let adjustment = adjustment?;
    let rest = WHOLE.wrapping_sub(sum(&out));
    out.get_mut(adjustment..adjustment + 4)?
        .copy_from_slice(&rest.to_be_bytes());
    Some(out)
}

/// Two bytes as a number.
fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

/// What a table sums up to, filled up with zeros to whole numbers of four bytes.
fn sum(bytes: &[u8]) -> u32 {
    bytes
        .chunks(4)
        .map(|part| {
            let mut four = [0; 4];
            four[..part.len()].copy_from_slice(part);
            u32::from_be_bytes(four)
        })
        .fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use harfrust::font::Font;

    const FONT: &[u8] = include_bytes!("../../fonts/tekst-400.ttf");

    #[test]
    fn what_draws_is_kept_and_the_file_adds_up() {
        let small = drawing(FONT).unwrap();
        assert!(small.len() < FONT.len());
        assert_eq!(sum(&small), WHOLE);
        assert!(!small[..300].windows(4).any(|tag| tag == b"name"));
        let (whole, small) = (Font::new(FONT, 0).unwrap(), Font::new(small, 0).unwrap());
        for letter in ['a', 'ş', '€'] {
            let glyph = whole.charmap().map_unicode(letter);
            assert!(glyph.is_some());
            assert_eq!(small.charmap().map_unicode(letter), glyph);
        }
        let advance = |font: &Font| font.glyph_metrics().h_advance(5u32.into());
        assert_eq!(advance(&whole), advance(&small));
    }

    #[test]
    fn half_a_file_is_no_font() {
        assert_eq!(drawing(&FONT[..1000]), None);
        assert_eq!(drawing(b"OTTO"), None);
        assert_eq!(drawing(&[]), None);
    }
}
