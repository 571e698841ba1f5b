//! What is due for an instrument, and before when. Nothing here is stored: the days follow from the
//! terms, the instrument and the student, so they change when one of those changes.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::calendar::{day_in_school_year, eighteen, last_day_of, shifted};
use super::facts::Facts;
use super::kinds::{Counts, InstrumentKind, InstrumentSetup, Side, Term, TermMoment, Unit};
use super::periods::{Extension, InstrumentPeriod};
use super::{Instrument, InstrumentStatus};
use crate::ids::PeriodId;
use crate::text::long_day;

/// How near a due point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum DueState {
    /// Past, and not done.
    Late,
    /// Within the days of warning.
    Soon,
    /// Later.
    Coming,
    /// Done.
    Met,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct DuePoint {
    /// What.
    pub what: Counts,
    /// The last good day.
    pub date: NaiveDate,
    /// How near.
    pub state: DueState,
    /// Why that day, in plain words.
    pub why: String,
    /// Who acts.
    pub who: String,
    /// Who says so; empty when the day was set by hand.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// The term is uncertain.
    pub uncertain: bool,
    /// The day was set by hand.
    pub by_hand: bool,
    /// Of which period.
    pub period_id: Option<PeriodId>,
}

/// Everything that is due, was due or will be due, by day.
pub(crate) fn due_points(
    instrument: &Instrument,
    periods: &[InstrumentPeriod],
    setup: &InstrumentSetup,
    facts: &Facts,
) -> Vec<DuePoint> {
    let Some(kind) = setup.kind(&instrument.kind_code) else {
        return Vec::new();
    };
    let asked = Asked {
        instrument,
        periods,
        kind,
        facts,
    };
    let municipality = asked.municipality();
    let terms = setup.terms_of(kind, municipality);
    let mut points: Vec<DuePoint> = terms.iter().flat_map(|term| asked.points(term)).collect();
    let hand = asked.by_hand();
    // Where the terms give the same day, that says more.
    points.extend(hand.filter(|hand| {
        points
            .iter()
            .all(|point| point.what != hand.what || point.date != hand.date)
    }));
    points.sort_by_key(|point| (point.date, point.what));
    points
}

/// The day before which one best applies: the earliest that the terms give, not in the past.
pub(crate) fn apply_before(
    kind: &InstrumentKind,
    setup: &InstrumentSetup,
    facts: &Facts,
) -> Option<NaiveDate> {
    setup
        .terms_of(kind, &facts.municipality_code)
        .into_iter()
        .filter(|term| term.counts == Counts::Aanvragen)
        .filter_map(|term| day_of(term, base_of_student(term, facts)?))
        .filter(|day| *day >= facts.today)
        .min()
}

/// The last day to which it may last at most, by the term "maximum" of the kind.
pub(crate) fn longest_end(
    instrument: &Instrument,
    setup: &InstrumentSetup,
    facts: &Facts,
) -> Option<NaiveDate> {
    let kind = setup.kind(&instrument.kind_code)?;
    let municipality = municipality_of(instrument, facts);
    let terms = setup.terms_of(kind, municipality);
    let term = terms
        .into_iter()
        .find(|term| term.counts == Counts::Maximum && term.moment == TermMoment::Begin)?;
    last_day_of(instrument.from_date?, term.amount?, term.unit)
}

/// The municipality whose terms count: where it was asked, or else where the student lives.
pub(crate) fn municipality_of<'a>(instrument: &'a Instrument, facts: &'a Facts) -> &'a str {
    if instrument.municipality_code.is_empty() {
        &facts.municipality_code
    } else {
        &instrument.municipality_code
    }
}

struct Asked<'a> {
    instrument: &'a Instrument,
    periods: &'a [InstrumentPeriod],
    kind: &'a InstrumentKind,
    facts: &'a Facts,
}

