//! Before when: the day in a line.
//!
//! A day at the end or the beginning of a line counts, and one after `voor` or `uiterlijk` anywhere.
//! Elsewhere a day is part of what is done (`loopt op vrijdag stage`).

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Table;
use super::tokens::Token;
use crate::text;

/// The day in a line.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its words.
    pub(super) span: Range<usize>,
    pub(super) due: Option<NaiveDate>,
    /// The year was typed, or follows from the words.
    pub(super) year: bool,
    /// The line begins with the day, so the verb comes before who does it.
    pub(super) leads: bool,
    /// Something like a day that is not understood.
    pub(super) unclear: bool,
}

/// A day that was read: how many words, and the day when it exists.
struct Read {
    words: usize,
    day: Option<NaiveDate>,
    year: bool,
    /// Numbers or a name of a month: a day and nothing else, wherever it stands.
    exact: bool,
}

/// Words before a day at the beginning or the end of a line.
const BEFORE: &[&[&str]] = &[
    &["voor", "of", "op"],
    &["uiterlijk", "op"],
    &["uiterlijk", "voor"],
    &["uiterlijk", "in"],
    &["voor"],
    &["uiterlijk"],
    &["op"],
    &["in"],
    &["tegen"],
    &["nog"],
];
/// A day after one of these is not the day before which something is done.
const OTHERWISE: &[&str] = &[
    "tot", "t/m", "tm", "en", "of", "vanaf", "van", "sinds", "tussen", "elke", "iedere", "alle",
    "na", "per", "om", "ieder", "elk",
];
/// Words of a day that is not fixed, or that is said in more ways than one.
const LOOSE: &[&str] = &[
    "vakantie",
    "meivakantie",
    "zomervakantie",
    "kerstvakantie",
    "voorjaarsvakantie",
    "herfstvakantie",
    "kerst",
    "pasen",
    "pinksteren",
    "schooljaar",
    "zomer",
    "najaar",
    "voorjaar",
    "winter",
    "herfst",
    "binnenkort",
    "asap",
    "z.s.m",
    "zsm",
    "spoedig",
    "rapportvergadering",
];

/// What is counted, so that the number before it is no day.
const UNITS: &[&str] = &[
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "keer",
    "uur",
    "uren",
    "dagdelen",
    "plekken",
    "plaatsen",
    "gesprekken",
    "x",
];

const MONTHS: [(&str, &str); 12] = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei", "mei"),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];
const DAYS: [(&str, &str, Weekday); 7] = [
    ("maandag", "ma", Weekday::Mon),
    ("dinsdag", "di", Weekday::Tue),
    ("woensdag", "wo", Weekday::Wed),
    ("donderdag", "do", Weekday::Thu),
    ("vrijdag", "vr", Weekday::Fri),
    ("zaterdag", "za", Weekday::Sat),
    ("zondag", "zo", Weekday::Sun),
];
const NUMBERS: [&str; 13] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf",
];

/// Finds the day of a line.
pub(super) fn find(tokens: &[Token<'_>], table: &Table, today: NaiveDate) -> Found {
    let reader = Reader {
        tokens,
        table,
        today,
    };
    let mut found = reader
        .at_end()
        .or_else(|| reader.at_start())
        .or_else(|| reader.between())
        .unwrap_or_default();
    found.unclear = found.due.is_none() && reader.something_like_a_day();
    if found.due.is_none() {
        // No such day, 31 February: its words stay in the text.
        found.span = 0..0;
        found.leads = false;
    }
    found
}

struct Reader<'t, 'l> {
    tokens: &'t [Token<'l>],
    table: &'t Table,
    today: NaiveDate,
}

impl Reader<'_, '_> {
    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// The end of the line without a time of the day: `vrijdag om 9 uur`.
    fn end(&self) -> usize {
        let count = self.tokens.len();
        let digits = |at: usize| self.key(at).starts_with(|c: char| c.is_ascii_digit());
        for length in [4, 3, 2] {
            let Some(start) = count.checked_sub(length) else {
                continue;
            };
            if start > 0
                && self.key(start) == "om"
                && (digits(start + 1) || self.key(start + 1) == "half")
            {
                return start;
            }
        }
        count
    }

