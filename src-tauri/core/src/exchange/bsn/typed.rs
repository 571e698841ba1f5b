//! A BSN inside a text that somebody typed: found, and left out (handbook 10.2).
//!
//! A BSN is nine digits that pass the 11-test, in a row or in at least three groups of two to four
//! with one and the same sign between them: `123456782`, `1234.56.782`, `123 456 782`. Two groups
//! are a student number (`2026-12345`) sooner than a BSN. What goes
//! for a telephone number is skipped: ten digits from a zero, and whatever follows `+` or `00`.
//! Digits against other letters (`bsn123456782`) count; ten or more in a row never do.

use std::ops::Range;

use super::passes_eleven_test;

/// What stands in the text instead.
pub const LEFT_OUT: &str = "[bsn weggelaten]";

/// The text with [`LEFT_OUT`] in the place of every BSN; `None` when it holds none.
#[must_use]
pub fn leave_out(text: &str) -> Option<String> {
    let found = find(text);
    if found.is_empty() {
        return None;
    }
    let mut kept = String::with_capacity(text.len() + LEFT_OUT.len());
    let mut from = 0;
    for range in found {
        kept.push_str(&text[from..range.start]);
        kept.push_str(LEFT_OUT);
        from = range.end;
    }
    kept.push_str(&text[from..]);
    Some(kept)
}

/// Digits in a row, with the sign that ties them to the digits before.
struct Group<'t> {
    digits: &'t str,
    at: usize,
    /// What is between this group and the one before; `None` when they are not one number.
    tie: Option<char>,
    /// `+` stands right before it.
    plus: bool,
}

/// Where in the text a BSN stands, from left to right.
fn find(text: &str) -> Vec<Range<usize>> {
    // Nearly every text ends here, and this is asked at every write.
    if text.bytes().filter(u8::is_ascii_digit).count() < 9 {
        return Vec::new();
    }
    let groups = groups(text);
    let mut found = Vec::new();
    let mut first = 0;
    while let Some(group) = groups.get(first) {
        let length = if passes_eleven_test(group.digits) {
            found.push(group.at..group.at + 9);
            1
        } else if let Some(length) = telephone(&groups[first..]) {
            length
        } else if let Some(length) = grouped(&groups[first..]) {
            let last = &groups[first + length - 1];
            found.push(group.at..last.at + last.digits.len());
            length
        } else {
            1
        };
        first += length;
    }
    found
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit()) {
        let at = rest + start;
        let length = text[at..]
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len() - at);
        let before = &text[..at];
        groups.push(Group {
            digits: &text[at..at + length],
            at,
            tie: if groups.is_empty() {
                None
            } else {
                tie(&text[rest..at])
            },
            plus: before.ends_with('+'),
        });
        rest = at + length;
    }
    groups
}

/// The sign between two groups of one number, spaces around it aside.
fn tie(between: &str) -> Option<char> {
    // The zero of "+31 (0)6" belongs to the number.
    let between = between.trim_matches(|c: char| matches!(c, '(' | ')'));
    if between.contains(['\n', '\r']) {
        return None;
    }
    let mut signs = between.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (None, _) => Some(' '),
        (Some('.'), None) => Some('.'),
        (Some('-' | '\u{2010}'..='\u{2013}'), None) => Some('-'),
        _ => None,
    }
}

