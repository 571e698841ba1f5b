//! Municipalities, UWV, employers' desk and all others around the student, their people, and a
//! reference card per municipality with its local rules (handbook 8.6; every municipality differs).

pub(crate) mod card;
pub(crate) mod contacts;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::card::{card, delete_rule, save_rule};
pub use self::contacts::{remove_contact, save_contact};
pub use self::store::{get, list, remove, save};
use crate::ids::{CoachId, ContactId, OrganisationId, RuleId};
use crate::problem::UserFacing;
use crate::store::StoreError;

/// Kind of organisation (handbook 8.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "organisations.ts")]
pub enum OrganisationKind {
    /// Municipality.
    Gemeente,
    /// UWV.
    Uwv,
    /// Werkgeversservicepunt: the employers' desk.
    Wsp,
    /// Doorstroompunt (RMC).
    Doorstroompunt,
    /// Mbo.
    Mbo,
    /// Employer.
    Werkgever,
    /// Care, day activities.
    Zorg,
    /// Jobcoach organisation.
    Jobcoachorganisatie,
    /// Samenwerkingsverband.
    Samenwerkingsverband,
    /// Another school.
    School,
    /// Anything else.
    Anders,
}

/// An organisation; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct Organisation {
    /// Number.
    pub id: Option<OrganisationId>,
    /// Kind.
    pub kind: OrganisationKind,
    /// Name.
    pub name: String,
    /// CBS code of the municipality that it is, or lies in; may be empty.
    pub municipality_code: String,
    /// BRIN, for schools.
    pub brin: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Place.
    pub place: String,
    /// Phone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// Website.
    pub website: String,
    /// Remarks.
    pub remarks: String,
}

/// A person at an organisation; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct Contact {
    /// Number.
    pub id: Option<ContactId>,
    /// Where.
    pub organisation_id: OrganisationId,
    /// Name.
    pub name: String,
    /// Role: consulent, accountmanager, arbeidsdeskundige …
    pub role: String,
    /// Phone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// When and how to reach, in words.
    pub reach: String,
    /// May break through when a case is stuck (handbook 6.1, "rode knop").
    pub red_button: bool,
}

/// An organisation with its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// Its people, by name.
    pub contacts: Vec<Contact>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct OrganisationRow {
    /// Number.
    pub id: OrganisationId,
    /// Kind.
    pub kind: OrganisationKind,
    /// Name.
    pub name: String,
    /// Municipality's name, or place.
    pub place: String,
    /// People there.
    pub contacts: Vec<Contact>,
    /// Young people who live in this municipality and are on a route; only for municipalities.
    pub students: usize,
}

/// A local rule on the card; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct Rule {
    /// Number.
    pub id: Option<RuleId>,
    /// CBS code.
    pub municipality_code: String,
    /// What it is about: uitnodigen, jobcoach, loonkostensubsidie, vervoer …
    pub topic: String,
    /// The rule in words.
    pub text: String,
    /// Who or what says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
}

/// The reference card of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct MunicipalityCard {
    /// CBS code.
    pub code: String,
    /// Unambiguous name.
    pub name: String,
    /// Province.
    pub province: String,
    /// Labour market region.
    pub labour_region: String,
    /// Doorstroompunt region.
    pub doorstroompunt_region: String,
    /// The municipality as an organisation, when it is in the dossier.
    pub organisation: Option<OrganisationPage>,
    /// Local rules, by topic.
    pub rules: Vec<Rule>,
    /// Young people on a route who live there.
    pub students: usize,
    /// Coaches who cover it.
    pub coaches: Vec<CardCoach>,
}

/// A coach on the card of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "organisations.ts")]
pub struct CardCoach {
    /// Who.
    pub id: CoachId,
    /// Name.
    pub name: String,
}

/// What can go wrong with an organisation.
#[derive(Debug, thiserror::Error)]
pub enum OrganisationError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is gone.
    #[error("Deze organisatie staat niet meer in het bestand.")]
    Unknown,
    /// A required field is empty.
    #[error("Vul dit veld nog in.")]
    Missing {
        /// Field name.
        field: &'static str,
    },
    /// Not a municipality code.
    #[error("Deze gemeente kennen we niet. Kies er een uit de lijst.")]
    UnknownMunicipality,
    /// It is used in meetings, placements or by coaches.
    #[error("Deze organisatie wordt nog gebruikt in {uses}. Daarom laten we haar staan.")]
    InUse {
        /// Where, in words.
        uses: String,
    },
}

impl From<rusqlite::Error> for OrganisationError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for OrganisationError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Unknown => "unknown_organisation",
            Self::Missing { .. } => "missing",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::InUse { .. } => "still_used",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::Missing { field } => Some(field),
            Self::UnknownMunicipality => Some("municipality_code"),
            Self::Unknown | Self::InUse { .. } => None,
        }
    }
}
