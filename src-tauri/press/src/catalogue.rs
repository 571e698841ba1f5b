//! Which module makes which document.

use transitieroute_core::{Dossier, Moment};

use crate::job::PressError;
use crate::order::{Order, Subject};
use crate::paper::Paper;
use crate::plan::Plan;
use crate::{
    access, blank, calls, caseload, cohort, consent, editions, guidance, handover, invitation,
    matching, meeting, owners, packets, report_simple, stuck, transition,
};

/// The documents that an order comes to.
pub(crate) fn planned<'d>(
    dossier: &'d Dossier,
    order: &'d Order,
    now: Moment,
) -> Result<Plan<'d>, PressError> {
    let today = now.today();
    match (order.paper, &order.subject) {
        (Paper::Paspoort, Subject::Students { ids }) => editions::full(dossier, ids, order, now),
        (Paper::KortPaspoort, Subject::Students { ids }) => {
            editions::short(dossier, ids, order, today)
        }
        (Paper::EenvoudigPaspoort, Subject::Students { ids }) => {
            editions::simple(dossier, ids, order, now)
        }
        (Paper::Boekje, Subject::Students { ids }) => editions::booklets(dossier, ids, order, now),
        (Paper::Belkaart, Subject::Students { ids }) => editions::cards(dossier, ids, order, today),
        (Paper::Agenda, Subject::Meeting { id }) => meeting::agenda(dossier, id, today),
        (Paper::Verslag, Subject::Meeting { id }) => {
            meeting::reports(dossier, id, order.receiver, today)
        }
        (Paper::Afspraken, Subject::Meeting { id }) => meeting::agreements(dossier, id, today),
        (Paper::Gesprekspapieren, Subject::Meeting { id }) => {
            packets::packets(dossier, id, &order.choices, today)
        }
        (Paper::Caseload, Subject::Coach { id }) => caseload::caseload(dossier, id, today),
        (Paper::Afsprakenlijst, Subject::Owners { keys }) => owners::lists(dossier, keys, today),
        (Paper::EenvoudigeAfsprakenlijst, Subject::Students { ids }) => {
            owners::own_lists(dossier, ids, today)
        }
        (Paper::ZitVast, Subject::Students { ids }) => stuck::pages(dossier, ids, today),
        (Paper::Uitnodiging, Subject::Meeting { id }) => {
            invitation::letters(dossier, id, &order.choices.checked(today)?, today)
        }
        (Paper::EenvoudigeUitnodiging, Subject::Meeting { id }) => {
            invitation::simple_letters(dossier, id, order.choices.checked(today)?, today)
        }
        (Paper::EenvoudigVerslag, Subject::Meeting { id }) => {
            report_simple::reports(dossier, id, today)
        }
        (Paper::Deelformulier, Subject::Students { ids }) => {
            consent::forms(dossier, ids, order.choices.checked(today)?, today)
        }
        (Paper::Overdracht, Subject::Students { ids }) => {
            handover::handovers(dossier, ids, order, today)
        }
        (Paper::Begeleidingsplan, Subject::Students { ids }) => {
            guidance::plans(dossier, ids, today)
        }
        (Paper::Overgangsdocument, Subject::Students { ids }) => {
            transition::documents(dossier, ids, order, today)
        }
        (Paper::Bellijst, Subject::Students { ids }) => calls::list(dossier, ids, today),
        (Paper::Inzage, Subject::Students { ids }) => access::prints(dossier, ids, today),
        (Paper::Matchtafel, Subject::Nobody) => matching::list(dossier, order, today),
        (Paper::Cohort, Subject::Cohort { name }) => cohort::counts(dossier, name, today),
        (Paper::LeegPaspoort, Subject::Nobody) => blank::passports(dossier, &[], today),
        (Paper::LeegPaspoort, Subject::Students { ids }) => blank::passports(dossier, ids, today),
        (Paper::LeegContact, Subject::Nobody) => blank::contacts(dossier, &[], today),
        (Paper::LeegContact, Subject::Students { ids }) => blank::contacts(dossier, ids, today),
        (Paper::LeegVerslag, Subject::Meeting { id }) => blank::minutes(dossier, id, today),
        _ => Err(PressError::WrongSubject),
    }
}
