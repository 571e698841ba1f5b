//! Record numbers: UUIDv7 as text, one type per kind of record so that they can't be mixed up.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export, export_to = "ids.ts", as = "String")]
        pub struct $name(String);

        impl $name {
            /// A new number; numbers made later sort later.
            #[must_use]
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7().to_string())
            }

            /// The number as it stands in the dossier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                String::column_result(value).map(Self)
            }
        }
    )+};
}

ids! {
    /// A school or location of a school.
    SchoolId,
    /// A young person.
    StudentId,
    /// One route of one student.
    RouteId,
    /// A kind of route.
    RouteKindId,
    /// An organisation.
    OrganisationId,
    /// A contact person at an organisation.
    ContactId,
    /// A relative or confidant of a student.
    RelativeId,
    /// A rule on a municipality's reference card.
    RuleId,
    /// An outflow meeting.
    MeetingId,
    /// One student on the agenda of one meeting.
    ItemId,
    /// Somebody invited to a meeting.
    ParticipantId,
    /// An agreement.
    AgreementId,
    /// A row of agreements that come back.
    SeriesId,
    /// A press on the rode knop.
    RedButtonId,
    /// An instrument asked for a student.
    InstrumentId,
    /// A period of an instrument.
    PeriodId,
    /// A term of a kind of instrument.
    TermId,
    /// Something to bring or to look at for a kind of instrument.
    RequirementId,
    /// A hint of a kind of instrument.
    HintId,
    /// A label with hours or money of a kind of instrument.
    RegimeId,
    /// A jobcoach or other coach.
    CoachId,
    /// The assignment of a coach to a student for a period.
    AssignmentId,
    /// A version of a question set.
    QuestionSetId,
    /// A student's passport.
    PassportId,
    /// A work placement or internship.
    PlacementId,
    /// A certificate or other proof.
    EvidenceId,
    /// A photo.
    PhotoId,
    /// With whom a student shares the passport.
    ShareId,
    /// A line of the log of what was given to whom.
    DisclosureId,
    /// A decision about consent.
    ConsentId,
    /// A passport that came from another school.
    ReceivedId,
    /// A place that is open to a student who looks for one.
    OpenPlaceId,
    /// A student who goes to look at a place.
    LookId,
    /// A meeting of the match table.
    MatchSessionId,
}