/// How many groups make a telephone number: ten digits from a zero, or one with a country in front.
fn telephone(groups: &[Group<'_>]) -> Option<usize> {
    let first = groups.first()?;
    let abroad = first.plus || first.digits.starts_with("00");
    if !abroad && !first.digits.starts_with('0') {
        return None;
    }
    let mut digits = 0;
    for (index, group) in groups.iter().enumerate() {
        if index > 0 && group.tie.is_none() {
            break;
        }
        digits += group.digits.len();
        let whole = if abroad {
            // +31 6 12345678, +31 (0)6 12345678, 0031 6 12345678
            digits >= 11
        } else {
            digits == 10
        };
        if whole {
            return Some(index + 1);
        }
        if digits > 13 {
            break;
        }
    }
    None
}

/// How many groups make a BSN that is written in parts.
fn grouped(groups: &[Group<'_>]) -> Option<usize> {
    let single = groups.first()?.digits.len() == 1;
    let sign = groups.get(1)?.tie?;
    let mut joined = String::new();
    for (index, group) in groups.iter().enumerate() {
        let size = if single { 1..=1 } else { 2..=4 };
        let fits = (index == 0 || group.tie == Some(sign)) && size.contains(&group.digits.len());
        if !fits || joined.len() + group.digits.len() > 9 {
            return None;
        }
        joined.push_str(group.digits);
        if joined.len() == 9 {
            return (index >= 2 && passes_eleven_test(&joined)).then_some(index + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bsn_goes_and_the_rest_stays() {
        for (typed, kept) in [
            ("123456782", "[bsn weggelaten]"),
            ("Zijn bsn is 123456782.", "Zijn bsn is [bsn weggelaten]."),
            ("bsn123456782", "bsn[bsn weggelaten]"),
            ("(123 456 782)", "([bsn weggelaten])"),
            ("bsn 1234.56.782, map 3", "bsn [bsn weggelaten], map 3"),
            (
                "123-456-782 en 111222333",
                "[bsn weggelaten] en [bsn weggelaten]",
            ),
            ("12 34 56 782", "[bsn weggelaten]"),
            ("1 2 3 4 5 6 7 8 2", "[bsn weggelaten]"),
            ("123\u{a0}456\u{a0}782", "[bsn weggelaten]"),
            ("123  456  782", "[bsn weggelaten]"),
            ("012345672 3 keer", "[bsn weggelaten] 3 keer"),
            (
                "06 12345678 en 123456782",
                "06 12345678 en [bsn weggelaten]",
            ),
            ("06-12345678 123 456 782", "06-12345678 [bsn weggelaten]"),
            ("20-11-2026 123456782", "20-11-2026 [bsn weggelaten]"),
            (
                "eerste regel\n123456782\nderde",
                "eerste regel\n[bsn weggelaten]\nderde",
            ),
        ] {
            assert_eq!(leave_out(typed).as_deref(), Some(kept), "{typed}");
            assert_eq!(leave_out(kept), None, "{kept}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for typed in [
            "",
            "123456789",
            "123 456 789",
            "1234567820",
            "0612345678",
            "06-12345678",
            "06 12 34 56 78",
            "0573 - 451 234",
            "+31 6 12345678",
            "+31 (0)6 12 34 56 78",
            "0031 6 12345678",
            "+31612345678",
            "7001 AB 12",
            "NL91 ABNA 0417 1643 00",
            "2026-11-20",
            "20-11-2026 om 10.30 uur",
            "12-05-2009 3",
            "123456\n782",
            "123, 456, 782",
            "1234 5678",
            "1234-56782",
            "L1234567-82",
        ] {
            assert_eq!(leave_out(typed), None, "{typed}");
        }
    }

    /// Whatever grouping of a mobile number people use, it stays, also when its last nine pass.
    #[test]
    fn a_mobile_number_is_no_bsn_however_it_is_written() {
        // With the zero off, these nine digits pass the test.
        let digits = (10_000_000..99_999_999_u32)
            .map(|number| format!("6{number}"))
            .find(|digits| passes_eleven_test(digits))
            .unwrap_or_default();
        let last = &digits[1..];
        for typed in [
            format!("0{digits}"),
            format!("06-{last}"),
            format!("06 {} {}", &last[..4], &last[4..]),
            format!("+31{digits}"),
            format!("+31 {digits}"),
            format!("+31 6 {last}"),
            format!("+31 (0)6 {last}"),
            format!("0031 6 {last}"),
        ] {
            assert_eq!(leave_out(&typed), None, "{typed}");
        }
    }
}
