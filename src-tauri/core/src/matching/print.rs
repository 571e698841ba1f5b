//! The list for the match table on paper. The paper of places is for everybody at the table; what
//! it says of a student is what the screen says.

use chrono::NaiveDate;

use super::places;
use super::seekers;
use super::sessions;
use super::table::place_row;
use super::types::{Look, MatchSession, PlaceRow, PlaceState};
use super::{MatchingError, looks};
use crate::disclosure::Edition;
use crate::ids::StudentId;
use crate::store::Dossier;

/// What may stand on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchPrint {
    /// The session that goes on, else the last one.
    pub session: Option<MatchSession>,
    /// Places with room.
    pub places: Vec<PrintPlace>,
    /// Who look for a place.
    pub seekers: Vec<PrintSeeker>,
    /// What is agreed and not settled.
    pub looks: Vec<PrintLook>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintPlace {
    /// As on screen.
    pub row: PlaceRow,
}

/// A student.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSeeker {
    /// Who, for the log of what leaves.
    pub student_id: StudentId,
    /// First name.
    pub name: String,
    /// Plan A.
    pub plan: String,
    /// Fields of work, by name.
    pub fields: Vec<String>,
    /// What the student can, in own words.
    pub can: Vec<String>,
    /// What the student wants.
    pub wants: Vec<String>,
    /// What the student does not want.
    pub wants_not: Vec<String>,
    /// Certificates.
    pub certificates: Vec<String>,
    /// Most hours a week.
    pub hours_per_week: Option<u32>,
    /// How the student travels.
    pub travel: String,
    /// Municipality.
    pub municipality: String,
    /// Last school day.
    pub leaving: Option<NaiveDate>,
}

/// A look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintLook {
    /// As on screen.
    pub look: Look,
}

/// The list of a day for a kind of receiver: what the table may see, narrowed by the edition.
///
/// # Errors
/// Only those of the store.
pub fn for_print(
    dossier: &Dossier,
    edition: &Edition,
    today: NaiveDate,
) -> Result<MatchPrint, MatchingError> {
    dossier.read(|sql| {
        let session = match sessions::current(sql, today)? {
            Some(session) => Some(session),
            None => sessions::last(sql, today)?,
        };
        let looks = looks::find(
            sql,
            "l.state IN ('voorgesteld', 'gaat_kijken', 'geweest')",
            [],
            today,
        )?;
        let places = places::all(sql, None)?
            .iter()
            .map(|stored| place_row(stored, 0, Vec::new(), today))
            .filter(|row| row.state == PlaceState::Open)
            .map(|row| PrintPlace { row })
            .collect();
        let seekers = seekers::all(sql, today, Some(edition))?
            .into_iter()
            .map(|seeker| PrintSeeker {
                fields: seeker.fields(),
                student_id: seeker.facts.id.clone(),
                name: seeker.facts.name.clone(),
                plan: seeker.plan,
                can: seeker.said.can,
                wants: seeker.said.wants,
                wants_not: seeker.said.not,
                certificates: seeker
                    .facts
                    .certificates
                    .into_iter()
                    .map(|certificate| certificate.title)
                    .collect(),
                hours_per_week: seeker.search.hours_per_week,
                travel: seeker.search.travel,
                municipality: seeker
                    .facts
                    .municipality
                    .map(|one| one.cbs_name.clone())
                    .unwrap_or_default(),
                leaving: seeker.facts.leaving,
            })
            .collect();
        Ok(MatchPrint {
            session,
            places,
            seekers,
            looks: looks.into_iter().map(|look| PrintLook { look }).collect(),
        })
    })
}
