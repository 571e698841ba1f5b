//! Passports in the dossier. A passport is begun by its first answer, not by looking at it.

use rusqlite::{Connection, OptionalExtension};

use super::{
    Answer, AnswerStyle, Passport, PassportError, PassportEvent, PassportStatus, PassportSummary,
    QuestionSet, SaveAnswer, Visibility, health, questions, shares,
};
use crate::exchange::bsn;
use crate::ids::{PassportId, QuestionSetId, StudentId};
use crate::moment::Moment;
use crate::route::Phase;
use crate::store::transact::Tx;
use crate::store::{Area, Changed, Dossier, StoreError, column};
use crate::text::{code, tidy};

/// Who sees an answer that nobody chose anything for.
const USUAL: Visibility = Visibility::Coach;

/// Everybody who has begun a passport, by name: for printing them all.
///
/// # Errors
/// Only those of the store.
pub fn holders(dossier: &Dossier) -> Result<Vec<StudentId>, PassportError> {
    dossier.read(|sql| {
        let mut statement = sql.prepare_cached(
            "SELECT passport.student_id FROM passport JOIN student ON student.id = passport.student_id
             WHERE EXISTS (SELECT 1 FROM answer WHERE answer.passport_id = passport.id)
             ORDER BY student.search_text, student.id",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// The passport of a student; an empty concept with the active questions when it was not begun.
///
/// # Errors
/// `UnknownStudent`.
pub fn get(dossier: &Dossier, student: &StudentId) -> Result<Passport, PassportError> {
    dossier.read(|sql| read(sql, student))
}

/// Saves one answer. The first one begins the passport and takes the route from Aangemeld or In
/// beeld to Paspoort. Another text in a passport that was confirmed, given or taken back has to be
/// confirmed again: it goes back to besproken or concept.
///
/// # Errors
/// `UnknownStudent`, `UnknownQuestion`, `LooksLikeBsn`; nothing is written then.
pub fn save_answer(
    dossier: &Dossier,
    request: &SaveAnswer,
    now: Moment,
) -> Result<Changed<Answer>, PassportError> {
    let new = request.text.as_deref().map(tidy_lines).transpose()?;
    dossier.transact("passport.save_answer", now, |tx| {
        let student = &request.student_id;
        put_answer(tx, student, &request.question, new, request.visibility)
    })
}

/// As [`save_answer`], inside a transaction; the text is tidy already.
pub(crate) fn put_answer(
    tx: &mut Tx<'_>,
    student: &StudentId,
    question: &str,
    text: Option<String>,
    visibility: Option<Visibility>,
) -> Result<Answer, PassportError> {
    let begun = begun(tx.sql, student)?;
    let set = match &begun {
        Some(passport) => questions::by_id(tx.sql, &passport.set)?,
        None => questions::active(tx.sql)?.1,
    };
    if style_of(&set, question).is_none() {
        return Err(PassportError::UnknownQuestion);
    }
    let old = match &begun {
        Some(passport) => answer(tx.sql, &passport.id, question)?,
        None => None,
    };
    let (old_text, old_visibility) = old.unwrap_or_else(|| (String::new(), USUAL));
    let text = text.unwrap_or_else(|| old_text.clone());
    let visibility = visibility.unwrap_or(old_visibility);
    if text != old_text || visibility != old_visibility {
        let passport = match begun {
            Some(passport) => passport,
            None => begin(tx, student)?,
        };
        write(tx, &passport.id, question, &text, visibility)?;
        if text != old_text {
            open_again(tx, &passport)?;
        }
        changed(tx, student, &passport.id)?;
    }
    Ok(Answer {
        question: question.to_owned(),
        health_hint: health::points_at_health(&text),
        text,
        visibility,
    })
}

/// Another status, with whom it was talked about or given to.
///
/// # Errors
/// `UnknownStudent`, `LooksLikeBsn`.
pub fn set_status(
    dossier: &Dossier,
    student: &StudentId,
    status: PassportStatus,
    with_whom: &str,
    note: &str,
    now: Moment,
) -> Result<Changed<Passport>, PassportError> {
    let (with_whom, note) = (line(with_whom)?, tidy_lines(note)?);
    dossier.transact("passport.set_status", now, |tx| {
        let passport = begun_or_begin(tx, student)?;
        put_status(tx, &passport.id, status, &with_whom, &note)?;
        changed(tx, student, &passport.id)?;
        read(tx.sql, student)
    })
}

/// How far a passport is. Questions that the record answers (internships, certificates) count as
/// answered when the record holds any.
pub(crate) fn summary(
    sql: &Connection,
    student: &StudentId,
) -> Result<PassportSummary, StoreError> {
    let Some(passport) = begun(sql, student)? else {
        let questions = questions::active(sql)?
            .1
            .sections
            .iter()
            .map(|section| section.questions.len())
            .sum();
        return Ok(PassportSummary {
            status: None,
            answered: 0,
            questions,
        });
    };
    let set = questions::by_id(sql, &passport.set)?;
    let answers = answers(sql, &passport.id)?;
    let exists = |question: &'static str| -> Result<bool, StoreError> {
        Ok(sql
            .prepare_cached(question)?
            .query_row([student], |row| row.get(0))?)
    };
    let placements = exists("SELECT EXISTS (SELECT 1 FROM placement WHERE student_id = ?1)")?;
    let evidence =
        exists("SELECT EXISTS (SELECT 1 FROM evidence WHERE student_id = ?1 AND in_passport = 1)")?;
    let questions: Vec<_> = set
        .sections
        .iter()
        .flat_map(|section| &section.questions)
        .collect();
    let answered = questions
        .iter()
        .filter(|question| {
            answers
                .iter()
                .any(|answer| answer.question == question.code && !answer.text.is_empty())
                || match question.style {
                    AnswerStyle::Stages => placements,
                    AnswerStyle::Bewijzen => evidence,
                    _ => false,
                }
        })
        .count();
    Ok(PassportSummary {
        status: Some(passport.status),
        answered,
        questions: questions.len(),
    })
}

/// The passport of a student as it is, or as it would begin.
pub(crate) fn read(sql: &Connection, student: &StudentId) -> Result<Passport, PassportError> {
    let Some(passport) = begun(sql, student)? else {
        known(sql, student)?;
        return Ok(Passport {
            id: None,
            student_id: student.clone(),
            status: PassportStatus::Concept,
            set: questions::active(sql)?.1,
            answers: Vec::new(),
            events: Vec::new(),
            shares: Vec::new(),
            updated_at: String::new(),
        });
    };
    Ok(Passport {
        student_id: student.clone(),
        status: passport.status,
        set: questions::by_id(sql, &passport.set)?,
        answers: answers(sql, &passport.id)?,
        events: events(sql, &passport.id)?,
        shares: shares::of(sql, &passport.id)?,
        updated_at: passport.updated_at,
        id: Some(passport.id),
    })
}

/// A passport that was begun.
pub(crate) struct Begun {
    pub(crate) id: PassportId,
    set: QuestionSetId,
    pub(crate) status: PassportStatus,
    updated_at: String,
}

pub(crate) fn begun(sql: &Connection, student: &StudentId) -> Result<Option<Begun>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT id, question_set_id, status, updated_at FROM passport WHERE student_id = ?1",
        )?
        .query_row([student], |row| {
            Ok(Begun {
                id: row.get("id")?,
                set: row.get("question_set_id")?,
                status: column::code(row, "status")?,
                updated_at: row.get("updated_at")?,
            })
        })
        .optional()?)
}

