//! A class list into the dossier: what would change, and then changing it, all or nothing.
//!
//! Reading files is [`crate::exchange`]; here rows meet the records that are there. A student is
//! recognised by number within a school. An empty cell never empties a field: lists leave out
//! what they don't know. Students who are no longer in the list are reported, never removed.

mod apply;
mod diff;
mod file;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::apply::{apply, plan};
pub use self::file::preview;
use crate::exchange::{ListError, Mapping, MappingError, Preview, TargetField, UnresolvedPlace};
use crate::ids::{RouteKindId, StudentId};
use crate::problem::UserFacing;
use crate::route::RouteError;
use crate::store::StoreError;

/// The first look at a file, for the step in which the columns are checked.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct ImportPreview {
    /// The mapping that is proposed, or that was used for this kind of file before.
    pub mapping: Mapping,
    /// It was used before.
    pub remembered: bool,
    /// Sheets, columns and first rows as this mapping reads them.
    pub preview: Preview,
    /// The fields that a column can go to, with their Dutch names.
    pub fields: Vec<(TargetField, &'static str)>,
}

/// A file to look at.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct ReadList {
    /// The file.
    pub path: String,
    /// Corrected mapping; absent takes the remembered or proposed one.
    #[serde(default)]
    #[ts(optional)]
    pub mapping: Option<Mapping>,
}

/// What students get that the list does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "import.ts", optional_fields)]
pub struct ImportDefaults {
    /// School year of leaving; empty is the present one.
    pub cohort: String,
    /// pro, vso, entree, mbo2; empty is the setting.
    pub school_type: String,
    /// Kind of route; absent is the setting.
    pub route_kind: Option<RouteKindId>,
}

/// A dry run to make.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct PlanImport {
    /// The file.
    pub path: String,
    /// Corrected mapping; absent takes the proposed or remembered one.
    #[serde(default)]
    #[ts(optional)]
    pub mapping: Option<Mapping>,
    /// For what the list does not say.
    #[serde(default)]
    #[ts(optional, as = "Option<ImportDefaults>")]
    pub defaults: ImportDefaults,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "import.ts")]
pub enum RowOutcome {
    /// A student who was not there.
    New,
    /// A student with other values.
    Changed,
    /// A student who is the same.
    Unchanged,
    /// Not taken in.
    Refused,
}

/// A field that gets another value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct FieldChange {
    /// Field name as on the student.
    pub field: &'static str,
    /// Value now.
    pub from: String,
    /// Value in the list.
    pub to: String,
}

/// One row of the dry run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct PlannedRow {
    /// Row as in the spreadsheet program, from 1.
    pub row: usize,
    /// Student number, as far as it is known.
    pub number: String,
    /// Name, as far as it is known.
    pub name: String,
    /// What happens.
    pub outcome: RowOutcome,
    /// Which fields change.
    pub changes: Vec<FieldChange>,
    /// Why the row is refused, in plain Dutch; empty otherwise.
    pub reason: String,
    /// What is odd but no reason to refuse.
    pub warnings: Vec<String>,
}

/// A student of this school who is not in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct MissingStudent {
    /// Who.
    pub id: StudentId,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct ImportPlan {
    /// Row by row.
    pub rows: Vec<PlannedRow>,
    /// Students of the same school and cohort who are not in the list.
    pub missing: Vec<MissingStudent>,
    /// Places to choose a municipality for, once for the whole list.
    pub unresolved: Vec<UnresolvedPlace>,
    /// Names of columns that were left out because they hold a BSN.
    pub bsn_columns: Vec<String>,
    /// Counts.
    pub done: ImportDone,
}

/// What an import did, in counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "import.ts")]
pub struct ImportDone {
    /// New students.
    pub new: usize,
    /// Changed students.
    pub changed: usize,
    /// Unchanged students.
    pub unchanged: usize,
    /// Refused rows.
    pub refused: usize,
    /// Students who are not in the list.
    pub missing: usize,
    /// Rows in which a BSN was left out.
    pub dropped_bsn: usize,
}

/// What can go wrong with an import.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// See the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file can't be read as a list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The columns don't fit.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// A route.
    #[error(transparent)]
    Route(#[from] RouteError),
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl UserFacing for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::List(error) => error.code(),
            Self::Mapping(error) => error.code(),
            Self::Route(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.field(),
            Self::List(error) => error.field(),
            Self::Mapping(error) => error.field(),
            Self::Route(error) => error.field(),
        }
    }
}
