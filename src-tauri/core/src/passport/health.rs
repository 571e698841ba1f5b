//! A hint when an answer holds words about health (handbook 10.2): the student may still write
//! them, but others need to know what helps, not what it is called. Words, never a diagnosis of ours.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::fold;

#[derive(Debug, Default, Deserialize)]
struct Words {
    words: Vec<String>,
    starts: Vec<String>,
}

fn list() -> &'static Words {
    static LIST: OnceLock<Words> = OnceLock::new();
    LIST.get_or_init(|| {
        serde_json::from_str(include_str!("../../questions/gezondheid.json")).unwrap_or_default()
    })
}

/// Does the text hold a word that points at health?
pub(crate) fn points_at_health(text: &str) -> bool {
    let list = list();
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(|word| word.trim_matches('-'))
        .any(|word| {
            list.words.iter().any(|known| known == word)
                || list
                    .starts
                    .iter()
                    .any(|start| word.starts_with(start.as_str()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_about_health_are_seen_and_others_are_not() {
        assert!(!list().words.is_empty() && !list().starts.is_empty());
        for text in [
            "Door mijn ADHD snap ik het niet",
            "ik heb autisme.",
            "PDD-NOS",
            "Mijn medicijnen om 12 uur",
            "Suïcidaal geweest",
        ] {
            assert!(points_at_health(text), "{text}");
        }
        for text in [
            "",
            "Ik werk netjes.",
            "Ik ga passen op mijn assistent",
            "Rekenen met maten",
            "ik addeer graag",
        ] {
            assert!(!points_at_health(text), "{text}");
        }
    }
}
