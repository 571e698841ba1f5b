//! Who has a passport to print.

use chrono::NaiveDate;
use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, Question, SectionKind, Written};
use transitieroute_core::{Dossier, students};

use crate::job::PressError;
use crate::words;

/// Students whose passport has words for this print, and lines about those who are left out: a page
/// with only a name helps nobody.
pub(crate) struct Writers {
    pub ids: Vec<StudentId>,
    pub left_out: Vec<String>,
}

/// Parts these students. Of the questions only those that `counts`.
pub(crate) fn writers(
    dossier: &Dossier,
    ids: &[StudentId],
    edition: &Edition,
    today: NaiveDate,
    counts: impl Fn(SectionKind, &Question) -> bool,
) -> Result<Writers, PressError> {
    let found = passport::written(dossier, ids, edition, counts)?;
    let mut writers = Writers {
        ids: Vec::new(),
        left_out: Vec::new(),
    };
    for (id, written) in ids.iter().zip(found) {
        let why = match written {
            Written::Something => {
                writers.ids.push(id.clone());
                continue;
            }
            Written::Nothing => "heeft nog geen paspoort ingevuld".to_owned(),
            Written::NothingToShow => match edition.receiver() {
                Receiver::Jongere => "heeft nog niets ingevuld dat op dit papier hoort".to_owned(),
                other => format!(
                    "heeft nog niets ingevuld dat {} mag zien",
                    words::receiver(other)
                ),
            },
        };
        let name = words::name(&students::get(dossier, id, today)?);
        writers.left_out.push(format!("{name} {why}."));
    }
    Ok(writers)
}