pub(super) fn begun_or_begin(tx: &mut Tx<'_>, student: &StudentId) -> Result<Begun, PassportError> {
    match begun(tx.sql, student)? {
        Some(passport) => Ok(passport),
        None => begin(tx, student),
    }
}

fn begin(tx: &mut Tx<'_>, student: &StudentId) -> Result<Begun, PassportError> {
    known(tx.sql, student)?;
    let (set, _) = questions::active(tx.sql)?;
    let passport = insert(tx, student, set)?;
    crate::route::store::advance(tx, student, Phase::Paspoort, "Begonnen met het paspoort")?;
    Ok(passport)
}

/// Writes an empty passport.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    student: &StudentId,
    set: QuestionSetId,
) -> Result<Begun, StoreError> {
    let (id, stamp, status) = (PassportId::new(), tx.now.stamp(), PassportStatus::Concept);
    tx.sql
        .prepare_cached(
            "INSERT INTO passport (id, student_id, question_set_id, status, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )?
        .execute((&id, student, &set, code(&status)?, &stamp))?;
    Ok(Begun {
        id,
        set,
        status,
        updated_at: stamp,
    })
}

fn known(sql: &Connection, student: &StudentId) -> Result<(), PassportError> {
    let there: bool = sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM student WHERE id = ?1)")?
        .query_row([student], |row| row.get(0))?;
    if there {
        Ok(())
    } else {
        Err(PassportError::UnknownStudent)
    }
}

