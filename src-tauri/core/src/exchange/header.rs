//! Which row holds the column names, and what each name stands for.
//!
//! Names are compared without case, accents, spaces and punctuation, and otherwise exactly: a
//! column that is not known stays unmapped and is shown to the user, who may map it. "Geslacht" is
//! left out on purpose: how someone wants to be addressed is the student's own choice.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::limits::HEADER_SEARCH_ROWS;
use super::{Cell, Sheets, TargetField, bsn};
use crate::reference::compact;

use TargetField as T;

/// Names as they occur in exports (handbook 12b), folded; a higher weight wins when two columns
/// of one list stand for the same thing.
const SYNONYMS: &[(T, u8, &[&str])] = &[
    (
        T::Number,
        9,
        &[
            "leerlingnummer",
            "leerlingnr",
            "llnummer",
            "llnr",
            "stamnummer",
            "stamnr",
            "studentnummer",
            "studentnr",
            "deelnemernummer",
            "deelnemernr",
        ],
    ),
    (
        T::Number,
        6,
        &[
            "leerlingid",
            "studentid",
            "deelnemerid",
            "leerlingcode",
            "studentcode",
            "deelnemercode",
        ],
    ),
    (T::Number, 2, &["nummer"]),
    (T::FirstName, 9, &["roepnaam"]),
    (T::FirstName, 6, &["voornaam", "firstname", "givenname"]),
    (
        T::Prefix,
        9,
        &[
            "tussenvoegsel",
            "tussenvoegsels",
            "tussenv",
            "tussenvgsl",
            "voorvoegsel",
            "voorvoegsels",
            "voorv",
            "voorvoegselachternaam",
            "voorvoegselgeslachtsnaam",
        ],
    ),
    (T::Prefix, 6, &["tv", "tsv", "infix"]),
    (T::LastName, 9, &["achternaam"]),
    (
        T::LastName,
        7,
        &[
            "familienaam",
            "geslachtsnaam",
            "lastname",
            "surname",
            "familyname",
        ],
    ),
    (T::LastName, 4, &["geboortenaam"]),
    (
        T::FullName,
        9,
        &[
            "volledigenaam",
            "naamvolledig",
            "leerlingnaam",
            "studentnaam",
            "deelnemernaam",
            "fullname",
        ],
    ),
    (T::FullName, 6, &["naam", "name"]),
    (T::FullName, 4, &["leerling", "student", "deelnemer"]),
    (
        T::OfficialNames,
        9,
        &[
            "voornamen",
            "officielevoornamen",
            "officielenamen",
            "doopnamen",
            "allevoornamen",
            "voornamenvolledig",
        ],
    ),
    (
        T::BirthDate,
        9,
        &[
            "geboortedatum",
            "gebdatum",
            "gebdat",
            "geboortedat",
            "datumgeboorte",
            "geborenop",
            "birthdate",
            "dateofbirth",
        ],
    ),
    (T::Class, 9, &["klas", "klasnaam", "klascode", "stamklas"]),
    (T::Class, 7, &["stamgroep", "basisgroep", "klasgroep"]),
    (T::Class, 5, &["groep", "groepsnaam", "groepscode"]),
    (T::Class, 3, &["lesgroep"]),
    (T::Year, 9, &["leerjaar", "leerjaarnr"]),
    (T::Year, 5, &["jaarlaag"]),
    (
        T::Mentor,
        9,
        &[
            "mentor",
            "mentor1",
            "mentornaam",
            "naammentor",
            "klassenmentor",
            "klassenmentor1",
        ],
    ),
    (
        T::Mentor,
        5,
        &[
            "coach",
            "coach1",
            "leercoach",
            "slb",
            "slber",
            "studieloopbaanbegeleider",
        ],
    ),
    (
        T::Email,
        9,
        &[
            "emailprive",
            "priveemail",
            "emailadresprive",
            "priveemailadres",
            "privemail",
        ],
    ),
    (T::Email, 6, &["email", "emailadres", "mail", "mailadres"]),
    (
        T::Phone,
        9,
        &[
            "mobiel",
            "mobielnummer",
            "mobielnr",
            "mobieletelefoon",
            "mobieltelefoonnummer",
            "telefoonmobiel",
            "telefoonnummermobiel",
            "mobiletelefoon",
            "06nummer",
            "gsm",
        ],
    ),
    (
        T::Phone,
        6,
        &[
            "telefoon",
            "telefoonnummer",
            "telefoonnr",
            "telnummer",
            "telnr",
            "tel",
        ],
    ),
    (
        T::Address,
        9,
        &[
            "adres",
            "woonadres",
            "adresregel",
            "adresregel1",
            "straatenhuisnummer",
            "straatennummer",
            "straathuisnummer",
            "straatnr",
        ],
    ),
    (T::Street, 9, &["straat", "straatnaam"]),
    (T::HouseNumber, 9, &["huisnummer", "huisnr", "hnr"]),
    (
        T::HouseNumberAddition,
        9,
        &[
            "huisnummertoevoeging",
            "huisnrtoevoeging",
            "huisnrtoev",
            "toevoeging",
        ],
    ),
    (T::Postcode, 9, &["postcode", "postcodewoonadres"]),
    (T::Place, 9, &["woonplaats", "woonplaatsnaam"]),
    (T::Place, 5, &["plaats", "plaatsnaam"]),
    (
        T::Municipality,
        9,
        &["woongemeente", "gemeente", "gemeentenaam"],
    ),
    (
        T::MunicipalityCode,
        9,
        &[
            "gemeentecode",
            "gemcode",
            "gemeentenummer",
            "gemeentenr",
            "cbscode",
            "cbsgemeentecode",
            "woongemeentecode",
        ],
    ),
    (T::School, 9, &["school", "schoolnaam", "naamschool"]),
    (
        T::Brin,
        9,
        &[
            "brin",
            "brinnummer",
            "brinnr",
            "brincode",
            "brinvestiging",
            "instellingscode",
        ],
    ),
    (
        T::Location,
        9,
        &[
            "locatie",
            "locatienaam",
            "vestiging",
            "vestigingsnaam",
            "schoollocatie",
        ],
    ),
    (
        T::Crebo,
        9,
        &["crebo", "crebocode", "crebonummer", "crebonr"],
    ),
    (T::Crebo, 5, &["opleidingscode"]),
    (
        T::Course,
        9,
        &[
            "opleiding",
            "opleidingsnaam",
            "opleidingnaam",
            "naamopleiding",
        ],
    ),
    (T::LearningPath, 9, &["leerweg", "bolbbl"]),
    (
        T::Level,
        9,
        &["niveau", "mboniveau", "opleidingsniveau", "niveauopleiding"],
    ),
    (T::Cohort, 9, &["cohort", "cohortjaar"]),
    (T::Cohort, 5, &["schooljaar"]),
    (
        T::OutflowProfile,
        9,
        &[
            "uitstroomprofiel",
            "uitstroomrichting",
            "uitstroomperspectief",
        ],
    ),
    (T::OutflowProfile, 4, &["profiel"]),
    (
        T::ExpectedEndDate,
        9,
        &[
            "verwachteeinddatum",
            "geplandeeinddatum",
            "einddatumgepland",
            "verwachteuitstroomdatum",
        ],
    ),
    (
        T::ExpectedEndDate,
        6,
        &[
            "einddatumopleiding",
            "einddatumverbintenis",
            "einddatuminschrijving",
            "uitstroomdatum",
        ],
    ),
    (T::ExpectedEndDate, 5, &["einddatum"]),
];

