//! One day, in each of the ways in which it can be said.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::words::{MONTHS, UNITS, month, number, two_digits, weekday};
use super::{Read, Reader};
use crate::text;

impl Reader<'_, '_> {
    /// Reads a day that begins here.
    pub(super) fn day_at(&self, at: usize, said: Option<&str>) -> Option<Read> {
        self.with_weekday(at)
            .or_else(|| self.calendar(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.month_alone(at, said))
    }

    /// `vrijdag`, `vrijdag 27 maart`, `aanstaande vrijdag`.
    fn with_weekday(&self, at: usize) -> Option<Read> {
        let coming = ["aanstaande", "komende", "a.s"].contains(&self.key(at));
        let day = weekday(self.key(at + usize::from(coming)))?;
        let words = 1 + usize::from(coming);
        if let Some(date) = self.calendar(at + words) {
            return Some(Read {
                words: words + date.words,
                ..date
            });
        }
        // The day itself is called "vandaag", so the name of a day is never today.
        let tomorrow = self.today.checked_add_days(Days::new(1))?;
        Some(Read {
            words: words + self.coming_after(at + words, coming),
            day: on_or_after(tomorrow, day),
            year: true,
            exact: false,
        })
    }

    fn coming_after(&self, at: usize, said: bool) -> usize {
        usize::from(!said && ["a.s", "aanstaande"].contains(&self.key(at)))
    }

    /// `27-3`, `27/3/2027`, `2027-03-27`, `27 maart`, `27 mrt 2027`.
    fn calendar(&self, at: usize) -> Option<Read> {
        let key = self.key(at);
        if let Some(read) = self.numeric(key) {
            // `2-3 dagen` is how many.
            if UNITS.contains(&self.key(at + 1)) {
                return None;
            }
            let words = 1 + self.coming_after(at + 1, false);
            return Some(Read { words, ..read });
        }
        let day: u32 = two_digits(key.trim_end_matches('e'))?;
        let month = month(self.key(at + 1))?;
        let year = self.key(at + 2);
        if year.len() == 4
            && let Ok(year) = year.parse()
        {
            return Some(exact(3, year_in_range(year)?, month, day));
        }
        Some(Read {
            words: 2 + self.coming_after(at + 2, false),
            day: self.ahead(month, day),
            year: false,
            exact: true,
        })
    }

    fn numeric(&self, key: &str) -> Option<Read> {
        let sign = key.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let parts: Vec<&str> = key.split(sign).collect();
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => Some(exact(
                1,
                year_in_range(year.parse().ok()?)?,
                two_digits(month)?,
                two_digits(day)?,
            )),
            [day, month, year] => {
                let long: i32 = year.parse().ok()?;
                let year = match year.len() {
                    2 => 2000 + long,
                    4 => long,
                    _ => return None,
                };
                Some(exact(
                    1,
                    year_in_range(year)?,
                    two_digits(month)?,
                    two_digits(day)?,
                ))
            }
            // `9.30` is a time.
            [day, month] if sign != '.' => {
                let (day, month) = (two_digits(day)?, two_digits(month)?);
                if day == 0 || month == 0 || month > 12 || day > 31 {
                    return None;
                }
                Some(Read {
                    words: 1,
                    day: self.ahead(month, day),
                    year: false,
                    exact: true,
                })
            }
            _ => None,
        }
    }

    /// The first such day from today on; eight years always hold a 29 February.
    fn ahead(&self, month: u32, day: u32) -> Option<NaiveDate> {
        (0..=8)
            .filter_map(|more| NaiveDate::from_ymd_opt(self.today.year() + more, month, day))
            .find(|date| *date >= self.today)
    }

    /// `morgen`, `+2w`, `over twee weken`, `binnen 14 dagen`.
    fn relative(&self, at: usize) -> Option<Read> {
        let key = self.key(at);
        let later = |days: u64| self.today.checked_add_days(Days::new(days));
        let said = match key {
            "vandaag" | "vanmiddag" | "vanavond" | "vanochtend" => Some(0),
            "morgen" | "morgenochtend" | "morgenmiddag" | "morgenavond" => Some(1),
            "overmorgen" => Some(2),
            _ => None,
        };
        if let Some(days) = said {
            return Some(Read {
                words: 1,
                day: later(days),
                year: true,
                exact: false,
            });
        }
        if let Some(typed) = key.strip_prefix('+') {
            let unit = typed.trim_start_matches(|c: char| c.is_ascii_digit());
            let amount = typed.strip_suffix(unit)?.parse().ok()?;
            return Some(Read {
                words: 1,
                day: Some(self.shifted(amount, if unit.is_empty() { "d" } else { unit })?),
                year: true,
                exact: true,
            });
        }
        if !["over", "binnen"].contains(&key) {
            return None;
        }
        let (more, amount) = match self.key(at + 1) {
            "een" if self.key(at + 2) == "half" && self.key(at + 3) == "jaar" => {
                return Some(Read {
                    words: 4,
                    day: self.shifted(6, "m"),
                    year: true,
                    exact: false,
                });
            }
            word => (2, number(word)?),
        };
        let unit = match self.key(at + more) {
            "dag" | "dagen" => "d",
            "week" | "weken" => "w",
            "maand" | "maanden" => "m",
            "jaar" => "j",
            _ => return None,
        };
        Some(Read {
            words: more + 1,
            day: Some(self.shifted(amount, unit)?),
            year: true,
            exact: false,
        })
    }

