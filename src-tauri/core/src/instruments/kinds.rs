//! What is known about each kind: who applies, what to bring, which terms run, what to think of.
//! All of it is data that the school changes; nothing here is a rule.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{HintId, RegimeId, RequirementId, TermId};

/// What the name of a kind gives away, so who may read it on paper (handbook 8.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Reveals {
    /// Nothing: a next school may read it.
    Niets,
    /// That there is care: care reads it, a next school does not.
    Zorg,
    /// A disability or a benefit: only who works with those reads it. Where nobody said, this.
    #[default]
    Beperking,
}

/// A kind of instrument; also what is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentKind {
    /// Code; empty makes a new kind of the school's own.
    pub code: String,
    /// Name for professionals.
    pub name: String,
    /// Name for the student.
    pub plain_name: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// Where it is applied for.
    pub applied_at: String,
    /// Who applies: jongere, ouder, werkgever, school, gemeente, jobcoach.
    pub who_applies: Vec<String>,
    /// Kinds with the same code are one application in which one is chosen; empty for the others.
    pub application_code: String,
    /// Only in this municipality (CBS code); empty is everywhere.
    pub municipality_code: String,
    /// The municipality where the student lives decides.
    pub via_municipality: bool,
    /// `mbo` when it has a record of its own, else empty.
    pub record: String,
    /// What its name gives away.
    pub reveals: Reveals,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// Sources disagree, are old or are silent (handbook chapter 13).
    pub uncertain: bool,
    /// Made by the school.
    pub own: bool,
    /// Used at this school: can be chosen.
    pub offered: bool,
}

/// Kinds that are one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Application {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
}

/// Which list a requirement stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum RequirementList {
    /// To bring.
    Document,
    /// To look at: yes or no.
    Criterium,
}

/// Something to bring or to look at; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Requirement {
    /// Number.
    pub id: Option<RequirementId>,
    /// Code of the kind or of the application.
    pub for_code: String,
    /// On which list.
    pub list: RequirementList,
    /// In plain words.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// See [`InstrumentKind::uncertain`].
    pub uncertain: bool,
}

/// What a term counts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Counts {
    /// To be applied for.
    Aanvragen,
    /// To be decided on.
    Besluit,
    /// Objection can be made until.
    Bezwaar,
    /// How long one period lasts; no due point of its own.
    Periode,
    /// To be evaluated, each period.
    Evaluatie,
    /// Ends.
    Einde,
    /// Ends at the latest.
    Maximum,
}

/// Unit of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Unit {
    /// Days.
    Dagen,
    /// Weeks.
    Weken,
    /// Calendar months.
    Maanden,
    /// Calendar years.
    Jaren,
}

/// On which side of the moment a term lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Side {
    /// After.
    Na,
    /// Before.
    Voor,
}

/// The moment from which a term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum TermMoment {
    /// The day of the application.
    Aangevraagd,
    /// The day of the decision.
    Besluit,
    /// The first day for which it is granted.
    Begin,
    /// The last day for which it is granted.
    Eind,
    /// The last day of each period.
    PeriodeEind,
    /// The last school day of the student.
    LaatsteSchooldag,
    /// The day of the settings before which one applies at an mbo, in the year of leaving.
    MboDatum,
    /// The 18th birthday.
    Achttien,
    /// A fixed day in the school year of leaving.
    VasteDag,
}

/// A term; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct Term {
    /// Number.
    pub id: Option<TermId>,
    /// Code of the kind or the application; `*` is every kind.
    pub for_code: String,
    /// Only in this municipality, where it goes before the general one; empty is everywhere.
    pub municipality_code: String,
    /// What it counts to.
    pub counts: Counts,
    /// How much (0–1200); `None` when nobody knows, and then nothing counts.
    pub amount: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// Before or after the moment.
    pub side: Side,
    /// The moment.
    pub moment: TermMoment,
    /// `MM-DD` for [`TermMoment::VasteDag`].
    pub fixed_day: String,
    /// Warn this many days before (0–365).
    pub lead_days: u32,
    /// What to know about it.
    pub note: String,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// See [`InstrumentKind::uncertain`].
    pub uncertain: bool,
}

