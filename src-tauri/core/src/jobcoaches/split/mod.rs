//! The best split of everybody who waits over the coaches, proven, with its reasons.
//!
//! First as many students as possible, then the least cost: the wishes that are not met, each with
//! the weight of the settings, and an even load. What a coach can't do (municipality, regime, period,
//! places, hours) is never proposed; a person may still choose it, with a reason.

mod explain;
mod facts;
pub mod flow;
mod hours;
mod knapsack;
mod model;
pub mod problem;
mod repair;
mod solve;
mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::solve::solve;
pub use self::store::{accept, ask_for, otherwise, propose};
use crate::ids::{CoachId, StudentId};

/// A student with a coach: chosen by hand, excluded, or to take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct SplitChoice {
    /// Who.
    pub student_id: StudentId,
    /// With whom.
    pub coach_id: CoachId,
}

/// What a person settled before the rest is split.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "split.ts")]
pub struct SplitRequest {
    /// These pairs, whatever it costs the rest.
    pub pins: Vec<SplitChoice>,
    /// Never these pairs.
    pub excluded: Vec<SplitChoice>,
}

/// Another coach for one student, with the rest split anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct OtherChoice {
    /// What was settled.
    pub settled: SplitRequest,
    /// What if this pair?
    pub choice: SplitChoice,
}

/// Asking for a coach, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct AsksFor {
    /// Who asks.
    pub student_id: StudentId,
    /// For whom; absent takes it back.
    pub coach_id: Option<CoachId>,
}

/// One coach proposed for one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct Proposal {
    /// Who.
    pub student_id: StudentId,
    /// With whom.
    pub coach_id: CoachId,
    /// A person chose it.
    pub pinned: bool,
    /// From when.
    pub from: NaiveDate,
    /// Hours per half year.
    pub half_year_hours: u32,
    /// Why in two words, for in the cell.
    pub short: String,
    /// Why, sentence by sentence.
    pub reasons: Vec<String>,
}

/// A student for whom there is no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct Stuck {
    /// Who.
    pub student_id: StudentId,
    /// Which rule stands in the way.
    pub why: Vec<String>,
    /// The smallest thing that would help, the nearest first.
    pub help: Vec<String>,
}

/// The best split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct SplitAnswer {
    /// Who gets whom.
    pub proposals: Vec<Proposal>,
    /// For whom there is no place.
    pub stuck: Vec<Stuck>,
    /// Proven: no split places more, and none that places as many costs less.
    pub proven: bool,
    /// What it costs in weights of the settings; only to compare.
    pub cost: u64,
    /// The least that it could cost.
    pub at_least: u64,
}

/// Somebody else who gets another coach along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct Shift {
    /// Who.
    pub student_id: StudentId,
    /// With whom now, when at all.
    pub from: Option<CoachId>,
    /// With whom then, when at all.
    pub to: Option<CoachId>,
}

/// What another choice costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "split.ts")]
pub struct Otherwise {
    /// It can be done within the rules.
    pub possible: bool,
    /// So many fewer students get a coach.
    pub fewer: usize,
    /// So much more it costs, in weights of the settings.
    pub costs: i64,
    /// Who gets another coach along.
    pub shifts: Vec<Shift>,
    /// In plain Dutch.
    pub text: Vec<String>,
}
