//! Words wider than a whole line. Words that fit on the next line are never split: young people
//! who read with difficulty read whole words.

use std::sync::Arc;

use hypher::{Lang, hyphenate};

use super::Engine;
use super::error::DocumentError;
use super::text::{Atom, Word, with_soft_hyphen};

/// Longest word, in bytes, that the hyphenation tables take without extra memory.
const LONGEST_HYPHENATED: usize = 41;

/// Cuts a word that is wider than a whole line into pieces that fit: by the rules of Dutch where
/// that is allowed, else wherever the line is full.
pub(super) fn pieces_of_long_word(
    engine: &Engine,
    word: &Word,
    width: f32,
) -> Result<Vec<Word>, DocumentError> {
    let mut pieces: Vec<Word> = Vec::new();
    for atom in &word.atoms {
        if atom.space || atom.width() <= width && pieces.is_empty() && word.atoms.len() == 1 {
            push(&mut pieces, atom.clone());
            continue;
        }
        let syllables = syllables(&atom.text, atom.hyphenate);
        let soft = syllables.is_some();
        let parts = syllables.unwrap_or_else(|| letters(&atom.text));
        for piece in fill(engine, atom, &parts, width, soft)? {
            pieces.push(Word {
                atoms: piece,
                newline: false,
            });
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.newline = word.newline;
    }
    Ok(pieces)
}

fn push(pieces: &mut Vec<Word>, atom: Atom) {
    match pieces.last_mut() {
        Some(last) => last.atoms.push(atom),
        None => pieces.push(Word {
            atoms: vec![atom],
            newline: false,
        }),
    }
}

fn syllables(word: &str, allowed: bool) -> Option<Vec<&str>> {
    let fits = allowed && word.len() <= LONGEST_HYPHENATED;
    if !fits || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let parts: Vec<&str> = hyphenate(word, Lang::Dutch).collect();
    (parts.len() > 1).then_some(parts)
}

/// Letters with the marks that belong to them.
fn letters(word: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = word
        .char_indices()
        .filter(|(_, c)| !unicode_normalization::char::is_combining_mark(*c))
        .map(|(at, _)| at)
        .collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([word.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .filter_map(|(from, to)| word.get(from..to))
        .collect()
}

fn fill(
    engine: &Engine,
    atom: &Atom,
    parts: &[&str],
    width: f32,
    soft: bool,
) -> Result<Vec<Vec<Atom>>, DocumentError> {
    let set = |text: &str| -> Result<Atom, DocumentError> {
        Ok(Atom {
            shaped: engine
                .shaper
                .word(&engine.faces, atom.face, atom.level.is_rtl(), text)?,
            text: text.to_string(),
            ..atom.clone()
        })
    };
    let hyphen = if soft {
        let dash = set("-")?;
        Some(Atom {
            shaped: Arc::new(with_soft_hyphen(&dash.shaped)),
            ..dash
        })
    } else {
        None
    };
    let dash_width = hyphen.as_ref().map_or(0.0, Atom::width);
    // A single syllable may still be wider than a very narrow column.
    if soft {
        for part in parts {
            if set(part)?.width() + dash_width > width {
                return fill(engine, atom, &letters(&atom.text), width, false);
            }
        }
    }
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for part in parts {
        let longer = format!("{current}{part}");
        if !current.is_empty() && set(&longer)?.width() + dash_width > width {
            lines.push(std::mem::take(&mut current));
            current = (*part).to_string();
        } else {
            current = longer;
        }
    }
    lines.push(current);
    let last = lines.len() - 1;
    let mut pieces = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let piece = set(line)?;
        let mut atoms = vec![piece];
        if index < last
            && let Some(hyphen) = &hyphen
        {
            atoms.push(hyphen.clone());
        }
        pieces.push(atoms);
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::engine::Engine;
    use crate::engine::fonts::Voice;
    use crate::engine::geometry::Color;
    use crate::engine::style::{Span, TextStyle};
    use crate::engine::text::lines;

    const STYLE: TextStyle = TextStyle::new(Voice::Text, 10.0, 14.0, Color(0, 0, 0));

    fn set(span: Span, width: f32) -> Vec<String> {
        let engine = Engine::new().unwrap();
        lines(&engine, &[span], width)
            .unwrap()
            .iter()
            .map(|line| {
                assert!(line.width <= width + 0.01);
                line.runs
                    .iter()
                    .flat_map(|run| &run.words)
                    .flat_map(|word| &word.glyphs)
                    .map(|glyph| &*glyph.text)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_long_word_breaks_between_syllables() {
        let set = set(Span::new("klassenvertegenwoordiger", STYLE), 70.0);
        assert!(set.len() > 1);
        assert!(set[0].ends_with('\u{AD}'), "{set:?}");
        assert_eq!(
            set.concat().replace('\u{AD}', ""),
            "klassenvertegenwoordiger"
        );
    }

    #[test]
    fn a_word_that_fits_the_next_line_is_never_split() {
        let set = set(Span::new("een klassenvertegenwoordiger", STYLE), 130.0);
        assert_eq!(set, ["een ", "klassenvertegenwoordiger"]);
    }

    #[test]
    fn a_name_gets_no_hyphen() {
        let set = set(
            Span::name("Wolfeschlegelsteinhausenbergerdorff", STYLE),
            70.0,
        );
        assert!(set.len() > 1);
        assert!(!set.concat().contains('\u{AD}'), "{set:?}");
    }

    #[test]
    fn the_narrowest_column_still_ends() {
        assert!(!set(Span::new("ondersteuningsbehoeften", STYLE), 12.0).is_empty());
    }
}
