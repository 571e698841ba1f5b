//! Shows what is in a passport, beside what is known of the student.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::pieces::{self, Beside, Now, Piece};
use super::signers::{self, SignerState};
use super::{HandoverError, Incoming};
use crate::disclosure::Receiver;
use crate::ids::StudentId;
use crate::passport::{SectionKind, Visibility};
use crate::store::Dossier;
use crate::store::column::day;
use crate::students::age_on;
use crate::text::{fold, full_name, tidy};

/// A passport that came in, before anything is taken over.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct ReceivedPreview {
    /// SHA-256 of the file, to hand back when it is taken over.
    pub file: String,
    /// Who sealed it. The seal holds, or there is no preview.
    pub signer: SignerState,
    /// School in the passport.
    pub school: String,
    /// For what kind of receiver it was printed.
    pub receiver: Receiver,
    /// When it was sealed, ISO with the offset of the sender.
    pub sealed_at: String,
    /// Whose passport it is.
    pub name: String,
    /// Age on the day of printing.
    pub age: Option<u32>,
    /// There is a photo in it.
    pub photo: bool,
    /// Students here with the same name, the surest first.
    pub known: Vec<KnownStudent>,
    /// The one it is laid beside; absent is a new student.
    pub beside: Option<StudentId>,
    /// What can be taken over.
    pub fields: Vec<ReceivedField>,
    /// What is only shown: meetings, whom to call, the next step.
    pub also: Vec<AlsoLine>,
    /// Day on which this very file was taken over before.
    pub taken_before: Option<NaiveDate>,
}

/// A student here who may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct KnownStudent {
    /// Number of the record.
    pub id: StudentId,
    /// Name.
    pub name: String,
    /// Student number.
    pub number: String,
    /// Class.
    pub class: String,
    /// The age on the day of printing agrees with the date of birth here. Otherwise only the name
    /// does.
    pub sure: bool,
    /// This very file was taken over for this student before.
    pub same_file: bool,
}

/// How a field is beside what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "handover.ts")]
pub enum FieldState {
    /// Nothing is here yet.
    New,
    /// Something else is here.
    Different,
    /// The same is here.
    Same,
    /// It has no place here: this question is not in our set.
    NoPlace,
}

/// A field of a passport that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct ReceivedField {
    /// To hand back when it is taken over.
    pub key: String,
    /// Part of the passport; absent for the student's own facts.
    pub part: Option<SectionKind>,
    /// What it is.
    pub label: String,
    /// What came.
    pub received: String,
    /// What is here.
    pub current: String,
    /// How the two are.
    pub state: FieldState,
    /// Who may see it after it is taken over; for answers.
    pub visibility: Option<Visibility>,
    /// Proposed to take over.
    pub proposed: bool,
}

