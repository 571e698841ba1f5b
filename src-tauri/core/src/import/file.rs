//! From a file to checked rows, with the mapping that was remembered for its kind.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::{ImportError, ImportPreview, ReadList};
use crate::exchange::{self, Mapping, ParsedList, Progress, Quiet, Sheets, TargetField};
use crate::store::transact::Tx;
use crate::store::{Dossier, StoreError};

/// Rows that the mapping step shows.
const SHOWN: usize = 8;

/// The first look at a file.
///
/// # Errors
/// What is wrong with the file.
pub fn preview(dossier: &Dossier, request: &ReadList) -> Result<ImportPreview, ImportError> {
    let sheets = exchange::read_file(Path::new(&request.path), &Quiet)?;
    let (mapping, remembered) = mapping(dossier, &sheets, request.mapping.as_ref())?;
    let preview = exchange::preview(&sheets, &mapping, SHOWN);
    let fields = TargetField::ALL
        .iter()
        .map(|field| (*field, field.dutch()))
        .collect();
    Ok(ImportPreview {
        mapping,
        remembered,
        preview,
        fields,
    })
}

/// A list that was read, and how.
pub(super) struct Read {
    pub(super) list: ParsedList,
    pub(super) mapping: Mapping,
    fingerprint: String,
}

/// Reads a file to rows. Takes the given mapping, else the remembered, else the proposed one.
pub(super) fn read(
    dossier: &Dossier,
    request: &ReadList,
    today: NaiveDate,
    progress: &dyn Progress,
) -> Result<Read, ImportError> {
    let sheets = exchange::read_file(Path::new(&request.path), progress)?;
    let (mapping, _) = mapping(dossier, &sheets, request.mapping.as_ref())?;
    mapping.check(&sheets)?;
    let list = exchange::parse_rows(&sheets, &mapping, today, progress)?;
    let fingerprint = exchange::fingerprint(&mapping.headers(&sheets));
    Ok(Read {
        list,
        mapping,
        fingerprint,
    })
}

/// Remembers the mapping for the next file of this kind.
pub(super) fn remember(tx: &Tx<'_>, read: &Read) -> Result<(), StoreError> {
    let json = serde_json::to_string(&read.mapping)
        .map_err(|error| StoreError::Database(error.to_string()))?;
    tx.sql.execute(
        "INSERT INTO import_mapping (fingerprint, mapping, used_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (fingerprint) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
        (&read.fingerprint, json, tx.now.stamp()),
    )?;
    Ok(())
}

fn mapping(
    dossier: &Dossier,
    sheets: &Sheets,
    given: Option<&Mapping>,
) -> Result<(Mapping, bool), ImportError> {
    if let Some(given) = given {
        return Ok((given.clone(), false));
    }
    let found = exchange::suggest(sheets)?;
    let known: Option<String> = dossier.read(|sql| -> Result<_, StoreError> {
        let mut statement =
            sql.prepare_cached("SELECT mapping FROM import_mapping WHERE fingerprint = ?1")?;
        Ok(statement
            .query_row([&found.fingerprint], |row| row.get(0))
            .optional()?)
    })?;
    let known = known.and_then(|json| serde_json::from_str::<Mapping>(&json).ok());
    let adopted = known.map(|known| Mapping::adopted_from(&found, &known));
    Ok(
        match adopted.filter(|mapping| mapping.check(sheets).is_ok()) {
            Some(mapping) => (mapping, true),
            None => (found.mapping, false),
        },
    )
}
