//! Which column is read as what: proposed, corrected by a person, remembered per kind of file.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::bsn::BsnGuard;
use super::{ListError, Sheet, Sheets, TargetField, header, values};
use crate::problem::UserFacing;
use crate::reference::compact;

/// A further sheet with the same columns, such as one tab per class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct SheetPart {
    /// Index of the sheet, from 0.
    pub sheet: usize,
    /// Index of its header row, from 0.
    pub header_row: usize,
}

/// How a list is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct Mapping {
    /// Index of the sheet, from 0.
    pub sheet: usize,
    /// Index of the header row, from 0.
    pub header_row: usize,
    /// Per column what it is read as; columns past the end are not read.
    pub columns: Vec<Option<TargetField>>,
    /// Other sheets that are read with the same columns.
    #[serde(default)]
    pub more_sheets: Vec<SheetPart>,
    /// What the user chose for place names that stand for more than one municipality, or for
    /// none in the list: folded name → CBS code.
    #[serde(default)]
    pub municipality_choices: BTreeMap<String, String>,
}

/// A proposal for a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct Suggestion {
    /// The proposal.
    pub mapping: Mapping,
    /// Stands for this kind of file, see [`fingerprint`].
    pub fingerprint: String,
    /// The column names as they stand in the file.
    pub headers: Vec<String>,
    /// Indexes of columns that hold a BSN and are never read.
    pub bsn_columns: Vec<usize>,
    /// Indexes of named columns that are not known; the user may map them.
    pub unmapped: Vec<usize>,
}

/// Why a mapping can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No column for the student number.
    #[error(
        "Wijs een kolom aan voor het leerlingnummer. Daaraan herkennen we leerlingen de volgende keer."
    )]
    NoNumber,
    /// No column for a name.
    #[error("Wijs een kolom aan voor de naam: de hele naam, of roepnaam en achternaam.")]
    NoName,
    /// Two columns for the same field.
    #[error("Er zijn twee kolommen gekozen voor ‘{}’. Kies er één.", .0.dutch())]
    Twice(TargetField),
    /// A BSN column was mapped.
    #[error(
        "Eén van de gekozen kolommen bevat een burgerservicenummer. Dat mag hier niet bewaard worden. Kies voor die kolom ‘niet inlezen’."
    )]
    BsnColumn,
    /// The sheet or header row is not in the file.
    #[error("Deze indeling past niet bij het bestand. Kies de rij met kolomnamen opnieuw.")]
    OutOfSheet,
}

impl UserFacing for MappingError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoNumber => "mapping_no_number",
            Self::NoName => "mapping_no_name",
            Self::Twice(_) => "mapping_twice",
            Self::BsnColumn => "mapping_bsn",
            Self::OutOfSheet => "mapping_out_of_sheet",
        }
    }
}

/// Finds the header row and proposes a mapping.
///
/// # Errors
/// [`ListError::NoHeader`] when no row looks like a header row (the user may still point at one,
/// see [`suggest_at`]), [`ListError::NoRows`] when there is nothing under it.
pub fn suggest(sheets: &Sheets) -> Result<Suggestion, ListError> {
    let (sheet, row) = header::find(sheets).ok_or(ListError::NoHeader)?;
    suggest_at(sheets, sheet, row)
}

/// As [`suggest`], with the header row pointed out.
///
/// # Errors
/// [`ListError::NoHeader`] when that row is empty or not there, [`ListError::NoRows`] when there
/// is nothing under it.
pub fn suggest_at(
    sheets: &Sheets,
    sheet: usize,
    header_row: usize,
) -> Result<Suggestion, ListError> {
    let source = sheets.get(sheet).ok_or(ListError::NoHeader)?;
    let row = source
        .rows
        .get(header_row)
        .filter(|row| !row.is_empty())
        .ok_or(ListError::NoHeader)?;
    if source.rows.iter().skip(header_row + 1).all(Vec::is_empty) {
        return Err(ListError::NoRows);
    }
    let headers = header::texts(row);
    let mut columns = header::assign(&headers);
    let more_sheets = alike(sheets, SheetPart { sheet, header_row }, &headers, &columns);
    let guard = guard(
        sheets,
        SheetPart { sheet, header_row },
        &more_sheets,
        &headers,
        &columns,
    );
    let bsn_columns: Vec<usize> = (0..headers.len())
        .filter(|column| guard.drops_column(*column))
        .collect();
    for (index, column) in columns.iter_mut().enumerate() {
        if guard.drops_column(index) {
            *column = None;
        }
    }
    let unmapped = headers
        .iter()
        .enumerate()
        .filter(|(index, name)| {
            !name.is_empty() && columns.get(*index) == Some(&None) && !bsn_columns.contains(index)
        })
        .map(|(index, _)| index)
        .collect();
    Ok(Suggestion {
        fingerprint: fingerprint(&headers),
        mapping: Mapping {
            sheet,
            header_row,
            columns,
            more_sheets,
            municipality_choices: BTreeMap::new(),
        },
        headers,
        bsn_columns,
        unmapped,
    })
}

