//! Who should be on the agenda: students of the municipality in their final year who have not had
//! this round yet (handbook 4.1: three talks in the final year).

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter};

use super::store::{on_agenda, one};
use super::{Candidate, MeetingError, MeetingStatus, Outcome, Round};
use crate::ids::{MeetingId, StudentId};
use crate::route::{self, Phase};
use crate::store::{Dossier, StoreError, column};
use crate::text::short_day;
use crate::{reference, text};

/// Students who could be added to a meeting; who is due comes first. Who is on its agenda already
/// is left out.
///
/// # Errors
/// `Unknown` when the meeting is gone.
pub fn propose(
    dossier: &Dossier,
    id: &MeetingId,
    today: NaiveDate,
) -> Result<Vec<Candidate>, MeetingError> {
    dossier.read(|sql| {
        let meeting = one(sql, id)?;
        let asked = Asked {
            meeting: Some(id),
            codes: &meeting.municipality_codes,
            round: meeting.round,
            date: meeting.date,
            today,
        };
        Ok(asked.candidates(sql)?)
    })
}

/// Students who could be on the agenda of a meeting that is not saved yet.
///
/// # Errors
/// Only those of the store.
pub fn candidates(
    dossier: &Dossier,
    codes: &[String],
    round: Round,
    date: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Candidate>, MeetingError> {
    dossier.read(|sql| {
        Ok(Asked {
            meeting: None,
            codes,
            round,
            date,
            today,
        }
        .candidates(sql)?)
    })
}

/// The meeting for which students are sought.
struct Asked<'a> {
    meeting: Option<&'a MeetingId>,
    codes: &'a [String],
    round: Round,
    date: NaiveDate,
    today: NaiveDate,
}

/// A talk that a student had or will have.
struct Talk {
    meeting: MeetingId,
    date: NaiveDate,
    round: Round,
    status: MeetingStatus,
    outcome: Outcome,
    next_date: Option<NaiveDate>,
    /// Nobody of the municipality came.
    alone: bool,
}

impl Talk {
    fn held(&self) -> bool {
        self.status == MeetingStatus::Closed && self.outcome == Outcome::Discussed
    }

    fn planned(&self) -> bool {
        self.status == MeetingStatus::Planned && self.outcome != Outcome::Moved
    }
}

/// What decides whether a student is due.
struct Position {
    cohort: String,
    fell_back: bool,
    red_button: bool,
}

