//! What a screen reader is told: every sample and every paper of the practice dossier, for every
//! reader. Headings nest, tables have heads and whole rows, pictures have words, words don't glue.

use std::collections::BTreeSet;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, ObjectId};
use transitieroute_documents::Engine;

use super::desk::{one_of_each, practice};
use super::samples;

/// One element of the structure.
struct Element {
    kind: String,
    alt: bool,
    children: Vec<Element>,
}

fn element(document: &Document, id: ObjectId) -> Element {
    let node = document.get_dictionary(id).unwrap();
    let kind = node.get(b"S").and_then(Object::as_name).unwrap_or_default();
    Element {
        kind: String::from_utf8_lossy(kind).into_owned(),
        alt: node
            .get(b"Alt")
            .and_then(Object::as_str)
            .is_ok_and(|alt| !alt.is_empty()),
        children: children(document, node),
    }
}

fn children(document: &Document, node: &Dictionary) -> Vec<Element> {
    let Ok(kids) = node.get(b"K") else {
        return Vec::new();
    };
    let kids = match kids {
        Object::Array(kids) => kids.iter().collect(),
        one => vec![one],
    };
    kids.into_iter()
        .filter_map(|kid| kid.as_reference().ok())
        .filter(|id| document.get_dictionary(*id).is_ok_and(|kid| kid.has(b"S")))
        .map(|id| element(document, id))
        .collect()
}

fn structure(bytes: &[u8]) -> Vec<Element> {
    let document = Document::load_mem(bytes).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    children(&document, root)
}

/// What is wrong with the structure of a document.
fn faults(elements: &[Element]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut level = 0;
    visit(elements, &mut level, &mut faults);
    if level == 0 {
        faults.push("no heading".to_owned());
    }
    faults
}

fn visit(elements: &[Element], level: &mut u32, faults: &mut Vec<String>) {
    for element in elements {
        let kinds: Vec<&str> = element
            .children
            .iter()
            .map(|kid| kid.kind.as_str())
            .collect();
        let only = |allowed: &[&str]| kinds.iter().all(|kind| allowed.contains(kind));
        if let Some(own) = element
            .kind
            .strip_prefix('H')
            .and_then(|own| own.parse().ok())
        {
            if own > *level + 1 {
                faults.push(format!("H{own} after H{level}"));
            }
            *level = own;
        }
        match element.kind.as_str() {
            "Figure" if !element.alt => faults.push("a picture without words".to_owned()),
            "L" if kinds.is_empty() || !only(&["LI"]) => faults.push(format!("L of {kinds:?}")),
            "LI" if !kinds.contains(&"LBody") => faults.push(format!("LI of {kinds:?}")),
            "Table" => table(element, faults),
            _ => {}
        }
        visit(&element.children, level, faults);
    }
}

fn table(table: &Element, faults: &mut Vec<String>) {
    let mut rows = Vec::new();
    for part in &table.children {
        match part.kind.as_str() {
            "TR" => rows.push(part),
            "THead" | "TBody" => rows.extend(&part.children),
            other => faults.push(format!("{other} in a table")),
        }
    }
    let cells = |row: &Element| -> Vec<String> {
        row.children.iter().map(|cell| cell.kind.clone()).collect()
    };
    let width = rows.first().map_or(0, |row| row.children.len());
    for (number, row) in rows.iter().enumerate() {
        let cells = cells(row);
        let head = cells.iter().all(|cell| cell == "TH");
        if row.kind != "TR" || cells.len() != width || width == 0 {
            faults.push(format!("row {number} of {width} columns: {cells:?}"));
        }
        if (number == 0) != head && width > 1 {
            faults.push(format!("row {number} has cells {cells:?}"));
        }
    }
}

fn told(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    assert!(output.status.success(), "{program} {arguments:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Words without the marks of direction that extraction adds.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(|word| {
        let marks = |c: &char| {
            !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}')
        };
        word.chars().filter(marks).collect()
    })
}

/// Words that are heard as one but stand apart on the page.
fn glued(file: &str) -> Option<Vec<String>> {
    let seen: BTreeSet<String> = words(&told("pdftotext", &["-raw", file, "-"])?).collect();
    let heard = told("pdfinfo", &["-struct-text", file])?;
    let heard = heard.lines().map(str::trim);
    let said = heard.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let bare = |word: &str| word.trim_matches([',', '.', ':']).to_owned();
    let bare_seen: BTreeSet<String> = seen.iter().map(|word| bare(word)).collect();
    let glued = said.flat_map(words).filter(|word| {
        // Poppler turns words from right to left around in the text of the page, not in that of
        // the structure.
        let turned: String = word.chars().rev().collect();
        let arabic_or_hebrew = word.chars().any(|c| ('\u{590}'..'\u{700}').contains(&c));
        let known = seen.contains(word) || (arabic_or_hebrew && bare_seen.contains(&bare(&turned)));
        // A word that was split at the end of a line is one word for who listens.
        !word.contains('\u{AD}') && !known
    });
    Some(glued.collect())
}

#[test]
fn every_document_is_built_for_who_listens() {
    let (folder, dossier) = practice();
    let samples = samples::all(&Engine::new().unwrap()).into_iter();
    let samples = samples.map(|(name, bytes)| (name.to_owned(), bytes));
    let mut wrong = Vec::new();
    for (name, bytes) in samples.chain(one_of_each(&dossier)) {
        for fault in faults(&structure(&bytes)) {
            wrong.push(format!("{name}: {fault}"));
        }
        let file = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&file, bytes).unwrap();
        let Some(glued) = glued(file.to_str().unwrap()) else {
            eprintln!("skipped: poppler is not installed, so words were not looked at");
            continue;
        };
        if !glued.is_empty() {
            wrong.push(format!("{name}: glued {glued:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_on_the_structure_notices_what_is_wrong() {
    let leaf = |kind: &str| Element {
        kind: kind.to_owned(),
        alt: false,
        children: vec![],
    };
    let with = |kind: &str, children: Vec<Element>| Element {
        children,
        ..leaf(kind)
    };
    let row = |cells: &[&str]| with("TR", cells.iter().map(|cell| leaf(cell)).collect());
    let good = with("Table", vec![row(&["TH", "TH"]), row(&["TH", "TD"])]);
    assert!(faults(&[leaf("H1"), leaf("H2"), good, leaf("H1")]).is_empty());
    for wrong in [
        vec![],
        vec![leaf("H2")],
        vec![leaf("H1"), leaf("H3")],
        vec![leaf("H1"), leaf("Figure")],
        vec![leaf("H1"), leaf("L")],
        vec![leaf("H1"), with("L", vec![leaf("P")])],
        vec![leaf("H1"), with("Table", vec![row(&["TD", "TD"])])],
        vec![
            leaf("H1"),
            with("Table", vec![row(&["TH", "TH"]), row(&["TH"])]),
        ],
    ] {
        assert!(!faults(&wrong).is_empty());
    }
}