/// The same text for every file with the same column names in the same order, whatever their
/// spelling: the key under which a corrected mapping is remembered.
#[must_use]
pub fn fingerprint(headers: &[String]) -> String {
    let names: Vec<String> = headers.iter().map(|name| compact(name)).collect();
    let joined = names.join("\u{1f}");
    let digest = Sha256::digest(joined.trim_end_matches('\u{1f}').as_bytes());
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Visible sheets with the same header row and other students: a tab per class. A tab that
/// repeats students of the first (an overview beside the classes) is left out.
fn alike(
    sheets: &Sheets,
    first: SheetPart,
    headers: &[String],
    columns: &[Option<TargetField>],
) -> Vec<SheetPart> {
    let Some(number) = columns
        .iter()
        .position(|column| *column == Some(TargetField::Number))
    else {
        return Vec::new();
    };
    let wanted = fingerprint(headers);
    let numbers = |part: SheetPart| -> HashSet<String> {
        let rows = sheets
            .get(part.sheet)
            .map(|sheet| sheet.rows.as_slice())
            .unwrap_or_default();
        rows.iter()
            .skip(part.header_row + 1)
            .filter_map(|row| values::number(row.get(number)?))
            .collect()
    };
    let mut seen = numbers(first);
    let mut found = Vec::new();
    for (index, sheet) in sheets.list.iter().enumerate() {
        if index == first.sheet || sheet.hidden {
            continue;
        }
        let rows = sheet
            .rows
            .iter()
            .enumerate()
            .take(super::limits::HEADER_SEARCH_ROWS);
        let mut headers = rows.filter(|(_, row)| header::score(row) > 0);
        let Some((header_row, _)) =
            headers.find(|(_, row)| fingerprint(&header::texts(row)) == wanted)
        else {
            continue;
        };
        let part = SheetPart {
            sheet: index,
            header_row,
        };
        let own = numbers(part);
        if !own.is_empty() && own.is_disjoint(&seen) {
            seen.extend(own);
            found.push(part);
        }
    }
    found
}

fn guard(
    sheets: &Sheets,
    first: SheetPart,
    more: &[SheetPart],
    headers: &[String],
    columns: &[Option<TargetField>],
) -> BsnGuard {
    let parts: Vec<(&Sheet, usize)> = std::iter::once(&first)
        .chain(more)
        .filter_map(|part| sheets.get(part.sheet).map(|sheet| (sheet, part.header_row)))
        .collect();
    BsnGuard::new(&parts, headers, columns)
}

impl Mapping {
    /// All sheets that are read, the first one first.
    pub(super) fn parts(&self) -> impl Iterator<Item = SheetPart> + '_ {
        std::iter::once(SheetPart {
            sheet: self.sheet,
            header_row: self.header_row,
        })
        .chain(self.more_sheets.iter().copied())
    }

    /// The column names as they stand in the file.
    #[must_use]
    pub fn headers(&self, sheets: &Sheets) -> Vec<String> {
        let row = sheets
            .get(self.sheet)
            .and_then(|sheet| sheet.rows.get(self.header_row));
        row.map(|row| header::texts(row)).unwrap_or_default()
    }

    /// The same choice of columns and municipalities, at the place where this file has them: for
    /// a mapping that was remembered under the fingerprint of `found`.
    #[must_use]
    pub fn adopted_from(found: &Suggestion, remembered: &Self) -> Self {
        let mut mapping = found.mapping.clone();
        mapping.columns.clone_from(&remembered.columns);
        mapping
            .municipality_choices
            .clone_from(&remembered.municipality_choices);
        for column in &found.bsn_columns {
            if let Some(target) = mapping.columns.get_mut(*column) {
                *target = None;
            }
        }
        mapping
    }

    /// The column that is read as this field.
    #[must_use]
    pub fn column(&self, field: TargetField) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| *column == Some(field))
    }

    /// What must not be read.
    pub(super) fn guard(&self, sheets: &Sheets) -> BsnGuard {
        let headers = self.headers(sheets);
        let first = SheetPart {
            sheet: self.sheet,
            header_row: self.header_row,
        };
        guard(sheets, first, &self.more_sheets, &headers, &self.columns)
    }

    /// Whether the mapping can be used for this file.
    ///
    /// # Errors
    /// [`MappingError`] says what the user has to change.
    pub fn check(&self, sheets: &Sheets) -> Result<(), MappingError> {
        let there = |part: SheetPart| {
            sheets
                .get(part.sheet)
                .and_then(|sheet| sheet.rows.get(part.header_row))
                .is_some_and(|row| !row.is_empty())
        };
        if !self.parts().all(there) {
            return Err(MappingError::OutOfSheet);
        }
        let mut seen = HashSet::new();
        for field in self.columns.iter().flatten() {
            if !seen.insert(*field) {
                return Err(MappingError::Twice(*field));
            }
        }
        let guard = self.guard(sheets);
        if self
            .columns
            .iter()
            .enumerate()
            .any(|(index, column)| column.is_some() && guard.drops_column(index))
        {
            return Err(MappingError::BsnColumn);
        }
        if !seen.contains(&TargetField::Number) {
            return Err(MappingError::NoNumber);
        }
        let names = [
            TargetField::FirstName,
            TargetField::LastName,
            TargetField::FullName,
        ];
        if names.iter().any(|field| seen.contains(field)) {
            Ok(())
        } else {
            Err(MappingError::NoName)
        }
    }
}

#[cfg(test)]
mod tests;
