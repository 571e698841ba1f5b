//! The name and birth date of a row.

use chrono::{Datelike, NaiveDate};

use super::{AGES, ProblemCode, RowProblem};
use crate::exchange::dates::{self, DateContext, DateProblem};
use crate::exchange::names::{split_full, split_last};
use crate::exchange::{Cell, StudentFields, TargetField};
use crate::reference::words;

/// The cells of a row that make up a name.
#[derive(Default)]
pub(super) struct NameCells {
    pub(super) first: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) last: Option<String>,
    pub(super) full: Option<String>,
    pub(super) official: Option<String>,
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Puts the name in the fields. Columns of their own win over a column with the whole name.
pub(super) fn name(cells: NameCells, fields: &mut StudentFields, problems: &mut Vec<RowProblem>) {
    let NameCells {
        first,
        prefix,
        last,
        full,
        official,
    } = cells;
    fields.official_names = official;
    // "Voorbeeld, Sanne" under "achternaam" is a whole name when nothing says otherwise.
    let whole = match (&first, &last) {
        (_, None) => full,
        (None, Some(text)) if text.contains(',') && prefix.is_none() => last.clone(),
        _ => None,
    };
    if let Some(name) = whole.as_deref().and_then(split_full) {
        fields.first_name = first.or_else(|| some(name.first));
        fields.prefix = prefix.or_else(|| some(name.prefix));
        fields.last_name = some(name.last);
        fields.official_names = fields.official_names.take().or_else(|| some(name.official));
        if name.uncertain {
            let message = "De naam staat in één kolom. Kijk na of voornaam en achternaam goed gesplitst zijn.";
            problems.push(RowProblem::new(
                ProblemCode::UncertainName,
                Some(TargetField::FullName),
                message,
            ));
        }
    } else {
        let (found, rest) = split_last(&without_first(last.unwrap_or_default(), first.as_deref()));
        fields.first_name = first;
        (fields.prefix, fields.last_name) = match prefix {
            Some(own) if !found.is_empty() && words(&own) != words(&found) => {
                (Some(own), some(format!("{found} {rest}")))
            }
            Some(own) => (Some(own), some(rest)),
            None => (some(found), some(rest)),
        };
    }
    if fields.first_name.is_none() {
        // A list with official names only: the first of them is the best there is.
        let called = fields
            .official_names
            .as_deref()
            .and_then(|names| names.split_whitespace().next());
        fields.first_name = called.map(str::to_owned);
    }
    match (&fields.first_name, &fields.last_name) {
        (None, None) => {
            let message = "Er staat geen naam in deze rij. Vul de naam aan in de lijst.";
            problems.push(RowProblem::new(
                ProblemCode::NoName,
                Some(TargetField::LastName),
                message,
            ));
        }
        (None, Some(_)) => {
            let message = "De roepnaam ontbreekt. Vul die later aan.";
            problems.push(RowProblem::new(
                ProblemCode::IncompleteName,
                Some(TargetField::FirstName),
                message,
            ));
        }
        (Some(_), None) => {
            let message = "De achternaam ontbreekt. Vul die later aan.";
            problems.push(RowProblem::new(
                ProblemCode::IncompleteName,
                Some(TargetField::LastName),
                message,
            ));
        }
        (Some(_), Some(_)) => {}
    }
}

/// "Voorbeeld, Sanne" beside a column with "Sanne": the first name is there twice.
fn without_first(last: String, first: Option<&str>) -> String {
    let Some(first) = first else { return last };
    match last.split_once(',') {
        Some((before, after)) if words(after).starts_with(&words(first)) => {
            before.trim().to_owned()
        }
        _ => last,
    }
}

/// The birth date, when it is one that a student can have.
pub(super) fn birth_date(
    cell: &Cell,
    epoch_1904: bool,
    today: NaiveDate,
    problems: &mut Vec<RowProblem>,
) -> Option<NaiveDate> {
    let field = TargetField::BirthDate;
    let date = date(
        cell,
        DateContext {
            epoch_1904,
            last_year: today.year(),
        },
        field,
        problems,
    )?;
    let age = dates::age_on(date, today);
    if date > today {
        let message = format!(
            "De geboortedatum {} ligt in de toekomst. Verbeter de datum in de lijst.",
            shown(date)
        );
        problems.push(RowProblem::new(
            ProblemCode::BornInFuture,
            Some(field),
            message,
        ));
        None
    } else if !AGES.contains(&age) {
        let message = format!(
            "Met geboortedatum {} is deze leerling {age} jaar. Dat kan niet kloppen. Verbeter de datum in de lijst.",
            shown(date)
        );
        problems.push(RowProblem::new(
            ProblemCode::ImplausibleAge,
            Some(field),
            message,
        ));
        None
    } else {
        Some(date)
    }
}

/// A date, or the problem that it is none. Only an impossible birth date keeps a row out: with it
/// goes the certainty who this is.
pub(super) fn date(
    cell: &Cell,
    context: DateContext,
    field: TargetField,
    problems: &mut Vec<RowProblem>,
) -> Option<NaiveDate> {
    let problem = match dates::read(cell, context) {
        Ok(date) => return date,
        Err(problem) => problem,
    };
    let code = if field == TargetField::BirthDate {
        ProblemCode::ImpossibleDate
    } else {
        ProblemCode::InvalidEndDate
    };
    let message = match problem {
        DateProblem::NoSuchDay => {
            format!(
                "De {} ‘{}’ bestaat niet. Verbeter de datum in de lijst.",
                field.dutch(),
                cell.text()
            )
        }
        DateProblem::NotADate => {
            format!(
                "De {} ‘{}’ is geen datum. Schrijf die als dag-maand-jaar.",
                field.dutch(),
                cell.text()
            )
        }
    };
    problems.push(RowProblem::new(code, Some(field), message));
    None
}

fn shown(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}
