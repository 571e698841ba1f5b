//! The only way to write: one transaction that also appends the audit row and says what changed.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use ts_rs::TS;

use super::{Dossier, StoreError, undo};
use crate::ids::StudentId;
use crate::moment::Moment;

/// A part of the dossier that a view may show, so that the window refreshes just that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "changes.ts")]
pub enum Area {
    /// Students, their routes, relatives, life domains, contacts, placements, evidence.
    Students,
    /// Organisations, contacts and reference cards.
    Organisations,
    /// Meetings with their items and participants.
    Meetings,
    /// Agreements and instruments.
    Agreements,
    /// Coaches and assignments.
    Jobcoaches,
    /// Passports and question sets.
    Passports,
    /// Settings.
    Settings,
    /// Open places, who goes to look and what came of it.
    Places,
}

/// What a write changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "changes.ts")]
pub struct Changes {
    /// Parts of the dossier that changed.
    pub areas: BTreeSet<Area>,
    /// Students that changed.
    pub students: BTreeSet<StudentId>,
    /// The step to hand back to undo it; absent when it can't be undone.
    pub undo: Option<i64>,
    /// A BSN stood in a text: the text is kept, the number is not. The window says so.
    pub bsn_left_out: bool,
}

/// The answer to a write: the value and what changed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "changes.ts")]
pub struct Changed<T> {
    /// What the write made.
    pub value: T,
    /// What it changed.
    pub changes: Changes,
}

/// A transaction in progress.
pub(crate) struct Tx<'c> {
    /// The connection, inside the transaction.
    pub(crate) sql: &'c Connection,
    /// When it happens.
    pub(crate) now: Moment,
    changes: Changes,
    subjects: Vec<String>,
    quiet: bool,
}

impl Tx<'_> {
    /// Marks a student as changed: the list is refreshed and the audit row names the student.
    pub(crate) fn touch_student(&mut self, student: &StudentId) {
        self.changes.areas.insert(Area::Students);
        if self.changes.students.insert(student.clone()) {
            self.subjects.push(student.to_string());
        }
    }

    /// Marks a part of the dossier as changed.
    pub(crate) fn touch(&mut self, area: Area) {
        self.changes.areas.insert(area);
    }

    /// Names another record in the audit row.
    pub(crate) fn subject(&mut self, id: &impl ToString) {
        self.subjects.push(id.to_string());
    }

    /// No audit row, for what nobody did: a clock that ticks. A write that changes anything that can
    /// be taken back gets its row all the same.
    pub(crate) fn quiet(&mut self) {
        self.quiet = true;
    }

    /// The name of the person at the keyboard, for the history.
    pub(crate) fn by(&self) -> Result<String, StoreError> {
        crate::settings::store::user_name(self.sql)
    }
}

/// May a write be taken back?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Undo {
    /// The usual.
    Possible,
    /// Bulk work (an import, demo data): recording each row would cost more than the work.
    Not,
}

impl Dossier {
    /// Runs one write. Either all of it is on disk when this returns, or nothing is.
    pub(crate) fn transact<T, E: From<StoreError>>(
        &self,
        operation: &'static str,
        now: Moment,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Changed<T>, E> {
        self.transact_with(operation, now, Undo::Possible, work)
    }

    /// As [`Self::transact`], with a say in whether it can be undone.
    pub(crate) fn transact_with<T, E: From<StoreError>>(
        &self,
        operation: &'static str,
        now: Moment,
        can_undo: Undo,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Changed<T>, E> {
        let mut guard = self.connection();
        let step = self.next_step();
        let transaction = guard
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        if can_undo == Undo::Possible {
            undo::begin(&transaction, step)?;
        }
        self.watch.begin(can_undo == Undo::Possible);
        let mut tx = Tx {
            sql: &transaction,
            now,
            changes: Changes::default(),
            subjects: Vec::new(),
            quiet: false,
        };
        let value = work(&mut tx)?;
        let Tx {
            mut changes,
            subjects,
            quiet,
            ..
        } = tx;
        changes.bsn_left_out = self.watch.end();
        match can_undo {
            Undo::Possible => {
                // Settings leave nothing to take back, and then no undo is offered.
                changes.undo = undo::recorded(&transaction, step)?.then_some(step);
                undo::end(&transaction, step)?;
            }
            Undo::Not => undo::forget(&transaction)?,
        }
        let ticks = quiet && can_undo == Undo::Possible && changes.undo.is_none();
        if !ticks {
            append_audit(&transaction, operation, now, &subjects)?;
        }
        transaction.commit().map_err(StoreError::from)?;
        if ticks {
            // Only so many steps are remembered; a clock may not use them up.
            self.step_unused();
        }
        // The list locks itself first and then the connection; never the other way round.
        drop(guard);
        self.roster_changed(&changes);
        tracing::info!(operation, subjects = subjects.len(), "written");
        Ok(Changed { value, changes })
    }

    /// Takes a step back.
    ///
    /// # Errors
    /// `UndoGone` when something else has changed the same records since, or leans on them.
    pub fn undo(&self, step: i64, now: Moment) -> Result<Changes, StoreError> {
        let mut guard = self.connection();
        let transaction = guard.transaction_with_behavior(TransactionBehavior::Immediate)?;
        undo::apply(&transaction, step)?;
        append_audit(&transaction, "undo", now, &[])?;
        // References are looked at here, after all rows are back.
        transaction.commit().map_err(undo::refused)?;
        drop(guard);
        // Which students it touched is in the undone rows only; refreshing all is rare and cheap enough.
        self.roster_forget();
        let areas = [
            Area::Students,
            Area::Organisations,
            Area::Meetings,
            Area::Agreements,
            Area::Jobcoaches,
            Area::Passports,
            Area::Places,
        ];
        Ok(Changes {
            areas: areas.into_iter().collect(),
            ..Changes::default()
        })
    }
}

fn append_audit(
    sql: &Connection,
    operation: &str,
    now: Moment,
    subjects: &[String],
) -> Result<(), StoreError> {
    let subjects =
        serde_json::to_string(subjects).map_err(|error| StoreError::Database(error.to_string()))?;
    sql.prepare_cached("INSERT INTO audit (id, at, operation, subjects) VALUES (?1, ?2, ?3, ?4)")?
        .execute((
            uuid::Uuid::now_v7().to_string(),
            now.stamp(),
            operation,
            subjects,
        ))?;
    Ok(())
}
