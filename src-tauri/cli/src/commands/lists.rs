//! Lists: students, meetings, coaches.

use chrono::NaiveDate;
use serde::Serialize;
use transitieroute_core::ids::MeetingId;
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

/// A meeting as it is listed, with the numbers of the students on its agenda.
#[derive(Serialize)]
struct MeetingEntry {
    id: MeetingId,
    date: NaiveDate,
    start_time: String,
    end_time: String,
    place: String,
    round: meetings::Round,
    status: meetings::MeetingStatus,
    municipality_codes: Vec<String>,
    municipalities: Vec<String>,
    students: Vec<String>,
}

/// Meetings, those to come first.
pub fn meetings(dossier: &Dossier, now: Moment) -> Result<Answer, Problem> {
    let mut entries = Vec::new();
    for meeting in meetings::list(dossier, now.today())? {
        let page = meetings::get(dossier, &meeting.id, now.today())?;
        entries.push(MeetingEntry {
            students: page
                .items
                .into_iter()
                .map(|item| item.student_number)
                .collect(),
            id: meeting.id,
            date: meeting.date,
            start_time: meeting.start_time,
            end_time: meeting.end_time,
            place: meeting.place,
            round: meeting.round,
            status: meeting.status,
            municipality_codes: meeting.municipality_codes,
            municipalities: meeting.municipalities,
        });
    }
    let line = |entry: &MeetingEntry| {
        let count = match entry.students.len() {
            1 => "1 jongere".to_owned(),
            count => format!("{count} jongeren"),
        };
        format!(
            "{}  {}  {:<30} {count}",
            entry.id,
            entry.date,
            entry.municipalities.join(", ")
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
                "{}  {:<28} {:<30} {} van {}, straks {} erbij",
                row.id, row.coach.name, row.kind, row.now, row.coach.capacity, row.planned
            )
        })
        .collect();
    Answer::new(&rows, lines)
}
