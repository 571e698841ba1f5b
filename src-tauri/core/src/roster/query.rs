//! The question to the list: search, filter, count, order, and only then make rows to show.

use std::collections::HashSet;

use memchr::memmem::Finder;

use chrono::{Datelike, NaiveDate};

use super::lists::Names;
use super::rows::{Row, Table};
use super::signals::{Day, SIGNALS, StepKind};
use super::{Facet, NextStep, Signal, SortBy, StudentList, StudentQuery, StudentRow};
use crate::ids::StudentId;
use crate::route::Phase;
use crate::store::{Dossier, StoreError};
use crate::students::age_on;
use crate::text::fold;

/// The page of the list that is asked for, with its counts. Classes, municipalities and coaches
/// that nobody within search and cohort has are left out, unless they are filtered on; every phase
/// and every signal is there, also with 0. School years are counted within the search only, and
/// phases with the closed ones, so that those can be chosen at all.
///
/// # Errors
/// Only those of the store.
pub fn list(
    dossier: &Dossier,
    query: &StudentQuery,
    today: NaiveDate,
) -> Result<StudentList, StoreError> {
    let settings = dossier.read(crate::settings::store::read)?;
    let day = Day::new(today, settings.quiet_days, settings.stuck_days);
    let seen = match &query.company {
        Some(meeting) => dossier.read(|sql| crate::meetings::print::seen(sql, meeting))?,
        None => None,
    };
    dossier.roster(|roster| {
        answer(
            roster.table(),
            query,
            &day,
            &settings.user_name,
            seen.as_ref(),
        )
    })
}