/// A line that is only shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "handover.ts")]
pub struct AlsoLine {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// Lays a passport beside a student: the one that is given, or else the only one that is surely the
/// same, or else nobody.
///
/// # Errors
/// `unknown_student` when the given one is gone.
pub fn compare(
    dossier: &Dossier,
    incoming: &Incoming,
    beside: Choice<'_>,
) -> Result<ReceivedPreview, HandoverError> {
    dossier.read(|sql| {
        let known = known(sql, incoming)?;
        let student = match beside {
            Choice::Student(id) => Some(id.clone()),
            Choice::Nobody => None,
            Choice::Propose => {
                let only = |wanted: fn(&KnownStudent) -> bool| {
                    let mut found = known.iter().filter(|student| wanted(student));
                    found.next().filter(|_| found.next().is_none())
                };
                only(|student| student.same_file)
                    .or_else(|| only(|student| student.sure))
                    .map(|student| student.id.clone())
            }
        };
        let beside = Beside::read(sql, student.as_ref())?;
        let fields = pieces::all(incoming)
            .into_iter()
            .map(|(key, piece)| field(&beside, incoming, key, &piece))
            .collect::<Result<_, HandoverError>>()?;
        let travel = &incoming.travel;
        let person = &travel.student;
        Ok(ReceivedPreview {
            file: incoming.file_digest.clone(),
            signer: signers::state(sql, &incoming.fingerprint, &incoming.signer)?,
            school: travel.school.clone(),
            receiver: travel.receiver,
            sealed_at: incoming.sealed_at.to_rfc3339(),
            name: full_name(&person.first_name, &person.prefix, &person.last_name),
            age: person.age,
            photo: incoming.photo.is_some(),
            known,
            beside: student,
            fields,
            also: also(incoming),
            taken_before: taken_before(sql, incoming)?,
        })
    })
}

/// Beside whom a passport is laid.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'c> {
    /// Whoever is surely the same.
    Propose,
    /// This student.
    Student(&'c StudentId),
    /// Nobody: a new student.
    Nobody,
}

fn field(
    beside: &Beside<'_>,
    incoming: &Incoming,
    key: String,
    piece: &Piece<'_>,
) -> Result<ReceivedField, HandoverError> {
    let (label, received) = match piece {
        Piece::FirstName(name) => ("Roepnaam".to_owned(), tidy(name)),
        Piece::Prefix(name) => ("Tussenvoegsel".to_owned(), tidy(name)),
        Piece::LastName(name) => ("Achternaam".to_owned(), tidy(name)),
        Piece::Class(class) => ("Klas".to_owned(), tidy(class)),
        Piece::Photo => ("Foto".to_owned(), "foto".to_owned()),
        Piece::Answer(_, answer) => (tidy(&answer.label), answer.text.trim_end().to_owned()),
        Piece::Placement(_, place) => (
            "Stage of werkplek".to_owned(),
            pieces::placement_words(place),
        ),
        Piece::Evidence(_, proof) => ("Bewijs".to_owned(), pieces::evidence_words(proof)),
    };
    let part = match piece {
        Piece::Answer(section, _) | Piece::Placement(section, _) | Piece::Evidence(section, _) => {
            Some(*section)
        }
        _ => None,
    };
    let visibility = match piece {
        Piece::Answer(_, answer) => Some(visibility(beside, answer)),
        _ => None,
    };
    let (state, current) = match beside.now(piece, incoming)? {
        Now::Nothing => (FieldState::New, String::new()),
        Now::Same(current) => (FieldState::Same, current),
        Now::Other(current, _) => (FieldState::Different, current),
        Now::NoPlace => (FieldState::NoPlace, String::new()),
    };
    Ok(ReceivedField {
        key,
        part,
        label,
        received,
        current,
        state,
        visibility,
        // The class was that of the other school.
        proposed: state == FieldState::New && !matches!(piece, Piece::Class(_)),
    })
}

/// At most as open as the sender said, and as who is here chose.
pub(super) fn visibility(beside: &Beside<'_>, answer: &super::travel::TravelAnswer) -> Visibility {
    let ours = beside
        .question(answer)
        .and_then(|question| beside.answer(question));
    ours.map_or(answer.visibility, |ours| {
        ours.visibility.min(answer.visibility)
    })
}

/// Students with the same name; those of whom the age agrees as well come first. Whoever has another
/// age is somebody else.
fn known(sql: &Connection, incoming: &Incoming) -> Result<Vec<KnownStudent>, HandoverError> {
    let travel = &incoming.travel;
    let name = |first: &str, prefix: &str, last: &str| fold(&tidy(&full_name(first, prefix, last)));
    let person = &travel.student;
    let wanted = name(&person.first_name, &person.prefix, &person.last_name);
    let printed = travel.printed_at.date_naive();
    let mut statement = sql.prepare_cached(
        "SELECT id, first_name, prefix, last_name, number, class, birth_date,
           EXISTS (SELECT 1 FROM received WHERE student_id = student.id AND file_digest = ?1) AS same_file
         FROM student ORDER BY id",
    )?;
    let mut rows = statement.query([&incoming.file_digest])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (first, prefix, last): (String, String, String) = (
            row.get("first_name")?,
            row.get("prefix")?,
            row.get("last_name")?,
        );
        if name(&first, &prefix, &last) != wanted {
            continue;
        }
        let age = day(row, "birth_date")?.and_then(|birth| age_on(birth, printed));
        if age
            .zip(person.age)
            .is_some_and(|(ours, theirs)| ours != theirs)
        {
            continue;
        }
        found.push(KnownStudent {
            id: row.get("id")?,
            name: full_name(&first, &prefix, &last),
            number: row.get("number")?,
            class: row.get("class")?,
            sure: age.is_some() && age == person.age,
            same_file: row.get("same_file")?,
        });
    }
    found.sort_by_key(|student| (!student.same_file, !student.sure));
    Ok(found)
}

fn taken_before(sql: &Connection, incoming: &Incoming) -> Result<Option<NaiveDate>, HandoverError> {
    let mut statement = sql.prepare_cached(
        "SELECT received_at FROM received WHERE file_digest = ?1 ORDER BY received_at DESC LIMIT 1",
    )?;
    let mut rows = statement.query([&incoming.file_digest])?;
    Ok(match rows.next()? {
        Some(row) => day(row, "received_at")?,
        None => None,
    })
}

fn also(incoming: &Incoming) -> Vec<AlsoLine> {
    let date = |day: NaiveDate| day.format("%d-%m-%Y").to_string();
    let mut lines = Vec::new();
    let mut add = |label: &str, text: String| {
        lines.push(AlsoLine {
            label: label.to_owned(),
            text,
        });
    };
    for (_, answer) in incoming.travel.answers() {
        for meeting in &answer.meetings {
            let with = meeting.municipalities.join(" en ");
            add(
                "Gesprek",
                format!("{} {with}", date(meeting.date))
                    .trim_end()
                    .to_owned(),
            );
        }
    }
    if let Some(step) = &incoming.travel.next_step {
        if !step.plan.is_empty() {
            add("Plan", step.plan.clone());
        }
        if let Some(day) = step.last_school_day {
            add("Laatste schooldag", date(day));
        }
        for person in &step.contacts {
            let parts = [&person.name, &person.role, &person.phone];
            let parts: Vec<&str> = parts
                .map(String::as_str)
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            add("Wie je belt", parts.join(" · "));
        }
    }
    lines
}
