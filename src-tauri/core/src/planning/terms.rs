//! Which days count: the rounds and their last days, school days, holidays. All of it is a setting;
//! only the public holidays follow from the law and the moon.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::meetings::Round;
use crate::settings::Settings;

/// Days on which there is no school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "settings.ts")]
pub struct Closed {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Name: kerstvakantie, studiedag.
    pub name: String,
}

/// How a school plans its meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "settings.ts")]
pub struct PlanningSettings {
    /// Rounds in the final year (1–3).
    pub rounds: u32,
    /// Everybody is seen in the first round before this day, `MM-DD`. The second round ends at the
    /// mbo application date, the third at the leaving date.
    pub first_before: String,
    /// Who says so.
    pub source: String,
    /// When that was looked up, ISO date.
    pub checked_on: String,
    /// Longest session in one go, minutes (30–480).
    pub session_minutes: u32,
    /// Starts of the sessions of a day, `HH:MM`, in order.
    pub starts: Vec<String>,
    /// School days on which meetings can be; Monday is 1, Friday 5.
    pub weekdays: Vec<u32>,
    /// Days between inviting and the meeting (0–60).
    pub invite_days: u32,
    /// Warns this many days before the end of a round when somebody is not planned yet (0–120).
    pub warn_days: u32,
    /// Holidays and other days without meetings.
    pub closed: Vec<Closed>,
}

impl Default for PlanningSettings {
    fn default() -> Self {
        Self {
            rounds: 3,
            first_before: "01-01".to_owned(),
            source:
                "Drie gesprekken in het laatste jaar, zoals in Arnhem. Voor 1 april: aanmelden mbo."
                    .to_owned(),
            checked_on: "2026-11-22".to_owned(),
            session_minutes: 180,
            starts: vec!["09:00".to_owned(), "13:00".to_owned()],
            weekdays: vec![1, 2, 3, 4, 5],
            invite_days: 14,
            warn_days: 42,
            closed: Vec::new(),
        }
    }
}

/// Can these settings be used? Gives the field and what can be filled in when not.
pub(crate) fn valid(settings: &PlanningSettings) -> Result<(), (&'static str, &'static str)> {
    let check = |good: bool, field, hint| if good { Ok(()) } else { Err((field, hint)) };
    check(
        (1..=3).contains(&settings.rounds),
        "planning.rounds",
        "Kies 1, 2 of 3 rondes.",
    )?;
    check(
        day_of(2027, &settings.first_before).is_some(),
        "planning.first_before",
        "Typ een dag die bestaat, bijvoorbeeld 1 januari.",
    )?;
    check(
        (30..=480).contains(&settings.session_minutes),
        "planning.session_minutes",
        "Kies 30 tot 480 minuten.",
    )?;
    let starts: Option<Vec<NaiveTime>> = settings.starts.iter().map(|start| time(start)).collect();
    check(
        starts.is_some_and(|starts| {
            !starts.is_empty() && starts.len() <= 4 && starts.is_sorted_by(|a, b| a < b)
        }),
        "planning.starts",
        "Typ 1 tot 4 tijden in volgorde, bijvoorbeeld 09:00 en 13:00.",
    )?;
    check(
        !settings.weekdays.is_empty() && settings.weekdays.iter().all(|day| (1..=5).contains(day)),
        "planning.weekdays",
        "Kies minstens één dag van de week.",
    )?;
    check(
        settings.invite_days <= 60,
        "planning.invite_days",
        "Kies 0 tot 60 dagen.",
    )?;
    check(
        settings.warn_days <= 120,
        "planning.warn_days",
        "Kies 0 tot 120 dagen.",
    )?;
    check(
        settings
            .closed
            .iter()
            .all(|closed| closed.from <= closed.to && (closed.to - closed.from).num_days() <= 70),
        "planning.closed",
        "De laatste dag van een vakantie komt na de eerste. Een vakantie duurt hooguit 10 weken.",
    )
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn day_of(year: i32, month_day: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{year}-{month_day}"), "%Y-%m-%d").ok()
}

/// The days of one school year.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// School year.
    pub(super) cohort: String,
    /// First day of the school year.
    pub(super) begin: NaiveDate,
    /// Last school day for who has no own leaving date.
    pub(super) leaving: NaiveDate,
    /// Rounds: which, first day, last day plus one.
    pub(super) rounds: Vec<(Round, NaiveDate, NaiveDate)>,
    /// Closed periods that touch the year, public holidays among them.
    pub(super) closed: Vec<Closed>,
    /// The school filled in holidays for this year.
    pub(super) has_holidays: bool,
    weekdays: Vec<u32>,
}

