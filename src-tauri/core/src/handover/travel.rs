//! A passport as JSON, the way it travels inside the PDF. The shape is published: `schema/` holds the
//! JSON Schema that is made from these types.
//!
//! Rules of reading: another `format` is no passport; a higher `version` is refused, for it may mean
//! something that this program doesn't know; fields that this program doesn't know within its own
//! version are left alone, so that a school's own additions do no harm; everything has a limit.

use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{HandoverError, digest};
use crate::disclosure::Receiver;
use crate::moment::Moment;
use crate::passport::{
    AnswerStyle, PassportPrint, PrintAnswer, PrintEvidence, PrintMeeting, PrintPerson,
    PrintPlacement, SectionKind, Visibility,
};

/// What the file says it is.
pub const FORMAT: &str = "paspoort-voor-succes";
/// Version of the shape.
pub const VERSION: u32 = 1;
/// Largest file, in bytes.
pub const LARGEST: usize = 4 << 20;

/// Longest text of an answer, in characters.
const LONGEST_TEXT: usize = 20_000;
/// Longest name, label or other line, in characters.
const LONGEST_LINE: usize = 500;
/// Most of anything in one list.
const MOST: usize = 200;

/// A Paspoort voor Succes as data: what the PDF around it shows, for the program of who gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Travel {
    /// Always `paspoort-voor-succes`.
    pub format: String,
    /// Version of this shape, from 1. A higher one is refused.
    pub version: u32,
    /// For what kind of receiver it was printed; it holds only what that receiver may have.
    pub receiver: Receiver,
    /// When it was printed.
    pub printed_at: DateTime<FixedOffset>,
    /// The school of the student.
    pub school: String,
    /// Whose passport it is.
    pub student: TravelStudent,
    /// What was answered for the front.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub front: Vec<TravelAnswer>,
    /// The parts, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<TravelSection>,
    /// The next step, when the receiver may see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<TravelStep>,
}

/// The student, as far as it stands on the paper. The date of birth does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelStudent {
    /// Roepnaam.
    pub first_name: String,
    /// Tussenvoegsel.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Achternaam, without the prefix.
    pub last_name: String,
    /// Age in whole years on the day of printing, when the receiver may have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// Class.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// The photo, when the receiver may have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<TravelPhoto>,
}

/// The photo is in the PDF already, as a picture on the front; here stands which one it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelPhoto {
    /// SHA-256 of the JPEG, 64 hexadecimal digits in small letters.
    pub sha256: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// One part of the passport.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelSection {
    /// Which.
    pub kind: SectionKind,
    /// Title.
    pub title: String,
    /// Answers in order.
    pub answers: Vec<TravelAnswer>,
}

/// One answer with what the record adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelAnswer {
    /// Code of the question in the set of the school.
    pub question: String,
    /// The prompt.
    pub label: String,
    /// How it is printed.
    pub style: AnswerStyle,
    /// Text; empty when only the record stands under it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Who may see it, by the student's choice. Whoever takes it over keeps it at most as open.
    pub visibility: Visibility,
    /// Internships and work, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placements: Vec<TravelPlacement>,
    /// Certificates, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<TravelEvidence>,
    /// Meetings that were held, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<TravelMeeting>,
}

/// An internship or workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelPlacement {
    /// Name of the organisation.
    pub organisation: String,
    /// Kind: `stage`, `proefplaatsing`, `dienstverband` …
    pub kind: String,
    /// What the student does there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tasks: String,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Days of the week, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub days: String,
    /// Who guides there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub supervisor: String,
    /// Phone of that person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub supervisor_phone: String,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelEvidence {
    /// Kind: `schooldiploma`, `praktijkverklaring`, `branche`, `vca` …
    pub kind: String,
    /// Title.
    pub title: String,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Until when it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelMeeting {
    /// Day.
    pub date: NaiveDate,
    /// Names of the municipalities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub municipalities: Vec<String>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelPerson {
    /// Name.
    pub name: String,
    /// jobcoach, school, oma …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Phone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// The next step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TravelStep {
    /// Plan A of the route; only on the student's own copy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// Last day at school.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_school_day: Option<NaiveDate>,
    /// The coach of today, or the first one to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coach: Option<TravelPerson>,
    /// First day of that coach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coach_from: Option<NaiveDate>,
    /// Whom to call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<TravelPerson>,
}