/// Words that say whose field it is: "Leerling achternaam", "E-mail student", "ILT.CREBO".
const OWNERS: &[&str] = &["leerling", "student", "deelnemer", "ilt"];

fn table() -> &'static HashMap<&'static str, (T, u8)> {
    static TABLE: OnceLock<HashMap<&'static str, (T, u8)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        SYNONYMS
            .iter()
            .flat_map(|(field, weight, names)| names.iter().map(|name| (*name, (*field, *weight))))
            .collect()
    })
}

/// What a column name stands for, and how surely (1 to 9).
#[must_use]
pub fn recognise(name: &str) -> Option<(TargetField, u8)> {
    if bsn::is_bsn_header(name) {
        return None;
    }
    let known = |key: &str| table().get(key).copied();
    let of = |text: &str| {
        let key = compact(text);
        known(&key).or_else(|| {
            OWNERS.iter().find_map(|owner| {
                let bare = key
                    .strip_prefix(owner)
                    .or_else(|| key.strip_suffix(owner))?;
                known(bare)
            })
        })
    };
    // "Geboortedatum (dd-mm-jjjj)": the explanation is not part of the name.
    of(name).or_else(|| name.split_once('(').and_then(|(before, _)| of(before)))
}

/// What each column of a header row stands for; no target is given twice.
#[must_use]
pub fn assign(headers: &[String]) -> Vec<Option<TargetField>> {
    let found: Vec<Option<(T, u8)>> = headers.iter().map(|name| recognise(name)).collect();
    let mut columns: Vec<Option<T>> = vec![None; headers.len()];
    let mut best: HashMap<T, (u8, usize)> = HashMap::new();
    for (column, hit) in found.iter().enumerate() {
        let Some((field, weight)) = hit else { continue };
        let entry = best.entry(*field).or_insert((*weight, column));
        if *weight > entry.0 {
            *entry = (*weight, column);
        }
    }
    let mut set = |column: usize, field: Option<T>| {
        if let Some(place) = columns.get_mut(column) {
            *place = field;
        }
    };
    for (field, (_, column)) in &best {
        set(*column, Some(*field));
    }
    // Beside a roepnaam, a column "voornaam" holds the official names.
    if let Some((9, _)) = best.get(&T::FirstName)
        && !best.contains_key(&T::OfficialNames)
        && let Some(column) = found.iter().position(|hit| *hit == Some((T::FirstName, 6)))
    {
        set(column, Some(T::OfficialNames));
    }
    // Beside a first name, "naam" is the last name; beside both, it repeats what is known.
    if let Some((_, column)) = best.get(&T::FullName)
        && best.contains_key(&T::FirstName)
    {
        set(
            *column,
            if best.contains_key(&T::LastName) {
                None
            } else {
                Some(T::LastName)
            },
        );
    }
    columns
}

