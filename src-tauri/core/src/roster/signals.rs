//! What a row means on a day: its signals, its coach, its next step.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::rows::{Assigned, Row};
use super::{CoachState, Group, Signal};
use crate::route::{Phase, cohort_of};
use crate::students::age_on;

/// Every signal, in the order in which they are shown.
pub(super) const SIGNALS: [Signal; 10] = [
    Signal::Late,
    Signal::NoMeeting,
    Signal::NoCoach,
    Signal::Quiet,
    Signal::FellBack,
    Signal::Stuck,
    Signal::RedButton,
    Signal::Birthday,
    Signal::Unreachable,
    Signal::NoMunicipality,
];

/// A day with the limits that follow from it, computed once per question.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub(super) today: NaiveDate,
    yesterday: NaiveDate,
    /// The last day of the three months in which a birthday is announced.
    birthdays_until: NaiveDate,
    /// Activity before this day is too long ago.
    quiet_before: NaiveDate,
    /// Without movement since before this day a student is stuck.
    stuck_before: NaiveDate,
    /// 1 August of this school year.
    year_start: NaiveDate,
    sunday: NaiveDate,
    next_sunday: NaiveDate,
}

/// Where a next step comes from; in order of preference on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StepKind {
    Agreement,
    Meeting,
    Coach,
}

impl Day {
    pub(super) fn new(today: NaiveDate, quiet_days: u32, stuck_days: u32) -> Self {
        // Weeks run from Monday to Sunday.
        let to_sunday = 6 - u64::from(today.weekday().num_days_from_monday());
        let first_year = if today.month() >= 8 {
            today.year()
        } else {
            today.year() - 1
        };
        Self {
            today,
            yesterday: today.pred_opt().unwrap_or(today),
            birthdays_until: today + Months::new(3),
            quiet_before: today - Days::new(u64::from(quiet_days)),
            stuck_before: today - Days::new(u64::from(stuck_days)),
            year_start: NaiveDate::from_ymd_opt(first_year, 8, 1).unwrap_or(today),
            sunday: today + Days::new(to_sunday),
            next_sunday: today + Days::new(to_sunday + 7),
        }
    }

    /// The school year of students who leave this year.
    pub(super) fn cohort(&self) -> String {
        cohort_of(self.today)
    }

    /// The signals of a student as bits in the order of [`SIGNALS`]. A closed route gives none.
    /// `leaves_now`: the student's cohort is this school year.
    ///
    /// - Late: an open agreement was due before today.
    /// - NoMeeting: leaves this school year, is not yet at Plaatsing, and has no talk held or
    ///   planned since 1 August.
    /// - NoCoach: a jobcoach is wished in the latest talk in which it came up, and nobody walks
    ///   along or is going to.
    /// - Quiet: the last movement ([`crate::movement`]) is longer ago than the setting says; without
    ///   any the start of the route counts.
    /// - Stuck: the same with the longer term of the settings, and the rode knop is not pressed yet.
    /// - Birthday: turns 16 or 18 today or within three months.
    pub(super) fn signals(&self, row: &Row, leaves_now: bool) -> u16 {
        if row.phase.is_closed() {
            return 0;
        }
        let seen = |day: &NaiveDate| *day >= self.year_start;
        let talk = row.talked_on.iter().any(seen) || row.planned.iter().any(seen);
        [
            row.due.is_some_and(|due| due < self.today),
            leaves_now && row.phase < Phase::Plaatsing && !talk,
            row.coach_wished && matches!(self.coach(row).0, CoachState::Asked),
            row.last_activity < self.quiet_before,
            row.fell_back_from.is_some(),
            row.last_activity < self.stuck_before && !row.red_button,
            row.red_button,
            row.birth_date.is_some_and(|birth| self.comes_of_age(birth)),
            row.unreachable,
            !row.has_municipality,
        ]
        .into_iter()
        .enumerate()
        .fold(0, |bits, (place, on)| bits | (u16::from(on) << place))
    }

    fn comes_of_age(&self, birth: NaiveDate) -> bool {
        let (before, after) = (
            age_on(birth, self.yesterday),
            age_on(birth, self.birthdays_until),
        );
        [16, 18].into_iter().any(|age| {
            before.is_none_or(|before| before < age) && after.is_some_and(|after| after >= age)
        })
    }