impl Travel {
    /// What goes along with a print: the same, as data.
    #[must_use]
    pub fn of(print: &PassportPrint, receiver: Receiver, now: Moment) -> Self {
        let last_name = print
            .last_name
            .strip_prefix(&print.prefix)
            .unwrap_or(&print.last_name)
            .trim();
        let step = &print.next_step;
        let next_step = TravelStep {
            plan: step.plan.clone(),
            last_school_day: step.last_school_day,
            coach: step.coach.as_ref().map(person),
            coach_from: step.coach_from,
            contacts: step.contacts.iter().map(person).collect(),
        };
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            // What was published once knows no more kinds than these.
            receiver: receiver.like(),
            printed_at: now.date_time(),
            school: print.school.clone(),
            student: TravelStudent {
                first_name: print.first_name.clone(),
                prefix: print.prefix.clone(),
                last_name: last_name.to_owned(),
                age: print.age,
                class: print.class.clone(),
                photo: print.photo.as_ref().map(|photo| TravelPhoto {
                    sha256: digest(&photo.jpeg),
                    width: photo.width,
                    height: photo.height,
                }),
            },
            front: print.front.iter().map(answer).collect(),
            sections: print
                .sections
                .iter()
                .map(|section| TravelSection {
                    kind: section.kind,
                    title: section.title.clone(),
                    answers: section.answers.iter().map(answer).collect(),
                })
                .collect(),
            next_step: (next_step != TravelStep::default()).then_some(next_step),
        }
    }

    /// As it stands in the file.
    ///
    /// # Errors
    /// Only when it can't be written as JSON, a fault of ours.
    pub fn json(&self) -> Result<Vec<u8>, HandoverError> {
        serde_json::to_vec(self).map_err(|_| HandoverError::NotAPassport)
    }

    /// Reads what somebody else wrote.
    ///
    /// # Errors
    /// `NotAPassport`, `Newer`, `TooMuch`.
    pub fn read(json: &[u8]) -> Result<Self, HandoverError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u64,
        }
        if json.len() > LARGEST {
            return Err(HandoverError::TooMuch);
        }
        let head: Head = serde_json::from_slice(json).map_err(|_| HandoverError::NotAPassport)?;
        if head.format != FORMAT || head.version == 0 {
            return Err(HandoverError::NotAPassport);
        }
        if head.version > u64::from(VERSION) {
            return Err(HandoverError::Newer);
        }
        let travel: Self = serde_json::from_slice(json).map_err(|_| HandoverError::NotAPassport)?;
        travel.check()?;
        Ok(travel)
    }

    /// Every answer with the part it stands in; the front first.
    pub(super) fn answers(&self) -> impl Iterator<Item = (SectionKind, &TravelAnswer)> {
        let front = self
            .front
            .iter()
            .map(|answer| (SectionKind::Voorkant, answer));
        front.chain(
            self.sections
                .iter()
                .flat_map(|section| section.answers.iter().map(|answer| (section.kind, answer))),
        )
    }

    /// Nothing is longer or more than a passport holds, and the names are there.
    fn check(&self) -> Result<(), HandoverError> {
        let student = &self.student;
        if student.first_name.trim().is_empty() || student.last_name.trim().is_empty() {
            return Err(HandoverError::NotAPassport);
        }
        let step = self.next_step.iter();
        let people = step
            .clone()
            .flat_map(|step| step.coach.iter().chain(&step.contacts));
        let mut lines = vec![
            &self.school,
            &student.first_name,
            &student.prefix,
            &student.last_name,
            &student.class,
        ];
        lines.extend(people.flat_map(|person| [&person.name, &person.role, &person.phone]));
        lines.extend(student.photo.iter().map(|photo| &photo.sha256));
        lines.extend(self.sections.iter().map(|section| &section.title));
        let mut texts: Vec<&String> = step.clone().map(|step| &step.plan).collect();
        let mut most = self.sections.len().max(self.answers().count());
        most = step.map(|step| step.contacts.len()).fold(most, usize::max);
        for (_, answer) in self.answers() {
            lines.extend([&answer.question, &answer.label]);
            texts.push(&answer.text);
            for place in &answer.placements {
                lines.extend([
                    &place.organisation,
                    &place.kind,
                    &place.days,
                    &place.supervisor,
                    &place.supervisor_phone,
                ]);
                texts.push(&place.tasks);
            }
            lines.extend(
                answer
                    .evidence
                    .iter()
                    .flat_map(|proof| [&proof.kind, &proof.title, &proof.issuer]),
            );
            lines.extend(
                answer
                    .meetings
                    .iter()
                    .flat_map(|meeting| &meeting.municipalities),
            );
            most = most
                .max(answer.placements.len())
                .max(answer.evidence.len())
                .max(answer.meetings.len());
        }
        let long = |text: &String, limit: usize| text.chars().nth(limit).is_some();
        if most > MOST
            || lines.into_iter().any(|line| long(line, LONGEST_LINE))
            || texts.into_iter().any(|text| long(text, LONGEST_TEXT))
        {
            return Err(HandoverError::TooMuch);
        }
        Ok(())
    }
}

fn person(person: &PrintPerson) -> TravelPerson {
    TravelPerson {
        name: person.name.clone(),
        role: person.role.clone(),
        phone: person.phone.clone(),
    }
}

fn answer(answer: &PrintAnswer) -> TravelAnswer {
    TravelAnswer {
        question: answer.question.clone(),
        label: answer.label.clone(),
        style: answer.style,
        text: answer.text.clone(),
        visibility: answer.visibility,
        placements: answer.placements.iter().map(placement).collect(),
        evidence: answer.evidence.iter().map(proof).collect(),
        meetings: answer.meetings.iter().map(meeting).collect(),
    }
}

fn placement(placement: &PrintPlacement) -> TravelPlacement {
    TravelPlacement {
        organisation: placement.organisation.clone(),
        kind: placement.kind.clone(),
        tasks: placement.tasks.clone(),
        from: placement.from,
        to: placement.to,
        days: placement.days.clone(),
        supervisor: placement.supervisor.clone(),
        supervisor_phone: placement.supervisor_phone.clone(),
    }
}

fn proof(proof: &PrintEvidence) -> TravelEvidence {
    TravelEvidence {
        kind: proof.kind.clone(),
        title: proof.title.clone(),
        issuer: proof.issuer.clone(),
        date: proof.date,
        valid_to: proof.valid_to,
    }
}

fn meeting(meeting: &PrintMeeting) -> TravelMeeting {
    TravelMeeting {
        date: meeting.date,
        municipalities: meeting.municipalities.clone(),
    }
}

/// The JSON Schema of this version, as it is published.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Travel).to_value()
}

#[cfg(test)]
mod tests;
