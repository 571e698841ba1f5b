//! Rows of a list to students, with what is wrong in each.
//!
//! A row is refused when it can't be told who it is about or when a fact in it is impossible. All
//! else is a warning: the row comes in, the doubtful field stays empty. A message never repeats a
//! value that may be a BSN.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::progress::tick;
use super::{ListError, Mapping, Progress, Sheets, StudentFields, TargetField};
use build::RowReader;
use skip::Skipper;

mod build;
mod person;
mod place;
mod skip;

/// What can be wrong in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange.ts")]
pub enum ProblemCode {
    /// No student number. Refuses.
    NoNumber,
    /// No name. Refuses.
    NoName,
    /// A birth date that doesn't exist or can't be read. Refuses.
    ImpossibleDate,
    /// Born in the future. Refuses.
    BornInFuture,
    /// Younger than 10 or older than 40. Refuses.
    ImplausibleAge,
    /// The number stands in another row as well. Refuses both.
    DuplicateNumber,
    /// A BSN was left out.
    BsnDropped,
    /// First or last name is missing.
    IncompleteName,
    /// Where to cut a name of three words or more was a guess.
    UncertainName,
    /// The municipality or place is not in the list.
    UnknownMunicipality,
    /// The name stands for more than one municipality.
    AmbiguousMunicipality,
    /// Not an e-mail address.
    InvalidEmail,
    /// Not five digits.
    InvalidCrebo,
    /// Neither bol nor bbl.
    UnknownLearningPath,
    /// Not 1 to 4.
    UnknownLevel,
    /// Not a school year.
    InvalidCohort,
    /// The expected end date is no date.
    InvalidEndDate,
    /// Not one of the profiles.
    UnknownProfile,
    /// Not a BRIN.
    InvalidBrin,
}

impl ProblemCode {
    /// Whether a row with this problem stays out.
    #[must_use]
    pub fn refuses(self) -> bool {
        matches!(
            self,
            Self::NoNumber
                | Self::NoName
                | Self::ImpossibleDate
                | Self::BornInFuture
                | Self::ImplausibleAge
                | Self::DuplicateNumber
        )
    }
}

/// One thing that is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct RowProblem {
    /// What it is.
    pub code: ProblemCode,
    /// The row stays out.
    pub refuses: bool,
    /// The field it is about.
    pub field: Option<TargetField>,
    /// Plain Dutch for the user.
    pub message: String,
}

impl RowProblem {
    pub(super) fn new(
        code: ProblemCode,
        field: Option<TargetField>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            refuses: code.refuses(),
            field,
            message: message.into(),
        }
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct ParsedRow {
    /// Index of the sheet, from 0.
    pub sheet: usize,
    /// Row number as the spreadsheet shows it, from 1.
    pub row_number: usize,
    /// What the row says.
    pub fields: StudentFields,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// A BSN in this row was left out.
    pub dropped_bsn: bool,
}

impl ParsedRow {
    /// The first reason for which the row stays out; `None` when it may come in.
    #[must_use]
    pub fn refusal(&self) -> Option<&RowProblem> {
        self.problems.iter().find(|problem| problem.refuses)
    }
}

/// Why a row is no student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange.ts")]
pub enum SkipReason {
    /// The column names again.
    RepeatedHeader,
    /// A total or a count.
    Total,
}

/// A row that is no student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct SkippedRow {
    /// Index of the sheet, from 0.
    pub sheet: usize,
    /// Row number as the spreadsheet shows it, from 1.
    pub row_number: usize,
    /// Why.
    pub reason: SkipReason,
}

/// A place or municipality that a person has to choose, once for the whole list, through
/// [`Mapping::municipality_choices`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct UnresolvedPlace {
    /// Key for [`Mapping::municipality_choices`].
    pub key: String,
    /// As it stands in the list.
    pub text: String,
    /// CBS codes to choose from; empty when it is not in the list at all.
    pub codes: Vec<String>,
    /// In how many rows.
    pub rows: usize,
}

/// A list, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange.ts")]
pub struct ParsedList {
    /// The students, in the order of the list.
    pub rows: Vec<ParsedRow>,
    /// Names of the columns that were left out because they hold a BSN.
    pub bsn_columns: Vec<String>,
    /// Rows that are no students.
    pub skipped: Vec<SkippedRow>,
    /// Places to choose a municipality for.
    pub unresolved: Vec<UnresolvedPlace>,
}

