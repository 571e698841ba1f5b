//! What can be taken over from a passport, piece by piece, beside what is there already.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::travel::{TravelAnswer, TravelEvidence, TravelPlacement};
use super::{Incoming, digest};
use crate::ids::{EvidenceId, PlacementId, StudentId};
use crate::passport::{QuestionSet, SectionKind, store as passports};
use crate::store::StoreError;
use crate::store::column::day;
use crate::students::photo;
use crate::students::record::{self, Record};
use crate::text::{fold, tidy};

/// One piece.
pub(super) enum Piece<'t> {
    FirstName(&'t str),
    Prefix(&'t str),
    LastName(&'t str),
    Class(&'t str),
    Photo,
    Answer(SectionKind, &'t TravelAnswer),
    Placement(SectionKind, &'t TravelPlacement),
    Evidence(SectionKind, &'t TravelEvidence),
}

/// What stands in the place of a piece now.
pub(super) enum Now {
    /// Nothing.
    Nothing,
    /// The same.
    Same(String),
    /// Something else; for a record its number.
    Other(String, Option<String>),
    /// It has no place: the question is not in the set.
    NoPlace,
}

/// The student that a passport is laid beside.
pub(super) struct Beside<'c> {
    pub(super) sql: &'c Connection,
    pub(super) student: Option<(StudentId, Record)>,
    pub(super) set: QuestionSet,
    answers: Vec<crate::passport::Answer>,
}

impl<'c> Beside<'c> {
    pub(super) fn read(
        sql: &'c Connection,
        student: Option<&StudentId>,
    ) -> Result<Self, super::HandoverError> {
        let Some(id) = student else {
            return Ok(Self {
                sql,
                student: None,
                set: crate::passport::questions::active(sql)?.1,
                answers: Vec::new(),
            });
        };
        let (_, record) = record::find(sql, id)?.ok_or(crate::students::StudentError::Unknown)?;
        let passport = passports::read(sql, id)?;
        Ok(Self {
            sql,
            student: Some((id.clone(), record)),
            set: passport.set,
            answers: passport.answers,
        })
    }

    /// The question of ours that an answer goes under: the same code, or else the same words.
    pub(super) fn question(&self, answer: &TravelAnswer) -> Option<&str> {
        let questions = || {
            self.set
                .sections
                .iter()
                .flat_map(|section| &section.questions)
        };
        let label = fold(&tidy(&answer.label));
        questions()
            .find(|ours| ours.code == answer.question)
            .or_else(|| questions().find(|ours| fold(&ours.label) == label))
            .map(|ours| ours.code.as_str())
    }

    /// The answer that is there now.
    pub(super) fn answer(&self, question: &str) -> Option<&crate::passport::Answer> {
        let mut answers = self.answers.iter();
        answers.find(|answer| answer.question == question)
    }

    /// What stands in the place of a piece.
    pub(super) fn now(&self, piece: &Piece<'_>, incoming: &Incoming) -> Result<Now, StoreError> {
        let line = |ours: Option<&str>, theirs: &str| match ours {
            None | Some("") => Now::Nothing,
            Some(ours) if ours == tidy(theirs) => Now::Same(ours.to_owned()),
            Some(ours) => Now::Other(ours.to_owned(), None),
        };
        let record = self.student.as_ref().map(|(_, record)| record);
        Ok(match piece {
            Piece::FirstName(name) => line(record.map(|record| record.first_name.as_str()), name),
            Piece::Prefix(name) => line(record.map(|record| record.prefix.as_str()), name),
            Piece::LastName(name) => line(record.map(|record| record.last_name.as_str()), name),
            Piece::Class(class) => line(record.map(|record| record.class.as_str()), class),
            Piece::Photo => self.photo(incoming)?,
            Piece::Answer(_, answer) => match self.question(answer) {
                None => Now::NoPlace,
                Some(question) => match self.answer(question).map(|ours| ours.text.as_str()) {
                    None | Some("") => Now::Nothing,
                    Some(ours) if ours == answer.text.trim_end() => Now::Same(ours.to_owned()),
                    Some(ours) => Now::Other(ours.to_owned(), None),
                },
            },
            Piece::Placement(_, theirs) => self.placement(theirs)?,
            Piece::Evidence(_, theirs) => self.evidence(theirs)?,
        })
    }

    fn photo(&self, incoming: &Incoming) -> Result<Now, StoreError> {
        let Some((student, _)) = &self.student else {
            return Ok(Now::Nothing);
        };
        let Some(ours) = photo::of_student(self.sql, student)? else {
            return Ok(Now::Nothing);
        };
        let wanted = incoming.travel.student.photo.as_ref();
        let ours = digest(&ours.jpeg);
        // A photo is written again when it comes in, so what came is remembered beside what was kept.
        let came: Option<String> = self
            .sql
            .prepare_cached(
                "SELECT photo_digest FROM origin JOIN received ON received.id = received_id
                 WHERE origin.student_id = ?1 AND field = 'photo' AND kept_digest = ?2",
            )?
            .query_row((student, &ours), |row| row.get(0))
            .optional()?;
        let same = wanted
            .is_some_and(|wanted| wanted.sha256 == ours || Some(&wanted.sha256) == came.as_ref());
        let words = "foto".to_owned();
        Ok(if same {
            Now::Same(words)
        } else {
            Now::Other(words, None)
        })
    }

    /// The same place from the same day is the same internship.
    fn placement(&self, theirs: &TravelPlacement) -> Result<Now, StoreError> {
        let Some((student, _)) = &self.student else {
            return Ok(Now::Nothing);
        };
        let mut statement = self.sql.prepare_cached(
            "SELECT id, kind, organisation, tasks, from_date, to_date, days, supervisor, supervisor_phone
             FROM placement WHERE student_id = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([student])?;
        let name = fold(&tidy(&theirs.organisation));
        while let Some(row) = rows.next()? {
            let ours = TravelPlacement {
                organisation: row.get("organisation")?,
                kind: row.get("kind")?,
                tasks: row.get("tasks")?,
                from: day(row, "from_date")?,
                to: day(row, "to_date")?,
                days: row.get("days")?,
                supervisor: row.get("supervisor")?,
                supervisor_phone: row.get("supervisor_phone")?,
            };
            if fold(&ours.organisation) == name && ours.from == theirs.from {
                let id: PlacementId = row.get("id")?;
                let words = placement_words(&ours);
                return Ok(if ours == tidy_placement(theirs) {
                    Now::Same(words)
                } else {
                    Now::Other(words, Some(id.to_string()))
                });
            }
        }
        Ok(Now::Nothing)
    }

    /// The same kind and title of the same day is the same certificate.
    fn evidence(&self, theirs: &TravelEvidence) -> Result<Now, StoreError> {
        let Some((student, _)) = &self.student else {
            return Ok(Now::Nothing);
        };
        let mut statement = self.sql.prepare_cached(
            "SELECT id, kind, title, issuer, date, valid_to FROM evidence WHERE student_id = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([student])?;
        let title = fold(&tidy(&theirs.title));
        while let Some(row) = rows.next()? {
            let ours = TravelEvidence {
                kind: row.get("kind")?,
                title: row.get("title")?,
                issuer: row.get("issuer")?,
                date: day(row, "date")?,
                valid_to: day(row, "valid_to")?,
            };
            if fold(&ours.title) == title && ours.kind == theirs.kind && ours.date == theirs.date {
                let id: EvidenceId = row.get("id")?;
                let words = evidence_words(&ours);
                return Ok(if ours == tidy_evidence(theirs) {
                    Now::Same(words)
                } else {
                    Now::Other(words, Some(id.to_string()))
                });
            }
        }
        Ok(Now::Nothing)
    }
}

/// Every piece of a passport that could be taken over, in order, with its key.
pub(super) fn all(incoming: &Incoming) -> Vec<(String, Piece<'_>)> {
    let student = &incoming.travel.student;
    let mut pieces = vec![(
        "first_name".to_owned(),
        Piece::FirstName(&student.first_name),
    )];
    if !student.prefix.is_empty() {
        pieces.push(("prefix".to_owned(), Piece::Prefix(&student.prefix)));
    }
    pieces.push(("last_name".to_owned(), Piece::LastName(&student.last_name)));
    if !student.class.is_empty() {
        pieces.push(("class".to_owned(), Piece::Class(&student.class)));
    }
    if incoming.photo.is_some() {
        pieces.push(("photo".to_owned(), Piece::Photo));
    }
    let (mut places, mut proofs) = (0, 0);
    for (section, answer) in incoming.travel.answers() {
        if !answer.text.trim().is_empty() {
            pieces.push((
                format!("answer.{}", answer.question),
                Piece::Answer(section, answer),
            ));
        }
        for placement in &answer.placements {
            places += 1;
            pieces.push((
                format!("placement.{places}"),
                Piece::Placement(section, placement),
            ));
        }
        for evidence in &answer.evidence {
            proofs += 1;
            pieces.push((
                format!("evidence.{proofs}"),
                Piece::Evidence(section, evidence),
            ));
        }
    }
    pieces
}

pub(super) fn tidy_placement(theirs: &TravelPlacement) -> TravelPlacement {
    TravelPlacement {
        organisation: tidy(&theirs.organisation),
        kind: tidy(&theirs.kind),
        tasks: theirs.tasks.trim_end().to_owned(),
        from: theirs.from,
        to: theirs.to,
        days: tidy(&theirs.days),
        supervisor: tidy(&theirs.supervisor),
        supervisor_phone: tidy(&theirs.supervisor_phone),
    }
}

pub(super) fn tidy_evidence(theirs: &TravelEvidence) -> TravelEvidence {
    TravelEvidence {
        kind: tidy(&theirs.kind),
        title: tidy(&theirs.title),
        issuer: tidy(&theirs.issuer),
        date: theirs.date,
        valid_to: theirs.valid_to,
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

fn join(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// An internship in one line.
pub(super) fn placement_words(placement: &TravelPlacement) -> String {
    let period = match (placement.from, placement.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("vanaf {}", date(from)),
        (None, Some(to)) => format!("tot en met {}", date(to)),
        (Some(from), Some(to)) => format!("{} tot en met {}", date(from), date(to)),
    };
    join([
        placement.organisation.clone(),
        period,
        placement.days.clone(),
        placement.tasks.clone(),
        placement.supervisor.clone(),
        placement.supervisor_phone.clone(),
    ])
}

/// A certificate in one line.
pub(super) fn evidence_words(evidence: &TravelEvidence) -> String {
    join([
        evidence.title.clone(),
        evidence.issuer.clone(),
        evidence.date.map(date).unwrap_or_default(),
        evidence
            .valid_to
            .map(|day| format!("geldig tot {}", date(day)))
            .unwrap_or_default(),
    ])
}
