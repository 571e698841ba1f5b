//! The match table of today: last month's looks first, then places beside students.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;

use super::places::Stored;
use super::seekers::Seeker;
use super::suggest::Sides;
use super::types::{Look, MatchTable, OpenPlace, PlaceRow, PlaceState, SeekerRow};
use super::{MatchingError, looks, sessions};
use crate::reference::{self, municipality_name};
use crate::store::Dossier;

/// Everything that lies on the table.
///
/// # Errors
/// Only those of the store.
pub fn table(dossier: &Dossier, today: NaiveDate) -> Result<MatchTable, MatchingError> {
    dossier.read(|sql| {
        let sides = Sides::read(sql, today)?;
        let (of_places, of_seekers) = sides.promising(today);
        let session = sessions::current(sql, today)?;
        let now = session.as_ref().map(|session| &session.id);
        let unsettled = looks::find(
            sql,
            "l.state IN ('voorgesteld', 'gaat_kijken', 'geweest') OR l.state = 'wordt_het' OR l.session_id IS ?1
               OR substr(l.created_at, 1, 10) = ?2",
            (now, today.to_string()),
            today,
        )?;
        let (agreed, before): (Vec<Look>, Vec<Look>) = unsettled.into_iter().partition(|look| match now {
            Some(session) => look.session_id.as_ref() == Some(session),
            None => look.made_on == today,
        });
        let pending = |look: &&Look| look.state.pending();
        let by_place = grouped(before.iter().chain(&agreed).filter(pending), |look| look.place_id.clone());
        let by_student = grouped(before.iter().chain(&agreed).filter(pending), |look| look.student_id.clone());
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for (stored, promising) in sides.stored.iter().zip(of_places) {
            let looks = by_place.get(&stored.id).cloned().unwrap_or_default();
            let row = place_row(stored, promising, looks, today);
            if row.state == PlaceState::Open { open.push(row) } else { closed.push(row) }
        }
        let seekers = sides
            .seekers
            .iter()
            .zip(of_seekers)
            .map(|(seeker, promising)| {
                let looks = by_student.get(&seeker.facts.id).cloned().unwrap_or_default();
                seeker_row(seeker, promising, looks)
            })
            .collect();
        let questions = before
            .into_iter()
            .filter(|look| look.state.pending() || look.over)
            .collect();
        Ok(MatchTable {
            last: sessions::last(sql, today)?,
            session,
            questions,
            agreed,
            places: open,
            closed,
            seekers,
        })
    })
}

fn grouped<'l, K: Eq + Hash>(
    looks: impl Iterator<Item = &'l Look>,
    key: impl Fn(&Look) -> K,
) -> HashMap<K, Vec<Look>> {
    let mut found: HashMap<K, Vec<Look>> = HashMap::new();
    for look in looks {
        found.entry(key(look)).or_default().push(look.clone());
    }
    found
}

/// A place as the table may see it: without remarks.
pub(super) fn place_row(
    stored: &Stored,
    promising: usize,
    looks: Vec<Look>,
    today: NaiveDate,
) -> PlaceRow {
    PlaceRow {
        id: stored.id.clone(),
        place: OpenPlace {
            remarks: String::new(),
            ..stored.place.clone()
        },
        field: reference::work_fields()
            .iter()
            .find(|field| field.code == stored.place.field)
            .map(|field| field.name.clone())
            .unwrap_or_default(),
        town: stored.town(),
        free: stored.free(),
        state: stored.state(today),
        state_reason: stored.reason.clone(),
        promising,
        looks,
    }
}

fn seeker_row(seeker: &Seeker, promising: usize, looks: Vec<Look>) -> SeekerRow {
    let facts = &seeker.facts;
    SeekerRow {
        student_id: facts.id.clone(),
        name: facts.name.clone(),
        why: seeker.why,
        plan: seeker.plan.clone(),
        can: seeker.said.can.clone(),
        wants: seeker.said.wants.clone(),
        wants_not: seeker.said.not.clone(),
        certificates: facts
            .certificates
            .iter()
            .map(|certificate| certificate.title.clone())
            .collect(),
        hours_per_week: seeker.search.hours_per_week,
        days: seeker.search.days.clone(),
        reach: seeker.search.reach,
        travel: seeker.search.travel.clone(),
        municipality: facts
            .municipality
            .map(|municipality| municipality_name(&municipality.code).to_owned())
            .unwrap_or_default(),
        leaving: facts.leaving,
        promising,
        looks,
    }
}
