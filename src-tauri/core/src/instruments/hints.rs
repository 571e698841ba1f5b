//! What to think of, per instrument: overlaps, fit, changed circumstances. The conditions are a
//! fixed vocabulary; which of them counts for what, and what is said then, is data. No hint locks.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::calendar::age;
use super::due::longest_end;
use super::facts::Facts;
use super::kinds::{Condition, HintRule, InstrumentKind, InstrumentSetup, RequirementList};
use super::{Instrument, InstrumentStatus};
use crate::ids::InstrumentId;
use crate::text;

/// Something to think of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Hint {
    /// Of which instrument; absent when it is about the student.
    pub instrument_id: Option<InstrumentId>,
    /// The condition, or a code of the course: `volgorde`, `dag_ontbreekt`, `reden_ontbreekt`,
    /// `dagen_kloppen_niet`.
    pub code: String,
    /// In plain words.
    pub text: String,
    /// Who says so; empty when it follows from the record itself.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// Sources disagree, are old or are silent.
    pub uncertain: bool,
}

impl Hint {
    pub(super) fn of_course(instrument: &Instrument, code: &str, text: String) -> Self {
        Self {
            instrument_id: instrument.id.clone(),
            code: code.to_owned(),
            text,
            source: String::new(),
            checked_on: None,
            uncertain: false,
        }
    }

    fn of_rule(rule: &HintRule, instrument: Option<&Instrument>) -> Self {
        Self {
            instrument_id: instrument.and_then(|one| one.id.clone()),
            code: text::code(&rule.condition).unwrap_or_default(),
            text: rule.text.clone(),
            source: rule.source.clone(),
            checked_on: rule.checked_on,
            uncertain: rule.uncertain,
        }
    }
}

/// Criteria of an instrument that were answered with no.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    pub(super) said_no: &'a dyn Fn(&Instrument, RequirementList) -> bool,
}

/// The hints for one instrument among all of the student.
pub(super) fn hints(
    one: &Instrument,
    all: &[Instrument],
    setup: &InstrumentSetup,
    facts: &Facts,
    answers: Answers<'_>,
) -> Vec<Hint> {
    if !open(one.status) {
        return Vec::new();
    }
    let Some(kind) = setup.kind(&one.kind_code) else {
        return Vec::new();
    };
    let look = Look {
        one,
        kind,
        all,
        setup,
        facts,
        answers,
    };
    setup
        .hints
        .iter()
        .filter(|rule| rule.active && InstrumentSetup::belongs(kind, &rule.for_code))
        .filter(|rule| look.holds(rule))
        .map(|rule| Hint::of_rule(rule, Some(one)))
        .collect()
}

/// What is not there and might be, for one student.
pub(super) fn missing(all: &[Instrument], setup: &InstrumentSetup, facts: &Facts) -> Vec<Hint> {
    if !goes_on_to_learn(facts) {
        return Vec::new();
    }
    setup
        .hints
        .iter()
        .filter(|rule| rule.active && rule.condition == Condition::OntbreektBijVervolgonderwijs)
        .filter(|rule| all.iter().all(|one| one.kind_code != rule.for_code))
        .map(|rule| Hint::of_rule(rule, None))
        .collect()
}

/// Somebody at school whose profile is to go on learning.
pub(super) fn goes_on_to_learn(facts: &Facts) -> bool {
    facts.at_school && facts.outflow_profile == "vervolgonderwijs"
}

/// Not refused and not over.
pub(super) fn open(status: InstrumentStatus) -> bool {
    !matches!(
        status,
        InstrumentStatus::Afgewezen | InstrumentStatus::Beeindigd
    )
}

/// More than talked about.
fn asked(status: InstrumentStatus) -> bool {
    open(status) && status != InstrumentStatus::Besproken
}

/// With the place where somebody works in it.
fn under_way(status: InstrumentStatus) -> bool {
    matches!(
        status,
        InstrumentStatus::Aangevraagd | InstrumentStatus::Toegekend | InstrumentStatus::Bezwaar
    )
}

struct Look<'a> {
    one: &'a Instrument,
    kind: &'a InstrumentKind,
    all: &'a [Instrument],
    setup: &'a InstrumentSetup,
    facts: &'a Facts,
    answers: Answers<'a>,
}

