#![allow(clippy::unwrap_used)]
use super::*;

fn exact(code: &str) -> Resolution {
    Resolution::Exact {
        code: code.to_owned(),
    }
}

#[test]
fn the_whole_list_is_read_and_every_cbs_name_is_unique() {
    let list = municipalities();
    assert_eq!(list.len(), 342);
    let unique: std::collections::HashSet<&str> =
        list.iter().map(|m| m.cbs_name.as_str()).collect();
    assert_eq!(unique.len(), 342);
}

#[test]
fn every_alias_points_at_a_municipality_and_hides_none() {
    let rows = table::<4>(ALIASES);
    assert_eq!(
        rows.len(),
        names().aliases.len(),
        "an alias has an unknown code"
    );
    for [name, code, kind, source] in rows {
        assert!(kind == "gemeente" || kind == "plaats", "{name}: {kind}");
        assert_eq!(source, "common usage");
        if kind == "gemeente" {
            assert_eq!(resolve(&name), exact(&code), "{name}");
        }
    }
}

#[test]
fn every_municipality_is_found_by_its_own_names() {
    for m in municipalities() {
        assert_eq!(resolve(&m.cbs_name), exact(&m.code), "{}", m.cbs_name);
        assert_eq!(
            search(&m.cbs_name)[0].municipality.code,
            m.code,
            "{}",
            m.cbs_name
        );
        if m.name != "Bergen" {
            assert_eq!(resolve(&m.name), exact(&m.code), "{}", m.name);
        }
    }
}

#[test]
fn everyday_names() {
    for (text, code) in [
        ("Den Haag", "GM0518"),
        ("den  haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s Gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("'s Hertogenbosch", "GM0796"),
        ("Nuenen", "GM0820"),
        ("gemeente Utrecht", "GM0344"),
        ("GRONINGEN", "GM0014"),
        ("Sudwest Fryslan", "GM1900"),
    ] {
        assert_eq!(resolve(text), exact(code), "{text}");
        assert_eq!(resolve_place(text), exact(code), "{text}");
    }
}

#[test]
fn two_bergens_are_never_guessed() {
    let both = Resolution::Ambiguous {
        codes: vec!["GM0373".into(), "GM0893".into()],
    };
    assert_eq!(resolve("Bergen"), both);
    assert_eq!(resolve_place("bergen"), both);
    assert_eq!(resolve("Bergen (NH.)"), exact("GM0373"));
    assert_eq!(resolve("Bergen NH"), exact("GM0373"));
    assert_eq!(resolve("Bergen (L)"), exact("GM0893"));
    assert_eq!(resolve("Bergen op Zoom"), exact("GM0748"));
    let shown: Vec<String> = search("bergen")
        .into_iter()
        .take(2)
        .map(|m| m.municipality.cbs_name)
        .collect();
    assert_eq!(shown, ["Bergen (L.)", "Bergen (NH.)"]);
}

#[test]
fn a_place_that_two_municipalities_have_is_ambiguous_as_a_place_only() {
    assert_eq!(resolve("Hengelo"), exact("GM0164"));
    assert_eq!(
        resolve_place("Hengelo"),
        Resolution::Ambiguous {
            codes: vec!["GM0164".into(), "GM1876".into()]
        }
    );
    assert!(matches!(
        resolve_place("Laren"),
        Resolution::Ambiguous { .. }
    ));
    assert!(matches!(
        resolve_place("Rijswijk"),
        Resolution::Ambiguous { .. }
    ));
}

#[test]
fn places_count_as_places_only() {
    assert_eq!(resolve_place("Ulft"), exact("GM1509"));
    assert_eq!(resolve("Ulft"), Resolution::Unknown);
    assert_eq!(search("ulft")[0].found_as.as_deref(), Some("Ulft"));
}

#[test]
fn the_province_behind_a_name_decides() {
    for (text, code) in [
        ("Hengelo Gld", "GM1876"),
        ("Hengelo OV", "GM0164"),
        ("Rijswijk (ZH)", "GM0603"),
        ("Rijswijk NB", "GM1959"),
        ("Bergen LB", "GM0893"),
        ("Elst UT", "GM0340"),
    ] {
        assert_eq!(resolve_place(text), exact(code), "{text}");
    }
    assert_eq!(resolve_place("Ulft NH"), Resolution::Unknown);
}

#[test]
fn codes_in_every_form() {
    for text in ["GM0373", "gm0373", "0373", "373", " 373 "] {
        assert_eq!(resolve(text), exact("GM0373"), "{text}");
    }
    for text in ["", "GM", "GM9999", "9999", "0", "03735", "é7", "GMé"] {
        assert_eq!(resolve(text), Resolution::Unknown, "{text}");
    }
}

#[test]
fn typing_narrows_down() {
    assert_eq!(search("den h")[0].found_as.as_deref(), Some("Den Haag"));
    assert_eq!(search("hertogen")[0].municipality.code, "GM0796");
    assert_eq!(search("oude ij")[0].municipality.name, "Oude IJsselstreek");
    assert!(search("").is_empty());
    assert!(search("xyzzy").is_empty());
}
