//! Files made in memory for the tests.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A zip of named parts.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ODS_MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const ODS_MANIFEST: &[u8] = br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// An ODS with one table "Lijst" of these rows, as XML.
pub(super) fn ods(rows: &str) -> Vec<u8> {
    ods_content(&format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Lijst">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    ))
}

/// An ODS with this content.
pub(super) fn ods_content(content: &str) -> Vec<u8> {
    package(&[
        ("mimetype", ODS_MIME),
        ("META-INF/manifest.xml", ODS_MANIFEST),
        ("content.xml", content.as_bytes()),
    ])
}

/// A text cell of an ODS.
pub(super) fn ods_text(text: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
    )
}

/// An XLSX of which the sheet and the shared strings are given as XML.
pub(super) fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        ("_rels/.rels", br#"<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns:r="r"><sheets><sheet name="Lijst" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A sheet of an XLSX with these rows, as XML.
pub(super) fn xlsx_sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet><dimension ref="A1:C3"/><sheetData>{rows}</sheetData></worksheet>"#
    )
}

/// Shared strings of an XLSX.
pub(super) const STRINGS: &str = r#"<?xml version="1.0"?><sst count="3" uniqueCount="3"><si><t>Stamnr</t></si><si><t>Naam</t></si><si><t>Sanne Voorbeeld</t></si></sst>"#;
