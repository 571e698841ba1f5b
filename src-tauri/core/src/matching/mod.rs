//! The match table (handbook 2: matchtafel): the monthly table of schools, UWV and the employers'
//! desk. Open places lie beside students who look for one; who goes to look where, and what came
//! of it.
//!
//! The table stands on a beamer and other schools sit around it. So what it shows of a student is
//! narrow by construction: the first name, and what the student can and wants as far as the
//! student shows it to receivers ([`seekers`]). Family, benefits, diagnosis and remarks are never
//! read for it.

pub(crate) mod becomes;
mod error;
mod history;
pub(crate) mod looks;
pub(crate) mod places;
mod prepare;
mod print;
mod reasons;
mod search;
pub(crate) mod seekers;
mod seeking;
mod sessions;
mod suggest;
mod table;
mod types;
mod weigh;

pub use self::becomes::{becomes, stopped};
pub use self::error::MatchingError;
pub use self::history::{of_organisation, of_student};
pub use self::looks::{look, outcome};
pub use self::places::{get_place, remove_place, save_place, set_place_status};
pub use self::print::{MatchPrint, PrintLook, PrintPlace, PrintSeeker, for_print};
pub use self::search::{save_search, search};
pub use self::seeking::{Seeks, Why};
pub use self::sessions::{close_session, save_session, sessions};
pub use self::suggest::{promising, suggest};
pub use self::table::table;
pub use self::types::{
    Becomes, Brought, JobSearch, Look, LookOutcome, LookState, MatchSession, MatchTable, NewLook,
    OpenPlace, PlaceHistory, PlaceKind, PlaceRow, PlaceState, Reach, Reason, SaveSession,
    SeekerRow, SetPlaceStatus, Stopped, SuggestFor, Suggestion, Tone, Weekday,
};
