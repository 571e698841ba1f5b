//! What came of it, seen from a student and from an organisation.

use chrono::NaiveDate;

use super::types::{Look, OpenPlace, PlaceHistory};
use super::{MatchingError, looks, places};
use crate::ids::{OrganisationId, StudentId};
use crate::store::Dossier;

/// Where a student went to look, newest first.
///
/// # Errors
/// Only those of the store.
pub fn of_student(
    dossier: &Dossier,
    student: &StudentId,
    today: NaiveDate,
) -> Result<Vec<Look>, MatchingError> {
    dossier.read(|sql| {
        let mut looks = looks::find(sql, "l.student_id = ?1", [student], today)?;
        looks.sort_by(|a, b| (b.made_on, &b.id).cmp(&(a.made_on, &a.id)));
        Ok(looks)
    })
}

/// The places of an organisation, and what came of them.
///
/// # Errors
/// Only those of the store.
pub fn of_organisation(
    dossier: &Dossier,
    organisation: &OrganisationId,
    today: NaiveDate,
) -> Result<Vec<PlaceHistory>, MatchingError> {
    dossier.read(|sql| {
        let mut looks = looks::find(sql, "p.organisation_id = ?1", [organisation], today)?;
        looks.reverse();
        let mut found: Vec<PlaceHistory> = places::all(sql, Some(organisation))?
            .into_iter()
            .map(|stored| PlaceHistory {
                looks: looks
                    .iter()
                    .filter(|look| look.place_id == stored.id)
                    .cloned()
                    .collect(),
                state: stored.state(today),
                free: stored.free(),
                place: OpenPlace { ..stored.place },
            })
            .collect();
        found.sort_by_key(|one| (one.state, std::cmp::Reverse(one.place.id.clone())));
        Ok(found)
    })
}
