//! People at organisations.

use super::store::exists;
use super::{Contact, OrganisationError};
use crate::ids::ContactId;
use crate::moment::Moment;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError};
use crate::text::tidy;

/// Saves a person at an organisation.
///
/// # Errors
/// `Missing` without a name, `Unknown` when the organisation is gone.
pub fn save_contact(
    dossier: &Dossier,
    contact: &Contact,
    now: Moment,
) -> Result<Changed<ContactId>, OrganisationError> {
    let contact = Contact {
        id: contact.id.clone(),
        organisation_id: contact.organisation_id.clone(),
        name: tidy(&contact.name),
        role: tidy(&contact.role),
        phone: tidy(&contact.phone),
        email: tidy(&contact.email),
        reach: contact.reach.trim_end().to_owned(),
        red_button: contact.red_button,
    };
    if contact.name.is_empty() {
        return Err(OrganisationError::Missing { field: "name" });
    }
    dossier.transact("organisations.save_contact", now, |tx| {
        exists(tx.sql, "organisation", contact.organisation_id.as_str())?;
        let id = write_contact(tx, &contact)?;
        tx.touch(Area::Organisations);
        tx.subject(&id);
        Ok(id)
    })
}

/// Writes a contact that was checked; a new one gets a number.
pub(crate) fn write_contact(tx: &mut Tx<'_>, contact: &Contact) -> Result<ContactId, StoreError> {
    let id = contact.id.clone().unwrap_or_else(ContactId::new);
    tx.sql
        .prepare_cached(
            "INSERT INTO contact (id, organisation_id, name, role, phone, email, reach, red_button)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET organisation_id = excluded.organisation_id, name = excluded.name,
               role = excluded.role, phone = excluded.phone, email = excluded.email, reach = excluded.reach,
               red_button = excluded.red_button, archived = 0",
        )?
        .execute((
            &id,
            &contact.organisation_id,
            &contact.name,
            &contact.role,
            &contact.phone,
            &contact.email,
            &contact.reach,
            contact.red_button,
        ))?;
    Ok(id)
}

/// Takes a person out of the lists. Who was at a meeting or owns an agreement stays there by name.
///
/// # Errors
/// `Unknown` when the contact is gone.
pub fn remove_contact(
    dossier: &Dossier,
    id: &ContactId,
    now: Moment,
) -> Result<Changed<()>, OrganisationError> {
    dossier.transact("organisations.remove_contact", now, |tx| {
        exists(tx.sql, "contact", id.as_str())?;
        let used: bool = tx
            .sql
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM participant WHERE contact_id = ?1)
                     OR EXISTS (SELECT 1 FROM agreement WHERE owner_contact_id = ?1)
                     OR EXISTS (SELECT 1 FROM disclosure WHERE contact_id = ?1)
                     OR EXISTS (SELECT 1 FROM red_button WHERE contact_id = ?1)",
            )?
            .query_row([id], |row| row.get(0))?;
        let statement = if used {
            "UPDATE contact SET archived = 1 WHERE id = ?1"
        } else {
            "DELETE FROM contact WHERE id = ?1"
        };
        tx.sql.prepare_cached(statement)?.execute([id])?;
        tx.touch(Area::Organisations);
        tx.subject(id);
        Ok(())
    })
}
