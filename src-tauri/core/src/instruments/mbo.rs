//! What an application at an mbo holds besides: school, programme and the five statuses that travel
//! back (handbook 10.1).

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Instrument, InstrumentError, InstrumentStatus};
use crate::ids::{InstrumentId, OrganisationId};
use crate::store::{StoreError, column};
use crate::text;

/// How far an application at an mbo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum MboStatus {
    /// Not applied yet; the five of the mbo come after this.
    NogAanmelden,
    /// Applied.
    Aangemeld,
    /// The school offers a contract.
    OvereenkomstAangeboden,
    /// It does not lead to enrolment.
    LeidtNietTotInschrijving,
    /// Withdrawn.
    Ingetrokken,
    /// Enrolled.
    Ingeschreven,
}

impl MboStatus {
    /// How far the instrument is by this.
    #[must_use]
    pub fn as_instrument(self) -> InstrumentStatus {
        match self {
            Self::NogAanmelden => InstrumentStatus::Aanvragen,
            Self::Aangemeld | Self::OvereenkomstAangeboden => InstrumentStatus::Aangevraagd,
            Self::LeidtNietTotInschrijving => InstrumentStatus::Afgewezen,
            Self::Ingetrokken => InstrumentStatus::Beeindigd,
            Self::Ingeschreven => InstrumentStatus::Toegekend,
        }
    }

    /// The status that goes with one that was chosen for the instrument.
    #[must_use]
    pub fn of_instrument(status: InstrumentStatus) -> Self {
        match status {
            InstrumentStatus::Besproken | InstrumentStatus::Aanvragen => Self::NogAanmelden,
            InstrumentStatus::Aangevraagd => Self::Aangemeld,
            InstrumentStatus::Toegekend => Self::Ingeschreven,
            InstrumentStatus::Afgewezen | InstrumentStatus::Bezwaar => {
                Self::LeidtNietTotInschrijving
            }
            InstrumentStatus::Beeindigd => Self::Ingetrokken,
        }
    }
}

/// The record of an application at an mbo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct MboApplication {
    /// How far.
    pub status: MboStatus,
    /// The school, when it is in the dossier.
    pub organisation_id: Option<OrganisationId>,
    /// Its name; empty takes that of the organisation.
    pub school: String,
    /// Opleiding.
    pub programme: String,
    /// Crebo, five digits, or empty.
    pub crebo: String,
    /// Level, in a word.
    pub level: String,
    /// bol, bbl or empty.
    pub learning_path: String,
    /// First day of the course.
    pub starts_on: Option<NaiveDate>,
}

impl MboApplication {
    /// One of which nothing is known yet.
    #[must_use]
    pub fn new(status: MboStatus) -> Self {
        Self {
            status,
            organisation_id: None,
            school: String::new(),
            programme: String::new(),
            crebo: String::new(),
            level: String::new(),
            learning_path: String::new(),
            starts_on: None,
        }
    }
}

/// Brings the status of the instrument and that of the mbo into line: the one that changed leads.
pub(super) fn in_line(
    asked: &Instrument,
    before: Option<&Instrument>,
) -> (InstrumentStatus, MboApplication) {
    let kept = before.and_then(|before| before.mbo.as_ref());
    let mut mbo = asked
        .mbo
        .clone()
        .or_else(|| kept.cloned())
        .unwrap_or_else(|| MboApplication::new(MboStatus::of_instrument(asked.status)));
    let mbo_changed = asked.mbo.is_some() && kept.is_none_or(|kept| kept.status != mbo.status);
    if mbo_changed {
        // Talked about is not yet "to apply for": both have no mbo status.
        let status = match (mbo.status, asked.status) {
            (MboStatus::NogAanmelden, InstrumentStatus::Besproken) => InstrumentStatus::Besproken,
            (status, _) => status.as_instrument(),
        };
        (status, mbo)
    } else {
        if before.is_none_or(|before| before.status != asked.status) {
            mbo.status = MboStatus::of_instrument(asked.status);
        }
        (asked.status, mbo)
    }
}

pub(super) fn write(
    sql: &Connection,
    id: &InstrumentId,
    mbo: &MboApplication,
) -> Result<(), InstrumentError> {
    let crebo = text::tidy(&mbo.crebo);
    if !crebo.is_empty() && (crebo.len() != 5 || !crebo.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(InstrumentError::BadCrebo);
    }
    let named: Option<String> = match &mbo.organisation_id {
        Some(organisation) => sql
            .prepare_cached("SELECT name FROM organisation WHERE id = ?1")?
            .query_row([organisation], |row| row.get(0))
            .optional()?,
        None => None,
    };
    let typed = text::tidy(&mbo.school);
    let school = if typed.is_empty() {
        named.clone().unwrap_or_default()
    } else {
        typed
    };
    sql.prepare_cached(
        "INSERT INTO instrument_mbo (instrument_id, status, organisation_id, school, programme, crebo, level, learning_path, starts_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (instrument_id) DO UPDATE SET status = excluded.status, organisation_id = excluded.organisation_id,
           school = excluded.school, programme = excluded.programme, crebo = excluded.crebo, level = excluded.level,
           learning_path = excluded.learning_path, starts_on = excluded.starts_on",
    )?
    .execute((
        id,
        text::code(&mbo.status)?,
        mbo.organisation_id.as_ref().filter(|_| named.is_some()),
        school,
        text::tidy(&mbo.programme),
        crebo,
        text::tidy(&mbo.level),
        text::tidy(&mbo.learning_path),
        mbo.starts_on,
    ))?;
    Ok(())
}

/// The columns of a row that was joined with `instrument_mbo AS b`, named `mbo_…`.
pub(super) const COLUMNS: &str = "b.status AS mbo_status, b.organisation_id AS mbo_organisation, b.school AS mbo_school, \
    b.programme AS mbo_programme, b.crebo AS mbo_crebo, b.level AS mbo_level, b.learning_path AS mbo_path, b.starts_on AS mbo_starts";

pub(super) fn of_row(row: &Row<'_>) -> Result<Option<MboApplication>, StoreError> {
    let Some(status) = row.get::<_, Option<String>>("mbo_status")? else {
        return Ok(None);
    };
    Ok(Some(MboApplication {
        status: text::from_code(&status)?,
        organisation_id: row.get("mbo_organisation")?,
        school: row.get("mbo_school")?,
        programme: row.get("mbo_programme")?,
        crebo: row.get("mbo_crebo")?,
        level: row.get("mbo_level")?,
        learning_path: row.get("mbo_path")?,
        starts_on: column::day(row, "mbo_starts")?,
    }))
}
