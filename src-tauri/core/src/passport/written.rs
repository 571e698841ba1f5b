//! How far a passport is written, before anybody prints it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::{PassportError, Question, QuestionSet, SectionKind, Visibility, questions};
use crate::disclosure::Edition;
use crate::ids::{QuestionSetId, StudentId};
use crate::store::{Dossier, StoreError, column};

/// How far a passport is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The student has no passport with words in it.
    Nothing,
    /// There are words, and none of them may be in this print.
    NothingToShow,
    /// There are words for this print.
    Something,
}

/// How far the passports of these students are written, in their order: for one edition, and of its
/// questions those that `counts`. What the record adds to an answer is no word of the student.
///
/// # Errors
/// Only those of the store.
pub fn written(
    dossier: &Dossier,
    students: &[StudentId],
    edition: &Edition,
    counts: impl Fn(SectionKind, &Question) -> bool,
) -> Result<Vec<Written>, PassportError> {
    dossier.read(|sql| {
        let mut sets: HashMap<QuestionSetId, QuestionSet> = HashMap::new();
        let mut found = Vec::with_capacity(students.len());
        for student in students {
            let Some((set, answers)) = answers(sql, student)? else {
                found.push(Written::Nothing);
                continue;
            };
            if !sets.contains_key(&set) {
                let content = questions::by_id(sql, &set)?;
                sets.insert(set.clone(), content);
            }
            let sections = sets.get(&set).map(|set| set.sections.as_slice());
            let shown = sections.unwrap_or_default().iter().any(|section| {
                section.questions.iter().any(|question| {
                    answers.iter().any(|(code, visibility)| {
                        *code == question.code
                            && edition.shows(section.kind, question, *visibility)
                            && counts(section.kind, question)
                    })
                })
            });
            found.push(match (answers.is_empty(), shown) {
                (true, _) => Written::Nothing,
                (false, false) => Written::NothingToShow,
                (false, true) => Written::Something,
            });
        }
        Ok(found)
    })
}

/// The question set of a passport, and which of its questions have words; `None` when it was not begun.
type Answers = Option<(QuestionSetId, Vec<(String, Visibility)>)>;

fn answers(sql: &Connection, student: &StudentId) -> Result<Answers, StoreError> {
    let passport: Option<(String, QuestionSetId)> = sql
        .prepare_cached("SELECT id, question_set_id FROM passport WHERE student_id = ?1")?
        .query_row([student], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((passport, set)) = passport else {
        return Ok(None);
    };
    let mut statement = sql.prepare_cached(
        "SELECT question, visibility FROM answer WHERE passport_id = ?1 AND trim(text) <> ''",
    )?;
    let rows = statement.query_map([passport], |row| {
        Ok((row.get("question")?, column::code(row, "visibility")?))
    })?;
    Ok(Some((set, rows.collect::<Result<_, _>>()?)))
}
