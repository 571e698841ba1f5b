//! The clock, passed in. Rules never read the system time, so every rule can be tested on any day.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, SecondsFormat};

/// The moment at which something happens, in the user's own time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// The system clock. Only the shell, the command line and benchmarks call this.
    #[must_use]
    pub fn now() -> Self {
        Self(Local::now().fixed_offset())
    }

    /// A given moment, for tests and demo data.
    #[must_use]
    pub fn at(moment: DateTime<FixedOffset>) -> Self {
        Self(moment)
    }

    /// Noon (UTC) on a given day: for tests and demo data.
    #[must_use]
    pub fn noon(day: NaiveDate) -> Self {
        let noon = day.and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::hours(12);
        Self(noon.and_utc().fixed_offset())
    }

    /// The calendar day in the user's time zone.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.0.date_naive()
    }

    /// RFC 3339 to the millisecond, in UTC: sorts as text.
    #[must_use]
    pub fn stamp(&self) -> String {
        self.0.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The moment with its offset.
    #[must_use]
    pub fn date_time(&self) -> DateTime<FixedOffset> {
        self.0
    }
}
