//! Text to lines: clean up, pick fonts, find directions, shape, break.

use std::sync::Arc;

use unicode_bidi::{BidiClass, BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::UnicodeNormalization;

use super::Engine;
use super::error::DocumentError;
use super::fonts::FaceId;
use super::geometry::Color;
use super::hyphen::pieces_of_long_word;
use super::shape::{Glyph, Shaped};
use super::style::{Span, TextStyle};

/// Stands for a sign that no built-in font can draw (an emoji, for instance).
const MISSING: char = '\u{FFFD}';

/// The first letter of the first script that runs from right to left: the Hebrew block.
const FIRST_FROM_THE_RIGHT: char = '\u{590}';

/// A run of glyphs in one font, size and ink.
#[derive(Debug, Clone)]
pub struct Run {
    /// Font file.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Ink.
    pub color: Color,
    /// Extra space after each letter, in em.
    pub tracking: f32,
    /// Left edge, counted from the left edge of the line.
    pub x: f32,
    /// Words and spaces, from left to right.
    pub words: Vec<Arc<Shaped>>,
}

/// One line of text.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Runs from left to right.
    pub runs: Vec<Run>,
    /// Width without the space at the end.
    pub width: f32,
}

/// A piece of one word in one font, style and direction.
#[derive(Clone)]
pub(super) struct Atom {
    pub shaped: Arc<Shaped>,
    pub text: String,
    pub face: FaceId,
    pub style: TextStyle,
    pub level: Level,
    pub space: bool,
    pub hyphenate: bool,
}

impl Atom {
    pub(super) fn width(&self) -> f32 {
        (self.shaped.width + self.style.tracking * self.shaped.spaced as f32) * self.style.size
    }
}

/// What may not be broken, with the spaces that follow it.
#[derive(Clone, Default)]
pub(super) struct Word {
    pub atoms: Vec<Atom>,
    pub newline: bool,
}

impl Word {
    pub(super) fn ink_width(&self) -> f32 {
        let trailing = self.atoms.iter().rev().take_while(|a| a.space).count();
        self.atoms[..self.atoms.len() - trailing]
            .iter()
            .map(Atom::width)
            .sum()
    }

    fn full_width(&self) -> f32 {
        self.atoms.iter().map(Atom::width).sum()
    }
}

/// Takes out what cannot be printed and brings letters with accents to one form.
#[must_use]
pub fn clean(text: &str) -> String {
    // Most texts have nothing to take out, and their letters are in that form already.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_string();
    }
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{202F}' | '\u{2007}' => Some('\u{A0}'),
            '\t' | '\u{2000}'..='\u{200A}' | '\u{3000}' => Some(' '),
            // Direction marks, soft hyphens and picture selectors have no shape of their own, and
            // direction overrides could make a document read other than it looks.
            '\u{AD}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0000}'..='\u{E007F}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .nfc()
        .collect()
}

