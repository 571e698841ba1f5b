//! Keys: our own, and those of other schools that somebody confirmed.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{HandoverError, digest};
use crate::moment::Moment;
use crate::store::column::{Day, day};
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::tidy;

/// The key of this dossier, as bytes that the `seal` crate understands.
#[derive(Clone)]
pub struct KeptKey {
    /// PKCS#8.
    pub private_key: Zeroizing<Vec<u8>>,
    /// X.509 in the name of the school, as DER.
    pub certificate: Vec<u8>,
}

impl std::fmt::Debug for KeptKey {
    // The secret never goes into a message.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "KeptKey({})", fingerprint(&self.certificate))
    }
}

/// A school whose key was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct KnownSigner {
    /// SHA-256 of the certificate, 64 capitals.
    pub fingerprint: String,
    /// Name in it.
    pub name: String,
    /// Day on which it was first seen here.
    pub first_seen: NaiveDate,
    /// Day on which somebody confirmed it.
    pub confirmed_on: Option<NaiveDate>,
    /// Who that was.
    pub confirmed_by: String,
}

/// What is known of the key of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "handover.ts")]
pub enum Standing {
    /// It is our own.
    Own,
    /// Somebody confirmed it.
    Confirmed,
    /// It was seen before and never confirmed, or that was taken back.
    Seen,
    /// Never seen.
    New,
}

/// Who sealed a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct SignerState {
    /// SHA-256 of the certificate, 64 capitals.
    pub fingerprint: String,
    /// The first 24 of it in groups of four: enough to compare by phone.
    pub spoken: String,
    /// Name in the certificate: what they call themselves.
    pub name: String,
    /// What is known of it.
    pub standing: Standing,
    /// The confirmed key, if it is known.
    pub known: Option<KnownSigner>,
    /// The school of this name has another key that was confirmed: ask why it is a new one.
    pub other_key: Option<KnownSigner>,
}

/// The key of this dossier, when it has one.
///
/// # Errors
/// Only those of the store.
pub fn own_key(dossier: &Dossier) -> Result<Option<KeptKey>, HandoverError> {
    dossier.read(|sql| Ok(own(sql)?))
}

/// Keeps a key that was just made, unless there is one already: then that one is given.
///
/// # Errors
/// Only those of the store.
pub fn keep_key(dossier: &Dossier, key: &KeptKey, now: Moment) -> Result<KeptKey, HandoverError> {
    let kept = dossier.transact("handover.keep_key", now, |tx| {
        if let Some(known) = own(tx.sql)? {
            return Ok(known);
        }
        tx.sql
            .prepare_cached(
                "INSERT INTO signing_key (id, private_key, certificate, created_at) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((
                uuid::Uuid::now_v7().to_string(),
                key.private_key.as_slice(),
                &key.certificate,
                now.stamp(),
            ))?;
        Ok::<_, HandoverError>(key.clone())
    })?;
    Ok(kept.value)
}

/// What is known of a key.
///
/// # Errors
/// Only those of the store.
pub fn signer(
    dossier: &Dossier,
    fingerprint: &str,
    name: &str,
) -> Result<SignerState, HandoverError> {
    dossier.read(|sql| Ok(state(sql, fingerprint, name)?))
}

/// Everybody whose key is known, by name.
///
/// # Errors
/// Only those of the store.
pub fn signers(dossier: &Dossier) -> Result<Vec<KnownSigner>, HandoverError> {
    dossier.read(|sql| Ok(known(sql)?))
}

/// Writes down that a key is the one of this school, or takes that back.
///
/// # Errors
/// `BadFingerprint`.
pub fn confirm_signer(
    dossier: &Dossier,
    fingerprint: &str,
    name: &str,
    confirmed: bool,
    now: Moment,
) -> Result<Changed<SignerState>, HandoverError> {
    if fingerprint.len() != 64 || !fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(HandoverError::BadFingerprint);
    }
    let (fingerprint, name) = (fingerprint.to_ascii_uppercase(), tidy(name));
    dossier.transact("handover.confirm_signer", now, |tx| {
        let today = Day(now.today());
        tx.sql
            .prepare_cached(
                "INSERT INTO known_signer (fingerprint, name, first_seen, confirmed_on, confirmed_by)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (fingerprint) DO UPDATE SET
                   confirmed_on = excluded.confirmed_on, confirmed_by = excluded.confirmed_by",
            )?
            .execute((
                &fingerprint,
                &name,
                &today,
                confirmed.then_some(&today),
                if confirmed { tx.by()? } else { String::new() },
            ))?;
        tx.touch(Area::Settings);
        Ok(state(tx.sql, &fingerprint, &name)?)
    })
}

pub(super) fn state(
    sql: &Connection,
    fingerprint: &str,
    name: &str,
) -> Result<SignerState, StoreError> {
    let all = known(sql)?;
    let known = all.iter().find(|known| known.fingerprint == fingerprint);
    let own = own(sql)?.is_some_and(|key| self::fingerprint(&key.certificate) == fingerprint);
    let standing = match known {
        _ if own => Standing::Own,
        Some(known) if known.confirmed_on.is_some() => Standing::Confirmed,
        Some(_) => Standing::Seen,
        None => Standing::New,
    };
    let folded = crate::text::fold(name);
    let other_key = all.iter().find(|other| {
        other.fingerprint != fingerprint
            && other.confirmed_on.is_some()
            && crate::text::fold(&other.name) == folded
    });
    let groups: Vec<&str> = (0..6)
        .filter_map(|group| fingerprint.get(group * 4..group * 4 + 4))
        .collect();
    Ok(SignerState {
        fingerprint: fingerprint.to_owned(),
        spoken: groups.join(" "),
        name: name.to_owned(),
        standing,
        known: known.cloned(),
        other_key: other_key.filter(|_| standing == Standing::New).cloned(),
    })
}

fn own(sql: &Connection) -> Result<Option<KeptKey>, StoreError> {
    Ok(sql
        .prepare_cached("SELECT private_key, certificate FROM signing_key ORDER BY id LIMIT 1")?
        .query_row([], |row| {
            Ok(KeptKey {
                private_key: Zeroizing::new(row.get("private_key")?),
                certificate: row.get("certificate")?,
            })
        })
        .optional()?)
}

fn known(sql: &Connection) -> Result<Vec<KnownSigner>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT fingerprint, name, first_seen, confirmed_on, confirmed_by FROM known_signer ORDER BY name, fingerprint",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(KnownSigner {
            fingerprint: row.get("fingerprint")?,
            name: row.get("name")?,
            first_seen: crate::store::column::needed_day(row, "first_seen")?,
            confirmed_on: day(row, "confirmed_on")?,
            confirmed_by: row.get("confirmed_by")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// SHA-256 of a certificate, as the seal gives it.
fn fingerprint(certificate: &[u8]) -> String {
    digest(certificate).to_ascii_uppercase()
}
