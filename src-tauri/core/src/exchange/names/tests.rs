#![allow(clippy::unwrap_used)]
use super::*;

fn full(text: &str) -> (String, String, String) {
    let name = split_full(text).unwrap();
    (name.first, name.prefix, name.last)
}

fn parts(first: &str, prefix: &str, last: &str) -> (String, String, String) {
    (first.to_owned(), prefix.to_owned(), last.to_owned())
}

#[test]
fn whole_names_in_every_order() {
    for (text, first, prefix, last) in [
        ("Berg, Jan van der", "Jan", "van der", "Berg"),
        ("van der Berg, Jan", "Jan", "van der", "Berg"),
        ("Berg van der, Jan", "Jan", "van der", "Berg"),
        ("Berg, van der, Jan", "Jan", "van der", "Berg"),
        ("Berg, van der Jan", "Jan", "van der", "Berg"),
        ("Jan van der Berg", "Jan", "van der", "Berg"),
        ("Voorbeeld, Sanne", "Sanne", "", "Voorbeeld"),
        ("Sanne Voorbeeld", "Sanne", "", "Voorbeeld"),
        ("Ayşe in 't Spiegelbeeld", "Ayşe", "in 't", "Spiegelbeeld"),
        ("Spiegelbeeld, Ayşe in ’t", "Ayşe", "in ’t", "Spiegelbeeld"),
        ("Femke d' Exemple", "Femke", "d'", "Exemple"),
        ("Łukasz d'Hondt", "Łukasz", "", "d'Hondt"),
        ("José el-Ḥamdāwī", "José", "", "el-Ḥamdāwī"),
        ("Yusuf el Mithal", "Yusuf", "el", "Mithal"),
        ("Ayşe Van den Berg", "Ayşe", "", "Van den Berg"),
        ("Anne Marie de Vries", "Anne Marie", "de", "Vries"),
        ("Voorbeeld-Testman, Daan", "Daan", "", "Voorbeeld-Testman"),
        ("Sanne", "Sanne", "", ""),
        ("van der Berg", "van", "der", "Berg"),
        ("Berg, van der", "", "van der", "Berg"),
        ("Zoë IJsselstein", "Zoë", "", "IJsselstein"),
        ("İpek Țurcanu", "İpek", "", "Țurcanu"),
    ] {
        assert_eq!(full(text), parts(first, prefix, last), "{text}");
    }
    assert_eq!(split_full(" , "), None);
    assert_eq!(split_full(""), None);
}

#[test]
fn a_cut_that_is_a_guess_says_so() {
    let name = split_full("Ayşe Yılmaz Özgür").unwrap();
    assert_eq!(
        (name.first.as_str(), name.last.as_str(), name.uncertain),
        ("Ayşe", "Yılmaz Özgür", true)
    );
    assert!(!split_full("Sanne Voorbeeld").unwrap().uncertain);
    assert!(!split_full("Anne Marie de Vries").unwrap().uncertain);
    assert!(split_full("Voorbeeld, Sanne, 3B").unwrap().uncertain);
}

#[test]
fn the_name_between_brackets_is_what_someone_is_called() {
    let name = split_full("Voorbeeld, Johanna Maria (Sanne)").unwrap();
    assert_eq!(
        (
            name.first.as_str(),
            name.official.as_str(),
            name.last.as_str()
        ),
        ("Sanne", "Johanna Maria", "Voorbeeld")
    );
    assert_eq!(split_full("Voorbeeld, Sanne ()").unwrap().first, "Sanne ()");
}

#[test]
fn last_names_with_the_prefix_in_them() {
    for (text, prefix, last) in [
        ("van der Oefening", "van der", "Oefening"),
        ("in 't Spiegelbeeld", "in 't", "Spiegelbeeld"),
        ("d' Exemple", "d'", "Exemple"),
        ("Berg, van der", "van der", "Berg"),
        ("Berg, Van der", "Van der", "Berg"),
        ("Berg van der", "van der", "Berg"),
        ("Van den Berg", "", "Van den Berg"),
        ("Schijnnaam-Bedacht", "", "Schijnnaam-Bedacht"),
        ("Yılmaz Özgür", "", "Yılmaz Özgür"),
        ("de", "", "de"),
        ("van der", "van", "der"),
        ("de Vries van der Berg", "de", "Vries van der Berg"),
        ("Voorbeeld, Sanne", "", "Voorbeeld, Sanne"),
        ("", "", ""),
    ] {
        assert_eq!(
            split_last(text),
            (prefix.to_owned(), last.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn every_name_of_the_sample_keeps_all_its_letters() {
    for line in include_str!("../../../../../tests/samples/namen.txt").lines() {
        let name = split_full(line).unwrap();
        let whole = [name.first, name.prefix, name.last]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(whole, line);
    }
}

proptest::proptest! {
    #[test]
    fn nothing_is_lost_without_commas_and_brackets(text in "[A-Za-zéİ'’ -]{0,40}") {
        let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(name) = split_full(&text) {
            let whole = [name.first, name.prefix, name.last].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(whole, letters(&text));
        }
    }

    #[test]
    fn no_text_is_too_strange(text in ".{0,60}") {
        let _ = split_full(&text);
        let _ = split_last(&text);
    }
}
