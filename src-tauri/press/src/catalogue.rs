//! Which module makes which document.

use chrono::NaiveDate;
use transitieroute_core::Dossier;

use crate::job::PressError;
use crate::order::{Order, Paper, Subject};
use crate::plan::Plan;
use crate::{caseload, meeting, passport};

/// The documents that an order comes to.
pub(crate) fn planned<'d>(
    dossier: &'d Dossier,
    order: &'d Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    match (order.paper, &order.subject) {
        (Paper::Paspoort, Subject::Students { ids }) => {
            passport::passports(dossier, ids, order, today)
        }
        (Paper::Agenda, Subject::Meeting { id }) => meeting::agenda(dossier, id, today),
        (Paper::Verslag, Subject::Meeting { id }) => meeting::reports(dossier, id, today),
        (Paper::Afspraken, Subject::Meeting { id }) => meeting::agreements(dossier, id, today),
        (Paper::Caseload, Subject::Coach { id }) => caseload::caseload(dossier, id, today),
        _ => Err(PressError::WrongSubject),
    }
}
