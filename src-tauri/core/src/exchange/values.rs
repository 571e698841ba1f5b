//! Single values as lists write them, in the one form that the dossier keeps.

use std::borrow::Cow;

use super::{Cell, LearningPath, OutflowProfile};
use crate::reference::{compact, words};

/// One line, trimmed; `None` for an empty cell.
pub(super) fn text(cell: &Cell) -> Option<String> {
    let text = cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// A student number: no spaces, capitals as they are. "10001.0" comes from a careless export.
pub(super) fn number(cell: &Cell) -> Option<String> {
    let mut text: String = cell.text().split_whitespace().collect();
    if let Some(whole) = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0"))
        && whole.bytes().all(|b| b.is_ascii_digit())
        && !whole.is_empty()
    {
        text.truncate(whole.len());
    }
    (!text.is_empty()).then_some(text)
}

/// One address with something before and a domain behind the `@`.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_matches(['<', '>'])
        .trim_start_matches("mailto:");
    let (local, domain) = text.split_once('@')?;
    let labels: Vec<&str> = domain.split('.').collect();
    let sound = !local.is_empty()
        && text.len() <= 254
        && labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && !local.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>')
        });
    sound.then(|| text.to_owned())
}

/// A telephone number as written; a number that lost its zero or plus in a spreadsheet gets it
/// back.
pub(super) fn phone(cell: &Cell) -> Option<String> {
    let text = text(cell)?;
    let bare = text.bytes().all(|b| b.is_ascii_digit());
    let repaired: Cow<'_, str> = match (bare, text.len(), text.as_bytes().first()) {
        (true, 9, Some(b'1'..=b'9')) => Cow::Owned(format!("0{text}")),
        (true, 11, Some(b'3')) if text.starts_with("31") => Cow::Owned(format!("+{text}")),
        _ => Cow::Borrowed(&text),
    };
    Some(repaired.into_owned())
}

/// "1234ab" → "1234 AB"; anything else (a foreign one) stays as it is.
pub(super) fn postcode(text: &str) -> String {
    let key: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (digits, letters) = key.split_at_checked(4).unwrap_or_default();
    let dutch = digits.len() == 4
        && digits.bytes().all(|b| b.is_ascii_digit())
        && letters.len() == 2
        && letters.bytes().all(|b| b.is_ascii_alphabetic());
    if dutch {
        format!("{digits} {}", letters.to_ascii_uppercase())
    } else {
        text.to_owned()
    }
}

/// A school year: "2026-2027" from "2026/2027", "26-27", "2026-27", "2026" and the like.
pub(super) fn cohort(text: &str) -> Option<String> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let year = |digits: &str| match digits.len() {
        4 => digits
            .parse::<u32>()
            .ok()
            .filter(|y| (1990..=2100).contains(y)),
        2 => digits.parse::<u32>().ok().map(|y| 2000 + y),
        _ => None,
    };
    let words_only = text
        .chars()
        .all(|c| c.is_ascii_digit() || !c.is_alphanumeric())
        || words(text)
            .split(' ')
            .any(|word| matches!(word, "cohort" | "schooljaar"));
    let start = match numbers.as_slice() {
        [only] if only.len() == 4 => year(only)?,
        [first, second] => {
            let (first, second) = (year(first)?, year(second)?);
            (second == first + 1).then_some(first)?
        }
        _ => return None,
    };
    words_only.then(|| format!("{start}-{}", start + 1))
}

/// "BOL", "bbl voltijd", "BOL-DT".
pub(super) fn learning_path(text: &str) -> Option<LearningPath> {
    let found: Vec<LearningPath> = words(text)
        .split(' ')
        .filter_map(|word| match word {
            "bol" | "beroepsopleidende" => Some(LearningPath::Bol),
            "bbl" | "beroepsbegeleidende" => Some(LearningPath::Bbl),
            _ => None,
        })
        .collect();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// 1 to 4 from "2", "niveau 2", "mbo-2", "entree".
pub(super) fn level(text: &str) -> Option<u8> {
    let key = compact(text);
    let rest = ["mboniveau", "niveau", "mbo", "niv", "n"]
        .iter()
        .find_map(|start| key.strip_prefix(start))
        .unwrap_or(&key);
    match rest {
        "1" | "entree" | "entreeopleiding" | "1entree" => Some(1),
        "2" => Some(2),
        "3" => Some(3),
        "4" => Some(4),
        _ => None,
    }
}

/// The profiles of vso and the two of pro; a text that names two is not guessed.
pub(super) fn outflow_profile(text: &str) -> Option<OutflowProfile> {
    let key = words(text);
    if key.contains("dagbesteding") {
        // "Arbeidsmatige dagbesteding" is day activities.
        return Some(OutflowProfile::Dagbesteding);
    }
    let learning = ["vervolgonderwijs", "vervolg", "leren", "doorstroom"]
        .iter()
        .any(|word| key.contains(word));
    let work = ["arbeid", "werk"].iter().any(|word| key.contains(word));
    match (learning, work) {
        (true, false) => Some(OutflowProfile::Vervolgonderwijs),
        (false, true) => Some(OutflowProfile::Arbeid),
        (false, false) if key == "onbekend" => Some(OutflowProfile::Onbekend),
        _ => None,
    }
}

/// Five digits standing alone: "25252", "25252 Medewerker …", "(25252)".
pub(super) fn crebo(text: &str) -> Option<String> {
    let mut runs = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|run| run.len() == 5);
    runs.find(|run| run.bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_owned)
}

