//! Words that an official who breaks through does not need: what is the matter with somebody, and
//! what money somebody gets (handbook 9 and 10.2). A line with such a word is not proposed for the
//! page; what somebody types gets a hint.

use crate::passport::health::points_at_health;
use crate::text::fold;

/// Beginnings of words about benefits and debts.
const MONEY: &[&str] = &[
    "wajong",
    "uitkering",
    "bijstand",
    "schuld",
    "toeslag",
    "bewind",
    "wsnp",
    "beslag",
    "doelgroepregister",
    "banenafspraak",
    "studiefinanciering",
];

/// Does the text hold a word about health, a benefit or debts?
#[must_use]
pub fn is_careful(text: &str) -> bool {
    points_at_health(text)
        || fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| MONEY.iter().any(|start| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benefits_and_health_stay_off_the_page() {
        for text in [
            "vraagt Wajong aan",
            "Belt over de bijstandsuitkering",
            "heeft schulden",
            "door zijn autisme",
        ] {
            assert!(is_careful(text), "{text}");
        }
        for text in [
            "vraagt een jobcoach aan",
            "belt de bakkerij",
            "zoekt een plek voor 24 uur",
        ] {
            assert!(!is_careful(text), "{text}");
        }
    }
}
