//! An agreement of last time that isn't done becomes one of today, in one step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{check_item, day_of, settle, touch};
use super::{AgreementError, AgreementStatus, series};
use crate::ids::{AgreementId, ItemId};
use crate::moment::Moment;
use crate::store::{Changed, Dossier};
use crate::text;

/// An open agreement that goes along into this talk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct TakeOver {
    /// The one of an earlier time.
    pub id: AgreementId,
    /// The talk it becomes an agreement of; of the same student.
    pub item_id: ItemId,
    /// What stands with the old one from now on.
    pub reason: String,
}

/// Ends the old one with the reason, and makes the same one of today, without a day: that is asked
/// anew. What is being typed in the talk stays. One that comes back goes on coming back.
///
/// # Errors
/// `ReasonNeeded`; `Unknown` when it or the talk is gone or they are of different students;
/// `Settled` when it is done or dropped; `MeetingClosed`.
pub fn take_over(
    dossier: &Dossier,
    request: &TakeOver,
    now: Moment,
) -> Result<Changed<AgreementId>, AgreementError> {
    let reason = text::tidy(&request.reason);
    if reason.is_empty() {
        return Err(AgreementError::ReasonNeeded);
    }
    dossier.transact("agreements.take_over", now, |tx| {
        let (student, _) = day_of(tx.sql, &request.id)?;
        check_item(tx.sql, &request.item_id, &student)?;
        let id = AgreementId::new();
        let made = tx
            .sql
            .prepare_cached(
                "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, owner_contact_id, text, due, status, status_at, created_at)
                 SELECT ?1, student_id, ?2, owner_kind, owner, owner_contact_id, text, NULL, 'open', ?3, ?3
                 FROM agreement WHERE id = ?4 AND status = 'open'",
            )?
            .execute((&id, &request.item_id, tx.now.stamp(), &request.id))?;
        if made == 0 {
            return Err(AgreementError::Settled);
        }
        // A look at a place that goes with it, goes with the new one.
        tx.sql
            .prepare_cached("UPDATE place_look SET agreement_id = ?1 WHERE agreement_id = ?2")?
            .execute((&id, &request.id))?;
        settle(tx, &request.id, AgreementStatus::Vervallen, &reason)?;
        series::open_next(tx, &request.id, &student)?;
        touch(tx, &id, &student);
        Ok(id)
    })
}