/// Youngest and oldest age that a list may hold. The program is for 15 to 27 (handbook 3); the
/// margin is for first-year pupils and late leavers, what is outside is a typing error.
const AGES: std::ops::RangeInclusive<i32> = 10..=40;

/// Reads the rows under the header row. `today` decides which birth dates can be.
///
/// # Errors
/// [`ListError::NoRows`] when there is no student in it, [`ListError::Cancelled`].
pub fn parse_rows(
    sheets: &Sheets,
    mapping: &Mapping,
    today: NaiveDate,
    progress: &dyn Progress,
) -> Result<ParsedList, ListError> {
    let guard = mapping.guard(sheets);
    let headers = mapping.headers(sheets);
    let skipper = Skipper::new(&headers, mapping);
    let mut reader = RowReader::new(mapping, &guard, sheets.epoch_1904, today);
    let mut list = ParsedList {
        bsn_columns: headers
            .iter()
            .enumerate()
            .filter(|(column, _)| guard.drops_column(*column))
            .map(|(_, name)| name.clone())
            .collect(),
        ..ParsedList::default()
    };
    let total: usize = mapping
        .parts()
        .filter_map(|part| sheets.get(part.sheet))
        .map(|sheet| sheet.rows.len())
        .sum();
    let mut done = 0_usize;
    for part in mapping.parts() {
        let Some(sheet) = sheets.get(part.sheet) else {
            continue;
        };
        for (index, cells) in sheet.rows.iter().enumerate().skip(part.header_row + 1) {
            done += 1;
            tick(progress, done, total)?;
            let row_number = index + 1;
            if skipper.is_blank(cells, &guard) {
                continue;
            }
            if let Some(reason) = skipper.reason(cells) {
                list.skipped.push(SkippedRow {
                    sheet: part.sheet,
                    row_number,
                    reason,
                });
                continue;
            }
            list.rows.push(reader.read(part.sheet, row_number, cells));
        }
    }
    if list.rows.is_empty() {
        return Err(ListError::NoRows);
    }
    refuse_duplicates(&mut list.rows, mapping.more_sheets.is_empty(), sheets);
    list.unresolved = reader.into_unresolved();
    Ok(list)
}

/// A number must stand once per school: of two rows nobody can say which one is right.
fn refuse_duplicates(rows: &mut [ParsedRow], one_sheet: bool, sheets: &Sheets) {
    let mut places: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(number) = &row.fields.number else {
            continue;
        };
        let school = row
            .fields
            .brin
            .clone()
            .or_else(|| row.fields.school.as_deref().map(crate::reference::compact));
        places
            .entry((school.unwrap_or_default(), number.to_lowercase()))
            .or_default()
            .push(index);
    }
    // In order of the list, so that messages come out the same every time.
    let twice: BTreeMap<usize, Vec<usize>> = places
        .into_values()
        .filter(|same| same.len() > 1)
        .map(|same| (same.first().copied().unwrap_or(0), same))
        .collect();
    for same in twice.into_values() {
        let names: Vec<(usize, String)> = same
            .iter()
            .filter_map(|index| rows.get(*index).map(|row| (*index, row)))
            .map(|(index, row)| {
                let tab = sheets
                    .get(row.sheet)
                    .map(|sheet| sheet.name.as_str())
                    .unwrap_or_default();
                let place = if one_sheet {
                    row.row_number.to_string()
                } else {
                    format!("{} op ‘{tab}’", row.row_number)
                };
                (index, place)
            })
            .collect();
        for index in same {
            let others: Vec<&str> = names
                .iter()
                .filter(|(other, _)| *other != index)
                .map(|(_, place)| place.as_str())
                .collect();
            let word = if others.len() == 1 { "rij" } else { "rijen" };
            let message = format!(
                "Dit leerlingnummer staat ook in {word} {}. Haal de dubbele rij uit de lijst.",
                others.join(", ")
            );
            if let Some(row) = rows.get_mut(index) {
                row.problems.push(RowProblem::new(
                    ProblemCode::DuplicateNumber,
                    Some(TargetField::Number),
                    message,
                ));
            }
        }
    }
}

/// The last year that a two-digit year of an expected date may mean: a route never lasts longer.
fn last_expected_year(today: NaiveDate) -> i32 {
    today.year() + 20
}

#[cfg(test)]
mod tests;
