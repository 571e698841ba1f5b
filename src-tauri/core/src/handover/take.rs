//! Takes a passport over, field by field, in one transaction.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::origin::{self, Field};
use super::pieces::{self, Beside, Now, Piece};
use super::signers::{self, Standing};
use super::{HandoverError, Incoming, compare};
use crate::ids::{EvidenceId, PlacementId, ReceivedId, StudentId};
use crate::moment::Moment;
use crate::passport::store as passports;
use crate::route;
use crate::store::column::Day;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier};
use crate::students::photo::{self, Photo};
use crate::students::record::{self, Record};
use crate::students::{StudentError, store as students};
use crate::text::{code, tidy};

/// What to take over.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct TakeOver {
    /// Into whose record; absent adds a new student.
    #[serde(default)]
    pub into: Option<StudentId>,
    /// Keys of the fields. The names of a new student come along anyway.
    pub fields: Vec<String>,
}

/// What was taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct TakenOver {
    /// In whose record.
    pub student_id: StudentId,
    /// Number of the receipt.
    pub received_id: ReceivedId,
    /// The student is new here.
    pub added: bool,
    /// How many fields were written.
    pub taken: usize,
}

/// Takes over what was chosen. All of it is there afterwards, with where it came from, or nothing.
///
/// # Errors
/// `SignerNotConfirmed`, `NothingChosen`, `UnknownField`, `unknown_student`, `bad_photo`.
pub fn take_over(
    dossier: &Dossier,
    incoming: &Incoming,
    request: &TakeOver,
    now: Moment,
) -> Result<Changed<TakenOver>, HandoverError> {
    let pieces = pieces::all(incoming);
    let chosen: BTreeSet<&str> = request.fields.iter().map(String::as_str).collect();
    if chosen
        .iter()
        .any(|key| !pieces.iter().any(|(known, _)| known == key))
    {
        return Err(HandoverError::UnknownField);
    }
    if chosen.is_empty() && request.into.is_some() {
        return Err(HandoverError::NothingChosen);
    }
    // Slow, so before the transaction: the photo is decoded and written again, without whatever
    // else stood in the file.
    let photo = match incoming
        .photo
        .as_deref()
        .filter(|_| chosen.contains("photo"))
    {
        Some(bytes) => Some(photo::prepare(bytes)?),
        None => None,
    };
    dossier.transact("handover.take_over", now, |tx| {
        let state = signers::state(tx.sql, &incoming.fingerprint, &incoming.signer)?;
        if !matches!(state.standing, Standing::Own | Standing::Confirmed) {
            return Err(HandoverError::SignerNotConfirmed);
        }
        let (student, added) = match &request.into {
            Some(student) => {
                record::find(tx.sql, student)?.ok_or(StudentError::Unknown)?;
                (student.clone(), false)
            }
            None => (add(tx, incoming)?, true),
        };
        let mut taking = Taking {
            received: receipt(tx, incoming, &student)?,
            student,
            photo,
            taken: 0,
        };
        for (key, piece) in &pieces {
            let name = matches!(
                piece,
                Piece::FirstName(_) | Piece::Prefix(_) | Piece::LastName(_)
            );
            if added && name {
                taking.keep(tx, &Field::Record(key.clone()))?;
            } else if chosen.contains(key.as_str()) {
                taking.take(tx, incoming, key, piece)?;
            }
        }
        tx.touch_student(&taking.student);
        tx.touch(Area::Passports);
        tx.subject(&taking.received);
        Ok(TakenOver {
            student_id: taking.student,
            received_id: taking.received,
            added,
            taken: taking.taken,
        })
    })
}

struct Taking {
    student: StudentId,
    received: ReceivedId,
    photo: Option<Photo>,
    taken: usize,
}

