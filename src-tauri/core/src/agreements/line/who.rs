//! Who does it: a person at the table, a role, or a name at the beginning of a line.

mod words;

use std::ops::Range;

use self::words::{AFTER_DONE_TO, ARTICLES, DONE_TO, NO_VERB, ROLES, TITLES, VERBS, role_of};
pub(crate) use self::words::{is_somebody, kind_of};
use super::tokens::{Token, key};
use super::{Ask, OwnerKind, Seat, Table};
use crate::ids::ContactId;
use crate::text;

/// Who was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The words.
    pub(super) span: Range<usize>,
    pub(super) kind: Option<OwnerKind>,
    pub(super) owner: String,
    pub(super) contact: Option<ContactId>,
    pub(super) asks: Vec<Ask>,
    pub(super) choices: Vec<String>,
}

/// Finds who does it. `leads`: the line began with a day, so a verb may come first.
pub(super) fn find(tokens: &[&Token<'_>], table: &Table, leads: bool) -> Found {
    let reader = Reader { tokens, table };
    let begin = reader
        .people(0)
        .or_else(|| {
            let turned = leads && reader.verb(0);
            turned.then(|| reader.people(1)).flatten()
        })
        .filter(|found| reader.does(found));
    begin
        .or_else(|| reader.by_whom())
        .or_else(|| reader.stranger())
        .unwrap_or_else(|| Found {
            asks: vec![Ask::WhoMissing],
            ..Found::default()
        })
}

struct Reader<'t, 'l> {
    tokens: &'t [&'t Token<'l>],
    table: &'t Table,
}

impl<'t> Reader<'t, '_> {
    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// Something ends after the word before this place.
    fn cut(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|token| token.ends)
    }

    /// One person, or more with "en" between them; more than one is nobody's contact.
    fn people(&self, at: usize) -> Option<Found> {
        let first = self.person(at)?;
        let mut end = first.span.end;
        while self.key(end) == "en" && !self.cut(end) {
            let Some(next) = self.person(end + 1) else {
                break;
            };
            end = next.span.end;
        }
        if end == first.span.end {
            return Some(first);
        }
        Some(Found {
            owner: self.words(at..end),
            span: at..end,
            kind: first.kind,
            ..Found::default()
        })
    }

    fn words(&self, span: Range<usize>) -> String {
        let words: Vec<&str> = self
            .tokens
            .iter()
            .skip(span.start)
            .take(span.len())
            .map(|token| token.raw)
            .collect();
        super::tidy_ends(&words.join(" "))
    }

    /// One person: a name, or a role with perhaps a name behind it.
    fn person(&self, at: usize) -> Option<Found> {
        let skip = usize::from(ARTICLES.contains(&self.key(at)) && !self.cut(at + 1));
        if skip == 0 {
            let title = usize::from(TITLES.contains(&self.key(at)));
            if let Some(found) = self.named(at, at + title, title > 0) {
                return Some(self.with_origin(found));
            }
        }
        let start = at + skip;
        let kind = role_of(self.key(start))?;
        if kind == OwnerKind::Ik {
            return (skip == 0).then(|| Found {
                span: at..start + 1,
                kind: Some(kind),
                ..Found::default()
            });
        }
        // "mentor Hanan", "consulent Ida Schijnhof"
        if !self.cut(start + 1)
            && let Some(found) = self.named(at, start + 1, false)
            && found.choices.is_empty()
        {
            return Some(found);
        }
        let mut found = Found {
            span: at..start + 1,
            kind: Some(kind),
            ..Found::default()
        };
        found = self.with_origin(found);
        self.fill_role(&mut found, start, kind);
        Some(found)
    }

    /// Behind a person: `van de gemeente`, `van Daan`, `(UWV)`.
    fn with_origin(&self, mut found: Found) -> Found {
        let end = found.span.end;
        if self.cut(end) {
            return found;
        }
        let from = self.tokens.get(end);
        if from.is_some_and(|token| {
            token.raw.starts_with('(') && token.raw.trim_end_matches([':', ',']).ends_with(')')
        }) {
            found.span.end += 1;
            return found;
        }
        if self.key(end) != "van" {
            return found;
        }
        let article = usize::from(["de", "het"].contains(&self.key(end + 1)));
        let place = end + 1 + article;
        let known = role_of(self.key(place)).is_some()
            || self.table.seats.iter().any(|seat| {
                seat.near && first_of(&seat.name).is_some_and(|first| first == self.key(place))
            });
        if known {
            found.span.end = place + 1;
        }
        found
    }

    /// A role is the person at the table who has it, when there is one. The school itself is more
    /// than its people.
    fn fill_role(&self, found: &mut Found, at: usize, kind: OwnerKind) {
        let word = self.key(at);
        let near = || self.table.seats.iter().filter(|seat| seat.near);
        let same: Vec<&Seat> = near()
            .filter(|seat| {
                seat.role
                    .split_whitespace()
                    .map(key)
                    .any(|role| role == word)
            })
            .collect();
        let of_kind: Vec<&Seat> = near().filter(|seat| seat.kind == kind).collect();
        let named = match (same.as_slice(), of_kind.as_slice()) {
            _ if word == "school" || word == "ouders" || word == "pleegouders" => None,
            ([one], _) => Some(*one),
            ([], [one]) if kind != OwnerKind::Ouder && kind != OwnerKind::Anders => Some(*one),
            _ => None,
        };
        match named {
            Some(seat) => take(found, seat),
            // A kind's own word needs no name.
            None if ROLES
                .iter()
                .find(|(_, other)| *other == kind)
                .map(|(own, _)| *own)
                == Some(word)
                && kind != OwnerKind::Ouder
                && kind != OwnerKind::Anders => {}
            None => found.owner = self.words(at..found.span.end),
        }
    }

    /// A person by name: full, first, or last. `start` is where the name begins.
    fn named(&self, at: usize, start: usize, titled: bool) -> Option<Found> {
        let mut best: Vec<(usize, &Seat)> = Vec::new();
        for seat in &self.table.seats {
            let words = self.name_at(start, seat, titled);
            let longest = best.first().map_or(0, |(words, _)| *words);
            if words > longest {
                best.clear();
            }
            if words > 0 && words >= longest {
                best.push((words, seat));
            }
        }
        let (words, seat) = *best.first()?;
        let mut found = Found {
            span: at..start + words,
            ..Found::default()
        };
        let mut names: Vec<String> = best.iter().map(|(_, seat)| seat.name.clone()).collect();
        names.dedup();
        if names.len() == 1 {
            take(&mut found, seat);
        } else {
            // Two people of that name: the person at the keyboard says which.
            let kinds: Vec<OwnerKind> = best.iter().map(|(_, seat)| seat.kind).collect();
            let one = kinds.windows(2).all(|pair| pair.first() == pair.last());
            found.kind = Some(if one { seat.kind } else { OwnerKind::Anders });
            found.owner = self.words(start..start + words);
            found.asks.push(Ask::WhoTwo);
            found.choices = names;
        }
        Some(found)
    }

    /// How many words of this person's name stand here.
    fn name_at(&self, start: usize, seat: &Seat, titled: bool) -> usize {
        let parts: Vec<String> = seat
            .name
            .split_whitespace()
            .map(key)
            .filter(|part| !part.is_empty())
            .collect();
        let here = |from: usize| {
            let rest = parts.get(from..).unwrap_or_default();
            let mut words = 0;
            for (step, part) in rest.iter().enumerate() {
                if self.key(start + step) != *part || (step > 0 && self.cut(start + step)) {
                    break;
                }
                words = step + 1;
            }
            (words, rest.len())
        };
        if parts.is_empty() {
            return 0;
        }
        let (words, all) = here(0);
        // The first name alone is enough at the table; elsewhere the name has to be whole.
        if words == all
            || (words > 0
                && seat.near
                && !(words == 1
                    && parts
                        .first()
                        .is_some_and(|first| first.chars().count() == 1)))
        {
            if !titled || parts.len() == 1 {
                return if words == all { words } else { 1 };
            }
            return 0;
        }
        // A surname: of somebody at the table, or behind "mevrouw".
        if !seat.near {
            return 0;
        }
        (1..parts.len())
            .map(here)
            .find(|(words, all)| words == all && *words > 0)
            .map_or(0, |(words, _)| words)
    }

    /// Does this person do it, or is it done to them? `UWV bellen` has nobody who calls.
    fn does(&self, found: &Found) -> bool {
        let end = found.span.end;
        let told = self
            .tokens
            .get(end.saturating_sub(1))
            .is_some_and(|token| token.colon);
        if told || found.kind == Some(OwnerKind::Ik) || !DONE_TO.contains(&self.key(end)) {
            return true;
        }
        let more = found.span.len() > 1 && self.words(found.span.clone()).contains(" en ");
        let plural = more || self.key(end.saturating_sub(1)).ends_with("ouders");
        let object = self.key(end + 1);
        plural && !object.is_empty() && !AFTER_DONE_TO.contains(&object)
    }

    /// `loonwaarde aanvragen door gemeente`
    fn by_whom(&self) -> Option<Found> {
        let at = self.tokens.iter().rposition(|token| token.key == "door")?;
        let found = self.people(at + 1)?;
        (at > 0 && found.span.end == self.tokens.len()).then_some(Found {
            span: at..found.span.end,
            ..found
        })
    }

    /// A name that nobody here has: `Pieter belt de werkgever`.
    fn stranger(&self) -> Option<Found> {
        let titled = usize::from(TITLES.contains(&self.key(0)));
        let capital = |at: usize| {
            self.tokens
                .get(at)
                .and_then(|token| token.raw.chars().next())
                .is_some_and(char::is_uppercase)
        };
        let mut end = titled;
        while end < titled + 3
            && capital(end)
            && !self.verb(end)
            && self.key(end).chars().count() > 1
        {
            end += 1;
            if self.cut(end) {
                break;
            }
        }
        let told = self
            .tokens
            .get(end.saturating_sub(1))
            .is_some_and(|token| token.colon);
        let does = self.verb(end) && !DONE_TO.contains(&self.key(end));
        (end > titled && (told || does) && (titled > 0 || !self.known_verb(0))).then(|| Found {
            span: 0..end,
            kind: Some(OwnerKind::Anders),
            owner: self.words(0..end),
            asks: vec![Ask::WhoUnknown],
            ..Found::default()
        })
    }

    fn known_verb(&self, at: usize) -> bool {
        let key = self.key(at);
        VERBS.contains(&key) || DONE_TO.contains(&key)
    }

    /// A verb of one person: it ends in a t.
    fn verb(&self, at: usize) -> bool {
        let key = self.key(at);
        self.known_verb(at)
            || (key.chars().count() > 2 && key.ends_with('t') && !NO_VERB.contains(&key))
    }
}

fn take(found: &mut Found, seat: &Seat) {
    found.kind = Some(seat.kind);
    found.owner.clone_from(&seat.name);
    found.contact.clone_from(&seat.contact_id);
}

fn first_of(name: &str) -> Option<String> {
    name.split_whitespace().next().map(text::fold)
}
