//! Asking an owner about what is late. The program proposes and a person asks; it only remembers
//! that it was done, so that nobody is asked twice on one day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::events::{self, AgreementEventKind, Happened};
use super::owners::list_of;
use super::store::touch;
use super::{AgreementError, OwnerKey};
use crate::moment::Moment;
use crate::store::{Changed, Dossier};
use crate::text;

/// An owner was asked about what is late.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct RemindOwner {
    /// Who.
    pub key: OwnerKey,
    /// How, in a word: mail, telefoon, papier …
    pub how: String,
}

/// Writes down that an owner was asked about everything that is late; gives how many those were.
///
/// # Errors
/// `NothingOpen` when nothing of this owner is late.
pub fn remind(
    dossier: &Dossier,
    request: &RemindOwner,
    now: Moment,
) -> Result<Changed<usize>, AgreementError> {
    let how = text::tidy(&request.how);
    let today = now.today();
    dossier.transact("agreements.remind", now, |tx| {
        let list = list_of(tx.sql, &request.key, today)?;
        let all = list.students.iter().flat_map(|student| &student.agreements);
        let mut asked = 0;
        for agreement in all.filter(|agreement| agreement.days_late > 0) {
            tx.sql
                .prepare_cached("UPDATE agreement SET reminded_on = ?2 WHERE id = ?1")?
                .execute((&agreement.id, today))?;
            let what = Happened {
                to: agreement.due,
                reason: &how,
                ..Happened::default()
            };
            events::log(tx, &agreement.id, AgreementEventKind::Reminded, &what)?;
            touch(tx, &agreement.id, &agreement.student_id);
            asked += 1;
        }
        if asked == 0 {
            return Err(AgreementError::NothingOpen);
        }
        Ok(asked)
    })
}
