//! All agreements over all students (handbook 8.8): whose they are, what is late, what comes.
//!
//! One walk over the table answers a question with its counts; only the rows of the page are made.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{SELECT, read};
use super::{Agreement, AgreementError};
use crate::settings;
use crate::store::{Dossier, StoreError, column};
use crate::text::fold;

/// Days ahead that count as this week, as on Vandaag.
pub(crate) const WEEK: TimeDelta = TimeDelta::days(7);

/// Whose agreements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Of the person who uses the program: kind `ik`, or the name of the settings.
    Mine,
    /// Of anybody else.
    Others,
}

/// When they are due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum Due {
    /// Whenever.
    #[default]
    Any,
    /// Open and past the day.
    Late,
    /// Open and due today or within seven days.
    Week,
    /// Open without a day.
    NoDay,
}

/// Column to sort on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "agreements.ts")]
pub enum AgreementSort {
    /// Open ones by day, then what was settled last.
    #[default]
    Day,
    /// Last name of the student.
    Student,
    /// Name of the owner.
    Owner,
}

/// Which agreements over all students, and which part of them.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "agreements.ts", optional_fields)]
pub struct OverviewQuery {
    /// Words in any order; each must occur in the student's name or number, the owner or the text.
    pub search: String,
    /// Whose.
    pub whose: Whose,
    /// When.
    pub due: Due,
    /// Of one owner, by printed name.
    pub owner: Option<String>,
    /// Also what is done or dropped.
    pub settled: bool,
    /// Order.
    pub sort: AgreementSort,
    /// Other way round.
    pub descending: bool,
    /// First row.
    pub offset: usize,
    /// Number of rows; 0 is none, only counts.
    pub limit: usize,
}

/// An owner with how many agreements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct OwnerCount {
    /// Printed name.
    pub owner: String,
    /// Within the search and the other filters.
    pub count: usize,
}

/// A page of the agreements over all students. A count leaves its own kind of filter out, so that it
/// says what choosing it would show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "agreements.ts")]
pub struct Overview {
    /// The rows asked for.
    pub rows: Vec<Agreement>,
    /// How many match.
    pub matching: usize,
    /// Open ones in all.
    pub open: usize,
    /// Whose: mine.
    pub mine: usize,
    /// Whose: others'.
    pub others: usize,
    /// When: past the day.
    pub late: usize,
    /// When: within seven days.
    pub week: usize,
    /// When: without a day.
    pub no_day: usize,
    /// Owners by name.
    pub owners: Vec<OwnerCount>,
}

/// The page that is asked for, with its counts.
///
/// # Errors
/// Only those of the store.
pub fn overview(
    dossier: &Dossier,
    query: &OverviewQuery,
    today: NaiveDate,
) -> Result<Overview, AgreementError> {
    dossier.read(|sql| {
        let me = fold(&settings::store::user_name(sql)?);
        let mut sight = Sight::new(query, &me, today);
        let mut statement = sql.prepare_cached(&format!(
            "{SELECT} WHERE ?1 OR a.status = 'open' ORDER BY {}",
            order(query.sort, query.descending)
        ))?;
        let mut rows = statement.query([query.settled])?;
        while let Some(row) = rows.next()? {
            sight.look(row)?;
        }
        let mut page = sight.page;
        page.open = sql
            .prepare_cached("SELECT count(*) FROM agreement WHERE status = 'open'")?
            .query_row([], |row| row.get::<_, u32>(0))? as usize;
        page.owners = sight
            .owners
            .into_iter()
            .filter(|(_, owner)| owner.count > 0)
            .map(|(name, owner)| OwnerCount {
                owner: name,
                count: owner.count,
            })
            .collect();
        page.owners
            .sort_by_cached_key(|one| (fold(&one.owner), one.owner.clone()));
        Ok(page)
    })
}

/// Open ones always come first; no day is last among them, either way.
fn order(sort: AgreementSort, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let day = "a.status <> 'open', a.due IS NULL AND a.status = 'open'";
    let settled = "CASE WHEN a.status <> 'open' THEN a.status_at END DESC, a.created_at, a.id";
    let due = "CASE WHEN a.status = 'open' THEN a.due END";
    match sort {
        AgreementSort::Day => format!("{day}, {due} {way}, {settled}"),
        AgreementSort::Student => {
            format!("a.status <> 'open', s.search_text {way}, {due}, {settled}")
        }
        AgreementSort::Owner => {
            format!("a.status <> 'open', a.owner COLLATE NOCASE {way}, {due}, {settled}")
        }
    }
}

/// What is known of an owner's name.
#[derive(Default)]
struct Owner {
    is_me: bool,
    count: usize,
}

/// One question while the rows go by.
struct Sight<'q> {
    query: &'q OverviewQuery,
    me: &'q str,
    today: NaiveDate,
    words: Vec<String>,
    owners: HashMap<String, Owner>,
    page: Overview,
}

impl<'q> Sight<'q> {
    fn new(query: &'q OverviewQuery, me: &'q str, today: NaiveDate) -> Self {
        Self {
            query,
            me,
            today,
            words: fold(&query.search)
                .split(|c: char| c.is_whitespace() || c == '-')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            owners: HashMap::new(),
            page: Overview::default(),
        }
    }

    fn look(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let name: String = row.get("owner")?;
        if !self.words.is_empty() && !self.found(row, &name)? {
            return Ok(());
        }
        let me = self.me;
        let owner = self.owners.entry(name).or_insert_with_key(|name| Owner {
            is_me: !me.is_empty() && fold(name) == me,
            count: 0,
        });
        let mine = owner.is_me
            || row
                .get_ref("owner_kind")?
                .as_bytes()
                .is_ok_and(|kind| kind == b"ik");
        let day = column::day(row, "due")?;
        let open = row
            .get_ref("status")?
            .as_bytes()
            .is_ok_and(|status| status == b"open");
        let due = match day {
            _ if !open => Due::Any,
            None => Due::NoDay,
            Some(day) if day < self.today => Due::Late,
            Some(day) if day <= self.today + WEEK => Due::Week,
            Some(_) => Due::Any,
        };
        let whose_fits = match self.query.whose {
            Whose::All => true,
            Whose::Mine => mine,
            Whose::Others => !mine,
        };
        let due_fits = self.query.due == Due::Any || self.query.due == due;
        let chosen: Option<&str> = self.query.owner.as_deref();
        let owner_fits = match chosen {
            None => true,
            Some(chosen) => row
                .get_ref("owner")?
                .as_bytes()
                .is_ok_and(|name| name == chosen.as_bytes()),
        };
        if whose_fits && due_fits {
            owner.count += 1;
        }
        if due_fits && owner_fits {
            if mine {
                self.page.mine += 1;
            } else {
                self.page.others += 1;
            }
        }
        if whose_fits && owner_fits {
            match due {
                Due::Late => self.page.late += 1,
                Due::Week => self.page.week += 1,
                Due::NoDay => self.page.no_day += 1,
                Due::Any => {}
            }
        }
        if whose_fits && due_fits && owner_fits {
            let place = self.page.matching;
            self.page.matching += 1;
            if place >= self.query.offset && place - self.query.offset < self.query.limit {
                self.page.rows.push(read(row, self.today)?);
            }
        }
        Ok(())
    }

    /// Does every word occur?
    fn found(&self, row: &Row<'_>, owner: &str) -> Result<bool, StoreError> {
        let student: String = row.get("search_text")?;
        let text = fold(&format!("{owner} {}", row.get::<_, String>("text")?));
        Ok(self
            .words
            .iter()
            .all(|word| student.contains(word.as_str()) || text.contains(word.as_str())))
    }
}
