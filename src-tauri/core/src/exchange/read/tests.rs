#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::io::Write;

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;
use crate::UserFacing;
use crate::exchange::testing::{STRINGS, ods, ods_content, ods_text, package, xlsx, xlsx_sheet};
use crate::exchange::{Cell, Foreign, Quiet};

fn read(bytes: &[u8]) -> Result<Sheets, ListError> {
    read_bytes(bytes, &Quiet)
}

fn texts(sheets: &Sheets, sheet: usize) -> Vec<Vec<String>> {
    sheets.list[sheet]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text().into_owned()).collect())
        .collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn xlsx_with_title_rows_dates_numbers_and_a_hidden_sheet() {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    let sheet = book.add_worksheet().set_name("Leerlingen").unwrap();
    sheet.write(0, 0, "Klassenlijst").unwrap();
    for (column, name) in ["Stamnr", "Naam", "Geboortedatum", "Actief"]
        .iter()
        .enumerate()
    {
        sheet.write(2, column as u16, *name).unwrap();
    }
    sheet.write(3, 0, 10001).unwrap();
    sheet.write(3, 1, "Łukasz van 't Hoff").unwrap();
    sheet
        .write_datetime_with_format(3, 2, ExcelDateTime::from_ymd(2008, 6, 14).unwrap(), &date)
        .unwrap();
    sheet.write(3, 3, true).unwrap();
    book.add_worksheet()
        .set_name("Uitleg")
        .unwrap()
        .set_hidden(true)
        .write(0, 0, "x")
        .unwrap();
    let sheets = read(&book.save_to_buffer().unwrap()).unwrap();
    assert!(!sheets.list[0].hidden);
    assert!(sheets.list[1].hidden);
    assert_eq!(sheets.list[0].name, "Leerlingen");
    assert_eq!(sheets.list[0].cell(3, 0), &Cell::Number(10001.0));
    assert_eq!(sheets.list[0].cell(3, 2), &Cell::Date(day("2008-06-14")));
    assert_eq!(
        texts(&sheets, 0)[3],
        ["10001", "Łukasz van 't Hoff", "14-06-2008", "ja"]
    );
    assert!(sheets.list[0].rows[1].is_empty());
}

#[test]
fn a_workbook_that_counts_from_1904() {
    let parts = xlsx(
        &xlsx_sheet(r#"<row r="1"><c r="A1"><v>38352</v></c></row>"#),
        STRINGS,
    );
    assert!(!read(&parts).unwrap().epoch_1904);
    let book = r#"<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Lijst" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(parts)).unwrap();
    let mut copies: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        let content = if name == "xl/workbook.xml" {
            book.as_bytes().to_vec()
        } else {
            content
        };
        copies.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = copies
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_slice()))
        .collect();
    assert!(read(&package(&parts)).unwrap().epoch_1904);
}

#[test]
fn ods_with_dates_repeats_and_empty_rows() {
    let rows = format!(
        r#"<table:table-row>{}{}{}</table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="float" office:value="10001"><text:p>10001</text:p></table:table-cell>{}<table:table-cell office:value-type="date" office:date-value="2008-06-14"><text:p>14-06-08</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        ods_text("Stamnr"),
        ods_text("Naam"),
        ods_text("Geboortedatum"),
        ods_text("Zoë<text:s/>de Vries"),
    );
    let sheets = read(&ods(&rows)).unwrap();
    assert_eq!(sheets.list[0].name, "Lijst");
    assert_eq!(texts(&sheets, 0).len(), 4);
    assert_eq!(
        texts(&sheets, 0)[3],
        ["10001", "Zoë de Vries", "14-06-2008"]
    );
    assert_eq!(sheets.list[0].cell(3, 2), &Cell::Date(day("2008-06-14")));
}

#[test]
fn text_files_in_every_encoding() {
    let text = "Stamnr;Naam\r\n1;Zoë Ünal\r\n";
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for bytes in [text.as_bytes(), &utf16, &windows] {
        assert_eq!(
            texts(&read(bytes).unwrap(), 0),
            [["Stamnr", "Naam"], ["1", "Zoë Ünal"]]
        );
    }
}