/// "16sw", "16SW03", "16SW-03" → "16SW", "16SW03".
pub(super) fn brin(text: &str) -> Option<String> {
    let key: String = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect::<String>()
        .to_ascii_uppercase();
    let b = key.as_bytes();
    let sound = matches!(b.len(), 4 | 6)
        && b.iter().take(2).all(u8::is_ascii_digit)
        && b.iter().skip(2).take(2).all(u8::is_ascii_alphabetic)
        && b.iter().skip(4).all(u8::is_ascii_digit);
    sound.then_some(key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell::from_text(text)
    }

    #[test]
    fn numbers() {
        assert_eq!(number(&Cell::Number(10001.0)).unwrap(), "10001");
        assert_eq!(number(&cell("0 010 001")).unwrap(), "0010001");
        assert_eq!(number(&cell("10001.0")).unwrap(), "10001");
        assert_eq!(number(&cell("S-12.0b")).unwrap(), "S-12.0b");
        assert_eq!(number(&cell(".0")).unwrap(), ".0");
        assert_eq!(number(&Cell::Empty), None);
    }

    #[test]
    fn emails() {
        assert_eq!(
            email(" sanne@voorbeeld.invalid").unwrap(),
            "sanne@voorbeeld.invalid"
        );
        assert_eq!(email("<mailto:x@y.nl>").unwrap(), "x@y.nl");
        for wrong in [
            "sanne",
            "@x.nl",
            "a@b",
            "a b@c.nl",
            "a@b..nl",
            "a@b.nl; c@d.nl",
            "a@@b.nl",
        ] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn phones() {
        assert_eq!(phone(&cell("06-00000200")).unwrap(), "06-00000200");
        assert_eq!(phone(&Cell::Number(600_000_200.0)).unwrap(), "0600000200");
        assert_eq!(
            phone(&Cell::Number(31_600_000_200.0)).unwrap(),
            "+31600000200"
        );
    }

    #[test]
    fn postcodes() {
        assert_eq!(postcode("1234ab"), "1234 AB");
        assert_eq!(postcode("1234  AB"), "1234 AB");
        assert_eq!(postcode("46446"), "46446");
        assert_eq!(postcode("é"), "é");
    }

    #[test]
    fn cohorts() {
        for same in [
            "2026-2027",
            "2026/2027",
            "26-27",
            "26/27",
            "2026-27",
            "2026",
            "2026 - 2027",
            "Schooljaar 2026/2027",
            "cohort 2026",
        ] {
            assert_eq!(cohort(same).as_deref(), Some("2026-2027"), "{same}");
        }
        for wrong in [
            "2026-2028",
            "26",
            "P5a",
            "",
            "2027-2026",
            "1-2",
            "Groep 2026",
            "202-203",
        ] {
            assert_eq!(cohort(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn choices() {
        assert_eq!(learning_path("BOL"), Some(LearningPath::Bol));
        assert_eq!(learning_path("bbl-deeltijd"), Some(LearningPath::Bbl));
        assert_eq!(learning_path("bol/bbl"), None);
        assert_eq!(level("2"), Some(2));
        assert_eq!(level("MBO niveau 2"), Some(2));
        assert_eq!(level("mbo-4"), Some(4));
        assert_eq!(level("Entree"), Some(1));
        assert_eq!(level("5"), None);
        assert_eq!(
            outflow_profile("Arbeidsmatige dagbesteding"),
            Some(OutflowProfile::Dagbesteding)
        );
        assert_eq!(
            outflow_profile("Arbeidsmarktgericht"),
            Some(OutflowProfile::Arbeid)
        );
        assert_eq!(
            outflow_profile("Leren"),
            Some(OutflowProfile::Vervolgonderwijs)
        );
        assert_eq!(outflow_profile("leren en werken"), None);
        assert_eq!(outflow_profile("Onbekend"), Some(OutflowProfile::Onbekend));
    }

    #[test]
    fn codes() {
        assert_eq!(crebo("25252").as_deref(), Some("25252"));
        assert_eq!(crebo("Assistent (25252)").as_deref(), Some("25252"));
        assert_eq!(crebo("252521"), None);
        assert_eq!(brin("16sw-03").as_deref(), Some("16SW03"));
        assert_eq!(brin("De Testschool"), None);
    }
}
