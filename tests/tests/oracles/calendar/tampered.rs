//! What the judge refuses.

use transitieroute_core::meetings::SaveMeeting;
use transitieroute_tests::desk::{ZWOLLE, meeting};

use super::{accepted, invitation, judged, office};

/// A judge that accepts everything judges nothing.
#[test]
fn a_file_that_was_tampered_with_is_refused() {
    let desk = office();
    let request = SaveMeeting {
        place: "Aula; 1e verdieping, een plaats met een naam die langer is dan één regel breed is"
            .to_owned(),
        ..meeting(&[ZWOLLE], &[])
    };
    let id = desk.plan(&request);
    let good = invitation(&desk.dossier, &id);
    let text = String::from_utf8(good.bytes.clone()).unwrap();
    // The file without a property; what follows folded belongs to it.
    let without = |start: &str| -> String {
        let mut gone = false;
        text.split_inclusive("\r\n")
            .filter(|line| {
                gone = line.starts_with(start) || (gone && line.starts_with(' '));
                !gone
            })
            .collect()
    };
    let swap = |from: &str, to: &str| text.replace(from, to);
    // How the file is broken, and what the judge says of it.
    let mut broken: Vec<(&str, Vec<u8>)> = [
        ("0 times UID", without("UID:")),
        ("0 times DTSTAMP", without("DTSTAMP:")),
        ("0 times DTSTART", without("DTSTART:")),
        ("0 times SUMMARY", without("SUMMARY:")),
        ("0 times SEQUENCE", without("SEQUENCE:")),
        ("0 times STATUS", without("STATUS:")),
        ("0 times ATTENDEE", without("ATTENDEE")),
        ("0 times ORGANIZER", without("ORGANIZER")),
        ("PRODID", without("PRODID:")),
        ("VERSION", without("VERSION:")),
        ("1 times ORGANIZER", without("METHOD:")),
        ("0 calendars", without("END:VEVENT")),
        ("another version", swap("VERSION:2.0", "VERSION:1.0")),
        ("the last line has no end", swap("\r\n", "\n")),
        ("not CRLF", swap("SEQUENCE:0\r\n", "SEQUENCE:0\n")),
        ("a line of", swap("\r\n ", "")),
        ("not later than the start", swap("T100000Z", "T080000Z")),
        ("loose in time", swap("T080000Z", "T080000")),
        ("could not read", swap("T080000Z", "T250000Z")),
        ("STATUS CANCELLED", swap("CONFIRMED", "CANCELLED")),
        ("STATUS CONFIRMED", swap("METHOD:REQUEST", "METHOD:CANCEL")),
        ("times ATTENDEE", swap("METHOD:REQUEST", "METHOD:PUBLISH")),
        ("METHOD SEND", swap("METHOD:REQUEST", "METHOD:SEND")),
        ("not escaped", swap("\\,", ",")),
        ("not escaped", swap("\\,", "\\x")),
        ("could not read", swap("SEQUENCE:0", "SEQUENCE:nul")),
        (
            "2 times SEQUENCE",
            swap("SEQUENCE:0", "SEQUENCE:0\r\nSEQUENCE:1"),
        ),
        ("no address", swap("mailto:m.devries", "m.devries")),
        (
            "unknown property",
            swap("SEQUENCE:0", "SEQUENCE:0\r\nCONTACT:x"),
        ),
        ("it names noor", swap("LOCATION:Aula", "LOCATION:NOOR")),
        (
            "it names denkbeeldig",
            swap("LOCATION:Aula", "LOCATION:bij Denkb\r\n eeldig"),
        ),
        ("no end", text[..text.len() / 2].to_owned()),
        ("2 calendars", format!("{text}{text}")),
        ("no end", String::new()),
    ]
    .into_iter()
    .map(|(says, text)| (says, text.into_bytes()))
    .collect();
    // Folded in the middle of the é of één.
    let at = text.find("één").unwrap() + 1;
    let mut split = good.bytes.clone();
    split.splice(at..at, *b"\r\n ");
    broken.push(("folded within a character", split));

    assert_eq!(accepted(std::slice::from_ref(&good)).len(), 1);
    let bytes: Vec<Vec<u8>> = broken.iter().map(|(_, bytes)| bytes.clone()).collect();
    let answers = judged(&bytes);
    let wrong: Vec<(&str, &Option<String>)> = answers
        .iter()
        .zip(&broken)
        .filter(|(read, (says, _))| {
            !read
                .fault
                .as_deref()
                .is_some_and(|fault| fault.contains(says))
        })
        .map(|(read, (says, _))| (*says, &read.fault))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
