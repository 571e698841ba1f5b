//! Broken in many ways, a file gives an answer or an error, never a panic and never a hang.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::exchange::testing::{STRINGS, ods, ods_text, package, xlsx, xlsx_sheet};
use crate::exchange::{Quiet, parse_rows, preview, suggest};

fn whole_way(bytes: &[u8]) {
    let Ok(sheets) = read_bytes(bytes, &Quiet) else {
        return;
    };
    let Ok(found) = suggest(&sheets) else { return };
    let _ = preview(&sheets, &found.mapping, 20);
    let _ = parse_rows(
        &sheets,
        &found.mapping,
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        &Quiet,
    );
}

const SHARED: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="n"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="b"><v>1</v></c></row>"#;

fn samples() -> Vec<Vec<u8>> {
    let row = format!(
        "<table:table-row>{}{}</table:table-row>",
        ods_text("Stamnr"),
        ods_text("Naam")
    );
    let second = format!(
        r#"<table:table-row table:number-rows-repeated="2">{}{}</table:table-row>"#,
        ods_text("1"),
        ods_text("Sanne")
    );
    vec![
        include_bytes!("../../../../../tests/samples/mbo-deelnemers.xlsx").to_vec(),
        include_bytes!("../../../../../tests/samples/magister-klassenlijst.csv").to_vec(),
        include_bytes!("../../../../../tests/samples/somtoday-leerlingen.csv").to_vec(),
        ods(&(row + &second)),
        xlsx(&xlsx_sheet(SHARED), STRINGS),
    ]
}

/// Takes a package apart, changes bytes in one part and packs it again: that gets past the
/// check sums and into the readers of the parts.
fn mutate_part(bytes: &[u8], part: usize, at: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        parts.push((entry.name().unwrap().into_owned(), content));
    }
    let chosen = part % parts.len();
    let content = &mut parts[chosen].1;
    for (position, with) in at {
        let position = position % (content.len() + 1);
        let end = (position + with.len() % 3).min(content.len());
        content.splice(position..end, with.iter().copied());
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_slice()))
        .collect();
    package(&parts)
}

fn snippet() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        "[0-9]{1,25}".prop_map(String::into_bytes),
        proptest::sample::select(vec![
            "<",
            ">",
            "/>",
            "\"",
            "&",
            "&#0;",
            "]]>",
            "<c r=\"",
            "A",
            "</row>",
            "<row>",
            "t=\"s\"",
            "t=\"n\"",
            "t=\"e\"",
            "t=\"b\"",
            " table:number-columns-repeated=\"99999\"",
            " table:number-rows-repeated=\"9\"",
            "<text:s text:c=\"7\"/>",
            " office:value=\"1e999\"",
            "office:date-value=\"",
            "-1",
            "+1",
            "1e999",
            "NaN",
            "<si>",
            "<t>",
            "é",
            "\u{0}",
            "<is><t>x</t></is>",
            "<v>",
            "</v>",
            "<f t=\"shared\" si=\"9\">",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        whole_way(&bytes);
    }

    #[test]
    fn random_bytes_behind_a_signature(start in proptest::sample::select(vec![b"PK\x03\x04".to_vec(), vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], vec![0xFF, 0xFE], vec![0xFE, 0xFF], b"sep=".to_vec()]), bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        whole_way(&[start, bytes].concat());
    }

    #[test]
    fn random_lists(text in "((stamnr|naam|klas|geboortedatum|bsn|[0-9]{1,9}|[a-zé ]{0,9}|\"|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4})[;,\t\n]){0,80}") {
        whole_way(text.as_bytes());
    }

    #[test]
    fn mutated_files(which in 0_usize..5, changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12), cut in any::<usize>()) {
        let mut bytes = samples().swap_remove(which);
        for (at, value) in changes {
            let at = at % bytes.len();
            bytes[at] = value;
        }
        whole_way(&bytes);
        bytes.truncate(cut % bytes.len());
        whole_way(&bytes);
    }

    #[test]
    fn mutated_parts(which in proptest::sample::select(vec![0_usize, 3, 4]), part in any::<usize>(), changes in proptest::collection::vec((any::<usize>(), snippet()), 1..6)) {
        let bytes = samples().swap_remove(which);
        whole_way(&mutate_part(&bytes, part, &changes));
    }
}
