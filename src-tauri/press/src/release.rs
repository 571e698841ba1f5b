//! The log of what leaves.

use std::cell::RefCell;
use std::collections::HashSet;

use transitieroute_core::disclosure::{self, NewDisclosure, Receiver};
use transitieroute_core::ids::{DisclosureId, StudentId};
use transitieroute_core::passport::SectionKind;
use transitieroute_core::{Changes, Dossier, Moment};

use crate::job::PressError;
use crate::order::{Note, Order, Outlet};
use crate::plan::{Given, Plan};

/// The lines in the log of an order that goes to somebody else than the student. They are written
/// before the first file is; what was not made after all is taken out at the end.
pub(crate) struct Log<'d> {
    dossier: &'d Dossier,
    now: Moment,
    /// With the number of the document: one paper may be about several.
    lines: Vec<(usize, DisclosureId)>,
    changes: Option<Changes>,
    made: RefCell<HashSet<usize>>,
}

impl<'d> Log<'d> {
    pub(crate) fn begin(
        dossier: &'d Dossier,
        order: &Order,
        plan: &Plan<'_>,
        outlet: &Outlet,
        now: Moment,
    ) -> Result<Self, PressError> {
        let mut lines = Vec::new();
        let mut changes = None;
        let about = documents(plan, order);
        if order.receiver != Receiver::Jongere && !about.is_empty() {
            let note = outlet.note.as_ref().ok_or(PressError::NoNote)?;
            let sections = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
            let sections = if order.paper.shows_passport() {
                sections.allowed()
            } else {
                Vec::new()
            };
            let new: Vec<NewDisclosure> = about
                .iter()
                .map(|(_, given)| line(given, order, note, &sections))
                .collect();
            let recorded = disclosure::record(dossier, &new, now)?;
            let numbers = about.iter().map(|(number, _)| *number);
            lines = numbers.zip(recorded.value).collect();
            changes = Some(recorded.changes);
        }
        Ok(Self {
            dossier,
            now,
            lines,
            changes,
            made: RefCell::default(),
        })
    }

    /// A document stands on disk.
    pub(crate) fn made(&self, index: usize) {
        self.made.borrow_mut().insert(index);
    }

    /// Takes out what was not made; says what changed in the dossier.
    pub(crate) fn end(self) -> Result<Option<Changes>, PressError> {
        let made = self.made.into_inner();
        let unmade: Vec<DisclosureId> = self
            .lines
            .into_iter()
            .filter_map(|(index, id)| (!made.contains(&index)).then_some(id))
            .collect();
        if !unmade.is_empty() {
            disclosure::unmade(self.dossier, &unmade, self.now)?;
        }
        Ok(self.changes)
    }
}

/// What goes to whom, with the number of the document.
fn documents(plan: &Plan<'_>, order: &Order) -> Vec<(usize, Given)> {
    if plan.given.is_empty() {
        let usual = |student: &StudentId| Given {
            student: student.clone(),
            receiver: order.receiver,
            recipient: String::new(),
            organisation: None,
            contact: None,
            paper: None,
        };
        // One paper about all of them, or a paper for each.
        let number = |place: usize| if plan.count == 1 { 0 } else { place };
        let each = plan.students.iter().enumerate();
        return each
            .map(|(place, student)| (number(place), usual(student)))
            .collect();
    }
    let each = plan.given.iter().enumerate();
    each.flat_map(|(number, all)| all.iter().map(move |given| (number, given.clone())))
        .collect()
}

fn line(given: &Given, order: &Order, note: &Note, sections: &[SectionKind]) -> NewDisclosure {
    let known = !given.recipient.is_empty();
    NewDisclosure {
        student_id: given.student.clone(),
        receiver: given.receiver,
        recipient: if known {
            given.recipient.clone()
        } else {
            note.recipient.clone()
        },
        organisation_id: if known {
            given.organisation.clone()
        } else {
            note.organisation_id.clone()
        },
        contact_id: if known {
            given.contact.clone()
        } else {
            note.contact_id.clone()
        },
        document: given.paper.unwrap_or(order.paper).code().to_owned(),
        purpose: note.purpose.clone(),
        basis: note.basis,
        basis_note: note.basis_note.clone(),
        sections: sections.to_vec(),
        form: note.form,
        consent_id: note.consent_id.clone(),
    }
}