impl Terms {
    /// The school year in which a day lies.
    pub(super) fn of(settings: &Settings, today: NaiveDate) -> Self {
        let cohort = crate::route::cohort_of(today);
        let first = crate::route::first_year(&cohort).unwrap_or_else(|| today.year());
        let planning = &settings.planning;
        let day = |month_day: &str| {
            // In the second calendar year, unless it lies before the summer holidays end.
            let year = if month_day >= "08-01" {
                first
            } else {
                first + 1
            };
            day_of(year, month_day)
        };
        let begin = day_of(first, "08-01").unwrap_or(today);
        let end = day_of(first + 1, "07-31").unwrap_or(today);
        let leaving = day(&settings.last_school_day).unwrap_or(end);
        let first_before = day(&planning.first_before).unwrap_or(end);
        let second_before = day(&settings.mbo_date).unwrap_or(end);
        let rounds = [
            (Round::First, begin, first_before),
            (Round::Second, first_before, second_before),
            (Round::Third, second_before, leaving),
        ];
        let mut closed: Vec<Closed> = planning
            .closed
            .iter()
            .filter(|closed| closed.to >= begin && closed.from <= end)
            .cloned()
            .collect();
        let has_holidays = !closed.is_empty();
        closed.extend(
            [first, first + 1]
                .into_iter()
                .flat_map(public_holidays)
                .filter(|holiday| holiday.to >= begin && holiday.from <= end),
        );
        closed.sort_by_key(|closed| (closed.from, closed.to));
        Self {
            cohort,
            begin,
            leaving,
            rounds: rounds.into_iter().take(planning.rounds as usize).collect(),
            closed,
            has_holidays,
            weekdays: planning.weekdays.clone(),
        }
    }

    /// Can a meeting be on this day?
    pub(super) fn open(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(&day.weekday().number_from_monday())
            && !self
                .closed
                .iter()
                .any(|closed| (closed.from..=closed.to).contains(&day))
    }

    /// Days on which a meeting can be, from a day until before another.
    pub(super) fn days(&self, from: NaiveDate, before: NaiveDate) -> Vec<NaiveDate> {
        from.iter_days()
            .take_while(|day| *day < before)
            .filter(|day| self.open(*day))
            .collect()
    }
}

/// Starts of the sessions of a day and how many minutes each may last: a session ends before the next
/// begins.
pub(super) fn sessions(settings: &PlanningSettings) -> Vec<(NaiveTime, u32)> {
    let starts: Vec<NaiveTime> = settings
        .starts
        .iter()
        .filter_map(|start| time(start))
        .collect();
    starts
        .iter()
        .enumerate()
        .map(|(at, start)| {
            let until = starts
                .get(at + 1)
                .map_or(TimeDelta::hours(24) - (*start - NaiveTime::MIN), |next| {
                    *next - *start
                });
            let minutes = u32::try_from(until.num_minutes()).unwrap_or(0);
            (*start, settings.session_minutes.min(minutes))
        })
        .collect()
}