    fn shifted(&self, amount: u32, unit: &str) -> Option<NaiveDate> {
        let day = match unit {
            "d" => self.today.checked_add_days(Days::new(amount.into())),
            "w" => self
                .today
                .checked_add_days(Days::new(u64::from(amount) * 7)),
            "m" => self.today.checked_add_months(Months::new(amount)),
            "j" => self
                .today
                .checked_add_months(Months::new(amount.checked_mul(12)?)),
            _ => None,
        }?;
        year_in_range(day.year()).map(|_| day)
    }

    /// A week, a month, or its end: `volgende week`, `eind maart`, `half april`, `week 14`.
    fn stretch(&self, at: usize) -> Option<Read> {
        let mut next = at;
        self.skip(&mut next, &["het"]);
        let end = self.skip(&mut next, &["eind", "einde"]);
        let half = !end && self.skip(&mut next, &["half", "medio"]);
        if end {
            self.skip(&mut next, &["van"]);
        } else if next > at && !half {
            return None;
        }
        self.skip(&mut next, &["de", "het"]);
        let which = self
            .skip(&mut next, &["deze", "volgende"])
            .then(|| self.key(next - 1));
        let week = self.skip(&mut next, &["week"]);
        let whole = !week && self.skip(&mut next, &["maand"]);
        let read = |words: usize, day: Option<NaiveDate>| {
            Some(Read {
                words,
                day: Some(day?),
                year: true,
                exact: false,
            })
        };
        if week {
            if let Some(number) = which
                .is_none()
                .then(|| self.key(next).parse().ok())
                .flatten()
            {
                return read(next + 1 - at, self.friday_of_week(number));
            }
            if which.is_none() && !end {
                return None;
            }
            let shift = if which == Some("volgende") { 7 } else { 0 };
            let monday = self.today.checked_sub_days(Days::new(
                self.today.weekday().num_days_from_monday().into(),
            ))?;
            let named = (!end).then(|| weekday(self.key(next))).flatten();
            let day = monday.checked_add_days(Days::new(
                shift + u64::from(named.unwrap_or(Weekday::Fri).num_days_from_monday()),
            ));
            return read(next + usize::from(named.is_some()) - at, day);
        }
        if whole {
            if which.is_none() && !end {
                return None;
            }
            let first = self.today.with_day(1)?;
            let shift = if which == Some("volgende") { 2 } else { 1 };
            return read(
                next - at,
                last_before(first.checked_add_months(Months::new(shift))?),
            );
        }
        if which.is_some() || !(end || half) {
            return None;
        }
        let month = month(self.key(next))?;
        let day = if half {
            self.ahead(month, 15)
        } else {
            let this = self.month_from(month)?;
            last_before(this.checked_add_months(Months::new(1))?)
        };
        let mut read = read(next + 1 - at, day)?;
        read.year = false;
        Some(read)
    }

    /// Goes on when one of these words stands here.
    fn skip(&self, at: &mut usize, words: &[&str]) -> bool {
        let found = words.contains(&self.key(*at));
        *at += usize::from(found);
        found
    }

    /// The first day of this month, this year or the next, so that the month is not over.
    fn month_from(&self, month: u32) -> Option<NaiveDate> {
        let year = self.today.year() + i32::from(month < self.today.month());
        NaiveDate::from_ymd_opt(year, month, 1)
    }

    fn friday_of_week(&self, week: u32) -> Option<NaiveDate> {
        // The first days of January may be in the last week of the year before.
        (-1..=1)
            .filter_map(|more| {
                NaiveDate::from_isoywd_opt(self.today.year() + more, week, Weekday::Fri)
            })
            .find(|day| *day >= self.today)
    }

    /// `voor maart` is before its first day, `in maart` within it.
    fn month_alone(&self, at: usize, said: Option<&str>) -> Option<Read> {
        let key = self.key(at);
        let month = MONTHS.iter().position(|(name, _)| *name == key)? + 1;
        let first = self.month_from(u32::try_from(month).ok()?)?;
        let day = match said {
            Some("voor" | "uiterlijk") if self.key(at.saturating_sub(1)) != "in" => {
                let day = last_before(first)?;
                // This month has begun: the one of next year is meant.
                if day < self.today {
                    last_before(first.checked_add_months(Months::new(12))?)?
                } else {
                    day
                }
            }
            Some("in" | "uiterlijk") => last_before(first.checked_add_months(Months::new(1))?)?,
            _ => return None,
        };
        Some(Read {
            words: 1,
            day: Some(day),
            year: false,
            exact: false,
        })
    }
}

fn exact(words: usize, year: i32, month: u32, day: u32) -> Read {
    Read {
        words,
        day: NaiveDate::from_ymd_opt(year, month, day),
        year: true,
        exact: true,
    }
}

/// Years outside the usual ones are typing mistakes.
fn year_in_range(year: i32) -> Option<i32> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .is_some_and(text::usual)
        .then_some(year)
}

fn on_or_after(from: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    let ahead = (day.num_days_from_monday() + 7 - from.weekday().num_days_from_monday()) % 7;
    from.checked_add_days(Days::new(ahead.into()))
}

fn last_before(day: NaiveDate) -> Option<NaiveDate> {
    day.pred_opt()
}