/// Writes an answer. An empty one goes, unless somebody chose who sees it: then the choice stays,
/// so that a new text is not suddenly seen by more people.
pub(crate) fn write(
    tx: &Tx<'_>,
    passport: &PassportId,
    question: &str,
    text: &str,
    visibility: Visibility,
) -> Result<(), StoreError> {
    if text.is_empty() && visibility == USUAL {
        tx.sql
            .prepare_cached("DELETE FROM answer WHERE passport_id = ?1 AND question = ?2")?
            .execute((passport, question))?;
        return Ok(());
    }
    tx.sql
        .prepare_cached(
            "INSERT INTO answer (passport_id, question, text, visibility, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (passport_id, question) DO UPDATE SET text = excluded.text, visibility = excluded.visibility,
               updated_at = excluded.updated_at",
        )?
        .execute((passport, question, text, code(&visibility)?, tx.now.stamp()))?;
    Ok(())
}

/// What was confirmed is not what is there now.
fn open_again(tx: &mut Tx<'_>, passport: &Begun) -> Result<(), StoreError> {
    match passport.status {
        PassportStatus::Concept | PassportStatus::Besproken => return Ok(()),
        PassportStatus::Vastgesteld | PassportStatus::Gedeeld | PassportStatus::Ingetrokken => {}
    }
    let talked_about = events(tx.sql, &passport.id)?
        .iter()
        .any(|event| event.status == PassportStatus::Besproken);
    let status = if talked_about {
        PassportStatus::Besproken
    } else {
        PassportStatus::Concept
    };
    put_status(
        tx,
        &passport.id,
        status,
        "",
        "Er is iets veranderd na het vaststellen",
    )
}

pub(crate) fn put_status(
    tx: &Tx<'_>,
    passport: &PassportId,
    status: PassportStatus,
    with_whom: &str,
    note: &str,
) -> Result<(), StoreError> {
    let (status, stamp) = (code(&status)?, tx.now.stamp());
    tx.sql
        .prepare_cached("UPDATE passport SET status = ?2, updated_at = ?3 WHERE id = ?1")?
        .execute((passport, &status, &stamp))?;
    tx.sql
        .prepare_cached("INSERT INTO passport_event (id, passport_id, at, status, with_whom, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((uuid::Uuid::now_v7().to_string(), passport, stamp, status, with_whom, note))?;
    Ok(())
}

pub(super) fn changed(
    tx: &mut Tx<'_>,
    student: &StudentId,
    passport: &PassportId,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE passport SET updated_at = ?2 WHERE id = ?1")?
        .execute((passport, tx.now.stamp()))?;
    tx.touch(Area::Passports);
    tx.touch_student(student);
    tx.subject(passport);
    Ok(())
}

fn style_of(set: &QuestionSet, question: &str) -> Option<AnswerStyle> {
    set.sections
        .iter()
        .flat_map(|section| &section.questions)
        .find(|known| known.code == question)
        .map(|known| known.style)
}

fn answer(
    sql: &Connection,
    passport: &PassportId,
    question: &str,
) -> Result<Option<(String, Visibility)>, StoreError> {
    Ok(sql
        .prepare_cached(
            "SELECT text, visibility FROM answer WHERE passport_id = ?1 AND question = ?2",
        )?
        .query_row((passport, question), |row| {
            Ok((row.get("text")?, column::code(row, "visibility")?))
        })
        .optional()?)
}

fn answers(sql: &Connection, passport: &PassportId) -> Result<Vec<Answer>, StoreError> {
    let mut statement = sql.prepare_cached(
        "SELECT question, text, visibility FROM answer WHERE passport_id = ?1 ORDER BY question",
    )?;
    let answers = statement.query_map([passport], |row| {
        let text: String = row.get("text")?;
        Ok(Answer {
            question: row.get("question")?,
            visibility: column::code(row, "visibility")?,
            health_hint: health::points_at_health(&text),
            text,
        })
    })?;
    Ok(answers.collect::<Result<_, _>>()?)
}

fn events(sql: &Connection, passport: &PassportId) -> Result<Vec<PassportEvent>, StoreError> {
    let mut statement =
        sql.prepare_cached("SELECT at, status, with_whom, note FROM passport_event WHERE passport_id = ?1 ORDER BY at DESC, id DESC")?;
    let events = statement.query_map([passport], |row| {
        Ok(PassportEvent {
            at: row.get("at")?,
            status: column::code(row, "status")?,
            with_whom: row.get("with_whom")?,
            note: row.get("note")?,
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}

/// Lines stay, space at the end goes.
fn tidy_lines(text: &str) -> Result<String, PassportError> {
    refuse_bsn(text)?;
    Ok(text.trim_end().to_owned())
}

pub(super) fn line(text: &str) -> Result<String, PassportError> {
    refuse_bsn(text)?;
    Ok(tidy(text))
}

fn refuse_bsn(text: &str) -> Result<(), PassportError> {
    if bsn::occurs_in(text) {
        Err(PassportError::LooksLikeBsn)
    } else {
        Ok(())
    }
}
