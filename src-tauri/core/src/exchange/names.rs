//! One column with a whole name, or a last name with its prefix in it, taken apart.
//!
//! Spelling stays as it is: capitals, accents and apostrophes are the family's own.

use crate::reference::words;

/// A name in parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Roepnaam.
    pub first: String,
    /// Tussenvoegsel.
    pub prefix: String,
    /// Achternaam without prefix.
    pub last: String,
    /// Official names, when the list gives both: "Johanna Maria (Sanne)".
    pub official: String,
    /// The cut between first and last name was a choice; someone should look at it.
    pub uncertain: bool,
}

/// Prefixes as the Dutch population register knows them, folded (apostrophes gone).
const PREFIXES: &[&str] = &[
    "a",
    "aan",
    "aan de",
    "aan den",
    "aan der",
    "aan het",
    "aan t",
    "ab",
    "al",
    "am",
    "auf",
    "auf der",
    "ben",
    "bij",
    "bij de",
    "bij den",
    "bij het",
    "bij t",
    "bin",
    "bint",
    "boven d",
    "d",
    "da",
    "dal",
    "dalla",
    "das",
    "de",
    "de die",
    "de l",
    "de la",
    "de las",
    "de le",
    "de los",
    "de van der",
    "del",
    "della",
    "den",
    "der",
    "des",
    "di",
    "do",
    "don",
    "dos",
    "du",
    "een",
    "el",
    "gen",
    "het",
    "i",
    "im",
    "in",
    "in de",
    "in den",
    "in der",
    "in het",
    "in t",
    "l",
    "la",
    "las",
    "le",
    "les",
    "lo",
    "los",
    "of",
    "onder",
    "onder de",
    "onder den",
    "onder het",
    "onder t",
    "op",
    "op de",
    "op den",
    "op der",
    "op gen",
    "op het",
    "op t",
    "op ten",
    "over",
    "over de",
    "over den",
    "over het",
    "over t",
    "s",
    "t",
    "te",
    "ten",
    "ter",
    "tho",
    "thoe",
    "thor",
    "to",
    "toe",
    "tot",
    "uijt",
    "uijt de",
    "uijt den",
    "uijt te de",
    "uijt ten",
    "uit",
    "uit de",
    "uit den",
    "uit het",
    "uit t",
    "uit te de",
    "uit ten",
    "van",
    "van de",
    "van de l",
    "van den",
    "van der",
    "van gen",
    "van het",
    "van la",
    "van t",
    "van ter",
    "van van de",
    "ver",
    "vom",
    "von",
    "von dem",
    "von den",
    "von der",
    "von t",
    "voor",
    "voor de",
    "voor den",
    "voor in t",
    "vor",
    "vor der",
    "zu",
    "zum",
    "zur",
];

/// Most words that a prefix has.
const LONGEST: usize = 4;

fn is_prefix(tokens: &[&str]) -> bool {
    PREFIXES.contains(&words(&tokens.join(" ")).as_str())
}

fn is_lower(token: &str) -> bool {
    !token.chars().any(char::is_uppercase)
}

/// How many tokens at the start form a prefix in lower case, with something left after it.
fn leading(tokens: &[&str]) -> usize {
    (1..=LONGEST.min(tokens.len().saturating_sub(1)))
        .rev()
        .find(|n| {
            tokens
                .get(..*n)
                .is_some_and(|head| head.iter().all(|t| is_lower(t)) && is_prefix(head))
        })
        .unwrap_or(0)
}

/// How many tokens at the end form a prefix in lower case, with something left before it.
fn trailing(tokens: &[&str]) -> usize {
    (1..=LONGEST.min(tokens.len().saturating_sub(1)))
        .rev()
        .find(|n| {
            tokens
                .get(tokens.len() - n..)
                .is_some_and(|tail| tail.iter().all(|t| is_lower(t)) && is_prefix(tail))
        })
        .unwrap_or(0)
}

fn join(tokens: &[&str]) -> String {
    tokens.join(" ")
}

