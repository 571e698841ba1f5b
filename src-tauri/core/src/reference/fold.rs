//! How two spellings of one name are compared: [`crate::text::fold`] without the punctuation.

/// Lower-case words without accents or apostrophes, one space between them.
///
/// "'s-Gravenhage", "’s Gravenhage" and "S-GRAVENHAGE" all become "s gravenhage";
/// "Súdwest-Fryslân" becomes "sudwest fryslan".
#[must_use]
pub fn words(text: &str) -> String {
    let folded = crate::text::fold(text);
    let mut out = String::with_capacity(folded.len());
    let mut gap = false;
    for c in folded.chars() {
        if is_apostrophe(c) {
            // An apostrophe joins: 't Zand is found as "t zand", d'Hondt as "dhondt".
        } else if !c.is_alphanumeric() {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// As [`words`], without the spaces: "Leerling nr." and "LeerlingNr" become "leerlingnr".
#[must_use]
pub fn compact(text: &str) -> String {
    let mut out = words(text);
    out.retain(|c| c != ' ');
    out
}

/// The straight apostrophe and what word processors and keyboards make of it.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′')
}

#[cfg(test)]
mod tests {
    use super::{compact, words};

    #[test]
    fn spellings_of_one_word_are_equal() {
        for other in ["’s-Gravenhage", "'S GRAVENHAGE", "  's  gravenhage "] {
            assert_eq!(words("'s-Gravenhage"), words(other));
        }
        assert_eq!(words("Súdwest-Fryslân"), "sudwest fryslan");
        assert_eq!(words("Łukasz Đorđe İlayda"), "lukasz dorde ilayda");
        assert_eq!(
            words("Nuenen, Gerwen en Nederwetten"),
            "nuenen gerwen en nederwetten"
        );
        assert_eq!(compact("Geb. datum"), "gebdatum");
        assert_eq!(words(" .,- "), "");
    }
}