    /// How it stands with the coach, and which assignment that is: the one that runs and began
    /// last, else the one that starts first.
    pub(super) fn coach<'r>(&self, row: &'r Row) -> (CoachState, Option<&'r Assigned>) {
        let runs = |assigned: &&Assigned| {
            assigned.from <= self.today && assigned.to.is_none_or(|to| to >= self.today)
        };
        if let Some(active) = row
            .assignments
            .iter()
            .filter(runs)
            .max_by_key(|assigned| assigned.from)
        {
            return (CoachState::Active, Some(active));
        }
        match self.coming(row) {
            Some(planned) => (CoachState::Planned, Some(planned)),
            None if row.coach_wished => (CoachState::Asked, None),
            None => (CoachState::None, None),
        }
    }

    fn coming<'r>(&self, row: &'r Row) -> Option<&'r Assigned> {
        row.assignments
            .iter()
            .filter(|assigned| assigned.from > self.today)
            .min_by_key(|assigned| assigned.from)
    }

    /// What comes next: the earliest of the open agreement that is due first (late ones too), a
    /// planned talk from today on, and the start of a coach. A closed route has none.
    pub(super) fn next_step(&self, row: &Row) -> Option<(NaiveDate, StepKind)> {
        if row.phase.is_closed() {
            return None;
        }
        let meeting = row.planned.iter().filter(|day| **day >= self.today).min();
        [
            row.due.map(|day| (day, StepKind::Agreement)),
            meeting.map(|day| (*day, StepKind::Meeting)),
            self.coming(row)
                .map(|coming| (coming.from, StepKind::Coach)),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The heading under which a next step stands.
    pub(super) fn group(&self, next: Option<NaiveDate>) -> Group {
        match next {
            None => Group::None,
            Some(day) if day < self.today => Group::Late,
            Some(day) if day <= self.sunday => Group::ThisWeek,
            Some(day) if day <= self.next_sunday => Group::NextWeek,
            Some(_) => Group::Later,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_ends_on_sunday() {
        // 25 March 2027 is a Thursday.
        let day = Day::new(on("2027-03-25"), 60, 120);
        let group = |text: &str| day.group(Some(on(text)));
        assert_eq!(group("2027-03-24"), Group::Late);
        assert_eq!(group("2027-03-25"), Group::ThisWeek);
        assert_eq!(group("2027-03-28"), Group::ThisWeek);
        assert_eq!(group("2027-03-29"), Group::NextWeek);
        assert_eq!(group("2027-04-04"), Group::NextWeek);
        assert_eq!(group("2027-04-05"), Group::Later);
        assert_eq!(day.group(None), Group::None);
        // On Sunday the week is that one day; on Monday a whole one.
        assert_eq!(
            Day::new(on("2027-03-28"), 60, 120).group(Some(on("2027-03-29"))),
            Group::NextWeek
        );
        assert_eq!(
            Day::new(on("2027-03-29"), 60, 120).group(Some(on("2027-04-04"))),
            Group::ThisWeek
        );
    }

    #[test]
    fn sixteen_and_eighteen_are_announced_three_months_ahead() {
        let day = Day::new(on("2027-03-25"), 60, 120);
        assert!(day.comes_of_age(on("2009-03-25")), "18 today");
        assert!(!day.comes_of_age(on("2009-03-24")), "18 yesterday");
        assert!(day.comes_of_age(on("2009-06-25")), "18 on the last day");
        assert!(!day.comes_of_age(on("2009-06-26")), "18 a day later");
        assert!(day.comes_of_age(on("2011-05-01")), "16");
        assert!(!day.comes_of_age(on("2010-05-01")), "17");
        assert!(!day.comes_of_age(on("2030-05-01")), "not born");
        // Who was born on 29 February turns 18 on 1 March.
        assert!(Day::new(on("2026-03-01"), 60, 120).comes_of_age(on("2008-02-29")));
        assert!(!Day::new(on("2026-03-02"), 60, 120).comes_of_age(on("2008-02-29")));
    }

    #[test]
    fn the_school_year_starts_in_august() {
        assert_eq!(
            Day::new(on("2027-07-31"), 60, 120).year_start,
            on("2026-08-01")
        );
        assert_eq!(
            Day::new(on("2027-08-01"), 60, 120).year_start,
            on("2027-08-01")
        );
    }
}