/// How much a row looks like a header row; 0 when it can't be one. A header row names the
/// student and at least one thing more.
#[must_use]
pub fn score(row: &[Cell]) -> usize {
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    let text = row
        .iter()
        .filter(|cell| matches!(cell, Cell::Text(_)))
        .count();
    if filled < 2 || text * 2 < filled {
        return 0;
    }
    let columns = assign(&texts(row));
    let has = |field: T| columns.contains(&Some(field));
    let known = columns.iter().flatten().count();
    let named = has(T::FirstName) || has(T::LastName) || has(T::FullName);
    if !named || known < 2 {
        return 0;
    }
    known * 2 + if has(T::Number) { 5 } else { 0 }
}

/// The best header row of the file: sheet and row, counted from 0. A hidden sheet is taken only
/// when no visible one has a header row.
#[must_use]
pub fn find(sheets: &Sheets) -> Option<(usize, usize)> {
    let mut best: Option<((bool, usize), (usize, usize))> = None;
    for (index, sheet) in sheets.list.iter().enumerate() {
        for (row, cells) in sheet.rows.iter().enumerate().take(HEADER_SEARCH_ROWS) {
            let score = score(cells);
            let rank = (!sheet.hidden, score);
            if score > 0 && best.is_none_or(|(found, _)| rank > found) {
                best = Some((rank, (index, row)));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// The texts of a row, tidied.
pub(super) fn texts(row: &[Cell]) -> Vec<String> {
    row.iter()
        .map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[cfg(test)]
mod tests;
