//! Class lists in: from the bytes of a file to checked rows; and appointments out ([`calendar`]).
//!
//! Three steps, each usable alone: [`read_file`] turns a file into [`Sheets`]; [`suggest`] finds
//! the header row and proposes a [`Mapping`] that a person may correct; [`parse_rows`] turns both
//! into [`ParsedRow`]s with what is wrong in them. What the rows do to the dossier is not decided
//! here, and nothing here touches it. No type of a reading library appears outside this folder.
//!
//! A BSN never leaves this folder: [`bsn`] says when a column or cell is one.

pub mod bsn;
pub mod calendar;
pub mod dates;
mod delimited;
mod encoding;
mod error;
mod fields;
pub mod header;
pub mod limits;
mod mapping;
pub mod names;
mod ods_size;
mod package;
mod preview;
mod progress;
mod read;
mod rows;
mod sheet;
mod sniff;
#[cfg(test)]
mod testing;
mod values;
mod workbook;

pub use error::{Foreign, ListError};
pub use fields::{LearningPath, OutflowProfile, StudentFields, TargetField};
pub use mapping::{Mapping, MappingError, SheetPart, Suggestion, fingerprint, suggest, suggest_at};
pub use preview::{Preview, PreviewColumn, PreviewRow, PreviewSheet, preview};
pub use progress::{Progress, Quiet};
pub use read::{read_bytes, read_file};
pub use rows::{
    ParsedList, ParsedRow, ProblemCode, RowProblem, SkipReason, SkippedRow, UnresolvedPlace,
    parse_rows,
};
pub use sheet::{Cell, Sheet, Sheets};