impl Asked<'_> {
    fn municipality(&self) -> &str {
        municipality_of(self.instrument, self.facts)
    }

    fn points(&self, term: &Term) -> Vec<DuePoint> {
        use InstrumentStatus::{Aangevraagd, Afgewezen, Beeindigd, Bezwaar, Toegekend};
        let one = self.instrument;
        let status = one.status;
        let single = |base: Option<NaiveDate>, met: bool| -> Vec<DuePoint> {
            base.and_then(|base| self.point(term, base, met, None))
                .into_iter()
                .collect()
        };
        match term.counts {
            Counts::Aanvragen => {
                let applied = one.applied_on.is_some()
                    || !matches!(
                        status,
                        InstrumentStatus::Besproken | InstrumentStatus::Aanvragen
                    );
                single(self.base(term), applied)
            }
            Counts::Besluit if status == Aangevraagd || one.decided_on.is_some() => {
                single(self.base(term), status != Aangevraagd)
            }
            Counts::Bezwaar if matches!(status, Afgewezen | Bezwaar) => single(
                self.base(term),
                status == Bezwaar || one.objection_on.is_some(),
            ),
            Counts::Evaluatie if matches!(status, Toegekend | Beeindigd) => self
                .periods
                .iter()
                .filter_map(|period| {
                    let met = period.evaluated_on.is_some() || self.over();
                    self.point(term, period.to_date, met, Some(period))
                })
                .collect(),
            Counts::Einde if matches!(status, Toegekend | Beeindigd) => {
                let end = one.to_date.or_else(|| self.last_period_end());
                match end {
                    Some(end) => self
                        .point_on(term, end, self.over(), None)
                        .into_iter()
                        .collect(),
                    None => single(self.base(term), self.over()),
                }
            }
            // Only where the end that was granted does not come first.
            Counts::Maximum if status == Toegekend => {
                let base = self.base(term);
                let day = base.and_then(|base| self.day(term, base));
                let ends_before = one.to_date.zip(day).is_some_and(|(to, day)| to < day);
                if ends_before {
                    Vec::new()
                } else {
                    single(base, self.over())
                }
            }
            _ => Vec::new(),
        }
    }

    /// The day that somebody set, where the terms don't give the same.
    fn by_hand(&self) -> Option<DuePoint> {
        let one = self.instrument;
        let date = one.apply_before?;
        let open = matches!(
            one.status,
            InstrumentStatus::Besproken | InstrumentStatus::Aanvragen
        );
        (open && one.applied_on.is_none()).then(|| DuePoint {
            what: Counts::Aanvragen,
            date,
            // A day of one's own is near in the week before it.
            state: self.state(date, 7, false),
            why: "Deze dag is zelf gekozen.".to_owned(),
            who: self.who(Counts::Aanvragen),
            source: String::new(),
            checked_on: None,
            uncertain: false,
            by_hand: true,
            period_id: None,
        })
    }

    fn over(&self) -> bool {
        self.instrument.status == InstrumentStatus::Beeindigd || self.instrument.ended_on.is_some()
    }

    /// The end of the last period, once it is settled that no other follows.
    fn last_period_end(&self) -> Option<NaiveDate> {
        let last = self.periods.last()?;
        (last.extension != Extension::Toegekend).then_some(last.to_date)
    }

    fn base(&self, term: &Term) -> Option<NaiveDate> {
        let one = self.instrument;
        match term.moment {
            TermMoment::Aangevraagd => one.applied_on,
            TermMoment::Besluit => one.decided_on,
            TermMoment::Begin => one.from_date,
            TermMoment::Eind => one.to_date,
            TermMoment::PeriodeEind => self.periods.last().map(|period| period.to_date),
            _ => base_of_student(term, self.facts),
        }
    }

    fn day(&self, term: &Term, base: NaiveDate) -> Option<NaiveDate> {
        day_of(term, base)
    }

    fn point(
        &self,
        term: &Term,
        base: NaiveDate,
        met: bool,
        period: Option<&InstrumentPeriod>,
    ) -> Option<DuePoint> {
        let date = self.day(term, base)?;
        let mut point = self.point_on(term, date, met, period)?;
        point.why = why(term, base);
        Some(point)
    }

    fn point_on(
        &self,
        term: &Term,
        date: NaiveDate,
        met: bool,
        period: Option<&InstrumentPeriod>,
    ) -> Option<DuePoint> {
        Some(DuePoint {
            what: term.counts,
            date,
            state: self.state(date, term.lead_days, met),
            why: "Tot en met deze dag is het toegekend.".to_owned(),
            who: self.who(term.counts),
            source: term.source.clone(),
            checked_on: term.checked_on,
            uncertain: term.uncertain,
            by_hand: false,
            period_id: period.and_then(|period| period.id.clone()),
        })
    }

    fn state(&self, date: NaiveDate, lead_days: u32, met: bool) -> DueState {
        let today = self.facts.today;
        let warn = date
            .checked_sub_days(Days::new(u64::from(lead_days)))
            .unwrap_or(date);
        if met {
            DueState::Met
        } else if date < today {
            DueState::Late
        } else if warn <= today {
            DueState::Soon
        } else {
            DueState::Coming
        }
    }

    /// Who acts: who decides, who asks, or the student.
    fn who(&self, counts: Counts) -> String {
        let applies = || {
            if self.instrument.applied_by.is_empty() {
                self.kind.who_applies.join(" en ")
            } else {
                self.instrument.applied_by.clone()
            }
        };
        match counts {
            Counts::Besluit => self.kind.applied_at.clone(),
            Counts::Bezwaar => "jongere of ouder".to_owned(),
            _ => applies(),
        }
    }
}

