//! Calendar arithmetic of terms. Weeks are seven days; months and years follow the calendar, and a
//! day that does not exist in a month is its last day.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::kinds::{Side, Unit};
use crate::route::first_year;

/// A day so much after or before another; `None` out of the calendar.
#[must_use]
pub fn shifted(day: NaiveDate, amount: u32, unit: Unit, side: Side) -> Option<NaiveDate> {
    let days = |each: u64| Days::new(u64::from(amount) * each);
    let months = |each: u32| amount.checked_mul(each).map(Months::new);
    match (unit, side) {
        (Unit::Dagen, Side::Na) => day.checked_add_days(days(1)),
        (Unit::Dagen, Side::Voor) => day.checked_sub_days(days(1)),
        (Unit::Weken, Side::Na) => day.checked_add_days(days(7)),
        (Unit::Weken, Side::Voor) => day.checked_sub_days(days(7)),
        (Unit::Maanden, Side::Na) => day.checked_add_months(months(1)?),
        (Unit::Maanden, Side::Voor) => day.checked_sub_months(months(1)?),
        (Unit::Jaren, Side::Na) => day.checked_add_months(months(12)?),
        (Unit::Jaren, Side::Voor) => day.checked_sub_months(months(12)?),
    }
}

/// The last day of a period that begins on `first` and lasts so long: two months from 1 April are
/// up to and including 31 May. Where the day on which a next period would begin does not exist
/// (six months from 31 August), the period ends with the month.
#[must_use]
pub fn last_day_of(first: NaiveDate, amount: u32, unit: Unit) -> Option<NaiveDate> {
    let next = shifted(first, amount, unit, Side::Na)?;
    let moved_up = matches!(unit, Unit::Maanden | Unit::Jaren) && next.day() < first.day();
    if moved_up || next == first {
        Some(next)
    } else {
        next.pred_opt()
    }
}

/// A day of the year (`MM-DD`) in a school year, which runs from August; 29 February is the 28th in
/// years without.
#[must_use]
pub fn day_in_school_year(cohort: &str, month_day: &str) -> Option<NaiveDate> {
    let (month, day) = month_day.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    let year = first_year(cohort)? + i32::from(month < 8);
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| {
        (month == 2 && day == 29)
            .then(|| NaiveDate::from_ymd_opt(year, 2, 28))
            .flatten()
    })
}

/// The day on which somebody turns 18; born on 29 February that is 1 March in other years.
#[must_use]
pub fn eighteen(born: NaiveDate) -> Option<NaiveDate> {
    let year = born.year().checked_add(18)?;
    born.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

/// Age in whole years.
#[must_use]
pub fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(born)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_and_months_follow_the_calendar() {
        for (from, amount, unit, side, to) in [
            ("2026-11-02", 8, Unit::Weken, Side::Na, "2026-12-28"),
            ("2026-01-31", 1, Unit::Maanden, Side::Na, "2026-02-28"),
            ("2028-01-31", 1, Unit::Maanden, Side::Na, "2028-02-29"),
            ("2028-02-29", 1, Unit::Jaren, Side::Na, "2029-02-28"),
            ("2026-03-31", 1, Unit::Maanden, Side::Voor, "2026-02-28"),
            ("2027-01-01", 1, Unit::Dagen, Side::Voor, "2026-12-31"),
            ("2027-03-28", 1, Unit::Dagen, Side::Na, "2027-03-29"),
        ] {
            assert_eq!(
                shifted(day(from), amount, unit, side),
                Some(day(to)),
                "{from}"
            );
        }
        assert_eq!(
            shifted(NaiveDate::MAX, 1, Unit::Weken, Side::Na),
            None,
            "the end of the calendar"
        );
    }

    #[test]
    fn a_period_ends_the_day_before_the_next_one_begins() {
        for (first, amount, unit, last) in [
            ("2027-04-01", 2, Unit::Maanden, "2027-05-31"),
            ("2027-03-15", 2, Unit::Maanden, "2027-05-14"),
            ("2026-09-01", 6, Unit::Maanden, "2027-02-28"),
            ("2027-09-01", 6, Unit::Maanden, "2028-02-29"),
            ("2026-08-31", 6, Unit::Maanden, "2027-02-28"),
            ("2027-08-31", 6, Unit::Maanden, "2028-02-29"),
            ("2026-08-30", 6, Unit::Maanden, "2027-02-28"),
            ("2028-02-29", 3, Unit::Jaren, "2031-02-28"),
            ("2026-12-31", 2, Unit::Maanden, "2027-02-28"),
            ("2026-11-02", 2, Unit::Weken, "2026-11-15"),
        ] {
            assert_eq!(
                last_day_of(day(first), amount, unit),
                Some(day(last)),
                "{first}"
            );
        }
    }

    #[test]
    fn a_day_of_the_year_falls_on_the_right_side_of_the_school_year() {
        assert_eq!(
            day_in_school_year("2026-2027", "04-01"),
            Some(day("2027-04-01"))
        );
        assert_eq!(
            day_in_school_year("2026-2027", "10-01"),
            Some(day("2026-10-01"))
        );
        assert_eq!(
            day_in_school_year("2026-2027", "02-29"),
            Some(day("2027-02-28"))
        );
        assert_eq!(
            day_in_school_year("2027-2028", "02-29"),
            Some(day("2028-02-29"))
        );
        assert_eq!(day_in_school_year("2026-2027", "13-01"), None);
        assert_eq!(day_in_school_year("ooit", "04-01"), None);
    }

    #[test]
    fn eighteen_after_a_leap_day_is_the_first_of_march() {
        assert_eq!(eighteen(day("2008-02-29")), Some(day("2026-03-01")));
        assert_eq!(eighteen(day("2010-02-28")), Some(day("2028-02-28")));
    }
}