impl Taking {
    fn take(
        &mut self,
        tx: &mut Tx<'_>,
        incoming: &Incoming,
        key: &str,
        piece: &Piece<'_>,
    ) -> Result<(), HandoverError> {
        let beside = Beside::read(tx.sql, Some(&self.student))?;
        let there = match beside.now(piece, incoming)? {
            Now::Same(_) => return Ok(()),
            Now::NoPlace => return Err(HandoverError::UnknownField),
            Now::Other(_, there) => there,
            Now::Nothing => None,
        };
        let field = match piece {
            Piece::FirstName(text)
            | Piece::Prefix(text)
            | Piece::LastName(text)
            | Piece::Class(text) => {
                let text = tidy(text);
                self.record(tx, |record| match piece {
                    Piece::FirstName(_) => record.first_name = text,
                    Piece::Prefix(_) => record.prefix = text,
                    Piece::LastName(_) => record.last_name = text,
                    _ => record.class = text,
                })?;
                Field::Record(key.to_owned())
            }
            Piece::Photo => {
                let photo = self.photo.as_ref().ok_or(HandoverError::UnknownField)?;
                photo::put(tx, &self.student, photo)?;
                Field::Photo
            }
            Piece::Answer(_, answer) => {
                let visibility = compare::visibility(&beside, answer);
                let question = beside
                    .question(answer)
                    .ok_or(HandoverError::UnknownField)?
                    .to_owned();
                let text = answer.text.trim_end().to_owned();
                passports::put_answer(tx, &self.student, &question, Some(text), Some(visibility))?;
                Field::Answer(question)
            }
            Piece::Placement(_, theirs) => {
                let theirs = pieces::tidy_placement(theirs);
                if theirs.organisation.is_empty()
                    || theirs.kind.is_empty()
                    || theirs
                        .to
                        .zip(theirs.from)
                        .is_some_and(|(to, from)| to < from)
                {
                    return Err(HandoverError::NotAPassport);
                }
                let id = there.map_or_else(PlacementId::new, PlacementId::from);
                // What only this school knows (hours, the organisation's own record) stays.
                tx.sql
                    .prepare_cached(
                        "INSERT INTO placement (id, student_id, kind, organisation, tasks, from_date, to_date, days,
                           supervisor, supervisor_phone, created_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, tasks = excluded.tasks,
                           to_date = excluded.to_date, days = excluded.days, supervisor = excluded.supervisor,
                           supervisor_phone = excluded.supervisor_phone",
                    )?
                    .execute(rusqlite::params![
                        id, self.student, theirs.kind, theirs.organisation, theirs.tasks,
                        theirs.from.map(Day), theirs.to.map(Day), theirs.days, theirs.supervisor,
                        theirs.supervisor_phone, tx.now.stamp(),
                    ])?;
                Field::Placement(id)
            }
            Piece::Evidence(_, theirs) => {
                let theirs = pieces::tidy_evidence(theirs);
                if theirs.title.is_empty() || theirs.kind.is_empty() {
                    return Err(HandoverError::NotAPassport);
                }
                let id = there.map_or_else(EvidenceId::new, EvidenceId::from);
                tx.sql
                    .prepare_cached(
                        "INSERT INTO evidence (id, student_id, kind, title, issuer, date, valid_to, in_passport, created_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)
                         ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer, valid_to = excluded.valid_to",
                    )?
                    .execute((
                        &id, &self.student, theirs.kind, theirs.title, theirs.issuer,
                        theirs.date.map(Day), theirs.valid_to.map(Day), tx.now.stamp(),
                    ))?;
                Field::Evidence(id)
            }
        };
        self.keep(tx, &field)
    }

    fn record(&self, tx: &Tx<'_>, change: impl FnOnce(&mut Record)) -> Result<(), HandoverError> {
        let (_, mut record) = record::find(tx.sql, &self.student)?.ok_or(StudentError::Unknown)?;
        change(&mut record);
        record::overwrite(tx.sql, &self.student, &record, &tx.now.stamp())?;
        Ok(())
    }

    /// Remembers where a field came from.
    fn keep(&mut self, tx: &Tx<'_>, field: &Field) -> Result<(), HandoverError> {
        origin::note(tx.sql, &self.student, field, &self.received)?;
        self.taken += 1;
        Ok(())
    }
}

/// A new student with the names of the passport, in the school year of today.
fn add(tx: &mut Tx<'_>, incoming: &Incoming) -> Result<StudentId, HandoverError> {
    let student = &incoming.travel.student;
    let record = Record {
        first_name: tidy(&student.first_name),
        prefix: tidy(&student.prefix),
        last_name: tidy(&student.last_name),
        ..Record::default()
    };
    let cohort = route::cohort_of(tx.now.today());
    Ok(students::begin(tx, record, &cohort, None)?)
}

fn receipt(
    tx: &Tx<'_>,
    incoming: &Incoming,
    student: &StudentId,
) -> Result<ReceivedId, HandoverError> {
    let id = ReceivedId::new();
    let photo = incoming.travel.student.photo.as_ref();
    tx.sql
        .prepare_cached(
            "INSERT INTO received (id, student_id, file_digest, photo_digest, fingerprint, school, receiver, sealed_at, received_at, by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            &id,
            student,
            &incoming.file_digest,
            photo.map(|photo| photo.sha256.as_str()).unwrap_or_default(),
            &incoming.fingerprint,
            tidy(&incoming.travel.school),
            code(&incoming.travel.receiver)?,
            Moment::at(incoming.sealed_at).stamp(),
            tx.now.stamp(),
            tx.by()?,
        ))?;
    Ok(id)
}
