//! Does a coach fit a student for a period? Facts that are shown and need a reason, never a lock
//! (handbook 8.10; that a full caseload is no lock is the coordinator's own say).

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::{Coach, CoachError, Objection};
use crate::ids::{AssignmentId, CoachId, StudentId};
use crate::store::{StoreError, column};
use crate::text::full_name;

/// A period; both days belong to it, an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
}

impl Period {
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// An assignment as far as it counts here.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) coach: CoachId,
    pub(super) coach_name: String,
    pub(super) kind_code: String,
    pub(super) period: Period,
    /// Hours per half year; the setting when nothing is known.
    pub(super) hours: u32,
}

/// What guidance is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// Regime code or empty.
    pub(super) regime_code: &'a str,
    /// Hours per half year; 0 when nothing is known.
    pub(super) hours: u32,
}

/// A student as far as it counts here.
#[derive(Debug, Clone)]
pub(super) struct Who {
    pub(super) id: StudentId,
    pub(super) name: String,
    pub(super) municipality_code: String,
}

/// The most assignments on one day of a period.
///
/// The count only rises on a first day, so only those days and the first of the period itself are
/// looked at.
pub(super) fn busiest(periods: &[Period], during: Period) -> usize {
    let inside: Vec<Period> = periods
        .iter()
        .copied()
        .filter(|period| period.overlaps(during))
        .collect();
    inside
        .iter()
        .map(|period| period.from.max(during.from))
        .map(|day| {
            inside
                .iter()
                .filter(|period| period.from <= day && period.to.is_none_or(|to| day <= to))
                .count()
        })
        .max()
        .unwrap_or(0)
}

/// The most hours on one day of a period, looked at as in [`busiest`].
pub(super) fn most_hours(taken: &[Taken], during: Period) -> u64 {
    let inside = taken.iter().filter(|taken| taken.period.overlaps(during));
    inside
        .clone()
        .map(|taken| taken.period.from.max(during.from))
        .map(|day| {
            inside
                .clone()
                .filter(|taken| {
                    taken.period.from <= day && taken.period.to.is_none_or(|to| day <= to)
                })
                .map(|taken| u64::from(taken.hours))
                .sum()
        })
        .max()
        .unwrap_or(0)
}

/// What speaks against this coach for this student in this period.
///
/// `of_coach` are the coach's other assignments, `of_student` the student's other ones.
pub(super) fn objections(
    coach: &Coach,
    who: &Who,
    during: Period,
    asked: Asked<'_>,
    of_coach: &[Taken],
    of_student: &[Taken],
) -> Vec<Objection> {
    let mut found = Vec::new();
    let mut object = |code: &str, text: String| {
        found.push(Objection {
            code: code.to_owned(),
            text,
        })
    };

    let periods: Vec<Period> = of_coach.iter().map(|taken| taken.period).collect();
    let most = busiest(&periods, during);
    if coach.capacity > 0 && most >= coach.capacity as usize {
        object(
            "full",
            format!(
                "{} zit vol: {most} van {} jongeren.",
                coach.name, coach.capacity
            ),
        );
    }
    let hours = most_hours(of_coach, during);
    if coach.half_year_hours > 0
        && asked.hours > 0
        && hours + u64::from(asked.hours) > u64::from(coach.half_year_hours)
    {
        object(
            "hours",
            format!(
                "{} heeft {hours} van {} uur per half jaar in gebruik. Hier zijn {} uur nodig.",
                coach.name, coach.half_year_hours, asked.hours
            ),
        );
    }
    if !asked.regime_code.is_empty()
        && !coach.regime_codes.is_empty()
        && !coach
            .regime_codes
            .iter()
            .any(|code| code == asked.regime_code)
    {
        object(
            "other_regime",
            format!("{} doet geen regime {}.", coach.name, asked.regime_code),
        );
    }
    for taken in of_student
        .iter()
        .filter(|taken| taken.period.overlaps(during))
    {
        if Some(&taken.coach) == coach.id.as_ref() {
            object(
                "overlap",
                format!(
                    "{} heeft {} al in deze periode.",
                    who.name, taken.coach_name
                ),
            );
        } else if taken.kind_code == coach.kind_code {
            object(
                "overlap",
                format!(
                    "{} heeft in deze periode al dezelfde soort coach: {}.",
                    who.name, taken.coach_name
                ),
            );
        }
    }
    if !coach.municipality_codes.is_empty()
        && !coach.municipality_codes.contains(&who.municipality_code)
    {
        let municipality = crate::reference::municipality_name(&who.municipality_code);
        object(
            "other_municipality",
            if municipality.is_empty() {
                format!(
                    "Van {} weten we de gemeente niet. {} werkt niet overal.",
                    who.name, coach.name
                )
            } else {
                format!(
                    "{} woont in {municipality}. Daar werkt {} niet.",
                    who.name, coach.name
                )
            },
        );
    }
    if let Some(text) = outside(coach, during) {
        object("outside_period", text);
    }
    found
}