#[test]
fn each_kind_of_wrong_file_has_its_own_code() {
    let workbook = xlsx(
        &xlsx_sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#),
        STRINGS,
    );
    let cut_off = workbook[..workbook.len() / 2].to_vec();
    let mut flipped = workbook.clone();
    let at = flipped.windows(4).position(|w| w == b"shee").unwrap() + 40;
    flipped[at] ^= 0xFF;
    let compound = |name: &str| {
        let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        file.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        file
    };
    let encrypted_ods = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", br#"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#),
        ("content.xml", b"<a/>"),
    ]);
    for (bytes, error, code) in [
        (Vec::new(), ListError::Empty, "list_empty"),
        (b" \r\n \n".to_vec(), ListError::Empty, "list_empty"),
        (b";;;\n;;;\n".to_vec(), ListError::Empty, "list_empty"),
        (
            b"%PDF-1.7 ...".to_vec(),
            ListError::NotAList(Foreign::Pdf),
            "not_a_list",
        ),
        (
            package(&[("word/document.xml", b"<a/>")]),
            ListError::NotAList(Foreign::TextDocument),
            "not_a_list",
        ),
        (
            package(&[("foto.jpg", b"x")]),
            ListError::NotAList(Foreign::Archive),
            "not_a_list",
        ),
        (
            package(&[("mimetype", b"application/vnd.oasis.opendocument.text")]),
            ListError::NotAList(Foreign::TextDocument),
            "not_a_list",
        ),
        (
            package(&[("xl/workbook.bin", b"x")]),
            ListError::OldExcel,
            "old_excel",
        ),
        (
            vec![0, 159, 146, 150, 0, 1, 2, 3],
            ListError::NotAList(Foreign::Binary),
            "not_a_list",
        ),
        (
            compound("EncryptedPackage"),
            ListError::PasswordProtected,
            "list_password",
        ),
        (encrypted_ods, ListError::PasswordProtected, "list_password"),
        (compound("Workbook"), ListError::OldExcel, "old_excel"),
        (cut_off, ListError::Damaged, "list_damaged"),
        (flipped, ListError::Damaged, "list_damaged"),
        (
            package(&[("xl/x", b"")]),
            ListError::Damaged,
            "list_damaged",
        ),
        (
            xlsx(&xlsx_sheet(""), STRINGS),
            ListError::Empty,
            "list_empty",
        ),
        (
            vec![b'a'; MAX_FILE_BYTES as usize + 1],
            ListError::FileTooLarge,
            "list_too_large",
        ),
    ] {
        let found = read(&bytes).unwrap_err();
        assert_eq!(found, error);
        assert_eq!(found.code(), code);
        assert!(found.to_string().ends_with('.'));
    }
    assert_eq!(
        read_file(Path::new("/bestaat/niet.csv"), &Quiet),
        Err(ListError::Unreadable)
    );
    assert_eq!(
        read_file(&std::env::temp_dir(), &Quiet),
        Err(ListError::Unreadable)
    );
}

#[test]
fn a_file_on_disk_is_read() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"Stamnr;Naam\n1;Sanne Voorbeeld\n").unwrap();
    assert_eq!(
        texts(&read_file(file.path(), &Quiet).unwrap(), 0)[1],
        ["1", "Sanne Voorbeeld"]
    );
}