/// Moments that hang on the student alone.
fn base_of_student(term: &Term, facts: &Facts) -> Option<NaiveDate> {
    match term.moment {
        TermMoment::LaatsteSchooldag => facts.leaving,
        TermMoment::MboDatum => facts.mbo_date,
        TermMoment::Achttien => facts.birth_date.and_then(eighteen),
        TermMoment::VasteDag => day_in_school_year(&facts.cohort, &term.fixed_day),
        _ => None,
    }
}

/// The day of a term from a moment; `None` when nobody knows how long it is.
fn day_of(term: &Term, base: NaiveDate) -> Option<NaiveDate> {
    let amount = term.amount?;
    let lasts = matches!(term.counts, Counts::Einde | Counts::Maximum) && term.side == Side::Na;
    if lasts && amount > 0 {
        last_day_of(base, amount, term.unit)
    } else {
        shifted(base, amount, term.unit, term.side)
    }
}

/// `8 weken na de aanvraag op 2 november 2026.`
fn why(term: &Term, base: NaiveDate) -> String {
    let day = long_day(base);
    let moment = match term.moment {
        TermMoment::Aangevraagd => format!("de aanvraag op {day}"),
        TermMoment::Besluit => format!("het besluit van {day}"),
        TermMoment::Begin => format!("het begin op {day}"),
        TermMoment::Eind => format!("het eind op {day}"),
        TermMoment::PeriodeEind => format!("het eind van de periode op {day}"),
        TermMoment::LaatsteSchooldag => format!("de laatste schooldag op {day}"),
        TermMoment::MboDatum => format!("de mbo-datum {day}"),
        TermMoment::Achttien => format!("de 18e verjaardag op {day}"),
        TermMoment::VasteDag => format!("de vaste dag {day}"),
    };
    let sentence = match (term.amount.unwrap_or_default(), term.side) {
        (0, Side::Na) => format!("Op {moment}."),
        (0, Side::Voor) => format!("Voor {moment}."),
        (amount, side) => {
            let length = amount_in_words(amount, term.unit);
            match side {
                Side::Na => format!("{length} na {moment}."),
                Side::Voor => format!("{length} voor {moment}."),
            }
        }
    };
    if term.note.is_empty() {
        sentence
    } else {
        format!("{sentence} {}", term.note)
    }
}

fn amount_in_words(amount: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Dagen => ("dag", "dagen"),
        Unit::Weken => ("week", "weken"),
        Unit::Maanden => ("maand", "maanden"),
        Unit::Jaren => ("jaar", "jaar"),
    };
    match (amount, unit) {
        (6, Unit::Maanden) => "Een half jaar".to_owned(),
        (1, _) => format!("1 {one}"),
        _ => format!("{amount} {many}"),
    }
}

#[cfg(test)]
pub(in crate::instruments) mod tests;
