//! Everything about one student, for the page: one reading, so that its parts belong together.

use chrono::NaiveDate;

use super::{StudentError, StudentFile, around, record, work};
use crate::ids::StudentId;
use crate::store::Dossier;
use crate::{agreements, instruments, jobcoaches, meetings, passport, route};

/// Everything about one student.
///
/// # Errors
/// `Unknown` when the student is gone.
pub fn file(
    dossier: &Dossier,
    id: &StudentId,
    today: NaiveDate,
) -> Result<StudentFile, StudentError> {
    dossier.read(|sql| {
        let student = record::read(sql, id, today)?.ok_or(StudentError::Unknown)?;
        let route = route::store::current(sql, id)?.ok_or(StudentError::Unknown)?;
        Ok(StudentFile {
            events: route::store::events(sql, &route.id)?,
            relatives: around::relatives(sql, id)?,
            life_domains: around::life_domains(sql, id)?,
            contacts: around::contacts(sql, id)?,
            placements: work::placements(sql, id)?,
            evidence: work::evidence(sql, id)?,
            meetings: meetings::store::of_student(sql, id)?,
            agreements: agreements::store::of_student(sql, id, today)?,
            instruments: instruments::store::of_student(sql, id)?,
            assignments: jobcoaches::store::of_student(sql, id, today)?,
            passport: passport::store::summary(sql, id)?,
            student,
            route,
        })
    })
}
