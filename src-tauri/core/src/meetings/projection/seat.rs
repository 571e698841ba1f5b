//! Who somebody is on the screen: a first name, and what they are in a closed list of words. What was
//! typed as a role never gets there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agreements::OwnerKind;
use crate::disclosure::Receiver;
use crate::organisations::OrganisationKind;
use crate::text::fold;

/// Somebody on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct Seat {
    /// First name; empty when only the role is shown.
    pub name: String,
    /// What they are.
    pub role: Role,
}

/// What somebody at the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "meetings.ts")]
pub enum Role {
    /// The student.
    Jongere,
    /// Father.
    Vader,
    /// Mother.
    Moeder,
    /// Another relative or carer.
    Familie,
    /// A colleague at school: mentor, teacher.
    School,
    /// Municipality.
    Gemeente,
    /// UWV.
    Uwv,
    /// Employers' desk.
    Wsp,
    /// Doorstroompunt.
    Doorstroompunt,
    /// Mbo.
    Mbo,
    /// Employer.
    Werkgever,
    /// Jobcoach.
    Jobcoach,
    /// Care.
    Zorg,
    /// Not known.
    Anders,
}

/// Words in a role, folded, and what they say; the first that fits counts.
const WORDS: &[(&[&str], Role)] = &[
    (&["moeder", "mama"], Role::Moeder),
    (&["vader", "papa"], Role::Vader),
    (
        &[
            "ouder", "ouders", "verzorg", "voogd", "pleeg", "stief", "oma", "opa", "broer", "zus",
            "oom", "tante", "familie",
        ],
        Role::Familie,
    ),
    (&["jobcoach", "werkcoach", "lifecoach"], Role::Jobcoach),
    (&["uwv", "arbeidsdeskundige"], Role::Uwv),
    (
        &[
            "wsp",
            "werkgeversservice",
            "werkgeverspunt",
            "accountmanager",
        ],
        Role::Wsp,
    ),
    (
        &["doorstroompunt", "rmc", "leerplicht"],
        Role::Doorstroompunt,
    ),
    (
        &["gemeente", "consulent", "klantmanager", "regisseur"],
        Role::Gemeente,
    ),
    (&["mbo", "roc", "aoc", "intaker"], Role::Mbo),
    (
        &[
            "werkgever",
            "leermeester",
            "baas",
            "bedrijf",
            "praktijkopleider",
        ],
        Role::Werkgever,
    ),
    (
        &[
            "zorg",
            "ggz",
            "dagbesteding",
            "ambulant",
            "hulpverlener",
            "gezinscoach",
        ],
        Role::Zorg,
    ),
    (
        &[
            "mentor",
            "docent",
            "leraar",
            "stagebegeleider",
            "stagecoordinator",
            "coordinator",
            "decaan",
            "school",
            "intern",
        ],
        Role::School,
    ),
];

impl Role {
    /// By the organisation somebody comes from, and without one by what was typed.
    pub(in crate::meetings) fn of(organisation: Option<OrganisationKind>, typed: &str) -> Self {
        match organisation {
            Some(OrganisationKind::Gemeente) => Self::Gemeente,
            Some(OrganisationKind::Uwv) => Self::Uwv,
            Some(OrganisationKind::Wsp) => Self::Wsp,
            Some(OrganisationKind::Doorstroompunt) => Self::Doorstroompunt,
            Some(OrganisationKind::Mbo) => Self::Mbo,
            Some(OrganisationKind::Werkgever) => Self::Werkgever,
            Some(OrganisationKind::Zorg) => Self::Zorg,
            Some(OrganisationKind::Jobcoachorganisatie) => Self::Jobcoach,
            // Another school, or something of which nothing is known: a role typed beside it does
            // not make it less of a stranger.
            Some(
                OrganisationKind::School
                | OrganisationKind::Samenwerkingsverband
                | OrganisationKind::Anders,
            ) => Self::Anders,
            None => Self::typed(typed),
        }
    }

    /// What a typed role says.
    pub(super) fn typed(typed: &str) -> Self {
        let folded = fold(typed);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        WORDS
            .iter()
            .find(|(starts, _)| {
                words
                    .iter()
                    .any(|word| starts.iter().any(|start| fits(word, start)))
            })
            .map_or(Self::Anders, |(_, role)| *role)
    }

    pub(super) fn of_owner(kind: OwnerKind, typed: &str) -> Self {
        match kind {
            OwnerKind::Jongere => Self::Jongere,
            OwnerKind::Ouder => match Self::typed(typed) {
                role @ (Self::Vader | Self::Moeder) => role,
                _ => Self::Familie,
            },
            OwnerKind::Ik | OwnerKind::School => Self::School,
            OwnerKind::Gemeente => Self::Gemeente,
            OwnerKind::Uwv => Self::Uwv,
            OwnerKind::Wsp => Self::Wsp,
            OwnerKind::Jobcoach => Self::Jobcoach,
            OwnerKind::Werkgever => Self::Werkgever,
            OwnerKind::Anders => Self::Anders,
        }
    }

    /// With whose eyes somebody looks.
    pub(super) fn eyes(self) -> Eyes {
        match self {
            Self::Jongere => Eyes::Student,
            Self::Vader | Self::Moeder | Self::Familie => Eyes::Family,
            Self::School => Eyes::School,
            // One profile for all public bodies, as for documents.
            Self::Gemeente | Self::Uwv | Self::Wsp | Self::Doorstroompunt => {
                Eyes::Outside(&[Receiver::Gemeente])
            }
            Self::Mbo => Eyes::Outside(&[Receiver::Mbo]),
            Self::Werkgever => Eyes::Outside(&[Receiver::Werkgever]),
            Self::Jobcoach => Eyes::Outside(&[Receiver::Jobcoach]),
            Self::Zorg => Eyes::Outside(&[Receiver::Zorg]),
            // What every kind of outsider may see, a stranger may.
            Self::Anders => Eyes::Outside(&[
                Receiver::Werkgever,
                Receiver::Mbo,
                Receiver::Gemeente,
                Receiver::Zorg,
            ]),
        }
    }
}

/// A short word has to be the whole word: `oma` is not in `Romaanse`, and `roc` not in `rocker`.
fn fits(word: &str, start: &str) -> bool {
    if start.len() < 5 {
        word == start
    } else {
        word.starts_with(start)
    }
}

/// With whose eyes somebody looks at the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    /// Whose screen it is.
    Student,
    /// A relative: what is discussed at the table, and of the passport what the student shares.
    Family,
    /// A colleague on the case: as the coordinator, but not what is the student's alone.
    School,
    /// Somebody from outside, bound by each of these profiles.
    Outside(&'static [Receiver]),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_follows_from_organisation_or_words() {
        for (organisation, typed, role) in [
            (Some(OrganisationKind::Wsp), "moeder", Role::Wsp),
            (Some(OrganisationKind::Anders), "mentor", Role::Anders),
            (None, "moeder van Daan", Role::Moeder),
            (None, "Pleegouder", Role::Familie),
            (None, "consulent gemeente", Role::Gemeente),
            (None, "UWV, arbeidsdeskundige", Role::Uwv),
            (None, "Accountmanager WSP", Role::Wsp),
            (None, "mentor", Role::School),
            (None, "leermeester", Role::Werkgever),
            (None, "Romaanse talen", Role::Anders),
            (None, "", Role::Anders),
        ] {
            assert_eq!(
                Role::of(organisation, typed),
                role,
                "{organisation:?} {typed}"
            );
        }
    }
}
