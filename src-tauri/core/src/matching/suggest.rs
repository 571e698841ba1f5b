//! Suggestions with reasons, from either side.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::MatchingError;
use super::places::{self, Stored};
use super::prepare::{self, PlaceFacts};
use super::reasons::reasons;
use super::seekers::{self, Seeker};
use super::types::{PlaceState, SuggestFor, Suggestion};
use super::weigh::score;
use crate::store::{Dossier, StoreError};

/// Both sides, ready to be laid beside each other.
pub(super) struct Sides {
    pub(super) stored: Vec<Stored>,
    /// In the order of `stored`.
    pub(super) places: Vec<PlaceFacts>,
    pub(super) seekers: Vec<Seeker>,
}

impl Sides {
    pub(super) fn read(sql: &Connection, today: NaiveDate) -> Result<Self, StoreError> {
        let stored = places::all(sql, None)?;
        Ok(Self {
            places: stored
                .iter()
                .map(|one| prepare::place(&one.id, &one.place, one.town()))
                .collect(),
            stored,
            seekers: seekers::all(sql, today, None)?,
        })
    }

    /// For how many pairs more speaks for it than against it, per place and per student. Places
    /// without room count for nobody.
    pub(super) fn promising(&self, today: NaiveDate) -> (Vec<usize>, Vec<usize>) {
        let mut of_places = vec![0; self.places.len()];
        let mut of_seekers = vec![0; self.seekers.len()];
        let open = self
            .stored
            .iter()
            .zip(&self.places)
            .zip(&mut of_places)
            .filter(|((stored, _), _)| stored.state(today) == PlaceState::Open);
        for ((_, place), of_place) in open {
            for (seeker, of_seeker) in self.seekers.iter().zip(&mut of_seekers) {
                if score(place, &seeker.facts).1 {
                    *of_place += 1;
                    *of_seeker += 1;
                }
            }
        }
        (of_places, of_seekers)
    }
}

/// Which students for a place, or which places for a student; the best first. Everybody who looks
/// and every place with room is in it: a person decides.
///
/// # Errors
/// `UnknownPlace`, `UnknownStudent` when the student does not look for a place.
pub fn suggest(
    dossier: &Dossier,
    of: &SuggestFor,
    today: NaiveDate,
) -> Result<Vec<Suggestion>, MatchingError> {
    dossier.read(|sql| {
        let sides = Sides::read(sql, today)?;
        match of {
            SuggestFor::Place { id } => {
                let place = sides
                    .places
                    .iter()
                    .find(|place| place.id == *id)
                    .ok_or(MatchingError::UnknownPlace)?;
                let pairs = sides.seekers.iter().map(|seeker| (place, seeker));
                Ok(in_order(pairs))
            }
            SuggestFor::Student { id } => {
                let seeker = sides
                    .seekers
                    .iter()
                    .find(|seeker| seeker.facts.id == *id)
                    .ok_or(MatchingError::UnknownStudent)?;
                let open = sides
                    .stored
                    .iter()
                    .zip(&sides.places)
                    .filter(|(stored, _)| stored.state(today) == PlaceState::Open);
                Ok(in_order(open.map(|(_, place)| (place, seeker))))
            }
        }
    })
}

fn in_order<'a>(pairs: impl Iterator<Item = (&'a PlaceFacts, &'a Seeker)>) -> Vec<Suggestion> {
    let mut weighed: Vec<_> = pairs
        .map(|(place, seeker)| (score(place, &seeker.facts), place, seeker))
        .collect();
    // Equals stay in the order of the list: by name.
    weighed.sort_by_key(|((sum, promising), _, _)| (!promising, -sum));
    weighed
        .into_iter()
        .map(|((_, promising), place, seeker)| Suggestion {
            place_id: place.id.clone(),
            student_id: seeker.facts.id.clone(),
            promising,
            reasons: reasons(place, &seeker.facts),
        })
        .collect()
}

/// How many pairs of a student and a place with room are worth a look, over the whole table.
///
/// # Errors
/// Only those of the store.
pub fn promising(dossier: &Dossier, today: NaiveDate) -> Result<usize, MatchingError> {
    dossier.read(|sql| Ok(Sides::read(sql, today)?.promising(today).0.iter().sum()))
}
