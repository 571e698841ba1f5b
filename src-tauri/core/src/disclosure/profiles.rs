//! Profiles of receivers in the dossier: what the program proposes, unless the school changed it.

use rusqlite::{Connection, OptionalExtension};

use super::{DisclosureError, Edition, Receiver, ReceiverProfile};
use crate::exchange::bsn;
use crate::moment::Moment;
use crate::passport::SectionKind;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text::{code, json, tidy};

/// What may go at most to each kind of receiver.
///
/// # Errors
/// Only those of the store.
pub fn profiles(dossier: &Dossier) -> Result<Vec<ReceiverProfile>, DisclosureError> {
    dossier.read(|sql| {
        let each = Receiver::ALL.map(|receiver| profile(sql, receiver));
        Ok(each.into_iter().collect::<Result<_, _>>()?)
    })
}

/// Changes what may go to a kind of receiver. The student always gets everything.
///
/// # Errors
/// `NoProfileName`, `OwnProfile`, `LooksLikeBsn`.
pub fn save_profile(
    dossier: &Dossier,
    profile: &ReceiverProfile,
    now: Moment,
) -> Result<Changed<ReceiverProfile>, DisclosureError> {
    let profile = checked(profile)?;
    dossier.transact("disclosure.save_profile", now, |tx| {
        tx.sql
            .prepare_cached(
                "INSERT INTO receiver_profile (receiver, name, sections, left_out, photo, age, relatives, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (receiver) DO UPDATE SET name = excluded.name, sections = excluded.sections,
                   left_out = excluded.left_out, photo = excluded.photo, age = excluded.age,
                   relatives = excluded.relatives, note = excluded.note",
            )?
            .execute((
                code(&profile.receiver)?,
                &profile.name,
                json(&profile.sections)?,
                json(&profile.left_out)?,
                profile.photo,
                profile.age,
                profile.relatives,
                &profile.note,
            ))?;
        tx.touch(Area::Settings);
        Ok(profile)
    })
}

/// Goes back to what the program proposes.
///
/// # Errors
/// Only those of the store.
pub fn reset_profile(
    dossier: &Dossier,
    receiver: Receiver,
    now: Moment,
) -> Result<Changed<ReceiverProfile>, DisclosureError> {
    dossier.transact("disclosure.reset_profile", now, |tx| {
        tx.sql
            .prepare_cached("DELETE FROM receiver_profile WHERE receiver = ?1")?
            .execute([code(&receiver)?])?;
        tx.touch(Area::Settings);
        Ok(ReceiverProfile::standard(receiver))
    })
}

/// The edition for a receiver by the profile of this school; `sections` narrows it for this time.
///
/// # Errors
/// Only those of the store.
pub fn edition(
    dossier: &Dossier,
    receiver: Receiver,
    sections: Option<Vec<SectionKind>>,
) -> Result<Edition, DisclosureError> {
    dossier.read(|sql| {
        Ok(Edition {
            profile: profile(sql, receiver)?,
            sections,
        })
    })
}

/// The profile of a kind of receiver in this dossier.
pub(crate) fn profile(sql: &Connection, receiver: Receiver) -> Result<ReceiverProfile, StoreError> {
    let own = sql
        .prepare_cached(
            "SELECT name, sections, left_out, photo, age, relatives, note FROM receiver_profile WHERE receiver = ?1",
        )?
        .query_row([code(&receiver.like())?], |row| {
            Ok(ReceiverProfile {
                receiver,
                name: row.get("name")?,
                sections: column::json(row, "sections")?,
                left_out: column::json(row, "left_out")?,
                photo: row.get("photo")?,
                age: row.get("age")?,
                relatives: row.get("relatives")?,
                note: row.get("note")?,
            })
        })
        .optional()?;
    Ok(own.unwrap_or_else(|| ReceiverProfile::standard(receiver)))
}

fn checked(profile: &ReceiverProfile) -> Result<ReceiverProfile, DisclosureError> {
    let mut profile = ReceiverProfile {
        name: tidy(&profile.name),
        note: profile.note.trim_end().to_owned(),
        ..profile.clone()
    };
    profile.left_out.sort_unstable();
    profile.left_out.dedup();
    profile.sections.sort_unstable();
    profile.sections.dedup();
    if profile.name.is_empty() {
        return Err(DisclosureError::NoProfileName);
    }
    if bsn::occurs_in(&profile.name) || bsn::occurs_in(&profile.note) {
        return Err(DisclosureError::LooksLikeBsn);
    }
    let whole = ReceiverProfile::standard(Receiver::Jongere);
    let smaller = profile.sections != whole.sections
        || !profile.left_out.is_empty()
        || !(profile.photo && profile.age && profile.relatives);
    if profile.receiver == Receiver::Jongere && smaller {
        return Err(DisclosureError::OwnProfile);
    }
    Ok(profile)
}
