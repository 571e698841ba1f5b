//! What the rows of a simple passport say.

use super::super::cover::quoted;
use super::super::{Answer, Certificate, Content, NextStep, Section};
use super::{BOLD, LABEL, TEXT};
use crate::engine::style::Span;
use crate::pictogram::{self, Pictogram};
use crate::simple::sentences;
use crate::words;
use crate::words::short as texts;

/// What stands in the box of a row.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Pictogram(Pictogram),
    Photo,
}

/// A row: a picture, a label, lines.
pub(super) struct Row {
    pub sign: Sign,
    pub label: Span,
    pub lines: Vec<Span>,
}

pub(super) fn filled(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

/// Sentences, one per line.
pub(super) fn said(text: &str) -> Vec<Span> {
    let all = sentences(text);
    all.into_iter().map(|line| Span::new(line, TEXT)).collect()
}

/// `used` holds the pictograms that a subject chose before.
pub(super) fn section_rows(section: &Section, used: &mut Vec<Pictogram>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut last = "";
    for answer in &section.answers {
        let lines = answer_lines(answer);
        let Some(text) = lines.first().map(|_| spoken(&lines)) else {
            continue;
        };
        let label = answer.label.trim();
        match rows.last_mut() {
            // What was written and what the record adds stand under the same question.
            Some(row) if last == label => row.lines.extend(lines),
            _ => rows.push(Row {
                sign: Sign::Pictogram(pictogram::for_answer(
                    section.kind,
                    &answer.code,
                    label,
                    &text,
                    used,
                )),
                label: Span::new(label, LABEL),
                lines,
            }),
        }
        last = label;
    }
    rows
}

fn spoken(lines: &[Span]) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    texts.join("\n")
}

fn answer_lines(answer: &Answer) -> Vec<Span> {
    match &answer.content {
        Content::Big(text) | Content::Text(text) | Content::Panel(text) => said(text),
        Content::Quote(text) => filled(text)
            .map(|text| said(&quoted(text)))
            .unwrap_or_default(),
        Content::List(items) => items
            .iter()
            .filter_map(|item| filled(item))
            .flat_map(said)
            .collect(),
        Content::Timeline(stops) => {
            let mut lines = Vec::new();
            for stop in stops {
                let Some(name) = filled(&stop.name) else {
                    continue;
                };
                lines.push(Span::name(name, BOLD));
                lines.extend(filled(&stop.text).map(|text| Span::new(text, TEXT)));
            }
            lines
        }
        Content::Stamps(stamps) => {
            let line = |stamp: &Certificate| {
                let parts: Vec<&str> = [&stamp.title, &stamp.kind, &stamp.date]
                    .into_iter()
                    .filter_map(|part| filled(part))
                    .collect();
                (!parts.is_empty()).then(|| Span::new(parts.join(", "), TEXT))
            };
            stamps.iter().filter_map(line).collect()
        }
    }
}

/// Without a step that was agreed the page is about who to call, and says so.
pub(super) fn step_title(step: &NextStep) -> &'static str {
    let agreed = step
        .answers
        .iter()
        .any(|(_, answer)| filled(answer).is_some());
    if agreed || step.contacts.is_empty() {
        words::NEXT_STEP
    } else {
        words::CALL
    }
}

pub(super) fn step_rows(step: &NextStep) -> Vec<Row> {
    let row = |pictogram, label: Span, lines| Row {
        sign: Sign::Pictogram(pictogram),
        label,
        lines,
    };
    let mut rows = Vec::new();
    for (label, answer) in &step.answers {
        let lines = said(answer);
        if !lines.is_empty() {
            let pictogram = pictogram::for_step(label);
            rows.push(row(pictogram, Span::new(label.trim(), LABEL), lines));
        }
    }
    if let Some(day) = step.last_school_day {
        let mut lines = vec![Span::new(words::long_date(day), TEXT)];
        lines.extend(
            filled(step.goal.as_deref().unwrap_or_default())
                .map(|goal| Span::new(texts::after(goal), TEXT)),
        );
        rows.push(row(
            Pictogram::Calendar,
            Span::new(texts::LAST_DAY, LABEL),
            lines,
        ));
    }
    for contact in &step.contacts {
        let (name, phone) = (contact.name.trim(), contact.phone.trim());
        if name.is_empty() && phone.is_empty() {
            continue;
        }
        let mut lines = Vec::new();
        lines.extend(filled(&contact.role).map(|role| Span::new(texts::simple_role(role), TEXT)));
        lines.extend(filled(phone).map(|phone| Span::name(words::phone(phone), BOLD)));
        rows.push(row(
            Pictogram::Telephone,
            Span::name(texts::call(name), LABEL),
            lines,
        ));
    }
    rows
}
