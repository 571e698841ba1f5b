//! What the records say of a passport, as the documents know it.

use chrono::{Datelike, NaiveDate};
use transitieroute_core::passport::{
    AnswerStyle, PassportPrint, PrintAnswer, PrintEvidence, PrintPlacement, PrintSection,
    SectionKind as Kind,
};
use transitieroute_documents::passport::{
    Answer, Certificate, Contact, Content, NextStep, Passport, Photo, Recipient, Section,
    SectionKind, Sharing, Stop,
};
use transitieroute_documents::words as document_words;

use crate::words::{self, some};

/// A passport as the documents know it.
pub(crate) fn document(print: PassportPrint) -> Passport {
    let step = next_step(&print);
    let sections = print.sections.iter().filter_map(section).collect();
    let signatures = &print.signatures;
    let mut names = vec![signatures.student.clone()];
    names.extend(some(&signatures.mentor).map(|name| format!("mentor {name}")));
    if signatures.parent_needed {
        names.push(some(&signatures.parent).unwrap_or_else(|| "ouder of verzorger".to_owned()));
    }
    let sharing = Sharing {
        contact: some(&print.signatures.mentor),
        recipients: print
            .shares
            .iter()
            .map(|share| Recipient {
                name: share.recipient.clone(),
                role: share.role.clone(),
                sections: share
                    .sections
                    .iter()
                    .filter_map(|kind| section_kind(*kind))
                    .collect(),
                date: share.date,
            })
            .collect(),
        empty_rows: 2,
    };
    Passport {
        age: print.age.and_then(|age| u8::try_from(age).ok()),
        school: some(&print.school),
        class: some(&print.class),
        date: print.date,
        photo: print.photo.map(|photo| Photo {
            jpeg: photo.jpeg,
            width: photo.width,
            height: photo.height,
        }),
        quote: some(&print.quote),
        sections,
        next_step: step,
        sharing: Some(sharing),
        signatures: names,
        first_name: print.first_name,
        last_name: print.last_name,
    }
}

pub(crate) fn section_kind(kind: Kind) -> Option<SectionKind> {
    match kind {
        Kind::Wie => Some(SectionKind::Who),
        Kind::Kan => Some(SectionKind::Can),
        Kind::Wil => Some(SectionKind::Want),
        Kind::Nodig => Some(SectionKind::Need),
        Kind::Gebeurd => Some(SectionKind::Happened),
        Kind::Voorkant | Kind::Stap => None,
    }
}

fn section(section: &PrintSection) -> Option<Section> {
    let kind = section_kind(section.kind)?;
    let answers: Vec<Answer> = section.answers.iter().flat_map(answers).collect();
    (!answers.is_empty()).then(|| Section {
        kind,
        title: some(&section.title),
        answers,
    })
}

/// An answer and what the record adds to it; both under the same question.
fn answers(answer: &PrintAnswer) -> Vec<Answer> {
    let mut parts = Vec::new();
    if let Some(text) = some(&answer.text) {
        parts.push(match answer.style {
            AnswerStyle::Groot => Content::Big(text),
            AnswerStyle::Lijst => Content::List(lines(&text)),
            AnswerStyle::Kader => Content::Panel(text),
            AnswerStyle::Tekst
            | AnswerStyle::Stages
            | AnswerStyle::Bewijzen
            | AnswerStyle::Gesprekken
            | AnswerStyle::Bellen => Content::Text(text),
        });
    }
    if !answer.placements.is_empty() {
        parts.push(Content::Timeline(
            answer.placements.iter().map(stop).collect(),
        ));
    }
    if !answer.evidence.is_empty() {
        parts.push(Content::Stamps(
            answer.evidence.iter().map(certificate).collect(),
        ));
    }
    if !answer.meetings.is_empty() {
        parts.push(Content::List(
            answer.meetings.iter().map(words::meeting_line).collect(),
        ));
    }
    parts
        .into_iter()
        .map(|content| Answer {
            code: answer.question.clone(),
            label: answer.label.clone(),
            content,
        })
        .collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter_map(some).collect()
}

pub(crate) fn stop(placement: &PrintPlacement) -> Stop {
    let year = |day: Option<NaiveDate>| day.map(|day| day.year().to_string());
    let to = if placement.now {
        Some("nu".to_owned())
    } else {
        year(placement.to)
    };
    let mut years: Vec<String> = [year(placement.from), to].into_iter().flatten().collect();
    years.dedup();
    let period = some(&years.join("\u{A0}–\u{A0}"));
    let text = [period, some(&placement.tasks)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    Stop {
        name: placement.organisation.clone(),
        text,
    }
}

pub(crate) fn certificate(evidence: &PrintEvidence) -> Certificate {
    Certificate {
        title: evidence.title.clone(),
        kind: words::evidence(&evidence.kind).to_owned(),
        date: evidence.date.map(document_words::month).unwrap_or_default(),
    }
}

fn next_step(print: &PassportPrint) -> Option<NextStep> {
    let step = &print.next_step;
    let written = print
        .sections
        .iter()
        .find(|section| section.kind == Kind::Stap);
    let mut answers: Vec<(String, String)> = written
        .into_iter()
        .flat_map(|section| &section.answers)
        .filter_map(|answer| Some((answer.label.clone(), some(&answer.text)?)))
        .collect();
    if answers.is_empty() {
        answers.extend(some(&step.plan).map(|plan| ("Dit is mijn plan".to_owned(), plan)));
        if let Some(coach) = &step.coach {
            let from = step
                .coach_from
                .map(|day| format!(" Vanaf {}.", document_words::date(day)))
                .unwrap_or_default();
            answers.push((
                "Wie gaat mee?".to_owned(),
                format!("{}, {}.{from}", coach.name, coach.role),
            ));
        }
    }
    let contacts: Vec<Contact> = step
        .contacts
        .iter()
        .map(|person| Contact {
            name: person.name.clone(),
            role: person.role.clone(),
            phone: person.phone.clone(),
        })
        .collect();
    // A gate to nowhere is no page.
    if answers.is_empty() && contacts.is_empty() {
        return None;
    }
    Some(NextStep {
        answers,
        last_school_day: step.last_school_day,
        goal: None,
        coach: step.coach.is_some(),
        contacts,
    })
}