    fn at_end(&self) -> Option<Found> {
        let end = self.end();
        // The longest reading that reaches the end: `voor het einde van de week`.
        (0..end).find_map(|start| {
            let (words, said) = self.before(start);
            let read = self.day_at(start + words, said)?;
            if start + words + read.words != end || self.is_name(start + words, read.words) {
                return None;
            }
            let sure = matches!(said, Some("voor" | "uiterlijk"));
            let previous = start.checked_sub(1).map_or("", |at| self.key(at));
            if !sure && OTHERWISE.contains(&previous) {
                return None;
            }
            self.short_is_safe(start + words, read.words, said)
                .then(|| Found {
                    span: start..end,
                    due: read.day,
                    year: read.year,
                    ..Found::default()
                })
        })
    }

    fn at_start(&self) -> Option<Found> {
        let (words, said) = self.before(0);
        let read = self.day_at(words, said)?;
        let end = words + read.words;
        let whole = end < self.tokens.len()
            && !self.is_name(words, read.words)
            && !OTHERWISE.contains(&self.key(end))
            && self.short_is_safe(words, read.words, said);
        whole.then(|| Found {
            span: 0..end,
            due: read.day,
            year: read.year,
            leads: true,
            ..Found::default()
        })
    }

    /// After `voor` or `uiterlijk`, in the middle: `vraagt voor 27-3 loonwaarde aan`.
    fn between(&self) -> Option<Found> {
        (1..self.tokens.len()).find_map(|start| {
            let (words, said) = self.before(start);
            if !matches!(said, Some("voor" | "uiterlijk")) {
                return None;
            }
            let read = self.day_at(start + words, said)?;
            (read.exact && !self.is_name(start + words, read.words)).then(|| Found {
                span: start..start + words + read.words,
                due: read.day,
                year: read.year,
                ..Found::default()
            })
        })
    }

    /// The words before a day, and the one that decides.
    fn before(&self, at: usize) -> (usize, Option<&'static str>) {
        BEFORE
            .iter()
            .find(|words| {
                words
                    .iter()
                    .enumerate()
                    .all(|(step, word)| self.key(at + step) == *word)
            })
            .map_or((0, None), |words| (words.len(), words.first().copied()))
    }

    /// `ma` is a mother too, `zo` and `do` are words: those need a `voor` or a date behind them.
    fn short_is_safe(&self, at: usize, words: usize, said: Option<&str>) -> bool {
        words > 1 || said.is_some() || !["ma", "zo", "do", "mei"].contains(&self.key(at))
    }

    /// Somebody here is called Jan, April or Mei.
    fn is_name(&self, at: usize, words: usize) -> bool {
        words == 1
            && self.table.seats.iter().any(|seat| {
                text::fold(&seat.name)
                    .split_whitespace()
                    .any(|part| part == self.key(at))
            })
    }

    fn something_like_a_day(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            LOOSE.contains(&self.key(at))
                || weekday(self.key(at)).is_some_and(|_| self.key(at).len() > 2)
                || (self.is_name(at, 1).eq(&false)
                    && self.day_at(at, None).is_some_and(|read| read.exact))
        })
    }

    /// Reads a day that begins here.
    fn day_at(&self, at: usize, said: Option<&str>) -> Option<Read> {
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

fn two_digits(text: &str) -> Option<u32> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn number(word: &str) -> Option<u32> {
    let named = NUMBERS.iter().position(|name| *name == word);
    named
        .and_then(|at| u32::try_from(at).ok())
        .or_else(|| (word.len() <= 4).then(|| word.parse().ok()).flatten())
        .filter(|amount| *amount > 0)
}

fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|(name, short)| {
        *name == word || *short == word || (word == "sept" && *short == "sep")
    })?;
    u32::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    DAYS.iter()
        .find(|(name, short, _)| *name == word || *short == word)
        .map(|(_, _, day)| *day)
}

fn on_or_after(from: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    let ahead = (day.num_days_from_monday() + 7 - from.weekday().num_days_from_monday()) % 7;
    from.checked_add_days(Days::new(ahead.into()))
}

fn last_before(day: NaiveDate) -> Option<NaiveDate> {
    day.pred_opt()
}
