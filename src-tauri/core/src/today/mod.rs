//! Vandaag: what needs doing now, from real records. Nothing here is stored.

mod store;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use self::store::today;
use crate::agreements::Agreement;
use crate::ids::{MeetingId, StudentId};

/// A day on the strip with a meeting or a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct StripMeeting {
    /// Meeting.
    pub id: MeetingId,
    /// Day.
    pub date: NaiveDate,
    /// Names of the municipalities.
    pub municipalities: Vec<String>,
    /// Students on the agenda.
    pub students: usize,
    /// Free places, when the times are known.
    pub room: Option<i64>,
    /// `09:00` or empty.
    pub start_time: String,
    /// Planned and its day is past: still to close.
    pub to_close: bool,
}

/// The next date that everything counts down to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct Deadline {
    /// `mbo_date`, `last_school_day` or `new_year`.
    pub code: String,
    /// Day.
    pub date: NaiveDate,
}

/// A student without a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct WithoutMeeting {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Municipality, or empty when unknown.
    pub municipality: String,
    /// CBS code.
    pub municipality_code: String,
    /// A planned meeting of that municipality with room.
    pub fits: Option<StripMeeting>,
    /// A planned meeting of that municipality that is full.
    pub full: Option<StripMeeting>,
}

/// A student for whom nothing happened for long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct QuietStudent {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Days without activity.
    pub days: i64,
    /// Last activity.
    pub last: Option<NaiveDate>,
}

/// A student who turns 16 or 18 soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct ComingOfAge {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// The birthday.
    pub date: NaiveDate,
    /// 16 or 18.
    pub age: u32,
}

/// A student who wants a coach and has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct WithoutCoach {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Municipality.
    pub municipality: String,
    /// Wished from.
    pub from: Option<NaiveDate>,
}

/// Everything of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// Students on a route at school or in nazorg.
    pub students: usize,
    /// The next deadline.
    pub deadline: Option<Deadline>,
    /// Planned meetings up to the deadline, by day. Those of the past come first: they are still to
    /// close, however long ago they were.
    pub meetings: Vec<StripMeeting>,
    /// Agreements past their day, oldest first.
    pub late: Vec<Agreement>,
    /// Agreements due within seven days.
    pub this_week: Vec<Agreement>,
    /// Open agreements in all.
    pub open_agreements: usize,
    /// Students of this year without a meeting.
    pub without_meeting: Vec<WithoutMeeting>,
    /// Students who wait for a coach.
    pub without_coach: Vec<WithoutCoach>,
    /// Students for whom nothing happened.
    pub quiet: Vec<QuietStudent>,
    /// Who turns 16 or 18.
    pub coming_of_age: Vec<ComingOfAge>,
}
