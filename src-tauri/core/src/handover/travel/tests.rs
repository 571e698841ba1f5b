#![allow(clippy::unwrap_used)]

use super::*;

fn json(change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    let mut value = serde_json::json!({
        "format": FORMAT, "version": 1, "receiver": "mbo", "printed_at": "2026-11-22T09:30:00+01:00",
        "school": "Praktijkschool Voorbeeldstad",
        "student": { "first_name": "Sanne", "last_name": "Voorbeeld" },
        "sections": [{ "kind": "kan", "title": "Wat kan ik?", "answers": [
            { "question": "goed-in", "label": "Hier ben ik goed in", "style": "tekst", "text": "Snoeien.", "visibility": "ontvanger" }
        ] }]
    });
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

fn code(bytes: &[u8]) -> &'static str {
    use crate::problem::UserFacing;
    Travel::read(bytes).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn reads_its_own_version_and_refuses_what_it_can_not_know() {
    assert_eq!(code(&json(|_| ())), "read");
    assert_eq!(
        code(&json(|value| value["eigen"] = 1.into())),
        "read",
        "an unknown field is left alone"
    );
    assert_eq!(
        code(&json(|value| value["version"] = 2.into())),
        "received_newer"
    );
    // A newer version may have another shape altogether.
    let newer = br#"{"format":"paspoort-voor-succes","version":9000000000}"#;
    assert_eq!(code(newer), "received_newer");
    let changes: [fn(&mut serde_json::Value); 7] = [
        |value| value["format"] = "iets anders".into(),
        |value| value["version"] = 0.into(),
        |value| value["version"] = "1".into(),
        |value| value["student"]["first_name"] = " ".into(),
        |value| value["receiver"] = "de buurman".into(),
        |value| value["sections"][0]["answers"][0]["visibility"] = "iedereen".into(),
        |value| value["printed_at"] = "gisteren".into(),
    ];
    for change in changes {
        assert_eq!(code(&json(change)), "not_a_passport");
    }
    for bytes in [&b""[..], b"{", b"[]", b"\xff\xfe", b"null"] {
        assert_eq!(code(bytes), "not_a_passport");
    }
    assert_eq!(code(&b"[".repeat(1_000_000)), "not_a_passport");
}

#[test]
fn more_than_a_passport_holds_is_refused() {
    let answers = |value: &mut serde_json::Value| {
        value["sections"][0]["answers"]
            .as_array_mut()
            .unwrap()
            .clone()
    };
    assert_eq!(
        code(&json(|value| value["school"] = "x".repeat(501).into())),
        "received_too_much"
    );
    assert_eq!(
        code(&json(|value| value["school"] = "ş".repeat(500).into())),
        "read"
    );
    assert_eq!(
        code(&json(
            |value| value["sections"][0]["answers"][0]["text"] = "x".repeat(20_001).into()
        )),
        "received_too_much"
    );
    assert_eq!(
        code(&json(|value| {
            let one = answers(value).remove(0);
            value["sections"][0]["answers"] = vec![one; 201].into();
        })),
        "received_too_much"
    );
    assert_eq!(code(&vec![b' '; LARGEST + 1]), "received_too_much");
}
