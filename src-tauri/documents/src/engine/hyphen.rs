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
        // A single syllable may still be wider than a very narrow column.
        if soft && piece.width() > width && line.chars().count() > 1 {
            pieces.extend(fill(engine, &piece, &letters(line), width, false)?);
            continue;
        }
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
