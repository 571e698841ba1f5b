#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::exchange::{Quiet, read_bytes, suggest};

const MAGISTER: &[u8] = include_bytes!("../../../../../tests/samples/magister-klassenlijst.csv");
const SOMTODAY: &[u8] = include_bytes!("../../../../../tests/samples/somtoday-leerlingen.csv");
const MBO: &[u8] = include_bytes!("../../../../../tests/samples/mbo-deelnemers.xlsx");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn read(bytes: &[u8]) -> ParsedList {
    let sheets = read_bytes(bytes, &Quiet).unwrap();
    let found = suggest(&sheets).unwrap();
    assert_eq!(found.mapping.check(&sheets), Ok(()));
    parse_rows(&sheets, &found.mapping, today(), &Quiet).unwrap()
}

#[test]
fn samples() {
    for (bytes, n) in [(MAGISTER, 42), (SOMTODAY, 35), (MBO, 60)] {
        let list = read(bytes);
        assert_eq!(list.rows.len(), n);
        for row in &list.rows {
            assert_eq!(row.problems, [], "{row:?}");
        }
    }
}