impl Asked<'_> {
    fn candidates(&self, sql: &Connection) -> Result<Vec<Candidate>, StoreError> {
        // Codes as the dossier has them; an unknown one finds nobody.
        let codes: Vec<&str> = self
            .codes
            .iter()
            .filter_map(|code| reference::by_code(code))
            .map(|known| known.code.as_str())
            .collect();
        let talks = talks(sql, &codes)?;
        let mut statement = sql.prepare(&format!(
            "SELECT s.id, s.first_name, s.prefix, s.last_name, s.class, s.municipality_code, r.cohort, r.phase, r.fell_back_from, r.red_button
             FROM student AS s
             JOIN route AS r ON r.id = (SELECT id FROM route WHERE student_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1)
             WHERE s.municipality_code IN ({})",
            places(codes.len())
        ))?;
        let mut rows = statement.query(params_from_iter(&codes))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if !column::code::<Phase>(row, "phase")?.at_school() {
                continue;
            }
            let student_id: StudentId = row.get("id")?;
            let theirs = talks.get(&student_id).map_or(&[][..], Vec::as_slice);
            if theirs
                .iter()
                .any(|talk| Some(&talk.meeting) == self.meeting)
            {
                continue;
            }
            let part = |name: &str| row.get::<_, String>(name);
            let position = Position {
                cohort: part("cohort")?,
                fell_back: !part("fell_back_from")?.is_empty(),
                red_button: row.get("red_button")?,
            };
            let (due, reason) = self.judge(&position, theirs);
            let key = text::fold(&format!(
                "{}\u{1}{}",
                part("last_name")?,
                part("first_name")?
            ));
            let candidate = Candidate {
                student_id,
                name: text::full_name(&part("first_name")?, &part("prefix")?, &part("last_name")?),
                class: part("class")?,
                municipality: reference::municipality_name(&part("municipality_code")?).to_owned(),
                cohort: position.cohort,
                due,
                reason,
                talks: theirs.iter().filter(|talk| talk.held()).count(),
            };
            found.push((!due, key, candidate));
        }
        found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        Ok(found
            .into_iter()
            .map(|(_, _, candidate)| candidate)
            .collect())
    }

    /// Is a student due, and why in plain Dutch?
    fn judge(&self, position: &Position, talks: &[Talk]) -> (bool, String) {
        let year = route::cohort_of(self.date);
        let this_year: Vec<&Talk> = talks
            .iter()
            .filter(|talk| route::cohort_of(talk.date) == year)
            .collect();
        // Cohorts sort as text: four digits first.
        let final_year = position.cohort <= year;
        if self.round == Round::Extra {
            return self.judge_extra(position, talks, final_year);
        }
        if !final_year {
            return (false, leaves(&position.cohort));
        }
        let of_round = |talk: &&&Talk| talk.round == self.round;
        // Without the municipality a talk is held, and the student still has to meet them.
        let with_them = |talk: &&&Talk| talk.held() && !talk.alone;
        if let Some(talk) = this_year.iter().filter(of_round).find(with_them) {
            return (
                false,
                format!(
                    "Het {} was op {}.",
                    self.round.words(),
                    short_day(talk.date)
                ),
            );
        }
        if let Some(talk) = this_year
            .iter()
            .filter(of_round)
            .find(|talk| talk.planned())
        {
            let day = short_day(talk.date);
            let reason = if talk.date < self.today {
                format!("Het gesprek van {day} is nog niet afgesloten.")
            } else {
                format!("Staat al op de lijst van {day}.")
            };
            return (false, reason);
        }
        if let Some(talk) = this_year.iter().filter(of_round).find(|talk| talk.held()) {
            let day = short_day(talk.date);
            return (
                true,
                format!("Besproken op {day}, maar de gemeente was er niet."),
            );
        }
        let skipped = this_year
            .iter()
            .rev()
            .find(|talk| talk.status == MeetingStatus::Closed && !talk.held());
        let reason = match skipped {
            Some(talk) => format!(
                "Stond op de lijst van {}, maar is niet besproken.",
                short_day(talk.date)
            ),
            None if position.cohort < year => format!(
                "Had in {} van school gekund, en heeft nog geen {}.",
                left(&position.cohort),
                self.round.words()
            ),
            None => format!("Laatste jaar, en nog geen {}.", self.round.words()),
        };
        (true, reason)
    }

    /// An extra talk is for who is stuck, or asked for one.
    fn judge_extra(&self, position: &Position, talks: &[Talk], final_year: bool) -> (bool, String) {
        if let Some(talk) = talks
            .iter()
            .find(|talk| talk.planned() && talk.date >= self.today)
        {
            return (
                false,
                format!("Staat al op de lijst van {}.", short_day(talk.date)),
            );
        }
        if position.red_button {
            return (true, "De rode knop is ingedrukt.".to_owned());
        }
        if position.fell_back {
            return (
                true,
                "De plek is gestopt. Er is een nieuw plan nodig.".to_owned(),
            );
        }
        let last = talks.iter().rev().find(|talk| talk.held());
        if let Some(next) = last.and_then(|talk| talk.next_date)
            && (next - self.date).num_days() <= 14
        {
            return (
                true,
                format!("Volgend gesprek is afgesproken op {}.", short_day(next)),
            );
        }
        match last {
            Some(talk) => (
                false,
                format!("Het laatste gesprek was op {}.", short_day(talk.date)),
            ),
            None if final_year => (true, "Laatste jaar, en nog geen gesprek.".to_owned()),
            None => (false, leaves(&position.cohort)),
        }
    }
}

/// Every talk of the students of these municipalities, oldest first.
fn talks(sql: &Connection, codes: &[&str]) -> Result<HashMap<StudentId, Vec<Talk>>, StoreError> {
    let mut statement = sql.prepare(&format!(
        "SELECT i.student_id, m.id, m.date, m.round, m.status, i.outcome, i.next_date,
                EXISTS (SELECT 1 FROM meeting_municipality AS mm WHERE mm.meeting_id = m.id AND mm.municipality_code = i.block_code AND mm.absent) AS alone
         FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id JOIN student AS s ON s.id = i.student_id
         WHERE m.status <> 'cancelled' AND s.municipality_code IN ({}) AND {}
         ORDER BY m.date, m.start_time, m.id",
        places(codes.len()),
        on_agenda()
    ))?;
    let mut rows = statement.query(params_from_iter(codes))?;
    let mut talks: HashMap<StudentId, Vec<Talk>> = HashMap::new();
    while let Some(row) = rows.next()? {
        talks.entry(row.get("student_id")?).or_default().push(Talk {
            meeting: row.get("id")?,
            date: column::needed_day(row, "date")?,
            round: column::code(row, "round")?,
            status: column::code(row, "status")?,
            outcome: column::code(row, "outcome")?,
            next_date: column::day(row, "next_date")?,
            alone: row.get("alone")?,
        });
    }
    Ok(talks)
}

