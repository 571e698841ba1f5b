//! Vandaag: what needs doing now, from real records. Nothing here is stored.

mod store;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use self::store::today;
use crate::agreements::{Agreement, OwnerRow};
use crate::ids::{MeetingId, RedButtonId, StudentId};
use crate::instruments::DueInstrument;
use crate::stuck::{Reason, State};

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

/// A student without movement for so long that the rode knop is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct StuckStudent {
    /// Who.
    pub student_id: StudentId,
    /// Name.
    pub name: String,
    /// Days without movement.
    pub days: i64,
    /// Last movement.
    pub last: Option<NaiveDate>,
    /// Municipality, or empty.
    pub municipality: String,
    /// Somebody of that municipality who may break through is known.
    pub official: bool,
}

/// A rode knop that asks for something: to be sent, asked again, or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "today.ts")]
pub struct RedButtonRow {
    /// Which.
    pub id: RedButtonId,
    /// For whom.
    pub student_id: StudentId,
    /// Name.
    pub student: String,
    /// How far it is.
    pub state: State,
    /// Why it was pressed.
    pub reason: Reason,
    /// When.
    pub pressed_on: NaiveDate,
    /// To whom; empty when nobody was known.
    pub to_whom: String,
    /// Days since it was sent or last asked again.
    pub days_waiting: i64,
    /// The answer, when there is one.
    pub answer: String,
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
    /// Agreements that come back today: of a row, or moved to today. Not among those of this week.
    pub back_today: Vec<Agreement>,
    /// Others who are late, by owner, who is latest first.
    pub owners_late: Vec<OwnerRow>,
    /// Open agreements of students whose route is closed: nobody is chased for those.
    pub resting: usize,
    /// Every rode knop that is not closed, what is most urgent first.
    pub red_buttons: Vec<RedButtonRow>,
    /// Students for whom the rode knop is proposed, longest first.
    pub stuck: Vec<StuckStudent>,
    /// Students of this year without a meeting.
    pub without_meeting: Vec<WithoutMeeting>,
    /// Students who wait for a coach.
    pub without_coach: Vec<WithoutCoach>,
    /// Students for whom nothing happened; who is stuck stands there instead.
    pub quiet: Vec<QuietStudent>,
    /// Who turns 16 or 18.
    pub coming_of_age: Vec<ComingOfAge>,
    /// Instruments with a term that is near or past, oldest first.
    pub instruments: Vec<DueInstrument>,
}
