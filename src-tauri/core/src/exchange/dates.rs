//! Dates in every form that lists hold them in.

use chrono::{Datelike, NaiveDate};

use super::Cell;

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// It has the form of a date, but that day does not exist (31-02-2009).
    NoSuchDay,
    /// It does not look like a date.
    NotADate,
}

/// How a cell is read.
#[derive(Debug, Clone, Copy)]
pub struct DateContext {
    /// The workbook counts from 1904.
    pub epoch_1904: bool,
    /// Last year that a two-digit year may mean: "26" is 2026 when this is 2026 or later, else 1926.
    pub last_year: i32,
}

/// First year that is taken as the year of a date; anything before it is a typing error.
const FIRST_YEAR: i32 = 1900;
/// Last year.
const LAST_YEAR: i32 = 2199;

/// Serials of 1-1-1950 and 31-12-2099. Other numbers of five digits are no dates of students.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_050;
/// Days between the two ways in which Excel counts.
const DAYS_1904: i64 = 1462;

/// Reads a cell as a date: dd-mm-jjjj with `-`, `/`, `.` or a space, ISO, jjjjmmdd, a month in
/// words, two-digit years, each with or without a time behind it, and the serial number of a
/// spreadsheet, also when that arrives as text. The day comes before the month, always.
///
/// # Errors
/// [`DateProblem`] when the cell is filled but no date can be made of it.
pub fn read(cell: &Cell, context: DateContext) -> Result<Option<NaiveDate>, DateProblem> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(date) => Ok(Some(*date)),
        Cell::Bool(_) => Err(DateProblem::NotADate),
        Cell::Number(n) if n.fract() == 0.0 && *n >= 19_000_101.0 && *n < 22_000_000.0 => {
            from_digits(&format!("{n:.0}")).map(Some)
        }
        Cell::Number(n) => serial(*n, context.epoch_1904).map(Some),
        Cell::Text(text) => from_text(text, context.last_year).map(Some),
    }
}

fn from_text(text: &str, last_year: i32) -> Result<NaiveDate, DateProblem> {
    let text = text.trim();
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.len() {
            8 => from_digits(text),
            // A list that went through a spreadsheet and out again as text; those count from 1900.
            5 => text
                .parse()
                .map_err(|_| DateProblem::NotADate)
                .and_then(|days| serial(days, false)),
            _ => Err(DateProblem::NotADate),
        };
    }
    let parts: Vec<&str> = text
        .split([' ', '-', '/', '.', ',', 'T', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect();
    let parts = match parts.as_slice() {
        // "za 14 juni 2008"
        [weekday, rest @ ..] if rest.len() >= 3 && is_weekday(weekday) => rest,
        all => all,
    };
    let [first, second, third, time @ ..] = parts else {
        return Err(DateProblem::NotADate);
    };
    if !is_time(time) {
        return Err(DateProblem::NotADate);
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    let year = year_of(year, last_year).ok_or(DateProblem::NotADate)?;
    let month = month_of(month).ok_or(DateProblem::NotADate)?;
    let day = small(day).ok_or(DateProblem::NotADate)?;
    existing(year, month, day)
}

/// jjjjmmdd.
fn from_digits(text: &str) -> Result<NaiveDate, DateProblem> {
    let part = |range: std::ops::Range<usize>| {
        text.get(range)
            .and_then(|t| t.parse::<u32>().ok())
            .ok_or(DateProblem::NotADate)
    };
    let year = i32::try_from(part(0..4)?).map_err(|_| DateProblem::NotADate)?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateProblem::NotADate);
    }
    existing(year, part(4..6)?, part(6..8)?)
}

/// The number of days since the start of the spreadsheet's calendar; a time of day is dropped.
fn serial(days: f64, epoch_1904: bool) -> Result<NaiveDate, DateProblem> {
    if !days.is_finite() || days.abs() > 1.0e6 {
        return Err(DateProblem::NotADate);
    }
    let mut days = days.floor() as i64;
    if epoch_1904 {
        days += DAYS_1904;
    }
    // After 28 February 1900 Excel is one day ahead, so day 0 lies at 30 December 1899.
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateProblem::NotADate)?;
    let offset = u64::try_from(days).map_err(|_| DateProblem::NotADate)?;
    match start.checked_add_days(chrono::Days::new(offset)) {
        Some(date) if SERIALS.contains(&days) => Ok(date),
        _ => Err(DateProblem::NotADate),
    }
}

fn existing(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateProblem::NoSuchDay);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay)
}

fn year_of(text: &str, last_year: i32) -> Option<i32> {
    let text = text.trim_start_matches(crate::reference::is_apostrophe);
    let number: i32 = text
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()?;
    match text.len() {
        4 => Some(number),
        2 => {
            let century = last_year.div_euclid(100) * 100;
            Some(if century + number <= last_year {
                century + number
            } else {
                century - 100 + number
            })
        }
        _ => None,
    }
}

fn small(text: &str) -> Option<u32> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

fn month_of(text: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["januari", "jan", "january"],
        &["februari", "feb", "febr", "february"],
        &["maart", "mrt", "mar", "march"],
        &["april", "apr"],
        &["mei", "may"],
        &["juni", "jun", "june"],
        &["juli", "jul", "july"],
        &["augustus", "aug", "august"],
        &["september", "sep", "sept"],
        &["oktober", "okt", "oct", "october"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    if let Some(number) = small(text) {
        return Some(number);
    }
    let name = text.to_lowercase();
    let index = MONTHS
        .iter()
        .position(|names| names.contains(&name.as_str()))?;
    u32::try_from(index + 1).ok()
}

fn is_weekday(text: &str) -> bool {
    const DAYS: [&str; 14] = [
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];
    DAYS.contains(&text.to_lowercase().as_str())
}

/// "00:00", "0:00:00", "00:00:00", "000Z", "+02:00": what may follow a date.
fn is_time(parts: &[&str]) -> bool {
    parts.iter().all(|part| {
        let part = part.trim_end_matches(['Z', 'z']);
        part.bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'+'))
    }) && parts.first().is_none_or(|first| first.contains(':'))
}

/// The age in whole years on a day; negative before birth.
#[must_use]
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i32::from(!had_birthday)
}

#[cfg(test)]
mod tests;