fn places(count: usize) -> String {
    vec!["?"; count].join(",")
}

/// `Gaat in 2028 van school.`
fn leaves(cohort: &str) -> String {
    format!("Gaat in {} van school.", left(cohort))
}

/// The year in which a cohort leaves.
fn left(cohort: &str) -> String {
    route::first_year(cohort).map_or_else(|| cohort.to_owned(), |first| (first + 1).to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn talk(date: &str, round: Round, status: MeetingStatus, outcome: Outcome) -> Talk {
        Talk {
            meeting: MeetingId::new(),
            date: day(date),
            round,
            status,
            outcome,
            next_date: None,
            alone: false,
        }
    }

    fn judge(round: Round, cohort: &str, talks: &[Talk]) -> (bool, String) {
        let asked = Asked {
            meeting: None,
            codes: &[],
            round,
            date: day("2027-03-24"),
            today: day("2027-03-10"),
        };
        asked.judge(
            &Position {
                cohort: cohort.to_owned(),
                fell_back: false,
                red_button: false,
            },
            talks,
        )
    }

    #[test]
    fn the_final_year_is_due_once_per_round() {
        use MeetingStatus::{Closed, Planned};
        use Outcome::{Discussed, Moved, Open};
        use Round::{First, Second};
        for (cohort, talks, due, reason) in [
            (
                "2026-2027",
                vec![],
                true,
                "Laatste jaar, en nog geen 2e gesprek.",
            ),
            (
                "2026-2027",
                vec![talk("2026-11-14", First, Closed, Discussed)],
                true,
                "Laatste jaar, en nog geen 2e gesprek.",
            ),
            (
                "2026-2027",
                vec![talk("2027-02-03", Second, Closed, Discussed)],
                false,
                "Het 2e gesprek was op 3 februari.",
            ),
            (
                "2026-2027",
                vec![talk("2027-02-03", Second, Closed, Open)],
                true,
                "Stond op de lijst van 3 februari, maar is niet besproken.",
            ),
            (
                "2026-2027",
                vec![talk("2027-02-03", Second, Closed, Moved)],
                true,
                "Stond op de lijst van 3 februari, maar is niet besproken.",
            ),
            (
                "2026-2027",
                vec![talk("2027-03-27", Second, Planned, Open)],
                false,
                "Staat al op de lijst van 27 maart.",
            ),
            (
                "2026-2027",
                vec![talk("2027-03-03", Second, Planned, Open)],
                false,
                "Het gesprek van 3 maart is nog niet afgesloten.",
            ),
            ("2027-2028", vec![], false, "Gaat in 2028 van school."),
            (
                "2025-2026",
                vec![],
                true,
                "Had in 2026 van school gekund, en heeft nog geen 2e gesprek.",
            ),
            // Last year's talk does not count for this year.
            (
                "2026-2027",
                vec![talk("2026-02-03", Second, Closed, Discussed)],
                true,
                "Laatste jaar, en nog geen 2e gesprek.",
            ),
        ] {
            assert_eq!(
                judge(Second, cohort, &talks),
                (due, reason.to_owned()),
                "{cohort}"
            );
        }
    }

    #[test]
    fn an_extra_talk_is_for_who_is_stuck_or_agreed_on_one() {
        let mut held = talk(
            "2027-02-03",
            Round::Second,
            MeetingStatus::Closed,
            Outcome::Discussed,
        );
        assert_eq!(
            judge(Round::Extra, "2026-2027", &[held]),
            (false, "Het laatste gesprek was op 3 februari.".to_owned())
        );
        held = talk(
            "2027-02-03",
            Round::Second,
            MeetingStatus::Closed,
            Outcome::Discussed,
        );
        held.next_date = Some(day("2027-03-30"));
        assert_eq!(
            judge(Round::Extra, "2026-2027", &[held]),
            (
                true,
                "Volgend gesprek is afgesproken op 30 maart.".to_owned()
            )
        );
    }
}