impl Look<'_> {
    fn holds(&self, rule: &HintRule) -> bool {
        let (one, facts) = (self.one, self.facts);
        let years = facts.birth_date.and_then(|born| age(born, facts.today));
        match rule.condition {
            Condition::NogAanTeVragen => matches!(
                one.status,
                InstrumentStatus::Besproken | InstrumentStatus::Aanvragen
            ),
            Condition::ZelfdeAanvraag => {
                asked(one.status)
                    && self.others().any(|other| {
                        asked(other.status)
                            && self.application(other) == Some(&self.kind.application_code)
                    })
            }
            Condition::SamenMet => self
                .others()
                .any(|other| rule.other.contains(&other.kind_code) && open(other.status)),
            Condition::TegelijkMet => {
                asked(one.status)
                    && self.others().any(|other| {
                        rule.other.contains(&other.kind_code)
                            && asked(other.status)
                            && overlap(one, other)
                    })
            }
            Condition::Zonder => !self
                .others()
                .any(|other| rule.other.contains(&other.kind_code) && asked(other.status)),
            Condition::Bbl => facts.learning_path == "bbl",
            Condition::ZestienZeventien => years.is_some_and(|years| (16..18).contains(&years)),
            Condition::Bijbaan => facts
                .work
                .iter()
                .any(|work| work.is_job() && work.runs_on(facts.today)),
            Condition::WerkteErAl => self.worked_there(),
            Condition::CriteriumNee => (self.answers.said_no)(one, RequirementList::Criterium),
            Condition::LangerDanMaximum => longest_end(one, self.setup, facts)
                .zip(one.to_date)
                .is_some_and(|(longest, to)| to > longest),
            Condition::Verhuisd => {
                asked(one.status)
                    && !one.municipality_code.is_empty()
                    && !facts.municipality_code.is_empty()
                    && one.municipality_code != facts.municipality_code
            }
            Condition::PlekGestopt => under_way(one.status) && self.place_ended(),
            Condition::ExtraJaar => self.stays_longer(),
            // About the student, not about one that is there.
            Condition::OntbreektBijVervolgonderwijs => false,
        }
    }

    fn others(&self) -> impl Iterator<Item = &Instrument> {
        self.all.iter().filter(|other| other.id != self.one.id)
    }

    fn application(&self, other: &Instrument) -> Option<&String> {
        self.setup
            .kind(&other.kind_code)
            .map(|kind| &kind.application_code)
            .filter(|code| !code.is_empty())
    }

    /// A job at the same workplace that began before this does.
    fn worked_there(&self) -> bool {
        !self.one.workplace.is_empty()
            && self.facts.work.iter().any(|work| {
                work.is_job()
                    && work.at(&self.one.workplace)
                    && work
                        .from
                        .zip(self.one.from_date)
                        .is_none_or(|(job, this)| job < this)
            })
    }

    /// The place of this instrument has ended; without a name any work that ended since it began,
    /// or a fall-back on the route.
    fn place_ended(&self) -> bool {
        let (one, facts) = (self.one, self.facts);
        let since = |day: NaiveDate| one.from_date.is_none_or(|from| day >= from);
        let here = |at: &super::facts::Work| one.workplace.is_empty() || at.at(&one.workplace);
        let works = |only_here: bool| {
            facts
                .work
                .iter()
                .filter(move |work| work.is_work() && (!only_here || here(work)))
        };
        if works(true).any(|work| work.runs_on(facts.today)) {
            return false;
        }
        works(true).any(|work| work.ended_by(facts.today) && work.to.is_some_and(since))
            || (works(true).next().is_none() && facts.fell_back_on.is_some_and(since))
    }

    /// An extra school year was given after this was written down, and it begins before that ends.
    fn stays_longer(&self) -> bool {
        let (one, facts) = (self.one, self.facts);
        let Some(decided) = facts.extra_year_on else {
            return false;
        };
        facts.at_school
            && asked(one.status)
            && one.made_on.is_none_or(|made| made <= decided)
            && one
                .from_date
                .zip(facts.leaving)
                .is_none_or(|(from, leaving)| from <= leaving)
    }
}

/// Do two run on one day at least? What has no end goes on; what has no begin may have begun.
fn overlap(one: &Instrument, other: &Instrument) -> bool {
    let end = |of: &Instrument| of.ended_on.or(of.to_date).unwrap_or(NaiveDate::MAX);
    let begin = |of: &Instrument| of.from_date.unwrap_or(NaiveDate::MIN);
    begin(one) <= end(other) && begin(other) <= end(one)
}

#[cfg(test)]
mod tests;
