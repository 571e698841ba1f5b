//! Kinds of the school's own, and what is changed about the others.

use super::super::InstrumentError;
use super::super::kinds::InstrumentKind;
use super::{known, municipality, needed, touch};
use crate::moment::Moment;
use crate::store::{Changed, Dossier};
use crate::text::{code, json, tidy};

/// Saves a kind; without a code it is a new one of the school.
///
/// # Errors
/// `Missing` without a name, `UnknownMunicipality`, `UnknownKind` for a code that is not there.
pub fn save_kind(
    dossier: &Dossier,
    kind: &InstrumentKind,
    now: Moment,
) -> Result<Changed<String>, InstrumentError> {
    needed(&kind.name, "name")?;
    let municipality = municipality(&kind.municipality_code)?;
    dossier.transact("instruments.save_kind", now, |tx| {
        let fresh = kind.code.is_empty();
        let own_code = if fresh {
            format!("eigen-{}", uuid::Uuid::now_v7())
        } else {
            known(tx.sql, &kind.code)?;
            kind.code.clone()
        };
        let plain = tidy(&kind.plain_name);
        // Which application, which record and whose it is are not changed by hand.
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_kind (code, name, plain_name, description, applied_at, who_applies, municipality_code,
                   via_municipality, reveals, source, checked_on, uncertain, own, offered, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13,
                         (SELECT coalesce(max(position), 0) + 10 FROM instrument_kind))
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, plain_name = excluded.plain_name,
                   description = excluded.description, applied_at = excluded.applied_at, who_applies = excluded.who_applies,
                   municipality_code = excluded.municipality_code, via_municipality = excluded.via_municipality,
                   reveals = excluded.reveals, source = excluded.source, checked_on = excluded.checked_on,
                   uncertain = excluded.uncertain, offered = excluded.offered",
            )?
            .execute(rusqlite::params![
                own_code,
                tidy(&kind.name),
                if plain.is_empty() { tidy(&kind.name) } else { plain },
                kind.description.trim(),
                tidy(&kind.applied_at),
                json(&kind.who_applies.iter().map(|who| tidy(who)).filter(|who| !who.is_empty()).collect::<Vec<_>>())?,
                municipality,
                kind.via_municipality || !municipality.is_empty(),
                code(&kind.reveals)?,
                tidy(&kind.source),
                kind.checked_on,
                kind.uncertain,
                kind.offered,
            ])?;
        touch(tx);
        tx.subject(&own_code);
        Ok(own_code)
    })
}

/// Takes a kind of the school's own away; one that is used for a student stays.
///
/// # Errors
/// `UnknownKind`; `KindInUse` when a student has it, or it came with the program.
pub fn delete_kind(
    dossier: &Dossier,
    kind: &str,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    dossier.transact("instruments.delete_kind", now, |tx| {
        known(tx.sql, kind)?;
        let stays: bool = tx
            .sql
            .prepare_cached(
                "SELECT (SELECT own = 0 FROM instrument_kind WHERE code = ?1) OR EXISTS (SELECT 1 FROM instrument WHERE kind_code = ?1)
                     OR EXISTS (SELECT 1 FROM instrument_event WHERE kind_code = ?1)",
            )?
            .query_row([kind], |row| row.get(0))?;
        if stays {
            return Err(InstrumentError::KindInUse);
        }
        for statement in [
            "DELETE FROM instrument_tick WHERE requirement_id IN (SELECT id FROM instrument_requirement WHERE for_code = ?1)",
            "DELETE FROM instrument_requirement WHERE for_code = ?1",
            "DELETE FROM instrument_term WHERE for_code = ?1",
            "DELETE FROM instrument_hint WHERE for_code = ?1",
            "DELETE FROM instrument_regime WHERE kind_code = ?1",
            "DELETE FROM instrument_kind WHERE code = ?1",
        ] {
            tx.sql.prepare_cached(statement)?.execute([kind])?;
        }
        touch(tx);
        Ok(())
    })
}