/// A last name with its prefix before, behind or after a comma: "van der Berg", "Berg van der",
/// "Berg, van der" → ("van der", "Berg"). A capital keeps the prefix in the name (Van den Berg,
/// as in Belgium), and so does a hyphen or a missing space (el-Hamdaoui, d'Hondt).
#[must_use]
pub fn split_last(text: &str) -> (String, String) {
    if let Some((last, prefix)) = text.split_once(',') {
        let tokens: Vec<&str> = prefix.split_whitespace().collect();
        if !tokens.is_empty() && tokens.len() <= LONGEST && is_prefix(&tokens) {
            return (
                join(&tokens),
                join(&last.split_whitespace().collect::<Vec<_>>()),
            );
        }
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let head = leading(&tokens);
    if head > 0 {
        let (prefix, last) = tokens.split_at(head);
        return (join(prefix), join(last));
    }
    let tail = trailing(&tokens);
    if tail > 0 {
        let (last, prefix) = tokens.split_at(tokens.len() - tail);
        return (join(prefix), join(last));
    }
    (String::new(), join(&tokens))
}

/// A whole name: "Berg, Jan van der", "van der Berg, Jan", "Berg, van der, Jan" or
/// "Jan van der Berg". `None` when there is nothing but signs.
#[must_use]
pub fn split_full(text: &str) -> Option<Name> {
    let parts: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [] => None,
        [whole] => Some(in_reading_order(whole)),
        [last, first] => Some(last_name_first(last, first)),
        [last, prefix, first, ..] if is_prefix(&prefix.split_whitespace().collect::<Vec<_>>()) => {
            let mut name = last_name_first(last, first);
            name.prefix = join(&prefix.split_whitespace().collect::<Vec<_>>());
            Some(name)
        }
        [last, first, ..] => Some(Name {
            uncertain: true,
            ..last_name_first(last, first)
        }),
    }
}

fn last_name_first(last: &str, rest: &str) -> Name {
    let (mut prefix, last) = split_last(last);
    let tokens: Vec<&str> = rest.split_whitespace().collect();
    let mut first = tokens.as_slice();
    if prefix.is_empty() {
        let (tail, head) = (trailing(first), leading(first));
        if is_prefix(first) && first.iter().all(|token| is_lower(token)) {
            // "Berg, van der": no first name at all.
            (prefix, first) = (join(first), &[]);
        } else if tail > 0 {
            let (names, found) = first.split_at(first.len() - tail);
            (prefix, first) = (join(found), names);
        } else if head > 0 {
            let (found, names) = first.split_at(head);
            (prefix, first) = (join(found), names);
        }
    }
    with_official(
        Name {
            prefix,
            last,
            ..Name::default()
        },
        &join(first),
    )
}

/// "Johanna Maria (Sanne)": the name between brackets is what she is called.
fn with_official(mut name: Name, first: &str) -> Name {
    let called = first.split_once('(').and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(')')?;
        (!inside.trim().is_empty() && after.trim().is_empty())
            .then(|| (before.trim(), inside.trim()))
    });
    match called {
        Some((official, called)) => {
            name.first = called.to_owned();
            name.official = official.to_owned();
        }
        None => name.first = first.to_owned(),
    }
    name
}

/// Prefixes that open a last name when they have a capital. The other ones are given names as
/// often (Ben, Don, Al), or initials.
fn begins_last_name(token: &str) -> bool {
    const OPENERS: &[&str] = &[
        "van", "de", "den", "der", "ter", "ten", "te", "von", "el", "la", "le", "da", "di", "dos",
        "du", "del",
    ];
    !is_lower(token) && OPENERS.contains(&words(token).as_str())
}

fn in_reading_order(text: &str) -> Name {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let (first, rest) = match tokens.as_slice() {
        [] => return Name::default(),
        [only] => {
            return Name {
                first: (*only).to_owned(),
                ..Name::default()
            };
        }
        [first, rest @ ..] => (*first, rest),
    };
    // The first prefix marks where the last name begins. In lower case it is a prefix; with a
    // capital it belongs to the last name, with all that follows.
    for at in 1..tokens.len() {
        let (names, tail) = tokens.split_at(at);
        let length = leading(tail);
        if length > 0 {
            let (prefix, last) = tail.split_at(length);
            let name = Name {
                prefix: join(prefix),
                last: join(last),
                ..Name::default()
            };
            return with_official(name, &join(names));
        }
        if tail.len() > 1 && tail.first().is_some_and(|token| begins_last_name(token)) {
            return with_official(
                Name {
                    last: join(tail),
                    ..Name::default()
                },
                &join(names),
            );
        }
    }
    // Two words are first and last name; with more, where to cut is a guess.
    Name {
        first: first.to_owned(),
        last: join(rest),
        uncertain: rest.len() > 1,
        ..Name::default()
    }
}

#[cfg(test)]
mod tests;
