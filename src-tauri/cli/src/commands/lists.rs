//! Lists: students, meetings, coaches.

use serde::Serialize;
use transitieroute_core::roster::{self, SortBy, StudentQuery, StudentRow};
use transitieroute_core::text::full_name;
use transitieroute_core::{Dossier, Moment, Problem, jobcoaches, meetings};

use crate::outcome::Answer;

/// Students by name, closed routes too.
pub fn students(dossier: &Dossier, search: String, now: Moment) -> Result<Answer, Problem> {
    let query = StudentQuery {
        search,
        closed: true,
        sort: SortBy::Name,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    let rows = roster::list(dossier, &query, now.today())?.rows;
    let line = |row: &StudentRow| {
        format!(
            "{:<12} {:<32} {:<8} {:<24} {}",
            row.number,
            full_name(&row.first_name, &row.prefix, &row.last_name),
            row.class,
            row.municipality,
            row.phase.code()
        )
    };
    let lines = rows.iter().map(line).collect();
    Answer::new(&rows, lines)
}

/// A meeting as it is listed, with who is on the agenda.
#[derive(Serialize)]
struct MeetingEntry {
    #[serde(flatten)]
    meeting: meetings::Meeting,
    students: Vec<String>,
}

/// Meetings, those to come first.
pub fn meetings(dossier: &Dossier, now: Moment) -> Result<Answer, Problem> {
    let mut entries = Vec::new();
    for meeting in meetings::list(dossier, now.today())? {
        let page = meetings::get(dossier, &meeting.id, now.today())?;
        entries.push(MeetingEntry {
            meeting,
            students: page
                .items
                .into_iter()
                .map(|item| item.student_number)
                .collect(),
        });
    }
    let line = |entry: &MeetingEntry| {
        format!(
            "{}  {}  {:<30} {} jongeren",
            entry.meeting.id,
            entry.meeting.date,
            entry.meeting.municipalities.join(", "),
            entry.students.len()
        )
    };
    let lines = entries.iter().map(line).collect();
    Answer::new(&entries, lines)
}

/// Coaches with their caseload.
pub fn jobcoaches(dossier: &Dossier, now: Moment) -> Result<Answer, Problem> {
    let rows = jobcoaches::list(dossier, now.today())?;
    let lines = rows
        .iter()
        .map(|row| {
            format!(
                "{:<28} {:<30} {} van {}, straks {} erbij",
                row.coach.name, row.kind, row.now, row.coach.capacity, row.planned
            )
        })
        .collect();
    Answer::new(&rows, lines)
}
