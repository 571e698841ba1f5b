//! Open places in the dossier.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::types::{OpenPlace, PlaceState, SetPlaceStatus};
use super::{MatchingError, search};
use crate::exchange::bsn;
use crate::ids::{OpenPlaceId, OrganisationId};
use crate::moment::Moment;
use crate::reference::{self, Resolution};
use crate::store::column::{Day, code, day, json};
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::{self, tidy};

/// A place as it stands in the dossier, with what is derived.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) id: OpenPlaceId,
    pub(super) place: OpenPlace,
    /// Set by hand or by the last place that was taken.
    pub(super) status: PlaceState,
    pub(super) reason: String,
}

impl Stored {
    /// How it stands on a day.
    pub(super) fn state(&self, today: NaiveDate) -> PlaceState {
        match self.status {
            PlaceState::Open if self.place.until.is_some_and(|until| until < today) => {
                PlaceState::Vervallen
            }
            status => status,
        }
    }

    pub(super) fn free(&self) -> u32 {
        self.place.places.saturating_sub(self.place.taken)
    }

    /// The town as it is said: as typed, else the municipality.
    pub(super) fn town(&self) -> String {
        if self.place.place.is_empty() {
            reference::municipality_name(&self.place.municipality_code).to_owned()
        } else {
            self.place.place.clone()
        }
    }
}

/// One place, with its remarks.
///
/// # Errors
/// `UnknownPlace`.
pub fn get_place(dossier: &Dossier, id: &OpenPlaceId) -> Result<OpenPlace, MatchingError> {
    dossier.read(|sql| Ok(needed(sql, id)?.place))
}

