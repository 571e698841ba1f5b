//! Keeps the citizen service number (BSN, also onderwijsnummer or PGN) out (handbook 8.1, 10.2).
//!
//! The rule, in this order:
//!
//! 1. A column whose name says BSN, PGN, onderwijsnummer or sofinummer is dropped whole, whatever
//!    is in it.
//! 2. A column is a BSN column whatever its name says, and is dropped whole, when at least two of
//!    its values are nine digits that pass the 11-test and at least three in four of its filled
//!    cells pass it (eight digits count here: a spreadsheet eats the leading zero), or when it
//!    has eight or more nine-digit values of which at least half pass. That covers a school that
//!    uses the BSN as student number. One random number in eleven passes, so for two ordinary
//!    numbers the odds of a mistake are 1 in 121, for four of eight 1 in 200, for more nil.
//! 3. In a column where nine digits are the usual form (more than half of the filled cells) and
//!    at least twice as many fail as pass, the numbers are ordinary ones: the one in eleven that
//!    passes stays. In a student number column the usual form is enough, so that a list of one
//!    student can be read; nothing tells that one number from an ordinary one.
//! 4. Everywhere else a cell with nine digits that pass the test, in a row or in groups, alone or
//!    inside a text ([`leave_out`]), is dropped. So a single nine-digit number that passes among five-digit student numbers goes.
//!    Exception: nine digits that start with 6 in a telephone column are a mobile number that
//!    lost its zero.
//!
//! Eight digits alone are never dropped: they are dates (jjjjmmdd) and ordinary numbers. Ten
//! digits are telephone numbers.

mod typed;

pub use self::typed::{LEFT_OUT, leave_out};
use super::{Cell, Sheet, TargetField};
use crate::reference::{compact, words};

/// Whether a column name says that the column holds a BSN.
#[must_use]
pub fn is_bsn_header(name: &str) -> bool {
    const NAMES: &[&str] = &["pgn", "sofi", "sofinr", "sofinummer"];
    const PARTS: &[&str] = &[
        "burgerservice",
        "onderwijsnummer",
        "onderwijsnr",
        "persoonsgebondennummer",
        "persoonsgebondennr",
    ];
    let key = compact(name);
    key.starts_with("bsn")
        || key.ends_with("bsn")
        || PARTS.iter().any(|part| key.contains(part))
        || words(name)
            .split(' ')
            .any(|word| word == "bsn" || NAMES.contains(&word))
        || NAMES.contains(&key.as_str())
}

/// The 11-test: nine digits whose weighted sum (9, 8, … 2, -1) is a multiple of eleven.
#[must_use]
pub fn passes_eleven_test(digits: &str) -> bool {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let sum: i32 = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(b, weight)| i32::from(b - b'0') * weight)
        .sum();
    sum % 11 == 0 && digits != "000000000"
}

/// Whether a text that somebody typed is a BSN or holds one; [`leave_out`] says what counts.
#[must_use]
pub fn occurs_in(text: &str) -> bool {
    leave_out(text).is_some()
}

/// What a cell holds, seen as a possible BSN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Other,
    /// Eight digits that pass with a zero before them.
    Eight,
    /// Nine digits that fail the test.
    Nine,
    /// Nine digits that pass.
    Passing,
}

fn form(cell: &Cell) -> Form {
    match cell {
        Cell::Empty | Cell::Date(_) | Cell::Bool(_) => Form::Other,
        Cell::Number(_) | Cell::Text(_) => form_of(&cell.text()),
    }
}

fn form_of(text: &str) -> Form {
    if text.bytes().filter(u8::is_ascii_digit).count() < 8 {
        return Form::Other;
    }
    // "1234.56.789", "123 456 789": one number with signs between.
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b' ' | b'-'));
    let joined: String = if plain {
        text.chars().filter(char::is_ascii_digit).collect()
    } else {
        String::new()
    };
    if joined.len() == 9 {
        return if passes_eleven_test(&joined) {
            Form::Passing
        } else {
            Form::Nine
        };
    }
    if joined.len() == 8 && text.len() == 8 {
        return if passes_eleven_test(&format!("0{joined}")) {
            Form::Eight
        } else {
            Form::Other
        };
    }
    if occurs_in(text) {
        Form::Passing
    } else if text
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 9)
    {
        Form::Nine
    } else {
        Form::Other
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The whole column is a BSN column.
    Column,
    /// Nine digits are ordinary here.
    Ordinary,
    /// Cells are judged one by one.
    Cells,
    /// As `Cells`, in a telephone column.
    Phones,
}

/// Decides per column and cell what must not come in.
#[derive(Debug, Clone, Default)]
pub struct BsnGuard {
    rules: Vec<Rule>,
}

impl BsnGuard {
    /// Looks at all data rows of a list: of each part the sheet and its header row.
    #[must_use]
    pub fn new(
        parts: &[(&Sheet, usize)],
        headers: &[String],
        targets: &[Option<TargetField>],
    ) -> Self {
        let mut counts = vec![Counts::default(); headers.len()];
        for (sheet, header_row) in parts {
            for row in sheet.rows.iter().skip(header_row + 1) {
                for (count, cell) in counts.iter_mut().zip(row) {
                    count.add(cell);
                }
            }
        }
        let rules = headers
            .iter()
            .zip(counts)
            .enumerate()
            .map(|(column, (name, count))| {
                let target = targets.get(column).copied().flatten();
                if is_bsn_header(name) {
                    Rule::Column
                } else {
                    count.rule(target)
                }
            });
        Self {
            rules: rules.collect(),
        }
    }

    /// Whether the whole column is dropped.
    #[must_use]
    pub fn drops_column(&self, column: usize) -> bool {
        self.rules.get(column) == Some(&Rule::Column)
    }

    /// Whether this cell is dropped.
    #[must_use]
    pub fn drops(&self, column: usize, cell: &Cell) -> bool {
        match self.rules.get(column) {
            Some(Rule::Column) => !cell.is_empty(),
            Some(Rule::Ordinary) => false,
            Some(Rule::Phones) if cell.text().starts_with('6') => false,
            Some(Rule::Cells | Rule::Phones) | None => form(cell) == Form::Passing,
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Counts {
    filled: usize,
    nine: usize,
    passing: usize,
    eight: usize,
}

impl Counts {
    fn add(&mut self, cell: &Cell) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        match form(cell) {
            Form::Other => {}
            Form::Eight => self.eight += 1,
            Form::Nine => self.nine += 1,
            Form::Passing => {
                self.nine += 1;
                self.passing += 1;
            }
        }
    }

    fn rule(&self, target: Option<TargetField>) -> Rule {
        let usual = self.nine * 2 > self.filled;
        let failing = self.nine - self.passing;
        let nearly_all = self.passing >= 2 && (self.passing + self.eight) * 4 >= self.filled * 3;
        let too_many = usual && self.nine >= 8 && self.passing * 2 >= self.nine;
        if nearly_all || too_many {
            Rule::Column
        } else if usual && (failing >= self.passing * 2 || target == Some(TargetField::Number)) {
            Rule::Ordinary
        } else if target == Some(TargetField::Phone) {
            Rule::Phones
        } else {
            Rule::Cells
        }
    }
}

#[cfg(test)]
mod tests;