/// The lines of a paragraph no wider than `width` points.
///
/// # Errors
/// [`DocumentError::Build`] when the text cannot be shaped.
pub fn lines(engine: &Engine, spans: &[Span], width: f32) -> Result<Vec<Line>, DocumentError> {
    let mut all = Vec::new();
    for word in words(engine, spans)? {
        if word.ink_width() > width {
            all.extend(pieces_of_long_word(engine, &word, width)?);
        } else {
            all.push(word);
        }
    }
    let mut lines = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    let mut used = 0.0;
    for word in all {
        // A hundredth of a point forgives rounding when a column was measured by its own text.
        if !line.is_empty() && used + word.ink_width() > width + 0.01 {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        used += word.full_width();
        let newline = word.newline;
        line.push(word);
        if newline {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let last = lines.len().saturating_sub(1);
    lines
        .into_iter()
        .enumerate()
        .map(|(index, words)| set_line(engine, words, index < last))
        .collect()
}

/// The narrowest width that needs no more lines than `width`: a short text of large letters then
/// has lines of about the same length instead of one word alone at the end.
///
/// # Errors
/// [`DocumentError::Build`] when the text cannot be shaped.
pub fn balanced(engine: &Engine, spans: &[Span], width: f32) -> Result<f32, DocumentError> {
    let count = lines(engine, spans, width)?.len();
    let mut best = width;
    while count > 1 && best > width * 0.5 {
        let narrower = best - width * 0.04;
        if lines(engine, spans, narrower)?.len() > count {
            break;
        }
        best = narrower;
    }
    Ok(best)
}

/// Puts the words of one line in the order they are seen.
fn set_line(engine: &Engine, words: Vec<Word>, more: bool) -> Result<Line, DocumentError> {
    let mut atoms: Vec<Atom> = words.into_iter().flat_map(|word| word.atoms).collect();
    let inked = atoms.len() - atoms.iter().rev().take_while(|atom| atom.space).count();
    let soft_hyphen = atoms
        .last()
        .and_then(|atom| atom.shaped.glyphs.last())
        .is_some_and(|glyph| &*glyph.text == "\u{AD}");
    // Without a space at the line end a reader glues two words together.
    if more
        && inked == atoms.len()
        && !soft_hyphen
        && let Some(last) = atoms.last().cloned()
    {
        let face = engine
            .faces
            .for_char(last.style.voice, ' ')
            .unwrap_or(last.face);
        atoms.push(Atom {
            shaped: engine.shaper.word(&engine.faces, face, false, " ")?,
            text: " ".into(),
            face,
            space: true,
            ..last
        });
    }
    for atom in &mut atoms[inked..] {
        atom.level = Level::ltr();
    }
    let levels: Vec<Level> = atoms.iter().map(|atom| atom.level).collect();
    let mut line = Line {
        width: atoms[..inked].iter().map(Atom::width).sum(),
        ..Line::default()
    };
    let mut x = 0.0;
    for index in BidiInfo::reorder_visual(&levels) {
        let atom = &atoms[index];
        match line.runs.last_mut() {
            Some(run)
                if run.face == atom.face
                    && run.size == atom.style.size
                    && run.color == atom.style.color
                    && run.tracking == atom.style.tracking =>
            {
                run.words.push(Arc::clone(&atom.shaped));
            }
            _ => line.runs.push(Run {
                face: atom.face,
                size: atom.style.size,
                color: atom.style.color,
                tracking: atom.style.tracking,
                x,
                words: vec![Arc::clone(&atom.shaped)],
            }),
        }
        x += atom.width();
    }
    Ok(line)
}

/// Cuts the paragraph at every place where a line may end.
fn words(engine: &Engine, spans: &[Span]) -> Result<Vec<Word>, DocumentError> {
    let cleaned: Vec<String> = spans.iter().map(|span| clean(&span.text)).collect();
    let text: String = cleaned.concat();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    // The base direction is always left to right: these are Dutch pages, and a line that begins
    // with an Arabic name must not turn around.
    let levels = if text.chars().all(|c| c < FIRST_FROM_THE_RIGHT) {
        None
    } else {
        let bidi = BidiInfo::new(&text, Some(Level::ltr()));
        bidi.has_rtl().then(|| levels_of(&text, &bidi))
    };
    let mut breaks = linebreaks(&text).peekable();
    let mut all = Vec::new();
    let mut word = Word::default();
    let mut base = 0;
    for (span, part) in spans.iter().zip(&cleaned) {
        for token in tokens(part) {
            let start = base + token.start;
            let face = if token.space {
                None
            } else {
                engine
                    .faces
                    .for_word(span.style.voice, &printable(&part[token.clone_range()]))
            };
            let mut from = start;
            let end = base + token.end;
            while from < end {
                let stop = breaks.peek().map_or(end, |&(at, _)| at.min(end));
                let piece = &text[from..stop];
                match face {
                    // One font, one direction and no sign that is drawn as another: one piece.
                    Some(face) if levels.is_none() && !piece.contains('\u{2011}') => {
                        word.atoms
                            .push(atom(engine, span, piece, face, Level::ltr(), false)?);
                    }
                    _ => {
                        let more = atoms(engine, span, piece, from, levels.as_deref(), face)?;
                        word.atoms.extend(more);
                    }
                }
                if let Some(&(at, kind)) = breaks.peek()
                    && at == stop
                {
                    breaks.next();
                    word.newline = kind == BreakOpportunity::Mandatory && at < text.len();
                    if !word.atoms.is_empty() || word.newline {
                        all.push(std::mem::take(&mut word));
                    }
                }
                from = stop;
            }
        }
        base += part.len();
    }
    if !word.atoms.is_empty() {
        all.push(word);
    }
    Ok(all)
}

/// The direction of every byte. What follows a name from right to left and has no direction of its
/// own, such as a comma and a phone number, belongs to the Dutch around it.
fn levels_of(text: &str, bidi: &BidiInfo<'_>) -> Vec<Level> {
    let mut levels = bidi.levels.clone();
    let mut after_name = true;
    // Marks on a letter go with the letter, which is met after them.
    let mut marks: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices().rev() {
        let class = bidi.original_classes[at];
        if class == BidiClass::NSM || matches!(c, '\u{200C}' | '\u{200D}') {
            marks.push((at, c));
            continue;
        }
        let own = matches!(class, BidiClass::R | BidiClass::AL);
        after_name = !own && (after_name || levels[at] == Level::ltr());
        for (at, c) in marks.drain(..).chain([(at, c)]) {
            if after_name {
                levels[at..at + c.len_utf8()].fill(Level::ltr());
            }
        }
    }
    levels
}

/// A stretch of only letters or only spaces.
struct Token {
    start: usize,
    end: usize,
    space: bool,
}

impl Token {
    fn clone_range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let space = is_space(c);
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(token) if token.space == space => token.end = end,
            _ => tokens.push(Token {
                start: at,
                end,
                space,
            }),
        }
    }
    tokens
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\n')
}

/// The letters that are really drawn: a no-break space is a space, a no-break hyphen a hyphen.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|&c| c != '\n')
        .map(|c| match c {
            '\u{A0}' => ' ',
            '\u{2011}' => '-',
            c => c,
        })
        .collect()
}