#[test]
fn a_zip_bomb_is_refused_by_what_it_says_and_by_what_comes_out() {
    let zeros = vec![0_u8; 8 * 1024 * 1024];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..70 {
        zip.start_file(
            format!("xl/media/{index}.bin"),
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
        zip.write_all(&zeros).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(read(&bytes), Err(ListError::UnpacksTooLarge));
    // The same file that says of each part that it is one byte.
    for at in 0..bytes.len() - 46 {
        if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    let error = read(&bytes).unwrap_err();
    assert!(
        matches!(error, ListError::UnpacksTooLarge | ListError::Damaged),
        "{error:?}"
    );
}

#[test]
fn sizes_that_a_workbook_only_claims_are_refused() {
    let one = xlsx_sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let wide: String = (1..=300)
        .map(|r| format!(r#"<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>"#))
        .collect();
    for (bytes, error) in [
        (
            xlsx(
                &one,
                r#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#,
            ),
            ListError::TooManyCells,
        ),
        (xlsx(&one, r#"<sst uniqueCount="-1"/>"#), ListError::Damaged),
        (xlsx(&xlsx_sheet(&wide), STRINGS), ListError::TooManyCells),
        (
            xlsx(
                &xlsx_sheet(r#"<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>"#),
                STRINGS,
            ),
            ListError::Damaged,
        ),
        (
            xlsx(&xlsx_sheet(r#"<row r="99999999999"/>"#), STRINGS),
            ListError::Damaged,
        ),
        (
            xlsx(&one.replace("A1:C3", "C3:A1"), STRINGS),
            ListError::Damaged,
        ),
        (
            xlsx(&one.replace("</sheetData>", ""), STRINGS),
            ListError::Damaged,
        ),
        (
            xlsx(&one.replace("<sheetData>", &"<x>".repeat(300)), STRINGS),
            ListError::Damaged,
        ),
    ] {
        assert_eq!(read(&bytes), Err(error));
    }
    // Two cells in far corners are strange but small.
    assert_eq!(
        read(&xlsx(&xlsx_sheet(far), STRINGS)).unwrap().list[0]
            .rows
            .len(),
        1_048_576
    );
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000_000));
    let cells: String = (1..=300)
        .map(|r| format!(r#"<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>"#))
        .collect();
    assert_eq!(
        read(&xlsx(&xlsx_sheet(&cells), &strings)),
        Err(ListError::TooManyCells)
    );
    let one = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    let token = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(2_000_000));
    assert_eq!(
        read(&xlsx(&xlsx_sheet(one), &token)),
        Err(ListError::Damaged)
    );
}

#[test]
fn ods_that_repeats_itself_full_or_never_ends_is_refused() {
    let cell = r#"<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>"#;
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#
    );
    assert_eq!(read(&ods(&rows)), Err(ListError::TooManyCells));
    let many = format!("<table:table-row>{cell}</table:table-row>").repeat(300);
    assert_eq!(read(&ods(&many)), Err(ListError::TooManyCells));
    let long = format!(
        "<table:table-row>{}</table:table-row>",
        ods_text(r#"a<text:s text:c="99999999999"/>"#)
    );
    assert_eq!(read(&ods(&long)), Err(ListError::Damaged));
    let text = ods_text(&"a".repeat(500_000)).replace(
        "<table:table-cell ",
        r#"<table:table-cell table:number-columns-repeated="1000" "#,
    );
    assert_eq!(
        read(&ods(&format!("<table:table-row>{text}</table:table-row>"))),
        Err(ListError::TooManyCells)
    );
    let plus = r#"<table:table-row><table:table-cell office:value-type="float" office:value="+1"/></table:table-row>"#;
    assert_eq!(read(&ods(plus)), Err(ListError::Damaged));
    // The reader would wait for ever for the end of this table.
    assert_eq!(
        read(&ods_content(
            r#"<a><table:table table:name="x"><table:table-row/>"#
        )),
        Err(ListError::Damaged)
    );
    let corners = format!(
        r#"<table:table-row>{0}</table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16000"/>{0}</table:table-row>"#,
        ods_text("x")
    );
    assert_eq!(read(&ods(&corners)), Err(ListError::TooManyCells));
}

#[test]
fn cancelling_a_workbook() {
    let bytes = xlsx(
        &xlsx_sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#),
        STRINGS,
    );
    assert_eq!(
        read_bytes(&bytes, &|_: usize, _: usize| false),
        Err(ListError::Cancelled)
    );
}
