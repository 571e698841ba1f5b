//! The log of what leaves.

use std::cell::RefCell;
use std::collections::HashSet;

use transitieroute_core::disclosure::{self, NewDisclosure, Receiver};
use transitieroute_core::ids::{DisclosureId, StudentId};
use transitieroute_core::passport::SectionKind;
use transitieroute_core::{Changes, Dossier, Moment};

use crate::job::PressError;
use crate::order::{Note, Order, Outlet};
use crate::plan::Plan;

/// The lines in the log of an order that goes to somebody else than the student. They are written
/// before the first file is; what was not made after all is taken out at the end.
pub(crate) struct Log<'d> {
    dossier: &'d Dossier,
    now: Moment,
    /// One paper is about all of them; else a line per document, by its number.
    together: bool,
    lines: Vec<DisclosureId>,
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
        if order.receiver != Receiver::Jongere && !plan.students.is_empty() {
            let note = outlet.note.as_ref().ok_or(PressError::NoNote)?;
            let sections = disclosure::edition(dossier, order.receiver, order.sections.clone())?;
            let sections = if order.paper.shows_passport() {
                sections.allowed()
            } else {
                Vec::new()
            };
            let new: Vec<NewDisclosure> = plan
                .students
                .iter()
                .map(|student| line(student, order, note, &sections))
                .collect();
            let recorded = disclosure::record(dossier, &new, now)?;
            lines = recorded.value;
            changes = Some(recorded.changes);
        }
        Ok(Self {
            dossier,
            now,
            together: plan.count == 1,
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
            .enumerate()
            .filter_map(|(index, id)| {
                let document = if self.together { 0 } else { index };
                (!made.contains(&document)).then_some(id)
            })
            .collect();
        if !unmade.is_empty() {
            disclosure::unmade(self.dossier, &unmade, self.now)?;
        }
        Ok(self.changes)
    }
}

fn line(
    student: &StudentId,
    order: &Order,
    note: &Note,
    sections: &[SectionKind],
) -> NewDisclosure {
    NewDisclosure {
        student_id: student.clone(),
        receiver: order.receiver,
        recipient: note.recipient.clone(),
        organisation_id: note.organisation_id.clone(),
        contact_id: note.contact_id.clone(),
        document: order.paper.code().to_owned(),
        purpose: note.purpose.clone(),
        basis: note.basis,
        basis_note: note.basis_note.clone(),
        sections: sections.to_vec(),
        form: note.form,
        consent_id: note.consent_id.clone(),
    }
}