fn atoms(
    engine: &Engine,
    span: &Span,
    text: &str,
    offset: usize,
    levels: Option<&[Level]>,
    face: Option<FaceId>,
) -> Result<Vec<Atom>, DocumentError> {
    let mut parts: Vec<(String, FaceId, Level, bool)> = Vec::new();
    for (at, c) in text.char_indices() {
        if c == '\n' {
            continue;
        }
        let level = levels
            .and_then(|levels| levels.get(offset + at).copied())
            .unwrap_or_else(Level::ltr);
        let space = is_space(c);
        let shown = match c {
            '\u{A0}' => ' ',
            '\u{2011}' => '-',
            c => c,
        };
        let (shown, id) = match face.or_else(|| {
            let joiner = matches!(c, '\u{200C}' | '\u{200D}');
            match parts.last() {
                Some(last) if joiner => Some(last.1),
                _ => engine.faces.for_char(span.style.voice, shown),
            }
        }) {
            Some(id) => (shown, id),
            None => {
                let Some(id) = engine.faces.for_char(span.style.voice, MISSING) else {
                    continue;
                };
                if parts.last().is_some_and(|last| last.0.ends_with(MISSING)) {
                    continue;
                }
                (MISSING, id)
            }
        };
        match parts.last_mut() {
            Some(last) if last.1 == id && last.2 == level && last.3 == space => last.0.push(shown),
            _ => parts.push((shown.to_string(), id, level, space)),
        }
    }
    parts
        .into_iter()
        .map(|(text, face, level, space)| atom(engine, span, &text, face, level, space))
        .collect()
}

fn atom(
    engine: &Engine,
    span: &Span,
    text: &str,
    face: FaceId,
    level: Level,
    space: bool,
) -> Result<Atom, DocumentError> {
    Ok(Atom {
        shaped: engine
            .shaper
            .word(&engine.faces, face, level.is_rtl(), text)?,
        text: text.to_string(),
        face,
        style: span.style,
        level,
        space,
        hyphenate: span.hyphenate,
    })
}

/// The same glyphs, but a reader gets a soft hyphen back for the last of them: the word on the
/// page is one word for who searches or listens.
pub(super) fn with_soft_hyphen(shaped: &Shaped) -> Shaped {
    let mut glyphs: Vec<Glyph> = shaped.glyphs.clone();
    if let Some(last) = glyphs.last_mut() {
        last.text = "\u{AD}".into();
    }
    Shaped {
        glyphs,
        width: shaped.width,
        spaced: shaped.spaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters that run from right to left.
    fn turned(text: &str) -> String {
        let bidi = BidiInfo::new(text, Some(Level::ltr()));
        let levels = levels_of(text, &bidi);
        let letters = text.char_indices();
        letters
            .filter(|(at, _)| levels[*at] != Level::ltr())
            .map(|(_, c)| c)
            .collect()
    }

    #[test]
    fn a_number_behind_a_name_from_right_to_left_stays_behind_it() {
        assert_eq!(turned("ליאור כהן, 5A"), "ליאור כהן");
        assert_eq!(turned("Bel محمد سلام, 06 00 00 00 52."), "محمد سلام");
        assert_eq!(turned("محمد (17)"), "محمد");
        assert_eq!(turned("Sanne Voorbeeld, 06 00"), "");
    }

    #[test]
    fn a_number_inside_a_text_from_right_to_left_turns_with_it() {
        assert_eq!(turned("Straat: شارع 25 سلام, 3"), "شارع 25 سلام");
        assert_eq!(turned("مُحَمَّدٌ, 3"), "مُحَمَّدٌ");
    }
}
