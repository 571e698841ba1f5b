#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::super::Clean;
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn nasty(title: &str, place: &str, text: &str, person: &str) -> Vec<u8> {
    let event = Numbered {
        uid: "0f8fad5b-d9cb-469f-a165-70867728950e".to_owned(),
        sequence: 3,
        event: Clean {
            title: plain(title),
            when: When::Time {
                date: day("2027-01-14"),
                start: time("09:00:00"),
                end: time("11:00:00"),
            },
            place: plain(place),
            text: plain(text),
            people: vec![Person {
                name: plain(person),
                email: "m.devries@gemeente.example".to_owned(),
            }],
            cancelled: false,
        },
    };
    let organizer = Organizer {
        name: "Ans Proef; coördinator".to_owned(),
        email: "ans@school.example".to_owned(),
    };
    bytes(
        &[event],
        Method::Request,
        Some(&organizer),
        Moment::noon(day("2026-11-22")),
    )
    .unwrap()
}

/// Content lines, unfolded.
fn lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(
        !text.replace("\r\n", "").contains(['\r', '\n']),
        "only CRLF"
    );
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

#[test]
fn text_is_escaped_and_folded_between_letters() {
    let lines = lines(&nasty(
        "Gesprek; met, komma\\ en 👩🏽‍🏭 Çağla",
        "Zaal \"De Ruimte\", 1e verdieping; links",
        &format!(
            "Eerste regel\r\nTweede regel\rDerde\u{2028}Vierde {}",
            "ğ👨‍👩‍👧‍👦".repeat(40)
        ),
        "Vries, Marijke de: \"consulent\"",
    ));
    let line = |start: &str| {
        lines
            .iter()
            .find(|line| line.starts_with(start))
            .cloned()
            .unwrap_or_default()
    };
    assert_eq!(
        line("SUMMARY:"),
        "SUMMARY:Gesprek\\; met\\, komma\\\\ en 👩🏽‍🏭 Çağla"
    );
    assert_eq!(
        line("LOCATION:"),
        "LOCATION:Zaal \"De Ruimte\"\\, 1e verdieping\\; links"
    );
    assert!(
        line("DESCRIPTION:")
            .starts_with("DESCRIPTION:Eerste regel\\nTweede regel\\nDerde\\nVierde ğ👨‍👩‍👧‍👦")
    );
    assert_eq!(
        line("ATTENDEE;"),
        "ATTENDEE;CN=\"Vries, Marijke de: 'consulent'\";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:m.devries@gemeente.example"
    );
    assert_eq!(
        line("ORGANIZER;"),
        "ORGANIZER;CN=\"Ans Proef; coördinator\":mailto:ans@school.example"
    );
    // 9 o'clock in winter is 8 o'clock UTC; DTSTAMP is the clock that was passed in.
    for wanted in [
        "VERSION:2.0",
        "METHOD:REQUEST",
        "DTSTAMP:20261122T120000Z",
        "DTSTART:20270114T080000Z",
        "DTEND:20270114T100000Z",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "UID:0f8fad5b-d9cb-469f-a165-70867728950e",
    ] {
        assert!(lines.iter().any(|line| line == wanted), "{wanted}");
    }
}

#[test]
fn summer_time_is_that_of_amsterdam() {
    for (date, clock, utc) in [
        ("2027-01-14", "09:00:00", "20270114T080000Z"),
        ("2027-06-14", "09:00:00", "20270614T070000Z"),
        ("2027-03-28", "01:59:00", "20270328T005900Z"),
        ("2027-03-28", "02:30:00", "20270328T013000Z"),
        ("2027-03-28", "03:00:00", "20270328T010000Z"),
        ("2027-10-31", "02:30:00", "20271031T003000Z"),
        ("2027-10-31", "03:00:00", "20271031T020000Z"),
    ] {
        assert_eq!(
            stamp(day(date), time(clock)).unwrap(),
            utc,
            "{date} {clock}"
        );
    }
}

#[test]
fn only_a_usable_address_is_one() {
    for good in [
        "m.devries@gemeente.example",
        " a+b@x.nl ",
        "ö@straße.example",
    ] {
        assert!(address(good).is_some(), "{good}");
    }
    for wrong in [
        "",
        "geen",
        "a@b",
        "a b@c.nl",
        "a@b@c.nl",
        "a@c.nl\r\nATTENDEE:x",
        "\"x\"@c.nl",
        "a@c.nl;b@c.nl",
        "a@.nl",
    ] {
        assert_eq!(address(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_text_comes_out_as_it_went_in(title in "\\PC{0,200}", text in "[\\PC\r\n\t]{0,400}", person in "[\\PC\"\r\n]{0,80}") {
        let found = lines(&nasty(&title, &text, &text, &person));
        let value = |key: &str| found.iter().find_map(|line| line.strip_prefix(key)).map(read).unwrap_or_default();
        prop_assert_eq!(value("SUMMARY:"), plain(&title));
        prop_assert_eq!(value("LOCATION:"), plain(&text));
        prop_assert_eq!(value("DESCRIPTION:"), plain(&text));
        prop_assert_eq!(found.iter().filter(|line| line.starts_with("ATTENDEE;")).count(), 1);
    }
}

/// The text of an escaped value.
fn read(value: &str) -> String {
    let mut out = String::new();
    let mut escaped = false;
    for c in value.chars() {
        match (escaped, c) {
            (false, '\\') => escaped = true,
            (true, 'n') => {
                out.push('\n');
                escaped = false;
            }
            _ => {
                out.push(c);
                escaped = false;
            }
        }
    }
    out
}
