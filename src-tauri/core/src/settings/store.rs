//! Settings are rows of key and JSON value; an absent row is the default.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

use super::{Settings, SettingsError};
use crate::exchange::bsn;
use crate::ids::SchoolId;
use crate::moment::Moment;
use crate::store::{Area, Changed, Dossier, StoreError};

/// All settings.
///
/// # Errors
/// Only those of the store.
pub fn get(dossier: &Dossier) -> Result<Settings, SettingsError> {
    dossier.read(|sql| Ok(read(sql)?))
}

/// Saves all settings.
///
/// # Errors
/// `OutOfRange` for a number or date that can't be; then nothing is saved.
pub fn update(
    dossier: &Dossier,
    settings: &Settings,
    now: Moment,
) -> Result<Changed<Settings>, SettingsError> {
    validate(settings)?;
    dossier.transact("settings.update", now, |tx| {
        write(tx.sql, settings)?;
        tx.sql.execute(
            "UPDATE school SET name = ?1 WHERE id = 'school'",
            [&settings.school_name],
        )?;
        tx.touch(Area::Settings);
        Ok(read(tx.sql)?)
    })
}

fn validate(settings: &Settings) -> Result<(), SettingsError> {
    crate::planning::valid(&settings.planning)
        .map_err(|(field, hint)| SettingsError::OutOfRange { field, hint })?;
    let check = |good, field, hint| {
        if good {
            Ok(())
        } else {
            Err(SettingsError::OutOfRange { field, hint })
        }
    };
    let day =
        |text: &str| chrono::NaiveDate::parse_from_str(&format!("2027-{text}"), "%Y-%m-%d").is_ok();
    check(
        (1..=120).contains(&settings.lock_minutes),
        "lock_minutes",
        "Kies 1 tot 120 minuten.",
    )?;
    check(
        (7..=365).contains(&settings.quiet_days),
        "quiet_days",
        "Kies 7 tot 365 dagen.",
    )?;
    check(
        (14..=730).contains(&settings.stuck_days),
        "stuck_days",
        "Kies 14 tot 730 dagen.",
    )?;
    check(
        (1..=90).contains(&settings.answer_days),
        "answer_days",
        "Kies 1 tot 90 dagen.",
    )?;
    check(
        (5..=120).contains(&settings.minutes_per_student),
        "minutes_per_student",
        "Kies 5 tot 120 minuten.",
    )?;
    check(
        day(&settings.mbo_date),
        "mbo_date",
        "Typ een dag die bestaat, bijvoorbeeld 1 april.",
    )?;
    check(
        day(&settings.last_school_day),
        "last_school_day",
        "Typ een dag die bestaat, bijvoorbeeld 10 juli.",
    )?;
    for (weight, field) in [
        (settings.split_same_coach, "split_same_coach"),
        (settings.split_wish, "split_wish"),
        (settings.split_known, "split_known"),
        (settings.split_travel, "split_travel"),
        (settings.split_expertise, "split_expertise"),
        (settings.split_even, "split_even"),
    ] {
        check(weight <= 100, field, "Kies 0 tot 100.")?;
    }
    check(
        (1..=400).contains(&settings.split_hours),
        "split_hours",
        "Kies 1 tot 400 uur.",
    )?;
    check(
        !settings.consent_version.trim().is_empty(),
        "consent_version",
        "Geef de tekst een versie, bijvoorbeeld 2.",
    )?;
    check(
        !settings.school_name.trim().is_empty(),
        "school_name",
        "Vul de naam van je school in.",
    )
}

pub(crate) fn read(sql: &Connection) -> Result<Settings, StoreError> {
    let mut map = Map::new();
    let mut rows = sql.prepare_cached("SELECT key, value FROM setting")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
        if let Ok(value) = serde_json::from_str(&value) {
            map.insert(key, value);
        }
    }
    serde_json::from_value(Value::Object(map))
        .map_err(|error| StoreError::Database(error.to_string()))
}

pub(crate) fn write(sql: &Connection, settings: &Settings) -> Result<(), StoreError> {
    let Ok(Value::Object(map)) = serde_json::to_value(settings) else {
        return Err(StoreError::Database("settings".to_owned()));
    };
    let mut statement = sql.prepare_cached("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?;
    for (key, value) in map {
        statement.execute((key, value.to_string()))?;
    }
    Ok(())
}

/// The name of the person at the keyboard, or empty.
pub(crate) fn user_name(sql: &Connection) -> Result<String, StoreError> {
    let value: Option<String> = sql
        .prepare_cached("SELECT value FROM setting WHERE key = 'user_name'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(value
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}

/// The school that the dossier was made for.
pub(crate) fn own_school() -> SchoolId {
    SchoolId::from("school")
}

/// First content of a new dossier: the school and the default question set.
pub(crate) fn prepare(dossier: &Dossier, school: &str, now: Moment) -> Result<(), StoreError> {
    let school = school.trim();
    let settings = Settings {
        school_name: bsn::leave_out(school).unwrap_or_else(|| school.to_owned()),
        ..Settings::default()
    };
    dossier.transact_with(
        "dossier.create",
        now,
        crate::store::transact::Undo::Not,
        |tx| {
            write(tx.sql, &settings)?;
            tx.sql.execute(
                "INSERT INTO school (id, name) VALUES (?1, ?2)",
                (own_school(), &settings.school_name),
            )?;
            crate::passport::questions::install_default(tx)
        },
    )?;
    Ok(())
}