/// With `seen`, nobody else is there.
pub(super) fn answer(
    table: &Table,
    query: &StudentQuery,
    day: &Day,
    me: &str,
    seen: Option<&HashSet<StudentId>>,
) -> StudentList {
    let me = table.lists.people.named(me);
    let mut counts = Counts::new(table);
    let filter = Filter::new(table, query);
    let this_cohort = table.lists.cohorts.find(&day.cohort());
    let order = Order::new(table, query, day);
    let mut matching: Vec<u64> = Vec::new();
    let mut look = |place: usize, row: &Row| {
        if seen.is_some_and(|seen| !seen.contains(&row.id)) {
            return;
        }
        let in_cohort = filter.cohorts.holds(row.cohort);
        if in_cohort {
            add(&mut counts.phases, row.phase as usize);
        }
        if row.phase.is_closed() && !query.closed && !query.phases.contains(&row.phase) {
            return;
        }
        add(&mut counts.cohorts, row.cohort as usize);
        if !in_cohort {
            return;
        }
        add(&mut counts.school_types, row.school_type as usize);
        add(&mut counts.classes, row.class as usize);
        add(&mut counts.municipalities, row.municipality as usize);
        let coach = if row.assignments.is_empty() {
            None
        } else {
            day.coach(row).1.map(|assigned| assigned.coach)
        };
        if let Some(coach) = coach {
            add(&mut counts.coaches, coach as usize);
        }
        if !filter.lets_through(row, coach) {
            return;
        }
        let mine = row
            .people
            .iter()
            .any(|place| me.get(*place as usize).copied().unwrap_or(false));
        counts.mine += usize::from(mine);
        if query.mine && !mine {
            return;
        }
        let signals = day.signals(row, Some(row.cohort) == this_cohort);
        let mut bits = signals;
        while bits != 0 {
            add(&mut counts.signals, bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
        if filter.signals == 0 || signals & filter.signals != 0 {
            matching.push(order.key(row, coach, place));
        }
    };
    search(table, &query.search, |place| {
        if let Some(row) = table.rows.get(place) {
            look(place, row);
        }
    });

    let places = page(&mut matching, query);
    let row_at = |key: &u64| {
        table
            .rows
            .get(usize::try_from(key & u64::from(u32::MAX)).ok()?)
    };
    StudentList {
        rows: if query.limit == 0 {
            Vec::new()
        } else {
            places
                .iter()
                .filter_map(row_at)
                .map(|row| shown(table, row, day, Some(row.cohort) == this_cohort))
                .collect()
        },
        ids: if query.limit == 0 {
            places
                .iter()
                .filter_map(row_at)
                .map(|row| row.id.clone())
                .collect::<Vec<StudentId>>()
        } else {
            Vec::new()
        },
        matching: matching.len(),
        total: if query.closed {
            table.rows.len()
        } else {
            table.open
        },
        mine: counts.mine,
        signals: SIGNALS.into_iter().zip(counts.signals).collect(),
        cohorts: facets(&table.lists.cohorts, &counts.cohorts, &filter.cohorts),
        school_types: facets(
            &table.lists.school_types,
            &counts.school_types,
            &filter.school_types,
        ),
        classes: facets(&table.lists.classes, &counts.classes, &filter.classes),
        municipalities: facets(
            &table.lists.municipalities,
            &counts.municipalities,
            &filter.municipalities,
        ),
        phases: Phase::ALL
            .into_iter()
            .zip(counts.phases)
            .map(|(phase, count)| Facet {
                value: phase.code().to_owned(),
                label: phase.label().to_owned(),
                count,
            })
            .collect(),
        coaches: facets(&table.lists.coaches, &counts.coaches, &filter.coaches),
    }
}

fn add(counts: &mut [usize], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

struct Counts {
    cohorts: Vec<usize>,
    school_types: Vec<usize>,
    classes: Vec<usize>,
    municipalities: Vec<usize>,
    coaches: Vec<usize>,
    phases: [usize; Phase::ALL.len()],
    signals: [usize; SIGNALS.len()],
    mine: usize,
}

impl Counts {
    fn new(table: &Table) -> Self {
        let lists = &table.lists;
        Self {
            cohorts: vec![0; lists.cohorts.len()],
            school_types: vec![0; lists.school_types.len()],
            classes: vec![0; lists.classes.len()],
            municipalities: vec![0; lists.municipalities.len()],
            coaches: vec![0; lists.coaches.len()],
            phases: [0; Phase::ALL.len()],
            signals: [0; SIGNALS.len()],
            mine: 0,
        }
    }
}

/// Values to keep, by their place; none chosen keeps all.
struct Chosen {
    any: bool,
    places: Vec<bool>,
}

impl Chosen {
    fn new<'v>(names: &Names, values: impl ExactSizeIterator<Item = &'v str>) -> Self {
        let mut chosen = Self {
            any: values.len() == 0,
            places: vec![false; names.len()],
        };
        for value in values {
            // A value that no student has keeps nobody.
            if let Some(place) = names
                .find(value)
                .and_then(|place| chosen.places.get_mut(place as usize))
            {
                *place = true;
            }
        }
        chosen
    }

    fn holds(&self, place: u32) -> bool {
        self.any || self.picked(place)
    }

    fn picked(&self, place: u32) -> bool {
        self.places.get(place as usize).copied().unwrap_or(false)
    }
}

struct Filter {
    cohorts: Chosen,
    school_types: Chosen,
    classes: Chosen,
    municipalities: Chosen,
    coaches: Chosen,
    phases: u16,
    signals: u16,
}

impl Filter {
    fn new(table: &Table, query: &StudentQuery) -> Self {
        let lists = &table.lists;
        let texts =
            |names, values: &Vec<String>| Chosen::new(names, values.iter().map(String::as_str));
        Self {
            cohorts: texts(&lists.cohorts, &query.cohorts),
            school_types: texts(&lists.school_types, &query.school_types),
            classes: texts(&lists.classes, &query.classes),
            municipalities: texts(&lists.municipalities, &query.municipalities),
            coaches: Chosen::new(
                &lists.coaches,
                query.coaches.iter().map(crate::ids::CoachId::as_str),
            ),
            phases: query
                .phases
                .iter()
                .fold(0, |bits, phase| bits | (1 << (*phase as u16))),
            signals: query
                .signals
                .iter()
                .fold(0, |bits, signal| bits | bit(*signal)),
        }
    }

    /// Everything but search, cohort and signals.
    fn lets_through(&self, row: &Row, coach: Option<u32>) -> bool {
        self.school_types.holds(row.school_type)
            && self.classes.holds(row.class)
            && self.municipalities.holds(row.municipality)
            && (self.phases == 0 || self.phases & (1 << (row.phase as u16)) != 0)
            && (self.coaches.any || coach.is_some_and(|coach| self.coaches.picked(coach)))
    }
}

fn bit(signal: Signal) -> u16 {
    SIGNALS
        .iter()
        .position(|other| *other == signal)
        .map_or(0, |place| 1 << place)
}

/// Calls `found` with the place of every row in which each word of the search occurs, in order.
fn search(table: &Table, typed: &str, mut found: impl FnMut(usize)) {
    let folded = fold(typed);
    // Double names are written with and without a hyphen, so a hyphen ends a word.
    let mut words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let Some((longest, others)) = words.split_first() else {
        (0..table.rows.len()).for_each(found);
        return;
    };
    let others: Vec<Finder<'_>> = others.iter().map(Finder::new).collect();
    let finder = Finder::new(longest);
    let texts = table.texts.as_bytes();
    // One walk over the texts of all rows; after a hit on to the next row.
    let (mut from, mut place) = (0, 0);
    while let Some(at) = texts.get(from..).and_then(|rest| finder.find(rest)) {
        let at = from + at;
        while table.ends.get(place).is_some_and(|end| *end <= at) {
            place += 1;
        }
        let Some(end) = table.ends.get(place).copied() else {
            return;
        };
        let start = place
            .checked_sub(1)
            .and_then(|before| table.ends.get(before))
            .copied()
            .unwrap_or(0);
        let text = texts.get(start..end).unwrap_or_default();
        if others.iter().all(|word| word.find(text).is_some()) {
            found(place);
        }
        from = end;
        place += 1;
    }
}

/// Gives every row a key that sorts as asked: the column above, the place by name below.
struct Order {
    sort: SortBy,
    descending: bool,
    ranks: Vec<u32>,
    day: Day,
}

impl Order {
    fn new(table: &Table, query: &StudentQuery, day: &Day) -> Self {
        let ranks = match query.sort {
            SortBy::Municipality => table.lists.municipalities.ranks(),
            SortBy::Class => table.lists.classes.ranks(),
            SortBy::Coach => table.lists.coaches.ranks(),
            SortBy::NextStep | SortBy::Name | SortBy::Phase => Vec::new(),
        };
        Self {
            sort: query.sort,
            descending: query.descending,
            ranks,
            day: day.clone(),
        }
    }

    fn key(&self, row: &Row, coach: Option<u32>, place: usize) -> u64 {
        let rank = |at: u32| self.ranks.get(at as usize).copied().unwrap_or(u32::MAX);
        let above = match self.sort {
            // Years before our era do not occur, so day numbers are positive.
            SortBy::NextStep => self
                .day
                .next_step(row)
                .map_or(u32::MAX, |(date, _)| date.num_days_from_ce().unsigned_abs()),
            SortBy::Name => u32::try_from(place).unwrap_or(u32::MAX),
            SortBy::Phase => row.phase as u32,
            SortBy::Municipality => rank(row.municipality),
            SortBy::Class => rank(row.class),
            SortBy::Coach => coach.map_or(u32::MAX, rank),
        };
        // What is unknown stands last in either direction.
        let above = if self.descending && above != u32::MAX {
            u32::MAX - 1 - above
        } else {
            above
        };
        u64::from(above) << 32 | u64::try_from(place).unwrap_or(0) & u64::from(u32::MAX)
    }
}

/// Puts the part that is asked for in order and gives it; sorting the rest would be for nothing.
fn page<'k>(keys: &'k mut [u64], query: &StudentQuery) -> &'k [u64] {
    if query.limit == 0 {
        keys.sort_unstable();
        return keys;
    }
    let end = query.offset.saturating_add(query.limit).min(keys.len());
    if end < keys.len() {
        keys.select_nth_unstable(end);
    }
    if let Some(first) = keys.get_mut(..end) {
        first.sort_unstable();
    }
    keys.get(query.offset..end).unwrap_or_default()
}

