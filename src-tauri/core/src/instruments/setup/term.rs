//! Terms: how long, from which moment, and who says so.

use super::super::InstrumentError;
use super::super::kinds::{Term, TermMoment};
use super::{known, municipality, remove, touch};
use crate::ids::TermId;
use crate::moment::Moment;
use crate::store::{Changed, Dossier};
use crate::text::{code, tidy};

/// Most of a unit that a term may have.
const MOST: u32 = 1200;

/// Saves a term.
///
/// # Errors
/// `UnknownKind`, `UnknownMunicipality`, `BadAmount`, `BadDay`.
pub fn save_term(
    dossier: &Dossier,
    term: &Term,
    now: Moment,
) -> Result<Changed<TermId>, InstrumentError> {
    let municipality = municipality(&term.municipality_code)?;
    if term.amount.is_some_and(|amount| amount > MOST) || term.lead_days > 365 {
        return Err(InstrumentError::BadAmount);
    }
    let fixed = term.fixed_day.trim();
    let good_day = chrono::NaiveDate::parse_from_str(&format!("2028-{fixed}"), "%Y-%m-%d").is_ok();
    if term.moment == TermMoment::VasteDag && !good_day {
        return Err(InstrumentError::BadDay);
    }
    dossier.transact("instruments.save_term", now, |tx| {
        known(tx.sql, &term.for_code)?;
        let id = term.id.clone().unwrap_or_else(TermId::new);
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_term (id, for_code, municipality_code, counts, amount, unit, side, moment, fixed_day, lead_days,
                   note, source, checked_on, uncertain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET for_code = excluded.for_code, municipality_code = excluded.municipality_code,
                   counts = excluded.counts, amount = excluded.amount, unit = excluded.unit, side = excluded.side,
                   moment = excluded.moment, fixed_day = excluded.fixed_day, lead_days = excluded.lead_days, note = excluded.note,
                   source = excluded.source, checked_on = excluded.checked_on, uncertain = excluded.uncertain",
            )?
            .execute(rusqlite::params![
                id,
                term.for_code,
                municipality,
                code(&term.counts)?,
                term.amount,
                code(&term.unit)?,
                code(&term.side)?,
                code(&term.moment)?,
                if term.moment == TermMoment::VasteDag { fixed } else { "" },
                term.lead_days,
                tidy(&term.note),
                tidy(&term.source),
                term.checked_on,
                term.uncertain,
            ])?;
        touch(tx);
        tx.subject(&id);
        Ok(id)
    })
}

/// Takes a term away; one that is gone already is no error.
///
/// # Errors
/// Only those of the store.
pub fn delete_term(
    dossier: &Dossier,
    id: &TermId,
    now: Moment,
) -> Result<Changed<()>, InstrumentError> {
    remove(
        dossier,
        "instruments.delete_term",
        &["DELETE FROM instrument_term WHERE id = ?1"],
        id.as_str(),
        now,
    )
}