/// Adds or changes a place. A town that is one municipality for certain gets its code, so that
/// travel can be told.
///
/// # Errors
/// `Missing` without a name of the organisation, `UnknownPlace`, `UnknownOrganisation`,
/// `UnknownMunicipality`, `UnknownField`, `BadPeriod`, `BadNumber`, `LooksLikeBsn`.
pub fn save_place(
    dossier: &Dossier,
    place: &OpenPlace,
    now: Moment,
) -> Result<Changed<OpenPlaceId>, MatchingError> {
    let mut place = checked(place)?;
    dossier.transact("matching.save_place", now, |tx| {
        if let Some(organisation) = &place.organisation_id {
            let name = organisation_name(tx.sql, organisation)?;
            if place.organisation.is_empty() {
                place.organisation = name;
            }
        }
        if place.organisation.is_empty() {
            return Err(MatchingError::Missing {
                field: "organisation",
            });
        }
        let id = match &place.id {
            Some(id) => {
                let old = needed(tx.sql, id)?;
                place.taken = old.place.taken;
                // More room than was taken: open again.
                if old.status == PlaceState::Vergeven && place.places > old.place.taken {
                    set(tx.sql, id, PlaceState::Open, "")?;
                }
                id.clone()
            }
            None => OpenPlaceId::new(),
        };
        write(tx.sql, &id, &place, &now.stamp())?;
        tx.touch(Area::Places);
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// Opens a place again, or says that it is taken or lapsed.
///
/// # Errors
/// `UnknownPlace`, `LooksLikeBsn`.
pub fn set_place_status(
    dossier: &Dossier,
    request: &SetPlaceStatus,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    let reason = line(&request.reason, "reason")?;
    dossier.transact("matching.set_place_status", now, |tx| {
        let old = needed(tx.sql, &request.id)?;
        set(tx.sql, &request.id, request.state, &reason)?;
        if request.state == PlaceState::Open {
            // Opened by hand: there is room, whatever was counted or agreed before.
            let lapsed = old.place.until.is_some_and(|until| until < now.today());
            tx.sql
                .prepare_cached(
                    "UPDATE open_place SET taken = min(taken, places - 1),
                       until_date = CASE WHEN ?2 THEN NULL ELSE until_date END WHERE id = ?1",
                )?
                .execute((&request.id, lapsed))?;
        }
        tx.touch(Area::Places);
        tx.subject(&request.id);
        Ok(())
    })
}

/// Throws a place away at which nobody went to look.
///
/// # Errors
/// `UnknownPlace`, `HasLooks`.
pub fn remove_place(
    dossier: &Dossier,
    id: &OpenPlaceId,
    now: Moment,
) -> Result<Changed<()>, MatchingError> {
    dossier.transact("matching.remove_place", now, |tx| {
        needed(tx.sql, id)?;
        let looked: bool = tx
            .sql
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM place_look WHERE place_id = ?1)")?
            .query_row([id], |row| row.get(0))?;
        if looked {
            return Err(MatchingError::HasLooks);
        }
        tx.sql
            .prepare_cached("DELETE FROM open_place WHERE id = ?1")?
            .execute([id])?;
        tx.touch(Area::Places);
        tx.subject(id);
        Ok(())
    })
}

fn checked(place: &OpenPlace) -> Result<OpenPlace, MatchingError> {
    if place
        .from
        .zip(place.until)
        .is_some_and(|(from, until)| until < from)
    {
        return Err(MatchingError::BadPeriod);
    }
    for (day, field) in [(place.from, "from"), (place.until, "until")] {
        if !day.is_none_or(text::usual) {
            return Err(MatchingError::BadDate { field });
        }
    }
    if !(1..=99).contains(&place.places) {
        return Err(MatchingError::BadNumber {
            field: "places",
            least: 1,
            most: 99,
        });
    }
    search::hours(place.hours_per_week)?;
    let town = line(&place.place, "place")?;
    let municipality_code = match place.municipality_code.trim() {
        "" => match reference::resolve_place(&town) {
            Resolution::Exact { code } => code,
            Resolution::Ambiguous { .. } | Resolution::Unknown => String::new(),
        },
        code => reference::by_code(code)
            .ok_or(MatchingError::UnknownMunicipality)?
            .code
            .clone(),
    };
    let field = place.field.trim();
    if !field.is_empty() && reference::field(field) == 0 {
        return Err(MatchingError::UnknownField);
    }
    let lines = |texts: &[String], field: &'static str| -> Result<Vec<String>, MatchingError> {
        let mut kept: Vec<String> = Vec::new();
        for text in texts {
            let text = line(text, field)?;
            if !text.is_empty() && !kept.contains(&text) {
                kept.push(text);
            }
        }
        Ok(kept)
    };
    let remarks = place.remarks.trim_end().to_owned();
    no_bsn(&remarks, "remarks")?;
    Ok(OpenPlace {
        id: place.id.clone(),
        organisation_id: place.organisation_id.clone(),
        organisation: line(&place.organisation, "organisation")?,
        brought_kind: place.brought_kind,
        brought_by: line(&place.brought_by, "brought_by")?,
        kind: place.kind,
        field: field.to_owned(),
        tasks: line(&place.tasks, "tasks")?,
        place: town,
        municipality_code,
        hours_per_week: place.hours_per_week,
        days: search::in_order(&place.days),
        from: place.from,
        until: place.until,
        asks: lines(&place.asks, "asks")?,
        offers: lines(&place.offers, "offers")?,
        places: place.places,
        taken: 0,
        remarks,
    })
}

/// One line without a BSN.
pub(super) fn line(text: &str, field: &'static str) -> Result<String, MatchingError> {
    let text = tidy(text);
    no_bsn(&text, field)?;
    Ok(text)
}

pub(super) fn no_bsn(text: &str, field: &'static str) -> Result<(), MatchingError> {
    if bsn::occurs_in(text) {
        Err(MatchingError::LooksLikeBsn { field })
    } else {
        Ok(())
    }
}

/// An ISO date or nothing.
pub(super) fn iso(text: &str, field: &'static str) -> Result<Option<NaiveDate>, MatchingError> {
    text::iso_date(text).map_err(|_| MatchingError::BadDate { field })
}

fn organisation_name(sql: &Connection, id: &OrganisationId) -> Result<String, MatchingError> {
    sql.prepare_cached("SELECT name FROM organisation WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(MatchingError::UnknownOrganisation)
}

/// Writes a place that was checked; a new one is open.
pub(crate) fn write(
    sql: &Connection,
    id: &OpenPlaceId,
    place: &OpenPlace,
    stamp: &str,
) -> Result<(), StoreError> {
    sql.prepare_cached(
        "INSERT INTO open_place (id, organisation_id, organisation, brought_kind, brought_by, kind, field, tasks, place,
           municipality_code, hours_per_week, days, from_date, until_date, asks, offers, places, taken, status, remarks,
           created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, 0, 'open', ?18, ?19, ?19)
         ON CONFLICT (id) DO UPDATE SET organisation_id = excluded.organisation_id, organisation = excluded.organisation,
           brought_kind = excluded.brought_kind, brought_by = excluded.brought_by, kind = excluded.kind,
           field = excluded.field, tasks = excluded.tasks, place = excluded.place,
           municipality_code = excluded.municipality_code, hours_per_week = excluded.hours_per_week,
           days = excluded.days, from_date = excluded.from_date, until_date = excluded.until_date,
           asks = excluded.asks, offers = excluded.offers, places = excluded.places, remarks = excluded.remarks,
           updated_at = excluded.updated_at",
    )?
    .execute(rusqlite::params![
        id,
        place.organisation_id,
        place.organisation,
        text::code(&place.brought_kind)?,
        place.brought_by,
        text::code(&place.kind)?,
        place.field,
        place.tasks,
        place.place,
        place.municipality_code,
        place.hours_per_week,
        text::json(&place.days)?,
        place.from.map(Day),
        place.until.map(Day),
        text::json(&place.asks)?,
        text::json(&place.offers)?,
        place.places,
        place.remarks,
        stamp,
    ])?;
    Ok(())
}

pub(super) fn set(
    sql: &Connection,
    id: &OpenPlaceId,
    state: PlaceState,
    reason: &str,
) -> Result<(), StoreError> {
    sql.prepare_cached("UPDATE open_place SET status = ?2, status_reason = ?3 WHERE id = ?1")?
        .execute((id, text::code(&state)?, reason))?;
    Ok(())
}

/// All places, by organisation; of one organisation when given.
pub(super) fn all(
    sql: &Connection,
    organisation: Option<&OrganisationId>,
) -> Result<Vec<Stored>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT * FROM open_place WHERE (?1 IS NULL OR organisation_id = ?1) ORDER BY organisation COLLATE NOCASE, id",
    )?;
    let rows = statement.query_map([organisation], stored)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn needed(sql: &Connection, id: &OpenPlaceId) -> Result<Stored, MatchingError> {
    sql.prepare_cached("SELECT * FROM open_place WHERE id = ?1")?
        .query_row([id], stored)
        .optional()?
        .ok_or(MatchingError::UnknownPlace)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let id: OpenPlaceId = row.get("id")?;
    Ok(Stored {
        place: OpenPlace {
            id: Some(id.clone()),
            organisation_id: row.get("organisation_id")?,
            organisation: row.get("organisation")?,
            brought_kind: code(row, "brought_kind")?,
            brought_by: row.get("brought_by")?,
            kind: code(row, "kind")?,
            field: row.get("field")?,
            tasks: row.get("tasks")?,
            place: row.get("place")?,
            municipality_code: row.get("municipality_code")?,
            hours_per_week: row.get("hours_per_week")?,
            days: json(row, "days")?,
            from: day(row, "from_date")?,
            until: day(row, "until_date")?,
            asks: json(row, "asks")?,
            offers: json(row, "offers")?,
            places: row.get("places")?,
            taken: row.get("taken")?,
            remarks: row.get("remarks")?,
        },
        id,
        status: code(row, "status")?,
        reason: row.get("status_reason")?,
    })
}