fn facets(names: &Names, counts: &[usize], chosen: &Chosen) -> Vec<Facet> {
    let with_any = |place: &u32| {
        counts.get(*place as usize).copied().unwrap_or(0) > 0 || chosen.picked(*place)
    };
    names
        .in_order()
        .into_iter()
        .filter(with_any)
        .map(|place| Facet {
            value: names.value(place).to_owned(),
            label: names.label(place).to_owned(),
            count: counts.get(place as usize).copied().unwrap_or(0),
        })
        .collect()
}

fn shown(table: &Table, row: &Row, day: &Day, leaves_now: bool) -> StudentRow {
    let texts = row.texts();
    let lists = &table.lists;
    let (coach_state, assigned) = day.coach(row);
    let next = day.next_step(row);
    let bits = day.signals(row, leaves_now);
    let open_due = row.due.filter(|_| !row.phase.is_closed());
    let municipality = if row.has_municipality {
        lists.municipalities.label(row.municipality)
    } else {
        ""
    };
    StudentRow {
        id: row.id.clone(),
        number: texts.number.to_owned(),
        first_name: texts.first_name.to_owned(),
        prefix: texts.prefix.to_owned(),
        last_name: texts.last_name.to_owned(),
        class: lists.classes.value(row.class).to_owned(),
        school_type: lists.school_types.value(row.school_type).to_owned(),
        birth_date: row.birth_date,
        age: row.birth_date.and_then(|birth| age_on(birth, day.today)),
        municipality_code: lists.municipalities.value(row.municipality).to_owned(),
        municipality: municipality.to_owned(),
        cohort: lists.cohorts.value(row.cohort).to_owned(),
        phase: row.phase,
        fell_back_from: row.fell_back_from,
        coach_state,
        coach: assigned
            .map_or("", |assigned| lists.coaches.label(assigned.coach))
            .to_owned(),
        next_step: next.map(|(date, kind)| NextStep {
            kind: match kind {
                StepKind::Agreement => "agreement",
                StepKind::Meeting => "meeting",
                StepKind::Coach => "coach",
            }
            .to_owned(),
            text: match kind {
                StepKind::Agreement => row.due_text.to_string(),
                StepKind::Meeting => "Gesprek gemeente".to_owned(),
                StepKind::Coach => "Start jobcoach".to_owned(),
            },
            date,
        }),
        group: day.group(next.map(|(date, _)| date)),
        signals: SIGNALS
            .into_iter()
            .filter(|signal| bits & bit(*signal) != 0)
            .collect(),
        days_late: open_due.map_or(0, |due| (day.today - due).num_days().max(0)),
        days_quiet: (day.today - row.last_activity).num_days().max(0),
        phone: texts.phone.to_owned(),
        plan_a: texts.plan_a.to_owned(),
    }
}