/// When a hint is given: the fixed vocabulary. What is said then is data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "instruments.ts")]
pub enum Condition {
    /// It was talked about and has yet to be applied for.
    NogAanTeVragen,
    /// Another kind of the same application is asked for too.
    ZelfdeAanvraag,
    /// One of the other kinds is there too.
    SamenMet,
    /// One of the other kinds runs in the same period.
    TegelijkMet,
    /// None of the other kinds is asked for or granted.
    Zonder,
    /// The student is on a bbl.
    Bbl,
    /// The student is 16 or 17.
    ZestienZeventien,
    /// The student has a job now.
    Bijbaan,
    /// The student had a job at this workplace before.
    WerkteErAl,
    /// A criterion was answered with no.
    CriteriumNee,
    /// It is granted for longer than the term "maximum".
    LangerDanMaximum,
    /// The student lives in another municipality than where it was asked (handbook 12d, 2).
    Verhuisd,
    /// The place ended while this is open (handbook 12d, 4).
    PlekGestopt,
    /// The student stays at school a year longer (handbook 12d, 7).
    ExtraJaar,
    /// The student goes on to learn and this is not there; said about the student.
    OntbreektBijVervolgonderwijs,
}

/// A hint that may be given; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct HintRule {
    /// Number.
    pub id: Option<HintId>,
    /// Code of the kind or the application.
    pub for_code: String,
    /// When.
    pub condition: Condition,
    /// Kinds that the condition looks at.
    pub other: Vec<String>,
    /// What is said.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// See [`InstrumentKind::uncertain`].
    pub uncertain: bool,
    /// Is it given?
    pub active: bool,
}

/// A label with hours or money; also what is saved (`id` `None` makes a new one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentRegime {
    /// Number.
    pub id: Option<RegimeId>,
    /// Kind.
    pub kind_code: String,
    /// Of this municipality; empty is everywhere.
    pub municipality_code: String,
    /// Label: licht, midden, intensief …
    pub name: String,
    /// Hours per half year, when agreed.
    pub half_year_hours: Option<u32>,
    /// The most there is, in words.
    pub maximum: String,
    /// Who says so.
    pub source: String,
    /// When that was checked.
    pub checked_on: Option<NaiveDate>,
    /// See [`InstrumentKind::uncertain`].
    pub uncertain: bool,
}

/// All that is known about kinds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "instruments.ts")]
pub struct InstrumentSetup {
    /// Kinds, in order.
    pub kinds: Vec<InstrumentKind>,
    /// Applications with a choice.
    pub applications: Vec<Application>,
    /// What to bring and to look at.
    pub requirements: Vec<Requirement>,
    /// Terms.
    pub terms: Vec<Term>,
    /// Hints.
    pub hints: Vec<HintRule>,
    /// Labels with hours or money.
    pub regimes: Vec<InstrumentRegime>,
}

impl InstrumentSetup {
    /// The kind with this code.
    #[must_use]
    pub fn kind(&self, code: &str) -> Option<&InstrumentKind> {
        self.kinds.iter().find(|kind| kind.code == code)
    }

    /// The terms that run for a kind in a municipality: per thing that is counted those of the
    /// municipality before general ones, those of the kind before those of its application.
    #[must_use]
    pub fn terms_of(&self, kind: &InstrumentKind, municipality: &str) -> Vec<&Term> {
        let rank = |term: &Term| {
            let nearness = if term.for_code == kind.code {
                3
            } else if !kind.application_code.is_empty() && term.for_code == kind.application_code {
                2
            } else if term.for_code == EVERY_KIND {
                1
            } else {
                return None;
            };
            if term.municipality_code.is_empty() {
                Some(nearness)
            } else {
                (term.municipality_code == municipality).then_some(nearness + 3)
            }
        };
        let ranked: Vec<(u8, &Term)> = self
            .terms
            .iter()
            .filter_map(|term| Some((rank(term)?, term)))
            .collect();
        ranked
            .iter()
            .filter(|(own, term)| {
                ranked
                    .iter()
                    .all(|(other, than)| than.counts != term.counts || other <= own)
            })
            .map(|(_, term)| *term)
            .collect()
    }

    /// Does a line of the setup belong to this kind, by its own code or that of its application?
    #[must_use]
    pub fn belongs(kind: &InstrumentKind, for_code: &str) -> bool {
        for_code == kind.code
            || (!kind.application_code.is_empty() && for_code == kind.application_code)
    }
}

/// Code that stands for every kind.
pub const EVERY_KIND: &str = "*";
