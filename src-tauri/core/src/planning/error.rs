//! What can go wrong with a plan.

use crate::meetings::MeetingError;
use crate::problem::UserFacing;
use crate::store::StoreError;

/// What can go wrong with a plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanningError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A meeting of the plan can't be; nothing is planned then.
    #[error("{source} Er is nog niets gepland.")]
    Meeting {
        /// Why.
        #[from]
        source: MeetingError,
    },
    /// Not a round of the settings.
    #[error("Deze ronde plan je niet. Kijk bij Instellingen hoeveel rondes er zijn.")]
    NotARound,
    /// The proposal is of before somebody was planned or seen.
    #[error(
        "{name} staat voor deze ronde al op een lijst. Er is niets gepland. Vraag een nieuw voorstel."
    )]
    AlreadyPlanned {
        /// Student's name.
        name: String,
    },
    /// Nothing chosen.
    #[error("Er staat geen jongere in het voorstel. Er is niets gepland.")]
    Nothing,
}

impl From<rusqlite::Error> for PlanningError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for PlanningError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Meeting { source } => source.code(),
            Self::NotARound => "not_a_round",
            Self::AlreadyPlanned { .. } => "already_planned",
            Self::Nothing => "nothing_to_plan",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Meeting { source } => source.field(),
            Self::NotARound | Self::AlreadyPlanned { .. } | Self::Nothing => None,
        }
    }
}