/// Days on which Dutch schools are closed by law or custom: New Year's Day, Easter Monday, King's
/// Day, Ascension Day and the day after, Whit Monday, Christmas (Algemene termijnenwet, art. 3).
fn public_holidays(year: i32) -> Vec<Closed> {
    let one = |day: Option<NaiveDate>, name: &str| {
        day.map(|day| Closed {
            from: day,
            to: day,
            name: name.to_owned(),
        })
    };
    let easter = easter(year);
    let after = |days: u64| easter.and_then(|easter| easter.checked_add_days(Days::new(days)));
    // On a Sunday it is kept the day before.
    let king = NaiveDate::from_ymd_opt(year, 4, 27).map(|day| {
        if day.weekday() == Weekday::Sun {
            day - TimeDelta::days(1)
        } else {
            day
        }
    });
    [
        one(NaiveDate::from_ymd_opt(year, 1, 1), "Nieuwjaarsdag"),
        one(after(1), "Tweede paasdag"),
        one(king, "Koningsdag"),
        one(after(39), "Hemelvaartsdag"),
        one(after(40), "Dag na Hemelvaart"),
        one(after(50), "Tweede pinksterdag"),
        one(NaiveDate::from_ymd_opt(year, 12, 25), "Eerste kerstdag"),
        one(NaiveDate::from_ymd_opt(year, 12, 26), "Tweede kerstdag"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Easter Sunday (the rule of Gauss, in the form of Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(sum / 31).ok()?,
        u32::try_from(sum % 31 + 1).ok()?,
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_moves_and_what_hangs_on_it_too() {
        for (year, sunday) in [
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(sunday)));
        }
        let names: Vec<(String, NaiveDate)> = public_holidays(2027)
            .into_iter()
            .map(|one| (one.name, one.from))
            .collect();
        assert!(names.contains(&("Tweede pinksterdag".to_owned(), day("2027-05-17"))));
        assert!(names.contains(&("Hemelvaartsdag".to_owned(), day("2027-05-06"))));
        assert_eq!(
            public_holidays(2025)[2].from,
            day("2025-04-26"),
            "the 27th is a Sunday"
        );
    }

    #[test]
    fn rounds_follow_each_other_through_the_school_year() {
        let mut settings = Settings::default();
        let terms = Terms::of(&settings, day("2026-11-22"));
        assert_eq!(terms.cohort, "2026-2027");
        assert_eq!(
            terms.rounds,
            [
                (Round::First, day("2026-08-01"), day("2027-01-01")),
                (Round::Second, day("2027-01-01"), day("2027-04-01")),
                (Round::Third, day("2027-04-01"), day("2027-07-10")),
            ]
        );
        // Another school year begins in August; a first round may end before New Year.
        settings.planning.first_before = "12-15".to_owned();
        settings.planning.rounds = 2;
        let terms = Terms::of(&settings, day("2027-08-01"));
        assert_eq!(terms.cohort, "2027-2028");
        assert_eq!(terms.rounds.len(), 2);
        assert_eq!(terms.rounds[0].2, day("2027-12-15"));
    }

    #[test]
    fn no_meeting_in_holidays_at_weekends_or_on_public_holidays() {
        let mut settings = Settings::default();
        settings.planning.closed = vec![Closed {
            from: day("2027-04-24"),
            to: day("2027-05-02"),
            name: "meivakantie".to_owned(),
        }];
        settings.planning.weekdays = vec![1, 4];
        let terms = Terms::of(&settings, day("2026-11-22"));
        let days = terms.days(day("2027-04-19"), day("2027-05-21"));
        let wanted = [
            "2027-04-19",
            "2027-04-22",
            "2027-05-03",
            "2027-05-10",
            "2027-05-13",
            "2027-05-20",
        ];
        assert_eq!(days, wanted.map(day));
    }

    #[test]
    fn a_session_ends_before_the_next_begins() {
        let settings = PlanningSettings {
            session_minutes: 300,
            ..PlanningSettings::default()
        };
        let minutes: Vec<u32> = sessions(&settings)
            .into_iter()
            .map(|session| session.1)
            .collect();
        assert_eq!(minutes, [240, 300]);
    }

    #[test]
    fn settings_that_can_not_be_are_refused() {
        let good = PlanningSettings::default;
        assert_eq!(valid(&good()), Ok(()));
        for (settings, field) in [
            (
                PlanningSettings {
                    rounds: 4,
                    ..good()
                },
                "planning.rounds",
            ),
            (
                PlanningSettings {
                    first_before: "02-30".to_owned(),
                    ..good()
                },
                "planning.first_before",
            ),
            (
                PlanningSettings {
                    starts: vec!["13:00".to_owned(), "09:00".to_owned()],
                    ..good()
                },
                "planning.starts",
            ),
            (
                PlanningSettings {
                    starts: Vec::new(),
                    ..good()
                },
                "planning.starts",
            ),
            (
                PlanningSettings {
                    weekdays: vec![6],
                    ..good()
                },
                "planning.weekdays",
            ),
            (
                PlanningSettings {
                    session_minutes: 10,
                    ..good()
                },
                "planning.session_minutes",
            ),
        ] {
            assert_eq!(valid(&settings).unwrap_err().0, field);
        }
    }
}