fn outside(coach: &Coach, during: Period) -> Option<String> {
    let shown = |day: NaiveDate| day.format("%d-%m-%Y");
    if let Some(from) = coach.from_date.filter(|from| during.from < *from) {
        return Some(format!("{} begint pas op {}.", coach.name, shown(from)));
    }
    let to = coach
        .to_date
        .filter(|to| during.to.is_none_or(|end| end > *to))?;
    Some(format!("{} werkt tot en met {}.", coach.name, shown(to)))
}

/// The day before.
pub(super) fn day_before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(1))
}

/// The assignments of a coach, but for one.
pub(super) fn of_coach(
    sql: &Connection,
    coach: &CoachId,
    but: Option<&AssignmentId>,
) -> Result<Vec<Taken>, StoreError> {
    taken(sql, "coach_id", coach.as_str(), but)
}

/// The assignments of a student, but for one.
pub(super) fn of_student(
    sql: &Connection,
    student: &StudentId,
    but: Option<&AssignmentId>,
) -> Result<Vec<Taken>, StoreError> {
    taken(sql, "student_id", student.as_str(), but)
}

fn taken(
    sql: &Connection,
    of: &'static str,
    id: &str,
    but: Option<&AssignmentId>,
) -> Result<Vec<Taken>, StoreError> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT coach_id, coach.name, kind_code, assignment.from_date, assignment.to_date,
                coalesce(assignment.half_year_hours, regime.half_year_hours, ?3) AS hours
         FROM assignment JOIN coach ON coach.id = coach_id LEFT JOIN regime ON regime.code = regime_code
         WHERE {of} = ?1 AND (?2 IS NULL OR assignment.id <> ?2)"
    ))?;
    let unknown = crate::settings::store::read(sql)?.split_hours;
    let found = statement.query_map((id, but, unknown), |row| {
        Ok(Taken {
            coach: row.get("coach_id")?,
            coach_name: row.get("name")?,
            kind_code: row.get("kind_code")?,
            period: Period {
                from: column::needed_day(row, "from_date")?,
                to: column::day(row, "to_date")?,
            },
            hours: row.get("hours")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A student by number.
pub(super) fn who(sql: &Connection, student: &StudentId) -> Result<Who, CoachError> {
    let mut statement = sql.prepare_cached(
        "SELECT first_name, prefix, last_name, municipality_code FROM student WHERE id = ?1",
    )?;
    let mut rows = statement.query([student])?;
    let row = rows.next()?.ok_or(CoachError::UnknownStudent)?;
    let name = |column| row.get::<_, String>(column);
    Ok(Who {
        id: student.clone(),
        name: full_name(&name("first_name")?, &name("prefix")?, &name("last_name")?),
        municipality_code: row.get("municipality_code")?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn objections(
        coach: &Coach,
        who: &Who,
        during: Period,
        of_coach: &[Taken],
        of_student: &[Taken],
    ) -> Vec<Objection> {
        super::objections(coach, who, during, Asked::default(), of_coach, of_student)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, to: &str) -> Period {
        Period {
            from: day(from),
            to: (!to.is_empty()).then(|| day(to)),
        }
    }

    fn coach(capacity: u32) -> Coach {
        Coach {
            id: Some(CoachId::from("c")),
            name: "Marit Schets".to_owned(),
            kind_code: "gemeente".to_owned(),
            organisation_id: None,
            paid_by: String::new(),
            phone: String::new(),
            email: String::new(),
            capacity,
            from_date: Some(day("2026-01-01")),
            to_date: Some(day("2027-07-31")),
            municipality_codes: vec!["GM0222".to_owned()],
            expertise: String::new(),
            remarks: String::new(),
            ..Coach::default()
        }
    }

    fn codes(found: &[Objection]) -> Vec<&str> {
        found
            .iter()
            .map(|objection| objection.code.as_str())
            .collect()
    }

    fn taken(coach: &str, kind: &str, period: Period) -> Taken {
        Taken {
            coach: CoachId::from(coach),
            coach_name: "Joost Modelaar".to_owned(),
            kind_code: kind.to_owned(),
            period,
            hours: 15,
        }
    }

    fn sanne() -> Who {
        Who {
            id: StudentId::from("s"),
            name: "Sanne Voorbeeld".to_owned(),
            municipality_code: "GM0222".to_owned(),
        }
    }

    #[test]
    fn the_busiest_day_counts_not_the_number_of_assignments() {
        let year = period("2026-09-01", "2027-06-30");
        // one after the other: never two at once
        let chain = [
            period("2026-08-01", "2026-12-31"),
            period("2027-01-01", "2027-03-31"),
            period("2027-04-01", ""),
        ];
        assert_eq!(busiest(&chain, year), 1);
        // the last day of one is the first of the next: two at once
        assert_eq!(
            busiest(
                &[period("2026-08-01", "2026-12-31"), period("2026-12-31", "")],
                year
            ),
            2
        );
        // what lies outside does not count
        assert_eq!(
            busiest(
                &[period("2026-01-01", "2026-08-31"), period("2027-07-01", "")],
                year
            ),
            0
        );
        // a peak in the middle of an open period
        let peak = [
            period("2026-10-01", "2026-10-31"),
            period("2026-10-15", "2026-11-15"),
            period("2026-10-31", "2026-12-01"),
        ];
        assert_eq!(busiest(&peak, period("2026-01-01", "")), 3);
    }

    #[test]
    fn a_full_caseload_is_full_only_when_the_period_meets_it() {
        let other = [taken("c", "gemeente", period("2026-09-01", "2026-12-31"))];
        let full = objections(
            &coach(1),
            &sanne(),
            period("2026-12-31", "2027-01-31"),
            &other,
            &[],
        );
        assert_eq!(codes(&full), ["full"]);
        assert_eq!(full[0].text, "Marit Schets zit vol: 1 van 1 jongeren.");
        assert!(
            objections(
                &coach(1),
                &sanne(),
                period("2027-01-01", "2027-01-31"),
                &other,
                &[]
            )
            .is_empty()
        );
        // no capacity was agreed
        assert!(
            objections(
                &coach(0),
                &sanne(),
                period("2026-12-31", "2027-01-31"),
                &other,
                &[]
            )
            .is_empty()
        );
    }

    #[test]
    fn hours_and_regimes_count_when_they_were_agreed() {
        let year = period("2026-09-01", "2027-06-30");
        let other = [
            taken("c", "gemeente", year),
            taken("c", "gemeente", period("2026-01-01", "2026-08-31")),
        ];
        let asked = Asked {
            regime_code: "intensief",
            hours: 30,
        };
        let with = |hours, regimes: &[&str]| {
            let coach = Coach {
                half_year_hours: hours,
                regime_codes: regimes.iter().map(|code| (*code).to_owned()).collect(),
                ..coach(9)
            };
            super::objections(&coach, &sanne(), year, asked, &other, &[])
        };
        // 15 of the one who runs at the same time, and 30 more
        assert_eq!(codes(&with(44, &[])), ["hours"]);
        assert_eq!(
            with(44, &[])[0].text,
            "Marit Schets heeft 15 van 44 uur per half jaar in gebruik. Hier zijn 30 uur nodig."
        );
        assert!(with(45, &[]).is_empty() && with(0, &[]).is_empty());
        assert_eq!(codes(&with(0, &["licht", "midden"])), ["other_regime"]);
        assert!(with(0, &["licht", "intensief"]).is_empty());
    }

    #[test]
    fn a_second_coach_of_the_same_kind_overlaps_and_of_another_kind_does_not() {
        let during = period("2026-09-01", "2027-01-31");
        let clash = |kind, coach_id| {
            objections(
                &coach(9),
                &sanne(),
                during,
                &[],
                &[taken(coach_id, kind, period("2027-01-31", ""))],
            )
        };
        assert_eq!(codes(&clash("gemeente", "d")), ["overlap"]);
        assert_eq!(codes(&clash("buddy", "d")), Vec::<&str>::new());
        assert_eq!(codes(&clash("gemeente", "c")), ["overlap"]);
    }

    #[test]
    fn other_municipality_and_outside_the_period_of_the_coach() {
        let elsewhere = Who {
            municipality_code: "GM0197".to_owned(),
            ..sanne()
        };
        let found = objections(
            &coach(9),
            &elsewhere,
            period("2026-09-01", "2027-07-31"),
            &[],
            &[],
        );
        assert_eq!(codes(&found), ["other_municipality"]);
        assert_eq!(
            found[0].text,
            "Sanne Voorbeeld woont in Aalten. Daar werkt Marit Schets niet."
        );
        let unknown = Who {
            municipality_code: String::new(),
            ..sanne()
        };
        assert_eq!(
            codes(&objections(
                &coach(9),
                &unknown,
                period("2026-09-01", "2027-07-31"),
                &[],
                &[]
            )),
            ["other_municipality"]
        );
        let everywhere = Coach {
            municipality_codes: vec![],
            ..coach(9)
        };
        assert!(
            objections(
                &everywhere,
                &unknown,
                period("2026-09-01", "2027-07-31"),
                &[],
                &[]
            )
            .is_empty()
        );

        for (from, to) in [
            ("2025-12-31", "2026-02-01"),
            ("2026-09-01", "2027-08-01"),
            ("2026-09-01", ""),
        ] {
            assert_eq!(
                codes(&objections(&coach(9), &sanne(), period(from, to), &[], &[])),
                ["outside_period"],
                "{from} {to}"
            );
        }
    }
}
